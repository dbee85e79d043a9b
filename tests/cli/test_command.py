"""``sphinx-academic``: how it starts, and what it returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ENVIRONMENT, Run

from sphinx_academic import __version__
from sphinx_academic.cli import COMMANDS

MODULE = [sys.executable, "-m", "sphinx_academic"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["new", "--help"],
        ["new", "site"],
        ["new", "lab", "--kind", "lab"],
        ["new", "site", "--from", "a.bib"],
    ],
)
def test_it_never_imports_sphinx(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, author = {Ann Doe}, title = {$x$ \\'a}, year = 2024}")
    code = f"import sys; from sphinx_academic.cli import main; main({arguments!r}); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=ENVIRONMENT,
        check=True,
        capture_output=True,
        text=True,
    )
    modules = done.stdout.splitlines()[-1].split()
    heavy = {"sphinx", "docutils", "myst_parser", "sphinxcontrib", "pybtex"}
    assert "sphinx_academic.cli" in modules
    assert heavy.isdisjoint(module.partition(".")[0] for module in modules)


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run(
        [*MODULE, "--version"], env=ENVIRONMENT, capture_output=True, text=True, cwd=tmp_path
    )
    assert (done.returncode, done.stdout) == (0, f"sphinx-academic {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0),
        (["new", "--help"], 0),
        ([], 2),
        (["nwe"], 2),
        (["new", "--nosuch"], 2),
        # shortened options are none
        (["new", "--na", "Ada"], 2),
        (["new", "a", "b"], 2),
        (["sync", "add", "--dry-run", "10.5555/a", "--nosuch"], 2),
        (["new", "--kind", "shop"], 2),
        (["new", "--theme", "furro"], 2),
        (["new", "--host", "github,geocities"], 2),
        (["new", "--email", "ada"], 2),
        (["new", "--orcid", "0000-0002-1825-0098"], 2),
        (["new", "--url", "javascript:alert(1)"], 2),
        (["new", "--github", "javascript:alert(1)"], 2),
        (["new", "--link", "Blog"], 2),
        (["new", "--link", "Blog <javascript:alert(1)>"], 2),
        (["new", "--id", "0 1"], 2),
        (["new", "--name", " "], 2),
        (["new", "--name", "Ada\x00Lovelace"], 2),
        (["new", "--name", "Ada\udc80"], 2),
        (["new", "--from", "absent.bib"], 2),
        (["new", "--from", "."], 2),
        (["new", "--from", os.devnull], 2),
        (["new", "--lead", "Ada Lovelace"], 2),
        (["new", ""], 2),
        (["new", " "], 2),
        (["check", ""], 2),
        (["check", "absent"], 2),
        (["check", "--format", "xml"], 2),
        (["check", "--builder", "epub"], 2),
    ],
)
def test_exit_codes_of_usage(run: Run, tmp_path: Path, arguments: list[str], code: int) -> None:
    done = run(*arguments)
    assert done.code == code
    assert list(tmp_path.iterdir()) == []
    if code == 2 and arguments:
        assert done.err.startswith("sphinx-academic")
        assert len(done.err.splitlines()) <= 2


def test_what_is_wrong_has_a_remedy(run: Run) -> None:
    assert "did you mean ‘furo’?" in run("new", "--theme", "furro").err
    assert "check digit" in run("new", "--orcid", "0000-0002-1825-0098").err
    assert "sphinx-academic new --help" in run("new", "--nosuch").err


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples(run: Run, name: str) -> None:
    assert f"  sphinx-academic {name} " in run("--help").out
    assert f"  sphinx-academic {name} " in run(name, "--help").out


def test_quiet_says_nothing(run: Run, tmp_path: Path) -> None:
    assert run("new", "site", "--quiet") == (0, "", "")
    assert (tmp_path / "site" / "conf.py").exists()


def test_output_that_has_no_character_for_a_name(tmp_path: Path) -> None:
    environment = ENVIRONMENT | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*MODULE, "new", "李"], cwd=tmp_path, env=environment, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u674e" in done.stdout


def test_output_that_is_closed_early(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*MODULE, "new", "site"], cwd=tmp_path, env=ENVIRONMENT, stdout=write, stderr=subprocess.PIPE
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")
