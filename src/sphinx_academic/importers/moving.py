"""Links, pictures and texts of a page, as they stand in the new site."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..model.urls import safe_url
from . import template_text
from .current import Current
from .jekyll import JekyllPage, gfm_anchor, kramdown_anchor
from .markup import parse
from .myst import Writer
from .sections import Heading, headings
from .shields import COUNTER
from .source import MAX_FILE

_PHONE = re.compile(
    r"(?:\b(?:phone|tel|mobile|cell|fax|wechat|手机|电话|微信)\b|电话|手机)\s*[:：.]?\s*\+?[\d\s()./-]{7,}",
    re.IGNORECASE,
)
_COPIED = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|avif|bmp|pdf|pptx?|docx?|zip|mp4|webm|mp3|txt|bib|ipynb|tar|gz|csv|json)$",
    re.IGNORECASE,
)
#: what docutils writes for letters that are no others with accents
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ħ": "h", "ı": "i", "ł": "l", "ß": "sz", "æ": "ae", "œ": "oe"})


class Mover:
    """Moves what a page holds."""

    def __init__(self, at: Current) -> None:
        self.at = at
        #: new path -> file
        self.files: dict[str, Path] = {}
        #: path in the source -> new path
        self.new_paths: dict[str, str | None] = {}

    def clear(self) -> None:
        """Forget all files."""
        self.files.clear()
        self.new_paths.clear()

    def _link(self, address: str) -> str | None:
        """Return the new target of a link."""
        address = address.strip()
        if not address or address == "#" or re.match(r"https?://(?:none|null)?/?$", address):
            return None
        if re.match(r"tel:|sms:", address):
            if not self.at.is_first:
                self.at.findings.left_out(
                    "a number by which people are called is not published", self.at.page.file
                )
            return None
        if re.match(r"[a-z][a-z0-9+.-]*:|//", address, re.IGNORECASE):
            page, fragment = self.at.jekyll.page_of(address)
            if page is None or page.file not in self.at.names:
                url = safe_url(f"https:{address}" if address.startswith("//") else address)
                return url
        if own := re.match(r"(?:\./)?#", address):
            return self._fragment(address[own.end() :], self.at.page)
        page, fragment = self.at.jekyll.page_of(address)
        if page is not None and page.file in self.at.names:
            if fragment:
                return self._fragment(fragment, page)
            return self._relative(f"{self.at.names[page.file]}.md")
        if path := self.copied(address):
            return self._relative(path)
        if not self.at.is_first:
            self.at.findings.check(
                f"a link leads to {address}, which is not in the source; its text was kept", self.at.page.file
            )
        return None

    def _fragment(self, fragment: str, page: JekyllPage) -> str | None:
        """Return the target of a link to a place on a page."""
        name = self.at.names.get(page.file, "")
        for part in headings(parse(self.at.jekyll.text_of(page).text)):
            if fragment in fragments_of(part):
                anchor = myst_anchor(part.text)
                return self._relative(f"{name}.md#{anchor}" if anchor else f"{name}.md")
        return self._relative(f"{name}.md") if name else None

    def _relative(self, path: str) -> str:
        """Return a path as seen from the page that is being written."""
        depth = self.at.names[self.at.page.file].count("/")
        return "../" * depth + path

    def _picture(self, source: str) -> str | None:
        if re.match(r"(?:https?:)?//|data:", source):
            if not self.at.is_first:
                what = "a counter or a badge" if COUNTER.search(source) else "a picture"
                self.at.findings.left_out(
                    f"{what} of another host: {source[:100]}",
                    self.at.page.file,
                    remedy=""
                    if COUNTER.search(source)
                    else "save it into the new site, and name it in the page",
                )
            return None
        path = self.copied(source)
        if path is None:
            if not self.at.is_first:
                self.at.findings.left_out(f"the picture {source} is not in the source", self.at.page.file)
            return None
        return self._relative(path)

    def copied(self, address: str) -> str | None:
        """Return the new path of a file of the source, or None if it is not there."""
        found = self.at.source.find(address, self.at.page.file)
        if not found or not _COPIED.search(found):
            return None
        if found not in self.new_paths:
            self.new_paths[found] = self._copy(found)
        return self.new_paths[found]

    def _copy(self, found: str) -> str | None:
        path = self.at.source.path(found)
        if path is None:
            return None
        size = path.stat().st_size
        if size > MAX_FILE:
            self.at.findings.left_out(
                f"the file has {size // 1_000_000} MB, and was not copied",
                found,
                remedy="make it smaller, and copy it",
            )
            return None
        new = "/".join(re.sub(r"[^\w.()+-]+", "-", part).lstrip("._") or "file" for part in found.split("/"))
        if new.split("/")[0] in ("build", "public"):
            new = f"files/{new}"
        self.files[new] = path
        return new

    def is_page(self, address: str) -> bool:
        """Return whether an address leads to a page of the site."""
        page, _fragment = self.at.jekyll.page_of(address)
        return page is not None

    def writer(self) -> Writer:
        """Return a writer for the page at hand."""
        return Writer(self._link, self._picture, self._report_kept)

    def _report_kept(self, message: str, tag: Any) -> None:
        if not self.at.is_first:
            self.at.findings.kept(message, self.at.page.file)

    def text(self, nodes: Sequence[Any]) -> str:
        """Return nodes as MyST, without text of the template."""
        kept = []
        for node in nodes:
            if (
                type(node).__name__ == "Tag"
                and (text := node.get_text())
                and template_text.has_placeholder_text(text)
            ):
                self.report_template(" ".join(text.split()))
                continue
            kept.append(node)
        text = self.writer().blocks(kept).strip()
        if _PHONE.search(text):
            text = re.sub(r"\n{3,}", "\n\n", "\n".join(map(self.without_phone, text.split("\n")))).strip()
        return "" if re.fullmatch(r"[\s\W_]*", text) and not re.search(r"!\[|```", text) else _lowered(text)

    def without_phone(self, text: str) -> str:
        """Return a text without numbers by which people are called, which are reported."""
        match = _PHONE.search(text)
        if match is None:
            return text
        if not self.at.is_first:
            place = self.at.locate(text[:40])
            self.at.findings.left_out(
                "a number by which people are called is not published", place.file, place.line
            )
        return " ".join(_PHONE.sub(" ", text).split())

    def report_template(self, text: str) -> None:
        """Report a text of the template."""
        if not self.at.is_first:
            place = self.at.locate(text[:60])
            self.at.findings.left_out(
                f"text of the template: {' '.join(text.split())[:80]}", place.file, place.line
            )


def heading_lines(lines: Sequence[str]) -> Iterator[int]:
    """Yield the places of lines of MyST that are headings, not of those within code."""
    fence = ""
    for number, line in enumerate(lines):
        if match := re.match(r"\s*(`{3,}|~{3,})", line):
            fence = "" if fence and match[1].startswith(fence) else fence or match[1]
        elif not fence and re.match(r"#{1,6} ", line):
            yield number


def _lowered(text: str) -> str:
    """Return text whose headings are below those of the page."""
    lines = text.split("\n")
    levels = {number: len(lines[number].partition(" ")[0]) for number in heading_lines(lines)}
    shift = 3 - min(levels.values(), default=3)
    last = 2
    for number, level in levels.items():
        last = min(level + shift, last + 1, 6)
        lines[number] = "#" * last + lines[number][level:]
    return "\n".join(lines)


def fragments_of(part: Heading) -> tuple[str, ...]:
    """Return the fragments that lead to a heading: its ids, and those that kramdown makes of its text."""
    made = (gfm_anchor(part.text), kramdown_anchor(part.text)) if part.text else ()
    return tuple(dict.fromkeys((*part.anchors, *made)))


def myst_anchor(text: str) -> str:
    """Return the anchor by which links of MyST name a heading: that of GitHub, without a final number."""
    return re.sub(r"[^\w\- ]", "", text.lower().replace(" ", "-"))


def new_anchor(text: str) -> str:
    """Return the id that docutils gives to a heading."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    plain = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode())
    return re.sub(r"^[-0-9]+|-+$", "", plain)
