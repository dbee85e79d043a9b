"""The sections of a CV as facts, from which its files are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from docutils import nodes

from ..directive import GROUP_HEADING
from ..domain import academic_domain
from ..records.curriculum import Detail, Item, Paper, Section
from ..records.parts import PARTS
from ..records.text import Link, RichText
from ..rendering.cv import cv_part
from ..rendering.dated import PART, dated_group, dated_item, dated_list
from ..rendering.groups import groups
from ..rendering.inlines import opening
from ..rendering.nodes import publication_list, role_legend, section_body
from ..rendering.publications import numbers
from ..rendering.rich import Address, rich_text
from .group_facts import group_section

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def section_record(part: cv_part, env: BuildEnvironment, address: Address) -> Section:
    """Return the facts of a section.

    :param part: with its references resolved
    :param address: gives the absolute address of a link, or None where it has none
    """
    store = academic_domain(env).store
    facts = Section(part["name"], part["title"])
    for node in part.children:
        if isinstance(node, section_body):
            facts = replace(facts, kind=node["kind"])
        if isinstance(node, dated_list):
            facts = replace(facts, items=(*facts.items, *_items(node, (), address)))
        elif isinstance(node, publication_list):
            papers = (
                Paper(store.record(listed.record), listed.me, number, node["headings"])
                for listed, number in zip(node["entries"], numbers(node), strict=False)
            )
            facts = replace(facts, papers=(*facts.papers, *papers))
        elif isinstance(node, groups):
            found = group_section(node)
            facts = replace(
                facts, groups=(*facts.groups, *found.groups), details=(*facts.details, *found.details)
            )
        elif not (isinstance(node, role_legend) or _is_group_heading(node)):
            facts = replace(facts, details=(*facts.details, *_details([node], address)))
    return facts


def _is_group_heading(node: nodes.Node) -> bool:
    return isinstance(node, nodes.rubric) and GROUP_HEADING in node["classes"]


def _items(found: dated_list, group: RichText, address: Address) -> Iterator[Item]:
    for node in found.children:
        if isinstance(node, dated_group):
            label, inner = node.children
            assert isinstance(inner, dated_list)
            yield from _items(inner, rich_text(label.children, address), address)
        elif isinstance(node, dated_item):
            yield _item(node, group, address)


def _item(node: dated_item, group: RichText, address: Address) -> Item:
    line, blocks = opening(node.children)
    parts = {
        name: rich_text(inline.children, address)
        for inline in line.findall(nodes.inline)
        for name in PARTS
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
