"""The data of a CV's sections, from the nodes that pages have."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.authoring.directive import GROUP_HEADING
from sphinx_academic.cv import data
from sphinx_academic.cv.data import _details, group_section, section_record
from sphinx_academic.cv.person_pages import SELECTED, cv_part
from sphinx_academic.cv.records import Detail, Group, Item, Paper, Section, Selected, Value
from sphinx_academic.model.datespans import parse_span
from sphinx_academic.model.text import Link, Style, Styled
from sphinx_academic.publications.listed import Listed
from sphinx_academic.rendering.nodes import publication_list, role_legend
from sphinx_academic.sections.dated_nodes import dated_group, dated_item, dated_label, dated_list
from sphinx_academic.sections.group_nodes import (
    group,
    group_label,
    group_list,
    group_value,
    group_values,
    groups,
    value_level,
)


def value(text: str, level: str = "") -> group_value:
    made = group_value("", "", nodes.Text(text))
    if level:
        made += [nodes.Text(" "), value_level("", f"({level})", words=level)]
    return made


def only(level: str) -> group_value:
    """Return a value that says no more than how well its label is known."""
    return group_value("", "", value_level("", level, words=level))


def values(*found: Any) -> group_values:
    shown = [one if isinstance(one, nodes.Node) else value(one) for one in found]
    separated = [node for one in shown for node in (one, nodes.Text(", "))]
    return group_values("", "", *separated[:-1])


def one(label: str, *children: nodes.Node) -> group:
    return group("", *([group_label("", label)] if label else []), *children)


def below(*items: group) -> group_list:
    return group_list("", *items, labelled=True)


def listed(*items: group) -> groups:
    return groups("", below(*items), kind="skills", name="")


GROUPS: list[tuple[list[group], tuple[Group, ...]]] = [
    ([], ()),
    ([one("A", values("b", "c"))], (Group(("A",), (Value(("b",)), Value(("c",)))),)),
    ([one("A", values(value("b", "well")))], (Group(("A",), (Value(("b",), "well"),)),)),
    # neighbours without a label are one
    (
        [one("", values("a")), one("", values("b")), one("C", values("d")), one("", values("e"))],
        (
            Group((), (Value(("a",)), Value(("b",)))),
            Group(("C",), (Value(("d",)),)),
            Group((), (Value(("e",)),)),
        ),
    ),
    # a label of which no more is said than how well it is known is a value
    (
        [one("A", values(only("well"))), one("", values("b"))],
        (Group((), (Value(("A",), "well"), Value(("b",)))),),
    ),
    (
        [one("A", below(one("", values("b")), one("C", values(only("well")))))],
        (Group(("A",), (Value(("b",)), Value(("C",), "well"))),),
    ),
    ([one("A")], (Group(("A",), ()),)),
]


@pytest.mark.parametrize(("items", "expected"), GROUPS)
def test_groups(items: list[group], expected: tuple[Group, ...]) -> None:
    assert group_section(listed(*items)) == Section("skills", "", groups=expected)
    assert group_section(listed(*items), "S").title == "S"


DETAILS: list[tuple[group, Detail]] = [
    # a group in a group has points below it
    (
        one("A", values("b"), below(one("C", values("d")))),
        Detail(("A: b",), (Detail(("C: d",)),)),
    ),
    (one("", values("a"), below(one("B", values("c")))), Detail(("a",), (Detail(("B: c",)),))),
    # and so has one with text below
    (one("A", nodes.paragraph("", "more")), Detail(("A",), (Detail(("more",)),))),
    (
        one("A", values("b"), nodes.paragraph("", "more"), below(one("", values("c")))),
        Detail(("A: b",), (Detail(("more",)), Detail(("c",)))),
    ),
]


@pytest.mark.parametrize(("item", "expected"), DETAILS)
def test_groups_in_groups(item: group, expected: Detail) -> None:
    found = group_section(listed(item, one("X", values("y"))), "S")
    assert found == Section("skills", "S", details=(expected, Detail(("X: y",))))


def address(node: nodes.Element) -> str | None:
    return node.get("refuri")


def bullets(*items: list[nodes.Node]) -> nodes.bullet_list:
    return nodes.bullet_list("", *(nodes.list_item("", *item) for item in items))


def text(words: str) -> nodes.paragraph:
    return nodes.paragraph("", words)


def test_points() -> None:
    numbered = nodes.enumerated_list("", nodes.list_item("", text("d")))
    blocks = [
        text("a"),
        bullets([text("b"), bullets([text("c")]), numbered], [], [text("e"), text("f")]),
        text(""),
        numbered.deepcopy(),
    ]
    assert list(_details(blocks, address)) == [
        Detail(("a",)),
        Detail(("b",), (Detail(("c",)), Detail(("d",)))),
        Detail(()),
        Detail(("e",), (Detail(("f",)),)),
        Detail(("d",)),
    ]


def inline(words: str, name: str) -> nodes.inline:
    return nodes.inline("", words, classes=[f"item-{name}"])


def dated(*children: nodes.Node, kind: str = "education") -> dated_list:
    return dated_list("", *children, kind=kind, name="")


def item(*children: nodes.Node, date: str = "2020", url: str = "", **more: Any) -> dated_item:
    return dated_item("", *children, span=parse_span(date), url=url, category="", cv=True, **more)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return what makes the data of a section of some nodes."""
    store = SimpleNamespace(record=lambda digest: digest.decode())
    kinds = {"education": SimpleNamespace(known_parts={"title": 1, "organisation": 2})}
    monkeypatch.setattr(data, "academic_domain", lambda _env: SimpleNamespace(store=store))
    monkeypatch.setattr(data, "section_kinds", lambda _config: kinds)
    env: Any = SimpleNamespace(config=SimpleNamespace(language="en"))

    def record(*children: nodes.Node, name: str = "mine") -> Section:
        return section_record(cv_part("", *children, name=name, title="Mine"), env, address)

    return record


