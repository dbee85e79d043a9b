"""Letters written as macros, in names: they are decoded first of all, as a name is taken apart afterwards."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ...model.patterns import lazy_pattern
from . import tables as tables
from . import to_plain

_ACCENTS = [name for name in tables.ACCENTS if len(name) == 1]
_LETTERS = "".join(filter(str.isalpha, _ACCENTS))
_SYMBOLS = re.escape("".join(name for name in _ACCENTS if not name.isalpha()))
_LETTER_NAMES = "|".join(tables.LETTERS)
_MATH_ACCENTS = "grave|acute|hat|tilde|bar|breve|dot|ddot|mathring|check"
# What BibTeX calls a special character, and letters without the braces that would make them one:
# accents with and without braces, letters that are macros, accents as formulas.
_SPECIAL_LETTER = lazy_pattern(
    rf"""
      \{{\\(?:[^{{}}]|\{{[^{{}}]{{1,4}}\}}){{1,12}}\}}
    | \\(?:[{_SYMBOLS}]\s?|[{_LETTERS}](?=\{{)|[{_LETTERS}]\s+)
      (?:[A-Za-z]|\{{\\?[A-Za-z]\}}|\\[ij](?=[a-z])(?!math)
        |\\[ij](?![A-Za-z])(?:\{{\}}|\s+(?!and\s))?)(?:\{{\}})?
    | \\(?:{_LETTER_NAMES})(?![A-Za-z])(?:\{{\}}|\s+(?!and\s))?
    | \$\s*\\(?P<accent>{_MATH_ACCENTS})\s*\{{?\s*\\?(?P<letter>[A-Za-z])(?:math)?\s*\}}?\s*\$
    | \$\s*\\(?P<name>{_LETTER_NAMES}|oslash)\s*\$
    """,
    re.VERBOSE,
)


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
    text = to_plain(source)
    return text if text[:1].isalpha() and all(map(unicodedata.combining, text[1:])) else ""
