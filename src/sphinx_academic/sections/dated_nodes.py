"""News and dated sections on the page: one list of dated items, its HTML, and its expansion elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..core.i18n import _, language_of_words
from ..publications.sentences import SENTENCE
from ..rendering.dates import format_date, format_day, format_span, span_pieces
from ..rendering.inline import opening
from ..rendering.nodes import OtherBuilders, is_embedded, own_name, section_body, visitors
from .categories import category_html, category_slug
from .item_parts import PART

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

    from ..model.dates import Date
    from ..model.datespans import Span


@own_name
class dated_list(section_body):
    """A run of dated items and groups of them.

    News may have a ``layout``, be ``compact``, and stand below their ``year``.
    """


@own_name
class dated_item(nodes.General, nodes.Element):
    """One item.

    ``span`` is a :class:`~sphinx_academic.model.datespans.Span` or None, ``url`` the address of a page
    about it, ``category`` a word for its kind or an empty text; the children are its text, in which inline
    nodes of the classes ``item-…`` are its parts.  With figures of ``academic_metrics``, ``sources`` has
    pairs of who counted and when.
    """


@own_name
class dated_group(nodes.General, nodes.Element):
    """A label and the list of its items, such as an employer and the terms of teaching there."""


@own_name
class dated_label(nodes.Part, nodes.TextElement):
    """What a group has in common."""


def language_of(item: dated_item, language: str) -> str:
    """Return the language of an item: that of our words where a sentence of ours stands in it.

    :param language: Sphinx's ``language``
    """
    words = language_of_words(language)
    if words == language or not any(SENTENCE in part["classes"] for part in item.findall(nodes.inline)):
        return language
    return words


def _visit_list(self: HTML5Translator, node: dated_list) -> None:
    classes = ["dated", node["kind"]]
    if not any(item["span"] for item in node.findall(dated_item)):
        classes.append("is-undated")
    if layout := node.get("layout"):
        classes.append(f"news-{layout}")
    classes += [f"is-{name}" for name in ("compact", "by-year") if node.get(name.removeprefix("by-"))]
    if node["kind"] == "news" and any(item["category"] for item in node.findall(dated_item)):
        # the icons are not in e-books, nor is the room for them
        classes += [] if is_embedded(self.builder) else ["has-categories"]
    for before, item in pairwise(node.children):
        if isinstance(item, dated_item) and isinstance(before, dated_item):
            item["repeats"] = before["span"] == item["span"]
    # WebKit forgets that a list without markers is one unless it has this role
    self.body.append(self.starttag(node, "ul", classes=classes, role="list"))


def _depart_list(self: HTML5Translator, node: dated_list) -> None:
    self.body.append("</ul>\n")
    if sources := sources_of_items(node, self.config.language):
        self.body.append(f'<p class="dated-sources">{self.encode(sources)}</p>\n')


def sources_of_items(node: dated_list, language: str) -> str:
    """Return who counted what the items of a list say in figures, and when."""
    pairs: dict[tuple[str, Date], None] = {}
    for item in node.findall(dated_item):
        pairs |= dict.fromkeys(item.get("sources", ()))
    words = language_of_words(language)
    sources = "; ".join(f"{source}, {format_date(date, words)}" for source, date in pairs)
    return str(_("Figures: %s")) % sources if sources else ""


def _visit_item(self: HTML5Translator, node: dated_item) -> None:
    classes = ["dated-item"]
    attributes: dict[str, Any] = {"data-choice": node["choice"]} if "choice" in node else {}
    kind = node.parent["kind"] if isinstance(node.parent, dated_list) else ""
    if kind:
        classes.append(f"{kind}-item")
    has_category = kind == "news" and node["category"]
    if has_category:
        classes.append(f"category-{category_slug(node['category'])}")
    if (language := language_of(node, self.config.language)) != self.config.language:
        attributes["lang"] = language
    self.body.append(self.starttag(node, "li", classes=classes, **attributes))
    if node["span"]:
        self.body.append(_date_html(self, node) + "\n")
    if has_category:
        self.body.append(category_html(self.builder, node["category"]) + "\n")
    self.body.append('<div class="dated-body">\n')


def _depart_item(self: HTML5Translator, node: dated_item) -> None:
    self.body.append("</div>\n</li>\n")


def _date_html(self: HTML5Translator, node: dated_item) -> str:
    """Return a ``time`` for one date; for a range a ``span`` that holds two."""
    # the same date as that of the item before is hidden from the eye
    classes = ["dated-date", "is-repeated"] if node.get("repeats") else ["dated-date"]
    language = language_of(node, self.config.language)
    pieces = list(span_pieces(node["span"], language))
    if isinstance(node.parent, dated_list) and node.parent.get("year") and _is_plain(node["span"]):
        # the year stands above
        pieces = [pieces[0]._replace(text=format_day(node["span"].start, language))]
    if len(pieces) == 1:
        return _time(self, *pieces[0], classes)
    inner = "".join(_time(self, *piece) if piece.datetime else self.encode(piece.text) for piece in pieces)
    return f"{self.starttag(nodes.inline(), 'span', '', classes=classes)}{inner}</span>"


def _is_plain(span: Span) -> bool:
    """Return whether a span is one date and nothing else."""
    return not (span.end or span.ongoing or span.term or span.remark)


def _time(self: HTML5Translator, text: str, datetime: str, classes: list[str] | None = None) -> str:
    tag = self.starttag(nodes.inline(), "time", "", datetime=datetime, classes=classes or [])
    return f"{tag}{self.encode(text)}</time>"


def _visit_group(self: HTML5Translator, node: dated_group) -> None:
    self.body.append(self.starttag(node, "li", CLASS="dated-group"))


def _depart_group(self: HTML5Translator, node: dated_group) -> None:
    self.body.append("</li>\n")


def _visit_label(self: HTML5Translator, node: dated_label) -> None:
    self.body.append(self.starttag(node, "p", "", CLASS="dated-label"))


def _depart_label(self: HTML5Translator, node: dated_label) -> None:
    self.body.append("</p>\n")


class ExpandDated(OtherBuilders):
    """Replace dated lists by bullet lists whose items open with the date, except in HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(dated_list)):
            if not isinstance(node.parent, dated_group):
                sources = sources_of_items(node, self.config.language)
                node.replace_self([self._list(node), *([nodes.paragraph("", sources)] if sources else [])])

    def _list(self, node: dated_list) -> nodes.bullet_list:
        return nodes.bullet_list("", *map(self._child, node.children), classes=[node["kind"]])

    def _child(self, node: Any) -> nodes.list_item:
        if isinstance(node, dated_group):
            label, items = node.children
            assert isinstance(items, dated_list)
            return nodes.list_item("", nodes.paragraph("", "", *label.children), self._list(items))
        first, others = opening(node.children)
        titles = [part for part in first.findall(nodes.inline) if f"{PART}title" in part["classes"]]
        paragraph = nodes.paragraph("", "", *self._opening(node, bool(titles)), *first.children)
        for title in titles:
            title.replace_self(nodes.strong("", "", *title.children))
        return nodes.list_item("", paragraph, *others)

    def _opening(self, node: dated_item, has_title: bool) -> Iterator[nodes.Node]:
        if node["ids"]:
            yield nodes.target("", "", ids=node["ids"])
        span: Span | None = node["span"]
        if span:
            # only one thing of a line stands out
            kind = nodes.emphasis if has_title else nodes.strong
            yield kind("", format_span(span, language_of(node, self.config.language)))
            yield nodes.Text(" ")


#: what builders make of the nodes
NODES = {
    dated_list: visitors((_visit_list, _depart_list)),
    dated_item: visitors((_visit_item, _depart_item)),
    dated_group: visitors((_visit_group, _depart_group)),
    dated_label: visitors((_visit_label, _depart_label)),
}
