"""Real ``.bib`` files for tests: other people's, not part of the project.

``ACADEMIC_CORPORA`` names a folder with ``expected.tsv`` (columns ``file`` and ``least_entries``) and the
files it lists.
"""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

CORPORA = os.environ.get("ACADEMIC_CORPORA", "")
#: what is skipped without them, and, with them, run by `latest`
needs_corpora = pytest.mark.realfiles


class Source(NamedTuple):
    """One file, and what its list says of it."""

    name: str
    data: bytes
    least: int


@cache
def sources() -> tuple[Source, ...]:
    folder = Path(CORPORA)
    with (folder / "expected.tsv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    return tuple(
        Source(row["file"], (folder / row["file"]).read_bytes(), int(row["least_entries"])) for row in rows
    )
