"""Groups of a page as facts: what a CV takes from ``{service}``, ``{skills}`` and their like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes

from ..records.curriculum import Detail, Group, Section, Value
from ..records.text import RichText, join
from ..rendering.groups import (
    group,
    group_label,
    group_list,
    group_value,
    group_values,
    groups,
    value_level,
)
from ..rendering.rich import rich_text


def group_section(node: groups, title: str = "") -> Section:
    """Return the facts of a list: groups of values, or, where groups hold groups, points and points below.

    :param title: of the section
    """
    items = _items(node)
    if all(map(_is_flat, items)):
        return Section(node["kind"], title, groups=tuple(_groups(items)))
    return Section(node["kind"], title, details=tuple(map(_detail, items)))


def _items(node: nodes.Element) -> list[group]:
    """Return the groups of the lists that are children."""
    lists = (child for child in node.children if isinstance(child, group_list))
    return [item for found in lists for item in found.children if isinstance(item, group)]


def _is_flat(item: group) -> bool:
    """Tell whether a group is no more than a label and values, each of which may be a point below it."""
    return all(isinstance(child, group_label | group_values | group_list) for child in item.children) and all(
        isinstance(point[-1], group_values) and (len(point) == 1 or _level(point)) for point in _items(item)
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
    for point in _items(item):
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
    return Detail(text, (*others, *map(_detail, _items(item))))
