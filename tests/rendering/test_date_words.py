"""Dates in the words of a language."""

from __future__ import annotations

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.rendering.dates import format_date, format_dates, format_day, format_year


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
