"""What follows when the files are written: warnings to expect, and the commands to type next."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from .bib_authors import Papers
from .site import Site, is_strict
from .terminal import Terminal
from .themes import THEMES

#: of the problems of a .bib file, more are not shown
_MOST_SHOWN = 3


def report_papers(papers: Papers | None, terminal: Terminal) -> None:
    """Report what the build will warn of in a .bib file."""
    if papers is None:
        return
    if not papers.publications:
        terminal.say("\nThe .bib file has no entries; lists of papers are empty until there are some.")
    if files := papers.local_files:
        shown = ", ".join(files[:_MOST_SHOWN])
        more = f" and {len(files) - _MOST_SHOWN} more" if len(files) > _MOST_SHOWN else ""
        terminal.say(f"\nEntries name files; copy them into the folder of the site: {shown}{more}")
    if not papers.problems:
        return
    count = len(papers.problems)
    warnings = "1 warning" if count == 1 else f"{count} warnings"
    terminal.say(f"\nEach build shows {warnings} of the .bib file until it is put right:")
    for problem in papers.problems[:_MOST_SHOWN]:
        key = f" ({problem.key})" if problem.key else ""
        terminal.say(f"  {problem.file}:{problem.line or 1}{key}: {problem.message}")
    if count > _MOST_SHOWN:
        terminal.say("  …")


def report_steps(target: Path, site: Site, terminal: Terminal, *, strict: bool | None = None) -> None:
    """Report the commands to type next.

    :param strict: whether warnings may be errors; as the papers of the site have it if None
    """
    w = "-W " if (is_strict(site) if strict is None else strict) else ""
    theme = THEMES[site.theme]
    modules = ["sphinx", "myst_parser", *([] if site.theme in ("basic", "alabaster") else [site.theme])]
    steps = list(_moves(target))
    if any(find_spec(module) is None for module in modules):
        steps.append(
            (f"{python(target)} -m pip install -r requirements.txt", theme.requirement or "what it needs")
        )
    steps.append((f"{_sphinx_build(target)} {w}-b dirhtml . _build", "build it"))
    steps.append((f"{python(target)} -m http.server -d _build", "look at it: http://localhost:8000"))
    report_commands(steps, terminal)
    if site.hosts:
        terminal.say("Then put the folder under version control, and push it to where it will be built.")
    terminal.say("sphinx-academic check, in that folder, reports what is wrong with the site at any time.")


def report_commands(steps: list[tuple[str, str]], terminal: Terminal) -> None:
    """Report commands, each with what it is for."""
    width = max(len(command) for command, _ in steps)
    terminal.say("\nNext:")
    for command, purpose in steps:
        terminal.say(f"  {command:{width}}  # {purpose}" if purpose else f"  {command}")
    terminal.say()


def _moves(target: Path) -> Iterator[tuple[str, str]]:
    if target.resolve() != Path.cwd():
        yield f"cd {shlex.quote(os.fspath(target))}", ""


def _sphinx_build(folder: Path) -> str:
    program = "sphinx-build"
    return program if _is_ours(program) else f"{python(folder)} -m sphinx"


def python(folder: Path) -> str:
    """Return how to call, in a folder, the Python that runs this command."""
    for name in ("python", "python3"):
        if _is_ours(name):
            return name
    program = Path(sys.executable).absolute()
    if program.is_relative_to(folder.absolute()):
        program = program.relative_to(folder.absolute())
    return shlex.quote(os.fspath(program))


def _is_ours(program: str) -> bool:
    """Return whether the shell finds a program beside the Python that runs this command."""
    found = shutil.which(program)
    return found is not None and Path(found).parent.absolute() == Path(sys.executable).parent.absolute()
