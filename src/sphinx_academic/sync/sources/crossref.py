"""Crossref: works with a deposited ORCID iD, and works by DOI; https://api.crossref.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ...model.dates import Date
from ...model.profile import orcid_id
from ..client import Client, Malformed
from ..entry_text import date_of, from_markup, named, organization, pages_of, person, title_of
from ..paper_source import Source, batches, stated, table, tables, text, texts
from ..work import Contributor, Work, identifiers, normalized_doi, normalized_orcid, tagged

#: with their references, works are long
_ROWS = 200
_AT_ONCE = 50
_MOST_PAGES = 1_000
_TYPES = {
    "journal-article": ("article", "journal"),
    "proceedings-article": ("inproceedings", "booktitle"),
    "book": ("book", ""),
    "monograph": ("book", ""),
    "edited-book": ("book", ""),
    "reference-book": ("book", ""),
    "book-set": ("book", ""),
    "book-chapter": ("incollection", "booktitle"),
    "book-section": ("incollection", "booktitle"),
    "book-part": ("incollection", "booktitle"),
    "reference-entry": ("incollection", "booktitle"),
    "proceedings": ("proceedings", ""),
    "dissertation": ("phdthesis", ""),
    "report": ("techreport", ""),
    "report-component": ("techreport", ""),
    "dataset": ("dataset", ""),
    "database": ("dataset", ""),
    "standard": ("misc", ""),
    "posted-content": ("online", ""),
}
_NO_WORKS = frozenset({"peer-review", "component", "journal", "journal-issue", "journal-volume", "grant"})
_SAME_WORK = ("is-preprint-of", "has-preprint", "is-version-of", "has-version", "is-identical-to")
_NOTICES = ("retraction", "withdrawal", "removal", "partial_retraction", "expression_of_concern")
_RETRACTED = ("retraction", "withdrawal", "removal")
_CORRECTED = ("correction", "corrigendum", "erratum")


def _works(client: Client, subject: str) -> Iterator[Work]:
    cursor = "*"
    for _ in range(_MOST_PAGES):
        params = [("filter", f"orcid:{subject}"), ("rows", str(_ROWS)), ("cursor", cursor), *_polite(client)]
        message = message_of(client.got("/works", params).table())
        items = tables(message.get("items"))
        yield from _items(items, subject)
        cursor = text(message.get("next-cursor"))
        # the last page has a cursor, too, which may be the same on every page
        size, total = message.get("items-per-page"), message.get("total-results")
        if cursor == "" or len(items) < (size if isinstance(size, int) else _ROWS):
            return
        if isinstance(total, int) and total <= len(items):
            return


def _polite(client: Client) -> list[tuple[str, str]]:
    return [("mailto", client.contact)] if client.contact else []


def message_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what Crossref wraps in each of its answers."""
    message = data.get("message")
    if not isinstance(message, dict):
        raise Malformed("returned JSON without a message")
    return message


def _items(items: list[dict[str, Any]], subject: str = "") -> Iterator[Work]:
    for item in items:
        if work := _work(item, subject):
            yield work


def _find(client: Client, dois: Sequence[str]) -> Iterator[Work]:
    if len(dois) == 1:
        response = client.get(f"/works/{quote(dois[0], safe='')}", _polite(client), missing=True)
        if response and (work := _work(message_of(response.table()))):
            yield work
        return
    usual = [doi for doi in dois if not re.search(r"[,\s]", doi)]
    for batch in batches(usual, _AT_ONCE):
        condition = ",".join(f"doi:{doi}" for doi in batch)
        params = [("filter", condition), ("rows", str(len(batch))), *_polite(client)]
        yield from _items(tables(message_of(client.got("/works", params).table()).get("items")))


