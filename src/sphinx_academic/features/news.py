"""``{news}``: a bullet list of dated items as a timeline; and the newest of another page's items."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from ..records.datespans import Span
from ..records.problems import Kind
from ..rendering.dated import dated_item
from .dated import DatedDirective, Entry

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class NewsDirective(DatedDirective):
    """Show news."""

    parsers: ClassVar = {name: read for name, read in DatedDirective.parsers.items() if name != "parts"}
    problem = Kind.NEWS
    dated = True

    @staticmethod
    def rank(span: Span) -> Any:
        """Order by month: within one, the source's order stays."""
        return (span.start.year, span.start.month) if span.start else (0, 0)

    def name_items(self, entries: Sequence[Entry]) -> None:
        """Give items anchors that stay when newer ones are added: the date, counted from the oldest."""
        ids = self.state.document.ids
        for item in reversed(entries):
            if not isinstance(item, dated_item):
                continue
            base = f"news-{item['span'].start.isoformat()}" if item["span"] else "news-undated"
            anchor, count = base, 1
            while anchor in ids:
                count += 1
                anchor = f"{base}-{count}"
            ids[anchor] = item
            item["ids"].append(anchor)


def setup_news(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("news", NewsDirective)
