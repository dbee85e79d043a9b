"""Semantic Scholar: citations of papers, 500 at once, and of people; https://api.semanticscholar.org."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ...model.folding import fold
from ..client import Client, Malformed, SourceError
from ..metrics_source import (
    Count,
    CountedPaper,
    CountedPerson,
    MetricsSource,
    Named,
    Wanted,
    found_by,
    with_identifiers,
)
from ..paper_source import batches, table, text
from ..work import normalized_doi

_AT_ONCE, _PEOPLE_AT_ONCE = 500, 1_000
_OF_PAPER = "externalIds,title,citationCount,influentialCitationCount"
_OF_PERSON = "name,citationCount,hIndex,paperCount"


def _knows(wanted: Wanted) -> Wanted:
    people = tuple(person for person in wanted.people if person.ids.get("semanticscholar"))
    return Wanted(with_identifiers(wanted, "doi", "arxiv", "pmid"), people)


def _identifiers(paper: CountedPaper) -> Iterator[str]:
    if paper.doi:
        yield f"DOI:{paper.doi}"
    if paper.arxiv:
        yield f"ARXIV:{paper.arxiv}"
    if paper.pmid:
        yield f"PMID:{paper.pmid}"


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    yield from _people(client, wanted.people)
    yield from found_by(wanted.papers, _identifiers, lambda named: _papers(client, named))


def _papers(client: Client, named: Named) -> Iterator[tuple[str, Count]]:
    for batch in batches(named, _AT_ONCE):
        for name, item in zip(batch, _batch(client, "/paper/batch", batch, _OF_PAPER), strict=True):
            if table(item) and _is_meant(name, named[name][0], item):
                numbers = {
                    "citations": item.get("citationCount"),
                    "influential_citations": item.get("influentialCitationCount"),
                }
                yield name, Count("papers", "", numbers)


def _people(client: Client, people: Sequence[CountedPerson]) -> Iterator[Count]:
    ids: dict[str, CountedPerson] = {}
    for person in people:
        for number in person.ids["semanticscholar"]:
            ids.setdefault(number, person)
    done: set[str] = set()
    for batch in batches(ids, _PEOPLE_AT_ONCE):
        for number, item in zip(batch, _batch(client, "/author/batch", batch, _OF_PERSON), strict=True):
            person = ids[number]
            # of several author ids of one person, the first counts: an h-index cannot be added
            if not table(item) or person.id in done:
                continue
            done.add(person.id)
            numbers = {
                "citations": item.get("citationCount"),
                "h_index": item.get("hIndex"),
                "papers": item.get("paperCount"),
            }
            yield Count("people", person.id, numbers, id=number, orcid=person.orcid)


def _batch(client: Client, path: str, ids: Sequence[str], fields: str) -> Sequence[Any]:
    """Return what a batch of ids has, in their order; None for those that are unknown."""
    headers = {"x-api-key": client.secret} if client.secret else None
    try:
        found = client.post(path, {"ids": list(ids)}, [("fields", fields)], headers).json()
    except SourceError as error:
        # that is how it says that it knows none of them
        if error.status in (400, 404) and "no valid" in str(error).lower():
            return [None] * len(ids)
        raise
    if not isinstance(found, list) or len(found) != len(ids):
        raise Malformed("returned JSON of another form than documented")
    return found


def _is_meant(name: str, paper: CountedPaper, item: dict[str, Any]) -> bool:
    """Return whether a record is that of the paper: it has the DOI, or no other title."""
    external = table(item.get("externalIds"))
    doi = normalized_doi(external.get("DOI"))
    if not name.startswith("DOI:") or not doi or doi == paper.doi:
        return True
    theirs, ours = _letters(text(item.get("title"))), _letters(paper.title)
    return not theirs or not ours or theirs.startswith(ours) or ours.startswith(theirs)


def _letters(title: str) -> str:
    return "".join(character for character in fold(title) if character.isalnum())


SOURCE = MetricsSource(
    "semanticscholar",
    "Semantic Scholar",
    "https://api.semanticscholar.org",
    _counts,
    _knows,
    key="SEMANTIC_SCHOLAR_API_KEY",
    paths=("/graph/v1", "/v1", ""),
    interval=1.1,
)
