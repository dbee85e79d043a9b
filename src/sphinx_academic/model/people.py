"""The people of the site, and how they are found among the authors of a paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import IntEnum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .folding import fold
from .patterns import lazy_pattern

if TYPE_CHECKING:
    from .person import Author, Name, Person

_HYPHENS = lazy_pattern("[-‐‑‒–]+")
_IGNORED = lazy_pattern("[-‐‑‒–.'’‘ʼ`·・]+")
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae", "Œ": "Oe"}
)
#: of an author; a list has tens of thousands
_PERSON = attrgetter("person")
_GIVEN_WORD = lazy_pattern(r"[^\s.]+\.?")


class _Word(NamedTuple):
    """One word of given names: "Xiao-Wen" as ``xiaowen``, with its initials ``x`` and ``w``."""

    text: str
    initials: tuple[str, ...]
    #: "Z." and "Z", but also "Zh." and "Chr."
    abbreviated: bool

    def agrees(self, other: _Word) -> bool:
        """Whether the two may be the same name; two full names have to be equal."""
        if self.abbreviated and other.text.startswith(self.text):
            return True
        return self.text == other.text or (other.abbreviated and self.text.startswith(other.text))


_Words: TypeAlias = tuple[_Word, ...]


def name_keys(name: Name) -> set[tuple[str, str]]:
    """Return keys of which equal names share one: given and family name, and the whole as it is read.

    The whole is for names that were taken apart differently: "{Anna van der Berg}", "Anna Van der Berg".
    """
    keys = {("", _whole_key(name)), (_plain(name.given).replace(" ", ""), family_key(name))}
    return keys | {("", _plain(name.native))} if name.native else keys


def _whole_key(name: Name) -> str:
    return _plain(" ".join(filter(None, (name.given, name.prefix, name.family))))


def spellings(name: Name) -> tuple[Name, ...]:
    """Return a name, and how it is written without umlauts and the like: "Mueller", "Soerensen"."""
    whole = "".join(name[:4])
    if whole.isascii():
        return (name,)
    family, given, prefix, suffix = (part.translate(_TWO_LETTERS) for part in name[:4])
    spelled = name._replace(family=family, given=given, prefix=prefix, suffix=suffix)
    return (name,) if spelled == name else (name, spelled)


def turned(name: Name) -> Name | None:
    """Return a name with family name and given name in each other's place, or None if it has one part."""
    if not name.given or name.literal or name.prefix:
        return None
    return name._replace(family=name.given, given=name.family)


def ends_in_initials(name: Name) -> bool:
    """Return whether the family name looks like initials: "R", "RA", "R."."""
    letters = name.family.replace(".", "").replace("-", "")
    return bool(name.given) and letters.isupper() and (len(letters) == 1 or name.family.endswith("."))


def family_key(name: Name) -> str:
    """Return the family name with its particles, without accents and case."""
    family = name.family
    if not family.isalpha():
        family = _HYPHENS.sub(" ", family)
    return _plain(f"{name.prefix} {family}" if name.prefix else family)


def suffixes_agree(one: Name, other: Name) -> bool:
    """Return whether "Jr." or "III" is the same, or missing at least once."""
    return not (one.suffix and other.suffix) or _plain(one.suffix) == _plain(other.suffix)


def givens_agree(one: Name, other: Name) -> bool:
    """Return whether given names may be the same: "A. C." and "Amelie Chi", never "Zhenheng" and "Zichen"."""
    return any(
        _in_order(_beside(ours, theirs), _beside(theirs, ours))
        for ours in _readings(one)
        for theirs in _readings(other)
    )


def is_abbreviated(name: Name) -> bool:
    """Return whether the first given name is an initial, or missing."""
    return any(not words or words[0].abbreviated for words in _readings(name))


def _plain(text: str) -> str:
    """Return folded words without hyphens, full stops and apostrophes."""
    folded = fold(text)
    # as most are; blanks are single ones
    if folded.replace(" ", "").isalpha():
        return folded
    return " ".join(_IGNORED.sub("", folded).split())


def _readings(name: Name) -> list[_Words]:
    """Return the words of the given names; "AC" may be a name of two letters or two initials."""
    words = tuple(word for match in _GIVEN_WORD.findall(name.given) for word in _split_hyphens(match))
    capitals = name.given.strip()
    if 2 <= len(capitals) <= 3 and capitals.isalpha() and capitals.isupper() and not name.family.isupper():
        return [words, tuple(_initial(letter) for letter in fold(capitals))]
    return [words]


def _split_hyphens(written: str) -> _Words:
    parts = tuple(filter(None, _HYPHENS.split(_plain_word(written))))
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return tuple(map(_initial, parts))
    text = "".join(parts)
    # a Chinese name of one character is complete; it has no case
    single = len(text) == 1 and text.upper() != text.lower()
    return (_Word(text, tuple(part[0] for part in parts), single or written.endswith(".")),) if text else ()


def _plain_word(written: str) -> str:
    return fold(written).replace(".", "").replace("'", "").replace("’", "")


def _initial(letter: str) -> _Word:
    return _Word(letter, (letter,), abbreviated=True)


