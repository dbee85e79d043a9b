"""Spans of dates, and lines that open with one: the grammar of news and dated sections.

Months, seasons and words are English, as are those of CVs; Chinese, Japanese and Korean dates with their
signs for year, month and day are read as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from .dates import DAY, MONTH_NAME, NO_WORD, YEAR, Date, make_date, match_date, month_number

# The month in which a term begins, to order terms of one year.  Winter alone is the North American winter
# quarter (January); the German winter semester begins in October.
_TERM_MONTHS = {
    **dict.fromkeys(("winter", "hilary", "lent", "first", "1", "i"), 1),
    **dict.fromkeys(("spring",), 2),
    **dict.fromkeys(("easter", "trinity", "ss", "sose", "sommersemester", "second", "2", "ii"), 4),
    **dict.fromkeys(("summer",), 6),
    **dict.fromkeys(("third", "3", "iii"), 7),
    **dict.fromkeys(("fall", "autumn"), 9),
    **dict.fromkeys(("michaelmas", "ws", "wise", "wintersemester", "4", "iv"), 10),
}
_ACADEMIC_YEAR_BEGINS = 9


@dataclass(frozen=True, slots=True)
class Span:
    """A date or the time from one date to another, as precise as it was written."""

    #: None only where a span is made by hand; the parsers below always find a start
    start: Date | None
    #: None for a single date, and where the span is still open
    end: Date | None = None
    ongoing: bool = False
    #: a part of the academic year, as written: "Spring Semester", "WS"; "Fall – Spring" of a range, and
    #: " – Spring" of one of which only the end has a term
    term: str = ""
    #: ``start`` and ``end`` are the two years of one academic year, such as 2023/24
    academic_year: bool = False
    #: what was said of the date in brackets behind it, or by a word before it: "expected"
    remark: str = ""

    @property
    def sort_key(self) -> tuple[bool, Date, Date]:
        """Return what spans order by: open or not, then end, then start; reversed it is newest first."""
        start = self.start or Date(0)
        end = self.end or start
        words = re.findall(r"[a-z]+|[0-9]", self.term.lower())
        months = [_TERM_MONTHS[word] for word in words if word in _TERM_MONTHS]
        if months and self.academic_year:
            begin = start.year if months[0] >= _ACADEMIC_YEAR_BEGINS else end.year
            start = end = Date(begin, months[0])
        elif months:
            start = Date(start.year, start.month or months[0], start.day)
            end = Date(end.year, end.month or months[-1], end.day)
        return self.ongoing, end, start


_YEAR_OF_STUDY = r"(?:AY|academic\s+year)"
_KIND = r"(?:semester|term|quarter|trimester|session)"
_TERM = (
    rf"(?P<term>(?:(?:spring|summer|fall|autumn|winter|michaelmas|hilary|trinity|lent|easter)(?:\s+{_KIND})?"
    rf"|(?:first|second|third|1st|2nd|3rd)\s+{_KIND}|{_KIND}\s+(?:[1-4]|IV|I{{1,3}})|[HQST][1-4]"
    rf"|{_YEAR_OF_STUDY}"
    r"|WS|SS|WiSe|SoSe|wintersemester|sommersemester))(?!\w)"
)
_YEARS = r"(?P<year>[0-9]{4})(?:[-/–](?P<next>[0-9]{4}|[0-9]{2}))?(?![0-9])"
_TERM_OF_YEAR = re.compile(rf"{_TERM}(?:\s+of)?,?\s+{_YEARS}", re.IGNORECASE)
_YEAR_AND_TERM = re.compile(rf"{_YEARS}\s+{_TERM}{NO_WORD}", re.IGNORECASE)
# 2023/04 is April; so is 2011/12 December, and the academic year has to be 2011/2012
_ACADEMIC_YEAR = re.compile(r"(?P<year>[0-9]{4})/(?P<next>[0-9]{4}|1[3-9]|[2-9][0-9]|00)(?![0-9])")

_DASH = r"(?:-{1,3}|[‐‑‒–—−~～])"
_TO = rf"\s*(?:{_DASH}|至|到|(?<=\s)(?:to|until|till|through)(?=\s))\s*"
_RANGE = re.compile(_TO, re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"{_DASH}(?P<year>[0-9]{{2}})(?![0-9])")
_NOW = re.compile(
    rf"(?:present|ongoing)(?!\w)|至今|现在|現在"
    rf"|(?:(?:(?:up\s+)?(?:to|till|until)\s+)?(?:the\s+)?(?:present|now|today|current|date)(?!\w)|今){NO_WORD}",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\+(?!\w)|\s*至今|\s+onwards?(?!\w)", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from)\s+", re.IGNORECASE)
_NOTHING_MORE = re.compile(r"(?=$|[,:;.\])）】，：；])")
# "May 30 – June 2, 2024", "May 3–5, 2024", "Aug – Oct 2024"; "3–5 May 2024", "30 May – 2 June 2024"
_ONE_YEAR = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<month>{MONTH_NAME})(?:\s+(?P<day>{DAY}))?{_TO}"
        rf"(?P<month2>{MONTH_NAME})?(?:\s*(?P<day2>{DAY}))?,?\s+(?P<year>{YEAR})",
        rf"(?P<day>{DAY})\.?(?:\s+(?P<month>{MONTH_NAME}))?{_TO}"
        rf"(?P<day2>{DAY})\.?\s+(?P<month2>{MONTH_NAME}),?\s+(?P<year>{YEAR})",
    )
)

_EXPECTED = re.compile(r"(expected|anticipated)\s+", re.IGNORECASE)
_REMARK = re.compile(r"\s*[(（]([^()（）]{1,30})[)）](?=\W|$)")
_BRACKETS = {"[": "]", "(": ")", "【": "】", "（": "）"}
_SEPARATOR = re.compile(r"\s*(?:[,:;|·•，：；、]|\.(?=\s|$)|[-–—](?=\s|$))\s*|\s+|$")


def parse_span(text: str) -> Span | None:
    """Read a text that is one date, term, academic year or range, and nothing else.

    :return: the span; None for anything else, for impossible days and for an end before the start
    """
    text = text.strip()
    found = _match_span(text, 0)
    if found is None:
        return None
    span, end = found
    remark = _REMARK.fullmatch(text, end)
    if remark:
        return replace(span, remark=remark[1].strip())
    return span if end == len(text) else None


def split_leading_date(text: str, *, remarks: bool = True) -> tuple[Span, str] | None:
    """Split the line of an item into the date or range that opens it and the text after the separator.

    The date may stand in brackets; a comma, colon, dash, or full stop and white space may follow it, or
    white space alone: ``[2024.10] text``, ``09/2024-present: text``, ``2022/23 Fall, text``.

    :param remarks: whether what stands in brackets behind a date belongs to it: ``2027 (expected), text``
    :return: the span and the rest of the text, which may be empty; None where no date opens the line
    """
    text = text.lstrip()
    closing = _BRACKETS.get(text[:1], "")
    start = len(text) - len(text[1:].lstrip()) if closing else 0
    word = _EXPECTED.match(text, start) if remarks else None
    found = _match_span(text, word.end() if word else start)
    if found is None:
        return None
    span, end = found
    rest = text[end:]
    if closing:
        rest = rest.lstrip()
        if not rest.startswith(closing):
            return None
        rest = rest[1:]
    elif remarks and (remark := _REMARK.match(rest)) and _is_of_date(remark):
        span, rest = replace(span, remark=remark[1].strip()), rest[remark.end() :]
    if word:
        span = replace(span, remark=word[1].lower())
    separator = _SEPARATOR.match(rest)
    if separator is None:
        return (span, rest) if closing else None
    return span, rest[separator.end() :]


def _is_of_date(remark: re.Match[str]) -> bool:
    """Return whether it says something of a date, and is not all that there is to say."""
    return bool(_EXPECTED.match(f"{remark[1]} ") or re.search(r"\w", remark.string[remark.end() :]))


def is_backwards(text: str) -> bool:
    """Return whether a line opens with a range that ends before it starts, brackets and emphasis aside."""
    found = _match_point(text, len(text) - len(text.lstrip(" *_[(【（")))
    dash = _RANGE.match(text, found[1]) if found else None
    last = _match_point(text, dash.end()) if dash else None
    return bool(found and last and _range(found[0], last[0]) is None)


def _match_span(text: str, start: int) -> tuple[Span, int] | None:
    since = _SINCE.match(text, start)
    start = since.end() if since else start
    found = _match_range_of_one_year(text, start) or _match_point(text, start)
    if found is None or (found[0].end and not found[0].academic_year):
        return found
    first, end = found
    span, end = _match_range_end(text, end, first) or (_ongoing(first) if since else first, end)
    return (span, end) if span else None


def _match_range_end(text: str, start: int, first: Span) -> tuple[Span | None, int] | None:
    """Read what makes ``first`` a range, if anything does; a span that ends before it starts is None."""
    short = _SHORT_YEAR.match(text, start)
    if short and first.start and not (first.start.month or first.academic_year or first.term):
        return _range(first, Span(Date(first.start.year // 100 * 100 + int(short["year"])))), short.end()
    if onwards := _ONWARDS.match(text, start):
        return _ongoing(first), onwards.end()
    dash = _RANGE.match(text, start)
    if dash is None:
        return None
    if now := _NOW.match(text, dash.end()):
        return _ongoing(first), now.end()
    if last := _match_point(text, dash.end()):
        return _range(first, last[0]), last[1]
    return (_ongoing(first), dash.end()) if _NOTHING_MORE.match(text, dash.end()) else None


def _ongoing(first: Span) -> Span:
    return Span(first.start, None, ongoing=True, term=first.term)


def _range(first: Span, last: Span) -> Span | None:
    start, end = first.start, last.end or last.start
    if start and last.academic_year and not start.day and start.month == (start.year + 1) % 100:
        start = Date(start.year)  # 2011/12 alone is a month, but not up to 2013/14
    if start is None or end is None or _precedes(end, start):
        return None
    return Span(start, end, term=f"{first.term} – {last.term}" if last.term else first.term)


def _precedes(one: Date, other: Date) -> bool:
    """Whether one date lies before another as far as both are known."""
    for ours, theirs in ((one.year, other.year), (one.month, other.month), (one.day, other.day)):
        if not ours or not theirs:
            return False
        if ours != theirs:
            return ours < theirs
    return False


def _match_point(text: str, start: int) -> tuple[Span, int] | None:
    """Read a date, a term or an academic year."""
    for form in (_TERM_OF_YEAR, _YEAR_AND_TERM, _ACADEMIC_YEAR):
        if match := form.match(text, start):
            span = _years(match["year"], match["next"], " ".join(match.groupdict().get("term", "").split()))
            return (span, match.end()) if span else None
    found = match_date(text, start)
    return (Span(found[0]), found[1]) if found else None


def _years(year: str, following: str | None, term: str) -> Span | None:
    start = make_date(int(year))
    if start is None or following is None:
        return Span(start, term=term) if start else None
    if re.fullmatch(_YEAR_OF_STUDY, term, re.IGNORECASE):
        term = ""  # the two years say it
    end = make_date(start.year + 1)
    if end is None or not f"{end.year:04d}".endswith(following):
        return None
    return Span(start, end, term=term, academic_year=True)


def _match_range_of_one_year(text: str, start: int) -> tuple[Span, int] | None:
    match = next((match for form in _ONE_YEAR if (match := form.match(text, start))), None)
    if match is None or bool(match["day"]) != bool(match["day2"]) or not (match["month2"] or match["day2"]):
        return None
    month, month2 = match["month"] or match["month2"], match["month2"] or match["month"]
    first = make_date(int(match["year"]), month_number(month), int(match["day"] or 0))
    last = make_date(int(match["year"]), month_number(month2), int(match["day2"] or 0))
    span = _range(Span(first), Span(last)) if first and last else None
    return (span, match.end()) if span else None
