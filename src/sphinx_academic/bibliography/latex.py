"""LaTeX text, as people type it into ``.bib`` files, to rich text.

The reader is total: it takes any string, never raises, and its work grows in proportion to the input.
It keeps its own stack of open groups, so that deep nesting costs no recursion, and nests styles no deeper
than :data:`.latex_output.MAX_DEPTH`, so that nobody who walks its output needs more.

Case is never changed.  An unknown macro leaves the text of its argument.  Without one, it leaves its own
name (``\\TUG`` is "TUG"), except in lower case at the start of a group with more text in it:
``{\\ssf BM2FONT}`` is a font, and its name would be worse than nothing.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cached_property, partial
from html.entities import html5

from ..records.text import CONTROLS, Link, Math, RichText, Style, plain
from ..records.urls import DOI_RESOLVER
from . import latex_tables as tables
from . import latex_tokens as tokens
from .latex_output import MAX_DEPTH, End, Output, accented, cluster_end, linked, styled, wrapped
from .latex_simple import read_simple
from .latex_tokens import Pairs, collapse, find_pairs, find_tags

_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "?`": "¿", "!`": "¡"}


def parse(source: str) -> RichText:
    """Return LaTeX source as rich text, white space collapsed as BibTeX does.

    Mathematics (``$...$``, ``$$...$$``, ``\\(...\\)``, ``\\[...\\]``, ``\\ensuremath{...}``) stays LaTeX,
    without its delimiters; a ``$`` without a partner is a dollar sign.  HTML entities and simple tags, as
    publishers export them, are read as well; so are the escaped braces of the ACL Anthology (``\\{BERT\\}``),
    which protect capitals; other ``\\{`` and ``\\}`` are braces.
    """
    if (text := read_simple(source)) is not None:
        return (text,) if text else ()
    return _Reader(tokens.unescaped(source)).read()


def to_plain(source: str) -> str:
    """Return the characters of LaTeX source without styles; mathematics keeps its LaTeX source."""
    text = read_simple(source)
    return plain(parse(source)).strip(" ") if text is None else text


class _Reader:
    """One pass over one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.output = Output()
        self.quoted = False

    @cached_property
    def pairs(self) -> Pairs:
        return find_pairs(self.source)

    @cached_property
    def paired_tags(self) -> frozenset[int]:
        return find_tags(self.source)

    def read(self) -> RichText:
        while match := tokens.TOKEN.match(self.source, self.position):
            self.position = match.end()
            assert match.lastgroup
            getattr(self, f"read_{match.lastgroup}")(match)
        return self.output.finish()

    def character(self, index: int) -> str:
        return self.source[index : index + 1] if index >= 0 else ""

    # tokens

    def read_garbage(self, match: re.Match[str]) -> None:
        pass

    def read_blank(self, match: re.Match[str]) -> None:
        if not self.output.waiting:
            self.output.add_blank()

    def read_text(self, match: re.Match[str]) -> None:
        text = match[0]
        if self.output.waiting:
            text = text[: cluster_end(text)]
            self.position = match.start() + len(text)
        self.output.add(text)

    def read_ligature(self, match: re.Match[str]) -> None:
        text = match[0]
        if text == "'":
            if self.quoted and not self.output.blank and not self.character(match.end()).isalnum():
                self.quoted, text = False, "’"
        elif not self.output.code:
            self.quoted |= text == "`"
            text = _LIGATURES.get(text, text)
        self.output.add(text)

    def read_entity(self, match: re.Match[str]) -> None:
        entity = match["entity"]
        if entity[0] == "#" or entity in html5:
            text = _without_entities(f"&{entity}")
            if text and tokens.BLANKS.fullmatch(text):
                self.output.add_blank()
            else:
                self.output.add(text)
        else:
            self.position = match.start("entity")
            self.output.add("&")

    def read_mark(self, match: re.Match[str]) -> None:
        mark = match[0]
        if mark == "{":
            self.output.open_group()
        elif mark == "}":
            self.output.close_group()
        elif mark == "$":
            self.read_math(match, "$")
        elif mark == "~":
            self.output.add("~" if self.output.code else "\u00a0")
        elif mark != "\\":
            self.output.add(mark)

    def read_math(self, match: re.Match[str], literal: str) -> None:
        formula = self.pairs.maths.get(match.start())
        if formula is None:
            self.output.add(literal)
            return
        start, end, self.position = formula
        self.add_math(self.source[start:end])

    def add_math(self, source: str) -> None:
        formula = collapse(_without_entities(source) if "&" in source and ";" in source else source)
        if len(formula) > 1 and formula[0] == formula[-1] == "$" and formula[-2] != "\\":
            formula = formula.strip("$ ")
        self.output.add(Math(formula) if formula else "")

    def read_symbol(self, match: re.Match[str]) -> None:
        symbol = match["symbol"]
        if symbol == "~" and self.character(match.start() - 1) == "/":
            self.output.add("~")  # an address: http://example.org/\~user
        elif symbol in tables.ACCENTS:
            self.read_accent(symbol)
        elif symbol in "([":
            self.read_math(match, symbol)
        elif symbol == "@":
            self.output.add("@" if self.character(match.end()).isalnum() else "")
        elif (text := tables.CONTROL_SYMBOLS.get(symbol, symbol)) == " ":
            self.output.add_blank()
        elif text:
            self.output.add(text)

    def read_tag(self, match: re.Match[str]) -> None:
        name = match["name"].lower()
        if name in tables.SPACE_TAGS:
            self.output.add_blank()
        elif name in tables.TAGS and match.start() in self.paired_tags:
            self.output.settle()
            if not match["closing"]:
                style = tables.TAGS[name]
                self.output.open(partial(styled, style), End.TAG, code=style is Style.CODE, tag=name)
            elif self.output.tag == name:
                self.output.close()
        elif name not in tables.EMPTY_TAGS:
            self.position = match.start() + 1
            self.output.add("<")

    # macros

    def read_word(self, match: re.Match[str]) -> None:
        name = match["word"]
        if self.output.accenting and name[0] in "ij" and name not in ("ij", "imath", "jmath"):
            # "D\'\iaz" is no TeX, but there is no doubt about what it means.
            self.position = match.end() if len(name) == 1 else match.start() + 2
            self.output.add(name[0])
        elif name in _MACROS:
            _MACROS[name](self, name)
        else:
            self.read_unknown(match)

    def read_unknown(self, match: re.Match[str]) -> None:
        name = match["word"]
        if optional := tokens.OPTIONAL.match(self.source, self.position):
            self.position = optional.end()
        following = self.source[self.position : self.position + 2]
        if following[:1] == "{" and following != "{}":
            return
        starts_group = self.character(match.start() - 1) == "{" and following[:1] not in ("", "{", "}")
        if not (starts_group and name.islower()):
            self.output.add(name)

    def read_symbol_macro(self, name: str) -> None:
        self.output.add(tables.SYMBOLS[name])

    def read_space(self, name: str) -> None:
        self.output.add_blank()

    def read_accent(self, name: str) -> None:
        self.output.open(partial(accented, name), End.ARGUMENT)

    def read_style(self, name: str) -> None:
        style = tables.STYLES[name]
        self.output.open(partial(styled, style), End.ARGUMENT, code=style is Style.CODE)

    def read_declaration(self, name: str) -> None:
        style = tables.DECLARATIONS[name]
        self.output.settle()
        if style:
            self.output.open(partial(styled, style), End.ENCLOSING, code=style is Style.CODE)
        else:
            self.output.close_declarations()

    def read_wrapped(self, name: str) -> None:
        self.output.open(partial(wrapped, *tables.WRAPPED[name]), End.ARGUMENT)

    def read_transparent(self, name: str) -> None:
        pass

    def read_dropped(self, name: str) -> None:
        for _ in range(tables.DROPPED[name]):
            self.raw_argument()

    def read_dimension(self, name: str) -> None:
        if match := tokens.DIMENSION.match(self.source, self.position):
            self.position = match.end()

    def read_char(self, name: str) -> None:
        if match := tokens.CHARACTER.match(self.source, self.position):
            self.position = match.end()
            literal, hexadecimal, decimal = match.groups()
            code = ord(literal) if literal else int(hexadecimal, 16) if hexadecimal else int(decimal)
            self.output.add(CONTROLS.sub("", chr(code)))

    def read_formula(self, name: str) -> None:
        if (source := self.raw_argument()) is not None:
            self.add_math(source)

    def read_url(self, name: str) -> None:
        if (source := self.raw_argument()) is None:
            return
        href = _address(source)
        if self.output.links or not href or self.output.depth >= MAX_DEPTH:
            self.output.add(href)
        else:
            self.output.add(Link(DOI_RESOLVER + href if name == "doi" else href, (href,)))

    def read_href(self, name: str) -> None:
        if (source := self.raw_argument()) is None:
            return
        href = _address(source)
        make = partial(linked, href) if href and not self.output.links else None
        self.output.open(make, End.ARGUMENT, link=True)
        if self.character(self.position) != "{":
            self.output.settle()

    def raw_argument(self) -> str | None:
        """Pass over a braced argument, and an optional one before it, and return its source."""
        if optional := tokens.OPTIONAL.match(self.source, self.position):
            self.position = optional.end()
        if blank := tokens.BLANKS.match(self.source, self.position):
            self.position = blank.end()
        end = self.pairs.braces.get(self.position)
        if end is None:
            return None
        start, self.position = self.position + 1, end + 1
        return self.source[start:end]


