"""The LaTeX of nearly all names and titles, by one substitution: accents, symbols and bare braces.

Nothing here opens a style or a link, so braces do nothing but end the names of macros, and each
token has its meaning by itself.  Whatever else there is belongs to :mod:`sphinx_academic.bib.latex`, which
reads these tokens alike, only slower.  Formulas may stand between them, if nothing in them could be text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.patterns import lazy_pattern
from ...model.text import Inline, Math, RichText
from . import tables as tables
from .escapes import SIGNS
from .output import accented
from .tokens import BLANK, BLANKS, collapse, has_controls, is_plain

_LETTERS = "".join(name for name in tables.ACCENTS if len(name) == 1 and name.isalpha())
_SYMBOLS = re.escape("".join(name for name in tables.ACCENTS if name != "~" and not name.isalpha()))
# Every alternative begins with a letter of its own: re then searches for one of those letters.
# The brace behind an accent goes with it.  What comes after the letter must not be one more accent.
_TOKEN = lazy_pattern(
    rf"""
      \\(?P<accent>[{_SYMBOLS}]|(?<!/\\)~|[{_LETTERS}](?:{BLANK}*(?=[{{\\])|{BLANK}+))
      \{{?(?:(?P<letter>[A-Za-z])|\\(?P<dotless>[ij])(?![A-Za-z]){BLANK}*)(?![^\x00-\u02ff])
    | \\(?P<word>[A-Za-z]+){BLANK}*
    | \\&(?!\}}?(?:\{{?\\?\#|[A-Za-z]))|\\(?:[^&]|&.?)?             # or it may be the start of an entity
    | \{{|\}}|~|\$|&|<|`|---?|''
    """,
    re.VERBOSE | re.DOTALL,
)
# In these, reference managers and publishers write tags, macros and formulas.
_AMBIGUOUS = frozenset(
    {"less", "greater", "textless", "textgreater", "backslash", "textbackslash", "textdollar"}
)
_WORDS = (
    dict.fromkeys(tables.TRANSPARENT, "")
    | dict.fromkeys(tables.SPACES, " ")
    | {name: text for name, text in tables.SYMBOLS.items() if name not in _AMBIGUOUS}
)
_MARKS = (
    {f"\\{symbol}": symbol for symbol in "&%#_$"}
    | {f"\\{symbol}": text for symbol, text in tables.CONTROL_SYMBOLS.items() if symbol != "\\"}
    | {"{": "", "}": "", "~": "\u00a0", "--": "–", "---": "—", "''": "”"}
)

_FLAT = r"[^{}]*+"
_BALANCED = lazy_pattern(
    rf"{_FLAT}(?:\{{{_FLAT}(?:\{{{_FLAT}(?:\{{{_FLAT}\}}{_FLAT})*+\}}{_FLAT})*+\}}{_FLAT})*+"
)


def read_simple(source: str) -> str | None:
    """Return the text of source in which nothing needs the full reader, else None."""
    is_printable = source.isprintable()
    if not is_printable and has_controls(source):
        return None
    if is_plain(source):
        # nearly all texts have one space between words
        return source.strip(" ") if is_printable and "  " not in source else collapse(source)
    try:
        return collapse(_TOKEN.sub(_meaning, source))
    except KeyError:
        return None


def read_formulas(source: str) -> RichText | None:
    """Return source with formulas, each between two dollar signs; None if anything needs the full reader."""
    pieces = source.split("$")
    if len(pieces) % 2 == 0 or has_controls(source) or _is_unusual(source):
        return None
    inlines: list[Inline] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            beside = pieces[place - 1][-1:] + pieces[place + 1][:1]
            inline: Inline | None = _formula(piece, beside)
        else:
            inline = _text(piece)
        if inline is None:
            return None
        if inline:
            inlines.append(inline)
    if inlines and isinstance(inlines[0], str):
        inlines[0] = inlines[0].lstrip(" ")
    if inlines and isinstance(inlines[-1], str):
        inlines[-1] = inlines[-1].rstrip(" ")
    return tuple(filter(None, inlines))


def _is_unusual(source: str) -> bool:
    """Return whether there may be a delimiter that is escaped, or what :mod:`.escapes` removes."""
    return (
        "\\$" in source
        or "\\{" in source
        or "\\}" in source
        or "\\if" in source
        or "\\document" in source
        or "backslash" in source
        or "less" in source
        or "&" in source
        or "$<$" in source
        or ("<" in source and "math" in source)
    )


def _formula(piece: str, beside: str) -> Math | None:
    """Return a formula; None of what may be text in dollar signs.

    :param beside: the characters before and behind it
    """
    formula = collapse(piece)
    # "$5 and $10"
    if not formula or piece[-1].isspace():
        return None
    # it ends in the group in which it begins
    if ("{" in piece or "}" in piece) and not _BALANCED.fullmatch(piece):
        return None
    inner = formula.strip("{} ")
    if inner.startswith("\\"):
        # a letter of a word, "M$\\ddot{u}$ller", or a sign: "5 $\\upmu$m"
        name = inner[1:]
        if any(map(str.isalpha, beside)) or name in tables.UPRIGHT or name in SIGNS:
            return None
    return Math(formula)


def _text(piece: str) -> str | None:
    try:
        return BLANKS.sub(" ", _TOKEN.sub(_meaning, piece))
    except KeyError:
        return None


def _meaning(match: re.Match[str]) -> str:
    """Return what a token leaves behind.

    :raises KeyError: for a token that needs the full reader
    """
    kind = match.lastgroup
    if kind is None:
        return _MARKS[match[0]]
    return _WORDS[match["word"]] if kind == "word" else _accented(match["accent"][0], match[kind])


@lru_cache(maxsize=4096)
def _accented(macro: str, letter: str) -> str:
    return "".join(map(str, accented(macro, (letter,))))
