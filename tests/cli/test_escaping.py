"""What authors type, in the files that the command writes: Python, MyST, YAML, BibTeX, addresses."""

from __future__ import annotations

import pytest

from sphinx_academic.cli import escaping
from sphinx_academic.cli.terminal import Failure, Terminal


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ("Mara", '"Mara"'),
        ("it's", '"it\'s"'),
        ('"', "'\"'"),
        ("a\\b", r"'a\\b'"),
        ("a\nb", r"'a\nb'"),
        (3, "3"),
        (None, "None"),
        ({"a": ["b", ("c", 1)], 2: {}}, '{"a": ["b", ["c", 1]], 2: {}}'),
    ],
)
def test_python(value: object, literal: str) -> None:
    assert escaping.python(value) == literal


@pytest.mark.parametrize(
    ("text", "myst"),
    [
        ("a_b*c`d", r"a\_b\*c\`d"),
        ("<b> [x]{y} #1 | ~$^&!@%:\\", r"\<b\> \[x\]\{y\} \#1 \| \~\$\^\&\!\@\%\:\\"),
    ],
)
def test_myst(text: str, myst: str) -> None:
    assert escaping.myst(text) == myst


def test_yaml() -> None:
    assert escaping.yaml('ü "x"\n\x7f') == '"ü \\"x\\"\\n\\x7f"'


@pytest.mark.parametrize(
    ("name", "bibtex", "person"),
    [
        ("Mara Teal", "Mara Teal", "Mara Teal"),
        ("Mara O’Brien-Teal Jr.", "Mara O’Brien-Teal Jr.", "Mara O’Brien-Teal Jr."),
        ("Sand and Sea", "{Sand and Sea}", "Sand and Sea"),
        ("and Sea", "{and Sea}", "and Sea"),
        ("Sandand Sea", "Sandand Sea", "Sandand Sea"),
        ("Teal, Mara", "{Teal, Mara}", "Teal, Mara"),
        (
            "A {b} \\ ~^$&#%_",
            r"{A \textbraceleft{}b\textbraceright{} \textbackslash{} "
            r"\textasciitilde{}\textasciicircum{}\$\&\#\%\_}",
            r"{A \textbraceleft{}b\textbraceright{} \textbackslash{} "
            r"\textasciitilde{}\textasciicircum{}\$\&\#\%\_}",
        ),
        ("A & B", r"{A \& B}", "A & B"),
    ],
)
def test_names(name: str, bibtex: str, person: str) -> None:
    assert escaping.bibtex(name) == bibtex
    assert escaping.person_name(name) == person


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("https://example.org/a b", "<https://example.org/a b>"),
        ("https://example.org/<a>\\b", "<https://example.org/%3Ca%3E%5Cb>"),
        ("https://example.org/?a&copy;&#38;b&c", "<https://example.org/?a&copy%3B&#38%3Bb&c>"),
    ],
)
def test_addresses(url: str, target: str) -> None:
    assert escaping.address(url) == target


@pytest.mark.parametrize(
    ("key", "is_plain"), [("a.b:c+d/e-1_", True), ("_a", False), ("a b", False), ("", False)]
)
def test_keys(key: str, is_plain: bool) -> None:
    assert escaping.is_plain_key(key) is is_plain
    if is_plain:
        assert escaping.key(key) == key
    else:
        with pytest.raises(ValueError, match="$"):
            escaping.key(key)


def test_only_what_is_escaped_is_written() -> None:
    assert escaping._only_escaped(escaping.Escaped("a")) == "a"
    assert escaping._only_escaped(3) == 3
    with pytest.raises(TypeError, match="a template has a value that is not escaped: 'a'"):
        escaping._only_escaped("a")


# the terminal


def test_what_is_said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    terminal.say("one")
    terminal.say()
    terminal.error("two")
    terminal.progress("three")
    assert capsys.readouterr() == ("one\n\n", "sphinx-academic: two\n")
    quiet = Terminal(quiet=True)
    quiet.say("one")
    quiet.error("two")
    assert capsys.readouterr() == ("", "sphinx-academic: two\n")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    terminal.progress("three")
    quiet.progress("three")
    assert capsys.readouterr() == ("", "three\n")
    assert (Failure("x").code, Failure("x", 2).code) == (1, 2)


def test_where_questions_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Terminal().interactive
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(f"sys.{stream}.isatty", lambda: True)
        assert Terminal().interactive is (stream == "stdout")
    assert not Terminal(questions=False).interactive
    monkeypatch.setattr("sys.stdin", None)
    assert not Terminal().interactive


def test_questions(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter(["x", "", " 3 ", ""])
    prompts: list[str] = []

    def answer(prompt: str) -> str:
        prompts.append(prompt)
        return next(typed)

    monkeypatch.setattr("builtins.input", answer)

    def number(text: str) -> int:
        if not text.isdigit():
            raise ValueError("write a number")
        return int(text)

    assert Terminal().ask("How many", number) == 3
    assert Terminal().ask("How many", number, "7") == 7
    assert prompts == ["How many: "] * 3 + ["How many [7]: "]
    assert capsys.readouterr().out == "  write a number\n" * 2
