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
