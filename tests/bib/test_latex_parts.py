"""Parts of the LaTeX reader: the short ways and what needs the long one, letters, accents, journals."""

from __future__ import annotations

import pytest

from sphinx_academic.bib import latex
from sphinx_academic.bib.latex import parse, to_plain
from sphinx_academic.bib.latex.escapes import unescaped
from sphinx_academic.bib.latex.fast import read_formulas, read_simple
from sphinx_academic.bib.latex.journals import journal_of
from sphinx_academic.bib.latex.letters import with_letters
from sphinx_academic.bib.latex.output import _trimmed, accented, cluster_end
from sphinx_academic.bib.reader import read
from sphinx_academic.model.text import Math, RichText, Style, Styled


@pytest.mark.parametrize(
    ("source", "is_simple", "text"),
    [
        ("a", True, "a"),
        ("a  b", True, "a b"),
        (" a ", True, "a"),
        ("{A}b", True, "Ab"),
        ("\\'e", True, "é"),
        ("\\'{e}", True, "é"),
        ("{\\'e}", True, "é"),
        ("\\' e", False, "é"),
        ("\\v s", True, "š"),
        ("\\v{s}", True, "š"),
        ("\\vs", False, "\\vs"),
        ("\\'\\i", True, "í"),
        ("\\'{\\i}", True, "í"),
        ("\\'ab", True, "áb"),
        ("\\'́e", False, "'́e"),
        ("\\'é", False, "é́"),
        ("\\alpha x", True, "αx"),
        ("\\o", True, "ø"),
        ("\\textbf{x}", False, "x"),
        ("\\relax x", True, "x"),
        ("\\quad x", True, "x"),
        ("\\textless", False, "<"),
        ("\\&", True, "&"),
        ("\\& x", True, "& x"),
        ("\\&amp;", False, "&"),
        ("\\&\\#65;", False, "A"),
        ("{\\&}amp;", False, "&"),
        ("\\%\\#\\_\\$", True, "%#_$"),
        ("\\{", False, "{"),
        ("\\}", False, "}"),
        ("a~b", True, "a\xa0b"),
        ("/\\~u", False, "/~u"),
        ("\\~n", True, "ñ"),
        ("--", True, "–"),
        ("---", True, "—"),
        ("----", True, "—-"),
        ("``a''", False, "“a”"),
        ("`a'", False, "‘a’"),
        ("''", True, "”"),
        ("'", True, "'"),
        ("$", False, "$"),
        ("&", False, "&"),
        ("<", False, "<"),
        ("\\,a", True, "a"),
        ("\\ a", True, "a"),
        ("\\-a", True, "a"),
        ("\\\\a", False, "a"),
        ("a\nb", True, "a b"),
        ("a\x00b", False, "ab"),
        ("\\foo", False, "\\foo"),
        ("", True, ""),
        ("~", True, "\xa0"),
        (" ~ ", True, "\xa0"),
        ("\\", False, ""),
        ("\\@", False, ""),
    ],
)
def test_text(source: str, is_simple: bool, text: str) -> None:
    """What is simple needs no reader, which would read it alike."""
    assert to_plain(source) == text
    assert read_simple(source) == (text if is_simple else None)
    assert latex._Reader(unescaped(source)).read() == parse(source)


