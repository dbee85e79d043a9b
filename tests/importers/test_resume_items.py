"""Items, points and papers of the data of a CV, and what sections of them become."""

# ruff: noqa: E501

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.importers.records import Block, Entry, Paper, Place
from sphinx_academic.importers.resume_items import (
    Item,
    Section,
    block,
    first,
    first_value,
    item_entry,
    labelled,
    paper,
    points,
    tables,
)


@pytest.mark.parametrize(("kind", "item", "entry"), [
    ("education", Item("PhD", "Coast U", "Port", "2020"), Entry("PhD, Coast U, Port", "2020")),
    ("education", Item("PhD, Tides", "Coast U", "Port", "2020"), Entry("", "2020", fields={"title": "PhD, Tides", "organisation": "Coast U", "place": "Port"})),
    ("education", Item("PhD (a, b)", "Coast U", "Port", "2020"), Entry("PhD (a, b), Coast U, Port", "2020")),
    ("education", Item("PhD", place="Port", date="2020"), Entry("", "2020", fields={"title": "PhD", "place": "Port"})),
    ("education", Item(organisation="Coast U", place="Port", date="2020"), Entry("", "2020", fields={"title": "Coast U", "place": "Port"})),
    ("education", Item("PhD", "Coast U, Port"), Entry(":title: PhD", fields={"organisation": "Coast U, Port"})),
    ("education", Item("PhD in 2020", "Coast U"), Entry(":title: PhD in 2020", fields={"organisation": "Coast U"})),
    ("education", Item("3 lamps", "Coast U"), Entry(":title: 3 lamps", fields={"organisation": "Coast U"})),
    ("education", Item("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2020", "Coast U"), Entry("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA2020, Coast U")),
    ("education", Item("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 2020", "Coast U"), Entry("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 2020, Coast U")),
    ("education", Item("PhD 2020"), Entry(":title: PhD 2020")),
    ("education", Item("PhD, 2020"), Entry("PhD", "2020")),
    ("education", Item("2020"), Entry(":title: 2020")),
    ("education", Item("PhD", "Coast U", date="2020", note="with honours"), Entry("PhD, Coast U, with honours", "2020")),
    ("education", Item("PhD, a", "Coast U", date="2020", advisor="Mei", score="3.9", note="with honours"), Entry("", "2020", fields={"title": "PhD, a", "organisation": "Coast U", "note": "with honours, advised by Mei, GPA 3.9"})),
    ("education", Item("PhD", "Coast U", date="2020", url="https://u.example.org"), Entry("[PhD](https://u.example.org), Coast U", "2020")),
    ("education", Item("PhD, a", "Coast U", date="2020", url="https://u.example.org"), Entry("", "2020", fields={"title": "PhD, a", "organisation": "Coast U", "link": "https://u.example.org"})),
    ("education", Item("[PhD](x)", "Coast U", date="2020", url="https://u.example.org"), Entry("[PhD](x), Coast U", "2020")),
    ("education", Item(organisation="Coast U, Port", date="2020", note="n", url="https://u.example.org"), Entry("", "2020", fields={"title": "Coast U, Port", "note": "n", "link": "https://u.example.org"})),
    ("awards", Item("Prize", "Sea", "Port", "2020", note="n"), Entry("Prize, Sea, Port, n", "2020")),
    ("awards", Item("Prize", "Sea, Port", "Port", "2020", note="n"), Entry("", "2020", fields={"title": "Prize", "organisation": "Sea, Port", "note": "Port, n"})),
    ("supervision", Item("Kai", "Coast U", "Port", "2020", note="n"), Entry("Kai, n, Coast U, Port", "2020")),
    ("projects", Item("Lamps", "Sea", "Port", "2020", note="n"), Entry("Lamps: Sea, Port", "2020", body="n")),
    ("projects", Item("Lamps", date="2020", note="n", summary="s"), Entry("Lamps: n", "2020", body="s")),
    ("projects", Item("Lamps", date="2020", note="n"), Entry("Lamps", "2020", body="n")),
    ("projects", Item("Lamps", date="2020", note="n", url="https://l.example.org"), Entry("[Lamps](https://l.example.org): n", "2020")),
    ("projects", Item("Lamps 2020"), Entry("Lamps 2020")),
    ("projects", Item("[Lamps](x)", points=(Entry("p"),), url="https://l.example.org"), Entry("[Lamps](x)", entries=(Entry("p"),))),
    ("talks", Item("T", "Org", date="soon", summary="s", points=(Entry("p"),)), Entry("T, Org, (soon)", entries=(Entry("p"),), body="s")),
    ("talks", Item("T", date="2020-05-06"), Entry("T", "2020-05-06")),
    ("talks", Item("T, 5", "Org", date="soon", advisor="co-advised by Mei"), Entry(":title: T, 5", fields={"organisation": "Org", "note": "(soon), co-advised by Mei"})),
])  # fmt: skip
def test_an_item_with_a_date(kind: str, item: Item, entry: Entry) -> None:
    assert item_entry(item, kind) == entry


