"""What the pages of a person have for a CV, and who the person is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..config import settings
from ..domain import academic_domain
from ..records.profile import Profile

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..directive import SectionNote


def notes_of(
    env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()
) -> dict[str, list[SectionNote]]:
    """Return the parts of a person's pages.

    :param me: id of the person; None for what is nobody's
    :param pages: where to look instead, whosever they are
    """
    noted: dict[str, list[SectionNote]] = academic_domain(env).data["sections"]
    where = pages or noted
    found = {page: [note for note in noted.get(page, ()) if pages or note.me == me] for page in where}
    return {page: notes for page, notes in found.items() if notes}


def pages_of(
    env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()
) -> dict[str, list[SectionNote]]:
    """Return what :func:`notes_of` does, in the order of ``pages`` or else of the site."""
    found = notes_of(env, me, pages)
    # Sphinx walks through all tables of contents to tell the order
    order = pages or (env.collect_relations() if len(found) > 1 else found)
    return {page: found[page] for page in dict.fromkeys([*order, *sorted(found)]) if page in found}


def has_section(notes: Iterable[SectionNote], name: str) -> bool:
    """Tell whether a page has what a CV asks for by a name or by a kind."""
    return any(name in (note.name, note.kind) for note in notes if note.kind != "cv")


def profile_page(env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()) -> str | None:
    """Return the first of the person's pages that has a profile."""
    profiles = academic_domain(env).data["profiles"]
    return next((page for page in pages_of(env, me, pages) if page in profiles), None)


def profile_of(env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()) -> Profile:
    """Return who a CV is about: the first profile of the person's pages, else what conf.py says."""
    page = profile_page(env, me, pages)
    if page is not None:
        profile: Profile = academic_domain(env).data["profiles"][page]
        return profile
    person = settings(env.config).registry.get(me) if me else None
    if person is None:
        return Profile()
    affiliations = ((person.affiliation,),) if person.affiliation else ()
    return Profile(
        str(person.name),
        position=person.position,
        affiliations=affiliations,
        email=person.email,
        links=person.links,
    )
