"""Authors of an entry who are meant to be people of the site, and are not certain to be."""

from __future__ import annotations

from collections.abc import Iterator

from .people import Registry
from .problems import Kind, Problem
from .publication import Publication


def unknown_people(registry: Registry, record: Publication) -> Iterator[Problem]:
    """Yield a problem for each author who is annotated as a person that the site does not have."""
    for author in record.credited:
        person = author.person
        if person and registry.get(person) is None:
            names = f"{_field(record)}+an:person names ‘{person}’"
            message = f"{names}, not in academic_people; it is ignored; correct it"
            yield _problem(record, Kind.UNKNOWN_PERSON, message)


def ambiguous_name(registry: Registry, me: str, record: Publication) -> Problem | None:
    """Return the problem of an entry of which it is not certain which author is a person, if any is."""
    match = registry.position_of(me, record.credited)
    if match.position is not None:
        return None
    if len(match.candidates) > 1:
        who = " and ".join(f"{place + 1} ({record.credited[place].name})" for place in match.candidates)
        field = _field(record)
        return _problem(
            record,
            Kind.AMBIGUOUS_NAME,
            f"‘{me}’ may be {field} {who}, so none is marked; say which one by position: "
            f"{field}+an:person = {{{match.candidates[0] + 1}={me}}}",
        )
    place = registry.turned(me, record.authors)
    if place is None:
        return None
    name = record.authors[place].name
    return _problem(
        record,
        Kind.AMBIGUOUS_NAME,
        f"author {place + 1} ({name}) may be ‘{me}’ with the family name first, so none is marked; "
        f"write ‘{name.given}, {name.family}’",
    )


def _field(record: Publication) -> str:
    return "author" if record.authors else "editor"


def _problem(record: Publication, kind: Kind, message: str) -> Problem:
    return Problem(kind, message, record.file, record.line, record.key)
