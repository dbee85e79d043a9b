"""What a page, a CV and its files know of each kind of section of ours."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from cv.curricula import FULL
from support import compare


def test_kinds() -> None:
    """Of each part, no more than its name: all kinds have the same."""
    shown = [{**asdict(kind), "known_parts": [*kind.known_parts]} for kind in FULL.kinds.values()]
    compare(
        Path(__file__).parent / "expected" / "kinds.json", json.dumps(shown, indent=1, default=str) + "\n"
    )


def test_parts() -> None:
    parts = [asdict(part) for part in FULL.kinds["education"].known_parts.values()]
    compare(
        Path(__file__).parent / "expected" / "parts.json", json.dumps(parts, indent=1, default=str) + "\n"
    )
