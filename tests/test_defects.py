"""Errors of ours that no one has foreseen: in our words, and at the cost of as little as possible."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docutils import nodes
from support import Build

from sphinx_academic.core.defects import AcademicError
from sphinx_academic.news.directive import NewsDirective

PAPERS = "@misc{a, author = {Ito, Noriko}, title = {Tides}, year = 2024}"
PAGE = "# Home\n\n```{publications}\n```\n\nSee {award}`Best paper`.\n\n```{news}\n- [2024] Item\n```\n"


def fail(*args: Any, **kwargs: Any) -> Any:
    raise KeyError("x")


def test_an_unforeseen_error_of_a_directive(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    def show(self: NewsDirective) -> list[nodes.Node]:
        raise KeyError("x")

    monkeypatch.setattr(NewsDirective, "show", show)
    built = build({"index.md": "# Home\n\n```{news}\n- [2024] A\n```\n\nText.\n"}, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: {news}: unexpected KeyError: 'x'")
    assert "report it to sphinx-academic" in warning
    assert warning.endswith("[academic.defect]")
    assert "Text." in built.text("index")


def test_an_unforeseen_error_of_a_handler(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.papers.metadata.has_pages", lambda builder: 1 / 0)
    with pytest.raises(
        AcademicError, match=r"event html-page-context: unexpected ZeroDivisionError"
    ) as found:
        build({"index.md": PAGE, "papers.bib": PAPERS})
    assert re.search(r"metadata\.py, line \d+", str(found.value))
    assert "report it to sphinx-academic" in str(found.value)


@pytest.mark.parametrize("builder", ["html", "text", "latex", "man", "epub", "xml"])
@pytest.mark.parametrize(
    ("place", "what"),
    [
        # the visitors of HTML and the transform for others
        ("publications.nodes.publication_views", "(publication_list|ExpandPublications)"),
        ("publications.inline_roles.badge", "{award}"),
    ],
)
def test_an_unforeseen_error_costs_what_it_makes(
    build: Build, monkeypatch: pytest.MonkeyPatch, builder: str, place: str, what: str
) -> None:
    monkeypatch.setattr(f"sphinx_academic.{place}", fail)
    files = {"index.md": PAGE, "papers.bib": PAPERS}
    (warning,) = build(files, builder=builder, allow_warnings=True).warnings
    assert re.search(f"index.md:.*WARNING: {what}: unexpected KeyError: 'x'", warning)
    assert "report it to sphinx-academic" in warning
    assert warning.endswith("[academic.defect]")


def test_what_is_around_an_unforeseen_error_stays(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.publications.nodes.publication_views", fail)
    built = build({"index.md": PAGE, "papers.bib": PAPERS}, allow_warnings=True)
    assert built.html().select(".publications") == []
    assert "See Best paper." in built.html().get_text()
    assert "Item" in built.html().get_text()
