"""The roles whose names settings give: badges, and those of authors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from docutils import nodes

from ..authoring.registration import add_role, has_role
from ..core.config import settings
from ..core.late import LateRole
from ..model.patterns import lazy_pattern
from .settings import PublicationSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

#: always there; ``academic_badges`` changes them or adds others
DEFAULT_BADGES: Mapping[str, Mapping[str, str]] = {"badge": {}, "award": {}, "venue": {}}

#: what reStructuredText or MyST can read as the name of a role; what is before a colon is a domain
_NAME = lazy_pattern(r"[^\W_](?:[-_+.]?[^\W_])*|[A-Za-z0-9_+-]+")

#: what ``academic_badges`` may say of one
_PARTS: Mapping[str, tuple[type, ...]] = {"title": (str,), "class": (str,)}


def _badge_role(name: str, given: Mapping[str, Any]) -> LateRole:
    """Return the role of a badge."""
    kind = "VenueRole" if name == "venue" else "BadgeRole"
    own = given.get("class", "")
    named = [] if name == "badge" else [f"badge-{nodes.make_id(name)}"]
    classes = ["badge", *named, *own.split()]
    return LateRole(f"publications.inline_roles:{kind}", classes, given.get("title", ""))


def add_roles_of_settings(app: Sphinx, config: Config) -> None:
    """Add the roles that ``conf.py`` names, once it has been read."""
    site, own = settings(config), PublicationSettings.of(config)
    for role in site.role_table:
        late = LateRole("publications.inline_roles:AuthorRole", role)
        add_role(app, role.id, late, option="roles" if role.id in site.roles else "")
    for name, given in {**DEFAULT_BADGES, **own.badges}.items():
        if not isinstance(given, Mapping):
            site.warn("badges", f"[{name!r}] is not a table (a dict); it is ignored; correct it")
            given = DEFAULT_BADGES.get(name, {})
        given = own.usable_parts("badges", name, given, _PARTS)
        if name not in DEFAULT_BADGES and not _NAME.fullmatch(name):
            example = nodes.make_id(name) or "oral"
            message = f"is no name of a role; it is left out; write letters, digits and hyphens: {example!r}"
            site.warn("badges", f"[{name!r}] {message}")
        elif name in DEFAULT_BADGES or not has_role(app, name):
            option = "badges" if name in own.badges else ""
            add_role(app, name, _badge_role(name, given), option=option)
        else:
            message = "is a role of sphinx-academic already; the badge is left out; choose another name"
            site.warn("badges", f"[{name!r}] {message}")
