"""What others count: stars of repositories, citations of papers and people, downloads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias
from urllib.parse import urlsplit

from .dates import Date
from .patterns import lazy_pattern
from .publication import Publication

#: subject -> its figures, which are whole numbers
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "repositories": ("stars", "forks", "watchers", "downloads"),
    "papers": ("citations", "influential_citations", "downloads"),
    "people": ("citations", "h_index", "i10_index", "papers"),
}
#: subject -> what else is known of it
TEXTS: Mapping[str, tuple[str, ...]] = {"repositories": ("language", "description", "license")}

#: what can be counted of a paper: shown in lists, and names in filters and sort keys; stars are those of its
#: repositories
PAPER_COUNTS = ("citations", "influential_citations", "downloads", "stars")

#: more of anything is no count; programs fail at some number of digits
TOO_MANY = 10**15

#: where the first two parts of an address are an owner and a repository; GitHub's are written without it
_FORGES = ("github.com", "gitlab.com", "codeberg.org")
#: where one part of an address, behind others, is the name of a package or the number of a record
_ARCHIVES = {
    "pypi.org": (
        ("project", "p"),
        lazy_pattern(r"[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?", re.ASCII | re.IGNORECASE),
    ),
    "zenodo.org": (("records", "record"), lazy_pattern(r"[0-9]{1,12}", re.ASCII)),
}
#: of Zenodo's DOIs, the end is the number of the record
_ZENODO_DOI = lazy_pattern(
    r"(?:https?://(?:dx\.)?doi\.org/|doi:)?10\.5281/zenodo\.([0-9]{1,12})", re.IGNORECASE
)
#: parts of an address behind which there is no more of a repository's name
_ABOUT = frozenset({"-", "blob", "tree", "issues", "pull", "pulls", "releases", "wiki", "src", "actions"})
#: pages of a forge that are no owner's
_NO_OWNERS = frozenset({"orgs", "topics", "explore", "sponsors", "features", "about", "users", "groups"})
_NAME = lazy_pattern(r"[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one source says of one thing at one time."""

    source: str
    date: Date
    #: by the names of :data:`NUMBERS`
    numbers: Mapping[str, int] = field(default_factory=dict)
    #: by the names of :data:`TEXTS`
    texts: Mapping[str, str] = field(default_factory=dict)


#: of one thing, by their sources; the first is preferred
Several = tuple[Figures, ...]


class Counted(NamedTuple):
    """One figure, with who counts, and when."""

    number: int
    source: str
    date: Date


@dataclass(frozen=True, slots=True)
class Years:
    """What one source says of a person in the course of years."""

    source: str
    #: when it last changed
    date: Date
    #: year -> citations that were received in it
    citations: Mapping[int, int] = field(default_factory=dict)
    #: year -> figures at its end, or now, by the names of :data:`NUMBERS`
    totals: Mapping[int, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Metrics:
    """All figures that a site has and that are not too old to be shown."""

    #: by their names as :func:`repository_of` gives them, in small letters
    repositories: Mapping[str, Several] = field(default_factory=dict)
    #: by the keys of entries
    papers: Mapping[str, Several] = field(default_factory=dict)
    #: by the ids of ``academic_people``
    people: Mapping[str, Several] = field(default_factory=dict)
    #: by the ids of ``academic_people``: what the history has, the preferred source first
    years: Mapping[str, tuple[Years, ...]] = field(default_factory=dict)

    def repository(self, address: str) -> Figures | None:
        """Return the preferred figures of a repository, by its address or its name."""
        name = repository_of(address) or address
        return next(iter(self.repositories.get(name.lower(), ())), None)

    def paper(self, key: str) -> Figures | None:
        """Return the preferred figures of a paper."""
        return next(iter(self.papers.get(key, ())), None)

    def person(self, person: str) -> Figures | None:
        """Return the preferred figures of a person."""
        return next(iter(self.people.get(person, ())), None)

    def count(self, record: Publication, name: str) -> Counted | None:
        """Return a figure of a paper by the preferred of the sources that have it.

        :param name: one of :data:`PAPER_COUNTS`
        """
        found = first_with(self.papers.get(record.key, ()), name)
        if found is None and self.repositories and name in ("stars", "downloads"):
            found = self.count_of_repositories((url for _kind, url in record.links), name)
        return found

    def count_of_repositories(self, addresses: Iterable[str], name: str) -> Counted | None:
        """Return a figure of the first of some addresses that is a repository with it."""
        for address in addresses:
            repository = repository_of(address)
            several = self.repositories.get(repository.lower(), ()) if repository else ()
            if found := first_with(several, name):
                return found
        return None


def first_with(several: Several, name: str) -> Counted | None:
    """Return a figure of the first source that has it."""
    for figures in several:
        if name in figures.numbers:
            return Counted(figures.numbers[name], figures.source, figures.date)
    return None


#: returns a figure of a paper, None where there is none
Count: TypeAlias = Callable[[Publication, str], "int | None"]


def history_file(file: Path) -> Path:
    """Return the file of yearly values that belongs to a file of figures."""
    return file.with_name(f"{file.stem}-history.json")


def repeated(pairs: list[tuple[str, Any]]) -> str:
    """Return the first name of a table that stands in it twice, or nothing."""
    names: set[str] = set()
    for name, _value in pairs:
        if name in names:
            return name
        names.add(name)
    return ""


def other_person(record: Mapping[str, Any], orcid: str, ids: Sequence[str]) -> str:
    """Return whose history a record is, if that is another person than the one with an ORCID iD and ids."""
    theirs, number = record.get("orcid"), record.get("id")
    if isinstance(theirs, str) and theirs and orcid:
        return theirs if theirs != orcid else ""
    known = [id for id in ids if id]
    return number if isinstance(number, str) and number and known and number not in known else ""


def repository_of(url: str) -> str | None:
    """Return the name of the repository, package or record that an address belongs to, or None.

    It is ``owner/name`` at GitHub; with the host before it at GitLab, where groups may be nested, and at
    Codeberg: ``gitlab.com/group/subgroup/name``; ``pypi.org/name`` and ``zenodo.org/number``.
    """
    if found := _ZENODO_DOI.fullmatch(url.strip()):
        return f"zenodo.org/{found[1]}"
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # no address at all, such as one with half an IPv6 address
        return None
    path = [part for part in parts.path.split("/") if part]
    if host in _ARCHIVES:
        return _archived(host, path)
    end = next((index for index, part in enumerate(path) if part in _ABOUT), len(path))
    names = path[:end] if host == "gitlab.com" else path[: min(end, 2)]
    if host not in _FORGES or len(names) < 2 or names[0] in _NO_OWNERS:
        return None
    if not all(map(_NAME.fullmatch, names)):
        return None
    name = "/".join(names).removesuffix(".git")
    return name if host == _FORGES[0] else f"{host}/{name}"


def _archived(host: str, path: list[str]) -> str | None:
    places, name = _ARCHIVES[host]
    if len(path) > 1 and path[0] in places:
        path = path[1:]
    if not path or not name.fullmatch(path[0]):
        return None
    # as packages are compared: https://packaging.python.org/specifications/name-normalization/
    return f"{host}/{re.sub(r'[-_.]+', '-', path[0]).lower()}"
