"""Service to conferences and journals as reviewers write it: ``ICML'22,23,24, AISTATS'23'25, UAI 2022``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model.folding import separated

_QUOTE = "['’‘‛`´ʼ′＇]"
_LONG = r"(?:19|20)\d\d"
#: without an apostrophe two digits may count anything: MICRO-56, FOCS 64
_FIRST = rf"(?:{_QUOTE}\s?+(?:{_LONG}|\d\d)|(?<!\w){_LONG})(?!\w)"
_DASH = r"(?:-{1,3}|[‐‑–—])"
_NEXT = rf"\s*+(?:[,/&+、，]|{_DASH}|and\b)?\s*+{_QUOTE}?\s?+(?:{_LONG}|\d\d)(?!\w)"
_NOTE = r"(?:\(.*\)|\[.*\])"
_SERVICE = re.compile(
    rf"(?P<name>.*?[^\s,，(\[–-])[\s,，–-]*(?P<opened>\()?(?P<years>{_FIRST}(?:{_NEXT})*+)(?(opened)\))"
    rf"\s*(?P<note>{_NOTE})?\.?",
    re.DOTALL,
)
#: what shows that the name goes on behind the years, or that they stand within parentheses
_CUT = re.compile(rf"{_FIRST}|\([^)]*$")
_YEARS = re.compile(rf"{_QUOTE}?(?:{_LONG}|\d\d)(?:{_NEXT})*+(?:\s*{_NOTE})?\.?", re.DOTALL)
_YEAR = re.compile(rf"(?P<before>\D*?){_QUOTE}?(?P<digits>\d+)")
_RANGE = re.compile(rf"\s*{_DASH}\s*")
#: between a year and the next venue
_CONJUNCTION = re.compile(rf"(?<=\d\d)\s+(?:and|&)\s+(?=[^\W\d].*(?:{_FIRST}))")
_LEADING = re.compile(rf"(?:and|&)\s+(?=.*(?:{_FIRST}))", re.DOTALL)

#: as POSIX has it (strptime, ``%y``): 69 to 99 belong to the last century
_FIRST_OF_LAST_CENTURY = 69
_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class VenueYears:
    """A venue, and the years of service to it; in the order in which they are written."""

    #: all that was written, where no years can be read from it
    name: str
    years: tuple[int, ...] = ()
    #: what follows the years, such as "(area chair)"
    note: str = ""
    #: where the name and the note begin, as numbers of characters in the text
    start: int = 0
    note_start: int = 0


def parse_service(text: str, *, one_name: bool = False) -> tuple[VenueYears, ...]:
    """Take a list of venues and years apart.

    Venues stand between commas, or, where names have commas themselves, between semicolons; a comma in
    parentheses counts for nothing.  Years are two digits behind an apostrophe or four digits, and what
    consists of years only belongs to the venue before it.

    :param one_name: what names no year at all is one venue, whatever commas are in it
    """
    if one_name and not re.search(_FIRST, text):
        return (_as_written(text, 0, len(text)),) if text.strip() else ()
    return tuple(_read(text, start, end) for start, end in _parts(text))


def full_year(digits: str) -> int:
    """Return the year that four digits are, or two: 22 is 2022, and 98 is 1998."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _FIRST_OF_LAST_CENTURY else 2000)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where venues with their years begin and end."""
    semicolons = list(separated(text, ";；"))
    if len(semicolons) > 1:
        yield from semicolons
        return
    merged: list[tuple[int, int]] = []
    for start, end in separated(text, ",，、", _CONJUNCTION):
        if merged and _YEARS.fullmatch(text, start, end):
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    yield from merged


def _read(text: str, start: int, end: int) -> VenueYears:
    leading = _LEADING.match(text, start, end)
    found = _SERVICE.fullmatch(text, leading.end() if leading else start, end)
    years = _years(found["years"]) if found else ()
    if not found or not years or _CUT.search(found["name"]):
        return _as_written(text, start, end)
    note = found["note"] or ""
    return VenueYears(found["name"], years, note, found.start("name"), found.start("note") if note else 0)


def _as_written(text: str, start: int, end: int) -> VenueYears:
    written = text[start:end]
    return VenueYears(written.strip(), start=start + len(written) - len(written.lstrip()))


def _years(text: str) -> tuple[int, ...]:
    """Read years; nothing if one of them is the end of a range that cannot be."""
    years: dict[int, None] = {}
    for found in _YEAR.finditer(text):
        year = full_year(found["digits"])
        # a dash is never before the first
        if _RANGE.fullmatch(found["before"]):
            first = next(reversed(years)) + 1
            if not 0 <= year - first < _LONGEST_RANGE:
                return ()
            years |= dict.fromkeys(range(first, year))
        years[year] = None
    return tuple(years)
