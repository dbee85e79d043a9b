"""The services that count something, with the forms of their documentation; all figures are made up."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from .server import Reply, Request, Service, data, text

ORCID = "0000-0002-1825-0097"


def openalex(
    works: Mapping[str, int | None], authors: Mapping[str, Mapping[str, Any]] | None = None
) -> Service:
    """Return OpenAlex: DOI -> citations, id -> what it says of an author."""

    def work(doi: str) -> dict[str, Any]:
        return {
            "id": f"https://openalex.org/W{zlib.crc32(doi.encode())}",
            "doi": f"https://doi.org/{doi.upper()}",
            "cited_by_count": works[doi],
            "authorships": [{"author": {"display_name": "Mara Teal"}}] * 3,
        }

    def service(request: Request) -> Reply:
        path = unquote(request.path)
        if path.startswith("/authors/"):
            found = (authors or {}).get(path.removeprefix("/authors/"))
            return data(found) if found else data({"error": "Not found", "message": "none"}, 404)
        if path.startswith("/works/doi:"):
            doi = path.removeprefix("/works/doi:")
            return data(work(doi)) if doi in works else data({"error": "Not found"}, 404)
        wanted = request.query["filter"].removeprefix("doi:").split("|")
        assert len(wanted) <= 100
        found = [work(doi) for doi in wanted if doi in works]
        return data({"meta": {"count": len(found), "per_page": 100}, "results": found})

    return service


def author(number: str = "A1", **more: Any) -> dict[str, Any]:
    """Return an author as OpenAlex has one."""
    return {
        "id": f"https://openalex.org/{number}",
        "orcid": f"https://orcid.org/{ORCID}",
        "display_name": "Mara Teal",
        "works_count": 3,
        "cited_by_count": 310,
        "summary_stats": {"h_index": 9, "i10_index": 8, "2yr_mean_citedness": 1.5},
        "counts_by_year": [
            {"year": 2026, "works_count": 1, "cited_by_count": 120},
            {"year": 2024, "works_count": 2, "cited_by_count": 90},
        ],
        **more,
    }


def semanticscholar(papers: Mapping[str, Any], authors: Mapping[str, Any] | None = None) -> Service:
    """Return Semantic Scholar: id such as ``DOI:…`` -> citations, or a whole paper; number -> an author."""

    def service(request: Request) -> Reply:
        path = request.path.removeprefix("/graph/v1")
        ids = json.loads(request.body)["ids"]
        if path == "/author/batch":
            return data([(authors or {}).get(number) for number in ids])
        if path != "/paper/batch":
            return data({"error": "Not found"}, 404)
        if not any(name in papers for name in ids):
            return data({"error": "No valid paper ids given"}, 400)
        return data([_paper(papers[name]) if name in papers else None for name in ids])

    return service


def _paper(given: Any) -> Any:
    if isinstance(given, dict):
        return given
    return {
        "paperId": "0" * 40,
        "externalIds": {"CorpusId": 9},
        "title": "Tides",
        "citationCount": given,
        "influentialCitationCount": 1,
    }


def crossref(works: Mapping[str, int | None]) -> Service:
    """Return Crossref: DOI -> citations."""

    def service(request: Request) -> Reply:
        path = unquote(request.path)
        if path.startswith("/works/"):
            doi = path.removeprefix("/works/")
            if doi not in works:
                return text("Resource not found.", 404)
            return data({"status": "ok", "message": {"DOI": doi, "is-referenced-by-count": works[doi]}})
        wanted = [part.removeprefix("doi:") for part in request.query["filter"].split(",")]
        items = [{"DOI": doi, "is-referenced-by-count": works[doi]} for doi in wanted if doi in works]
        return data({"status": "ok", "message-type": "work-list", "message": {"items": items}})

    return service


def forge(replies: Mapping[str, Any]) -> Service:
    """Return GitHub, GitLab, Codeberg, pypistats or Zenodo: path -> a reply, or data."""

    def service(request: Request) -> Reply:
        found = replies.get(unquote(request.path), data({"message": "Not Found"}, 404))
        return found if isinstance(found, Reply) else data(found)

    return service


def github_repository(stars: int, **more: Any) -> dict[str, Any]:
    """Return a repository as GitHub has it."""
    return {
        "full_name": "teal/tides",
        "stargazers_count": stars,
        "watchers_count": stars,
        "subscribers_count": 9,
        "forks_count": 37,
        "language": "Python",
        "license": {"spdx_id": "MIT"},
        "description": "Forecasts of\n tides",
        "archived": False,
        "private": False,
        **more,
    }
