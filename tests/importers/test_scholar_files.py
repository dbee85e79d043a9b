"""The .bib files of a site of jekyll-scholar: which are shown, what is left out of them, and what they name."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import scholar_tags
from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.records import Block, Page
from sphinx_academic.importers.scholar_tags import Bibliographies, anchors_of_papers, with_cited_papers
from sphinx_academic.importers.source import Source

ENTRY = "@article{%s, title={%s}, author={Okafor, M.}, year={2024}}\n"


def read(
    folder: Path,
    files: Mapping[str, str],
    scholar: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
) -> Bibliographies:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return Bibliographies(Source(folder), {"scholar": scholar or {}, **(config or {})}, "Mira Okafor")


def report(found: Bibliographies) -> list[tuple[str, str, str]]:
    return [(each.level.name, each.file, each.message) for each in found.source.findings]


@pytest.mark.parametrize(("source", "names"), [
    (None, ["a.bib"]),
    ("bib", ["b.bib"]),
    ("./bib/", ["b.bib"]),
    ("/bib", ["b.bib"]),
    # a folder that is not there
    ("gone", ["a.bib"]),
])  # fmt: skip
def test_the_folder_of_files(source: str | None, names: list[str], tmp_path: Path) -> None:
    files = {
        "_bibliography/a.bib": ENTRY % ("a", "A"),
        "bib/b.bib": ENTRY % ("b", "B"),
        "bib/c.txt": ENTRY % ("c", "C"),
    }
    found = read(tmp_path, files, {"source": source} if source else None)
    assert list(found.files) == names
    assert found.keys == frozenset(name[0] for name in names)


def test_what_is_said_of_files(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        {
            "_bibliography/a.bib": ENTRY % ("a", "A") + ENTRY % ("b", "B"),
            "_bibliography/blank.bib": " \n",
            "_bibliography/macros.bib": '@string{sea = "Sea"}\n',
            "_bibliography/words.bib": "words\n",
            "_bibliography/x/a.bib": ENTRY % ("c", "C"),
            "_bibliography/y/a.bib": ENTRY % ("d", "D"),
        },
    )
    assert list(found.files) == ["a.bib", "macros.bib", "a-2.bib", "a-3.bib"]
    assert report(found) == [
        ("IMPORTED", "_bibliography/a.bib", "entries, as a.bib: 2"),
        ("IMPORTED", "_bibliography/macros.bib", "entries, as macros.bib: 0"),
        ("LEFT_OUT", "_bibliography/words.bib", "the file has no entries"),
        ("IMPORTED", "_bibliography/x/a.bib", "entries, as a-2.bib: 1"),
        ("IMPORTED", "_bibliography/y/a.bib", "entries, as a-3.bib: 1"),
    ]


EINSTEIN = "@article{einstein, title={On the electrodynamics of moving bodies}, author={Einstein, Albert}, year={1905}}\n"


def test_examples_of_a_template_are_left_out(tmp_path: Path) -> None:
    mine, other = ENTRY % ("mine", "Lamps"), ENTRY % ("other", "Tides for Einstein")
    files = {
        "_bibliography/first.bib": f"% head\n{EINSTEIN}{mine}{EINSTEIN.replace('{einstein', '{again')}",
        "_bibliography/middle.bib": f"{mine}{EINSTEIN}\n% tail\n{other}",
        "_bibliography/only.bib": EINSTEIN,
        "_bibliography/none.bib": other,
        "_bibliography/owner.bib": EINSTEIN.replace("Einstein, Albert", "Okafor, Mira and Einstein, A."),
    }
    found = read(tmp_path, files)
    assert {name: data.decode() for name, data in found.files.items()} == {
        "first.bib": f"% head\n{mine}",
        "middle.bib": f"{mine}{other}",
        "none.bib": other,
        "owner.bib": files["_bibliography/owner.bib"],
    }
    words = "entries that are examples of the template"
    assert [each[1:] for each in report(found) if each[0] == "LEFT_OUT"] == [
        ("_bibliography/first.bib", f"{words}: einstein, again"),
        ("_bibliography/middle.bib", f"{words}: einstein"),
        ("_bibliography/only.bib", f"{words}: einstein"),
    ]


def test_whether_an_entry_is_selected(tmp_path: Path) -> None:
    found = read(tmp_path, {"_bibliography/a.bib": ENTRY % ("a", "A")})
    assert not found.has_selected()
    selected = (ENTRY % ("b", "B")).replace("year", "selected={true}, year")
    found = read(tmp_path, {"_bibliography/b.bib": selected})
    assert found.has_selected()


def test_files_that_entries_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = (
        "@article{a, title={A}, pdf={a.pdf}, slides={https://x.example.org/b.pdf}, preview={a.png}}\n"
        "@article{b, title={B}, pdf={a.pdf}, poster={gone.pdf}, supp={./big.pdf}}\n"
    )
    files = {
        "_bibliography/a.bib": entry,
        "assets/pdf/a.pdf": "x",
        "assets/img/publication_preview/a.png": "x",
        "assets/pdf/big.pdf": "xxx",
    }
    found = read(tmp_path, files)
    named = found.named_files()
    assert {path: file.relative_to(tmp_path.resolve()).as_posix() for path, file in named.items()} == {
        name: name for name in files if not name.endswith(".bib")
    }
    monkeypatch.setattr(scholar_tags, "MAX_FILE", 2)
    assert set(found.named_files()) == set(named) - {"assets/pdf/big.pdf"}
    assert report(found)[1:] == [("LEFT_OUT", "assets/pdf/big.pdf", "the file is too large to be copied")]


SHOWN = {"show": "preview"}
DRAWN = "<li>{% if entry.preview %}<img>{% endif %}</li>"
BY_SETTING = "{% if site.enable_publication_thumbnails %}{{ entry.preview }}{% endif %}"


@pytest.mark.parametrize(("fields", "config", "files", "options"), [
    ("preview={a.png}", {"enable_publication_thumbnails": True}, {}, SHOWN),
    ("preview={a.png}", {"enable_publication_thumbnails": True}, {"_layouts/bib.liquid": BY_SETTING}, SHOWN),
    ("preview={a.png}", {"enable_publication_thumbnails": False}, {"_layouts/bib.liquid": DRAWN}, {}),
    ("preview={a.png}", {}, {}, {}),
    ("preview={a.png}", {}, {"_layouts/bib.liquid": BY_SETTING}, {}),
    ("preview={a.png}", {}, {"_layouts/bib.html": DRAWN}, SHOWN),
    ("preview={a.png}", {"scholar": {"bibliography_template": "own"}}, {"_layouts/own.html": DRAWN}, SHOWN),
    ("preview={a.png}", {"scholar": {"bibliography_template": "own"}}, {"_layouts/bib.html": DRAWN}, {}),
    # what al-folio shows from another host, or does not show
    ("preview={https://x.example.org/a.png}", {"enable_publication_thumbnails": True}, {}, {}),
    ("preview={a.pdf}", {"enable_publication_thumbnails": True}, {}, {}),
    ("preview={true}", {"enable_publication_thumbnails": True}, {}, {}),
    ("pdf={a.pdf}", {"enable_publication_thumbnails": True}, {}, {}),
])  # fmt: skip
def test_lists_show_pictures_where_the_old_site_did(
    fields: str,
    config: Mapping[str, Any],
    files: Mapping[str, str],
    options: Mapping[str, str],
    tmp_path: Path,
) -> None:
    found = read(
        tmp_path, {"_bibliography/a.bib": f"@book{{a, title={{A}}, {fields}}}\n", **files}, config=config
    )
    assert found.pictures() == options
    assert found.directive("", Findings(), "a.md") == {"group-by": "none", **options}


def test_a_list_shows_pictures_if_one_of_its_entries_has_one(tmp_path: Path) -> None:
    files = {
        "_bibliography/a.bib": "@book{a, title={A}, preview={a.png}}\n@book{b, title={B}, selected={true}}\n",
        "_bibliography/b.bib": "@book{c, title={C}}\n",
    }
    found = read(tmp_path, files, config={"enable_publication_thumbnails": True})
    assert found.pictures() == SHOWN
    assert found.pictures(selected=True) == {}
    assert found.directive("-f a", Findings(), "a.md") == {"bibfiles": "a.bib", "group-by": "none", **SHOWN}
    assert found.directive("-f b", Findings(), "a.md") == {"bibfiles": "b.bib", "group-by": "none"}


@pytest.mark.parametrize(("arguments", "scholar", "options", "message"), [
    ("", {}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-f more", {}, {"bibfiles": "more.bib", "group-by": "none"}, ""),
    ("-f MORE.bib,,gone", {}, {"bibfiles": "more.bib", "group-by": "none"}, ""),
    ("-f gone", {}, None, "the bibliography gone is not there"),
    ("-f gone,lost", {}, None, "the bibliography gone,lost is not there"),
    ("", {"bibliography": "more.bib"}, {"bibfiles": "more.bib", "group-by": "none"}, ""),
    ("", {"bibliography": "gone.bib"}, {"group-by": "none"}, ""),
    ("-q @book", {}, {"bibfiles": "references.bib", "filter": 'type == "book"', "group-by": "none"}, ""),
    ("", {"query": "@book"}, {"bibfiles": "references.bib", "filter": 'type == "book"', "group-by": "none"}, ""),
    ("-q @*", {"query": "@book"}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-q odd", {}, {"bibfiles": "references.bib", "group-by": "none"}, "the query odd was not understood, and all entries are listed"),
    ("-m 12", {}, {"bibfiles": "references.bib", "group-by": "none", "limit": "12"}, ""),
    ("-m 1", {}, {"bibfiles": "references.bib", "group-by": "none", "limit": "1"}, ""),
    ("-m 0", {}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-m -1", {}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-g type,year", {}, {"bibfiles": "references.bib", "group-by": "type, year"}, ""),
    ("-g Type,odd,type", {}, {"bibfiles": "references.bib", "group-by": "type"}, ""),
    ("-g odd", {}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-s author -o desc", {}, {"bibfiles": "references.bib", "group-by": "none", "sort": "-author"}, ""),
    ("-s author,title,year -o desc,asc", {}, {"bibfiles": "references.bib", "group-by": "none", "sort": "-author, title, date"}, ""),
    ("-s author", {"order": "descending"}, {"bibfiles": "references.bib", "group-by": "none", "sort": "-author"}, ""),
    ("-s date,year -o desc", {}, {"bibfiles": "references.bib", "group-by": "none"}, ""),
    ("-s year", {}, {"bibfiles": "references.bib", "group-by": "none", "sort": "date"}, ""),
    ("-g year -s author", {}, {"bibfiles": "references.bib", "group-by": "year", "sort": "-date, author"}, ""),
    ("-g year -s author,date -G asc", {}, {"bibfiles": "references.bib", "group-by": "year", "sort": "date, author"}, ""),
    ("-g year -s author -G desc", {}, {"bibfiles": "references.bib", "group-by": "year", "sort": "-date, author"}, ""),
    ("-g year -G asc", {}, {"bibfiles": "references.bib", "group-by": "year", "sort": "date"}, ""),
    ("-g year -G desc", {}, {"bibfiles": "references.bib", "group-by": "year"}, ""),
    ("-g type -G asc", {}, {"bibfiles": "references.bib", "group-by": "type"}, ""),
    ("-g year -s year -o desc", {}, {"bibfiles": "references.bib", "group-by": "year"}, ""),
    ("-g year -s odd", {}, {"bibfiles": "references.bib", "group-by": "year"}, ""),
])  # fmt: skip
def test_the_options_of_a_list(
    arguments: str, scholar: dict[str, Any], options: dict[str, str] | None, message: str, tmp_path: Path
) -> None:
    files = {"_bibliography/references.bib": ENTRY % ("a", "A"), "_bibliography/more.bib": ENTRY % ("b", "B")}
    findings = Findings()
    found = read(tmp_path, files, scholar or {"x": 1})
    assert found.directive(arguments, findings, "index.md") == options
    assert [(each.file, each.message) for each in findings] == ([("index.md", message)] if message else [])


def test_one_file_is_not_named(tmp_path: Path) -> None:
    found = read(tmp_path, {"_bibliography/references.bib": ENTRY % ("a", "A")})
    assert found.directive("-f references", Findings(), "a.md") == {"group-by": "none"}


def test_addresses_of_papers() -> None:
    pages = [
        Page("index", blocks=(Block("publications"),)),
        Page("papers", blocks=(Block(), Block("publications"))),
        Page("others", blocks=(Block("publications", options={"from": "x.bib"}),)),
        Page("news", blocks=(Block("news"),)),
    ]
    assert anchors_of_papers(pages) == {
        "/#{key}": "index#pub-{key}",
        "/papers/#{key}": "papers#pub-{key}",
    }


def test_pages_without_lists_of_what_they_cite_are_as_they_are() -> None:
    page = Page("index", blocks=(Block(text="{pub}`a`"), Block("publications", options={"keys": "a"})))
    assert with_cited_papers([page], Findings()) == [page]
