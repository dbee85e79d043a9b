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


def shape(element: ElementTree.Element) -> str:
    """Return an element as ``tag[attributes](content)``; thin spaces are shown as ``_``."""
    stated = " ".join(f"{name}={value}" for name, value in element.items())
    content = " ".join(map(shape, element)) or (element.text or "").replace("\u2009", "_")
    return f"{element.tag}{stated and f'[{stated}]'}({content})"


SHAPES = [
    (r"\pod p", "mspace[width=0.5em]() mo[stretchy=false](() mi(p) mo[stretchy=false]())"),
    (r"\mod p", "mspace[width=0.5em]() mi(mod) mtext(_) mi(p)"),
    (r"\bmod 2", "mspace[width=0.222em]() mi(mod) mspace[width=0.222em]() mn(2)"),
    (r"\pmod p", "mspace[width=0.5em]() mo[stretchy=false](() mi(mod) mtext(_) mi(p) mo[stretchy=false]())"),
    (r"\begin{array}{|}a\end{array}", "mtable(mtr(mtd[columnalign=center](mi(a))))"),
    (
        r"\begin{array}[t]{r|l}a&b\end{array}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi(b))))",
    ),
    (
        r"\begin{aligned}[t]a&=b\end{aligned}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mo(=) mi(b))))",
    ),
    (
        r"\begin{alignat}{2}a&b\end{alignat}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mi(b))))",
    ),
    (
        r"\begin{dcases}a\end{dcases}",
        "mrow(mo[fence=true form=prefix stretchy=true]({) mtable(mtr(mtd[columnalign=left](mi(a)))))",
    ),
    (r"\begin{gathered}a\\b\end{gathered}", "mtable(mtr(mtd(mi(a))) mtr(mtd(mi(b))))"),
    (r"x_a\log n", "msub(mi(x) mi(a)) mtext(_) mi(log) mtext(_) mi(n)"),
    (r"\max_i\log n", "msub(mi(max) mi(i)) mtext(_) mi(log) mtext(_) mi(n)"),
    (r"\log^2 n", "msup(mi(log) mn(2)) mtext(_) mi(n)"),
    ("x_a y^2 z", "msub(mi(x) mi(a)) msup(mi(y) mn(2)) mi(z)"),
    (
        r"\log\left(x\right)",
        "mi(log) mrow(mo[fence=true form=prefix stretchy=true](() mi(x) mo[fence=true form=postfix "
        "stretchy=true]()))",
    ),
    (r"n!\log n", "mi(n) mo(!) mtext(_) mi(log) mtext(_) mi(n)"),
    (
        r"|x|\log|y|",
        "mo[stretchy=false](|) mi(x) mo[stretchy=false](|) mtext(_) mi(log) mtext(_) mo[stretchy=false](|) "
        "mi(y) mo[stretchy=false](|)",
    ),
    (
        r"\log\|x\|",
        "mi(log) mtext(_) mo[fence=false stretchy=false](‖) mi(x) mo[fence=false stretchy=false](‖)",
    ),
    (r"\sin\lfloor x\rfloor", "mi(sin) mo(⌊) mi(x) mo(⌋)"),
    (
        r"\sin\left|x\right|y",
        "mi(sin) mtext(_) mrow(mo[fence=true form=prefix stretchy=true](|) mi(x) mo[fence=true form=postfix "
        "stretchy=true](|)) mi(y)",
    ),
    (
        r"\left|x\right|\sin y",
        "mrow(mo[fence=true form=prefix stretchy=true](|) mi(x) mo[fence=true form=postfix "
        "stretchy=true](|)) mi(sin) mtext(_) mi(y)",
    ),
    (r"\sin\frac{a}{b}", "mi(sin) mtext(_) mfrac(mi(a) mi(b))"),
    (r"\sin\,x", "mi(sin) mspace[width=0.167em]() mi(x)"),
    (r"\sin\text{ }x", "mi(sin) mtext( ) mi(x)"),
    (r"\sum\log n", "mo(∑) mi(log) mtext(_) mi(n)"),
    (r"\mathrm{a}\mathrm{b}", "mi(ab)"),
    (r"\mathrm{a}\log x", "mi[mathvariant=normal](a) mtext(_) mi(log) mtext(_) mi(x)"),
    (r"\mathrm{ab}_2 x", "msub(mi(ab) mn(2)) mtext(_) mi(x)"),
    (r"{\rm\alpha\beta}", "mi[mathvariant=normal](α) mi[mathvariant=normal](β)"),
    (r"\mathrm{x_1}", "msub(mi[mathvariant=normal](x) mn(1))"),
    (r"\not\in x", "mo(∉) mi(x)"),
    (r"\not{xy}", "mi(x̸) mi(y)"),
    (r"\overunderset{a}{b}{c}", "mover(munder(mi(c) mi(b)) mi(a))"),
    (r"\kern 1 pt x", "mspace[width=0.1em]() mi(x)"),
    (r"\hskip 1pt plus 2pt minus 1fil x", "mspace[width=0.1em]() mi(x)"),
    (r"\enspace x", "mspace[width=0.5em]() mi(x)"),
    (r"\label{x}y", "mi(y)"),
    (r"\frac1{23}", "mfrac(mn(1) mn(23))"),
    ("1,000", "mn(1) mo(,) mn(000)"),
    (
        r"\left/x\right.",
        "mrow(mo[fence=true form=prefix stretchy=true lspace=0 rspace=0](/) mi(x) mo[fence=true "
        "form=postfix stretchy=true lspace=0 rspace=0]())",
    ),
    (
        r"\left\|x\right\|",
        "mrow(mo[fence=true form=prefix stretchy=true](‖) mi(x) mo[fence=true form=postfix "
        "stretchy=true](‖))",
    ),
    (
        "||x||",
        "mo[stretchy=false](|) mo[stretchy=false](|) mi(x) mo[stretchy=false](|) mo[stretchy=false](|)",
    ),
    (r"\mathbf{\Gamma\nabla1}", "mi(𝚪) mi(∇) mn(𝟏)"),
    (r"\mathsf{\alpha}", "mi(α)"),
    (r"\overline{x}", "mover(mi(x) mo[stretchy=true](‾))"),
    (r"\underline{x}", "munder(mi(x) mo[stretchy=true](_))"),
    (r"\vec{x}", "mover[accent=true](mi(x) mo[stretchy=false](→))"),
    (r"\check x", "mover(mi(x) mi(ˇ))"),
    (r"\underbrace{a}_{b}", "munder(munder(mi(a) mo(⏟)) mi(b))"),
    (
        r"\bigl(x\bigr)",
        "mo[fence=true maxsize=1.2em minsize=1.2em stretchy=true](() mi(x) mo[fence=true "
        "maxsize=1.2em minsize=1.2em stretchy=true]())",
    ),
    (
        r"\binom nk",
        "mo[maxsize=2.047em minsize=2.047em](() mfrac[linethickness=0](mi(n) mi(k)) "
        "mo[maxsize=2.047em minsize=2.047em]())",
    ),
    (r"\dfrac{a}{b}", "mstyle[displaystyle=true scriptlevel=0](mfrac(mi(a) mi(b)))"),
    (r"\mathchoice{a}{b}{c}{d}", "mi(b)"),
    (r"\mathbb{R}^n", "msup(mi(ℝ) mi(n))"),
    (r"\uparrow x", "mo(↑) mi(x)"),
    (r"\text{ a }", "mtext( a )"),
    (r"\mathrm{2}", "mn(2)"),
    (r"\mathsemicolon", "mi(;)"),
]


