"""Figures of papers, people and repositories: what is taken, and what is said of each part of the rest."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from sphinx_academic.core.metrics_file import Known, _Reader, date_of, is_later, read_metrics
from sphinx_academic.core.metrics_history import _by_year, _ids, _is_count
from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Figures, Metrics

TODAY = datetime.date(2026, 11, 21)
HEAD = '{"source": "S", "date": "2026-11-01",'
NOVEMBER = Date(2026, 11, 1)
NUMBER = "is no whole number of zero or more, with at most 15 digits; it is not shown"


def read(text: str, **options: Any) -> tuple[Metrics, list[tuple[int | None, str]]]:
    metrics, problems = read_metrics(text.encode(), "m.json", TODAY, **options)
    assert all((problem.file, problem.kind) == ("m.json", "metrics") for problem in problems)
    return metrics, [(problem.line, problem.message) for problem in problems]


DATES = [
    ("2026-11-01", Date(2026, 11, 1)),
    ("2026-11", Date(2026, 11)),
    ("2026-11-01T08:00:00Z", Date(2026, 11, 1)),
    ("2026-11T", Date(2026, 11)),
    ("2026-02-30", None),
    ("2026-13", None),
    ("2026", None),
    ("2026-1-1", None),
    (" 2026-11-01", None),
    ("２０２６-11", None),
    (20261101, None),
    (None, None),
    ("", None),
]


@pytest.mark.parametrize(("given", "expected"), DATES)
def test_dates(given: object, expected: Date | None) -> None:
    assert date_of(given) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date(2026, 11, 22), True),
        (Date(2026, 11, 21), False),
        (Date(2026, 11), False),
        (Date(2026, 12), True),
        (Date(2027), True),
    ],
)
def test_days_that_have_not_come(date: Date, expected: bool) -> None:
    assert is_later(date, TODAY) is expected
    assert is_later(date, None) is False


#: what a paper has -> its figures, and what is said
PARTS: list[tuple[str, Figures | None, list[str]]] = [
    ('{"citations": 0}', Figures("S", NOVEMBER, {"citations": 0}, {}), []),
    ('{"citations": 999999999999999}', Figures("S", NOVEMBER, {"citations": 999_999_999_999_999}, {}), []),
    ('{"citations": 1000000000000000}', Figures("S", NOVEMBER, {}, {}), [f"‘citations’ of ‘x’ {NUMBER}"]),
    ('{"citations": 2.0}', Figures("S", NOVEMBER, {}, {}), [f"‘citations’ of ‘x’ {NUMBER}"]),
    ('{"citations": null}', Figures("S", NOVEMBER, {}, {}), []),
    ('{"source": " T ", "citations": 1}', Figures("T", NOVEMBER, {"citations": 1}, {}), []),
    ('{"source": " "}', None, ["‘x’ has no ‘source’, nor has the file; say who counts; it is not shown"]),
    ('{"source": 3}', None, ["‘x’ has no ‘source’, nor has the file; say who counts; it is not shown"]),
    (
        '{"date": "soon"}',
        None,
        ["‘x’ has no ‘date’ such as 2026-11-01; say when it was counted; it is not shown"],
    ),
    (
        '{"date": null}',
        None,
        ["‘x’ has no ‘date’ such as 2026-11-01; say when it was counted; it is not shown"],
    ),
    ('{"date": "2026-10"}', Figures("S", Date(2026, 10), {}, {}), []),
    ("[]", None, []),
    (
        '[3, {"citations": 1}]',
        Figures("S", NOVEMBER, {"citations": 1}, {}),
        ["‘x’ is no table ({…}); it is not shown"],
    ),
    ("null", None, ["‘x’ is no table ({…}); it is not shown"]),
    (
        '{"language": "Python"}',
        Figures("S", NOVEMBER, {}, {}),
        [
            "‘language’ of ‘x’ is unknown; known are: citations, influential_citations, downloads; it is not "
            "shown"
        ],
    ),
]


@pytest.mark.parametrize(("given", "figures", "said"), PARTS)
def test_parts_of_a_paper(given: str, figures: Figures | None, said: list[str]) -> None:
    metrics, problems = read(f'{HEAD} "papers": {{\n"x": {given}}}}}')
    assert metrics == Metrics(papers={"x": (figures,)} if figures else {})
    assert problems == [(2, message) for message in said]


def test_texts_are_those_of_repositories() -> None:
    figures = '{"stars": 3, "language": " C  D ", "description": 4, "h_index": 1}'
    metrics, problems = read(f'{HEAD} "repositories": {{"A/b": {figures}}}}}')
    assert metrics.repositories == {"a/b": (Figures("S", NOVEMBER, {"stars": 3}, {"language": "C D"}),)}
    known = "stars, forks, watchers, downloads, language, description, license"
    assert problems == [
        (1, "‘description’ of ‘A/b’ is no text; it is not shown"),
        (1, f"‘h_index’ of ‘A/b’ is unknown; known are: {known}; it is not shown"),
    ]


def test_a_year_and_a_day() -> None:
    def old(*dates: str) -> tuple[int, list[tuple[int | None, str]]]:
        papers = ",\n".join(
            f'"{name}": {{"date": "{date}"}}' for name, date in zip("xyz", dates, strict=False)
        )
        metrics, problems = read(f'{{"source": "S", "papers": {{\n{papers}}}}}')
        return len(metrics.papers), problems

    assert old("2025-11-21", "2025-12", "2026-01-01") == (3, [])
    # a month is as old as its first day
    ending = "of {}; fetch them again"
    message = "{} figure(s) are more than a year old and not shown, the oldest (‘{}’) "
    assert old("2025-11") == (0, [(2, message.format(1, "x") + ending.format("2025-11"))])
    assert old("2026-11-01", "2025-11-20", "2024-12-31") == (
        1,
        [(4, message.format(2, "z") + ending.format("2024-12-31"))],
    )
    # of two as old, the first
    assert old("2025-01-01", "2025-01-01")[1][0][1].startswith(message.format(2, "x"))
    leap = _Reader("", datetime.date(2028, 2, 29), None, None)
    assert leap.oldest == Date(2027, 2, 29)


def test_lines_of_names() -> None:
    text = '{"a": 1,\n "b\\"\\u00e4": {"a": 2},\n\n"c" : "d",\n"e": "f: g", "h":\n3, "\\x": 1}'
    reader = _Reader("", TODAY, None, None)
    reader.text = text
    assert [reader._line(name) for name in ("a", 'b"ä', "c", "e", "h", "d", "f", "none")] == [
        1,
        2,
        4,
        5,
        5,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        (b"", 1, "the file is not JSON: Expecting value; no figures are shown; fix it"),
        (b'{"a":\n}', 2, "the file is not JSON: Expecting value; no figures are shown; fix it"),
        (b"\xff", 1, "the file is not UTF-8; no figures are shown; save it as UTF-8"),
        (b"[1]", 1, "the file is no table ({…}); no figures are shown; write it as documented"),
        (b"1" * 5000, 1, "the file is not JSON that can be read; no figures are shown; write it anew"),
    ],
)
def test_what_is_no_file_of_figures(content: bytes, line: int, message: str) -> None:
    metrics, (problem,) = read_metrics(content, "m.json", TODAY)
    assert metrics == Metrics()
    assert (problem.line, problem.message) == (line, message)


def test_a_mark_at_the_start_is_none() -> None:
    metrics, problems = read_metrics(b'\xef\xbb\xbf{"source": "S"}', "m.json", TODAY)
    assert (metrics, problems) == (Metrics(), [])


def test_parts_of_the_file() -> None:
    text = '{"source": "S",\n"date": "soon",\n"paper": {},\n"papers": {"x": {"citations": 1}},\n"people": 3}'
    metrics, problems = read(text)
    assert metrics == Metrics()
    assert problems == [
        (2, "the file has no ‘date’ such as 2026-11-01; its figures are not shown; correct it"),
        (3, "‘paper’ is unknown and ignored; known are: source, date, repositories, papers, people"),
        (5, "‘people’ is no table ({…}); it is ignored; correct it"),
    ]


def test_figures_of_others() -> None:
    known = Known({"tides"}, ["mara"])
    text = (
        f"{HEAD}\n"
        '"repositories": {"a": {}, "a/b": {}, "https://github.com/c/d": {}, "a b/c": {}},\n'
        '"papers": {"tide": {}, "x": {}, "y": {}},\n"people": {"mora": {}, "mara": {}}}'
    )
    metrics, problems = read(text, known=known)
    repository = "is no repository; write owner/name, or the address; it is not shown"
    assert problems == [
        (2, f"‘a’ {repository}"),
        (2, f"‘a b/c’ {repository}"),
        (
            3,
            "‘tide’ and 2 more are no keys of entries; their figures are not shown; correct or remove them; "
            "did you mean ‘tides’?",
        ),
        (4, "‘mora’ is no id of academic_people; its figures are not shown; did you mean ‘mara’?"),
    ]
    # without knowing the site, nothing is said of those
    assert [line for line, _message in read(text)[1]] == [2, 2]
    assert set(metrics.people) == {"mora", "mara"}


# the history


@pytest.mark.parametrize(
    ("year", "is_taken"),
    [
        ("1900", True),
        ("1899", False),
        ("2027", True),
        ("2028", False),
        ("02026", False),
        ("²026", False),
        ("x", False),
    ],
)
def test_years_of_a_history(year: str, is_taken: bool) -> None:
    assert list(_by_year({year: 3}, 2027)) == ([(int(year), 3)] if is_taken else [])
    assert list(_by_year([year], 2027)) == list(_by_year(None, 2027)) == []


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ("citations", 0, True),
        ("citations", 10**15 - 1, True),
        ("citations", 10**15, False),
        ("citations", -1, False),
        ("citations", True, False),
        ("citations", 1.0, False),
        ("stars", 1, False),
    ],
)
def test_counts_of_a_history(part: str, value: object, expected: bool) -> None:
    assert _is_count(part, value) is expected


@pytest.mark.parametrize(
    ("sync", "expected"),
    [
        ({"openalex": " A1 "}, ["A1"]),
        ({"openalex": ["A1", 2, None, "0000-0002-1825-0097", "https://a/b"]}, ["A1", "2"]),
        ({"mara": {"openalex": "A1"}, "openalex": "A2"}, ["A1"]),
        ({"mara": {}, "openalex": "A2"}, []),
        ({"mara": "A1", "openalex": "A2"}, []),
        ({"ben": {"openalex": "A1"}}, []),
        ({}, []),
    ],
)
def test_ids_at_a_source(sync: dict[str, Any], expected: list[str]) -> None:
    assert list(_ids(sync, "mara", "Open Alex")) == expected
