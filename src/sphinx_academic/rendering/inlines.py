"""Inline nodes as a line of characters that patterns can read, and cut where these say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes

from .nodes import formula

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
    """Tell whether a node is a link, or a reference that will be one."""
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
