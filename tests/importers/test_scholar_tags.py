"""Tags of jekyll-scholar: their queries, orders and files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.records import Block, Entry, Page
from sphinx_academic.importers.scholar_tags import (
    Bibliographies,
    filter_of,
    options_of,
    owner_aliases,
    tag_names,
    with_cited_papers,
)
from sphinx_academic.importers.source import Source

ENTRY = "@article{a, title={Lamps}, author={Okafor, M.}, year={2024}}\n"


@pytest.mark.parametrize(("query", "expression"), [
    ("@*", ""),
    ("@article", 'type == "article"'),
    ("@article, @Book", 'type in {"article", "book"}'),
    ("@article[year=2024]", 'type == "article" and year == 2024'),
    ("@*[year>=2020 && year!=2022]", "year >= 2020 and year != 2022"),
    ("@*[year=2020 || year=2021]", "(year == 2020 or year == 2021)"),
    ("@book[year=2020 || year=2021]", 'type == "book" and (year == 2020 or year == 2021)'),
    ("@book, @article[year<2020]", '(type == "book") or (type == "article" and year < 2020)'),
    ("@*[selected=true]", "selected"),
    ("@*[selected!=true]", "not selected"),
    ("@*[selected=false]", "not selected"),
    ("@*[selected!=false]", "selected"),
    ("@*[!selected=true]", "not (selected)"),
    ("@*[keywords ^= fog]", '("fog" in keywords)'),
    ("@*[keywords != fog]", '("fog" not in keywords)'),
    ("@*[!keywords=fog]", 'not ("fog" in keywords)'),
    ("@*[year~=20]", 'year % "20"'),
    ("@*[year=soon]", 'year == "soon"'),
    ("@*[my-note=x]", 'my_note == "x"'),
    ("@*[journal!='Tides']", 'journal != "Tides"'),
    ("@*[journal~/Tides/]", 'journal % "Tides"'),
    ("@*[journal^=Tides]", 'journal % "^Tides"'),
    ("@*[journal!~Tides]", 'not (journal % "Tides")'),
    ('@*[note=a"b\\c]', 'note == "a\\"b\\\\c"'),
    ("@*[note=a,b], @book", '(type == "book") or (note == "a,b")'),
    ("@*[journal<Tides]", None),
    ("@*[journal]", None),
    ("@book[journal], @article", None),
    ("article", None),
])  # fmt: skip
def test_filter_of_a_query(query: str, expression: str | None) -> None:
    assert filter_of(query) == expression


@pytest.mark.parametrize(("arguments", "options"), [
    ("-f papers -q @book", {"file": "papers", "query": "@book"}),
    ("--file 'my papers' --max=3", {"file": "my papers", "max": "3"}),
    ("--cited", {"cited": "true"}),
    ("--query “@book”", {"query": "@book"}),
    ("--query @*[a=x-y]", {"query": "@*[a=x-y]"}),
])  # fmt: skip
def test_options_of_a_tag(arguments: str, options: dict[str, str]) -> None:
    assert options_of(arguments) == options


@pytest.mark.parametrize(("text", "names"), [
    ("a, b --locator 3", ["a", "b", "3"]),
    ("'a' \"b\"", ["a", "b"]),
    ("a's b,", ["a's", "b"]),
    (",", []),
])  # fmt: skip
def test_keys_of_a_tag(text: str, names: list[str]) -> None:
    assert tag_names(text) == names


def test_names_of_the_owner() -> None:
    scholar = {"last_name": ["Okafor", "Einstein"], "first_name": ["Mira", "M."]}
    assert owner_aliases(scholar, "Mira Okafor") == ["M. Okafor"]


def bibliographies(folder: Path, scholar: dict[str, Any], *names: str) -> Bibliographies:
    """Return the files of a site, each with an entry."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ENTRY)
    return Bibliographies(Source(folder), {"scholar": scholar})


