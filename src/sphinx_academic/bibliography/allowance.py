"""A limit on what a file may grow to, so that a few lines cannot fill a machine's memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: what any file may grow by, and how many times its own size beyond that; real files stay below one
_ANY, _TIMES = 1_000_000, 20


@dataclass(slots=True)
class Allowance:
    """How many characters macros and parents may still add to the entries of one file."""

    left: int

    @classmethod
    def of(cls, text: str) -> Allowance:
        """Return the allowance of a file with this text."""
        return cls(_ANY + _TIMES * len(text))

    def add(self, fields: Mapping[str, str]) -> None:
        """Allow for an entry of another file, from which entries of this one may inherit."""
        self.left += _TIMES * sum(len(name) + len(value) for name, value in fields.items())

    def take(self, count: int) -> bool:
        """Take a number of characters, or tell that there are not as many left; then no more are given."""
        self.left = max(self.left - count, 0)
        return self.left > 0
