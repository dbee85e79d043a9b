"""Lists in a line of text: what stands between commas, where those in parentheses do not count."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING, _CLOSING = "([（{", ")]）}"


def separated(text: str, separators: str, also: re.Pattern[str] | None = None) -> Iterator[tuple[int, int]]:
    """Yield where each part of a text begins and ends, without the space around it; no empty ones.

    :param separators: characters
    :param also: more that separates
    """
    start = depth = position = 0
    while position < len(text):
        character = text[position]
        depth = max(0, depth + (character in _OPENING) - (character in _CLOSING))
        length = 0
        if depth == 0:
            found = also.match(text, position) if also else None
            length = found.end() - position if found else int(character in separators)
        if length:
            yield from _trimmed(text, start, position)
            start = position + length
        position += length or 1
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if inner := part.strip():
        start += len(part) - len(part.lstrip())
        yield start, start + len(inner)
