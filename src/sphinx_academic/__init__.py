"""sphinx-academic: a researcher's homepage from MyST pages and one ``.bib`` file."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every feature with Sphinx."""
    from .assets import setup_assets
    from .cachefile import CODE
    from .cite import setup_cite
    from .config import setup_config
    from .defects import guard_handlers
    from .domain import setup_domain
    from .features.badges import setup_badges
    from .features.copies import setup_copies
    from .features.cv import setup_cv
    from .features.dated import setup_dated
    from .features.downloads import setup_downloads
    from .features.epub import setup_epub
    from .features.feed import setup_feed
    from .features.feed_link import setup_feed_link
    from .features.groups import setup_groups
    from .features.lint import setup_lint
    from .features.mathematics import setup_mathematics
    from .features.metrics import setup_metrics
    from .features.news import setup_news
    from .features.page_sources import setup_page_sources
    from .features.paper_pages import setup_paper_pages
    from .features.people import setup_people
    from .features.profile import setup_profile
    from .features.projects import setup_projects
    from .features.pub import setup_pub
    from .features.publications import setup_publications
    from .features.search import setup_search
    from .features.sections import setup_sections
    from .features.service import setup_service
    from .features.skills import setup_skills
    from .features.venues import setup_venues
    from .file_digests import setup_file_digests
    from .i18n import setup_i18n
    from .output_files import setup_output_files
    from .registration import setup_registration
    from .rendering.cite_as import setup_cite_as
    from .rendering.nodes import setup_nodes
    from .rendering.search_titles import setup_search_titles
    from .rendering.translations import setup_translations
    from .repeated import setup_repeated
    from .site_address import setup_site_address
    from .written import setup_written

    setup_i18n(app)
    setup_config(app)
    setup_repeated(app)
    setup_file_digests(app)
    setup_output_files(app)
    setup_written(app)
    setup_cite(app)
    setup_domain(app)
    setup_site_address(app)
    setup_registration(app)
    setup_nodes(app)
    setup_translations(app)
    setup_search_titles(app)
    setup_assets(app)
    setup_mathematics(app)
    setup_badges(app)
    setup_pub(app)
    setup_cite_as(app)
    setup_publications(app)
    setup_search(app)
    setup_paper_pages(app)
    setup_page_sources(app)
    setup_downloads(app)
    setup_copies(app)
    setup_dated(app)
    setup_news(app)
    setup_sections(app)
    setup_projects(app)
    setup_cv(app)
    setup_groups(app)
    setup_metrics(app)
    setup_service(app)
    setup_skills(app)
    setup_profile(app)
    setup_people(app)
    setup_venues(app)
    setup_epub(app)
    setup_feed(app)
    setup_feed_link(app)
    setup_lint(app)
    guard_handlers(app)
    return {
        "version": __version__,
        # doctrees hold our records and nodes, which other code may have other words for
        "env_version": int(hashlib.blake2b(f"{__version__} {CODE}".encode(), digest_size=8).hexdigest(), 16),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
