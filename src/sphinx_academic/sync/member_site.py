"""What the site of a member publishes: its ``.bib`` files, its inventory, its feed of papers.

All of it was written by others.  What is read here is bounded in size and number, and an address is taken
only if it is on the member's own site.
"""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from ..bib.reader import read
from ..model.folding import fold
from ..model.publication import Publication
from .bib_entry import work_of
from .client import Malformed
from .entry_text import date_from, named, shown, title_of
from .paper_source import table, tables, text
from .state import digest
from .work import LIST_END, MEMBERS, Work, identifiers, normalized_arxiv, normalized_doi

#: bytes of a .bib file and of an inventory, unpacked; papers of a member
LARGEST_BIB = LARGEST_INVENTORY = 16 << 20
MOST_PAPERS = 20_000
#: characters of a web page in which links are looked for
_LARGEST_PAGE = 1_000_000
#: pages with lists whose files are asked for
_MOST_LISTS = 4
#: names of an entry without a key, which the reader makes from this
_FILE = "unnamed.bib"
_UNNAMED = re.compile(r"unnamed-\d+", re.ASCII)
#: begins a web page
MARKUP = re.compile(rb"[\xef\xbb\xbf \t\r\n]*+<(?:!doctype|html|\?xml|head)", re.IGNORECASE)
_INVENTORY = b"# Sphinx inventory version 2"
#: what identifies a paper in our own feeds, see :func:`sphinx_academic.feeds.formats.tag_uri`
_TAG = re.compile(r"tag:[^,\s]+,(\d{4}(?:-\d{2}){0,2}):(?:\S*/)?pub-(\S+)", re.ASCII)
_LISTS = re.compile(
    r"publi|paper|biblio|research|veröff|veroeff|pubblic|ver%C3%B6ff|(?:^|[/_.-])pubs?(?=$|[/_.-])|\bbib\b",
    re.IGNORECASE,
)


class Page(NamedTuple):
    """The page of a paper, or its place in a list."""

    address: str
    title: str


class Inventory(NamedTuple):
    """What an ``objects.inv`` says of papers."""

    #: by their keys
    pages: Mapping[str, Page]
    #: addresses of pages with lists, those with most papers first
    lists: tuple[str, ...]


NO_INVENTORY = Inventory({}, ())


def origin(address: str) -> tuple[str, str]:
    """Return scheme, and host with port, of an address."""
    parts = urlsplit(address)
    return parts.scheme, parts.netloc.lower()


def on_site(base: str, address: str, *origins: tuple[str, str]) -> str:
    """Return an address in full if it is of a site, else nothing.

    :param base: that it is relative to
    :param origins: of the site; by default, that of ``base``
    """
    if not address.strip():  # which would be the base itself
        return ""
    try:
        url = urljoin(base, address.strip())
        if origin(url) in (origins or (origin(base),)):
            return quote(url, safe=_SAFE)
    except ValueError:
        pass
    return ""


#: what addresses may have besides letters and digits; no braces, which end a field
_SAFE = "!#$%&'()*+,/:;=?@[]"


def inventory(data: bytes, base: str) -> Inventory:
    """Read an ``objects.inv`` in the form of Sphinx 1 and later; what is none says nothing.

    Sphinx has a reader of its own, which is not bounded in what it unpacks and needs Sphinx.

    :param base: address of the folder that it is in
    """
    if not data.startswith(_INVENTORY):
        return NO_INVENTORY
    packed = data
    for _ in range(4):
        packed = packed.partition(b"\n")[2]
    try:
        lines = zlib.decompressobj().decompress(packed, LARGEST_INVENTORY).decode("utf-8", "replace")
    except zlib.error:
        return NO_INVENTORY
    pages: dict[str, Page] = {}
    lists: Counter[str] = Counter()
    for line in lines.splitlines():
        for kind in ("publication", "listing"):
            key, _, rest = line.partition(f" academic:{kind} ")
            parts = rest.split(" ", 2)
            if len(parts) != 3 or len(line) > 5000:
                continue
            _priority, uri, title = parts
            uri = f"{uri[:-1]}{quote(key)}" if uri.endswith("$") else uri
            address = on_site(base, uri)
            if not address:
                continue
            if kind == "publication":
                pages.setdefault(key, Page(address, title))
            if "#" in address:
                lists[address.partition("#")[0]] += 1
    if len(pages) > MOST_PAPERS:
        raise Malformed(f"lists more than {MOST_PAPERS} papers, which is not read")
    return Inventory(pages, tuple(address for address, _count in lists.most_common(_MOST_LISTS)))


