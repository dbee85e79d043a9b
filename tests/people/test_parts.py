"""Parts of profiles and of lists of people that need no site."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.text import Link, RichText
from sphinx_academic.people.directive import _can_join, _joined, _leads, _Part
from sphinx_academic.people.favicon import favicon
from sphinx_academic.people.nodes import ExpandPeople, align, anchor_of, people_list, people_text, translated
from sphinx_academic.people.profile_nodes import (
    _lines,
    _says,
    _title_above,
    contact_nodes,
    marked_profile,
    profile,
    profile_head,
    profile_text,
)
from sphinx_academic.people.profile_nodes import translated as translated_text

FULL = Profile(
    name="Ann Bell",
    other_name="安",
    pronouns="she/her",
    position="Professor",
    affiliations=((Link("https://example.org", ("Lab",)),), ("University",)),
    location="Turku",
    email="a&b@example.org",
    links=(ProfileLink("github", "GitHub", "https://github.com/ann"),),
)


def test_text_of_a_profile_has_no_address() -> None:
    assert profile_text(FULL) == "Ann Bell. 安. she/her. Professor. Lab. University. Turku"
    assert profile_text(Profile(name="Ann Bell", email="a@example.org")) == "Ann Bell"


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        (
            FULL,
            ["Ann Bell", "安 (she/her)", "Professor", "Lab", "University", "Turku", "E-mail · GitHub"],
        ),
        (Profile(), []),
        (Profile(name="Ann Bell"), ["Ann Bell"]),
        (Profile(pronouns="she/her"), ["(she/her)"]),
        (Profile(other_name="安"), ["安"]),
        (Profile(location="Turku"), ["Turku"]),
        (Profile(email="a@example.org"), ["E-mail"]),
        (Profile(links=FULL.links), ["GitHub"]),
    ],
)
def test_lines_of_a_profile(record: Profile, lines: list[str]) -> None:
    assert ["".join(node.astext() for node in line) for line in _lines(record)] == lines


def test_name_is_strong_and_links_lead_somewhere() -> None:
    found = list(_lines(FULL))
    assert [type(node) for node in found[0]] == [nodes.strong]
    assert [link["refuri"] for line in found for node in line for link in node.findall(nodes.reference)] == [
        "https://example.org",
        "mailto:a%26b@example.org",
        "https://github.com/ann",
    ]
    assert contact_nodes("", ()) == []


def test_what_is_foreign_in_a_profile_is_marked() -> None:
    record = Profile(name="李伟", other_name="Wei Li", affiliations=(("海洋",), ("Lab",)))
    marked = marked_profile(record, "en")
    assert [str(getattr(text, "language", "")) for text in (marked.name, marked.other_name)] == ["zh", ""]
    assert [type(text[0]).__name__ for text in marked.affiliations] == ["Foreign", "str"]
    other = marked_profile(Profile(name="Wei Li", other_name="李伟"), "en").other_name
    assert (str(other), getattr(other, "language", "")) == ("李伟", "zh")
    assert marked_profile(Profile(name="A"), "en") == Profile(name="A")
    assert marked_profile(record, "zh_CN").name == "李伟"


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("Ann Bell", True),
        ("Ann\n Bell", True),
        ("Ann Bell 安", True),
        ("Ann Bell (安)", True),
        ("安", False),
        ("Ann", False),
        ("Ann Bell, PhD", False),
        ("ann bell", False),
    ],
)
def test_title_that_says_the_name(title: str, says: bool) -> None:
    assert _says(nodes.title("", title), FULL) is says


TITLE = nodes.title("", "Ann Bell")


@pytest.mark.parametrize(
    ("before", "is_above"),
    [
        ([TITLE], True),
        ([TITLE, nodes.comment("", "x"), nodes.target()], True),
        ([nodes.comment("", "x"), TITLE], True),
        ([TITLE, nodes.paragraph("", "x")], False),
        ([nodes.paragraph("", "x")], False),
        ([nodes.comment("", "x")], False),
        ([], False),
    ],
)
def test_title_above_a_profile(before: Sequence[nodes.Node], is_above: bool) -> None:
    node = profile("")
    children = [child.deepcopy() for child in before]
    section = nodes.section("", *children, node, nodes.paragraph("", "behind"))
    nodes.document(None, None).append(section)  # type: ignore[arg-type]
    found = _title_above(node)
    assert (found is not None) is is_above
    assert found is None or found in children


def test_title_is_that_of_a_page() -> None:
    node = profile("")
    inner = nodes.section("", nodes.title("", "Ann Bell"), node)
    nodes.document(None, None).append(nodes.section("", nodes.title("", "Home"), inner))  # type: ignore[arg-type]
    assert _title_above(node) is None
    alone = profile("")
    nodes.document(None, None).extend([nodes.title("", "Ann Bell"), alone])  # type: ignore[arg-type]
    assert _title_above(alone) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ((Link("u", ("a",)),), (Link("u", ("W",)),)),
        (("a ", Link("u", ("b",))), ("W",)),
        (("a",), ("W",)),
        ((Link("u", ("a",)), " b"), ("W",)),
    ],
)
def test_translation_is_a_link_where_all_of_the_text_is_one(text: RichText, expected: RichText) -> None:
    assert translated_text(text, "W") == expected


@pytest.mark.parametrize(
    ("message", "changed"),
    [
        ("Professor", {"position": "W"}),
        ("Turku", {"location": "W"}),
        ("she/her", {"pronouns": "W"}),
        ("Lab", {"affiliations": ((Link("https://example.org", ("W",)),), ("University",))}),
        ("University", {"affiliations": (FULL.affiliations[0], ("W",))}),
        # names are no words
        ("Ann Bell", {}),
        ("GitHub", {}),
    ],
)
def test_translation_of_a_profile(message: str, changed: dict[str, Any]) -> None:
    head = profile_head("", nodes.image(uri="a.png"), nodes.Text(profile_text(FULL)))
    node = profile("", head, record=FULL)
    node.apply_translated_message(message, "W")
    expected = Profile(**{name: getattr(FULL, name) for name in FULL._fields} | changed)
    assert node["record"] == expected
    assert [type(child) for child in head.children] == [nodes.image, nodes.Text]
    assert head.children[1] == profile_text(expected)


ANN = Person("ann", Name("Bell", "Ann"), position="Professor", affiliation="Lab", topic="Tides")
BO = Person("bo", Name("Roe", "Bo"), next="Sea Office", email="b@example.org")


def test_text_of_a_list_of_people() -> None:
    assert people_text([ANN, BO]) == "Ann Bell. Professor. Lab. Tides. Bo Roe"
    assert people_text([]) == ""
    assert anchor_of(ANN) == "person-ann"


def test_translations_of_people() -> None:
    node = people_list("", nodes.image(uri="a.png", person="ann"), nodes.Text("Ann Bell. Professor. Lab"))
    assert translated(ANN, node) is ANN
    for message in ("Professor", "Tides", "Sea Office"):
        node.apply_translated_message(message, f"W{message[0]}")
    assert translated(ANN, node) == Person(
        "ann", Name("Bell", "Ann"), position="WP", affiliation="Lab", topic="WT"
    )
    assert translated(BO, node).next == "WS"
    assert [type(child) for child in node.children] == [nodes.image, nodes.Text]
    assert node.children[1] == "Ann Bell. WP. Lab"


@pytest.mark.parametrize(
    ("person", "columns"),
    [
        (Person("a", Name("A")), []),
        (Person("a", Name("A"), position="x"), ["position"]),
        (Person("a", Name("A"), affiliation="x"), ["position"]),
        (Person("a", Name("A"), next="x"), ["position"]),
        (Person("a", Name("A"), topic="x"), ["topic"]),
        (Person("a", Name("A"), span=Span(Date(2020))), ["years"]),
        (Person("a", Name("A"), email="x"), ["links"]),
        (Person("a", Name("A"), links=FULL.links), ["links"]),
        (Person("a", Name("A"), phone="x", photo="x", group="x", orcid="x", url="x"), []),
        (
            Person("a", Name("A"), links=FULL.links, span=Span(Date(2020)), topic="x", position="x"),
            ["position", "topic", "years", "links"],
        ),
    ],
)
def test_columns_that_a_person_needs(person: Person, columns: list[str]) -> None:
    lists = [people_list(""), people_list("")]
    align(lists, [Person("b", Name("B")), person])
    assert [(listed["columns"], listed["pictured"]) for listed in lists] == [(columns, False)] * 2


def test_room_for_photos_is_in_all_lists_or_in_none() -> None:
    lists = [people_list(""), people_list("", nodes.image(uri="a.png"))]
    align(lists, [])
    assert [listed["pictured"] for listed in lists] == [True, True]


def someone(name: str, position: str = "x", lead: bool | None = None) -> Person:
    return Person(name, Name(name), position=position, lead=lead)


A, B, C, D, E, F = map(someone, "abcdef")


@pytest.mark.parametrize(
    ("groups", "leads"),
    [
        ([], ""),
        ([("pi", [A, B])], ""),
        ([("pi", [A, B]), ("phd", [C])], "a"),
        ([("alumni", [A]), ("phd", [C])], ""),
        ([("phd", [C]), ("alumni", [A])], "c"),
        ([("pi", [someone("x", lead=False), B]), ("phd", [C])], ""),
        ([("pi", [A]), ("phd", [someone("x", lead=True), C])], "x"),
        ([("pi", [someone("x", lead=True), someone("y", lead=True)])], "xy"),
    ],
)
def test_who_leads(groups: list[tuple[str, list[Person]]], leads: str) -> None:
    assert {person.id for person in _leads(groups)} == set(leads)


@pytest.mark.parametrize(
    ("one", "other", "group", "joins"),
    [
        ([A], [B], "phd", True),
        ([A, B], [C, D, E, F], "phd", True),
        ([A, B, C, D], [E, F], "phd", True),
        ([A, B], [C, D, E, F, someone("g")], "phd", False),
        ([A, B, C], [D, E, F], "phd", False),
        ([A], [B], "alumni", False),
        ([A], [someone("x", "")], "phd", False),
        ([someone("x", "")], [A], "phd", False),
    ],
)
def test_groups_that_are_no_rows_of_their_own(
    one: list[Person], other: list[Person], group: str, joins: bool
) -> None:
    assert _can_join(_Part(("staff",), one), _Part((group,), other)) is joins


def test_small_groups_join_the_one_before() -> None:
    parts = [
        _Part(("pi",), [A]),
        _Part(("staff",), [B]),
        _Part(("phd",), [C, D]),
        _Part(("masters",), [E]),
        _Part(("alumni",), [F]),
    ]
    assert list(_joined(parts, frozenset({A}))) == [
        _Part(("pi",), [A]),
        _Part(("staff", "phd", "masters"), [B, C, D, E]),
        _Part(("alumni",), [F]),
    ]
    # not to one who leads, on either side
    assert list(_joined(parts[1:3], frozenset({C}))) == parts[1:3]
    assert list(_joined(parts[:1], frozenset())) == parts[:1]
    assert list(_joined([], frozenset())) == []


@pytest.mark.parametrize(
    ("person", "anchored", "written"),
    [
        (Person("a", Name("Bell", "Ann")), False, ["<strong>Ann Bell</strong>"]),
        (
            Person("a", Name("Bell", "Ann"), url="https://example.org"),
            True,
            [
                "#person-a",
                '<strong><reference refuri="https://example.org">Ann Bell</reference></strong>',
            ],
        ),
        (
            Person("a", Name("Bell", "Ann"), position="PhD", affiliation="Lab", span=Span(Date(2020))),
            False,
            ["<strong>Ann Bell</strong>, PhD, Lab (2020)"],
        ),
        (
            Person("a", Name("Bell", "Ann"), topic="Tides", next="Sea Office", email="a@example.org"),
            False,
            [
                "<strong>Ann Bell</strong>",
                "Tides",
                "Next: Sea Office",
                '<reference refuri="mailto:a@example.org">E-mail</reference>',
            ],
        ),
        (
            Person("a", Name("Bell", "Ann"), links=FULL.links, span=Span(Date(2020), ongoing=True)),
            False,
            [
                "<strong>Ann Bell</strong> (2020 – present)",
                '<reference refuri="https://github.com/ann">GitHub</reference>',
            ],
        ),
    ],
)
def test_person_outside_of_html(person: Person, anchored: bool, written: list[str]) -> None:
    transform: Any = SimpleNamespace(config=SimpleNamespace(language="en"))
    item = ExpandPeople._item(transform, person, anchored)
    found = [
        f"#{child['ids'][0]}"
        if isinstance(child, nodes.target)
        else str(child).removeprefix("<paragraph>").removesuffix("</paragraph>")
        for child in item.children
    ]
    assert found == written


def test_icon() -> None:
    assert favicon("Ann Bell", "#123456", "#ffffff") == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        '<rect width="64" height="64" rx="14" fill="#123456"/>'
        '<text x="32" y="33" fill="#ffffff" font-family="system-ui, sans-serif" font-size="30" '
        'font-weight="600" text-anchor="middle" dominant-baseline="central">AB</text></svg>\n'
    )
