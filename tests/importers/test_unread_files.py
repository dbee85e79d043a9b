"""Files that an import never opened are named in its report, those of templates and tools are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.source import Source
from sphinx_academic.importers.unread_files import unread_files


def unread(
    folder: Path, *names: str, opened: tuple[str, ...] = (), text: str = "Some words.\n"
) -> list[Finding]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    source = Source(folder)
    for name in opened:
        source.data(name)
    return list(unread_files(source, source.findings))


def test_one_line_for_each_folder_at_the_top(tmp_path: Path) -> None:
    names = ("_data/projects.yml", "_data/people/first.csv", "index.md", "talks.org", "files/old/refs.bib")
    found = unread(tmp_path, *names, opened=("index.md",))
    assert [(finding.level, finding.file, finding.message, finding.remedy) for finding in found] == [
        (
            Level.LEFT_OUT,
            "_data/",
            "no part of the import reads these 2 files: people/first.csv, projects.yml",
            "copy from them what belongs on the site",
        ),
        (
            Level.LEFT_OUT,
            "files/old/refs.bib",
            "no part of the import reads this file",
            "copy from it what belongs on the site",
        ),
        (
            Level.LEFT_OUT,
            "talks.org",
            "no part of the import reads this file",
            "copy from it what belongs on the site",
        ),
    ]


@pytest.mark.parametrize(("count", "end"), [(8, "7.md, 8.md"), (9, "7.md, 8.md and 1 more")])
def test_many_are_counted(tmp_path: Path, count: int, end: str) -> None:
    (finding,) = unread(tmp_path, *(f"notes/{number}.md" for number in range(1, count + 1)))
    assert finding.message.startswith(f"no part of the import reads these {count} files: 1.md, 2.md, ")
    assert finding.message.endswith(f" {end}")


def test_what_the_report_names_is_not_named_once_more(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"\0")
    source = Source(tmp_path)
    assert [finding.file for finding in unread_files(source, [Finding(Level.CHECK, "odd", "other.md")])] == [
        "broken.md"
    ]
    assert list(unread_files(source, [Finding(Level.CHECK, "odd", "broken.md")])) == []


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "A.MD",
        "a.qmd",
        "a.org",
        "a.rst",
        "a.tex",
        "a.ipynb",
        "a.txt",
        "a.html",
        "a.htm",
        "a.yml",
        "a.yaml",
    ]
    + [
        "a.json",
        "a.toml",
        "a.csv",
        "a.tsv",
        "a.bib",
        "readme/a.md",
        "mythemes/a.md",
        "nets/a.md",
        "my-404.md",
    ]
    + ["search-history.md", "docs/talks.md"],
)
def test_where_authors_write(tmp_path: Path, name: str) -> None:
    assert [finding.file for finding in unread(tmp_path, name)] == [name]


@pytest.mark.parametrize(
    "name",
    [
        "a.png",
        "a.pdf",
        "a.css",
        "a.js",
        "amd",
        "README.md",
        "readme.markdown",
        "jekyll-README.md",
        "README_zh.md",
    ]
    + ["LICENSE.txt", "CHANGELOG.md", "404.html", "robots.txt", "requirements.txt", "package-lock.json"]
    + ["docker-compose-slim.yml", "_config.dev.yml", ".pre-commit-config.yaml", "google0123456789abcdef.html"]
    + ["_layouts/page.html", "sub/_includes/a.md", "assets/css/a.txt", "themes/one/a.md", ".github/a.yml"]
    + ["_data/comments/post/1.yml", "assets/data.min.json", "netlify.toml", "exampleSite/content/a.md"],
)
def test_of_templates_and_tools(tmp_path: Path, name: str) -> None:
    assert unread(tmp_path, name) == []


@pytest.mark.parametrize(
    "text", ["", " \n", "Write your biography here. Tell the world", "# A\n\nLorem ipsum dolor\n"]
)
def test_what_says_nothing_of_the_author(tmp_path: Path, text: str) -> None:
    assert unread(tmp_path, "a.md", "b.md", text=text) == []


def test_of_files_that_are_given_one_by_one(tmp_path: Path) -> None:
    paths = [tmp_path / "cv.yml", tmp_path / "more.yml"]
    for path in paths:
        path.write_text("a: b\n", "utf-8")
    source = Source(tmp_path, paths)
    source.data("cv.yml")
    assert [finding.file for finding in unread_files(source, ())] == ["more.yml"]
