"""What others count: stars of repositories, citations of papers and people.

A site keeps these figures as JSON in its repository, so that no other host is contacted.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from ..model.dates import Date, make_date
from ..model.problems import Problem
from ..model.text import cleaned
from .problem_kinds import ItemKind

#: subject -> its figures, which are whole numbers
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "repositories": ("stars", "forks", "watchers", "downloads"),
    "papers": ("citations", "influential_citations", "downloads"),
    "people": ("citations", "h_index", "i10_index", "papers"),
}
#: subject -> what else is known of it
TEXTS: Mapping[str, tuple[str, ...]] = {"repositories": ("language", "description", "license")}

#: where the first two parts of an address are an owner and a repository; GitHub's are written without it
_FORGES = ("github.com", "gitlab.com", "codeberg.org")
#: parts of an address behind which there is no more of a repository's name
_ABOUT = frozenset({"-", "blob", "tree", "issues", "pull", "pulls", "releases", "wiki", "src", "actions"})
#: pages of a forge that are no owner's
_NO_OWNERS = frozenset({"orgs", "topics", "explore", "sponsors", "features", "about", "users", "groups"})
_NAME = re.compile(r"[\w.-]+", re.ASCII)
#: more of anything is no count; programs fail at some number of digits
_TOO_MANY = 10**15
_NO_DATE = "no ‘date’ such as 2026-11-01"
_KEY = re.compile(r'("(?:[^"\\]|\\.)*+")\s*:', re.DOTALL)
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?", re.ASCII | re.DOTALL)


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


@dataclass(frozen=True, slots=True)
class Metrics:
    """All figures that a site has and that are not too old to be shown."""

    #: by their names as :func:`repository_of` gives them, in small letters
    repositories: Mapping[str, Several] = field(default_factory=dict)
    #: by the keys of entries
    papers: Mapping[str, Several] = field(default_factory=dict)
    #: by the ids of ``academic_people``
    people: Mapping[str, Several] = field(default_factory=dict)

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


def repository_of(url: str) -> str | None:
    """Return the name of the repository that an address belongs to, or None.

    It is ``owner/name`` at GitHub; with the host before it at GitLab, where groups may be nested, and at
    Codeberg: ``gitlab.com/group/subgroup/name``.
    """
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:  # no address at all, such as one with half an IPv6 address
        return None
    path = [part for part in parts.path.split("/") if part]
    end = next((index for index, part in enumerate(path) if part in _ABOUT), len(path))
    names = path[:end] if host == "gitlab.com" else path[: min(end, 2)]
    if host not in _FORGES or len(names) < 2 or names[0] in _NO_OWNERS:
        return None
    if not all(map(_NAME.fullmatch, names)):
        return None
    name = "/".join(names).removesuffix(".git")
    return name if host == _FORGES[0] else f"{host}/{name}"


def read_metrics(content: bytes, file: str, today: datetime.date) -> tuple[Metrics, list[Problem]]:
    """Read a file of figures; what is wrong is left out, and reported.

    :param file: its path, for the problems
    :param today: what is more than a year older is left out
    """
    reader = _Reader(file, today)
    try:
        reader.text = content.decode("utf-8-sig")
        given = json.loads(reader.text)
        clean = cleaned(given)
    except UnicodeDecodeError:
        reader.report("the file is not UTF-8; no figures are shown; save it as UTF-8", 1)
    except json.JSONDecodeError as error:
        reader.report(f"the file is not JSON: {error.msg}; no figures are shown; fix it", error.lineno)
    # deeper than Python can follow, or a number with thousands of digits
    except (RecursionError, ValueError):
        reader.report("the file is not JSON that can be read; no figures are shown; write it anew", 1)
    else:
        if clean is not given:
            reader.report("control characters or lone surrogates are left out; fetch the figures again", 1)
        return reader.metrics(clean), reader.problems
    return Metrics(), reader.problems


class _Reader:
    """Reads one file."""

    def __init__(self, file: str, today: datetime.date) -> None:
        self.file = file
        self.text = ""
        self.problems: list[Problem] = []
        # no real day a year after 29 February, but one that can be compared
        self.oldest = Date(today.year - 1, today.month, today.day)
        self.outdated: list[tuple[str, Date]] = []

    def report(self, message: str, line: int) -> None:
        self.problems.append(Problem(ItemKind.METRICS, message, self.file, line))

    def metrics(self, given: Any) -> Metrics:
        if not isinstance(given, dict):
            self.report("the file is no table ({…}); no figures are shown; write it as documented", 1)
            return Metrics()
        common = {name: given[name] for name in ("source", "date") if name in given}
        if "date" in common and _date(common["date"]) is None:
            self.report(f"the file has {_NO_DATE}; its figures are not shown; correct it", self._line("date"))
        known = ("source", "date", *NUMBERS)
        for name in filter(lambda name: name not in known, given):
            self.report(f"‘{name}’ is unknown and ignored; known are: {', '.join(known)}", self._line(name))
        subjects = {
            subject: dict(self._subject(subject, given[subject], common))
            for subject in NUMBERS
            if subject in given
        }
        if self.outdated:
            name, date = min(self.outdated, key=lambda pair: pair[1])
            message = f"{len(self.outdated)} figure(s) are more than a year old and not shown, the oldest"
            self.report(f"{message} (‘{name}’) of {date.isoformat()}; fetch them again", self._line(name))
        return Metrics(**subjects)

    def _subject(self, subject: str, given: Any, common: Mapping[str, Any]) -> Iterator[tuple[str, Several]]:
        if not isinstance(given, dict):
            self.report(f"‘{subject}’ is no table ({{…}}); it is ignored; correct it", self._line(subject))
            return
        for name, value in given.items():
            key = (repository_of(name) or name).lower() if subject == "repositories" else name
            several = value if isinstance(value, list) else [value]
            found = (self._figures(subject, name, one, common) for one in several)
            if figures := tuple(filter(None, found)):
                yield key, figures

    def _figures(self, subject: str, name: str, given: Any, common: Mapping[str, Any]) -> Figures | None:
        """Read what one source says of one thing; None if nothing of it can be shown."""
        if not isinstance(given, dict):
            self._ignore(name, "", "is no table ({…})")
            return None
        values = {**common, **given}
        source, date = values.pop("source", None), _date(values.pop("date", None))
        if not isinstance(source, str) or not source.strip():
            self._ignore(name, "", "has no ‘source’, nor has the file; say who counts")
            return None
        if date is None:
            # a wrong date of the file is reported once
            if "date" in given or "date" not in common:
                self._ignore(name, "", f"has {_NO_DATE}; say when it was counted")
            return None
        numbers: dict[str, int] = {}
        texts: dict[str, str] = {}
        for part, value in values.items():
            if part in NUMBERS[subject] and type(value) is int and 0 <= value < _TOO_MANY:
                numbers[part] = value
            elif part in TEXTS.get(subject, ()) and isinstance(value, str):
                texts[part] = " ".join(value.split())
            elif value is not None:  # a forge's API says null where it knows nothing
                self._ignore(name, part, _wanted(subject, part))
        if date < self.oldest:
            self.outdated.append((name, date))
            return None
        return Figures(source.strip(), date, numbers, texts)

    def _ignore(self, name: str, part: str, why: str) -> None:
        what = f"‘{part}’ of ‘{name}’" if part else f"‘{name}’"
        self.report(f"{what} {why}; it is not shown", self._line(name))

    def _line(self, name: str) -> int:
        """Return the line in which a name is first a key."""
        return self._lines.get(name, 1)

    @cached_property
    def _lines(self) -> dict[str, int]:
        """Return the first line of each key, by one way through the file."""
        lines: dict[str, int] = {}
        line, position = 1, 0
        for match in _KEY.finditer(self.text):
            line += self.text.count("\n", position, match.start())
            position = match.start()
            with suppress(ValueError):
                lines.setdefault(cleaned(json.loads(match[1])), line)
        return lines


def _wanted(subject: str, part: str) -> str:
    if part in NUMBERS[subject]:
        return "is no whole number of zero or more, with at most 15 digits"
    texts = TEXTS.get(subject, ())
    if part in texts:
        return "is no text"
    return f"is unknown; known are: {', '.join((*NUMBERS[subject], *texts))}"


def _date(given: Any) -> Date | None:
    found = _DATE.fullmatch(given) if isinstance(given, str) else None
    return make_date(*(int(part or 0) for part in found.groups())) if found else None
