"""Lists of publications on the page: the visitors for HTML, the expansion for every other builder."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..config import settings
from ..domain import academic_domain
from ..records.publication import Publication
from ..records.text import plain
from .html import renderer
from .nodes import OtherBuilders, add_node, legend_item, publication, publication_list, role_legend
from .standard import publication_nodes
from .view import PublicationView, Shown, make_view

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


def citation_text(record: Publication) -> str:
    """Return title, authors and venue in a line, for search and for builders nobody thought of."""
    names = ", ".join(str(author.name) for author in record.authors or record.editors)
    venue = " ".join(dict.fromkeys(filter(None, (record.venue_short, plain(record.venue)))))
    parts = record.plain_title, names, venue, str(record.year or "")
    return ". ".join(part for part in parts if part)


def publication_node(shown: Shown) -> publication:
    """Make the node of an entry; it names the record, which stays in the store."""
    record = shown.publication
    node = publication("", nodes.Text(citation_text(record)), record=record.digest, me=shown.me)
    if shown.people:
        node["people"] = shown.people
    if shown.files:
        node["files"] = shown.files
    return node


def publication_view(node: publication, env: BuildEnvironment) -> PublicationView | None:
    """Return what an entry shows; None if no ``.bib`` file has it any more."""
    record = academic_domain(env).store.record(node["record"])
    if record is None:
        return None
    site = settings(env.config)
    shown = Shown(record, node["me"], node.get("people", ()), node.get("files", {}))
    return make_view(shown, site.role_table, site.registry)


def _visit_list(self: HTML5Translator, node: publication_list) -> None:
    if node["numbering"] == "none":
        # WebKit forgets that a list without markers is one unless told so
        opening = self.starttag(node, "ul", CLASS="publications", role="list")
    elif node["numbering"] == "descending":
        opening = self.starttag(node, "ol", CLASS="publications", reversed="reversed")
    else:
        opening = self.starttag(node, "ol", CLASS="publications")
    self.body.append(opening)


def _visit_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append(self.starttag(node, "ul", CLASS="role-legend", role="list"))


def _depart_legend(self: HTML5Translator, node: role_legend) -> None:
    self.body.append("</ul>\n")


def _visit_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append(self.starttag(node, "li", ""))


def _depart_legend_item(self: HTML5Translator, node: legend_item) -> None:
    self.body.append("</li>\n")


def _depart_list(self: HTML5Translator, node: publication_list) -> None:
    self.body.append("</ul>\n" if node["numbering"] == "none" else "</ol>\n")


def _visit_publication(self: HTML5Translator, node: publication) -> None:
    view = publication_view(node, self.builder.env)
    if view is None:
        self.body.append(f"<li>{self.encode(node.astext())}</li>\n")
        raise nodes.SkipNode
    html = renderer(self.builder).render(
        "publication",
        entry=view,
        anchor=node["ids"][0] if node["ids"] else "",
        number=node.get("number"),
        downloads=posixpath.join(self.builder.dlpath, ""),
    )
    self.body.append(html)
    raise nodes.SkipNode


class ExpandPublications(OtherBuilders):
    """Replace each list by ordinary nodes where the builder does not write HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(publication_list)):
            items = nodes.bullet_list("", classes=["publications"])
            for entry in node.findall(publication):
                items += self._item(entry)
            node.replace_self(items)
        for legend in list(self.document.findall(role_legend)):
            lines = (nodes.line("", "", *item.children) for item in legend.findall(legend_item))
            legend.replace_self(nodes.line_block("", *lines))

    def _item(self, node: publication) -> nodes.list_item:
        view = publication_view(node, self.env)
        if view is None:
            return nodes.list_item("", nodes.paragraph("", node.astext()))
        content = publication_nodes(view, self.config.language, node.get("number"))
        target = [nodes.target("", "", ids=node["ids"])] if node["ids"] else []
        return nodes.list_item("", *target, *content)


def setup_publication_rendering(app: Sphinx) -> None:
    """Register the two nodes and their expansion."""
    add_node(app, role_legend, (_visit_legend, _depart_legend))
    add_node(app, legend_item, (_visit_legend_item, _depart_legend_item))
    add_node(app, publication_list, (_visit_list, _depart_list))
    # always left by SkipNode
    add_node(app, publication, (_visit_publication, _visit_publication))
    app.add_post_transform(ExpandPublications)
