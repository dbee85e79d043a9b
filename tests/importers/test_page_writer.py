"""Texts of old pages as parts of new ones, with links, pictures and files."""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from sphinx_academic.importers import page_writer
from sphinx_academic.importers.markup import parse, parse_html
from sphinx_academic.importers.myst import PAPER
from sphinx_academic.importers.page_writer import (
    Levels,
    PageWriter,
    _flattened,
    _relative,
    _without_host,
    found_name,
    is_picture,
)
from sphinx_academic.importers.records import Block, Page
from sphinx_academic.importers.source import Source

NAMES = {"cv/": "cv", "talks.html": "talks", "notes": "notes", "a/b": "b", "list": "list", "": "index"}


def _levels(written: list[int]) -> list[int]:
    levels = Levels()
    return [levels.level(number) for number in written]


@pytest.mark.parametrize(("path", "found"), [
    ("cv/", "cv"),
    ("cv", "cv"),
    ("cv.html", "cv"),
    ("cv/index.html", "cv"),
    ("talks", "talks"),
    ("talks/", "talks"),
    ("talks.html", "talks"),
    ("notes.md", "notes"),
    ("notes/", "notes"),
    ("notes.html", "notes"),
    ("a/b.markdown", "b"),
    ("a/b/index.htm", ""),
    ("list/", "list"),
    ("gone", ""),
    ("", "index"),
    ("index.html", "index"),
])  # fmt: skip
def test_page_at_an_address(path: str, found: str) -> None:
    assert found_name(path, NAMES) == found


@pytest.mark.parametrize(("written", "found"), [
    ([1, 2, 3], [2, 3, 4]),
    ([2, 4, 3, 2], [2, 3, 3, 2]),
    ([3, 3, 1, 2], [2, 2, 2, 3]),
    ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]),
    ([6, 1, 6], [2, 2, 3]),
])  # fmt: skip
def test_levels_without_gaps(written: list[int], found: list[int]) -> None:
    assert _levels(written) == found


@pytest.mark.parametrize(("path", "found"), [
    ("a.PNG", True),
    ("a.jpeg", True),
    ("a.pdf", False),
    ("png", False),
])  # fmt: skip
def test_a_picture(path: str, found: bool) -> None:
    assert is_picture(path) == found


@pytest.mark.parametrize(("address", "found"), [
    ("https://x.example.net/a/b", "/a/b"),
    ("//x.example.net/a", "/a"),
    ("/a/b", "/a/b"),
    ("https://x.example.net", "https://x.example.net"),
])  # fmt: skip
def test_address_without_its_host(address: str, found: str) -> None:
    assert _without_host(address) == found


@pytest.mark.parametrize(("path", "page", "found"), [
    ("a.md", "index", "a.md"),
    ("a.md", "b/c", "../a.md"),
    ("b/a.md", "b/c", "a.md"),
    ("files/a.pdf", "b/c/d", "../../files/a.pdf"),
])  # fmt: skip
def test_path_from_a_page(path: str, page: str, found: str) -> None:
    assert _relative(path, page) == found


class Pages:
    """A site with one page, at ``cv/``; what is at other hosts is elsewhere."""

    def new_page(self, address: str, page: str) -> str | None:
        if re.match(r"(?:https?:)?//(?!own\.example\.net)|mailto:", address):
            return None
        return "cv" if address.partition("#")[0].rstrip("/").endswith("/cv") else ""


FILES = {
    "images/My Boat.PNG": "x",
    "files/a.b.pdf": "x",
    "other/a.b.PDF": "x",
    "third/a.b.pdf": "x",
    "docs/page.md": "x",
}


@pytest.fixture
def writer(tmp_path: Path) -> PageWriter:
    """Return a writer for a source with some files."""
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return PageWriter(Source(tmp_path), Pages())


def report(writer: PageWriter) -> list[tuple[str, str]]:
    return [(each.file, each.message) for each in writer._source.findings]


@pytest.mark.parametrize(("address", "target", "message"), [
    ("/cv/", "../cv.md", ""), (" /cv ", "../cv.md", ""), ("https://x.example.org/a", "https://x.example.org/a", ""),
    ("/files/a.b.pdf?x=1", "../files/a.b.pdf", ""), ("mailto:a@example.net", "mailto:a@example.net", ""), ("", None, ""), ("#top", None, ""), ("{{ x }}", None, ""), ("{% x %}", None, ""),
    ("/files/a.b.pdf", "../files/a.b.pdf", ""), ("https://own.example.net/files/a.b.pdf", "../files/a.b.pdf", ""),
    ("/gone", None, "a link leads to /gone, which is not among what was imported; its text was kept"),
])  # fmt: skip
def test_link(address: str, target: str | None, message: str, writer: PageWriter) -> None:
    assert writer.link(address, "docs/page.md", "notes/a") == target
    assert report(writer) == ([("docs/page.md", message)] if message else [])


