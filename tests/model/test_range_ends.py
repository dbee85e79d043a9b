"""Ends of ranges of dates: what makes one, and where it ends before it starts."""

from __future__ import annotations

import pytest

from sphinx_academic.model.dates import Date, match_date
from sphinx_academic.model.datespans import Span, _precedes, parse_span, split_leading_date

D = Date


@pytest.mark.parametrize(
    ("one", "other", "precedes"),
    [
        (D(2019), D(2020), True),
        (D(2020), D(2020), False),
        (D(2020), D(2019), False),
        (D(2020, 5), D(2020, 6), True),
        (D(2020, 5), D(2020), False),
        (D(2020), D(2020, 5), False),
        (D(2020, 5, 1), D(2020, 5, 2), True),
        (D(2020, 5, 2), D(2020, 5, 2), False),
        (D(2020, 5), D(2020, 5, 2), False),
        (D(2019, 12, 31), D(2020, 1, 1), True),
        (D(2020, 1, 1), D(2019, 12, 31), False),
    ],
)
def test_date_before_another(one: Date, other: Date, precedes: bool) -> None:
    assert _precedes(one, other) is precedes


@pytest.mark.parametrize(
    ("terms", "month"),
    [
        ("winter, hilary, lent, first semester, 1st semester, semester 1, semester i, H1, Q1", 1),
        ("spring, Spring Quarter", 2),
        ("easter, trinity, SS, SoSe, sommersemester, second term, 2nd term, term 2, semester II", 4),
        ("summer", 6),
        ("third quarter, Q3, trimester III", 7),
        ("fall, autumn", 9),
        ("michaelmas, WS, WiSe, wintersemester, Q4, semester iv", 10),
    ],
)
def test_terms_of_one_year_have_an_order(terms: str, month: int) -> None:
    for term in terms.split(", "):
        assert Span(D(2020), term=term).sort_key == (False, D(2020, month), D(2020, month)), term


