"""``academic_metrics``: read in each build, and pages follow it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from support import Build

#: an extension whose directive shows the stars of a repository
SHOW = """
import sys
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx_academic.core.metrics import metrics

class Stars(SphinxDirective):
    def run(self):
        found = metrics(self.env).repository("okafor/tides")
        return [nodes.paragraph("", f"{found.numbers['stars']} stars" if found else "nothing")]

def setup(app):
    app.add_directive("stars", Stars)
"""
CONF = f"academic_metrics = 'metrics.json'\n{SHOW}"
PAGES = {"index.md": "# Home\n\n```{stars}\n```\n", "other.md": "# Other\n"}


def figures(stars: int, date: str = "2026-11-01") -> str:
    tides = {"okafor/tides": {"stars": stars}}
    return json.dumps({"source": "GitHub API", "date": date, "repositories": tides})


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")  # 2026-11-21


def test_a_page_follows_the_file(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(PAGES | {"metrics.json": figures(3)}, conf=CONF)
    assert built.html().p.text == "3 stars"
    assert built.rebuild().read == []
    built = built.rebuild({"metrics.json": figures(4)})
    assert built.read == ["index"]
    assert built.html().p.text == "4 stars"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1795262400 + 400 * 86400))
    built = built.rebuild(allow_warnings=True)
    assert built.read == ["index"]
    assert built.html().p.text == "nothing"
    (warning,) = built.warnings
    assert warning.startswith("metrics.json:1: WARNING: 1 figure(s) are more than a year old")
    assert built.rebuild(allow_warnings=True).warnings == [warning]


def test_a_file_that_is_not_there(build: Build) -> None:
    built = build(PAGES, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:")
    assert "academic_metrics: metrics.json cannot be read" in warning
    assert "no figures are shown; add the file [academic.metrics]" in warning
    assert built.html().p.text == "nothing"
    assert built.rebuild({"metrics.json": figures(3)}).html().p.text == "3 stars"


def test_no_file_is_no_warning(build: Build) -> None:
    assert build(PAGES, conf=SHOW).html().p.text == "nothing"


def test_a_build_contacts_no_host(build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no_socket(*arguments: object) -> None:
        raise AssertionError("a build opened a connection")

    monkeypatch.setattr("socket.socket.connect", no_socket)
    assert build(PAGES | {"metrics.json": figures(3)}, conf=CONF).html().p.text == "3 stars"
