"""Pages of a site in Markdown and HTML as parts of new pages, with their links, pictures and files."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import unquote

from ..model.urls import safe_url
from .footnotes import FootnoteLabels
from .ids import page_name
from .markup import parse
from .myst import PAPER, Writer
from .page_anchors import note_anchors, reported_in, with_existing_anchors
from .records import Block, Page
from .source import MAX_FILE, Source
from .template_text import is_template_picture

_HEADING = re.compile(r"h([1-6])$")
#: elements that stand around headings and say nothing
_WRAPPERS = frozenset(
    ["div", "section", "article", "main", "header", "center", "font", "span", "body", "details", "figure"]
)
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")
_MARKER = "academic-"
_PAGE = re.compile(r"\.(?:md|markdown)(?:[?#]|$)", re.IGNORECASE)

#: makes parts of a page from a marker, an empty element whose class begins with ``academic-``
Marker = Callable[[str, Mapping[str, str], int], Sequence[Block]]


def found_name(path: str, names: Mapping[str, str]) -> str:
    """Return the name of the new page at an address of the old site, in whichever form this is written.

    :param names: address -> name
    :return: empty for none
    """
    bare = path.rstrip("/")
    stem = re.sub(r"(?:index)?\.(?:html?|md|markdown)$", "", path)
    forms = (path, bare, f"{bare}/", f"{bare}.html", stem, f"{stem}/")
    return next((names[form] for form in forms if form in names), "")


class Addresses(Protocol):
    """Where pages of the old site are in the new one."""

    def new_page(self, address: str, page: str) -> str | None:
        """Return the name of the new page that an address leads to; empty for none, None if it is elsewhere.

        :param page: path of the page that has the address
        """


def no_marker(_name: str, _attributes: Mapping[str, str], _level: int) -> Sequence[Block]:
    """Return nothing, for pages that have no markers."""
    return ()


class PageWriter:
    """Turns texts into MyST, and collects the files that they name."""

    def __init__(self, source: Source, addresses: Addresses) -> None:
        self._source, self._addresses = source, addresses
        #: new path -> file of the source
        self.files: dict[str, Path] = {}
        #: keys of entries, which are the ids of papers on old pages
        self.keys: frozenset[str] = frozenset()
        self._paths: dict[str, str] = {}
        self._footnotes = FootnoteLabels()
        #: new page and fragment of an address -> anchor
        self._anchors: dict[tuple[str, str], str] = {}

    def blocks(
        self, text: str, file: str, page: str, marker: Marker = no_marker, *, offset: int = 0
    ) -> list[Block]:
        """Return a text as parts of a page, divided at its headings.

        :param text: Markdown with HTML; empty elements of class ``academic-…`` are markers
        :param file: path of the text in the source
        :param page: name of the new page
        :param marker: makes parts of markers
        """
        tree = parse(text)
        self.note(tree, file, page)
        nodes = list(_flattened(tree))
        levels = Levels()
        blocks: list[Block] = []
        run: list[Any] = []
        heading: tuple[str, int] = ("", 2)
        writer = self.writer(file, page)

        def finish() -> None:
            nonlocal run, heading
            body = writer.blocks(run) if run else ""
            if body or heading[0]:
                blocks.append(Block("", heading[0], heading[1], text=body))
            run, heading = [], ("", heading[1])

        for node in nodes:
            name = getattr(node, "name", None)
            if name and (match := _HEADING.match(name)):
                finish()
                heading = (writer.inline(node), levels.level(int(match[1])))
            elif name and (found := _marker_class(node)):
                finish()
                attributes = {str(key): str(value) for key, value in node.attrs.items() if key != "class"}
                blocks += marker(found, attributes, heading[1])
            else:
                run.append(node)
        finish()
        return [block for block in blocks if block.title or block.text or block.kind]

    def note(self, tree: Any, file: str, page: str) -> None:
        """Note the headings of a text before it is written, and give its footnotes labels of their own."""
        self._footnotes.make_unique(tree, file, page)
        note_anchors(tree, page, self._anchors)

    def with_anchors(self, pages: Sequence[Page]) -> list[Page]:
        """Return all pages of the site, whose links lead to headings that they have; others are reported."""
        return with_existing_anchors(pages, reported_in(self._source.findings), self._anchors)

    def line(self, text: str, file: str, page: str = "index") -> str:
        """Return a text as one line of MyST."""
        from .markdown_lines import one_line

        return one_line(text, lambda address: self.text_link(address, file, page))

    def writer(self, file: str, page: str) -> Writer:
        """Return what writes elements of a page."""
        return Writer(
            lambda address: self.text_link(address, file, page),
            lambda address: self.picture(address, file, page),
            lambda message, _element: self._source.findings.kept(message, file),
        )

    def text_link(self, address: str, file: str, page: str) -> str | None:
        """Return what :meth:`link` does, or the entry to which a link in a text leads, as Writer has it."""
        path, _hash, key = address.strip().partition("#")
        if key in self.keys and (not path or self.is_page(path, file)):
            return PAPER + key
        return self.link(address, file, page)

    def link(self, address: str, file: str, page: str) -> str | None:
        """Return the target of a link in the new site, or None."""
        address = address.strip()
        if not address or "{{" in address or "{%" in address:
            return None
        fragment = _fragment(address)
        if address.startswith("#"):
            return (
                f"{posixpath.basename(page)}.md{fragment}" if (page, fragment[1:]) in self._anchors else None
            )
        new = self._addresses.new_page(address, file)
        if new is None:
            return safe_url(address)
        if new:
            return _relative(f"{new}.md", page) + fragment
        # the file of a page that was left out is nothing to be downloaded
        if not _PAGE.search(address) and (path := self.copied(_without_host(address), file, "files")):
            return _relative(path, page)
        self._source.findings.check(
            f"a link leads to {address}, which is not among what was imported; its text was kept", file
        )
        return None

    def is_page(self, address: str, file: str) -> bool:
        """Return whether an address leads to a page of the site."""
        return bool(self._addresses.new_page(address, file))

    def picture(self, address: str, file: str, page: str) -> str | None:
        """Return the path of a picture in the new site, seen from a page, or None."""
        address = address.strip()
        if self._addresses.new_page(address, file) is not None:
            address = _without_host(address)
        if re.match(r"(?:[a-z]+:)?//|data:", address):
            self._source.findings.left_out(
                f"a picture lies on another host: {address[:100]}",
                file,
                remedy="save it, and add it to the page",
            )
            return None
        if path := self.copied(address, file, "images"):
            return _relative(path, page)
        self._source.findings.left_out(
            f"a picture is not there: {address[:100]}", file, remedy="copy it, and add it to the page"
        )
        return None

    def copied(self, address: str, file: str, folder: str, *, prefixes: Sequence[str] = ()) -> str:
        """Return the new path of a file of the source, which is copied; empty if there is none.

        :param prefixes: folders where it is looked for, too
        """
        tries = [address, *(f"/{prefix}{address.lstrip('/')}" for prefix in prefixes)]
        found = next(filter(None, (self._source.find(each, file) for each in tries)), "")
        if not found:
            return ""
        if found in self._paths:
            return self._paths[found]
        path = self._source.path(found)
        if path is None or path.stat().st_size > MAX_FILE:
            self._source.findings.left_out("the file is too large to be copied", found)
            return ""
        name = (
            page_name(posixpath.basename(found).rpartition(".")[0]) + "." + found.rpartition(".")[2].lower()
        )
        base = new = f"{folder}/{name}"
        number = 2
        while new in self.files:
            new = base.replace(".", f"-{number}.", 1)
            number += 1
        self.files[new] = path
        self._paths[found] = new
        return new

    def photo(self, address: str, file: str, *prefixes: str) -> str:
        """Return the new path of a person's picture; one that is not there is reported."""
        address = address.strip()
        if not address:
            return ""
        if is_template_picture(address) and not self._source.find(address, file):
            return ""
        if "://" in address:
            self._source.findings.left_out(
                f"the picture {address} lies on another host", file, remedy="save it, and name it in conf.py"
            )
            return ""
        if found := self.copied(address, file, "images", prefixes=prefixes):
            return found
        self._source.findings.left_out(
            f"the picture {address} is not there", file, remedy="copy it, and name it in conf.py"
        )
        return ""


