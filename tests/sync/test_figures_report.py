"""What a run of figures says of itself, at the terminal and in Markdown."""

from __future__ import annotations

from pathlib import Path

from sphinx_academic.sync.metrics_merge import NewFigure
from sphinx_academic.sync.metrics_report import metrics_as_markdown, metrics_as_text
from sphinx_academic.sync.metrics_run import Asked, MetricsReport
from sphinx_academic.sync.metrics_source import Count

ASKED = [
    Asked(
        "openalex",
        "OpenAlex",
        12,
        (Count("papers", "a", {"citations": 4}), Count("papers", "b"), Count("people", "a")),
    ),
    Asked("zenodo", "Zenodo", 2, (Count("papers", "a", source="Zenodo, all versions"),), "is gone; so"),
    Asked("github", "GitHub", 1, (), "has *no* key"),
]
NEWS = [
    NewFigure("papers", "a", "citations", "OpenAlex", 3, 4),
    NewFigure("papers", "a", "influential_citations", "OpenAlex", None, 1),
    NewFigure("people", "a", "h_index", "OpenAlex", 0, 2),
    NewFigure("papers", "a", "downloads", "Zenodo, all versions", None, 0),
    NewFigure("papers", "a", "stars", "GitHub", None, 0),
]


def test_text() -> None:
    report = MetricsReport(ASKED, NEWS, ["mind the gap"], [Path("metrics.json")])
    assert (
        metrics_as_text(report)
        == """\
source    wanted  found  new
OpenAlex      12      3    2
Zenodo         2      1    1
GitHub         1      0    0

Failed (2):
  Zenodo is gone; so
  GitHub has *no* key

New figures (5):
  a: citations 4 (before: 3); OpenAlex
  a: influential-citations 1; OpenAlex
  a: h-index 2 (before: 0); OpenAlex
  a: downloads 0; Zenodo, all versions
  a: stars 0; GitHub

Remarks:
  mind the gap"""
    )


def test_markdown() -> None:
    report = MetricsReport(ASKED[2:], NEWS[:1], [], [Path("metrics.json")])
    assert (
        metrics_as_markdown(report)
        == """\
# Figures

| source | wanted | found | new |
| --- | ---: | ---: | ---: |
| GitHub | 1 | 0 | 0 |

## Failed

- GitHub has \\*no\\* key

## New figures

- a: citations 4 \\(before: 3\\); OpenAlex
"""
    )


def test_nothing() -> None:
    assert (metrics_as_text(MetricsReport()), metrics_as_markdown(MetricsReport())) == (
        "",
        "# Figures\n\nNothing new.\n",
    )
    # a file may change without a new figure, as when one is dated anew
    report = MetricsReport(changed=[Path("metrics.json")])
    assert metrics_as_markdown(report) == "# Figures\n"