@pytest.mark.parametrize(("section", "found"), [
    (Section("education", "A *b*", [Item("PhD", "Coast U", date="2020")], text="t"), Block("education", "A *b*", text="t", entries=(Entry("PhD, Coast U", "2020"),))),
    (Section("education", "A"), None),
    (Section("education", "A", entries=[Entry("x")]), Block(title="A", text="- x")),
    (Section("skills", "A", [Item("Lamp", "Sea", "Port", "2020", note="n", summary="s", points=(Entry("p"),), url="https://l.example.org")], [Entry("x")]), Block("skills", "A", entries=(Entry("x"), Entry("[Lamp](https://l.example.org), Sea, Port (2020): n. s", entries=(Entry("p"),))))),
    (Section("skills", "A", text="t"), Block(title="A", text="t")),
    (Section("", "A", [Item("PhD", date="2020")], text="t"), Block(title="A", text="t\n\n- PhD (2020)")),
    (Section("", "A", entries=[Entry("x", "2020", (Entry("y", body="z"),), body="b")]), Block(title="A", text="- 2020, x\n\n  b\n  - y\n\n    z")),
    (Section("", "A", text="t"), Block(title="A", text="t")),
    (Section("", "A"), None),
    (Section("publications", "A", papers=[Paper("T")], text="t"), Block("publications", "A", text="t", options={"group-by": "none"})),
    (Section("odd", "A", [Item(organisation="Sea", url="https://l.example.org")]), Block(title="A", text="- Sea")),
    (Section("service", "A", [Item("Lamp", note="n")]), Block("service", "A", entries=(Entry("Lamp: n"),))),
])  # fmt: skip
def test_a_section(section: Section, found: Block | None) -> None:
    assert block(section) == found


@pytest.mark.parametrize(("value", "found"), [
    ("a", (Entry("a"),)),
    (3, (Entry("3"),)),
    (2.5, (Entry("2.5"),)),
    (True, ()),
    (None, ()),
    (["a", "*b*", 4, "", None], (Entry("a"), Entry("*b*"), Entry("4"))),
    ([["a", "b"], "c"], (Entry("a"), Entry("b"), Entry("c"))),
    ([{"title": "a", "contents": ["b"]}, {"name": "c"}, {"bullet": "d"}, {"text": "e", "items": "f"}, {"description": ["g"]}, {"highlights": ["h"], "title": "i"}, {}], (Entry("a", entries=(Entry("b"),)), Entry("c"), Entry("d"), Entry("e", entries=(Entry("f"),)), Entry("", entries=(Entry("g"),)), Entry("i", entries=(Entry("h"),)))),
    ({"a": 1}, ()),
    ((), ()),
])  # fmt: skip
def test_points(value: Any, found: tuple[Entry, ...]) -> None:
    assert points(value) == found


@pytest.mark.parametrize(("label", "values", "separator", "text"), [
    ("A", ["b", "c"], ", ", "A: b, c"),
    ("A", ["b, d", "c"], ", ", "A: b, d; c"),
    ("A", ["b, d"], ", ", "A: b, d"),
    ("A", ["b (c, d)", "e"], ", ", "A: b (c, d), e"),
    ("", ["b"], ", ", "b"),
    ("A", [], ", ", "A"),
    ("A", [""], ", ", "A"),
    ("A *x*", ["b"], ", ", "A *x*: b"),
    ("A", ["b", "c"], " / ", "A: b / c"),
    ("A", ["b, d", "c"], " / ", "A: b, d / c"),
])  # fmt: skip
def test_a_label_with_values(label: str, values: list[str], separator: str, text: str) -> None:
    assert labelled(label, values, separator) == Entry(text)


