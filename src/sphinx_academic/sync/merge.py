"""The three-way merge: what sources said last, what they say now, and what stands in the ``.bib`` files.

Everything here is a function of its input.  A field that was written or touched by hand is never changed; an
entry or a field that was removed by hand does not come back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path

from ..bib.reader import read
from ..model.folding import fold
from ..model.people import Registry
from ..model.person import Name, Person
from ..model.publication import Publication
from . import state as states
from .bibfile import BibFile
from .doubts import Known, doubtful, known_of
from .entry import Keys, Offer, entry_text, offer_of
from .entry_merge import TYPE, EntryMerge
from .entry_text import shown
from .identity import TYPED, Cluster, Facts, Index, clusters, facts_of_work, same_person
from .report import Change, Doubt, Report, Row
from .work import Work, normalized_doi

_NOTICE = re.compile(
    r"(?:(?P<retraction>retraction(?: note| notice)?(?: (?:to|of|for))?|notice of retraction"
    r"|withdrawal(?: of)?)"
    r"|(?P<correction>(?:publisher |author )?correction(?: to)?|erratum(?: to| for)?|corrigendum(?: to| for)?"
    r"|addendum(?: to)?|expression of concern))\s*[:.–—]\s*(?P<title>.*)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"(?:retracted|withdrawn)(?: article)?\s*:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """A person's or library's list at a source."""

    source: str
    id: str
    #: id of the person of the site whose list it is; empty where that is not known
    person: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a source said of a subject in this run."""

    subject: Subject
    works: Sequence[Work]
    #: whether it said all of it
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Setting:
    """What a site says of itself."""

    people: Sequence[Person] = ()
    #: ORCID iDs of people as ``academic_sync`` has them, by their ids
    orcids: Mapping[str, str] = field(default_factory=dict)
    #: all lists that the site takes papers from
    subjects: Sequence[Subject] = ()
    #: source -> its rank, and whether people choose what it lists
    ranks: Mapping[str, int] = field(default_factory=dict)
    curated: frozenset[str] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    this_year: int = field(kw_only=True)
    #: identifiers of works that are not to be added, with their kinds
    ignored: frozenset[str] = frozenset()


#: stands for what was added by its identifier, and for what was looked up because a list does not say it all
ADDED, COMPLETED = "add", "completed"


@dataclass(slots=True)
class Plan:
    """What a run is about to do."""

    files: list[BibFile]
    state: states.State
    report: Report


def make_plan(
    files: Sequence[tuple[Path, str, bytes]],
    target: int,
    base: states.State,
    answers: Sequence[Answer],
    setting: Setting,
    *,
    keep_others: bool = False,
) -> Plan:
    """Return what is to be written.

    :param files: path, name and content of the ``.bib`` files, in their order
    :param target: the file that takes new entries
    :param keep_others: whether what is not among the subjects of the site is kept in the state
    """
    return _Merge(files, target, base, answers, setting, keep_others).plan()


@dataclass(slots=True)
class _Site:
    """An entry of the site."""

    publication: Publication
    file: BibFile


