"""Fixtures for all tests."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from support import Build, Built, Files, build_site


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return :func:`support.build_site` for a new folder at each call."""
    numbers = count(1)

    def build(files: Files, **options: Any) -> Built:
        return build_site(tmp_path / f"site{next(numbers)}", files, **options)

    return build
