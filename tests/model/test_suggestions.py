"""Remedies for names that are not known."""

from __future__ import annotations

import pytest

from sphinx_academic.model.suggestions import did_you_mean, nearest


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("titel", ["title", "year"], "did you mean ‘title’?"),
        ("Title", ["title"], "did you mean ‘title’?"),
        ("group_by", ["group-by"], "did you mean ‘group-by’?"),
        ("Max Authors", ["max-authors"], "did you mean ‘max-authors’?"),
        ("dio", ["doi", "arxiv"], "did you mean ‘doi’?"),
        ("colour", ["course", "title"], "known are: course, title"),
        ("", ["a"], "known are: a"),
        ("x", [], "known are: none"),
        ("y", [f"long-{number}" for number in range(42)], "long-39, and 2 more"),
    ],
)
def test_remedy(name: str, known: list[str], expected: str) -> None:
    assert did_you_mean(name, known).endswith(expected)


def test_of_names_that_differ_in_case_the_first() -> None:
    assert nearest("HYDROLOGY", ["Hydrology", "hydrology"]) == "Hydrology"
    assert nearest("abc", ["abcdefgh"], alike=0.9) is None


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        # in any letter case, whatever separates its words
        ("GROUP BY", ["group_by"], "group_by"),
        ("groupby", ["group--by"], "group--by"),
        ("straße", ["STRASSE"], "STRASSE"),
        # of short names, a smaller part has to be alike; of longer ones, more
        ("abxx", ["abcd"], None),
        ("abcx", ["abcd"], "abcd"),
        ("doi", ["dio"], "dio"),
        ("abc", ["abz"], "abz"),
        ("abcde", ["abcxy"], None),
        ("abcdex", ["abcdyz"], None),
        ("abcdex", ["abcdey"], "abcdey"),
        ("", [""], ""),
        ("x", [], None),
        # the nearest one
        ("title", ["tile", "titles"], "titles"),
    ],
)
def test_nearest(name: str, known: list[str], expected: str | None) -> None:
    assert nearest(name, known) == expected


def test_how_much_a_name_has_to_resemble() -> None:
    assert nearest("abcd", ["abxy"], alike=0.5) == "abxy"
    assert nearest("abcd", ["abxy"], alike=0.51) is None


@pytest.mark.parametrize(
    ("name", "known", "listed", "expected"),
    [
        ("q", ["abc", "def", "abc"], True, "known are: abc, def"),
        ("q", ["abc"], False, "correct it"),
        ("ab", ["abc"], False, "did you mean ‘abc’?"),
        ("q", (), True, "known are: none"),
        ("q", (), False, "correct it"),
        ("q", ["n"] * 50, True, "known are: n"),
        (
            "q",
            [f"n{number:02}" for number in range(40)],
            True,
            "known are: " + ", ".join(f"n{number:02}" for number in range(40)),
        ),
        (
            "q",
            [f"n{number:02}" for number in range(41)],
            True,
            "known are: " + ", ".join(f"n{number:02}" for number in range(40)) + ", and 1 more",
        ),
    ],
)
def test_whole_remedy(name: str, known: list[str], listed: bool, expected: str) -> None:
    assert did_you_mean(name, known, listed=listed) == expected
