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