def downloads(base: str, lists: Iterable[str]) -> Iterator[str]:
    """Yield where our own sites have a list's ``.bib`` file, by the address of the page with the list."""
    for address in lists:
        path = address.removeprefix(base.rstrip("/") + "/") if address.startswith(base) else ""
        name = re.sub(r"\.x?html?$", "", path)
        names = [name.rstrip("/"), f"{name}index"] if not name or name.endswith("/") else [name]
        for docname in filter(None, names):
            yield f"{base.rstrip('/')}/_downloads/academic/{docname}/publications.bib"


@dataclass(slots=True)
class Links:
    """What a web page leads to on its own site."""

    bib: list[str] = field(default_factory=list)
    feeds: list[str] = field(default_factory=list)
    #: pages that seem to have lists of papers
    lists: list[str] = field(default_factory=list)
    #: where the page sends its readers at once
    moved: str = ""


class _Finder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.base = self.moved = ""
        #: address, type and text
        self.found: list[list[str]] = []
        self._is_in_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "base" and not self.base:
            self.base = given.get("href", "")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh" and not self.moved:
            self.moved = given.get("content", "").partition("=")[2].strip("'\" ")
        if tag in ("a", "link", "area") and given.get("href"):
            self.found.append([given["href"], given.get("type", "").strip().lower(), ""])
            self._is_in_link = tag == "a"

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_in_link = False

    def handle_data(self, data: str) -> None:
        if self._is_in_link and len(self.found[-1][2]) < 100:
            self.found[-1][2] += data[:100]


def links_of(page: str, address: str, *origins: tuple[str, str]) -> Links:
    """Return what a web page leads to.

    :param address: of the page
    :param origins: of the member's site
    """
    finder = _Finder()
    # html.parser gives up on some declarations
    with suppress(ValueError, AssertionError):
        finder.feed(page[:_LARGEST_PAGE])
    base = urljoin(address, finder.base) if finder.base else address
    links = Links(moved=on_site(base, finder.moved, *origins) if finder.moved else "")
    for href, kind, words in finder.found:
        url = on_site(base, href, *origins).partition("#")[0]
        if not url:
            continue
        path = urlsplit(url).path
        into = (
            links.bib
            if kind in ("application/x-bibtex", "text/x-bibtex") or path.lower().endswith(".bib")
            else links.feeds
            if kind == "application/feed+json" or path.endswith("/publications.json")
            else links.lists
            if (path.endswith(("/", ".html", ".htm")) or "." not in path.rpartition("/")[2])
            and (_LISTS.search(path) or _LISTS.search(words))
            else None
        )
        if into is not None and url not in into and url != address.partition("#")[0]:
            into.append(url)
    return links


def entries_of(data: bytes) -> list[Publication]:
    """Return the entries of a ``.bib`` file; none of what is none.

    :raises Malformed: if there is too much of it
    """
    if MARKUP.match(data):
        return []
    if len(data) > LARGEST_BIB:
        raise Malformed(f"has a .bib file of more than {LARGEST_BIB >> 20} MB, which is not read")
    found = list(read(data, _FILE).publications)
    if len(found) > MOST_PAPERS:
        raise Malformed(f"has more than {MOST_PAPERS} entries, which are not read")
    return found


class Shelf:
    """The entries of all files of one member, which are bounded together as those of one file are."""

    def __init__(self) -> None:
        self.entries: list[Publication] = []
        self._size = 0

    def add(self, data: bytes) -> bool:
        """Add those of a file; return whether there are any.

        :raises Malformed: if there is too much of them
        """
        found = entries_of(data)
        self._size += len(data) if found else 0
        self.entries += found
        if self._size > LARGEST_BIB or len(self.entries) > MOST_PAPERS:
            raise Malformed(f"has .bib files of more than {LARGEST_BIB >> 20} MB or {MOST_PAPERS} entries")
        return bool(found)


