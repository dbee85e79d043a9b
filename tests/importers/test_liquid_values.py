"""Values of Liquid by themselves: members, what a loop goes over, what is equal or greater, and filters."""

# ruff: noqa: E501

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from sphinx_academic.importers.liquid import Liquid, NotUnderstood
from sphinx_academic.importers.liquid_values import (
    FILTERS,
    WORDS,
    are_equal,
    compared,
    is_true,
    items_of,
    member_of,
    number_of,
    shown,
)

EMPTY = WORDS["empty"]


@pytest.mark.parametrize(("value", "key", "member"), [
    ({"a": 1}, "a", 1),
    ({"a": 1}, "b", None),
    ({"a": 1}, "size", 1),
    ({"size": 7}, "size", 7),
    ({"2024": "x"}, 2024, "x"),
    ({2024: "x"}, 2024, "x"),
    ({1: "x"}, "1", None),
    ({}, 0, None),
    ([1, 2], 0, 1),
    ([1, 2], 1, 2),
    ([1, 2], 2, None),
    ([1, 2], -1, 2),
    ([1, 2], -2, 1),
    ([1, 2], -3, None),
    ([1, 2], "size", 2),
    ([1, 2], "first", 1),
    ([1, 2], "last", 2),
    ([], "first", None),
    ([], "last", None),
    ([1], "x", None),
    ((1, 2), "last", 2),
    ("abc", "size", 3),
    ("abc", "first", None),
    ("abc", 0, None),
    (None, "a", None),
    (3, "size", None),
])  # fmt: skip
def test_member_of_a_value(value: Any, key: Any, member: Any) -> None:
    assert member_of(value, key) == member


@pytest.mark.parametrize(("value", "items"), [
    (None, []),
    ("", []),
    ("a", ["a"]),
    ([], []),
    ([1], [1]),
    ((1, 2), [1, 2]),
    ({"a": 1, "b": 2}, [["a", 1], ["b", 2]]),
    (0, [0]),
    (False, [False]),
])  # fmt: skip
def test_what_a_loop_goes_over(value: Any, items: list[Any]) -> None:
    assert items_of(value) == items


@pytest.mark.parametrize(("value", "truth"), [
    (None, False),
    (False, False),
    (True, True),
    (0, True),
    ("", True),
    ([], True),
])  # fmt: skip
def test_what_is_true(value: Any, *, truth: bool) -> None:
    assert is_true(value) is truth


@pytest.mark.parametrize(("left", "right", "equal"), [
    (1, 1, True),
    (1, 2, False),
    ("1", 1, False),
    (None, EMPTY, True),
    (EMPTY, None, True),
    ("", EMPTY, True),
    (" ", EMPTY, True),
    ("a", EMPTY, False),
    (EMPTY, "a", False),
    ([], EMPTY, True),
    ([1], EMPTY, False),
    ({}, EMPTY, True),
    ({"a": 1}, EMPTY, False),
    (0, EMPTY, False),
    (False, EMPTY, False),
    (True, 1, True),
])  # fmt: skip
def test_what_is_equal(left: Any, right: Any, *, equal: bool) -> None:
    assert are_equal(left, right) is equal


@pytest.mark.parametrize(("left", "right", "order"), [
    (1, 2, -1),
    (2, 1, 1),
    (1, 1, 0),
    ("a", "b", -1),
    ("b", "a", 1),
    (date(2024, 1, 1), "2024-01-02", -1),
    ("2024-01-02", date(2024, 1, 1), 1),
    (date(2024, 1, 1), date(2024, 1, 1), 0),
    (1.5, 1, 1),
])  # fmt: skip
def test_what_is_greater(left: Any, right: Any, order: int) -> None:
    assert compared(left, right) == order


@pytest.mark.parametrize(("left", "right"), [
    (1, "1"),
    ("1", 1),
    (None, 1),
    (1, None),
    ([1], 2),
])  # fmt: skip
def test_what_cannot_be_compared(left: Any, right: Any) -> None:
    with pytest.raises(TypeError):
        compared(left, right)


