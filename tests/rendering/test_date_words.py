"""Dates in the words of a language."""

from __future__ import annotations

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span, parse_span
from sphinx_academic.rendering.dates import (
    format_date,
    format_dates,
    format_day,
    format_span,
    format_year,
    span_pieces,
)


@pytest.mark.parametrize("date", [Date(2024, month, day) for month in range(1, 13) for day in (0, 5, 28)])
def test_english_is_as_unicode_has_it(date: Date) -> None:
    assert format_date(date, "en") == format_date(date, "en_US")


@pytest.mark.parametrize(
    ("language", "date", "text"),
    [
        ("en", Date(2024), "2024"),
        ("", Date(2024, 10), "Oct 2024"),
        ("en_GB", Date(2024, 10, 5), "5 Oct 2024"),
        ("de", Date(2024, 10, 5), "5. Okt. 2024"),
        ("zh_CN", Date(2024, 10), "2024年10月"),
        ("nonsense", Date(2024, 10, 5), "Oct 5, 2024"),
    ],
)
def test_words_and_order(language: str, date: Date, text: str) -> None:
    assert format_date(date, language) == text


@pytest.mark.parametrize(
    ("start", "end", "language", "text"),
    [
        (Date(2018), Date(2018, 7), "en", "2018 – Jul 2018"),
        (Date(2018), Date(2018, 7), "de", "2018 – Juli 2018"),
        (Date(2018, 6), Date(2018), "en", "Jun 2018 – 2018"),
        (Date(2018, 6, 3), Date(2018, 7), "de", "3. Juni 2018 – Juli 2018"),
        (Date(2018, 6), Date(2018, 7), "en", "June–July 2018"),
        (Date(2018, 6), Date(2018, 7), "de", "Juni–Juli 2018"),
        (Date(2018, 5, 3), Date(2018, 5, 7), "en", "May 3–7, 2018"),
        (Date(2018, 5, 3), Date(2018, 5, 7), "de", "3.–7. Mai 2018"),
        (Date(2018, 5, 3), Date(2018, 6, 7), "en", "May 3 – Jun 7, 2018"),
        (Date(2018), Date(2019), "en", "2018–2019"),
        (Date(2018, 5), Date(2019), "en", "May 2018 – 2019"),
        (Date(2018, 12), Date(2019, 1), "de", "Dez. 2018 – Jan. 2019"),
        (Date(-3), Date(5), "en", "4 BC – 5"),
        (Date(1, 5), Date(1, 6), "en", "May–June 1"),
        (Date(0, 5), Date(0, 6), "en", "May 1 BC – Jun 1 BC"),
        (Date(-43, 5), Date(-43, 6), "en", "May 44 BC – Jun 44 BC"),
        (Date(2018, 5), None, "en", "May 2018"),
    ],
)
def test_ranges(start: Date, end: Date | None, language: str, text: str) -> None:
    assert format_dates(start, end, language) == text


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        (Date(2018), "de", "2018"),
        (Date(2018, 5), "", "May"),
        (Date(2018, 5, 3), "en", "May 3"),
        (Date(2018, 10), "de", "Okt"),
        (Date(2018, 10, 3), "de", "3. Okt."),
        (Date(2018, 2, 29), "fr", "29 févr."),
        (Date(2018, 10), "zh_CN", "10月"),
        (Date(2018, 10), "ja", "10月"),
        (Date(2018, 10), "nonsense", "Oct"),
    ],
)
def test_below_the_year(date: Date, language: str, text: str) -> None:
    assert format_day(date, language) == text


@pytest.mark.parametrize(("year", "text"), [(2024, "2024"), (1, "1"), (0, "1 BC"), (-43, "44 BC")])
def test_year(year: int, text: str) -> None:
    assert format_year(year) == text


@pytest.mark.parametrize(
    ("date", "language", "text"),
    [
        (Date(-43), "zh_CN", "44 BC"),
        (Date(-43, 3), "en", "Mar 44 BC"),
        (Date(-43, 3, 15), "en", "Mar 15, 44 BC"),
        # not half in English and half in German, in which there are no words of ours
        (Date(-43, 3, 15), "de", "Mar 15, 44 BC"),
        (Date(0, 12), "de", "Dec 1 BC"),
        (Date(1, 12), "de", "Dez. 1"),
        (Date(-43, 3), "zh_CN", "44 BC年3月"),
        # a leap year, as 2396 is
        (Date(-4, 2, 29), "zh_CN", "5 BC年2月29日"),
        (Date(-400, 2, 29), "zh_CN", "401 BC年2月29日"),
    ],
)
def test_before_our_era(date: Date, language: str, text: str) -> None:
    assert format_date(date, language) == text


@pytest.mark.parametrize(
    ("written", "language", "text"),
    [
        ("Sep 2020 – Aug 2024", "en", "Sep 2020 – Aug 2024"),
        ("Sep 2020 – Aug 2024", "de", "Sept. 2020 – Aug. 2024"),
        ("2020 – 2024", "de", "2020 – 2024"),
        # with a word of ours, for which there is no German
        ("Oct 2024 – present", "de", "Oct 2024 – present"),
        ("Oct 2024", "de", "Okt. 2024"),
        ("Fall 2022/23", "de", "Fall 2022/23"),
        ("WS 2022/23", "de", "WS 2022/23"),
        ("2008/2009", "en", "2008/09"),
        ("Fall 2022 – Spring 2023", "en", "Fall 2022 – Spring 2023"),
        # a season is a word of ours, the name of a term is not
        ("Fall 2022 – May 2023", "de", "Fall 2022 – May 2023"),
        ("WS 2022 – May 2023", "de", "WS 2022 – Mai 2023"),
        ("Oct 2022 – Spring 2023", "en", "Oct 2022 – Spring 2023"),
        ("Winter Semester 2022", "en", "Winter 2022"),
        ("Michaelmas 2022", "en", "Michaelmas 2022"),
        ("2022 – WS 2023/24", "en", "2022 – WS 2024"),
        ("2022 – Spring 2023", "en", "2022 – Spring 2023"),
        ("Fall 2022 – 2023", "en", "Fall 2022 – 2023"),
        ("AY 2022/23", "en", "2022/23"),
        ("1999/2000", "en", "1999/00"),
        ("since Fall 2022", "en", "Fall 2022 – present"),
        ("Fall Semester 2022", "en", "Fall 2022"),
        ("S1 2022", "en", "S1 2022"),
        ("2027 (expected)", "de", "2027 (expected)"),
        ("Sep 2023 – 2027 (expected)", "en", "Sep 2023 – 2027 (expected)"),
    ],
)
def test_spans(written: str, language: str, text: str) -> None:
    span = parse_span(written)
    assert span is not None
    assert format_span(span, language) == text


def test_a_span_without_a_start() -> None:
    assert format_span(Span(None, remark="planned"), "en") == " (planned)"
    assert [*span_pieces(Span(None), "en")] == []
