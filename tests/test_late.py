"""What is registered by name: that it is what is imported later, and how little of it a build imports."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock

import pytest
from docutils.parsers.rst import Directive

import sphinx_academic
from sphinx_academic.core.late import LateClass, LateRole, LateTransform, late_class, resolve
from sphinx_academic.events import EVENTS

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("late")

PACKAGE = "sphinx_academic"
SOURCE = Path(sphinx_academic.__file__).parent


def _registered() -> MagicMock:
    app = MagicMock()
    app.config._raw_config = {}
    sphinx_academic.setup(app)
    return app


APP = _registered()
TRANSFORMS: list[LateTransform] = [
    call.args[0]
    for method in (APP.add_transform, APP.add_post_transform)
    for call in method.call_args_list
    if isinstance(call.args[0], LateTransform)
]


def test_every_node_with_visitors_is_registered() -> None:
    found: dict[str, set[str]] = {}
    for call in APP.add_node.call_args_list:
        node: Any = call.args[0]
        if isinstance(node, LateClass):
            module, _, name = node.__module__, node.__name__, node.load().__qualname__
            found.setdefault(module, set()).add(name)
            assert node.__name__ == node.load().__name__ == f"academic_{name}"
    tables = {
        ".".join((PACKAGE, *path.relative_to(SOURCE).with_suffix("").parts))
        for path in SOURCE.rglob("*.py")
        if re.search(r"^NODES = ", path.read_text("utf-8"), re.MULTILINE)
    }
    assert found.keys() == tables
    assert found == {module: {node.__qualname__ for node in import_module(module).NODES} for module in tables}


@pytest.mark.parametrize("late", TRANSFORMS, ids=lambda late: late.__name__)
def test_a_transform_is_run_when_the_class_itself_would_be(late: LateTransform) -> None:
    real = resolve(late._name)
    assert late.default_priority == real.default_priority
    # what it waits for is what it imports, so that it can know the nodes
    module = sys.modules[real.__module__]
    waited = import_module(f"{PACKAGE}.{late._of}")
    assert module is waited or any(
        getattr(value, "__module__", None) == waited.__name__ for value in vars(module).values()
    )


def test_a_transform_without_nodes_is_not_imported() -> None:
    late = LateTransform("no.such:Transform", 5, of="no.such")
    late(MagicMock()).apply()


def test_what_stands_for_a_directive_acts_as_its_class() -> None:
    late: Any = late_class("authoring.directive:AcademicDirective")
    real = late.load()
    assert issubclass(late, Directive)
    assert issubclass(late, real)
    assert late.has_content
    assert late.option_spec is real.option_spec

    class Derived(late):  # type: ignore[misc]
        """As Sphinx derives from the directives of domains."""

    assert Derived.__mro__[1] is real


def test_what_stands_for_a_class_sets_its_attributes_and_makes_its_objects() -> None:
    class Kind:
        value = 1

    late = LateClass(lambda: Kind, "Kind")
    late.value = 2
    assert Kind.value == 2
    assert isinstance(late(), Kind)


def test_a_role_is_made_once() -> None:
    made: list[object] = []

    class Role:
        def __init__(self, word: str) -> None:
            made.append(word)

        def __call__(self, *args: object) -> tuple[list[object], list[object]]:
            return [*args], []

    sys.modules[f"{PACKAGE}.made_up"] = MagicMock(Role=Role)
    try:
        role: Any = LateRole("made_up:Role", "word")
        assert role(1) == ([1], [])
        assert role(2) == ([2], [])
    finally:
        del sys.modules[f"{PACKAGE}.made_up"]
    assert made == ["word"]


#: builds a site, and says which modules of ours were imported, which handlers of events were called, and
#: which dataclasses were made
PROGRAM = f"""
import sys
import {PACKAGE}.core.late as late

called, resolve = set(), late.resolve

def note(name):
    called.add(name)
    return resolve(name)

late.resolve = note
from sphinx.cmd.build import main

assert main(["-q", "-W", *sys.argv[1:]]) == 0
ours = [item for item in sys.modules.items() if item[0].startswith("{PACKAGE}.")]
print(*(name.removeprefix("{PACKAGE}.") for name, _ in ours))
print(*called)
made = (value for name, module in ours for value in vars(module).values()
        if "__dataclass_fields__" in getattr(value, "__dict__", ()) and value.__module__ == name)
print(*(value.__name__ for value in made))
"""
PROSE = {f"page{number}.md": "# Page\n\nA *text*.\n" for number in range(3)}
BIB = "@article{tide, title = {Tide Pools}, author = {Ann Doe}, year = 2020}\n"


def _built(folder: Path, files: dict[str, str], *, times: int) -> tuple[set[str], set[str], set[str]]:
    """Return what the last of some builds has imported and called of ours, and the dataclasses made."""
    if not folder.exists():
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text, "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(folder), str(folder / "out")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    for _ in range(times):
        run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert run.returncode == 0, run.stderr
    modules, called, made = run.stdout.splitlines()
    return set(modules.split()), set(called.split()) & HANDLERS, set(made.split())


HANDLERS = {step.handler for steps in EVENTS.values() for step in steps}
#: only a page of ours imports these
OF_PAGES = ("authoring.directive", "publications.view", "publications.nodes", "rendering.html")


@pytest.mark.parametrize("times", [1, 2], ids=["cold", "no-op"])
def test_a_documentation_that_does_not_use_it_imports_little(tmp_path: Path, times: int) -> None:
    names = "\n".join(name.removesuffix(".md") for name in PROSE)
    files = {
        "conf.py": 'extensions = ["myst_parser", "sphinx_academic"]\n',
        "index.md": f"# Index\n\n```{{toctree}}\n{names}\n```\n",
        **PROSE,
    }
    modules, called, made = _built(tmp_path / "site", files, times=times)
    assert modules.isdisjoint(OF_PAGES)
    # of more than 200 that a site can need, and of some 80
    assert len(modules) <= 108
    assert len(called) <= 40
    # to make one takes half a millisecond
    assert made <= {"BibFile"}


def test_a_build_in_which_nothing_has_changed_imports_nothing_of_pages(tmp_path: Path) -> None:
    conf = 'extensions = ["myst_parser", "sphinx_academic"]\nbibtex_bibfiles = ["x.bib"]\n'
    page = "# P\n\n```{publications}\n:group-by: year\n```\n"
    files = {"conf.py": conf, "index.md": page, "x.bib": BIB}
    cold, _called, made = _built(tmp_path / "site", files, times=1)
    assert made <= {"BibFile", "Foreign", "Link", "Math", "Styled"}
    assert cold.issuperset({"authoring.directive", "publications.view", "bib.reader"})
    assert cold.isdisjoint({"news.nodes", "people.profile", "cv.directive", "feeds.feed", "redirects.plan"})
    # what lists have that filter, or show figures or pictures, is in none of these
    assert cold.isdisjoint({"query.filters", "model.figures", "pictures.copies", "people.profile_nodes"})
    assert len(cold) <= 190
    modules, called, made = _built(tmp_path / "site", files, times=1)
    assert made <= {"BibFile"}
    assert modules.isdisjoint({*OF_PAGES, "bib.reader"})
    assert modules.isdisjoint({"model.person", "model.publication", "model.text"})
    assert len(modules) <= 110
    assert len(called) <= 42
