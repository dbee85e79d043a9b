"""What others count of papers, in words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from export.library import entry

from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Figures, Metrics
from sphinx_academic.publications import counts

PAPERS = (
    entry("@misc{a, title = {A}, code = {https://github.com/example/a}}"),
    entry("@misc{b, title = {B}}"),
    entry("@misc{c, title = {C}}"),
)
METRICS = Metrics(
    {"example/a": (Figures("GitHub", Date(2024, 5, 6), {"stars": 1}),)},
    {
        "a": (Figures("OpenAlex", Date(2024, 5), {"citations": 2600, "downloads": 0}),),
        "b": (Figures("OpenAlex", Date(2024, 3), {"citations": 1}),),
        "c": (Figures("Crossref", Date(2024, 4, 1), {"citations": 999}),),
    },
    {},
)


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(counts, "current_metrics", lambda config: METRICS)
    return SimpleNamespace(language="en")


def test_figures_of_papers(config: Any) -> None:
    views = counts.count_views(config, frozenset({"citations", "stars"}))
    shown = [[tuple(view) for view in views(paper)] for paper in PAPERS]
    assert shown == [
        [("citations", "2,600 citations", "OpenAlex, May 2024"), ("stars", "1 star", "GitHub, May 6, 2024")],
        [("citations", "1 citation", "OpenAlex, Mar 2024")],
        [("citations", "999 citations", "Crossref, Apr 1, 2024")],
    ]


def test_only_what_a_list_shows(config: Any) -> None:
    views = counts.count_views(config, frozenset({"stars"}))
    assert [[view[0] for view in views(paper)] for paper in PAPERS] == [["stars"], [], []]


def test_who_counts(config: Any) -> None:
    assert counts.sources_of(config, PAPERS, frozenset({"citations", "stars"})) == [
        "Citations: OpenAlex, Mar 2024 – May 2024; Crossref, Apr 1, 2024",
        "Stars: GitHub, May 6, 2024",
    ]
    assert counts.sources_of(config, PAPERS[1:], frozenset({"stars"})) == []


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (999, "999"), (1_000, "1,000"), (2_600_000, "2,600,000")]
)
def test_digits_in_groups(number: int, text: str) -> None:
    assert counts.number_text(number, "en") == text
