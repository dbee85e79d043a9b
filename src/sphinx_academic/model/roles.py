"""Roles of authors, and the marks at names that stand for them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple


class Role(NamedTuple):
    """One role that an author can have in a paper."""

    #: used in ``author+an:role``, as the name of the inline role, and in the class ``role-<id>``
    id: str
    #: what is shown at the name and in the legend
    symbol: str
    #: what it means, in the legend and for screen readers
    label: str
    #: other symbols that are read as this role when typed at a name
    accepts: tuple[str, ...] = ()


#: shown in this order; † ‡ § mean "equal" unless a site's ``academic_roles`` says otherwise
DEFAULT_ROLES = (
    Role("equal", "*", "equal contribution", ("∗", "⋆", "★", "☆", "＊", "✱", "†", "‡", "§", "¶")),
    Role("lead", "◆", "project lead", ("💡", "♦", "◇")),
    Role("corresponding", "✉", "corresponding author", ("📧", "📮", "📩", "📨", "🖂", "✉️", "#")),
)


#: what a site's table may say of a role, with the types of it
ROLE_PARTS: Mapping[str, tuple[type, ...]] = {
    "symbol": (str,),
    "label": (str,),
    "order": (int, float),
    "accepts": (list, tuple),
}


def changed_role(base: Role, given: Mapping[str, Any]) -> Role:
    """Return a role with what a site's table says of it.

    :param given: parts of :data:`ROLE_PARTS`, of their types
    """
    accepts = given.get("accepts", base.accepts)
    return Role(
        base.id,
        str(given.get("symbol", base.symbol)),
        str(given.get("label") or base.label or base.id.replace("-", " ")),
        tuple(map(str, accepts)),
    )


def normalize_mark(mark: str) -> str:
    """Return a typed mark without variation selectors, in NFC, so that ✉ and ✉️ are the same."""
    return unicodedata.normalize("NFC", mark).replace("\ufe0e", "").replace("\ufe0f", "")


class RoleTable:
    """The roles of a site, in their order."""

    def __init__(self, roles: tuple[Role, ...] = DEFAULT_ROLES) -> None:
        """Keep the roles."""
        self.roles = roles

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RoleTable) and self.roles == other.roles

    def __hash__(self) -> int:
        return self._hash

    def __iter__(self) -> Iterator[Role]:
        return iter(self.roles)

    def __contains__(self, role_id: object) -> bool:
        return role_id in self.by_id

    @cached_property
    def _hash(self) -> int:
        """Return the hash, which every look-up of a name needs."""
        return hash(self.roles)

    @cached_property
    def by_id(self) -> Mapping[str, Role]:
        """Map role ids to roles."""
        return {role.id: role for role in self.roles}

    @cached_property
    def by_mark(self) -> Mapping[str, str]:
        """Map normalized marks to role ids; a shown symbol wins over an accepted one."""
        accepted = {normalize_mark(mark): role.id for role in self.roles for mark in role.accepts}
        return accepted | {normalize_mark(role.symbol): role.id for role in self.roles}

    def in_order(self, role_ids: Iterable[str]) -> tuple[str, ...]:
        """Return known role ids once each, in the order of the table."""
        wanted = set(role_ids)
        return tuple(role.id for role in self.roles if role.id in wanted)
