"""OpenAlex: works by author id or ORCID iD, 100 a page; https://developers.openalex.org/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..client import Client, Malformed, SourceError
from ..entry_text import date_from, date_of, from_markup, named, pages_of, title_of
from ..paper_source import Source, batches, stated, table, tables, text, texts, web_address
from ..work import Contributor, Work, identifiers, normalized_orcid, tagged

_PER_PAGE = 100
#: pages are no more than works can be
_MOST_PAGES = 1_000
_TYPES = {
    "article": "article",
    "review": "article",
    "letter": "article",
    "editorial": "article",
    "book": "book",
    "book-chapter": "incollection",
    "dataset": "dataset",
    "dissertation": "thesis",
    "report": "report",
    "preprint": "online",
    "software": "software",
    "standard": "misc",
    "reference-entry": "incollection",
}
_NOTICES = {"erratum": "correction", "retraction": "retraction"}
#: parts of journals and reviews of others' papers
_NO_WORKS = frozenset({"paratext", "peer-review", "supplementary-materials", "grant"})


def _subject(given: str) -> str:
    if orcid := normalized_orcid(given):
        return orcid
    match = re.search(r"(?:^|/)(A\d{4,12}|A\d+)/?$", given.strip(), re.IGNORECASE | re.ASCII)
    if match is None:
        raise ValueError("it is an author id such as A5012345678, or an ORCID iD")
    return match[1].upper()


def _works(client: Client, subject: str) -> Iterator[Work]:
    name = "author.orcid" if "-" in subject else "author.id"
    cursor, seen = "*", {""}
    for _ in range(_MOST_PAGES):
        data = client.got("/works", [*_params(client, f"{name}:{subject}"), ("cursor", cursor)]).table()
        yield from _page(client, data, subject)
        following = text(table(data.get("meta")).get("next_cursor"))
        if following in seen or not data.get("results"):
            return
        seen.add(following)
        cursor = following


def _params(client: Client, condition: str) -> list[tuple[str, str]]:
    params = [("filter", condition), ("per_page", str(_PER_PAGE))]
    if client.contact:
        params.append(("mailto", client.contact))
    return [*params, ("api_key", client.secret)] if client.secret else params


def _page(client: Client, data: Mapping[str, Any], subject: str = "") -> Iterator[Work]:
    results = data.get("results")
    if not isinstance(results, list):
        raise Malformed("returned JSON without a list of works")
    for item in tables(results):
        if item.get("is_authors_truncated"):
            item = _whole(client, item)
        if work := _work(item, subject):
            yield work


def _whole(client: Client, item: dict[str, Any]) -> dict[str, Any]:
    """Return a work with all its authors, of which lists have the first hundred."""
    number = text(item.get("id")).rpartition("/")[2]
    if not number:
        return item
    try:
        params = [("api_key", client.secret)] if client.secret else []
        whole = client.got(f"/works/{number}", params).table()
    except SourceError:
        return item
    return dict(whole) if tables(whole.get("authorships")) else item


def _find(client: Client, dois: Sequence[str]) -> Iterator[Work]:
    # a bar separates DOIs, and a comma filters
    usual = [doi for doi in dois if not re.search(r"[|,\s]", doi)]
    for batch in batches(usual, _PER_PAGE):
        yield from _page(client, client.got("/works", _params(client, f"doi:{'|'.join(batch)}")).table())


def _work(item: Mapping[str, Any], subject: str) -> Work | None:
    number = text(item.get("id")).rpartition("/")[2]
    kind = text(item.get("type"))
    if not number:
        return None
    is_other = kind in _NO_WORKS or item.get("is_paratext") is True
    location = table(item.get("primary_location"))
    place = table(location.get("source"))
    is_preprint = kind == "preprint" or (
        kind == "article"
        and text(place.get("type")) == "repository"
        and text(location.get("version")) == "submittedVersion"
    )
    biblio = table(item.get("biblio"))
    ids = table(item.get("ids"))
    found = identifiers(doi=item.get("doi") or ids.get("doi"), pmid=ids.get("pmid"))
    addresses = [item.get("doi"), *_addresses(item)]
    others = [tagged("arxiv", address) for address in addresses]
    arxiv = next(filter(None, others), "")
    if arxiv and is_preprint:
        found.setdefault("arxiv", arxiv.partition(":")[2])
    # where a copy is kept is not where it appeared
    is_place = text(place.get("type")) not in ("repository", "ebook platform", "metadata")
    venue = from_markup(place.get("display_name")) if is_place else ""
    type_, container = _type_and_container(kind, text(place.get("type")), is_preprint)
    return Work(
        "openalex",
        number,
        title=title_of(item.get("title") or item.get("display_name")),
        type=type_,
        authors=tuple(_authors(item, subject)),
        others=bool(item.get("is_authors_truncated")),
        date=date_from(item.get("publication_date")) or date_of(item.get("publication_year")),
        fields=stated(
            **({container: venue} if container else {}),
            volume=from_markup(biblio.get("volume")),
            number=from_markup(biblio.get("issue")),
            pages=pages_of(biblio.get("first_page"), biblio.get("last_page")),
            url="" if found.get("doi") else web_address(location.get("landing_page_url")),
        ),
        ids=found,
        is_preprint=is_preprint,
        versions=tuple(dict.fromkeys(filter(None, others))),
        notice="other" if is_other else _NOTICES.get(kind, ""),
        marks=("retracted",) if item.get("is_retracted") is True else (),
    )


def _type_and_container(kind: str, place: str, is_preprint: bool) -> tuple[str, str]:
    """Return the type of the entry, which is empty where it may be several, and the field of its venue."""
    if is_preprint:
        return "online", ""
    if kind in ("article", "review", "letter", "editorial"):
        if place == "conference":
            return "inproceedings", "booktitle"
        # a paper at a conference is an article to OpenAlex, too
        return ("article", "journal") if place == "journal" else ("", "")
    type_ = _TYPES.get(kind, "misc")
    return type_, "booktitle" if type_ == "incollection" else ""


def _addresses(item: Mapping[str, Any]) -> Iterator[object]:
    for location in [table(item.get("primary_location")), *tables(item.get("locations"))]:
        yield location.get("landing_page_url")
        yield location.get("pdf_url")


def _authors(item: Mapping[str, Any], subject: str) -> Iterator[Contributor]:
    for authorship in tables(item.get("authorships")):
        author = table(authorship.get("author"))
        orcid = normalized_orcid(author.get("orcid"))
        number = text(author.get("id")).rpartition("/")[2].upper()
        institutions = [place.get("display_name") for place in tables(authorship.get("institutions"))]
        places = [*institutions, *texts(authorship.get("raw_affiliation_strings"))]
        name = text(author.get("display_name")) or authorship.get("raw_author_name")
        is_subject = bool(subject) and subject in (orcid, number)
        if found := named(name, orcid=orcid, affiliations=places, is_subject=is_subject):
            yield found


SOURCES = (
    Source(
        "openalex",
        "OpenAlex",
        "https://api.openalex.org",
        _works,
        _subject,
        rank=60,
        key="OPENALEX_API_KEY",
        interval=0.1,
        find=(("doi", _find),),
    ),
)
