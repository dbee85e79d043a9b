"""Levels in words, and what can be drawn of them."""

from __future__ import annotations

import pytest

from sphinx_academic.sections.skills import level_share


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("native", (5, 5)),
        ("Mother tongue", (5, 5)),
        ("limited working proficiency", (2, 5)),
        ("Elementary", (1, 5)),
        ("B2", (3, 5)),
        ("C1, near-native", (4, 5)),
        ("母语", (5, 5)),
        ("3/4", (3, 4)),
        ("105/120", (4, 5)),
        ("80 %", (4, 5)),
        ("TOEFL 105", None),
        ("since 2010", None),
        ("7/5", None),
        ("0/0", None),
        ("120%", None),
        ("3.8/4.0", None),
    ],
)
def test_share(words: str, share: tuple[int, int] | None) -> None:
    assert level_share(words) == share
