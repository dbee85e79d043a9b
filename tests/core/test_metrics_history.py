"""The history of figures, year by year: what is read of it, and what is said of the rest."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from sphinx_academic.core.metrics_history import read_history
from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Years

PEOPLE = {"vera": "0000-0002-1825-0097", "abe": ""}
TODAY = datetime.date(2024, 5, 6)
RECORD: dict[str, Any] = {
    "date": "2024-05-06",
    "citations": {
        "2024": 3,
        "2022": 0,
        "2025": 1,
        "2026": 9,
        "1900": 2,
        "1899": 4,
        "202": 5,
        "2023": -1,
        "x": 1,
    },
    "totals": {"2024": {"citations": 12, "h_index": 2, "odd": 3, "works": "many"}, "2023": [], "2021": {}},
}


def history(given: Any, sync: Any = None, latest: datetime.date | None = TODAY) -> Any:
    """Return the years of each person and source, and each problem with its line."""
    content = given if isinstance(given, bytes) else json.dumps(given, indent=1).encode()
    found, problems = read_history(content, "history.json", PEOPLE, sync or {}, latest)
    assert all(problem.file == "history.json" and problem.kind == "metrics" for problem in problems)
    return found, [(problem.line, problem.message) for problem in problems]


def test_years() -> None:
    """Years are in order, from 1900 to the next one; what is no count of a person is no figure."""
    found, problems = history({"people": {"vera": {"OpenAlex": RECORD}, "abe": {}}})
    totals = {2021: {}, 2023: {}, 2024: {"citations": 12, "h_index": 2}}
    shown = Years("OpenAlex", Date(2024, 5, 6), {1900: 2, 2022: 0, 2024: 3, 2025: 1}, totals)
    assert (found, problems) == ({"vera": (shown,)}, [])
    assert [*shown.citations] == [*found["vera"][0].citations]
    assert [*shown.totals] == [*found["vera"][0].totals]
    found, problems = history({"people": {"vera": {"OpenAlex": RECORD}}}, latest=None)
    assert [*found["vera"][0].citations] == [1900, 2022, 2024, 2025, 2026]


WHOSE = "another person than in conf.py; it is not shown; remove it if it is from another site"


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        (
            {"cy": {}},
            "the history has ‘cy’, but academic_people knows vera, abe; these years are not shown; remove "
            "what is from another site",
        ),
        ({"vera": []}, "‘vera’ is no table ({…}); these years are not shown; correct it"),
        *(
            (
                {"vera": {"OpenAlex": record}},
                "‘OpenAlex’ of ‘vera’ has no ‘date’; these years are not shown; correct it",
            )
            for record in (3, {"citations": {}}, {"date": "soon"})
        ),
        (
            {"vera": {"OpenAlex": {"date": "2024-05-07"}}},
            "‘OpenAlex’ of ‘vera’ is of 2024-05-07, which is in the future; these years are not shown; "
            "correct the ‘date’",
        ),
        (
            {"vera": {"OpenAlex": {"date": "2024-05-06", "orcid": "0000-0001-0000-0000"}}},
            f"the history of ‘vera’ at OpenAlex is of 0000-0001-0000-0000, {WHOSE}",
        ),
        (
            {"vera": {"OpenAlex": {"date": "2024-05-06", "id": "A1"}}},
            f"the history of ‘vera’ at OpenAlex is of A1, {WHOSE}",
        ),
    ],
)
def test_what_is_left_out(people: Any, problem: str) -> None:
    assert history({"people": people}, {"openalex": "A2"}) == ({}, [(3, problem)])


def test_a_part_that_is_unknown() -> None:
    found, problems = history(
        {"people": {"vera": {"OpenAlex": {"date": "2024-05", "citation": {"2024": 1}}}}}
    )
    message = "‘citation’ of ‘vera’ at OpenAlex is unknown and ignored; did you mean ‘citations’?"
    assert (found, problems) == ({"vera": (Years("OpenAlex", Date(2024, 5), {}, {}),)}, [(6, message)])


@pytest.mark.parametrize(
    ("sync", "is_other"),
    [
        ({}, False),
        ({"openalex": "A1"}, False),
        ({"openalex": " A1 "}, False),
        ({"openalex": 5}, True),
        ({"vera": {"openalex": ["A3", "A1"]}}, False),
        ({"vera": {"openalex": ["A3"]}, "openalex": "A1"}, True),
        # an address, or an ORCID iD, is not the id
        ({"vera": {"openalex": ["https://example.org/A3", "0000-0002-1825-0097"]}}, False),
        # what conf.py has is no table, of which is warned elsewhere
        ({"vera": "x", "openalex": "A9"}, False),
    ],
)
def test_whose_history_it_is(sync: Any, is_other: bool) -> None:
    found, problems = history({"people": {"vera": {"Open Alex": {"date": "2024-05-06", "id": "A1"}}}}, sync)
    assert (not found, bool(problems)) == (is_other, is_other)


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        *((content, 1, "is not JSON in UTF-8") for content in (b"{", b"\xff", b"[" * 100_000)),
        (b"{\n\n3", 3, "is not JSON in UTF-8"),
        *((content, 1, "has no table ‘people’") for content in (b"[]", b'{"people": 3}', b"{}")),
    ],
)
def test_what_is_no_history(content: bytes, line: int, problem: str) -> None:
    end = "restore it, or remove it"
    assert history(content) == ({}, [(line, f"the history {problem}; no years are shown; {end}")])
