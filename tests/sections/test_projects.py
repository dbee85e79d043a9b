"""``{projects}``: figures of repositories from a file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from support import Build

METRICS: dict[str, Any] = {
    "source": "GitHub API",
    "date": "2026-11-01",
    "repositories": {
        "okafor/tides": {"stars": 2600, "language": "Python", "description": "Forecasts of tides"},
        "codeberg.org/okafor/buoys": {"source": "Codeberg API", "stars": 1},
        "okafor/quiet": {"stars": 0},
    },
}
PAGE = """
# Projects

```{projects}
- [Tides](https://github.com/Okafor/Tides)
- 2024 – present, [Buoys](https://codeberg.org/okafor/buoys/src/branch/main), a note
- [Quiet](https://github.com/okafor/quiet): a note
- [Unknown](https://github.com/okafor/unknown)
- No link at all
```
"""
CONF = {"academic_metrics": "metrics.json"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    # 2026-11-21
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")


def test_stars_language_and_description_with_their_source(build: Build) -> None:
    built = build({"index.md": PAGE, "metrics.json": json.dumps(METRICS)}, conf=CONF)
    html = built.html()
    assert [" ".join(item.get_text().split()) for item in html.select("li.dated-item")] == [
        "Tides: Forecasts of tides (Python · 2,600 stars)",
        "2024 – present Buoys, a note (1 star)",
        "Quiet: a note",
        "Unknown",
        "No link at all",
    ]
    assert html.select_one("p.dated-sources").text == (
        "Figures: GitHub API, Nov 1, 2026; Codeberg API, Nov 1, 2026"
    )


def test_which_figures_stand_behind_a_project(build: Build) -> None:
    """Those of the first link that has some, with the downloads of any; and sources of what is shown."""
    figures = {
        **METRICS["repositories"],
        "pypi.org/tides": {"source": "PyPI Stats", "downloads": 900},
        "pypi.org/none": {"source": "PyPI Stats, last week", "downloads": 0},
        "okafor/quiet": {"source": "Quiet API", "stars": 0, "language": "C"},
    }
    page = """
        # Projects

        ```{projects}
        - Tool ([code](https://github.com/okafor/unknown), [more](https://github.com/okafor/tides),
          [PyPI](https://pypi.org/project/tides/))
        - Linked
          :link: https://github.com/okafor/tides
          :note: Mine
        - [Quiet](https://github.com/okafor/quiet), [PyPI](https://pypi.org/project/none/)
        - [Package](https://pypi.org/project/tides/)
        ```
        """
    files = {"index.md": page, "metrics.json": json.dumps(METRICS | {"repositories": figures})}
    html = build(files, conf=CONF | {"myst_enable_extensions": ["fieldlist"]}).html()
    assert [" ".join(item.get_text().split()) for item in html.select("li.dated-item")] == [
        "Tool (code, more, PyPI): Forecasts of tides (Python · 2,600 stars · 900 downloads)",
        "Linked, Mine (Python · 2,600 stars)",
        "Quiet, PyPI (C)",
        "Package (900 downloads)",
    ]
    assert html.select_one("p.dated-sources").text == (
        "Figures: GitHub API, Nov 1, 2026; PyPI Stats, Nov 1, 2026"
    )


def test_nothing_is_shown_without_figures(build: Build) -> None:
    html = build({"index.md": PAGE}).html()
    assert "stars" not in html.get_text()
    assert not html.select(".dated-sources")


def test_the_page_follows_the_file(build: Build) -> None:
    built = build({"index.md": PAGE, "metrics.json": json.dumps(METRICS)}, conf=CONF)
    assert built.rebuild().read == []
    newer = {**METRICS, "repositories": {"okafor/tides": {"stars": 2601}}}
    again = built.rebuild({"metrics.json": json.dumps(newer)})
    assert again.read == ["index"]
    assert "2,601 stars" in again.html().get_text()


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_every_builder_has_the_figures(build: Build, builder: str) -> None:
    files = {"index.md": PAGE, "metrics.json": json.dumps(METRICS)}
    built = build(files, builder=builder, conf=CONF | {"version": "1"})
    found = [path for path in built.outdir.rglob("*") if path.suffix in (".txt", ".tex", ".xhtml", ".1")]
    text = " ".join(" ".join(path.read_text("utf-8") for path in found).split())
    assert "2,600 stars" in text
    assert "Figures: " in text
