"""``academic_feed``: feeds of news and of new publications, and links to them in the heads of pages.

Nothing is read or resolved for them: what a feed says of a page is taken when the page is written, and kept
beside the doctrees for the builds that do not write it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from markupsafe import Markup
from sphinx.util.docutils import ReferenceRole
from sphinx.util.osutil import relative_uri

from ..authoring.registration import AcademicRole
from ..core import cache as cachefile
from ..core.assets import is_ours
from ..core.build_state import build_state
from ..core.diagnostics import warn
from ..core.domain import academic_domain
from ..core.output_files import output_files, part
from ..core.output_state import record_path
from ..model.problems import Kind
from ..model.suggestions import did_you_mean
from ..rendering.nodes import makes_website, own_name, visitors
from .plan import PATHS, Offer, Plan, author, check_formats, make_plan
from .settings import FeedSettings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator

    from ..sections.dated_nodes import dated_item
    from .formats import FeedItem


_OWNER = part("feeds")

# What makes and writes items is imported where it is used, which is not in every build.


class Written(NamedTuple):
    """What the feeds in an output folder were made from."""

    plan: Plan = Plan()
    items: Mapping[str, tuple[FeedItem, ...]] = {}


@dataclass
class _State:
    #: of the feeds; None where the builder makes none
    plan: Plan | None = None
    #: the news on the pages that have been resolved
    found: dict[str, list[dated_item]] = field(default_factory=dict)


def offers(builder: Builder) -> tuple[Offer, ...]:
    """Return the feeds that a build makes."""
    plan = build_state(builder.config).of(_State).plan
    return plan.offers if plan else ()


def check_settings(app: Sphinx, config: Config) -> None:
    """Warn of formats of feeds that there are not."""
    check_formats(FeedSettings.of(config))


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have those documents written whose news nothing is known of."""
    if not makes_website(app.builder):
        return []
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    plan = build_state(app.config).of(_State).plan = make_plan(builder)
    known = _known(app)
    is_known = known.plan.settings == plan.settings
    return [name for name in plan.pages if not (is_known and name in known.items)]


def offered_feeds(app: Sphinx) -> dict[str, Sequence[Offer]]:
    """Return what every page has in its head."""
    offered = offers(app.builder)
    return dict.fromkeys(app.env.found_docs, offered) if offered else {}


def collect_news(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Keep the news of a page that is being written."""
    state = build_state(app.config).of(_State)
    if state.plan and docname in state.plan.pages:
        from .items import find_news

        state.found[docname] = find_news(doctree)


def link_feeds(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Let feed readers find the feeds from our pages, or from any page where the site has chosen feeds."""
    if FeedSettings.of(app.config).feed is None and not is_ours(app, pagename, context):
        return
    link = Markup('<link rel="alternate" type="{}" title="{}" href="{}" />\n')
    links = [
        link.format(offer.media_type, offer.title, context["pathto"](offer.path, resource=True))
        for offer in offers(app.builder)
    ]
    if links:
        context["metatags"] = str(context.get("metatags") or "") + "".join(links)


def write_changed_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds whose content has changed, and remove those that are no more."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    state = build_state(app.config).of(_State)
    plan, found = state.plan, state.found
    if plan is None or exception is not None:
        return
    known = _known(app)
    are_there = all(Path(app.outdir, offer.path).is_file() for offer in plan.offers)
    if plan == known.plan and are_there and not found:
        return
    from .items import news_items

    items = {name: known.items.get(name, ()) for name in plan.pages}
    items |= {name: news_items(builder, plan.base, name, news) for name, news in found.items()}
    _write_feeds(app, builder, plan, items)
    cachefile.save(record_path(app, "feeds"), cachefile.digest(), Written(plan, items))


def _write_feeds(
    app: Sphinx, builder: StandaloneHTMLBuilder, plan: Plan, news: Mapping[str, Sequence[FeedItem]]
) -> None:
    from .formats import FORMATS, Feed
    from .items import identified, page_url, paper_items

    pages: dict[str, Mapping[str, Any]] = {
        "news": news,
        "publications": academic_domain(builder.env).listed(),
    }
    items = {}
    output = output_files(app)
    output.renew(_OWNER)
    for offer in plan.offers:
        if offer.about not in items:
            papers = offer.about == "publications"
            items[offer.about] = paper_items(builder, plan.base) if papers else identified(news, plan.base)
        shown = pages[offer.about]
        home = max(sorted(shown), key=lambda name: len(shown[name]))
        feed = Feed(
            offer.title,
            page_url(builder, plan.base, home),
            author(builder),
            (builder.config.language or "en").replace("_", "-"),
            items[offer.about],
        )
        content = FORMATS[offer.format].write(feed, posixpath.join(plan.base, offer.path))
        output.write(_OWNER, offer.path, content)


def _known(app: Sphinx) -> Written:
    known = cachefile.load_header(record_path(app, "feeds"), cachefile.digest())
    return known if isinstance(known, Written) else Written()


@own_name
class feed_link(nodes.Inline, nodes.TextElement):
    """The words of a link; ``about`` is what the feed is about. Where there is no feed, they are no link."""


class FeedRole(AcademicRole, ReferenceRole):
    """Refer to the feed of news with some text, or to another one that is named behind it."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, whose address depends on the builder."""
        about = self.target.strip() if self.has_explicit_title else "news"
        if about not in PATHS:
            message = (
                f"{{feed}}: there is no feed ‘{about}’; it is shown as text; {did_you_mean(about, PATHS)}"
            )
            warn(Kind.OPTION, message, location=self.get_location())
            return [nodes.Text(self.title)], []
        return [feed_link(self.rawtext, self.title, about=about)], []


def _visit(self: HTML5Translator, node: feed_link) -> None:
    builder = self.builder
    offer = next((offer for offer in offers(builder) if offer.about == node["about"]), None)
    if offer:
        address = relative_uri(builder.get_target_uri(builder.current_docname), offer.path)
        self.body.append(self.starttag(node, "a", "", CLASS="feed-link", href=address, type=offer.media_type))
    self.context.append("</a>" if offer else "")


def _depart(self: HTML5Translator, node: feed_link) -> None:
    self.body.append(self.context.pop())


#: what builders make of the nodes
NODES = {
    feed_link: visitors((_visit, _depart)),
}
