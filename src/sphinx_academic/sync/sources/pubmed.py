"""PubMed: papers by a search or by number, from summaries and full records; NLM's E-utilities."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree

from ..client import Client, Malformed, SourceError
from ..entry_text import date_from, from_markup, named, organization, pages_of, person, title_of
from ..paper_source import Source, batches, stated, table, tables, text, texts
from ..work import Contributor, Work, identifiers, normalized_orcid, normalized_pmid

_AT_ONCE = 100
_MOST = 10_000
_NOTICES = {
    "Retraction of Publication": "retraction",
    "Retraction Notice": "retraction",
    "Published Erratum": "correction",
    "Expression of Concern": "correction",
}
_RETRACTED = "Retracted Publication"


def _subject(given: str) -> str:
    query = " ".join(given.split())
    if orcid := normalized_orcid(query):
        return orcid
    if not query:
        raise ValueError("it is an ORCID iD, or a search such as Teal M[au] AND Harbour University[ad]")
    return query


def _params(client: Client, **more: str) -> list[tuple[str, str]]:
    params = [("db", "pubmed"), *more.items(), ("tool", "sphinx-academic")]
    if client.contact:
        params.append(("email", client.contact))
    return [*params, ("api_key", client.secret)] if client.secret else params


def _works(client: Client, subject: str) -> Iterator[Work]:
    term = f"{subject}[auid]" if normalized_orcid(subject) else subject
    numbers: list[str] = []
    while len(numbers) < _MOST:
        params = _params(client, term=term, retmode="json", retmax=str(_MOST), retstart=str(len(numbers)))
        result = table(_data(client.got("/esearch.fcgi", params).table()).get("esearchresult"))
        if not isinstance(result.get("idlist"), list):
            raise Malformed("returned JSON without a list of papers")
        found = [number for number in map(normalized_pmid, texts(result["idlist"])) if number]
        numbers += found
        count = text(result.get("count"))
        if not found or not count.isdigit() or len(numbers) >= int(count):
            break
    yield from _by_number(client, list(dict.fromkeys(numbers)), subject)


def _by_number(client: Client, numbers: Sequence[str], subject: str = "") -> Iterator[Work]:
    for batch in batches(numbers, _AT_ONCE):
        params = _params(client, id=",".join(batch), retmode="json")
        result = table(_data(client.got("/esummary.fcgi", params).table()).get("result"))
        if not result:
            raise Malformed("returned JSON without summaries")
        people = _people_in_full(client, batch)
        for number in texts(result.get("uids")) or batch:
            summary = table(result.get(number))
            if summary and not summary.get("error"):
                yield _work(number, summary, people.get(number, ()), subject)


def _find(client: Client, numbers: Sequence[str]) -> Iterator[Work]:
    return _by_number(client, numbers)


def _data(data: Mapping[str, Any]) -> Mapping[str, Any]:
    if isinstance(data.get("error"), str):
        raise SourceError(f"refuses the request: {data['error'][:200]}")
    return data


def _people_in_full(client: Client, numbers: Sequence[str]) -> dict[str, tuple[Contributor, ...]]:
    """Return authors with given names and ORCID iDs, which summaries do not have; none if that fails."""
    found: dict[str, tuple[Contributor, ...]] = {}
    with suppress(SourceError):
        params = _params(client, id=",".join(numbers), retmode="xml")
        response = client.got("/efetch.fcgi", params, accept="application/xml, text/xml")
        for article in response.xml():
            if article.tag not in ("PubmedArticle", "PubmedBookArticle"):
                continue
            number = article.findtext(".//MedlineCitation/PMID") or article.findtext(".//PMID") or ""
            # a chapter has its authors beside those of the book
            lists = article.findall("MedlineCitation/Article/AuthorList")
            lists = lists or article.findall("BookDocument/AuthorList") or article.findall(".//AuthorList")
            authors = (one for group in lists if group.get("Type") != "editors" for one in group)
            found[number.strip()] = tuple(filter(None, map(_author, authors)))
    return found


def _author(element: ElementTree.Element) -> Contributor | None:
    # a spelling that was corrected
    if element.tag != "Author" or element.get("ValidYN") == "N":
        return None
    if group := element.findtext("CollectiveName"):
        return organization(group)
    orcid = next(
        filter(
            None,
            (
                normalized_orcid(one.text or "")
                for one in element.iterfind("Identifier")
                if one.get("Source") == "ORCID"
            ),
        ),
        "",
    )
    return person(
        element.findtext("LastName"),
        element.findtext("ForeName") or element.findtext("Initials"),
        suffix=element.findtext("Suffix"),
        orcid=orcid,
        affiliations=[one.text for one in element.iterfind("AffiliationInfo/Affiliation")],
    )


def _work(number: str, summary: Mapping[str, Any], people: tuple[Contributor, ...], subject: str) -> Work:
    ids = {text(item.get("idtype")): text(item.get("value")) for item in tables(summary.get("articleids"))}
    location = re.search(r"doi:\s*(10\.\S+)", text(summary.get("elocationid")), re.IGNORECASE)
    kinds = texts(summary.get("pubtype"))
    is_preprint = "Preprint" in kinds
    authors = people or tuple(_people(summary, "Author", "CollectiveName"))
    book = from_markup(summary.get("booktitle"))
    title = title_of(text(summary.get("title")))
    is_chapter = bool(book) and book != title
    type_ = ("incollection" if is_chapter else "book") if book else "article"
    subjects = tuple(
        Contributor(
            one.name, one.orcid, one.affiliations, is_subject=bool(one.orcid) and one.orcid == subject
        )
        for one in authors
    )
    journal = from_markup(text(summary.get("fulljournalname")) or text(summary.get("source")))
    pages = pages_of(text(summary.get("pages")))
    dates = (summary.get("pubdate"), summary.get("epubdate"), summary.get("sortpubdate"))
    return Work(
        "pubmed",
        number,
        title=title or book,
        type="online" if is_preprint else type_,
        authors=subjects,
        editors=tuple(_people(summary, "Editor")),
        date=next(filter(None, map(date_from, dates)), None),
        fields=stated(
            journal="" if is_preprint or book else journal,
            booktitle=book if is_chapter else "",
            publisher=from_markup(summary.get("publishername")) if book else "",
            address=from_markup(summary.get("publisherlocation")) if book else "",
            volume=from_markup(summary.get("volume")),
            number=from_markup(summary.get("issue")),
            pages=_full_pages(pages),
        ),
        ids=identifiers(
            doi=ids.get("doi") or (location[1] if location else ""), pmid=ids.get("pubmed") or number
        ),
        is_preprint=is_preprint,
        notice=next((_NOTICES[kind] for kind in kinds if kind in _NOTICES), ""),
        marks=("retracted",) if _RETRACTED in kinds else (),
        is_deposited=any(author.is_subject for author in subjects),
    )


def _full_pages(pages: str) -> str:
    """Return "1234--45" as "1234--1245"."""
    match = re.fullmatch(r"(\d+)--(\d+)", pages)
    return f"{match[1]}--{match[1][: -len(match[2])]}{match[2]}" if match else pages


def _people(summary: Mapping[str, Any], *kinds: str) -> Iterator[Contributor]:
    for author in tables(summary.get("authors")):
        if (text(author.get("authtype")) or "Author") not in kinds:
            continue
        if author.get("authtype") == "CollectiveName":
            found = organization(author.get("name"))
        else:
            found = named(author.get("name"), initials_last=True)
        if found:
            yield found


SOURCES = (
    Source(
        "pubmed",
        "PubMed",
        "https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
        _works,
        _subject,
        rank=45,
        key="NCBI_API_KEY",
        paths=("", "/entrez/eutils"),
        interval=0.35,
        find=(("pmid", _find),),
    ),
)
