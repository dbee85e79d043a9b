"""DataCite: data sets, software, preprints by ORCID iD or DOI; https://support.datacite.org/."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from ...model.dates import Date
from ...model.profile import orcid_id
from ..client import Client, Malformed
from ..entry_text import date_from, date_of, from_markup, named, organization, pages_of, person, title_of
from ..paper_source import Source, stated, table, tables, text, web_address
from ..work import Contributor, Work, identifiers, normalized_arxiv, normalized_doi, normalized_orcid, tagged

_PER_PAGE = 500
_MOST_PAGES = 1_000
_TYPES = {
    "journalarticle": ("article", "journal"),
    "datapaper": ("article", "journal"),
    "conferencepaper": ("inproceedings", "booktitle"),
    "conferenceproceeding": ("proceedings", ""),
    "book": ("book", ""),
    "bookchapter": ("incollection", "booktitle"),
    "dissertation": ("phdthesis", ""),
    "report": ("techreport", ""),
    "dataset": ("dataset", ""),
    "software": ("software", ""),
    "computationalnotebook": ("software", ""),
    "preprint": ("online", ""),
}
_SAME_WORK = frozenset(
    {
        "isversionof",
        "hasversion",
        "isnewversionof",
        "ispreviousversionof",
        "isidenticalto",
        "isvariantformof",
        "isoriginalformof",
        "ispublishedin",
    }
)


def _works(client: Client, subject: str) -> Iterator[Work]:
    query = f'creators.nameIdentifiers.nameIdentifier:"https://orcid.org/{subject}"'
    params = [
        ("query", query),
        ("page[size]", str(_PER_PAGE)),
        ("page[cursor]", "1"),
        ("affiliation", "true"),
        ("disable-facets", "true"),
    ]
    seen = set()
    for _ in range(_MOST_PAGES):
        data = client.got("/dois", params, accept="application/vnd.api+json, application/json").table()
        if not isinstance(data.get("data"), list):
            raise Malformed("returned JSON without a list of works")
        for item in tables(data["data"]):
            if work := _work(item, subject):
                yield work
        # the next page is at the same address, which may be a mirror's
        query = urlsplit(text(table(data.get("links")).get("next"))).query
        if not query or query in seen or not data["data"]:
            return
        seen.add(query)
        params = parse_qsl(query, keep_blank_values=True)


def _find(client: Client, dois: Sequence[str]) -> Iterator[Work]:
    for doi in dois:
        response = client.get(f"/dois/{quote(doi, safe='')}", [("affiliation", "true")], missing=True)
        if response and (work := _work(table(response.table().get("data")))):
            yield work


def _work(item: Mapping[str, Any], subject: str = "") -> Work | None:
    attributes = table(item.get("attributes"))
    written = text(attributes.get("doi")) or text(item.get("id"))
    ids = identifiers(doi=written)
    if not ids:
        return None
    types = table(attributes.get("types"))
    kind = text(types.get("resourceTypeGeneral")).lower()
    type_, container = _TYPES.get(kind, ("misc" if kind else "", ""))
    venue = from_markup(table(attributes.get("container")).get("title"))
    place = attributes.get("publisher")
    publisher = from_markup(table(place).get("name") if isinstance(place, dict) else place)
    box = table(attributes.get("container"))
    authors = tuple(_people(attributes.get("creators"), subject))
    is_preprint = kind == "preprint" or "arxiv" in ids
    return Work(
        "datacite",
        written.lower(),
        title=_title(attributes),
        type="online" if is_preprint else type_,
        authors=authors,
        editors=tuple(
            _people(
                [
                    one
                    for one in tables(attributes.get("contributors"))
                    if one.get("contributorType") == "Editor"
                ]
            )
        ),
        date=_date(attributes),
        fields=stated(
            **({container: venue} if container else {}),
            volume=from_markup(box.get("volume")),
            number=from_markup(box.get("issue")),
            pages=pages_of(box.get("firstPage"), box.get("lastPage")),
            publisher=publisher
            if type_ in ("dataset", "software", "book", "misc") and not is_preprint
            else "",
            school=publisher if type_ == "phdthesis" else "",
            institution=publisher if type_ == "techreport" else "",
            version=from_markup(attributes.get("version")) if type_ in ("dataset", "software") else "",
            url=web_address(attributes.get("url")) if "doi" not in ids else "",
        ),
        ids=ids | _concept(attributes, ids),
        is_preprint=is_preprint,
        versions=tuple(_versions(attributes, ids)),
        notice="" if text(attributes.get("state")) in ("", "findable") else "other",
        is_deposited=any(author.is_subject for author in authors),
    )


def _title(attributes: Mapping[str, Any]) -> str:
    titles = tables(attributes.get("titles"))
    main = next((one for one in titles if not one.get("titleType")), titles[0] if titles else {})
    subtitle = next((one for one in titles if one.get("titleType") == "Subtitle"), {})
    parts = [title_of(one.get("title")) for one in (main, subtitle)]
    return ": ".join(dict.fromkeys(filter(None, parts)))


def _date(attributes: Mapping[str, Any]) -> Date | None:
    dates = {text(one.get("dateType")): text(one.get("date")) for one in tables(attributes.get("dates"))}
    year = date_of(attributes.get("publicationYear"))
    for kind in ("Issued", "Available", "Created"):
        found = date_from(dates.get(kind, "").partition("/")[0])
        if found and (year is None or found.year == year.year):
            return found
    return year


def _people(value: object, subject: str = "") -> Iterator[Contributor]:
    for item in tables(value):
        orcid = next(filter(None, map(_orcid, tables(item.get("nameIdentifiers")))), "")
        given = item.get("affiliation")
        places = [
            place.get("name") if isinstance(place, dict) else place
            for place in (given if isinstance(given, list) else [])
        ]
        is_subject = bool(orcid) and orcid == subject
        if item.get("nameType") == "Organizational":
            found = organization(item.get("name"))
        elif item.get("familyName"):
            found = person(
                item["familyName"],
                item.get("givenName"),
                orcid=orcid,
                affiliations=places,
                is_subject=is_subject,
            )
        else:
            found = named(item.get("name"), orcid=orcid, affiliations=places, is_subject=is_subject)
        if found:
            yield found


def _orcid(identifier: Mapping[str, Any]) -> str:
    """Return the ORCID iD of an identifier, which names its scheme or is an address."""
    parts = (identifier.get(name) for name in ("nameIdentifierScheme", "schemeUri", "nameIdentifier"))
    is_orcid = "orcid" in " ".join(map(str, parts)).lower()
    return normalized_orcid(identifier.get("nameIdentifier")) if is_orcid else ""


def _concept(attributes: Mapping[str, Any], ids: Mapping[str, str]) -> dict[str, str]:
    """Return the DOI that stands for all versions of something, which is one of the same registrant."""
    own = ids.get("doi", "")
    for related in tables(attributes.get("relatedIdentifiers")):
        if text(related.get("relationType")).lower() == "isversionof":
            doi = normalized_doi(related.get("relatedIdentifier"))
            if doi and doi != own and doi.partition("/")[0] == own.partition("/")[0]:
                return {"concept": doi}
    return {}


def _versions(attributes: Mapping[str, Any], ids: Mapping[str, str]) -> Iterator[str]:
    own = {f"{kind}:{value}" for kind, value in ids.items()}
    for related in tables(attributes.get("relatedIdentifiers")):
        if text(related.get("relationType")).lower() not in _SAME_WORK:
            continue
        kind, value = (
            text(related.get("relatedIdentifierType")).lower(),
            text(related.get("relatedIdentifier")),
        )
        identifier = tagged("arxiv" if normalized_arxiv(value) and not normalized_doi(value) else kind, value)
        if identifier and identifier.partition(":")[0] in ("doi", "arxiv") and identifier not in own:
            yield identifier


SOURCES = (
    Source(
        "datacite",
        "DataCite",
        "https://api.datacite.org",
        _works,
        orcid_id,
        rank=25,
        interval=0.3,
        find=(("doi", _find),),
    ),
)
