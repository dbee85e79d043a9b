"""Codeberg, which runs Forgejo: stars, forks and language; https://codeberg.org/api/swagger."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..client import Client, Malformed
from ..metrics_source import Count, MetricsSource, Wanted, known, repositories_at


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    for name in wanted.repositories:
        response = known(client, f"/repos/{quote(name.partition('/')[2])}")
        if response is None:
            continue
        found = response.table()
        if "stars_count" not in found:
            raise Malformed("returned JSON of another form than documented")
        yield Count(
            "repositories",
            name,
            {
                "stars": found["stars_count"],
                "forks": found.get("forks_count"),
                "watchers": found.get("watchers_count"),
            },
            {"language": found.get("language"), "description": found.get("description")},
        )


SOURCE = MetricsSource(
    "codeberg",
    "Codeberg",
    "https://codeberg.org",
    _counts,
    repositories_at("codeberg.org"),
    paths=("/api/v1", "/v1", ""),
    interval=0.5,
)
