"""A page of papers for a documentation: its ``conf.py`` is read, and what follows is said."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support import files_below

from sphinx_academic.cli import docs, escaping
from sphinx_academic.cli.bib_authors import Papers, read_papers
from sphinx_academic.cli.docs import _Conf, add_to_docs
from sphinx_academic.cli.site import (
    Member,
    Site,
    _news,
    files_for_docs,
    files_of_hosts,
    is_strict,
    settings_of,
)
from sphinx_academic.cli.terminal import Failure, Terminal

MIRA = Member("mira", "Mira Okafor")
SITE = Site("docs", "", [MIRA], "furo", (), 2026)
BIB = b"@misc{a, title = {T}, year = 2024, author = {Ann Doe}}\n"


@pytest.mark.parametrize(
    ("text", "names", "texts"),
    [
        ("extensions = ['a', \"b\"]\n", {"extensions"}, {"a", "b"}),
        ("x: list[str] = []\nx += ['c']\n", {"x", "list", "str"}, {"c"}),
        ("import os\nos.environ['D'] = 3\n", {"os"}, {"D"}),
        ("", set(), set()),
    ],
)
def test_what_a_conf_sets(tmp_path: Path, text: str, names: set[str], texts: set[str]) -> None:
    (tmp_path / "conf.py").write_text(text)
    assert docs._read_conf(tmp_path) == _Conf(frozenset(names), frozenset(texts))


def test_where_there_is_no_conf(tmp_path: Path) -> None:
    def message() -> str:
        with pytest.raises(Failure) as failure:
            docs._read_conf(tmp_path)
        assert failure.value.code == 1
        return str(failure.value).removeprefix(f"there is no {tmp_path / 'conf.py'}; ")

    (tmp_path / "conf.py").mkdir()
    assert message() == "name the folder that has the documentation's conf.py"
    # the first of some that has one
    for name in ("docs/source", "source", "doc", "docs"):
        folder = tmp_path / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "conf.py").touch()
        assert message() == f"did you mean {folder}?"


@pytest.mark.parametrize(
    ("names", "texts", "bib", "lines"),
    [
        (set(), set(), "a.bib", ['extensions = ["sphinx_academic"]', 'bibtex_bibfiles = ["a.bib"]']),
        (
            {"extensions", "bibtex_bibfiles"},
            set(),
            "a.bib",
            ['extensions += ["sphinx_academic"]', 'bibtex_bibfiles += ["a.bib"]'],
        ),
        ({"extensions"}, {"sphinx_academic"}, "", []),
        (set(), {"sphinx_academic"}, "a'b.bib", ['bibtex_bibfiles = ["a\'b.bib"]']),
    ],
)
def test_lines_for_the_end_of_conf(names: set[str], texts: set[str], bib: str, lines: list[str]) -> None:
    assert list(docs._lines(_Conf(frozenset(names), frozenset(texts)), bib)) == lines


def added(
    target: Path, capsys: pytest.CaptureFixture[str], conf: str, bib: Path | None = None, **more: Any
) -> list[str]:
    """Add the page to a documentation, and return what was said."""
    target.mkdir(exist_ok=True)
    (target / "conf.py").write_text(conf)
    given: Any = SimpleNamespace(path=bib, data=bib.read_bytes()) if bib else None
    papers = read_papers(given.data, "a.bib") if bib else None
    assert add_to_docs(target, SITE, given, papers, Terminal(), **{"force": False, **more}) == 0
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(docs, "python", lambda _folder: "python")
    monkeypatch.chdir(tmp_path)


def test_what_is_said_and_written(capsys: pytest.CaptureFixture[str]) -> None:
    target = Path("my docs")
    assert added(target, capsys, "extensions = ['myst_parser']\n") == [
        "Wrote publications.bib, publications.md to my docs",
        "",
        "Add to my docs/conf.py:",
        "",
        '    extensions += ["sphinx_academic"]',
        '    bibtex_bibfiles = ["publications.bib"]',
        "",
        "and to a toctree:",
        "",
        "    publications",
        "",
        "Next:",
        "  cd 'my docs'",
        "  python -m sphinx -W -b html . _build/html  # build it",
        "  python -m http.server -d _build/html       # look at it: http://localhost:8000/publications.html",
        "",
    ]
    assert sorted(files_below(target)) == ["conf.py", "publications.bib", "publications.md"]
    with pytest.raises(Failure, match="already"):
        added(target, capsys, "")
    assert added(target, capsys, "x = 'myst_nb'", force=True)[0].startswith("Wrote publications.bib, pub")


@pytest.mark.parametrize(
    ("conf", "place", "written", "line"),
    [
        # a file of papers from elsewhere is copied
        ("", "../a.bib", ["publications.bib", "publications.rst"], 'bibtex_bibfiles = ["publications.bib"]'),
        # one that lies there stays where it is
        ("", "a.bib", ["publications.rst"], 'bibtex_bibfiles = ["a.bib"]'),
        ("bibtex_bibfiles = []", "a.bib", ["publications.rst"], 'bibtex_bibfiles += ["a.bib"]'),
        # as do those that the documentation has
        ("bibtex_bibfiles = ['x.bib']", None, ["publications.rst"], None),
        ("", None, ["publications.bib", "publications.rst"], 'bibtex_bibfiles = ["publications.bib"]'),
    ],
)
def test_files_of_papers(
    capsys: pytest.CaptureFixture[str],
    conf: str,
    place: str | None,
    written: list[str],
    line: str | None,
) -> None:
    target = Path("docs")
    target.mkdir()
    bib = target / place if place else None
    if bib:
        bib.write_bytes(BIB)
    said = added(target, capsys, conf, bib)
    assert said[0] == f"Wrote {', '.join(written)} to {target}"
    assert [one.strip() for one in said if one.startswith("    bibtex")] == ([line] if line else [])
    if bib:
        assert bib.read_bytes() == BIB
    if place == "../a.bib":
        assert (target / "publications.bib").read_bytes() == BIB


def test_papers_with_problems_are_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    bib = Path("a.bib")
    bib.write_bytes(BIB.replace(b", year = 2024", b""))
    said = added(Path("docs"), capsys, "", bib)
    assert "  python -m sphinx -b html . _build/html  # build it" in said
    assert any(one.startswith("Each build shows 1 warning") for one in said)


# sites


def papers(*fields: str) -> Papers:
    texts = (
        f"@misc{{{key}, title = {{T}}, {field}}}\n" for key, field in zip("abcdefg", fields, strict=False)
    )
    return read_papers("".join(texts).encode(), "a.bib")


NEWS: list[tuple[list[str], list[tuple[str, str]]]] = [
    ([], []),
    (["year = 2020", "year = 2024, month = 5", "year = 2024", "date = {2024-05-17}"], [("2024-05-17", "d")]),
    (["year = 2020", "year = 2021", "title = {U}"], [("2021", "b"), ("2020", "a")]),
    (["date = {-0043}", "date = {2024-05-17}"], [("2024-05-17", "b")]),
]


@pytest.mark.parametrize(("fields", "expected"), NEWS)
def test_the_newest_papers_are_news(fields: list[str], expected: list[tuple[str, str]]) -> None:
    found = [(one["date"], one["key"]) for one in _news(papers(*fields))]
    assert found[: len(expected)] == expected
    assert len(found) == min(3, len([field for field in fields if "20" in field]))
    assert all(isinstance(date, escaping.Escaped) for date, _key in found)


def test_a_key_that_no_role_can_name_is_no_news() -> None:
    read = read_papers(b"@misc{a b, title = {T}, year = 2024}\n@misc{c`d, title = {T}, year = 2023}", "a.bib")
    assert [one["key"] for one in _news(read)] == []


def test_whether_a_site_builds_without_a_warning() -> None:
    good = "year = 2024, author = {Ann Doe}"
    for found, expected in (
        (None, True),
        (papers(good), True),
        (papers("author = {Ann Doe}"), False),
        (papers(f"{good}, pdf = {{a.pdf}}"), False),
        (papers(f"{good}, pdf = {{https://example.org/a.pdf}}"), True),
    ):
        assert is_strict(Site("person", "", [], "furo", (), 2026, papers=found)) is expected


def test_files_that_papers_name() -> None:
    found = papers(
        "year = 2024, pdf = {a.pdf}, preview = {p.png}, url = {https://example.org}",
        "year = 2024, pdf = {a.pdf}, slides = {s.pdf}, html = {mailto:a@example.org}, preview = {}",
    )
    assert found.local_files == ("a.pdf", "p.png", "s.pdf")
    assert not found.has_selected
    assert papers("selected = {true}").has_selected


def test_files_of_hosts() -> None:
    assert files_of_hosts(("gitlab", "github")) == {
        ".gitlab-ci.yml": "site/gitlab-ci.yml",
        ".github/workflows/pages.yml": "site/github.yml",
        ".github/workflows/new-papers.yml": "site/new-papers.yml",
    }
    assert files_of_hosts(["readthedocs"]) == {".readthedocs.yaml": "site/readthedocs.yaml"}
    assert files_of_hosts(()) == {}


def test_settings_of_a_site() -> None:
    orcid = "0000-0002-1825-0097"
    mira = Member("mira", "Mira", {"orcid": orcid})
    site = Site("person", "Mira", [mira], "sphinx_immaterial", ("github",), 2026, "https://example.org/")
    found = settings_of(site)
    assert found["extensions"] == ["myst_parser", "sphinx_immaterial", "sphinx_academic"]
    assert (found["theme"], found["requirement"], found["has_sidebar"]) == (
        "sphinx_immaterial",
        "sphinx-immaterial",
        True,
    )
    assert found["tables"] == {"academic_sync": {"orcid": orcid, "crossref": orcid, "openalex": orcid}}
    assert (found["url"], found["own_address"], found["strict"], found["w"]) == (
        "https://example.org/",
        True,
        "true",
        "-W ",
    )
    for kind, people in (("lab", [mira]), ("person", [MIRA]), ("person", [])):
        other = settings_of(Site(kind, "", people, "basic", (), 2026, papers=papers("a = b")))
        assert other["tables"] == {}
        assert other["extensions"] == ["myst_parser", "sphinx_academic"]
        assert (other["own_address"], other["strict"], other["w"]) == (False, "false", "")
        assert other["has_sidebar"] is False


@pytest.mark.parametrize("suffix", [".md", ".rst"])
def test_files_for_a_documentation(suffix: str) -> None:
    page = f"publications{suffix}"
    assert list(files_for_docs(SITE, suffix, "mine.bib")) == ["mine.bib", page]
    assert list(files_for_docs(SITE, suffix, "")) == [page]
    own = Site("docs", "", [MIRA], "furo", (), 2026, bib=BIB, papers=read_papers(BIB, "a.bib"))
    assert files_for_docs(own, suffix, "mine.bib")["mine.bib"] == BIB
