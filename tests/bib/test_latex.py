"""LaTeX to rich text: a table of pairs, and what holds for any input."""

from __future__ import annotations

import string
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_academic.bib import latex
from sphinx_academic.bib.latex import output as latex_output
from sphinx_academic.bib.latex import parse, to_plain
from sphinx_academic.bib.latex.escapes import unescaped
from sphinx_academic.bib.latex.fast import read_formulas
from sphinx_academic.bib.latex.output import MAX_DEPTH, Output
from sphinx_academic.bib.latex.tables import DOTTED, SYMBOLS
from sphinx_academic.model.text import Inline, Link, Math, RichText, Style, Styled, join, plain

FIXTURE = Path(__file__).with_name("fixtures") / "latex.txt"
#: what LaTeX source is made of, so that random text is not only plain text
FRAGMENTS = st.lists(
    st.sampled_from("\\{}$~&<>;`'-^ \n%#_*@e")
    | st.sampled_from(["\\'", "\\emph", "\\it", "\\url", "\\href", "\\(", "\\)", "$$", "\\footnote"])
    | st.sampled_from(["\\ensuremath", "<i>", "</i>", "&amp;", "\\i", "\\v", "--", "``", "\x00"])
    | st.text(max_size=3)
).map("".join)


def shown(text: RichText) -> str:
    """Return rich text in the notation of the fixture."""
    pieces = []
    for inline in text:
        if isinstance(inline, str):
            pieces.append(inline.replace("<", "&lt;").replace("\u00a0", "⍽"))
        elif isinstance(inline, Math):
            pieces.append(f"‹{inline.source}›")
        elif isinstance(inline, Link):
            pieces.append(f"[{shown(inline.children)}]({inline.href})")
        else:
            pieces.append(f"<{inline.style}>{shown(inline.children)}</{inline.style}>")
    return "".join(pieces)


def cases() -> list[tuple[str, str]]:
    lines = FIXTURE.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" ⇒ ") for line in lines if line and not line.startswith("#: ")]
    return [(source.strip().replace("⏎", "\n"), expected) for source, expected in pairs]


@pytest.mark.parametrize(("source", "expected"), cases())
def test_pair(source: str, expected: str) -> None:
    assert shown(parse(source)) == ("" if expected == "∅" else expected)
    assert to_plain(source) == plain(parse(source))


def nesting(text: RichText) -> int:
    spans = [inline for inline in text if isinstance(inline, (Styled, Link))]
    return max((1 + nesting(span.children) for span in spans), default=0)


def is_canonical(text: RichText) -> bool:
    return text == join(text) and all(
        is_canonical(inline.children) for inline in text if isinstance(inline, (Styled, Link))
    )


@given(FRAGMENTS | st.text())
def test_any_text_is_read(source: str) -> None:
    text = parse(source)
    assert is_canonical(text)
    assert to_plain(source) == plain(text)
    assert "\x00" not in plain(text)


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$~&<`'-", exclude_categories=["C", "Z"])))
def test_plain_text_stays_as_typed(source: str) -> None:
    assert parse(source) == ((source,) if source else ())


@given(st.lists(st.text(string.ascii_letters, min_size=1)), st.text(" \n\t\r", min_size=1))
def test_white_space_is_one_space(words: list[str], blank: str) -> None:
    assert to_plain(blank.join(words)) == " ".join(words)


@given(st.text(string.ascii_letters + string.digits + ".,:()é漢-", max_size=20))
def test_braces_and_the_slow_path_change_nothing(source: str) -> None:
    assert to_plain("{" + source + "}") == to_plain(source)


@pytest.mark.parametrize("name", sorted(SYMBOLS))
def test_symbol_ends_at_its_name(name: str) -> None:
    symbol = SYMBOLS[name]
    assert to_plain(rf"a\{name}{{}}b\{name} c") == f"a{symbol}b{symbol}c"


@pytest.mark.parametrize("dotless", sorted(DOTTED))
def test_dotless_letter_is_dotted_under_an_accent(dotless: str) -> None:
    assert to_plain(rf"\^{dotless}") == to_plain(rf"\^{DOTTED[dotless]}")


def test_nesting_is_limited_and_text_is_kept() -> None:
    text = parse("\\emph{a" * 5000 + "}" * 5000)
    assert nesting(text) == MAX_DEPTH
    assert plain(text) == "a" * 5000
    deepest = parse("\\emph{a" * MAX_DEPTH + r"\url{https://example.org}" + "}" * MAX_DEPTH)
    assert nesting(deepest) == MAX_DEPTH


def test_links_do_not_nest() -> None:
    (link,) = parse(r"\href{http://example.org}{a \emph{\href{http://example.org/b}{c}}}")
    assert isinstance(link, Link)
    assert link.children == ("a ", Styled(Style.EMPHASIS, ("c",)))


@pytest.mark.parametrize(
    "source", ["a&#x81;b", "$a&#x81;b$", r"\url{a&amp;&#x81;b}", r"\href{a&amp;&#x81;}{b}"]
)
def test_no_entity_brings_a_control_character(source: str) -> None:
    assert "\\x81" not in repr(parse(source))


HARD = [
    "{", "}", "$", "\\", "\\'", "{\\'", "\\'{", "$$", "${", "\\(", "\\emph{", "\\it", "\\url{",
    "\\footnote{", "<i>", "</i>", "<a ", "&amp;", "&a", "`", "'", "-", "~", "\\[", "\\a[", "\\href{a}{",
    "{\\textless}", "\\{A", " ", "a", "\\x", "\\&", "\\char", "\\kern", "{\\$}$", "\\ensuremath{$",
    "\\'{\\emph{",
]  # fmt: skip


