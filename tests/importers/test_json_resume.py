"""What is read from the lists of a JSON Resume: whose it is, and the items of each list."""

# ruff: noqa: E501

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import json_resume
from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.records import Entry, Paper, PaperAuthor, Place
from sphinx_academic.importers.resume_items import Item, Section
from sphinx_academic.importers.resume_site import Resume
from sphinx_academic.importers.source import Source


def resume(data: Mapping[str, Any], folder: Path) -> tuple[Resume, list[tuple[Level, str, str]]]:
    """Return what the data say, and the report."""
    source = Source(folder)
    found = json_resume.resume(data, "resume.json", source)
    return found, [(each.level, each.file, each.message) for each in source.findings]


def sections(name: str, *items: Mapping[str, Any], folder: Path) -> list[Section]:
    found, report = resume({name: list(items)}, folder)
    assert report == []
    return found.sections


# -- whose it is --------------------------------------------------------------------


def test_basics(tmp_path: Path) -> None:
    basics = {
        "name": "Mira  Okafor",
        "label": "Lecturer",
        "otherName": "M. O.",
        "pronouns": "she/her",
        "affiliations": ["Sea *School*", "Quay"],
        "summary": "I look\nat lamps.",
        "image": "me.png",
        "picture": "other.png",
        "email": "mira@example.net",
        "url": "https://mira.example.net",
        "website": "https://other.example.net",
        "profiles": [
            {"network": "GitHub", "username": "mira", "url": "https://github.com/mira"},
            {"network": "ORCID", "username": "0000-0002-1825-0097"},
            {"url": "https://odd.example.net/mira"},
            {"network": "Choir", "url": "https://choir.example.net/mira"},
        ],
    }
    found, report = resume({"basics": basics}, tmp_path)
    assert report == []
    assert (found.file, found.name, found.position) == ("resume.json", "Mira Okafor", "Lecturer")
    assert (found.other_name, found.pronouns) == ("M. O.", "she/her")
    assert (found.affiliations, found.summary, found.photo) == (
        ["Sea School", "Quay"],
        "I look at lamps.",
        "me.png",
    )
    assert found.parts == {
        "email": "mira@example.net",
        "website": "https://mira.example.net",
        "github": "https://github.com/mira",
        "orcid": "0000-0002-1825-0097",
        "links": {"Link": "https://odd.example.net/mira", "Choir": "https://choir.example.net/mira"},
    }
    assert (found.suspicious, found.sections) == (False, [])


def test_other_keys_of_basics(tmp_path: Path) -> None:
    basics = {"picture": "me.png", "website": "https://mira.example.net", "phone": "+00 000 0000"}
    found, report = resume({"basics": basics}, tmp_path)
    assert (found.photo, found.parts) == ("me.png", {"website": "https://mira.example.net"})
    assert report == [
        (Level.LEFT_OUT, "resume.json", "phone: numbers by which people are called are not published")
    ]


@pytest.mark.parametrize("data", [{}, {"basics": None}, {"basics": ["Mira"]}, {"basics": {}}])
def test_no_basics(data: Mapping[str, Any], tmp_path: Path) -> None:
    found, report = resume(data, tmp_path)
    assert (found, report) == (Resume("resume.json"), [])


@pytest.mark.parametrize(("location", "shown", "has_street"), [
    ({"city": "Port", "region": "Coast", "countryCode": "XY"}, "Port, Coast, XY", False),
    ({"city": "Port", "address": "1 Quay"}, "Port", True),
    ({"countryCode": "XY", "postalCode": "12345"}, "XY", True),
    ({"address": "Port, Coast"}, "Port, Coast", False),
    ({"address": "Port, Coast", "postalCode": "12345"}, "Port, Coast", True),
    ({}, "", False),
    ("Port,  Coast", "Port, Coast", False),
    (None, "", False),
])  # fmt: skip
def test_location(location: Any, shown: str, has_street: bool, tmp_path: Path) -> None:
    found, report = resume({"basics": {"location": location}}, tmp_path)
    assert found.location == shown
    message = (Level.LEFT_OUT, "resume.json", "the address of a street is not published")
    assert report == [message] * has_street


# -- lists --------------------------------------------------------------------------


