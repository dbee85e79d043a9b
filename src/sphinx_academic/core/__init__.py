"""Shared by all parts: settings, the domain, the cache of ``.bib`` files, output files, warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the settings, the domain, and what keeps output and warnings up to date."""
    from .assets import setup_assets
    from .build_state import setup_build_state
    from .cite import setup_cite
    from .collection import setup_collection
    from .config import setup_config
    from .domain import setup_domain
    from .extensions import setup_extensions
    from .file_digests import setup_file_digests
    from .i18n import setup_i18n
    from .output_files import setup_output_files
    from .output_state import setup_output_state
    from .repeated_warnings import setup_repeated_warnings
    from .site_address import setup_site_address
    from .site_links import setup_site_links

    setup_build_state(app)
    setup_collection(app)
    setup_i18n(app)
    setup_config(app)
    setup_extensions(app)
    setup_site_links(app)
    setup_repeated_warnings(app)
    setup_file_digests(app)
    setup_output_files(app)
    setup_output_state(app)
    setup_cite(app)
    setup_domain(app)
    setup_site_address(app)
    setup_assets(app)
