"""The ``.bib`` files of a build as BibTeX joins them, for entries whose parents are in another file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..model.problems import Problem
from .link_kinds import OWN_KINDS, LinkKinds
from .problem_kinds import BibKind

if TYPE_CHECKING:
    from .inheritance import Fields


class Elsewhere(NamedTuple):
    """An entry of another file, before it inherits anything."""

    key: str
    #: biblatex type
    type: str
    fields: Fields


class JoinedFiles:
    """All files of a build; they are scanned when an entry of one first refers to an entry of another."""

    def __init__(self, files: Sequence[tuple[str, bytes]], kinds: LinkKinds = OWN_KINDS) -> None:
        """Keep what is to be scanned.

        :param files: name and content of each, in the order of ``bibtex_bibfiles``
        """
        self.files, self.kinds = files, kinds

    def besides(self, file: str) -> list[Elsewhere]:
        """Return the entries of all files but one, in the order of the files."""
        return [entry for name, entries in self._entries for entry in entries if name != file]

    @cached_property
    def _entries(self) -> list[tuple[str, list[Elsewhere]]]:
        return list(self._scanned())

    def _scanned(self) -> Iterator[tuple[str, list[Elsewhere]]]:
        # imported only where there is something to scan, which is not in every build
        from .decoding import decode
        from .fields import TYPE_ALIASES, ExpansionLimit
        from .macros import Macros
        from .placeholders import stated
        from .scanner import scan

        defined: dict[str, str] = {}
        for name, content in self.files:
            # what is wrong in a file is reported where that file is read
            text, _problems = decode(content, name)
            scanned = scan(text, name)
            macros = Macros(defined, name, [], ExpansionLimit.of(text))
            fields = (stated(own, self.kinds) for own in macros.expand(scanned.entries))
            raws = (raw for raw in scanned.entries if raw.type != "string")
            entries = [
                Elsewhere(raw.key, TYPE_ALIASES.get(raw.type, raw.type), values)
                for raw, values in zip(raws, fields, strict=True)
            ]
            defined = macros.defined
            yield name, entries


def shared_keys(files: Iterable[tuple[str, Iterable[tuple[str, int]]]]) -> Iterator[Problem]:
    """Yield a problem for each key that stands in several files.

    :param files: name of each, and its keys with their lines
    """
    first: dict[str, str] = {}
    for name, keys in files:
        lines: dict[str, int] = {}
        for key, line in keys:
            # a key that stands in this file twice is reported by its reader
            lines.setdefault(key, line)
        for key, line in lines.items():
            if first.setdefault(key, name) != name:
                message = (
                    f"the key is already used in {first[key]}; both entries are listed, and references go "
                    "to the first; rename or remove one"
                )
                yield Problem(BibKind.DUPLICATE_KEY, message, name, line, key)
