"""What a reader has to load."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from support import Build

from sphinx_academic.core.assets import PACKAGE, PARTS, PARTS_OF_BOOKS, SCRIPT, style_sheet

sys.path.append(str(Path(__file__).parents[1] / "benchmarks"))

KIB = 1024


def weight(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))


def test_a_hundred_papers_weigh_little(build: Build) -> None:
    corpus = pytest.importorskip("corpus", reason="needs the folder `benchmarks` of the repository")
    page = "# Papers\n\n```{publications}\n:search:\n:group-by: year\n```\n"
    files = {"index.md": page, "papers.bib": corpus.corpus(100)}
    built = build(files, conf={"html_theme": "furo", "suppress_warnings": ["academic"]})
    static = built.outdir / "_static"
    total = weight(built.outdir / "index.html")
    total += weight(static / "academic.css") + weight(static / "academic.js")
    assert total < 40 * KIB


def test_style_sheet_and_script_weigh_little() -> None:
    assert len(gzip.compress(style_sheet().encode(), mtime=0)) <= 10 * KIB
    assert weight(SCRIPT) <= 6 * KIB


def test_every_part_of_the_style_sheet_is_served() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css")}
    assert found == {*PARTS, *PARTS_OF_BOOKS}
    # what a rule says of its colours and sizes stays as it is without comments and indentation
    assert "/*" not in style_sheet()
    assert style_sheet().count("{") == style_sheet().count("}") > 100