def is_picture(path: str) -> bool:
    """Return whether a file is a picture by its name."""
    return path.lower().endswith(PICTURES)


class Levels:
    """Levels of headings without gaps: the first is 2, below the title of the page."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def level(self, written: int) -> int:
        """Return the level of the next heading, which has another one in the source."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(len(self._open) + 1, 6)


def _flattened(tree: Any) -> Iterator[Any]:
    """Yield the elements of a tree; those that wrap headings or markers are replaced by their content."""
    for node in list(tree.children):
        name = getattr(node, "name", None)
        if name and not _marker_class(node) and name in _WRAPPERS and _has_structure(node):
            yield from _flattened(node)
        else:
            yield node


def _has_structure(node: Any) -> bool:
    return any(_HEADING.match(child.name) or _marker_class(child) for child in node.find_all(True))


def _marker_class(node: Any) -> str:
    classes = node.get("class") if hasattr(node, "get") else None
    return next((name for name in classes or () if str(name).startswith(_MARKER)), "")


def _fragment(address: str) -> str:
    """Return the fragment of an address with its number sign, if a link of MyST can have it."""
    fragment = unquote(address.partition("#")[2])
    return f"#{fragment}" if fragment and not re.search(r"[\s()<>\\&]", fragment) else ""


def _without_host(address: str) -> str:
    """Return an address of the site itself as seen from its top."""
    return re.sub(r"^(?:https?:)?//[^/]+(?=/)", "", address)


def _relative(path: str, page: str) -> str:
    folder = posixpath.dirname(page)
    return posixpath.relpath(path, folder) if folder else path
