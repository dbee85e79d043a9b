"""Checks across entries: what is valid alone, but inconsistent together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the checks."""
    from .run import setup_lint

    setup_lint(app)
