"""Semantic Scholar: papers of an author id, and by DOI, 500 at once; https://api.semanticscholar.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..client import Client, Malformed
from ..entry_text import date_from, date_of, from_markup, named, pages_of, title_of
from ..paper_source import Source, batches, stated, table, tables, text, texts
from ..work import Contributor, Work, identifiers

_LIMIT = 1_000
_AT_ONCE = 500
_MOST_PAGES = 100
_FIELDS = "externalIds,title,venue,publicationVenue,year,publicationDate,publicationTypes,journal,authors,url"


def _subject(given: str) -> str:
    match = re.search(r"(?:^|/)(\d{1,20})/?$", given.strip(), re.ASCII)
    if match is None:
        raise ValueError("it is the number at the end of the address of an author's page")
    return match[1]


def _works(client: Client, subject: str) -> Iterator[Work]:
    offset = 0
    for _ in range(_MOST_PAGES):
        params = [("fields", _FIELDS), ("offset", str(offset)), ("limit", str(_LIMIT))]
        data = client.got(f"/author/{subject}/papers", params, _key(client)).table()
        if not isinstance(data.get("data"), list):
            raise Malformed("returned JSON without a list of papers")
        yield from _papers(data["data"], subject)
        following = data.get("next")
        if not isinstance(following, int) or following <= offset or not data["data"]:
            return
        offset = following


def _key(client: Client) -> dict[str, str]:
    return {"x-api-key": client.secret} if client.secret else {}


def _find(client: Client, dois: Sequence[str]) -> Iterator[Work]:
    for batch in batches(dois, _AT_ONCE):
        ids = [f"DOI:{doi}" for doi in batch]
        found = client.post("/paper/batch", {"ids": ids}, [("fields", _FIELDS)], _key(client)).json()
        yield from _papers(found)


def _papers(items: object, subject: str = "") -> Iterator[Work]:
    for item in tables(items):
        if work := _work(item, subject):
            yield work


def _work(item: Mapping[str, Any], subject: str) -> Work | None:
    number = text(item.get("paperId"))
    if not number:
        return None
    external = table(item.get("externalIds"))
    ids = identifiers(doi=external.get("DOI"), arxiv=external.get("ArXiv"), pmid=external.get("PubMed"))
    journal = table(item.get("journal"))
    kinds = set(texts(item.get("publicationTypes")))
    venue = from_markup(table(item.get("publicationVenue")).get("name")) or from_markup(item.get("venue"))
    venue = venue or from_markup(journal.get("name"))
    is_arxiv = "arxiv" in venue.lower() or venue in ("CoRR", "bioRxiv", "medRxiv")
    is_preprint = is_arxiv or ("arxiv" in ids and "doi" not in ids and not venue)
    type_, container = _type(kinds, text(table(item.get("publicationVenue")).get("type")), is_preprint)
    volume = from_markup(journal.get("volume"))
    return Work(
        "semanticscholar",
        number,
        title=title_of(item.get("title")),
        type=type_,
        authors=tuple(_authors(item, subject)),
        date=date_from(item.get("publicationDate")) or date_of(item.get("year")),
        fields=stated(
            **({container: venue} if container else {}),
            volume="" if is_preprint else volume,
            pages="" if is_preprint else pages_of(text(journal.get("pages"))),
        ),
        ids=ids,
        is_preprint=is_preprint,
    )


def _type(kinds: set[str], venue: str, is_preprint: bool) -> tuple[str, str]:
    """Return the type of the entry, which is empty where it may be several, and the field of its venue."""
    if is_preprint:
        return "online", ""
    # papers at conferences are journal articles there, too
    if kinds == {"Conference"} or (venue == "conference" and kinds <= {"Conference", "JournalArticle"}):
        return "inproceedings", "booktitle"
    if venue == "journal" or kinds == {"JournalArticle"}:
        return "article", "journal"
    for kind, type_ in (("Dataset", "dataset"), ("Book", "book"), ("BookSection", "incollection")):
        if kinds == {kind}:
            return type_, "booktitle" if type_ == "incollection" else ""
    return "", ""


def _authors(item: Mapping[str, Any], subject: str) -> Iterator[Contributor]:
    for author in tables(item.get("authors")):
        number = text(author.get("authorId"))
        if found := named(author.get("name"), is_subject=bool(number) and number == subject):
            yield found


SOURCES = (
    Source(
        "semanticscholar",
        "Semantic Scholar",
        "https://api.semanticscholar.org",
        _works,
        _subject,
        rank=80,
        key="SEMANTIC_SCHOLAR_API_KEY",
        paths=("/graph/v1", "/v1", ""),
        interval=1.1,
        find=(("doi", _find),),
    ),
)
