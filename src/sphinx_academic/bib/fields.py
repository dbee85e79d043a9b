"""The vocabulary of ``.bib`` files: aliases of entry types and fields, and one entry's view of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from ..model.patterns import lazy_pattern
from ..model.problems import Problem, ProblemKind

if TYPE_CHECKING:
    from types import ModuleType

    from ..model.publication import Publication
    from ..model.text import RichText


#: what BibTeX and btparse allow in the name of a field
NAME = r"""[^\s=,{}"\#%()@]++"""
_FLAT = r"[^{}]*+"
#: what stands between two braces; what is nested deeper is rare
NESTED = _FLAT
for _ in range(3):
    NESTED = rf"{_FLAT}(?:\{{{NESTED}\}}{_FLAT})*+"
#: a field whose value is one text, number or macro, up to the next field or to the end of the entry; or the
#: rest of what is read
_USUAL_FIELD = lazy_pattern(
    rf"""\s*+({NAME})\s*+=\s*+(?:\{{({NESTED})\}}|"([^"{{}}]*+(?:\{{{NESTED}\}}[^"{{}}]*+)*+)"|([\w.:+/-]++))\s*+"""
    r"""(?=[,}]),?+\s*+(\}\s*+)?+|(.+)""",
    re.DOTALL,
)


class Bare(str):
    """A part of a value written without delimiters: a number or the name of a macro."""

    __slots__ = ()


class RawField(NamedTuple):
    """A field as written; a named tuple because a large file has hundreds of thousands."""

    #: lower case
    name: str
    #: what ``#`` joins, without braces or quotation marks; numbers and macros are :class:`Bare`
    parts: tuple[str, ...]
    #: 1-based
    line: int


class UsualFields:
    """The fields of an entry as most are: each once, each one text, number or macro, without a defect.

    They are found by one search, in half the time that it takes to read one after the other.
    """

    __slots__ = ("_end", "_fields", "_line", "_start", "_text", "macros", "values")

    def __init__(self, text: str, start: int, end: int, line: int) -> None:
        """Keep where they stand.

        :param text: of the file
        :param start: behind the key
        :param end: of the text before the next entry
        :param line: 1-based, of the start
        """
        self._text, self._start, self._end, self._line = text, start, end, line
        #: as they are written, by their names in lower case, in the order of the file
        self.values: dict[str, str] = {}
        #: names of the fields that are macros
        self.macros: list[str] = []
        self._fields: tuple[RawField, ...] = ()

    def read(self) -> bool:
        """Read the values; return whether all fields, and what is behind them, are as usual."""
        found = _USUAL_FIELD.findall(self._text, self._start, self._end)
        for written, braced, quoted, bare, close, rest in found:
            # the same few names in every entry
            name = intern(written.lower())
            self.values[name] = braced or quoted or bare
            if bare and not bare.isdecimal():
                self.macros.append(name)
            if close or rest:
                # once, and at the end
                return bool(close) and len(self.values) == len(found)
        return False

    @property
    def fields(self) -> tuple[RawField, ...]:
        """Return the fields with their lines, which only problems need."""
        if not self._fields:
            self._fields = tuple(self._found())
        return self._fields

    def _found(self) -> Iterator[RawField]:
        position, line = self._start, self._line
        for match in _USUAL_FIELD.finditer(self._text, self._start, self._end):
            name, braced, quoted, bare, *_ = match.groups()
            line += self._text.count("\n", position, match.start(1))
            position = match.start(1)
            value = Bare(bare) if bare is not None else quoted if braced is None else braced
            yield RawField(name.lower(), (value,), line)


class RawEntry(NamedTuple):
    """An entry; or one ``@string`` block, whose type is ``string`` and whose fields define macros."""

    #: lower case
    type: str
    #: as written, empty where there is none
    key: str
    #: in the order of the file, repeated ones included
    written: tuple[RawField, ...] | UsualFields
    #: 1-based line of the ``@``
    line: int
    #: digest of its :mod:`chunk <.chunks>`; empty where it has none, and where something is wrong in it
    chunk: bytes = b""
    #: what an earlier reading made of the chunk; its fields are not read again
    known: Publication | None = None

    @property
    def fields(self) -> tuple[RawField, ...]:
        """Return the fields with what they join and their lines."""
        return self.written.fields if isinstance(self.written, UsualFields) else self.written


class Scan(NamedTuple):
    """What a file holds, in its order, and what is wrong with it."""

    entries: tuple[RawEntry, ...]
    problems: tuple[Problem, ...]


#: what any file may grow by, and how many times its own size beyond that; real files stay below one
_ANY, _TIMES = 1_000_000, 20


class ExpansionLimit:
    """How many characters macros and parents may still add to the entries of one file."""

    def __init__(self, left: int) -> None:
        """Begin with a number of them."""
        self.left = left
        #: how many they have added
        self.added = 0
        #: there were not as many left, at some time
        self.exceeded = False

    @classmethod
    def of(cls, text: str, added: int = 0) -> ExpansionLimit:
        """Return the limit of a file with this text.

        :param added: what macros have added to entries that are not expanded again
        """
        limit = cls(_ANY + _TIMES * len(text))
        limit.take(added)
        return limit

    def add(self, fields: Mapping[str, str]) -> None:
        """Allow for an entry of another file, from which entries of this one may inherit."""
        self.left += _TIMES * sum(len(name) + len(value) for name, value in fields.items())

    def take(self, count: int) -> bool:
        """Take a number of characters; return whether there were as many left. If not, none are left."""
        self.added += count
        self.left = max(self.left - count, 0)
        self.exceeded |= not self.left
        return self.left > 0


#: BibTeX's and jurabib's types as biblatex resolves them (manual, "Type Aliases")
TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
}

