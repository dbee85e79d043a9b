"""Sections of CVs from data: the tables of al-folio, and what items become."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import json_resume, rendercv, time_tables
from sphinx_academic.importers.records import Entry, Place
from sphinx_academic.importers.registry import Importer
from sphinx_academic.importers.resume_items import Item, Section, block, item_entry, labelled, paper, points
from sphinx_academic.importers.resume_site import Resume
from sphinx_academic.importers.source import Source


def written(folder: Path, files: dict[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Source(folder)


def resume(folder: Path, *sections: dict[str, Any]) -> tuple[Resume, list[str]]:
    """Return what sections say, and the report."""
    source = Source(folder)
    found = time_tables.resume(list(sections), "_data/cv.yml", source)
    return found, [each.message for each in source.findings]


def person(**values: str) -> dict[str, Any]:
    """Return a section with what is said of a person."""
    contents = [{"name": name.replace("_", " "), "value": value} for name, value in values.items()]
    return {"title": "General", "type": "map", "contents": contents}


def table(title: str, *contents: dict[str, Any]) -> dict[str, Any]:
    """Return a section of dated items."""
    return {"title": title, "type": "time_table", "contents": list(contents)}


def test_what_a_map_says_of_a_person(tmp_path: Path) -> None:
    found, report = resume(
        tmp_path,
        person(
            Full_Name="Mira Okafor",
            Current_Position="Lecturer",
            Institution="Institute of Tides",
            Email="mira@tides.example.org",
            GitHub="https://github.com/mira",
            Languages="English, Igbo",
            Instrument="Kora",
            Empty="",
        ),
    )
    assert (found.name, found.position, found.affiliations) == (
        "Mira Okafor",
        "Lecturer",
        ["Institute of Tides"],
    )
    assert found.parts == {"email": "mira@tides.example.org", "github": "https://github.com/mira"}
    assert [(each.kind, each.title, each.entries) for each in found.sections] == [
        ("languages", "Languages", [Entry("English, Igbo")]),
        ("skills", "General", [Entry("Instrument: Kora")]),
    ]
    assert (found.suspicious, report) == (False, [])


@pytest.mark.parametrize(
    "name",
    ["Date of Birth", "Phone", "Address", "Nationality", "Marital Status", "Gender", "Age", "Passport"],
)
def test_what_is_private_is_left_out(name: str, tmp_path: Path) -> None:
    found, report = resume(tmp_path, person(**{name: "something"}))
    assert found.sections == []
    assert report == [f"{name}: what is private is not published"]


def test_what_a_map_says_of_an_example_is_left_out(tmp_path: Path) -> None:
    found, _report = resume(
        tmp_path,
        person(Name="Albert Einstein", Position="Patent clerk", Institution="Office", Languages="German"),
    )
    assert (found.suspicious, found.sections, found.position, found.affiliations) == (True, [], "", [])
    assert found.parts == {}


@pytest.mark.parametrize(("section", "item"), [
    (
        table("Education", {"year": 2020, "title": "PhD", "department": "Tides", "institution": "Coast U",
                            "location": "Port", "description": ["Fog"], "url": "https://u.example.org"}),
        Item("PhD", "Tides, Coast U", "Port", "2020", points=(Entry("Fog"),), url="https://u.example.org"),
    ),
    # without a title, its points are items
    (
        table("Education", {"year": 2019, "description": [{"title": "Prize", "contents": ["Gold"]}]}),
        Item("Prize", date="2019", points=(Entry("Gold"),)),
    ),
    (table("Awards", {"year": 2018, "items": ["A *lamp*"]}), Item("A *lamp*", date="2018")),
    # one point is the note of a project
    (
        table("Projects", {"title": "Lamps", "description": ["They learn"]}),
        Item("Lamps", note="They learn"),
    ),
    (
        table("Projects", {"title": "Lamps", "description": ["They learn", "They glow"]}),
        Item("Lamps", points=(Entry("They learn"), Entry("They glow"))),
    ),
    (
        table("Projects", {"title": "Lamps", "description": [{"title": "They", "contents": ["glow"]}]}),
        Item("Lamps", points=(Entry("They", entries=(Entry("glow"),)),)),
    ),
    # the first link that leads anywhere
    (
        table("Projects", {"title": "Lamps", "url": "https://c.example.org",
                           "linkitems": [{"link": "#"}, {"link": "https://b.example.org"}]}),
        Item("Lamps", url="https://b.example.org"),
    ),
    (table("Projects", {"title": "Lamps", "url": "/lamps/"}), Item("Lamps")),
    # groups and plain lists of a dated section
    (
        {"title": "Awards", "type": "nested_list", "contents": [{"title": "Gold", "items": ["2020"]}]},
        Item("Gold", points=(Entry("2020"),)),
    ),
    (
        {"title": "Awards", "contents": [{"title": "Gold", "items": ["2020"]}]},
        Item("Gold", points=(Entry("2020"),)),
    ),
    ({"title": "Awards", "type": "list", "contents": ["Gold"]}, Item("Gold")),
])  # fmt: skip
def test_item_of_a_table(section: dict[str, Any], item: Item, tmp_path: Path) -> None:
    found, _report = resume(tmp_path, section)
    assert [(each.title, each.items, each.entries) for each in found.sections] == [
        (section["title"], [item], [])
    ]


@pytest.mark.parametrize(("title", "kind"), [("Service", "service"), ("Publications", ""), ("Tides", "")])
def test_kind_of_a_section_with_dates(title: str, kind: str, tmp_path: Path) -> None:
    found, _report = resume(tmp_path, table(title, {"year": 2020, "title": "Chair"}))
    assert [each.kind for each in found.sections] == [kind]


def test_sections_without_items_are_left_out(tmp_path: Path) -> None:
    found, _report = resume(tmp_path, table("Education"), {"title": "Awards", "type": "list", "contents": []})
    assert found.sections == []


def test_groups_of_items_stand_below_their_names() -> None:
    items = [
        Item("One", date="2024", group="Coast"),
        Item("Two", date="2023", group="Coast"),
        Item("Three", date="2022"),
        Item("Four", date="2021", group="Coast"),
    ]
    shown = block(Section("talks", "Talks", items))
    assert shown is not None
    assert [(each.text, each.date, [below.text for below in each.entries]) for each in shown.entries] == [
        ("Coast", "", ["One", "Two"]),
        ("Three", "2022", []),
        ("Coast", "", ["Four"]),
    ]


@pytest.mark.parametrize(("item", "kind", "entry"), [
    (Item(organisation="Coast U", date="2020"), "education", Entry("Coast U", "2020")),
    # a date that no one can read stands behind the text
    (Item("PhD", "Coast U", date="long ago"), "education", Entry("PhD, Coast U, (long ago)")),
    (Item("PhD", advisor="Mei Li", date="2020"), "education", Entry("PhD, advised by Mei Li", "2020")),
    (Item("PhD", advisor="Co-supervised by Mei", date="2020"), "education",
     Entry("PhD, Co-supervised by Mei", "2020")),
    (Item("PhD", score="3.9", date="2020"), "education", Entry("PhD, GPA 3.9", "2020")),
    (Item("PhD", score="CGPA 9", date="2020"), "education", Entry("PhD, CGPA 9", "2020")),
    (Item("PhD", date="2020", url="https://u.example.org"), "education",
     Entry("[PhD](https://u.example.org)", "2020")),
    (Item(organisation="Coast U", date="2020", url="https://u.example.org"), "education",
     Entry("[Coast U](https://u.example.org)", "2020")),
    (Item("[PhD](a.md)", date="2020", url="https://u.example.org"), "education",
     Entry("[PhD](a.md)", "2020")),
    # commas within a part ask for fields
    (Item("PhD, Tides", "Coast U", date="2020", url="https://u.example.org", score="3.9"), "education",
     Entry("", "2020", fields={"title": "PhD, Tides", "organisation": "Coast U", "note": "GPA 3.9",
                               "link": "https://u.example.org"})),
    (Item("PhD, Tides", "Coast U"), "education",
     Entry(":title: PhD, Tides", fields={"organisation": "Coast U"})),
    (Item("PhD (Tides, Fog)", "Coast U", date="2020"), "education",
     Entry("PhD (Tides, Fog), Coast U", "2020")),
    # so does a place without an organisation, and a number that looks like a date
    (Item("PhD", place="Port", date="2020"), "education",
     Entry("", "2020", fields={"title": "PhD", "place": "Port"})),
    (Item("3 lamps", "Coast U"), "awards", Entry(":title: 3 lamps", fields={"organisation": "Coast U"})),
])  # fmt: skip
def test_entry_of_a_dated_section(item: Item, kind: str, entry: Entry) -> None:
    assert item_entry(item, kind) == entry


@pytest.mark.parametrize(("section", "text"), [
    (Section("", "Lamps", entries=[Entry("One", "2020", (Entry("Two"),)), Entry("Three", body="Four")]),
     "- 2020, One\n  - Two\n- Three\n\n  Four"),
    (Section("", "Lamps", text="Before.", entries=[Entry("One")]), "Before.\n\n- One"),
    (Section("skills", "Lamps", text="Alone."), "Alone."),
])  # fmt: skip
def test_text_of_a_section_of_no_kind(section: Section, text: str) -> None:
    shown = block(section)
    assert shown is not None
    assert (shown.kind, shown.text, shown.entries) == ("", text, ())


def test_nothing_of_a_section_without_anything() -> None:
    assert block(Section("skills", "Lamps")) is None


@pytest.mark.parametrize(("value", "found"), [
    ("One", (Entry("One"),)),
    (3, (Entry("3"),)),
    ([1.5, True, None, ""], (Entry("1.5"),)),
    (None, ()),
    ([["One", ["Two"]], "Three"], (Entry("One"), Entry("Two"), Entry("Three"))),
    ([{"bullet": "One"}, {"other": "Two"}], (Entry("One"),)),
    ([{"name": "One", "items": [], "highlights": ["Two"]}], (Entry("One", entries=(Entry("Two"),)),)),
])  # fmt: skip
def test_points(value: Any, found: tuple[Entry, ...]) -> None:
    assert points(value) == found


@pytest.mark.parametrize(("label", "values", "text"), [
    ("Code", ["C", "", "Go"], "Code: C, Go"),
    ("Code", ["C, old", "Go"], "Code: C, old; Go"),
    ("Code", ["C, old"], "Code: C, old"),
    ("Code", [], "Code"),
    ("", ["C", "Go"], "C, Go"),
])  # fmt: skip
def test_labelled(label: str, values: list[str], text: str) -> None:
    assert labelled(label, values) == Entry(text)


@pytest.mark.parametrize(("date", "fields"), [
    ("2024", {"year": "2024"}),
    ("2024-05", {"date": "2024-05"}),
    ("May 2024", {"year": "2024"}),
    ("soon", {}),
])  # fmt: skip
def test_date_of_a_paper(date: str, fields: dict[str, str]) -> None:
    assert paper("Lamps", [], date=date, place=Place()).fields == fields


def test_paper_of_data() -> None:
    found = paper(
        "[Lamps](a.md) at Night",
        ["*Mira Okafor*", "Mei Li", "et al."],
        doi="https://doi.org/10.9999/lamps",
        url="https://doi.org/10.9999/lamps",
        venue="Lamp Days 2024",
        place=Place(),
    )
    assert (found.title, found.others) == ("Lamps at Night", True)
    assert [(each.name, each.is_owner) for each in found.authors] == [
        ("Mira Okafor", True),
        ("Mei Li", False),
    ]
    assert found.fields == {"journal": "Lamp Days 2024", "doi": "10.9999/lamps"}


@pytest.mark.parametrize(
    ("importer", "name", "text", "message"),
    [
        (json_resume, "cv.json", "[1]", "it holds no resume"),
        (json_resume, "other.json", '"x"', "it holds no resume"),
        (rendercv, "cv.yaml", "- a", "it holds no CV"),
        (rendercv, "other.yml", "a word", "it holds no CV"),
    ],
)
def test_data_that_are_no_cv(importer: Importer, name: str, text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    source = Source(tmp_path)
    assert importer.read(source).name == ""
    assert [(each.file, each.message) for each in source.findings] == [(name, message)]


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"resume.json": '{"basics": {}}'}, "resume.json"),
        ({"a/my_CV.json": '{"basics": {}}', "b.json": '{"basics": {}}'}, "a/my_CV.json"),
        ({"a/b/c/resume.json": '{"basics": {}}'}, ""),
        ({"resume.json": '{"basics": []}'}, ""),
        ({"my-resume.json": '{"x": "basics"}'}, ""),
        ({"my-resume.json": '["basics"]'}, ""),
    ],
)
def test_recognised_as_json_resume(files: dict[str, str], name: str, tmp_path: Path) -> None:
    assert json_resume.recognise(written(tmp_path, files)) == name


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"a.yaml": "cv: {name: x}", "z_CV.yaml": "cv: {name: y}"}, "z_CV.yaml"),
        ({"sub/cv.yml": "cv: {sections: {}}", "a.yml": "cv: {education: []}"}, "a.yml"),
        ({"a.yaml": "cv: {x: 1}"}, ""),
        ({"a.yaml": "  cv: {name: x}"}, ""),
        ({"a.yaml": "cv: word"}, ""),
        ({"a/b/c/cv.yaml": "cv: {name: x}"}, ""),
        ({"cv.txt": "cv: {name: x}"}, ""),
    ],
)
def test_recognised_as_rendercv(files: dict[str, str], name: str, tmp_path: Path) -> None:
    assert rendercv.recognise(written(tmp_path, files)) == name


@pytest.mark.parametrize(("name", "summary", "is_example"), [
    ("Mira Okafor", "I look at lamps.", False),
    ("Mira Okafor", "A German-born theoretical physicist", True),
    ("Albert Einstein", "", True),
])  # fmt: skip
def test_a_resume_of_the_person_of_a_template(
    name: str, summary: str, is_example: bool, tmp_path: Path
) -> None:
    data = {"basics": {"name": name, "summary": summary}}
    assert json_resume.resume(data, "resume.json", Source(tmp_path)).suspicious == is_example


@pytest.mark.parametrize(("value", "texts"), [
    (2.5, ["2.5"]),
    ([1.5, 2, True, None, "Gold"], ["1.5", "2", "Gold"]),
    ([[0], "Gold", ["Fog", [7.25]]], ["0", "Gold", "Fog", "7.25"]),
])  # fmt: skip
def test_numbers_are_points(value: object, texts: list[str]) -> None:
    assert points(value) == tuple(map(Entry, texts))
