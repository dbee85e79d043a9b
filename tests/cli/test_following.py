"""What the command says when the files are written: warnings to expect, and what to type next."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sphinx_academic.cli import following
from sphinx_academic.cli.bib_authors import Papers, read_papers
from sphinx_academic.cli.following import python, report_papers, report_steps
from sphinx_academic.cli.site import Site
from sphinx_academic.cli.terminal import Terminal

NO_DOI = "‘x’ is no DOI and was not linked; write 10.NNNN/..."
Found = Callable[..., None]


def entries(*fields: str) -> Papers:
    """Return papers, each with further fields."""
    texts = (
        f"@misc{{{key}, title = {{On the letter {key}}}, author = {{Teal, Mara}}, year = 2024, {field}}}\n"
        for key, field in zip("abcdefg", fields, strict=False)
    )
    return read_papers("".join(texts).encode(), "mine.bib")


@pytest.mark.parametrize(
    ("papers", "said"),
    [
        (None, ""),
        (entries(""), ""),
        (
            read_papers(b"@comment{x}", "mine.bib"),
            "\nThe .bib file has no entries; lists of papers are empty until there are some.\n",
        ),
        (
            # a problem of no line and no entry
            read_papers(b"", "mine.bib"),
            "\nThe .bib file has no entries; lists of papers are empty until there are some.\n"
            "\nEach build shows 1 warning of the .bib file until it is put right:\n"
            "  mine.bib:1: the file is empty; add entries, or take it out of bibtex_bibfiles\n",
        ),
        (
            entries("pdf = {a.pdf}", "preview = {b.png}", "slides = {c.pdf}"),
            "\nEntries name files; copy them into the folder of the site: a.pdf, b.png, c.pdf\n",
        ),
        (
            entries(*(f"pdf = {{{name}.pdf}}" for name in "vwxyz")),
            "\nEntries name files; copy them into the folder of the site: v.pdf, w.pdf, x.pdf and 2 more\n",
        ),
        (
            entries("doi = {10.1000/x}", "doi = {10.1000/x}"),
            "\nEach build shows 1 warning of the .bib file until it is put right:\n"
            "  mine.bib:2 (b): the DOI 10.1000/x is also that of ‘a’ (line 1); their titles differ; "
            "correct it in one of them, or remove one\n",
        ),
        (
            entries(*["doi = {x}"] * 3),
            "\nEach build shows 3 warnings of the .bib file until it is put right:\n"
            f"  mine.bib:1 (a): {NO_DOI}\n"
            f"  mine.bib:2 (b): {NO_DOI}\n"
            f"  mine.bib:3 (c): {NO_DOI}\n",
        ),
        (
            entries(*["doi = {x}"] * 4),
            "\nEach build shows 4 warnings of the .bib file until it is put right:\n"
            f"  mine.bib:1 (a): {NO_DOI}\n"
            f"  mine.bib:2 (b): {NO_DOI}\n"
            f"  mine.bib:3 (c): {NO_DOI}\n"
            "  …\n",
        ),
    ],
)
def test_papers(papers: Papers | None, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    report_papers(papers, Terminal())
    assert capsys.readouterr().out == said


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Found:
    """Return what states the programs that the shell finds, and the modules that are missing."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "env" / "bin" / "python3"))

    def state(programs: Sequence[str] = (), missing: Sequence[str] = ()) -> None:
        paths = {Path(program).name: str(tmp_path / program) for program in programs}
        monkeypatch.setattr(shutil, "which", paths.get)
        monkeypatch.setattr(following, "find_spec", lambda name: None if name in missing else name)

    state()
    return state


def site(theme: str = "furo", hosts: Sequence[str] = (), papers: Papers | None = None) -> Site:
    return Site("person", "Mara Teal", [], theme, hosts, 2024, papers=papers)


HINT = "sphinx-academic check, in that folder, reports what is wrong with the site at any time.\n"


def test_steps(found: Found, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found(["env/bin/python", "env/bin/sphinx-build"])
    report_steps(tmp_path / "my site", site(), Terminal())
    folder = tmp_path / "my site"
    width = len(f"cd '{folder}'")
    assert capsys.readouterr().out == (
        f"\nNext:\n"
        f"  cd '{folder}'\n"
        f"  {'sphinx-build -W -b dirhtml . _build':{width}}  # build it\n"
        f"  {'python -m http.server -d _build':{width}}  # look at it: http://localhost:8000\n"
        f"\n{HINT}"
    )


def test_steps_in_the_current_folder(found: Found, capsys: pytest.CaptureFixture[str]) -> None:
    found(["env/bin/python3"], missing=["sphinx_book_theme"])
    report_steps(Path("."), site("sphinx_book_theme", ["github"]), Terminal(), strict=False)
    assert capsys.readouterr().out == (
        "\nNext:\n"
        "  python3 -m pip install -r requirements.txt  # sphinx-book-theme\n"
        "  python3 -m sphinx -b dirhtml . _build       # build it\n"
        "  python3 -m http.server -d _build            # look at it: http://localhost:8000\n"
        "\nThen put the folder under version control, and push it to where it will be built.\n"
        f"{HINT}"
    )


@pytest.mark.parametrize(
    ("theme", "missing", "purpose"),
    [
        ("furo", "furo", "what it needs"),
        ("furo", "myst_parser", "what it needs"),
        ("shibuya", "sphinx", "shibuya"),
        ("furo", "shibuya", None),
        # these come with Sphinx, and are no modules of their own
        ("basic", "basic", None),
        ("alabaster", "alabaster", None),
    ],
)
def test_what_is_missing_is_installed_first(
    found: Found, capsys: pytest.CaptureFixture[str], theme: str, missing: str, purpose: str | None
) -> None:
    found(["env/bin/python"], missing=[missing])
    report_steps(Path("."), site(theme), Terminal())
    lines = capsys.readouterr().out.splitlines()
    commands = [line.split("  #") for line in lines if "pip install" in line]
    assert [other.strip() for _command, other in commands] == ([purpose] if purpose else [])


@pytest.mark.parametrize(
    ("papers", "strict", "w"),
    [
        (None, None, True),
        (entries("doi = {x}"), None, False),
        (entries("doi = {x}"), True, True),
        (entries(""), None, True),
        (entries("pdf = {a.pdf}"), None, False),
        (entries(""), False, False),
    ],
)
def test_warnings_are_errors_where_there_are_none(
    found: Found, capsys: pytest.CaptureFixture[str], papers: Papers | None, strict: bool | None, w: bool
) -> None:
    report_steps(Path("."), site(papers=papers), Terminal(), strict=strict)
    assert ("-W -b dirhtml" in capsys.readouterr().out) == w


@pytest.mark.parametrize(
    ("programs", "folder", "expected"),
    [
        (["env/bin/python", "env/bin/python3"], ".", "python"),
        (["usr/bin/python", "env/bin/python3"], ".", "python3"),
        # another Python than the one that has the packages
        (["usr/bin/python", "usr/bin/python3"], ".", "env/bin/python3"),
        ([], "env", "bin/python3"),
        ([], "site", "FOLDER/env/bin/python3"),
    ],
)
def test_how_python_is_called(
    found: Found, tmp_path: Path, programs: list[str], folder: str, expected: str
) -> None:
    found(programs)
    assert python(Path(folder)) == expected.replace("FOLDER", str(tmp_path))
    assert python(tmp_path / folder) == python(Path(folder))


def test_a_python_in_a_folder_with_blanks(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "my env" / "python3"))
    assert python(tmp_path) == "'my env/python3'"
    assert python(tmp_path / "site") == f"'{tmp_path}/my env/python3'"
