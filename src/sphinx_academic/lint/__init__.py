"""Checks across entries: what is valid alone, but inconsistent together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Add our own checks."""
    from .own_checks import setup_own_checks

    setup_own_checks(app)
