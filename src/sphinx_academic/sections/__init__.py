"""Sections of a homepage: dated lists such as ``{education}``, projects, service, skills, figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register a directive for each kind of section."""
    from .dated import setup_dated
    from .groups import setup_groups
    from .kinds import setup_sections

    setup_dated(app)
    setup_groups(app)
    setup_sections(app)
