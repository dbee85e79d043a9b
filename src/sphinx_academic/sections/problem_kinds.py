"""The subtypes of warnings of sections and their items."""

from __future__ import annotations

from ..model.problems import ProblemKind


class ItemKind(ProblemKind):
    """Subtypes of warnings of sections and their items."""

    SECTION = "section", "A section without items, or one that no page has from which it is to be taken."
    NEWS = "news", "``{news}`` without items, an item without a date, or ``:from:`` a page without news."
    ANCHOR = "anchor", "An item's ``:name:`` that the page has already, or that is no anchor. It is ignored."