@pytest.mark.parametrize(
    ("source", "is_simple", "text"),
    [
        ("$x$", True, (Math("x"),)),
        ("a $x$ b", True, ("a ", Math("x"), " b")),
        ("$x$ $y$", True, (Math("x"), " ", Math("y"))),
        ("$x", False, ("$x",)),
        ("a $x $b", False, ("a ", Math("x"), "b")),
        ("$ x$", True, (Math("x"),)),
        ("$5 and $10", False, ("$5 and $10",)),
        ("$$", False, ("$$",)),
        ("$\\alpha$", True, (Math("\\alpha"),)),
        ("a$\\alpha$b", False, ("a", Math("\\alpha"), "b")),
        ("a $\\alpha$ b", True, ("a ", Math("\\alpha"), " b")),
        ("M$\\ddot{u}$ller", False, ("Müller",)),
        ("$\\upmu$", False, ("μ",)),
        ("$\\less$", False, ("<",)),
        ("{$x$}", True, (Math("x"),)),
        ("{$x$ a}", True, (Math("x"), " a")),
        ("$x{y}$", True, (Math("x{y}"),)),
        ("$x{y$}", False, ("$xy$",)),
        ("$\\$$", False, (Math("\\$"),)),
        ("\\$5 $x$", False, ("$5 ", Math("x"))),
        ("$x$ & y", False, (Math("x"), " & y")),
        ("$x$ \\{", False, (Math("x"), " {")),
        ("$a<b$ math", False, (Math("a<b"), " math")),
        ("$<$i$>$", False, ("<i>",)),
        ("``$x$", False, ("“", Math("x"))),
        ("\\textbf{$x$}", False, (Styled(style=Style.STRONG, children=(Math("x"),)),)),
        ("$x$ \\'e", True, (Math("x"), " é")),
        ("$x$\n$y$", True, (Math("x"), " ", Math("y"))),
        ("$x_{i}$", True, (Math("x_{i}"),)),
        ("a$x$b", True, ("a", Math("x"), "b")),
        ("$ $", False, ()),
        ("$x$ \\backslash", False, (Math("x"), " \\")),
    ],
)
def test_text_with_formulas(source: str, is_simple: bool, text: RichText) -> None:
    assert parse(source) == text
    assert read_formulas(source) == (text if is_simple else None)
    assert latex._Reader(unescaped(source)).read() == text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("plain", "plain"),
        ("{\\'e}", "é"),
        ("\\'e", "é"),
        ("\\'{e}", "é"),
        ("\\' e", "é"),
        ("\\v{s}", "š"),
        ("\\v s", "š"),
        ("\\vs", "\\vs"),
        ("\\e{a}", "\\e{a}"),
        ("\\x b", "\\x b"),
        ("\\ae{}\\aa{}a", "æåa"),
        ("\\ss\\SS", "ßẞ"),
        ("\\ng{}\\NG x", "ŋŊx"),
        ("$\\ae$ $\\aa$", "æ å"),
        ("\\c{c}", "ç"),
        ("{\\c c}", "ç"),
        ("\\o", "ø"),
        ("\\o{}", "ø"),
        ("\\o ", "ø"),
        ("\\oe{}uvre", "œuvre"),
        ("\\ostergaard", "\\ostergaard"),
        ("{\\o}", "ø"),
        ("{\\O}rsted", "Ørsted"),
        ("\\ss{}", "ß"),
        ("\\'\\i", "í"),
        ("\\'{\\i}", "í"),
        ("\\'\\i{}a", "ía"),
        ("\\'\\ia", "ía"),
        ("\\'\\imath", "\\'ı"),
        ("$\\ddot{u}$", "ü"),
        ("$\\ddot u$", "ü"),
        ("$\\acute{\\i}$", "í"),
        ("$\\o$", "ø"),
        ("$\\oslash$", "ø"),
        ("$x$", "$x$"),
        ("$\\alpha$", "$\\alpha$"),
        ("{\\relax Yu}", "{\\relax Yu}"),
        ("{\\bf x}", "x"),
        ("\\'1", "\\'1"),
        ("{\\'{\\i}}", "í"),
        ("\\AA s", "Ås"),
        ("\\l{}and", "łand"),
        ("Bo B\\o and Cy", "Bo Bø and Cy"),
        ("\\o  and Cy", "ø and Cy"),
        ("\\alpha", "\\alpha"),
        ("{\\'ee}", "{\\'ee}"),
        ("$ \\check{s} $", "š"),
        ("\\H{o}\\H o", "őő"),
    ],
)
def test_letters_of_names(source: str, expected: str) -> None:
    assert with_letters(source) == expected


