"""Zotero: the items of a user's or group's library; https://www.zotero.org/support/dev/web_api/v3/basics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from ..client import Client, Malformed
from ..entry_text import date_from, from_markup, named, organization, pages_of, person, title_of
from ..paper_source import Source, stated, table, tables, text, web_address
from ..work import LIST_END, Contributor, Work, identifiers

_LIMIT = 100
_MOST_PAGES = 500
_TYPES = {
    "journalArticle": ("article", "journal", "publicationTitle"),
    "magazineArticle": ("article", "journal", "publicationTitle"),
    "newspaperArticle": ("article", "journal", "publicationTitle"),
    "conferencePaper": ("inproceedings", "booktitle", "proceedingsTitle"),
    "book": ("book", "", ""),
    "bookSection": ("incollection", "booktitle", "bookTitle"),
    "encyclopediaArticle": ("incollection", "booktitle", "encyclopediaTitle"),
    "thesis": ("phdthesis", "school", "university"),
    "report": ("techreport", "institution", "institution"),
    "preprint": ("online", "", ""),
    "presentation": ("misc", "howpublished", "meetingName"),
    "computerProgram": ("software", "", ""),
    "dataset": ("dataset", "", ""),
    "patent": ("patent", "", ""),
    "manuscript": ("unpublished", "", ""),
}
_NO_WORKS = frozenset({"attachment", "note", "annotation"})
_LIBRARY = re.compile(
    r"(?P<kind>users|groups)/(?P<number>\d{1,12})(?:/collections/(?P<collection>[A-Z0-9]{8}))?", re.ASCII
)
_EXTRA = re.compile(r"^\s*(DOI|arXiv|PMID|PMCID|Citation Key)\s*:\s*(\S+)", re.IGNORECASE | re.MULTILINE)


def _subject(given: str) -> str:
    library = given.strip().strip("/")
    if library.isascii() and library.isdigit():
        library = f"users/{library}"
    library = re.sub(r"^(?:https?://(?:www|api)\.zotero\.org/)?(user|group)s?[:/]", r"\1s/", library)
    match = _LIBRARY.match(library)
    if match is None:
        raise ValueError("it is users/NUMBER or groups/NUMBER, the number and not the name")
    return match[0]


def _works(client: Client, subject: str) -> Iterator[Work]:
    headers = {"Zotero-API-Version": "3"}
    if client.secret:
        headers["Zotero-API-Key"] = client.secret
    start = 0
    params = [("format", "json"), ("limit", str(_LIMIT)), ("start", "0"), ("itemType", "-attachment")]
    for _ in range(_MOST_PAGES):
        response = client.got(f"/{subject}/items/top", params, headers)
        items = response.json()
        if not isinstance(items, list) or (items and not tables(items)):
            raise Malformed("returned JSON that is no list of items")
        for item in tables(items):
            if work := _work(item):
                # keys are those of one library
                yield replace(work, id=f"{subject}{LIST_END}{work.id}")
        start += len(items)
        total = response.headers.get("total-results", "")
        following = re.search(r'<([^<>]+)>\s*;\s*rel="next"', response.headers.get("link", ""))
        if not items or (total.isdigit() and start >= int(total)):
            return
        if following:
            # the next page is at the same address, which may be a mirror's
            params = parse_qsl(urlsplit(following[1]).query, keep_blank_values=True)
        elif total.isdigit():
            params = [
                ("format", "json"),
                ("limit", str(_LIMIT)),
                ("start", str(start)),
                ("itemType", "-attachment"),
            ]
        else:
            return


def _work(item: Mapping[str, Any]) -> Work | None:
    data = table(item.get("data")) or item
    kind = text(data.get("itemType"))
    if not kind or kind in _NO_WORKS or data.get("deleted"):
        return None
    type_, container, venue = _TYPES.get(kind, ("misc", "howpublished", "websiteTitle"))
    extra = {name.lower(): value for name, value in _EXTRA.findall(text(data.get("extra")))}
    archive = text(data.get("archiveID"))
    if kind == "thesis" and re.match(
        r"master|magister|diplom|bachelor", text(data.get("thesisType")), re.IGNORECASE
    ):
        type_ = "mastersthesis"
    place = from_markup(data.get(venue)) or (
        from_markup(data.get("conferenceName")) if kind == "conferencePaper" else ""
    )
    ids = identifiers(
        doi=text(data.get("DOI")) or extra.get("doi"),
        arxiv=archive or (f"arXiv:{extra['arxiv']}" if "arxiv" in extra else ""),
        pmid=extra.get("pmid"),
        isbn=text(data.get("ISBN")).split(" ")[0],
    )
    creators = tables(data.get("creators"))
    parsed = table(item.get("meta")).get("parsedDate")
    is_book = type_ in ("book", "incollection", "inproceedings")
    return Work(
        "zotero",
        text(data.get("key")) or text(item.get("key")),
        title=title_of(data.get("title")),
        type=type_,
        authors=tuple(_people(creators, editors=False)),
        editors=tuple(_people(creators, editors=True)),
        date=date_from(parsed) or date_from(data.get("date")),
        fields=stated(
            **({container: place} if container else {}),
            volume=from_markup(data.get("volume")),
            number=from_markup(data.get("issue") or data.get("reportNumber")),
            version=from_markup(data.get("versionNumber")),
            pages=pages_of(data.get("pages")),
            series=from_markup(data.get("series")),
            edition=from_markup(data.get("edition")),
            publisher=from_markup(data.get("publisher") or data.get("company") or data.get("repository"))
            if is_book or type_ in ("software", "dataset")
            else "",
            address=from_markup(data.get("place")) if is_book or type_.endswith(("thesis", "report")) else "",
            isbn=text(data.get("ISBN")).split(" ")[0] if type_ == "book" else "",
            url="" if "doi" in ids or "arxiv" in ids else web_address(data.get("url")),
        ),
        ids=ids,
        is_preprint=kind == "preprint",
        key=extra.get("citation key", "") or text(data.get("citationKey")),
    )


def _people(creators: list[dict[str, Any]], *, editors: bool) -> Iterator[Contributor]:
    wanted = ("editor",) if editors else ("author", "programmer", "presenter", "inventor", "contributor")
    kinds = {text(one.get("creatorType")) for one in creators}
    if not editors and "author" in kinds:
        wanted = ("author",)
    for creator in creators:
        if text(creator.get("creatorType")) not in wanted:
            continue
        if creator.get("name"):
            found = organization(creator["name"])
        elif creator.get("lastName"):
            found = person(creator["lastName"], creator.get("firstName"))
        else:
            found = named(creator.get("firstName"))
        if found:
            yield found


SOURCES = (
    Source(
        "zotero",
        "Zotero",
        "https://api.zotero.org",
        _works,
        _subject,
        rank=10,
        is_curated=True,
        key="ZOTERO_API_KEY",
        interval=0.1,
    ),
)
