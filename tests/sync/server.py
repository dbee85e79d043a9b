"""A server on this machine that plays the services from which papers come, as their documentation has them.

Every service has a path of its own, ``/openalex`` and so on; a test says what it has, and what is wrong.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass
class Request:
    """What was asked."""

    method: str
    #: below the service
    path: str
    query: dict[str, str]
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass
class Reply:
    """What is returned."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "application/json"


Service = Callable[[Request], Reply]


def data(value: Any, status: int = 200, **headers: str) -> Reply:
    """Return JSON."""
    return Reply(
        json.dumps(value).encode(), status, {name.replace("_", "-"): text for name, text in headers.items()}
    )


def text(body: str, status: int = 200, kind: str = "text/plain", **headers: str) -> Reply:
    """Return text."""
    return Reply(
        body.encode(), status, {name.replace("_", "-"): text for name, text in headers.items()}, kind
    )


PAGE = "<!doctype html>\n<html><head><title>Making sure you're not a bot!</title></head><body></body></html>"


def page(status: int = 200) -> Reply:
    """Return a web page in place of what was asked for."""
    return text(PAGE, status, "text/html; charset=utf-8")


@dataclass
class Services:
    """The running server."""

    port: int = 0
    services: dict[str, Service] = field(default_factory=dict)
    requests: list[tuple[str, Request]] = field(default_factory=list)

    def address(self, name: str) -> str:
        """Return the address of a service."""
        return f"http://127.0.0.1:{self.port}/{name}"

    @property
    def endpoints(self) -> dict[str, str]:
        """Return the addresses of all services that there are."""
        return {name: self.address(name) for name in self.services if name != "bib" and "-" not in name}

    def asked(self, name: str) -> list[Request]:
        """Return what a service was asked."""
        return [request for asked, request in self.requests if asked == name]

    def reply(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Return what a service says."""
        parts = urlsplit(target)
        name, _, path = parts.path.lstrip("/").partition("/")
        query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        request = Request(method, f"/{path}", query, headers, body)
        self.requests.append((name, request))
        service = self.services.get(name)
        return service(request) if service else text("no such service", 404)


@contextmanager
def serve() -> Iterator[Services]:
    """Run a server while the block lasts."""
    services = Services()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # a response goes out at once: else its body waits 40 ms until the head has been acknowledged
        wbufsize = -1
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers.get("Content-Length", 0))))

        def _answer(self, body: bytes) -> None:
            reply = services.reply(self.command, self.path, dict(self.headers.items()), body)
            self.send_response(reply.status)
            if reply.status != 304:
                self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body)))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    services.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield services
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def in_turn(*replies: Reply | Service) -> Service:
    """Return a service that gives one reply after the other, and the last one for ever."""
    left = list(replies)

    def service(request: Request) -> Reply:
        reply = left.pop(0) if len(left) > 1 else left[0]
        return reply if isinstance(reply, Reply) else reply(request)

    return service


# OpenAlex


def openalex_work(number: int, title: str | None = None, **more: Any) -> dict[str, Any]:
    """Return a work as OpenAlex has it."""
    return {
        "id": f"https://openalex.org/W{number}",
        "doi": f"https://doi.org/10.5555/oa.{number}",
        "title": title if title is not None else f"Currents of the harbour, part {number}",
        "display_name": title,
        "publication_year": 2024,
        "publication_date": "2024-05-03",
        "ids": {"openalex": f"https://openalex.org/W{number}"},
        "type": "article",
        "language": "en",
        "biblio": {"volume": "3", "issue": "2", "first_page": "10", "last_page": "20"},
        "primary_location": {
            "source": {"display_name": "Journal of Tide Engineering", "type": "journal", "issn_l": None},
            "landing_page_url": f"https://doi.org/10.5555/oa.{number}",
            "version": "publishedVersion",
        },
        "locations": [],
        "is_retracted": False,
        "is_paratext": False,
        "authorships": [openalex_author("Mara Teal", "A1"), openalex_author("Ben Okoro", "A2")],
        "cited_by_count": 0,
        "counts_by_year": [],
        "abstract_inverted_index": None,
        **more,
    }


def openalex_author(
    name: str, number: str, orcid: str | None = None, place: str = "Harbour University"
) -> dict[str, Any]:
    """Return an authorship as OpenAlex has it."""
    return {
        "author_position": "middle",
        "author": {
            "id": f"https://openalex.org/{number}",
            "display_name": name,
            "orcid": f"https://orcid.org/{orcid}" if orcid else None,
        },
        "institutions": [{"id": "https://openalex.org/I1", "display_name": place}] if place else [],
        "raw_author_name": name,
        "raw_affiliation_strings": [place] if place else [],
    }


def openalex(works: list[dict[str, Any]], *, with_key: str = "") -> Service:
    """Return OpenAlex with works: lists by author in pages, single works in full."""

    def service(request: Request) -> Reply:
        if with_key and request.query.get("api_key") != with_key:
            return data({"error": "Forbidden", "message": "Invalid API key"}, 403)
        if request.path.startswith("/works/"):
            number = unquote(request.path.removeprefix("/works/"))
            found = [work for work in works if work["id"].endswith(f"/{number}")]
            return data(found[0]) if found else data({"error": "Not found", "message": "No such work"}, 404)
        if request.path != "/works":
            return data({"error": "Not found", "message": "No such path"}, 404)
        name, _, value = request.query["filter"].partition(":")
        if name not in ("author.id", "author.orcid", "doi"):
            return data(
                {"error": "Invalid query parameters error.", "message": f"{name} is not a filter"}, 400
            )
        found = works
        if name == "doi":
            wanted = {doi.lower() for doi in value.split("|")}
            found = [work for work in works if (work["doi"] or "").removeprefix("https://doi.org/") in wanted]
        size = int(request.query.get("per_page", request.query.get("per-page", "25")))
        cursor = request.query.get("cursor", "*")
        number = cursor.removeprefix("c=")
        start = 0 if cursor == "*" else int(number) if number.isdecimal() else len(found)
        shown = [
            work
            if len(work.get("authorships") or ()) <= 100
            else {**work, "authorships": work["authorships"][:100], "is_authors_truncated": True}
            for work in found[start : start + size]
        ]
        following = f"c={start + size}" if shown else None
        return data(
            {"meta": {"count": len(found), "per_page": size, "next_cursor": following}, "results": shown}
        )

    return service
