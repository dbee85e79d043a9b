"""Fixtures for all tests."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from support import Build, Built, Files, build_site

# a busy machine is no fault of the code: nothing here may depend on how fast it is
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return :func:`support.build_site` for a new folder at each call."""
    numbers = count(1)

    def build(files: Files, **options: Any) -> Built:
        return build_site(tmp_path / f"site{next(numbers)}", files, **options)

    return build
