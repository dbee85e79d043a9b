"""Patterns of documents: those of Sphinx, in a time that no number of stars can raise much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sphinx.util.matching import patfilter

from sphinx_academic.core.globs import matching_names

NAMES = ("index", "news/2024", "news/2025-a", "news/old/2019", "talks", "a[1]", "news/[x]")


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("index", ["index"]),
        ("news/*", ["news/2024", "news/2025-a", "news/[x]"]),
        ("news/**", ["news/2024", "news/2025-a", "news/[x]", "news/old/2019"]),
        ("**20[12]?", ["news/2024", "news/old/2019"]),
        ("news/[!2]*", ["news/[x]"]),
        ("*[]]", ["a[1]"]),
        ("news?2024", []),
        ("[z-a]*", []),
        ("[", []),
        ("", []),
    ],
)
def test_names(pattern: str, found: list[str]) -> None:
    assert matching_names(NAMES, pattern) == found


PARTS = st.sampled_from(["*", "**", "?", "a", "b", "/", "[ab]", "[!a]", "[a-b]", ".", "(", "[]a]"])


@given(st.lists(PARTS, max_size=8).map("".join), st.lists(st.text("ab/.(]", max_size=8), max_size=5))
def test_they_mean_what_they_mean_to_sphinx(pattern: str, names: list[str]) -> None:
    assert matching_names(names, pattern) == sorted(patfilter(names, pattern))


def test_many_stars() -> None:
    # with Python's matcher, a number of steps with more digits than there are stars
    assert matching_names(["a" * 250], "*a" * 100 + "b") == []
