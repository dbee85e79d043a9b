"""Dates and spans of dates in the page's language, as precise as they were written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from ..i18n import _
from ..records.dates import Date

if TYPE_CHECKING:
    from ..records.datespans import Span

# What Unicode's tables say of English: to load them takes longer than a hundred entries do.
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

#: between the words of a range of terms, as :class:`~.datespans.Span` joins them
_TO = " – "

# Seasons have words in every language; other names of terms ("WS", "Semester 2") are those of a university.
_SEASONS = {
    "spring": _("Spring"),
    "summer": _("Summer"),
    "fall": _("Fall"),
    "autumn": _("Autumn"),
    "winter": _("Winter"),
}


class Piece(NamedTuple):
    """A run of text, which is a date for machines where ``datetime`` says so in the form of HTML."""

    text: str
    datetime: str = ""


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
        skeleton, datetime.date(date.year, date.month, date.day or 1), locale=locale_of(language)
    )


def format_span(span: Span, language: str) -> str:
    """Return a span in words: "Sep 2020 – Aug 2024", "Sep 2024 – present", "Fall 2022/23"."""
    return "".join(piece.text for piece in span_pieces(span, language))


def span_pieces(span: Span, language: str) -> Iterator[Piece]:
    """Yield the dates of a span, what stands between them, and what was said of them.

    :param language: as for :func:`format_date`
    """
    yield from _dates(span, language)
    if span.remark:
        yield Piece(f" ({span.remark})")


def _dates(span: Span, language: str) -> Iterator[Piece]:
    if span.start is None:
        return
    start = Piece(format_date(span.start, language), span.start.isoformat())
    if span.academic_year and span.end:
        # HTML has no such date: machines read the year in which it begins
        years = f"{span.start.year}/{span.end.year % 100:02d}"
        yield Piece(_with_term(span.term, years), start.datetime)
        return
    first, _to, last = span.term.partition(_TO)
    yield start._replace(text=_with_term(first, start.text))
    if span.ongoing:
        yield Piece(_TO)
        yield Piece(str(_("present")))
    elif span.end:
        yield Piece(_TO)
        yield Piece(_with_term(last, format_date(span.end, language)), span.end.isoformat())


def _with_term(term: str, year: str) -> str:
    if not term:
        return year
    season = _SEASONS.get(term.split()[0].lower(), term)
    return str(_("%(term)s %(year)s")) % {"term": season, "year": year}


def locale_of(language: str) -> Locale:
    """Return what Babel knows of a language; unknown ones are English."""
    try:
        return Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
