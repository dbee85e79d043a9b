"""Figures that sources have, merged into a site's file of figures and into its history of years.

Nothing here knows of requests or of the time: what was learned, and on which day, is passed in.  A figure has
the day on which it became what it is, so that a run that learns nothing new changes nothing.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard

from ..model.controls import cleaned
from ..model.figures import NUMBERS, TEXTS, TOO_MANY, other_person, repeated, repository_of
from .metrics_source import Count

#: days after which an unchanged figure is dated anew, for one of more than a year ago is not shown
_REFRESHED = 300
_DATE = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?(?:T.*)?", re.ASCII)
#: years of a history that can be
_FIRST_YEAR = 1900
#: of a text such as a description, more characters are none
_LONGEST = 400


class UnreadableMetrics(Exception):
    """A file cannot be read; the text begins with its line and says why."""


class _Repeated(Exception):
    """A name stands twice in one table."""


def _table_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        # the file is written anew, and would lose one of them
        raise _Repeated(repeated(pairs))
    return made


@dataclass(frozen=True, slots=True)
class NewFigure:
    """A figure that was learned, or has changed."""

    #: ``papers``, ``people`` or ``repositories``
    subject: str
    name: str
    #: ``citations``
    part: str
    source: str
    before: object
    after: object


def read_json(data: bytes | None) -> dict[str, Any]:
    """Return the table that a file has, an empty one without a file.

    :raises UnreadableMetrics: if it has none
    """
    if data is None or not data.strip():
        return {}
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.startswith((b"<<<<<<<", b">>>>>>>")):
            raise UnreadableMetrics(f"{number}: a conflict marker of git; take one of the two versions")
    try:
        given = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_table_of)
    except _Repeated as error:
        name = str(error)
        quoted = json.dumps(name, ensure_ascii=False).encode("utf-8", "surrogatepass")
        place = data[: max(data.rfind(quoted), 0)].count(b"\n") + 1
        message = f"{place}: ‘{cleaned(name)}’ stands twice in one table; remove one"
        raise UnreadableMetrics(message) from None
    except UnicodeDecodeError:
        raise UnreadableMetrics("1: it is not UTF-8; save it as UTF-8") from None
    except json.JSONDecodeError as error:
        raise UnreadableMetrics(f"{error.lineno}: it is not JSON ({error.msg}); fix or remove it") from None
    except (ValueError, RecursionError):
        raise UnreadableMetrics("1: it is no JSON that can be read; fix or remove it") from None
    if not isinstance(given, dict):
        raise UnreadableMetrics("1: it is no table ({…}); fix or remove it")
    return given


def merged(
    given: Mapping[str, Any], counts: Sequence[tuple[str, Count]], order: Sequence[str], today: datetime.date
) -> tuple[dict[str, Any], list[NewFigure]]:
    """Return a file of figures with what sources have, and what is new in it.

    What other sources have, and what a source does not know any more, stays as it is.

    :param counts: who counts, and what
    :param order: who counts, in the order in which figures of one thing are preferred
    """
    made: dict[str, Any] = {
        name: dict(value) if name in NUMBERS and isinstance(value, dict) else value
        for name, value in given.items()
    }
    common = {name: given[name] for name in ("source", "date") if name in given}
    news: list[NewFigure] = []
    names = _names_of_repositories(made.get("repositories"))
    for source, count in counts:
        figures = dict(_figures(count))
        if not figures:
            continue
        subject = made.setdefault(count.subject, {})
        if not isinstance(subject, dict):
            continue
        name = names.get(count.name.lower(), count.name) if count.subject == "repositories" else count.name
        value = subject.get(name, [])
        several = list(value) if isinstance(value, list) else [value]
        place = next((i for i, one in enumerate(several) if _is_by(one, common, source)), None)
        before = several[place] if place is not None else {}
        new = _record(before, common, source, figures, today)
        if new == before:
            continue
        news += (
            NewFigure(count.subject, name, part, source, before.get(part), value)
            for part, value in figures.items()
            if before.get(part) != value
        )
        if place is None:
            several.insert(_place(several, common, source, order), new)
        else:
            several[place] = new
        subject[name] = several if len(several) > 1 else several[0]
    return made, news


def _names_of_repositories(given: object) -> dict[str, str]:
    """Return by what names repositories stand in the file, which may be their addresses."""
    names = given if isinstance(given, dict) else {}
    return {(repository_of(name) or name).lower(): name for name in names}


def _figures(count: Count) -> Iterator[tuple[str, int | str]]:
    """Yield what is a figure of what a source has; a null is none, and no text is one of no characters."""
    for part in NUMBERS[count.subject]:
        if is_number(value := count.numbers.get(part)):
            yield part, value
    for part in TEXTS.get(count.subject, ()):
        value = count.texts.get(part)
        text = " ".join(cleaned(value).split())[:_LONGEST] if isinstance(value, str) else ""
        if text and not (part == "license" and text == "NOASSERTION"):
            yield part, text


def is_number(value: object) -> TypeGuard[int]:
    """Return whether a value is a number of something."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < TOO_MANY