@pytest.mark.parametrize(("degree", "item"), [
    ({"institution": "Sea *School*", "url": "https://s.example.net", "area": "Sand", "studyType": "PhD",
      "startDate": "2019-09-01", "endDate": "2023-06-30", "score": "3.9", "gpa": "4", "courses": ["Fog", "*Sea*"],
      "location": "Port", "summary": "On *sand*.", "highlights": ["One", "Two"], "advisor": "Ann *Dune*"},
     Item("PhD in Sand", "Sea *School*", "Port", "2019-09-01 – 2023-06-30", "Ann *Dune*", "3.9", "", "On *sand*.",
          (Entry("One"), Entry("Two"), Entry("Courses: Fog; *Sea*")), "https://s.example.net")),
    ({"studyType": "PhD", "gpa": "4", "website": "https://s.example.net", "description": "On sand."},
     Item("PhD", score="4", summary="On sand.", url="https://s.example.net")),
    ({"area": "Sand"}, Item("Sand")),
    ({"institution": "Quay"}, Item(organisation="Quay")),
])  # fmt: skip
def test_degree(degree: Mapping[str, Any], item: Item, tmp_path: Path) -> None:
    assert sections("education", degree, folder=tmp_path) == [Section("education", "Education", [item])]


@pytest.mark.parametrize(("job", "item"), [
    ({"position": "Keeper", "name": "Quay", "company": "x"}, Item("Keeper", "Quay")),
    ({"position": "Keeper", "company": "Quay"}, Item("Keeper", "Quay")),
    ({"organization": "Quay", "location": "Port"}, Item(organisation="Quay", place="Port")),
])  # fmt: skip
def test_job(job: Mapping[str, Any], item: Item, tmp_path: Path) -> None:
    assert sections("work", job, folder=tmp_path) == [Section("experience", "Work experience", [item])]


@pytest.mark.parametrize(("award", "item"), [
    ({"title": "Prize", "awarder": "Quay", "date": "2020-05-06"}, Item("Prize", "Quay", date="2020-05-06")),
    ({"name": "Prize", "issuer": "Quay"}, Item("Prize", "Quay")),
    ({"awarder": "Quay"}, Item(organisation="Quay")),
])  # fmt: skip
def test_award(award: Mapping[str, Any], item: Item, tmp_path: Path) -> None:
    assert sections("awards", award, folder=tmp_path) == [Section("awards", "Awards", [item])]


@pytest.mark.parametrize("name", [
    "education", "work", "volunteer", "awards", "certificates", "publications", "projects", "skills", "languages",
    "interests", "references",
])  # fmt: skip
def test_nothing_of_items_that_say_nothing(name: str, tmp_path: Path) -> None:
    assert sections(name, {"date": ""}, {}, folder=tmp_path) == []


@pytest.mark.parametrize(("dates", "shown"), [
    ({"startDate": "2020", "endDate": "2021"}, "2020 – 2021"),
    ({"start_date": "2020-05", "end_date": "2021"}, "2020-05 – 2021"),
    ({"startDate": "2020"}, "2020 – present"),
    ({"endDate": "2021"}, "2021"),
    ({"date": "2020-05-06T07:08", "endDate": "2021"}, "2020-05-06"),
    ({"releaseDate": "2020-05", "startDate": "2019"}, "2020-05"),
    ({"academicYear": "2020/2021", "date": "2020"}, "2020/2021"),
    ({"academicYear": "2020", "date": "2021"}, "2021"),
    ({"academicYear": "2020/2021 x", "date": "2021"}, "2021"),
    ({"date": "2020", "term": "Spring", "remark": "planned"}, "2020 Spring (planned)"),
    ({"date": "2020", "remark": "planned"}, "2020 (planned)"),
    ({"date": "2020", "term": "Spring"}, "2020 Spring"),
    ({"term": "Spring", "remark": "planned"}, ""),
])  # fmt: skip
def test_date_of_an_item(dates: Mapping[str, str], shown: str, tmp_path: Path) -> None:
    (section,) = sections("awards", {"title": "Prize", **dates}, folder=tmp_path)
    assert section.items == [Item("Prize", date=shown)]


