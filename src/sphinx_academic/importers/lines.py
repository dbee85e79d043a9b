"""Lines of text with their styles, links and pictures, from a tree of HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntFlag
from typing import Any

from . import venues


class Look(IntFlag):
    """How a character is set."""

    BOLD = 1
    ITALIC = 2
    CODE = 4
    RAISED = 8
    UNDERLINED = 16
    LINK = 32
    HEADING = 64
    COLOURED = 128


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link, by the place of its text in a line."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, by its place in a line."""

    place: int
    source: str
    alt: str
    #: of the link that it is in
    href: str = ""
    #: classes of the elements around it
    classes: frozenset[str] = frozenset()


@dataclass
class Line:
    """A line, as it is shown if the window is wide."""

    text: str = ""
    looks: list[Look] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    #: it is an item of a list within what was read
    is_bullet: bool = False
    #: number of the paragraph
    block: int = 0
    #: it ends where the source has a mere end of a line
    is_soft: bool = False

    def __bool__(self) -> bool:
        return bool(self.text.strip() or self.pictures)

    def part(self, start: int, end: int | None = None) -> Line:
        """Return a part of the line, without white space at its ends."""
        end = len(self.text) if end is None else end
        first, last = start, end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Line(
            self.text[start:end],
            self.looks[start:end],
            [
                Anchor(max(anchor.start, start) - start, min(anchor.end, end) - start, anchor.href)
                for anchor in self.anchors
                if (anchor.start < end and anchor.end > start)
            ],
            [
                Picture(min(max(picture.place - start, 0), end - start), *_rest(picture))
                for picture in self.pictures
                if first <= picture.place < last or picture.place == last == len(self.text)
            ],
            self.is_bullet,
            self.block,
            self.is_soft,
        )

    def has(self, look: Look, start: int = 0, end: int | None = None) -> bool:
        """Return whether all letters of a part are set so."""
        end = len(self.text) if end is None else end
        letters = [place for place in range(start, end) if self.text[place].isalnum()]
        return bool(letters) and all(self.looks[place] & look for place in letters)

    def has_some(self, look: Look, start: int = 0, end: int | None = None) -> bool:
        """Return whether a letter of a part is set so."""
        end = len(self.text) if end is None else end
        return any(self.looks[place] & look for place in range(start, end) if self.text[place].isalnum())

    def runs(self, look: Look) -> Iterator[tuple[int, int]]:
        """Yield the parts that are set so, across white space."""
        start = None
        for place, (character, looks) in enumerate(zip(self.text, self.looks, strict=True)):
            if looks & look:
                start = place if start is None else start
            elif start is not None and not character.isspace():
                yield start, _trimmed(self.text, start, place)
                start = None
        if start is not None:
            yield start, _trimmed(self.text, start, len(self.text))


def _rest(picture: Picture) -> tuple[str, str, str, frozenset[str]]:
    return picture.source, picture.alt, picture.href, picture.classes


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


_BLOCKS_NAMES = """
    address article aside blockquote center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section summary table tbody td th thead tr ul
"""
_BLOCKS = frozenset(_BLOCKS_NAMES.split())
_LOOKS = {
    **dict.fromkeys(("strong", "b"), Look.BOLD),
    **dict.fromkeys(("em", "i", "cite"), Look.ITALIC),
    "code": Look.CODE,
    "sup": Look.RAISED,
    "u": Look.UNDERLINED,
    "a": Look.LINK,
    **{f"h{level}": Look.HEADING | Look.BOLD for level in range(1, 7)},
}
_DROPPED_NAMES = """
    script style noscript template iframe video audio svg canvas button
"""
_DROPPED = frozenset(_DROPPED_NAMES.split())
_BLANK = re.compile(r"[ \t\r\f]+")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
#: "paper-title", "pub_title"; a page, a list and a section have titles as well
_TITLE_CLASS = re.compile(
    r"^(?:(?:paper|pub|publication|article|entry|item|work)s?[-_]+)?title$", re.IGNORECASE
)
_NORMAL_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|400)", re.IGNORECASE)
_COLOUR_STYLE = re.compile(r"(?<![\w-])color\s*:", re.IGNORECASE)


def lines_of(nodes: Any, *, skip: Sequence[Any] = ()) -> list[Line]:
    """Return the lines of elements.

    :param nodes: an element, whose content is meant, or several nodes
    :param skip: elements that are left out
    """
    reader = _Reader(skip)
    for node in nodes.children if hasattr(nodes, "children") else nodes:
        reader.add(node, Look(0), "", frozenset())
    reader.end_line()
    return [line for line in map(_stripped, reader.lines) if line]


def _stripped(line: Line) -> Line:
    return line.part(0)


