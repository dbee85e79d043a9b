"""What lists of news have besides items: older ones that are folded, and controls to choose by category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..core.i18n import _
from ..rendering.html import renderer
from ..rendering.nodes import OtherBuilders, is_embedded, makes_website, own_name, visitors
from ..sections.categories import category_label, category_slug
from ..sections.dated_nodes import dated_list

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator


@own_name
class news_fold(nodes.General, nodes.Element):
    """Lists that a reader can unfold; ``count`` is how many items they have."""


@own_name
class news_filter(nodes.General, nodes.Element):
    """Controls that choose items by category: ``choices`` are categories, ``name`` is unique.

    An item has the number of its choice, from 1, as ``choice``.
    """


@own_name
class news_filtered(nodes.General, nodes.Element):
    """The controls and the lists that they are for, where these are no sections."""


def _visit_fold(self: HTML5Translator, node: news_fold) -> None:
    # readers of e-books may be unable to unfold it
    if not is_embedded(self.builder):
        self.body.append(self.starttag(node, "details", CLASS="news-fold"))
        label = str(_("Older news (%(count)s)")) % {"count": node["count"]}
        self.body.append(f"<summary>{self.encode(label)}</summary>\n")


def _depart_fold(self: HTML5Translator, node: news_fold) -> None:
    if not is_embedded(self.builder):
        self.body.append("</details>\n")


def _visit_filter(self: HTML5Translator, node: news_filter) -> None:
    # dead without the style sheet
    if makes_website(self.builder):
        choices = [
            (number, category_slug(category), category_label(category) if category else str(_("Other")))
            for number, category in enumerate(node["choices"], 1)
        ]
        template = renderer(self.builder).template("news-filter")
        self.body.append(template.render(name=node["name"], choices=choices) + "\n")
    raise nodes.SkipNode


def _visit_filtered(self: HTML5Translator, node: news_filtered) -> None:
    self.body.append(self.starttag(node, "div", CLASS="news-filtered"))


def _depart_filtered(self: HTML5Translator, node: news_filtered) -> None:
    self.body.append("</div>\n")


class UnfoldNews(OtherBuilders):
    """Make one list of what is folded and what is not, where nothing can be folded or chosen."""

    # before lists are replaced
    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        """Replace what folds by what it has."""
        for controls in list(self.document.findall(news_filter)):
            controls.parent.remove(controls)
        for node in list(self.document.findall(news_fold)):
            before = node.previous_sibling()
            content = list(node.children)
            if isinstance(before, dated_list) and isinstance(content[0], dated_list):
                before += content.pop(0).children
            node.replace_self(content)
        for lists in list(self.document.findall(news_filtered)):
            lists.replace_self(lists.children)


#: what builders make of the nodes
NODES = {
    news_fold: visitors((_visit_fold, _depart_fold)),
    # always left by SkipNode
    news_filter: visitors((_visit_filter, _visit_filter)),
    news_filtered: visitors((_visit_filtered, _depart_filtered)),
}
