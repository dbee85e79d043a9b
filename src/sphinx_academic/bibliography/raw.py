"""What the scanner finds: entries and fields before macros, inheritance and LaTeX."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..records.problems import Problem


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


@dataclass(frozen=True, slots=True)
class RawEntry:
    """An entry; or one ``@string`` block, whose type is ``string`` and whose fields define macros."""

    #: lower case
    type: str
    #: as written, empty where there is none
    key: str
    #: in the order of the file, repeated ones included
    fields: tuple[RawField, ...]
    #: 1-based line of the ``@``
    line: int


@dataclass(frozen=True, slots=True)
class Scan:
    """What a file holds, in its order, and what is wrong with it."""

    entries: tuple[RawEntry, ...]
    problems: tuple[Problem, ...]
