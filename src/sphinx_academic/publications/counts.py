"""What others count of papers, as lists show it: in words, with who counts, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from ..core.i18n import _, language_of_words
from ..core.site_metrics import current_metrics
from ..model.publication import Publication
from ..rendering.dates import format_date, locale_of
from .records import CountView
from .registration import COUNT_PARTS

if TYPE_CHECKING:
    from sphinx.config import Config

    from ..model.figures import Counted

#: kind -> words for one, and for several
_WORDS = {
    "citations": (_("1 citation"), _("%s citations")),
    "downloads": (_("1 download"), _("%s downloads")),
    "stars": (_("1 star"), _("%s stars")),
}
_LABELS = {"citations": _("Citations"), "downloads": _("Downloads"), "stars": _("Stars")}


def number_text(number: int, language: str) -> str:
    """Return a number in the digits and groups of the language of our words: 2,600."""
    return str(number) if number < 1_000 else _grouped(number, language_of_words(language))


@lru_cache(maxsize=4096)
def _grouped(number: int, language: str) -> str:
    # imported where there are large figures
    from babel.numbers import format_decimal

    return str(format_decimal(number, locale=locale_of(language)))


def count_text(kind: str, number: int, language: str) -> str:
    """Return a figure in words: "1 star", "2,600 stars"."""
    one, several = _WORDS[kind]
    return str(one) if number == 1 else str(several) % number_text(number, language)


def source_text(counted: Counted, language: str) -> str:
    """Return who counts, and when."""
    return f"{counted.source}, {format_date(counted.date, language_of_words(language))}"


def count_views(config: Config, parts: frozenset[str]) -> Callable[[Publication], tuple[CountView, ...]]:
    """Return a function to what is shown of the figures of an entry."""
    metrics, language = current_metrics(config), config.language
    kinds = [kind for kind in COUNT_PARTS if kind in parts]

    def views(record: Publication) -> tuple[CountView, ...]:
        return tuple(
            CountView(kind, count_text(kind, counted.number, language), source_text(counted, language))
            for kind in kinds
            if (counted := metrics.count(record, kind))
        )

    return views


def sources_of(config: Config, records: Iterable[Publication], parts: frozenset[str]) -> list[str]:
    """Return who counts what some entries show, one text for each kind: "Citations: OpenAlex, …"."""
    metrics, language = current_metrics(config), language_of_words(config.language)
    entries = list(records)
    texts = []
    for kind in (kind for kind in COUNT_PARTS if kind in parts):
        spans: dict[str, list[Counted]] = {}
        for counted in _counted(entries, kind, metrics.count):
            spans.setdefault(counted.source, []).append(counted)
        if spans:
            said = "; ".join(_span(source, found, language) for source, found in spans.items())
            texts.append(str(_("{label}: {values}")).format(label=_LABELS[kind], values=said))
    return texts


def _counted(
    records: Iterable[Publication], kind: str, count: Callable[[Publication, str], Counted | None]
) -> Iterator[Counted]:
    return filter(None, (count(record, kind) for record in records))


def _span(source: str, found: list[Counted], language: str) -> str:
    first, last = min(counted.date for counted in found), max(counted.date for counted in found)
    dates = dict.fromkeys((format_date(first, language), format_date(last, language)))
    return f"{source}, {' – '.join(dates)}"
