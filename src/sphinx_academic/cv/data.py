"""The data of the sections of a CV, from which its files are made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..authoring.directive import GROUP_HEADING
from ..core.domain import academic_domain
from ..metrics.plot_nodes import metrics_plot, shown_value
from ..model.text import Link, RichText, join
from ..publications.docutils_nodes import shown_number
from ..publications.nodes import numbers
from ..rendering.inline import Address, opening, rich_text
from ..rendering.nodes import publication_list, role_legend, section_body
from ..sections.dated_nodes import dated_group, dated_item, dated_list, sources_of_items
from ..sections.group_nodes import (
    group,
    group_label,
    group_list,
    group_value,
    group_values,
    groups,
    value_level,
)
from ..sections.item_parts import PART
from ..sections.registration import section_kinds
from .person_pages import SELECTED, cv_part
from .records import Detail, Group, Item, Paper, Section, Selected, Table, Value

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def group_section(node: groups, title: str = "") -> Section:
    """Return the data of a list: groups of values, or, where groups hold groups, points and points below.

    :param title: of the section
    """
    items = _group_items(node)
    if all(map(_is_flat, items)):
        return Section(node["kind"], title, groups=tuple(_groups(items)))
    return Section(node["kind"], title, details=tuple(map(_detail, items)))


def _group_items(node: nodes.Element) -> list[group]:
    """Return the groups of the lists that are children."""
    return [item for child in node.children for item in child.children if isinstance(item, group)]


def _is_flat(item: group) -> bool:
    """Return whether a group is no more than a label and values, each of which may be a point below it."""
    return all(isinstance(child, group_label | group_values | group_list) for child in item.children) and all(
        isinstance(point[-1], group_values) and (len(point) == 1 or _level(point))
        for point in _group_items(item)
    )


def _level(item: group) -> str:
    """Return how well the label of a group is known, if that is all that it says."""
    values = list(item.findall(group_value))
    only = values[0].children if len(values) == 1 else []
    return only[0]["words"] if len(only) == 1 and isinstance(only[0], value_level) else ""


def _groups(items: list[group]) -> Iterator[Group]:
    """Yield groups; neighbours that have no label are one."""
    loose: list[Value] = []
    for item in items:
        label = _label(item)
        if not label or _level(item):
            loose += _values(item)
            continue
        if loose:
            yield Group((), tuple(loose))
            loose = []
        yield Group(label, tuple(_values(item)))
    if loose:
        yield Group((), tuple(loose))


def _label(item: group) -> RichText:
    return rich_text(item[0].children) if item.children and isinstance(item[0], group_label) else ()


def _values(item: group) -> Iterator[Value]:
    if level := _level(item):
        yield Value(_label(item), level)
        return
    for child in item.children:
        if isinstance(child, group_values):
            yield from map(_value, child.findall(group_value))
    for point in _group_items(item):
        yield from _values(point)


def _value(node: Any) -> Value:
    level = node[-1] if isinstance(node[-1], value_level) else None
    # without the space between them
    shown = node.children[:-2] if level else node.children
    return Value(rich_text(shown), level["words"] if level else "")


def _detail(item: group) -> Detail:
    label = _label(item)
    values = [rich_text(child.children) for child in item.children if isinstance(child, group_values)]
    colon = [": "] if label and values else []
    others = [
        Detail(rich_text([child]))
        for child in item.children
        if not isinstance(child, group_label | group_values | group_list)
    ]
    text = join([*label, *colon, *(inline for value in values for inline in value)])
    return Detail(text, (*others, *map(_detail, _group_items(item))))


def section_record(part: cv_part, env: BuildEnvironment, address: Address) -> Section:
    """Return the data of a section.

    :param part: with its references resolved
    :param address: gives the absolute address of a link, or None where it has none
    """
    store, kinds = academic_domain(env).store, section_kinds(env.config)
    section = Section(part["name"], part["title"])
    for node in part.children:
        if isinstance(node, section_body):
            section = replace(section, kind=node["kind"])
        if isinstance(node, dated_list):
            names = kinds[node["kind"]].known_parts if node["kind"] in kinds else ()
            items = (*section.items, *_items(node, (), names, address))
            said = sources_of_items(node, env.config.language)
            section = replace(section, items=items, sources=" ".join(filter(None, (section.sources, said))))
        elif isinstance(node, publication_list):
            papers = (
                Paper(store.record(listed.record), listed.me, shown_number(number), node["headings"])
                for listed, number in zip(node["entries"], numbers(node), strict=False)
            )
            section = replace(section, papers=(*section.papers, *papers))
        elif isinstance(node, metrics_plot):
            section = replace(section, tables=(*section.tables, _table(node, env.config.language)))
        elif isinstance(node, groups):
            found = group_section(node)
            section = replace(
                section, groups=(*section.groups, *found.groups), details=(*section.details, *found.details)
            )
        elif isinstance(node, nodes.paragraph) and SELECTED in node["classes"]:
            links = node.findall(nodes.reference)
            url = next(filter(None, map(address, links)), "")
            section = replace(section, selected=Selected(node["total"], url))
        elif not (isinstance(node, role_legend) or _is_group_heading(node)):
            section = replace(section, details=(*section.details, *_details([node], address)))
    return section


def _table(node: metrics_plot, language: str) -> Table:
    """Return what a plot shows, as a table."""
    plot = node["plot"]
    rows = tuple((row.label, *(shown_value(value, language) for value in row.values)) for row in plot.rows)
    return Table(plot.title, (plot.of, *plot.series), rows, plot.source)


def _is_group_heading(node: nodes.Node) -> bool:
    return isinstance(node, nodes.rubric) and GROUP_HEADING in node["classes"]


def _items(found: dated_list, group: RichText, names: Collection[str], address: Address) -> Iterator[Item]:
    for node in found.children:
        if isinstance(node, dated_group):
            label, inner = node.children
            assert isinstance(inner, dated_list)
            yield from _items(inner, rich_text(label.children, address), names, address)
        elif isinstance(node, dated_item):
            yield _item(node, group, names, address)


def _item(node: dated_item, group: RichText, names: Collection[str], address: Address) -> Item:
    line, blocks = opening(node.children)
    parts = {
        name: rich_text(inline.children, address)
        for inline in line.findall(nodes.inline)
        for name in names
        if f"{PART}{name}" in inline["classes"]
    }
    summary = list(takewhile(lambda block: isinstance(block, nodes.paragraph), blocks))
    return Item(
        node["span"],
        rich_text(line.children, address),
        parts,
        node["url"] or _first_address(parts.get("title", ())),
        group,
        tuple(_details(blocks[len(summary) :], address)),
        rich_text(summary, address),
    )


def _first_address(text: RichText) -> str:
    return next((inline.href for inline in text if isinstance(inline, Link)), "")


def _details(blocks: Iterable[nodes.Node], address: Address) -> Iterator[Detail]:
    """Yield the points of some blocks; what is no list is a point of its own."""
    for block in blocks:
        if isinstance(block, nodes.bullet_list | nodes.enumerated_list):
            for bullet in block.children:
                first, *others = bullet.children or [nodes.paragraph()]
                yield Detail(rich_text([first], address), tuple(_details(others, address)))
        elif text := rich_text([block], address):
            yield Detail(text)
