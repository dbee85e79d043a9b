"""Links, pictures, files and texts of a page as they stand in the new site, and what is said of others."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers import moving
from sphinx_academic.importers.current import Current
from sphinx_academic.importers.jekyll import Jekyll
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.moving import Mover, fragments_of, heading_lines, myst_anchor, new_anchor
from sphinx_academic.importers.sections import Heading
from sphinx_academic.importers.source import Source

FILES = {
    "_config.yml": "url: https://okafor.test\nbaseurl: ''\n",
    "_pages/about.md": "---\npermalink: /\n---\n# First part {#one}\n\nCall +00 123 456 789.\n\n# Über uns\n",
    "_pages/notes.md": "---\npermalink: /notes/\n---\n## Fog & lamps\n\nLorem ipsum dolor.\n",
    "_pages/left.md": "---\npermalink: /left/\n---\nNot imported.\n",
    "images/me.png": "x",
    "images/My Boat (2).PNG": "x",
    "build/a.pdf": "x",
    "_files/.b.pdf": "x",
    "code.py": "x",
}


def mover_at(folder: Path, page: str = "_pages/about.md", *, first: bool = False) -> Mover:
    """Return a mover for a page of a site of two pages, of which one lies in a folder."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    source = Source(folder)
    jekyll = Jekyll(source)
    at = Current(source, jekyll)
    at.is_first = first
    at.names = {"_pages/about.md": "index", "_pages/notes.md": "blog/notes"}
    at.page = jekyll.page(page)
    at.texts = jekyll.text_of(at.page)
    return Mover(at)


def report(mover: Mover) -> list[tuple[str, str, int, str, str]]:
    found = mover.at.findings
    return [(each.level.name, each.file, each.line, each.message, each.remedy) for each in found]


