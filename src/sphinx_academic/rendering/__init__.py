"""From records to pages: a template for HTML builders, ordinary docutils nodes for every other builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the nodes that several parts share, and how builders show them."""
    from ..core.late import add_late_transform
    from .registration import add_nodes

    add_nodes(app, "rendering.nodes", "page_picture", "badge", "foreign", "formula", "role_mark")
    add_nodes(app, "rendering.translated_lines", "translated_source")
    lines = "rendering.translated_lines"
    add_late_transform(app, f"{lines}:RefillTranslated", 21, of=lines)
