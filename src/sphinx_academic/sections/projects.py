"""``{projects}``: a dated section whose repositories say how many people like them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.i18n import _, language_of_words
from ..rendering.dates import locale_of
from .dated import DatedDirective
from .dated_nodes import dated_item
from .item_parts import PART
from .metrics import metrics

if TYPE_CHECKING:
    from .metrics_file import Figures


class ProjectsDirective(DatedDirective):
    """Show projects; behind each that leads to a repository stand the figures of ``academic_metrics``."""

    def show(self) -> list[nodes.Node]:
        """Return the list; nothing is added where there are no figures."""
        content = super().show()
        found = metrics(self.env)
        for item in [item for node in content for item in node.findall(dated_item)]:
            known = map(found.repository, _addresses(item))
            if item.children and (figures := next(filter(None, known), None)):
                self._add(item, figures)
        return content

    def _add(self, item: dated_item, figures: Figures) -> None:
        line = item[0]
        if not isinstance(line, nodes.paragraph):
            return
        described = any(f"{PART}note" in part["classes"] for part in line.findall(nodes.inline))
        description = figures.texts.get("description")
        added: list[nodes.Node] = []
        if description and not described:
            added += [nodes.Text(": "), nodes.inline("", description, classes=[f"{PART}note"])]
        if words := list(self._words(figures)):
            added += [
                nodes.Text(" "),
                nodes.inline("", f"({' · '.join(words)})", classes=["repository-figures"]),
            ]
        line += added
        # a translation takes the place of the line
        item["figures"] = added
        if "stars" in figures.numbers:
            item["sources"] = [(figures.source, figures.date)]

    def _words(self, figures: Figures) -> Iterator[str]:
        if language := figures.texts.get("language"):
            yield language
        if stars := figures.numbers.get("stars"):
            # imported where there are figures
            from babel.numbers import format_decimal

            number = format_decimal(stars, locale=locale_of(language_of_words(self.config.language)))
            yield str(_("1 star")) if stars == 1 else str(_("%s stars")) % number


def _addresses(item: dated_item) -> Iterator[str]:
    """Yield where an item may have its repository: where its title leads, and then its other links."""
    if item["url"]:
        yield item["url"]
    yield from (link["refuri"] for link in item.findall(nodes.reference) if "refuri" in link)
