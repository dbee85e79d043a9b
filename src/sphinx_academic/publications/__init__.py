"""Lists of publications, and what stands in text of them: ``{publications}``, ``{pub}``, badges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register lists, references and badges."""
    from .citations import setup_citations
    from .directive import setup_publications
    from .downloads import setup_downloads
    from .references import setup_references
    from .roles import setup_badges
    from .search import setup_search
    from .venue_colours import setup_venue_colours

    setup_badges(app)
    setup_references(app)
    setup_citations(app)
    setup_publications(app)
    setup_search(app)
    setup_downloads(app)
    setup_venue_colours(app)
