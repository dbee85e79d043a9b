"""What sources said last, and what was written of it: a JSON file beside ``conf.py``, without times.

It is the base of the three-way merge.  Every record has a digest, so that what was changed in the file by
hand, or by a merge, is noticed and not relied on.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.dates import make_date
from ..model.person import Name
from .work import Contributor, Work

FILE = "academic-sync.json"
VERSION = 1

#: source -> person's or library's id there -> id of the work -> the work
Records = dict[str, dict[str, dict[str, Work]]]


class UnreadableState(Exception):
    """The file cannot be read; the text says why."""


@dataclass(slots=True)
class Entry:
    """What was said and written of one entry."""

    #: source and id of its works
    works: list[str] = field(default_factory=list)
    #: field -> digest of what sources said last; ``@`` is the type
    offered: dict[str, str] = field(default_factory=dict)
    #: field -> digest of what was written last, with its delimiters
    written: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class State:
    """All of it."""

    records: Records = field(default_factory=dict)
    #: by their keys
    entries: dict[str, Entry] = field(default_factory=dict)

    @property
    def has_works(self) -> bool:
        """Return whether any source has said anything."""
        return any(works for subjects in self.records.values() for works in subjects.values())


def digest(text: str) -> str:
    """Return a short digest of a text; ends of lines are all alike, as git may change them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def read_state(data: bytes) -> State:
    """Read the file; records whose digest does not fit are left out.

    :raises UnreadableState: if it is no file of ours
    """
    try:
        given = json.loads(data)
    except (ValueError, RecursionError):
        line = next(
            (
                number
                for number, text in enumerate(data.split(b"\n"), 1)
                if text.startswith((b"<<<<<<<", b">>>>>>>"))
            ),
            None,
        )
        if line:
            raise UnreadableState(
                f"line {line} has a conflict marker; take one of the two versions"
            ) from None
        raise UnreadableState("it is not JSON; restore it from version control, or remove it") from None
    if not isinstance(given, dict) or not isinstance(given.get("version"), int):
        raise UnreadableState("it is no file of sphinx-academic; restore or remove it")
    if given["version"] > VERSION:
        raise UnreadableState("a later version of sphinx-academic has written it; update the package")
    state = State()
    for source, subjects in _table(given.get("sources")).items():
        for subject, works in _table(subjects).items():
            found = state.records.setdefault(source, {}).setdefault(subject, {})
            for number, record in _table(works).items():
                if work := _work(source, number, record):
                    found[number] = work
    for key, entry in _table(given.get("entries")).items():
        entry = _table(entry)
        works = entry.get("works")
        state.entries[key] = Entry(
            [name for name in works if isinstance(name, str)] if isinstance(works, list) else [],
            _texts(entry.get("offered")),
            _texts(entry.get("written")),
        )
    return state


def write_state(state: State) -> bytes:
    """Return the file: one line for each work and entry, in an order that depends on them alone."""
    sources = (
        (source, ((subject, _records(works)) for subject, works in sorted(subjects.items()) if works))
        for source, subjects in sorted(state.records.items())
    )
    lines = ["{", f'"version": {VERSION},', '"sources": {']
    outer = []
    for source, subjects in sources:
        inner = [f"  {_json(subject)}: {{\n{works}\n  }}" for subject, works in subjects]
        if inner:
            outer.append(f" {_json(source)}: {{\n" + ",\n".join(inner) + "\n }")
    if outer:
        lines.append(",\n".join(outer))
    lines += ["},", '"entries": {']
    entries = [f" {_json(key)}: {_json(_entry(entry))}" for key, entry in sorted(state.entries.items())]
    if entries:
        lines.append(",\n".join(entries))
    lines += ["}", "}", ""]
    return "\n".join(lines).encode("utf-8", "backslashreplace")


def _records(works: Mapping[str, Work]) -> str:
    return ",\n".join(f"   {_json(number)}: {_json(_signed(work))}" for number, work in sorted(works.items()))


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "works": sorted(set(entry.works)),
        "offered": dict(sorted(entry.offered.items())),
        "written": dict(sorted(entry.written.items())),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {name: text for name, text in _table(value).items() if isinstance(text, str)}


def _signed(work: Work) -> dict[str, Any]:
    record = _record(work)
    return {**record, "digest": digest(_json(record))}


def stored(work: Work) -> Work:
    """Return a work as it is read back, so that what was said now and last are compared alike."""
    return _work(work.source, work.id, json.loads(_json(_signed(work)))) or work


def _record(work: Work) -> dict[str, Any]:
    """Return a work as a table of what it says."""
    record: dict[str, Any] = {
        "title": work.title,
        "type": work.type,
        "authors": list(map(_person, work.authors)),
        "others": work.others,
        "editors": list(map(_person, work.editors)),
        "date": work.date.isoformat() if work.date else "",
        "fields": dict(sorted(work.fields.items())),
        "ids": dict(sorted(work.ids.items())),
        "preprint": work.is_preprint,
        "versions": sorted(work.versions),
        "notice": work.notice,
        "concerns": sorted(work.concerns),
        "marks": sorted(work.marks),
        "key": work.key,
        "deposited": work.is_deposited,
        "page": work.page,
    }
    return {name: value for name, value in record.items() if value}


def _person(person: Contributor) -> list[Any]:
    name = list(person.name[:4])
    while name and not name[-1]:
        name.pop()
    more = {
        "literal": person.name.literal,
        "orcid": person.orcid,
        "at": list(person.affiliations) if person.is_subject else [],
        "subject": person.is_subject,
    }
    stated = {key: value for key, value in more.items() if value}
    return [*name, stated] if stated else name


def _work(source: str, number: str, given: object) -> Work | None:
    record = dict(_table(given))
    if record.pop("digest", "") != digest(_json(record)):
        return None
    text = str(record.get("date", ""))
    year, _, rest = text.removeprefix("-").partition("-")
    month, _, day = rest.partition("-")
    date = None
    if year.isdigit():
        # before Christ
        date = make_date(-int(year) if text.startswith("-") else int(year), int(month or 0), int(day or 0))
    return Work(
        source,
        number,
        title=record.get("title", ""),
        type=record.get("type", ""),
        authors=tuple(map(_contributor, record.get("authors", ()))),
        others=record.get("others", False),
        editors=tuple(map(_contributor, record.get("editors", ()))),
        date=date,
        fields=record.get("fields", {}),
        ids=record.get("ids", {}),
        is_preprint=record.get("preprint", False),
        versions=tuple(record.get("versions", ())),
        notice=record.get("notice", ""),
        concerns=tuple(record.get("concerns", ())),
        marks=tuple(record.get("marks", ())),
        key=record.get("key", ""),
        is_deposited=record.get("deposited", False),
        page=record.get("page", ""),
    )


def _contributor(given: Iterable[Any]) -> Contributor:
    parts = list(given)
    more = parts.pop() if parts and isinstance(parts[-1], dict) else {}
    name = Name(*parts[:4]) if parts else Name("")
    return Contributor(
        name._replace(literal=bool(more.get("literal"))),
        more.get("orcid", ""),
        tuple(more.get("at", ())),
        bool(more.get("subject")),
    )
