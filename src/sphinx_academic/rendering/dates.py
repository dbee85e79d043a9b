"""Dates and spans of dates in the page's language, as precise as they were written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_interval, format_skeleton

from ..core.i18n import _, language_of_words
from ..model.dates import Date

if TYPE_CHECKING:
    from ..model.datespans import Span

# What Unicode's tables say of English: to load them takes longer than a hundred entries do.
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

#: between the words of a range of terms, as :class:`~..model.datespans.Span` joins them
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
        return format_year(date.year)
    if language in ("", "en"):
        day = f" {date.day}," if date.day else ""
        return f"{_ENGLISH[date.month - 1]}{day} {format_year(date.year)}"
    skeleton = "yMMMd" if date.day else "yMMM"
    if date.year <= 0 and language_of_words(language) != language:
        return format_date(date, language_of_words(language))
    if date.year > 0:
        return format_skeleton(skeleton, _day(date), locale=locale_of(language))
    # Python knows no such day: that of a year which has the same leap day, and no other number in its place
    stand_in = date._replace(year=2000 + date.year % 400)
    return format_skeleton(skeleton, _day(stand_in), locale=locale_of(language)).replace(
        str(stand_in.year), format_year(date.year)
    )


@lru_cache(maxsize=1024)
def format_day(date: Date, language: str) -> str:
    """Return a date without its year, which stands above it: "Oct", "Oct 5"; or the year alone."""
    if not date.month:
        return format_year(date.year)
    if language in ("", "en"):
        return f"{_ENGLISH[date.month - 1]} {date.day}" if date.day else _ENGLISH[date.month - 1]
    stand_in = date._replace(year=2000)
    return format_skeleton("MMMd" if date.day else "MMM", _day(stand_in), locale=locale_of(language))


def format_year(year: int) -> str:
    """Return a year: "2024", "850", "44 BC" of -43."""
    return str(year) if year > 0 else str(_("{year} BC")).format(year=1 - year)


@lru_cache(maxsize=1024)
def format_dates(start: Date, end: Date | None, language: str) -> str:
    """Return a date or a range, as short as can be: "June–July 2018", "May 3–7, 2024", "2019–2020"."""
    if end is None:
        return format_date(start, language)
    if start.year == end.year > 0 and start.month and end.month and bool(start.day) == bool(end.day):
        if language in ("", "en"):
            return _english_range(start, end)
        skeleton = "yMMMd" if start.day else "yMMMM"
        return str(format_interval(_day(start), _day(end), skeleton, locale=locale_of(language)))
    dash = _TO if start.month or end.month or min(start.year, end.year) <= 0 else "–"
    return f"{format_date(start, language)}{dash}{format_date(end, language)}"


def _english_range(start: Date, end: Date) -> str:
    if not start.day:
        return f"{_MONTHS[start.month - 1]}–{_MONTHS[end.month - 1]} {start.year}"
    first, last = _ENGLISH[start.month - 1], _ENGLISH[end.month - 1]
    if start.month == end.month:
        return f"{first} {start.day}–{end.day}, {start.year}"
    return f"{first} {start.day}{_TO}{last} {end.day}, {start.year}"


def _day(date: Date) -> datetime.date:
    return datetime.date(date.year, date.month, date.day or 1)


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
    first, _to, last = span.term.partition(_TO)
    if span.ongoing or _season(first) or _season(last):
        # with words of ours
        language = language_of_words(language)
    start = Piece(format_date(span.start, language), span.start.isoformat())
    if span.academic_year and span.end:
        # HTML has no such date: machines read the year in which it begins
        years = f"{span.start.year}/{span.end.year % 100:02d}"
        yield Piece(_with_term(span.term, years), start.datetime)
        return
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
    return str(_("%(term)s %(year)s")) % {"term": _season(term) or term, "year": year}


def _season(term: str) -> str:
    """Return the word for the season that a term is called after, or nothing."""
    return _SEASONS.get(term.partition(" ")[0].lower(), "")


def locale_of(language: str) -> Locale:
    """Return what Babel knows of a language; unknown ones are English."""
    try:
        return Locale.parse(language or "en")
    except (UnknownLocaleError, ValueError):
        return Locale("en")
