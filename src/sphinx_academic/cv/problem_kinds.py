"""The subtypes of warnings of curricula vitae."""

from __future__ import annotations

from ..model.problems import ProblemKind


class CVKind(ProblemKind):
    """Subtypes of warnings of curricula vitae."""

    CV = "cv", "A ``{cv}`` whose PDF cannot be written, or only with faults."
