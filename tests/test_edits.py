"""Random sequences of edits: a build after them leaves what one from nothing writes, warnings and no more."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from edits import EDITS, Site, conf, initial, sources, try_sequence


@pytest.mark.parametrize("seed", range(2))
def test_as_built_from_nothing(tmp_path: Path, seed: int) -> None:
    assert try_sequence(tmp_path, seed) == []


def test_differences_are_found(tmp_path: Path) -> None:
    site = Site(tmp_path, seed=0)
    assert list(site.differences()) == []
    (site.built.outdir / "left.pdf").write_bytes(b"")
    page = next(site.built.outdir.glob("**/index.html"))
    page.write_text(page.read_text("utf-8") + "<!-- stale -->", "utf-8")
    site.built.warnings.append("index.md:1: WARNING: once too often [academic.option]")
    found = list(site.differences())
    assert [difference.split(":")[0] for difference in found] == ["differs", "left", "warned too often"]


def test_every_edit_changes_something() -> None:
    for function in EDITS:
        for seed in range(20):
            state = initial(Random(1))
            before = sources(state), conf(state)
            function(state, Random(seed))
            if (sources(state), conf(state)) != before:
                break
        else:
            raise AssertionError(function.__name__)
