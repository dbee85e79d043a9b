"""Rich text: the inline markup of titles, venues and notes.

A text is a tuple of inlines: plain strings, which never carry markup, and the kinds of
span below.  The tuple is canonical: no empty strings, no two neighbouring strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple, TypeAlias


class Style(StrEnum):
    """How a span differs from the text around it; the values are HTML element names."""

    EMPHASIS = "em"
    STRONG = "strong"
    CODE = "code"
    SMALL_CAPS = "small"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"


@dataclass(frozen=True, slots=True)
class Styled:
    """A span of text in one style."""

    style: Style
    children: RichText


@dataclass(frozen=True, slots=True)
class Math:
    """Inline mathematics as LaTeX source, without its delimiters."""

    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink as it was written; whether its address may be shown is decided by :mod:`.urls`."""

    href: str
    children: RichText


@dataclass(frozen=True, slots=True)
class Foreign:
    """A span in another language or direction than the page that shows it; no record of a file has one."""

    #: a tag of BCP 47, or empty
    language: str
    #: "rtl" or "ltr"; "auto" where the first letter says it; empty where it runs as the page does
    direction: str
    children: RichText


Inline: TypeAlias = str | Styled | Math | Link | Foreign
RichText: TypeAlias = tuple[Inline, ...]


def join(inlines: Iterable[Inline]) -> RichText:
    """Make a canonical text of inlines: neighbouring strings merged, empty ones dropped."""
    merged: list[Inline] = []
    run: list[str] = []
    for inline in inlines:
        if isinstance(inline, str):
            run.append(inline)
            continue
        if run and (text := "".join(run)):
            merged.append(text)
        run.clear()
        merged.append(inline)
    if run and (text := "".join(run)):
        merged.append(text)
    return tuple(merged)


#: divides paragraphs, in abstracts only
BREAK = "\n"
#: begins a paragraph that is an item of a list
ITEM = "• "


class Block(NamedTuple):
    """A paragraph, or a list of items."""

    texts: tuple[RichText, ...]
    is_list: bool = False


def blocks(text: RichText) -> Iterator[Block]:
    """Yield the paragraphs and lists of a text."""
    if len(text) == 1 and isinstance(text[0], str) and BREAK not in text[0] and not text[0].startswith(ITEM):
        # most texts are one paragraph
        yield Block((text,))
        return
    for is_list, run in groupby(_paragraphs(text), key=_is_item):
        if is_list:
            items = (join((str(item[0]).removeprefix(ITEM), *item[1:])) for item in run)
            yield Block(tuple(items), is_list=True)
        else:
            yield from (Block((paragraph,)) for paragraph in run)


def _is_item(paragraph: RichText) -> bool:
    return isinstance(paragraph[0], str) and paragraph[0].startswith(ITEM)


def _paragraphs(text: RichText) -> Iterator[RichText]:
    paragraph: list[Inline] = []
    for inline in text:
        first, *others = inline.split(BREAK) if isinstance(inline, str) else (inline,)
        paragraph.append(first)
        for other in others:
            yield join(paragraph)
            paragraph = [other]
    if paragraph:
        yield join(paragraph)


def plain(text: RichText) -> str:
    """Return the characters of a text without its styles; formulas are text, such as ``x₁²``."""
    if len(text) == 1 and isinstance(text[0], str):
        return text[0]
    return "".join(_plain_pieces(text))


def _formula_text(source: str) -> str:
    # imported here, as most texts have no formula
    from .formula_text import formula_text

    return formula_text(source)


def without_formulas(text: RichText) -> RichText:
    """Return a text whose formulas are text, superscripts and subscripts, for formats without mathematics."""
    return _replaced(text, _formula_spans)


def without_mathematics(text: RichText) -> RichText:
    """Return a text whose formulas are left out."""
    return _replaced(text, lambda source: ())


def with_formula_text(text: RichText) -> RichText:
    """Return a text whose formulas are plain text."""
    return _replaced(text, lambda source: (_formula_text(source),))


def _replaced(text: RichText, made: Callable[[str], Iterable[Inline]]) -> RichText:
    if all(isinstance(inline, str) for inline in text):
        return text
    inlines: list[Inline] = []
    for inline in text:
        if isinstance(inline, str):
            inlines.append(inline)
        elif isinstance(inline, Math):
            inlines += made(inline.source)
        else:
            inlines.append(replace(inline, children=_replaced(inline.children, made)))
    return join(inlines)


def _formula_spans(source: str) -> Iterator[Inline]:
    from .formula_text import formula_pieces

    for text, place in formula_pieces(source):
        yield Styled(_PLACES[place], (text,)) if place else text


_PLACES = {"sub": Style.SUBSCRIPT, "sup": Style.SUPERSCRIPT}


def _plain_pieces(text: RichText) -> Iterator[str]:
    for inline in text:
        if isinstance(inline, str):
            yield inline
        elif isinstance(inline, Math):
            yield _formula_text(inline.source)
        else:
            yield from _plain_pieces(inline.children)
