"""Highwire Press ``citation_*`` tags, by which Google Scholar and reference managers read a paper's page.

Names and values are those of https://scholar.google.com/intl/en/scholar/inclusion.html, section "Configuring
the meta-tags".  Of those it does not have, Zotero reads most, and arXiv writes ``citation_arxiv_id``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model.dates import Date
from ..model.publication import Publication
from ..model.text import plain
from .common import (
    absolute,
    arxiv_id,
    bare_doi,
    container_and_publisher,
    family_first,
    first_and_last_page,
    is_preprint,
    isbns,
    issns,
    keywords,
    language,
    one_line,
)

#: biblatex type -> what the title is called that the paper is part of
_CONTAINERS = {
    "article": "citation_journal_title",
    "review": "citation_journal_title",
    "suppperiodical": "citation_journal_title",
    "inproceedings": "citation_conference_title",
    "bookinbook": "citation_inbook_title",
    "inbook": "citation_inbook_title",
    "incollection": "citation_inbook_title",
    "inreference": "citation_inbook_title",
    "suppbook": "citation_inbook_title",
    "suppcollection": "citation_inbook_title",
}
#: biblatex type -> what the body is called that published it; every other is a ``citation_publisher``
_BODIES = {
    "report": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
#: biblatex type -> what ``number`` is called; elsewhere it is that of a series, which has no tag
_NUMBERS = {
    "article": "citation_issue",
    "periodical": "citation_issue",
    "review": "citation_issue",
    "suppperiodical": "citation_issue",
    "report": "citation_technical_report_number",
}


def highwire(
    publication: Publication, *, pdf_url: str = "", page_url: str = "", abstract_url: str = ""
) -> list[tuple[str, str]]:
    """Return the names and contents of the ``meta`` elements for the page of a paper; never raises.

    Each name occurs once, but for ``citation_author``; no content is empty, and none is escaped for HTML.
    Addresses that are not absolute are left out, as no reader of these tags resolves them.

    :param pdf_url: the paper itself; Google Scholar wants it in the folder of the page, or below.  Without
        it, the ``pdf`` of the entry counts if that is an absolute address
    :param page_url: the page that the tags are for
    :param abstract_url: the page that shows the abstract
    """
    tags = [*_citation(publication), *_numbers(publication)]
    pdf = absolute(pdf_url) or absolute(dict(publication.links).get("pdf", ""))
    tags += [
        ("citation_pdf_url", pdf),
        ("citation_public_url", absolute(page_url)),
        ("citation_abstract_html_url", absolute(abstract_url)),
        ("citation_language", language(publication)),
        ("citation_keywords", "; ".join(keywords(publication))),
    ]
    cleaned = ((name, one_line(content)) for name, content in tags)
    return [(name, content) for name, content in cleaned if name and content]


def _citation(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield who wrote what, when and where it appeared."""
    container, publisher = container_and_publisher(publication)
    yield "citation_title", plain(publication.title)
    for author in publication.authors:
        yield "citation_author", family_first(author.name)
    yield "citation_publication_date", _date(publication.date)
    yield _CONTAINERS.get(publication.type, ""), plain(container)
    yield _BODIES.get(publication.type, "citation_publisher"), publisher


def _numbers(publication: Publication) -> Iterator[tuple[str, str]]:
    # that of a preprint is its server's: "CoRR, abs/2401.00001"
    if not is_preprint(publication):
        yield "citation_volume", publication.volume
        yield _NUMBERS.get(publication.type, ""), publication.number
    # a whole work says there how many pages it has
    if publication.type in _CONTAINERS:
        first, last = first_and_last_page(publication)
        # of several ranges, only the beginning of the first has a tag
        yield "citation_firstpage", first.partition(",")[0].partition("–")[0]
        yield "citation_lastpage", last
    yield "citation_isbn", next(iter(isbns(publication)), "")
    yield "citation_issn", next(iter(issns(publication)), "")
    yield "citation_doi", bare_doi(publication)
    yield "citation_arxiv_id", arxiv_id(publication)


def _date(date: Date | None) -> str:
    """Return ``2024``, ``2024/10`` or ``2024/10/01``."""
    return date.isoformat().replace("-", "/") if date and date.year > 0 else ""
