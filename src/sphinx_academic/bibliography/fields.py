"""The vocabulary of ``.bib`` files: aliases of entry types and fields, and one entry's view of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..records.problems import Kind, Problem
from ..records.text import RichText
from .raw import RawEntry

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


@lru_cache(maxsize=4096)
def rich(source: str) -> RichText:
    """Return LaTeX source as :func:`.latex.parse` reads it."""
    from .latex import parse

    return parse(source)


@lru_cache(maxsize=4096)
def decoded(source: str) -> str:
    """Return LaTeX source as :func:`.latex.to_plain` reads it."""
    from .latex import to_plain

    return to_plain(source)


@dataclass(frozen=True, slots=True)
class Entry:
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
        for name in names:
            value = self.fields.get(name)
            if value and not value.isspace():
                return value
        return ""

    def plain(self, *names: str) -> str:
        """Return the decoded characters of the first of some fields that is not blank."""
        value = self.first(*names)
        return decoded(value) if value else ""

    def rich(self, *names: str) -> RichText:
        """Return the first of some fields that is not blank as rich text."""
        value = self.first(*names)
        return rich(value) if value else ()

    def report(self, kind: Kind, name: str, message: str) -> None:
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