def test_an_item(record: Any) -> None:
    link = nodes.reference("", "", inline("PhD", "title"), refuri="https://example.org/phd")
    line = nodes.paragraph(
        "", "", link, nodes.Text(", "), inline("Uni", "organisation"), inline("x", "place")
    )
    blocks = [text("One."), text("Two."), bullets([text("a")]), text("Three.")]
    found = record(dated(item(line, *blocks)))
    ((first,), kind) = found.items, found.kind
    assert (kind, found.title) == ("education", "Mine")
    linked = (Link("https://example.org/phd", ("PhD",)),)
    assert first == Item(
        parse_span("2020"),
        (*linked, ", Unix"),
        # those that the kind knows
        {"title": ("PhD",), "organisation": ("Uni",)},
        "",
        (),
        (Detail(("a",)), Detail(("Three.",))),
        first.summary,
    )
    assert "".join(map(str, first.summary)).split() == ["One.", "Two."]
    # an address of its own, else the one that its title leads to
    titled = nodes.paragraph(
        "", "", nodes.inline("", "", nodes.reference("", "PhD", refuri="https://example.org/t"))
    )
    titled[0]["classes"] = ["item-title"]
    for url, expected in (
        ("https://example.org/own", "https://example.org/own"),
        ("", "https://example.org/t"),
    ):
        assert record(dated(item(titled.deepcopy(), url=url))).items[0].url == expected
    # of a kind that is not known, no parts are
    assert record(dated(item(line.deepcopy()), kind="other")).items[0].parts == {}


def test_groups_of_items(record: Any) -> None:
    inner = dated(item(text("a")), item(text("b")))
    label = dated_label("", "Uni ", nodes.strong("", "X"))
    found = record(dated(item(text("0")), dated_group("", label, inner)), dated(item(text("c"))))
    uni = ("Uni ", Styled(Style.STRONG, ("X",)))
    assert [(one.text, one.group) for one in found.items] == [
        (("0",), ()),
        (("a",), uni),
        (("b",), uni),
        (("c",), ()),
    ]


def test_papers_and_what_stands_beside_them(record: Any) -> None:
    def papers(*keys: str, first: int) -> publication_list:
        entries = tuple(Listed(key.encode(), me=number) for number, key in enumerate(keys))
        return publication_list(
            "",
            entries=entries,
            kind="publications",
            name="",
            headings=(f"H{first}",),
            numbering="ascending",
            first=first,
        )

    heading = nodes.rubric("", "2024", classes=[GROUP_HEADING])
    choice = nodes.paragraph(
        "",
        "Selected: ",
        nodes.reference("", "a", refid="x"),
        nodes.reference("", "b", refuri="https://example.org/papers"),
        classes=[SELECTED],
        total=38,
    )
    found = record(
        role_legend(), heading, papers("a", "b", first=1), papers("c", first=3), choice, text("end")
    )
    assert [(one.publication, one.me, one.headings) for one in found.papers] == [
        ("a", 0, ("H1",)),
        ("b", 1, ("H1",)),
        ("c", 0, ("H3",)),
    ]
    assert [one.number.strip(".") for one in found.papers] == ["1", "2", "3"]
    assert isinstance(found.papers[0], Paper)
    assert found.selected == Selected(38, "https://example.org/papers")
    # the legend and the headings of groups are no text of the section
    assert found.details == (Detail(("end",)),)
    assert found.kind == "publications"
    nowhere = record(nodes.paragraph("", "Selected", classes=[SELECTED], total=3))
    assert (nowhere.selected, nowhere.kind) == (Selected(3, ""), "mine")
    other = record(nodes.rubric("", "Other"))
    assert other.details == (Detail(("Other",)),)


def test_several_lists_of_groups(record: Any) -> None:
    found = record(listed(one("A", values("b"))), listed(one("C", values("d"))), text("end"))
    assert found.groups == (Group(("A",), (Value(("b",)),)), Group(("C",), (Value(("d",)),)))
    assert (found.kind, found.details) == ("skills", (Detail(("end",)),))
