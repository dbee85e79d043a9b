"""The subtypes of warnings of entries, files and what the build writes."""

from __future__ import annotations

from ..model.problems import ProblemKind


class CoreKind(ProblemKind):
    """Subtypes of warnings of entries, files and what the build writes."""

    UNKNOWN_KEY = "unknown_key", "A key that no ``.bib`` file has, or a paper that no page lists."
    OUTPUT = (
        "output",
        "A file cannot be written to the output folder, and is left out, or cannot be removed from it.",
    )
    METRICS = (
        "metrics",
        "``academic_metrics`` names no file, or one that is not JSON, has another form than documented or "
        "figures of more than a year ago. They are not shown.",
    )
    DEFECT = "defect", "An error in sphinx-academic that no one has foreseen. Report it."
