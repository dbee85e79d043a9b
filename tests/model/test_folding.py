"""Keys of texts, and the parts of a line."""

from __future__ import annotations

import re

import pytest

from sphinx_academic.model.folding import fold, separated, strip_accents


@pytest.mark.parametrize(
    ("text", "separators", "parts"),
    [
        ("a, b ,c", ",", ["a", "b", "c"]),
        ("", ",", []),
        (" , ,", ",", []),
        (",a", ",", ["a"]),
        (" a ", ",", ["a"]),
        ("a; b, c", ";", ["a", "b, c"]),
        ("a; b, c", ",;", ["a", "b", "c"]),
        # not within brackets of any kind
        ("a (b, c), d", ",", ["a (b, c)", "d"]),
        ("a [b, c], d {e, f}", ",", ["a [b, c]", "d {e, f}"]),
        ("甲（乙，丙），丁", "，", ["甲（乙，丙）", "丁"]),
        ("a ((b, c), d), e", ",", ["a ((b, c), d)", "e"]),
        # a bracket that closes nothing, and one that is not closed
        ("a), b, c", ",", ["a)", "b", "c"]),
        ("a)) (b, c), d", ",", ["a)) (b, c)", "d"]),
        ("a (b, c", ",", ["a (b, c"]),
        ("a(,)b", ",", ["a(,)b"]),
    ],
)
def test_parts_of_a_line(text: str, separators: str, parts: list[str]) -> None:
    assert [text[start:end] for start, end in separated(text, separators)] == parts


def test_words_may_separate_as_well() -> None:
    text = "a and b, c (d and e) and f"
    found = separated(text, ",", re.compile(r"\s+and\s+"))
    assert [text[start:end] for start, end in found] == ["a", "b", "c (d and e)", "f"]
    colon = re.compile(r":(?=\s)")
    assert list(separated("a:b: c", "", colon)) == [(0, 3), (5, 6)]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("abc", "abc"),
        ("ÀÉÎÕÜç", "AEIOUc"),
        ("øłđħŧıæœðþ", "oldhtiaeoedth"),
        ("ØŁĐĦŦÆŒÐÞ", "OLDHTAEOEDTh"),
        ("Ёлка ά", "Елка α"),
        ("ß", "ß"),
        # signs that are more than decoration
        ("がパ", "がパ"),
        ("한", "한"),
        ("नि", "नि"),
    ],
)
def test_without_accents(text: str, plain: str) -> None:
    assert strip_accents(text) == plain


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  A\tb\n C ", "a b c"),
        ("É", "e"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
        ("ＡＢ①", "ab1"),
        ("a\u00a0b\u3000c", "a b c"),
        ("İstanbul", "istanbul"),
        ("Ⅷ", "viii"),
        ("", ""),
    ],
)
def test_key(text: str, key: str) -> None:
    assert fold(text) == key
