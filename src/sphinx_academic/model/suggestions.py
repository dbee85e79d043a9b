"""Suggestions for unknown names: the known one that they resemble, or all known ones."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SEPARATORS = re.compile(r"[\s_-]+")

#: of the known names, more are not listed
_MOST_LISTED = 40

#: how much a name has to resemble another, as difflib counts; in a short one, two letters are much
_ALIKE, _ALIKE_IF_SHORT = 0.7, 0.6
_SHORT = 4


def nearest(name: str, known: Iterable[str], *, alike: float | None = None) -> str | None:
    """Return the known name that another one resembles most, in any letter case, or None.

    :param alike: how much it has to resemble it, from 0 to 1
    """
    # imported where something is wrong, which is in few builds
    from difflib import get_close_matches

    names = {_bare(text): text for text in reversed(list(known))}
    bare = _bare(name)
    if alike is None:
        alike = _ALIKE if len(bare) > _SHORT else _ALIKE_IF_SHORT
    close = [bare] if bare in names else get_close_matches(bare, names, n=1, cutoff=alike)
    return names[close[0]] if close else None


def _bare(text: str) -> str:
    """Return a name in lower case and without what separates its words."""
    return _SEPARATORS.sub("", text.casefold())


def did_you_mean(name: str, known: Iterable[str], *, listed: bool = True) -> str:
    """Return a remedy for a name that is not known, as the end of a sentence.

    :param listed: whether to name all that is known where nothing resembles the name
    """
    names = list(dict.fromkeys(known))
    near = nearest(name, names)
    if near is not None:
        return f"did you mean ‘{near}’?"
    if not listed:
        return "correct it"
    more = len(names) - _MOST_LISTED
    shown = ", ".join(names[:_MOST_LISTED]) or "none"
    return f"known are: {shown}, and {more} more" if more > 0 else f"known are: {shown}"
