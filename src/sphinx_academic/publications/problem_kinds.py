"""The subtypes of warnings of lists of publications and their pages."""

from __future__ import annotations

from ..model.problems import ProblemKind


class PublicationKind(ProblemKind):
    """Subtypes of warnings of lists of publications and their pages."""

    FILTER = (
        "filter",
        "A ``:filter:`` that cannot be understood, so that the list is empty; a name in it, in ``:type:`` or "
        "in ``:sort:`` that no entry has.",
    )
    STYLE = (
        "style",
        "A ``:style:`` that cannot be used, or an entry that it cannot format. Our own style is used.",
    )
    PAGE = "page", "Two papers, or a paper and a page, would have one address. The later gets another one."