#: the words in which fields such as ``selected`` say yes, and no
TRUE = frozenset({"true", "1", "yes"})
FALSE = frozenset({"false", "0", "no"})

# The same venues, publishers and series recur; titles and abstracts do not, and would only fill the cache.
# A build that has its entries from the last one reads no LaTeX, and need not import what does.


@cache
def _latex() -> ModuleType:
    # once: the statement takes as long as reading a word
    from . import latex

    return latex


@lru_cache(maxsize=4096)
def rich(source: str) -> RichText:
    """Return LaTeX source as :func:`.latex.parse` reads it."""
    text: RichText = _latex().parse(source)
    return text


@lru_cache(maxsize=4096)
def decoded(source: str) -> str:
    """Return LaTeX source as :func:`.latex.to_plain` reads it."""
    text: str = _latex().to_plain(source)
    return text


class Entry(NamedTuple):
    """One entry after macro expansion and inheritance, and where to report what is wrong with it."""

    raw: RawEntry
    key: str
    #: biblatex type
    type: str
    fields: Mapping[str, str]
    file: str
    problems: list[Problem]

    def first(self, *names: str) -> str:
        """Return the source of the first of some fields that is not blank, or an empty string."""
        fields = self.fields
        for name in names:
            if name in fields and (value := fields[name]) and not value.isspace():
                return value
        return ""

    def plain(self, *names: str) -> str:
        """Return the decoded characters of the first of some fields that is not blank."""
        fields = self.fields
        for name in names:
            # not by way of first(), as most entries have few of the many fields that are looked for
            if name in fields and (value := fields[name]) and not value.isspace():
                return decoded(value)
        return ""

    def rich(self, *names: str) -> RichText:
        """Return the first of some fields that is not blank as rich text."""
        value = self.first(*names)
        return rich(value) if value else ()

    def report(self, kind: ProblemKind, name: str, message: str) -> None:
        """Report a problem with a field; one that is inherited has been reported where it stands."""
        own = any(field.name == name for field in self.raw.fields)
        if own or name not in self.fields:
            self.problems.append(Problem(kind, message, self.file, line_of(self.raw, name), self.key))


def keys_in(fields: Mapping[str, str], *names: str) -> list[str]:
    """Return the keys that some fields list, divided by commas, as biblatex's ``related`` and ``ids`` do."""
    return [key for name in names for part in fields.get(name, "").split(",") if (key := part.strip())]


def line_of(raw: RawEntry, name: str) -> int:
    """Return the line of an entry's field, or that of the entry if it has no such field itself."""
    return next((field.line for field in raw.fields if field.name == name), raw.line)
