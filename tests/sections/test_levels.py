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
        ("4/10", (4, 10)),
        # more cannot be counted at a glance
        ("4/11", (2, 5)),
        ("5/5", (5, 5)),
        ("0/5", (0, 5)),
        ("0/1", (0, 1)),
        ("100%", (5, 5)),
        ("101%", None),
        ("30%", (2, 5)),
        ("0 %", (0, 5)),
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


WORDS = [
    ("novice beginner basic basics elementary a1 a2 入门 初级", 1),
    ("limited familiar conversational b1 基础", 2),
    ("intermediate professional working good b2 中级 良好", 3),
    ("advanced proficient fluent full near c1 高级 熟练 流利", 4),
    ("native bilingual mother expert c2 精通 母语", 5),
]


@pytest.mark.parametrize(
    ("word", "filled"), [(word, filled) for words, filled in WORDS for word in words.split()]
)
def test_words(word: str, filled: int) -> None:
    assert level_share(word.title()) == (filled, 5)
