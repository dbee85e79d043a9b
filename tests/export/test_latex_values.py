"""BibTeX's values: names, characters as macros, and source that compiles."""

from __future__ import annotations

import pytest
from export.library import entry

from sphinx_academic.export.bibtex import _delimited, bibtex, name_source
from sphinx_academic.export.latex_text import _is_safe, compilable, has_no_latex, latex, macros
from sphinx_academic.model.person import Name
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (Name("Doe", "Ann"), "Doe, Ann"),
        (Name("Doe"), "Doe"),
        (Name("", "Ann"), "{Ann}"),
        (Name("Doe", "Ann", "van der"), "van der Doe, Ann"),
        (Name("Doe", "Ann", "", "Jr."), "Doe, Jr., Ann"),
        (Name("Doe", "Ann", "de", "Jr."), "de Doe, Jr., Ann"),
        # particles that BibTeX would take for a part of the family name, or for several names
        (Name("Doe", "Ann", "van Der"), "{van Der Doe}, Ann"),
        (Name("Doe", "Ann", "Van"), "{Van Doe}, Ann"),
        (Name("Doe", "Ann", "de, la"), "{de, la Doe}, Ann"),
        (Name("Doe", "Ann", "and"), "{and Doe}, Ann"),
        # without a given name, there is no comma
        (Name("Doe", "", "de"), "{de Doe}"),
        (Name("Doe", "", "", "Jr."), "{Doe Jr.}"),
        (Name("Silva Costa"), "{Silva Costa}"),
        # family names of several words, of which BibTeX takes those in small letters for particles
        (Name("Silva Costa", "Rui"), "Silva Costa, Rui"),
        (Name("Silva e Costa", "Rui"), "{Silva e Costa}, Rui"),
        (Name("de la Cruz", "Ana"), "{de la Cruz}, Ana"),
        (Name("x Y", "Z"), "{x Y}, Z"),
        (Name("X Y z", "Z"), "X Y z, Z"),
        (Name("d'Arc", "Jeanne"), "d'Arc, Jeanne"),
        (Name("7 van Doe", "Ann"), "{7 van Doe}, Ann"),
        (Name("3Com Y", "Ann"), "3Com Y, Ann"),
        (Name("3com Y", "Ann"), "{3com Y}, Ann"),
        # words that divide a list, and commas
        (Name("And", "Ann"), "{And}, Ann"),
        (Name("Doe", "Others X"), "Doe, {Others X}"),
        (Name("Sandy", "Brother"), "Sandy, Brother"),
        (Name("Doe", "Ann", "", "Jr., M.D."), "Doe, {Jr., M.D.}, Ann"),
        (Name("Doe", "A, B"), "Doe, {A, B}"),
        # what means something to LaTeX
        (Name("A&B", "c_d"), r"{A\&B}, {c\_d}"),
        (Name("a\\b", "C"), r"{a\textbackslash{}b}, C"),
        (Name("Doe\u00a0Roe", "A  B\n C"), "Doe Roe, A B C"),
        # in one piece
        (Name("Foo", literal=True), "{Foo}"),
        (Name("Foo, Inc.", literal=True), "{Foo, Inc.}"),
        (Name("", literal=True), ""),
        (Name(" ", " "), ""),
        (Name("Li", "Wei", native="李伟"), "Li, Wei"),
        (Name("Li", native="李伟"), "Li"),
    ],
)
def test_name(name: Name, source: str) -> None:
    assert name_source(name) == source


