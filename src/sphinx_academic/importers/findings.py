"""Findings for the report of an import: what it did with each part of the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What was done; the values are the headings of the report."""

    IMPORTED = "Imported"
    KEPT = "Kept as text"
    LEFT_OUT = "Left out"
    CHECK = "To be checked"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    level: Level
    #: what was found, and what was done with it
    message: str
    #: path in the source
    file: str = ""
    #: from 1; 0 if none is known
    line: int = 0
    #: what the author may do
    remedy: str = ""
    #: each build of the new site will warn of it
    warns: bool = False


class Findings:
    """The findings of one import, in the order in which they were made, each once."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __len__(self) -> int:
        return len(self._findings)

    def add(
        self,
        level: Level,
        message: str,
        file: str = "",
        line: int = 0,
        remedy: str = "",
        *,
        warns: bool = False,
    ) -> None:
        """Add one."""
        self._findings.setdefault(Finding(level, message, file, line, remedy, warns))

    def imported(self, message: str, file: str = "", line: int = 0) -> None:
        """Add what has become a part of the new site."""
        self.add(Level.IMPORTED, message, file, line)

    def kept(self, message: str, file: str = "", line: int = 0, remedy: str = "") -> None:
        """Add what was not understood, and stands as text in its place."""
        self.add(Level.KEPT, message, file, line, remedy)

    def undated_news(self, text: str, file: str = "", line: int = 0) -> None:
        """Add an item of the news without a date."""
        self.check(
            "an item of the news has no date that can be read, and each build warns of it:"
            f" {' '.join(text.split())[:60]}",
            file,
            line,
            "begin it with a date",
            warns=True,
        )

    def left_out(self, message: str, file: str = "", line: int = 0, remedy: str = "") -> None:
        """Add what is not in the new site."""
        self.add(Level.LEFT_OUT, message, file, line, remedy)

    def check(
        self, message: str, file: str = "", line: int = 0, remedy: str = "", *, warns: bool = False
    ) -> None:
        """Add what the author should look at.

        :param warns: each build of the new site will warn of it
        """
        self.add(Level.CHECK, message, file, line, remedy, warns=warns)
