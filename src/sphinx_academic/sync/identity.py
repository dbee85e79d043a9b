"""Which records describe one work: by identifiers, by relations, and by title, year and authors.

Identifiers and relations are typed by people, too, and lead to other works now and then; so titles or authors
have to fit as well.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from ..model.folding import fold
from ..model.people import family_key, givens_agree
from ..model.person import Name
from ..model.publication import Publication
from .entry_text import shown
from .work import MEMBERS, Work, identifiers

#: titles of fewer words, and of fewer letters, may be those of several works
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 24
#: what many works are called
_RUBRIC = re.compile(
    r"(?:guest)?editorial.*|introduction.*|preface|foreword|afterword|conclusions?|discussion|reply|comment"
    r"|bookreviews?|reviews?|inmemoriam|obituary|erratum|corrigendum|correction|acknowledge?ments?|abstracts?"
    r"|untitled|notitle|index|contents|appendix"
)
#: what appears anew every year under one title
_YEARLY = re.compile(r"(?:annual|yearly|quarterly|activity)report.*|.*(?:annualreport|yearinreview)")
#: a preprint may be older, and a print date later
_MOST_YEARS = 2
#: share of the triples of letters of two titles that both have
_ALIKE = 0.4
_WORD = re.compile(r"\w+")
#: prefixes of DOIs of preprints and repositories, whose copies of a paper have a DOI of their own
_REPOSITORIES = re.compile(
    r"10\.(?:1101|21203|26434|2139|31234|31235|31219|20944|36227|22541|5281|6084|17605|13140|7302|14293|48550"
    r"|55277|64898|33774|35542|31223|32388)/"
)
#: types of entries that are taken for one another
_SAME_TYPES = (
    {"article", "review"},
    {"inproceedings", "conference", "proceedings"},
    {"book", "collection", "mvbook", "proceedings"},
    {"incollection", "inbook", "inproceedings", "conference"},
    {"phdthesis", "mastersthesis", "thesis"},
    {"techreport", "report", "unpublished"},
    {"dataset", "software"},
)
_VAGUE = frozenset({"", "misc", "online", "unpublished", "electronic", "www"})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is compared of a record or of an entry."""

    title: str
    words: int
    #: folded, of authors or else editors
    families: frozenset[str]
    first: str
    year: int
    doi: str
    arxiv: str
    type: str
    is_preprint: bool
    #: empty for an entry of a ``.bib`` file
    source: str = ""
    #: of a source with many
    list_id: str = ""


def facts_of_work(work: Work) -> Facts:
    """Return what is compared of a record."""
    return _facts(
        shown(work.title),
        [person.name for person in work.authors or work.editors],
        work.date.year if work.date else 0,
        work.ids.get("doi", ""),
        work.ids.get("arxiv", ""),
        work.type,
        work.is_preprint,
        work.source,
        work.list_id,
    )


def facts_of_entry(entry: Publication) -> Facts:
    """Return what is compared of an entry of a ``.bib`` file."""
    ids = ids_of_entry(entry)
    return _facts(
        entry.plain_title,
        [author.name for author in entry.credited],
        entry.year or 0,
        ids.get("doi", ""),
        ids.get("arxiv", ""),
        entry.original_type,
        entry.status == "preprint",
    )


def ids_of_entry(entry: Publication) -> dict[str, str]:
    """Return the identifiers of an entry."""
    links = dict(entry.links)
    pmid = entry.fields.get("pmid", "")
    if entry.fields.get("eprinttype", "").lower() == "pubmed":
        pmid = pmid or entry.fields.get("eprint", "")
    return identifiers(
        doi=links.get("doi"),
        arxiv=links.get("arxiv"),
        pmid=pmid,
        isbn=entry.fields.get("isbn", "") if entry.type in ("book", "proceedings", "collection") else "",
    )


def _facts(
    title: str,
    names: Sequence[Name],
    year: int,
    doi: str,
    arxiv: str,
    type_: str,
    is_preprint: bool,
    source: str = "",
    list_id: str = "",
) -> Facts:
    words = _WORD.findall(fold(title))
    families = [last_word(name) for name in names]
    return Facts(
        "".join(words),
        len(words),
        frozenset(families),
        families[0] if families else "",
        year,
        doi,
        arxiv,
        type_.lower(),
        is_preprint or (bool(arxiv) and not doi and type_ in _VAGUE) or bool(_REPOSITORIES.match(doi)),
        source,
        list_id,
    )


