"""Dates in the words of a language."""

from __future__ import annotations

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.rendering.dates import format_date


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
