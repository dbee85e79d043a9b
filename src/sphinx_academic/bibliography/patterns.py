"""Regular expressions from a page: searched for in any letter case, refused if they could take for ever."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

# Python's matcher backtracks, and has no limit of steps.  What makes it explode is known, though: a
# repetition inside of a repetition, two repetitions that can share the same characters between them, and
# many choices in a row, which multiply.  All three can be seen in the pattern, so they are refused before
# any text is searched, always and on every machine, which a clock would not do.  What remains is a small
# power of the text's length, as each place of a text may be a start; therefore only the beginning of long
# texts is searched.  Words, and "deep.*learning", have no need of that: their pieces are looked for in turn.
_MOST_CHOICES = 1_000
#: what a repetition counts as, if what follows it could also be part of it, as in ".*a"
_REPETITION = 30
_LONGEST_PATTERN = 500
_LONGEST_TEXT = 5_000
_LONGEST_TEXT_OF_TWO = 500

_TOKEN = re.compile(
    r"(?P<repeat>(?:[*+?]|\{(?:[0-9]+(?:,[0-9]*)?|,[0-9]*)\})[?+]?)"
    r"|(?P<atom>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|0[0-7]*|[^1-9])"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|[^\\()|*+?\[])"
    r"|(?P<open>\((?!\?)|\(\?(?:[:=!]|<[=!]|P<\w+>))|(?P<close>\))|(?P<bar>\|)",
    re.DOTALL,
)
_NO_WIDTH = frozenset({"^", "$", r"\b", r"\B", r"\A", r"\Z"})
_ANYTHING = "."
_GAPS = {"*": "", "*?": "", "+": ".", "+?": "."}
_CHARACTER = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|N\{([^}]*)\}|([0-7]{1,3})|.)|.", re.DOTALL)
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
    source = source.removeprefix("(?i)")
    pieces = _pieces(source)
    if pieces is not None:
        return partial(_contains_in_order, [re.compile(piece, re.IGNORECASE) for piece in pieces])
    several = _Inspection(source).choices() >= _REPETITION**2
    longest = _LONGEST_TEXT_OF_TWO if several else _LONGEST_TEXT
    return lambda text: search(text[:longest]) is not None


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
        self.sample = [*_SAMPLE, *_mentioned(source)]
        self.accepted: dict[str, frozenset[str]] = {}
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
        if any(self.overlap(atom, other) for other in self.open_repetitions):
            raise PatternError("two repetitions that can match the same text follow each other")
        self.open_repetitions = {atom} if low else {atom, *self.open_repetitions}

    def part(self, atom: str) -> None:
        """Pass what has to be there, and count the repetitions before it that may have gone beyond it."""
        if atom in _NO_WIDTH:
            return
        passed = {other for other in self.open_repetitions if self.overlap(atom, other)}
        if passed:
            self.groups[-1].ways *= _REPETITION
        # a letter, or both of its cases, is rare enough in a text to part two repetitions
        self.open_repetitions = passed if len(self.accepted_by(atom)) > 2 else set()

    def accepted_by(self, atom: str) -> frozenset[str]:
        """Return the characters of the sample that a class or character matches."""
        if atom not in self.accepted:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                matches = re.compile(atom, re.IGNORECASE | re.DOTALL).fullmatch
            self.accepted[atom] = frozenset(filter(matches, self.sample))
        return self.accepted[atom]

    def overlap(self, one: str, other: str) -> bool:
        """Whether two atoms can match the same character, as far as the sample tells."""
        ours, theirs = self.accepted_by(one), self.accepted_by(other)
        return not ours or not theirs or not ours.isdisjoint(theirs)


def _bounds(quantifier: str | None) -> tuple[int, float]:
    """Return how often a quantifier lets something occur, at least and at most."""
    if not quantifier:
        return 1, 1
    if quantifier[0] != "{":
        return {"*": (0, float("inf")), "+": (1, float("inf")), "?": (0, 1)}[quantifier[0]]
    low, comma, high = quantifier.rstrip("?+").strip("{}").partition(",")
    return int(low or 0), float(high or "inf") if comma else int(low)


def _mentioned(source: str) -> Iterator[str]:
    """Yield the characters that a pattern names, those beside them, and their other cases.

    Of two ranges that overlap, one holds an end of the other.
    """
    for match in _CHARACTER.finditer(source):
        *hexadecimal, name, octal = match.groups()
        digits = next(filter(None, hexadecimal), "")
        named = unicodedata.lookup(name) if name else match[0][-1]
        code = int(digits, 16) if digits else int(octal, 8) if octal else ord(named)
        # the sample has all that come before
        if code >= 256:
            for character in map(chr, (code - 1, code, min(code + 1, 0x10FFFF))):
                yield from (character, *character.lower(), *character.upper())
