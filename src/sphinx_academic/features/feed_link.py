"""``{feed}``: a link to a feed that readers can see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import ReferenceRole
from sphinx.util.osutil import relative_uri

from ..diagnostics import warn
from ..records.problems import Kind
from ..records.suggestions import did_you_mean
from ..registration import AcademicRole, add_role
from ..rendering.nodes import add_node
from .feed import offers
from .feed_plan import PATHS

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class feed_link(nodes.Inline, nodes.TextElement):
    """The words of a link; ``about`` is what the feed is about. Where there is no feed, they are no link."""


class FeedRole(AcademicRole, ReferenceRole):
    """Refer to the feed of news with some text, or to another one that is named behind it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, whose address depends on the builder."""
        about = self.target.strip() if self.has_explicit_title else "news"
        if about not in PATHS:
            message = f"{{feed}}: there is no feed ‘{about}’; {did_you_mean(about, PATHS)}"
            warn(Kind.OPTION, message, location=self.get_location())
            return [nodes.Text(self.title)], []
        return [feed_link(self.rawtext, self.title, about=about)], []


def _visit(self: HTML5Translator, node: feed_link) -> None:
    builder = self.builder
    offer = next((offer for offer in offers(builder) if offer.about == node["about"]), None)
    if offer:
        # all documents of a single page are at its address
        page = builder.get_target_uri(builder.current_docname).partition("#")[0]
        address = relative_uri(page, offer.path)
        self.body.append(self.starttag(node, "a", "", CLASS="feed-link", href=address, type=offer.media_type))
    self.context.append("</a>" if offer else "")


def _depart(self: HTML5Translator, node: feed_link) -> None:
    self.body.append(self.context.pop())


def setup_feed_link(app: Sphinx) -> None:
    """Register the role and its node."""
    add_node(app, feed_link, (_visit, _depart))
    add_role(app, "feed", FeedRole())
