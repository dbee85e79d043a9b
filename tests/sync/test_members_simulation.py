"""The simulation of the benchmarks, in small: what members share is one entry each, and nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))


def test_a_lab_of_many_sites(tmp_path: Path) -> None:
    federation = pytest.importorskip("federation", reason="needs the folder `benchmarks` of the repository")
    first, again, new, gone = federation.simulate(tmp_path, 12, 150)
    offered = first.counts["offered"]
    assert offered > 170
    assert first.entries == first.counts["added"] == 150
    assert first.counts["joined"] == offered - 150
    assert [one.counts["lost"] for one in (first, again, new, gone)] == [0, 0, 0, 0]
    # about four requests for each site, and nothing is written that says nothing new
    assert first.requests <= 12 * 5
    assert again.written == ()
    assert (new.counts["added"], new.entries) == (1, 151)
    assert sorted(new.written) == ["academic-sync.json", "papers.bib"]
    assert gone.written == ()
    assert len(gone.report.failures) == 1
