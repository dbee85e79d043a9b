"""When something appeared: ``date`` as biblatex defines it, ``year`` and ``month``, or a place to sort."""

from __future__ import annotations

import re
from functools import lru_cache

from ..records.dates import MONTH_NAME, Date, make_date, month_number, parse_date
from ..records.problems import Kind
from .fields import Entry, decoded
from .status import status_of

#: ISO 8601-2 (EDTF) as biblatex reads it: unspecified digits, seasons 21 to 41, time, uncertainty
_EDTF = re.compile(r"(\d[\dXu]{3})(?:-(\d\d|XX|uu)(?:-(\d\d|XX|uu))?)?(?:[T ][\d:Z.+-]+)?[~?%]?", re.ASCII)
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)", re.ASCII)
_MONTH = re.compile(rf"\b{MONTH_NAME}", re.IGNORECASE)
_DAY = re.compile(r"(?<!\d)([0-2]?\d|3[01])(?!\d)", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})\s*[-–/,]\s*\d{1,2}", re.ASCII)
_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)

_ARXIV_NEW = re.compile(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", re.ASCII)
_ARXIV_OLD = re.compile(r"(?:^|/)(\d\d)(0[1-9]|1[0-2])\d{3}", re.ASCII)
_RECENT_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)
#: ICML'22, e-Energy '19, IJCAI-19
_SHORT_YEAR = re.compile(r"(?:['’`]\s?|(?<=[A-Z])-)(\d\d)(?!\d)", re.ASCII)


def stated_date(entry: Entry) -> Date | None:
    """Return the date that an entry states in ``date`` or ``year``, as precise as it is readable.

    Of a range it is the start.  What cannot be read is reported, unless it says why there is no date
    ("in press").
    """
    value = entry.first("date")
    if value and (date := _biblatex_date(entry, value)):
        return date
    year = entry.first("year")
    if not year:
        return None
    if len(year) == 4 and year.isascii() and year.isdecimal():
        date = make_date(int(year))
    else:
        text = decoded(year)
        match = _YEAR.search(text)
        date = parse_date(text) or (make_date(int(match[1])) if match else None)
        if date is None and status_of(text):
            return None
    if date is None:
        entry.report(Kind.DATE, "year", f"‘year = {year}’ cannot be read and is left out; write four digits")
        return None
    return date if date.month else _with_month(entry, date.year)


def _biblatex_date(entry: Entry, value: str) -> Date | None:
    text = value if value.isascii() and not set(value) & set("\\{}~$") else decoded(value)
    date = parse_date(text)
    for point in () if date else (part.strip() for part in value.split("/")):
        match = _EDTF.fullmatch(point.strip("{}"))
        if match and (date := _edtf_date(match)):
            break
    if date is None and (match := _YEAR.search(text)):
        date = make_date(int(match[1]))
        if _EDTF.fullmatch(text) and date:
            message = f"‘date = {value}’ is in no calendar; only its year is read; correct it"
            entry.report(Kind.DATE, "date", message)
            return date
    if date is None and not status_of(text):
        entry.report(Kind.DATE, "date", f"‘date = {value}’ cannot be read and is left out; write YYYY-MM-DD")
    return date


def _edtf_date(match: re.Match[str]) -> Date | None:
    year = int(match[1].replace("X", "0").replace("u", "0"))
    month, day = (int(part) if part and part.isdecimal() else 0 for part in (match[2], match[3]))
    if 21 <= month <= 41:  # a season, which has no month
        month = day = 0
    return make_date(year, month, day)


def _with_month(entry: Entry, year: int) -> Date:
    """Add ``month`` and ``day``; days also come as ``10~jan`` or ``jan # "~10"``."""
    source = entry.first("month")
    if not source:
        return Date(year)
    month, day = _month_and_day(source)
    if month < 0:
        message = f"‘month = {source}’ cannot be read and is left out; write 1 to 12 or jan to dec"
        entry.report(Kind.DATE, "month", message)
        return Date(year)
    if month and (stated := _DAY.fullmatch(entry.plain("day"))):
        day = int(stated[1])
    return make_date(year, month, day) or Date(year, month)


@lru_cache(maxsize=512)
def _month_and_day(source: str) -> tuple[int, int]:
    """Return month and day as stated in ``month``, 0 where there is none; month -1 if it cannot be read."""
    text = decoded(source).replace("\xa0", " ").strip(" ,.;-–")
    if month := month_number(text):
        return month, 0
    if name := _MONTH.search(text):
        days = _DAY.findall(text)
        return month_number(name[0]), int(days[0]) if len(days) == 1 else 0
    if numbers := _NUMBERS.match(text):
        return month_number(numbers[1]), 0
    return (0, 0) if not text or _SEASON.search(text) else (-1, 0)


def inferred_date(entry: Entry, arxiv: str) -> Date | None:
    """Return where to sort an entry without a date: by its arXiv number, venue, series or key.

    :param arxiv: the arXiv identifier, if any
    """
    match = _ARXIV_NEW.match(arxiv) or _ARXIV_OLD.search(arxiv)
    if match:
        return Date(_century(match[1]), int(match[2]))
    venues = (entry.plain(name) for name in ("booktitle", "eventtitle", "journaltitle", "journal", "series"))
    for text in (*venues, entry.key):
        if match := _RECENT_YEAR.search(text):
            return Date(int(match[1]))
        if match := _SHORT_YEAR.search(text):
            return Date(_century(match[1]))
    return None


def _century(digits: str) -> int:
    """Return the year that two digits mean, by the rule of POSIX."""
    year = int(digits)
    return year + (1900 if year > 68 else 2000)
