"""What kind of news an item is: its word and its icon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes
from markupsafe import Markup

from ..core.i18n import _
from ..publications.sentences import SENTENCE
from ..rendering.html import renderer
from ..rendering.nodes import is_embedded

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: the categories that have a word in every language and an icon, in the order in which they are offered
CATEGORIES = {
    "accepted": _("Accepted"),
    "published": _("Published"),
    "preprint": _("Preprint"),
    "award": _("Award"),
    "grant": _("Grant"),
    "talk": _("Talk"),
    "event": _("Event"),
    "release": _("Release"),
    "position": _("Position"),
    "teaching": _("Teaching"),
    "service": _("Service"),
    "media": _("Media"),
}

#: what a sentence about a paper says -> the category of an item that has it
_BY_SENTENCE = {
    "accepted": "accepted",
    "published": "published",
    "available": "preprint",
    "award": "award",
    "presentation": "award",
}


def category_of(item: nodes.Element) -> str:
    """Return the category that content implies: a sentence about a paper, or the badge of an award."""
    inlines = list(item.findall(nodes.inline))
    sentences = (node["form"] for node in inlines if SENTENCE in node["classes"])
    if form := next(sentences, ""):
        return _BY_SENTENCE[form]
    return "award" if any("badge-award" in node["classes"] for node in inlines) else ""


def in_order(categories: Iterable[str]) -> list[str]:
    """Return categories in the order in which they are offered: those that are known, then others."""
    ranks = {category: rank for rank, category in enumerate(CATEGORIES)}
    return sorted(set(categories), key=lambda category: (ranks.get(category, len(ranks)), category))


def category_label(category: str) -> str:
    """Return the word for a category in the site's language; one that is not known stands for itself."""
    known = CATEGORIES.get(category)
    return str(known) if known is not None else category[:1].upper() + category[1:]


def category_slug(category: str) -> str:
    """Return the second half of the class of an item by its category."""
    return re.sub(r"[\W_]+", "-", category).strip("-") or "other"


def category_html(builder: Builder, category: str) -> Markup:
    """Return the icon of a category and its word for a screen reader; nothing in an e-book.

    A site's own ``academic/icons/news-<slug>.svg`` below its ``templates_path`` comes first.
    """
    # an EPUB has to announce each file that holds SVG, which Sphinx does not
    if is_embedded(builder):
        return Markup("")
    template = renderer(builder).template("news-category")
    return Markup(template.render(slug=category_slug(category), label=category_label(category)))
