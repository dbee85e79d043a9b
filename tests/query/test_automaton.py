"""Patterns, part by part: where they begin and end, how often, and what stands around."""

from __future__ import annotations

import re
import warnings

import pytest

from sphinx_academic.query.automaton import (
    Atom,
    Automaton,
    Choice,
    Look,
    Part,
    Repetition,
    Sequel,
    TooLarge,
    _at,
)
from sphinx_academic.query.regex import PatternError, _bounds, _Parser, _pieces, compile_pattern

A, B = Atom("a"), Atom("b")


@pytest.mark.parametrize(
    ("place", "text", "places"),
    [
        ("^", "ab", [0]),
        (r"\A", "ab", [0]),
        ("^", "", [0]),
        (r"\Z", "ab", [2]),
        (r"\z", "ab", [2]),
        ("$", "ab", [2]),
        ("$", "ab\n", [2, 3]),
        (r"\Z", "ab\n", [3]),
        ("$", "\n", [0, 1]),
        ("$", "", [0]),
        (r"\b", "ab c", [0, 2, 3, 4]),
        (r"\B", "ab c", [1]),
        (r"\b", " a", [1, 2]),
        (r"\B", " a", [0]),
        (r"\b", "", []),
        (r"\B", "", []),
        (r"\b", "é_1", [0, 3]),
    ],
)
def test_places(place: str, text: str, places: list[int]) -> None:
    assert [index for index, holds in enumerate(_at(place, text)) if holds] == places


@pytest.mark.parametrize(
    ("part", "found", "missed"),
    [
        (A, ["a", "A", "xax"], ["", "x"]),
        (Sequel(()), ["", "x"], []),
        (Sequel((A, B)), ["ab", "xabx", "aab"], ["", "a", "ba", "axb"]),
        (Choice((A, B)), ["a", "b", "xb"], ["", "x"]),
        (Choice((Sequel((A, B)), Sequel(()))), ["", "x"], []),
        (Repetition(Sequel((A, B)), 2, 2), ["abab", "xababab"], ["ab", "abxab"]),
        (Sequel((Atom("x"), Repetition(A, 0, 2), Atom("y"))), ["xy", "xay", "xaay"], ["xaaay", "xby"]),
        (Sequel((Atom("x"), Repetition(A, 1, 3), Atom("y"))), ["xay", "xaaay"], ["xy", "xaaaay"]),
        (Sequel((Atom("x"), Repetition(A, 0, None), Atom("y"))), ["xy", "xaaaay"], ["xaby"]),
        (Sequel((Atom("x"), Repetition(A, 2, None), Atom("y"))), ["xaay", "xaaaay"], ["xy", "xay"]),
        (Sequel((Atom("x"), Repetition(Sequel(()), 0, None), Atom("y"))), ["xy"], ["x"]),
        (Sequel((Atom("^"), A, Atom("$"))), ["a", "a\n"], ["xa", "ax", "a\n\n"]),
        (Sequel((A, Look(B, ahead=True, negated=False))), ["ab"], ["a", "ba"]),
        (Sequel((A, Look(B, ahead=True, negated=True))), ["a", "ba", "abaa"], ["ab", "b"]),
        (Sequel((Look(B, ahead=False, negated=False), A)), ["ba"], ["a", "ab"]),
        (Sequel((Look(B, ahead=False, negated=True), A)), ["a", "ab"], ["ba", ""]),
        (
            Sequel((Look(Sequel((A, B)), ahead=True, negated=False), Atom("."), Atom("."), Atom("c"))),
            ["abc"],
            ["bac", "ab"],
        ),
        (
            Sequel((Look(Sequel((A, B)), ahead=False, negated=False), Atom("c"))),
            ["abc"],
            ["bac", "ac", "aabxc"],
        ),
    ],
)
def test_parts(part: Part, found: list[str], missed: list[str]) -> None:
    automaton = Automaton(part, 100)
    # twice, as it remembers what it has seen
    for text in (*found, *missed) * 2:
        assert automaton.finds(text) is (text in found), text


@pytest.mark.parametrize(
    ("part", "size"),
    [
        (A, 2),
        (Sequel((A, B)), 3),
        (Choice((A, B)), 4),
        (Repetition(A, 2, 2), 5),
        (Repetition(A, 0, 2), 5),
        (Repetition(A, 0, None), 3),
        (Repetition(A, 1, None), 5),
        # a look has a state of its own, and those of its automaton
        (Look(A, ahead=True, negated=False), 4),
        (Sequel((Look(A, ahead=True, negated=False), Look(B, ahead=False, negated=True))), 7),
        (Sequel((Atom(r"\b"), A, Atom(r"\b"))), 4),
    ],
)
def test_size(part: Part, size: int) -> None:
    assert Automaton(part, size).size == size
    with pytest.raises(TooLarge):
        Automaton(part, size - 1)


