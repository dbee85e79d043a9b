"""From records to pages: a template for HTML builders, ordinary docutils nodes for every other builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the nodes that several parts share, and how builders show them."""
    from .nodes import setup_nodes
    from .translated_lines import setup_translations

    setup_nodes(app)
    setup_translations(app)
