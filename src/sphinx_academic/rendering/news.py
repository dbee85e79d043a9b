"""News on the page: the visitors for HTML, the expansion for every other builder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from .dates import format_date
from .nodes import OtherBuilders, add_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class news_list(nodes.General, nodes.Element):
    """A run of news items."""


class news_item(nodes.General, nodes.Element):
    """One item: ``date`` is a :class:`~sphinx_academic.records.dates.Date` or None, the children its text."""


def _visit_list(self: HTML5Translator, node: news_list) -> None:
    # WebKit forgets that a list without markers is one unless told so
    self.body.append(self.starttag(node, "ul", CLASS="news", role="list"))


def _depart_list(self: HTML5Translator, node: news_list) -> None:
    self.body.append("</ul>\n")


def _visit_item(self: HTML5Translator, node: news_item) -> None:
    self.body.append(self.starttag(node, "li", CLASS="news-item"))
    if date := node["date"]:
        shown = format_date(date, self.config.language)
        classes = ["news-date", "is-repeated"] if _repeats(node) else ["news-date"]
        self.body.append(
            self.starttag(nodes.inline(), "time", "", datetime=date.isoformat(), classes=classes)
        )
        self.body.append(f"{self.encode(shown)}</time>\n")
    self.body.append('<div class="news-body">\n')


def _depart_item(self: HTML5Translator, node: news_item) -> None:
    self.body.append("</div>\n</li>\n")


def _repeats(node: news_item) -> bool:
    """Tell whether the item before has the same date, which is then hidden from the eye."""
    before = node.previous_sibling()
    return isinstance(before, news_item) and before["date"] == node["date"]


class ExpandNews(OtherBuilders):
    """Replace news by a bullet list whose items open with the date, where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(news_list)):
            items = (self._item(item) for item in node.findall(news_item))
            node.replace_self(nodes.bullet_list("", *items, classes=["news"]))

    def _item(self, node: news_item) -> nodes.list_item:
        first, *others = node.children or [nodes.paragraph()]
        if not isinstance(first, nodes.paragraph):
            first, others = nodes.paragraph(), [first, *others]
        opening: list[nodes.Node] = [nodes.target("", "", ids=node["ids"])] if node["ids"] else []
        if date := node["date"]:
            opening += [nodes.strong("", format_date(date, self.config.language)), nodes.Text(" ")]
        return nodes.list_item("", nodes.paragraph("", "", *opening, *first.children), *others)


def setup_news_rendering(app: Sphinx) -> None:
    """Register the nodes and their expansion."""
    add_node(app, news_list, (_visit_list, _depart_list))
    add_node(app, news_item, (_visit_item, _depart_item))
    app.add_post_transform(ExpandNews)
