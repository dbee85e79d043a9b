"""The subtypes of warnings of directives as they are written."""

from __future__ import annotations

from ..model.problems import ProblemKind


class AuthoringKind(ProblemKind):
    """Subtypes of warnings of directives as they are written."""

    FENCE = (
        "fence",
        "A directive in MyST whose fence is not closed, so that it has swallowed what was meant to follow. "
        "That is shown after it.",
    )
    EMPTY = (
        "empty",
        "A list is empty, and nothing says that it may be. Add what it is to show, or ``:if-empty:``.",
    )
