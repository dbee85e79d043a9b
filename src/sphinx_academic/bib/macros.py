"""Macro expansion: the twelve months, ``@string`` definitions, and undefined words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ..model.problems import Problem
from .fields import TRUE, Bare, ExpansionLimit, RawEntry, RawField, UsualFields
from .inheritance import Fields
from .problem_kinds import BibKind

#: as in BibTeX's ``plain.bst``
MONTHS = {
    name[:3].lower(): name
    for name in (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
}
_NUMBER = re.compile(r"[\d.:/–-]+")
_SILENT = TRUE | {"false", "no"}
#: al-folio's fields whose values are often typed without braces
_WORD_FIELDS = frozenset({"abbr", "bibtex_show", "selected", "preview", "altmetric", "dimensions"})


class Macros:
    """The macros of one file, in the order in which they are defined."""

    def __init__(
        self, given: Mapping[str, str], file: str, problems: list[Problem], limit: ExpansionLimit
    ) -> None:
        #: those given and those defined here, names in lower case
        self.defined = {name.lower(): value for name, value in given.items()}
        self._file = file
        self._problems = problems
        self._limit = limit
        self._exceeded = False
        # BibTeX wants definitions before their use; one that comes later is understood all the same
        self._later: dict[str, str] = {}

    def expand(self, raws: Iterable[RawEntry]) -> list[Fields]:
        """Return the fields of every entry but ``@string``, expanded; the first of repeated ones counts."""
        raws = list(raws)
        for field in (field for raw in raws if raw.type == "string" for field in raw.fields):
            self._later[field.name] = "".join(self._expanded(part) or part for part in field.parts)
        expanded: list[Fields] = []
        # no one has them but on purpose
        has_numbers = any(map(str.isdecimal, (*self.defined, *self._later)))
        for raw in raws:
            if raw.known:
                expanded.append(raw.known.fields)
                continue
            if isinstance(raw.written, UsualFields) and not has_numbers and self._expand(raw.written):
                expanded.append(raw.written.values)
                continue
            if raw.type != "string":
                expanded.append(self._fields(raw))
                continue
            for field in raw.fields:
                self.defined[field.name] = self._value(field, raw)
        return expanded

    def _expand(self, usual: UsualFields) -> bool:
        """Put what macros stand for in their places; return whether all are known."""
        for name in usual.macros:
            value = self._expanded(Bare(usual.values[name]))
            if value is None:
                return False
            usual.values[name] = value
        return True

    def _fields(self, raw: RawEntry) -> Fields:
        fields: dict[str, str] = {}
        for field in raw.fields:
            name, parts, line = field
            if name in fields:
                message = f"‘{name}’ is given twice; the first value counts; remove one"
                problem = Problem(BibKind.DUPLICATE_FIELD, message, self._file, line, raw.key or None)
                self._problems.append(problem)
            elif len(parts) == 1 and type(parts[0]) is str:
                fields[name] = parts[0]
            else:
                fields[name] = self._value(field, raw)
        return fields

    def _value(self, field: RawField, raw: RawEntry) -> str:
        return "".join(self._part(part, field, raw) for part in field.parts)

    def _known(self, part: str) -> str | None:
        """Return a part as it is if it has delimiters, else what a macro stands for, if it is one."""
        if type(part) is str:
            return part
        name = part.lower()
        return self.defined.get(name, MONTHS.get(name, self._later.get(name)))

    def _expanded(self, part: str) -> str | None:
        """Return what :meth:`_known` does, as long as ``@string{a = a # a}`` has not doubled too often."""
        value = self._known(part)
        if value is None or type(part) is str or self._limit.take(len(value)):
            return value
        return None

    def _part(self, part: str, field: RawField, raw: RawEntry) -> str:
        value = self._expanded(part)
        if value is not None:
            return value
        if self._known(part) is not None:
            message = f"macros make this file many times larger, so ‘{part}’ is kept as text; shorten it"
            self._report(message, field, raw, once=True)
        elif not (_NUMBER.fullmatch(part) or part.lower() in _SILENT or field.name in _WORD_FIELDS):
            message = f"‘{part}’ is defined by no @string; it was kept as text; write {{{part}}} or define it"
            self._report(message, field, raw)
        return str(part)

    def _report(self, message: str, field: RawField, raw: RawEntry, *, once: bool = False) -> None:
        if once and self._exceeded:
            return
        self._exceeded |= once
        self._problems.append(
            Problem(BibKind.UNDEFINED_MACRO, message, self._file, field.line, raw.key or None)
        )
