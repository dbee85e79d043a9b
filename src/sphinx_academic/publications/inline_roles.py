"""Inline roles for prose: badges, and authors with the marks of their roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..authoring.registration import AcademicRole, add_role, has_role
from ..core.config import settings
from ..model.roles import Role
from ..rendering.nodes import badge
from .badges import venue_classes
from .docutils_nodes import mark_node
from .settings import PublicationSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: always there; ``academic_badges`` changes them or adds others
DEFAULT_BADGES: Mapping[str, Mapping[str, str]] = {"badge": {}, "award": {}, "venue": {}}


#: what reStructuredText or MyST can read as the name of a role; what is before a colon is a domain
_NAME = re.compile(r"[^\W_](?:[-_+.]?[^\W_])*|[A-Za-z0-9_+-]+")

#: what ``academic_badges`` may say of one
_PARTS: Mapping[str, tuple[type, ...]] = {"title": (str,), "class": (str,)}


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


def _badge_role(badge_type: type[BadgeRole], name: str, given: Mapping[str, Any]) -> BadgeRole:
    own = given.get("class", "")
    kind = [] if name == "badge" else [f"badge-{nodes.make_id(name)}"]
    return badge_type(["badge", *kind, *own.split()], given.get("title", ""))


def add_roles_of_settings(app: Sphinx, config: Config) -> None:
    """Add the roles that ``conf.py`` names, once it has been read."""
    site, own = settings(config), PublicationSettings.of(config)
    for role in site.role_table:
        add_role(app, role.id, AuthorRole(role), option="roles" if role.id in site.roles else "")
    for name, given in {**DEFAULT_BADGES, **own.badges}.items():
        if not isinstance(given, Mapping):
            site.warn("badges", f"[{name!r}] is not a table (a dict); it is ignored; correct it")
            given = DEFAULT_BADGES.get(name, {})
        given = own.usable_parts("badges", name, given, _PARTS)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            example = nodes.make_id(str(name)) or "oral"
            message = f"is no name of a role; it is left out; write letters, digits and hyphens: {example!r}"
            site.warn("badges", f"[{name!r}] {message}")
        elif name in DEFAULT_BADGES or not has_role(app, name):
            badge_type = VenueRole if name == "venue" else BadgeRole
            option = "badges" if name in own.badges else ""
            add_role(app, name, _badge_role(badge_type, name, given), option=option)
        else:
            message = "is a role of sphinx-academic already; the badge is left out; choose another name"
            site.warn("badges", f"[{name!r}] {message}")
