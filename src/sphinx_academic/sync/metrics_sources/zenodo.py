"""Zenodo: downloads of records; https://developers.zenodo.org."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..client import Client, Malformed
from ..metrics_source import Count, CountedPaper, MetricsSource, Wanted, known, repositories_at
from ..paper_source import table

_PREFIX = "10.5281/zenodo."


def _number(paper: CountedPaper) -> str:
    number = paper.doi.removeprefix(_PREFIX)
    return number if number != paper.doi and number.isascii() and number.isdigit() else ""


def _knows(wanted: Wanted) -> Wanted:
    papers = tuple(paper for paper in wanted.papers if _number(paper))
    return Wanted(papers, (), repositories_at("zenodo.org")(wanted).repositories)


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    named: dict[str, list[tuple[str, str]]] = {}
    for paper in wanted.papers:
        named.setdefault(_number(paper), []).append(("papers", paper.key))
    for name in wanted.repositories:
        named.setdefault(name.partition("/")[2], []).append(("repositories", name))
    for number, things in named.items():
        response = known(client, f"/records/{number}")
        if response is None:
            continue
        found = response.table()
        if "id" not in found:
            raise Malformed("returned JSON of another form than documented")
        for subject, name in things:
            yield _count(subject, name, table(found.get("stats")))


def _count(subject: str, name: str, stats: Mapping[str, Any]) -> Count:
    """Return the downloads of all versions, else of the one version; who counts says which."""
    if stats.get("downloads") is not None:
        return Count(subject, name, {"downloads": stats["downloads"]}, source="Zenodo, all versions")
    return Count(subject, name, {"downloads": stats.get("version_downloads")}, source="Zenodo, this version")


SOURCE = MetricsSource(
    "zenodo", "Zenodo", "https://zenodo.org", _counts, _knows, paths=("/api", ""), interval=1.1
)
