"""What others count: stars of repositories, citations of papers and people.

A site keeps these figures as JSON in its repository, so that no other host is contacted.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from typing import Any, NamedTuple

from ..model.controls import cleaned
from ..model.dates import Date, make_date
from ..model.figures import NUMBERS, TEXTS, TOO_MANY, Figures, Metrics, Several, repeated, repository_of
from ..model.problems import Problem
from ..model.suggestions import did_you_mean
from .problem_kinds import CoreKind

_NO_DATE = "no ‘date’ such as 2026-11-01"
_KEY = re.compile(r'("(?:[^"\\]|\\.)*+")\s*:', re.DOTALL)
#: a repository there, without a host
_AT_GITHUB = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?", re.ASCII | re.DOTALL)


class Known(NamedTuple):
    """What figures of a site may be about, besides repositories."""

    #: keys of entries
    papers: Collection[str]
    #: ids of ``academic_people``
    people: Collection[str]


def read_metrics(
    content: bytes,
    file: str,
    today: datetime.date,
    latest: datetime.date | None = None,
    known: Known | None = None,
) -> tuple[Metrics, list[Problem]]:
    """Read a file of figures; what is wrong is left out, and reported.

    :param file: its path, for the problems
    :param today: what is more than a year older is left out
    :param latest: what is of a later day is left out, too
    :param known: of figures of others is warned; they are never shown
    """
    reader = _Reader(file, today, latest, known)
    try:
        reader.text = content.decode("utf-8-sig")
        given = json.loads(reader.text, object_pairs_hook=reader.table)
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

    def __init__(
        self, file: str, today: datetime.date, latest: datetime.date | None, known: Known | None
    ) -> None:
        self._known = known
        self.file = file
        self.text = ""
        self.problems: list[Problem] = []
        # no real day a year after 29 February, but one that can be compared
        self.oldest = Date(today.year - 1, today.month, today.day)
        self.latest = latest
        self.outdated: list[tuple[str, Date]] = []

    def report(self, message: str, line: int) -> None:
        self.problems.append(Problem(CoreKind.METRICS, message, self.file, line))

    def table(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return a table; of a name that stands in it twice, the last value is taken, as in all JSON."""
        made = dict(pairs)
        if len(made) < len(pairs):
            name = repeated(pairs)
            message = f"‘{cleaned(name)}’ stands twice in one table; only the last is read; remove one"
            self.report(message, self._line(cleaned(name)))
        return made

    def metrics(self, given: Any) -> Metrics:
        if not isinstance(given, dict):
            self.report("the file is no table ({…}); no figures are shown; write it as documented", 1)
            return Metrics()
        common = {name: given[name] for name in ("source", "date") if name in given}
        if "date" in common and date_of(common["date"]) is None:
            self.report(f"the file has {_NO_DATE}; its figures are not shown; correct it", self._line("date"))
        known = ("source", "date", *NUMBERS)
        for name in filter(lambda name: name not in known, given):
            self.report(f"‘{name}’ is unknown and ignored; known are: {', '.join(known)}", self._line(name))
        self._report_unknown(given)
        repositories, papers, people = (
            self._joined(subject, given[subject], common) if subject in given else {} for subject in NUMBERS
        )
        if self.outdated:
            name, date = min(self.outdated, key=lambda pair: pair[1])
            message = f"{len(self.outdated)} figure(s) are more than a year old and not shown, the oldest"
            self.report(f"{message} (‘{name}’) of {date.isoformat()}; fetch them again", self._line(name))
        return Metrics(repositories, papers, people)

    def _report_unknown(self, given: Mapping[str, Any]) -> None:
        """Report figures of what is no repository, and of papers and people that the site does not have."""
        tables = {subject: given[subject] for subject in NUMBERS if isinstance(given.get(subject), dict)}
        for name in tables.get("repositories", ()):
            if not (repository_of(name) or _AT_GITHUB.fullmatch(name)):
                self._ignore(name, "", "is no repository; write owner/name, or the address")
        if self._known is None:
            return
        papers = [name for name in tables.get("papers", ()) if name not in self._known.papers]
        if papers:
            first, more = papers[0], len(papers) - 1
            is_one = f"‘{first}’ is no key of an entry; its figures are"
            are_several = f"‘{first}’ and {more} more are no keys of entries; their figures are"
            hint = did_you_mean(first, self._known.papers, listed=False)
            message = f"{are_several if more else is_one} not shown; correct or remove them"
            self.report(message if hint == "correct it" else f"{message}; {hint}", self._line(first))
        for name in tables.get("people", ()):
            if name not in self._known.people:
                hint = did_you_mean(name, self._known.people)
                message = f"‘{name}’ is no id of academic_people; its figures are not shown; {hint}"
                self.report(message, self._line(name))

    def _joined(self, subject: str, given: Any, common: Mapping[str, Any]) -> dict[str, Several]:
        """Return the figures of a subject; a repository may stand there by its name and by its address."""
        found: dict[str, Several] = {}
        for key, several in self._subject(subject, given, common):
            found[key] = (*found.get(key, ()), *several)
        return found

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
        source, date = values.pop("source", None), date_of(values.pop("date", None))
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
            if part in NUMBERS[subject] and type(value) is int and 0 <= value < TOO_MANY:
                numbers[part] = value
            elif part in TEXTS.get(subject, ()) and isinstance(value, str):
                texts[part] = " ".join(value.split())
            # a forge's API says null where it knows nothing
            elif value is not None or part not in (*NUMBERS[subject], *TEXTS.get(subject, ())):
                self._ignore(name, part, _wanted(subject, part))
        if is_later(date, self.latest):
            self._ignore(name, "", f"is of {date.isoformat()}, which is in the future; correct the ‘date’")
            return None
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


def is_later(date: Date, latest: datetime.date | None) -> bool:
    """Return whether a figure is of a day, or of a month, behind the latest that can be."""
    return latest is not None and date > Date(latest.year, latest.month, latest.day)


def date_of(given: Any) -> Date | None:
    """Return the day or month that a value names, or None."""
    found = _DATE.fullmatch(given) if isinstance(given, str) else None
    return make_date(*(int(part or 0) for part in found.groups())) if found else None
