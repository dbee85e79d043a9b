"""Abstracts: texts of several paragraphs, with lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model.patterns import lazy_pattern
from ..model.text import BREAK, ITEM, RichText, join
from .latex import parse
from .latex.escapes import unescaped
from .latex.tables import TAGS
from .latex.tokens import ATTRIBUTES, TAG, find_tags

_BLANK_LINE = lazy_pattern(r"\n[ \t]*\n")
_LISTS = "itemize|enumerate|description"
_BLOCKS = "p|sec|section|title|h[1-6]|hr|div|blockquote|disp-quote|ul|ol|list|li|list-item|dl|dt|dd|table|tr"
_BOUNDARY = lazy_pattern(
    rf"""
      \n[ \t]*\n\s*
    | \\par(?![A-Za-z])
    | \\(?:begin|end)\{{(?:{_LISTS})\*?\}}(?:\[[^\]]{{0,200}}\])?
    | \\(?:begin|end)\{{(?:abstract|quote|quotation|center)\}}
    | (?P<item>\\item(?![A-Za-z])|<(?:[A-Za-z]{{1,8}}:)?(?:li|list-item|dd){ATTRIBUTES}>)
    | </?(?:[A-Za-z]{{1,8}}:)?(?:{_BLOCKS}){ATTRIBUTES}>
    | <br\s?/?>\s*<br\s?/?>
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: the term of a list of descriptions
_LABEL = lazy_pattern(r"\s*\[([^\][]{0,200})\]")


def parse_paragraphs(source: str) -> RichText:
    """Return LaTeX source as rich text, to be divided by :func:`sphinx_academic.model.text.blocks`."""
    if "\n" not in source and "\\" not in source and "<" not in source and "&" not in source:
        return parse(source)
    if "&" in source or "\\less" in source or "\\textless" in source or "$<$" in source:
        source = unescaped(source)
    has_blank_line = "\n" in source and _BLANK_LINE.search(source)
    marks = ("<", "\\par", "\\item", "\\begin")
    if not (has_blank_line or any(mark in source for mark in marks)):
        return parse(source)
    inlines: list[RichText] = []
    for block in _blocks(source):
        if inlines:
            inlines.append((BREAK,))
        inlines.append(block)
    return join(inline for block in inlines for inline in block)


def _blocks(source: str) -> Iterator[RichText]:
    position, is_item = 0, False
    paired = find_tags(source) if "</" in source else frozenset[int]()

    def piece(end: int) -> str:
        block = source[position:end]
        return _without_halves(block, position, paired) if paired else block

    for match in _BOUNDARY.finditer(source):
        if text := _block(piece(match.start()), is_item):
            yield text
            is_item = False
        # the paragraph in an item is that item
        is_item = match["item"] is not None or (is_item and not match[0].startswith(("</", "\\end")))
        position = match.end()
    if text := _block(piece(len(source)), is_item):
        yield text


def _without_halves(block: str, start: int, paired: frozenset[int]) -> str:
    """Return a paragraph without the tags of styles that begin or end in another.

    :param start: of the paragraph
    :param paired: places of the tags that have a partner in the whole text
    """
    own = find_tags(block)

    def kept(match: re.Match[str]) -> str:
        is_half = match.start() not in own and match.start() + start in paired
        return "" if is_half and match["name"].lower() in TAGS else match[0]

    return TAG.sub(kept, block)


def _block(source: str, is_item: bool) -> RichText:
    if not source or source.isspace():
        return ()
    if is_item and (label := _LABEL.match(source)):
        source = f"{label[1]} {source[label.end() :].lstrip()}"
    text = parse(source)
    return (ITEM, *text) if text and is_item else text
