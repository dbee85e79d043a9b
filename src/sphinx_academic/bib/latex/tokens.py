"""The tokens of LaTeX source, and what in it belongs together: braces, formulas and tags.

The functions go over the source once, so that the reader never looks ahead for a partner that may
not exist; the patterns have no unbounded repetition that could be tried twice.
"""

from __future__ import annotations

import re

from ...model.controls import CONTROLS
from ...model.patterns import lazy_pattern

# BibTeX's white space and Unicode's line breaks, but not the no-break space.
BLANK = r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]"
BLANKS = lazy_pattern(f"{BLANK}+")
_BLANK_BUT_SPACE = lazy_pattern(BLANK.replace(" ", "", 1))
#: attributes of a tag; other words make a comparison of it: "<p 0.05 and r >"
ATTRIBUTES = (
    r"""(?:\s++[A-Za-z_][\w:.-]{0,60}+\s*+=\s*+"""
    r"""(?:"[^"<>]{0,400}"|'[^'<>]{0,400}'|[^\s<>]{1,400}+))*+\s*+/?+"""
)
TAG = lazy_pattern(
    rf"<(?P<closing>/?)(?:[A-Za-z]{{1,8}}:)?(?P<name>[A-Za-z][A-Za-z0-9-]{{0,30}})(?P<attributes>{ATTRIBUTES})>"
)
#: the address among the attributes of a link
HREF = lazy_pattern(r"""(?:\s|:)href\s?=\s?["']?([^\s"'<>]++)""", re.IGNORECASE)
_WORD = r"(?:[^\\{}$~&<?!`'\- \t\n\r\x0b\x0c\x85\u2028\u2029]++|[?!](?!`)|-(?!-))++"
TOKEN = lazy_pattern(
    rf"""
      \\x(?P<garbage>[0-9][0-9a-fA-F]|[a-fA-F][0-9]|[a-fA-F]{{2}}(?![A-Za-z]))  # an undecoded byte
    | (?:\{{\\&\}}|\\?&)                             # reference managers escape the & of an entity
      (?P<entity>(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});)
    | \\(?P<word>[A-Za-z]+){BLANK}*
    | \\(?P<symbol>.)
    | (?P<blank>{BLANK}+)
    | (?P<ligature>-{{1,3}}|``|''|[?!]?`|')
    | (?P<tag>{TAG.pattern})
    | (?P<mark>[{{}}$~&<\\?!])
    | (?P<text>{_WORD}(?:\ {_WORD})*+)               # as long as nothing else can begin in it
    """,
    re.VERBOSE | re.DOTALL,
)
#: an optional argument before a braced one
OPTIONAL = lazy_pattern(r"\[[^\][{}\\$]{0,200}\](?=\{)")
#: the operand of ``\kern`` and its like
DIMENSION = lazy_pattern(r"\s?=?-?[0-9.]{0,20} ?(?:pt|em|ex|mm|cm|in|bp|sp|mu|pc)?\s?")
#: the operand of ``\char``
CHARACTER = lazy_pattern(r"`\\?(.)|\"([0-9A-F]{1,4})|([0-9]{1,5})", re.DOTALL)
#: what LaTeX needs escaped in an address
ADDRESS_ESCAPE = lazy_pattern(r"\\~\{\}|\\textasciitilde(?:\{\})?|\\([%#&_{}$~^])|[{}]")

# Alternatives that begin with a letter of their own: re then searches for one of those letters.
_DELIMITER = lazy_pattern(r"\\.|\$\$?|\{|\}", re.DOTALL)
_CLOSER = {"\\(": "\\)", "\\[": "\\]"}


def is_plain(source: str) -> bool:
    """Return whether nothing in a source means anything but its characters."""
    # to look for ten characters one by one is ten times as fast as a pattern
    return not (
        "{" in source
        or "\\" in source
        or "$" in source
        or "}" in source
        or "~" in source
        or "&" in source
        or "<" in source
        or "`" in source
        or "--" in source
        or "''" in source
    )


def has_controls(source: str) -> bool:
    """Return whether characters have to be left out."""
    return not source.isprintable() and CONTROLS.search(source) is not None


def collapse(source: str) -> str:
    """Return a text with white space as BibTeX has it: one space between words, none at the ends."""
    # nearly all texts have it so, and to find that out costs less than to replace each space by itself
    if "  " in source or (not source.isprintable() and _BLANK_BUT_SPACE.search(source)):
        source = BLANKS.sub(" ", source)
    return source.strip(" ")


class Pairs:
    """Where the groups and formulas of a source end."""

    def __init__(self) -> None:
        """Begin with none."""
        #: index of ``{`` -> index of its ``}``
        self.braces: dict[int, int] = {}
        #: index of an opening delimiter -> (start, end) of the formula and the index after its closing
        #: delimiter
        self.maths: dict[int, tuple[int, int, int]] = {}


def find_pairs(source: str) -> Pairs:
    """Return the matching braces, and the delimiters of mathematics that close in the group they open in."""
    pairs = Pairs()
    # Per open group: where it opened, and the formula that is open in it as (delimiter, index).
    groups: list[int] = [-1]
    formulas: list[tuple[str, int] | None] = [None]
    for match in _DELIMITER.finditer(source):
        token, start = match[0], match.start()
        if token == "{":
            groups.append(start)
            formulas.append(None)
        elif token == "}":
            if len(groups) > 1:
                pairs.braces[groups.pop()] = start
                formulas.pop()
        elif token[0] == "$" or token in _CLOSER:
            formulas[-1] = _delimiter(source, pairs, formulas[-1], token, start)
        elif formulas[-1] and token == _CLOSER.get(formulas[-1][0]):
            _close(pairs, formulas[-1], start, start + 2)
            formulas[-1] = None
    return pairs


def _delimiter(
    source: str, pairs: Pairs, opened: tuple[str, int] | None, token: str, start: int
) -> tuple[str, int] | None:
    """Take a delimiter that may open or close a formula, and return what is open after it."""
    if opened is None:
        return (token, start)
    if opened[0] in _CLOSER or token in _CLOSER:
        return opened
    if _is_money(source, opened[1] + 1, start):
        return (token, start)
    if opened[0] == token:
        _close(pairs, opened, start, start + len(token))
        return None
    _close(pairs, opened, start, start + 1)
    return ("$", start + 1) if token == "$$" else None


def _is_money(source: str, start: int, end: int) -> bool:
    """Return whether it is like "$5 and $10": digits after both signs, a space before the second."""
    digits = source[start : start + 1] + source[end + 1 : end + 2]
    return len(digits) == 2 and digits.isdigit() and source[end - 1].isspace()


def _close(pairs: Pairs, opened: tuple[str, int], end: int, after: int) -> None:
    delimiter, start = opened
    pairs.maths[start] = (start + len(delimiter), end, after)


def find_tags(source: str) -> frozenset[int]:
    """Return the indices of all opening and closing tags that have a partner of the same name."""
    paired: set[int] = set()
    opened: dict[str, list[int]] = {}
    for match in TAG.finditer(source):
        name = match["name"].lower()
        if not match["closing"]:
            opened.setdefault(name, []).append(match.start())
        elif opened.get(name):
            paired.update((opened[name].pop(), match.start()))
    return frozenset(paired)
