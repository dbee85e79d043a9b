"""Formulas of a CV as trees that a Typst template builds mathematics from, by way of MathML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias
from xml.etree import ElementTree

from ...model import mathml

#: one element: its name and its text, or its name and the trees in it
Tree: TypeAlias = dict[str, Any]

#: elements of which a tree keeps no more than their names and their children, so many of them
_NODES = {
    "mfrac": 2,
    "mover": 2,
    "mroot": 2,
    "msub": 2,
    "msubsup": 3,
    "msup": 2,
    "munder": 2,
    "munderover": 3,
}
_TRANSPARENT = frozenset(("math", "menclose", "mrow", "mstyle"))
_LEAVES = frozenset(("mi", "mn", "mo", "mtext"))
_OPENING = frozenset("([{⟨⌊⌈|‖")
#: accents as MathML writes them, and as the combining characters that Typst wants
_ACCENTS = {
    "^": "\u0302",
    "ˆ": "\u0302",
    "~": "\u0303",
    "˜": "\u0303",
    "¯": "\u0304",
    "‾": "\u0305",
    "_": "\u0305",
    "˘": "\u0306",
    "˙": "\u0307",
    "¨": "\u0308",
    "˚": "\u030a",
    "´": "\u0301",
    "`": "\u0300",
    "ˇ": "\u030c",
    "→": "\u20d7",
}
_EM = re.compile(r"(-?[0-9.]+)em")
#: trees in trees; at some 36, the compiler gives up on the whole document
_DEEPEST = 24


class _Unknown(Exception):
    """There is something in a formula that the template cannot build."""


@lru_cache(maxsize=1024)
def math_tree(source: str) -> Tree | None:
    """Return LaTeX mathematics as a tree; None for what cannot be shown as mathematics.

    :param source: without delimiters
    """
    try:
        return _tree(mathml.tree(source), _DEEPEST)
    except (_Unknown, mathml.Unreadable):
        return None


def _tree(element: ElementTree.Element, depth: int) -> Tree:
    name = element.tag
    if depth <= 0:
        raise _Unknown(name)
    if name in _LEAVES:
        return _leaf(name, element)
    if name == "mspace":
        width = _EM.fullmatch(element.get("width", ""))
        return {"mspace": float(width[1]) if width else 0}
    if name == "mtable":
        return {"mtable": [[_row(list(cell), depth - 1) for cell in row] for row in element]}
    if name in ("msqrt", "mphantom"):
        return {name: [_row(list(element), depth - 1)]}
    if name in _TRANSPARENT:
        return _row(list(element), depth)
    if _NODES.get(name) != len(element):
        raise _Unknown(name)
    children = [_tree(child, depth - 1) for child in element]
    if name == "mfrac" and element.get("linethickness") == "0":
        return {"mtable": [[child] for child in children]}
    if name == "mover" and (accent := _accent(element[1])):
        return {"accent": children[0], "mark": accent}
    return {name: children}


def _leaf(name: str, element: ElementTree.Element) -> Tree:
    text = element.text or ""
    # a word is set upright, as MathML does
    if name == "mi" and (len(text) > 1 or element.get("mathvariant") == "normal"):
        return {"upright": text}
    return {name: text}


def _row(elements: Sequence[ElementTree.Element], depth: int) -> Tree:
    """Return a row; one between two brackets that may grow says so."""
    if len(elements) == 1:
        return _tree(elements[0], depth)
    grows = len(elements) > 2 and all(
        edge.tag == "mo" and edge.get("stretchy") != "false" for edge in (elements[0], elements[-1])
    )
    fenced = grows and (elements[0].text or "").strip() in _OPENING
    return {"fenced" if fenced else "mrow": [_tree(element, depth - 1) for element in elements]}


def _accent(over: ElementTree.Element) -> str:
    """Return the combining character for what stands over something, if it is an accent."""
    is_accent = over.get("stretchy") == "false" or over.get("accent") == "true"
    return _ACCENTS.get((over.text or "").strip(), "") if is_accent else ""
