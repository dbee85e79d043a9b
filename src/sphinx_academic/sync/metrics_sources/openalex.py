"""OpenAlex: citations of papers, 100 at once, and of people, by year; https://developers.openalex.org/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..client import Client, Malformed
from ..metrics_source import (
    Count,
    CountedPaper,
    CountedPerson,
    MetricsSource,
    Named,
    Wanted,
    found_by,
    known,
    short_batches,
    with_identifiers,
)
from ..paper_source import table, tables, text
from ..work import normalized_arxiv, normalized_doi, normalized_orcid

_AT_ONCE = 100
#: characters of the DOIs of one request, whose address has to stay below 4,096
_LONGEST = 3_200
_FIELDS = "id,doi,cited_by_count"
_AUTHOR = re.compile(r"A\d{1,12}", re.IGNORECASE | re.ASCII)


def _knows(wanted: Wanted) -> Wanted:
    people = tuple(person for person in wanted.people if _author(person))
    return Wanted(with_identifiers(wanted, "doi", "arxiv"), people)


def _author(person: CountedPerson) -> str:
    """Return by what a person is found: the author id that the site states, else the ORCID iD."""
    stated = person.ids.get("openalex", ())
    author = next((id for id in stated if _AUTHOR.fullmatch(id)), "")
    orcid = person.orcid or next(filter(None, map(normalized_orcid, stated)), "")
    return author.upper() or (f"orcid:{orcid}" if orcid else "")


def _identifiers(paper: CountedPaper) -> Iterator[str]:
    if paper.doi:
        yield paper.doi
    if paper.arxiv:
        yield f"10.48550/arxiv.{paper.arxiv}"


def _params(client: Client, **given: str) -> list[tuple[str, str]]:
    params = list(given.items())
    if client.contact:
        params.append(("mailto", client.contact))
    return [*params, ("api_key", client.secret)] if client.secret else params


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    for person in wanted.people:
        response = known(client, f"/authors/{_author(person)}", _params(client))
        if response and (count := _person(person, response.table())):
            yield count
    yield from found_by(wanted.papers, _identifiers, lambda named: _papers(client, named))


def _papers(client: Client, dois: Named) -> Iterator[tuple[str, Count]]:
    # a bar separates DOIs, and a comma filters
    usual = [doi for doi in dois if not re.search(r"[|,\s]", doi)]
    for batch in short_batches(usual, _AT_ONCE, _LONGEST):
        params = _params(client, filter=f"doi:{'|'.join(batch)}", per_page=str(_AT_ONCE), select=_FIELDS)
        results = client.got("/works", params).table().get("results")
        if not isinstance(results, list):
            raise Malformed("returned JSON without a list of works")
        yield from map(_paper, tables(results))
    for doi in (doi for doi in dois if re.search(r"[|,\s]", doi)):
        response = known(client, f"/works/doi:{quote(doi)}", _params(client))
        if response:
            yield _paper(response.table())


def _paper(item: Mapping[str, Any]) -> tuple[str, Count]:
    """Return the DOI of a work, which shows whether it is one that was asked for, and its citations."""
    address = item.get("doi") or table(item.get("ids")).get("doi")
    doi = normalized_doi(address)
    if not doi and (arxiv := normalized_arxiv(address)):
        doi = f"10.48550/arxiv.{arxiv}"
    return doi, Count("papers", "", {"citations": item.get("cited_by_count")})


def _person(person: CountedPerson, author: Mapping[str, Any]) -> Count | None:
    number = text(author.get("id")).rpartition("/")[2].upper()
    if not _AUTHOR.fullmatch(number) and "cited_by_count" not in author:
        raise Malformed("returned JSON of another form than documented")
    stats = table(author.get("summary_stats"))
    orcid = normalized_orcid(author.get("orcid") or table(author.get("ids")).get("orcid"))
    if person.orcid and orcid and orcid != person.orcid:
        # the id leads to another person
        return None
    asked = _author(person)
    return Count(
        "people",
        person.id,
        {
            "citations": author.get("cited_by_count"),
            "h_index": stats.get("h_index"),
            "i10_index": stats.get("i10_index"),
            "papers": author.get("works_count"),
        },
        years={
            item["year"]: item.get("cited_by_count")
            for item in tables(author.get("counts_by_year"))
            if type(item.get("year")) is int
        },
        id=number if asked.startswith("orcid:") else asked,
        orcid=orcid or person.orcid,
    )


SOURCE = MetricsSource(
    "openalex",
    "OpenAlex",
    "https://api.openalex.org",
    _counts,
    _knows,
    key="OPENALEX_API_KEY",
    interval=0.1,
)