@pytest.mark.parametrize(("project", "kind", "item"), [
    ({"name": "Lamps", "description": "They glow"}, "projects", Item("Lamps", note="They glow")),
    ({"title": "Lamps", "summary": "They glow", "highlights": ["One"]}, "projects",
     Item("Lamps", summary="They glow", points=(Entry("One"),))),
    ({"name": "Lamps", "roles": ["Lead", "Cook"], "keywords": ["fog", "*sea*"], "entity": "Quay"}, "projects",
     Item("Lamps", "Quay", points=(Entry("Lead; Cook"), Entry("Keywords: fog, *sea*")))),
    ({"name": "Lamps", "description": "They glow", "roles": ["Lead"]}, "projects",
     Item("Lamps", note="They glow", points=(Entry("Lead"),))),
    ({"name": "Lamps", "type": "Talk", "description": "They glow", "entity": "Quay", "date": "2020"}, "talks",
     Item("Lamps", "Quay", date="2020", summary="They glow")),
    ({"name": "Lamps", "type": "supervision", "description": "They glow"}, "supervision", Item("Lamps", note="They glow")),
    ({"name": "Lamps", "type": "application"}, "projects", Item("Lamps")),
])  # fmt: skip
def test_project(project: Mapping[str, Any], kind: str, item: Item, tmp_path: Path) -> None:
    titles = {"talks": "Talks", "supervision": "Supervision", "projects": "Projects"}
    assert sections("projects", project, {"type": "news"}, folder=tmp_path) == [
        Section(kind, titles[kind], [item])
    ]


def test_projects_by_their_types(tmp_path: Path) -> None:
    kinds = ["news", "talk", "", "media", "grant", "talk", "supervision"]
    found = sections(
        "projects",
        *({"name": f"P{number}", "type": kind} for number, kind in enumerate(kinds)),
        folder=tmp_path,
    )
    assert [(each.kind, each.title, [item.title for item in each.items]) for each in found] == [
        ("news", "News", ["P0"]),
        ("talks", "Talks", ["P1", "P5"]),
        ("projects", "Projects", ["P2"]),
        ("media", "Media", ["P3"]),
        ("grants", "Grants", ["P4"]),
        ("supervision", "Supervision", ["P6"]),
    ]


@pytest.mark.parametrize(("items", "texts"), [
    # places of one role stand together
    ([{"position": "Chair", "organization": "Fog Days"}, {"position": "Guide", "organization": "Quay"},
      {"position": "Chair", "name": "Sea Days"}], [Entry("Chair: Fog Days; Sea Days"), Entry("Guide: Quay")]),
    ([{"organization": "Quay"}, {"position": "Guide"}], [Entry("Quay"), Entry("Guide")]),
    # what has a date or more to say stands alone, and first
    ([{"position": "Chair", "organization": "Fog Days"},
      {"position": "Chair", "organization": "Sea Days", "location": "Port", "date": "2020"},
      {"organization": "Quay", "summary": "With *tea*.", "highlights": ["One"]},
      {"position": "Guide", "highlights": ["Two"]}],
     [Entry("Chair, Sea Days, Port (2020)"), Entry("Quay", entries=(Entry("With *tea*."), Entry("One"))),
      Entry("Guide", entries=(Entry("Two"),)), Entry("Chair: Fog Days")]),
])  # fmt: skip
def test_volunteering(items: list[dict[str, Any]], texts: list[Entry], tmp_path: Path) -> None:
    assert sections("volunteer", *items, folder=tmp_path) == [
        Section("service", "Volunteering", entries=texts)
    ]


def test_certificates_are_tests_unless_some_say_who_issued_them(tmp_path: Path) -> None:
    assert sections(
        "certificates", {"name": "*Swimming*"}, {"url": "x"}, {"name": "TOEFL 100"}, folder=tmp_path
    ) == [Section("tests", "Certificates", entries=[Entry("*Swimming*"), Entry("TOEFL 100")])]
    assert sections(
        "certificates",
        {"name": "Swimming", "issuer": "Quay"},
        {"issuer": "x"},
        {"name": "Rowing"},
        folder=tmp_path,
    ) == [Section("awards", "Certificates", [Item("Swimming", "Quay"), Item("Rowing")])]
    assert sections("certificates", {"name": "Swimming", "date": "2020"}, folder=tmp_path) == [
        Section("awards", "Certificates", [Item("Swimming", date="2020")])
    ]


