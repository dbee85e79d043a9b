"""Items of homepages in an author's own boxes: timelines, cards, grids, in any nesting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from .item_dates import as_date, split_date, split_date_at_end
from .myst import Writer
from .records import Entry

_BOXES = frozenset({"div", "section", "article", "a", "li", "dl", "center", "figure"})
#: elements whose parts may stand below each other
_PARTED = _BOXES | {"span", "header", "footer", "figcaption"}
_BARE = re.compile(r"\s+(?P<date>(?:19|20)\d\d\S*(?:\s*[-–—~]\s*\S+)?)\s*$")
#: a text that is set off as a whole
_SET_OFF = re.compile(r"(?P<mark>\*\*\*|\*\*|\*|_)(?P<text>[^*_\n]+)(?P=mark)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 60
#: as many elements show whether there are boxes, so that long pages take no longer
MOST_LOOKED_AT = 8
_DEEPEST = 8


def boxed_items(node: Any, writer: Writer) -> list[Entry]:
    """Return the entries of an element that is a box with a date, or holds nothing but such boxes."""
    if node.name not in _BOXES or node.name == "li" or node.find(["ul", "ol", "table"]):
        return []
    return _items(node, writer, _DEEPEST)


def _items(node: Any, writer: Writer, deepest: int) -> list[Entry]:
    children = _shown(node)
    if not deepest:
        return []
    dates = sum(_has_date(child) for child in children)
    shapes = {_shape(child) for child in children}
    if len(children) == 1 and type(children[0]).__name__ == "Tag" and children[0].name in _BOXES:
        return _items(children[0], writer, deepest - 1)
    if len(shapes) == 1 and children[0].name in _BOXES:
        if dates == len(children) and not any(_is_date(child) for child in children):
            # cards, or columns and rows of these
            return [
                entry
                for child in children
                for entry in (_items(child, writer, deepest - 1) if holds_boxes(child) else ())
                or [_entry(child, writer)]
            ]
        if dates and len(children) > 2 and all(len(_shown(child)) > 1 for child in children):
            # numbers of which one looks like a year
            return []
    if sum(_is_date(child) for child in children) > 1 and _is_date(children[0]):
        return _in_turn(children, writer)
    entries = [_entry(node, writer)]
    return entries if all(_is_item(entry) for entry in entries) else []


def _in_turn(children: Sequence[Any], writer: Writer) -> list[Entry]:
    """Return the entries of dates and texts that stand beside each other by turns."""
    groups: list[list[Any]] = []
    for child in children:
        if _is_date(child):
            groups.append([])
        groups[-1].append(child)
    if any(len(group) < 2 for group in groups):
        return []
    entries = [of_parts([part for child in group for part in parts_of(child, writer)]) for group in groups]
    return entries if all(map(_is_item, entries)) else []


def has_boxes(nodes: Sequence[Any]) -> bool:
    """Return whether two boxes with dates, or more, stand among some elements."""
    boxes = (node for node in nodes if node.name in _BOXES)
    return sum((2 if holds_boxes(node) else 1) for node in boxes if _is_dated(node)) > 1


def _is_dated(node: Any) -> bool:
    """Return whether an element that is no date opens with one, or has an element that is one."""
    if not _has_date(node) or _is_date(node):
        return False
    opening = " ".join(node.get_text(" ").split())
    return bool(split_date(opening)[0]) or any(map(_is_date, node.find_all(True)))


def is_box(node: Any) -> bool:
    """Return whether an element has nothing but elements with text, one of which is a date."""
    children = _shown(node)
    return (
        len(children) > 1
        and all(type(child).__name__ == "Tag" for child in children)
        and any(map(_is_date, children))
    )


def holds_boxes(node: Any) -> bool:
    """Return whether the children of an element are boxes with dates."""
    return has_boxes(node.find_all(_BOXES, recursive=False, limit=MOST_LOOKED_AT))


def _is_item(entry: Entry) -> bool:
    return bool(entry.date and entry.text) and len(entry.text.split()) <= _MOST_WORDS


def _entry(node: Any, writer: Writer) -> Entry:
    return of_parts(_lines(node, writer), _address(node, writer))


def _address(node: Any, writer: Writer) -> str:
    return (writer.link(str(node.get("href") or "")) or "") if node.name == "a" else ""


def _shown(node: Any) -> list[Any]:
    """Return the children of an element that show text."""
    return [
        child
        for child in node.children
        if (type(child).__name__ == "Tag" and child.get_text().strip())
        or (type(child).__name__ == "NavigableString" and str(child).strip())
    ]


def _shape(node: Any) -> tuple[str, str]:
    if type(node).__name__ != "Tag":
        return ("", "")
    names = node.get("class") or ()
    return (node.name, ([names] if isinstance(names, str) else [*names, ""])[0])


def _is_date(node: Any) -> bool:
    """Return whether an element shows a date and nothing else."""
    text = node.get_text() if type(node).__name__ == "Tag" else ""
    return len(text) < 60 and _YEAR.search(text) is not None and bool(as_date(text))


def _has_date(node: Any) -> bool:
    """Return whether a text of an element has a year."""
    return type(node).__name__ == "Tag" and _YEAR.search(node.get_text()) is not None


def parts_of(node: Any, writer: Writer) -> list[str]:
    """Return the lines of a box; elements without text between them are lines of their own."""
    if type(node).__name__ != "Tag":
        return [writer.inline([node])]
    lines = _lines(node, writer)
    address = _address(node, writer)
    if address and not any("](" in line for line in lines):
        place = next((place for place, line in enumerate(lines) if line and not _dated(line)), None)
        if place is not None:
            lines[place] = f"[{_plain(lines[place])}]({address})"
    return lines


def _lines(node: Any, writer: Writer) -> list[str]:
    """Return the lines of an element without what it leads to."""
    children = _shown(node)
    tags = [child for child in children if type(child).__name__ == "Tag"]
    is_parted = len(children) > 1 or any(child.name in _PARTED for child in tags)
    if node.name in _PARTED and len(tags) == len(children) and is_parted:
        return list(_joined(part for child in children for part in parts_of(child, writer)))
    text = writer.blocks(list(node.children) if node.name == "a" else [node])
    return [re.sub(r"^#+ |^- ", "", line.strip()) for line in re.split(r"\\?\n+", text)]


def _joined(parts: Iterator[str]) -> Iterator[str]:
    """Yield parts; those without a letter or digit, such as flags, go on with the one before."""
    before = ""
    for part in filter(None, parts):
        if before and not any(character.isalnum() for character in part):
            before = f"{before} {part}"
        else:
            if before:
                yield before
            before = part
    if before:
        yield before


def of_parts(parts: Sequence[str], address: str = "") -> Entry:
    """Return an entry whose date is one of some parts, or opens or ends one.

    :param address: what the entry leads to
    """
    texts = [part.strip(" ,;|") for part in parts if part.strip(" ,;|")]
    for place, text in enumerate(texts):
        if date := as_date(text):
            return Entry(_line([*texts[:place], *texts[place + 1 :]], address), date)
    for place, text in enumerate(texts):
        if split := _dated(text):
            date, rest = split
            others = [*texts[:place], *texts[place + 1 :]]
            is_first = not place and others and (_SET_OFF.fullmatch(others[0]) or others[0].startswith("["))
            # "2026 · France" above a title
            where = len(others) if is_first else place
            return Entry(_line([*others[:where], rest, *others[where:]], address), date)
    return Entry(_line(texts, address))


def _dated(text: str) -> tuple[str, str] | None:
    """Return the date that opens or ends a line, and the rest."""
    splits: tuple[Callable[[str], tuple[str, str]], ...] = (split_date, split_date_at_end, _split_bare)
    return next((found for found in (split(text) for split in splits) if found[0]), None)


def _line(texts: Sequence[str], address: str) -> str:
    """Return parts as one line; what sets a whole part off is needed no more."""
    plain = [_plain(text) for text in texts if text]
    if address and plain and not any("](" in text for text in plain):
        plain[0] = f"[{plain[0]}]({address})"
    return ", ".join(plain)


def _plain(text: str) -> str:
    match = _SET_OFF.fullmatch(text)
    return match["text"] if match else text


def _split_bare(text: str) -> tuple[str, str]:
    """Return the date that ends the line of a box without a comma, and the rest."""
    match = _BARE.search(text)
    date = as_date(match["date"]) if match else ""
    return (date, text[: match.start()].strip(" ,;")) if match and date else ("", text)
