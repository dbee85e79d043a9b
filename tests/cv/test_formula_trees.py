"""Formulas as trees for a template of Typst: rows, brackets that grow, accents and tables."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from sphinx_academic.cv.pdf.math import _tree, _Unknown, math_tree

X: dict[str, Any] = {"mi": "x"}


def mo(sign: str) -> dict[str, Any]:
    return {"mo": sign}


def fenced(opening: str, closing: str, *within: Any) -> dict[str, Any]:
    return {"fenced": [mo(opening), *(within or (X,)), mo(closing)]}


def row(*parts: Any) -> dict[str, Any]:
    return {"mrow": [*parts]}


A, B, C, N = ({"mi": letter} for letter in "abcn")
SUM = row(A, mo("+"), B)

FORMULAS: list[tuple[str, dict[str, Any]]] = [
    ("", {"mrow": []}),
    ("x", X),
    ("12", {"mn": "12"}),
    ("a+b", SUM),
    # an accent over it, and a sign
    (r"\vec{x}", {"accent": X, "mark": "\u20d7"}),
    (r"\overset{\to}{x}", {"accent": X, "mark": "\u20d7"}),
    (r"\underset{\to}{x}", {"munder": [X, mo("→")]}),
    (r"\bar{x}", {"accent": X, "mark": "\u0304"}),
    (r"\overline{x}", {"mover": [X, mo("‾")]}),
    (r"\widehat{a+b}", {"accent": SUM, "mark": "\u0302"}),
    (r"\overset{a}{b}", {"mover": [B, A]}),
    (r"\overset{+}{x}", {"mover": [X, mo("+")]}),
    (r"\underset{a}{b}", {"munder": [B, A]}),
    (r"\int\limits_a^b", {"munderover": [mo("∫"), A, B]}),
    (r"\overbrace{x}^{n}", {"mover": [{"mover": [X, mo("⏞")]}, N]}),
    # brackets that grow
    (r"\left(x\right)", fenced("(", ")")),
    (r"\left[x\right)", fenced("[", ")")),
    (r"\left\{x\right\}", fenced("{", "}")),
    (r"\left<x\right>", fenced("⟨", "⟩")),
    (r"\left\lfloor x\right\rfloor", fenced("⌊", "⌋")),
    (r"\left\lceil x\right\rceil", fenced("⌈", "⌉")),
    (r"\left|x\right|", fenced("|", "|")),
    (r"\left\|x\right\|", fenced("‖", "‖")),
    (r"\left(a+b\right)", fenced("(", ")", A, mo("+"), B)),
    # those that do not, that open nothing, or that have nothing in them
    (r"(x)", row(mo("("), X, mo(")"))),
    (r"|x|", row(mo("|"), X, mo("|"))),
    (r"\left)x\right(", row(mo(")"), X, mo("("))),
    (r"\left.x\right|", row(mo(""), X, mo("|"))),
    (r"\left(\right)", row(mo("("), mo(")"))),
    (r"a\left(x\right)", row(A, fenced("(", ")"))),
    # tables
    (r"\begin{matrix}a&b\\c&x\end{matrix}", {"mtable": [[A, B], [C, X]]}),
    (r"\begin{matrix}a+b\end{matrix}", {"mtable": [[SUM]]}),
    (r"\begin{cases}a&b\\c\end{cases}", row(mo("{"), {"mtable": [[A, B], [C]]})),
    # roots, powers, fractions
    (r"\sqrt{a+b}", {"msqrt": [SUM]}),
    (r"\phantom{a+b}", {"mphantom": [SUM]}),
    (r"x^{a+b}", {"msup": [X, SUM]}),
    (r"\frac{a+b}{x}", {"mfrac": [SUM, X]}),
    # spaces, and words
    (r"a\,b", row(A, {"mspace": 0.167}, B)),
    (r"a\!b", row(A, {"mspace": -0.167}, B)),
    (r"\quad", {"mspace": 1.0}),
    (r"x\text{ if }a", row(X, {"mtext": "\xa0if\xa0"}, A)),
    (r"\mathrm{d}x", row({"upright": "d"}, X)),
    (r"\mathbf{x}", {"mi": "𝐱"}),
    (r"\lim_{x}", {"msub": [{"upright": "lim"}, X]}),
    # what changes the look of a formula alone
    (r"\displaystyle x", X),
    (r"\boxed{x}", X),
    (r"\boxed{a+b}", SUM),
]


@pytest.mark.parametrize(("source", "expected"), FORMULAS)
def test_formula(source: str, expected: dict[str, Any]) -> None:
    assert math_tree(source) == expected


@pytest.mark.parametrize(
    ("macro", "mark"),
    [
        ("hat", "\u0302"),
        ("tilde", "\u0303"),
        ("breve", "\u0306"),
        ("dot", "\u0307"),
        ("ddot", "\u0308"),
        ("mathring", "\u030a"),
        ("acute", "\u0301"),
        ("grave", "\u0300"),
    ],
)
def test_accents(macro: str, mark: str) -> None:
    assert math_tree(rf"\{macro}{{x}}") == {"accent": X, "mark": mark}


def tree(text: str) -> Any:
    return _tree(ElementTree.fromstring(text), 9)


@pytest.mark.parametrize(
    ("attribute", "is_accent"),
    [('stretchy="false"', True), ('accent="true"', True), ('stretchy="true"', False), ("", False)],
)
def test_what_stands_over_something_is_an_accent_where_it_says_so(attribute: str, is_accent: bool) -> None:
    found = tree(f"<mover><mi>x</mi><mo {attribute}> ~ </mo></mover>")
    assert found == ({"accent": X, "mark": "\u0303"} if is_accent else {"mover": [X, mo(" ~ ")]})
    # and nothing that stands elsewhere
    for name in ("munder", "msup", "msub"):
        assert tree(f"<{name}><mi>x</mi><mo {attribute}>~</mo></{name}>") == {name: [X, mo("~")]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<mfrac linethickness="0"><mi>a</mi><mi>b</mi></mfrac>', {"mtable": [[A], [B]]}),
        ('<mfrac linethickness="1"><mi>a</mi><mi>b</mi></mfrac>', {"mfrac": [A, B]}),
        ('<mspace width="-.5em"/>', {"mspace": -0.5}),
        ('<mspace width="3px"/>', {"mspace": 0}),
        ("<mspace/>", {"mspace": 0}),
        ("<mi>ab</mi>", {"upright": "ab"}),
        ('<mi mathvariant="normal">a</mi>', {"upright": "a"}),
        ('<mn mathvariant="normal">1</mn>', {"mn": "1"}),
        ("<mtext>ab</mtext>", {"mtext": "ab"}),
        ("<mo/>", mo("")),
        ("<mstyle><mi>x</mi></mstyle>", X),
        ("<mroot><mi>a</mi><mi>b</mi></mroot>", {"mroot": [A, B]}),
    ],
)
def test_elements(text: str, expected: dict[str, Any]) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize("text", ["<mfrac><mi>a</mi></mfrac>", "<msup/>", "<mi2/>", "<mmultiscripts/>"])
def test_elements_that_a_template_cannot_build(text: str) -> None:
    with pytest.raises(_Unknown):
        tree(text)