@pytest.mark.parametrize("unit", HARD)
def test_work_is_linear(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the frames closed, and the characters that are passed on, for n and 2n."""
    steps = 0
    add, close, trimmed = Output.add, Output.close, latex_output._trimmed

    def counted_add(self: Output, inline: Inline) -> None:
        nonlocal steps
        steps += 1 + (len(inline) if isinstance(inline, str) else 0)
        add(self, inline)

    def counted_close(self: Output) -> None:
        nonlocal steps
        steps += 1
        close(self)

    def counted_trimmed(text: RichText) -> tuple[str, RichText, str]:
        nonlocal steps
        steps += len(plain(text))
        return trimmed(text)

    monkeypatch.setattr(Output, "add", counted_add)
    monkeypatch.setattr(Output, "close", counted_close)
    monkeypatch.setattr(latex_output, "_trimmed", counted_trimmed)
    # other tests may have read the same text a moment ago
    latex._read.cache_clear()
    parse(unit * 1000)
    once, steps = steps, 0
    parse(unit * 2000)
    assert steps <= 2 * once + 100


FORMULAS = (
    ("$x_i$", (Math("x_i"),)),
    ("A {$x^{2}$} in {GPU} \\% more", ("A ", Math("x^{2}"), " in GPU % more")),
    ("{{The $n$-th \\'etale  case}}", ("The ", Math("n"), "-th étale case")),
    (" $a$ $b$~", (Math("a"), " ", Math("b"), "\u00a0")),
    ("on $p < 0.05$.", ("on ", Math("p < 0.05"), ".")),
)
BITS = (
    "$", "$", " ", "a", "M", "5", "{", "}", "\\alpha", "\\'e", "\\&", "--", "~", "``", "''", "'", "_", "^2",
    "\n", "  ", "{$x$}", "$x$", "$5", "<", "</i>", "$<$", "&amp;", "\\mbox", "\\ddot{u}", "\\degree", "\\(",
    "\\)", "\\{B\\}", "\\%", "\u2028", "\\v", "\\ ", "\\textit{x}", "\\less", "$>$", "i", "\\x41", "\\",
    "\\upmu",
)  # fmt: skip


@pytest.mark.parametrize(("source", "text"), FORMULAS)
def test_formulas_beside_simple_text_need_no_reader(source: str, text: RichText) -> None:
    assert read_formulas(source) == text == latex._Reader(source).read()


def test_formulas_are_read_alike_on_both_ways() -> None:
    random = Random(7)
    read = 0
    for _ in range(4000):
        source = "".join(random.choice(BITS) for _ in range(random.randint(2, 14)))
        if (text := read_formulas(source)) is not None:
            assert text == latex._Reader(unescaped(source)).read(), source
            read += 1
    assert read > 200
