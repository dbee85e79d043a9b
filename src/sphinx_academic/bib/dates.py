"""Dates of publications: ``date`` as biblatex defines it, ``year`` and ``month``, or a sort key."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.dates import LAST_YEAR, MONTH_NAME, Date, make_date, month_number, parse_date
from ..model.patterns import lazy_pattern
from ..model.problems import Kind
from .fields import Entry, decoded
from .status import status_of

#: ISO 8601-2 (EDTF) as biblatex reads it: unspecified digits, seasons 21 to 41, time, uncertainty
_EDTF = lazy_pattern(
    r"(-?\d[\dXu]{3})(?:-(\d\d|XX|uu)(?:-(\d\d|XX|uu))?)?(?:[T ][\d:Z.+-]+)?[~?%]?", re.ASCII
)
_YEAR = lazy_pattern(r"(?<!\d)(\d{4})(?!\d)", re.ASCII)
_YEAR_RANGE = lazy_pattern(r"(?<!\d)(\d{4})\s*[-–—/]+\s*(\d{4})(?!\d)", re.ASCII)
#: "44 BC", "-43", "850", "0850", "AD 98"
_EARLY_YEAR = lazy_pattern(
    r"(?:c(?:a|irca)?\.?\s*)?(?P<sign>-)?(?P<lord>a\.?d\.?\s*)?(?P<year>\d{1,4})"
    r"\s*(?P<before>b\.?\s?c\.?(?:\s?e\.?)?)?(?P<common>\s*(?:a\.?d|c\.?e)\.?)?",
    re.IGNORECASE | re.ASCII,
)
_TO = lazy_pattern(r"\s*(?:[-–—]+|/|\bto\b|\band\b|&|,)\s*", re.IGNORECASE)
_MONTH = lazy_pattern(rf"\b{MONTH_NAME}", re.IGNORECASE)
_DAY = lazy_pattern(r"(?<!\d)([0-2]?\d|3[01])(?!\d)", re.ASCII)
_NUMBERS = lazy_pattern(r"(\d{1,2})\s*[-–/,]\s*\d{1,2}", re.ASCII)
_SEASON = lazy_pattern(r"\b(?:spring|summer|autumn|fall|winter)\b", re.IGNORECASE)

_ARXIV_NEW = lazy_pattern(r"(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", re.ASCII)
_ARXIV_OLD = lazy_pattern(r"(?:^|/)(\d\d)(0[1-9]|1[0-2])\d{3}", re.ASCII)
_RECENT_YEAR = lazy_pattern(r"(?<!\d)((?:19|20)\d\d)(?!\d)", re.ASCII)
#: ICML'22, e-Energy '19, IJCAI-19
_SHORT_YEAR = lazy_pattern(r"(?:['’`]\s?|(?<=[A-Z])-)(\d\d)(?!\d)", re.ASCII)


def stated_dates(entry: Entry) -> tuple[Date | None, Date | None]:
    """Return the date that an entry states in ``date`` or ``year``, as precise as it is readable.

    What cannot be read is reported, unless it says why there is no date ("in press").  Without either, the
    date of the event at which it appeared stands for it.

    :return: the date, or the first and the last of a range; the last is None where there is no range
    """
    value = entry.first("date")
    if value:
        date, end = _biblatex_dates(entry, value)
        if date:
            return date, end
    year = entry.first("year")
    if not year:
        # some write all of it in one field: "March 2020"
        if not value and (month := entry.first("month")) and (date := parse_date(decoded(month))):
            return date, None
        held = "" if value else entry.first("eventdate")
        return _biblatex_dates(entry, held, "eventdate") if held else (None, None)
    if len(year) == 4 and year.isascii() and year.isdecimal() and year != "0000":
        date, end = make_date(int(year)), None
    else:
        text = decoded(year)
        date, end = _years(text)
        if date is None and status_of(text):
            return None, None
    if date is None:
        is_number = len(year) == 4 and year.isascii() and year.isdecimal()
        why = f"is no year from 1 to {LAST_YEAR}" if is_number else "cannot be read"
        remedy = "correct it" if is_number else "write four digits"
        entry.report(Kind.DATE, "year", f"‘year = {year}’ {why} and is left out; {remedy}")
        return None, None
    return (date, end) if date.month or end else _with_month(entry, date.year)


def _years(text: str) -> tuple[Date | None, Date | None]:
    """Read a ``year`` that is more than four digits: "c. 1990", "44 BC", "850", "2019--2020", "May 2020"."""
    if date := parse_date(text):
        return date, None
    if early := _EARLY_YEAR.fullmatch(text.strip()):
        year = int(early["year"])
        if early["before"]:
            return make_date(1 - year), None
        # two digits are those of a century that no one has stated, unless there is an era
        if year >= 100 or early["sign"] or early["lord"] or early["common"]:
            return make_date(-year if early["sign"] else year), None
        return None, None
    found = _YEAR.findall(text)
    if not found:
        return None, None
    range_ = _YEAR_RANGE.search(text)
    date = make_date(int(found[0]))
    return date, _after(date, make_date(int(range_[2])) if range_ else None)


def _after(date: Date | None, end: Date | None) -> Date | None:
    """Return the end of a range, if it is behind its start."""
    return end if date and end and end > date else None


def _biblatex_dates(entry: Entry, value: str, name: str = "date") -> tuple[Date | None, Date | None]:
    text = value if value.isascii() and not set(value) & set("\\{}~$") else decoded(value)
    date = parse_date(text)
    end = None
    if date is None:
        points = [match and _edtf_date(match) for match in map(_EDTF.fullmatch, _points(text))]
        date = next(filter(None, points), None)
        if len(points) == 2 and points[0]:
            end = _after(date, points[1])
    if date is None and (match := _YEAR.search(text)) and match[1] != "0000":
        date = make_date(int(match[1]))
        if _EDTF.fullmatch(text) and date:
            message = f"‘{name} = {value}’ is in no calendar; only its year is read; correct it"
            entry.report(Kind.DATE, name, message)
            return date, None
    if date is None and not status_of(text):
        entry.report(Kind.DATE, name, f"‘{name} = {value}’ cannot be read and is left out; write YYYY-MM-DD")
    return date, end


def first_date(text: str) -> Date | None:
    """Return the first date of biblatex's form: that of "1888-05/1889" and of "-0043"."""
    match = _EDTF.fullmatch(_points(text)[0])
    return _edtf_date(match) if match else None


