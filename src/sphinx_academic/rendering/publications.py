"""Lists of publications on the page: the visitors for HTML, the expansion for every other builder."""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..config import settings
from ..domain import academic_domain
from ..records.publication import Publication
from ..records.text import plain
from .html import renderer
from .nodes import OtherBuilders, add_node, legend_item, publication_list, role_legend
from .standard import publication_nodes
from .view import PublicationView, make_view

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


def search_text(records: Iterable[Publication]) -> str:
    """Return the words of titles, authors and venues, each once, which is all that search asks for."""
    words: dict[str, None] = {}
    for record in records:
        names = (str(author.name) for author in record.authors or record.editors)
        text = " ".join((record.plain_title, *names, record.venue_short, plain(record.venue)))
        words |= dict.fromkeys(text.split())
        if record.year:
            words[str(record.year)] = None
    return " ".join(words)


def publication_views(node: publication_list, env: BuildEnvironment) -> Iterator[PublicationView]:
    """Yield what each entry of a list shows."""
    store, site = academic_domain(env).store, settings(env.config)
    for listed in node["entries"]:
        yield make_view(store.record(listed.record), listed, site.role_table, site.registry)


def numbers(node: publication_list) -> Iterator[int | None]:
    """Yield the number of each entry, None in a list without numbers."""
    if node["numbering"] == "none":
        return itertools.repeat(None)
    return itertools.count(node["first"], -1 if node["numbering"] == "descending" else 1)


def _visit_list(self: HTML5Translator, node: publication_list) -> None:
    attributes = {"class": "publications"}
    if node["numbering"] == "none":
        # WebKit forgets that a list without markers is one unless told so
        attributes["role"] = "list"
    elif node["numbering"] == "descending":
        attributes["reversed"] = "reversed"
    tag = "ul" if node["numbering"] == "none" else "ol"
    self.body.append(self.starttag(node, tag, "\n", False, **attributes))
    entries = zip(numbers(node), publication_views(node, self.builder.env), strict=False)
    downloads = posixpath.join(self.builder.dlpath, "")
    self.body.append(
        renderer(self.builder).template("publications").render(entries=entries, downloads=downloads)
    )
    self.body.append(f"</{tag}>\n")
    raise nodes.SkipNode


def _visit_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="role-legend", role="list"))


def _depart_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append("</ul>\n")


def _visit_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append(self.starttag(node, "li", ""))


def _depart_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append("</li>\n")


class ExpandPublications(OtherBuilders):
    """Replace each list by ordinary nodes where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(publication_list)):
            entries = zip(numbers(node), publication_views(node, self.env), strict=False)
            items = (self._item(number, view) for number, view in entries)
            node.replace_self(nodes.bullet_list("", *items, classes=["publications"]))
        for legend in list(self.document.findall(role_legend)):
            lines = (nodes.line("", "", *item.children) for item in legend.findall(legend_item))
            legend.replace_self(nodes.line_block("", *lines))

    def _item(self, number: int | None, view: PublicationView) -> nodes.list_item:
        target = [nodes.target("", "", ids=[view.anchor])] if view.anchor else []
        return nodes.list_item("", *target, *publication_nodes(view, self.config.language, number))


def setup_publication_rendering(app: Sphinx) -> None:
    """Register the nodes and their expansion."""
    add_node(app, role_legend, (_visit_legend, _depart_legend))
    add_node(app, legend_item, (_visit_legend_item, _depart_legend_item))
    # always left by SkipNode
    add_node(app, publication_list, (_visit_list, _visit_list))
    app.add_post_transform(ExpandPublications)
