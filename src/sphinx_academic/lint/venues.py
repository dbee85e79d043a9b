"""Checks of venues: two spellings of one, and a DOI that is missing where others of the venue have one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from ..model.checks import Finding
from ..model.folding import fold
from ..model.patterns import lazy_pattern
from ..model.publication import Publication
from ..model.text import plain
from ..model.venues import ORDINAL_WORD

_WORD = lazy_pattern(r"[^\W\d_]+")
#: words that say nothing of which venue it is
_SMALL = frozenset({"and", "at", "de", "for", "in", "of", "on", "the", "to"})
#: what counts the years: "the Thirty-Ninth Conference", "ICML 2024", "'24", "12th"
_COUNTING = lazy_pattern(rf"['’]?\b\w*\d\w*|\b{ORDINAL_WORD}\b", re.IGNORECASE)
#: what is left around them: "ICML ()", "Tides, , Oslo"
_LEFT_OVER = lazy_pattern(r"\s*[(\[][\s,.]*[)\]]|[\s,]+(?=,)|\s+(?=[.;:)])")
_ADDRESS = lazy_pattern(r"://|\bwww\.")
#: one letter more, less or other is a slip only within a long word: "Part A" and "Part B" are two
_SHORTEST = 6
#: longer texts are no names
_MOST_CHARACTERS = 250
#: how many venues of the same initials an abbreviation is compared with
_MOST_CANDIDATES = 8

#: published elsewhere than on a preprint server, and usually with a DOI
_WITH_DOI = frozenset({"article", "inproceedings", "incollection"})
#: publishers and venues that give each paper one
_REGISTRANTS = lazy_pattern(
    r"\b(?:IEEE|ACM|Elsevier|Springer|Wiley|Lecture Notes in|PL[Oo]S|MDPI|Taylor (?:&|and) Francis|SIAM)\b"
    r"|^Nature\b"
)


def similar_venues(publications: Sequence[Publication], known: Collection[str] = ()) -> Iterator[Finding]:
    """Find venues that are another one but for a slip; the rarer of two spellings is reported.

    The same are "Journal of Hydrology" and "Journal of hydrology", "Conference on Tides" and "Conference
    of Tides", "Hydrological Letters" and "Hydrologcal Letters", "J. Hydrol. Res." and "Journal of
    Hydrology Research".  Years and ordinals do not count.

    :param known: names that are right as they are, and commoner than any other
    """
    venues = [(entry, _without_counting(entry)) for entry in publications if entry.status != "preprint"]
    uses = Counter(venue for _, venue in venues)
    ranked = dict.fromkeys((*known, *(venue for venue, _ in uses.most_common())))
    better = _better_spellings(ranked)
    for name in known:
        better.pop(name, None)
    for entry, venue in venues:
        if venue in better:
            message = f"the venue ‘{venue}’ is elsewhere ‘{better[venue]}’; write both alike"
            yield entry, message


def _better_spellings(ranked: Iterable[str]) -> dict[str, str]:
    """Map each venue to one that stands before it and is the same but for a slip."""
    better: dict[str, str] = {}
    seen: dict[str, str] = {}
    in_full: defaultdict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    shortened: list[tuple[str, list[str]]] = []
    for venue in ranked:
        words = [word for word in _WORD.findall(fold(venue)) if word not in _SMALL]
        keys = [" ".join(words), *_slips(words)] if words else []
        same = next((seen[key] for key in keys if key in seen), venue)
        if _WORD.findall(same) != _WORD.findall(venue):
            better[venue] = same
        for key in keys:
            seen.setdefault(key, venue)
        if "." in venue:
            shortened.append((venue, words))
        else:
            in_full[_initials(words)].append((venue, words))
    for venue, words in shortened:
        for name, unabridged in in_full[_initials(words)][:_MOST_CANDIDATES] if len(words) > 1 else ():
            if words != unabridged and all(map(str.startswith, unabridged, words)):
                better.setdefault(venue, name)
    return better


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def _slips(words: Sequence[str]) -> Iterator[str]:
    """Yield every way to leave out one letter of a long word, or none.

    Two names of which one word differs by a letter, or by two that changed places, share one of them, so
    that a table finds them.
    """
    for place, word in enumerate(words):
        if len(word) >= _SHORTEST:
            before, after = " ".join(words[:place]), " ".join(words[place + 1 :])
            yield f"{before}|{word}|{after}"
            for letter in range(len(word)):
                yield f"{before}|{word[:letter]}{word[letter + 1 :]}|{after}"


def missing_doi(publications: Sequence[Publication]) -> Iterator[Finding]:
    """Find published papers without a DOI.

    Many conferences give none, so only papers are reported whose venue or publisher gave one to another entry
    of the site, or is known to give one to every paper.
    """
    giving: dict[str, str] = {}
    for entry in publications:
        if "doi" in dict(entry.links):
            for name in _giving(entry):
                giving.setdefault(name, entry.key)
    for entry in publications:
        if entry.status or entry.type not in _WITH_DOI or "doi" in dict(entry.links):
            continue
        if name := next((name for name in _giving(entry) if name in giving or _REGISTRANTS.search(name)), ""):
            source = (
                f"‘{giving[name]}’ of ‘{name}’ has one"
                if name in giving
                else f"‘{name}’ gives one to each paper"
            )
            message = f"no DOI is stated, but {source}; add doi = {{10.NNNN/...}}"
            yield entry, message


def _giving(entry: Publication) -> list[str]:
    return [name for name in (_without_counting(entry), entry.publisher) if name]


def _without_counting(entry: Publication) -> str:
    """Return the venue without what differs from year to year; nothing if it is no name."""
    return _name(plain(entry.venue))


@lru_cache(maxsize=4096)
def _name(venue: str) -> str:
    if len(venue) > _MOST_CHARACTERS or _ADDRESS.search(venue):
        return ""
    return " ".join(_LEFT_OVER.sub("", _COUNTING.sub(" ", venue)).split()).strip(" ,;:-–")
