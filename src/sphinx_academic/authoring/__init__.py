"""What directives and roles share: names, options, bodies, and what of a source stays its author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register what looks after the names of directives and the sources of pages."""
    from .page_sources import setup_page_sources
    from .registration import setup_registration

    setup_registration(app)
    setup_page_sources(app)
