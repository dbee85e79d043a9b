"""The house's one-way rule: a module imports only what lies below it."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from sphinx_academic.core.cache import COMMANDS

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("source")

PACKAGE = "sphinx_academic"
SOURCE = Path(__file__).parents[1] / "src" / PACKAGE

#: from the bottom to the top: a room imports from those before it, never from one behind it
ROOMS = (
    "model",
    "bib",
    "query",
    "export",
    "importers",
    "sync",
    "core",
    "pictures",
    "rendering",
    "authoring",
    "lint",
    "cli",
    "__main__",
    "publications",
    "people",
    "sections",
    "metrics",
    "news",
    "feeds",
    "papers",
    "cv",
    "redirects",
    "problem_kinds",
    "checking",
    "api",
    "settings",
    "events",
    "__init__",
)
LEVEL = {name: level for level, name in enumerate(ROOMS)}

#: below Sphinx: usable, and tested, without it
PURE = ("model", "bib", "query", "export", "importers", "sync")
FRAMEWORKS = {"sphinx", "sphinxcontrib", "docutils", "jinja2", "myst_parser", "pybtex"}


def module_name(path: Path) -> str:
    """Return the dotted name below the package; a package is the name of its folder."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)


MODULES = {module_name(path): path for path in sorted(SOURCE.rglob("*.py"))}


@cache
def imported(module: str) -> tuple[str, ...]:
    """Return the absolute dotted names that a module imports anywhere, for types only or not."""
    return tuple(_imported(module))


def _imported(module: str) -> Iterator[str]:
    path = MODULES[module]
    package = (PACKAGE, *path.relative_to(SOURCE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            origin = ".".join((*base, *filter(None, [node.module])))
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def own_imports(module: str) -> Iterator[str]:
    """Yield the modules of this package that a module imports; the version is a mere string."""
    for name in imported(module):
        root, _, rest = name.partition(".")
        if root != PACKAGE or rest == "__version__":
            continue
        # `from .model.text import Style` names a thing inside of a module
        yield rest if rest in MODULES else rest.rpartition(".")[0] or "__init__"


def top(module: str) -> str:
    return module.partition(".")[0]


@pytest.mark.parametrize("module", MODULES)
def test_module_is_in_a_room(module: str) -> None:
    assert top(module) in LEVEL


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_downwards(module: str) -> None:
    upwards = [name for name in own_imports(module) if LEVEL[top(name)] > LEVEL[top(module)]]
    assert upwards == []


def test_no_module_imports_itself_through_others() -> None:
    graph = {module: set(own_imports(module)) - {module} for module in MODULES}
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize("module", [module for module in MODULES if top(module) == "cli"])
def test_the_command_starts_without_sphinx(module: str) -> None:
    assert (FRAMEWORKS - {"jinja2"}).isdisjoint(map(top, imported(module)))
    assert {top(name) for name in own_imports(module)} <= {*PURE, "lint", "cli"}


@pytest.mark.parametrize("module", [module for module in MODULES if top(module) in PURE])
def test_what_lies_below_sphinx_knows_no_framework(module: str) -> None:
    assert FRAMEWORKS.isdisjoint(map(top, imported(module)))
    assert {top(name) for name in own_imports(module)} <= set(PURE)


def test_only_cite_touches_sphinxcontrib_bibtex() -> None:
    foreign = {"sphinxcontrib", "pybtex"}
    found = {module for module in MODULES if not foreign.isdisjoint(map(top, imported(module)))}
    assert found <= {"authoring.bibtex_plugins", "authoring.cite"}


def test_setup_imports_nothing_that_few_builds_run() -> None:
    """Every build pays for what ``setup`` imports, also one in which nothing has changed."""
    setup = (
        "import sys, sphinx_academic as ours; from unittest.mock import MagicMock; ours.setup(MagicMock())"
    )
    command = [sys.executable, "-c", f"{setup}; print(*sys.modules)"]
    loaded = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    late_names = (
        "export",
        "bib.reader",
        "bib.latex",
        "cv.records",
        "model.datespans",
        "model.figures",
        "model.formula_text",
        "model.mathml",
        "query.automaton",
        "query.filter",
        "query.operators",
        "query.regex",
        "query.select",
        "sections.line",
    )
    late = tuple(f"{PACKAGE}.{name}" for name in late_names)
    assert [name for name in loaded if name.startswith(late)] == []


def test_setup_compiles_few_regular_expressions() -> None:
    """A build uses few of those that there are: the others are compiled at their first use."""
    code = f"""
import re, sys
from unittest.mock import MagicMock
import sphinx.application, sphinxcontrib.bibtex, babel.messages.pofile
ours, compile_ = [], re._compiler.compile

def note(source, flags=0):
    frame = sys._getframe()
    while "/re/" in frame.f_code.co_filename or frame.f_code.co_filename == __file__:
        frame = frame.f_back
    ours.append(frame.f_globals.get("__name__", ""))
    return compile_(source, flags)

re._compiler.compile = note
import {PACKAGE}
{PACKAGE}.setup(MagicMock())
print(sum(name.startswith("{PACKAGE}") for name in ours))
"""
    command = [sys.executable, "-c", f"__file__ = '<string>'\n{code}"]
    count = int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    # of some 400
    assert count <= 40


@pytest.mark.parametrize("module", MODULES)
def test_builds_run_nothing_of_the_commands(module: str) -> None:
    """Their code is no part of the digest by which builds know that what they have kept is of other code."""
    if top(module) not in {*COMMANDS, "api", "__main__"}:
        assert COMMANDS.isdisjoint(map(top, own_imports(module)))


#: names of modules in several rooms: what all of them do, each for the things of its room
SHARED_NAMES = {
    "checks": "are checks: their records, those of entries, and those of sites",
    "citations": "are citations as text: made in a style, read from a homepage",
    "dates": "read or write dates: of any kind, of entries, in a page's language",
    "directive": "are the directive of the room, or what all directives share",
    "extensions": "hold what other packages add: to a build, to the command",
    "json_resume": "are JSON Resume: written, read",
    "links": "are the links of an entry: read from its fields, shown in a list",
    "nodes": "are the nodes of the room, with their visitors",
    "plan": "decide from all pages what a build makes besides them",
    "problem_kinds": "list the subtypes of the warnings of the room, or of all rooms",
    "profile": "are the profile: its record, its directive",
    "records": "are the records that the room hands on",
    "registration": "let other packages, and the room, add what the room is made of",
    "rendercv": "are RenderCV's input: written, read",
    "run": "are one run of what the room does: lint, checks, sources",
    "settings": "declare the settings of the room, or collect those of all rooms",
    "venues": "are venues: their table, those of entries, checks of them, those that homepages write",
}


def test_modules_of_one_name_do_the_same() -> None:
    """A name that two rooms have is on the list, which says what both do; no other name stands there."""
    rooms: dict[str, set[str]] = {}
    for module in MODULES:
        if MODULES[module].stem != "__init__":
            rooms.setdefault(module.rpartition(".")[2], set()).add(module.rpartition(".")[0])
    shared = {name for name, found in rooms.items() if len({top(room) for room in found}) > 1}
    assert sorted(shared) == sorted(SHARED_NAMES)
