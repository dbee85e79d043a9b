"""The ``.bib`` files of a build: read once, cached beside the doctrees, owned by nobody else.

A cache file begins with a small header (what was wrong, which keys there are), so that a build in
which nothing changed replays its warnings without loading a single record.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import cachefile
from .bibliography.entries import read
from .records.problems import Kind, Problem
from .records.publication import Publication
from .records.roles import RoleTable


@dataclass(frozen=True, slots=True)
class Header:
    """What every build needs to know of a file, and no record."""

    problems: tuple[Problem, ...]
    keys: tuple[str, ...]
    macros: Mapping[str, str]


@dataclass
class BibFile:
    """One ``.bib`` file of the site."""

    path: Path
    #: as in warnings: relative to the source folder where possible
    name: str
    #: of the content and of all that decides how it is read
    digest: bytes
    cache: Path
    roles: RoleTable
    #: ``@string`` definitions of the files before it
    macros: Mapping[str, str]

    @cached_property
    def header(self) -> Header:
        """Return what is known without the records."""
        cached = cachefile.load_header(self.cache, self.digest)
        return cached if isinstance(cached, Header) else self._read()[0]

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Return the records in file order."""
        cached = cachefile.load_body(self.cache, self.digest)
        return cached if isinstance(cached, tuple) else self._read()[1]

    def _read(self) -> tuple[Header, tuple[Publication, ...]]:
        library = read(self.path.read_bytes(), self.name, self.roles, self.macros)
        keys = tuple(publication.key for publication in library.publications)
        header = Header(library.problems, keys, dict(library.macros))
        cachefile.save(self.cache, self.digest, header, library.publications)
        self.__dict__.update(header=header, publications=library.publications)
        return header, library.publications


@dataclass
class Store:
    """All ``.bib`` files of a build, in the order of ``bibtex_bibfiles``."""

    files: tuple[BibFile, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def digest(self) -> bytes:
        """Return what changes whenever any file changes."""
        return cachefile.digest(*(file.digest for file in self.files))

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Return the records of all files, in order."""
        return tuple(publication for file in self.files for publication in file.publications)

    @cached_property
    def _by_key(self) -> Mapping[str, Publication]:
        return {publication.key: publication for publication in reversed(self.publications)}

    def find(self, key: str) -> Publication | None:
        """Return the first entry with a key."""
        return self._by_key.get(key)


def open_store(
    paths: Iterable[Path], srcdir: Path, cachedir: Path, roles: RoleTable, setting: tuple[str, int]
) -> Store:
    """Open the ``.bib`` files, reading those that are not in the cache.

    :param paths: absolute paths; missing and unreadable files are problems of the result
    :param srcdir: warnings name files relative to this folder
    :param cachedir: made where missing; a folder that cannot be written to costs only time
    :param setting: file and line that name the paths, where to mend a wrong one
    """
    files: list[BibFile] = []
    problems: list[Problem] = []
    macros: Mapping[str, str] = {}
    for path in dict.fromkeys(paths):
        name = path.relative_to(srcdir).as_posix() if path.is_relative_to(srcdir) else str(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"bibtex_bibfiles: {name} cannot be read ({reason}); add the file or mend the name"
            problems.append(Problem(Kind.BIBFILE, message, *setting))
            continue
        digest = cachefile.digest(
            content, os.fsencode(name), repr((roles.roles, sorted(macros.items()))).encode()
        )
        cache = cachedir / cachefile.name_for(path)
        file = BibFile(path, name, digest, cache, roles, macros)
        macros = file.header.macros
        files.append(file)
        problems.extend(file.header.problems)
    problems.extend(_shared_keys(files))
    return Store(tuple(files), tuple(problems))


def _shared_keys(files: Iterable[BibFile]) -> Iterable[Problem]:
    """Find keys that stand in several files."""
    first: dict[str, str] = {}
    for file in files:
        for key in dict.fromkeys(file.header.keys):
            if first.setdefault(key, file.name) != file.name:
                message = f"is also in {first[key]}; lists show their own, references go to the first file"
                yield Problem(Kind.DUPLICATE_KEY, message, file.name, key=key)
