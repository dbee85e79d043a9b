"""Formulas in every form: as MathML and as text."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from sphinx_academic.model import formulas
from sphinx_academic.model.formula_text import formula_pieces, formula_text
from sphinx_academic.model.mathml import Unreadable, is_readable, tree


def shape(element: Element) -> str:
    """Return an element as ``tag[attributes](content)``; thin spaces are shown as ``_``."""
    stated = " ".join(f"{name}={value}" for name, value in element.items())
    content = " ".join(map(shape, element)) or (element.text or "").replace("\u2009", "_")
    return f"{element.tag}{stated and f'[{stated}]'}({content})"


#: source, MathML, text
FORMS = [
    ("x~y", "mi(x) mspace[width=0.25em]() mi(y)", "x y"),
    (r"x\ y", "mi(x) mspace[width=0.25em]() mi(y)", "x y"),
    (r"x\-y\/z", "mi(x) mi(y) mi(z)", "xyz"),
    (
        r"\#\&\_\$\%",
        "mi[mathvariant=normal](#) mi[mathvariant=normal](&) mi[mathvariant=normal](_) "
        "mi[mathvariant=normal]($) mi[mathvariant=normal](%)",
        "#&_$%",
    ),
    ("a<b", "mi(a) mo(<) mi(b)", "a < b"),
    ("a.b", "mi(a) mo(.) mi(b)", "a.b"),
    ("1.5", "mn(1.5)", "1.5"),
    ("1.5x", "mn(1.5) mi(x)", "1.5x"),
    ("5 cm", "mn(5) mi(c) mi(m)", "5cm"),
    ("5x", "mn(5) mi(x)", "5x"),
    ("x'y", "msup(mi(x) mo(′)) mi(y)", "x′y"),
    ("x'''", "msup(mi(x) mo(′′′))", "x‴"),
    ("x''''", "msup(mi(x) mo(′′′′))", "x⁗"),
    ("x' ^2", "msup(mi(x) mrow(mo(′) mn(2)))", "x′²"),
    ("x'^{ab}", "msup(mi(x) mrow(mo(′) mi(a) mi(b)))", "x′ᵃᵇ"),
    (r"x'^\alpha", "msup(mi(x) mrow(mo(′) mi(α)))", "x′ᵅ"),
    (
        r"\left<x\right>",
        "mrow(mo[fence=true form=prefix stretchy=true](⟨) mi(x) mo[fence=true form=postfix "
        "stretchy=true](⟩))",
        "⟨x⟩",
    ),
    (
        r"\left .x\right)",
        "mrow(mo[fence=true form=prefix stretchy=true lspace=0 rspace=0]() mi(x) mo[fence=true "
        "form=postfix stretchy=true]()))",
        "x)",
    ),
    (
        r"\left ( x \right >",
        "mrow(mo[fence=true form=prefix stretchy=true](() mi(x) mo[fence=true form=postfix "
        "stretchy=true](⟩))",
        "(x⟩",
    ),
    (r"\text{a~b``c''d\-e\,f}", "mtext(a\xa0b“c”de_f)", "a b“c”de f"),
    (r"\text{\textbf{a} \alpha}", "mtext(a α)", "a α"),
    (r"\text{ }", "mtext(\xa0)", ""),
    (r"\textbf{ab1é}", "mtext(𝐚𝐛𝟏é)", "ab1é"),
    (r"\texttt{a}", "mtext(𝚊)", "a"),
    (r"\textsubscript{ab}", "msub(mi() mtext(ab))", "ab"),
    (r"\textsuperscript{ab}x", "msup(mi() mtext(ab)) mi(x)", "ᵃᵇx"),
    (r"\operatorname*{arg\,max}_x", "msub(mi(arg_max) mi(x))", "arg maxₓ"),
    (r"\operatorname {a b}", "mi(a b)", "a b"),
    (r"\bmod", "mspace[width=0.222em]() mi(mod) mspace[width=0.222em]()", "mod"),
    (r"\kern -1.5 em x", "mspace[width=-1.5em]() mi(x)", "x"),
    (r"\kern{2em}x", "mspace[width=2em]() mi(x)", "x"),
    (r"\mkern18mu x", "mspace[width=1em]() mi(x)", "x"),
    (r"\hspace*{1ex}x", "mspace[width=0.43em]() mi(x)", "x"),
    (r"\kern1pt minus 2pt x", "mspace[width=0.1em]() mi(x)", "x"),
    (r"\raisebox{1pt}{x}", "mi(x)", "x"),
    (r"\tag{1}x", "mi(x)", "x"),
    (r"\vphantom{x}y", "mi(y)", "y"),
    (r"\phantom{xy}z", "mphantom(mi(x) mi(y)) mi(z)", "z"),
    (r"\overset{a}{b}", "mover(mi(b) mi(a))", "bᵃ"),
    (r"\overset ab", "mover(mi(b) mi(a))", "bᵃ"),
    (r"\frac 1 2", "mfrac(mn(1) mn(2))", "1/2"),
    (r"\frac12 3", "mfrac(mn(1) mn(2)) mn(3)", "1/2 3"),
    (r"\frac\alpha\beta", "mfrac(mi(α) mi(β))", "α/β"),
    (
        r"\binom{n}{k}",
        "mo[maxsize=2.047em minsize=2.047em](() mfrac[linethickness=0](mi(n) mi(k)) "
        "mo[maxsize=2.047em minsize=2.047em]())",
        "(n over k)",
    ),
    (r"\mathring x", "mover[accent=true](mi(x) mo[stretchy=false](˚))", "x̊"),
    (r"\mathrm C", "mi[mathvariant=normal](C)", "C"),
    (r"\mathrm{CO}_2", "msub(mi(CO) mn(2))", "CO₂"),
    (r"\mathbf 12", "mn(𝟏) mn(2)", "12"),
    (r"\mathit{ab}", "mi(a) mi(b)", "ab"),
    (r"\bfseries x", "mi(𝐱)", "x"),
    (r"\begin{matrix}a\end{matrix}", "mtable(mtr(mtd(mi(a))))", "a"),
    (
        r"\begin{array}{lcr}a&b&c\end{array}",
        "mtable(mtr(mtd[columnalign=left](mi(a)) mtd[columnalign=center](mi(b)) "
        "mtd[columnalign=right](mi(c))))",
        "a, b, c",
    ),
    (
        r"\begin{split}a&b\end{split}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mi(b))))",
        "a, b",
    ),
    (r"\begin{gather*}a\end{gather*}", "mtable(mtr(mtd(mi(a))))", "a"),
    (r"\begin{substack}a\\b\end{substack}", "mtable(mtr(mtd(mi(a))) mtr(mtd(mi(b))))", "a; b"),
    (r"\begin{smallmatrix}a\end{smallmatrix}", "mstyle[scriptlevel=1](mtable(mtr(mtd(mi(a)))))", "a"),
    (
        r"\begin{vmatrix}a\end{vmatrix}",
        "mo[stretchy=false](|) mtable(mtr(mtd(mi(a)))) mo[stretchy=false](|)",
        "|a|",
    ),
    (
        r"\begin{align*}a&=b\end{align*}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mo(=) mi(b))))",
        "a, = b",
    ),
    (
        r"\begin{alignedat}{2}a&b\end{alignedat}",
        "mtable(mtr(mtd[columnalign=right](mi(a)) mtd[columnalign=left](mi() mi(b))))",
        "a, b",
    ),
    (r"\sqrt[n]{x+1}", "mroot(mrow(mi(x) mo(+) mn(1)) mi(n))", "ⁿ√(x+1)"),
    (r"\sqrt[3]x", "mroot(mi(x) mn(3))", "∛x"),
    (r"\sqrt[4]x", "mroot(mi(x) mn(4))", "∜x"),
    (r"\sqrt[5]{ab}", "mroot(mrow(mi(a) mi(b)) mn(5))", "⁵√ab"),
    (r"\sqrt[q]{x}", "mroot(mi(x) mi(q))", "q √x"),
    (r"\sqrt[a+b]{x}", "mroot(mi(x) mrow(mi(a) mo(+) mi(b)))", "ᵃ⁺ᵇ√x"),
    (r"\not\subset", "mo(⊄)", "⊄"),
    (r"\not", "", ""),
    (r"\not\,x", "mspace[width=0.167em]() mi(x̸)", "x̸"),
    (r"\not a", "mi(a̸)", "a̸"),
    (r"\log\log x", "mi(log) mtext(_) mi(log) mtext(_) mi(x)", "log log x"),
    (
        r"\log(x)\log y",
        "mi(log) mo[stretchy=false](() mi(x) mo[stretchy=false]()) mtext(_) mi(log) mtext(_) mi(y)",
        "log(x) log y",
    ),
    (r"\log[x]", "mi(log) mo[stretchy=false]([) mi(x) mo[stretchy=false](])", "log[x]"),
    (r"\log|x|y", "mi(log) mtext(_) mo[stretchy=false](|) mi(x) mo[stretchy=false](|) mi(y)", "log |x|y"),
    (r"\log x!", "mi(log) mtext(_) mi(x) mo(!)", "log x!"),
    (r"x!\log y", "mi(x) mo(!) mtext(_) mi(log) mtext(_) mi(y)", "x! log y"),
    (
        r"\ln\left|x\right|",
        "mi(ln) mtext(_) mrow(mo[fence=true form=prefix stretchy=true](|) mi(x) mo[fence=true "
        "form=postfix stretchy=true](|))",
        "ln |x|",
    ),
    (
        r"|a|\sin|b|\cos c",
        "mo[stretchy=false](|) mi(a) mo[stretchy=false](|) mtext(_) mi(sin) mtext(_) "
        "mo[stretchy=false](|) mi(b) mo[stretchy=false](|) mtext(_) mi(cos) mtext(_) mi(c)",
        "|a| sin |b| cos c",
    ),
    (r"2\sin x", "mn(2) mtext(_) mi(sin) mtext(_) mi(x)", "2 sin x"),
    (
        r"(a)\sin x",
        "mo[stretchy=false](() mi(a) mo[stretchy=false]()) mtext(_) mi(sin) mtext(_) mi(x)",
        "(a) sin x",
    ),
    (r"\sin x\cos x", "mi(sin) mtext(_) mi(x) mtext(_) mi(cos) mtext(_) mi(x)", "sin x cos x"),
    (r"\sin^2x", "msup(mi(sin) mn(2)) mtext(_) mi(x)", "sin² x"),
    (
        r"\sin^{-1}(x)",
        "msup(mi(sin) mrow(mo(−) mn(1))) mo[stretchy=false](() mi(x) mo[stretchy=false]())",
        "sin⁻¹(x)",
    ),
    (
        r"\{x\}\log y",
        "mo[stretchy=false]({) mi(x) mo[stretchy=false](}) mtext(_) mi(log) mtext(_) mi(y)",
        "{x} log y",
    ),
    (r"\mathrm{Spec}R", "mi(Spec) mtext(_) mi(R)", "Spec R"),
    (r"\mathrm{SL}R", "mi(SL) mi(R)", "SLR"),
    (r"\mathrm{ab}", "mi(ab)", "ab"),
    (r"\mathrm{Ab}x", "mi(Ab) mi(x)", "Abx"),
    (r"\mathrm{Abc}x", "mi(Abc) mtext(_) mi(x)", "Abc x"),
    (r"\mathrm{A}\mathrm{bc}x", "mi[mathvariant=normal](A) mtext(_) mi(bc) mtext(_) mi(x)", "A bc x"),
    (r"\lim_{x\to 0}f", "msub(mi(lim) mrow(mi(x) mo(→) mn(0))) mtext(_) mi(f)", "lim_(x→0) f"),
    ("a/b", "mi(a) mo[stretchy=false lspace=0 rspace=0](/) mi(b)", "a/b"),
    ("a|b", "mi(a) mo[stretchy=false](|) mi(b)", "a|b"),
    (r"\|x\|", "mo[fence=false stretchy=false](‖) mi(x) mo[fence=false stretchy=false](‖)", "‖x‖"),
    ("-x", "mo(−) mi(x)", "−x"),
    ("a-b", "mi(a) mo(−) mi(b)", "a−b"),
    (r"\pm x", "mo(±) mi(x)", "±x"),
    (r"\to", "mo(→)", "→"),
    (r"\Rightarrow x", "mo(⇒) mi(x)", "⇒x"),
    (r"\forall x", "mi(∀) mi(x)", "∀x"),
    (r"\hbar", "mi(ℏ)", "ℏ"),
    (r"\dots", "mi(…)", "…"),
    (r"\emptyset", "mi(∅)", "∅"),
    (r"\ast", "mo(*)", "*"),
    (r"20^\circ", "mn(20) mi(°)", "20°"),
    (r"{}^\circ C", "mi(°) mi(C)", "°C"),
    (r"x^\circ", "msup(mi(x) mo(∘))", "x∘"),
    (r"^\circ", "mi(°)", "°"),
    (r"45^{\circ}x", "mn(45) mi(°) mi(x)", "45°x"),
    ("_a", "msub(mi() mi(a))", "ₐ"),
    (r"\,_a", "mspace[width=0.167em]() msub(mi() mi(a))", "ₐ"),
    ("{}_a^b X", "msubsup(mi() mi(a) mi(b)) mi(X)", "ₐᵇX"),
    (r"\overline{ab}", "mover(mrow(mi(a) mi(b)) mo[stretchy=true](‾))", "āb̄"),
    (r"\bar{ab}", "mover[accent=true](mrow(mi(a) mi(b)) mo[stretchy=false](¯))", "āb̄"),
    (r"\hat{ab}", "mover[accent=true](mrow(mi(a) mi(b)) mo[stretchy=false](^))", "âb̂"),
    (r"\dddot x", "mover[accent=true](mi(x) mo[stretchy=false](⃛))", "x⃛"),
    (r"\overrightarrow{a}", "mover[accent=true](mi(a) mo[stretchy=false](→))", "a⃗"),
    (r"\overbrace{ab}^{n}", "mover(mover(mrow(mi(a) mi(b)) mo(⏞)) mi(n))", "ab⏞ⁿ"),
    (r"\underline{ab}", "munder(mrow(mi(a) mi(b)) mo[stretchy=true](_))", "a̲b̲"),
    (r"\underbrace{x}", "munder(mi(x) mo(⏟))", "x⏟"),
    (r"\stackrel{a}{=}", "mover(mo(=) mi(a))", "=ᵃ"),
    (r"\xrightarrow[a]{b}", "munderover(mstyle[scriptlevel=0](mo(→)) mi(a) mi(b))", "→ₐᵇ"),
    (r"\cancel{x}", "menclose[notation=updiagonalstrike](mi(x))", "x"),
    (r"\boxed{x}", "mi(x)", "x"),
    (r"\mathbb{1}", "mn(𝟙)", "1"),
    (r"\mathbb{a}", "mi(𝕒)", "a"),
    (r"\mathfrak{Z}", "mi(ℨ)", "ℨ"),
    (r"\mathcal{B}", "mi(ℬ)", "ℬ"),
    (r"\mathscr{e}", "mi(ℯ)", "ℯ"),
    (r"\mathsf{A1}", "mi(𝖠) mn(1)", "A1"),
    (r"\mathtt{a1}", "mi(𝚊) mn(𝟷)", "a1"),
    (r"\boldsymbol{1a\alpha}", "mn(𝟏) mi(𝒂) mi(𝜶)", "1aα"),
    (r"\mathbf{\alpha}", "mi(𝛂)", "α"),
    (r"\displaystyle x", "mi(x)", "x"),
    (r"\textstyle\sum_i x", "mstyle[displaystyle=false scriptlevel=0](msub(mo(∑) mi(i)) mi(x))", "∑ᵢ x"),
    (r"\scriptstyle x", "mstyle[displaystyle=false scriptlevel=1](mi(x))", "x"),
    (r"\sum\limits_i x", "munder(mo(∑) mi(i)) mi(x)", "∑ᵢ x"),
    (r"\sum\nolimits_i x", "msub(mo(∑) mi(i)) mi(x)", "∑ᵢ x"),
    (r"a \over b", "mfrac(mi(a) mi(b))", "a/b"),
    (r"{a \atop b}", "mfrac[linethickness=0](mi(a) mi(b))", "a over b"),
    (r"\frac12 3", "mfrac(mn(1) mn(2)) mn(3)", "1/2 3"),
    (r"3\frac12", "mn(3) mfrac(mn(1) mn(2))", "3 1/2"),
    (r"\frac{a}{b}x", "mfrac(mi(a) mi(b)) mi(x)", "a/b x"),
    (r"\dfrac12x", "mstyle[displaystyle=true scriptlevel=0](mfrac(mn(1) mn(2))) mi(x)", "1/2 x"),
    (r"x^2\frac12", "msup(mi(x) mn(2)) mfrac(mn(1) mn(2))", "x² 1/2"),
    (r"\frac12(x)", "mfrac(mn(1) mn(2)) mo[stretchy=false](() mi(x) mo[stretchy=false]())", "1/2(x)"),
    (r"\frac12+1", "mfrac(mn(1) mn(2)) mo(+) mn(1)", "1/2+1"),
    (r"a\frac{b+c}{d}", "mi(a) mfrac(mrow(mi(b) mo(+) mi(c)) mi(d))", "a(b+c)/d"),
    (r"\frac12\frac34", "mfrac(mn(1) mn(2)) mfrac(mn(3) mn(4))", "1/2 3/4"),
    (
        r"\begin{rcases}a&b\\c\end{rcases}",
        "mrow(mo[fence=true form=prefix stretchy=true lspace=0 rspace=0]() "
        "mtable(mtr(mtd[columnalign=left](mi(a)) mtd[columnalign=left](mi(b))) "
        "mtr(mtd[columnalign=left](mi(c)))) mo[fence=true form=postfix stretchy=true](}))",
        "a, b; c}",
    ),
    (
        r"\begin{rcases}a\end{rcases}x",
        "mrow(mo[fence=true form=prefix stretchy=true lspace=0 rspace=0]() "
        "mtable(mtr(mtd[columnalign=left](mi(a)))) mo[fence=true form=postfix "
        "stretchy=true](})) mi(x)",
        "a}x",
    ),
    (
        r"\begin{dcases}a\end{dcases}",
        "mrow(mo[fence=true form=prefix stretchy=true]({) mtable(mtr(mtd[columnalign=left](mi(a)))))",
        "{a",
    ),
    ("x\ue000y\uf8ffz", "mi(x) mi(y) mi(z)", "xyz"),
]


@pytest.mark.parametrize(("source", "expected", "text"), FORMS)
def test_forms(source: str, expected: str, text: str) -> None:
    assert " ".join(map(shape, tree(source))) == expected
    assert formula_text(source) == text


DISPLAYED = [
    (r"\lim_{x\to 0}f", "munder(mi(lim) mrow(mi(x) mo(→) mn(0))) mtext(_) mi(f)"),
    (r"\sum^n_i x", "munderover(mo(∑) mi(i) mi(n)) mi(x)"),
    (r"\max x", "mi(max) mtext(_) mi(x)"),
    (r"\int_0^1 x", "msubsup(mo(∫) mn(0) mn(1)) mi(x)"),
    (r"\log_2 x", "msub(mi(log) mn(2)) mtext(_) mi(x)"),
]


@pytest.mark.parametrize(("source", "expected"), DISPLAYED)
def test_displayed(source: str, expected: str) -> None:
    assert " ".join(map(shape, tree(source, display=True))) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\sqrt{\frac12}x", "√(1/2)x"),
        (r"2\frac{\alpha}{b}", "2 α/b"),
        (r"\frac{a}{b}'", "a/b′"),
        (r"\frac{a+b}{c}x", "(a+b)/c x"),
        (r"x\frac{a+b}{c}", "x(a+b)/c"),
        (r"\displaystyle\frac12 x", "1/2 x"),
        (r"\textstyle\frac12\frac34", "1/2 3/4"),
        (r"\cancel{\frac12}x", "1/2 x"),
        (r"x^{\frac12}y", "x^(1/2)y"),
        (r"\binom nk x", "(n over k)x"),
    ],
)
def test_fractions_beside_factors(source: str, text: str) -> None:
    assert formula_text(source) == text


UNREADABLE = [
    (r"\text{a $x$ b}", "has braces that do not match, or characters of TeX"),
    (r"\kern 1ptx", r"has no length behind \kern"),
    (r"\limits", "ends where an argument is missing"),
    (r"\genfrac{}{}{0pt}{}{a}{b}", "cannot be read"),
    (r"\middle|", "cannot be read"),
]


@pytest.mark.parametrize(("source", "reason"), UNREADABLE)
def test_why_a_formula_cannot_be_set(source: str, reason: str) -> None:
    with pytest.raises(Unreadable) as error:
        tree(source)
    assert str(error.value) == reason
    assert not is_readable(source)
    assert formula_text(source) == source
    assert formula_pieces(source) == ((source, ""),)


@pytest.mark.parametrize(
    ("depth", "is_one"),
    [(1, True), (50, True), (51, False)],
)
def test_groups_in_groups(depth: int, is_one: bool) -> None:
    assert formulas.is_formula("{" * depth + "}" * depth) is is_one


@pytest.mark.parametrize("macro", [r"\sqrt", r"\mathbf"])
@pytest.mark.parametrize(("depth", "reason"), [(199, ""), (200, "is nested too deeply")])
def test_elements_in_elements(macro: str, depth: int, reason: str) -> None:
    source = macro * depth + " x"
    assert is_readable(source) is (not reason)
    if reason:
        with pytest.raises(Unreadable, match=f"^{reason}$"):
            tree(source)


@pytest.mark.parametrize(("depth", "is_set"), [(199, True), (200, False)])
def test_arguments_that_are_not_shown_are_limited_as_well(depth: int, is_set: bool) -> None:
    macros = r"\mathbf" * depth
    assert is_readable(rf"\mathchoice{{{macros} x}}{{b}}{{c}}{{d}}") is is_set


def test_signs_that_stand_for_characters_are_limited() -> None:
    assert is_readable("." * 6400)
    with pytest.raises(Unreadable, match="^is too long$"):
        tree("." * 6401)


@pytest.mark.parametrize(
    ("source", "is_one"),
    [
        ("", True),
        ("x", True),
        (r"\alpha\,\{x\}\\", True),
        (r"\begin{align*}x\end{align*}", True),
        (r"\begin {pmatrix}x\end {pmatrix}", True),
        (r"\begin{align}x\end{align*}", False),
        (r"\begin{align}x", False),
        (r"\end{align}", False),
        (r"\begin{tabular}x\end{tabular}", False),
        (r"\begin{document}\end{document}", False),
        (r"\begin{align}{x\end{align}}", False),
        (r"\begin x", False),
        ("{x", False),
        ("x}", False),
        ("}{", False),
        ("{x}}", False),
        (r"\input x", False),
        (r"\csname x", False),
        # letters of Greek that look like Latin ones have no macro of their own
        (r"\upalpha\Updelta\upDelta\textmu", True),
        (r"\Upalpha", False),
        (r"\@x", False),
        (r"\'e", False),
        (r"\"o", False),
        (r"\(x\)", False),
        (r"\[x\]", False),
        ("x#1", False),
        ("$x$", False),
        ("x%y", False),
        ("^^5c", False),
        ("x^^x", False),
        ("x\\", False),
        ("\\\n", False),
        (r"\ ", True),
    ],
)
def test_what_is_a_formula(source: str, is_one: bool) -> None:
    assert formulas.is_formula(source) is is_one


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (r"\foo\alpha\bar x\foo\baz", (r"\foo", r"\baz")),
        (r"\@\'", (r"\@", r"\'")),
        (r"\begin{x}", ()),
        ("x", ()),
    ],
)
def test_unknown_names(source: str, names: tuple[str, ...]) -> None:
    assert formulas.unknown_names(source) == names


@pytest.mark.parametrize(("length", "cut"), [(100, False), (101, True)])
def test_formula_in_messages(length: int, cut: bool) -> None:
    source = "x" * length
    assert formulas.shortened(source) == ("x" * 100 + "…" if cut else source)


def test_symbols_are_names() -> None:
    formulas.symbols.cache_clear()
    assert {"alpha", "leq", "to", "infty"} <= formulas.symbols()
    assert all(name.isalpha() for name in formulas.symbols())


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ("x_1", "x_1"),
        (r"\alpha x", r"\alpha x"),
        (r"\mathscr Lx", r"\mathcal Lx"),
        (r"\mathscr{L}", r"\mathcal {L}"),
        (r"\thinspace x", r"\,x"),
        (r"\mathcomma x", ",x"),
        (r"\xspace x", "x"),
        (r"\symbf{x}\symscr x", r"\mathbf {x}\mathcal x"),
        (r"\mathbfup{x}\mathbfsf x", r"\mathbf {x}\mathsf x"),
        (r"\upalpha\Updelta\upDelta", r"\ensuremath{\mathrm{\alpha}}" + r"\ensuremath{\mathrm{\Delta}}" * 2),
        (r"\text x\textbf\alpha", r"{\text{x}}{\textbf{\alpha}}"),
        (r"\text{x}", r"\text{x}"),
        (r"\textbf 12", r"{\textbf{1}}2"),
        # behind a line break, it is a word
        (r"\\text x", r"\\text x"),
        (r"\\\text x", r"\\{\text{x}}"),
        (r"\tg x", r"\operatorname{tg}x"),
    ],
)
def test_words_of_latex(source: str, written: str) -> None:
    assert formulas.portable(source) == written