@pytest.mark.parametrize(("name", "item", "text"), [
    ("skills", {"name": "Code", "level": "Master", "keywords": ["C", "Go"]}, "Code (Master): C, Go"),
    ("skills", {"name": "Code", "keywords": "C"}, "Code: C"),
    ("skills", {"name": "Code"}, "Code"),
    ("skills", {"level": "Master", "keywords": ["C"]}, "C"),
    ("interests", {"name": "Sea", "keywords": ["fog", "sand"]}, "Sea: fog, sand"),
    ("languages", {"language": "Dutch", "fluency": "*good*"}, "Dutch: *good*"),
    ("languages", {"name": "Dutch", "level": "good"}, "Dutch: good"),
    ("languages", {"language": "Dutch"}, "Dutch"),
])  # fmt: skip
def test_labels_and_values(name: str, item: Mapping[str, Any], text: str, tmp_path: Path) -> None:
    titles = {"skills": "Skills", "interests": "Interests", "languages": "Languages"}
    assert sections(name, item, {"fluency": "x", "level": "y"}, folder=tmp_path) == [
        Section(name, titles[name], entries=[Entry(text)])
    ]


def test_references(tmp_path: Path) -> None:
    items = [
        {"name": "Ann Dune", "reference": "She *glows*."},
        {"name": "Bo Berg"},
        {"reference": "He\nsails."},
        {},
    ]
    assert sections("references", *items, folder=tmp_path) == [
        Section("", "References", text="> She *glows*. — Ann Dune\n\n> Bo Berg\n\n> He sails.")
    ]


@pytest.mark.parametrize(("item", "fields", "authors"), [
    ({"publisher": "Sea Letters", "releaseDate": "2020-05-06", "date": "2019"}, {"journal": "Sea Letters", "date": "2020-05-06"}, ()),
    ({"date": "2019", "url": "https://x.example.net"}, {"year": "2019", "url": "https://x.example.net"}, ()),
    ({"website": "https://dx.doi.org/10.1/x"}, {"doi": "10.1/x"}, ()),
    ({"url": "http://doi.org/10.1/x"}, {"doi": "10.1/x"}, ()),
    ({"url": "https://x.example.net/https://doi.org/10.1/x"}, {"url": "https://x.example.net/https://doi.org/10.1/x"}, ()),
    ({"summary": "On fog.", "status": "in press", "awards": ["Best", "Second"]},
     {"abstract": "On fog.", "note": "in press", "award": "Best; Second"}, ()),
    ({"authors": ["Ann Dune", "*Mira Okafor*"]}, {}, (PaperAuthor("Ann Dune"), PaperAuthor("Mira Okafor", is_owner=True))),
])  # fmt: skip
def test_publication(
    item: Mapping[str, Any], fields: Mapping[str, str], authors: tuple[PaperAuthor, ...], tmp_path: Path
) -> None:
    paper = Paper("Fog", authors, fields=fields, place=Place("resume.json"))
    for key in ("name", "title"):
        assert sections("publications", {key: "Fog", **item}, {"publisher": "x"}, folder=tmp_path) == [
            Section("publications", "Publications", papers=[paper])
        ]


# -- all of it ----------------------------------------------------------------------

ALL = {
    "interests": [{"name": "Sea"}],
    "work": [{"name": "Quay"}],
    "skills": {"name": "Code"},
    "education": [{"area": "Sand"}],
    "languages": "Dutch",
    "meta": {"version": "1"},
    "$schema": "x",
}


def test_order_of_sections_is_that_of_the_schema(tmp_path: Path) -> None:
    found, report = resume({**ALL, "pets": ["Cat"], "songs": []}, tmp_path)
    assert [each.kind for each in found.sections] == ["education", "experience", "skills", "interests"]
    assert report == [(Level.LEFT_OUT, "resume.json", "'pets' is no list of JSON Resume's schema")]


