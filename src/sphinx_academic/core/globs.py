"""Glob patterns of documents, as those of a ``toctree``, matched without backtracking."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..model.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"\*+|\?|\[!?\]?[^\]]*\]|.", re.DOTALL)
_PLAIN = lazy_pattern(r"[^*?\[]*")


def matching_names(names: Iterable[str], pattern: str) -> list[str]:
    """Return the names that a pattern matches, in alphabetical order.

    ``*`` stands for any characters but a slash, ``**`` for any, ``?`` and ``[a-z]`` or ``[!a-z]`` for one
    that is no slash.
    """
    plain = _PLAIN.match(pattern)
    prefix = plain[0] if plain else ""
    tokens = _TOKEN.findall(pattern, len(prefix))
    return sorted(name for name in names if name.startswith(prefix) and _fits(tokens, name[len(prefix) :]))


def _fits(tokens: Iterable[str], name: str) -> bool:
    """Return whether tokens fit a whole name, by following them through all the places they may reach."""
    places = {0}
    for token in tokens:
        if token[0] == "*":
            places = _gap(places, name, slashes=len(token) > 1)
        else:
            places = {place + 1 for place in places if place < len(name) and _is_one(token, name[place])}
        if not places:
            return False
    return len(name) in places


def _gap(places: set[int], name: str, *, slashes: bool) -> set[int]:
    """Return the places that may be reached over any characters, over slashes as well or not."""
    if not places:
        return places
    reached = set(places)
    for place in range(min(places), len(name)):
        if place in reached and (slashes or name[place] != "/"):
            reached.add(place + 1)
    return reached


def _is_one(token: str, character: str) -> bool:
    """Return whether a token that stands for one character stands for this one."""
    if token == "?":
        return character != "/"
    if len(token) == 1:
        return token == character
    negated = token[1] == "!"
    within = any(
        first <= character <= (last or first)
        for first, last in re.findall(r"(.)(?:-(.))?", token[1 + negated : -1], re.DOTALL)
    )
    return within is not negated and not (negated and character == "/")
