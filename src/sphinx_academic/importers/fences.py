"""Where code between fences begins and ends in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: a line that opens code
OPENING = r"^ {0,3}(?P<fence>`{3,}|~{3,})[^\n]*$"
_OPENING = re.compile(OPENING, re.MULTILINE)


class Fences:
    """Finds the ends of code in a text, in time that grows with its length: what is not closed is noted."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: sign -> the shortest fence of it that is not closed
        self._unclosed: dict[str, int] = {}

    def end(self, opening: re.Match[str]) -> int | None:
        """Return where the line ends that closes code, or None if none does.

        :param opening: a match with a group ``fence``
        """
        sign, length = opening["fence"][0], len(opening["fence"])
        if sign in self._unclosed and length >= self._unclosed[sign]:
            return None
        closing = re.compile(rf"^ {{0,3}}{sign}{{{length},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._text, opening.end())
        if found is None:
            self._unclosed[sign] = length
        return found.end() if found else None


def fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code between fences begins and ends, fences included; what is not closed is no code."""
    fences, place = Fences(text), 0
    while opening := _OPENING.search(text, place):
        end = fences.end(opening)
        if end is not None:
            yield opening.start(), end
        place = opening.end() if end is None else end


def without_code(text: str) -> str:
    """Return a text without code between fences, whose lines are empty."""
    pieces, place = [], 0
    for start, end in fenced(text):
        pieces += [text[place:start], "\n" * text.count("\n", start, end)]
        place = end
    return "".join([*pieces, text[place:]])
