"""Who is who: the people of the site, found among the authors of a paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from .namematch import (
    ends_in_initials,
    family_key,
    givens_agree,
    is_abbreviated,
    name_keys,
    spellings,
    suffixes_agree,
    turned,
)
from .person import Author, Name, Person


class Strength(IntEnum):
    """How well a name fits a person."""

    #: the same family name, and given names that do not contradict each other: "Z. Tang", "Zhenheng Tang"
    WEAK = 1
    #: the full name or an alias
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Where a person stands among the authors of a paper; positions count from 0."""

    #: None if the person is not there, or if several authors may be the person
    position: int | None = None
    #: all positions that may be the person
    candidates: tuple[int, ...] = ()


NOBODY = Match()


class Registry:
    """The people of a site; answers are remembered per name, because papers repeat their authors."""

    def __init__(self, people: tuple[Person, ...] = ()) -> None:
        self._people: dict[str, Person] = {}
        self._by_key: defaultdict[tuple[str, str], list[tuple[str, Name]]] = defaultdict(list)
        self._by_family: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
        self._best: dict[Name, frozenset[str]] = {}
        #: by the identity of the authors, which are kept so that nothing else gets it
        self._matches: dict[int, tuple[tuple[Author, ...], Mapping[str, Match]]] = {}
        for person in people:
            if self._people.setdefault(person.id, person) is person:
                self._index(person)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._people.values())

    def get(self, person_id: str) -> Person | None:
        """Return the person with an id."""
        return self._people.get(person_id)

    def identify(self, author: Author) -> str | None:
        """Return the id of the person who an author is.

        :return: what ``author+an:person`` says; else the one person whom the name fits best; None if it
            fits nobody, or several people equally well
        """
        if author.person is not None:
            return author.person
        best = self._fitting(author.name)
        return next(iter(best)) if len(best) == 1 else None

    def position_of(self, person_id: str, authors: tuple[Author, ...]) -> Match:
        """Find a person among authors.

        An annotation decides. Without one, the name has to fit exactly one author: a name that fits two is
        not guessed at, even where it fits one of them better. An author whom another person's name fits
        better is no candidate, nor is one who is annotated as somebody else.
        """
        # a page for each person asks for all of them
        known = self._matches.get(id(authors))
        if known is None:
            known = self._matches[id(authors)] = authors, self._match(authors)
        return known[1].get(person_id, NOBODY)

    def _match(self, authors: tuple[Author, ...]) -> Mapping[str, Match]:
        """Find all people among authors."""
        annotated: defaultdict[str, list[int]] = defaultdict(list)
        named: defaultdict[str, list[int]] = defaultdict(list)
        for place, author in enumerate(authors):
            if author.person is not None:
                annotated[author.person].append(place)
            else:
                for person_id in self._fitting(author.name):
                    named[person_id].append(place)
        return {
            person_id: Match(places[0] if len(places) == 1 else None, tuple(places))
            for person_id, places in {**named, **annotated}.items()
        }

    def _index(self, person: Person) -> None:
        for name in (person.name, *person.aliases):
            for written in spellings(name):
                for key in name_keys(written):
                    self._by_key[key].append((person.id, written))
                # An abbreviated alias fits only as it stands: "Z. Tang" of Zhenheng is not Zichen.
                if not name.literal and (name is person.name or not is_abbreviated(name)):
                    self._by_family[family_key(written)].append((person.id, written))

    def _fitting(self, name: Name) -> frozenset[str]:
        """Return the ids of the people whom a name fits best."""
        if not self._people:
            return frozenset()
        best = self._best.get(name)
        if best is None:
            best = self._best[name] = self._find(name)
        return best

    def turned(self, person_id: str, authors: tuple[Author, ...]) -> int | None:
        """Return where a person stands with family name and given name in each other's place, if anywhere."""
        places = [
            place
            for place, author in enumerate(authors)
            if author.person is None
            and (name := turned(author.name))
            and person_id in self._find_as_written(name)
        ]
        return places[0] if len(places) == 1 else None

    def _find(self, name: Name) -> frozenset[str]:
        found = self._find_as_written(name)
        # "Roe R", alone in its list, is read as BibTeX reads it, which is hardly right
        if not found and ends_in_initials(name) and (other := turned(name)):
            return self._find_as_written(other)
        return found

    def _find_as_written(self, name: Name) -> frozenset[str]:
        strengths: dict[str, Strength] = {}
        for written in spellings(name):
            if not name.literal:
                for person_id, known in self._by_family.get(family_key(written), ()):
                    if suffixes_agree(written, known) and givens_agree(written, known):
                        strengths.setdefault(person_id, Strength.WEAK)
            for key in name_keys(written):
                for person_id, known in self._by_key.get(key, ()):
                    if suffixes_agree(written, known):
                        strengths[person_id] = Strength.STRONG
        best = max(strengths.values(), default=None)
        return frozenset(person_id for person_id, strength in strengths.items() if strength == best)
