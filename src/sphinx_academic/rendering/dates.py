"""Dates in the page's language, as precise as they were written."""

from __future__ import annotations

import datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from ..records.dates import Date

# What Unicode's tables say of English: to load them takes longer than a hundred entries do.
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=4096)
def format_date(date: Date, language: str) -> str:
    """Return "2024", "Oct 2024" or "Oct 5, 2024" in the words and order of a language.

    :param language: Sphinx's ``language`` setting; unknown ones read as English
    """
    if not date.month:
        return str(date.year)
    if language in ("", "en"):
        day = f" {date.day}," if date.day else ""
        return f"{_ENGLISH[date.month - 1]}{day} {date.year}"
    skeleton = "yMMMd" if date.day else "yMMM"
    return format_skeleton(
        skeleton, datetime.date(date.year, date.month, date.day or 1), locale=_locale(language)
    )


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
