"""schema.org's vocabulary as JSON-LD: a paper, and a list of papers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model.dates import parse_date
from ..model.people import Registry
from ..model.publication import Publication
from ..model.text import plain
from .common import (
    absolute,
    arxiv_id,
    bare_doi,
    container_and_publisher,
    field,
    first_and_last_page,
    genre,
    is_preprint,
    isbns,
    issns,
    keywords,
    language,
    one_line,
    status,
)
from .json_ld import Object, document, make, named, script
from .schema_people import authors, editors, person, profile_page

_IN_PERIODICALS = frozenset({"article", "review", "suppperiodical"})
_IN_BOOKS = frozenset(
    {"bookinbook", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection"}
)
_BOOKS = frozenset(
    {"book", "collection", "mvbook", "mvcollection", "mvproceedings", "proceedings", "reference"}
)
#: types of schema.org that have pages in something larger
_PAGED = frozenset({"Article", "Chapter", "NewsArticle", "Report", "ScholarlyArticle"})


def first_and_last(publication: Publication, kind: str) -> dict[str, str]:
    """Return ``pageStart`` and ``pageEnd``, or ``pagination`` for what is not one range of pages.

    :param kind: the type of schema.org that the publication has
    """
    if kind not in _PAGED:
        return {}
    first, last = first_and_last_page(publication)
    return {"pageStart": first, "pageEnd": last} if last else {"pagination": first}


def part_of(publication: Publication, people: Registry | None) -> Object:
    """Return the journal with volume and issue, the book with its series, or what else it appeared in."""
    if is_preprint(publication):
        return {}
    container, _ = container_and_publisher(publication)
    name = plain(container)
    if publication.type in _IN_PERIODICALS:
        return _issue(publication, name)
    if publication.type in _IN_BOOKS:
        return _book(publication, name, people)
    if publication.type in _BOOKS:
        return _volume(publication) or named("Book", name)
    return named("CreativeWork", name)


def _issue(publication: Publication, name: str) -> Object:
    """Return the issue of the volume of the journal, without the steps that are not known."""
    whole = named("Periodical", name, issn=issns(publication))
    if volume := one_line(publication.volume):
        whole = make("PublicationVolume", volumeNumber=volume, isPartOf=whole)
    if issue := one_line(publication.number):
        whole = make("PublicationIssue", issueNumber=issue, isPartOf=whole)
    return whole


def _book(publication: Publication, name: str, people: Registry | None) -> Object:
    return named(
        "Book",
        name,
        isbn=isbns(publication),
        bookEdition=field(publication, "edition"),
        **editors(publication, people),
        isPartOf=_volume(publication),
    )


def _volume(publication: Publication) -> Object:
    """Return the volume of the series that a book is; without a series, its volume is one of its own."""
    series = named("BookSeries", field(publication, "series"), issn=issns(publication))
    volume = one_line(publication.volume or publication.number)
    return make("PublicationVolume", volumeNumber=volume, isPartOf=series) if series and volume else series


def presented_at(publication: Publication) -> Object:
    """Return the event that biblatex's ``eventtitle`` names, with its place and first day."""
    start = parse_date(field(publication, "eventdate").partition("/")[0])
    return named(
        "PublicationEvent",
        field(publication, "eventtitle"),
        location=field(publication, "venue"),
        startDate=start.isoformat() if start else "",
    )


__all__ = ["item_list", "person", "profile_page", "scholarly_article", "script"]

_BOOK = """
    book booklet collection commentary manual mvbook mvcollection mvproceedings mvreference proceedings
    reference
"""
_CHAPTER = "bookinbook inbook incollection inreference suppbook suppcollection"
#: biblatex types; every other is a ``CreativeWork``
_TYPES = {
    **dict.fromkeys(
        ("article", "inproceedings", "review", "suppperiodical", "unpublished"), "ScholarlyArticle"
    ),
    **dict.fromkeys(_BOOK.split(), "Book"),
    **dict.fromkeys(_CHAPTER.split(), "Chapter"),
    "artwork": "VisualArtwork",
    "audio": "AudioObject",
    "dataset": "Dataset",
    "image": "ImageObject",
    "legislation": "Legislation",
    "movie": "Movie",
    "online": "WebPage",
    "periodical": "Periodical",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "video": "VideoObject",
}
#: biblatex's ``entrysubtype`` of articles
_ARTICLES = {"magazine": "Article", "newspaper": "NewsArticle"}

#: types of schema.org whose editors are their own
_EDITED = frozenset({"Book", "Periodical"})

#: links that lead to the same work elsewhere
_SAME = ("doi", "arxiv", "hal", "pubmed", "url", "html")
#: statuses in which nothing has been published
_UNPUBLISHED = frozenset({"submitted", "inreview", "inpreparation"})


