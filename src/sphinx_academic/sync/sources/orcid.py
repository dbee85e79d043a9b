"""ORCID: what a person has claimed, in lists and then in full, 100 at once; https://info.orcid.org/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...bib.reader import read
from ...model.profile import orcid_id
from ..client import Client, Malformed
from ..entry_text import date_of, from_markup, named, title_of
from ..paper_source import Source, batches, stated, table, tables, text, web_address
from ..work import Contributor, Work, identifiers, normalized_orcid, tagged

_AT_ONCE = 100
_TYPES = {
    "journal-article": ("article", "journal"),
    "review": ("article", "journal"),
    "magazine-article": ("article", "journal"),
    "newspaper-article": ("article", "journal"),
    "newsletter-article": ("article", "journal"),
    "conference-paper": ("inproceedings", "booktitle"),
    "conference-proceedings": ("inproceedings", "booktitle"),
    "conference-abstract": ("inproceedings", "booktitle"),
    "conference-poster": ("inproceedings", "booktitle"),
    "book": ("book", "publisher"),
    "edited-book": ("book", "publisher"),
    "book-chapter": ("incollection", "booktitle"),
    "encyclopedia-entry": ("incollection", "booktitle"),
    "dictionary-entry": ("incollection", "booktitle"),
    "dissertation": ("phdthesis", "school"),
    "dissertation-thesis": ("phdthesis", "school"),
    "supervised-student-publication": ("thesis", "school"),
    "report": ("techreport", "institution"),
    "working-paper": ("techreport", "institution"),
    "manual": ("manual", "organization"),
    "data-set": ("dataset", "publisher"),
    "software": ("software", "publisher"),
    "research-technique": ("misc", "howpublished"),
    "patent": ("patent", ""),
    "preprint": ("online", ""),
    "website": ("online", "organization"),
    "online-resource": ("online", "organization"),
}
_IDENTIFIERS = ("doi", "arxiv", "pmid", "isbn")


def _works(client: Client, subject: str) -> Iterator[Work]:
    groups = tables(client.got(f"/{subject}/works").table().get("group"))
    summaries = {}
    for group in groups:
        if (summary := _summary(group)) and (code := text(summary.get("put-code"))):
            summaries[code] = (summary, _external_ids(group))
    full: dict[str, Mapping[str, Any]] = {}
    for batch in batches(summaries, _AT_ONCE):
        answer = client.got(f"/{subject}/works/{','.join(batch)}").table()
        if not isinstance(answer.get("bulk"), list):
            raise Malformed("returned JSON without the works in full")
        for item in tables(answer["bulk"]):
            work = table(item.get("work"))
            full[text(work.get("put-code"))] = work
    for code, (summary, ids) in summaries.items():
        yield _work(code, summary, full.get(code, {}), ids)


def _summary(group: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the record that the person prefers, and what only others of the work have."""
    summaries = sorted(tables(group.get("work-summary")), key=_display_index, reverse=True)
    found: dict[str, Any] = {}
    for summary in summaries:
        for name, value in summary.items():
            is_empty = found.get(name) is None or (name == "title" and not _value(found[name].get("title")))
            if is_empty and (name != "title" or isinstance(value, dict)):
                found[name] = value
    return found


def _display_index(summary: Mapping[str, Any]) -> int:
    index = text(summary.get("display-index"))
    return int(index) if index.isascii() and index.isdigit() else 0


def _external_ids(record: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return kind, relationship and value of identifiers."""
    found = []
    for item in tables(table(record.get("external-ids")).get("external-id")):
        normalized = text(table(item.get("external-id-normalized")).get("value"))
        kind, relationship = text(item.get("external-id-type")), text(item.get("external-id-relationship"))
        value = normalized or text(item.get("external-id-value"))
        found.append((kind.lower(), relationship.lower().replace("_", "-") or "self", value))
    return found


def _work(
    code: str, summary: Mapping[str, Any], full: Mapping[str, Any], ids: list[tuple[str, str, str]]
) -> Work:
    record = {**summary, **{name: value for name, value in full.items() if value is not None}}
    kind = text(record.get("type")).lower().replace("_", "-")
    type_, container = _TYPES.get(kind, ("", ""))
    titles = table(record.get("title"))
    cited = _cited(record)
    own: dict[str, str] = {}
    versions = []
    for name, relationship, value in [*ids, *_external_ids(full)]:
        if name in _IDENTIFIERS and relationship == "self":
            for found, normalized in identifiers(**{name: value}).items():
                own.setdefault(found, normalized)
                versions.append(f"{found}:{normalized}")
        elif relationship == "version-of" and (other := tagged(name, value)):
            versions.append(other)
    day = table(record.get("publication-date"))
    venue = from_markup(_value(record.get("journal-title")))
    title, subtitle = title_of(_value(titles.get("title"))), title_of(_value(titles.get("subtitle")))
    authors, editors = _contributors(record)
    return Work(
        "orcid",
        code,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        type=type_,
        authors=authors or (cited.authors if cited else ()),
        editors=editors,
        date=date_of(*(_value(day.get(part)) for part in ("year", "month", "day"))),
        fields={
            **(cited.fields if cited else {}),
            **stated(
                **({container: venue} if container else {}),
                url="" if "doi" in own else web_address(_value(record.get("url"))),
            ),
        },
        ids=own,
        is_preprint=kind == "preprint" or ("arxiv" in own and "doi" not in own and not venue),
        versions=tuple(versions),
    )


def _value(value: object) -> Any:
    return table(value).get("value")


def _contributors(record: Mapping[str, Any]) -> tuple[tuple[Contributor, ...], tuple[Contributor, ...]]:
    authors: list[Contributor] = []
    editors: list[Contributor] = []
    seen = set()
    for item in tables(table(record.get("contributors")).get("contributor")):
        orcid = normalized_orcid(table(item.get("contributor-orcid")).get("path"))
        found = named(_value(item.get("credit-name")), orcid=orcid)
        if orcid in seen:
            # once for each of several roles
            continue
        seen |= {orcid} - {""}
        role = text(table(item.get("contributor-attributes")).get("contributor-role")).lower()
        if found:
            (editors if role == "editor" else authors).append(found)
    return tuple(authors), tuple(editors)


def _cited(record: Mapping[str, Any]) -> Work | None:
    """Return what the BibTeX of a work says of its authors and place, as far as the record does not."""
    from ..bib_entry import work_of

    citation = table(record.get("citation"))
    source = text(citation.get("citation-value"))
    if "bibtex" not in text(citation.get("citation-type")).lower():
        return None
    entries = read(source.encode("utf-8", "replace")[:100_000], "citation").publications
    if len(entries) != 1:
        return None
    work = work_of("orcid", entries[0])
    wanted = ("volume", "number", "pages", "publisher", "series", "journal", "booktitle", "school")
    return Work(
        "orcid",
        "",
        authors=work.authors,
        fields={name: value for name, value in work.fields.items() if name in wanted},
    )


SOURCES = (
    Source(
        "orcid",
        "ORCID",
        "https://pub.orcid.org",
        _works,
        orcid_id,
        rank=70,
        is_curated=True,
        paths=("/v3.0", "/v3.1", ""),
        interval=0.1,
    ),
)
