"""The dated sections of a CV: ``{education}``, ``{experience}``, ``{awards}`` and their like.

``{projects}`` is in :mod:`.projects`, for it shows more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..authoring.registration import add_directive
from .dated import DatedDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: name of the directive -> the parts of a line, in the order in which they are expected
SECTIONS: dict[str, tuple[str, ...]] = {
    "education": ("title", "organisation", "place"),
    "experience": ("title", "organisation", "place"),
    "research": ("title", "organisation", "place"),
    "teaching": ("code", "title", "organisation", "place"),
    "talks": ("title", "organisation", "place"),
    "awards": ("title", "organisation"),
    "grants": ("title", "organisation"),
    "supervision": ("title", "note"),
    "media": ("title", "organisation"),
}


def setup_sections(app: Sphinx) -> None:
    """Register a directive for each kind of section."""
    for name, order in SECTIONS.items():
        add_directive(app, name, type(f"{name.capitalize()}Directive", (DatedDirective,), {"order": order}))