def scholarly_article(
    publication: Publication,
    *,
    url: str = "",
    pdf_url: str = "",
    image: str = "",
    people: Registry | None = None,
) -> Object:
    """Return a publication as an object of schema.org, of the type that its entry type means; never raises.

    Addresses that are not absolute are left out, and so is what is not known.

    :param url: the page about the paper
    :param pdf_url: the paper itself; without it, the ``pdf`` of the entry counts if it is absolute
    :param image: the paper's picture
    :param people: the site's people, for the homepages and ORCID iDs of those among the authors
    """
    kind = _type(publication)
    _, publisher = container_and_publisher(publication)
    return document(
        make(
            kind,
            name=plain(publication.title),
            # Google requires it of articles
            headline=plain(publication.title) if kind.endswith("Article") else "",
            url=absolute(url),
            image=absolute(image),
            author=authors(publication.authors, people),
            **_dates(publication),
            **first_and_last(publication, kind),
            isPartOf=part_of(publication, people),
            publication=presented_at(publication),
            publisher=named("Organization", publisher),
            # of a part, they edited the whole
            **(editors(publication, people) if kind in _EDITED else {}),
            **_specific(publication, kind),
            identifier=_identifiers(publication),
            sameAs=_same_as(publication, absolute(url)),
            encoding=_encoding(publication, pdf_url),
            inLanguage=language(publication),
            version=field(publication, "version"),
            keywords=keywords(publication),
            award=[award.text for award in publication.awards],
            creativeWorkStatus="preprint" if publication.status == "preprint" else status(publication),
            abstract=plain(publication.abstract),
        )
    )


def item_list(
    items: Iterable[tuple[Publication, str]], *, name: str = "", url: str = "", limit: int | None = None
) -> Object:
    """Return an ``ItemList`` of publications in their order; an empty one has no items, and is empty.

    :param items: publications, each with the absolute address of its page, or of its place in the list
    :param name: heading of the list
    :param url: absolute address of the list
    :param limit: how many to name; ``numberOfItems`` counts all
    """
    listed = list(items)
    if not listed:
        return {}
    elements = [
        make("ListItem", position=position, url=absolute(address), name=plain(publication.title))
        for position, (publication, address) in enumerate(listed[:limit], 1)
    ]
    return document(
        make("ItemList", name=name, url=absolute(url), numberOfItems=len(listed), itemListElement=elements)
    )


def _type(publication: Publication) -> str:
    if is_preprint(publication):
        return "ScholarlyArticle"
    if publication.type == "article":
        return _ARTICLES.get(field(publication, "entrysubtype"), "ScholarlyArticle")
    if publication.type == "software" and absolute(dict(publication.links).get("code", "")):
        return "SoftwareSourceCode"
    return _TYPES.get(publication.type, "CreativeWork")


def _dates(publication: Publication) -> dict[str, str]:
    if publication.date is None:
        return {}
    name = "dateCreated" if publication.status in _UNPUBLISHED else "datePublished"
    return {name: publication.date.isoformat()}


def _specific(publication: Publication, kind: str) -> dict[str, Any]:
    """Return what only works of one type have."""
    links = dict(publication.links)
    match kind:
        case "Book":
            total = field(publication, "pagetotal")
            return {
                "isbn": isbns(publication),
                "bookEdition": field(publication, "edition"),
                "numberOfPages": int(total)
                if total.isascii() and total.isdecimal() and len(total) < 7
                else None,
            }
        case "Periodical":
            return {"issn": issns(publication)}
        case "Report":
            return {"reportNumber": publication.number, "genre": genre(publication)}
        case "Thesis":
            return {"genre": genre(publication)}
        case "Dataset":
            return {"distribution": make("DataDownload", contentUrl=absolute(links.get("data", "")))}
        case "SoftwareSourceCode":
            return {"codeRepository": absolute(links.get("code", ""))}
    return {}


def _identifiers(publication: Publication) -> list[Object]:
    found = (("DOI", bare_doi(publication)), ("arXiv", arxiv_id(publication)))
    return [make("PropertyValue", propertyID=scheme, value=value) for scheme, value in found if value]


def _same_as(publication: Publication, url: str) -> list[str]:
    links = dict(publication.links)
    addresses = dict.fromkeys(absolute(links.get(kind, "")) for kind in _SAME)
    return [address for address in addresses if address != url]


def _encoding(publication: Publication, pdf_url: str) -> Object:
    pdf = absolute(pdf_url) or absolute(dict(publication.links).get("pdf", ""))
    return make("MediaObject", contentUrl=pdf, encodingFormat="application/pdf") if pdf else {}