@pytest.mark.parametrize(("address", "from_index", "from_notes"), [
    # pages of the site, wherever they are named
    ("/notes/", "blog/notes.md", "../blog/notes.md"),
    ("https://okafor.test/notes/", "blog/notes.md", "../blog/notes.md"),
    ("//okafor.test/notes/", "blog/notes.md", "../blog/notes.md"),
    (" /notes ", "blog/notes.md", "../blog/notes.md"),
    ("/", "index.md", "../index.md"),
    # and headings of them
    ("/notes/#fog--lamps", "blog/notes.md#fog--lamps", "../blog/notes.md#fog--lamps"),
    ("/notes/#fog-lamps", "blog/notes.md", "../blog/notes.md"),
    ("/#one", "index.md#first-part", "../index.md#first-part"),
    ("/#first-part", "index.md#first-part", "../index.md#first-part"),
    ("/#über-uns", "index.md#über-uns", "../index.md#über-uns"),
    ("/#gone", "index.md", "../index.md"),
    ("#one", "index.md#first-part", "../blog/notes.md"),
    ("./#first-part", "index.md#first-part", "../blog/notes.md"),
    # elsewhere
    ("https://x.example.org/notes/", "https://x.example.org/notes/", "https://x.example.org/notes/"),
    ("//x.example.org/a", "https://x.example.org/a", "https://x.example.org/a"),
    ("HTTP://x.example.org", "HTTP://x.example.org", "HTTP://x.example.org"),
    ("mailto:m@example.org", "mailto:m@example.org", "mailto:m@example.org"),
    # pages that are not imported stay where they are
    ("https://okafor.test/left/", "https://okafor.test/left/", "https://okafor.test/left/"),
    # files
    ("/images/me.png", "images/me.png", "../images/me.png"),
    ("../images/me.png?v=1", "images/me.png", "../images/me.png"),
    ("/images/My%20Boat%20(2).PNG", "images/My-Boat-(2).PNG", "../images/My-Boat-(2).PNG"),
    ("/build/a.pdf", "files/build/a.pdf", "../files/build/a.pdf"),
    ("/_files/.b.pdf", "files/b.pdf", "../files/b.pdf"),
    # nothing
    ("", None, None),
    ("#", None, None),
    ("javascript:x()", None, None),
    ("https://", None, None),
    ("http://none/", None, None),
    ("https://null", None, None),
])  # fmt: skip
def test_a_link(address: str, from_index: str | None, from_notes: str | None, tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    assert mover._link(address) == from_index
    assert mover_at(tmp_path, "_pages/notes.md")._link(address) == from_notes
    assert report(mover) == []


@pytest.mark.parametrize(("address", "level", "message"), [
    ("tel:00", "LEFT_OUT", "a number by which people are called is not published"),
    ("sms:00", "LEFT_OUT", "a number by which people are called is not published"),
    ("/gone/", "CHECK", "a link leads to /gone/, which is not in the source; its text was kept"),
    ("/left/", "CHECK", "a link leads to /left/, which is not in the source; its text was kept"),
    ("/code.py", "CHECK", "a link leads to /code.py, which is not in the source; its text was kept"),
])  # fmt: skip
def test_a_link_that_leads_nowhere(address: str, level: str, message: str, tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    assert mover._link(address) is None
    assert report(mover) == [(level, "_pages/about.md", 0, message, "")]
    # the first time, nothing is reported
    first = mover_at(tmp_path, first=True)
    assert first._link(address) is None
    assert report(first) == []


HOST = "save it into the new site, and name it in the page"


@pytest.mark.parametrize(("source", "path", "message", "remedy"), [
    ("/images/me.png", "../images/me.png", "", ""),
    ("https://x.example.org/a.png", None, "a picture of another host: https://x.example.org/a.png", HOST),
    ("//x.example.org/a.png", None, "a picture of another host: //x.example.org/a.png", HOST),
    ("data:image/png;base64," + "x" * 100, None, "a picture of another host: data:image/png;base64," + "x" * 78, HOST),
    ("https://img.shields.io/badge/a-b-c", None, "a counter or a badge of another host: https://img.shields.io/badge/a-b-c", ""),
    ("gone.png", None, "the picture gone.png is not in the source", ""),
])  # fmt: skip
def test_a_picture(source: str, path: str | None, message: str, remedy: str, tmp_path: Path) -> None:
    mover = mover_at(tmp_path, "_pages/notes.md")
    assert mover._picture(source) == path
    assert report(mover) == ([("LEFT_OUT", "_pages/notes.md", 0, message, remedy)] if message else [])
    first = mover_at(tmp_path, first=True)
    first._picture(source)
    assert report(first) == []


def test_files_are_copied_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mover = mover_at(tmp_path)
    assert mover.copied("/images/me.png") == "images/me.png"
    assert mover.copied("../images/me.png") == "images/me.png"
    assert mover.files == {"images/me.png": tmp_path / "images/me.png"}
    assert mover.copied("/code.py") is None
    monkeypatch.setattr(moving, "MAX_FILE", 1)
    assert mover.copied("/build/a.pdf") == "files/build/a.pdf"
    monkeypatch.setattr(moving, "MAX_FILE", 0)
    assert mover.copied("/_files/.b.pdf") is None
    assert mover.copied("/_files/.b.pdf") is None
    message = "the file has 0 MB, and was not copied"
    assert report(mover) == [("LEFT_OUT", "_files/.b.pdf", 0, message, "make it smaller, and copy it")]
    mover.clear()
    assert (mover.files, mover.new_paths) == ({}, {})


def test_pages_of_the_site(tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    assert [
        mover.is_page(address) for address in ("/notes/", "/left/", "/gone/", "https://x.example.org/")
    ] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(("text", "found"), [
    ("A *b* [c](/notes/)", "A *b* [c](blog/notes.md)"),
    ("# A\n\n## B\n\ntext", "### A\n\n#### B\n\ntext"),
    ("![a](/images/me.png)", "![a](images/me.png)"),
    ("---", ""),
    ("* * *\n\n\\*", ""),
    ("```\n-\n```", "```\n-\n```"),
    ("", ""),
])  # fmt: skip
def test_a_text(text: str, found: str, tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    assert mover.text(list(parse(text).children)) == found
    assert report(mover) == []


def test_texts_of_which_something_is_left_out(tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    nodes = list(parse("Call us.\nPhone: +00 123 456 789 now\n\nA.\n\nTel: 0123456\n\nB.").children)
    assert mover.text(nodes) == "Call us. now\n\nA.\n\nB."
    number = "a number by which people are called is not published"
    assert report(mover) == [("LEFT_OUT", "_pages/about.md", 0, number, "")]
    mover = mover_at(tmp_path, "_pages/notes.md")
    assert mover.text(list(parse("A.\n\nLorem  ipsum\ndolor.\n\nB.").children)) == "A.\n\nB."
    assert report(mover) == [
        ("LEFT_OUT", "_pages/notes.md", 6, "text of the template: Lorem ipsum dolor.", "")
    ]
    first = mover_at(tmp_path, first=True)
    assert first.text(
        list(parse("Lorem ipsum.\n\nTel: 0123456\n\n<iframe src='https://v.example.org'></iframe>").children)
    )
    assert report(first) == []


def test_what_became_something_else_is_reported(tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    mover.text(list(parse("<iframe src='https://v.example.org'></iframe>").children))
    message = "<iframe> became a link, for it would load a page of another host"
    assert report(mover) == [("KEPT", "_pages/about.md", 0, message, "")]


@pytest.mark.parametrize(("text", "found"), [
    ("Mobile 0123 4567", ""),
    ("a phone: (0) 12-34.56 b", "a b"),
    ("电话：1234567", ""),
    ("WeChat: 1234567 and more", "and more"),
    ("phone 12345", "phone 12345"),
    ("telescope: 1234567", "telescope: 1234567"),
    ("in 2019 1234567", "in 2019 1234567"),
])  # fmt: skip
def test_numbers_by_which_people_are_called(text: str, found: str, tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    assert mover.without_phone(text) == found
    assert len(report(mover)) == (text != found)


def test_where_a_number_stands(tmp_path: Path) -> None:
    mover = mover_at(tmp_path)
    mover.at.texts = mover.at.jekyll.text_of(mover.at.page)
    mover.report_template("Call +00 123 456 789.")
    mover.report_template("x" * 100)
    assert [(line, message) for _level, _file, line, message, _remedy in report(mover)] == [
        (6, "text of the template: Call +00 123 456 789."),
        (0, f"text of the template: {'x' * 80}"),
    ]


@pytest.mark.parametrize(("text", "places"), [
    ("# A\n#B\n####### C\n###### D", [0, 3]),
    ("```\n# A\n```\n# B", [3]),
    ("````\n# A\n```\n# B\n````\n# C", [5]),
    ("~~~\n```\n# A\n~~~\n# B", [4]),
    ("  ```\n# A", []),
    ("``\n# A", [1]),
])  # fmt: skip
def test_lines_that_are_headings(text: str, places: list[int]) -> None:
    assert list(heading_lines(text.split("\n"))) == places


@pytest.mark.parametrize(("text", "anchors", "fragments"), [
    ("Fog & lamps", (), ("fog--lamps",)),
    ("1. Über uns", ("x",), ("x", "1-über-uns", "ber-uns")),
    ("", ("x", "y"), ("x", "y")),
    ("Fog", ("fog",), ("fog",)),
])  # fmt: skip
def test_fragments_that_lead_to_a_heading(
    text: str, anchors: tuple[str, ...], fragments: tuple[str, ...]
) -> None:
    assert fragments_of(Heading(text=text, anchors=anchors)) == fragments


@pytest.mark.parametrize(("text", "of_myst", "of_docutils"), [
    ("Fog & lamps", "fog--lamps", "fog-lamps"),
    ("1. Über uns!", "1-über-uns", "uber-uns"),
    ("Łódź_2 – Øre", "łódź_2--øre", "lodz-2-ore"),
    ("李明", "李明", ""),
    ("--a--", "--a--", "a"),
])  # fmt: skip
def test_anchors_of_a_heading(text: str, of_myst: str, of_docutils: str) -> None:
    assert (myst_anchor(text), new_anchor(text)) == (of_myst, of_docutils)
