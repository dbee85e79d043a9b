"""What a reader has to load."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from support import Build

from sphinx_academic.core.assets import (
    PACKAGE,
    PARTS,
    PARTS_FROM_RIGHT,
    PARTS_OF_BOOKS,
    THEMES,
    script,
    style_sheet,
)
from sphinx_academic.rendering.accent import PARTS_OF_ACCENT

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


def sheets_of_themes() -> list[bytes]:
    files = (path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / THEMES).glob("*.css"))
    return [style_sheet((*PARTS, name)).encode() for name in files]


def test_style_sheet_and_script_weigh_little() -> None:
    # with the largest of what is served with one theme alone
    assert max(len(gzip.compress(sheet, mtime=0)) for sheet in sheets_of_themes()) <= 10 * KIB
    assert len(gzip.compress(script().encode(), mtime=0)) <= 6 * KIB


def test_every_part_of_the_style_sheet_is_served() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.css")}
    found -= {name for name in found if name.startswith(f"{THEMES}/")}
    assert found == {*PARTS, *PARTS_OF_BOOKS, *PARTS_OF_ACCENT, *PARTS_FROM_RIGHT}
    # what a rule says of its colours and sizes stays as it is without comments and indentation
    assert "/*" not in style_sheet()
    assert style_sheet().count("{") == style_sheet().count("}") > 100
