"""``{news}``: a bullet list of dated items as a timeline; and the newest of another page's items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join

from ..diagnostics import warn
from ..directive import AcademicDirective, any_text, choice, positive
from ..i18n import _
from ..records.problems import Kind
from ..rendering.news import news_item, news_list, setup_news_rendering

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class news_from(nodes.General, nodes.Element):
    """Where another page's news goes: ``page``, ``limit``, ``by_year``."""


class NewsDirective(AcademicDirective):
    """Show the items of the body, or with ``:from:`` those of another page, newest first."""

    has_content = True
    parsers: ClassVar = {
        "limit": positive,
        "group-by": choice("year", "none"),
        "headings": choice("section", "rubric"),
        "from": any_text,
        "more": any_text,
    }

    def run(self) -> list[nodes.Node]:
        """Return the list, in groups if wanted, and the link to all news."""
        options = self.read_options()
        more = self._more(options)
        if page := options.get("from"):
            return [*self._from(page, options), *more]
        content = self.parse_content_to_nodes()
        lists = [node for node in content if isinstance(node, nodes.bullet_list)]
        found = (item for node in lists for item in node.children if isinstance(item, nodes.list_item))
        items = [self._item(item) for item in found]
        if not items:
            self.warn(Kind.NEWS, "{news} has no bullet list; write items as: - [2024.10] text")
        _name(items, self.state.document)
        shown = _newest_first(items)[: options.get("limit")]
        others = [node for node in content if not isinstance(node, nodes.bullet_list)]
        return [*others, *self._lists(shown, options), *more]

    def _lists(self, items: list[news_item], options: dict[str, Any]) -> Iterator[nodes.Node]:
        if options.get("group-by", "none") == "none":
            yield news_list("", *items)
            return
        for year, group in groupby(items, key=lambda item: item["date"].year if item["date"] else None):
            listed = news_list("", *group)
            heading = str(year or _("Undated"))
            yield from self.under_heading(
                heading, f"news-{year or 'undated'}", [listed], options.get("headings", "section")
            )

    def _item(self, item: nodes.Element) -> news_item:
        """Take the date off the front of a list item."""
        # imported where there is news, for its many patterns take time to compile
        from ..records.datespans import split_leading_date

        node = news_item("", *item.children, date=None)
        node.source, node.line = item.source, item.line
        first = node.children[0] if node.children else None
        if isinstance(first, nodes.TextElement):
            text = first.astext()
            found = split_leading_date(text)
            if found and found[0].start:
                node["date"] = found[0].start
                _drop_characters(first, len(text) - len(found[1]))
        if node["date"] is None:
            start = item.astext().replace("\n", " ")[:40]
            warn(
                Kind.NEWS, f"no date at the start of ‘{start}’; write it as: - [2024.10] text", location=item
            )
        return node

    def _from(self, page: str, options: dict[str, Any]) -> list[nodes.Node]:
        if self.content:
            self.warn(Kind.NEWS, "{news} has both :from: and a body; the body is ignored; remove one of them")
        if "group-by" in options:
            self.warn(
                Kind.OPTION, ":group-by: belongs to the page that has the news; with :from: it is ignored"
            )
        docname = docname_join(self.env.docname, page)
        if docname not in self.env.found_docs:
            self.warn(Kind.NEWS, f":from: there is no page ‘{page}’; write its path without suffix")
            return []
        self.env.note_dependency(self.env.doc2path(docname, base=False))
        node = news_from(page=docname, limit=options.get("limit"))
        self.set_source_info(node)
        return [node]

    def _more(self, options: dict[str, Any]) -> list[nodes.Node]:
        """Return the link to the page that has all news."""
        if "more" not in options:
            return []
        if "from" not in options:
            self.warn(Kind.OPTION, ":more: is ignored; it needs :from:, the page that it leads to")
            return []
        reference = pending_xref(
            "",
            nodes.inline("", options["more"]),
            refdoc=self.env.docname,
            refdomain="std",
            reftype="doc",
            reftarget=options["from"],
            refexplicit=True,
            refwarn=True,
        )
        self.set_source_info(reference)
        return [nodes.paragraph("", "", reference, classes=["news-more"])]


def _newest_first(items: Iterable[news_item]) -> list[news_item]:
    """Order by month, newest first; within a month, and without a date, the source's order stays."""
    keyed: list[tuple[tuple[int, int], news_item]] = []
    last = (9999, 12)
    for item in items:
        if date := item["date"]:
            last = date.year, date.month
        keyed.append((last, item))
    return [item for _, item in sorted(keyed, key=lambda pair: pair[0], reverse=True)]


def _name(items: list[news_item], document: nodes.document) -> None:
    """Give each item an anchor that stays when newer ones are added: its date, counted from the oldest."""
    for item in reversed(items):
        base = f"news-{item['date'].isoformat()}" if item["date"] else "news-undated"
        anchor, count = base, 1
        while anchor in document.ids:
            count += 1
            anchor = f"{base}-{count}"
        document.ids[anchor] = item
        item["ids"].append(anchor)


def _drop_characters(node: nodes.Element, count: int) -> None:
    """Remove the first characters of a node's text."""
    for child in list(node.children):
        if count <= 0:
            return
        length = len(child.astext())
        if length <= count:
            node.remove(child)
        elif isinstance(child, nodes.Text):
            node.replace(child, nodes.Text(str(child)[count:]))
        elif isinstance(child, nodes.Element):
            _drop_characters(child, count)
        count -= length


class FillNews(SphinxPostTransform):
    """Put copies of another page's items where they are wanted."""

    # before references are resolved
    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Replace each placeholder."""
        for node in list(self.document.findall(news_from)):
            source = self.env.get_doctree(node["page"])
            items = _newest_first(source.findall(news_item))[: node["limit"]]
            if not items:
                message = f":from: the page ‘{node['page']}’ has no {{news}}; add one there"
                warn(Kind.NEWS, message, location=node)
            for item in items:
                _move(item, node["page"], self.env.docname)
            node.replace_self([news_list("", *items)] if items else [])


def _move(item: news_item, source: str, docname: str) -> None:
    """Make an item of one page one of another: no anchors of its own, references from the new place."""
    for node in item.findall(nodes.Element):
        node["ids"] = []
        if isinstance(node, pending_xref):
            if node.get("reftype") == "doc":
                node["reftarget"] = "/" + docname_join(source, node["reftarget"])
            node["refdoc"] = docname


def setup_news(app: Sphinx) -> None:
    """Register the directive and the nodes."""
    setup_news_rendering(app)
    app.add_node(news_from)
    app.add_directive("news", NewsDirective)
    app.add_post_transform(FillNews)