@lru_cache(maxsize=65_536)
def last_word(name: Name) -> str:
    """Return the end of a family name, which is the same however the name was taken apart."""
    words = family_key(name).split()
    return words[-1] if words else fold(name.given)


def same_person(one: Name, other: Name) -> bool:
    """Return whether two names may be one person's."""
    if one.literal or other.literal:
        return fold(str(one)) == fold(str(other))
    if last_word(one) == last_word(other):
        return not (one.given and other.given) or givens_agree(one, other)
    return False


#: in which people type identifiers, now and then those of another paper of theirs
TYPED = frozenset({"orcid", "zotero", "bib", MEMBERS})


def fits(one: Facts, other: Facts, *, related: bool = False) -> bool:
    """Return whether two records with one identifier may describe one work.

    :param related: whether the identifier is that of another version, whose title may be another one
    """
    if one.title and other.title:
        if alike(one.title, other.title):
            return True
        if (
            not related
            and {one.source, other.source} & TYPED
            and one.title.isascii() == other.title.isascii()
        ):
            return False
        # a title may have changed or be translated, but then those who wrote it are the same
        return bool(one.families & other.families)
    return not (one.families and other.families) or bool(one.families & other.families)


def alike(one: str, other: str) -> bool:
    """Return whether one title is the beginning of the other, or many of their triples of letters agree."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= 12 and long.startswith(short):
        return True
    triples = [{text[at : at + 3] for at in range(len(text) - 2)} for text in (short, long)]
    union = triples[0] | triples[1]
    return bool(union) and len(triples[0] & triples[1]) / len(union) > _ALIKE


def same_by_title(one: Facts, other: Facts) -> bool:
    """Return whether two records of one title describe one work, by their years, authors, types and DOIs."""
    if one.first != other.first and not (one.first in other.families and other.first in one.families):
        return False
    if one.year and other.year and abs(one.year - other.year) > _MOST_YEARS:
        return False
    differ = one.year != other.year
    is_short = one.words < _FEWEST_WORDS and len(one.title) < _FEWEST_LETTERS
    if (is_short and (differ or one.families != other.families)) or (differ and _YEARLY.fullmatch(one.title)):
        return False
    if (
        differ
        and (one.source, one.list_id) == (other.source, other.list_id)
        and one.source
        and not (one.is_preprint or other.is_preprint)
    ):
        # the source itself takes them for two
        return False
    if one.doi and other.doi and one.doi != other.doi:
        # two that are published are a paper and its extended version; a copy in a repository is none
        return one.is_preprint != other.is_preprint
    if one.arxiv and other.arxiv and one.arxiv != other.arxiv:
        return False
    return one.is_preprint or other.is_preprint or types_agree(one.type, other.type)


def types_agree(one: str, other: str) -> bool:
    """Return whether two types of entries may be those of one work."""
    if one == other or one in _VAGUE or other in _VAGUE:
        return True
    return any({one, other} <= types for types in _SAME_TYPES)


def title_key(facts: Facts) -> str:
    """Return what records of one title share; nothing for titles that many works have."""
    return "" if _RUBRIC.fullmatch(facts.title) else facts.title


@dataclass(slots=True)
class Cluster:
    """Records of one work, those of sources that lead first."""

    works: list[Work] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)

    @property
    def identifiers(self) -> Iterator[str]:
        """Yield all identifiers of the work, without repetition."""
        seen = set()
        for work in self.works:
            for identifier in work.identifiers:
                if identifier not in seen:
                    seen.add(identifier)
                    yield identifier


def without(work: Work, identifier: str) -> Work:
    """Return a record without an identifier that is another work's."""
    ids = {kind: value for kind, value in work.ids.items() if f"{kind}:{value}" != identifier}
    return replace(work, ids=ids, versions=tuple(other for other in work.versions if other != identifier))


