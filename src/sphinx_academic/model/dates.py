"""Dates as precise as they were written, and the forms in which people write them.

Spans of dates, and the grammar of news and dated sections, are in :mod:`.datespans`.
"""

from __future__ import annotations

import calendar
import re
from typing import NamedTuple

from .patterns import lazy_pattern

#: a year beyond this is a slip of the keyboard
LAST_YEAR = 2200
#: as far back as four digits reach
_FIRST_YEAR = -9999


class Date(NamedTuple):
    """A day, a month or a year of the Gregorian calendar, which counts back beyond its beginning.

    ``month`` and ``day`` are 0 where unknown, so that dates order by what is known of them.  As in ISO 8601,
    the year 0 is 1 BC, and -43 is 44 BC.
    """

    year: int
    month: int = 0
    day: int = 0

    def isoformat(self) -> str:
        """Return ``2024``, ``2024-10`` or ``2024-10-01``, valid in HTML's ``datetime`` if not BC."""
        parts = [f"{self.year:04d}" if self.year >= 0 else f"-{-self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
            if self.day:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

# Fragments of patterns, shared with :mod:`.datespans`; the names are those of groups.
MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![^\W\d_])\.?"
)
YEAR = r"[0-9]{4}(?![0-9])"
DAY = r"[0-9]{1,2}(?![0-9])"
#: what follows is not one more word: "2024 March", but not "2024 March for Science"
NO_WORD = r"(?!\s*\w)"

_Y, _M, _D = rf"(?P<year>{YEAR})", rf"(?P<month>{DAY})", rf"(?P<day>{DAY})"
_NAME, _ORDINAL = rf"(?P<name>{MONTH_NAME})", rf"(?P<day>{DAY.partition('(')[0]})(?:st|nd|rd|th)?(?![0-9])"
_REAL_MONTH = r"(?P<month>0?[1-9]|1[0-2])"

# The first form that matches decides, so the fullest come first.  There is none for 10/05/2024: half the
# world reads May, the other half October.  Dots are day first everywhere that uses them (DIN 5008).
_FORMS = tuple(
    lazy_pattern(form, re.IGNORECASE)
    for form in (
        rf"{_Y}(?P<dash>[-./]){_M}(?P=dash){_D}",
        rf"{_Y}\s?[年년](?:\s?{_M}\s?[月월](?:\s?{_D}\s?[日号號일])?)?",
        rf"{_D}\.\s?{_M}\.\s?{_Y}",
        rf"{_NAME}\s+{_ORDINAL},?\s+{_Y}",
        rf"{_ORDINAL}\.?\s+(?:of\s+)?{_NAME},?\s+{_Y}",
        rf"{_NAME},?\s*{_Y}",
        rf"{_Y}[-./]{_REAL_MONTH}(?![0-9])",
        rf"{_REAL_MONTH}[-./]{_Y}",
        rf"{_Y}\s+{_NAME}(?:\s+{_ORDINAL})?{NO_WORD}",
        _Y,
    )
)


def make_date(year: int, month: int = 0, day: int = 0) -> Date | None:
    """Return the date, or None if the calendar has no such day; month and day are 0 where unknown."""
    if not (_FIRST_YEAR <= year <= LAST_YEAR and 0 <= month <= 12 and day >= 0 and (month or not day)):
        return None
    # the calendar repeats itself every 400 years, also before those that Python knows
    if day and day > calendar.monthrange(2000 + year % 400, month)[1]:
        return None
    return Date(year, month, day)


def month_number(name: str) -> int:
    """Return 1 to 12 for an English month's name, its abbreviation or its number, 0 for anything else."""
    name = name.strip()
    if re.fullmatch(MONTH_NAME, name, re.IGNORECASE):
        return _MONTHS.index(name[:3].lower()) + 1
    return int(name) if re.fullmatch(_REAL_MONTH, name) else 0


def match_date(text: str, start: int = 0) -> tuple[Date, int] | None:
    """Read a date at a place of a text.

    :return: the date and the index after it; None where no date stands or it is impossible
    """
    match = next((match for form in _FORMS if (match := form.match(text, start))), None)
    if match is None:
        return None
    parts = match.groupdict()
    month = month_number(parts["name"]) if parts.get("name") else int(parts.get("month") or 0)
    year = int(parts["year"])
    # programs write zeros where there is no date
    date = make_date(year, month, int(parts.get("day") or 0)) if year else None
    return (date, match.end()) if date else None


def parse_date(text: str) -> Date | None:
    """Read a text that is one date and nothing else: a year, a month or a day.

    Understood are ``2024-10-05`` and ``2024-10`` with ``-``, ``/`` or ``.``; ``10/2024``, ``05.10.2024``,
    ``Oct 2024``, ``Oct. 5, 2024``, ``5 October 2024``, ``2024 Oct``, ``2024年10月5日`` and ``2024``.

    :return: the date; None for anything else, for days that no calendar has, and for ``10/05/2024``,
        which may be in May or in October
    """
    text = text.strip()
    found = match_date(text)
    return found[0] if found and found[1] == len(text) else None
