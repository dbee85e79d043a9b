"""Crossref: citations of papers by their DOIs, 50 at once; https://api.crossref.org."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from ..client import Client, Malformed
from ..metrics_source import (
    Count,
    MetricsSource,
    Named,
    Wanted,
    found_by,
    short_batches,
    with_identifiers,
)
from ..paper_source import tables
from ..sources.crossref import message_of
from ..work import normalized_doi

_AT_ONCE = 50
_LONGEST = 3_000


def _knows(wanted: Wanted) -> Wanted:
    # what is registered with DataCite is not known here
    papers = with_identifiers(wanted, "doi")
    return Wanted(tuple(paper for paper in papers if not paper.doi.startswith("10.5281/zenodo.")))


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    yield from found_by(wanted.papers, lambda paper: [paper.doi], lambda named: _papers(client, named))


def _papers(client: Client, dois: Named) -> Iterator[tuple[str, Count]]:
    polite = [("mailto", client.contact)] if client.contact else []
    usual = [doi for doi in dois if not re.search(r"[,\s]", doi)]
    for batch in short_batches(usual, _AT_ONCE, _LONGEST):
        params = [
            ("filter", ",".join(f"doi:{doi}" for doi in batch)),
            ("rows", str(len(batch))),
            ("select", "DOI,is-referenced-by-count"),
            *polite,
        ]
        message = message_of(client.got("/works", params).table())
        if not isinstance(message.get("items"), list):
            raise Malformed("returned JSON without a list of works")
        yield from map(_paper, tables(message["items"]))
    for doi in (doi for doi in dois if re.search(r"[,\s]", doi)):
        response = client.get(f"/works/{quote(doi, safe='')}", polite, missing=True)
        if response:
            yield _paper(message_of(response.table()))


def _paper(item: Mapping[str, Any]) -> tuple[str, Count]:
    return normalized_doi(item.get("DOI")), Count(
        "papers", "", {"citations": item.get("is-referenced-by-count")}
    )


SOURCE = MetricsSource(
    "crossref", "Crossref", "https://api.crossref.org", _counts, _knows, paths=("", "/v1"), interval=0.2
)
