"""What loops over data files draw, and what is reported of the page that is read."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.current import Current
from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.jekyll import Jekyll, JekyllPage, Text
from sphinx_academic.importers.liquid_control import Loop
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.source import Source


def current(folder: Path, files: Mapping[str, str], *collections: str) -> Current:
    """Write a source, and return a page of it that has loops."""
    for name, text in {"a.md": "Fog\n\nTides at night\n", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    source = Source(folder)
    made = Current(source, Jekyll(source))
    loops = tuple(Loop(name, "b.html", 7) for name in collections)
    made.page, made.texts = JekyllPage("a.md", {}), Text("", ("a.md",), loops)
    made.is_first = False
    return made


@pytest.mark.parametrize(("data", "entries"), [
    ("- {title: A}\n- {title: B}\n", [{"title": "A"}, {"title": "B"}]),
    # by year, as a list and as a table
    ("- {year: 2020, papers: [{title: A}, word, {title: B}], more: word}\n", [{"title": "A"}, {"title": "B"}]),
    ("'2020': [{title: A}, word]\n'2019': [{title: B}]\nnote: word\n", [{"title": "A"}, {"title": "B"}]),
    ("a: {papers: [{title: A}], others: [{name: B}, word]}\n", [{"title": "A"}, {"name": "B"}]),
    # lists within an entry that are no entries
    ("- {title: A, tags: [x, y]}\n", [{"title": "A", "tags": ["x", "y"]}]),
    ("- {title: A, links: [{name: PDF}, {title: x}]}\n", [{"title": "A", "links": [{"name": "PDF"}, {"title": "x"}]}]),
    ("- {title: A, links: []}\n", [{"title": "A", "links": []}]),
    ("- {title: A, note: [[title]]}\n", [{"title": "A", "note": [["title"]]}]),
    ("- word\n- [word, {title: A}]\n", [{"title": "A"}]),
    ("word\n", []),
])  # fmt: skip
def test_entries_of_a_data_file(data: str, entries: list[Mapping[str, Any]], tmp_path: Path) -> None:
    assert current(tmp_path, {"_data/x.yml": data}, "site.data.x").data(0) == ("_data/x.yml", entries)


A = [{"title": "A"}]


@pytest.mark.parametrize(("collection", "files", "found"), [
    ("site.data.x", {"_data/x.yml": "- {title: A}"}, ("_data/x.yml", A)),
    ("site.data.x", {"_data/x.yaml": "- {title: A}"}, ("_data/x.yaml", A)),
    ("site.data.x", {"_data/x.json": '[{"title": "A"}]'}, ("_data/x.json", A)),
    ("site.data['x'] | reverse", {"_data/x.yml": "- {title: A}"}, ("_data/x.yml", A)),
    ('site.data["x-y"]', {"_data/x-y.yml": "- {title: A}"}, ("_data/x-y.yml", A)),
    # a part of a file, or a file in a folder
    ("site.data.x.y", {"_data/x.yml": "y: [{title: A}]\nz: [{title: B}]"}, ("_data/x.yml", A)),
    ("site.data.x.y.z", {"_data/x.yml": "y: {z: [{title: A}]}"}, ("_data/x.yml", A)),
    ("site.data.x.y", {"_data/x/y.yml": "- {title: A}\n- {y: [{title: B}]}"}, ("_data/x/y.yml", [*A, {"title": "B"}])),
    ("site.data.x.y", {"_data/x/y.yaml": "- {title: A}"}, ("_data/x/y.yaml", A)),
    ("site.data.x.y", {"_data/x/y.json": '[{"title": "A"}]'}, ("_data/x/y.json", A)),
    ("site.data.x.y", {"_data/x.yml": "- {title: A}"}, ("_data/x.yml", [])),
    ("site.data.x.y", {"_data/x.yml": "y: word"}, ("_data/x.yml", [])),
    ("site.data.gone", {}, ("", [])),
    ("site.posts", {"_data/posts.yml": "- {title: A}"}, ("", [])),
    ("my.site.data.x", {"_data/x.yml": "- {title: A}"}, ("", [])),
])  # fmt: skip
def test_data_file_of_a_loop(
    collection: str, files: Mapping[str, str], found: tuple[str, Any], tmp_path: Path
) -> None:
    assert current(tmp_path, files, "site.data.other", collection).data(1) == found


@pytest.mark.parametrize(("html", "number"), [
    ("<div data-loop='3'></div>", 3),
    ("<div><p><b data-loop='0'></b></p></div>", 0),
    ("<div data-loop='3'><b data-loop='4'></b></div>", 3),
    ("<div data-loop='x'></div>", None),
    ("<div><b data-loop=''></b></div>", None),
    ("<div></div>", None),
    ("text", None),
])  # fmt: skip
def test_loop_of_an_element(html: str, number: int | None, tmp_path: Path) -> None:
    assert current(tmp_path, {}).loop(next(iter(parse(html).children))) == number


NOT_UNDERSTOOD = Finding(
    Level.LEFT_OUT, "a loop of Liquid over site.x was not understood", "b.html", 7, "write what it drew into the page"
)  # fmt: skip


@pytest.mark.parametrize(("collection", "is_first", "found"), [
    ("site.x", False, [NOT_UNDERSTOOD]),
    ("site.x", True, []),
    ("site.data.empty", False, []),
    ("site.data.x", False, ["a loop of Liquid over site.data.x was not understood"]),
    ("site.data.gone", False, ["a loop of Liquid over site.data.gone was not understood"]),
])  # fmt: skip
def test_loop_that_is_not_understood(
    collection: str, is_first: bool, found: list[Finding | str], tmp_path: Path
) -> None:
    made = current(tmp_path, {"_data/empty.yml": "[]", "_data/x.yml": "- {title: A}"}, collection)
    made.is_first = is_first
    made.report_loop(0)
    assert [each if isinstance(found[0], Finding) else each.message for each in made.findings] == found


@pytest.mark.parametrize(("html", "place"), [
    ("<svg>Tides at <b>night</b></svg>", ("a.md", 3)),
    # what has no text is looked for by its tag
    ("<svg></svg>", ("a.md", 0)),
    ("<svg>Gone</svg>", ("a.md", 0)),
])  # fmt: skip
def test_element_that_is_left_out(html: str, place: tuple[str, int], tmp_path: Path) -> None:
    made = current(tmp_path, {})
    made.left_out("a drawing", parse(html).find("svg"))
    assert list(made.findings) == [Finding(Level.LEFT_OUT, "a drawing", *place)]


def test_nothing_is_left_out_at_the_first_reading(tmp_path: Path) -> None:
    made = current(tmp_path, {})
    made.is_first = True
    made.left_out("a drawing", parse("<svg></svg>").find("svg"))
    assert list(made.findings) == []


def test_place_of_an_element_without_text(tmp_path: Path) -> None:
    made = current(tmp_path, {"a.md": "Fog\n\n<img src='fog.png'/>\n"})
    made.left_out("a picture", parse('<img src="fog.png"/>').find("img"))
    assert list(made.findings) == [Finding(Level.LEFT_OUT, "a picture", "a.md", 3)]


def test_files_without_a_text_are_those_of_the_page(tmp_path: Path) -> None:
    made = current(tmp_path, {})
    made.texts = Text("", ())
    assert made.locate("Tides at night").line == 3
    made.page = JekyllPage("gone.md", {})
    assert (made.locate("Tides at night").file, made.locate("Tides at night").line) == ("gone.md", 0)
