"""Parts of imported pages in MyST: directives, names in a tree of pages, lists that are cut."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from sphinx_academic.cli.imported_pages import _toctree_entry, directive
from sphinx_academic.cli.new import _shown
from sphinx_academic.importers.records import Block, Page


@pytest.mark.parametrize(
    ("page", "folder", "entry"),
    [
        (Page("teaching"), ".", "teaching"),
        (Page("teaching", "Teaching"), "site", "/teaching"),
        (Page("teaching", "Teaching", label="Teaching"), ".", "teaching"),
        (Page("teaching", "Teaching", label="My  <courses>"), ".", "My courses <teaching>"),
        (Page("teaching", "Teaching", label="<>"), ".", "teaching"),
    ],
)
def test_names_in_a_tree_of_pages(page: Page, folder: str, entry: str) -> None:
    assert _toctree_entry(page, PurePosixPath(folder)) == entry


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (Block("news"), "```{news}\n```"),
        (Block("news", options={"limit": "3", "all": ""}), "```{news}\n:limit: 3\n:all:\n```"),
        (Block("news", body="a"), "```{news}\na\n```"),
        (Block("news", options={"limit": "3"}, body="\na\n"), "```{news}\n:limit: 3\n\na\n```"),
        (Block("news", body="a ```` b"), "`````{news}\na ```` b\n`````"),
    ],
)
def test_directives(block: Block, text: str) -> None:
    assert directive(block) == text


@pytest.mark.parametrize(("count", "shown"), [(0, ""), (1, "0"), (4, "0, 1, 2, 3"), (30, None)])
def test_long_lists_are_cut(count: int, shown: str | None) -> None:
    found = _shown(map(str, range(count)))
    if shown is not None:
        assert found == shown
    else:
        most = found.count(",") + 1
        assert found == f"{', '.join(map(str, range(most)))} and {30 - most} more"
        assert "more" not in _shown(map(str, range(most)))
        assert _shown(map(str, range(most + 1))).endswith(" and 1 more")
