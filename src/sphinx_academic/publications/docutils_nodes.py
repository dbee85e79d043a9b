"""The same content as ordinary docutils nodes, for every builder that is not HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docutils import nodes

from ..core.i18n import _
from ..model.foreign import ForeignName
from ..model.languages import comma
from ..model.roles import Role
from ..model.text import Block, Foreign, Link, Math, RichText, Style
from ..model.text import blocks as text_blocks
from ..model.urls import safe_url
from ..rendering.dates import format_dates
from ..rendering.nodes import badge, foreign, formula, role_mark
from .records import AuthorView, Badge, LinkView, PublicationView, VenueBadge

_STYLES: dict[Style, type[nodes.TextElement]] = {
    Style.EMPHASIS: nodes.emphasis,
    Style.STRONG: nodes.strong,
    Style.CODE: nodes.literal,
    Style.SMALL_CAPS: nodes.inline,
    Style.SUPERSCRIPT: nodes.superscript,
    Style.SUBSCRIPT: nodes.subscript,
}


def rich_nodes(text: RichText) -> list[nodes.Node]:
    """Turn rich text into inline nodes; an unsafe link keeps only its text."""
    return [node for inline in text for node in _inline_nodes(inline)]


def unlinked_nodes(text: RichText) -> list[nodes.Node]:
    """Turn rich text into inline nodes without links, for a place that is a link itself."""
    return [
        node
        for inline in text
        for node in (unlinked_nodes(inline.children) if isinstance(inline, Link) else _inline_nodes(inline))
    ]


def _inline_nodes(inline: Any) -> list[nodes.Node]:
    if isinstance(inline, str):
        return [nodes.Text(inline)]
    if isinstance(inline, Math):
        # imported where there is a formula
        from ..model.formula_text import formula_text
        from ..model.mathml import is_readable

        if is_readable(inline.source):
            text = formula_text(inline.source)
            return [formula(text, text, source=inline.source)]
        return [nodes.literal(inline.source, inline.source, classes=["math"])]
    children = rich_nodes(inline.children)
    if isinstance(inline, Link):
        url = safe_url(inline.href)
        return [nodes.reference("", "", *children, refuri=url)] if url else children
    if isinstance(inline, Foreign):
        return [foreign("", "", *children, language=inline.language, direction=inline.direction)]
    return [_STYLES[inline.style]("", "", *children)]


def mark_node(role: Role) -> role_mark:
    """Return the mark of a role as it stands at a name."""
    return role_mark("", role.symbol, classes=["author-role", f"role-{role.id}"], label=str(_(role.label)))


def legend_nodes(role: Role) -> list[nodes.Node]:
    """Return one line of the legend: the mark and what it means."""
    symbol = nodes.inline("", role.symbol, classes=["author-role", f"role-{role.id}"])
    return [symbol, nodes.Text(f" {_(role.label)}")]


def badge_node(item: Badge) -> badge:
    """Return a badge of an entry."""
    return badge("", item.text, classes=["badge", f"badge-{item.kind}"])


def venue_badge_node(item: VenueBadge) -> badge:
    """Return the badge of a venue, which leads to its page."""
    text = nodes.reference("", item.text, refuri=item.url) if item.url else nodes.Text(item.text)
    return badge("", "", text, classes=["badge", f"badge-{item.kind}", *item.classes])


def shown_number(number: int | str | None) -> str:
    """Return a number as it stands before an entry; one by kind has brackets."""
    return f"{number}." if isinstance(number, int) else number or ""


def publication_nodes(view: PublicationView, language: str, number: int | str | None) -> list[nodes.Element]:
    """Return the paragraphs of one entry: title, authors, venue, links.

    :param number: shown before the title where the list is numbered
    """
    before = [] if number is None else [nodes.Text(f"{shown_number(number)} ")]
    if view.citation:
        return [nodes.paragraph("", "", *before, *rich_nodes(view.citation), *_count_nodes(view, [" "]))]
    title = nodes.strong("", "", *rich_nodes(view.title))
    lines: list[list[nodes.Node]] = [[*before, title]]
    if view.authors:
        lines.append(
            [
                *separated_nodes(map(_author_nodes, view.authors), f"{comma(language)} "),
                nodes.Text(view.authors_end),
            ]
        )
    if venue := _venue_nodes(view, language):
        lines.append(venue)
    if view.links:
        lines.append(separated_nodes(map(_link_nodes, view.links), " "))
    blocks: list[nodes.Element] = [nodes.line_block("", *(nodes.line("", "", *line) for line in lines))]
    blocks += map(_block_node, text_blocks(view.abstract))
    blocks += (nodes.paragraph("", f"{name}: ", *rich_nodes(text)) for name, text in view.cite)
    if view.bibtex:
        blocks.append(nodes.literal_block(view.bibtex, view.bibtex, language="bibtex"))
    return blocks


def _block_node(block: Block) -> nodes.Element:
    if not block.is_list:
        return nodes.paragraph("", "", *rich_nodes(block.texts[0]))
    items = (nodes.paragraph("", "", *rich_nodes(text)) for text in block.texts)
    return nodes.bullet_list("", *(nodes.list_item("", item) for item in items), bullet="-")


def name_node(name: str) -> nodes.Node:
    """Return a name, marked if it is foreign to the page."""
    if isinstance(name, ForeignName) and name.pair:
        first, second = map(name_node, name.pair)
        return nodes.inline("", "", first, nodes.Text(" ("), second, nodes.Text(")"))
    if isinstance(name, ForeignName):
        return foreign("", str(name), language=name.language, direction=name.direction)
    return nodes.Text(name)


def _author_nodes(author: AuthorView) -> list[nodes.Node]:
    name = name_node(author.name)
    if author.url:
        name = nodes.reference("", "", name, refuri=author.url)
    if author.is_me:
        name = nodes.strong("", "", name)
    return [name, *map(mark_node, author.marks)]


def _venue_nodes(view: PublicationView, language: str) -> list[nodes.Node]:
    pieces: list[nodes.Node] = []
    if view.venue_badge:
        pieces += [venue_badge_node(view.venue_badge), nodes.Text(" ")]
    pieces += rich_nodes(view.venue)
    if view.venue and view.date:
        pieces.append(nodes.Text(f"{comma(language)} "))
    if view.date:
        pieces.append(nodes.Text(format_dates(view.date, view.date_end, language)))
    if view.note:
        pieces += [nodes.Text(". " if view.venue or view.date else ""), *rich_nodes(view.note)]
    for item in view.badges:
        pieces += [nodes.Text(" "), badge_node(item)]
    return [*pieces, *_count_nodes(view, pieces)]


def _count_nodes(view: PublicationView, before: Sequence[object]) -> Iterator[nodes.Node]:
    """Yield what others count, with who counts, and when."""
    for place, count in enumerate(view.counts):
        if before or place:
            yield nodes.Text(" ")
        yield badge_node(Badge(f"{count.text} ({count.source})", count.kind))


def _link_nodes(link: LinkView) -> list[nodes.Node]:
    # a file beside the pages has no address outside HTML, and what is still to come has none at all
    if link.download or not link.url:
        return [nodes.Text(link.label)]
    return [nodes.reference("", link.label, refuri=link.url)]


def separated_nodes(groups: Iterable[list[nodes.Node]], separator: str) -> list[nodes.Node]:
    """Chain groups of nodes with a text between each two."""
    chained: list[nodes.Node] = []
    for group in groups:
        if chained:
            chained.append(nodes.Text(separator))
        chained += group
    return chained
