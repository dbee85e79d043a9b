"""The LaTeX of nearly all names and titles, by one substitution: accents, symbols and bare braces.

Nothing here opens a style, a link or a formula, so braces do nothing but end the names of macros, and each
token has its meaning by itself.  Whatever else there is belongs to the reader in :mod:`.latex`, which says
the same of these tokens, only slower.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from . import latex_tables as tables
from .latex_output import accented
from .latex_tokens import BLANK, collapse, has_controls, is_plain

_LETTERS = "".join(name for name in tables.ACCENTS if len(name) == 1 and name.isalpha())
_SYMBOLS = re.escape("".join(name for name in tables.ACCENTS if name != "~" and not name.isalpha()))
# Every alternative begins with a letter of its own: re then searches for one of those letters.
# The brace behind an accent goes with it.  What comes after the letter must not be one more accent.
_TOKEN = re.compile(
    rf"""
      \\(?P<accent>[{_SYMBOLS}]|(?<!/\\)~|[{_LETTERS}](?:{BLANK}*(?=[{{\\])|{BLANK}+))
      \{{?(?:(?P<letter>[A-Za-z])|\\(?P<dotless>[ij])(?![A-Za-z]){BLANK}*)(?![^\x00-\u02ff])
    | \\(?P<word>[A-Za-z]+){BLANK}*
    | \\&(?!\}}?[\#A-Za-z])|\\(?:[^&]|&.?)?             # or it may be the start of an entity
    | \{{|\}}|~|\$|&|<|`|---?|''
    """,
    re.VERBOSE | re.DOTALL,
)
_LETTER_NAMES = "|".join(sorted(tables.LETTERS, key=len, reverse=True))
_MATH_ACCENTS = "grave|acute|hat|tilde|bar|breve|dot|ddot|mathring|check"
# What BibTeX calls a special character, and letters without the braces that would make them one:
# accents with and without braces, letters that are macros, accents as formulas.
_SPECIAL_LETTER = re.compile(
    rf"""
      \{{\\(?:[^{{}}]|\{{[^{{}}]{{1,4}}\}}){{1,12}}\}}
    | \\(?:[{_SYMBOLS}~]\s?|[{_LETTERS}](?=\{{)|[{_LETTERS}]\s+)
      (?:[A-Za-z]|\{{\\?[A-Za-z]\}}|\\[ij](?=[a-z])(?!math)
        |\\[ij](?![A-Za-z])(?:\{{\}}|\s+(?!and\s))?)(?:\{{\}})?
    | \\(?:{_LETTER_NAMES})(?![A-Za-z])(?:\{{\}}|\s+(?!and\s))?
    | \$\s*\\(?P<accent>{_MATH_ACCENTS})\s*\{{?\s*\\?(?P<letter>[A-Za-z])(?:math)?\s*\}}?\s*\$
    | \$\s*\\(?P<name>{_LETTER_NAMES}|oslash)\s*\$
    """,
    re.VERBOSE,
)
# In these, reference managers and publishers write tags.
_AMBIGUOUS = frozenset({"less", "greater", "textless", "textgreater"})
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


def read_simple(source: str) -> str | None:
    """Return the text of source in which nothing needs the full reader, else None."""
    if has_controls(source):
        return None
    if is_plain(source):
        return collapse(source)
    try:
        return collapse(_TOKEN.sub(_meaning, source))
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


def with_letters(source: str) -> str:
    """Return source with each letter as itself, be it written as ``{\\'e}``, ``\\o{}`` or ``$\\ddot{u}$``."""
    return _SPECIAL_LETTER.sub(_letter_in, source)


def _letter_in(match: re.Match[str]) -> str:
    if match["accent"]:
        return _letter(f"\\{match['accent']}{{{match['letter']}}}") or match[0]
    if match["name"]:
        return "ø" if match["name"] == "oslash" else tables.LETTERS[match["name"]]
    return _letter(match[0]) or match[0]


@lru_cache(maxsize=4096)
def _letter(source: str) -> str:
    """Return the letter with its accents that is all of a source, else nothing."""
    from .latex import to_plain

    text = read_simple(source)
    text = to_plain(source) if text is None else text
    return text if text[:1].isalpha() and all(map(unicodedata.combining, text[1:])) else ""
