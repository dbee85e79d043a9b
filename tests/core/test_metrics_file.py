"""Figures that others count: the file, and whose repository an address is."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.core.metrics_file import Known, read_metrics
from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Figures, repository_of

DOCS = Path(__file__).parents[2] / "docs"
TODAY = datetime.date(2026, 11, 21)
COMMON = {"source": "GitHub API", "date": "2026-11-01"}
NOVEMBER = Date(2026, 11, 1)


def read(given: Any, known: Known | None = None) -> tuple[Any, list[str]]:
    content = given if isinstance(given, bytes) else json.dumps(given, indent=1, ensure_ascii=False).encode()
    metrics, problems = read_metrics(content, "metrics.json", TODAY, known=known)
    return metrics, [f"{problem.line}: {problem.message}" for problem in problems]


def test_figures_of_everything() -> None:
    scholar = {"source": "Google Scholar", "date": "2026-10", "citations": 14}
    metrics, problems = read(
        COMMON
        | {
            "repositories": {
                "Okafor/tides": {
                    "stars": 2600,
                    "forks": None,
                    "language": "Python",
                    "description": " A  sea ",
                }
            },
            "papers": {"okafor2025maps": [scholar, {"source": "OpenAlex", "citations": 12}]},
            "people": {"mira-okafor": {**scholar, "h_index": 3, "date": "2026-10-02T08:00:00Z"}},
        }
    )
    assert problems == []
    tides = Figures("GitHub API", NOVEMBER, {"stars": 2600}, {"language": "Python", "description": "A sea"})
    assert metrics.repository("https://github.com/okafor/Tides/issues") == tides
    assert metrics.repository("okafor/tides") == tides
    assert metrics.repository("https://gitlab.com/okafor/tides") is None
    assert metrics.papers["okafor2025maps"] == (
        Figures("Google Scholar", Date(2026, 10), {"citations": 14}),
        Figures("OpenAlex", NOVEMBER, {"citations": 12}),
    )
    assert metrics.paper("okafor2025maps").source == "Google Scholar"
    assert metrics.person("mira-okafor").numbers == {"citations": 14, "h_index": 3}
    assert metrics.person("mira-okafor").date == Date(2026, 10, 2)
    assert metrics.person("milan-okafor") is None


def test_a_repository_may_be_named_by_its_address() -> None:
    metrics, _ = read(COMMON | {"repositories": {"https://gitlab.com/sea/group/tides.git": {"stars": 1}}})
    assert metrics.repository("https://gitlab.com/sea/group/tides/-/issues/3").numbers == {"stars": 1}


def test_the_documented_file() -> None:
    metrics, problems = read((DOCS / "snippets" / "metrics.json").read_bytes())
    assert problems == []
    assert metrics.repository("okafor/tides").numbers["stars"] == 2600
    assert metrics.repository("https://codeberg.org/okafor/buoys").source == "Codeberg API"
    assert metrics.paper("okafor2025tides").numbers == {"citations": 14}


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        (b"{\n stars", "2: the file is not JSON: "),
        (b"{\xff}", "1: the file is not UTF-8"),
        (b"[" * 100_000, "1: the file is not JSON that can be read"),
        (b"9" * 10_000, "1: the file is not JSON that can be read"),
        ([], "1: the file is no table"),
        (COMMON | {"repos": {}}, "4: ‘repos’ is unknown and ignored; known are: source, date, repositories,"),
        (COMMON | {"papers": []}, "4: ‘papers’ is no table"),
        (COMMON | {"papers": {"x": 3}}, "5: ‘x’ is no table"),
        (COMMON | {"papers": {"x": {"citations": "3"}}}, "5: ‘citations’ of ‘x’ is no whole number"),
        (COMMON | {"papers": {"x": {"citations": True}}}, "‘citations’ of ‘x’ is no whole number"),
        (COMMON | {"papers": {"x": {"citations": -1}}}, "‘citations’ of ‘x’ is no whole number"),
        (
            COMMON | {"papers": {"x": {"citations": 10**15}}},
            "no whole number of zero or more, with at most 15 digits",
        ),
        (COMMON | {"papers": {"x": {"citations": 10**29}}}, "‘citations’ of ‘x’ is no whole number"),
        (COMMON | {"papers": {"x": {"citations": 1e400}}}, "‘citations’ of ‘x’ is no whole number"),
        (COMMON | {"papers": {"x": {"stars": 3}}}, "‘stars’ of ‘x’ is unknown; known are: citations,"),
        # of a misspelt name is reported, too, where nothing is known
        (
            COMMON | {"papers": {"x": {"citation": None}}},
            "‘citation’ of ‘x’ is unknown; known are: citations,",
        ),
        (COMMON | {"repositories": {"tides": {}}}, "5: ‘tides’ is no repository; write owner/name, or the"),
        (
            COMMON | {"repositories": {"https://bitbucket.org/a/b": {}}},
            "‘https://bitbucket.org/a/b’ is no repo",
        ),
        (COMMON | {"repositories": {"a/b": {"language": 3}}}, "‘language’ of ‘a/b’ is no text"),
        ({"source": "x", "papers": {"x": {}}}, "4: ‘x’ has no ‘date’ such as 2026-11-01"),
        ({"date": "2026-11-01", "papers": {"x": {}}}, "4: ‘x’ has no ‘source’"),
        (COMMON | {"date": "soon", "papers": {"x": {}}}, "3: the file has no ‘date’ such as 2026-11-01"),
        (COMMON | {"papers": {"x": {"date": "2026-13-01"}}}, "‘x’ has no ‘date’ such as 2026-11-01"),
        (
            COMMON | {"date": "2025-11-20", "papers": {"x": {"citations": 3}, "y": {"citations": 3}}},
            "5: 2 figure(s) are more than a year old and not shown, the oldest (‘x’) of 2025-11-20; fetch",
        ),
    ],
)
def test_what_is_wrong_is_reported_once(given: Any, problem: str) -> None:
    metrics, (reported,) = read(given)
    assert problem in reported
    assert not any(one.numbers or one.texts for some in metrics.papers.values() for one in some)


def test_what_no_text_may_hold_is_left_out() -> None:
    given = (
        b'{"source": "S\\u0000\\ud83d", "date": "2026-11-01",'
        b'"repositories": {"a/b": {"description": "x\\u001b[31m \\ud83d\\ude00 \\udc00\\uffff"}},'
        b'"people": {"m\\u0007e": {"citations": 3}}}'
    )
    metrics, (problem,) = read(given)
    assert problem.startswith("1: control characters")
    figures = metrics.repository("a/b")
    assert (figures.source, figures.texts["description"]) == ("S", "x[31m \U0001f600")
    assert metrics.person("me").numbers == {"citations": 3}


def test_thousands_of_unknown_names_are_found_in_one_way_through_the_file() -> None:
    papers = {f"k{number}": {"unknown": 1} for number in range(5_000)}
    _, problems = read(COMMON | {"papers": papers})
    assert len(problems) == 5_000
    # two lines before the papers, and three for each
    assert [int(problem.partition(":")[0]) for problem in problems[:3]] == [5, 8, 11]
    assert problems[-1].startswith(f"{5 + 3 * 4_999}: ‘unknown’ of ‘k4999’ is unknown")


def test_a_name_that_stands_twice_is_reported() -> None:
    given = (
        b'{"source": "S", "date": "2026-11-01", "papers": {\n"x": {"citations": 1},\n"x": {"citations": 2}}}'
    )
    metrics, problems = read(given)
    assert metrics.paper("x").numbers == {"citations": 2}
    assert problems == ["2: ‘x’ stands twice in one table; only the last is read; remove one"]


def test_two_names_of_one_repository_are_joined() -> None:
    several = {"https://github.com/Teal/Tides": {"stars": 3}, "teal/tides": {"stars": 2, "forks": 1}}
    metrics, problems = read(COMMON | {"repositories": several})
    assert [one.numbers for one in metrics.repositories["teal/tides"]] == [
        {"stars": 3},
        {"stars": 2, "forks": 1},
    ]
    assert problems == []


def test_a_figure_is_shown_for_a_year() -> None:
    metrics, problems = read(COMMON | {"date": "2025-11-21", "papers": {"x": {"citations": 3}}})
    assert metrics.paper("x")
    assert problems == []


@pytest.mark.parametrize(
    ("date", "is_shown"),
    [
        ("2026-11-22", True),
        ("2026-11", True),
        ("2026-11-23", False),
        ("2026-12", False),
        ("2126-01-01", False),
    ],
)
def test_a_figure_of_the_future_is_none(date: str, is_shown: bool) -> None:
    given = {"papers": {"x": {"source": "S", "date": date, "citations": 3}}}
    tomorrow = TODAY + datetime.timedelta(days=1)
    metrics, problems = read_metrics(json.dumps(given).encode(), "metrics.json", TODAY, tomorrow)
    assert bool(metrics.paper("x")) is is_shown
    wrong = f"‘x’ is of {date}, which is in the future; correct the ‘date’; it is not shown"
    assert [problem.message for problem in problems] == ([] if is_shown else [wrong])


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/okafor/tides", "okafor/tides"),
        ("http://www.github.com/okafor/tides/", "okafor/tides"),
        ("github.com/okafor/tides.git", "okafor/tides"),
        ("https://github.com/okafor/tides/tree/main/x#readme", "okafor/tides"),
        ("https://gitlab.com/okafor/tides", "gitlab.com/okafor/tides"),
        ("https://gitlab.com/sea/group/tides/-/tree/main", "gitlab.com/sea/group/tides"),
        ("https://codeberg.org/okafor/tides/src/branch/main", "codeberg.org/okafor/tides"),
        ("https://github.com/okafor", None),
        ("https://github.com/orgs/okafor/people", None),
        ("https://github.com/okafor/ti%20des", None),
        ("https://example.org/okafor/tides", None),
        ("https://github.com.example.org/okafor/tides", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_repository_of(url: str, name: str | None) -> None:
    assert repository_of(url) == name


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"papers": {"tides": {}}, "people": {"mara": {}}}, []),
        (
            {"papers": {"tide": {}}},
            [
                "5: ‘tide’ is no key of an entry; its figures are not shown; correct or remove them; "
                "did you mean ‘tides’?"
            ],
        ),
        (
            {"papers": {"tides": {}, "x": {}, "y": {}}},
            ["6: ‘x’ and 1 more are no keys of entries; their figures are not shown; correct or remove them"],
        ),
        (
            {"people": {"mira": {}, "x": {}}},
            [
                "5: ‘mira’ is no id of academic_people; its figures are not shown; did you mean ‘mara’?",
                "6: ‘x’ is no id of academic_people; its figures are not shown; known are: mara, ben",
            ],
        ),
    ],
)
def test_figures_of_what_the_site_does_not_have(given: Any, problems: list[str]) -> None:
    _metrics, found = read(COMMON | given, Known({"tides", "fog"}, ["mara", "ben"]))
    assert found == problems
