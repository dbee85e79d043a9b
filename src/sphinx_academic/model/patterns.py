"""Regular expressions that are compiled when they are first used.

A build imports most modules and uses few of their expressions; to compile all of them takes a fifth of the
time that their import does.
"""

from __future__ import annotations

import re
import sys
from typing import Any, cast


class _Lazy:
    """Stands for an expression, whose methods it takes over once it is compiled."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Compile the expression when any of its methods is first used, and take over all of them."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name == "pattern":  # of which another is made
            return self._source
        compiled = re.compile(self._source, self._flags)
        for known in _METHODS:
            self.__dict__[known] = getattr(compiled, known)
        return getattr(compiled, name)


_METHODS = (
    *("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "scanner"),
    *("pattern", "flags", "groups", "groupindex"),
)


def lazy_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as :func:`re.compile` does, which is compiled when it is first used."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def wide_class(*ranges: str) -> str:
    """Return the class of all characters in some ranges, for a regular expression.

    It names those that are in none of them: Python visits each character of a range to compile it, which
    takes 5 ms for those of most scripts.

    :param ranges: each as its first and its last character, in order
    """
    outside, start = [], 0
    for first, last in (map(ord, ends) for ends in ranges):
        if start < first:
            outside.append(f"\\U{start:08x}-\\U{first - 1:08x}")
        start = last + 1
    if start <= sys.maxunicode:
        outside.append(f"\\U{start:08x}-\\U{sys.maxunicode:08x}")
    return f"[^{''.join(outside)}]"