@pytest.mark.parametrize(("address", "target"), [
    ("#okafor2020", "paper:okafor2020"), ("/cv/#okafor2020", "paper:okafor2020"), ("/files/a.b.pdf#okafor2020", "files/a.b.pdf"),
    ("/cv/#other", "cv.md#other"), ("#other", None),
])  # fmt: skip
def test_link_to_a_paper(address: str, target: str | None, writer: PageWriter) -> None:
    writer.keys = frozenset({"okafor2020"})
    expected = target.replace("paper:", PAPER) if target else None
    assert writer.text_link(address, "docs/page.md", "index") == expected


@pytest.mark.parametrize(("address", "path", "message"), [
    ("/images/My%20Boat.PNG", "images/my-boat.png", ""), ("../images/My Boat.PNG", "images/my-boat.png", ""),
    ("https://own.example.net/images/My Boat.PNG", "images/my-boat.png", ""),
    ("//own.example.net/images/My Boat.PNG", "images/my-boat.png", ""),
    ("https://x.example.org/a.png", None, "a picture lies on another host: https://x.example.org/a.png"),
    ("//x.example.org/a.png", None, "a picture lies on another host: //x.example.org/a.png"),
    ("data:image/png;base64,x", None, "a picture lies on another host: data:image/png;base64,x"),
    ("images/gone.png", None, "a picture is not there: images/gone.png"),
])  # fmt: skip
def test_picture(address: str, path: str | None, message: str, writer: PageWriter) -> None:
    assert writer.picture(address, "docs/page.md", "index") == path
    assert report(writer) == ([("docs/page.md", message)] if message else [])


def test_copied_files_have_names_of_their_own(writer: PageWriter) -> None:
    found = [
        writer.copied(name, "x.md", "files")
        for name in ("files/a.b.pdf", "other/a.b.PDF", "third/a.b.pdf", "other/a.b.PDF", "gone.pdf")
    ]
    assert found == ["files/a.b.pdf", "files/a-2.b.pdf", "files/a-3.b.pdf", "files/a-2.b.pdf", ""]
    assert {new: path.parent.name for new, path in writer.files.items()} == {
        "files/a.b.pdf": "files", "files/a-2.b.pdf": "other", "files/a-3.b.pdf": "third"
    }  # fmt: skip
    assert (
        writer.copied("My Boat.PNG", "x.md", "images", prefixes=("other/", "images/")) == "images/my-boat.png"
    )


def test_a_file_that_is_too_large_is_not_copied(writer: PageWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_writer, "MAX_FILE", 1)
    assert writer.copied("files/a.b.pdf", "x.md", "files") == "files/a.b.pdf"
    monkeypatch.setattr(page_writer, "MAX_FILE", 0)
    assert writer.copied("other/a.b.PDF", "x.md", "files") == ""
    assert report(writer) == [("other/a.b.PDF", "the file is too large to be copied")]


@pytest.mark.parametrize(("address", "path", "message"), [
    (" /images/My Boat.PNG ", "images/my-boat.png", ""), ("My Boat.PNG", "images/my-boat.png", ""), ("  ", "", ""),
    ("images/prof_pic.jpg", "", ""), ("https://x.example.org/a.png", "", "the picture https://x.example.org/a.png lies on another host"),
    ("gone.png", "", "the picture gone.png is not there"),
])  # fmt: skip
def test_photo(address: str, path: str, message: str, writer: PageWriter) -> None:
    assert writer.photo(address, "conf.yml", "images/") == path
    assert report(writer) == ([("conf.yml", message)] if message else [])


@pytest.mark.parametrize(("text", "blocks"), [
    ("Words.", [("", 2, "Words.", "")]),
    ("# One\n\nA.\n\n### Two\n\nB.\n\n# Three", [("One", 2, "A.", ""), ("Two", 3, "B.", ""), ("Three", 2, "", "")]),
    ("<div><h2>One</h2><p>A.</p></div>", [("One", 2, "A.", "")]),
    ("<div class='academic-x' id='1'></div>", [("", 2, "", "x1")]),
    ("# One\n\n<section><div class='academic-x'></div></section>\n\nB.", [("One", 2, "", ""), ("", 2, "", "x"), ("", 2, "B.", "")]),
    ("<p><span>A</span></p>", [("", 2, "A", "")]),
    ("", []),
])  # fmt: skip
def test_blocks(text: str, blocks: list[tuple[str, int, str, str]], writer: PageWriter) -> None:
    def marker(name: str, attributes: Mapping[str, str], level: int) -> Sequence[Block]:
        return [Block(f"{name.removeprefix('academic-')}{attributes.get('id', '')}", level=level)]

    found = writer.blocks(text, "docs/page.md", "index", marker)
    assert [(each.title, each.level, each.text, each.kind) for each in found] == blocks