def test_memory_is_forgotten_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.query.automaton._MOST_REMEMBERED", 2)
    automaton = Automaton(Sequel((A, Repetition(Atom("[ab]"), 3, 3), B)), 100)
    text = "abaabbabbaaabbbaab"
    expected = [bool(re.search("a[ab]{3}b", text[:end])) for end in range(len(text))]
    sizes = set()
    for end, found in enumerate(expected):
        assert automaton.finds(text[:end]) is found
        sizes.add(len(automaton._memory))
    assert max(sizes) == 3


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("abc", ["abc"]),
        ("", [""]),
        ("a.*b", ["a", "b"]),
        ("a.*?b", ["a", "b"]),
        ("a.+b", ["a.", "b"]),
        ("a.+?b.*", ["a.", "b", ""]),
        (".*", ["", ""]),
        ("a.b", ["a.b"]),
        (r"\.*a", None),
        ("[.]*a", None),
        ("a*", None),
        ("a.?b", None),
        ("a.{2}b", None),
        ("a|b", None),
        ("(a)", None),
        (r"^\w[a|b]$", [r"^\w[a|b]$"]),
    ],
)
def test_pieces_of_fixed_length(source: str, pieces: list[str] | None) -> None:
    assert _pieces(source) == pieces


@pytest.mark.parametrize(
    ("count", "bounds"),
    [
        ("*", (0, None)),
        ("+", (1, None)),
        ("?", (0, 1)),
        ("{3}", (3, 3)),
        ("{3,}", (3, None)),
        ("{,3}", (0, 3)),
        ("{2,3}", (2, 3)),
        ("{,}", (0, None)),
        ("{0}", (0, 0)),
    ],
)
def test_bounds(count: str, bounds: tuple[int, int | None]) -> None:
    assert _bounds(count) == bounds


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("", Sequel(())),
        ("ab", Sequel((A, B))),
        ("a|b|", Choice((Sequel((A,)), Sequel((B,)), Sequel(())))),
        ("a*b+?", Sequel((Repetition(A, 0, None), Repetition(B, 1, None)))),
        ("(a|b)c", Sequel((Choice((Sequel((A,)), Sequel((B,)))), Atom("c")))),
        ("(?:a)?", Sequel((Repetition(Sequel((A,)), 0, 1),))),
        ("(?P<x>a)", Sequel((Sequel((A,)),))),
        ("(?=a)", Sequel((Look(Sequel((A,)), ahead=True, negated=False),))),
        ("(?!a)", Sequel((Look(Sequel((A,)), ahead=True, negated=True),))),
        ("(?<=a)", Sequel((Look(Sequel((A,)), ahead=False, negated=False),))),
        ("(?<!a)", Sequel((Look(Sequel((A,)), ahead=False, negated=True),))),
        (r"\d[]a-b\]][^]]", Sequel((Atom(r"\d"), Atom(r"[]a-b\]]"), Atom("[^]]")))),
        (r"\x41\u00e9\U0001f4a1\N{BULLET}\0\\", Sequel((
            Atom(r"\x41"), Atom(r"\u00e9"), Atom(r"\U0001f4a1"), Atom(r"\N{BULLET}"), Atom(r"\0"),
            Atom("\\\\"),
        ))),
        ("a{,}{b}", Sequel((Repetition(A, 0, None), Atom("{"), B, Atom("}")))),
        ("(a)(b)", Sequel((Sequel((A,)), Sequel((B,))))),
    ],
)  # fmt: skip
def test_parser(source: str, part: Part) -> None:
    assert _Parser(source).whole() == part


NOT_SUPPORTED = "back-references, flags, conditions and possessive repetitions are not supported"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("a" * 501, "the regular expression is longer than 500 characters"),
        ("[", "not a regular expression: unterminated character set at position 0"),
        (r"(a)\1", NOT_SUPPORTED),
        ("a|(?s:b)", NOT_SUPPORTED),
        ("(?i:a)b*", NOT_SUPPORTED),
        ("(?>a*)b", NOT_SUPPORTED),
        ("a?+b", NOT_SUPPORTED),
        ("((?:^){1000}){1000}", "the regular expression has more than 2000 states; repeat less in it, "
         "or join several filters by `and`"),
        ("(" * 41 + "a" + ")*" * 41, "groups are nested too deeply"),
    ],
)  # fmt: skip
def test_refusals(pattern: str, message: str) -> None:
    with pytest.raises(PatternError) as caught:
        compile_pattern(pattern)
    assert str(caught.value) == message


def test_what_is_still_allowed() -> None:
    assert compile_pattern("a" * 500)("a" * 500)
    assert compile_pattern("(" * 40 + "a" + ")*" * 40)("")
    # the flag that is in force anyway
    assert compile_pattern("(?i)a.*b")("xAxB")
    # groups beside each other are not nested
    assert compile_pattern("(a)(b)*" * 40)("a" * 40)


@pytest.mark.parametrize("pattern", ["[[a]", "[a&&b]", "[[a]+", "([a||b])*"])
def test_patterns_about_which_python_warns(pattern: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert compile_pattern(pattern)("a")


def test_pieces_are_searched_in_order() -> None:
    search = compile_pattern("ab.*ba.*$")
    assert search("xabxba")
    assert not search("aba")
    assert not search("baab")