@pytest.mark.parametrize(
    ("name", "source", "written"),
    [
        ("title", " A  b\n c ", "{A b c}"),
        ("title", " ", ""),
        ("title", "a_b{", r"{a\_b{}}"),
        ("author", "A_B", "{A_B}"),
        ("doi", "10.1/a_b{", "{10.1/a_b{}}"),
        ("month", "10", "oct"),
        ("month", " Oct. ", "oct"),
        ("month", "jan", "jan"),
        ("month", "12", "dec"),
        ("month", "13", "{13}"),
        ("month", "Oct 5", "{Oct 5}"),
        ("month", "", ""),
        ("number", "10", "{10}"),
        ("url", "https://example.org/a b{c}é%20", "{https://example.org/a%20b{c}%C3%A9%20}"),
        ("url", "https://example.org/{", "{https://example.org/{}}"),
    ],
)
def test_value(name: str, source: str, written: str) -> None:
    assert _delimited(name, source) == written


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        (
            "arxiv = {https://arxiv.org/pdf/2401.00001v2.pdf}",
            "  eprint        = {2401.00001v2},\n  archiveprefix = {arXiv},\n",
        ),
        ("arxiv = {Hep-th/9901001}", "  eprint        = {Hep-th/9901001},\n  archiveprefix = {arXiv},\n"),
        ("arxiv_id = {2401.00001}", "  eprint        = {2401.00001},\n  archiveprefix = {arXiv},\n"),
        ("arxiv = {soon}", ""),
        ("url = {https://doi.org/10.1000/a}", "  doi = {10.1000/a},\n"),
        (
            "url = {https://doi.org/10.1000/a}, doi = {10.1000/a}",
            "  doi = {10.1000/a},\n  url = {https://doi.org/10.1000/a},\n",
        ),
        (
            "url = {https://example.org/p}, ee = {https://doi.org/10.1000/a}",
            "  doi = {10.1000/a},\n  url = {https://example.org/p},\n",
        ),
        ("articleno = {a_b}", "  eid = {a\\_b},\n"),
        ("articleno = {3}, eid = {4}", "  eid = {4},\n"),
        ("articleno = {3}, pages = {4}", "  pages = {4},\n"),
        ("keywords = { a; selected; b }", "  keywords = {a; b},\n"),
        ("keywords = {a, selected}", "  keywords = {a},\n"),
        ("keywords = {a, unselected}", "  keywords = {a, unselected},\n"),
        ("keywords = {}, keyword = {a}", "  keywords = {a},\n"),
        ("translator = { }", ""),
        ("holder = {Roe, Bo and others}", "  holder = {Roe, Bo and others},\n"),
        (
            "url = { }, html = {https://example.org/p}",
            "  url = {https://example.org/p},\n",
        ),
        ("html = {javascript:x}", ""),
        ("html = {https://example.org/p}, url = {www.example.org}", "  url = {www.example.org},\n"),
    ],
)
def test_fields_that_are_written_in_another_way(fields: str, written: str) -> None:
    assert bibtex([entry(f"@misc{{k, {fields}}}")]) == f"@misc{{k,\n{written}}}\n"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("abc_&", "abc_&"),
        ("éÉïñç", "{\\'e}{\\'E}{\\\"i}{\\~n}{\\c{c}}"),
        ("ǎőąạḏṕ", "{\\v{a}}{\\H{o}}{\\k{a}}{\\d{a}}{\\b{d}}{\\'p}"),
        ("șş", "{\\textcommabelow{s}}{\\c{s}}"),
        # several accents, the one nearest to the letter within
        ("ễḉǻ", "{\\~{\\^e}}{\\'{\\c{c}}}{\\'{\\r{a}}}"),
        ("ǿ", "{\\'{\\o}}"),
        ("ßẞøŁåÅıȷþðđŋĳ", r"{\ss}{\SS}{\o}{\L}{\aa}{\AA}{\i}{\j}{\th}{\dh}{\dj}{\ng}{\ij}"),
        ("a\u0301", "{\\'a}"),
        # accents that LaTeX has not, and on what is no letter
        ("1\u0301é\u0301", "1\u0301{\\'e}\u0301"),
        ("ả", "ả"),
        # symbols and words of Greek
        ("α", r"\ensuremath{\alpha}"),
        ("αβ", r"\ensuremath{\alpha}\ensuremath{\beta}"),
        ("αβγ", "αβγ"),
        ("ά", "ά"),
        ("Αο", r"\ensuremath{\mathrm{A}}\ensuremath{o}"),
        ("aϑ", r"a\ensuremath{\vartheta}"),
        # subscripts and superscripts
        ("x₂", r"x\ensuremath{_2}"),
        ("x₁₂", r"x\ensuremath{_{12}}"),
        ("⁻³⁺ⁿ", r"\ensuremath{^{-3+n}}"),
        ("x²", "x²"),
        ("x²³", r"x\ensuremath{^{23}}"),
        ("₊₁²", r"\ensuremath{_{+1}}²"),
        # what looks the same, and what LaTeX reads as it is
        ("a\u2009b\u200bc\u2002d", r"a\,bc d"),
        ("ﬁ‐✉", "fi-"),
        ("–“”…→±×°µ", "–“”…→±×°µ"),
        ("≤−∘⊙", r"\ensuremath{\leq}\ensuremath{-}\ensuremath{\circ}\ensuremath{\odot}"),
        ("ж文★", "ж文★"),
    ],
)
def test_macros(text: str, written: str) -> None:
    assert macros(text) == written


@pytest.mark.parametrize(
    ("text", "has_none"),
    [("abc", False), ("éÿ\u00a0–€", False), ("ж", True), ("文", True), ("★", True), ("ā", True), ("", False)],
)
def test_characters_without_a_form_in_latex(text: str, has_none: bool) -> None:
    assert has_no_latex(text) is has_none


