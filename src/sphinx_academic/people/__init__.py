"""People: ``{people}``, ``{profile}``, the sidebar, and links from names to homepages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register the directives of people and of the profile."""
    from .directive import setup_people
    from .profile import setup_profile

    setup_profile(app)
    setup_people(app)
