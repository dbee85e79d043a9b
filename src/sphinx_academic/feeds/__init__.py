"""Feeds of news and of new publications: Atom, RSS, JSON Feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the files and the links to them."""
    from .feed import setup_feed_link

    setup_feed_link(app)
