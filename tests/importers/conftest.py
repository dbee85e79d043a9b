"""Sources of other generators, written for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.records import Site
from sphinx_academic.importers.source import Source

CONFIG = 'title: "Mira Okafor"\nauthor:\n  name: "Mira Okafor"\n'
HOME = "---\npermalink: /\n---\n\nI look at lamps.\n\n"


@pytest.fixture
def homepage(tmp_path: Path) -> Callable[[dict[str, str]], Source]:
    """Return a function that writes a source of the kind acad-homepage."""

    def homepage(files: dict[str, str]) -> Source:
        given = {
            "_config.yml": CONFIG,
            "_data/navigation.yml": "main: []\n",
            "_pages/about.md": HOME,
            **files,
        }
        for name, text in given.items():
            path = tmp_path / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(dedent(text), "utf-8")
        return Source(tmp_path / "source")

    return homepage


@pytest.fixture
def read(homepage: Callable[[dict[str, str]], Source]) -> Callable[[str], Site]:
    """Return a function that reads a homepage whose section of publications is given."""

    def read(publications: str) -> Site:
        return acad_homepage.read(homepage({"_pages/about.md": f"{HOME}# 📝 Publications\n\n{publications}"}))

    return read
