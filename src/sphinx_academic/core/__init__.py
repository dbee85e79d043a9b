"""Shared by all parts: settings, the domain, the cache of ``.bib`` files, output files, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the settings, the domain, and what keeps output and warnings up to date."""
    from .collection import setup_collection
    from .domain import setup_domain
    from .extensions import setup_extensions
    from .i18n import setup_i18n
    from .output_state import setup_output_state
    from .site_links import setup_site_links
    from .site_services import setup_site_services

    setup_collection(app)
    setup_i18n(app)
    setup_extensions(app)
    setup_site_links(app)
    setup_site_services(app)
    setup_output_state(app)
    setup_domain(app)
