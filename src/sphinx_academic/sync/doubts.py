"""Namesakes: whether a work that a service has assigned to a person fits what is known of the person."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..model.folding import fold
from ..model.people import Registry
from ..model.person import Author, Name, Person
from ..model.publication import Publication
from .identity import Cluster, Groups, last_word, same_person
from .work import Contributor

_WORD = re.compile(r"[^\W\d_]{4,}")
#: words of institutions that say nothing of which one it is
_COMMON = frozenset(
    [
        "university",
        "universität",
        "universitat",
        "universite",
        "université",
        "universidad",
        "universita",
        "università",
        "institute",
        "institut",
        "instituto",
        "department",
        "departement",
        "faculty",
        "school",
        "college",
        "center",
        "centre",
        "laboratory",
        "group",
        "research",
        "science",
        "sciences",
        "technology",
        "technical",
        "national",
        "engineering",
        "medicine",
        "medical",
        "computer",
        "computing",
        "studies",
        "hospital",
        "state",
        "academy",
        "division",
        "physics",
        "chemistry",
        "biology",
        "mathematics",
        "inst",
        "univ",
        "dept",
        "with",
        "from",
    ]
)
#: as many works with co-authors have to be known before unknown co-authors mean something
_ENOUGH = 5


@dataclass(slots=True)
class Known:
    """What is known of a person's work."""

    person: Person | None = None
    orcid: str = ""
    coauthors: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    #: works with co-authors
    count: int = 0

    @property
    def names(self) -> tuple[Name, ...]:
        """Return the names of the person."""
        return (self.person.name, *self.person.aliases) if self.person else ()

    def is_person(self, author: Contributor) -> bool:
        """Return whether an author may be the person, by name."""
        if self.person is None:
            return False
        if any(same_person(author.name, name) for name in self.names):
            return True
        # also in another script, or with "ue" for "ü"
        return Registry((self.person,)).identify(Author(author.name)) is not None

    def add(self, authors: Sequence[Contributor], subject: Contributor | None) -> None:
        """Note the co-authors and places of a work that is the person's."""
        others = set(self._others(authors, subject))
        self.coauthors |= others
        self.count += bool(others)
        if subject:
            self.places |= set(words_of(subject.affiliations))

    def _others(self, authors: Sequence[Contributor], subject: Contributor | None) -> Iterator[str]:
        for author in authors:
            if author is not subject and not author.name.literal and not self.is_person(author):
                yield key_of(author.name)

    def subject_of(self, authors: Sequence[Contributor]) -> Contributor | None:
        """Return the author who is the person, as the source says, by ORCID iD or by name."""
        if found := next((author for author in authors if author.is_subject), None):
            return found
        if self.orcid and (found := next((one for one in authors if one.orcid == self.orcid), None)):
            return found
        named = [author for author in authors if self.is_person(author)]
        return named[0] if len(named) == 1 else None

    def supports(self, authors: Sequence[Contributor]) -> bool:
        """Return whether co-authors or places are known."""
        subject = self.subject_of(authors)
        if self.coauthors.intersection(self._others(authors, subject)):
            return True
        return bool(subject and self.places.intersection(words_of(subject.affiliations)))

    def contradiction(self, authors: Sequence[Contributor], *, is_cut: bool) -> str:
        """Return why a work is not the person's, whoever says that it is, or nothing.

        :param is_cut: not all authors are known
        """
        subject = self.subject_of(authors)
        if subject and self.orcid and subject.orcid and subject.orcid != self.orcid:
            return f"the author {subject.name} has another ORCID iD, {subject.orcid}"
        if self.names and authors and not is_cut and not any(map(self.is_person, authors)):
            return f"{subject.name} is not {self.names[0]}" if subject else f"no author is {self.names[0]}"
        return ""

    def objection(self, authors: Sequence[Contributor], *, is_cut: bool) -> str:
        """Return why a work is hardly the person's, or nothing; likewise."""
        reason = self.contradiction(authors, is_cut=is_cut)
        if reason or self.supports(authors):
            return reason
        subject = self.subject_of(authors)
        if not authors:
            return "it names no authors"
        places = list(words_of(subject.affiliations)) if subject else []
        others = list(self._others(authors, subject))
        if places and self.places:
            where = subject.affiliations[0] if subject else ""
            return f"neither the affiliation ({where}) nor a co-author is known"
        if not places and others and self.count >= _ENOUGH:
            return "no co-author is known, and no affiliation is stated"
        return ""


