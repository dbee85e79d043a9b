"""The date grammar of news and dated sections."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.model.dates import Date, make_date, month_number, parse_date
from sphinx_academic.model.datespans import Span, parse_span, split_leading_date

D = Date

DATES = [
    ("2024", D(2024)),
    ("0999", D(999)),
    ("2024-10", D(2024, 10)),
    ("2024.10", D(2024, 10)),
    ("2024/10", D(2024, 10)),
    ("2024.9", D(2024, 9)),
    ("2023/04", D(2023, 4)),
    ("2011/12", D(2011, 12)),
    ("10.2024", D(2024, 10)),
    ("09/2024", D(2024, 9)),
    ("2024-10-05", D(2024, 10, 5)),
    ("2024/10/05", D(2024, 10, 5)),
    ("2024.10.5", D(2024, 10, 5)),
    ("05.10.2024", D(2024, 10, 5)),
    ("2024-02-29", D(2024, 2, 29)),
    ("June 2022", D(2022, 6)),
    ("Sep. 2023", D(2023, 9)),
    ("Sept 2023", D(2023, 9)),
    ("MAY, 2023", D(2023, 5)),
    ("2023 May", D(2023, 5)),
    ("2023 May 4", D(2023, 5, 4)),
    ("Oct 22, 2015", D(2015, 10, 22)),
    ("October 2nd 2015", D(2015, 10, 2)),
    ("22 Oct 2015", D(2015, 10, 22)),
    ("1st of October, 2015", D(2015, 10, 1)),
    ("2024年", D(2024)),
    ("2024年10月", D(2024, 10)),
    ("2024年10月5日", D(2024, 10, 5)),
    ("2024년 10월 5일", D(2024, 10, 5)),
    ("  2024-10 ", D(2024, 10)),
]

NO_DATES = [
    "",
    "n.d.",
    "0000",
    "2201",
    "20244",
    "24",
    "2024-13",
    "2024.13",
    "2024-00",
    "2024-10-32",
    "2024-10/05",
    "2023-02-29",
    "30.02.2024",
    "Feb 30, 2024",
    "31 June 2024",
    "13/2024",
    "10/05/2024",
    "22/10/2015",
    "2023/24",
    "2024年13月",
    "Maybe 2024",
    "Octo 2024",
    "2024-10-05T12:00",
    "2024 or so",
    "２０２４",
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_date(text: str, expected: Date) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_a_date_is_a_span(text: str, expected: Date) -> None:
    assert parse_span(text) == Span(expected)


SPANS = [
    ("2020.09 - 2024.08", Span(D(2020, 9), D(2024, 8))),
    ("09/2023-08/2024", Span(D(2023, 9), D(2024, 8))),
    ("09/2024-present", Span(D(2024, 9), ongoing=True)),
    ("Sep 2023 – Present", Span(D(2023, 9), ongoing=True)),
    ("Dec 2023 – June 2024", Span(D(2023, 12), D(2024, 6))),
    ("Aug 2024 – Oct 2024", Span(D(2024, 8), D(2024, 10))),
    ("2020—2024", Span(D(2020), D(2024))),
    ("2020 -- 2024", Span(D(2020), D(2024))),
    ("2020 to 2024", Span(D(2020), D(2024))),
    ("from 2020 until 2024", Span(D(2020), D(2024))),
    ("2020–22", Span(D(2020), D(2022))),
    ("2020-22", Span(D(2020), D(2022))),
    ("2011-12", Span(D(2011, 12))),
    ("1900–05", Span(D(1900), D(1905))),
    ("1999—99", Span(D(1999), D(1999))),
    ("2011–12", Span(D(2011), D(2012))),
    ("2020-09-2024-08", Span(D(2020, 9), D(2024, 8))),
    ("2024-05-03 – 2024-05-05", Span(D(2024, 5, 3), D(2024, 5, 5))),
    ("2024.05 – 2024", Span(D(2024, 5), D(2024))),
    ("2024 – 2024.05", Span(D(2024), D(2024, 5))),
    ("2020 - now", Span(D(2020), ongoing=True)),
    ("2020 – ongoing", Span(D(2020), ongoing=True)),
    ("2020 to date", Span(D(2020), ongoing=True)),
    ("2020 – to date", Span(D(2020), ongoing=True)),
    ("Mar 2020 - until now", Span(D(2020, 3), ongoing=True)),
    ("2020 – up to the present", Span(D(2020), ongoing=True)),
    ("2020–today", Span(D(2020), ongoing=True)),
    ("2020 - current", Span(D(2020), ongoing=True)),
    ("2020 –", Span(D(2020), ongoing=True)),
    ("since Oct 2020", Span(D(2020, 10), ongoing=True)),
    ("2020年9月 - 至今", Span(D(2020, 9), ongoing=True)),
    ("2020年至今", Span(D(2020), ongoing=True)),
    ("2020年9月至2024年6月", Span(D(2020, 9), D(2024, 6))),
    ("2020年9月 - 2024年6月", Span(D(2020, 9), D(2024, 6))),
    ("Sept. 2020 to Aug. 2024", Span(D(2020, 9), D(2024, 8))),
    ("12/2023 –", Span(D(2023, 12), ongoing=True)),
    ("2024 \N{NON-BREAKING HYPHEN} 2025", Span(D(2024), D(2025))),
    ("2023 onwards", Span(D(2023), ongoing=True)),
    ("2023+", Span(D(2023), ongoing=True)),
    ("Aug – Oct 2024", Span(D(2024, 8), D(2024, 10))),
    ("May 3–5, 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
    ("May 30 – June 2, 2024", Span(D(2024, 5, 30), D(2024, 6, 2))),
    ("3–5 May 2024", Span(D(2024, 5, 3), D(2024, 5, 5))),
    ("30 May to 2 June 2024", Span(D(2024, 5, 30), D(2024, 6, 2))),
    ("2023/24", Span(D(2023), D(2024), academic_year=True)),
    ("2011/2012", Span(D(2011), D(2012), academic_year=True)),
    ("1999/00", Span(D(1999), D(2000), academic_year=True)),
    ("2019/20 – 2021/22", Span(D(2019), D(2022))),
    ("2011/12 – 2013/14", Span(D(2011), D(2014))),
    ("AY 2022-23", Span(D(2022), D(2023), academic_year=True)),
    ("academic year 2011/12", Span(D(2011), D(2012), academic_year=True)),
    ("2023-2024 Academic Year", Span(D(2023), D(2024), academic_year=True)),
    ("AY 2022", Span(D(2022), term="AY")),
    ("2022/23 Fall", Span(D(2022), D(2023), term="Fall", academic_year=True)),
    ("WS 2021/22", Span(D(2021), D(2022), term="WS", academic_year=True)),
    ("WS 2011/12", Span(D(2011), D(2012), term="WS", academic_year=True)),
    ("Fall 2021-2022", Span(D(2021), D(2022), term="Fall", academic_year=True)),
    ("2023 Spring Semester", Span(D(2023), term="Spring Semester")),
    ("Fall 2021", Span(D(2021), term="Fall")),
    ("summer term 2021", Span(D(2021), term="summer term")),
    ("Semester  2, 2023", Span(D(2023), term="Semester 2")),
    ("Fall 2021 – Spring 2022", Span(D(2021), D(2022), term="Fall – Spring")),
    ("Fall 2021 – present", Span(D(2021), ongoing=True, term="Fall")),
]

NO_SPANS = [
    "present",
    "2024 - 2020",
    "2024.05 – 2024.03",
    "May 5–3, 2024",
    "May – 2024",
    "2023/25",
    "Fall 2021-23",
    "Fall",
    "2020 - 2024 - 2026",
    "1998–02",
    "2020 – 2024-13",
    "ICML'22,23,24",
    "until 2019",
    "[2024.10]",
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_span(text: str, expected: Span) -> None:
    assert parse_span(text) == expected


@pytest.mark.parametrize("text", [*NO_DATES[:4], *NO_SPANS])
def test_no_span(text: str) -> None:
    assert parse_span(text) is None


LINES = [
    ("[2024.10] \N{NO-BREAK SPACE}🎉 Our paper won.", "2024.10", "🎉 Our paper won."),
    ("[2024.10]: text", "2024.10", "text"),
    ("[2024.10]text", "2024.10", "text"),
    ("( 2024 ) text", "2024", "text"),
    ("【2024年10月】新闻", "2024年10月", "新闻"),
    ("2020.09 - 2024.08, Some University, PhD", "2020.09 - 2024.08", "Some University, PhD"),
    ("09/2024-present: PostDoc", "09/2024-present", "PostDoc"),
    ("2024, Scholar Award. ", "2024", "Scholar Award. "),
    ("2023/24, Award", "2023/24", "Award"),
    ("2022/23 Fall, Teaching Award", "2022/23 Fall", "Teaching Award"),
    ("2022/23 Fall (Link)", "2022/23 Fall", "(Link)"),
    ("2023 Spring Semester, CS 101, Clouds", "2023 Spring Semester", "CS 101, Clouds"),
    ("2023 Summer School in Lisbon", "2023", "Summer School in Lisbon"),
    ("2024 March for Science", "2024", "March for Science"),
    ("2022 – present (Utopia)", "2022 – present", "(Utopia)"),
    ("2022 – present Utopia", "2022 – present", "Utopia"),
    ("2020年9月至今 清华大学", "2020年9月至今", "清华大学"),
    ("2020年9月至今，清华大学", "2020年9月至今", "清华大学"),
    ("2024 – Utopia University", "2024", "Utopia University"),
    ("2024.10 - now we know more", "2024.10", "now we know more"),
    ("2020–, Utopia", "2020–", "Utopia"),
    ("2024-10-05 A talk", "2024-10-05", "A talk"),
    ("2024.10. A talk", "2024.10", "A talk"),
    ("2024年10月5日：演讲", "2024年10月5日", "演讲"),
    ("Oct 22, 2015, A talk", "Oct 22, 2015", "A talk"),
    ("May 3–5, 2024: A workshop", "May 3–5, 2024", "A workshop"),
    ("June 2022", "June 2022", ""),
    ("2018.", "2018", ""),
]


@pytest.mark.parametrize(("line", "date", "rest"), LINES)
def test_line_opens_with_a_date(line: str, date: str, rest: str) -> None:
    expected = parse_span(date)
    assert expected is not None
    assert split_leading_date(line) == (expected, rest)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "[",
        "Our paper of 2024",
        "[2024.10 text",
        "[2024.13] text",
        "2024papers",
        "2024.13 text",
        "2024-02-30: text",
        "2024 - 2020, text",
        "10/05/2024 text",
        "3.14 is close to pi",
        "100 stars",
        "[paper](2024)",
        "may be",
    ],
)
def test_line_opens_with_no_date(line: str) -> None:
    assert split_leading_date(line) is None


@pytest.mark.parametrize(
    ("line", "date", "remark", "rest"),
    [
        ("Sep 2023 – 2027 (expected), PhD", "Sep 2023 – 2027", "expected", "PhD"),
        ("2021 – 2025 (expected): PhD", "2021 – 2025", "expected", "PhD"),
        ("2027 (expected)", "2027", "expected", ""),
        ("Expected 2027, PhD", "2027", "expected", "PhD"),
        ("anticipated June 2027: PhD", "June 2027", "anticipated", "PhD"),
        ("2019–2023 (4 years), PhD", "2019–2023", "4 years", "PhD"),
        ("2024年9月（预计） 博士", "2024年9月", "预计", "博士"),
    ],
)
def test_a_remark_goes_with_its_date(line: str, date: str, remark: str, rest: str) -> None:
    span = parse_span(date)
    assert span is not None
    assert split_leading_date(line) == (replace(span, remark=remark), rest)


def test_newest_spans_first() -> None:
    newest_first = [
        "2023 - present",
        "2020 - present",
        "2024.10",
        "2020.09 - 2024.08",
        "2024",
        "2019 - 2024",
        "2022/23 Spring",
        "Fall 2022",
        "2022 Spring Semester",
        "WS 2021/22",
        "Fall 2021",
        "Semester 2, 2021",
        "Semester 1, 2021",
        "2018",
    ]
    spans = [span for text in sorted(newest_first) if (span := parse_span(text))]
    ordered = sorted(spans, key=lambda span: span.sort_key, reverse=True)
    assert ordered == [parse_span(text) for text in newest_first]


def test_a_span_without_a_start_orders_last() -> None:
    assert Span(None).sort_key < Span(D(1)).sort_key


@pytest.mark.parametrize(
    ("name", "number"),
    [("oct", 10), ("Sept.", 9), ("May", 5), ("10", 10), ("07", 7), ("13", 0), ("0", 0), ("octo", 0), ("", 0)],
)
def test_month_number(name: str, number: int) -> None:
    assert month_number(name) == number


def test_a_day_needs_its_month() -> None:
    assert make_date(2024, 0, 5) is None


# what dates are made of, so that most of the texts are nearly one
PIECES = st.sampled_from(["2024", "10", "05", "Oct", "Fall", "to", "now", "年", *"-–/.,:[]' "])


@given(st.text() | st.lists(PIECES).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    date, span = parse_date(text), parse_span(text)
    if date:
        assert span == Span(date)
        assert parse_date(date.isoformat()) == date
    if span:
        found = split_leading_date(text)
        assert found is not None
        assert found[0].start is not None


@given(st.text(), st.sampled_from([": ", ", ", "] "]))
def test_the_rest_of_a_line_is_untouched(rest: str, separator: str) -> None:
    bracket = "[" if separator == "] " else ""
    found = split_leading_date(f"{bracket}2024.10{separator}x{rest}")
    assert found == (Span(D(2024, 10)), f"x{rest}")


@pytest.mark.parametrize(
    ("span", "key"),
    [
        (Span(Date(2020), Date(2021), academic_year=True), (False, Date(2021), Date(2020))),
        (
            Span(Date(2020), Date(2021), term="Fall", academic_year=True),
            (False, Date(2020, 9), Date(2020, 9)),
        ),
        (
            Span(Date(2020), Date(2021), term="Spring", academic_year=True),
            (False, Date(2021, 2), Date(2021, 2)),
        ),
        (Span(Date(2020), term="Fall"), (False, Date(2020, 9), Date(2020, 9))),
        (Span(Date(2020), Date(2021), term="Spring–Fall"), (False, Date(2021, 9), Date(2020, 2))),
        (Span(Date(2020, 5), Date(2021, 6), term="Fall"), (False, Date(2021, 6), Date(2020, 5))),
        (Span(Date(2020), ongoing=True), (True, Date(2020), Date(2020))),
        (Span(None), (False, Date(0), Date(0))),
    ],
)
def test_what_spans_order_by(span: Span, key: tuple[bool, Date, Date]) -> None:
    assert span.sort_key == key


def test_a_remark_is_without_blanks() -> None:
    span = parse_span(" 2027 ( expected ) ")
    assert span is not None
    assert span.remark == "expected"
    assert split_leading_date("  2024: a") == (Span(Date(2024)), "a")


@pytest.mark.parametrize(
    ("parts", "is_one"),
    [
        *(
            (parts, True)
            for parts in ((2200,), (-9999,), (0, 1), (2020, 12, 31), (2020, 2, 29), (2000, 2, 29))
        ),
        *((parts, True) for parts in ((1600, 2, 29), (-4, 2, 29), (2020, 4, 30), (2020, 1, 1))),
        *(
            (parts, False)
            for parts in ((2201,), (-10000,), (2020, 13), (2020, -1), (2020, 1, -1), (2020, 1, 32))
        ),
        *(
            (parts, False)
            for parts in ((2021, 2, 29), (1900, 2, 29), (-3, 2, 29), (2020, 4, 31), (2020, 0, 1))
        ),
    ],
)
def test_what_the_calendar_has(parts: tuple[int, ...], is_one: bool) -> None:
    assert make_date(*parts) == (Date(*parts) if is_one else None)