def _beside(words: _Words, other: _Words) -> _Words:
    """Take hyphenated names apart where the other side has initials only: "Xiao-Wen" beside "X. W."."""
    if not all(word.abbreviated for word in other):
        return words
    return tuple(
        part
        for word in words
        for part in (map(_initial, word.initials) if len(word.initials) > 1 else (word,))
    )


def _in_order(one: _Words, other: _Words) -> bool:
    """Whether the first names agree, and the further ones of whoever has fewer are among the other's."""
    short, long = sorted((one, other), key=len)
    if not short or not short[0].agrees(long[0]):
        return False
    rest = iter(long[1:])
    return all(any(word.agrees(candidate) for candidate in rest) for word in short[1:])


class Strength(IntEnum):
    """How well a name fits a person."""

    #: the same family name, and given names that do not contradict each other: "Z. Tang", "Zhenheng Tang"
    WEAK = 1
    #: the full name or an alias
    STRONG = 2


class Match(NamedTuple):
    """Where a person stands among the authors of a paper; positions count from 0."""

    #: None if the person is not there, or if several authors may be the person
    position: int | None = None
    #: all positions that may be the person
    candidates: tuple[int, ...] = ()


NO_MATCH = Match()


_NO_ONE: frozenset[str] = frozenset()


class Registry:
    """The people of a site; results are cached per name, because papers repeat their authors."""

    def __init__(self, people: tuple[Person, ...] = ()) -> None:
        self._people: dict[str, Person] = {}
        self._by_key: defaultdict[tuple[str, str], list[tuple[str, Name]]] = defaultdict(list)
        self._by_family: defaultdict[str, list[tuple[str, Name]]] = defaultdict(list)
        #: families and whole names, without which no key is known
        self._known: set[str] = set()
        self._best: dict[Name, frozenset[str]] = {}
        self._turned: dict[Name, frozenset[str]] = {}
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
            fits no one, or several people equally well
        """
        if author.person is not None:
            return author.person
        best = self._fitting(author.name)
        return next(iter(best)) if len(best) == 1 else None

    def identified(self, authors: tuple[Author, ...]) -> tuple[str | None, ...]:
        """Return the ids of authors, as :meth:`identify` does for each; nothing where it finds no one."""
        # most sites know few people, and most lists name no one
        if not self._people and not any(map(_PERSON, authors)):
            return ()
        found = tuple(map(self.identify, authors))
        return found if any(found) else ()

    def position_of(self, person_id: str, authors: tuple[Author, ...]) -> Match:
        """Find a person among authors.

        An annotation decides. Without one, the name has to fit exactly one author: a name that fits two is
        not guessed at, even where it fits one of them better. An author whom another person's name fits
        better is no candidate, nor is one who is annotated as someone else.
        """
        # a page for each person needs all of them
        known = self._matches.get(id(authors))
        if known is None:
            known = self._matches[id(authors)] = authors, self._match(authors)
        return known[1].get(person_id, NO_MATCH)

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
                    self._known.add(key[1])
                # An abbreviated alias fits only as it stands: "Z. Tang" of Zhenheng is not Zichen.
                if not name.literal and (name is person.name or not is_abbreviated(name)):
                    self._by_family[family_key(written)].append((person.id, written))

    def _fitting(self, name: Name) -> frozenset[str]:
        """Return the ids of the people whom a name fits best."""
        if not self._people:
            return _NO_ONE
        best = self._best.get(name)
        if best is None:
            best = self._best[name] = self._find(name)
        return best

    def turned(self, person_id: str, authors: tuple[Author, ...]) -> int | None:
        """Return where a person stands with family name and given name in each other's place, if anywhere."""
        places = [
            place
            for place, author in enumerate(authors)
            if author.person is None and person_id in self._found_turned(author.name)
        ]
        return places[0] if len(places) == 1 else None

    def _found_turned(self, name: Name) -> frozenset[str]:
        """Return the ids of the people whom a name fits with its parts in each other's place."""
        found = self._turned.get(name)
        if found is None:
            other = turned(name)
            found = self._turned[name] = self._find_as_written(other) if other else _NO_ONE
        return found

    def _find(self, name: Name) -> frozenset[str]:
        found = self._find_as_written(name)
        # "Roe R", alone in its list, is read as BibTeX reads it, which is hardly right
        if not found and ends_in_initials(name):
            return self._found_turned(name)
        return found

    def _find_as_written(self, name: Name) -> frozenset[str]:
        strengths: dict[str, Strength] = {}
        for written in spellings(name):
            family = family_key(written)
            # of thousands of names, few are of people of the site
            if not (family in self._known or name.native or _whole_key(written) in self._known):
                continue
            if not name.literal:
                for person_id, known in self._by_family.get(family, ()):
                    if suffixes_agree(written, known) and givens_agree(written, known):
                        strengths.setdefault(person_id, Strength.WEAK)
            for key in name_keys(written):
                for person_id, known in self._by_key.get(key, ()):
                    if suffixes_agree(written, known):
                        strengths[person_id] = Strength.STRONG
        best = max(strengths.values(), default=None)
        return frozenset(person_id for person_id, strength in strengths.items() if strength == best)
