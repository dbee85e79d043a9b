"""Numbers of pages, as people write them."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.page_ranges import (
    are_several,
    bare_number,
    have_numbers,
    is_article_number,
    page_ranges,
    total_of,
)


@pytest.mark.parametrize(
    ("written", "pages"),
    [
        ("12", "12"),
        ("e12", "e12"),
        ("1–15", "1–15"),
        ("1-15", "1–15"),
        ("1 - 15", "1–15"),
        ("1---15", "1–15"),
        ("1 — 15", "1–15"),
        (" pp. 1--15 ", "1–15"),
        ("S. 5", "5"),
        ("p.", "p."),
        ("1, 5,7;9-11,", "1, 5, 7, 9–11"),
        ("123+", "123+"),
        ("12-1--12-10", "12-1–12-10"),
        ("12-1-12-10", "12-1–12-10"),
        ("12 - 1 - 12 - 10", "12-1–12-10"),
        # not of one article
        ("12-1-13-10", "12–1–13–10"),
        ("1-2-1", "1–2–1"),
        ("012345-1", "012345-1"),
        ("0123-1", "0123-1"),
        ("012-1", "012–1"),
        ("123456-789", "123456-789"),
        ("12345-789", "12345–789"),
        ("123456-7890", "123456–7890"),
        ("iv-xi", "iv–xi"),
        ("IV - XI", "IV–XI"),
        ("S1-S15", "S1–S15"),
        ("12:1-12:20", "12:1–12:20"),
        ("A-B", "A-B"),
        ("12\u221215", "12–15"),
        ("S1\u2010S15", "S1–S15"),
        ("12\u201115", "12–15"),
    ],
)
def test_ranges(written: str, pages: str) -> None:
    assert page_ranges(written) == pages


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12", "12"),
        ("Vol. 12", "12"),
        ("volume 12", "12"),
        ("No.\u00a03", "3"),
        ("no 3-4", "3-4"),
        ("Nr. 7", "7"),
        ("Issue 21-24", "21-24"),
        ("Number 5", "5"),
        ("Nova 3", "Nova 3"),
        ("November", "November"),
        ("No", "No"),
        ("TR-Vol. 3", "TR-Vol. 3"),
        ("", ""),
    ],
)
def test_numbers_of_volumes(written: str, number: str) -> None:
    assert bare_number(written) == number


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ("e2023", True),
        ("Art. no. 12", True),
        ("paper 7", True),
        ("12", False),
        ("article", False),
        ("1–5", False),
    ],
)
def test_article_numbers(pages: str, expected: bool) -> None:
    assert is_article_number(pages) is expected


@pytest.mark.parametrize(
    ("pages", "total"), [("15 pages", "15"), ("15pp.", "15"), ("1 page", "1"), ("15", ""), ("1–5 pages", "")]
)
def test_total(pages: str, total: str) -> None:
    assert total_of(pages) == total


@pytest.mark.parametrize(
    ("pages", "numbers", "several"),
    [
        ("12", True, False),
        ("e12.5", True, False),
        ("12-1", True, False),
        ("xi", True, False),
        ("1–15", True, True),
        ("xi, xv", True, True),
        ("123+", True, True),
        ("5ff", True, True),
        ("5ff.", True, True),
        ("Appendix A", False, True),
    ],
)
def test_how_many(pages: str, numbers: bool, several: bool) -> None:
    assert (have_numbers(pages), are_several(pages)) == (numbers, several)