class _Merge:
    def __init__(
        self,
        files: Sequence[tuple[Path, str, bytes]],
        target: int,
        base: states.State,
        answers: Sequence[Answer],
        setting: Setting,
        keep_others: bool,
    ) -> None:
        self.files = [BibFile(path, name, data) for path, name, data in files]
        self.target = target
        self.base = base
        self.answers = answers
        self.setting = setting
        self.keep_others = keep_others
        self.report = Report()
        self.registry = Registry(tuple(setting.people))
        self.people = {person.id: person for person in setting.people}
        self.by_orcid = {
            orcid: self.people[person_id]
            for person_id, orcid in setting.orcids.items()
            if person_id in self.people
        }
        self.entries = list(self._entries())
        self.index = Index([entry.publication for entry in self.entries])
        self.by_key: dict[str, int] = {}
        for number, entry in enumerate(self.entries):
            self.by_key.setdefault(entry.publication.key, number)
        self.new_state = states.State()
        #: identifier or name of a work -> what notices say of it
        self.marks: defaultdict[str, list[str]] = defaultdict(list)
        self.keys = Keys((*self.by_key, *base.entries))
        #: work -> number of its entry
        self.placed: dict[str, int] = {}
        #: keys of the base whose entries have another one now
        self.renamed: set[str] = set()
        #: works that are wanted by their identifiers, also if they were removed before
        self.wanted = {
            _name(work) for answer in answers if answer.subject.id == ADDED for work in answer.works
        }

    def _entries(self) -> Iterator[_Site]:
        macros: Mapping[str, str] = {}
        for file in self.files:
            library = read(file.data, file.name, macros=macros)
            macros = library.macros
            for publication in library.publications:
                yield _Site(publication, file)

    def plan(self) -> Plan:
        """Merge everything."""
        owners = self._merge_records()
        works, notices = self._works(owners)
        groups, wrong = clusters(works)
        misled: dict[tuple[str, str], str] = {}
        for held, work, identifier in wrong:
            where = self.setting.titles.get(held.source, held.source)
            misled[(work.source, work.id)] = (
                f"its identifier {identifier} is that of ‘{shown(held.title)}’ at {where}"
            )
        self._note_notices(notices, groups)
        self._place(groups, misled, owners)
        self._keep_unused()
        self._count()
        return Plan(self.files, self.new_state, self.report)

    # what sources say

    def _merge_records(self) -> dict[tuple[str, str], list[Subject]]:
        """Put what was said now in the place of what was said last; return whose each work is."""
        records = self.new_state.records
        wanted = {(subject.source, subject.id) for subject in self.setting.subjects}
        for source, subjects in self.base.records.items():
            for subject_id, works in subjects.items():
                if self.keep_others or (source, subject_id) in wanted or subject_id in (ADDED, COMPLETED):
                    records.setdefault(source, {})[subject_id] = dict(works)
        for answer in self.answers:
            subject = answer.subject
            held = records.setdefault(subject.source, {}).setdefault(subject.id, {})
            said = {work.id: states.stored(work) for work in answer.works}
            if not any(work.page for work in said.values()):
                # a checkout without a build, or an inventory that is missing for once
                said = {
                    number: replace(work, page=held[number].page) if number in held else work
                    for number, work in said.items()
                }
            gone = held.keys() - said.keys() if answer.is_complete else set()
            for number in sorted(gone):
                work = held.pop(number)
                self.report.gone.append((subject.source, shown(work.title) or number))
            held.update(said)
        persons = {
            (one.source, one.id): one for one in (*self.setting.subjects, *(a.subject for a in self.answers))
        }
        owners: defaultdict[tuple[str, str], list[Subject]] = defaultdict(list)
        for source, subjects in records.items():
            for subject_id, works in subjects.items():
                subject = persons.get((source, subject_id), Subject(source, subject_id))
                for number in works:
                    owners[(source, number)].append(subject)
        return owners

    def _works(self, owners: Mapping[tuple[str, str], Sequence[Subject]]) -> tuple[list[Work], list[Work]]:
        """Return records, those of sources that lead first, and notices apart from them."""
        works: list[Work] = []
        notices: list[Work] = []
        seen: set[tuple[str, str]] = set()
        for source, subjects in self.new_state.records.items():
            for subject in sorted(subjects):
                for number, work in subjects[subject].items():
                    if (source, number) in seen:
                        continue
                    seen.add((source, number))
                    work = _with_notice(work)
                    (notices if work.notice else works).append(work)

        def order(work: Work) -> tuple[float, str, str]:
            # a source that is not installed any more comes last
            return self.setting.ranks.get(work.source, inf), work.source, work.id

        return sorted(works, key=order), sorted(notices, key=order)

    def _note_notices(self, notices: Sequence[Work], groups: Sequence[Cluster]) -> None:
        """Mark the works that notices concern, by identifier or else by title."""
        titles: defaultdict[str, list[str]] = defaultdict(list)
        for group in groups:
            for facts in group.facts:
                titles[facts.title].extend(map(_name, group.works))
        for number, facts in enumerate(self.index.facts):
            titles[facts.title].append(f"entry:{number}")
        for notice in notices:
            self.report.count(notice, "notices")
            if notice.notice == "other":
                continue
            word = "retracted" if notice.notice == "retraction" else "corrected"
            mark = f"{word}:{notice.ids['doi']}" if "doi" in notice.ids else word
            concerned = list(notice.concerns)
            if not concerned and (match := _NOTICE.match(shown(notice.title))):
                title = facts_of_work(replace(notice, title=match["title"])).title
                concerned = titles.get(title, []) if title else []
            for identifier in concerned:
                if mark not in self.marks[identifier]:
                    self.marks[identifier].append(mark)
            self.report.notices.append((notice.source, shown(notice.title), word))

    # where works belong

    def _place(
        self,
        groups: Sequence[Cluster],
        misled: Mapping[tuple[str, str], str],
        owners: Mapping[tuple[str, str], Sequence[Subject]],
    ) -> None:
        keys = {name: key for key, entry in self.base.entries.items() for name in entry.works}
        found: defaultdict[int, list[Work]] = defaultdict(list)
        others: list[Cluster] = []
        for group in groups:
            places = [
                self._entry_of(work, facts, keys)
                for work, facts in zip(group.works, group.facts, strict=True)
            ]
            first = next((place for place in places if place is not None), None)
            if first is None:
                others.append(group)
                continue
            for work, place in zip(group.works, places, strict=True):
                found[first if place is None else place].append(work)
        unknown: list[Cluster] = []
        for group in others:
            titled = (number for facts in group.facts for number in self.index.find_title(facts))
            # of several works of one title, an entry is the first that fits
            place = next((number for number in titled if number not in found), None)
            removed = next((key for work in group.works if (key := keys.get(_name(work)))), "")
            if place is not None:
                found[place] += group.works
            elif removed and self.wanted.isdisjoint(map(_name, group.works)):
                self._keep_removed(removed, group.works)
            elif self._is_ignored(group) and self.wanted.isdisjoint(map(_name, group.works)):
                self.report.ignored.append(shown(group.works[0].title) or _name(group.works[0]))
                for work in group.works:
                    self.report.count(work, "removed")
            else:
                unknown.append(group)
        self.placed = {_name(work): number for number, works in found.items() for work in works}
        for number in sorted(found):
            self._update(number, found[number])
        self._add(unknown, misled, owners)

    def _entry_of(self, work: Work, facts: Facts, keys: Mapping[str, str]) -> int | None:
        """Return the entry of a record: that it was last merged into, else that with its identifier."""
        known = self.by_key.get(keys.get(_name(work), ""))
        return self.index.find(work, facts)[0] if known is None else known

    def _is_ignored(self, group: Cluster) -> bool:
        """Return whether a work is one of those that the site never wants."""
        return not self.setting.ignored.isdisjoint((*group.identifiers, *map(_name, group.works)))

    def _keep_removed(self, key: str, works: Sequence[Work]) -> None:
        """Keep in mind that an entry was removed by hand, unless it is wanted now."""
        entry = self.base.entries.get(key, states.Entry())
        names = sorted({*entry.works, *map(_name, works)})
        self.new_state.entries[key] = states.Entry(names, dict(entry.offered), dict(entry.written))
        for work in works:
            self.report.count(work, "removed")

    def _keep_unused(self) -> None:
        """Keep what is known of entries of which no source said anything."""
        for key, entry in self.base.entries.items():
            if key not in self.new_state.entries and key not in self.renamed:
                self.new_state.entries[key] = entry

    # entries that are there

    def _update(self, number: int, works: Sequence[Work]) -> None:
        """Merge what is said of one work into its entry."""
        site = self.entries[number]
        publication = site.publication
        key = publication.key
        before = self.base.entries.get(key) or self._renamed(number, works)
        here = (name for name in before.works if self.placed.get(name, number) == number)
        names = sorted({*here, *map(_name, works)})
        after = states.Entry(names, dict(before.offered), dict(before.written))
        if key not in self.new_state.entries:
            self.new_state.entries[key] = after
        doi = normalized_doi(dict(publication.links).get("doi"))
        ids = [f"entry:{number}", *Cluster(list(works)).identifiers, *map(_name, works), f"doi:{doi}"]
        offer = offer_of(works, self.setting.this_year, self._marks(ids))
        self._note_future(offer)
        for work in works:
            is_known = _name(work) in before.works
            self.report.count(work, "known" if is_known else "joined")
        place = site.file.entry(publication.line, key)
        if place is None:
            self.report.unchangeable.append((site.file.name, publication.line, key))
            return
        EntryMerge(publication, site.file, place, offer, before, after, self.report).merge(self.annotation)

    def _renamed(self, number: int, works: Sequence[Work]) -> states.Entry:
        """Return what is known of an entry whose key was changed by hand, and most of it not."""
        names = set(map(_name, works))
        site = self.entries[number]
        place = site.file.entry(site.publication.line, site.publication.key)
        for other, entry in self.base.entries.items():
            if place and names.intersection(entry.works):
                same = sum(
                    states.digest(site.file.value(place, name) or "") == said
                    for name, said in entry.written.items()
                )
                if 2 * same > len(entry.written):
                    self.renamed.add(other)
                    return entry
        return states.Entry()

    def _marks(self, identifiers: Iterable[str]) -> list[str]:
        found = [mark for identifier in identifiers for mark in self.marks.get(identifier, ())]
        return list(dict.fromkeys(found))

    def _note_future(self, offer: Offer) -> None:
        if offer.future:
            self.report.future.append((shown(offer.title), offer.future))

    # new entries

    def _add(
        self,
        groups: Sequence[Cluster],
        misled: Mapping[tuple[str, str], str],
        owners: Mapping[tuple[str, str], Sequence[Subject]],
    ) -> None:
        doubts = self._doubts(groups, misled, owners)
        offers = []
        for number, group in enumerate(groups):
            if reason := doubts.get(number, ""):
                lead = group.works[0]
                for work in group.works:
                    self.report.count(work, "doubtful")
                self.report.doubts.append(
                    Doubt(
                        tuple(dict.fromkeys(work.source for work in group.works)),
                        shown(lead.title),
                        next(iter(group.identifiers), f"{lead.source}:{lead.id}"),
                        reason,
                    )
                )
                continue
            ids = (*group.identifiers, *map(_name, group.works))
            offer = offer_of(group.works, self.setting.this_year, self._marks(ids))
            self._note_future(offer)
            offers.append(offer)
        offers.sort(
            key=lambda offer: (
                offer.date is None,
                offer.date,
                offer.title,
                offer.works[0].source,
                offer.works[0].id,
            )
        )
        file = self.files[self.target]
        for offer in offers:
            fields = dict(offer.fields)
            if annotation := self.annotation(offer, [author.name for author in offer.authors]):
                fields["author+an:person"] = annotation
            key = self.keys.new(offer)
            file.append(entry_text(key, offer.type, fields))
            self.new_state.entries[key] = states.Entry(
                sorted(map(_name, offer.works)),
                {name: states.digest(value) for name, value in {TYPE: offer.type, **fields}.items()},
                {name: states.digest(value) for name, value in {TYPE: offer.type, **fields}.items()},
            )
            for place, work in enumerate(offer.works):
                self.report.count(work, "joined" if place else "added")
            sources = tuple(dict.fromkeys(work.source for work in offer.works))
            self.report.added.append(
                Change(
                    file.name,
                    key,
                    shown(offer.title),
                    offer.date.year if offer.date else None,
                    sources=sources,
                )
            )
            if not offer.authors and not fields.get("editor"):
                self.report.authorless.append(key)

    def _doubts(
        self,
        groups: Sequence[Cluster],
        misled: Mapping[tuple[str, str], str],
        owners: Mapping[tuple[str, str], Sequence[Subject]],
    ) -> dict[int, str]:
        """Return which works are not to be added, and why."""
        doubts: dict[int, str] = {}
        unsure: defaultdict[str, list[int]] = defaultdict(list)
        vouched: defaultdict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(groups):
            reasons = [misled.get((work.source, work.id), "") for work in group.works]
            # of several records, one that is right is enough
            reason = reasons[0] if all(reasons) else ""
            if reason and next(group.identifiers, ""):
                # another identifier says what it is
                self.report.remarks.append(f"‘{shown(group.works[0].title)}’: {reason}, and is left out")
                reason = ""
            if not any(work.title for work in group.works):
                reason = "it has no title"
            elif all("withdrawn" in work.marks for work in group.works):
                reason = "it was withdrawn"
            if reason := reason or self._wrong_entry(group):
                doubts[number] = reason
                continue
            subjects = [one for work in group.works for one in owners[(work.source, work.id)]]
            if any(subject.id == ADDED for subject in subjects):
                continue
            is_sure = self._is_chosen(group) or any(work.is_deposited for work in group.works)
            for person in dict.fromkeys(subject.person for subject in subjects):
                (vouched if is_sure else unsure)[person].append(number)
        self._doubt_namesakes(groups, vouched, unsure, doubts)
        return doubts

    def _doubt_namesakes(
        self,
        groups: Sequence[Cluster],
        vouched: Mapping[str, Sequence[int]],
        unsure: Mapping[str, Sequence[int]],
        doubts: dict[int, str],
    ) -> None:
        #: a work of several people is theirs if it is one's
        accepted: set[int] = set()
        rejected: dict[int, str] = {}
        for person_id in sorted({*vouched, *unsure}):
            person = self.people.get(person_id)
            chosen = vouched.get(person_id, ())
            if not unsure.get(person_id) and all(self._is_chosen(groups[number]) for number in chosen):
                # nothing to be compared with what is known of the person, which takes a while to find
                continue
            known = known_of(
                person, self.setting.orcids.get(person_id, ""), self.index.entries, self._own(person)
            )
            sure = []
            for number in vouched.get(person_id, ()):
                reason = self._objection(known, groups[number])
                if reason:
                    rejected[number] = reason
                else:
                    sure.append(groups[number])
                    accepted.add(number)
            numbers = list(unsure.get(person_id, ()))
            found = doubtful(known, sure, [groups[number] for number in numbers])
            for place, number in enumerate(numbers):
                if place in found:
                    rejected[number] = found[place]
                else:
                    accepted.add(number)
        doubts.update({number: reason for number, reason in rejected.items() if number not in accepted})

    def _is_chosen(self, group: Cluster) -> bool:
        """Return whether a person has put a work on a list."""
        return any(work.source in self.setting.curated for work in group.works)

    def _objection(self, known: Known, group: Cluster) -> str:
        """Return why a work is hardly the person's though it was deposited as such."""
        if self._is_chosen(group):
            return ""
        for work in group.works:
            if work.is_deposited:
                return known.contradiction(work.authors, is_cut=work.others)
        return ""

    def _own(self, person: Person | None) -> list[int]:
        """Return the entries of a person."""
        if person is None:
            return []
        return [
            number
            for number, entry in enumerate(self.index.entries)
            if self.registry.position_of(person.id, entry.authors).position is not None
        ]

    def _wrong_entry(self, group: Cluster) -> str:
        for work, facts in zip(group.works, group.facts, strict=True):
            if len(group.works) == 1:
                _number, wrong = self.index.find(work, facts)
                if wrong and work.source in TYPED:
                    return f"its identifier {wrong} is that of another entry"
        return ""

    def annotation(self, offer: Offer, names: Sequence[Name]) -> str:
        """Return who the authors are, as biblatex annotates it: by ORCID iDs, and by the members' sites."""
        found: dict[int, str] = {}
        for work in offer.works:
            for author in work.authors if self.by_orcid else ():
                person = self.by_orcid.get(author.orcid) if author.orcid else None
                if person is None or not any(
                    same_person(author.name, name) for name in (person.name, *person.aliases)
                ):
                    continue
                place = _only_place(names, (author.name, person.name, *person.aliases))
                if place:
                    found.setdefault(place, person.id)
        # a member's site has the member's papers
        for member in dict.fromkeys(work.member for work in offer.works):
            person = self.people.get(member)
            if person:
                place = _only_place(names, (person.name, *person.aliases))
                if place:
                    found.setdefault(place, person.id)
        return (
            "{" + "; ".join(f"{place}={person}" for place, person in sorted(found.items())) + "}"
            if found
            else ""
        )

    def _count(self) -> None:
        """Count what each source offered in this run."""
        counted = set()
        for answer in self.answers:
            self.report.rows.setdefault(answer.subject.source, Row())
            for work in answer.works:
                name = _name(work)
                self.report.offered(answer.subject.source, (work.source, work.id), again=name in counted)
                counted.add(name)


def _only_place(names: Sequence[Name], wanted: Sequence[Name]) -> int:
    """Return the only position that may be a person's, from 1, or 0; of several, that with the very name."""
    places = [
        place for place, name in enumerate(names, 1) if any(same_person(name, other) for other in wanted)
    ]
    if len(places) > 1:
        exact = {fold(str(name)) for name in wanted}
        places = [place for place in places if fold(str(names[place - 1])) in exact]
    return places[0] if len(places) == 1 else 0


def _name(work: Work) -> str:
    return f"{work.source}:{work.id}"


def _with_notice(work: Work) -> Work:
    """Return a record as a notice if its title says so, and without a mark in its title."""
    title = shown(work.title) if work.title else ""
    if not work.notice and (match := _NOTICE.match(title)):
        return replace(work, notice="retraction" if match["retraction"] else "correction")
    if marked := _MARKED.match(work.title):
        marks = (*work.marks, *(() if "retracted" in work.marks else ("retracted",)))
        return replace(work, title=work.title[marked.end() :], marks=marks)
    return work
