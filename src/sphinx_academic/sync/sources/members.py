"""The sites of a lab's members: their ``.bib`` files, and from inventories and feeds the pages of papers.

A member's site may be one of ours, any other of Sphinx, or of any generator: then it is a ``.bib`` file that
one of its pages links to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from ..client import Client, Response, SourceError, is_local
from ..member_site import (
    NO_INVENTORY,
    FeedItem,
    Inventory,
    Links,
    Shelf,
    downloads,
    feed_items,
    inventory,
    links_of,
    missing,
    origin,
    works_of,
)
from ..paper_source import Source
from ..settings import MEMBER_ID
from ..work import MEMBERS, Work

#: where sites have their papers that no page leads to
_USUAL = ("publications.bib", "papers.bib", "references.bib", "bibliography.bib")
_FEED = "publications.json"
#: files and pages of one member that are asked for; some sites have a file for each paper
_MOST_FILES, _MOST_PAGES = 300, 3
_BIBTEX = "application/x-bibtex, text/x-bibtex, text/plain, */*"


def folder_of(address: str) -> str:
    """Return the folder of a member's site, without a slash at its end."""
    parts = urlsplit(address)
    path = parts.path
    if "." in path.rpartition("/")[2]:
        path = path.rpartition("/")[0]
    return f"{parts.scheme}://{parts.netloc}{path.rstrip('/')}"


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")


class _Site:
    """The site of one member."""

    def __init__(self, client: Client, member: str, address: str) -> None:
        self.client, self.member, self.address = client, member, address
        self.base = f"{folder_of(address)}/"
        self.origins = [origin(self.base)]
        self.shelf = Shelf()
        #: by the root of an address
        self.clients: dict[str, Client] = {}
        #: addresses that were asked for
        self.asked: set[str] = set()
        self.files = 0

    def works(self) -> Iterator[Work]:
        """Yield all that it publishes."""
        links = self._start()
        known = self._inventory()
        for address in links.bib:
            self._read(address)
        if not self.shelf.entries or self._lacks(known):
            for address in downloads(self.base, known.lists):
                if self._read(address) and not self._lacks(known):
                    break
        if not (known.pages and self.shelf.entries):
            # what the first page leads to may be a few of the papers
            self._search(links.lists)
        items = self._feed(links.feeds)
        works = list(works_of(self.member, self.shelf.entries, known, items))
        if not works:
            raise SourceError(
                "publishes neither a .bib file nor a JSON feed of papers; with sphinx-academic, "
                "‘:download: bibtex’ at a list does"
            )
        if others := missing(works, known):
            # what is known of these from an earlier run still holds
            self.client.is_complete = False
            self.client.network.remarks.append(
                f"the site of member ‘{self.member}’ shows {others} more papers, which are in no .bib file "
                "that it publishes; ‘:download: bibtex’ at its list writes one"
            )
        yield from works

    def _get(self, address: str, accept: str) -> Response | None:
        """Return what is at an address of the site, or nothing where there is none."""
        parts = urlsplit(address)
        if address in self.asked:
            return None
        self.asked.add(address)
        root = f"{parts.scheme}://{parts.netloc}"
        is_set = origin(address) == origin(self.address)
        # led to by a redirect, and to be no local address now either
        if not is_set and is_local(parts.hostname or ""):
            return None
        client = self.clients.get(root)
        if client is None:
            client = self.clients[root] = replace(self.client, base=root, is_set=is_set)
        path = parts.path + (f"?{parts.query}" if parts.query else "")
        try:
            return client.get(path, accept=accept, missing=True)
        except SourceError as error:
            # a folder without a page
            if error.status == 403:
                return None
            raise

    def _start(self) -> Links:
        """Read the page that the address is of, or the .bib file."""
        address = self.address
        for _ in range(2):
            response = self._get(address, "text/html, application/x-bibtex, */*;q=0.5")
            if response is None:
                return Links()
            address = response.url
            self.origins.append(origin(address))
            if self._has_entries(response):
                return Links()
            if _host(address) == _host(self.base):
                # as from / to /en/latest/
                self.base = f"{folder_of(address)}/"
            links = links_of(response.text, address, *self.origins)
            if not links.moved:
                break
            address = links.moved
        return links

    def _inventory(self) -> Inventory:
        response = self._get(f"{self.base}objects.inv", "*/*")
        return inventory(response.body, self.base) if response else NO_INVENTORY

    def _lacks(self, known: Inventory) -> bool:
        keys = {entry.key for entry in self.shelf.entries}
        return any(key not in keys for key in known.pages)

    def _has_entries(self, response: Response) -> bool:
        """Take the entries of a response; return whether it has some."""
        kind = response.headers.get("content-type", "").lower()
        is_page = kind.startswith(("text/html", "application/xhtml"))
        if is_page and response.body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"@", b"%"):
            return False
        return self.shelf.add(response.body)

    def _read(self, address: str) -> bool:
        """Read a .bib file; return whether it is one."""
        if self.files >= _MOST_FILES:
            return False
        self.files += 1
        response = self._get(address, _BIBTEX)
        return response is not None and self._has_entries(response)

    def _search(self, pages: Sequence[str]) -> None:
        """Look for a .bib file on pages with lists, and where it usually is."""
        for address in pages[:_MOST_PAGES]:
            response = self._get(address, "text/html")
            links = links_of(response.text, response.url, *self.origins) if response else Links()
            for other in links.bib:
                self._read(other)
        for name in _USUAL:
            if self.shelf.entries or self._read(f"{self.base}{name}"):
                return

    def _feed(self, feeds: Sequence[str]) -> list[FeedItem]:
        items: list[FeedItem] = []
        for address in [*feeds[:_MOST_PAGES], f"{self.base}{_FEED}"]:
            if response := self._get(address, "application/feed+json, application/json"):
                items += feed_items(response.body, self.base, *self.origins)
        return items


def _works(addresses: Mapping[str, str], client: Client, member: str) -> Iterator[Work]:
    yield from _Site(client, member, addresses[member]).works()


def member_source(addresses: Mapping[str, str]) -> Source:
    """Return the source that the sites of members are.

    :param addresses: by the ids of members
    """
    return Source(
        MEMBERS, "Members", "", partial(_works, addresses), _subject, rank=15, is_curated=True, interval=0.1
    )


def _subject(given: str) -> str:
    if not MEMBER_ID.fullmatch(given):
        raise ValueError("an id has letters, digits, hyphens, and begins with a letter or digit")
    return given
