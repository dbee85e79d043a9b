"""The subtypes of warnings of old addresses."""

from __future__ import annotations

from ..model.problems import ProblemKind


class RedirectKind(ProblemKind):
    """Subtypes of warnings of old addresses."""

    REDIRECT = (
        "redirect",
        "An old address of ``academic_redirects`` or ``redirect_from`` that cannot be kept: it is that of a "
        "page or a file, or leads to no page, or back to itself. It is left out.",
    )
