"""``{news}``: dated items, from the page, from files and from papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directive."""
    from .directive import setup_news

    setup_news(app)
