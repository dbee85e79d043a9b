"""Old addresses: files that lead to where a page is today, and anchors that a page keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the redirects."""
    from .anchors import setup_anchors
    from .files import setup_files
    from .plan import setup_plan

    setup_plan(app)
    setup_anchors(app)
    setup_files(app)
