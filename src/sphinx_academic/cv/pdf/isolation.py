"""What of a CV its compiler stops at: entries that have to be left out, so that the others are not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from .typst_data import CvData

#: with more, it is the template that fails, and not an entry
_MOST = 5
#: lists of a section whose entries can be left out
_LISTS = ("items", "groups", "papers", "details")


class Entry(NamedTuple):
    """Where an entry stands."""

    section: int
    list: str
    place: int


class TooManyError(Exception):
    """No few entries are at fault."""


def entries_at_fault(data: CvData, fails: Callable[[CvData], bool]) -> list[Entry]:
    """Return the entries of a CV that fails without which it does not.

    :param fails: returns whether a CV cannot be typeset
    :raises TooManyError: if these are many, or the rest fails as well
    """
    entries = list(_entries(data))
    if not entries or fails(without(data, entries)):
        raise TooManyError
    found: list[Entry] = []

    def search(some: Sequence[Entry]) -> None:
        others = set(entries) - set(some)
        if not fails(without(data, others)):
            return
        if len(some) == 1:
            found.extend(some)
            if len(found) > _MOST:
                raise TooManyError
            return
        middle = len(some) // 2
        search(some[:middle])
        search(some[middle:])

    search(entries)
    if not found or fails(without(data, found)):
        raise TooManyError
    return found


def without(data: CvData, left_out: Sequence[Entry] | set[Entry]) -> CvData:
    """Return a CV without some entries; headings over a paper stay where others follow."""
    gone = set(left_out)
    return {**data, "sections": [_section(section, n, gone) for n, section in enumerate(data["sections"])]}


def _section(section: CvData, number: int, gone: set[Entry]) -> CvData:
    kept: CvData = {**section}
    for name in _LISTS:
        kept[name] = []
        headings: list[str] = []
        for place, entry in enumerate(section[name]):
            new = entry.get("headings", [])
            headings = headings[: max(len(headings) - len(new), 0)] + new
            if Entry(number, name, place) not in gone:
                kept[name].append({**entry, "headings": headings} if headings else entry)
                headings = []
    return kept


def named(data: CvData, entry: Entry) -> str:
    """Return what an author knows an entry by: the key of a paper, the words of others."""
    found = data["sections"][entry.section][entry.list][entry.place]
    return found.get("key") or " ".join("".join(_texts(found)).split())


def _entries(data: CvData) -> Iterator[Entry]:
    for number, section in enumerate(data["sections"]):
        for name in _LISTS:
            yield from (Entry(number, name, place) for place in range(len(section[name])))


def _texts(found: Any) -> Iterator[str]:
    """Yield the texts of an item's line, of a group or of a point."""
    if isinstance(found, str):
        yield found
    elif isinstance(found, list):
        for value in found:
            yield from _texts(value)
    elif isinstance(found, dict):
        names = ("text", "label", "body", "source", "strong", "em", "code", "small", "sup", "sub")
        yield from (text for name in names for text in _texts(found.get(name)))
