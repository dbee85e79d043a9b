"""Lists of publications, and what stands in text of them: ``{publications}``, ``{pub}``, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register lists, references and badges."""
    from .directive import setup_publications
    from .downloads import setup_downloads
    from .layouts import setup_layouts
    from .references import setup_references
    from .search import setup_search

    setup_references(app)
    setup_layouts(app)
    setup_publications(app)
    setup_search(app)
    setup_downloads(app)
