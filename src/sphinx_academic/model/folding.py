"""Keys of texts for comparing and sorting; never shown."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from .patterns import lazy_pattern

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


# Accents of Latin, Greek and Cyrillic letters.  Other scripts have combining signs that are not
# decoration: without them, Japanese "ga" would be "ka".
_ACCENTS = lazy_pattern("[\u0300-\u036f]+")
# Letters that Unicode does not take apart
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Ŧ": "T", "Æ": "AE", "Œ": "OE", "Ð": "D", "Þ": "Th"}
)


def strip_accents(text: str) -> str:
    """Return a text with plain letters for accented ones: "Łukasz Ångström" as "Lukasz Angstrom"."""
    if text.isascii():
        return text
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text without accents, differences of case and compatibility forms, blanks collapsed."""
    if not text.isascii():
        text = strip_accents(unicodedata.normalize("NFKC", text).casefold())
    return " ".join(text.casefold().split())
