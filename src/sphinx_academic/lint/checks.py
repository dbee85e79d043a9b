"""Checks across entries that are valid alone but inconsistent together.

Every check is a function of all publications of a site that yields problems; it looks entries up in tables
and never compares all of them with each other, so that it takes time in proportion to the entries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

from ..model.checks import CheckedSite, Find, Finding, subtype
from ..model.problems import Problem
from ..model.publication import Publication
from .duplicates import preprint_and_published, referred, same_arxiv, same_doi, same_title
from .venues import missing_doi, similar_venues
from .words import joined_words, lost_capitals

CHECKS: Mapping[str, Find] = {
    "doi": lambda site: same_doi(site.publications),
    "arxiv": lambda site: same_arxiv(site.publications),
    "preprint": lambda site: preprint_and_published(site.publications),
    "title": lambda site: same_title(site.publications),
    "no_doi": lambda site: missing_doi(site.publications),
    "case": lambda site: lost_capitals(site.publications),
    "joined": lambda site: joined_words(site.publications),
    "venue": lambda site: similar_venues(site.publications, known=site.venues),
    "http": lambda site: insecure_links(site.publications),
    "unused": lambda site: unused(site.publications, used=site.used),
}


def lint(site: CheckedSite, kinds: Collection[str], checks: Mapping[str, Find] = CHECKS) -> list[Problem]:
    """Run checks.

    :param kinds: the checks to run, by the subtypes of their warnings
    :param checks: those that there are
    :return: the problems in the order of files and lines
    """
    files = {
        file: place for place, file in enumerate(dict.fromkeys(entry.file for entry in site.publications))
    }
    found = [
        Problem(kind, message, entry.file, entry.line, entry.key)
        for name, find in checks.items()
        if (kind := subtype(name)) in kinds
        for entry, message in find(site)
    ]
    return sorted(found, key=lambda problem: (files.get(problem.file, 0), problem.line or 0))


def insecure_links(publications: Iterable[Publication]) -> Iterator[Finding]:
    """Find addresses that begin with ``http:``; browsers warn of them, or try ``https:`` anyway."""
    for entry in publications:
        if links := [f"{kind} ({url})" for kind, url in entry.links if url[:5].lower() == "http:"]:
            message = f"insecure: {', '.join(links)}; write https: if the site has it"
            yield entry, message


def unused(publications: Sequence[Publication], used: Set[str]) -> Iterator[Finding]:
    """Find entries that no page shows.

    An entry is used, too, if one that is used names it: the proceedings in ``crossref``, the preprint
    in ``related``.

    :param used: keys that pages list, name or cite
    """
    by_key = {entry.key: entry for entry in reversed(publications)}
    known, new = set(used), list(used)
    while new:
        if (entry := by_key.get(new.pop())) is not None:
            more = referred(entry) - known
            known |= more
            new += more
    for entry in publications:
        if entry.key not in known:
            message = "no page lists, names or cites the entry; remove it, or add it to a {publications} list"
            yield entry, message