def _is_by(record: object, common: Mapping[str, Any], source: str) -> bool:
    stated = record.get("source", common.get("source")) if isinstance(record, dict) else None
    # as it was written by hand: "GitHub API"
    return isinstance(stated, str) and stated.strip().casefold() in (
        source.casefold(),
        f"{source} API".casefold(),
    )


def _record(
    before: Mapping[str, Any],
    common: Mapping[str, Any],
    source: str,
    figures: Mapping[str, int | str],
    today: datetime.date,
) -> dict[str, Any]:
    is_same = all(before.get(part) == value for part, value in figures.items())
    dated = _day(before.get("date", common.get("date")))
    # of the future is none that can have been counted; that of another time zone may be tomorrow
    if before and is_same and dated and -1 <= (today - dated).days <= _REFRESHED:
        return dict(before)
    kept = {part: value for part, value in before.items() if part not in ("source", "date")}
    return {"source": before.get("source", source), "date": today.isoformat(), **kept, **figures}


def _day(given: object) -> datetime.date | None:
    found = _DATE.fullmatch(given) if isinstance(given, str) else None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _place(several: Sequence[object], common: Mapping[str, Any], source: str, order: Sequence[str]) -> int:
    """Return where a source new to a thing belongs: before those that are less preferred."""
    rank = order.index(source) if source in order else len(order)
    for place, record in enumerate(several):
        if any(_is_by(record, common, other) for other in order[rank + 1 :]):
            return place
    return len(several)


# the history


def merged_history(
    given: Mapping[str, Any], counts: Sequence[tuple[str, Count]], today: datetime.date
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """Return a history with the years that sources have now, and what could not be added to it.

    :return: the history, and pairs of a person and why that person's years are left as they were
    """
    made: dict[str, Any] = {"version": 1, **given}
    people = made.get("people")
    people = made["people"] = dict(people) if isinstance(people, dict) else {}
    refused: list[tuple[str, str]] = []
    for source, count in counts:
        if count.subject != "people":
            continue
        numbers = {part: value for part in NUMBERS["people"] if is_number(value := count.numbers.get(part))}
        years = {
            str(year): value
            for year, value in count.years.items()
            if _FIRST_YEAR <= year <= today.year + 1 and is_number(value)
        }
        if not (numbers or years):
            continue
        person = people[count.name] = _table(people.get(count.name))
        before = _table(person.get(source))
        if other := other_person(before, count.orcid, [count.id]):
            message = f"is of {other} at {source}, and conf.py names {count.orcid or count.id}"
            refused.append((count.name, message))
            continue
        person[source] = _years(before, count, numbers, years, today)
    made["people"] = {name: person for name, person in people.items() if person}
    return made, refused


def _years(
    before: Mapping[str, Any],
    count: Count,
    numbers: Mapping[str, object],
    years: Mapping[str, object],
    today: datetime.date,
) -> dict[str, Any]:
    totals = _table(before.get("totals"))
    this_year = str(today.year)
    if numbers:
        totals[this_year] = {**_table(totals.get(this_year)), **numbers}
    received = {**_table(before.get("citations")), **years}
    made: dict[str, Any] = {
        **({"id": count.id} if count.id else {}),
        **({"orcid": count.orcid} if count.orcid else {}),
        "date": before.get("date"),
        **({"citations": dict(sorted(received.items()))} if received else {}),
        **({"totals": dict(sorted(totals.items()))} if totals else {}),
    }
    known = {name: before.get(name) for name in ("citations", "totals") if name in before}
    if known != {name: made[name] for name in ("citations", "totals") if name in made} or not made["date"]:
        made["date"] = today.isoformat()
    return {**before, **made}


def _table(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}


# writing


def written(data: Mapping[str, Any], depth: int = 2) -> bytes:
    """Return a file: a line for each thing at a depth, and what it has on that line."""
    return (_written(data, depth, "") + "\n").encode("utf-8", "backslashreplace")


def _written(value: object, depth: int, indent: str) -> str:
    inner = f"{indent}  "
    if isinstance(value, dict) and value and depth > 0:
        lines = (f"{inner}{_json(name)}: {_written(one, depth - 1, inner)}" for name, one in value.items())
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    if isinstance(value, list) and len(value) > 1 and depth == 0:
        return "[\n" + ",\n".join(f"{inner}{_json(one)}" for one in value) + f"\n{indent}]"
    return _json(value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