class _Reader:
    def __init__(self, skip: Sequence[Any]) -> None:
        self._skip = skip
        self.lines: list[Line] = []
        self._line = Line()
        self._block = 0
        self._in_item = False

    def end_line(self, *, soft: bool = False) -> None:
        self._line.block = self._block
        self._line.is_bullet = self._in_item
        self._line.is_soft = soft
        self.lines.append(self._line)
        self._line = Line()

    def _end_block(self) -> None:
        if self._line.text.strip() or self._line.pictures:
            self.end_line()
        else:
            self._line = Line()
        self._block += 1

    def add(self, node: Any, look: Look, href: str, classes: frozenset[str]) -> None:
        kind = type(node).__name__
        if kind == "NavigableString":
            self._text(str(node), look)
            return
        if kind != "Tag" or node.name in _DROPPED or any(node is skipped for skipped in self._skip):
            return
        if node.name == "br":
            self.end_line()
            return
        if node.name == "img":
            source = str(node.get("src") or "").strip()
            if source:
                place = len(self._line.text)
                alt = str(node.get("alt") or "").strip()
                self._line.pictures.append(Picture(place, source, alt, href, classes))
            return
        look |= _LOOKS.get(node.name, Look(0))
        style = str(node.get("style") or "")
        if _BOLD_STYLE.search(style):
            look |= Look.BOLD
        elif node.name == "span" and _NORMAL_STYLE.search(style):
            look &= ~Look.BOLD
        if node.name == "font" and node.get("color") or node.name == "span" and _COLOUR_STYLE.search(style):
            look |= Look.COLOURED
        names = node.get("class") or ()
        classes |= frozenset([names] if isinstance(names, str) else names)
        if any(_TITLE_CLASS.search(name) for name in ([names] if isinstance(names, str) else names)):
            look |= Look.HEADING | Look.BOLD
        is_block = node.name in _BLOCKS
        was_item = self._in_item
        if is_block:
            self._end_block()
            if node.name == "li":
                self._in_item = True
        start = len(self._line.text)
        line, before = self._line, len(self.lines)
        inner = str(node.get("href") or "").strip() if node.name == "a" else href
        for child in list(node.children):
            self.add(child, look, inner, classes)
        if node.name == "a" and inner:
            self._anchor(line, start, self.lines[before:], inner)
        if is_block:
            self._end_block()
            self._in_item = was_item

    def _anchor(self, line: Line, start: int, ended: Sequence[Line], href: str) -> None:
        """Set a link at what an element added to its first line, or to the next one with words."""
        for number, each in enumerate(
            (line, *(other for other in (*ended, self._line) if other is not line))
        ):
            first = 0 if number else start
            if each.text[first:].strip():
                each.anchors.append(Anchor(first, len(each.text), href))
                return

    def _text(self, text: str, look: Look) -> None:
        first = True
        for piece in text.split("\n"):
            if not first and (self._line.text.strip() or self._line.pictures):
                # the end of a line of the source, which shows as a blank
                self._append("\n", look)
            first = False
            self._append(_BLANK.sub(" ", piece).replace("\u00a0", " "), look)

    def _append(self, text: str, look: Look) -> None:
        line = self._line
        if not line.text.strip() and not line.pictures:
            text = text.lstrip()
        line.text += text
        line.looks += [look] * len(text)


def split_soft(lines: Sequence[Line]) -> list[Line]:
    """Return lines that are cut where the source ends a line, if that separates two things.

    A title that is a link, a list of names and a venue are often written below each other, although they are
    shown behind each other; a list of names may as well be broken in the middle of a name.
    """
    found: list[Line] = []
    for line in lines:
        start = 0
        for match in re.finditer(r"\s*\n\s*", line.text):
            if any(anchor.start < match.start() and match.end() < anchor.end for anchor in line.anchors):
                # within the text of a link
                continue
            before, after = line.part(start, match.start()), line.part(match.end())
            if _separates(before, after):
                found.append(before)
                start = match.start()
        rest = line.part(start)
        rest.text = rest.text.replace("\n", " ")
        found.append(rest)
    for line in found:
        line.text = line.text.replace("\n", " ")
    return [line for line in found if line]


def _separates(before: Line, after: Line) -> bool:
    text = before.text.rstrip()
    if not text or not after.text:
        return bool(before)
    if text[-1] in ",;，；、&" or re.search(r"\band$", text):
        return False
    if re.match(r"(?:,|and\b|&)", after.text):
        return False
    emphasized = Look.BOLD | Look.LINK | Look.CODE | Look.ITALIC | Look.COLOURED
    if after.looks[0] & (Look.ITALIC | Look.CODE):
        return True
    first_line = after.part(0, after.text.find("\n") if "\n" in after.text else None)
    return (
        all(before.looks[place] & emphasized for place, c in enumerate(before.text) if c.isalnum())
        or first_line.has(Look.ITALIC)
        or first_line.has(Look.BOLD)
        or after.text[0] in "[("
        or (len(first_line.text) < 60 and venues.opens(first_line.text))
        or _opens_with_bold_venue(first_line)
        or (text[-1] in '.!?”"' and not re.search(r"\b[A-Z]\.$", text))
    )


def _opens_with_bold_venue(line: Line) -> bool:
    """Return whether a line begins with a venue and its year in bold: "**CVPRW 2023** | [Paper]"."""
    start, end = next(line.runs(Look.BOLD), (1, 1))
    return not start and bool(venues.year_in(line.text[:end]))
