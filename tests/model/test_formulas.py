"""Formulas as MathML and as text, and in the LaTeX that every document knows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from sphinx_academic.model.formula_text import formula_pieces, formula_text
from sphinx_academic.model.formulas import is_formula, portable
from sphinx_academic.model.mathml import Unreadable, is_readable, tree


def mathml(source: str, *, display: bool = False) -> str:
    """Return what is in the ``math`` element."""
    math = tree(source, display=display)
    return "".join(
        ElementTree.tostring(child, encoding="unicode", short_empty_elements=False) for child in math
    )


THIN = "<mtext>\u2009</mtext>"

MATHML = [
    # without a base, as behind the text of a title
    ("_2", "<msub><mi></mi><mn>2</mn></msub>"),
    ("_{2-x}", "<msub><mi></mi><mrow><mn>2</mn><mo>−</mo><mi>x</mi></mrow></msub>"),
    ("^{13}", "<msup><mi></mi><mn>13</mn></msup>"),
    ("_2^+", "<msubsup><mi></mi><mn>2</mn><mo>+</mo></msubsup>"),
    (r"_\odot", "<msub><mi></mi><mo>⊙</mo></msub>"),
    # degrees
    (r"^\circ", "<mi>°</mi>"),
    (r"45^{\circ}", "<mn>45</mn><mi>°</mi>"),
    (r"f^\circ", "<msup><mi>f</mi><mo>∘</mo></msup>"),
    (
        r"20\,^\circ\mathrm{C}",
        '<mn>20</mn><mspace width="0.167em"></mspace><mi>°</mi><mi mathvariant="normal">C</mi>',
    ),
    # no operator, so that nothing sets spaces around it
    ("3/2", '<mn>3</mn><mo stretchy="false" lspace="0" rspace="0">/</mo><mn>2</mn>'),
    # delimiters that are other characters elsewhere, and one that is not shown
    (
        r"\left<x\right>",
        '<mrow><mo fence="true" form="prefix" stretchy="true">⟨</mo><mi>x</mi>'
        '<mo fence="true" form="postfix" stretchy="true">⟩</mo></mrow>',
    ),
    (
        r"\left.x\right|_0",
        '<msub><mrow><mo fence="true" form="prefix" stretchy="true" lspace="0" rspace="0"></mo><mi>x</mi>'
        '<mo fence="true" form="postfix" stretchy="true">|</mo></mrow><mn>0</mn></msub>',
    ),
    # functions have spaces around them
    (r"\log n", f"<mi>log</mi>{THIN}<mi>n</mi>"),
    (r"n\log n", f"<mi>n</mi>{THIN}<mi>log</mi>{THIN}<mi>n</mi>"),
    (r"\sin(x)", '<mi>sin</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>'),
    (r"\max_i x", f"<msub><mi>max</mi><mi>i</mi></msub>{THIN}<mi>x</mi>"),
    (r"\operatorname{rank} A", f"<mi>rank</mi>{THIN}<mi>A</mi>"),
    (r"\mathrm{rank} A", f"<mi>rank</mi>{THIN}<mi>A</mi>"),
    (r"\mathrm{SL}_2", "<msub><mi>SL</mi><mn>2</mn></msub>"),
    (r"\mathrm{d}x", '<mi mathvariant="normal">d</mi><mi>x</mi>'),
    # fonts, old and new
    (r"{\rm SU}(2)", '<mi>SU</mi><mo stretchy="false">(</mo><mn>2</mn><mo stretchy="false">)</mo>'),
    (r"{\bf x}", "<mi>𝐱</mi>"),
    (r"{\cal N}", "<mi>𝒩</mi>"),
    (r"\textsf{P}", "<mtext>𝖯</mtext>"),
    (r"\bm x", "<mi>𝒙</mi>"),
    (r"\boldsymbol{\alpha}", "<mi>𝜶</mi>"),
    (r"\mathbb{R}", "<mi>ℝ</mi>"),
    (r"\mathds{1}", "<mn>𝟙</mn>"),
    (r"\upmu", '<mi mathvariant="normal">μ</mi>'),
    (r"\AA", "<mtext>Å</mtext>"),
    (r"\mathrm{C}", '<mi mathvariant="normal">C</mi>'),
    # structures
    (r"\frac12", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (r"\mathring{A}", '<mover accent="true"><mi>A</mi><mo stretchy="false">˚</mo></mover>'),
    (r"\overset{a}{b}", "<mover><mi>b</mi><mi>a</mi></mover>"),
    (r"\xrightarrow{f}", '<mover><mstyle scriptlevel="0"><mo>→</mo></mstyle><mi>f</mi></mover>'),
    (r"\ensuremath{\pi}", "<mi>π</mi>"),
    (r"\not=", "<mo>≠</mo>"),
    (r"f''^2", "<msup><mi>f</mi><mrow><mo>′′</mo><mn>2</mn></mrow></msup>"),
    (r"5 cm", "<mn>5</mn><mi>c</mi><mi>m</mi>"),
    (r"\textrm{\textmu m}", "<mtext>μm</mtext>"),
    (r"\text{a < b}", "<mtext>a &lt; b</mtext>"),
    (r"\leqslant", "<mo>⩽</mo>"),
    (r"\lfloor x\rfloor", "<mo>⌊</mo><mi>x</mi><mo>⌋</mo>"),
]


@pytest.mark.parametrize(("source", "expected"), MATHML)
def test_mathml(source: str, expected: str) -> None:
    assert mathml(source) == expected


RARE = r"""
    \tfrac12 | \nicefrac{1}{2} | \nicefrac12 | \sfrac12 | \dfrac{a}{b} | {n \choose k} | a \over b
    \binom nk | \left(\frac{a}{b}\middle|c\right) | \bigl(x\bigr) | \substack{a\\b} | \stackrel{*}{=}
    \underbrace{a}_{b} | \begin{pmatrix}a&b\\c&d\end{pmatrix} | \begin{cases}a&b\\c&d\end{cases}
    \begin{array}{c|c}a&b\end{array} | \text{if }x | \mbox{GeV}/c^2 | \hbox{a} | \textit{x} | \textbf{x}
    \texttt{x} | \textsc{x} | \emph{x} | \sf x | \tt x | \it x | \frak g | \Bbb R | \scr L | \mathscr L
    \mathfrak{g} | \mathsf{NP} | \mathit{xy} | \pmb{x} | \mathbbm{1} | \mathpzc{a} | \EuScript{A}
    \symbf{x} | \upalpha | \upDelta | \Updelta | \textmu | \hat\imath | \widehat{xy} | \vec{x} | \dot x
    \ddot x | \tilde x | \check x | \breve x | \acute x | \grave x | \overline{x} | \underline{x}
    \overrightarrow{AB} | \overbrace{x}^n | \xleftarrow[a]{b} | \xrightarrow[a]{b} | \limsup_n | \liminf
    \Pr | \arg\max | \gcd(a,b) | \operatorname*{argmax}_x | \lim_{x\to 0} | \bmod 2 | \pmod p
    \phantom{x} | \smash{x} | \vphantom{x}y | \mathop{\rm log} | \mathrel{:=} | \mathord{+}
    \hskip 2pt x | \kern-1pt x | \mkern 3mu x | \hspace{1em}x | \hspace*{1em}x | \! | \, | \: | \;
    \quad | \qquad | \thinspace | \copyright | \pounds | \S | \P | \dag | \degree | \celsius | \angstrom
    \ss | \O | \LaTeX | \textdegree | \displaystyle x | \textstyle x | \small x | \boldmath x
    \protect x | \slashed{D} | \cancel{x} | \boxed{x} | \bra{x} | \ket{x} | \braket{x} | \Iota
    \omicron | \sun | \mathsemicolon | \less | \coloneqq | \mathchoice{a}{b}{c}{d} | \textsuperscript{2}
    \textsubscript{2} | \# | \$ | \% | \& | \_ | \{x\} | \| | \backslash | \ldots | \dots | \varnothing
    \hbar | \ell | \nabla | \partial | \infty | \dagger | \ast | \prime | \leadsto | \implies | \iff