@pytest.mark.parametrize(("outline", "shown"), [
    # the rest follows, in the order of the schema
    ([{"kind": "experience", "title": "Posts", "lists": ["work"]}],
     [("experience", "Posts", ["A", "B", "C"], ""), ("education", "Education", ["E"], "")]),
    # some of a list each; the last one may have all that is left
    ([{"kind": "experience", "title": "Now", "lists": ["work"], "counts": [1]},
      {"kind": "research", "title": "Before", "lists": ["work"]}],
     [("experience", "Now", ["A"], ""), ("research", "Before", ["B", "C"], ""), ("education", "Education", ["E"], "")]),
    ([{"kind": "experience", "title": "Now", "lists": ["education", "work"], "counts": [1, 2]}],
     [("experience", "Now", ["E", "A", "B"], ""), ("experience", "Work experience", ["C"], "")]),
    # without numbers, or with fewer than lists, all of a list
    ([{"kind": "experience", "title": "Now", "lists": ["education", "work"], "counts": [1]}],
     [("experience", "Now", ["E", "A", "B", "C"], "")]),
    ([{"kind": "experience", "title": "Now", "lists": ["education", "work"], "counts": ["x", "y"]}],
     [("experience", "Now", ["E", "A", "B", "C"], "")]),
    ([{"kind": "experience", "title": "Now", "lists": ["work"], "counts": 1}],
     [("experience", "Now", ["A", "B", "C"], ""), ("education", "Education", ["E"], "")]),
    # names of no lists
    ([{"kind": "experience", "title": "Now", "lists": ["odd", "work"], "counts": [1, 1]}],
     [("experience", "Now", ["A"], ""), ("education", "Education", ["E"], ""), ("experience", "Work experience", ["B", "C"], "")]),
    # texts
    ([{"kind": "", "title": "Words", "content": ["One *two*.", "Three."]}],
     [("", "Words", [], "One *two*.\n\nThree."), ("education", "Education", ["E"], ""), ("experience", "Work experience", ["A", "B", "C"], "")]),
    ([{"kind": "experience", "title": "Posts", "lists": "work", "content": "One."}],
     [("experience", "Posts", ["A", "B", "C"], "One."), ("education", "Education", ["E"], "")]),
    # sections of nothing
    ([{"kind": "talks", "title": "Talks", "lists": ["projects"]}, {"kind": "talks", "title": "Talks", "lists": []}],
     [("education", "Education", ["E"], ""), ("experience", "Work experience", ["A", "B", "C"], "")]),
    ("word", [("education", "Education", ["E"], ""), ("experience", "Work experience", ["A", "B", "C"], "")]),
])  # fmt: skip
def test_outline_of_an_export(
    outline: Any, shown: list[tuple[str, str, list[str], str]], tmp_path: Path
) -> None:
    data = {
        "work": [{"position": "A"}, {"position": "B"}, {"position": "C"}],
        "education": [{"area": "E"}],
        "meta": {"sections": outline},
    }
    found, report = resume(data, tmp_path)
    assert report == []
    assert [
        (each.kind, each.title, [item.title for item in each.items], each.text) for each in found.sections
    ] == shown


def test_outline_gives_kinds_to_entries_and_papers(tmp_path: Path) -> None:
    data = {
        "projects": [{"name": "P", "type": "talk"}],
        "skills": [{"name": "S"}],
        "publications": [{"name": "F"}],
        "meta": {
            "sections": [
                {"kind": "supervision", "title": "Theses", "lists": ["projects"]},
                {"kind": "tests", "title": "Tests", "lists": ["skills"]},
                {"kind": "publications", "title": "Papers", "lists": ["publications"]},
            ]
        },
    }
    assert resume(data, tmp_path)[0].sections == [
        Section("supervision", "Theses", [Item("P")]),
        Section("tests", "Tests", entries=[Entry("S")]),
        Section("publications", "Papers", papers=[Paper("F", place=Place("resume.json"))]),
    ]


@pytest.mark.parametrize(("files", "name"), [
    ({"resume.json": 1, "src/resume.json": 0}, "resume.json"),
    ({"src/resume.json": 1, "data/resume.json": 0}, "src/resume.json"),
    ({"data/resume.json": 1, "cv.json": 0}, "data/resume.json"),
    ({"cv.json": 1, "a.json": 0}, "cv.json"),
    ({"a/b/my-resume.json": 1}, "a/b/my-resume.json"),
    ({"JSON-of-me.JSON": 1}, "JSON-of-me.JSON"),
    # the name says nothing of a CV
    ({"cv/data.json": 1}, ""),
    ({"me.json": 1}, ""),
    # a name of a CV that holds none
    ({"a-cv.json": 0, "b-cv.json": 1}, "b-cv.json"),
    ({"cv.txt": 1}, ""),
])  # fmt: skip
def test_file_of_a_resume(files: Mapping[str, int], name: str, tmp_path: Path) -> None:
    for path, is_one in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(json.dumps({"basics": {"name": path}} if is_one else {"name": "x"}))
    assert json_resume.recognise(Source(tmp_path)) == name
    if name:
        assert json_resume.read(Source(tmp_path)).name == name


def test_any_json_file_is_read_if_none_has_the_name_of_a_cv(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "me.JSON").write_text('{"basics": {"name": "Mira Okafor"}}')
    assert json_resume.read(Source(tmp_path)).name == "Mira Okafor"
    (tmp_path / "me.JSON").unlink()
    source = Source(tmp_path)
    assert json_resume.read(source).name == ""
    assert [each.message for each in source.findings] == ["it holds no resume"]
