"""``.bib`` files that are changed in places: every byte outside of these stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..bib.fields import NAME, Bare, RawEntry
from ..bib.recovery import read_value
from ..bib.scanner import scan

_FIELD = re.compile(rf"({NAME})(\s*+)=\s*+")
#: the head of an entry, with its key in the same line
_HEAD = re.compile(r"@[ \t]*+([^\W\d]\w*+)[ \t]*+([{(])[ \t]*+([^,{}()\n]++),")
_BLANK_END = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*(?:\r\n?|\n)\Z")
_BETWEEN = re.compile(r"(?:[\s,]++|%[^\n]*+)*+")
_REST_OF_LINE = re.compile(r"[ \t]*+(?:%[^\n]*+)?(?=\n)")
_CLOSING = {"{": "}", "(": ")"}
#: what git leaves of two versions that it could not join
_CONFLICT = re.compile(rb"^(?:<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?: |\r?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FieldPlace:
    """Where a field stands."""

    name: str
    start: int
    #: of the value with its delimiters
    value: int
    end: int


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """Where an entry stands."""

    #: of the word behind the ``@``
    type_start: int
    type_end: int
    #: one at least
    fields: tuple[FieldPlace, ...]

    def field(self, name: str) -> FieldPlace | None:
        """Return the first field of a name, which is the one that counts."""
        return next((place for place in self.fields if place.name == name), None)


def conflict_line(data: bytes) -> int | None:
    """Return the line of the first conflict marker, from 1, or None."""
    match = _CONFLICT.search(data)
    return data.count(b"\n", 0, match.start()) + 1 if match else None


class _Change(NamedTuple):
    """Text that is put in the place of what stands between two positions."""

    start: int
    end: int
    text: str


class BibFile:
    """One file, and the changes to be made to it."""

    def __init__(self, path: Path, name: str, data: bytes) -> None:
        """Prepare it.

        :param name: as it is named in messages
        """
        self.path, self.name, self.data = path, name, data
        self._encoding = "utf-8"
        try:
            self._text = data.decode("utf-8")
        except UnicodeDecodeError:
            # one character for each byte, so that all come back
            self._text, self._encoding = data.decode("latin-1"), "latin-1"
        #: of the same length, with ``\\n`` at the end of each line
        self._normalized = _normalized(self._text)
        self._changes: list[_Change] = []
        self._entries: dict[tuple[int, str], EntryPlace | None] | None = None
        self._appended: list[str] = []

    @property
    def is_utf16(self) -> bool:
        """Return whether the file is UTF-16, in which nothing is written."""
        return self.data.startswith((b"\xff\xfe", b"\xfe\xff"))

    def entry(self, line: int, key: str) -> EntryPlace | None:
        """Return the first entry that begins in a line and has a key; None if it is damaged or empty."""
        if self._entries is None:
            self._entries = {}
            for raw, place in _places(f"{self._normalized}\n"):
                self._entries.setdefault((raw.line, raw.key), place)
        return self._entries.get((line, key))

    def value(self, entry: EntryPlace, name: str) -> str | None:
        """Return the value of a field as written, with its delimiters, or None."""
        place = entry.field(name)
        return None if place is None else self._decoded(self._text[place.value : place.end])

    def type(self, entry: EntryPlace) -> str:
        """Return the type of an entry as written."""
        return self._text[entry.type_start : entry.type_end]

    def set_type(self, entry: EntryPlace, type_: str) -> None:
        """Write another type."""
        self._changes.append(_Change(entry.type_start, entry.type_end, type_))

    def set_value(self, entry: EntryPlace, name: str, value: str) -> None:
        """Write another value, with its delimiters, in the place of that of a field."""
        place = entry.field(name)
        assert place is not None
        self._changes.append(_Change(place.value, place.end, self._encoded(value)))

    def add_fields(self, entry: EntryPlace, fields: dict[str, str]) -> None:
        """Write fields behind the last one of an entry, laid out as the others are."""
        last = entry.fields[-1]
        indent = self._text[self._line_start(last) : last.start]
        own_lines = not indent.strip()
        following = self._text[last.end :]
        comma = re.match(r"\s*+,", following)
        position = last.end + (comma.end() if comma else 0)
        if not comma:
            self._changes.append(_Change(last.end, last.end, ","))
        before = f"{self._newline}{indent}" if own_lines else " "
        pieces = [
            f"{name}{self._equals(entry, name)}{self._encoded(value)}" for name, value in fields.items()
        ]
        added = "".join(f"{before}{piece}," for piece in pieces)
        if not comma:
            added = added[:-1]
        if own_lines and (rest := _REST_OF_LINE.match(self._normalized, position)):
            # a remark belongs to the field before it
            position = rest.end()
            if self._text[position - 1 : position + 1] == "\r\n":
                position -= 1
        self._changes.append(_Change(position, position, added))

    def remove_field(self, entry: EntryPlace, name: str) -> None:
        """Take a field out that is on lines of its own."""
        place = entry.field(name)
        assert place is not None
        start = self._line_start(place)
        following = re.match(r"[ \t]*,[ \t]*(?:\r\n?|\n)", self._text[place.end :])
        if following and not self._text[start : place.start].strip():
            self._changes.append(_Change(start, place.end + following.end(), ""))

    def append(self, entry: str) -> None:
        """Write an entry, with lines separated by ``\\n``, to the end of the file."""
        self._appended.append(entry)

    @property
    def result(self) -> bytes:
        """Return the file with the changes."""
        pieces, position = [], 0
        for start, end, text in sorted(self._changes, key=lambda change: change.start):
            pieces += [self._text[position:start], text]
            position = end
        pieces.append(self._text[position:])
        if self._appended:
            whole = "".join(pieces)
            newline = self._newline
            pieces = [whole]
            if whole.strip("\ufeff"):
                if not whole.endswith(("\n", "\r")):
                    pieces.append(newline)
                if not _BLANK_END.search(whole):
                    pieces.append(newline)
            pieces.append(
                newline.join(self._encoded(entry.replace("\n", newline)) for entry in self._appended)
            )
        return "".join(pieces).encode(self._encoding)

    @cached_property
    def _newline(self) -> str:
        return "\r\n" if self._text.count("\r\n") * 2 > self._text.count("\n") else "\n"

    def _equals(self, entry: EntryPlace, name: str) -> str:
        """Return the equals sign with the space around it, in the column of the others."""
        last = entry.fields[-1]
        between = self._text[last.start + len(last.name) : last.value]
        columns = {self._column(place) for place in entry.fields}
        if len(columns) == 1 and len({len(place.name) for place in entry.fields}) > 1:
            before, _, after = between.partition("=")
            width = len(last.name) + len(before) - len(name)
            return f"{' ' * max(width, 1)}={after}"
        return between if "\n" not in between else " = "

    def _column(self, place: FieldPlace) -> int:
        return self._text.index("=", place.start) - self._line_start(place)

    def _line_start(self, place: FieldPlace) -> int:
        return self._text.rfind("\n", 0, place.start) + 1

    def _encoded(self, text: str) -> str:
        """Return text of ours as it stands in the text of the file."""
        return text if self._encoding == "utf-8" else text.encode().decode("latin-1")

    def _decoded(self, text: str) -> str:
        if self._encoding == "utf-8":
            return text
        data = text.encode("latin-1")
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")


def _normalized(text: str) -> str:
    """Return a text of the same length with ``\\n`` at the end of each line."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _places(text: str) -> Iterator[tuple[RawEntry, EntryPlace | None]]:
    """Yield entries with where they stand, in their order; None for one that cannot be changed in places.

    :param text: with ``\\n`` at the end of each line, the last too
    """
    line, position, searched = 1, 0, 0
    for raw in scan(text, "").entries:
        while line < raw.line:
            position = text.index("\n", position) + 1
            line += 1
        # several may begin in one line
        heads = _HEAD.finditer(text, max(position, searched), text.index("\n", position))
        match = next((m for m in heads if (m[1].lower(), m[3].rstrip()) == (raw.type, raw.key)), None)
        if match is None:
            yield raw, None
            continue
        found = _fields(text, match.end(), _CLOSING[match[2]], raw)
        searched = match.end()
        yield raw, EntryPlace(match.start(1), match.end(1), found) if found else None


def _fields(text: str, position: int, closing: str, raw: RawEntry) -> tuple[FieldPlace, ...]:
    """Return where the fields of an entry stand; none if they cannot be read without repair."""
    places = []
    parts = []
    while True:
        between = _BETWEEN.match(text, position)
        position = between.end() if between else position
        if text[position : position + 1] == closing:
            break
        match = _FIELD.match(text, position)
        if match is None:
            return ()
        value = read_value(text, match.end(), len(text), closing)
        if value is None or not value.parts:
            return ()
        if any(isinstance(part, Bare) and "%" in part for part in value.parts):
            # a remark to some programs, and part of the value to others
            return ()
        end = value.end
        while text[end - 1].isspace():
            end -= 1
        places.append(FieldPlace(match[1].lower(), match.start(), match.end(), end))
        parts.append((match[1].lower(), value.parts))
        position = value.end
    same = [(place.name, place.parts) for place in raw.fields] == parts
    return tuple(places) if same else ()