def _work(item: Mapping[str, Any], subject: str = "") -> Work | None:
    doi = normalized_doi(item.get("DOI"))
    kind = text(item.get("type"))
    if not doi:
        return None
    is_preprint = kind == "posted-content" and text(item.get("subtype")) in ("preprint", "")
    type_, container = _TYPES.get(kind, ("misc" if kind else "", ""))
    venues = list(filter(None, map(from_markup, texts(item.get("container-title")))))
    # of a book in a series, the series is first
    venue = (venues[-1] if container == "booktitle" else venues[0]) if venues else ""
    publisher = from_markup(item.get("publisher"))
    notice, concerns = ("other", ()) if kind in _NO_WORKS else _notice(item)
    authors = tuple(_people(item.get("author"), subject))
    title = title_of(text(item.get("title")) or text(item.get("original-title")))
    subtitle = title_of(text(item.get("subtitle")))
    if title and subtitle.lower() not in title.lower():
        title = f"{title}: {subtitle}"
    wants_publisher = type_ not in ("article", "online", "phdthesis", "techreport")
    institution = from_markup(text([place.get("name") for place in tables(item.get("institution"))]))
    return Work(
        "crossref",
        doi,
        title=title,
        type=type_,
        authors=authors,
        editors=tuple(_people(item.get("editor"))),
        date=_date(item),
        fields=stated(
            **({container: venue} if container else {}),
            series=venues[0] if container == "booktitle" and len(venues) > 1 else "",
            howpublished=institution if is_preprint else "",
            volume=from_markup(item.get("volume")),
            number=from_markup(item.get("issue")),
            pages=from_markup(pages_of(item.get("page"))),
            eid=from_markup(item.get("article-number")),
            publisher=publisher if wants_publisher else "",
            school=(institution or publisher) if type_ == "phdthesis" else "",
            institution=(institution or publisher) if type_ == "techreport" else "",
            isbn=text(item.get("ISBN")) if type_ in ("book", "proceedings") else "",
        ),
        ids=identifiers(doi=doi),
        is_preprint=is_preprint,
        versions=_versions(item, doi),
        notice=notice,
        concerns=concerns,
        marks=_marks(item),
        is_deposited=any(author.is_subject for author in authors),
    )


def _date(item: Mapping[str, Any]) -> Date | None:
    for name in ("issued", "published", "published-print", "published-online", "posted"):
        parts = table(item.get(name)).get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else []
        if isinstance(first, list) and (date := date_of(*first)):
            return date
    return None


def _people(value: object, subject: str = "") -> Iterator[Contributor]:
    for item in tables(value):
        orcid = normalized_orcid(item.get("ORCID"))
        places = [place.get("name") for place in tables(item.get("affiliation"))]
        is_subject = bool(orcid) and orcid == subject
        if item.get("family") and not item.get("given"):
            # also "Teal M.", initials and all
            found = named(
                item["family"],
                orcid=orcid,
                affiliations=places,
                is_subject=is_subject,
                initials_last=True,
            )
        elif item.get("family"):
            found = person(
                item["family"],
                item.get("given"),
                suffix=item.get("suffix"),
                orcid=orcid,
                affiliations=places,
                is_subject=is_subject,
            )
        elif item.get("given"):
            found = named(item["given"], orcid=orcid, affiliations=places, is_subject=is_subject)
        else:
            found = organization(item.get("name") or item.get("literal"))
        if found:
            yield found


def _versions(item: Mapping[str, Any], doi: str) -> tuple[str, ...]:
    found = []
    for name, related in table(item.get("relation")).items():
        if name in _SAME_WORK:
            for other in tables(related):
                identifier = tagged(text(other.get("id-type")).lower(), text(other.get("id")))
                if identifier and identifier != f"doi:{doi}":
                    found.append(identifier)
    return tuple(dict.fromkeys(found))


def _notice(item: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """Return what a notice is, and which works it concerns; a new version of a work is no notice."""
    kinds, concerns = [], []
    for update in tables(item.get("update-to")):
        kind = text(update.get("type")).lower().replace("-", "_")
        if kind in _NOTICES or kind in _CORRECTED or kind == "addendum":
            kinds.append(kind)
            concerns.append(tagged("doi", text(update.get("DOI"))))
    if not kinds:
        return "", ()
    is_retraction = any(kind in _RETRACTED for kind in kinds)
    return "retraction" if is_retraction else "correction", tuple(filter(None, concerns))


def _marks(item: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = {text(update.get("type")).lower().replace("-", "_") for update in tables(item.get("updated-by"))}
    marks = []
    if kinds.intersection(_RETRACTED) or _is_marked(text(item.get("title"))):
        marks.append("retracted")
    if kinds.intersection(_CORRECTED):
        marks.append("corrected")
    return tuple(marks)


def _is_marked(title: str) -> bool:
    return bool(re.match(r"(?:RETRACTED|WITHDRAWN)(?: ARTICLE)?\s*:", title))


SOURCES = (
    Source(
        "crossref",
        "Crossref",
        "https://api.crossref.org",
        _works,
        orcid_id,
        rank=20,
        interval=0.2,
        find=(("doi", _find),),
    ),
)
