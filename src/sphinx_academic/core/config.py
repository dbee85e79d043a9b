"""The settings that every room needs: who the people are, their roles, and the venues of the site."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from itertools import filterfalse
from typing import TYPE_CHECKING, Any

from ..model.people import Registry
from ..model.problems import Kind
from ..model.roles import DEFAULT_ROLES, ROLE_PARTS, Role, RoleTable, changed_role
from ..model.suggestions import nearest
from ..model.venues import KINDS, VenueTable, read_venues
from .settings import Settings, option
from .site_services import profile_services

if TYPE_CHECKING:
    from sphinx.config import Config

    from ..model.profile import Service


class AcademicConfig(Settings):
    """The people, roles and venues of a site."""

    people: dict[str, Any] = option(
        {},
        (dict,),
        "The people of the site: a table from ids to ``name`` and optionally ``aliases`` (a list of names), "
        "``url`` (co-authors are linked to it), ``orcid``, ``phone`` (only in the PDF of a CV), and what "
        "``{people}`` shows: ``group``, ``position``, ``affiliation``, ``topic``, ``years`` or ``since`` and "
        "``until``, ``photo``, ``email``, ids at services such as ``github``, ``links``, ``page``, ``next``.",
    )
    me: str | None = option(
        None,
        (str, type(None)),
        "Id of the person whose site it is. A page may name another in its front matter "
        "(``academic_me``), a list by ``:me:``.",
    )
    members: dict[str, Any] = option(
        {},
        (dict,),
        "The sites of a lab's members, whose papers ``sphinx-academic sync`` gathers: a table from ids of "
        "``academic_people`` to addresses of sites or of ``.bib`` files. The names of people without a "
        "``url`` or a page lead there.",
    )
    roles: dict[str, Any] = option(
        {},
        (dict,),
        "Roles of authors, as a table from an id to ``symbol``, ``label``, ``order`` (a number) and "
        "``accepts`` (other symbols that are read as it). Changes or adds to ``equal``, ``lead`` and "
        "``corresponding``; ``None`` removes one.",
    )
    venues: dict[str, Any] = option(
        {},
        (dict,),
        "Conferences, journals and the like: a table from a short name to optionally ``name`` (in full), "
        f"``aliases`` (a list), ``kind`` ({', '.join(KINDS)}), ``url``, and ``colour`` and ``colour_dark`` "
        "of the badge. ``short`` is another short name; ``text`` and ``text_dark`` are colours for the text, "
        "which is black or white without them.",
    )

    #: the services of people's pages, with those of other extensions
    services: Mapping[str, Service] = {}

    @classmethod
    def of_extensions(cls, config: Config) -> Mapping[str, Any]:
        """Return the services that have been added."""
        return {"services": profile_services(config)}

    @cached_property
    def role_table(self) -> RoleTable:
        """Return the roles in their order."""
        table: dict[str, tuple[float, Role]] = {
            role.id: (index, role) for index, role in enumerate(DEFAULT_ROLES)
        }
        for role_id, given in self.roles.items():
            if given is None:
                table.pop(role_id, None)
            elif self.is_table("roles", role_id, given):
                given = self.usable_parts("roles", role_id, given, ROLE_PARTS)
                order, base = table.get(role_id, (len(table), Role(role_id, "", "")))
                table[role_id] = float(given.get("order", order)), changed_role(base, given)
        usable = {role_id: pair for role_id, pair in table.items() if pair[1].symbol}
        for role_id in filterfalse(usable.__contains__, table):
            self.warn("roles", f"[{role_id!r}] has no 'symbol'; the role is left out; add it")
        return RoleTable(tuple(role for _, role in sorted(usable.values(), key=lambda pair: pair[0])))

    @cached_property
    def registry(self) -> Registry:
        """Return the people of the site."""
        given = {name: parts for name, parts in self.people.items() if self.is_table("people", name, parts)}
        if not given:
            return Registry()
        for name, address in self.members.items():
            if name in given and isinstance(address, str) and not given[name].get("url"):
                given[name] = {**given[name], "url": address}
        # imported where there are people, for it brings the whole reader of names and LaTeX
        from ..bib.names import parse_name
        from ..model.directory import read_people

        return Registry(tuple(read_people(given, parse_name, partial(self.warn, "people"), self.services)))

    @cached_property
    def venue_table(self) -> VenueTable:
        """Return the venues that the site knows."""
        return read_venues(self.venues, partial(self.warn, "venues"))

    def check(self) -> None:
        """Warn of what cannot be used, where ``conf.py`` is read."""
        registry, _, _ = self.registry, self.role_table, self.venue_table
        if self.me is not None and registry.get(self.me) is None:
            known = ", ".join(self.people) or "no one"
            near = nearest(self.me, self.people)
            hint = f"did you mean ‘{near}’?" if near else "add the person, or correct the id"
            message = f" is {self.me!r}, but academic_people knows {known}; no name is bold; {hint}"
            self.warn("me", message, Kind.UNKNOWN_PERSON)


class MetricsSettings(Settings):
    """Where figures that others count are from."""

    metrics: str = option(
        "", (str,), "JSON file beside ``conf.py`` with stars, citations and the like.", rebuild=""
    )


class SyncSettings(Settings):
    """What ``sphinx-academic sync`` reads, which imports no Sphinx; builds do not use it."""

    sync: dict[str, Any] = option(
        {},
        (dict,),
        "Where ``sphinx-academic sync`` takes papers from: a table from a source to the id of a person or "
        "library there (or a list of ids); for several people, a table from their ids to such tables. Builds "
        "do not use it.",
        rebuild="",
    )
    sync_endpoints: dict[str, Any] = option(
        {},
        (dict,),
        "Addresses of mirrors or proxies, for ``sphinx-academic sync``: a table from a source to the address "
        "that stands for its own, without the version.",
        rebuild="",
    )
    sync_contact: str = option(
        "",
        (str,),
        "E-mail address that ``sphinx-academic sync`` names to sources, some of which then respond sooner.",
        rebuild="",
    )
    sync_ignore: tuple[str, ...] | list[str] = option(
        [],
        (tuple, list),
        "Papers that ``sphinx-academic sync`` never adds, such as those of namesakes: a list of identifiers "
        "as its report has them (``10.…``, ``arXiv:…``, ``openalex:W…``).",
        rebuild="",
    )
    sync_file: str = option(
        "",
        (str,),
        "The ``.bib`` file that takes new papers of ``sphinx-academic sync``. The default is the last one of "
        "``bibtex_bibfiles``.",
        rebuild="",
    )


def settings(config: Config) -> AcademicConfig:
    """Return the people, roles and venues of a site."""
    return AcademicConfig.of(config)