@pytest.mark.parametrize(("source", "expected"), SHAPES)
def test_shape(source: str, expected: str) -> None:
    assert " ".join(map(shape, tree(source))) == expected


DISPLAYED = [
    (r"\max_i^n x", "munderover(mi(max) mi(i) mi(n)) mtext(_) mi(x)"),
    (r"\sum_i x", "munder(mo(∑) mi(i)) mi(x)"),
    (r"\log_2 n", "msub(mi(log) mn(2)) mtext(_) mi(n)"),
    (r"\bigcup^n x", "mover(mo(⋃) mi(n)) mi(x)"),
    (
        r"a&b\\c&d",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mi(b))) "
        "mtr(mtd[columnalign=right](mi(c)) mtd[columnalign=left](mi() mi(d))))",
    ),
    (
        "a\n\nb&c\\\\d",
        "mtable(mtr(mtd(mi(a))) mtr(mtd(mtable(mtr(mtd[columnalign=right](mi(b)) "
        "mtd[columnalign=left](mi() mi(c))) mtr(mtd[columnalign=right](mi(d)))))))",
    ),
    ("\n\n a\n\n", "mi(a)"),
    (
        r"\begin{cases}a\end{cases}",
        "mrow(mo[fence=true form=prefix stretchy=true]({) mtable(mtr(mtd[columnalign=left](mi(a)))))",
    ),
]


