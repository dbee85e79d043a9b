"""What a page of the output has: links, anchors, text; read once for all checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: what has an address, whatever element it belongs to, and elements with others
_ADDRESSES, _OTHERS = ("href", "src", "poster"), {"object": "data"}
#: an address among those for screens of several widths
_CHOICE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[^\s,]+)?\s*(?:,|$)")
_NO_TEXT = ("script", "style")
#: what is no word beside the next one
_BLOCKS = frozenset({"p", "div", "li", "td", "th", "br", "h1", "h2", "h3", "h4", "dt", "dd", "section", "tr"})


@dataclass
class Page:
    """A page of the output."""

    #: relative to the output folder
    path: str
    #: as they are written
    addresses: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        names = (*_ADDRESSES, _OTHERS[tag]) if tag in _OTHERS else _ADDRESSES
        self._page.addresses += filter(None, map(attributes.get, names))
        if choices := attributes.get("srcset"):
            self._page.addresses += _CHOICE.findall(choices)
        for name in ("id", "name"):
            if anchor := attributes.get(name):
                self._page.anchors.add(anchor)
        if tag in _NO_TEXT:
            self._hidden += 1
        elif tag in _BLOCKS:
            self._texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_TEXT:
            self._hidden = max(self._hidden - 1, 0)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._texts.append(data)

    def close(self) -> None:
        super().close()
        self._page.text = "".join(self._texts)


def pages(app: Sphinx) -> list[Page]:
    """Return the pages of the output."""
    return _pages(Path(app.outdir))


@cache
def _pages(outdir: Path) -> list[Page]:
    return list(_read(outdir))


def _read(outdir: Path) -> Iterator[Page]:
    for path in sorted(outdir.rglob("*.html")):
        name = path.relative_to(outdir).as_posix()
        if name.startswith("_static/"):
            continue
        page = Page(name)
        reader = _Reader(page)
        reader.feed(path.read_text("utf-8", "replace"))
        reader.close()
        yield page
