"""A CV of RenderCV: sections by their titles and by the fields of their entries, dates, links and versions."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.records import Entry, Paper, PaperAuthor, Place
from sphinx_academic.importers.rendercv import _date, _plain, _section, is_cv, read, resume
from sphinx_academic.importers.resume_items import Item, Section
from sphinx_academic.importers.source import Source


@pytest.mark.parametrize(("title", "entries", "found"), [
    ("education", [{"institution": "Coast U", "degree": "PhD", "area": "Tides", "start_date": "2018-09", "end_date": "2020", "location": "Port", "summary": "s *x*", "highlights": ["a", "b"], "gpa": "3.9"}], [Section("education", "Education", [Item("PhD in Tides", "Coast U", "Port", "2018-09 – 2020", score="3.9", summary="s *x*", points=(Entry("a"), Entry("b")))])]),
    ("Studies of mine", [{"institution": "Coast U", "area": "Tides", "date": "2020"}, {"institution": "Sea U", "studyType": "MSc", "date": "2018", "grade": "A"}], [Section("education", "Studies of mine", [Item("Tides", "Coast U", date="2020"), Item("MSc", "Sea U", date="2018", score="A")])]),
    ("work_experience", [{"company": "Lamp Inc", "position": "Keeper", "start_date": "2018", "end_date": "present"}], [Section("experience", "Work experience", [Item("Keeper", "Lamp Inc", date="2018 – present")])]),
    ("Odd", [{"company": "Lamp Inc", "position": "Keeper", "start_date": "2018"}, {"institution": "Sea U", "date": "2018"}], [Section("experience", "Odd", [Item("Keeper", "Lamp Inc", date="2018 – present"), Item(organisation="Sea U", date="2018")])]),
    ("Odd", [{"name": "Lamps"}, {"name": "Boats", "url": "https://b.example.org"}], [Section("", "Odd", entries=[Entry("Lamps"), Entry("[Boats](https://b.example.org)")])]),
    ("Odd", [{"name": "Lamps", "date": "2020"}], [Section("experience", "Odd", [Item("Lamps", date="2020")])]),
    ("Projects", [{"name": "[Lamps](https://l.example.org)", "date": "2020", "highlights": ["They glow"]}], [Section("projects", "Projects", [Item("Lamps", date="2020", points=(Entry("They glow"),), url="https://l.example.org")])]),
    ("Odd", [{"name": "Lamps"}, {"company": "Lamp Inc", "position": "Keeper"}], [Section("experience", "Odd", [Item("Keeper", "Lamp Inc")], [Entry("Lamps")])]),
    ("Odd", [{"bullet": "Tea", "x": "y"}, {"number": "Milk", "x": "y"}, {"reversed_number": "Jam", "x": "y"}], [Section("", "Odd", entries=[Entry("Tea"), Entry("Milk"), Entry("Jam")])]),
    ("Odd", [{"position": "Keeper", "x": "y"}, {"company": "Sea", "x": "y"}], [Section("experience", "Odd", [Item("", "Sea")], [Entry("Keeper")])]),
    ("Projects", [{"name": "Lamps"}, {"name": "Boats"}], [Section("projects", "Projects", [Item("Lamps"), Item("Boats")])]),
    ("Skills", [{"label": "Code", "details": "Python, *R*"}, {"label": "", "details": "Tea"}, {"name": "Lamps", "details": "All"}], [Section("skills", "Skills", entries=[Entry("Code: Python, *R*"), Entry("Tea"), Entry("Lamps: All")])]),
    ("Odd", [{"label": "Code", "details": "Python"}], [Section("skills", "Odd", entries=[Entry("Code: Python")])]),
    ("Odd", [{"label": "Code", "details": "Python"}, {"bullet": "Tea"}], [Section("", "Odd", entries=[Entry("Code: Python"), Entry("Tea")])]),
    ("Odd", [{"bullet": "Tea *x*"}], [Section("", "Odd", entries=[Entry("Tea *x*")])]),
    ("Awards", [{"bullet": "Prize (2020)"}], [Section("awards", "Awards", [Item("Prize (2020)")])]),
    ("Awards", ["Prize, 2020", "Medal"], [Section("awards", "Awards", [Item("Prize, 2020"), Item("Medal")])]),
    ("Odd", ["One *text*"], [Section("", "Odd", text="One *text*")]),
    ("Odd", ["One", "Two"], [Section("", "Odd", text="- One\n- Two")]),
    ("Odd", "One", [Section("", "Odd", text="One")]),
    ("Odd", None, []),
    ("Odd", [], []),
    ("Odd", [None, ""], []),
    ("Skills", ["One", "Two"], [Section("skills", "Skills", entries=[Entry("One"), Entry("Two")])]),
    ("Skills", [{"name": "Python", "keywords": ["a", "b, c"], "level": "high"}, {"name": "R", "keywords": "d"}], [Section("skills", "Skills", entries=[Entry("Python (high): a, b, c"), Entry("R: d")])]),
    ("Skills", [{"name": "Python", "summary": "s"}], [Section("skills", "Skills", entries=[Entry("Python: s")])]),
    ("Skills", [{"name": "Python", "highlights": ["a", "b"]}], [Section("skills", "Skills", entries=[Entry("Python: a; b")])]),
    ("Skills", [{"name": "Python", "date": "2020"}], [Section("experience", "Skills", [Item("Python", date="2020")])]),
    ("Service", [{"name": "Chair", "date": "2020"}], [Section("service", "Service", [Item("Chair", date="2020")])]),
    ("Service", [{"name": "Chair", "summary": "s"}], [Section("service", "Service", [Item("Chair", summary="s")])]),
    ("Tests", [{"name": "TOEFL", "date": "2020"}], [Section("awards", "Tests", [Item("TOEFL", date="2020")])]),
    ("Tests", [{"name": "TOEFL"}], [Section("tests", "Tests", entries=[Entry("TOEFL")])]),
    ("Certificates", [{"title": "C", "issuer": "Sea", "date": "2020"}], [Section("awards", "Certificates", [Item("C", "Sea", date="2020")])]),
    ("Awards", [{"title": "Prize", "awarder": "Sea", "date": "2020", "summary": "s"}], [Section("awards", "Awards", [Item("Prize", "Sea", date="2020", summary="s")])]),
    ("References", [{"name": "Ann", "reference": "She is good."}, {"reference": "Only"}], [Section("", "References", entries=[Entry("She is good. — Ann"), Entry("Only")])]),
    ("Publications", [{"title": "Tides", "authors": ["*Mira*", "Ann"], "journal": "Sea, accepted", "date": "2020-05", "doi": "10.1/x", "url": "https://x.example.org", "summary": "Ab *c*"}], [Section("publications", "Publications", papers=[Paper("Tides", (PaperAuthor("Mira", is_owner=True), PaperAuthor("Ann")), fields={"pubstate": "accepted", "abstract": "Ab c", "journal": "Sea", "date": "2020-05", "doi": "10.1/x", "url": "https://x.example.org"}, place=Place("cv.yml"))])]),
    ("Publications", ["A paper"], [Section("", "Publications", text="A paper")]),
    ("Numbers", [{"number": "One"}, {"reversed_number": "Two"}], [Section("", "Numbers", entries=[Entry("One"), Entry("Two")])]),
    ("Odd", [{"x": "a", "y": ["b", "c"]}, {"z": {}}], [Section("", "Odd", entries=[Entry("a, b, c")])]),
    ("**My** \u2060notes", ["a\u2060b"], [Section("", "My notes", text="ab")]),
    ("extra_things", ["a"], [Section("", "Extra things", text="a")]),
    ("Extra_things", ["a"], [Section("", "Extra things", text="a")]),
    ("iOS", ["a"], [Section("", "iOS", text="a")]),
    ("lower case", ["a"], [Section("", "Lower case", text="a")]),
    ("Education", [{"institution": "Coast U", "degree": "PhD", "date": "2020"}, "A text"], [Section("education", "Education", [Item("PhD", "Coast U", date="2020")], text="A text")]),
    ("Experience", [{"position": "Keeper", "location": "Port"}], [Section("experience", "Experience", [Item("Keeper", place="Port")])]),
    ("Languages", [{"label": "English", "details": "fluent"}], [Section("languages", "Languages", entries=[Entry("English: fluent")])]),
])  # fmt: skip
def test_a_section(title: str, entries: Any, found: list[Section], tmp_path: Path) -> None:
    source = Source(tmp_path)
    assert _section(title, entries, "cv.yml", source) == found
    assert list(source.findings) == []


@pytest.mark.parametrize(("text", "plain"), [
    ("**a** b", "a b"),
    ("\\*a\\*", "*a*"),
    ("a\u2060b  c", "ab c"),
    ("*a*", "a"),
])  # fmt: skip
def test_text_without_marks(text: str, plain: str) -> None:
    assert _plain(text) == plain


@pytest.mark.parametrize(("entry", "date"), [
    ({"date": "2020-05"}, "2020-05"),
    ({"start_date": "2018", "end_date": "2020"}, "2018 – 2020"),
    ({"start_date": "2018"}, "2018 – present"),
    ({"end_date": "2020"}, "2020"),
    ({}, ""),
    ({"start_date": "2018-09", "end_date": "present"}, "2018-09 – present"),
    ({"date": "soon", "start_date": "2018"}, "soon"),
])  # fmt: skip
def test_the_date_of_an_entry(entry: dict[str, str], date: str) -> None:
    assert _date(entry) == date


@pytest.mark.parametrize(("data", "found"), [
    ({"cv": {"name": "a"}}, True),
    ({"cv": {"sections": 1}}, True),
    ({"cv": {"education": 1}}, True),
    ({"cv": {"x": 1}}, False),
    ({"cv": "a"}, False),
    ({}, False),
])  # fmt: skip
def test_what_is_a_cv(data: dict[str, Any], *, found: bool) -> None:
    assert is_cv(data) is found


@pytest.mark.parametrize("entries", [5, {"a": 1}])
def test_a_section_that_is_no_list(entries: Any, tmp_path: Path) -> None:
    source = Source(tmp_path)
    assert _section("Odd", entries, "cv.yml", source) == []
    assert [(each.file, each.message) for each in source.findings] == [
        ("cv.yml", "the section 'Odd' is no list")
    ]


def test_a_cv_of_the_second_version(tmp_path: Path) -> None:
    source = Source(tmp_path)
    cv = {
        "name": "Mira **Okafor**",
        "headline": "Lecturer",
        "label": "Reader",
        "location": "Port",
        "photo": "me.png",
        "email": ["m@example.net", "n@example.net"],
        "phone": "00",
        "website": ["https://w.example.org", "https://v.example.org"],
        "social_networks": [{"network": "GitHub", "username": "mira"}, {"username": "https://l.example.org"}],
        "custom_connections": [
            {"placeholder": "Moodle", "url": "https://m.example.org"},
            {"url": "https://n.example.org"},
            {"placeholder": "Nothing"},
        ],
        "sections": {"Notes": ["a"], "awards": ["Prize"]},
    }
    found = resume(cv, "cv.yml", source)
    assert (found.file, found.name, found.position, found.location, found.photo, found.summary, found.suspicious) == (
        "cv.yml", "Mira Okafor", "Lecturer", "Port", "me.png", "", False
    )  # fmt: skip
    assert found.parts == {
        "email": "m@example.net",
        "website": "https://w.example.org",
        "links": {
            "Website 2": "https://v.example.org",
            "Link": "https://l.example.org",
            "Moodle": "https://m.example.org",
            "Link 2": "https://n.example.org",
        },
        "github": "mira",
    }
    assert found.sections == [Section("", "Notes", text="a"), Section("awards", "Awards", [Item("Prize")])]
    assert [each.message for each in source.findings] == [
        "phone: numbers by which people are called are not published"
    ]


def test_a_cv_of_the_first_version(tmp_path: Path) -> None:
    cv = {
        "label": "Reader",
        "summary": ["One.", "Two."],
        "test_scores": [{"name": "TOEFL", "details": "100"}],
        "work_experience": [{"company": "Lamp Inc", "position": "Keeper", "date": "2020"}],
        "custom_sections": [{"title": "Hobbies", "entries": ["Tea"]}, {"entries": ["x"]}],
    }
    found = resume(cv, "cv.yml", Source(tmp_path))
    assert (found.name, found.position, found.summary) == ("", "Reader", "One. Two.")
    assert [(each.kind, each.title) for each in found.sections] == [
        ("experience", "Work Experience"),
        ("tests", "Test Scores"),
        ("interests", "Hobbies"),
        ("", ""),
    ]


@pytest.mark.parametrize(("name", "is_example"), [
    ("Albert Einstein", True), ("John Doe", False), ("Mira Okafor", False), ("", False),
])  # fmt: skip
def test_the_person_of_an_example(name: str, is_example: bool, tmp_path: Path) -> None:
    assert resume({"name": name}, "cv.yml", Source(tmp_path)).suspicious is is_example


def test_what_is_about_the_pdf_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text(
        "cv: {name: Mira}\ndesign: {theme: x}\nsettings: {}\nrendercv_settings: {a: 1}\n"
    )
    source = Source(tmp_path)
    assert read(source).name == "Mira"
    assert [(each.file, each.message.partition(" is about")[0]) for each in source.findings] == [
        ("cv.yaml", "'design'"),
        ("cv.yaml", "'rendercv_settings'"),
    ]


def test_a_source_without_a_cv(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.yml").write_text("x: 1")
    source = Source(tmp_path)
    assert read(source).people == ()
    assert [(each.file, each.message) for each in source.findings] == [("b.yml", "it holds no CV")]
    (tmp_path / "b.yml").unlink()
    source = Source(tmp_path)
    assert read(source).people == ()
    assert [(each.file, each.message) for each in source.findings] == [("", "it holds no CV")]