"""
RARE_FORMULAS = [part.strip() for line in RARE.splitlines() for part in line.split(" | ") if part.strip()]


@pytest.mark.parametrize("source", RARE_FORMULAS)
def test_rare_macros_are_set(source: str) -> None:
    assert is_readable(source)
    assert "\\" not in formula_text(source).replace("\\", "", source == r"\backslash")


TEXTS = [
    ("_2", "₂"),
    ("^{13}", "¹³"),
    (r"^\circ", "°"),
    (r"_\odot", "⊙"),
    (r"M_\odot", "M⊙"),
    ("_{2-x}", "₂₋ₓ"),
    (r"_{7-\delta}", "7−δ"),
    (r"_\mathrm{CUS}", "CUS"),
    (r"25\,^\circ\mathrm{C}", "25 °C"),
    ("10^{-3}", "10⁻³"),
    ("x_i^2", "xᵢ²"),
    ("T_c", "T_c"),
    (r"\Lambda_{\rm QCD}", "Λ_QCD"),
    (r"x_{i,j}", "x_(i,j)"),
    (r"e^{i\pi t}", "e^(iπt)"),
    (r"O(n \log n)", "O(n log n)"),
    (r"\max_i x_i", "maxᵢ xᵢ"),
    (r"\lim_{x\to0} f", "lim_(x→0) f"),
    (r"\sum_{i=1}^n x_i", "∑ᵢ₌₁ⁿ xᵢ"),
    (r"\frac12", "1/2"),
    (r"\frac{a+b}{c}", "(a+b)/c"),
    (r"\sqrt{s}=7", "√s = 7"),
    (r"\sqrt{x+1}", "√(x+1)"),
    (r"\sqrt[3]{x}", "∛x"),
    (r"\bar{p}", "p̄"),
    (r"\tilde{\mathcal{O}}(n)", "Õ(n)"),
    (r"\mathbb{R}^n", "ℝⁿ"),
    (r"\bm{x}", "x"),
    (r"A\to B", "A → B"),
    (r"a \in X", "a ∈ X"),
    (r"\sim 1\%", "~1%"),
    ("<<", "<<"),
    (r"{}^4\!He", "⁴He"),
    (r"^\dagger", "†"),
    ("x''", "x″"),
    (r"\text{if } x", "if x"),
    (r"\begin{pmatrix}1&2\\3&4\end{pmatrix}", "(1, 2; 3, 4)"),
    # what cannot be set stays as it is
    (r"\foo x", r"\foo x"),
]


@pytest.mark.parametrize(("source", "expected"), TEXTS)
def test_text(source: str, expected: str) -> None:
    assert formula_text(source) == expected


def test_pieces() -> None:
    assert formula_pieces("x_1^2+y") == (("x", ""), ("1", "sub"), ("2", "sup"), ("+", ""), ("y", ""))
    assert formula_pieces(r"\foo") == ((r"\foo", ""),)


def test_displayed_formulas_have_lines_and_limits() -> None:
    aligned = mathml(r"a &= b \\ c &= \sum_i d", display=True)
    assert aligned.count("<mtr>") == 2
    assert "<munder><mo>∑</mo><mi>i</mi></munder>" in aligned
    assert mathml("a\n\nb", display=True).count("<mtr>") == 2
    assert tree("x", display=True).get("display") == "block"


UNREADABLE = [
    (r"\foo x", r"has the unknown macro \foo"),
    (r"\input{x}", r"has the unknown macro \input"),
    ("{x", "braces that do not match"),
    (r"\frac{1}", "ends where an argument is missing"),
    (r"\hspace{x}", r"has no length behind \hspace"),
    ("x^1^2", "cannot be read"),
    (r"\sqrt" * 300 + " x", "nested too deeply|cannot be read"),
    (r"\mathbf" * 300 + " x", "nested too deeply|cannot be read"),
    (r"\genfrac{x}", "cannot be read|argument is missing"),
    (r"\sqrt[3]", "cannot be read|argument is missing"),
    ("x" * 20_000, "is too long"),
    ("x\x01", "control characters"),
    ("x\ud800", "control characters"),
]


@pytest.mark.parametrize(("source", "reason"), UNREADABLE)
def test_what_cannot_be_set_says_why(source: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason.replace("\\", "\\\\") if "|" not in reason else reason):
        tree(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\bm{x}\bm y", r"\boldsymbol {x}\boldsymbol y"),
        (r"\upmu m", r"\ensuremath{\mathrm{\mu}}m"),
        (r"\nicefrac12", r"\tfrac 12"),
        (r"\AA", r"\text{Å}"),
        (r"\\\bmod", r"\\\bmod"),
        (r"\mbox\texttrademark", r"{\mbox{\texttrademark}}"),
        ("^\\mbox®", "^{\\mbox{®}}"),
        (r"\argmax_x", r"\operatorname*{argmax}_x"),
        ("x_1", "x_1"),
    ],
)
def test_portable(source: str, expected: str) -> None:
    assert portable(source) == expected


def test_nothing_portable_is_forbidden() -> None:
    for source in RARE_FORMULAS:
        assert is_formula(portable(source))


def test_no_attribute_but_known_ones() -> None:
    allowed = {
        "accent", "accentunder", "columnalign", "display", "displaystyle", "fence", "form", "linethickness",
        "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rspace", "scriptlevel",
        "stretchy", "width", "xmlns",
    }  # fmt: skip
    for source in RARE_FORMULAS:
        for element in tree(source).iter():
            assert set(element.keys()) <= allowed
            assert not any('"' in value or "<" in value for value in element.attrib.values())
