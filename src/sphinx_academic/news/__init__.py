"""``{news}``: dated items, from the page, from files and from papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directive."""
    from ..core.i18n import _
    from ..core.late import add_late_post_transform, late_class
    from ..rendering.registration import add_nodes
    from ..sections.registration import add_section

    add_nodes(app, "news.nodes", "news_fold", "news_filter", "news_filtered")
    add_late_post_transform(app, "news.nodes:UnfoldNews", 4, of="news.nodes")
    for transform in ("FillInBooks", "FillOnOnePage", "FillNewsFiles"):
        add_late_post_transform(app, f"news.item_files:{transform}", 4, of="sections.dated_nodes")
    directive = late_class("news.directive:NewsDirective")
    add_section(app, "news", title=_("News"), parts=(), order=1250, in_cv=False, directive=directive)
