"""All files of an imported site, and what is said of them."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.cli.imported_site import BIB, _member, _shows_pictures, files_of
from sphinx_academic.cli.site import Member
from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.records import Block, Page, Paper, PaperAuthor, Person
from sphinx_academic.importers.records import Site as Imported

MIRA = Person("mira", "Mira Okafor", {"email": "m@example.org", "position": "", "aliases": ["M. Okafor"]})
HOME = Page("index", "", (Block("profile"),))
TALKS = Page("talks", "Talks", (Block("", "Next"),), redirects=("slides/",))
HIDDEN = Page("hidden", "Hidden", in_navigation=False)
PAPER = Paper("Tides", (PaperAuthor("Mira Okafor"),), fields={"year": "2024", "journal": "Waves"})


def site(**parts: Any) -> Imported:
    return Imported(**{"name": "Mira Okafor", "people": (MIRA,), "pages": (HOME, TALKS, HIDDEN), **parts})


def values(files: dict[str, bytes | Path]) -> dict[str, Any]:
    """Return what conf.py sets."""
    text = files["conf.py"]
    assert isinstance(text, bytes)
    found = {}
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = ast.literal_eval(statement.value)
    return found


@pytest.mark.parametrize(("title", "called"), [
    ("", "Mira Okafor"), ("Mira Okafor", "Mira Okafor"), ("Tides 'n' Lab", "Tides 'n' Lab"),
])  # fmt: skip
def test_what_the_site_is_called(title: str, called: str) -> None:
    made = files_of(site(title=title), "alabaster", ())
    text = made.files["conf.py"]
    assert isinstance(text, bytes)
    found: dict[str, Any] = {}
    exec(text, found)
    assert (found["project"], found["html_title"], found["author"]) == (called, called, "Mira Okafor")
    assert found["copyright"] == "%Y, Mira Okafor"
    assert made.files["index.md"].startswith(b"# Mira Okafor\n")


def test_all_files(tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    made = files_of(site(papers=(PAPER,), files={"images/a.png": picture}), "alabaster", ("github",))
    assert list(made.files) == [
        "images/a.png",
        BIB,
        "index.md",
        "talks.md",
        "hidden.md",
        ".github/workflows/pages.yml",
        ".github/workflows/new-papers.yml",
        ".gitignore",
        "requirements.txt",
        "conf.py",
    ]
    assert made.files["images/a.png"] is picture
    assert (made.entries, made.findings) == (1, ())
    assert made.files["index.md"] == (
        b"# Mira Okafor\n\n```{profile}\n```\n\n```{toctree}\n:hidden:\n\ntalks\n```\n"
    )
    assert made.files["talks.md"] == b'---\nredirect_from:\n  - "/slides/"\n---\n\n# Talks\n\n## Next\n'
    assert made.files[BIB] == (
        b"@article{okafor2024tides,\n  author  = {Mira Okafor},\n  title   = {Tides},\n"
        b"  journal = {Waves},\n  year    = {2024},\n}\n"
    )
    found = values(made.files)
    assert found["html_theme"] == "alabaster"
    assert found["academic_me"] == "mira"
    # without what is empty
    assert found["academic_people"]["mira"] == {
        "name": "Mira Okafor",
        "email": "m@example.org",
        "aliases": ["M. Okafor"],
    }
    assert found["bibtex_bibfiles"] == [BIB]
    assert "import-report.md" in found["exclude_patterns"]
    assert found["copyright"] == "%Y, Mira Okafor"
    assert b"-W " in (made.files[".github/workflows/pages.yml"] or b"")  # type: ignore[operator]


def test_what_an_importer_states() -> None:
    made = files_of(
        site(
            language="de",
            url="https://mira.example.org/",
            venues={"ICXY": {"name": "Conference"}},
            redirects={"/old/": "talks"},
            settings={"academic_feed": True},
            bib_files={"own.bib": b"@misc{a, title = {A}, year = 2020, author = {Mira Okafor}}\n"},
            papers=(PAPER,),
        ),
        "basic",
        (),
    )
    found = values(made.files)
    assert found["language"] == "de"
    assert found["html_baseurl"] == "https://mira.example.org/"
    assert found["academic_venues"] == {"ICXY": {"name": "Conference"}}
    # those of anchors that docutils keeps lead there by themselves
    assert found["academic_redirects"] == {"/old/": "talks"}
    assert found["academic_feed"] is True
    assert found["bibtex_bibfiles"] == ["own.bib", BIB]
    assert made.entries == 2
    # papers of the same name are behind those of the source
    own = b"@misc{a, title = {A}, year = 2020, author = {Mira Okafor}}\n"
    joined = files_of(site(bib_files={BIB: own}, papers=(PAPER,)), "basic", ())
    assert joined.files[BIB].startswith(own + b"\n@article{okafor2024tides,")  # type: ignore[union-attr]
    assert joined.entries == 2
    none = files_of(site(), "basic", ())
    assert (none.entries, BIB in none.files) == (0, False)


@pytest.mark.parametrize(
    ("parts", "count"),
    [
        ({}, 0),
        ({"findings": (Finding(Level.CHECK, "x", warns=True), Finding(Level.CHECK, "y"))}, 1),
        ({"files": {"a.png": b"no picture"}}, 1),
        ({"papers": (Paper("T", fields={"eprint": "2401.00001"}),)}, 1),
    ],
)
def test_warnings_are_no_errors_where_there_are_some(parts: dict[str, Any], count: int) -> None:
    made = files_of(site(**parts), "basic", ("readthedocs",))
    warned = sum(finding.warns for finding in made.findings)
    assert len(made.findings) == count
    strict = b"fail_on_warning: true" in (made.files[".readthedocs.yaml"] or b"")  # type: ignore[operator]
    assert strict is not bool(warned)


def test_a_lab() -> None:
    people = (MIRA, Person("bo", "Bo Roe"))
    made = files_of(site(kind="lab", name="Tides Lab", people=people, papers=(PAPER,)), "basic", ())
    found = values(made.files)
    assert "academic_me" not in found
    assert list(found["academic_people"]) == ["mira", "bo"]
    assert made.files["index.md"].startswith(b"# Tides Lab\n")  # type: ignore[union-attr]
    # without people, it is no one's site
    nobody = values(files_of(site(people=()), "basic", ()).files)
    assert "academic_me" not in nobody


def test_the_first_page_has_a_title() -> None:
    for name, title in (("", b"# Home\n"), ("Mira", b"# Mira\n")):
        made = files_of(site(name=name), "basic", ())
        assert made.files["index.md"].startswith(title)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("page", "settings", "expected"),
    [
        (HOME, {}, False),
        (Page("index", "", (Block("publications", options={"show": "preview"}),)), {}, True),
        (HOME, {"academic_show": ["preview"]}, True),
        (HOME, {"academic_preview": False}, False),
    ],
)
def test_whether_lists_show_pictures(page: Page, settings: dict[str, Any], expected: bool) -> None:
    assert _shows_pictures(site(pages=(page,), settings=settings)) is expected


def test_parts_of_a_person() -> None:
    assert _member(MIRA) == Member(
        "mira", "Mira Okafor", {"email": "m@example.org", "aliases": ["M. Okafor"]}
    )
