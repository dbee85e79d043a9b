"""The LaTeX of nearly all names and titles, by one substitution: accents, symbols and bare braces.

Nothing here opens a style, a link or a formula, so braces do nothing but end the names of macros, and each
token has its meaning by itself.  Whatever else there is belongs to :mod:`sphinx_academic.bib.latex`, which
reads these tokens alike, only slower.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...model.patterns import lazy_pattern
from . import tables as tables
from .output import accented
from .tokens import BLANK, collapse, has_controls, is_plain

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