@pytest.mark.parametrize(("stated", "authors", "others", "fields"), [
    ({"authors": ["Ann", "**Mira**", "_Bo_", "et al."]}, [("Ann", False), ("Mira", True), ("Bo", True)], True, {}),
    ({"authors": "Ann"}, [("Ann", False)], False, {}),
    ({"authors": ["Ann,", " ", "others"]}, [("Ann", False)], True, {}),
    ({"authors": ["***Mira***", "*a*b"]}, [("Mira", True), ("*a*b", False)], False, {}),
    ({"authors": [], "venue": "Journal of Tides"}, [], False, {"journal": "Journal of Tides"}),
    ({"authors": [], "venue": "Proc. of Lamps"}, [], False, {"booktitle": "Proc. of Lamps"}),
    ({"authors": [], "venue": "ICML 2020"}, [], False, {"booktitle": "ICML 2020"}),
    ({"authors": [], "venue": "ICML"}, [], False, {"journal": "ICML"}),
    ({"authors": [], "venue": "Sea Workshop"}, [], False, {"booktitle": "Sea Workshop"}),
    ({"authors": [], "venue": "proceedings"}, [], False, {"booktitle": "proceedings"}),
    ({"authors": [], "date": "2020"}, [], False, {"year": "2020"}),
    ({"authors": [], "date": "2020-05"}, [], False, {"date": "2020-05"}),
    ({"authors": [], "date": "2020-00-00"}, [], False, {"year": "2020"}),
    ({"authors": [], "date": "2020-05-00"}, [], False, {"date": "2020-05"}),
    ({"authors": [], "date": "May 2020"}, [], False, {"year": "2020"}),
    ({"authors": [], "date": "soon"}, [], False, {}),
    ({"authors": [], "date": "12020"}, [], False, {}),
    ({"authors": [], "doi": "https://doi.org/10.1000/x", "url": "https://doi.org/10.1000/x"}, [], False, {"doi": "10.1000/x"}),
    ({"authors": [], "doi": "10.1000/x", "url": "https://x.example.org"}, [], False, {"doi": "10.1000/x", "url": "https://x.example.org"}),
    ({"authors": [], "url": "https://x.example.org"}, [], False, {"url": "https://x.example.org"}),
    ({"authors": [], "fields": {"note": "n"}, "doi": "http://dx.doi.org/10.1/y"}, [], False, {"note": "n", "doi": "10.1/y"}),
])  # fmt: skip
def test_a_paper(
    stated: dict[str, Any], authors: list[tuple[str, bool]], *, others: bool, fields: dict[str, str]
) -> None:
    found = paper("A [b](c) d", place=Place("cv.yml", 2), **stated)
    assert [(author.name, author.is_owner) for author in found.authors] == authors
    assert (found.title, found.others, found.fields) == ("A b d", others, fields)
    assert found.place == Place("cv.yml", 2)


TABLE = {"a": "", "b": " x  y ", "c": [], "d": 0, "e": {}, "f": None, "g": ["z"]}


@pytest.mark.parametrize(("names", "text", "value"), [
    (("a", "b"), "x y", " x  y "),
    (("a", "c", "e", "f"), "", None),
    (("d", "b"), "0", 0),
    (("g", "b"), "x y", ["z"]),
    (("gone",), "", None),
    ((), "", None),
])  # fmt: skip
def test_the_first_of_some_keys(names: tuple[str, ...], text: str, value: Any) -> None:
    assert first(TABLE, *names) == text
    assert first_value(TABLE, *names) == value


@pytest.mark.parametrize(("value", "found"), [
    ({"a": 1}, [{"a": 1}]),
    ([{"a": 1}, "b", None, {"c": 2}], [{"a": 1}, {"c": 2}]),
    ("a", []),
    (None, []),
])  # fmt: skip
def test_tables_of_a_list(value: Any, found: list[dict[str, int]]) -> None:
    assert tables(value) == found


def test_what_distinguishes_an_example() -> None:
    below = tuple(map(Entry, ("one", "two", "three")))
    item = Item("PhD", "Coast U", "Port", "2020", summary="s" * 90, points=below)
    assert item.words == f"PhD Coast U 2020 {'s' * 80} one two"
