"""NASA ADS: papers by ORCID iD or by a search of its own; https://github.com/adsabs/adsabs-dev-api."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...bib.latex.journals import journal_of
from ..client import Client, Malformed
from ..entry_text import date_from, date_of, from_markup, named, pages_of, title_of
from ..paper_source import Source, stated, table, tables, text, texts
from ..work import Contributor, Work, identifiers, normalized_arxiv, normalized_doi, normalized_orcid

#: papers of collaborations are long
_ROWS = 100
_MOST_PAGES = 250
_FIELDS = (
    "bibcode,title,author,doi,identifier,pub,year,pubdate,doctype,property,volume,issue,page,eid,"
    "orcid_pub,orcid_user,orcid_other,aff"
)
_TYPES = {
    "article": ("article", "journal"),
    "eprint": ("online", ""),
    "inproceedings": ("inproceedings", "booktitle"),
    "abstract": ("inproceedings", "booktitle"),
    "proceedings": ("proceedings", ""),
    "book": ("book", ""),
    "inbook": ("incollection", "booktitle"),
    "phdthesis": ("phdthesis", "school"),
    "mastersthesis": ("mastersthesis", "school"),
    "techreport": ("techreport", "institution"),
    "software": ("software", ""),
    "catalog": ("dataset", ""),
    "dataset": ("dataset", ""),
    "circular": ("misc", "howpublished"),
    "misc": ("misc", "howpublished"),
}
_NO_WORKS = frozenset({"proposal", "pressrelease", "talk", "obituary", "bookreview", "newsletter"})
_NOTICES = {"erratum": "correction"}


def _subject(given: str) -> str:
    if orcid := normalized_orcid(given):
        return orcid
    query = " ".join(given.split())
    if not query or len(query) > 1000:
        raise ValueError('it is an ORCID iD, or a search such as author:"Teal, Mara"')
    return query


def _works(client: Client, subject: str) -> Iterator[Work]:
    query = f"orcid:{subject}" if normalized_orcid(subject) else subject
    headers = {"Authorization": f"Bearer {client.secret}"} if client.secret else {}
    start = 0
    for _ in range(_MOST_PAGES):
        params = [
            ("q", query),
            ("fl", _FIELDS),
            ("rows", str(_ROWS)),
            ("start", str(start)),
            ("sort", "date desc"),
        ]
        response = table(client.got("/search/query", params, headers).table().get("response"))
        if not isinstance(response.get("docs"), list):
            raise Malformed("returned JSON without a list of papers")
        docs = tables(response["docs"])
        for doc in docs:
            if work := _work(doc, subject):
                yield work
        start += len(docs)
        found = response.get("numFound")
        if not docs or not isinstance(found, int) or start >= found:
            return


def _work(doc: Mapping[str, Any], subject: str) -> Work | None:
    bibcode, kind = text(doc.get("bibcode")), text(doc.get("doctype"))
    if not bibcode:
        return None
    others = texts(doc.get("identifier"))
    arxiv = next(filter(None, map(normalized_arxiv, others)), "")
    ids = identifiers(doi=text(doc.get("doi")), arxiv=arxiv)
    ids["bibcode"] = bibcode
    is_preprint = kind == "eprint"
    type_, container = _TYPES.get(kind, ("misc" if kind else "", ""))
    macro = journal_of(text(doc.get("pub")))
    journal = macro.name if macro else from_markup(doc.get("pub"))
    if type_.endswith("thesis"):
        # ‘Ph.D. Thesis’ is no place; the author's is
        journal = from_markup(next((place for place in texts(doc.get("aff")) if place != "-"), ""))
    page = text(doc.get("page"))
    versions = [f"{name}:{value}" for name, value in ids.items() if name != "bibcode"]
    versions += [f"doi:{doi}" for doi in map(normalized_doi, others) if doi]
    versions += [f"bibcode:{other}" for other in others if re.fullmatch(r"\d{4}\S{15}", other)]
    authors = tuple(_people(doc, subject))
    return Work(
        "ads",
        bibcode,
        title=title_of(text(doc.get("title"))),
        type=type_,
        authors=authors,
        date=date_from(doc.get("pubdate")) or date_of(doc.get("year")),
        fields=stated(
            **({container: journal} if container and not is_preprint else {}),
            volume="" if is_preprint else from_markup(text(doc.get("volume"))),
            number="" if is_preprint else from_markup(text(doc.get("issue"))),
            pages="" if is_preprint or doc.get("eid") else pages_of(page),
            eid="" if is_preprint else from_markup(text(doc.get("eid"))),
            url="" if "doi" in ids or "arxiv" in ids else f"https://ui.adsabs.harvard.edu/abs/{bibcode}",
        ),
        ids=ids,
        is_preprint=is_preprint,
        versions=tuple(dict.fromkeys(versions)),
        notice="other" if kind in _NO_WORKS else _NOTICES.get(kind, ""),
        is_deposited=any(author.is_subject for author in authors),
    )


def _people(doc: Mapping[str, Any], subject: str) -> Iterator[Contributor]:
    columns = [texts(doc.get(name)) for name in ("orcid_pub", "orcid_user", "orcid_other")]
    places = texts(doc.get("aff"))
    for number, name in enumerate(texts(doc.get("author"))):
        claimed = [normalized_orcid(column[number]) for column in columns if number < len(column)]
        orcid = next(filter(None, claimed), "")
        place = places[number : number + 1]
        if found := named(
            name,
            orcid=orcid,
            affiliations=[one for one in place if one != "-"],
            is_subject=subject in claimed,
        ):
            yield found


SOURCES = (
    Source(
        "ads",
        "NASA ADS",
        "https://api.adsabs.harvard.edu",
        _works,
        _subject,
        rank=38,
        key="ADS_DEV_KEY",
        paths=("/v1", ""),
        interval=0.3,
    ),
)
