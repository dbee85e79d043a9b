"""Dates as precise as they were written, and spans of them; the grammar of news and dated sections."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Date:
    """A day, a month or a year of the Gregorian calendar.

    ``month`` and ``day`` are 0 where unknown, so that dates order by what is known of them.
    """

    year: int
    month: int = 0
    day: int = 0

    def isoformat(self) -> str:
        """Return ``2024``, ``2024-10`` or ``2024-10-01``, valid in HTML's ``datetime``."""
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)
