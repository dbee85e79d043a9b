"""Data annotations of authors, as biblatex defines them: who an author is, and which roles.

``author+an:role = {1=equal; 5=lead,corresponding}``: the manual's "Data Annotations", by position.
"""

from __future__ import annotations

import re
from functools import cache

from ...model.person import Author
from ...model.roles import RoleTable
from ...model.suggestions import did_you_mean, nearest
from ..fields import Entry
from ..problem_kinds import BibKind

_ITEMS = re.compile(r'(?:[^;"]++|"[^"]*+"?)++')
#: ``1:family=...`` annotates a part of a name, which is no concern of ours
_ITEM = re.compile(r"\s*+(\d{1,6})\s*+(:[^=]*+)?=(.*)", re.DOTALL | re.ASCII)

#: the id whose bearers come in twos or more
_EQUAL = "equal"


def annotated(entry: Entry, authors: tuple[Author, ...], base: str, roles: RoleTable) -> tuple[Author, ...]:
    """Return authors with the roles and person ids that the annotations of a field give them.

    Roles come from the annotation named ``role`` and from the unnamed one, where words that are no role
    belong to others; person ids come from the one named ``person``.  Roles typed as marks are kept.

    :param base: the annotated field, such as ``author``
    """
    names = _annotations(base)
    if entry.fields.keys().isdisjoint(names):
        return authors
    people: dict[int, str] = {}
    given: dict[int, list[str]] = {}
    for name, suffix in names.items():
        if name not in entry.fields:
            continue
        for position, values in _specifications(entry, name, len(authors)):
            if suffix == ":person":
                people[position] = values[0]
                if len(values) > 1:
                    message = f"position {position} is given several persons; ‘{values[0]}’ counts; keep one"
                    entry.report(BibKind.ANNOTATION, name, message)
            else:
                known = _known_roles(entry, name, values, roles, strict=suffix == ":role")
                given.setdefault(position, []).extend(known)
    if not people and not given:
        return authors
    return tuple(
        author._replace(
            roles=roles.in_order((*author.roles, *given.get(position, ()))),
            person=people.get(position, author.person),
        )
        for position, author in enumerate(authors, 1)
    )


@cache
def _annotations(base: str) -> dict[str, str]:
    """Return the names of a field's annotations, and what each ends with."""
    return {f"{base}+an{suffix}": suffix for suffix in ("", ":default", ":role", ":person")}


def check_equal(entry: Entry, authors: tuple[Author, ...], others: bool) -> None:
    """Report an equal contributor without a partner, unless "and others" may hold it."""
    equal = [author for author in authors if author.roles and _EQUAL in author.roles]
    if len(equal) == 1 and not others:
        entry.report(
            BibKind.SINGLE_EQUAL,
            "author",
            f"only {equal[0].name} is marked as an equal contributor; mark the others, or none",
        )


def _specifications(entry: Entry, name: str, count: int) -> list[tuple[int, list[str]]]:
    """Return positions, from 1, and their values; report what cannot be read or has no author."""
    found = []
    for item in _ITEMS.findall(entry.fields[name]):
        match = _ITEM.match(item)
        if match is None:
            if item.strip() and not item.lstrip().startswith("="):  # "=value" annotates the whole field
                message = f"‘{item.strip()}’ cannot be read and is ignored; write 1=value; 2=value"
                entry.report(BibKind.ANNOTATION, name, message)
            continue
        position = int(match[1])
        values = [value.strip().strip('"').strip() for value in match[3].split(",")]
        if not 1 <= position <= count:
            message = f"position {position} is ignored, as the entry has {count} names; correct it"
            entry.report(BibKind.ANNOTATION, name, message)
        elif not match[2] and any(values):
            found.append((position, [value for value in values if value]))
    return found


def _known_roles(entry: Entry, name: str, values: list[str], roles: RoleTable, *, strict: bool) -> list[str]:
    known = []
    for value in values:
        role = value if value in roles else value.lower()
        if role in roles:
            known.append(role)
            continue
        if strict or nearest(role, roles.by_id):
            message = f"unknown role ‘{value}’ is ignored; {did_you_mean(role, roles.by_id)}"
            entry.report(BibKind.ANNOTATION, name, message)
    return known
