"""MathML to LaTeX: each element, what is missing in it, and what stands around it."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.latex.from_mathml import to_latex, with_latex


@pytest.mark.parametrize(
    ("content", "latex"),
    [
        ("<mi>x</mi>", "$x$"),
        ("<mi>sin</mi>", "sin"),
        ("<mi mathvariant='normal'>x</mi>", "x"),
        ('<mi mathvariant="bold">x</mi>', "$x$"),
        ("<mi mathvariant=“normal”>x</mi>", "x"),
        ("<mn>5</mn>", "5"),
        ("<mn>5%</mn>", "5\\%"),
        ("<mo>+</mo>", "+"),
        ("<mo>−</mo>", "-"),
        ("<mo>×</mo>", "$\\times$"),
        ("<mo>&lt;</mo>", "$<$"),
        ("<mo>{</mo>", "$\\{$"),
        ("<mo>&#x2062;</mo>", ""),
        ("<mtext>for all</mtext>", "for all"),
        ("<ms>a_b</ms>", "a\\_b"),
        ("<mi>a_b</mi>", "a\\_b"),
        ("text", "text"),
        ("a &amp; b", "a \\& b"),
        ("<mspace/>", "\\ "),
        ("<mspace width='1em'/>", "\\ "),
        ("<mi>a</mi><mspace/><mi>b</mi>", "$a\\ b$"),
        ("<mn>1</mn><mspace/><mn>2</mn>", "1\\ 2"),
        ("<msub><mi>x</mi><mn>2</mn></msub>", "$x_{2}$"),
        ("<msub><mi>ab</mi><mn>2</mn></msub>", "ab\\textsubscript{2}"),
        ("<msub><mrow><mi>a</mi><mi>b</mi></mrow><mn>2</mn></msub>", "${ab}_{2}$"),
        ("<msub><mi>x</mi></msub>", "$x$"),
        ("<msub><mi>x</mi><mn>1</mn><mn>2</mn></msub>", "$x12$"),
        ("<msup><mn>10</mn><mn>3</mn></msup>", "{10}\\textsuperscript{3}"),
        ("<msup><mi>x</mi><mi>n</mi></msup>", "$x^{n}$"),
        ("<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>", "$x_{i}^{2}$"),
        (
            "<msubsup><mi>SO</mi><mn>4</mn><mrow><mn>2</mn><mo>−</mo></mrow></msubsup>",
            "SO\\textsubscript{4}\\textsuperscript{2-}",
        ),
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", "$\\frac{1}{2}$"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "$\\sqrt[3]{x}$"),
        ("<msqrt><mn>2</mn></msqrt>", "$\\sqrt{2}$"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "$\\sqrt{a+b}$"),
        ("<mover><mi>x</mi><mo>^</mo></mover>", "$\\hat{x}$"),
        ("<mover><mi>x</mi><mo>→</mo></mover>", "$\\vec{x}$"),
        ("<mover><mi>x</mi><mo>˙</mo></mover>", "$\\dot{x}$"),
        ("<mover><mi>x</mi><mo>?</mo></mover>", "$\\overset{?}{x}$"),
        ("<mover><mi>x</mi><mo>¨</mo></mover>", "$\\ddot{x}$"),
        ("<mover><mi>x</mi><mo>∼</mo></mover>", "$\\tilde{x}$"),
        ("<munder><mi>lim</mi><mi>n</mi></munder>", "$\\mathrm{lim}_{n}$"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", "$\\sum _{i}^{n}$"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "$(a, b)$"),
        ("<mfenced><mn>1</mn></mfenced>", "(1)"),
        ("<mmultiscripts><mi>C</mi><none/><mn>2</mn></mmultiscripts>", "$C^{2}$"),
        ("<mmultiscripts><mi>C</mi><mn>1</mn><none/></mmultiscripts>", "$C_{1}$"),
        (
            "<mmultiscripts><mi>C</mi><mn>1</mn><mn>2</mn><mprescripts/><mn>3</mn><mn>4</mn></mmultiscripts>",
            "${}_{3}^{4}C_{1}^{2}$",
        ),
        (
            "<mmultiscripts><mi>C</mi><mprescripts></mprescripts><mn>3</mn><mn>4</mn></mmultiscripts>",
            "${}_{3}^{4}C$",
        ),
        ("<mmultiscripts><mi>He</mi><mprescripts/><none/><mn>3</mn></mmultiscripts>", "${}^{3}\\mathrm{He}$"),
        ("<mmultiscripts><mi>C</mi></mmultiscripts>", "$C$"),
        ("<semantics><mi>x</mi><annotation>y</annotation></semantics>", "$x$"),
        ("<semantics><mi>x</mi><annotation-xml><mi>y</mi></annotation-xml></semantics>", "$x$"),
        ("<mrow><mi>x</mi>", "$x$"),
        ("</mrow><mi>x</mi>", "$x$"),
        ("<mrow><mi>x</mi></msub></mrow>", "$x$"),
        ("<mstyle><mi>x</mi></mstyle>", "$x$"),
        ("<MI>x</MI>", "$x$"),
        ("<mml:mi>x</mml:mi>", "$x$"),
        ("<m:msub><m:mi>x</m:mi><m:mn>1</m:mn></m:msub>", "$x_{1}$"),
        ("<mi>\n x \n</mi>", "$x$"),
        ("", ""),
        ("<mrow></mrow>", ""),
        ("<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>", "$H_{2}O$"),
        ("<msub><mi>H</mi><mn>2</mn></msub><mtext>O</mtext>", "$H_{2}\\mathrm{O}$"),
        (
            "<msub><mi mathvariant='normal'>H</mi><mn>2</mn></msub><mi mathvariant='normal'>O</mi>",
            "H\\textsubscript{2}O",
        ),
        ("<msup><mi>Fe</mi><mrow><mn>3</mn><mo>+</mo></mrow></msup>", "Fe\\textsuperscript{3+}"),
        ("<mi>a^b</mi>", "$\\mathrm{a^b}$"),
        ("<msup><mi></mi><mn>2</mn></msup>", "\\textsuperscript{2}"),
        ("<mn>10</mn><msup><mn>2</mn><mn>3</mn></msup>", "102\\textsuperscript{3}"),
        ("<mo>{</mo><mi>x</mi><mo>}</mo>", "$\\{x\\}$"),
        ("<mi>x</mi><mo>∈</mo><mi>A</mi>", "$x\\in A$"),
        ("<mi>x</mi><mo>;</mo>", "$x;$"),
        ("<mi>a</mi><mspace width='1em'/><mi>b</mi>", "$a\\ b$"),
        ("<msub><mrow><mi>a</mi><mspace width='1em'/><mi>b</mi></mrow><mn>2</mn></msub>", "${a\\ b}_{2}$"),
        ("<mover><mi>x</mi><mo>ˇ</mo></mover>", "$\\check{x}$"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "$\\bar{x}$"),
        ("<mover><mi>x</mi><mo>‾</mo></mover>", "$\\overline{x}$"),
        ("<mover><mi>x</mi><mo>~</mo></mover>", "$\\tilde{x}$"),
        ("<msub><mi>α</mi><mn>2</mn></msub>", "$α_{2}$"),
        ("<msub><mo>∑</mo><mi>i</mi></msub>", "$\\sum _{i}$"),
        ("<msup><mi>sin</mi><mi>x</mi></msup>", "$\\mathrm{sin}^{x}$"),
        ("<mo>(</mo><mn>1</mn><mo>)</mo>", "(1)"),
        ("<mo>=</mo>", "$=$"),
        ("<mover><mi>x</mi></mover>", "$x$"),
        ("<mfrac><mn>1</mn></mfrac>", "1"),
        ("<mn>1</mn><mo>/</mo><mn>2</mn><mo>,</mo>", "1/2,"),
        ("<none/>", ""),
        ("<mglyph/>", ""),
        # text that stands beside elements, and what is not closed
        ("for all <mi>x</mi> in A", r"$\text{for all}\ x\ \text{in A}$"),
        ("a<mi>x</mi>b<mi>y</mi>c", r"$\mathrm{a}x\mathrm{b}y\mathrm{c}$"),
        ("<mrow>a<mi>x</mi></mrow>b<mi>y</mi>", r"$\mathrm{a}x\mathrm{b}y$"),
        ("<mn>5</mn> kg <mn>3</mn>", r"5\ kg\ 3"),
        ("a <mspace/> b", r"a\ b"),
        ("<msub><mi>x</mi> i </msub>", r"$x_{\mathrm{i}}$"),
        ("<msup>10<mn>3</mn></msup>", r"{10}\textsuperscript{3}"),
        ("<mfrac>1<mi>x</mi></mfrac>", r"$\frac{1}{x}$"),
        ("<mtext>for <i>all</i> x</mtext>", r"for\ all\ x"),
        ("<mtext>a<mspace/>b</mtext>", r"a\ b"),
        ("<mrow><mi>x<mo>=</mo></mrow><mi>y</mi>", "$x=y$"),
        ("<semantics><mi>x</mi><annotation>x</semantics><mi>y</mi>", "$xy$"),
        ("H<msub><mrow/><mn>2</mn></msub>O", "H\\textsubscript{2}O"),
        ("<mi>x</mi><mtext>is in it</mtext>", r"$x\text{is in it}$"),
        ("<msup><mtext>a b</mtext><mi>x</mi></msup>", r"$\text{a b}^{x}$"),
        ("<mo>&#x2212;<!-- − --></mo><mn>2</mn>", "-2"),
        ("<mi>x</mi><mspace/>", "$x$"),
        ("<mi>x</mi><mo>\\</mo>", "$x\\backslash$"),
        ("<mi>%</mi>", "$\\%$"),
        ("<mi mathvariant='normal'>&amp;</mi>", "\\&"),
        ("<msup><mrow><mi>x</mi><mo>+</mo><mi>y</mi></mrow><mn>2</mn></msup>", "${x+y}^{2}$"),
    ],
)
def test_element(content: str, latex: str) -> None:
    assert to_latex(content) == latex


@pytest.mark.parametrize(("depth", "latex"), [(40, "$xy$"), (41, r"$\mathrm{x}y$")])
def test_what_is_nested_deeper_is_text(depth: int, latex: str) -> None:
    """What follows it stands where it stood."""
    outer = depth - 1
    assert to_latex(f"{'<mrow>' * outer}<mi>x</mi>{'</mrow>' * outer}<mi>y</mi>") == latex


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a <math><mi>x</mi></math> b", "a $x$ b"),
        ("<math></math>", ""),
        ("<math display='block'><mn>2</mn></math>", "2"),
        ("<mml:math><mml:mi>x</mml:mi></mml:math>", "$x$"),
        ("</math> a <math><mi>x</mi></math>", "</math> a $x$"),
        ("<math><mi>x</mi>", "<math><mi>x</mi>"),
        ("a <math><mi>x</mi></math> b <math><mi>y</mi></math><math><mi>z", "a $x$ b $y$<math><mi>z"),
        ("<tex-math>$x$</tex-math><math><mi>x</mi></math>", "<tex-math>$x$</tex-math>"),
        (
            "<tex-math>$x$</tex-math> <math><mi>x</mi></math> and <math><mi>y</mi></math>",
            "<tex-math>$x$</tex-math>  and $y$",
        ),
        (
            "<jats:tex-math>$x$</jats:tex-math>\n<math><mi>x</mi></math>",
            "<jats:tex-math>$x$</jats:tex-math>\n",
        ),
        ("<tex-math>$x$</tex-math>,<math><mi>x</mi></math>", "<tex-math>$x$</tex-math>,$x$"),
        ("<MATH><mi>x</mi></MATH >", "$x$"),
        ("<mathx><mi>x</mi></mathx>", "<mathx><mi>x</mi></mathx>"),
    ],
)
def test_elements_in_a_text(source: str, expected: str) -> None:
    assert with_latex(source) == expected