@pytest.mark.parametrize(
    ("text", "span"),
    [
        # two digits of a year
        ("1900–05", Span(D(1900), D(1905))),
        ("1999–99", Span(D(1999), D(1999))),
        ("1998-02", Span(D(1998, 2))),
        ("1998–02", None),
        ("2020 – 22", None),
        ("Fall 2020–22", None),
        ("2020-05–22", None),
        # days and months of one year
        ("May 3–5 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
        ("May 3 – 5, 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
        ("May 30 – June 2, 2024", Span(D(2024, 5, 30), D(2024, 6, 2))),
        ("3.–5. May 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
        ("3–5 May, 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
        ("May – June 2024", Span(D(2024, 5), D(2024, 6))),
        ("May 3 – June 2024", None),
        ("May – June 5, 2024", None),
        ("June – May 2024", None),
        ("May 31–32, 2024", None),
        ("May 5 until 7, 2024", Span(D(2024, 5, 5), D(2024, 5, 7))),
        # open ends
        ("2020+", Span(D(2020), ongoing=True)),
        ("2020 onward", Span(D(2020), ongoing=True)),
        ("2020 –", Span(D(2020), ongoing=True)),
        ("2020 to the present", Span(D(2020), ongoing=True)),
        ("2020 – Now", Span(D(2020), ongoing=True)),
        ("from 2020", Span(D(2020), ongoing=True)),
        ("since 2020 – 2022", Span(D(2020), D(2022))),
        ("since 2020/21", Span(D(2020), ongoing=True)),
        ("2020 to", None),
        # academic years
        ("2011/12 – 2013/14", Span(D(2011), D(2014))),
        ("2011/12 – 2013", Span(D(2011, 12), D(2013))),
        ("2010/12 – 2013/14", Span(D(2010, 12), D(2014))),
        ("2023/2024", Span(D(2023), D(2024), academic_year=True)),
        ("2023/2025", None),
        ("2023/13", None),
        ("WS 2023–24", Span(D(2023), D(2024), term="WS", academic_year=True)),
        ("WS 2023–25", None),
        ("2200/01", Span(D(2200, 1))),
        ("WS 2200/01", None),
        # terms at either end
        ("Fall 2020 – 2022", Span(D(2020), D(2022), term="Fall")),
        ("2020 – Fall 2022", Span(D(2020), D(2022), term=" – Fall")),
        ("Fall 2020 – Spring 2022", Span(D(2020), D(2022), term="Fall – Spring")),
        ("Fall of 2020", Span(D(2020), term="Fall")),
        ("2020 Q1", Span(D(2020), term="Q1")),
        ("Semester IV, 2020", Span(D(2020), term="Semester IV")),
        ("Semester 5, 2020", None),
        ("Springs 2020", None),
        # what was said of it
        ("2020 (a)", Span(D(2020), remark="a")),
        ("2020 (" + "a" * 30 + ")", Span(D(2020), remark="a" * 30)),
        ("2020 (" + "a" * 31 + ")", None),
        ("2020 (a (b))", None),
    ],
)
def test_span(text: str, span: Span | None) -> None:
    assert parse_span(text) == span


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[2024]x", (Span(D(2024)), "x")),
        ("[ 2024 ] x", (Span(D(2024)), "x")),
        ("(2024): x", (Span(D(2024)), "x")),
        ("[2024) x", None),
        ("[2024 x]", None),
        ("2024x", None),
        ("2024", (Span(D(2024)), "")),
        ("2024 x", (Span(D(2024)), "x")),
        ("2024|x", (Span(D(2024)), "x")),
        ("2024 · x", (Span(D(2024)), "x")),
        ("2024.x", None),
        ("2024. x", (Span(D(2024)), "x")),
        ("2024 - x", (Span(D(2024)), "x")),
        ("2024 -x", (Span(D(2024)), "-x")),
        # remarks
        ("2024 (expected), x", (Span(D(2024), remark="expected"), "x")),
        ("2024 (a) x", (Span(D(2024), remark="a"), "x")),
        ("2024 (a)", (Span(D(2024)), "(a)")),
        ("2024 (a).", (Span(D(2024)), "(a).")),
        ("2024 (anticipated)", (Span(D(2024), remark="anticipated"), "")),
        ("Expected 2024: x", (Span(D(2024), remark="expected"), "x")),
        ("expected x", None),
        ("[expected 2024] x", (Span(D(2024), remark="expected"), "x")),
        ("[2024] (a) x", (Span(D(2024)), "(a) x")),
    ],
)
def test_line(line: str, expected: tuple[Span, str] | None) -> None:
    assert split_leading_date(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2024 (expected), x", (Span(D(2024)), "(expected), x")),
        ("Expected 2024, x", None),
        ("2024, x", (Span(D(2024)), "x")),
    ],
)
def test_line_without_remarks(line: str, expected: tuple[Span, str] | None) -> None:
    assert split_leading_date(line, remarks=False) == expected


@pytest.mark.parametrize(
    ("text", "start", "expected"),
    [
        ("x 2024-05-03 y", 2, (D(2024, 5, 3), 12)),
        ("2024-05", 0, (D(2024, 5), 7)),
        ("2024-13", 0, (D(2024), 4)),
        ("2024-00-00", 0, (D(2024), 10)),
        ("0000-01", 0, None),
        ("2024-02-30", 0, None),
        ("2024.5.3.", 0, (D(2024, 5, 3), 8)),
        ("2024 May 3rd", 0, (D(2024, 5, 3), 12)),
        ("2024 May 3 x", 0, (D(2024), 4)),
        ("May 3rd, 2024", 0, (D(2024, 5, 3), 13)),
        ("3rd of May, 2024", 0, (D(2024, 5, 3), 16)),
        ("3. May 2024", 0, (D(2024, 5, 3), 11)),
        ("May,2024", 0, (D(2024, 5), 8)),
        ("5/2024", 0, (D(2024, 5), 6)),
        ("13/2024", 0, None),
        ("x", 0, None),
    ],
)
def test_date_at_a_place(text: str, start: int, expected: tuple[Date, int] | None) -> None:
    assert match_date(text, start) == expected