@pytest.mark.parametrize(("scholar", "arguments", "options"), [
    ({}, "", {"group-by": "none"}),
    ({}, "--max 3", {"group-by": "none", "limit": "3"}),
    ({}, "--max 0", {"group-by": "none"}),
    ({}, "--max all", {"group-by": "none"}),
    ({}, "--group_by none", {"group-by": "none"}),
    ({"group_by": "journal, year, strange"}, "", {"group-by": "venue, year"}),
    ({"sort_by": "year, title", "order": "descending, ascending"}, "",
     {"group-by": "none", "sort": "-date, title"}),
    ({"sort_by": "title, author", "order": "descending"}, "",
     {"group-by": "none", "sort": "-title, -author"}),
    ({"sort_by": "year, date, month, strange"}, "", {"group-by": "none", "sort": "date"}),
    # falling dates are what a list has without it
    ({"sort_by": "year", "order": "desc"}, "", {"group-by": "none"}),
    ({"group_by": "year", "sort_by": "title"}, "", {"group-by": "year", "sort": "-date, title"}),
    ({"group_by": "year", "sort_by": "title, year", "group_order": "ascending"}, "",
     {"group-by": "year", "sort": "date, title"}),
    ({"group_by": "year", "sort_by": "title", "group_order": "descending"}, "",
     {"group-by": "year", "sort": "-date, title"}),
    ({"group_by": "year"}, "--group_order ascending", {"group-by": "year", "sort": "date"}),
    ({"group_by": "year", "group_order": "descending"}, "", {"group-by": "year"}),
    ({"query": "@book"}, "", {"filter": 'type == "book"', "group-by": "none"}),
    ({"query": "@book"}, "-q @*", {"group-by": "none"}),
])  # fmt: skip
def test_options_of_a_list(
    scholar: dict[str, Any], arguments: str, options: dict[str, str], tmp_path: Path
) -> None:
    findings = Findings()
    found = bibliographies(tmp_path, scholar, "_bibliography/references.bib")
    assert found.directive(arguments, findings, "index.md") == options
    assert list(findings) == []


@pytest.mark.parametrize(("arguments", "message"), [
    ("-q books", "the query books was not understood, and all entries are listed"),
])  # fmt: skip
def test_lists_of_which_all_is_shown(arguments: str, message: str, tmp_path: Path) -> None:
    findings = Findings()
    found = bibliographies(tmp_path, {}, "_bibliography/references.bib")
    assert found.directive(arguments, findings, "index.md") == {"group-by": "none"}
    assert [each.message for each in findings] == [message]


@pytest.mark.parametrize("arguments", ["--cited", "--cited_in_order", "-c", "-C"])
def test_lists_of_what_a_page_cites(arguments: str, tmp_path: Path) -> None:
    findings = Findings()
    options = bibliographies(tmp_path, {}, "_bibliography/references.bib").directive(
        arguments, findings, "a.md"
    )
    assert options is not None
    cited = Block("publications", text="See {pub}`one`.", options=options)
    entry = Entry("{pub}`Two of them <two>`", entries=(Entry("{pub}`three` {pub}`one`"),), body="{pub}`four`")
    other = Block("news", title="On {pub}`zero`", entries=(entry,), options={"keys": "zero"})
    pages = [Page("a", "", (other, cited)), Page("b", "", (Block(options=options),))]
    first, second = with_cited_papers(pages, findings)
    assert first.blocks[0] == other
    assert dict(first.blocks[1].options) == {"keys": "zero, two, four, three, one", "group-by": "none"}
    # one that cites nothing
    assert dict(second.blocks[0].options) == {"group-by": "none"}
    assert [each.message for each in findings] == [
        "a list of the page b has what it cites, which is nothing; all entries are listed"
    ]


@pytest.mark.parametrize(("scholar", "arguments", "files"), [
    ({}, "", "references.bib"),
    ({"bibliography": "Theses"}, "", "theses.bib"),
    ({}, "-f theses", "theses.bib"),
    ({}, "-f theses,references.bib", "theses.bib, references.bib"),
    ({}, "-f theses,strange", "theses.bib"),
    # without a file of that name, all are shown
    ({"bibliography": "strange"}, "", None),
])  # fmt: skip
def test_files_of_a_list(scholar: dict[str, Any], arguments: str, files: str | None, tmp_path: Path) -> None:
    found = bibliographies(tmp_path, scholar, "_bibliography/references.bib", "_bibliography/theses.bib")
    options = found.directive(arguments, Findings(), "index.md")
    assert options is not None
    assert options.get("bibfiles") == files


def test_lists_of_files_that_are_not_there(tmp_path: Path) -> None:
    findings = Findings()
    found = bibliographies(tmp_path, {}, "_bibliography/references.bib")
    assert found.directive("-f strange", findings, "index.md") is None
    assert [each.message for each in findings] == ["the bibliography strange is not there"]


def test_lists_without_files(tmp_path: Path) -> None:
    findings = Findings()
    assert Bibliographies(Source(tmp_path), {}).directive("", findings, "index.md") is None
    assert list(findings) == []


def test_files_of_one_name_and_files_without_entries(tmp_path: Path) -> None:
    (tmp_path / "bib").mkdir()
    (tmp_path / "bib/empty.bib").write_text("no entry")
    (tmp_path / "bib/blank.bib").write_text("\n")
    found = bibliographies(tmp_path, {"source": "./bib/"}, "bib/a/my papers.bib", "bib/b/my papers.bib")
    assert list(found.files) == ["my-papers.bib", "my-papers-2.bib"]
    left_out = [each for each in found.source.findings if each.level.name == "LEFT_OUT"]
    assert [(each.file, each.message) for each in left_out] == [("bib/empty.bib", "the file has no entries")]
