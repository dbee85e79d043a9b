"""Collections and posts of Jekyll: their dates, titles and addresses, and what is an example."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.collections_of_jekyll import Document, documents, name_of, posts, take_names
from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.jekyll import Jekyll, JekyllPage
from sphinx_academic.importers.source import Source


def jekyll(folder: Path, files: dict[str, str]) -> Jekyll:
    """Write a source and return it."""
    for name, text in {"_config.yml": "", **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Jekyll(Source(folder))


@pytest.mark.parametrize(("name", "metadata", "date", "stem"), [
    ("2020-01-02-fog.md", "", "2020-01-02", "fog"),
    ("2020-1-2_fog_bank.markdown", "", "2020-1-2", "fog_bank"),
    ("2020-01-fog.html", "", "2020-01", "fog"),
    ("2020-01-02-fog.md", "date: 2021-03-04 05:06", "2021-03-04", "fog"),
    ("fog.mkd", "date: May 2021", "May 2021", "fog"),
    ("fog.mkdn", "", "", "fog"),
    ("20-fog.md", "", "", "20-fog"),
])  # fmt: skip
def test_date_and_name(name: str, metadata: str, date: str, stem: str, tmp_path: Path) -> None:
    site = jekyll(tmp_path, {f"_notes/{name}": f"---\n{metadata}\n---\n", "_notes/x.txt": "---\n---\n"})
    assert [(each.date, each.stem) for each in documents(site, "notes")] == [(date, stem)]


@pytest.mark.parametrize(("config", "metadata", "address"), [
    ("", "", "notes/sub/2020-01-02-My Fog!.html"),
    ("permalink: pretty", "", "notes/sub/2020-01-02-My Fog!/"),
    ("permalink: /:title/", "", "notes/sub/2020-01-02-My Fog!/"),
    ("permalink: /:title.html", "", "notes/sub/2020-01-02-My Fog!.html"),
    ("collections: {notes: {permalink: '/:collection/:name/'}}", "", "notes/My Fog!/"),
    ("collections: {notes: {permalink: '/:year/:month/:day/:slug:output_ext'}}", "", "2020/01/02/My-Fog!.html"),
    ("collections: {notes: {permalink: '/n//:categories/:odd/:title'}}", "", "n/My-Fog!"),
    ("collections: {notes: {permalink: pretty}}", "", "2020/01/02/My-Fog!/"),
    ("collections: [notes]", "", "notes/sub/2020-01-02-My Fog!.html"),
    ("collections: {notes: word}", "", "notes/sub/2020-01-02-My Fog!.html"),
    ("", "permalink: /own/", "own/"),
    ("", "permalink: /:title/", "notes/sub/2020-01-02-My Fog!.html"),
])  # fmt: skip
def test_address(config: str, metadata: str, address: str, tmp_path: Path) -> None:
    files = {"_config.yml": config, "_notes/sub/2020-01-02-My Fog!.md": f"---\n{metadata}\n---\n"}
    assert [each.address for each in documents(jekyll(tmp_path, files), "notes")] == [address]


@pytest.mark.parametrize(("config", "address"), [
    ("", "2020/01/02/fog.html"), ("permalink: date", "2020/01/02/fog.html"), ("permalink: none", "fog.html"),
    ("permalink: pretty", "2020/01/02/fog/"), ("permalink: /blog/:year/:title/", "blog/2020/fog/"),
    ("permalink: ordinal", "2020/fog.html"),
])  # fmt: skip
def test_address_of_a_post(config: str, address: str, tmp_path: Path) -> None:
    site = jekyll(tmp_path, {"_config.yml": config, "_posts/2020-01-02-fog.md": "---\n---\n"})
    assert [each.address for each in posts(site)] == [address]


@pytest.mark.parametrize(("files", "names"), [
    (["_notes/a.md", "all/_notes/b.md"], ["_notes/a.md"]),
    (["all/_notes/b.md"], ["all/_notes/b.md"]),
    (["other/_notes/b.md"], []),
])  # fmt: skip
def test_a_folder_of_collections(files: list[str], names: list[str], tmp_path: Path) -> None:
    site = jekyll(tmp_path, {"_config.yml": "collections_dir: /all/", **dict.fromkeys(files, "---\n---\n")})
    assert [each.page.file for each in documents(site, "notes")] == names


def document(metadata: dict[str, object], body: str = "", stem: str = "my_fog-bank") -> Document:
    return Document(JekyllPage("_notes/a.md", metadata, body), "", stem)


@pytest.mark.parametrize(("metadata", "title"), [({"title": "Fog"}, "Fog"), ({}, "My fog bank")])
def test_title(metadata: dict[str, object], title: str) -> None:
    assert document(metadata).title == title


@pytest.mark.parametrize(("metadata", "body", "inline"), [
    ({"inline": True, "title": "Fog"}, "# A", True), ({"inline": False}, "Fog", True), ({"title": "Fog"}, "Fog", False),
    ({}, "Fog\n# A", False), ({}, "f" * 1499, True), ({}, "f" * 1500, False),
])  # fmt: skip
def test_a_line_of_a_list(metadata: dict[str, object], body: str, inline: bool) -> None:
    assert document(metadata, body).is_inline is inline


@pytest.mark.parametrize(("metadata", "draft"), [
    ({"published": False}, True), ({"draft": True}, True), ({"published": True, "draft": False}, False), ({}, False),
])  # fmt: skip
def test_a_draft(metadata: dict[str, object], draft: bool) -> None:
    assert document(metadata).is_draft is draft


@pytest.mark.parametrize(("metadata", "body", "example"), [
    ({"title": "Blog Post number 1"}, "", True),
    ({}, "This is a sample blog post.", True),
    ({"description": "This is an item in your portfolio"}, "Text.", True),
    ({"excerpt": "Short description of portfolio item number 1"}, "Text.", True),
    ({"description": "Mine", "excerpt": "Short description of portfolio item number 1"}, "Text.", False),
    ({}, "Fog. Lorem ipsum dolor sit amet.", True),
    ({}, "Lorem ipsum " + "fog " * 1997, True),
    ({}, "Fog lorem ipsum " + "fog " * 1997, False),
    ({"title": "Fog"}, "Text.", False),
])  # fmt: skip
def test_an_example(metadata: dict[str, object], body: str, example: bool) -> None:
    assert document(metadata, body).is_example is example


@pytest.mark.parametrize(("address", "name"), [
    ("cv/", "cv"), ("talks.html", "talks"), ("talks/index.html", "talks"), ("a/b.htm", "a/b"), ("", "page"), ("/", "page"),
])  # fmt: skip
def test_name_of_a_page(address: str, name: str) -> None:
    assert name_of(JekyllPage("a.md", {}, address=address)) == name


def test_each_page_has_a_name_of_its_own() -> None:
    addresses = ["Fog/", "fog.html", "index.html", "fog", "b/"]
    pages = [JekyllPage(f"{number}.md", {}, address=address) for number, address in enumerate(addresses)]
    pages[4] = JekyllPage("4.md", {}, address="b/", redirects=("fog.html", "old/"))
    names: dict[str, str] = {}
    findings = Findings()
    take_names(names, pages, findings)
    assert names == {
        "0.md": "fog", "Fog/": "fog", "1.md": "fog-2", "fog.html": "fog-2", "2.md": "page", "index.html": "page",
        "3.md": "fog-3", "fog": "fog-3", "4.md": "b", "b/": "b", "old/": "b",
    }  # fmt: skip
    assert [(each.file, each.message) for each in findings] == [
        ("1.md", "another page is fog, too; this one is fog-2"),
        ("3.md", "another page is fog, too; this one is fog-3"),
    ]
