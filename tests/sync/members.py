"""Made-up sites of members: what ours publish, and others with a ``.bib`` file alone."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .server import Reply, Request, Service, text

_TYPES = {
    "bib": "application/octet-stream",
    "inv": "application/octet-stream",
    "html": "text/html",
    "json": "application/json",
}


@dataclass(frozen=True)
class Entry:
    """A paper as a member has it in a ``.bib`` file."""

    key: str
    title: str
    authors: str
    year: int = 2024
    more: str = ""

    @property
    def bib(self) -> str:
        """Return the entry."""
        return (
            f"@article{{{self.key},\n  author = {{{self.authors}}},\n  title = {{{self.title}}},\n"
            f"  journal = {{Journal of Tide Engineering}},\n  year = {{{self.year}}},\n{self.more}}}\n"
        )


def bib(entries: Sequence[Entry]) -> str:
    """Return a ``.bib`` file."""
    return "\n".join(entry.bib for entry in entries)


def objects(lines: Sequence[str]) -> bytes:
    """Return an ``objects.inv``."""
    head = "# Sphinx inventory version 2\n# Project: x\n# Version: 1\n"
    head += "# The remainder of this file is compressed using zlib.\n"
    return head.encode() + zlib.compress("\n".join([*lines, ""]).encode())


def listed(entries: Sequence[Entry], page: str = "publications") -> list[str]:
    """Return what an inventory says of papers in a list."""
    return [f"{one.key} academic:publication 1 {page}.html#pub-{one.key} {one.title}" for one in entries]


def feed(address: str, entries: Sequence[Entry]) -> str:
    """Return the feed of papers."""
    items = [
        {
            "id": f"tag:member.example,{one.year}:pub-{one.key}",
            "url": f"{address}/publications.html#pub-{one.key}",
            "title": one.title,
            "content_html": f'<p><a href="https://doi.org/10.5555/{one.key}">DOI</a></p>',
            "date_published": f"{one.year}-01-01T00:00:00Z",
            "authors": [{"name": name} for name in one.authors.split(" and ")],
        }
        for one in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": items})


def ours(entries: Sequence[Entry]) -> dict[str, bytes | str]:
    """Return what one of our sites publishes."""
    return {
        "index.html": "<!doctype html><title>x</title>",
        "objects.inv": objects(listed(entries)),
        "_downloads/academic/publications/publications.bib": bib(entries),
    }


def files(published: Mapping[str, bytes | str | Reply]) -> Service:
    """Return a server of files."""

    def service(request: Request) -> Reply:
        name = request.path.lstrip("/") or "index.html"
        found = published.get(name)
        if found is None:
            return text("<!doctype html><title>404</title>", 404, "text/html")
        if isinstance(found, Reply):
            return found
        body = found.encode() if isinstance(found, str) else found
        return Reply(body, kind=_TYPES.get(name.rpartition(".")[2], "text/plain"))

    return service
