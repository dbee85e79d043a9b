"""``{projects}``: a dated section whose repositories say how many people like them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.metrics import metrics
from ..publications.counts import count_text
from .dated import DatedDirective
from .dated_nodes import dated_item
from .item_parts import PART

if TYPE_CHECKING:
    from ..model.figures import Counted, Figures


class ProjectsDirective(DatedDirective):
    """Show projects; behind each that leads to a repository stand the figures of ``academic_metrics``."""

    def show(self) -> list[nodes.Node]:
        """Return the list; nothing is added where there are no figures."""
        content = super().show()
        found = metrics(self.env)
        for item in [item for node in content for item in node.findall(dated_item)]:
            addresses = list(_addresses(item))
            figures = next(filter(None, map(found.repository, addresses)), None)
            if item.children and figures:
                self._add(item, figures, found.count_of_repositories(addresses, "downloads"))
        return content

    def _add(self, item: dated_item, figures: Figures, downloads: Counted | None) -> None:
        line = item[0]
        if not isinstance(line, nodes.paragraph):
            return
        described = any(f"{PART}note" in part["classes"] for part in line.findall(nodes.inline))
        description = figures.texts.get("description")
        added: list[nodes.Node] = []
        if description and not described:
            added += [nodes.Text(": "), nodes.inline("", description, classes=[f"{PART}note"])]
        if words := list(self._words(figures, downloads)):
            added += [
                nodes.Text(" "),
                nodes.inline("", f"({' · '.join(words)})", classes=["repository-figures"]),
            ]
        line += added
        # a translation takes the place of the line
        item["figures"] = added
        sources = [(figures.source, figures.date)] if figures.numbers.get("stars") else []
        if downloads and downloads.number:
            sources.append((downloads.source, downloads.date))
        if sources:
            item["sources"] = list(dict.fromkeys(sources))

    def _words(self, figures: Figures, downloads: Counted | None) -> Iterator[str]:
        if language := figures.texts.get("language"):
            yield language
        if stars := figures.numbers.get("stars"):
            yield count_text("stars", stars, self.config.language)
        if downloads and downloads.number:
            yield count_text("downloads", downloads.number, self.config.language)


def _addresses(item: dated_item) -> Iterator[str]:
    """Yield where an item may have its repository: where its title leads, and then its other links."""
    if item["url"]:
        yield item["url"]
    yield from (link["refuri"] for link in item.findall(nodes.reference) if "refuri" in link)
