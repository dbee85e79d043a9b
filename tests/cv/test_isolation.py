"""Which entries of a CV its compiler stops at, found by leaving out some; no compiler is needed for that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_academic.cv.pdf.isolation import Entry, TooManyError, entries_at_fault, named, without


def section(**lists: list[dict[str, Any]]) -> dict[str, Any]:
    return {"title": "T", "items": [], "groups": [], "papers": [], "details": [], **lists}


def texts(*names: str) -> list[dict[str, Any]]:
    return [{"text": [name]} for name in names]


DATA: dict[str, Any] = {
    "name": "Rosa",
    "sections": [
        section(items=texts("a", "b", "c"), details=texts("d")),
        section(),
        section(groups=[{"label": ["e"], "values": []}], papers=[{"key": "f"}, {"key": "g"}, {"key": "h"}]),
    ],
}
PLACES = {
    "a": Entry(0, "items", 0),
    "b": Entry(0, "items", 1),
    "c": Entry(0, "items", 2),
    "d": Entry(0, "details", 0),
    "e": Entry(2, "groups", 0),
    "f": Entry(2, "papers", 0),
    "g": Entry(2, "papers", 1),
    "h": Entry(2, "papers", 2),
}


def fails_with(*bad: str) -> tuple[Callable[[Any], bool], list[int]]:
    """Return a compiler that stops at some entries, and the list that gets a number for each call."""
    calls: list[int] = []

    def fails(data: Any) -> bool:
        calls.append(len(calls))
        assert data["name"] == "Rosa"
        assert [one["title"] for one in data["sections"]] == ["T"] * 3
        return any(f"'{name}'" in repr(data["sections"]) for name in bad)

    return fails, calls


@pytest.mark.parametrize(
    "bad", ["a", "h", "d", "e", "ab", "ah", "aceg", "abcde", "defgh", "bdfh", "gh", "abc"]
)
def test_entries_at_fault(bad: str) -> None:
    fails, _calls = fails_with(*bad)
    assert entries_at_fault(DATA, fails) == [PLACES[name] for name in bad]


def test_one_of_many_is_found_in_few_steps() -> None:
    data = {"name": "Rosa", "sections": [section(items=texts(*map(str, range(64)))), section(), section()]}
    fails, calls = fails_with("37")
    assert entries_at_fault(data, fails) == [Entry(0, "items", 37)]
    # one for the rest, two for each half of a half, and one for the result
    assert len(calls) <= 2 + 1 + 2 * 6


@pytest.mark.parametrize("bad", ["abcdef", "abcdefgh"])
def test_where_more_than_five_are_at_fault_it_is_the_template(bad: str) -> None:
    with pytest.raises(TooManyError):
        entries_at_fault(DATA, fails_with(*bad)[0])


@pytest.mark.parametrize(
    ("data", "fails"),
    [
        # nothing can be left out
        ({"name": "Rosa", "sections": [section()]}, lambda _data: True),
        # the rest is at fault
        (DATA, lambda _data: True),
        # nothing is
        (DATA, lambda _data: False),
        # two together, each of which can be typeset alone
        (DATA, lambda data: all(f"'{name}'" in repr(data["sections"]) for name in "ah")),
    ],
)
def test_where_no_entry_is_at_fault_by_itself(data: dict[str, Any], fails: Callable[[Any], bool]) -> None:
    with pytest.raises(TooManyError):
        entries_at_fault(data, fails)


def test_what_is_left_without_some() -> None:
    gone = [PLACES[name] for name in "bdfh"]
    kept = without(DATA, gone)
    assert kept == {
        "name": "Rosa",
        "sections": [
            section(items=texts("a", "c")),
            section(),
            section(groups=[{"label": ["e"], "values": []}], papers=[{"key": "g"}]),
        ],
    }
    # the data stay as they are
    assert DATA["sections"][0]["items"] == texts("a", "b", "c")
    assert without(DATA, []) == DATA


def paper(key: str, *headings: str) -> dict[str, Any]:
    return {"key": key, "headings": [*headings]}


PAPERS = [
    paper("a", "2024", "Books"),
    paper("b", "Articles"),
    paper("c"),
    paper("d", "2023", "Books"),
    paper("e"),
]
HEADINGS: list[tuple[str, list[dict[str, Any]]]] = [
    ("", PAPERS),
    ("a", [paper("b", "2024", "Articles"), *PAPERS[2:]]),
    ("ab", [paper("c", "2024", "Articles"), *PAPERS[3:]]),
    ("abc", PAPERS[3:]),
    ("b", [PAPERS[0], paper("c", "Articles"), *PAPERS[3:]]),
    ("bc", [PAPERS[0], *PAPERS[3:]]),
    ("c", [*PAPERS[:2], *PAPERS[3:]]),
    ("d", [*PAPERS[:3], paper("e", "2023", "Books")]),
    ("de", PAPERS[:3]),
    ("abcd", [paper("e", "2023", "Books")]),
]


@pytest.mark.parametrize(("gone", "expected"), HEADINGS)
def test_headings_stay_where_papers_follow(gone: str, expected: list[dict[str, Any]]) -> None:
    data = {"sections": [section(papers=PAPERS)]}
    places = {Entry(0, "papers", "abcde".index(key)) for key in gone}
    assert without(data, places)["sections"][0]["papers"] == expected


NAMES: list[tuple[str, dict[str, Any], str]] = [
    ("papers", {"key": "ito2023", "title": ["Bounds"]}, "ito2023"),
    ("items", {"text": ["PhD,  in ", {"strong": ["Physics"]}, "\n"], "date": "2020"}, "PhD, in Physics"),
    ("groups", {"label": ["Software: "], "values": [{"text": ["Python"]}]}, "Software:"),
    ("details", {"text": [{"em": ["a"]}, {"code": ["b"]}, {"small": ["c"]}, {"sup": ["d"]}]}, "abcd"),
    ("details", {"text": [{"sub": ["e"]}, {"link": "https://example.org", "body": ["f"]}]}, "ef"),
    ("details", {"text": [{"math": {"mi": "x"}, "source": "x_1"}], "details": texts("g")}, "x_1"),
]


@pytest.mark.parametrize(("name", "entry", "expected"), NAMES)
def test_what_an_author_knows_an_entry_by(name: str, entry: dict[str, Any], expected: str) -> None:
    data = {"sections": [section(), section(**{name: [{}, entry]})]}
    assert named(data, Entry(1, name, 1)) == expected
