"""The subtypes of warnings of pictures."""

from __future__ import annotations

from ..model.problems import ProblemKind


class PictureKind(ProblemKind):
    """Subtypes of warnings of pictures."""

    PICTURE = (
        "picture",
        "A picture cannot be read, is too large to be made smaller, or a page of a PDF cannot be made one.",
    )
