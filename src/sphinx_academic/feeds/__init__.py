"""Feeds of news and of new publications: Atom, RSS, JSON Feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the files and the links to them."""
    from ..authoring.registration import add_role
    from ..core.late import LateRole
    from ..rendering.registration import add_nodes

    add_nodes(app, "feeds.feed", "feed_link")
    add_role(app, "feed", LateRole("feeds.feed:FeedRole"))
