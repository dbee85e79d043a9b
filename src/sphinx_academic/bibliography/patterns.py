"""Regular expressions from a page: searched for in any letter case, refused if they could take for ever."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

# Python's matcher backtracks, and has no limit of steps.  What makes it explode is known, though: a
# repetition inside of a repetition, two repetitions that can share the same characters between them, and
# many choices in a row, which multiply.  All three can be seen in the pattern, so they are refused before
# any text is searched, always and on every machine, which a clock would not do.  What remains is a small
# power of the text's length; therefore patterns with two open-ended repetitions see the start of long texts.
_MOST_CHOICES = 1_000
#: what a repetition counts as, if what follows it could also be part of it, as in ".*a"
_REPETITION = 30
_LONGEST_PATTERN = 500
_LONGEST_TEXT = 20_000
_LONGEST_TEXT_OF_TWO = 2_000

_TOKEN = re.compile(
    r"(?P<repeat>(?:[*+?]|\{(?:[0-9]+(?:,[0-9]*)?|,[0-9]*)\})[?+]?)"
    r"|(?P<atom>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]*|[^1-9])"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()|*+?\[])"
    r"|(?P<open>\((?!\?)|\(\?(?:[:=!]|<[=!]|P<\w+>))|(?P<close>\))|(?P<bar>\|)",
    re.DOTALL,
)
_NO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_ANYTHING = "."
_SAMPLE = [*map(chr, range(256)), *"–’αя中が"]


class PatternError(ValueError):
    """A regular expression that is wrong, or that could take too long."""


def compile_pattern(source: str) -> Callable[[str], bool]:
    """Return a function that tells whether a text contains what a regular expression describes.

    :raises PatternError: for wrong expressions, for those that could take too long, and for
        back-references, flags and conditions, which are not supported
    """
    if len(source) > _LONGEST_PATTERN:
        raise PatternError(f"the regular expression is longer than {_LONGEST_PATTERN} characters")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            search = re.compile(source, re.IGNORECASE).search
    except (re.error, OverflowError, RecursionError) as error:
        raise PatternError(f"not a regular expression: {error}") from None
    choices = _Inspection(source.removeprefix("(?i)")).choices()
    several = choices >= _REPETITION**2
    longest = _LONGEST_TEXT_OF_TWO if several else _LONGEST_TEXT
    return lambda text: search(text[:longest]) is not None


@dataclass(slots=True)
class _Group:
    """A group that is being read; the whole pattern is the outermost."""

    #: repetitions that nothing has parted yet from what comes next, as the atoms they repeat
    before: frozenset[str] = frozenset()
    after: set[str] = field(default_factory=set)
    #: ways through the alternative that is being read, and through those before it
    ways: int = 1
    other_ways: int = 0
    #: has a choice or a repetition inside
    varies: bool = False


class _Inspection:
    """One look at a pattern that Python has accepted."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.groups = [_Group()]
        self.open_repetitions: set[str] = set()

    def choices(self) -> int:
        """Return how many ways through the pattern there are."""
        position = 0
        while position < len(self.source):
            token = _TOKEN.match(self.source, position)
            if token is None:
                raise PatternError("back-references, flags and conditions are not supported")
            position = token.end()
            if token.lastgroup == "open":
                self.groups.append(_Group(frozenset(self.open_repetitions)))
            elif token.lastgroup == "bar":
                self.end_alternative()
                self.open_repetitions = set(self.groups[-1].before)
            else:
                repeat = _TOKEN.match(self.source, position)
                quantifier = repeat["repeat"] if repeat else None
                position = repeat.end() if repeat and quantifier else position
                low, high = _bounds(quantifier)
                (self.close if token.lastgroup == "close" else self.atom)(token[0], low, high)
            if self.groups[-1].ways > _MOST_CHOICES:
                raise PatternError(f"more than {_MOST_CHOICES} ways to match; join several filters by `and`")
        self.end_alternative()
        return self.groups[0].other_ways

    def end_alternative(self) -> None:
        group = self.groups[-1]
        group.varies = group.varies or group.other_ways > 0
        group.after |= self.open_repetitions
        group.other_ways += group.ways
        group.ways = 1

    def close(self, _bracket: str, low: int, high: float) -> None:
        """Leave a group, and treat it as one thing that may be repeated."""
        self.end_alternative()
        group = self.groups.pop()
        outer = self.groups[-1]
        if high > 1 and group.varies:
            raise PatternError("a repetition of alternatives or of a repetition can take for ever")
        outer.varies = outer.varies or group.varies
        self.open_repetitions = set(group.after)
        if high > 1:
            self.repeat(_ANYTHING, low, high)
        elif low < high:
            self.open_repetitions |= group.before
            outer.varies = True
        outer.ways *= group.other_ways + (low < high <= 1)

    def atom(self, atom: str, low: int, high: float) -> None:
        """Pass a character, a class of characters, or a place between characters."""
        if low == 1 == high:
            self.part(atom)
        elif high <= 1:
            self.groups[-1].varies = True
            self.groups[-1].ways *= 2
        else:
            self.repeat(atom, low, high)

    def repeat(self, atom: str, low: int, high: float) -> None:
        group = self.groups[-1]
        group.varies = True
        # what is repeated may have no width, so that the length of the text is no limit
        if low > _MOST_CHOICES:
            raise PatternError(f"a repetition of more than {_MOST_CHOICES}")
        if low == high:
            self.part(atom)
            return
        if any(_overlap(atom, other) for other in self.open_repetitions):
            raise PatternError("two repetitions that can match the same text follow each other")
        self.open_repetitions = {atom} if low else {atom, *self.open_repetitions}

    def part(self, atom: str) -> None:
        """Pass what has to be there, and count the repetitions before it that may have gone beyond it."""
        if atom in _NO_WIDTH:
            return
        passed = {other for other in self.open_repetitions if _overlap(atom, other)}
        if passed:
            self.groups[-1].ways *= _REPETITION
        # a letter, or both of its cases, is rare enough in a text to part two repetitions
        self.open_repetitions = passed if len(_accepted(atom)) > 2 else set()


def _bounds(quantifier: str | None) -> tuple[int, float]:
    """Return how often a quantifier lets something occur, at least and at most."""
    if not quantifier:
        return 1, 1
    if quantifier[0] != "{":
        return {"*": (0, float("inf")), "+": (1, float("inf")), "?": (0, 1)}[quantifier[0]]
    low, comma, high = quantifier.rstrip("?+").strip("{}").partition(",")
    return int(low or 0), float(high or "inf") if comma else int(low)


@lru_cache(maxsize=256)
def _accepted(atom: str) -> frozenset[str]:
    """Return the characters of a sample that a class or character matches."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        matches = re.compile(atom, re.IGNORECASE | re.DOTALL).fullmatch
    return frozenset(filter(matches, _SAMPLE))


def _overlap(one: str, other: str) -> bool:
    """Whether two atoms can match the same character, as far as the sample tells."""
    ours, theirs = _accepted(one), _accepted(other)
    return not ours or not theirs or not ours.isdisjoint(theirs)