@pytest.mark.parametrize(
    ("source", "journal"),
    [
        ("\\apj", ("The Astrophysical Journal", "ApJ")),
        ("{\\mnras}", ("Monthly Notices of the Royal Astronomical Society", "MNRAS")),
        (" \\aap ", ("Astronomy and Astrophysics", "A&A")),
        ("\\apj.", ("The Astrophysical Journal", "ApJ")),
        ("\\apj Letters", None),
        ("\\foo", None),
        ("apj", None),
        ("{\\apj{}}", ("The Astrophysical Journal", "ApJ")),
        ("\\apjlett", ("The Astrophysical Journal Letters", "ApJL")),
        ("", None),
    ],
)
def test_journals(source: str, journal: tuple[str, str] | None) -> None:
    assert journal_of(source) == journal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((), ("", (), "")),
        (("a",), ("", ("a",), "")),
        ((" a ",), (" ", ("a",), " ")),
        ((" ",), (" ", (), "")),
        (("  a", Math("x"), " "), (" ", ("a", Math("x")), " ")),
        ((Math("x"),), ("", (Math("x"),), "")),
        ((" ", Math("x"), "b "), (" ", (Math("x"), "b"), " ")),
    ],
)
def test_spaces_go_outside(text: RichText, expected: tuple[str, RichText, str]) -> None:
    assert _trimmed(text) == expected


@pytest.mark.parametrize(
    ("macro", "text", "expected"),
    [
        ("'", ("e",), ("é",)),
        ("'", ("eb", "c"), ("éb", "c")),
        ("'", (), ("'",)),
        ("'", ("1",), ("'", "1")),
        ("acute", ("1",), ("", "1")),
        ("'", (Math("x"),), (Math("x"),)),
        ("'", ("ı",), ("í",)),
        ("^", ("ȷx",), ("ĵx",)),
        ("'", ("e\u0323b",), ("ẹ\u0301b",)),
        ("c", ("c",), ("ç",)),
        ("t", ("oo",), ("o\u0361o",)),
    ],
)
def test_accents(macro: str, text: RichText, expected: RichText) -> None:
    assert accented(macro, text) == expected


@pytest.mark.parametrize(
    ("text", "end"), [("e", 1), ("eb", 1), ("e\u0301b", 2), ("e\u0301\u0323b", 3), ("\u0301", 1)]
)
def test_character_with_its_marks(text: str, end: int) -> None:
    assert cluster_end(text) == end


def said_of(name: str, reason: str) -> str:
    return (
        f"the formula ‘{name}’ {reason}; it is shown as its source; "
        "use macros of LaTeX and the packages of the AMS"
    )


NOTHING = (r"\nothing", r"has the unknown macro \nothing")


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        # line, formula, and why it cannot be set
        (r"title = {$\nothing$}", [(2, *NOTHING)]),
        (r"title = {\textbf{$\nothing$}}", [(2, *NOTHING)]),
        (r"title = {\href{x}{\emph{$\nothing$}}}", [(2, *NOTHING)]),
        (r"title = {\(\nothing\)}", [(2, *NOTHING)]),
        (r"title = {\[\nothing\]}", [(2, *NOTHING)]),
        (r"title = {\ensuremath{\nothing}}", [(2, *NOTHING)]),
        (r"author = {Ada $\nothing$}", [(2, *NOTHING)]),
        (r"title = {$\frac{1}$}", [(2, r"\frac{1}", "ends where an argument is missing")]),
        # of a field each once, and of the fields that are shown
        (
            "abstract = {$\\nothing$, $\\nothing$, $\\other$},\n "
            "keywords = {$\\nothing$},\n url = {$\\nothing$}",
            [(2, *NOTHING), (2, r"\other", r"has the unknown macro \other")],
        ),
        (
            "note = {$\\nothing$},\n title = {$\\nothing$},\n journal = {$\\nothing$}",
            [(2, *NOTHING), (3, *NOTHING), (4, *NOTHING)],
        ),
        (r"title = {$x$ \$5}", []),
        (r"title = {\nothing{x} and $x$}", []),
    ],
)
def test_formulas_that_cannot_be_set(fields: str, found: list[tuple[int, str, str]]) -> None:
    problems = read(f"@misc{{k, year = 2020,\n {fields}}}".encode(), "papers.bib").problems
    assert [(p.line, p.key, p.message) for p in problems if p.kind == "formula"] == [
        (line, "k", said_of(formula, reason)) for line, formula, reason in found
    ]