def key_of(name: Name) -> str:
    """Return what the spellings of a co-author's name have in common."""
    return f"{last_word(name)} {fold(name.given)[:1]}"


def words_of(affiliations: Iterable[str]) -> Iterator[str]:
    """Yield the words that say which institutions these are."""
    for place in affiliations:
        for word in _WORD.findall(fold(place)):
            if word not in _COMMON:
                yield word


def known_of(person: Person | None, orcid: str, entries: Iterable[Publication], own: Iterable[int]) -> Known:
    """Return what the site says of a person.

    :param entries: of the site
    :param own: numbers of those that are the person's
    """
    known = Known(person, orcid or (person.orcid if person else ""))
    if person:
        known.places |= set(words_of([person.affiliation]))
    papers = list(entries)
    for number in own:
        known.add([Contributor(author.name) for author in papers[number].authors], None)
    return known


def authors_of(cluster: Cluster) -> tuple[tuple[Contributor, ...], bool]:
    """Return the authors of a work as the record that says most of the person has them, and whether cut."""
    lists = sorted(
        (work for work in cluster.works if work.authors),
        key=lambda work: (not any(author.is_subject for author in work.authors), work.others),
    )
    return (lists[0].authors, lists[0].others) if lists else ((), False)


def doubtful(known: Known, vouched: Sequence[Cluster], unsure: Sequence[Cluster]) -> dict[int, str]:
    """Return which works are doubtful, by their places in ``unsure``, and why.

    What fits adds its co-authors and affiliations to what is known, until nothing more fits.

    :param vouched: works that are the person's, or were said to be by a person or the publisher
    """
    for cluster in vouched:
        authors, _cut = authors_of(cluster)
        known.add(authors, known.subject_of(authors))
    waiting = {number: authors_of(cluster) for number, cluster in enumerate(unsure)}
    if not known.coauthors and not known.places:
        for number in _largest(known, waiting):
            authors, cut = waiting[number]
            if not known.contradiction(authors, is_cut=cut):
                known.add(authors, known.subject_of(authors))
    growing = True
    while growing:
        growing = False
        for number, (authors, cut) in list(waiting.items()):
            if known.supports(authors) and not known.contradiction(authors, is_cut=cut):
                known.add(authors, known.subject_of(authors))
                del waiting[number]
                growing = True
    return {
        number: reason
        for number, (authors, cut) in waiting.items()
        if (reason := known.objection(authors, is_cut=cut))
    }


def _largest(known: Known, works: dict[int, tuple[tuple[Contributor, ...], bool]]) -> list[int]:
    """Return the works, if they are most of all, that co-authors and places connect with each other."""
    by_sign: defaultdict[str, list[int]] = defaultdict(list)
    for number, (authors, _cut) in works.items():
        subject = known.subject_of(authors)
        signs = set(known._others(authors, subject))
        signs |= set(words_of(subject.affiliations)) if subject else set()
        for sign in signs:
            by_sign[sign].append(number)
    places = {number: place for place, number in enumerate(works)}
    groups = Groups(len(works))
    for connected in by_sign.values():
        for number in connected:
            groups.join(places[connected[0]], places[number])
    by_group: defaultdict[int, list[int]] = defaultdict(list)
    for number, place in places.items():
        by_group[groups.find(place)].append(number)
    largest = max(by_group.values(), key=len, default=[])
    return largest if 2 * len(largest) > len(works) else []
