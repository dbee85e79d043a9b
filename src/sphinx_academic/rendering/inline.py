"""Inline nodes as rich text, for what is shown in more places than where it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from docutils import nodes

from ..model.patterns import lazy_pattern
from ..model.text import Foreign, Inline, Link, Math, RichText, Style, Styled, join
from ..model.urls import safe_url
from .nodes import foreign, formula

#: stands for each character of a formula, code or picture, in which no pattern shall find anything
OPAQUE = "\N{OBJECT REPLACEMENT CHARACTER}"

#: what separates things separates nothing in the words of a link
_IN_LINKS = str.maketrans(dict.fromkeys(",;:，；：、", OPAQUE))


def readable(children: Iterable[nodes.Node]) -> str:
    """Return the characters of inline nodes; nodes without any count as one."""
    return "".join(map(_characters, children))


def _characters(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    if _is_opaque(node):
        return OPAQUE * max(1, len(node.astext()))
    text = readable(node.children)
    return text.translate(_IN_LINKS) if is_link(node) else text


def is_link(node: nodes.Node) -> bool:
    """Return whether a node is a link, or a reference that will be one."""
    return isinstance(node, nodes.reference) or (isinstance(node, nodes.Element) and "reftarget" in node)


def opening(blocks: Sequence[Any]) -> tuple[Any, list[Any]]:
    """Return the paragraph that blocks begin with, or an empty one if they do not, and what follows it."""
    if blocks and isinstance(blocks[0], nodes.paragraph):
        return blocks[0], list(blocks[1:])
    return nodes.paragraph(), list(blocks)


def _is_opaque(node: nodes.Node) -> bool:
    return not node.children or isinstance(node, nodes.math | nodes.literal | nodes.raw | formula)


def cut(children: Sequence[Any], start: int, end: int) -> list[Any]:
    """Return the inline nodes that have some of the characters from ``start`` to ``end``.

    Of a span that lies across an end, a copy is returned with the part that is wanted.  Other nodes are those
    themselves: docutils still has to find references and footnote marks in the document.
    """
    found: list[Any] = []
    position = 0
    for node in children:
        length = len(_characters(node))
        first, last = max(start - position, 0), min(end - position, length)
        if first < last:
            found.append(node if last - first == length else _cut(node, first, last))
        position += length
    return found


def _cut(node: Any, first: int, last: int) -> Any:
    if isinstance(node, nodes.Text):
        return nodes.Text(str(node)[first:last])
    if _is_opaque(node):
        return node.deepcopy()
    copy = node.copy()
    copy += cut(node.children, first, last)
    return copy


_STYLES: Mapping[type[nodes.Element], Style] = {
    nodes.emphasis: Style.EMPHASIS,
    nodes.strong: Style.STRONG,
    nodes.literal: Style.CODE,
    nodes.superscript: Style.SUPERSCRIPT,
    nodes.subscript: Style.SUBSCRIPT,
}

#: an address that leads to the same place from everywhere
_ABSOLUTE = lazy_pattern(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)

#: gives the address of a link, or None where only its text shall be kept
Address = Callable[[nodes.Element], "str | None"]


def absolute_address(node: nodes.Element) -> str | None:
    """Return where a link leads, if that is the same place from every page."""
    url = safe_url(node.get("refuri", ""))
    return url if url and _ABSOLUTE.match(url) else None


def rich_text(children: Iterable[nodes.Node], address: Address = absolute_address) -> RichText:
    """Turn inline nodes, or the paragraphs that hold them, into rich text.

    Emphasis, strong, code, superscript, subscript, mathematics and links are kept; of everything else,
    references to other pages among it, only the text.

    :param address: called for each link and reference
    """
    return join(_inlines(children, address))


def _inlines(children: Iterable[nodes.Node], address: Address) -> Iterator[Inline]:
    for index, node in enumerate(children):
        if isinstance(node, nodes.Text):
            yield node.astext().replace("\n", " ")
        elif isinstance(node, nodes.raw):
            # what a line break in Markdown becomes, once for each format
            yield " " if "html" in node["format"].split() and node.astext().startswith("<br") else ""
        elif isinstance(node, nodes.math | nodes.math_block):
            yield Math(node.astext())
        elif isinstance(node, formula):
            yield Math(node["source"])
        elif isinstance(node, foreign):
            yield Foreign(node["language"], node["direction"], rich_text(node.children, address))
        elif isinstance(node, nodes.image):
            yield node.get("alt", "")
        elif isinstance(node, nodes.Element):
            # words of two paragraphs, or items, do not grow together
            is_block = isinstance(node, nodes.Body | nodes.Part) and not isinstance(node, nodes.Inline)
            yield " " if index and is_block else ""
            yield from _element(node, address)


def _element(node: nodes.Element, address: Address) -> Iterator[Inline]:
    style = next((_STYLES[kind] for kind in type(node).__mro__ if kind in _STYLES), None)
    if style:
        if text := rich_text(node.children, address):
            yield Styled(style, text)
    elif is_link(node):
        url = address(node)
        text = rich_text(node.children, address)
        yield from (Link(url, text),) if url and text else text
    elif not isinstance(node, nodes.comment | nodes.system_message):
        yield from _inlines(node.children, address)