def _points(text: str) -> list[str]:
    return [part.strip().strip("{}") for part in text.split("/")]


def _edtf_date(match: re.Match[str]) -> Date | None:
    year = int(match[1].replace("X", "0").replace("u", "0"))
    month, day = (int(part) if part and part.isdecimal() else 0 for part in (match[2], match[3]))
    if not year and match[2] == "00":  # zeros of a database, and not 1 BC
        return None
    if 21 <= month <= 41:  # a season, which has no month
        month = day = 0
    return make_date(year, month, day)


def _with_month(entry: Entry, year: int) -> tuple[Date, Date | None]:
    """Add ``month`` and ``day``; days also come as ``10~jan`` or ``jan # "~10"``."""
    source = entry.first("month")
    if not source:
        return Date(year), None
    months = _months(source)
    if months is None:
        message = f"‘month = {source}’ cannot be read and is left out; write 1 to 12 or jan to dec"
        entry.report(Kind.DATE, "month", message)
        return Date(year), None
    (month, day), (last, last_day) = months
    if month and not last and (stated := _DAY.fullmatch(entry.plain("day"))):
        day = int(stated[1])
    date = make_date(year, month, day) or Date(year, month)
    # a double number of December and January ends in the next year
    end = make_date(year + (last < month), last, last_day) if last else None
    return date, _after(date, end)


@lru_cache(maxsize=512)
def _months(source: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return month and day as stated in ``month``, and those of the end of a range; 0 where there is none.

    :return: None for what cannot be read
    """
    text = decoded(source).replace("\xa0", " ").strip(" ,.;-–")
    if month := month_number(text):
        return (month, 0), _NONE
    parts = [_month_and_day(part) for part in _TO.split(text)]
    if len(parts) == 2 and (months := _range(*parts)):
        return months
    if name := _MONTH.search(text):
        days = _DAY.findall(text)
        return (month_number(name[0]), int(days[0]) if len(days) == 1 else 0), _NONE
    if numbers := _NUMBERS.match(text):
        return (month_number(numbers[1]), 0), _NONE
    return (_NONE, _NONE) if not text or _SEASON.search(text) else None


_NONE = (0, 0)


def _month_and_day(text: str) -> tuple[int, int]:
    """Return the month that a text names, 0 where it names none, and the one other number in it, or 0."""
    name = _MONTH.search(text)
    numbers = _DAY.findall(text)
    return month_number(name[0]) if name else 0, int(numbers[0]) if len(numbers) == 1 else 0


def _range(first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Return both ends of a range of months or days; one that names no month takes it from the other."""
    (month, day), (last_month, last_day) = first, last
    if month and last_month:
        return (first, last) if bool(day) == bool(last_day) else ((month, 0), (last_month, 0))
    if month and day and last_day:  # June 3–5
        return first, (month, last_day)
    if last_month and last_day and day:  # 3–5 June
        return (last_month, day), last
    if not month and not last_month and 1 <= day < last_day <= 12:  # 6/7
        return (day, 0), (last_day, 0)
    return None


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
