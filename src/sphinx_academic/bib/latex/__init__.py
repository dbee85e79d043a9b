"""The reader of LaTeX text in ``.bib`` files, which makes rich text of it.

The reader is total: it takes any string, never raises, and its work grows in proportion to the input.
It keeps its own stack of open groups, so that deep nesting costs no recursion, and nests styles no deeper
than :data:`.output.MAX_DEPTH`, so that walking its output needs no deeper recursion.

Case is never changed.  An unknown macro leaves the text of its argument.  Without one, it stays as source,
with the space behind it; :func:`unknown_macros` names both kinds, so that they can be reported.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from html.entities import html5

from ...model.controls import CONTROLS
from ...model.text import Link, Math, RichText, Style, plain
from ...model.urls import DOI_RESOLVER
from . import tables as tables
from . import tokens as tokens
from . import units as units
from .escapes import unescaped
from .fast import read_formulas, read_simple
from .journals import JOURNALS
from .output import MAX_DEPTH, End, Output, accented, cluster_end, linked, styled, wrapped
from .tokens import Pairs, collapse, find_pairs, find_tags

_MACRO = re.compile(r"\\([A-Za-z]+)")
_FORMULA = re.compile(r"(?<!\\)\$[^$]*\$")
#: letters that are macros, with more letters behind them
_GLUED_LETTER = re.compile(r"(?:ss|ae|oe|aa|AE|OE|AA|[oOlL])(?=[a-z])")
#: an accent over a letter, in mathematics
_ACCENTED = re.compile(
    r"\s*\{?\\(grave|acute|hat|tilde|bar|breve|dot|ddot|mathring|check)"
    r"\s*\{?\s*\\?([A-Za-z]|[ij]math)\s*\}{0,2}\s*"
)
_ROMAN = {
    str(stage): roman for stage, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII"), 1)
}
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
    return _read(source)


# what is checked in an entry is what its record holds: to remember a few texts spares reading them twice
@lru_cache(maxsize=64)
def _read(source: str) -> RichText:
    if "$" in source and (text := read_formulas(source)) is not None:
        return text
    return _Reader(unescaped(source)).read()


def to_plain(source: str) -> str:
    """Return the characters of LaTeX source without styles; mathematics keeps its LaTeX source."""
    text = read_simple(source)
    return plain(parse(source)).strip(" ") if text is None else text


def unknown_macros(source: str) -> tuple[str, ...]:
    """Return the names of the macros in text, not in formulas, that the reader does not know."""
    if _KNOWN_MACROS.issuperset(_MACRO.findall(source)):
        return ()
    if "$" in source and _KNOWN_MACROS.issuperset(_MACRO.findall(_FORMULA.sub("", source))):
        return ()
    reader = _Reader(unescaped(source))
    reader.read()
    return tuple(reader.unknown)


def has_html(source: str) -> bool:
    """Return whether a source has tags or entities that are read as such, and that LaTeX would print."""
    if "<" not in source and not ("&" in source and ";" in source):
        return False
    paired = find_tags(source)
    for match in tokens.TOKEN.finditer(source):
        if entity := match["entity"]:
            if entity[0] == "#" or entity in html5 or entity in tables.SGML_ENTITIES:
                return True
        elif name := match["name"]:
            name = name.lower()
            if name in tables.SPACE_TAGS or (name in tables.EMPTY_TAGS and _is_tag(match, paired)):
                return True
            if name in tables.TAGS and match.start() in paired:
                return True
    return False


def _is_tag(match: re.Match[str], paired: frozenset[int]) -> bool:
    """Return whether it is no letter in angle brackets: "<u>", as a mean is written."""
    return (
        len(match["name"]) > 1
        or match.start() in paired
        or "=" in match["attributes"]
        or match["closing"] != ""
    )


class _Reader:
    """One pass over one source."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.output = Output()
        self.quoted = False
        #: names of unknown macros, in order
        self.unknown: dict[str, None] = {}
        #: where an argument begins that is not read -> where it ends
        self.skipped: dict[int, int] = {}

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
            _TOKENS[match.lastgroup](self, match)
            if self.skipped:
                self.position = self.skipped.pop(self.position, self.position)
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
        if entity in tables.SGML_ENTITIES:
            self.output.add(tables.SGML_ENTITIES[entity])
        elif entity[0] == "#" or entity in html5:
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
        source = self.source[start:end]
        beside = self.character(match.start() - 1) + self.character(self.position)
        if any(map(str.isalpha, beside)) and (letter := _ACCENTED.fullmatch(source)):
            # "M$\\ddot{u}$ller": a letter of a word
            self.output.settle()
            for inline in accented(letter[1], (tables.SYMBOLS.get(letter[2], letter[2]),)):
                self.output.add(inline)
            return
        self.add_math(source)

    def add_math(self, source: str) -> None:
        formula = collapse(_without_entities(source) if "&" in source and ";" in source else source)
        if len(formula) > 1 and formula[0] == formula[-1] == "$" and formula[-2] != "\\":
            formula = formula.strip("$ ")
        if formula.startswith("\\") and formula[1:] in tables.UPRIGHT:
            self.output.add(tables.SYMBOLS[formula[1:]])
            return
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
        elif name in tables.LINK_TAGS and match.start() in self.paired_tags:
            if not match["closing"]:
                href = tokens.HREF.search(match["attributes"])
                self.open_link(_address(href[1]) if href else "", End.TAG, name)
            elif self.output.tag == name:
                self.output.close()
        elif name not in tables.EMPTY_TAGS or not _is_tag(match, self.paired_tags):
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
        self.unknown[name] = None
        if optional := tokens.OPTIONAL.match(self.source, self.position):
            self.position = optional.end()
        following = self.source[self.position : self.position + 2]
        if following[:1] == "{" and following != "{}":
            return
        if self.character(match.start() - 1).isalpha() and (glued := _GLUED_LETTER.match(name)):
            # "H\\oiland" can only be "H\\o iland"
            self.position = match.start("word") + glued.end()
            self.output.add(tables.SYMBOLS[glued[0]])
            return
        if following == "{}":
            self.position += 2
        else:
            # the space that TeX would swallow
            self.position = match.end("word")
        self.output.add(f"\\{name}")

    def read_symbol_macro(self, name: str) -> None:
        self.output.add(tables.SYMBOLS[name])

    def read_journal(self, name: str) -> None:
        self.output.add(JOURNALS[name].name)
        if self.character(self.position - 1).isspace():
            # "\\apj Letters": words do not swallow the space that TeX would
            self.output.add_blank()

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

    def read_units(self, name: str) -> None:
        arguments = [self.raw_argument() for _ in units.ARGUMENTS[name]]
        self.output.add(units.quantity(name, [argument for argument in arguments if argument is not None]))

    def read_texorpdfstring(self, name: str) -> None:
        """Leave out the second argument, which is for the bookmarks of a PDF."""
        start = self.position
        if self.raw_argument() is not None:
            end = self.position
            if self.raw_argument() is not None:
                self.skipped[end] = self.position
        self.position = start

    def read_xspace(self, name: str) -> None:
        if self.character(self.position - 1).isspace() or self.character(self.position).isalnum():
            self.output.add_blank()

    def read_item(self, name: str) -> None:
        self.output.settle()
        self.output.add_blank()
        self.output.add("•")
        self.output.add_blank()

    def read_ordinal(self, name: str) -> None:
        number = (self.raw_argument() or "").strip()
        teens = number[-2:] in ("11", "12", "13")
        ending = {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")
        self.output.add(number + ("th" if teens else ending))

    def read_ion(self, name: str) -> None:
        """Read an ion of AASTeX: ``\\ion{H}{2}`` is "H II"."""
        element, stage = self.raw_argument() or "", (self.raw_argument() or "").strip()
        self.output.add(f"{to_plain(element)} {_ROMAN.get(stage, stage.upper())}".strip())

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
        self.open_link(_address(source), End.ARGUMENT)
        if self.character(self.position) != "{":
            self.output.settle()

    def open_link(self, href: str, end: End, tag: str = "") -> None:
        make = partial(linked, href) if href and not self.output.links else None
        self.output.open(make, end, link=True, tag=tag)

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


_TOKENS: dict[str, Callable[[_Reader, re.Match[str]], None]] = {
    "garbage": _Reader.read_garbage,
    "entity": _Reader.read_entity,
    "word": _Reader.read_word,
    "symbol": _Reader.read_symbol,
    "blank": _Reader.read_blank,
    "ligature": _Reader.read_ligature,
    "tag": _Reader.read_tag,
    "mark": _Reader.read_mark,
    "text": _Reader.read_text,
}
_MACROS: dict[str, Callable[[_Reader, str], None]] = {
    **dict.fromkeys(tables.SYMBOLS, _Reader.read_symbol_macro),
    **dict.fromkeys(JOURNALS, _Reader.read_journal),
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
    **dict.fromkeys(units.ARGUMENTS, _Reader.read_units),
    **dict.fromkeys(("nth", "ordinalnum"), _Reader.read_ordinal),
    "ensuremath": _Reader.read_formula,
    "texorpdfstring": _Reader.read_texorpdfstring,
    "xspace": _Reader.read_xspace,
    "item": _Reader.read_item,
    "ion": _Reader.read_ion,
    "char": _Reader.read_char,
}
_KNOWN_MACROS = frozenset(_MACROS)
