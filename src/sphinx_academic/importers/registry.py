"""The kinds of sources that can be read: ours, each in a module of its own, and those of other packages."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from typing import Protocol, cast

from ..model.extension_points import ExtensionPoint, Extensions
from .records import Site
from .source import Source

#: kind -> module; the first that recognises a source reads it, so special ones stand before general ones
KINDS: Mapping[str, str] = {
    "al-folio": "al_folio",
    "greenelab": "greenelab",
    "academicpages": "academicpages",
    "acad-homepage": "acad_homepage",
    "jekyll-scholar": "jekyll_scholar",
    "hugo": "hugo",
    "rendercv": "rendercv",
    "json-resume": "json_resume",
}


class Importer(Protocol):
    """What the module of a kind has."""

    #: what shows that a source is of the kind, for the message where it is of none
    SIGNS: str

    def recognise(self, source: Source) -> str:
        """Return why a source is of the kind, such as the name of a file; empty if it is not."""

    def read(self, source: Source) -> Site:
        """Return what a source states; what could not be read is among the findings of the source."""


#: the kinds of sources of a run of the command, in the order in which they are looked for
IMPORTERS: ExtensionPoint[Importer] = ExtensionPoint("importer", Importer)


def add_importer(extensions: Extensions, kind: str, importer: Importer, *, override: bool = False) -> None:
    """Add a kind of source to a run of ``sphinx-academic import``.

    Ours are looked for first, in their order, and then those of other packages.

    :param extensions: what the function of an entry point is given
    :param kind: its name, for ``--kind``
    :param importer: recognises a source, and reads it
    :param override: take the place of the importer that has the name
    :raises ValueError: if the name is none or taken
    """
    IMPORTERS.add(extensions, kind, importer, override=override)


def add_own(extensions: Extensions) -> None:
    """Add the kinds that this package reads."""
    for kind, module in KINDS.items():
        add_importer(extensions, kind, cast(Importer, importlib.import_module(f".{module}", __package__)))


def recognised(source: Source, importers: Mapping[str, Importer]) -> Iterator[tuple[str, str]]:
    """Yield the kinds that a source may be of, each with the reason, the likeliest first."""
    for kind, importer in importers.items():
        if reason := importer.recognise(source):
            yield kind, reason
