"""What a reader has to load."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from support import Build

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
