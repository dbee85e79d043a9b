"""Inline roles for prose: badges, and authors with the marks of their roles."""

from __future__ import annotations

from docutils import nodes

from ..authoring.registration import AcademicRole
from ..core.config import settings
from ..model.roles import Role
from ..rendering.nodes import badge
from .badges import venue_classes
from .docutils_nodes import mark_node


class BadgeRole(AcademicRole):
    """Show a text as a badge."""

    def __init__(self, classes: list[str], tooltip: str) -> None:
        super().__init__()
        self.badge_classes = classes
        self.tooltip = tooltip

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the badge."""
        return [badge(self.rawtext, self.text, classes=self.classes(), tooltip=self.tooltip)], []

    def classes(self) -> list[str]:
        """Return the class names of the badge."""
        return list(self.badge_classes)


class VenueRole(BadgeRole):
    """Show a venue as a badge, in its colours if the site knows it."""

    def classes(self) -> list[str]:
        """Return the class names of the badge."""
        venue = settings(self.config).venue_table.find(self.text)
        return [*super().classes(), *(venue_classes(venue) if venue else ())]


class AuthorRole(AcademicRole):
    """Show a name with the mark of one role."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.author_role = role

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the name and the mark."""
        name = nodes.Text(self.text)
        return [nodes.inline(self.rawtext, "", name, mark_node(self.author_role), classes=["author"])], []