@pytest.mark.parametrize(("source", "expected"), DISPLAYED)
def test_shape_of_displayed_formulas(source: str, expected: str) -> None:
    assert " ".join(map(shape, tree(source, display=True))) == expected


#: what is rare, and its text
RARE = r"""
    \tfrac12 ⇒ 1/2 | \nicefrac{1}{2} ⇒ 1/2 | \nicefrac12 ⇒ 1/2 | \sfrac12 ⇒ 1/2 | \dfrac{a}{b} ⇒ a/b
    {n \choose k} ⇒ (n over k) | a \over b ⇒ a/b | \binom nk ⇒ (n over k)
    \left(\frac{a}{b}\middle|c\right) ⇒ (a/b|c) | \bigl(x\bigr) ⇒ (x) | \substack{a\\b} ⇒ a; b
    \stackrel{*}{=} ⇒ =* | \underbrace{a}_{b} ⇒ a⏟_b | \begin{pmatrix}a&b\\c&d\end{pmatrix} ⇒ (a, b; c, d)
    \begin{cases}a&b\\c&d\end{cases} ⇒ {a, b; c, d | \begin{array}{c|c}a&b\end{array} ⇒ a, b
    \text{if }x ⇒ if x | \mbox{GeV}/c^2 ⇒ GeV/c² | \hbox{a} ⇒ a | \textit{x} ⇒ x | \textbf{x} ⇒ x
    \texttt{x} ⇒ x | \textsc{x} ⇒ x | \emph{x} ⇒ x | \sf x ⇒ x | \tt x ⇒ x | \it x ⇒ x | \frak g ⇒ g
    \Bbb R ⇒ ℝ | \scr L ⇒ ℒ | \mathscr L ⇒ ℒ | \mathfrak{g} ⇒ g | \mathsf{NP} ⇒ NP | \mathit{xy} ⇒ xy
    \pmb{x} ⇒ x | \mathbbm{1} ⇒ 1 | \mathpzc{a} ⇒ a | \EuScript{A} ⇒ A | \symbf{x} ⇒ x | \upalpha ⇒ α
    \upDelta ⇒ Δ | \Updelta ⇒ Δ | \textmu ⇒ μ | \hat\imath ⇒ ı̂ | \widehat{xy} ⇒ x̂ŷ | \vec{x} ⇒ x⃗
    \dot x ⇒ ẋ | \ddot x ⇒ ẍ | \tilde x ⇒ x̃ | \check x ⇒ x^ˇ | \breve x ⇒ x̆ | \acute x ⇒ x́
    \grave x ⇒ x̀ | \overline{x} ⇒ x̄ | \underline{x} ⇒ x̲ | \overrightarrow{AB} ⇒ A⃗B⃗
    \overbrace{x}^n ⇒ x⏞ⁿ | \xleftarrow[a]{b} ⇒ ←ₐᵇ | \xrightarrow[a]{b} ⇒ →ₐᵇ | \limsup_n ⇒ lim supₙ
    \liminf ⇒ lim inf | \Pr ⇒ Pr | \arg\max ⇒ arg max | \gcd(a,b) ⇒ gcd(a,b)
    \operatorname*{argmax}_x ⇒ argmaxₓ | \lim_{x\to 0} ⇒ lim_(x→0) | \bmod 2 ⇒ mod 2 | \pmod p ⇒ (mod p)
    \phantom{x} ⇒ | \smash{x} ⇒ x | \vphantom{x}y ⇒ y | \mathop{\rm log} ⇒ log | \mathrel{:=} ⇒ :=
    \mathord{+} ⇒ + | \hskip 2pt x ⇒ x | \kern-1pt x ⇒ x | \mkern 3mu x ⇒ x | \hspace{1em}x ⇒ x
    \hspace*{1em}x ⇒ x | \! ⇒ | \, ⇒ | \: ⇒ | \; ⇒ | \quad ⇒ | \qquad ⇒ | \thinspace ⇒ | \copyright ⇒ ©
    \pounds ⇒ £ | \S ⇒ § | \P ⇒ ¶ | \dag ⇒ † | \degree ⇒ ° | \celsius ⇒ °C | \angstrom ⇒ Å | \ss ⇒ ß
    \O ⇒ Ø | \LaTeX ⇒ LaTeX | \textdegree ⇒ ° | \displaystyle x ⇒ x | \textstyle x ⇒ x | \small x ⇒ x
    \boldmath x ⇒ x | \protect x ⇒ x | \slashed{D} ⇒ D̸ | \cancel{x} ⇒ x | \boxed{x} ⇒ x | \bra{x} ⇒ ⟨x∣
    \ket{x} ⇒ ∣x⟩ | \braket{x} ⇒ ⟨x⟩ | \Iota ⇒ I | \omicron ⇒ o | \sun ⇒ ⊙ | \mathsemicolon ⇒ ;
    \less ⇒ < | \coloneqq ⇒ := | \mathchoice{a}{b}{c}{d} ⇒ b | \textsuperscript{2} ⇒ ²
    \textsubscript{2} ⇒ ₂ | \# ⇒ # | \$ ⇒ $ | \% ⇒ % | \& ⇒ & | \_ ⇒ _ | \{x\} ⇒ {x} | \| ⇒ ‖
    \backslash ⇒ \ | \ldots ⇒ … | \dots ⇒ … | \varnothing ⇒ ∅ | \hbar ⇒ ℏ | \ell ⇒ ℓ | \nabla ⇒ ∇
    \partial ⇒ ∂ | \infty ⇒ ∞ | \dagger ⇒ † | \ast ⇒ * | \prime ⇒ ′ | \leadsto ⇒ ⤳ | \implies ⇒ ⟹
    \iff ⇒ ⟺
"""
RARE_FORMULAS = [
    tuple(map(str.strip, part.split("⇒")))
    for line in RARE.splitlines()
    for part in line.split(" | ")
    if part.strip()
]


