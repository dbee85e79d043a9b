"""PyPI: downloads of packages in the last month, as https://pypistats.org counts them."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..client import Client, Malformed
from ..metrics_source import Count, MetricsSource, Wanted, known, repositories_at


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    for name in wanted.repositories:
        package = quote(name.partition("/")[2], safe="")
        response = known(client, f"/packages/{package}/recent")
        if response is None:
            continue
        found = response.table().get("data")
        if not isinstance(found, dict):
            raise Malformed("returned JSON of another form than documented")
        yield Count("repositories", name, {"downloads": found.get("last_month")})


SOURCE = MetricsSource(
    "pypistats",
    "PyPI Stats, last month",
    "https://pypistats.org",
    _counts,
    repositories_at("pypi.org"),
    paths=("/api", ""),
    interval=1.0,
)
