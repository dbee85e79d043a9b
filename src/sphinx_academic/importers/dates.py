"""Dates of data files, in the forms that news and dated sections read."""

from __future__ import annotations

import re
from typing import Any

from ..model.datespans import parse_span

_ISO = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:[T ]\d.*)?$")
_OPEN = frozenset({"present", "now", "current", "today", "ongoing", "至今"})


def day(value: Any) -> str:
    """Return a date without the time of day; as it was written where it is in no form that is known."""
    text = (
        " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    )
    match = _ISO.match(text)
    return match[1] if match else text


def span(start: Any, end: Any) -> str:
    """Return the time from one date to another; what is still going on has no end, or says so."""
    first, last = day(start), day(end)
    # Hugo's "zero" date
    first = "" if first.startswith("0001-01-01") else first
    last = "" if last.startswith("0001-01-01") else last
    if first and last.lower() in _OPEN:
        return f"{first} – present"
    if first and last:
        # a known day of one end alone says more than is meant
        known = min(len(first), len(last)) if _ISO.match(first) and _ISO.match(last) else 0
        first, last = (first[:known], last[:known]) if known else (first, last)
        return first if first == last else f"{first} – {last}"
    if first:
        return f"{first} – present"
    return last if last.lower() not in _OPEN else ""


def readable(date: str) -> str:
    """Return a date if news and dated sections can read it, or nothing."""
    return date if date and parse_span(date) is not None else ""
