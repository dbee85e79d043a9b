"""The subtypes of warnings of templates."""

from __future__ import annotations

from ..model.problems import ProblemKind


class RenderingKind(ProblemKind):
    """Subtypes of warnings of templates."""

    TEMPLATE = "template", "A template of the site that fails. That of the package is used in its place."
