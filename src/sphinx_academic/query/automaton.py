"""Regular expressions matched without backtracking, in time linear in the text.

A pattern becomes a nondeterministic automaton (Thompson's construction) whose sets of states are followed
through the text, and remembered, so that a second text costs a look-up for each character.  What stands in
a look-ahead or look-behind is an automaton of its own, which runs over the whole text first.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

#: places between characters, by how Python's ``re`` writes them
PLACES = frozenset({"^", "$", r"\A", r"\Z", r"\z", r"\b", r"\B"})

#: remembered sets of states before all are forgotten
_MOST_REMEMBERED = 20_000
_WORD = re.compile(r"\w")


class Atom(NamedTuple):
    """One character or class of characters, or one of :data:`PLACES`, as it is written."""

    source: str


class Sequel(NamedTuple):
    """Parts that follow each other."""

    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """Alternatives."""

    ways: tuple[Part, ...]


class Repetition(NamedTuple):
    """A part that occurs a number of times; ``high`` is None where there is no most."""

    part: Part
    low: int
    high: int | None


class Look(NamedTuple):
    """A part that stands, or does not stand, behind a place, or before it."""

    part: Part
    ahead: bool
    negated: bool


Part: TypeAlias = Atom | Sequel | Choice | Repetition | Look


class TooLarge(Exception):
    """A pattern needs more states than allowed."""


@dataclass(slots=True, eq=False, repr=False)
class _State:
    """``matches`` a character, or may be passed where ``place`` holds, or is passed freely; then ``next``."""

    next: list[int] = field(default_factory=list)
    matches: Callable[[str], object] | None = None
    place: int | None = None


class Automaton:
    """A compiled pattern."""

    def __init__(self, part: Part, most_states: int, *, backwards: bool = False) -> None:
        """Compile a pattern.

        :param most_states: of this automaton and of those of its looks
        :param backwards: read texts from their ends, and the pattern, too
        :raises TooLarge: if the pattern needs more states
        """
        self._backwards = backwards
        self._most = most_states
        self._states = [_State()]
        #: sources of places, and looks with their automata
        self._places: list[str | tuple[Automaton, bool]] = []
        self._start = self._add(part, 0)
        self._memory: dict[tuple[frozenset[int], int], tuple[bool, dict[str, frozenset[int]]]] = {}

    @property
    def size(self) -> int:
        """Return the number of states, those of looks among them."""
        return len(self._states) + sum(place[0].size for place in self._places if not isinstance(place, str))

    def finds(self, text: str) -> bool:
        """Return whether the pattern is found somewhere in a text."""
        return any(self._ends(text))

    def _ends(self, text: str) -> Iterator[bool]:
        """Yield for each place of a text, in reading order, whether the pattern may end there."""
        conditions = self._conditions(text)
        places = range(len(text), -1, -1) if self._backwards else range(len(text) + 1)
        offset = -1 if self._backwards else 0
        last = places[-1]
        states: frozenset[int] = frozenset()
        for place in places:
            key = states, conditions[place] if conditions else 0
            known = self._memory.get(key)
            if known is None:
                if len(self._memory) > _MOST_REMEMBERED:
                    self._memory.clear()
                known = self._memory[key] = (0 in self._reached(*key), {})
            ends, following = known
            yield ends
            if place != last:
                character = text[place + offset]
                found = following.get(character)
                if found is None:
                    found = following[character] = self._step(self._reached(*key), character)
                states = found

    def _reached(self, states: frozenset[int], conditions: int) -> set[int]:
        """Return all states at a place; the pattern may begin at each."""
        reached: set[int] = set()
        waiting = [self._start, *states]
        while waiting:
            number = waiting.pop()
            if number in reached:
                continue
            reached.add(number)
            state = self._states[number]
            if state.matches is None and (state.place is None or conditions >> state.place & 1):
                waiting += state.next
        return reached

    def _step(self, reached: set[int], character: str) -> frozenset[int]:
        states = (self._states[number] for number in reached)
        return frozenset(
            target
            for state in states
            if state.matches is not None and state.matches(character)
            for target in state.next
        )

    def _conditions(self, text: str) -> list[int]:
        """Return for each place of a text which conditions hold there, as bits; nothing if there are none."""
        if not self._places:
            return []
        found = [0] * (len(text) + 1)
        for number, place in enumerate(self._places):
            holds = _at(place, text) if isinstance(place, str) else _looked(*place, text)
            for index, true in enumerate(holds):
                found[index] |= true << number
        return found

    def _add(self, part: Part, target: int) -> int:
        """Add the states of a part, and return the first; behind the part comes a state."""
        match part:
            case Atom(source) if source in PLACES:
                return self._place(source, target)
            case Atom(source):
                return self._new(_State([target], _matcher(source)))
            case Sequel(parts):
                return self._sequel(parts, target)
            case Choice(ways):
                return self._new(_State([self._add(way, target) for way in ways]))
            case Repetition(inner, low, high):
                return self._repetition(inner, low, high, target)
            case Look(inner, ahead, negated):
                automaton = Automaton(inner, self._most - self.size, backwards=ahead)
                return self._place((automaton, negated), target)

    def _sequel(self, parts: Sequence[Part], target: int) -> int:
        for part in parts if self._backwards else reversed(parts):
            target = self._add(part, target)
        return target

    def _repetition(self, part: Part, low: int, high: int | None, target: int) -> int:
        if high is None:
            loop = self._new(_State([target]))
            self._states[loop].next.append(self._add(part, loop))
            target = loop
        else:
            end = target
            for _ in range(high - low):
                target = self._new(_State([end, self._add(part, target)]))
        for _ in range(low):
            # also of what has no states, of which there may be any number
            self._new(_State())
            target = self._add(part, target)
        return target

    def _place(self, place: str | tuple[Automaton, bool], target: int) -> int:
        if place not in self._places:
            self._places.append(place)
        return self._new(_State([target], place=self._places.index(place)))

    def _new(self, state: _State) -> int:
        self._states.append(state)
        if self.size > self._most:
            raise TooLarge
        return len(self._states) - 1


def _looked(automaton: Automaton, negated: bool, text: str) -> list[bool]:
    ends = [end is not negated for end in automaton._ends(text)]
    return ends[::-1] if automaton._backwards else ends


def _at(place: str, text: str) -> list[bool]:
    """Return for each place of a text whether it is of a kind."""
    end = len(text)
    if place in ("^", r"\A"):
        return [True, *[False] * end]
    if place in (r"\Z", r"\z", "$"):
        found = [*[False] * end, True]
        if place == "$" and text.endswith("\n"):
            found[-2] = True
        return found
    words = [False, *(_WORD.match(character) is not None for character in text), False]
    borders = [words[index] != words[index + 1] for index in range(end + 1)]
    # between no characters at all is no border, and for Python 3.13 and before nothing else, either
    return borders if place == r"\b" else [not border for border in borders] if text else [False]


def _matcher(source: str) -> Callable[[str], object]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return re.compile(source, re.IGNORECASE).fullmatch