class Groups:
    """Disjoint sets of numbers."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def find(self, item: int) -> int:
        """Return the number that stands for the set of a number."""
        while self._parents[item] != item:
            self._parents[item] = self._parents[self._parents[item]]
            item = self._parents[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        self._parents[self.find(other)] = self.find(one)


def clusters(given: Iterable[Work]) -> tuple[list[Cluster], list[tuple[Work, Work, str]]]:
    """Put records of one work together.

    :param given: records, those of sources that lead first
    :return: the clusters, in the order of their first records; and pairs that have an identifier in common
        which leads to another work: it is taken from the second one
    """
    works = list(given)
    facts = [facts_of_work(work) for work in works]
    groups = Groups(len(works))
    wrong: list[tuple[Work, Work, str]] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    # what is typed comes last, so that it is what is taken for wrong
    for number in sorted(range(len(works)), key=lambda place: (works[place].source in TYPED, place)):
        work = works[number]
        for identifier in list(work.identifiers):
            matching = next((held for held in holders[identifier] if fits(facts[number], facts[held])), None)
            if matching is not None:
                groups.join(matching, number)
            else:
                if holders[identifier]:
                    wrong.append((works[holders[identifier][0]], work, identifier))
                    works[number] = without(works[number], identifier)
                    facts[number] = facts_of_work(works[number])
                    continue
                holders[identifier].append(number)
    for number, work in enumerate(works):
        for identifier in work.versions:
            for held in holders.get(identifier, ()):
                if fits(facts[number], facts[held], related=True):
                    groups.join(held, number)
    _join_titles(facts, groups)
    found: dict[int, Cluster] = {}
    for number, work in enumerate(works):
        cluster = found.setdefault(groups.find(number), Cluster())
        cluster.works.append(work)
        cluster.facts.append(facts[number])
    return list(found.values()), wrong


def _join_titles(facts: Sequence[Facts], groups: Groups) -> None:
    """Join groups of one title; two that are published and have two DOIs stay apart."""
    by_title: defaultdict[str, list[int]] = defaultdict(list)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, fact in enumerate(facts):
        members[groups.find(number)].append(number)
        if key := title_key(fact):
            by_title[key].append(number)
    for numbers in by_title.values():
        # those that state most decide what the others belong to
        numbers.sort(key=lambda number: (not facts[number].doi, facts[number].is_preprint, number))
        for place, number in enumerate(numbers):
            candidates = [other for other in numbers[:place] if same_by_title(facts[number], facts[other])]
            candidates.sort(key=lambda other: _distance(facts[number], facts[other]))
            for other in candidates:
                one, two = groups.find(number), groups.find(other)
                if one == two:
                    break
                if _can_join(
                    (facts[member] for member in members[one]), [facts[member] for member in members[two]]
                ):
                    groups.join(one, two)
                    root = groups.find(one)
                    members[root] = members[one] + members[two]
                    break


def _distance(one: Facts, other: Facts) -> tuple[bool, int]:
    return one.type != other.type, abs(one.year - other.year) if one.year and other.year else 1


def _can_join(ones: Iterable[Facts], others: Sequence[Facts]) -> bool:
    """Return whether no two published records of two groups have different DOIs."""
    published = {fact.doi for fact in others if fact.doi and not fact.is_preprint}
    types = {fact.type for fact in others if not fact.is_preprint} - _VAGUE
    for fact in ones:
        if fact.is_preprint:
            continue
        # records with one DOI are in one group
        if fact.doi and published:
            return False
        if types and not any(types_agree(fact.type, type_) for type_ in types):
            return False
    return True


@dataclass(slots=True)
class Index:
    """The entries of the site, to be found by what records say."""

    entries: Sequence[Publication]
    facts: list[Facts] = field(init=False)
    _by_identifier: dict[str, list[int]] = field(init=False)
    _by_title: dict[str, list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = [facts_of_entry(entry) for entry in self.entries]
        self._by_identifier, self._by_title = defaultdict(list), defaultdict(list)
        for number, entry in enumerate(self.entries):
            for kind, value in ids_of_entry(entry).items():
                self._by_identifier[f"{kind}:{value}"].append(number)
            if key := title_key(self.facts[number]):
                self._by_title[key].append(number)

    def find(self, work: Work, facts: Facts) -> tuple[int | None, str]:
        """Return the entry that has an identifier of a record, and one that leads to another work, if any."""
        wrong = ""
        own = set(work.identifiers)
        for identifier in (*work.identifiers, *work.versions):
            for number in self._by_identifier.get(identifier, ()):
                if fits(facts, self.facts[number], related=identifier not in own):
                    return number, ""
                wrong = wrong or identifier
        return None, wrong

    def find_title(self, facts: Facts) -> list[int]:
        """Return the entries that have the title of a record and fit it, the likeliest first."""
        candidates = (
            n for n in self._by_title.get(title_key(facts), ()) if same_by_title(facts, self.facts[n])
        )
        return sorted(candidates, key=lambda number: _distance(facts, self.facts[number]))
