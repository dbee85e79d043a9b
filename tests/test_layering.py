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
    "rendering",
    "authoring",
    "lint",
    "cli",
    "__main__",
    "publications",
    "people",
    "sections",
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
    assert found <= {"authoring.cite"}


def test_setup_imports_no_exports_and_no_readers_of_latex_and_dates() -> None:
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
        "model.datespans",
        "sections.line",
    )
    late = tuple(f"{PACKAGE}.{name}" for name in late_names)
    assert [name for name in loaded if name.startswith(late)] == []
