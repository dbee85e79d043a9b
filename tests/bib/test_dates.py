"""Dates of entries, field by field: what is read, and what is said of the rest."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.dates import _months, first_date, inferred_date, stated_dates
from sphinx_academic.bib.fields import Entry, RawEntry, RawField


def entry(fields: dict[str, str], key: str = "k") -> Entry:
    """Return an entry whose fields stand in lines 2, 3 and so on."""
    raw = tuple(RawField(name, (value,), line) for line, (name, value) in enumerate(fields.items(), 2))
    return Entry(RawEntry("misc", key, raw, 1), key, "misc", fields, "papers.bib", [])


@pytest.mark.parametrize(
    ("fields", "dates", "reported"),
    [
        ({}, "", ""),
        ({"year": "0000"}, "", "2: ‘year = 0000’ is no year from 1 to 2200 and is left out; correct it"),
        ({"year": "0001"}, "0001", ""),
        ({"year": "2200"}, "2200", ""),
        ({"year": "2201"}, "", "2: ‘year = 2201’ is no year from 1 to 2200 and is left out; correct it"),
        ({"year": "٢٠٢٠"}, "", "2: ‘year = ٢٠٢٠’ cannot be read and is left out; write four digits"),
        ({"year": "44 BC"}, "-0043", ""),
        ({"year": "44 B.C."}, "-0043", ""),
        ({"year": "44 BCE"}, "-0043", ""),
        ({"year": "1 BC"}, "0000", ""),
        ({"year": "44 b. c. e."}, "-0043", ""),
        ({"year": "AD 98"}, "0098", ""),
        ({"year": "AD 198"}, "0198", ""),
        ({"year": "a.d. 850"}, "0850", ""),
        ({"year": "850 CE"}, "0850", ""),
        ({"year": "850 AD"}, "0850", ""),
        ({"year": "-43"}, "-0043", ""),
        ({"year": "-0043"}, "-0043", ""),
        ({"year": "ca. 1150"}, "1150", ""),
        ({"year": "circa 850"}, "0850", ""),
        ({"year": "c. 850"}, "0850", ""),
        ({"year": "c850"}, "0850", ""),
        ({"year": "12345"}, "", "2: ‘year = 12345’ cannot be read and is left out; write four digits"),
        ({"year": "2019-2020"}, "2019..2020", ""),
        ({"year": "2019--2020"}, "2019..2020", ""),
        ({"year": "2019/2020"}, "2019..2020", ""),
        ({"year": "2019/2018"}, "2019", ""),
        ({"year": "2019 and 2021"}, "2019", ""),
        ({"year": "2019/20"}, "2019", ""),
        ({"year": "2020-05-03"}, "2020-05-03", ""),
        ({"year": "3 May 2020", "month": "jun"}, "2020-05-03", ""),
        ({"year": "May 2020", "month": "jun", "day": "3"}, "2020-05", ""),
        ({"year": "{2020}", "month": "May"}, "2020-05", ""),
        ({"year": "2019--2020", "month": "May"}, "2019..2020", ""),
        ({"year": "in press", "month": "May"}, "", ""),
        ({"year": "soon"}, "", "2: ‘year = soon’ cannot be read and is left out; write four digits"),
        ({"year": "12"}, "", "2: ‘year = 12’ cannot be read and is left out; write four digits"),
        ({"year": "2020", "month": "May", "day": "3"}, "2020-05-03", ""),
        ({"year": "2020", "month": "5", "day": "03"}, "2020-05-03", ""),
        ({"year": "2020", "month": "5", "day": "3rd"}, "2020-05", ""),
        ({"year": "2020", "month": "5", "day": "32"}, "2020-05", ""),
        ({"year": "2020", "day": "3"}, "2020", ""),
        ({"date": "2024/2023"}, "2024", ""),
        ({"date": "2024-05-03/2024-05-03"}, "2024-05-03", ""),
        ({"date": "2024-05/2024-06-07"}, "2024-05..2024-06-07", ""),
        ({"date": "2024-05-03/"}, "2024-05-03", ""),
        ({"date": "2024/2025/2026"}, "2024", ""),
        ({"date": "soon/2024"}, "2024", ""),
        ({"date": "/2024"}, "2024", ""),
        ({"date": "{2024-05}"}, "2024-05", ""),
        ({"date": "2024--2025"}, "2024", ""),
        ({"date": "2024-00-00"}, "2024", ""),
        (
            {"date": "0000-00-00"},
            "",
            "2: ‘date = 0000-00-00’ cannot be read and is left out; write YYYY-MM-DD",
        ),
        ({"date": "0000"}, "0000", ""),
        ({"date": "-0000"}, "0000", ""),
        ({"date": "0000-05"}, "0000-05", ""),
        ({"date": "2024-21"}, "2024", ""),
        (
            {"date": "2024-13"},
            "2024",
            "2: ‘date = 2024-13’ is in no calendar; only its year is read; correct it",
        ),
        (
            {"date": "2024-04-31"},
            "2024",
            "2: ‘date = 2024-04-31’ is in no calendar; only its year is read; correct it",
        ),
        (
            {"date": "2024-04-31T10:00"},
            "2024",
            "2: ‘date = 2024-04-31T10:00’ is in no calendar; only its year is read; correct it",
        ),
        ({"date": "2024-05-03T10:00:00+02:00"}, "2024-05-03", ""),
        ({"date": "2024-05~"}, "2024-05", ""),
        ({"date": "2024?"}, "2024", ""),
        ({"date": "2024%"}, "2024", ""),
        ({"date": "20XX"}, "2000", ""),
        ({"date": "20uu"}, "2000", ""),
        ({"date": "2024-uu-uu"}, "2024", ""),
        ({"date": "2024-05-XX"}, "2024-05", ""),
        ({"date": "forthcoming"}, "", ""),
        ({"date": "soon"}, "", "2: ‘date = soon’ cannot be read and is left out; write YYYY-MM-DD"),
        (
            {"date": "soon", "year": "2020", "month": "May"},
            "2020-05",
            "2: ‘date = soon’ cannot be read and is left out; write YYYY-MM-DD",
        ),
        ({"date": "forthcoming", "year": "2020"}, "2020", ""),
        ({"date": "12 March 1999"}, "1999-03-12", ""),
        ({"date": "see 1999 or so"}, "1999", ""),
        ({"date": "\\textit{2020}"}, "2020", ""),
        ({"date": "2020~May"}, "2020-05", ""),
        ({"eventdate": "2020-05-03/2020-05-05"}, "2020-05-03..2020-05-05", ""),
        ({"eventdate": "2020-05", "year": "2021"}, "2021", ""),
        ({"eventdate": "soon"}, "", "2: ‘eventdate = soon’ cannot be read and is left out; write YYYY-MM-DD"),
        (
            {"date": "soon", "eventdate": "2020"},
            "",
            "2: ‘date = soon’ cannot be read and is left out; write YYYY-MM-DD",
        ),
        (
            {"eventdate": "2020-13"},
            "2020",
            "2: ‘eventdate = 2020-13’ is in no calendar; only its year is read; correct it",
        ),
        ({"year": "98 AD"}, "0098", ""),
        ({"year": "98 CE"}, "0098", ""),
        ({"year": "98"}, "", "2: ‘year = 98’ cannot be read and is left out; write four digits"),
        ({"year": "~850"}, "0850", ""),
        ({"year": "{\\em 850}"}, "0850", ""),
        ({"year": "May 12, 2020"}, "2020-05-12", ""),
        ({"year": "2020a"}, "2020", ""),
        ({"year": "MMXX 2020"}, "2020", ""),
        ({"year": "20200"}, "", "2: ‘year = 20200’ cannot be read and is left out; write four digits"),
        ({"year": "1 AD"}, "0001", ""),
        ({"year": "-1"}, "-0001", ""),
        ({"year": "44 B C"}, "-0043", ""),
        # what a double number of two months means depends on their order
        ({"year": "2020", "month": "December--January"}, "2020-12..2021-01", ""),
        ({"year": "2020", "month": "Dec/Jan"}, "2020-12..2021-01", ""),
        ({"year": "2020", "month": "May 30--31"}, "2020-05-30..2020-05-31", ""),
        ({"year": "2020", "month": "May 31--June 31"}, "2020-05-31", ""),
        ({"year": "2020", "month": "February 30"}, "2020-02", ""),
        ({"year": "2020", "month": "Feb 30--31"}, "2020-02", ""),
        (
            {"year": "2020", "month": "Floréal"},
            "2020",
            "3: ‘month = Floréal’ cannot be read and is left out; write 1 to 12 or jan to dec",
        ),
    ],
)
def test_stated_dates(fields: dict[str, str], dates: str, reported: str) -> None:
    one = entry(fields)
    assert "..".join(date.isoformat() for date in stated_dates(one) if date) == dates
    assert " ".join(f"{problem.line}: {problem.message}" for problem in one.problems) == reported


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("3 / June", ((6, 3), (0, 0))),
        ("June / 3", ((6, 3), (0, 0))),
        ("3 June / 5", ((6, 3), (6, 5))),
        ("June 3 / 5 July", ((6, 3), (7, 5))),
        ("June 3 / July", ((6, 0), (7, 0))),
        ("June / July 3", ((6, 0), (7, 0))),
        ("3 / 5", ((3, 0), (5, 0))),
        ("/ June", ((6, 0), (0, 0))),
        ("May", ((5, 0), (0, 0))),
        ("may", ((5, 0), (0, 0))),
        ("5", ((5, 0), (0, 0))),
        ("05", ((5, 0), (0, 0))),
        ("13", None),
        ("0", None),
        ("May 3", ((5, 3), (0, 0))),
        ("3 May", ((5, 3), (0, 0))),
        ("3rd of May", ((5, 3), (0, 0))),
        ("10~jan", ((1, 10), (0, 0))),
        ("jan~10", ((1, 10), (0, 0))),
        ("May--June", ((5, 0), (6, 0))),
        ("May/June", ((5, 0), (6, 0))),
        ("May and June", ((5, 0), (6, 0))),
        ("May & June", ((5, 0), (6, 0))),
        ("May, June", ((5, 0), (6, 0))),
        ("May to June", ((5, 0), (6, 0))),
        ("May 3--5", ((5, 3), (5, 5))),
        ("3--5 May", ((5, 3), (5, 5))),
        ("28 May -- 2 June", ((5, 28), (6, 2))),
        ("May 28--June", ((5, 0), (6, 0))),
        ("5-6", ((5, 0), (6, 0))),
        ("5/6", ((5, 0), (6, 0))),
        ("6/5", ((6, 0), (0, 0))),
        ("5/13", ((5, 0), (0, 0))),
        ("12/1", ((12, 0), (0, 0))),
        ("Spring", ((0, 0), (0, 0))),
        ("Summer 2020", ((0, 0), (0, 0))),
        ("Fall", ((0, 0), (0, 0))),
        ("", ((0, 0), (0, 0))),
        (" ", ((0, 0), (0, 0))),
        ("Winter/Spring", ((0, 0), (0, 0))),
        ("Floréal", None),
        ("May 3 and 5", ((5, 3), (5, 5))),
        ("May 3, 5, 7", ((5, 0), (0, 0))),
        ("May or June", ((5, 0), (0, 0))),
        ("1--3--5", ((1, 0), (0, 0))),
        ("May.", ((5, 0), (0, 0))),
        ("(May)", ((5, 0), (0, 0))),
        ("Sept.", ((9, 0), (0, 0))),
        ("März", None),
        ("May 32", ((5, 0), (0, 0))),
        ("may 2020", ((5, 0), (0, 0))),
    ],
)
def test_months_and_days(source: str, expected: tuple[tuple[int, int], tuple[int, int]] | None) -> None:
    assert _months(source) == expected


@pytest.mark.parametrize(
    ("arxiv", "fields", "key", "expected"),
    [
        ("2401.17644", {}, "k", "2024-01"),
        ("2413.17644", {}, "k", ""),
        ("2400.17644", {}, "k", ""),
        ("hep-th/9901001", {}, "k", "1999-01"),
        ("math/0601001", {}, "k", "2006-01"),
        ("6912.00001", {}, "k", "1969-12"),
        ("6812.00001", {}, "k", "2068-12"),
        ("", {"booktitle": "AAAI 2023"}, "k", "2023"),
        ("", {"booktitle": "AAAI 1823"}, "k", ""),
        ("", {"booktitle": "AAAI 20234"}, "k", ""),
        ("", {"booktitle": "ICML'22"}, "k", "2022"),
        ("", {"booktitle": "ICML '22"}, "k", "2022"),
        ("", {"booktitle": "ICML-22"}, "k", "2022"),
        ("", {"booktitle": "Icml-22"}, "k", ""),
        ("", {"booktitle": "ICML-222"}, "k", ""),
        ("", {"booktitle": "ICML 22"}, "k", ""),
        ("", {"eventtitle": "E 2001", "booktitle": "B"}, "k", "2001"),
        ("", {"journaltitle": "J 2001", "journal": "J 2002"}, "k", "2001"),
        ("", {"journal": "J 2002"}, "k", "2002"),
        ("", {"series": "S 2001"}, "k2003", "2001"),
        ("", {"series": "S"}, "k2003", "2003"),
        ("", {}, "doe:2003a", "2003"),
        ("", {}, "doe03", ""),
        ("", {}, "IJCAI-03", "2003"),
        ("", {}, "doe12003", ""),
        ("", {"title": "In 2020"}, "k", ""),
        ("", {"booktitle": "ICML'22 2021"}, "k", "2021"),
        ("2401.17644", {"booktitle": "AAAI 2023"}, "k", "2024-01"),
    ],
)
def test_where_to_sort_what_states_no_date(
    arxiv: str, fields: dict[str, str], key: str, expected: str
) -> None:
    found = inferred_date(entry(fields, key), arxiv)
    assert (found.isoformat() if found else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1888-05/1889", "1888-05"),
        ("-0043", "-0043"),
        ("2020", "2020"),
        ("/2020", ""),
        ("2020/", "2020"),
        ("x", ""),
        ("{2020}", "2020"),
        ("2020-13", ""),
        ("0000-00", ""),
    ],
)
def test_first_date(text: str, expected: str) -> None:
    found = first_date(text)
    assert (found.isoformat() if found else "") == expected
