"""Checks across entries: what they look at, and what they find."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .problems import LINT

if TYPE_CHECKING:
    from .publication import Publication


class CheckedSite(NamedTuple):
    """What a check can look at."""

    #: all entries, in the order of the files
    publications: Sequence[Publication]
    #: keys that pages list, name or cite
    used: Set[str] = frozenset()
    #: names of venues that ``academic_venues`` has
    venues: Collection[str] = ()


#: an entry, and what is wrong with it: what was found, and how to fix it
Finding: TypeAlias = "tuple[Publication, str]"
#: yields what is wrong with the entries of a site
Find: TypeAlias = Callable[[CheckedSite], Iterable[Finding]]


class Check(NamedTuple):
    """A check of entries that are valid alone but may be inconsistent together."""

    #: what it finds, and what to do about it
    description: str
    #: None for one that is made while pages are read
    find: Find | None

    def __call__(self, site: CheckedSite) -> Iterable[Finding]:
        """Yield what is wrong with the entries of a site."""
        return self.find(site) if self.find else ()


def subtype(name: str) -> str:
    """Return the subtype of the warnings of a check."""
    return f"{LINT}{name}"
