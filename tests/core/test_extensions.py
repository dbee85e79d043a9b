from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError
from support import Build

from sphinx_academic.core.extensions import STATE

#: an extension in conf.py itself; ``{}`` is what it adds
CONF = """
from dataclasses import dataclass
from typing import Any
from sphinx_academic.core.extensions import register
from sphinx_academic.model.extension_points import ExtensionPoint

POINT: ExtensionPoint[Any] = ExtensionPoint("thing", object)

@dataclass(frozen=True)
class Thing:
    title: str
    make: Any = None

def make():
    return {number}

def setup(app):
    register(app, POINT, {name!r}, Thing({title!r}, make))
"""
PAGE = {"index.md": "# Home\n\nText.\n"}


def conf(*, name: str = "one", title: str = "One", number: int = 1) -> str:
    return CONF.format(name=name, title=title, number=number)


def test_what_is_added_decides_which_pages_are_read_again(build: Build) -> None:
    built = build(PAGE, conf=conf())
    assert built.rebuild().read == []
    # the code of conf.py is part of what was added
    for changed in (conf(title="Two"), conf(name="two"), conf(number=2), ""):
        assert built.rebuild(conf=changed).read == ["index"]
        assert built.rebuild().read == []


def test_the_state_says_nothing_of_the_place(build: Build, tmp_path: Path) -> None:
    one, other = build(PAGE, conf=conf()), build(PAGE, conf=conf())
    assert one.app.confdir != other.app.confdir
    assert getattr(one.app.config, STATE) != ""
    assert getattr(one.app.config, STATE) == getattr(other.app.config, STATE)


@pytest.mark.parametrize("event", ["academic-publications-read", "academic-view"])
def test_the_code_of_handlers_counts(build: Build, event: str) -> None:
    text = "def handle(app, *arguments):\n    {}\n\ndef setup(app):\n    app.connect({!r}, handle)\n"
    built = build(PAGE, conf=text.format("return None", event))
    assert built.rebuild().read == []
    assert built.rebuild(conf=text.format("'the same'; return None", event)).read == ["index"]


@pytest.mark.parametrize("name", ["Wrong name", ""])
def test_what_cannot_be_added_stops_the_build(build: Build, name: str) -> None:
    with pytest.raises(ExtensionError, match="the thing .* cannot be added"):
        build(PAGE, conf=conf(name=name))


def test_nothing_is_added_once_all_are_set_up(build: Build) -> None:
    late = conf().replace("    register(", "    app.connect('builder-inited', lambda app: register(")
    with pytest.raises(ExtensionError, match="too late"):
        build(PAGE, conf=late.rstrip().removesuffix(")") + "))\n")
