"""Pages of papers, with the metadata that search engines read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the pages."""
    from .pages import setup_paper_pages

    setup_paper_pages(app)
