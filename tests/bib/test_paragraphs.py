"""Paragraphs and lists of abstracts, and lists of keywords."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.keywords import split_keywords
from sphinx_academic.bib.paragraphs import parse_paragraphs
from sphinx_academic.model.text import blocks, plain


def shown(source: str) -> list[str | list[str]]:
    """Return paragraphs as texts, and lists as lists of texts."""
    found: list[str | list[str]] = []
    for block in blocks(parse_paragraphs(source)):
        texts = [plain(text) for text in block.texts]
        found.append(texts if block.is_list else texts[0])
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\n two", ["one two"]),
        ("One.\n\nTwo \\begin{itemize}\\item a \\item b\\end{itemize}", ["One.", "Two", ["a", "b"]]),
        ("One\\par Two \\begin{enumerate}[i]\\item a\\end{enumerate} Three", ["One", "Two", ["a"], "Three"]),
        ("\\begin{description}\\item[A] b\\item[C] d\\end{description}", [["A b", "C d"]]),
        ("{One.\n  \nTwo}", ["One.", "Two"]),
        (
            "<jats:title>Abstract</jats:title><jats:p>One.</jats:p> <jats:p>Two</jats:p>",
            ["Abstract", "One.", "Two"],
        ),
        ("$\\less$p$\\greater$A$\\less$/p$\\greater$$\\less$p$\\greater$B$\\less$/p$\\greater$", ["A", "B"]),
        (
            "\\textless p\\textgreater A\\textless/p\\textgreater\\textless p\\textgreater B",
            ["A", "B"],
        ),
        ("&lt;p&gt;A&lt;/p&gt;&lt;p&gt;B&lt;/p&gt;", ["A", "B"]),
        ("<ul><li>x</li><li><p>y</p></li></ul> after", [["x", "y"], "after"]),
        ("a<br/><br/>b<br>c", ["a", "b c"]),
        ("p < 0.05 in \\parbox", ["p < 0.05 in"]),
        (" \n\n ", []),
        ("", []),
        ("a\n\nb", ["a", "b"]),
        ("a\n \t\nb", ["a", "b"]),
        ("a\nb", ["a b"]),
        ("a\\par b", ["a", "b"]),
        ("a\\parx b", ["a\\parx b"]),
        ("\\begin{itemize}\\item a\\item b\\end{itemize}", [["a", "b"]]),
        ("a \\begin{quote}b\\end{quote} c", ["a", "b", "c"]),
        ("\\begin{enumerate}[i] \\item a\n\nb \\item c\\end{enumerate}d", [["a"], "b", ["c"], "d"]),
        ("\\begin{itemize*}\\item a\\end{itemize*}", [["a"]]),
        ("\\begin{description}\\item[A] b\\end{description}", [["A b"]]),
        ("<p>a</p><p>b</p>", ["a", "b"]),
        ("<jats:p>a</jats:p><jats:p>b</jats:p>", ["a", "b"]),
        ("<ul><li>a</li><li>b</li></ul>", [["a", "b"]]),
        ("<li>a</li>b", [["a"], "b"]),
        ("<li>a<p>b</p></li>c", [["a"], "b", "c"]),
        ("a<br><br>b", ["a", "b"]),
        ("a<br/>b", ["a b"]),
        ("<div>a</div>b", ["a", "b"]),
        ("<title>A</title>b", ["A", "b"]),
        ("<list><list-item>a</list-item></list>", [["a"]]),
        ("a <i>b</i> c", ["a b c"]),
        ("a &lt;p&gt;b", ["a", "b"]),
        ("$<$p$>$a$<$/p$>$b", ["a", "b"]),
        ("a\\item b", ["a", ["b"]]),
        ("\\begin{itemize}\\end{itemize}a", ["a"]),
        ("\\item [x] y", [["x y"]]),
        ("\\begin{center}a\\end{center}b", ["a", "b"]),
        ("a \\begin{abstract}b\\end{abstract}", ["a", "b"]),
        ("\n\na\n\n\n\nb\n\n", ["a", "b"]),
        ("a\\\\b", ["a b"]),
        ("\\begin{quotation}a\\end{quotation}b", ["a", "b"]),
        ("<p class='x'>a</p>b", ["a", "b"]),
        ("a<br /> <br />b", ["a", "b"]),
        ("\\begin{itemize}\\item[] a\\end{itemize}", [["a"]]),
        ("<li>\n</li><li>a</li>", [["a"]]),
        ("a\\paragraph{b}", ["ab"]),
        ("a < b and b > c", ["a < b and b > c"]),
        ("<p>a</p> b <p>c</p>", ["a", "b", "c"]),
        ("a<p>b<p>c", ["a", "b", "c"]),
        ("<div>a<div>b</div>c</div>d", ["a", "b", "c", "d"]),
        ("<ul>a<li>b</li>c</ul>d", ["a", ["b"], "c", "d"]),
        ("a <p 0.05 and r > 0.3", ["a <p 0.05 and r > 0.3"]),
        ("a <list x> b", ["a <list x> b"]),
        ("<p/>a<p/>b", ["a", "b"]),
        ("<h2>A</h2>b<h3 id='x'>C</h3>d", ["A", "b", "C", "d"]),
        ("a<blockquote>b</blockquote>c<hr/>d", ["a", "b", "c", "d"]),
        ("<dl><dt>a</dt><dd>b</dd></dl>c", ["a", ["b"], "c"]),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", ["a b", "c"]),
        ("<b>a</p><p>b</b> <i>c</i>", ["a", "b c"]),
        ("<p>a <a href='https://example.org/?a=b&c'>b</a></p>c", ["a b", "c"]),
        ("\\begin{quote}[We] show\\end{quote}", ["[We] show"]),
        ("\\begin{enumerate}[label=(\\roman*),leftmargin=*,topsep=0pt,noitemsep]\\item a", [["a"]]),
        ("a \\ifmmode b\n\nc", ["a b", "c"]),
        ("x &amp; y\n\nz", ["x & y", "z"]),
        ("\\begin{itemize}\n\\item a\n\\item b\n\\end{itemize}\nc", [["a", "b"], "c"]),
    ],
)
def test_abstract(source: str, expected: list[str | list[str]]) -> None:
    assert shown(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a, b; c", ["a", "b", "c"]),
        ("1,2-diol, {Databases, Protein}", ["1,2-diol", "Databases, Protein"]),
        ("N,N-dimethylformamide, 1,2,3-triazole,x", ["N,N-dimethylformamide", "1,2,3-triazole", "x"]),
        ("2010,2011", ["2010", "2011"]),
        ("{a, b, c}", ["a", "b", "c"]),
        ("{{Databases, Protein}}", ["Databases, Protein"]),
        ("R&amp;D; caf\\'e, \\emph{x}", ["R&D", "café", "x"]),
        ("a{, b", ["a", "b"]),
        (" , ;", []),
    ],
)
def test_keywords(source: str, expected: list[str]) -> None:
    assert split_keywords(source) == expected


def test_work_on_a_list_of_locants_is_bounded() -> None:
    assert len(split_keywords("1," * 50_000)) == 50_000
