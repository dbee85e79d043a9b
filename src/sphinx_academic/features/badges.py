"""Inline roles for prose: badges, and authors with the marks of their roles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from ..config import settings
from ..records.roles import Role
from ..rendering.badges import venue_classes
from ..rendering.nodes import badge
from ..rendering.standard import mark_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: always there; ``academic_badges`` changes them or adds others
DEFAULT_BADGES: Mapping[str, Mapping[str, str]] = {"badge": {}, "award": {}, "venue": {}}


class BadgeRole(SphinxRole):
    """Show a text as a badge."""

    def __init__(self, classes: list[str], tooltip: str) -> None:
        super().__init__()
        self.badge_classes = classes
        self.tooltip = tooltip

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the badge."""
        classes = list(self.badge_classes)
        if self.name == "venue" and (venue := settings(self.config).venue_table.find(self.text)):
            classes += venue_classes(venue)
        return [badge(self.rawtext, self.text, classes=classes, tooltip=self.tooltip)], []


class AuthorRole(SphinxRole):
    """Show a name with the mark of one role."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.author_role = role

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the name and the mark."""
        name = nodes.Text(self.text)
        return [nodes.inline(self.rawtext, "", name, mark_node(self.author_role), classes=["author"])], []


def _badge_role(name: str, given: Mapping[str, Any]) -> BadgeRole:
    own = str(given.get("class", ""))
    kind = [] if name == "badge" else [f"badge-{nodes.make_id(name)}"]
    return BadgeRole(["badge", *kind, *own.split()], str(given.get("title", "")))


def _add_roles(app: Sphinx, config: Config) -> None:
    """Add the roles that ``conf.py`` names, once it has been read."""
    site = settings(config)
    for name, given in {**DEFAULT_BADGES, **site.badges}.items():
        if not isinstance(given, Mapping):
            site.warn("badges", f"[{name!r}] is not a table (a dict); it is ignored")
            given = DEFAULT_BADGES.get(name, {})
        # a site may be built twice in one process, with other badges
        app.add_role(name, _badge_role(name, given), override=True)
    for role in site.role_table:
        app.add_role(role.id, AuthorRole(role), override=True)


def setup_badges(app: Sphinx) -> None:
    """Register the roles as soon as their names are known."""
    app.connect("config-inited", _add_roles)
