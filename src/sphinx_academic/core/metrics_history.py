"""The history of figures: what ``sphinx-academic sync --metrics`` has learned of people, year by year."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..model.controls import cleaned
from ..model.dates import Date
from ..model.figures import NUMBERS, TOO_MANY, Years, other_person
from ..model.problems import Problem
from ..model.suggestions import did_you_mean
from .metrics_file import date_of, is_later
from .problem_kinds import CoreKind

_FIRST_YEAR, _LAST_YEAR = 1900, 2200
#: what a source says of a person
_PARTS = ("id", "orcid", "date", "citations", "totals")


def read_history(
    content: bytes,
    file: str,
    people: Mapping[str, str],
    sync: Mapping[str, Any],
    latest: datetime.date | None = None,
) -> tuple[dict[str, tuple[Years, ...]], list[Problem]]:
    """Read a history; what is wrong, or of another person, is left out and reported.

    :param people: id of a person of the site -> ORCID iD, or empty
    :param sync: the value of ``academic_sync``
    :param latest: what is of a later day, or of a year after the next one, is left out
    """
    problems: list[Problem] = []
    lines = content.split(b"\n")

    def report(message: str, name: str = "") -> None:
        quoted = json.dumps(name, ensure_ascii=False).encode("utf-8", "surrogatepass")
        line = next((number for number, text in enumerate(lines, 1) if name and quoted in text), 1)
        problems.append(Problem(CoreKind.METRICS, message, file, line))

    try:
        given = cleaned(json.loads(content.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        message = "the history is not JSON in UTF-8; no years are shown; restore it, or remove it"
        return {}, [Problem(CoreKind.METRICS, message, file, line)]
    stated = given.get("people") if isinstance(given, dict) else None
    if not isinstance(stated, dict):
        report("the history has no table ‘people’; no years are shown; restore it, or remove it")
        return {}, problems
    found: dict[str, tuple[Years, ...]] = {}
    for name, sources in stated.items():
        if name not in people:
            known = ", ".join(people) or "no one"
            report(
                f"the history has ‘{name}’, but academic_people knows {known}; these years are not shown; "
                "remove what is from another site",
                name,
            )
            continue
        if not isinstance(sources, dict):
            report(f"‘{name}’ is no table ({{…}}); these years are not shown; correct it", name)
            continue
        years = []
        for source, record in sources.items():
            if not isinstance(record, dict) or (date := date_of(record.get("date"))) is None:
                report(f"‘{source}’ of ‘{name}’ has no ‘date’; these years are not shown; correct it", name)
            elif is_later(date, latest):
                report(
                    f"‘{source}’ of ‘{name}’ is of {date.isoformat()}, which is in the future; these years "
                    "are not shown; correct the ‘date’",
                    name,
                )
            elif other := other_person(record, people[name], list(_ids(sync, name, source))):
                report(
                    f"the history of ‘{name}’ at {source} is of {other}, another person than in conf.py; "
                    "it is not shown; remove it if it is from another site",
                    name,
                )
            else:
                last = latest.year + 1 if latest else _LAST_YEAR
                for part in record:
                    if part not in _PARTS:
                        hint = did_you_mean(part, _PARTS)
                        report(f"‘{part}’ of ‘{name}’ at {source} is unknown and ignored; {hint}", part)
                years.append(_years(source, date, record, last))
        if years:
            found[name] = tuple(years)
    return found, problems


def _ids(sync: Mapping[str, Any], person: str, source: str) -> Iterator[str]:
    """Yield the ids of a person at a source, as far as ``academic_sync`` has them in the form of an id."""
    own = sync.get(person)
    table = own if isinstance(own, Mapping) else {} if own is not None else sync
    given = table.get(source.lower().replace(" ", ""), ())
    for id in given if isinstance(given, list | tuple) else [given]:
        # an ORCID iD stands for an id that is not known
        if isinstance(id, str | int) and "-" not in str(id) and "/" not in str(id):
            yield str(id).strip()


def _years(source: str, date: Date, record: Mapping[str, Any], last: int) -> Years:
    totals = {
        year: {part: value for part, value in _table(value).items() if _is_count(part, value)}
        for year, value in _by_year(record.get("totals"), last)
    }
    citations = {
        year: value
        for year, value in _by_year(record.get("citations"), last)
        if _is_count("citations", value)
    }
    return Years(source, date, dict(sorted(citations.items())), dict(sorted(totals.items())))


def _by_year(given: object, last: int) -> Iterator[tuple[int, Any]]:
    for year, value in _table(given).items():
        if year.isascii() and year.isdigit() and len(year) == 4 and _FIRST_YEAR <= int(year) <= last:
            yield int(year), value


def _is_count(part: str, value: object) -> bool:
    return part in NUMBERS["people"] and type(value) is int and 0 <= value < TOO_MANY


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