def keyed(name: str, source: str, entries: Iterable[Publication]) -> Iterator[Work]:
    """Yield entries of a list as works, each with an id of its own, also where keys are repeated or missing.

    :param name: of the list
    """
    taken: Counter[str] = Counter()
    seen: set[bytes] = set()
    for entry in entries:
        if entry.digest in seen:
            continue
        seen.add(entry.digest)
        work = work_of(source, entry)
        key = entry.key
        if _UNNAMED.fullmatch(key):
            # a line is no name, for it changes with those above
            key = f"~{digest(f'{work.title}{work.authors}')}"
            work = replace(work, key="")
        taken[key] += 1
        number = f"~{taken[key]}" if taken[key] > 1 else ""
        yield replace(work, id=f"{name}{LIST_END}{key}{number}")


class FeedItem(NamedTuple):
    """A paper in a feed, or what may be a paper's page."""

    #: empty where the feed does not say
    key: str
    work: Work
    is_paper: bool


def feed_items(data: bytes, base: str, *origins: tuple[str, str]) -> Iterator[FeedItem]:
    """Yield the papers of a JSON feed, with their pages.

    Ours say which items are papers; in other feeds, these are those with an identifier; the others have
    at most the page of a paper that is known by its title.
    """
    try:
        items = tables(table(json.loads(data)).get("items"))
    except (ValueError, RecursionError):
        return
    for item in items[:MOST_PAPERS]:
        match = _TAG.fullmatch(text(item.get("id")))
        title = text(item.get("title"))
        if not title:
            continue
        if match:
            key = unquote(match[2])
            content = text(item.get("content_html"))[:100_000]
            found = re.findall(r'href="([^"<>]{1,500})"', content)
        else:
            key = ""
            found = [text(item.get(name)) for name in ("id", "url", "external_url")]
        authors = (named(one.get("name")) for one in tables(item.get("authors")))
        ids = identifiers(
            doi=next((link for link in found if normalized_doi(link)), ""),
            arxiv=next((link for link in found if normalized_arxiv(link)), ""),
        )
        yield FeedItem(
            key,
            Work(
                MEMBERS,
                key,
                title=title_of(title),
                authors=tuple(filter(None, authors)),
                date=date_from(match[1] if match else item.get("date_published")),
                ids=ids,
                key=key,
                page=on_site(base, text(item.get("url")), *origins),
            ),
            bool(match or ids),
        )


def works_of(
    member: str, entries: Sequence[Publication], known: Inventory, feed: Iterable[FeedItem] = ()
) -> Iterator[Work]:
    """Yield the works of a member, with their pages: its entries, and what only its feed has."""
    items = list(feed)
    pages = {item.key: item.work.page for item in items if item.key and item.work.page}
    pages |= {key: page.address for key, page in known.pages.items()}
    titles: dict[str, str] = {"": ""}
    others = [Page(item.work.page, shown(item.work.title)) for item in items if not item.key]
    # titles are plain text here
    for page in known.pages.values() or others:
        name = _bare(page.title)
        # of two papers of one title, neither is known by it
        titles[name] = "" if name in titles else page.address
    keys, known_titles = set(), set()
    for work in keyed(member, MEMBERS, entries):
        keys.add(work.key)
        address = pages.get(work.key) or titles.get(_bare(shown(work.title)), "")
        known_titles.add(_bare(shown(work.title)))
        yield replace(work, page=address)
    for item in items:
        key = item.key or f"~{digest(item.work.title)}"
        is_known = item.key in keys if item.key else _bare(shown(item.work.title)) in known_titles
        if item.is_paper and not is_known:
            keys.add(key)
            yield replace(
                item.work, id=f"{member}{LIST_END}{key}", page=pages.get(item.key) or item.work.page
            )


def _bare(title: str) -> str:
    return re.sub(r"[\W_]+", "", fold(title))


def missing(works: Sequence[Work], known: Inventory) -> int:
    """Return how many papers a site lists that its files do not have."""
    pages = {work.page for work in works}
    return sum(page.address not in pages for page in known.pages.values())
