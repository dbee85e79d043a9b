"""Links in our items that lead nowhere yet: ``[paper]()``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docutils import nodes

from ..core.i18n import _
from ..rendering.inline import is_link

#: addresses of nothing but the page on which they stand
_NOWHERE = frozenset({"", "#"})
#: kinds of references of which MyST makes one for an address that it does not know
_OF_ADDRESSES = frozenset({"myst", "any"})

#: what a link says whose field is empty; ``{label}`` is that of its kind
SOON = _("{label} (coming soon)")


def without_empty_links(
    content: Sequence[nodes.Node], *, soon: bool
) -> tuple[list[nodes.Node], list[nodes.Element]]:
    """Return nodes in which each link without an address is its text, and the links that were.

    :param soon: say of each that it is coming soon
    """
    found = [link for node in content for link in _empty_links(node)]
    texts = {id(link): _text(link, soon=soon) for link in found}
    # a link at the top has no place of its own in a tree yet
    kept: list[nodes.Node] = [made for node in content for made in texts.get(id(node), [node])]
    top = {id(node) for node in content}
    for link in found:
        if id(link) not in top:
            link.parent.replace(link, texts[id(link)])
    return kept, found


def _empty_links(node: nodes.Node) -> Iterator[nodes.Element]:
    for link in list(node.findall(is_link)):
        assert isinstance(link, nodes.Element)
        if _leads_nowhere(link):
            yield link


def _leads_nowhere(link: nodes.Element) -> bool:
    if "refuri" in link:
        return str(link["refuri"]).strip() in _NOWHERE
    return link.get("reftype") in _OF_ADDRESSES and str(link.get("reftarget", "")).strip() in _NOWHERE


def _text(link: nodes.Element, *, soon: bool) -> list[Any]:
    children = [
        child
        for node in link.children
        for child in (
            node.children if isinstance(node, nodes.inline) and "xref" in node["classes"] else [node]
        )
    ]
    if not soon:
        return children
    before, _, after = str(SOON).partition("{label}")
    texts = [nodes.Text(before), *children, nodes.Text(after)]
    # a node is true even if it is an empty text
    return [text for text in texts if not isinstance(text, nodes.Text) or text.astext()]