def _address(source: str) -> str:
    """Return an address with the characters that LaTeX needs escaped as they are."""
    text = tokens.ADDRESS_ESCAPE.sub(lambda match: match[1] or ("" if match[0] in "{}" else "~"), source)
    return tokens.BLANKS.sub("", _without_entities(text) if "&amp;" in text else text)


def _without_entities(text: str) -> str:
    """Return a text with the characters that HTML entities stand for, but for those that no text may hold."""
    return CONTROLS.sub("", html.unescape(text))


_MACROS: dict[str, Callable[[_Reader, str], None]] = {
    **dict.fromkeys(tables.SYMBOLS, _Reader.read_symbol_macro),
    **dict.fromkeys(tables.SPACES, _Reader.read_space),
    **dict.fromkeys((name for name in tables.ACCENTS if name.isalpha()), _Reader.read_accent),
    **dict.fromkeys(tables.STYLES, _Reader.read_style),
    **dict.fromkeys(tables.DECLARATIONS, _Reader.read_declaration),
    **dict.fromkeys(tables.WRAPPED, _Reader.read_wrapped),
    **dict.fromkeys(tables.TRANSPARENT, _Reader.read_transparent),
    **dict.fromkeys(tables.DROPPED, _Reader.read_dropped),
    **dict.fromkeys(tables.DIMENSIONED, _Reader.read_dimension),
    **dict.fromkeys(("url", "nolinkurl", "doi"), _Reader.read_url),
    "href": _Reader.read_href,
    "ensuremath": _Reader.read_formula,
    "char": _Reader.read_char,
}
