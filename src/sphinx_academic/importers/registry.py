"""The kinds of sources that can be read, each in a module of its own."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from .records import Site
from .source import Source

#: kind -> module; the first that recognises a source reads it, so special ones stand before general ones
KINDS: Mapping[str, str] = {
    "acad-homepage": "acad_homepage",
}


class Importer(Protocol):
    """What the module of a kind has."""

    #: what shows that a source is of the kind, for the message where it is of none
    SIGNS: str

    def recognise(self, source: Source) -> str:
        """Return why a source is of the kind, such as the name of a file; empty if it is not."""

    def read(self, source: Source) -> Site:
        """Return what a source states; what could not be read is among the findings of the source."""


def importer(kind: str) -> Importer:
    """Return the importer of a kind of :data:`KINDS`."""
    return cast(Importer, importlib.import_module(f".{KINDS[kind]}", __package__))


def recognised(source: Source) -> Iterator[tuple[str, str]]:
    """Yield the kinds that a source may be of, each with the reason, the likeliest first."""
    for kind in KINDS:
        if reason := importer(kind).recognise(source):
            yield kind, reason
