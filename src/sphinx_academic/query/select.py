"""Queries: which entries a list shows, in which order, under which headings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from ..bib.entry_types import type_names
from ..model.folding import fold
from ..model.patterns import lazy_pattern
from ..model.people import Registry
from ..model.publication import Publication
from ..model.text import plain
from .query import Query

if TYPE_CHECKING:
    from ..model.figures import Count
    from .operators import Context

# What filters and unusual sort keys need is imported where a list has one.


def select(
    publications: Sequence[Publication], query: Query, registry: Registry, count: Count | None = None
) -> list[Publication]:
    """Return the result of a query.

    :param publications: the entries to choose from, in source order
    :param registry: the people of the site, for the names ``me``, ``person`` and ``roles`` of filters
    :param count: what others count of an entry, for ``citations`` and the like
    :return: of several entries with a key that ``keys`` names, only the first
    :raises sphinx_academic.query.query.FilterError: for a ``filter`` that cannot be understood
    """
    test = None
    if query.filter.strip():
        from .filters import compile_filter

        test = compile_filter(query.filter)
    names = test.names if test else frozenset()
    me = None if names.isdisjoint({"me", "roles"}) else query.me
    needs_people = "person" in names
    types = {name.lower() for name in query.types}
    found = [
        entry
        for entry in (_with_keys(publications, query.keys) if query.keys else publications)
        if (not query.files or entry.file in query.files)
        and (not types or not types.isdisjoint(type_names(entry)))
        and (test is None or test(_context(entry, me, needs_people, registry, count)))
    ]
    default = () if query.keys else ("-date",)
    return sort(found, default if query.sort is None else query.sort, count)[: query.limit]


def _with_keys(publications: Sequence[Publication], keys: tuple[str, ...]) -> list[Publication]:
    first: dict[str, Publication | None] = dict.fromkeys(keys)
    for entry in publications:
        if entry.key in first and first[entry.key] is None:
            first[entry.key] = entry
    return [entry for entry in first.values() if entry]


def _context(
    entry: Publication, me: str | None, needs_people: bool, registry: Registry, count: Count | None
) -> Context:
    """Return what a filter uses of the people of an entry; ``me`` is None where it uses none."""
    from .operators import Context

    # a volume that I have edited is mine
    authors = entry.credited
    mine: tuple[int, ...] = ()
    if me:
        # where the name fits several authors, the list shows the entry and warns of it
        mine = registry.position_of(me, authors).candidates
    people: frozenset[str] = frozenset()
    if needs_people:
        people = frozenset(filter(None, map(registry.identify, authors)))
    roles = frozenset(authors[mine[0]].roles) if len(mine) == 1 else frozenset()
    return Context(entry, bool(mine), people, roles, partial(counted, entry, count))


def counted(entry: Publication, count: Count | None, name: str) -> int | None:
    """Return what others count of an entry; else what a field of that name says."""
    found = count(entry, name) if count else None
    if found is None and (stated := entry.fields.get(name, "").strip()).isascii() and stated.isdigit():
        return int(stated[:15])
    return found


def sort(
    publications: Sequence[Publication], names: Sequence[str], count: Count | None = None
) -> list[Publication]:
    """Sort by several names, the first of them deciding; what is equal stays in source order.

    Dates compare as far as they are known, so that newest first a month comes before the bare year. Texts
    compare without accents and case, numbers in them as numbers. Entries that lack a value come last
    either way. ``none`` and ``file`` are source order.
    """
    found = list(publications)
    for name in reversed(names):
        descending, value = name.startswith("-"), _sort_value(name.removeprefix("-").strip().lower(), count)
        if value is None:
            found = found[::-1] if descending else found
            continue
        keyed = [(value(entry), entry) for entry in found]
        present = [pair for pair in keyed if pair[0] is not None]
        present.sort(key=lambda pair: pair[0], reverse=descending)
        found = [entry for _, entry in present] + [entry for key, entry in keyed if key is None]
    return found


def _sort_value(name: str, count: Count | None) -> Callable[[Publication], Any] | None:
    """Return a function to the value to sort by, None where missing; None for source order."""
    if name in {"none", "file"}:
        return None
    if name == "date":
        return lambda entry: entry.sort_date
    if name == "author":
        return lambda entry: _natural(entry.authors[0].name.family) if entry.authors else None
    from ..model.figures import PAPER_COUNTS
    from .filter_fields import Kind, field_named

    if name in PAPER_COUNTS:
        return lambda entry: counted(entry, count, name)
    field = field_named(name)
    get = field.get
    if field.kind is Kind.TEXT:
        return lambda entry: _natural(get(entry)[0])
    if field.kind is Kind.SET:
        return lambda entry: _natural(", ".join(sorted(get(entry))))
    return get


_NUMBER = lazy_pattern(r"[-−]?[0-9]+(?:\.[0-9]+)?")
_DIGITS = lazy_pattern(r"([0-9]+)")


@lru_cache(maxsize=65_536)
def _natural(text: str) -> tuple[Any, ...] | None:
    """Return what a text sorts by: numbers before words, "Vol. 9" before "Vol. 10"; None if it is empty."""
    folded = fold(text)
    if not folded:
        return None
    if _NUMBER.fullmatch(folded):
        return 0, float(folded.replace("−", "-"))
    pieces = _DIGITS.split(folded)
    # the digits of a number sort by their count first, which no length of it can break
    digits = [(len(piece.lstrip("0")), piece.lstrip("0")) for piece in pieces[1::2]]
    return 1, tuple(zip(pieces[::2], [*digits, (0, "")], strict=True))


class Group(NamedTuple):
    """The part of a list under one heading."""

    #: "year", "type", "venue", "status"; empty for a list without groups
    by: str
    #: the year's digits, the entry type, ...; empty for entries that have none
    value: str
    #: everything in the group, that of its own groups included
    publications: tuple[Publication, ...]
    groups: tuple[Group, ...] = ()


#: published, then from nearly there to far off
_STATUS_ORDER = ("", "inpress", "accepted", "inreview", "submitted", "preprint", "inpreparation")

#: states that readers are shown in one word, and the one under which they are grouped
_SAME_STATUS = {"submitted": "inreview"}

_GROUP_VALUES: dict[str, Callable[[Publication], str]] = {
    "year": lambda entry: str(entry.sort_date.year) if entry.sort_date else "",
    "type": lambda entry: entry.type,
    "venue": lambda entry: entry.venue_short or plain(entry.venue),
    "status": lambda entry: _SAME_STATUS.get(entry.status, entry.status),
}


def group(publications: Sequence[Publication], by: tuple[str, ...], type_order: Sequence[str]) -> list[Group]:
    """Group a list, and each group by the next name; entries keep their order inside of a group.

    Years run as the list does, oldest first only where all of it does; entries without a year of their own
    join the year that was inferred for them. Venues are in alphabetical order. What has no value is last.

    :param by: any of "year", "type", "venue", "status"; "none" is left out
    :param type_order: entry types in the order of their groups; others follow in alphabetical order
    :return: without ``by``, one group of everything, whose ``by`` is empty
    """
    names = [name for name in by if name != "none"]
    if not names:
        return [Group("", "", tuple(publications))]
    parts: defaultdict[str, list[Publication]] = defaultdict(list)
    for entry in publications:
        parts[_GROUP_VALUES[names[0]](entry)].append(entry)
    rest = tuple(names[1:])
    return [
        Group(
            names[0], value, tuple(parts[value]), tuple(group(parts[value], rest, type_order)) if rest else ()
        )
        for value in _in_order(names[0], list(parts), publications, type_order)
    ]


def _in_order(
    by: str, values: list[str], publications: Sequence[Publication], type_order: Sequence[str]
) -> list[str]:
    if by == "year":
        years = [entry.sort_date.year for entry in publications if entry.sort_date]
        direction = 1 if years == sorted(years) else -1
        return sorted(values, key=lambda value: (not value, direction * int(value or 0)))
    order: Sequence[str] = {"type": type_order, "status": _STATUS_ORDER}.get(by, ())
    ranks = {value: rank for rank, value in reversed(list(enumerate(order)))}
    return sorted(
        values, key=lambda value: (ranks.get(value, len(ranks)), not value, _natural(value) or (), value)
    )
