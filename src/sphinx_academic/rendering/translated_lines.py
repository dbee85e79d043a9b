"""What translators are given of lines that are shown in pieces, such as a title, a place and a level.

Sphinx translates paragraphs while a page is read.  A :class:`translated_source` keeps those that a line was
made of, unseen; if one has been translated, the line is made again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx.addnodes import translatable
from sphinx.transforms import SphinxTransform

from .nodes import collects_texts, own_name, pass_through, visitors


@own_name
class translated_source(nodes.Invisible, nodes.Element):
    """Paragraphs as written; ``refill``, called with this node, makes the line again from them."""


class translatable_texts(translatable):
    """A node with texts that are no nodes: ``messages`` has them, ``translations`` what Sphinx has found."""

    attributes: dict[str, Any]

    def preserve_original_messages(self) -> None:
        """Keep the texts, which translations do not replace."""

    def apply_translated_message(self, original_message: str, translated_message: str) -> None:
        """Keep a translation."""
        self.attributes.setdefault("translations", {})[original_message] = translated_message

    def extract_original_messages(self) -> Sequence[str]:
        """Return the texts."""
        return tuple(self.attributes.get("messages", ()))


def messages_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts to translate, each once."""
    return tuple(dict.fromkeys(filter(None, texts)))


def source_of(paragraphs: list[Any], refill: Any) -> translated_source:
    """Return a node that keeps copies of paragraphs, or of fields with paragraphs."""
    return translated_source("", *(found.deepcopy() for found in paragraphs), refill=refill)


class RefillTranslated(SphinxTransform):
    """Make lines again from what has been translated."""

    # after Sphinx's, which puts translations in the place of paragraphs
    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        """Call what makes lines; only translators see the sources any longer."""
        sources = list(self.document.findall(translated_source))
        kept = bool(sources) and collects_texts(self.document)
        for source in sources:
            refill = source.attributes.pop("refill")
            if any(node.get("translated") for node in source.findall(nodes.Element)):
                refill(source)
            if not kept:
                source.parent.remove(source)


def _skip(self: Any, node: nodes.Element) -> None:
    raise nodes.SkipNode


#: what builders make of the nodes
NODES = {
    translated_source: visitors((_skip, pass_through), (_skip, pass_through)),
}
