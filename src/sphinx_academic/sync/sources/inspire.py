"""INSPIRE: papers of an author in high-energy physics; https://github.com/inspirehep/rest-api-doc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from ..client import Client, Malformed
from ..entry_text import date_from, date_of, from_markup, named, organization, pages_of, title_of
from ..paper_source import Source, stated, table, tables, text, texts
from ..work import Contributor, Work, identifiers, normalized_orcid

#: papers of three thousand authors are common, and each is nearly a megabyte
_SIZE = 40
_MOST_PAGES = 250
_FIELDS = (
    "titles,authors.full_name,authors.ids,authors.inspire_roles,collaborations,corporate_author,dois,"
    "arxiv_eprints,texkeys,publication_info,document_type,imprints,isbns,preprint_date,earliest_date,"
    "thesis_info,withdrawn,control_number,number_of_pages"
)
_TYPES = {
    "article": ("article", "journal"),
    "conference paper": ("inproceedings", "booktitle"),
    "book": ("book", ""),
    "book chapter": ("incollection", "booktitle"),
    "proceedings": ("proceedings", ""),
    "thesis": ("phdthesis", ""),
    "report": ("techreport", ""),
    "activity report": ("techreport", ""),
    "note": ("article", "journal"),
}
_BAI = re.compile(r"[^\W\d_][\w'-]*(?:\.[\w'-]+)*\.\d+")


def _subject(given: str) -> str:
    name = given.strip()
    if orcid := normalized_orcid(name):
        return orcid
    name = name.rpartition("/authors/")[2]
    if _BAI.fullmatch(name) or re.fullmatch(r"\d{3,12}", name, re.ASCII):
        return name
    raise ValueError("it is an id such as M.Teal.1, the number of an author's page, or an ORCID iD")


def _works(client: Client, subject: str) -> Iterator[Work]:
    bai = _bai(client, subject)
    number = 0
    for page in range(1, _MOST_PAGES + 1):
        params = [
            ("q", f"a {bai}"),
            ("fields", _FIELDS),
            ("size", str(_SIZE)),
            ("page", str(page)),
            ("sort", "mostrecent"),
        ]
        hits = table(client.got("/literature", params).table().get("hits"))
        if not isinstance(hits.get("hits"), list):
            raise Malformed("returned JSON without a list of papers")
        found = tables(hits["hits"])
        for hit in found:
            if work := _work(hit, bai, subject):
                yield work
        number += len(found)
        total = hits.get("total")
        if not found or not isinstance(total, int) or number >= total:
            return


def _bai(client: Client, subject: str) -> str:
    """Return the id by which papers are found, of an ORCID iD or of the number of a page."""
    if _BAI.fullmatch(subject):
        return subject
    path = f"/orcid/{subject}" if "-" in subject else f"/authors/{subject}"
    response = client.get(path, missing=True)
    record = table(response.table().get("metadata")) if response else {}
    found = [
        text(item.get("value")) for item in tables(record.get("ids")) if item.get("schema") == "INSPIRE BAI"
    ]
    return found[0] if found else subject


def _find(kind: str, client: Client, values: Sequence[str]) -> Iterator[Work]:
    for value in values:
        response = client.get(f"/{kind}/{quote(value)}", missing=True)
        if response and (work := _work(response.table(), "", "")):
            yield work


def _work(hit: Mapping[str, Any], bai: str, subject: str) -> Work | None:
    data = table(hit.get("metadata"))
    number = text(hit.get("id")) or text(data.get("control_number"))
    if not number:
        return None
    eprint = next(iter(tables(data.get("arxiv_eprints"))), {})
    dois = [
        item
        for item in tables(data.get("dois"))
        if item.get("material", "publication") in ("publication", "version")
    ]
    places = [
        item
        for item in tables(data.get("publication_info"))
        if item.get("material", "publication") == "publication"
    ]
    place: Mapping[str, Any] = next(
        (item for item in places if item.get("journal_title")), next(iter(places), {})
    )
    ids = identifiers(doi=dois[0].get("value") if dois else "", arxiv=eprint.get("value"))
    journal = from_markup(place.get("journal_title"))
    kinds = texts(data.get("document_type"))
    is_preprint = "doi" not in ids and not journal and "arxiv" in ids
    type_, container = _TYPES.get(kinds[0] if kinds else "", ("article" if journal else "", "journal"))
    if is_preprint and type_ in ("article", ""):
        type_ = "online"
    imprint = next(iter(tables(data.get("imprints"))), {})
    thesis = table(data.get("thesis_info"))
    schools = [item.get("name") for item in tables(thesis.get("institutions"))]
    titles = next(iter(tables(data.get("titles"))), {})
    title, subtitle = title_of(titles.get("title")), title_of(titles.get("subtitle"))
    dates = (data.get("preprint_date"), data.get("earliest_date"), imprint.get("date"), thesis.get("date"))
    category = text(eprint.get("categories"))
    return Work(
        "inspire",
        number,
        title=f"{title}: {subtitle}" if title and subtitle else title,
        type=type_,
        authors=tuple(_people(data, bai, subject)),
        date=date_of(place.get("year")) or next(filter(None, map(date_from, dates)), None),
        fields=stated(
            **({container: journal} if container else {}),
            volume=from_markup(place.get("journal_volume")),
            number=from_markup(place.get("journal_issue")),
            pages=pages_of(place.get("page_start"), place.get("page_end")),
            eid=from_markup(place.get("artid")),
            publisher=from_markup(imprint.get("publisher")) if type_ in ("book", "proceedings") else "",
            school=from_markup(text(schools)),
            collaboration=from_markup(
                " and ".join(text(item.get("value")) for item in tables(data.get("collaborations")))
            ),
            isbn=text(next(iter(tables(data.get("isbns"))), {}).get("value")),
            primaryclass=category if re.fullmatch(r"[A-Za-z.-]{2,20}", category) else "",
        ),
        ids=ids,
        is_preprint=is_preprint,
        # one record has both
        versions=tuple(f"{kind}:{value}" for kind, value in ids.items()),
        marks=("withdrawn",) if data.get("withdrawn") is True else (),
        key=text(data.get("texkeys")),
    )


def _people(data: Mapping[str, Any], bai: str, subject: str) -> Iterator[Contributor]:
    authors = tables(data.get("authors"))
    for author in authors:
        if "author" not in (texts(author.get("inspire_roles")) or ["author"]):
            continue
        ids = {text(item.get("schema")): text(item.get("value")) for item in tables(author.get("ids"))}
        orcid = normalized_orcid(ids.get("ORCID"))
        is_subject = bool(bai) and (ids.get("INSPIRE BAI") == bai or (bool(orcid) and orcid == subject))
        if found := named(author.get("full_name"), orcid=orcid, is_subject=is_subject):
            yield found
    if not authors:
        yield from filter(None, map(organization, texts(data.get("corporate_author"))))
        names = [item.get("value") for item in tables(data.get("collaborations"))]
        yield from filter(None, (organization(f"{text(name)} Collaboration") for name in names if name))


def _by_doi(client: Client, values: Sequence[str]) -> Iterator[Work]:
    return _find("doi", client, values)


def _by_arxiv(client: Client, values: Sequence[str]) -> Iterator[Work]:
    return _find("arxiv", client, values)


SOURCES = (
    Source(
        "inspire",
        "INSPIRE",
        "https://inspirehep.net",
        _works,
        _subject,
        rank=35,
        is_curated=True,
        paths=("/api", ""),
        interval=0.4,
        find=(("doi", _by_doi), ("arxiv", _by_arxiv)),
    ),
)
