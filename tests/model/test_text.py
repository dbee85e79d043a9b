"""What no text may hold, at the doors by which texts come in."""

from __future__ import annotations

import pytest

from sphinx_academic.model.text import cleaned


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("a\x00b\x1b\x7f\x9f\ud800\udfff\ufffe\uffffc", "abc"),
        ("a\tb\n\x85\u2028\u202e\U0001f600", "a\tb\n\x85\u2028\u202e\U0001f600"),
        (["a\0", 1, None, ("b\0",)], ["a", 1, None, ("b",)]),
        ({"a\0": {"b": ["c\0"]}}, {"a": {"b": ["c"]}}),
        (3, 3),
        (None, None),
    ],
)
def test_cleaned(given: object, clean: object) -> None:
    assert cleaned(given) == clean


def test_what_is_clean_stays_the_same_object() -> None:
    given = {"a": ["b", ("c", 1)], "d": {"e": None}}
    assert cleaned(given) is given
