"""What no text may hold, at the doors by which texts come in."""

from __future__ import annotations

import pytest

from sphinx_academic.model.controls import cleaned
from sphinx_academic.model.text import BREAK, ITEM, Block, RichText, Style, Styled, blocks, plain


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("a\x00b\x1b\x7f\x9f\ud800\udfff\ufffe\uffffc", "abc"),
        ("a\tb\n\x85\u2028\u202e\U0001f600", "a\tb\n\x85\u2028\u202e\U0001f600"),
        (["a\0", 1, None, ("b\0",)], ["a", 1, None, ("b",)]),
        ({"a\0": {"b": ["c\0"]}}, {"a": {"b": ["c"]}}),
        ({"a": 1, "a\0": 2}, {"a": 2}),
        ({"a": ["b"], "c": "d\0"}, {"a": ["b"], "c": "d"}),
        (3, 3),
        (None, None),
    ],
)
def test_cleaned(given: object, clean: object) -> None:
    assert cleaned(given) == clean


def test_what_is_clean_stays_the_same_object() -> None:
    given = {"a": ["b", ("c", 1)], "d": {"e": None}}
    assert cleaned(given) is given


STYLED = Styled(Style.EMPHASIS, ("b",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (("a",), [Block((("a",),))]),
        (("a ", STYLED), [Block((("a ", STYLED),))]),
        ((f"a{BREAK}b",), [Block((("a",),)), Block((("b",),))]),
        (("a", f"{BREAK}", STYLED), [Block((("a",),)), Block(((STYLED,),))]),
        ((f"a{BREAK}{ITEM}b{BREAK}{ITEM}c",), [Block((("a",),)), Block((("b",), ("c",)), is_list=True)]),
        ((f"{ITEM}b",), [Block((("b",),), is_list=True)]),
        (
            (f"{ITEM}b ", STYLED, f"{BREAK}a{BREAK}{ITEM}c"),
            [
                Block((("b ", STYLED),), is_list=True),
                Block((("a",),)),
                Block((("c",),), is_list=True),
            ],
        ),
    ],
)
def test_blocks(text: RichText, expected: list[Block]) -> None:
    assert list(blocks(text)) == expected


def test_plain() -> None:
    assert plain(("a",)) == "a"
    assert plain(("a ", STYLED, "!")) == "a b!"
    assert plain(()) == ""
