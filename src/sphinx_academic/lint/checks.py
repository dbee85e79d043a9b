"""Checks across entries that are valid alone but inconsistent together.

Every check is a function of all publications of a site that yields problems; it looks entries up in tables
and never compares all of them with each other, so that it takes time in proportion to the entries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from typing import TypeAlias

from ..model.problems import Kind, Problem
from ..model.publication import Publication
from .duplicates import preprint_and_published, referred, same_arxiv, same_doi, same_title
from .venues import missing_doi, similar_venues
from .words import joined_words, lost_capitals

_Check: TypeAlias = Callable[[Sequence[Publication]], Iterable[Problem]]

_CHECKS: Mapping[Kind, _Check] = {
    Kind.LINT_DOI: same_doi,
    Kind.LINT_ARXIV: same_arxiv,
    Kind.LINT_PREPRINT: preprint_and_published,
    Kind.LINT_TITLE: same_title,
    Kind.LINT_NO_DOI: missing_doi,
    Kind.LINT_CASE: lost_capitals,
    Kind.LINT_JOINED: joined_words,
}


def lint(
    publications: Sequence[Publication],
    kinds: Collection[Kind],
    *,
    used: Set[str] = frozenset(),
    venues: Collection[str] = (),
) -> list[Problem]:
    """Run checks.

    :param publications: all entries of a site
    :param kinds: the checks to run; kinds that are no check across entries are passed over
    :param used: keys that pages list, name or cite, for :func:`unused`
    :param venues: names of venues that are right as they are, for :func:`similar_venues`
    :return: the problems in the order of files and lines
    """
    checks: dict[Kind, _Check] = {
        **_CHECKS,
        Kind.LINT_VENUE: partial(similar_venues, known=venues),
        Kind.LINT_HTTP: insecure_links,
        Kind.LINT_UNUSED: partial(unused, used=used),
    }
    files = {file: number for number, file in enumerate(dict.fromkeys(entry.file for entry in publications))}
    found = [problem for kind, check in checks.items() if kind in kinds for problem in check(publications)]
    return sorted(found, key=lambda problem: (files[problem.file], problem.line or 0))


def insecure_links(publications: Iterable[Publication]) -> Iterator[Problem]:
    """Find addresses that begin with ``http:``; browsers warn of them, or try ``https:`` anyway."""
    for entry in publications:
        if links := [f"{kind} ({url})" for kind, url in entry.links if url[:5].lower() == "http:"]:
            message = f"insecure: {', '.join(links)}; write https: if the site has it"
            yield Problem(Kind.LINT_HTTP, message, entry.file, entry.line, entry.key)


def unused(publications: Sequence[Publication], used: Set[str]) -> Iterator[Problem]:
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
            yield Problem(Kind.LINT_UNUSED, message, entry.file, entry.line, entry.key)
