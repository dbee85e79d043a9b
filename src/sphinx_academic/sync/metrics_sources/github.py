"""GitHub: stars, forks and language of repositories; https://docs.github.com/rest/repos/repos."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from ..client import Client, Malformed
from ..metrics_source import Count, MetricsSource, Wanted, known, repositories_at
from ..paper_source import table


def _counts(client: Client, wanted: Wanted) -> Iterator[Count]:
    headers = {"X-GitHub-Api-Version": "2022-11-28"}
    if client.secret:
        headers["Authorization"] = f"Bearer {client.secret}"
    for name in wanted.repositories:
        response = known(
            client,
            f"/repos/{quote(name)}",
            headers=headers,
            accept="application/vnd.github+json",
        )
        if response is None:
            continue
        found = response.table()
        if "stargazers_count" not in found:
            raise Malformed("returned JSON of another form than documented")
        # a key opens what others shall not see
        if found.get("private") is True:
            continue
        yield Count(
            "repositories",
            name,
            {
                "stars": found["stargazers_count"],
                "forks": found.get("forks_count"),
                "watchers": found.get("subscribers_count"),
            },
            {
                "language": found.get("language"),
                "description": found.get("description"),
                "license": table(found.get("license")).get("spdx_id"),
            },
        )


SOURCE = MetricsSource(
    "github",
    "GitHub",
    "https://api.github.com",
    _counts,
    repositories_at("github.com"),
    key="GITHUB_TOKEN",
    paths=("", "/api/v3"),
)
