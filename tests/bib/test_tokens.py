"""The parts of LaTeX source, and what programs have escaped in it."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.latex import _address, has_html, unknown_macros
from sphinx_academic.bib.latex.escapes import unescaped, without_conditionals
from sphinx_academic.bib.latex.tokens import collapse, find_pairs, find_tags


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a", "a"),
        ("a  b", "a b"),
        (" a b ", "a b"),
        ("a\nb", "a b"),
        ("a\t\n b", "a b"),
        ("a\xa0 b", "a\xa0 b"),
        ("a\u2028b", "a b"),
        ("a\x0bb\x0cc\x85d", "a b c d"),
        ("", ""),
        ("  ", ""),
        ("\n", ""),
    ],
)
def test_white_space(source: str, text: str) -> None:
    assert collapse(source) == text


@pytest.mark.parametrize(
    ("source", "braces", "maths"),
    [
        ("{a}", {0: 2}, {}),
        ("{a{b}}", {2: 4, 0: 5}, {}),
        ("{a", {}, {}),
        ("a}", {}, {}),
        ("}{a}", {1: 3}, {}),
        ("\\{a}", {}, {}),
        ("$x$", {}, {0: (1, 2, 3)}),
        ("$x", {}, {}),
        ("$$x$$", {}, {0: (2, 3, 5)}),
        ("$$x$", {}, {0: (2, 3, 4)}),
        ("$x$$", {}, {0: (1, 2, 3)}),
        ("\\(x\\)", {}, {0: (2, 3, 5)}),
        ("\\[x\\]", {}, {0: (2, 3, 5)}),
        ("\\(x\\]", {}, {}),
        ("\\(x$y$\\)", {}, {0: (2, 6, 8)}),
        ("$x\\(y$", {}, {0: (1, 5, 6)}),
        ("$5 and $10", {}, {}),
        ("$5 and $10$", {}, {7: (8, 10, 11)}),
        ("$a and $10", {}, {0: (1, 7, 8)}),
        ("$5and $10", {}, {}),
        ("$5 and$10", {}, {0: (1, 6, 7)}),
        ("{$x}$", {0: 3}, {}),
        ("{$x$}", {0: 4}, {1: (2, 3, 4)}),
        ("$x{y$z}$", {2: 6}, {0: (1, 7, 8)}),
        ("\\$x$y$", {}, {3: (4, 5, 6)}),
        ("$x\\$y$", {}, {0: (1, 5, 6)}),
    ],
)
def test_pairs(source: str, braces: dict[int, int], maths: dict[int, tuple[int, int, int]]) -> None:
    """An amount of money is no delimiter; a formula ends in the group in which it begins."""
    pairs = find_pairs(source)
    assert (pairs.braces, pairs.maths) == (braces, maths)


@pytest.mark.parametrize(
    ("source", "places"),
    [
        ("<i>x</i>", [0, 4]),
        ("<i>x", []),
        ("x</i>", []),
        ("<i><b></i></b>", [0, 3, 6, 10]),
        ("<I>x</i>", [0, 4]),
        ("<i/>", []),
        ("<i x='y'>z</i>", [0, 10]),
        ("<m:i>x</i>", [0, 6]),
        ("<i><i></i>", [3, 6]),
        ("< i></i>", []),
        ("<i></i></i>", [0, 3]),
    ],
)
def test_tags_with_a_partner(source: str, places: list[int]) -> None:
    assert sorted(find_tags(source)) == places


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a<b", False),
        ("<i>x</i>", True),
        ("<i>x", False),
        ("</p>", True),
        ("<br>", True),
        ("<br/>", True),
        ("<span>x</span>", True),
        ("<span>", True),
        ("&amp;", True),
        ("&foo;", False),
        ("&#60;", True),
        ("& ;", False),
        ("&agr;", True),
        ("\\&amp;", True),
        ("<script>", False),
        ("x < y; & z", False),
        ("a & b;", False),
        ("{\\&}amp;", True),
        ("<I>x</I>", True),
        ("<i>x</b>", False),
        ("&", False),
        ("<", False),
        ("<p>", True),
        ("<jats:p>", True),
        ("<sup>2</sup>", True),
        ("<sup>2", False),
        ("<b>x</b>", True),
        ("<underline>", True),
        ("&alpha;", True),
        ("&zgr;", True),
        ("&#x41;", True),
        ("&#xg;", False),
        ("&amp", False),
    ],
)
def test_html(source: str, expected: bool) -> None:
    assert has_html(source) is expected


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("\\foo", ("foo",)),
        ("\\foo{x}", ("foo",)),
        ("\\foo \\bar \\foo", ("foo",)),
        ("\\emph{\\foo}", ("foo",)),
        ("$\\foo$", ()),
        ("$\\foo$ \\bar", ()),
        ("\\$\\foo$", ("foo",)),
        ("a", ()),
        ("\\alpha\\o", ()),
        ("\\'e", ()),
        ("\\ensuremath{\\foo}", ()),
        ("\\url{\\foo}", ()),
        ("$\\foo", ("foo",)),
        ("H\\oiland", ("oiland",)),
    ],
)
def test_unknown_macros(source: str, names: tuple[str, ...]) -> None:
    assert unknown_macros(source) == names


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("http://x/\\~{}a", "http://x/~a"),
        ("http://x/\\textasciitilde a", "http://x/~a"),
        ("http://x/\\textasciitilde{}a", "http://x/~a"),
        ("a\\_b\\%c\\#d\\&e\\$f\\^g", "a_b%c#d&e$f^g"),
        ("a{b}c", "abc"),
        ("a b\n c", "abc"),
        ("a&amp;b", "a&b"),
        ("a&lt;b", "a&lt;b"),
        ("\\{a\\}", "{a}"),
        ("~a", "~a"),
        ("\\~a", "~a"),
    ],
)
def test_address(source: str, address: str) -> None:
    assert _address(source) == address


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("a\x00b\x07c", "abc"),
        ("\\{BERT\\}", "{BERT}"),
        ("{BERT\\}", "{BERT}"),
        ("\\{bert\\}", "\\{bert\\}"),
        ("\\{B\\{C\\}\\}", "\\{B{C}\\}"),
        ("\\{A.B-c_d\\}", "{A.B-c_d}"),
        ("$\\mathsemicolon$", ";"),
        ("{$\\mathplus$}", "+"),
        ("$ {\\less} $", "<"),
        ("\\$\\less$", "\\$\\less$"),
        ("$\\lesssim$", "$\\lesssim$"),
        ("&amp;amp;", "&amp;"),
        ("&amp;lt;", "&lt;"),
        ("&#38;lt;", "&lt;"),
        ("&#x26;lt;", "&lt;"),
        ("{\\&}amp;lt;", "&lt;"),
        ("\\&amp;lt;", "&lt;"),
        ("&amp;amp;amp;amp;amp;amp;lt;", "&amp;amp;lt;"),
        ("&amp;", "&amp;"),
        ("&amp;x", "&amp;x"),
        ("&amp;#60;", "&#60;"),
        ("\\&\\#039;", "&#039;"),
        ("{\\&}{\\#}039;", "&#039;"),
        ("\\&\\#x41;", "&#x41;"),
        ("\\&\\#039", "\\&\\#039"),
        ("{\\textless}i{\\textgreater}x{\\textless}/i{\\textgreater}", "<i>x</i>"),
        ("\\textless i\\textgreater", "<i>"),
        ("$<$i$>$", "<i>"),
        ("$\\less$i$\\greater$", "<i>"),
        ("{$<$}sub{$>$}", "<sub>"),
        ("&lt;i&gt;", "<i>"),
        ("&#60;i&#62;", "<i>"),
        ("&#x3c;i&#x3e;", "<i>"),
        ("\\&lt;i\\&gt;", "<i>"),
        ("{\\&}lt;i{\\&}gt;", "<i>"),
        ("&lt;b class='x'&gt;y&lt;/b&gt;", "<b class='x'>y</b>"),
        ("&lt;br /&gt;", "<br />"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("&lt;jats:p&gt;", "<jats:p>"),
        ("&lt;mml:mi&gt;", "<mml:mi>"),
        ("<b>", "<b>"),
        ("\\documentclass{minimal}\\begin{document}$$x$$\\end{document}", "$x$"),
        ("a \\documentclass[12pt]{m}\\usepackage{a}\\begin{document} $$x^2$$ \\end{document} b", "a $x^2$ b"),
        ("\\documentclass{a} no", "\\documentclass{a} no"),
        ("<math><mi>x</mi></math>", "$x$"),
        ("{\\textbackslash}emph\\{x\\}", "\\emph{x}"),
        ("{\\textbackslash}'e", "\\'e"),
        ("{\\textbackslash}''u", '\\"u'),
        ("\\textbackslash{}AA rhus", "{\\AA}rhus"),
        ("\\textbackslash o x", "{\\o}x"),
        ("{\\backslash}alpha", "{\\backslash}alpha"),
        ("$\\backslash$emph\\{x\\}", "\\emph{x}"),
        ("{$\\backslash$}ss", "{\\ss}"),
        ("\\textbackslash newcommand", "\\textbackslash newcommand"),
        ("{\\textbackslash}emph{x}", "{\\textbackslash}emph{x}"),
        ("{\\textdollar}AC{\\^{}}0{\\textdollar}", "$AC^0$"),
        ("{\\textdollar}5 and {\\textdollar}10", "{\\textdollar}5 and {\\textdollar}10"),
        ("{\\$}x\\_1{\\$}", "{\\$}x\\_1{\\$}"),
        ("{\\$}{\\$}a{\\textbackslash}b{\\$}{\\$}", "$a\\b$"),
        ("{\\textdollar}a\\{b\\}{\\textdollar}", "$a{b}$"),
        ("{\\$}x{\\$}", "{\\$}x{\\$}"),
        ("a\\ifmmode b\\else c\\fi d", "acd"),
        ("\\$\\mathsemicolon$", "\\$\\mathsemicolon$"),
        ("$\\lbrace$", "\\{"),
        ("$\\mathdollar$", "\\$"),
        ("$\\vert$ x", "| x"),
        ("$\\quotesingle$", "'"),
        ("$\\backslash$", "\\textbackslash{}"),
    ],
)
def test_escapes(source: str, expected: str) -> None:
    assert unescaped(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\\ifmmode b\\else c\\fi d", "acd"),
        ("$\\ifmmode b\\else c\\fi$", "$b$"),
        ("$x$\\ifmmode b\\else c\\fi$y$", "$x$c$y$"),
        ("\\iftrue a\\else b\\fi", "a"),
        ("\\iftrue a\\fi", "a"),
        ("\\iffalse a\\else b\\fi", "b"),
        ("\\iffalse a\\fi b", "b"),
        ("\\ifx a\\else b\\fi", "\\ifx a\\else b\\fi"),
        ("\\ifmmode a\\else b", "b"),
        ("a\\fi b\\else c", "a\\fi b\\else c"),
        ("\\iftrue a\\ifmmode b\\else c\\fi d\\else e\\fi f", "acdf"),
        ("\\iffalse a\\ifmmode b\\else c\\fi d\\else e\\fi f", "ef"),
        ("\\else\\fi", "\\else\\fi"),
        ("\\iftrue\\'e\\fi x", "{\\'e}x"),
        ("\\iftrue{\\'e\\fi x", "{\\'ex"),
        ("\\iftrue  a  \\fi  x", "ax"),
        ("\\iftrue{} a\\fi{} x", "a x"),
        ("\\fix \\elsewhere", "\\fix \\elsewhere"),
        ("\\ifmmode\\acute n\\else\\'n\\fi ski", "{\\'n}ski"),
        ("\\(\\ifmmode a\\else b\\fi\\)", "\\(a\\)"),
        ("$a$ \\ifmmode x\\else y\\fi $b\\ifmmode x\\else y\\fi$ \\ifmmode x\\else y\\fi", "$a$ y$bx$ y"),
    ],
)
def test_conditionals(source: str, expected: str) -> None:
    assert without_conditionals(source) == expected
