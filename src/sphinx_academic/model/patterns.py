"""Regular expressions that are compiled when they are first used.

A build imports most modules and uses few of their expressions; to compile all of them takes a fifth of the
time that their import does.
"""

from __future__ import annotations

import re
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
