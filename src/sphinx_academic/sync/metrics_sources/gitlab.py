"""GitLab: stars, forks and language of projects; https://docs.gitlab.com/api/projects/."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..client import Client, Malformed, SourceError
from ..metrics_source import Count, MetricsSource, Wanted, known, repositories_at


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    for name in wanted.repositories:
        path = f"/projects/{quote(name.partition('/')[2], safe='')}"
        response = known(client, path)
        if response is None:
            continue
        found = response.table()
        if "star_count" not in found:
            raise Malformed("returned JSON of another form than documented")
        yield Count(
            "repositories",
            name,
            {"stars": found["star_count"], "forks": found.get("forks_count")},
            {"language": _language(client, path), "description": found.get("description")},
        )


def _language(client: Client, path: str) -> str:
    """Return the language that most of a project is in."""
    try:
        response = known(client, f"{path}/languages")
        shares = response.table() if response else {}
    except SourceError:
        return ""
    parts = {name: share for name, share in shares.items() if isinstance(share, int | float)}
    return max(parts, key=lambda name: (parts[name], name), default="")


SOURCE = MetricsSource(
    "gitlab",
    "GitLab",
    "https://gitlab.com",
    _counts,
    repositories_at("gitlab.com"),
    paths=("/api/v4", "/v4", ""),
    interval=0.2,
)