@pytest.mark.parametrize(
    ("source", "written", "is_safe"),
    [
        ("a", "a", True),
        (r"a_b\_c%\%#\#", r"a\_b\_c\%\%\#\#", True),
        ("a|b<c>d^e", r"a\textbar{}b\textless{}c\textgreater{}d\textasciicircum{}e", True),
        ("a~b\\\\c \\\"o\\'e", "a~b\\\\c \\\"o\\'e", True),
        # within formulas, most of it means something
        ("$a|b<c>d^e&f_g$ h_i", r"$a|b<c>d^e&f_g$ h\_i", True),
        ("$a%b#c$", r"$a\%b\#c$", True),
        ("$a_b$$c_d$ e_f", r"$a_b$$c_d$ e\_f", True),
        ("$$a_b$$ c_d", r"$$a_b$$ c\_d", True),
        (r"\(a_b\) c_d", r"\(a_b\) c\_d", True),
        (r"\[a_b\] c_d", r"\[a_b\] c\_d", True),
        ("a_$b_c$_d", r"a\_$b_c$\_d", True),
        (r"\$5 a_b \$", r"\$5 a\_b \$", True),
        # addresses and formulas in braces
        (r"\url{a_b%c} d_e", r"\url{a_b%c} d\_e", True),
        (r"\path {a#b}_c", r"\path {a#b}\_c", True),
        (r"\href{a_b}{c_d}", r"\href{a_b}{c\_d}", True),
        (r"\ensuremath{a_{b_c}}_d", r"\ensuremath{a_{b_c}}\_d", True),
        (r"\emph{a_b} \textbf{$a_b$}", r"\emph{a\_b} \textbf{$a_b$}", True),
        # macros of other packages in formulas
        (r"$\upmu2\upmu x$", r"$\mu2\mu x$", True),
        ("$\\upmu文$", "$\\mu 文$", True),
        (r"$5\AA$ \AA", r"$5\text{\r{A}}$ \AA", True),
        (r"$\nicefrac12\bm\alpha$", r"$\tfrac12\boldsymbol\alpha$", True),
        (r"\ensuremath{\upmu}m", r"\ensuremath{\mu}m", True),
        ("\\ensuremath{\\upmu文\\bm{x}}", "\\ensuremath{\\mu 文\\boldsymbol{x}}", True),
        (r"\(a \foo{b}\)", r"\(a \foo{b}\)", True),
        # small letters have names of their own, capital ones only where they are not Latin
        (r"$\upgamma\Upgamma\Upomega\upalpha$", r"$\gamma\Gamma\Omega\alpha$", True),
        (r"$\Upalpha$", r"$\Upalpha$", True),
        # written afresh: macros that LaTeX lacks, formulas that do not end, HTML
        (r"\foo{a} b_c", r"a b\_c", False),
        (r"\begin{x}a\end{x}", "a", False),
        (r"\upmu x", r"\ensuremath{\mu}x", False),
        ("$a", r"\$a", False),
        (r"\(a_b$", r"(a\_b\$", False),
        (r"\[a\] \(c", "$a$ (c", False),
        ("<i>a_b</i>", r"\emph{a\_b}", True),
        ("a &amp; b", r"a \& b", True),
        ("é", "{\\'e}", True),
    ],
)
def test_source_compiles(source: str, written: str, is_safe: bool) -> None:
    assert compilable(source) == written
    assert _is_safe(source) is is_safe


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ((), ""),
        (
            ("a&b%$#_\\~^{}<>|é",),
            r"a\&b\%\$\#\_\textbackslash{}\textasciitilde{}\textasciicircum{}\textbraceleft{}"
            r"\textbraceright{}\textless{}\textgreater{}\textbar{}{\'e}",
        ),
        ((Styled(Style.EMPHASIS, ("a", Styled(Style.STRONG, ("b",)))), "c"), r"\emph{a\textbf{b}}c"),
        (
            tuple(
                Styled(style, ("a",))
                for style in (Style.CODE, Style.SMALL_CAPS, Style.SUPERSCRIPT, Style.SUBSCRIPT)
            ),
            r"\texttt{a}\textsc{a}\textsuperscript{a}\textsubscript{a}",
        ),
        ((Math("a_b"), Math("a$b_c")), r"$a_b$a\$b\_c"),
        ((Link("u_v", ("a_b", Styled(Style.EMPHASIS, ("c",)))),), r"a\_b\emph{c}"),
    ],
)
def test_rich_text(text: RichText, written: str) -> None:
    assert latex(text) == written
