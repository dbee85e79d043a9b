"""Delimiters: where values end, and what is taken from damaged ones."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.decoding import decode
from sphinx_academic.bib.fields import Bare
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.recovery import (
    _close_quote,
    _undelimited,
    close_brace,
    close_parenthesis,
    read_value,
    salvage,
    shortened,
)

MESSAGES = {
    "empty": (BibKind.BIBFILE, "the file is empty; add entries, or take it out of bibtex_bibfiles"),
    "control": (
        BibKind.ENCODING,
        "a control character (NUL or the like) is left out; remove it from the file",
    ),
    "controls": (
        BibKind.ENCODING,
        "2 control characters (NUL and the like) are left out; remove them from the file",
    ),
    "line": (
        BibKind.ENCODING,
        "not UTF-8: this line was read as Windows-1252; save the file as UTF-8",
    ),
    "two lines": (
        BibKind.ENCODING,
        "not UTF-8: this line and another were read as Windows-1252; save the file as UTF-8",
    ),
    "three lines": (
        BibKind.ENCODING,
        "not UTF-8: this line and 2 others were read as Windows-1252; save the file as UTF-8",
    ),
}


@pytest.mark.parametrize(
    ("data", "text", "messages"),
    [
        (b"@misc{a}", "@misc{a}", []),
        (b"", "", [(0, "empty")]),
        (b" \n", " \n", [(0, "empty")]),
        (b"\xef\xbb\xbf", "", [(0, "empty")]),
        (b"\xc3\xa9", "é", []),
        (b"\xef\xbb\xbf\xc3\xa9", "é", []),
        (b"\xff\xfe\xe9\x00\n\x00b\x00", "é\nb", []),
        (b"\xfe\xff\x00a", "a", []),
        (b"\xff\xfea\x00b", "a�", []),
        (b"a\r\nb\rc", "a\nb\nc", []),
        (b"a\x0bb\x0cc", "a b c", []),
        (b"a\tb", "a\tb", []),
        (b"a\x00b\x00", "ab", [(1, "controls")]),
        (b"\na\x7fb", "\nab", [(2, "control")]),
        (b"a\xef\xbf\xbeb\xef\xbf\xbf", "ab", [(1, "controls")]),
        (b"a\x80\xe9", "a€é", [(1, "line")]),
        (b"x\r\ny\xe9\r\xe9z\n\xc3\xa9", "x\nyé\néz\né", [(2, "two lines")]),
        (b"\xe9\n\xe9\n\xe9", "é\né\né", [(1, "three lines")]),
        (b"\xef\xbb\xbf\xe9", "é", [(1, "line")]),
        (b"a\x81", "a�", [(1, "line")]),
        (b"x\xe9\x00", "xé", [(1, "line"), (1, "control")]),
        (b"a\xe2\x80\xa8b", "a\u2028b", []),
        (b"\x1fa", "a", [(1, "control")]),
        (b"\xef\xbf\xbd", "�", []),
    ],
)
def test_bytes(data: bytes, text: str, messages: list[tuple[int, str]]) -> None:
    """Each message with its line, which is 0 for the whole file."""
    decoded, problems = decode(data, "papers.bib")
    assert decoded == text
    assert [(p.file, p.line or 0, p.key, p.kind, p.message) for p in problems] == [
        ("papers.bib", line, None, *MESSAGES[name]) for line, name in messages
    ]


@pytest.mark.parametrize(
    ("text", "closing", "value"),
    [
        # its parts, and the place behind it
        ("{a}", "}", (("a",), 3)),
        ("{a{b}}", "}", (("a{b}",), 6)),
        ("{a", "}", None),
        ('"a"', "}", (("a",), 3)),
        ('"a{"}b"', "}", (('a{"}b',), 7)),
        ('"a}"', "}", None),
        ('"a', "}", None),
        ("abc", "}", (("abc",), 3)),
        ("a b", "}", (("a b",), 3)),
        ("a b = 1", "}", (("a",), 1)),
        ("a = 1", "}", ((), 0)),
        ("{a} # b", "}", (("a", "b"), 7)),
        ("{a}#{b}", "}", (("a", "b"), 7)),
        ("{a} # b = 1", "}", (("a",), 6)),
        ("a # ", "}", (("a",), 4)),
        ("a # {", "}", None),
        ("# a", "}", ((), 0)),
        ("", "}", ((), 0)),
        (", x", "}", ((), 0)),
        ("a b)", "}", (("a b)",), 4)),
        ("a b", ")", (("a",), 1)),
        ("a)", ")", (("a",), 1)),
        ("12--13", "}", (("12--13",), 6)),
        ("a#b#c, d", "}", (("a", "b", "c"), 5)),
        ("a\nb", "}", (("a",), 1)),
        ("a\\{b", "}", (("a\\",), 2)),
    ],
)
def test_value(text: str, closing: str, value: tuple[tuple[str, ...], int] | None) -> None:
    assert read_value(text, 0, len(text), closing) == value


def test_parts_of_a_value() -> None:
    value = read_value('{a} # b # "c"', 0, 13, "}")
    assert value is not None
    assert [type(part) for part in value.parts] == [str, Bare, str]


def test_a_value_ends_before_its_limit() -> None:
    assert read_value("{abc}", 0, 5, "}") is not None
    assert read_value("{abc}", 0, 4, "}") is None
    assert read_value("ab {c}", 0, 2, "}") == (("ab",), 2)
    assert read_value("a # {b}", 0, 4, "}") == (("a",), 4)
    assert read_value("x{a}y", 1, 4, "}") == (("a",), 4)


@pytest.mark.parametrize(
    ("text", "limit", "end"),
    [("{a}", 3, 3), ("{a{b}c}d", 8, 7), ("{a", 2, -1), ("{a}", 2, -1), ("{a\\}", 4, 4), ("{{}", 3, -1)],
)
def test_brace(text: str, limit: int, end: int) -> None:
    assert close_brace(text, 0, limit) == end
    parentheses = text.translate(str.maketrans("{}", "()"))
    assert close_parenthesis(parentheses, 0, limit) == end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ('"a"', 3),
        ('"a{"}"', 6),
        ('"{a"', -1),
        ('"a}"', -1),
        ('"', -1),
        ('"a', -1),
        ('"a"b"', 3),
        ('"a{b}{c}"', 9),
    ],
)
def test_quotation_mark(text: str, end: int) -> None:
    assert _close_quote(text, 0, len(text)) == end


@pytest.mark.parametrize(
    ("raw", "closing", "text"),
    [
        ("{a", "}", "a"),
        ("{a}", "}", "a"),
        ("{a,", "}", "a"),
        ("{a},", "}", "a"),
        ("{a}}", "}", "a"),
        ('"a",', "}", "a"),
        ('"a', "}", "a"),
        ('"a}', "}", "a"),
        ("{a{b}", "}", "a{b"),
        ("{a{b", "}", "a{b"),
        ("(a", ")", "(a"),
        ("{a ) ", ")", "a"),
        ("{a)", "", "a)"),
        ("", "}", ""),
        ("{", "}", ""),
        ("{a, ", "}", "a"),
        (" {a\n}\n", "}", "a"),
        ("{a}", "", "a"),
        ('G"odel"', "}", 'G"odel"'),
        ("a}", "}", "a"),
        ('"a" b', "}", 'a" b'),
        ("{}", "}", ""),
        ("{a,\n}", "}", "a"),
        ("{a ,\n}\n", "}", "a"),
        ("{a}, ", "}", "a"),
    ],
)
def test_value_that_is_not_closed(raw: str, closing: str, text: str) -> None:
    assert _undelimited(raw, closing) == text


@pytest.mark.parametrize(
    ("text", "closing", "fields"),
    [
        # name, parts, place, and what is wrong
        ("t = {a, y = {1}}", "}", [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("y", ("1",), 8, "")]),
        (
            "t = {a,\n y = 1\n}",
            "}",
            [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("y", ("1",), 9, "")],
        ),
        (
            "t = {a} x, y = {1}",
            "}",
            [("t", ("a",), 0, "‘x’ after the value of ‘t’ was skipped"), ("y", ("1",), 11, "")],
        ),
        ("x, y = {1}", "}", [("y", ("1",), 3, "")]),
        (
            't = "a, year = 1',
            "}",
            [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("year", ("1",), 8, "")],
        ),
        ("t = {a, foo = 1}", "}", [("t", ("a, foo = 1",), 0, "")]),
        (
            "t = {a, volume = 1}",
            "}",
            [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("volume", ("1",), 8, "")],
        ),
        ("t = {a\n, y = 1}", "}", [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("y", ("1",), 9, "")]),
        ("", "}", []),
        ("junk", "}", []),
        (
            't = G"odel", y = {1}',
            "}",
            [("t", ('G"odel"',), 0, "the value of ‘t’ is not closed"), ("y", ("1",), 13, "")],
        ),
        (
            "t = {a}\n y = {1}\n z = {2",
            "}",
            [("t", ("a",), 0, ""), ("y", ("1",), 9, ""), ("z", ("2",), 18, "the value of ‘z’ is not closed")],
        ),
        (
            "t = {a, YEAR = 1)",
            ")",
            [("t", ("a",), 0, "the value of ‘t’ is not closed"), ("YEAR", ("1",), 8, "")],
        ),
        ("t = {a}, {b}", "}", [("t", ("a",), 0, "‘{b’ after the value of ‘t’ was skipped")]),
    ],
)
def test_salvage(text: str, closing: str, fields: list[tuple[str, tuple[str, ...], int, str]]) -> None:
    assert list(salvage(text, 0, len(text), closing)) == fields


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a"),
        (" a\n  b ", "a b"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 39 + "…"),
        ("x " * 300, "x " * 19 + "x…"),
        # no more is looked at than 200 characters
        (" " * 199 + "ab", "a"),
        ("", ""),
    ],
)
def test_quoted_text_is_short(text: str, expected: str) -> None:
    assert shortened(text) == expected