def test_markers_of_pages_that_have_none(writer: PageWriter) -> None:
    assert writer.blocks("A.\n\n<div class='academic-x'></div>\n\nB.", "docs/page.md", "index") == [
        Block(text="A."),
        Block(text="B."),
    ]
    assert writer.line("*A* [b](/cv/)", "docs/page.md", "notes/a") == "*A* [b](../cv.md)"


class Elsewhere:
    """A site all of whose addresses are those of others."""

    def new_page(self, address: str, page: str) -> str | None:
        return None


@pytest.mark.parametrize(("address", "target"), [
    ("https://x.example.org/a b", "https://x.example.org/a%20b"), ("javascript:alert(1)", None), ("data:text/html,x", None),
    ("mailto:m@example.org", "mailto:m@example.org"),
])  # fmt: skip
def test_addresses_of_others_are_safe(address: str, target: str | None, tmp_path: Path) -> None:
    assert PageWriter(Source(tmp_path), Elsewhere()).link(address, "a.md", "index") == target


def test_links_to_headings_of_the_page_itself(writer: PageWriter) -> None:
    writer.note(parse("# Fog & *lamps* {#old}\n"), "docs/page.md", "notes/a")
    links = [writer.link(address, "docs/page.md", page) for address, page in (
        ("#fog--lamps", "notes/a"), ("#old", "notes/a"), ("#ld", "notes/a"), ("#gone", "notes/a"), ("#old", "index"), ("#", "notes/a"),
    )]  # fmt: skip
    assert links == ["a.md#fog--lamps", "a.md#old", None, None, None, None]
    assert report(writer) == []


def test_what_a_writer_of_a_page_does(writer: PageWriter) -> None:
    writer.keys = frozenset({"okafor2020"})
    html = "<a href='#okafor2020'>Tides</a> <a href='/cv/#x'>CV</a> <img src='/images/My Boat.PNG'><iframe src='https://v.example.org'></iframe>"
    line = writer.writer("docs/page.md", "notes/a").inline(parse_html(html), pictures=True)
    frame = "[https://v.example.org](https://v.example.org)"
    assert line == f"{{pub}}`Tides <okafor2020>` [CV](../cv.md#x) ![](../images/my-boat.png){frame}"
    assert report(writer) == [
        ("docs/page.md", "<iframe> became a link, for it would load a page of another host")
    ]


def test_pages_with_links_to_headings_that_are_not_there(writer: PageWriter) -> None:
    writer.note(parse("# Fog {#old}\n"), "docs/page.md", "index")
    pages = [Page("index", "Ann", (Block(title="Fog", text="[a](index.md#old) [b](index.md#gone)"),))]
    (page,) = writer.with_anchors(pages)
    assert page.blocks[0].text == "[a](index.md#fog) [b](index.md)"
    assert report(writer) == [
        ("", "a link leads to the heading #gone, which is not on the page index; it leads to the page")
    ]


@pytest.mark.parametrize(("html", "flat"), [
    ("<div><h2>A</h2>b</div>c", ["h2", "b", "c"]),
    ("<div><div><h2>A</h2></div></div>", ["h2"]),
    ("<div>b</div>", ["div"]),
    ("<p><h2>A</h2></p>", ["p"]),
    ("<div class='academic-x'><h2>A</h2></div>", ["div"]),
    ("<details><span class='academic-x'></span></details>", ["span"]),
    ("<aside><h2>A</h2></aside>", ["aside"]),
])  # fmt: skip
def test_elements_around_headings_are_opened(html: str, flat: list[str]) -> None:
    assert [node.name or str(node) for node in _flattened(parse_html(html))] == flat


@pytest.mark.parametrize(("address", "prefixes", "found"), [
    ("a.b.pdf", ("files/",), "papers/a.b.pdf"), ("/a.b.pdf", ("gone/", "files/"), "papers/a.b.pdf"), ("a.b.pdf", (), ""),
    ("", ("files/",), ""),
])  # fmt: skip
def test_folders_where_a_file_is_looked_for(
    address: str, prefixes: tuple[str, ...], found: str, writer: PageWriter
) -> None:
    assert writer.copied(address, "x.md", "papers", prefixes=prefixes) == found
