"""Regular expressions from a page: matched in any letter case, in time linear in the text.

Python's matcher goes back and tries again, which takes for ever for some patterns on some texts, and which of
them cannot be seen in the pattern for sure.  Therefore it only searches for words and what else has a fixed
length; every other pattern is followed through the text by an :class:`~.automaton.Automaton`.  A clock would
be another way, but with one, what is listed would depend on the machine.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import partial

from ..model.patterns import lazy_pattern
from .automaton import Atom, Automaton, Choice, Look, Part, Repetition, Sequel, TooLarge

_LONGEST_PATTERN = 500
_MOST_STATES = 2_000
_DEEPEST = 40

_TOKEN = lazy_pattern(
    r"(?P<repeat>(?P<count>[*+?]|\{(?:[0-9]+(?:,[0-9]*)?|,[0-9]*)\})(?P<mode>[?+]?))"
    r"|(?P<atom>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]*|[^1-9])"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()|*+?\[])"
    r"|(?P<open>\((?!\?)|\(\?(?:[:=!]|<[=!]|P<\w+>))|(?P<close>\))|(?P<bar>\|)",
    re.DOTALL,
)
_NOT_SUPPORTED = "back-references, flags, conditions and possessive repetitions are not supported"
_ANYTHING = "."
_GAPS = {"*": "", "*?": "", "+": ".", "+?": "."}


class PatternError(ValueError):
    """A regular expression that is wrong, or that is not supported."""


def compile_pattern(source: str) -> Callable[[str], bool]:
    """Return a function that returns whether a text contains what a regular expression describes.

    :raises PatternError: for wrong expressions, for those that are too large, and for back-references, flags,
        conditions and possessive repetitions, which are not supported
    """
    if len(source) > _LONGEST_PATTERN:
        raise PatternError(f"the regular expression is longer than {_LONGEST_PATTERN} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(source, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"not a regular expression: {error}") from None
    source = source.removeprefix("(?i)")
    pieces = _pieces(source)
    if pieces is not None:
        return partial(_contains_in_order, [re.compile(piece, re.IGNORECASE) for piece in pieces])
    try:
        return Automaton(_Parser(source).whole(), _MOST_STATES).finds
    except TooLarge:
        raise PatternError(
            f"the regular expression has more than {_MOST_STATES} states; repeat less in it, "
            "or join several filters by `and`"
        ) from None


def _pieces(source: str) -> list[str] | None:
    """Divide a pattern at each ``.*``; None if anything else in it repeats or has alternatives.

    What is left are pieces of fixed length, so that each may take the first place where it fits.
    """
    pieces = [""]
    position = 0
    while position < len(source):
        atom = _TOKEN.match(source, position)
        if atom is None or atom.lastgroup != "atom":
            return None
        position = atom.end()
        repeat = _TOKEN.match(source, position)
        if repeat is None or not repeat["repeat"]:
            pieces[-1] += atom[0]
            continue
        if atom[0] != _ANYTHING or repeat[0] not in _GAPS:
            return None
        position = repeat.end()
        pieces[-1] += _GAPS[repeat[0]]
        pieces.append("")
    return pieces


def _contains_in_order(pieces: list[re.Pattern[str]], text: str) -> bool:
    end = 0
    for piece in pieces:
        match = piece.search(text, end)
        if match is None:
            return False
        end = match.end()
    return True


class _Parser:
    """Reads a pattern that Python has accepted."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.depth = 0

    def whole(self) -> Part:
        """Return the whole pattern."""
        return self._choice()

    def _choice(self) -> Part:
        """Read alternatives up to the end of their group."""
        ways = [self._sequel()]
        while self._take("bar"):
            ways.append(self._sequel())
        return ways[0] if len(ways) == 1 else Choice(tuple(ways))

    def _sequel(self) -> Part:
        parts: list[Part] = []
        while self.position < len(self.source):
            if atom := self._take("atom"):
                part: Part = Atom(atom)
            elif bracket := self._take("open"):
                part = self._group(bracket)
            elif self._next("bar") or self._next("close"):
                break
            else:
                raise PatternError(_NOT_SUPPORTED)
            parts.append(self._repeated(part))
        return Sequel(tuple(parts))

    def _group(self, bracket: str) -> Part:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise PatternError("groups are nested too deeply")
        inside = self._choice()
        self._take("close")
        self.depth -= 1
        if bracket[-1] in "=!":
            return Look(inside, ahead="<" not in bracket, negated=bracket[-1] == "!")
        return inside

    def _repeated(self, part: Part) -> Part:
        match = self._next("repeat")
        if match is None:
            return part
        self.position = match.end()
        if match["mode"] == "+":
            raise PatternError(_NOT_SUPPORTED)
        low, high = _bounds(match["count"])
        return Repetition(part, low, high)

    def _next(self, kind: str) -> re.Match[str] | None:
        match = _TOKEN.match(self.source, self.position)
        return match if match and match.lastgroup == kind else None

    def _take(self, kind: str) -> str:
        """Pass a token of a kind and return it, or nothing."""
        match = self._next(kind)
        if match is None:
            return ""
        self.position = match.end()
        return match[0]


def _bounds(count: str) -> tuple[int, int | None]:
    """Return how often something may occur, at least and at most."""
    if count[0] != "{":
        return {"*": (0, None), "+": (1, None), "?": (0, 1)}[count]
    low, comma, high = count.strip("{}").partition(",")
    return int(low or 0), (int(high) if high else None) if comma else int(low)
