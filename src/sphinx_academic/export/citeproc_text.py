"""Rich text for citeproc-py, which takes only strings: markup as characters that no text has.

Unicode sets the noncharacters U+FDD0 to U+FDEF aside for a program's own use.  They have no case and are no
punctuation, so what a style does to a title leaves them alone, as it would not leave tags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from citeproc.string import String

from ..model.text import Foreign, Inline, Link, Math, RichText, Style, Styled, join, plain
from .common import one_line

_STYLES = {chr(0xFDD0 + place): style for place, style in enumerate(Style)}
_OPEN = {style: mark for mark, style in _STYLES.items()}
#: before the number of a formula, whose letters have to keep their case
_FORMULA = "\ufde0"
#: before an address
_LINK = "\ufde1"
_CLOSE = "\ufde2"
#: before a word that a style must not capitalize; it closes what is not open
UNCHANGED = _CLOSE
#: the quotation mark that the style sets, unlike those of a title
_QUOTE = "\ufde3"
#: before the number of a language and direction, what is in them, each behind a mark
_FOREIGN = "\ufde5"
_BEHIND_NUMBER = "\ufde6"
#: the last of the names, where the entry says "and others"
OTHERS = "\ufde4"

_MARK = re.compile("([\ufdd0-\ufde3]|\ufde5[0-9]{1,6}\ufde6)")
# What ends a sentence needs no full stop behind it, whatever stands in between.
_SECOND_STOP = re.compile(f"(?<=[!?])\\.|(?<=[.!?])([{_CLOSE}{_QUOTE}]+)\\.")
_BEHIND_QUOTE = re.compile(f"({_QUOTE}{_CLOSE}*)([.,])")


def _styled(style: Style) -> Callable[[str], String]:
    return lambda text: String(f"{_OPEN[style]}{text}{_CLOSE}")


class Formatter:
    """A formatter of citeproc-py: what stands for a module of :mod:`citeproc.formatter`."""

    Italic = Oblique = staticmethod(_styled(Style.EMPHASIS))
    Bold = staticmethod(_styled(Style.STRONG))
    SmallCaps = staticmethod(_styled(Style.SMALL_CAPS))
    Superscript = staticmethod(_styled(Style.SUPERSCRIPT))
    Subscript = staticmethod(_styled(Style.SUBSCRIPT))
    # rich text has no word for these
    Light = Underline = String

    @staticmethod
    def preformat(text: object) -> str:
        """Return a text of the style, not of the entry, in which nothing needs an escape."""
        return _QUOTE if str(text) == "”" else str(text)


class Words(NamedTuple):
    """What a language has to say to a citation."""

    and_: str
    et_al: str
    #: full stop and comma stand before the closing quotation mark, as in American English
    in_quotes: bool


class Markup:
    """The way of one entry through citeproc-py and back."""

    def __init__(self) -> None:
        self._formulas: list[str] = []
        self._foreign: list[Foreign] = []

    def encode(self, text: RichText) -> str:
        """Return a rich text as one line; links are left out, as a style says itself what to link."""
        return one_line(self._encoded(text))

    def _encoded(self, text: RichText) -> str:
        return "".join(map(self._mark, text))

    def _mark(self, inline: Inline) -> str:
        if isinstance(inline, str):
            return inline
        if isinstance(inline, Math):
            self._formulas.append(inline.source)
            return f"{_FORMULA}{len(self._formulas) - 1}{_CLOSE}"
        if isinstance(inline, Foreign):
            self._foreign.append(inline)
            number = len(self._foreign) - 1
            return f"{_FOREIGN}{number}{_BEHIND_NUMBER}{self._encoded(inline.children)}{_CLOSE}"
        if isinstance(inline, Styled):
            return f"{_OPEN[inline.style]}{self._encoded(inline.children)}{_CLOSE}"
        return self._encoded(inline.children)

    def decode(self, text: str, links: Mapping[str, str], words: Words) -> RichText:
        """Return what citeproc-py has written as rich text.

        :param links: what in the text is an address, and where it leads
        :param words: what citeproc-py does not do by itself
        """
        text = _with_others(one_line(text), words)
        text = _SECOND_STOP.sub(lambda match: match[1] or "", text)
        if words.in_quotes:
            text = _BEHIND_QUOTE.sub(r"\2\1", text)
        text = _with_links(text.replace(_QUOTE, "”"), links)
        opened: list[tuple[str, list[Inline]]] = [("", [])]
        for piece in _MARK.split(text):
            if piece == _CLOSE:
                self._close(opened, links)
            elif _MARK.fullmatch(piece):
                opened.append((piece, []))
            else:
                opened[-1][1].append(piece)
        while len(opened) > 1:
            self._close(opened, links)
        return join(opened[0][1])

    def _close(self, opened: list[tuple[str, list[Inline]]], links: Mapping[str, str]) -> None:
        """Put the innermost span into the one around it."""
        if len(opened) == 1:
            return
        mark, inlines = opened.pop()
        children = join(inlines)
        content = plain(children)
        outer = opened[-1][1]
        if mark == _FORMULA and content.isdecimal() and int(content) < len(self._formulas):
            outer.append(Math(self._formulas[int(content)]))
        elif mark == _LINK and content in links:
            outer.append(Link(links[content], children))
        elif mark.startswith(_FOREIGN) and children:
            number = int(mark[1:-1])
            if number < len(self._foreign):
                outer.append(replace(self._foreign[number], children=children))
        elif mark in _STYLES and children:
            outer.append(Styled(_STYLES[mark], children))
        else:
            outer.extend(children)


def _with_others(text: str, words: Words) -> str:
    """Say in the words of the style that there are more authors."""
    stop = "\\.?" if words.et_al.endswith(".") else ""
    others = f"(?:(?:&|{re.escape(words.and_)}) )?{OTHERS}{stop}"
    return re.sub(others, lambda match: words.et_al, text)


def _with_links(text: str, links: Mapping[str, str]) -> str:
    """Mark the addresses in a text."""
    if not links:
        return text
    # the longest first: an address may begin like another
    addresses = "|".join(map(re.escape, sorted(links, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{addresses})(?!\w)", f"{_LINK}\\g<0>{_CLOSE}", text)
