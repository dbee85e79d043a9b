"""The site made of the data of a CV: its page, the CV, what is left out, and the picture of its person."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.records import Block, Entry, Page, Paper, PaperAuthor, Person
from sphinx_academic.importers.resume_items import Item, Section
from sphinx_academic.importers.resume_site import (
    Resume,
    photo,
    photo_file,
    profile,
    site,
    without_examples,
)
from sphinx_academic.importers.source import Source

PHD = Item("PhD", "Coast U", date="2020")


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "img").mkdir()
    (tmp_path / "img/me.png").write_text("x")
    return Source(tmp_path)


def report(source: Source) -> list[tuple[str, str, str, str]]:
    return [(each.level.name, each.file, each.message, each.remedy) for each in source.findings]


def test_a_site(source: Source) -> None:
    papers = [Paper("Tides", (PaperAuthor("Mira Okafor"),)), Paper("Sand")]
    resume = Resume(
        "cv.yml",
        "Mira Okafor",
        "Lecturer",
        "米拉",
        "she/her",
        ["Coast U; Sea", "Quay"],
        "Port: 2",
        "I *look* at lamps.",
        "img/me.png",
        {"email": "m@example.net", "github": ""},
        [
            Section("education", "Education", [PHD]),
            Section("", "Notes: *mine*", text="Some text."),
            Section("skills", "Skills", entries=[Entry("Lamps")]),
            Section("education", "More *degrees*", [PHD]),
            Section("publications", "Papers", papers=papers),
            Section("education", "Nothing"),
            Section("news", "News", [Item("Prize", date="2021")]),
        ],
    )
    made = site(resume, source)
    degree = (Entry("PhD, Coast U", "2020"),)
    listed = "- education: Education\n- skills: Skills\n- education-more-degrees: More \\*degrees\\*\n- publications: Papers"
    blocks = (
        Block(
            "profile",
            body="I *look* at lamps.",
            options={"other-name": "米拉", "pronouns": "she/her", "location": '"Port: 2"'},
        ),
        Block("education", "Education", entries=degree),
        Block("", "Notes: *mine*", text="Some text."),
        Block("skills", "Skills", entries=(Entry("Lamps"),)),
        Block("education", "More *degrees*", entries=degree, options={"name": "education-more-degrees"}),
        Block("publications", "Papers", options={"group-by": "none"}),
        Block("news", "News", entries=(Entry("Prize", "2021"),)),
    )
    assert made.pages == (
        Page("index", "Mira Okafor", blocks),
        Page("cv", "Curriculum vitae", (Block("cv", body=listed),)),
    )
    parts = {
        "position": "Lecturer",
        "affiliation": "Coast U, Sea; Quay",
        "photo": "images/me.png",
        "email": "m@example.net",
    }
    assert made.people == (Person("mira-okafor", "Mira Okafor", parts),)
    assert (made.name, made.papers) == ("Mira Okafor", tuple(papers))
    assert made.files == {"images/me.png": source.root / "img/me.png"}
    assert report(source) == [
        ("IMPORTED", "cv.yml", "the section 'Education', entries: 1", ""),
        ("IMPORTED", "cv.yml", "the section 'Notes: *mine*', entries: 0", ""),
        ("IMPORTED", "cv.yml", "the section 'Skills', entries: 1", ""),
        ("IMPORTED", "cv.yml", "the section 'More *degrees*', entries: 1", ""),
        ("IMPORTED", "cv.yml", "the section 'Papers', entries: 2", ""),
        ("CHECK", "cv.yml", "no authors of 'Sand' are named", "add them to the .bib file"),
        ("IMPORTED", "cv.yml", "the section 'News', entries: 1", ""),
    ]


def test_a_site_of_nobody(source: Source) -> None:
    made = site(Resume("cv.yml"), source)
    assert made.people == ()
    assert made.pages == (Page("index", "", (Block("profile"),)),)
    assert made.files == {}
    assert report(source) == []


def test_three_sections_of_a_kind_have_names_of_their_own(source: Source) -> None:
    sections = [Section("awards", title, [PHD]) for title in ("Awards", "Prizes", "---")]
    made = site(Resume("cv.yml", "Mira", sections=sections), source)
    assert [block.options.get("name") for block in made.pages[0].blocks[1:]] == [
        None,
        "awards-prizes",
        "awards-more",
    ]


def test_the_profile() -> None:
    assert profile(Resume("cv.yml")) == Block("profile")
    assert profile(Resume("cv.yml", location="Port"), "Hello.") == Block(
        "profile", body="Hello.", options={"location": "Port"}
    )


EXAMPLE = Item("Director", "Kaiser Wilhelm Institute for Physics", date="1917")
POSSIBLE = Item("Visiting Professor", "California Institute of Technology", date="1933")


def test_examples_of_a_template_are_left_out(source: Source) -> None:
    sections = [
        Section("experience", "Work", [EXAMPLE, POSSIBLE, PHD]),
        Section("experience", "More", [EXAMPLE]),
        Section("experience", "Text", [EXAMPLE], text="Words."),
        Section("", "Words", text="Words."),
        Section("skills", "Skills", entries=[Entry("Topic", entries=(Entry("Description 1"),)), Entry("Description 1"), Entry("Lamps")]),
        Section("publications", "Papers", papers=[Paper("Paper Title Number 1"), Paper("Tides")]),
        Section("", "Nothing"),
    ]  # fmt: skip
    kept = without_examples(Resume("cv.yml", "Mira Okafor", sections=sections), source)
    assert [section.title for section in kept] == ["Work", "Words", "Skills", "Papers"]
    assert kept[0].items == [PHD]
    assert [entry.text for entry in kept[2].entries] == ["Topic", "Lamps"]
    assert [paper.title for paper in kept[3].papers] == ["Tides"]
    words = "items that are examples of the template"
    assert report(source) == [
        ("LEFT_OUT", "cv.yml", f"of {title!r}, {words}: {number}", "")
        for title, number in (("Work", 2), ("More", 1), ("Text", 1), ("Skills", 1), ("Papers", 1))
    ]


@pytest.mark.parametrize(("suspicious", "beside", "kept"), [
    (False, PHD, ["Mine", "Other", "Papers"]),
    (True, PHD, ["Other", "Papers"]),
    # an example in another section makes the file one of a template
    (False, EXAMPLE, ["Papers"]),
])  # fmt: skip
def test_what_others_may_have_is_an_example_where_more_says_so(
    suspicious: bool, beside: Item, kept: list[str], source: Source
) -> None:
    papers = [Paper("Tides", (PaperAuthor("Albert Einstein"),)), Paper("Sand")]
    sections = [
        Section("experience", "Mine", [POSSIBLE]),
        Section("experience", "Other", [beside]),
        Section("publications", "Papers", papers=papers),
    ]
    resume = Resume("cv.yml", "Mira Okafor", sections=sections, suspicious=suspicious)
    found = without_examples(resume, source)
    assert [section.title for section in found] == kept
    is_example = suspicious or beside is EXAMPLE
    assert [paper.title for paper in found[-1].papers] == (["Sand"] if is_example else ["Tides", "Sand"])


@pytest.mark.parametrize(("address", "file", "parts", "message"), [
    ("", "", {}, ""),
    ("img/me.png", "img/me.png", {"photo": "images/me.png"}, ""),
    ("/img/me.png", "img/me.png", {"photo": "images/me.png"}, ""),
    ("gone.png", "", {}, "the picture gone.png is not there"),
    ("https://x.example.org/me.png", "", {}, "the picture https://x.example.org/me.png lies on another host"),
])  # fmt: skip
def test_the_picture_of_a_person(
    address: str, file: str, parts: dict[str, str], message: str, source: Source
) -> None:
    assert photo_file(address, source) == file
    assert photo(address, source, "cv.yml") == parts
    verb = "save" if "host" in message else "copy"
    remedy = f"{verb} it, and name it in conf.py"
    assert report(source) == ([("LEFT_OUT", "cv.yml", message, remedy)] if message else [])
