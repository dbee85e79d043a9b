"""The state of a build: its parts, how long they live, and that nothing else holds any."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from sphinx.config import Config
from sphinx.testing.util import SphinxTestApp
from support import Build

import sphinx_academic
from sphinx_academic.core.build_state import BuildState, build_state

SOURCE = Path(sphinx_academic.__file__).parent


class Part:
    """A part of some room."""

    def __init__(self, number: int = 0) -> None:
        self.number = number


class Other(Part):
    """A part of another room."""


def test_parts_are_made_once_for_each_class() -> None:
    state = BuildState()
    assert state.get(Part) is None
    first = state.of(Part, lambda: Part(1))
    assert (first.number, state.of(Part), state.get(Part)) == (1, first, first)
    assert (state.of(Other).number, type(state.of(Other))) == (0, Other)


@pytest.mark.parametrize("lasting", [False, True])
def test_a_part_that_is_put_replaces_another(lasting: bool) -> None:
    state = BuildState()
    find = state.lasting if lasting else state.of
    find(Part)
    state.put(Part(2), lasting=lasting)
    assert find(Part).number == 2


def test_the_end_of_a_build_ends_what_is_of_it() -> None:
    state = BuildState()
    state.lasting(Other, lambda: Other(1))
    state.of(Part, lambda: Part(2))
    state.end_build()
    assert state.get(Part) is None
    assert state.get(Other) is state.lasting(Other)
    assert state.lasting(Other).number == 1


def test_a_state_is_of_one_configuration_and_in_no_pickle() -> None:
    config, other = Config(), Config()
    build_state(config).lasting(Part).number = 3
    assert build_state(config).lasting(Part).number == 3
    assert build_state(other).lasting(Part).number == 0
    copy: Config = pickle.loads(pickle.dumps(config))
    assert build_state(copy).lasting(Part).number == 0


def test_two_applications_of_one_process_share_nothing(build: Build, tmp_path: Path) -> None:
    built = build({"index.md": "# Page\n\n{badge}`A`\n"})
    srcdir = tmp_path / "other"
    srcdir.mkdir()
    (srcdir / "conf.py").write_text("extensions = ['sphinx_academic']\nbibtex_bibfiles = []\n", "utf-8")
    (srcdir / "index.rst").write_text("Page\n====\n", "utf-8")
    app = SphinxTestApp("html", srcdir=srcdir)
    try:
        assert build_state(app.config) is not build_state(built.app.config)
    finally:
        app.cleanup()


def test_a_finished_build_leaves_nothing_of_itself(build: Build) -> None:
    files = {"index.md": "# Page\n\n```{news}\n- [2024] *One*\n```\n"}
    built = build(files, conf={"html_baseurl": "https://example.org/", "academic_feed": ["atom"]})
    assert (built.outdir / "news.atom").exists() or list(built.outdir.glob("*.xml"))
    assert not build_state(built.app.config)._of_build


def test_no_module_has_a_state_of_its_own() -> None:
    pattern = re.compile(r"\bWeak(?:KeyDictionary|ValueDictionary|Set)\b|\bweakref\b")
    holders = [path.name for path in SOURCE.rglob("*.py") if pattern.search(path.read_text("utf-8"))]
    assert holders == []
