"""Rich text: its canonical form, and what becomes of its formulas."""

from __future__ import annotations

import pytest

from sphinx_academic.model.text import (
    BREAK,
    ITEM,
    Block,
    Foreign,
    Inline,
    Link,
    Math,
    RichText,
    Style,
    Styled,
    blocks,
    join,
    plain,
    with_formula_text,
    without_formulas,
    without_mathematics,
)

B = Styled(Style.STRONG, ("b",))


@pytest.mark.parametrize(
    ("inlines", "expected"),
    [
        ([], ()),
        ([""], ()),
        (["", ""], ()),
        (["a"], ("a",)),
        (["a", "b", "", "c"], ("abc",)),
        (["", B, ""], (B,)),
        (["a", "b", B, "c", "d"], ("ab", B, "cd")),
        ([B, B], (B, B)),
        ([B, "", B], (B, B)),
        ([" ", B], (" ", B)),
    ],
)
def test_canonical_form(inlines: list[Inline], expected: RichText) -> None:
    assert join(inlines) == expected


FORMULA = Math("x_1^2")
NESTED: RichText = (
    "a ",
    Styled(Style.EMPHASIS, ("b", Math("c_d"), "e")),
    Link("u", (Foreign("ar", "rtl", (FORMULA, "f")),)),
    FORMULA,
    "g",
)


def test_formulas_as_spans() -> None:
    sub, sup = Styled(Style.SUBSCRIPT, ("1",)), Styled(Style.SUPERSCRIPT, ("2",))
    assert without_formulas(NESTED) == (
        "a ",
        Styled(Style.EMPHASIS, ("bc", Styled(Style.SUBSCRIPT, ("d",)), "e")),
        Link("u", (Foreign("ar", "rtl", ("x", sub, sup, "f")),)),
        "x",
        sub,
        sup,
        "g",
    )


def test_formulas_as_text() -> None:
    assert with_formula_text(NESTED) == (
        "a ",
        Styled(Style.EMPHASIS, ("bc_de",)),
        Link("u", (Foreign("ar", "rtl", ("x₁²f",)),)),
        "x₁²g",
    )


def test_formulas_left_out() -> None:
    assert without_mathematics(NESTED) == (
        "a ",
        Styled(Style.EMPHASIS, ("be",)),
        Link("u", (Foreign("ar", "rtl", ("f",)),)),
        "g",
    )


def test_characters() -> None:
    assert plain(NESTED) == "a bc_dex₁²fx₁²g"
    assert plain((FORMULA,)) == "x₁²"
    assert plain((r"\foo $x$",)) == r"\foo $x$"


def test_text_without_formulas_stays_as_it_is() -> None:
    text = ("a", "b")
    assert without_formulas(text) is text
    assert without_formulas(("a", B)) == ("a", B)
    assert without_formulas(()) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((), []),
        (("a",), [Block((("a",),))]),
        ((B,), [Block(((B,),))]),
        # the mark of an item stands at its beginning
        ((f"a {ITEM}b",), [Block(((f"a {ITEM}b",),))]),
        ((f"{ITEM}a", B), [Block((("a", B),), is_list=True)]),
        ((B, f"{BREAK}{ITEM}a"), [Block(((B,),)), Block((("a",),), is_list=True)]),
        ((B, f"{ITEM}a"), [Block(((B, f"{ITEM}a"),))]),
        (
            (f"{ITEM}a{BREAK}b{BREAK}c{BREAK}{ITEM}d",),
            [
                Block((("a",),), is_list=True),
                Block((("b",),)),
                Block((("c",),)),
                Block((("d",),), is_list=True),
            ],
        ),
        ((f"a{BREAK}b", B, f"c{BREAK}d"), [Block((("a",),)), Block((("b", B, "c"),)), Block((("d",),))]),
    ],
)
def test_paragraphs_and_lists(text: RichText, expected: list[Block]) -> None:
    assert list(blocks(text)) == expected
