"""Service, skills and the like: labels and the values that belong to them, in HTML and elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..core.i18n import _
from ..rendering.nodes import OtherBuilders, id_targets, own_name, pass_through, section_body, visitors

if TYPE_CHECKING:
    from sphinx.writers.html5 import HTML5Translator

#: the full and the empty mark of a level; their shapes differ, not only their colours
FILLED, EMPTY = "●", "○"


@own_name
class groups(section_body):
    """All groups of one list: ``kind`` is the name of the directive, ``name`` its ``:name:`` or empty."""


@own_name
class group_list(nodes.General, nodes.Element):
    """A run of groups that are all ``labelled``, or all not."""


@own_name
class group(nodes.Part, nodes.Element):
    """A :class:`group_label` if it is labelled, a :class:`group_values`, lists of groups, other blocks."""


@own_name
class group_label(nodes.Part, nodes.TextElement):
    """What the values of a group have in common."""


@own_name
class group_values(nodes.Part, nodes.TextElement):
    """Values, and the characters that separate them."""


@own_name
class group_value(nodes.inline):
    """One value; of a venue, ``years`` are those of the service, shown or not."""


@own_name
class value_level(nodes.inline):
    """How well something is known: ``words``, and ``share``, what can be drawn of them, or None."""


@own_name
class full_name(nodes.inline):
    """A short name, of which ``title`` is the full one."""


@own_name
class venue_years(nodes.inline):
    """Years: ``shown`` has those and what they look like; the text is all of it."""


def years_node(years: Iterable[int], *, compact: bool) -> venue_years:
    """Return years as "’22, ’23" or as "2022, 2023"."""
    shown = [(year, f"’{year % 100:02}" if compact and 1970 <= year < 2070 else str(year)) for year in years]
    text = str(_(", ")).join(text for _year, text in shown)
    return venue_years("", text, shown=shown, classes=["service-years"])


def separator(*, strong: bool) -> nodes.Text:
    """Return what stands between values; a strong one where commas stand within them."""
    return nodes.Text(str(_("; ") if strong else _(", ")))


def _visit_groups(self: HTML5Translator, node: groups) -> None:
    """Let the lists be; the first of them takes the ids."""


def _visit_list(self: HTML5Translator, node: group_list) -> None:
    # with docutils' class for short lists, themes do not take them for descriptions of functions
    attributes: dict[str, Any] = {"classes": ["groups", "simple"]}
    if isinstance(node.parent, groups):
        attributes["classes"].append(node.parent["kind"])
        if node is node.parent[0]:
            attributes["ids"] = node.parent["ids"]
    if not node["labelled"]:
        # WebKit forgets that a list without markers is one unless it has this role
        attributes["role"] = "list"
    self.body.append(self.starttag(node, "dl" if node["labelled"] else "ul", **attributes))


def _depart_list(self: HTML5Translator, node: group_list) -> None:
    self.body.append("</dl>\n" if node["labelled"] else "</ul>\n")


def _visit_group(self: HTML5Translator, node: group) -> None:
    self.body.append(self.starttag(node, "div" if node.parent["labelled"] else "li", "", CLASS="group-item"))


def _depart_group(self: HTML5Translator, node: group) -> None:
    self.body.append("</dd></div>\n" if node.parent["labelled"] else "</li>\n")


def _visit_label(self: HTML5Translator, node: group_label) -> None:
    self.body.append(self.starttag(node, "dt", ""))


def _depart_label(self: HTML5Translator, node: group_label) -> None:
    # closed with the group, for all that is left of it is the value of the label
    self.body.append("</dt>\n<dd>")


def _visit_span(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append(self.starttag(node, "span", ""))


def _depart_span(self: HTML5Translator, node: nodes.Element) -> None:
    self.body.append("</span>")


def _depart_level(self: HTML5Translator, node: value_level) -> None:
    self.body.append("</span>")
    if share := node["share"]:
        marks = FILLED * share.filled + EMPTY * (share.total - share.filled)
        self.body.append(f' <span class="level-dots" aria-hidden="true">{marks}</span>')


def _visit_full_name(self: HTML5Translator, node: full_name) -> None:
    self.body.append(self.starttag(node, "abbr", "", title=node["title"]))


def _depart_full_name(self: HTML5Translator, node: full_name) -> None:
    self.body.append("</abbr>")


def _visit_years(self: HTML5Translator, node: venue_years) -> None:
    times = (f'<time datetime="{year:04}">{self.encode(text)}</time>' for year, text in node["shown"])
    inner = self.encode(str(_(", "))).join(times)
    self.body.append(f"{self.starttag(node, 'span', '')}{inner}</span>")
    raise nodes.SkipNode


class ExpandGroups(OtherBuilders):
    """Replace groups by bullet lists whose items open with the label, except in HTML."""

    def run(self, **kwargs: Any) -> None:
        """Replace the lists."""
        for node in list(self.document.findall(groups)):
            items = [item for found in node.children for item in self._items(found)]
            node.replace_self([*id_targets(node), nodes.bullet_list("", *items, classes=[node["kind"]])])

    def _items(self, found: Any) -> Iterator[nodes.list_item]:
        for item in found.children:
            yield nodes.list_item("", *self._blocks(item))

    def _blocks(self, item: group) -> Iterator[nodes.Node]:
        line = nodes.paragraph()
        others: list[nodes.Node] = []
        for child in item.children:
            if isinstance(child, group_label):
                line += nodes.strong("", "", *child.children)
            elif isinstance(child, group_values):
                line += [nodes.Text(": "), *child.children] if line.children else child.children
            elif isinstance(child, group_list):
                others.append(nodes.bullet_list("", *self._items(child)))
            else:
                others.append(child)
        yield from (line, *others) if line.children else others


#: what builders make of the nodes
NODES = {
    groups: visitors((_visit_groups, pass_through)),
    group_list: visitors((_visit_list, _depart_list)),
    group: visitors((_visit_group, _depart_group)),
    group_label: visitors((_visit_label, _depart_label)),
    group_values: visitors((pass_through, pass_through)),
    group_value: visitors((_visit_span, _depart_span)),
    value_level: visitors((_visit_span, _depart_level)),
    full_name: visitors((_visit_full_name, _depart_full_name)),
    # always left by SkipNode
    venue_years: visitors((_visit_years, _visit_years)),
}
