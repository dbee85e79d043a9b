"""``{cv}``: a curriculum vitae gathered from the pages, as HTML, PDF, JSON Resume and RenderCV."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directive and the files."""
    from .directive import setup_cv

    setup_cv(app)
