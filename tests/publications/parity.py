"""What it means that HTML and the nodes of every other builder say the same text."""

from __future__ import annotations

from bs4 import Tag
from docutils import nodes

from sphinx_academic.rendering.nodes import formula


def html_text(entry: Tag) -> str:
    """Return what an entry says to the eye, without white space, formulas and what unfolds at a click.

    Takes the entry apart.
    """
    for element in entry.select(".visually-hidden, math, code.math, details"):
        element.decompose()
    return squeezed(entry.get_text())


def node_text(content: list[nodes.Element]) -> str:
    """Return the same of an entry's nodes."""
    container = nodes.container("", *content)
    for node in list(container.findall(_is_formula)):
        node.parent.remove(node)
    return squeezed(container.astext())


def _is_formula(node: nodes.Node) -> bool:
    return isinstance(node, formula) or (isinstance(node, nodes.literal) and "math" in node["classes"])


def squeezed(text: str) -> str:
    return "".join(text.split())
