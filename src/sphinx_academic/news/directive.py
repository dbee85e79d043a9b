"""``{news}``: a timeline of items from a bullet list, from files and from papers, or from another page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes

from ..authoring.directive import any_text, choice, flag, positive, several
from ..model.problems import Kind
from ..publications.sentence_domain import FORMS
from ..sections.categories import category_of, in_order
from ..sections.dated import DatedDirective, Entry, items_of
from ..sections.dated_nodes import dated_item
from ..sections.problem_kinds import ItemKind
from .item_files import NewsFiles
from .nodes import news_filter, news_filtered, news_fold
from .papers import news_of_papers

if TYPE_CHECKING:
    from ..model.datespans import Span

#: how many controls the style sheet can make work; the last one may be for all other categories
MOST_CHOICES = 12


class NewsDirective(DatedDirective):
    """Show news."""

    parsers: ClassVar = {
        **{name: read for name, read in DatedDirective.parsers.items() if name != "parts"},
        "files": any_text,
        "auto": several(*FORMS),
        "fold": positive,
        "filter-by": choice("category", "none"),
        "layout": choice("list", "timeline"),
        "compact": flag,
    }
    problem = ItemKind.NEWS
    dated = True
    sources = frozenset({"files", "auto"})
    looks = frozenset({"layout", "compact"})

    @staticmethod
    def rank(span: Span) -> Any:
        """Order by month: within one, the source's order stays, but for days that are stated."""
        return (span.start.year, span.start.month) if span.start else (0, 0)

    def name_items(self, entries: Sequence[Entry]) -> None:
        """Give items anchors that stay when newer ones are added: the date, counted from the oldest."""
        for item in reversed(entries):
            if isinstance(item, dated_item):
                base = f"news-{item['span'].start.isoformat()}" if item["span"] else "news-undated"
                self._name(item, base)

    def arrange(self, entries: list[Entry], options: dict[str, Any]) -> list[Entry]:
        """Sort the items of the body, and put those of files and papers among them."""
        files = NewsFiles(self, options["files"]) if "files" in options else None
        from_files = files.items() if files else []
        papers = []
        if forms := options.get("auto"):
            papers = news_of_papers(self, forms, entries, files.texts if files else ())
        # papers from the oldest; a later folder of files does not change the anchors of those before it
        for item, base in (*reversed(papers), *from_files):
            self._name(item, base)
        for item in items_of(entries):
            item["category"] = item["category"].lower() or category_of(item)
        others = [item for item, _base in (*from_files, *papers)]
        if options.get("sort") == "source":
            return [*entries, *others]
        arranged = _by_day(super().arrange(entries, options))
        for item in sorted((item for item in others if item["span"]), key=_day, reverse=True):
            _insert(item, arranged)
        return [*arranged, *(item for item in others if not item["span"])]

    def lists(self, entries: Sequence[Entry], options: dict[str, Any]) -> Iterator[nodes.Node]:
        """Yield the lists, with older items folded and controls above them if wanted."""
        controls = self._controls(entries) if options.get("filter-by") == "category" else []
        shown = options.get("fold", len(entries))
        content = list(super().lists(entries[:shown], options))
        if older := entries[shown:]:
            lists = super().lists(older, {**options, "headings": "rubric"})
            content.append(news_fold("", *lists, count=len(list(items_of(older)))))
        if not controls:
            yield from content
        elif any(isinstance(node, nodes.section) for node in content):
            yield from [*controls, *_grouped(content)]
        else:
            yield news_filtered("", *controls, *_grouped(content))

    def _controls(self, entries: Sequence[Entry]) -> list[nodes.Node]:
        """Number the categories, and return the controls by which one of them is chosen."""
        categories = in_order(item["category"] for item in items_of(entries) if item["category"])
        if not categories:
            message = ":filter-by: is ignored; no item has a category; give some a field :category:"
            self.warn(Kind.OPTION, message)
            return []
        choices = categories
        if len(categories) > MOST_CHOICES:
            choices = [*categories[: MOST_CHOICES - 1], ""]
        for item in items_of(entries):
            if item["category"]:
                item["choice"] = min(categories.index(item["category"]) + 1, MOST_CHOICES)
        serial = self.env.new_serialno("news-filter")
        # of one page, or of all of them where these are one
        return [news_filter(choices=choices, name=f"news-{self.env.docname}-{serial}")]

    def _name(self, item: dated_item, base: str) -> None:
        ids = self.state.document.ids
        anchor, count = base, 1
        while anchor in ids:
            count += 1
            anchor = f"{base}-{count}"
        ids[anchor] = item
        item["ids"].append(anchor)


def _grouped(content: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Put each rubric and its list into one element, so that both vanish if nothing of it is chosen."""
    heading: list[nodes.Node] = []
    for node in content:
        if isinstance(node, nodes.rubric):
            heading = [node]
        elif heading:
            yield nodes.container("", *heading, node, classes=["group"])
            heading = []
        else:
            if isinstance(node, news_fold):
                node[:] = list(_grouped(list(node.children)))
            yield node


def _by_day(entries: list[Entry]) -> list[Entry]:
    """Return entries in the order of months, with items that state a day in the order of their days.

    What is known by its month alone keeps its place among them.
    """
    arranged = list(entries)
    places: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if isinstance(entry, dated_item) and entry["span"] and _day(entry).day:
            places[_day(entry)[:2]].append(place)
    for of_month in places.values():
        days = sorted((entries[place] for place in of_month), key=_day, reverse=True)
        for place, entry in zip(of_month, days, strict=True):
            arranged[place] = entry
    return arranged


def _day(item: Any) -> Any:
    return item["span"].start


def _insert(item: dated_item, entries: list[Entry]) -> None:
    """Put an item before the first that is older as far as both dates are known."""
    year, month, day = _day(item)
    for place, entry in enumerate(entries):
        first = next((found for found in items_of([entry]) if found["span"]), None)
        if first is None:
            continue
        other = _day(first)
        if (other.year, other.month) < (year, month) or (
            (other.year, other.month) == (year, month) and 0 < other.day < day
        ):
            entries.insert(place, item)
            return
    entries.append(item)
