"""The CV of al-folio until 2025: its sections by their types, and the links of items."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.records import Entry
from sphinx_academic.importers.resume_items import Item, Section
from sphinx_academic.importers.source import Source
from sphinx_academic.importers.time_tables import _link, _section, is_time_tables, resume, titles


@pytest.mark.parametrize(("data", "found"), [
    ([{"contents": []}], True), ([{"title": "a"}, {"contents": 1}], True), ([{"title": "a"}], False), ([], False),
    ({"contents": []}, False), (["contents"], False),
])  # fmt: skip
def test_whether_data_are_such_a_cv(data: Any, *, found: bool) -> None:
    assert is_time_tables(data) is found


@pytest.mark.parametrize(("title", "kind", "contents", "section"), [
    ("Skills", "list", ["a", {"title": "b", "contents": ["c"]}], Section("skills", "Skills", entries=[Entry("a"), Entry("b", entries=(Entry("c"),))])),
    ("Skills", "nested_list", [{"title": "a", "items": ["b", "c"]}, {"name": "d"}], Section("skills", "Skills", entries=[Entry("a", entries=(Entry("b"), Entry("c"))), Entry("d")])),
    ("Skills", "list_groups", [{"name": "a", "items": "b"}], Section("skills", "Skills", entries=[Entry("a", entries=(Entry("b"),))])),
    ("Skills", "", [{"title": "a", "items": ["b"]}, {"title": "c"}], Section("skills", "Skills", entries=[Entry("a", entries=(Entry("b"),)), Entry("c")])),
    ("Skills", "", [{"title": "a", "contents": ["b"]}], Section("skills", "Skills", entries=[Entry("a", entries=(Entry("b"),))])),
    ("Skills", "odd", [{"title": "a", "items": ["b"]}], Section("skills", "Skills", entries=[Entry("a", entries=(Entry("b"),))])),
    ("Skills", "time_table", [{"title": "a", "year": 2020}], Section("skills", "Skills", [Item("a", date="2020")])),
    ("Papers", "list", ["a"], Section("", "Papers", entries=[Entry("a")])),
    ("Education", "list", ["a"], Section("education", "Education", [Item("a")])),
    ("Education", "time_table", [
        {"title": "PhD", "years": "2018 - 2020", "company": "Sea"},
        {"position": "MSc", "date": 2018, "organization": "Fog", "items": ["x", "y"]},
        {"name": "BSc", "department": "Tides"},
        {"year": 2015, "items": ["z"], "description": "w"},
        {"year": 2014},
    ], Section("education", "Education", [
        Item("PhD", "Sea", date="2018 - 2020"),
        Item("x", date="2018"),
        Item("y", date="2018"),
        Item("MSc", "Fog", date="2018"),
        Item("BSc", "Tides"),
        Item("z", date="2015"),
        Item("w", date="2015"),
    ])),
    ("Projects", "time_table", [{"title": "a", "description": "b", "year": 2020}, {"title": "c", "description": ["d", "e"]}],
     Section("projects", "Projects", [Item("a", date="2020", note="b"), Item("c", points=(Entry("d"), Entry("e")))])),
    ("Awards", "time_table", [{"title": "a", "description": "b"}], Section("awards", "Awards", [Item("a", points=(Entry("b"),))])),
    ("Awards", "time_table", [], None),
    ("Awards", "list", None, None),
])  # fmt: skip
def test_a_section(title: str, kind: str, contents: Any, section: Section | None) -> None:
    assert _section(title, kind, contents) == section


@pytest.mark.parametrize(("entry", "url"), [
    ({"url": "https://u.example.org"}, "https://u.example.org"),
    ({"link": "https://l.example.org"}, "https://l.example.org"),
    ({"url": "/papers/"}, ""),
    ({}, ""),
    ({"linkitems": [{"link": "/x"}, {"url": "https://b.example.org"}], "url": "https://u.example.org"}, "https://b.example.org"),
    ({"linkitems": [{"link": "/x"}], "url": "https://u.example.org"}, "https://u.example.org"),
    ({"linkitems": {"link": "https://b.example.org"}}, "https://b.example.org"),
])  # fmt: skip
def test_the_link_of_an_item(entry: dict[str, Any], url: str) -> None:
    assert _link(entry) == url


def test_what_two_maps_say(tmp_path: Path) -> None:
    source = Source(tmp_path)
    maps = [
        {"title": "A", "type": "map", "contents": [
            {"name": "Name", "value": "Mira Okafor"}, {"title": "affiliation", "value": "**Sea** School"},
            {"name": "GitHub", "value": "mira"}, {"name": "Language", "value": "English"}, {"name": "Tea"},
            {"name": "Instrument", "value": "Kora"}, {"name": "E-mail", "value": "m@example.net"},
        ]},
        {"title": "B", "type": "map", "contents": [
            {"name": "Institution", "value": "Fog"}, {"name": "GitHub", "value": "lab"}, {"name": "Home address", "value": "x"},
            {"name": "Position", "value": "Reader"},
        ]},
        {"title": "Nothing", "type": "map"},
    ]  # fmt: skip
    found = resume(maps, "cv.yml", source)
    assert (found.name, found.position, found.affiliations) == (
        "Mira Okafor",
        "Reader",
        ["Sea School", "Fog"],
    )
    # what is stated first stays
    assert found.parts == {"github": "mira", "email": "m@example.net"}
    assert found.sections == [
        Section("languages", "Language", entries=[Entry("English")]),
        Section("skills", "A", entries=[Entry("Instrument: Kora")]),
    ]
    assert [(each.file, each.message) for each in source.findings] == [
        ("cv.yml", "Home address: what is private is not published")
    ]


def test_titles_of_items() -> None:
    assert titles([{"title": " a  b"}, "c", {"x": 1}]) == ["a b", ""]
