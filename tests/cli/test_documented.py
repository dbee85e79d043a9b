"""The documentation of the command says what the command does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import Run

from sphinx_academic.cli import _parser
from sphinx_academic.cli.site import HOSTS, files_of_hosts
from sphinx_academic.cli.themes import THEMES

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "command.md").read_text("utf-8")


def test_every_option_is_documented() -> None:
    # as the terms of definitions
    terms = [line for line in REFERENCE.splitlines() if line.startswith("`-")]
    documented = set(re.findall(r"`(--[\w-]+)`", "\n".join(terms)))
    shown = set(re.findall(r"(?<![\w-])--[a-z-]+", _parser().format_help()))
    for arguments in (["new"], ["import", "old"], ["sync"], ["check"]):
        help = _parser().parse_args(arguments).parser.format_help()
        shown.update(re.findall(r"(?<![\w-])--[a-z-]+", help))
    assert documented == shown


def test_every_theme_is_documented() -> None:
    assert set(THEMES) <= set(re.findall(r"`(\w+)`", REFERENCE))


@pytest.mark.parametrize("path", [*files_of_hosts(HOSTS), "requirements.txt"])
def test_files_for_hosts_are_those_of_the_documentation(run: Run, tmp_path: Path, path: str) -> None:
    run("new", "site")
    shown = DOCS / "snippets" / "hosting" / Path(path).name
    assert shown.read_bytes() == (tmp_path / "site" / path).read_bytes()


def test_commands_of_the_documentation(run: Run, tmp_path: Path) -> None:
    (tmp_path / "papers.bib").write_text("@misc{a, title = {A}, author = {Ann Doe}, year = 2024}\n")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "conf.py").write_text("")
    block = REFERENCE.partition("```sh\n")[2].partition("```")[0]
    for number, line in enumerate(block.splitlines()):
        name, command, folder, *options = re.findall(r'"[^"]*"|\S+', line)
        assert (name, command) == ("sphinx-academic", "new")
        target = folder if "docs" in options else f"{folder}{number}"
        assert run("new", target, *(option.strip('"') for option in options)).code == 0