@pytest.mark.parametrize(("value", "text"), [
    (None, ""),
    ({"a": 1}, ""),
    (EMPTY, ""),
    (True, "true"),
    (False, "false"),
    (["a", None, ["b", 1]], "ab1"),
    (("a", "b"), "ab"),
    (3, "3"),
    (2.5, "2.5"),
    (date(2024, 3, 5), "2024-03-05"),
])  # fmt: skip
def test_a_value_as_text(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(("value", "number"), [
    ("3", 3),
    ("-3", -3),
    (" 4 b", 4),
    ("2.5x", 2.5),
    ("x", 0),
    ("", 0),
    (None, 0),
    (True, 0),
    (7, 7),
    ("3.", 3),
    ("+3", 0),
])  # fmt: skip
def test_the_number_that_a_value_begins_with(value: Any, number: float) -> None:
    assert number_of(value) == number


@pytest.mark.parametrize(("name", "arguments", "result"), [
    ("sort", ([3, 1, 2],), [1, 2, 3]),
    ("sort", (["b", None, "a", None],), ["a", "b", None, None]),
    ("sort", ([{"n": 2}, {"n": 1}, {}], "n"), [{"n": 1}, {"n": 2}, {}]),
    ("sort", (["b", 1, "a"],), [1, "a", "b"]),
    ("sort", ([{"n": "b"}, {"n": 1}], "n"), [{"n": 1}, {"n": "b"}]),
    ("where", ([{"a": 1}, {"a": False}, {"a": None}, {}, {"a": 0}], "a"), [{"a": 1}, {"a": 0}]),
    ("where", ([{"a": 1}, {"a": 2}], "a", 1), [{"a": 1}]),
    ("where", ([{"a": 1}, {"a": "1"}], "a", "1"), [{"a": 1}, {"a": "1"}]),
    ("where", ([{"a": ["x"]}, {"a": ["y"]}, {"a": "x"}], "a", "x"), [{"a": ["x"]}, {"a": "x"}]),
    ("find", ([{"a": 1}, {"a": 2}], "a", 2), {"a": 2}),
    ("find", ([{"a": 1}], "a", 3), None),
    ("group_by", ([{"a": 1}, {"a": 2}, {"a": 1}], "a"), [{"name": "1", "items": [{"a": 1}, {"a": 1}], "size": 2}, {"name": "2", "items": [{"a": 2}], "size": 1}]),
    ("date", ("2024-3-5",), "2024-03-05"),
    ("date", ("2024-3-5", "%-d/%m"), "5/03"),
    ("date", (date(2024, 3, 5), "%e %b"), "5 Mar"),
    ("date", (datetime(2024, 3, 5, 4, 5), "%-H:%M"), "4:05"),
    ("date", (date(2024, 10, 15), "%-d.%-m.%y"), "15.10.24"),
    ("date", (None,), ""),
    ("date", ("x",), "x"),
    ("date", (7,), "7"),
    ("date", ("  2024-03-05 x", "%Y"), "2024"),
    ("date", (date(2007, 3, 5), "%-y %Y"), "7 2007"),
    ("slice", ("abcd", 0), "a"),
    ("slice", ("abcd", 1, 2), "bc"),
    ("slice", ("abcd", -1), "d"),
    ("slice", ("abcd", -3, 2), "bc"),
    ("slice", ([1, 2, 3], 1, 5), [2, 3]),
    ("slice", ("ab", 5), ""),
    ("strip_newlines", ("a\nb\n",), "ab"),
    ("strip_html", ("<b>a</b> <i",), "a <i"),
    ("capitalize", ("aBC d",), "Abc d"),
    ("capitalize", ("",), ""),
    ("slugify", (" A b/C! ",), "a-b-c"),
    ("url_encode", ("a b&c",), "a%20b%26c"),
    ("append", ("a", 1), "a1"),
    ("append", ("a",), "a"),
    ("prepend", ("a",), "a"),
    ("replace", ("aba", "a"), "b"),
    ("replace", ("aba", "a", "x"), "xbx"),
    ("replace_first", ("aba", "a", "x"), "xba"),
    ("replace_first", ("aba", "a"), "ba"),
    ("remove", ("aba", "a"), "b"),
    ("remove_first", ("aba", "a"), "ba"),
    ("truncate", ("abc", 1), "abc"),
    ("truncatewords", ("a b c", 1), "a b c"),
    ("number_of_words", ("a b  c",), 3),
    ("default", ("", "x"), "x"),
    ("default", ([], "x"), "x"),
    ("default", (0, "x"), 0),
    ("default", (False, "x"), "x"),
    ("default", (None, "x"), "x"),
    ("default", (None,), None),
    ("default", ("a", "x"), "a"),
    ("split", ("a b",), ["a", "b"]),
    ("split", ("a,b", ","), ["a", "b"]),
    ("split", ("abc", ""), ["abc"]),
    ("join", (["a", "b"],), "a b"),
    ("join", (["a", 1], ", "), "a, 1"),
    ("join", ("a",), "a"),
    ("first", ([1, 2],), 1),
    ("first", ([],), None),
    ("first", ({"a": 1},), ["a", 1]),
    ("last", ([1, 2],), 2),
    ("last", ([],), None),
    ("last", (None,), None),
    ("size", ("abc",), 3),
    ("size", ([1],), 1),
    ("size", ({"a": 1},), 1),
    ("size", (7,), 0),
    ("size", (None,), 0),
    ("reverse", ([1, 2],), [2, 1]),
    ("map", ([{"a": 1}, {}], "a"), [1, None]),
    ("compact", ([1, None, False],), [1, False]),
    ("concat", ([1], [2, 3]), [1, 2, 3]),
    ("push", ([1], [2]), [1, [2]]),
    ("uniq", ([1, 2, 1, {"a": 1}, {"a": 1}],), [1, 2, {"a": 1}]),
    ("plus", (1, "2"), 3),
    ("minus", (1, 2), -1),
    ("times", ("3", 2), 6),
    ("modulo", (7, 4), 3),
    ("divided_by", (7, 2), 3),
    ("abs", (-3,), 3),
    ("abs", ("-3.5",), 3.5),
    ("escape", ("<a>",), "<a>"),
    ("relative_url", ("/a",), "/a"),
    ("downcase", ("AB",), "ab"),
    ("upcase", ("ab",), "AB"),
    ("strip", (" a ",), "a"),
    ("lstrip", (" a ",), "a "),
    ("rstrip", (" a ",), " a"),
    ("newline_to_br", ("a\nb",), "a\nb"),
    ("jsonify", ([1],), [1]),
    ("slice", ("abc", -5), ""),
    ("slice", ("abc", -5, 2), ""),
    ("slice", ([1, 2], -3), []),
    ("plus", ("1.5", 1), 2.5),
    ("minus", (2, 0.5), 1.5),
    ("times", (0.5, 3), 1.5),
    ("modulo", (7.5, 2), 1.5),
    ("divided_by", (20, "7.0"), 2.857142857142857),
    ("divided_by", (-7, 2), -4),
    ("divided_by", (7.5, 2), 3.75),
    ("date", (datetime(2024, 3, 5, 0, 7), "%-H:%M"), "0:07"),
    ("date", (date(2024, 3, 15), "%e"), "15"),
    ("date", (date(2024, 3, 5), "%e. %-m."), "5. 3."),
])  # fmt: skip
def test_a_filter(name: str, arguments: tuple[Any, ...], result: Any) -> None:
    assert FILTERS[name](*arguments) == result


@pytest.mark.parametrize(
    "expression",
    [
        "7 | divided_by: 0",
        "7 | modulo: 0",
        "'2024-13-45' | date",
        "'a' | slice: 'x'",
        "'a' | replace",
        "5 | join: 1, 2",
    ],
)
def test_what_a_filter_cannot_do_stops_a_loop_and_not_the_import(expression: str) -> None:
    with pytest.raises(NotUnderstood):
        Liquid({}).draw(f"{{{{ {expression} }}}}")