@pytest.mark.parametrize(("source", "text"), RARE_FORMULAS)
def test_rare_macros_are_set(source: str, text: str) -> None:
    assert formula_text(source) == text
    assert is_readable(source)


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
    # marks are raised or lowered where Unicode has them, and stay where they are raised by nature
    (r"x_\dagger", "x†"),
    (r"x^\dagger", "x†"),
    (r"x_\prime", "x′"),
    ("x^*", "x*"),
    ("x^{**}", "x^(**)"),
    ("x^{+-}", "x⁺⁻"),
    ("x^{123}", "x¹²³"),
    ("x^{1,2}", "x^(1,2)"),
    ("x^Q", "x^Q"),
    (r"x^{\%}", "x%"),
    # a star behind a macro is a factor
    (r"\alpha*b", "α*b"),
    (r"\log * n", "log*n"),
    (r"\operatorname*{rank}_x", "rankₓ"),
    # what cannot be set stays as it is
    (r"\foo x", r"\foo x"),
]


@pytest.mark.parametrize(("source", "expected"), TEXTS)
def test_text(source: str, expected: str) -> None:
    assert formula_text(source) == expected


def test_limits() -> None:
    assert is_readable("x" * 10_000)
    assert not is_readable("x" * 10_001)
    assert not is_readable(r"\foo")


def test_pieces() -> None:
    assert formula_pieces("x_1^2+y") == (("x", ""), ("1", "sub"), ("2", "sup"), ("+", ""), ("y", ""))
    assert formula_pieces(r"\foo") == ((r"\foo", ""),)
    # two signs side by side are apart from what they compare, not from each other
    assert formula_pieces("a=<b") == (("a", ""), (" =", ""), ("< ", ""), ("b", ""))
    assert formula_pieces("a:=b") == (("a", ""), (":", ""), (" = ", ""), ("b", ""))


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
    for source, _text in RARE_FORMULAS:
        assert is_formula(portable(source))


def test_no_attribute_but_known_ones() -> None:
    allowed = {
        "accent", "accentunder", "columnalign", "display", "displaystyle", "fence", "form", "linethickness",
        "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "rspace", "scriptlevel",
        "stretchy", "width", "xmlns",
    }  # fmt: skip
    for source, _text in RARE_FORMULAS:
        for element in tree(source).iter():
            assert set(element.keys()) <= allowed
            assert not any('"' in value or "<" in value for value in element.attrib.values())
