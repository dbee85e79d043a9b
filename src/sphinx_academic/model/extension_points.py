"""Extension points: what other packages may add, under names, to what this package has.

An :class:`ExtensionPoint` declares what can be added; it is made once, by the module whose feature it is, and
holds nothing.  What has been added is in :class:`Extensions`, of which each build has its own, and each run
of the command.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from .suggestions import did_you_mean

Record = TypeVar("Record")

_NAME = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")


class RegistrationError(ValueError):
    """Something cannot be added; the text says what, why, and how to fix it."""


class ExtensionPoint(Generic[Record]):
    """What can be added under names: sections, layouts, exports."""

    def __init__(self, noun: str, record: type[Record] | Any) -> None:
        """Declare what can be added.

        :param noun: in messages: "section", "layout"
        :param record: the class of what is added
        """
        self.noun, self.record = noun, record

    def add(self, extensions: Extensions, name: str, record: Record, *, override: bool = False) -> None:
        """Add a record.

        :param extensions: to which it is added
        :param name: letters in lower case, digits, and single hyphens or underscores within
        :param override: take the place of what has the name
        :raises RegistrationError: if the name is none or taken, or nothing can be added any more
        """
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise self.error(name, "a name consists of lower-case letters, digits and hyphens")
        if extensions.closed:
            raise self.error(name, "it is too late; add it while extensions are set up, in setup()")
        table = extensions._tables.setdefault(self, {})
        if name in table and not override:
            raise self.error(name, "there is one already; choose another name, or pass override=True")
        table[name] = record

    def of(self, extensions: Extensions) -> Mapping[str, Record]:
        """Return what has been added, in the order in which it was."""
        return MappingProxyType(extensions._tables.get(self, {}))

    def error(self, name: object, problem: str) -> RegistrationError:
        """Return the error for something that cannot be added."""
        return RegistrationError(f"the {self.noun} {name!r} cannot be added: {problem}")

    def unknown(self, extensions: Extensions, name: str) -> str:
        """Return what to say of a name that nothing has."""
        return f"there is no {self.noun} ‘{name}’; {did_you_mean(name, self.of(extensions))}"


class Extensions:
    """What has been added in one build, or in one run of the command."""

    def __init__(self) -> None:
        self._tables: dict[ExtensionPoint[Any], dict[str, Any]] = {}
        #: whether everything has been added
        self.closed = False

    def __iter__(self) -> Iterator[tuple[ExtensionPoint[Any], Mapping[str, Any]]]:
        """Yield the extension points that have something, each with its records by name."""
        return iter((point, MappingProxyType(table)) for point, table in self._tables.items())
