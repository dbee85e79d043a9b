"""The subtypes of warnings of people."""

from __future__ import annotations

from ..model.problems import ProblemKind


class PeopleKind(ProblemKind):
    """Subtypes of warnings of people."""

    PROFILE = (
        "profile",
        "A ``{profile}`` without a name or without its photo, two on one page, or none for the sidebar.",
    )
