"""The ``.bib`` files of a build: read once, cached beside the doctrees, shared by all that read them.

A cache file begins with a small header (what was wrong, which keys there are), so that a build in
which nothing changed replays its warnings without loading a single record.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..bib.joined import JoinedFiles, shared_keys
from ..bib.link_kinds import OWN_KINDS, LinkKinds
from ..bib.problem_kinds import BibKind
from ..model.problems import Problem
from ..model.roles import RoleTable
from . import cache as cachefile
from .collection import no_collection

if TYPE_CHECKING:
    from ..bib.chunks import Known
    from ..model.publication import Publication
    from ..query.vocabulary import Vocabulary
    from .record_blocks import Block

# What reads files and records is imported where it is needed, which is not in every build.


class Header(NamedTuple):
    """What every build needs to know of a file, and no record."""

    problems: tuple[Problem, ...]
    keys: tuple[str, ...]
    #: of the entries, in the order of their keys
    lines: tuple[int, ...]
    macros: Mapping[str, str]
    #: digest of what decides, besides its text, what an entry is
    context: bytes = b""
    #: digest of all files, where an entry of this one names a parent in another
    joined: bytes = b""
    #: digests of the chunks of the entries, one after the other; zeros where there is none
    chunks: bytes = b""
    #: what chunks depend on
    macros_digest: bytes = b""
    #: how many characters macros and parents have added, or more
    added: int = 0


@dataclass(eq=False, repr=False)
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
    #: kept until the records are there, because by then the file may be another
    content: bytes
    context: bytes
    #: all files of the build
    joined: JoinedFiles
    #: digest of their contents
    joined_digest: bytes

    @cached_property
    def header(self) -> Header:
        """Return what is known without the records."""
        cached = cachefile.load_header(self.cache, self.digest)
        if isinstance(cached, Header) and cached.joined in (b"", self.joined_digest):
            return cached
        return self._read()[0]

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Return the records in file order."""
        from .record_blocks import unpacked

        with no_collection():
            data = cachefile.load_body(self.cache, self.digest)
            blocks = None if data is None else unpacked(data, self.header.lines)
        if blocks is None:
            return self._read()[1]
        return tuple(record for block in blocks for record in block.records)

    def _read(self) -> tuple[Header, tuple[Publication, ...]]:
        from ..bib.names import forget_names
        from ..bib.reader import read
        from .record_blocks import packed

        with no_collection():
            before, known = self._known()
            library = read(
                self.content,
                self.name,
                self.roles,
                self.macros,
                known,
                self.joined,
                self.joined.kinds,
            )
            forget_names()
            header = Header(
                library.problems,
                tuple(publication.key for publication in library.publications),
                tuple(publication.line for publication in library.publications),
                dict(library.macros),
                self.context,
                self.joined_digest if library.refers_elsewhere else b"",
                *library.chunks,
            )
            cachefile.save(self.cache, self.digest, header, packed(library.publications, before))
        self.__dict__.update(header=header, publications=library.publications, content=b"")
        return header, library.publications

    def _known(self) -> tuple[Sequence[Block], Known]:
        """Return the blocks of the file as it was before, and what need not be read again of it.

        Most entries never change.
        """
        from ..bib.chunks import Chunks, Known, known_from
        from .record_blocks import unpacked

        header, data = cachefile.load_last(self.cache) or (None, ())
        if not (isinstance(header, Header) and header.context == self.context):
            return (), Known()
        blocks = unpacked(data, header.lines) or ()
        records = [record for block in blocks for record in block.records]
        # whole, unless something else is in the place of the blocks
        chunks = Chunks(header.chunks, header.macros_digest, header.added) if records else Chunks()
        return blocks, known_from(records, {problem.key for problem in header.problems}, chunks)


class Store:
    """All ``.bib`` files of a build, in the order of ``bibtex_bibfiles``."""

    def __init__(
        self,
        files: tuple[BibFile, ...] = (),
        problems: tuple[Problem, ...] = (),
        change: Callable[[tuple[Publication, ...]], Iterable[Publication]] | None = None,
    ) -> None:
        """Keep the files, and what is wrong with them.

        :param change: what other extensions make of the records; None where none makes anything of them
        """
        self.files, self.problems, self.change = files, problems, change

    @property
    def digest(self) -> bytes:
        """Return what changes whenever any file changes, or what other extensions make of the records."""
        if self.change:
            return cachefile.digest(*(record.digest for record in self.publications))
        return cachefile.digest(*(file.digest for file in self.files))

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """Return the records of all files, in order."""
        read = tuple(publication for file in self.files for publication in file.publications)
        return read if self.change is None else tuple(_redigested(read, self.change(read)))

    def publications_of(self, files: Collection[str]) -> Iterator[Publication]:
        """Yield the entries of some files, or of all; of a key in several files the first counts."""
        if self.change:
            first: dict[str, str] = {}
            for entry in self.publications:
                chosen = not files or entry.file in files
                if chosen and first.setdefault(entry.key, entry.file) == entry.file:
                    yield entry
            return
        seen: set[str] = set()
        for file in self.files:
            if not files or file.name in files:
                yield from (entry for entry in file.publications if entry.key not in seen)
                seen.update(file.header.keys)

    def keys_of(self, file: BibFile) -> Iterable[str]:
        """Return the keys of the entries of a file."""
        if self.change is None:
            return file.header.keys
        return [entry.key for entry in self.publications if entry.file == file.name]

    @cached_property
    def _by_key(self) -> Mapping[str, Publication]:
        return {publication.key: publication for publication in reversed(self.publications)}

    @cached_property
    def _by_digest(self) -> Mapping[bytes, Publication]:
        return {publication.digest: publication for publication in self.publications}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words that the entries use, which only unknown names need."""
        # imported where lists are read
        from ..query.vocabulary import Vocabulary

        return Vocabulary(self.publications)

    def find(self, key: str) -> Publication | None:
        """Return the first entry with a key."""
        return self._by_key.get(key)

    def record(self, digest: bytes) -> Publication:
        """Return the entry with a digest, by which pages refer to what they show.

        :raises KeyError: if no file has it; pages that show it have then been read again
        """
        return self._by_digest[digest]

    def placed(self, problem: Problem) -> Problem:
        """Return the problem of an entry, found when its file was another, with the entry's line of today."""
        for file in self.files:
            if file.name == problem.file and problem.key in file.header.keys:
                places = zip(file.header.keys, file.header.lines, strict=True)
                lines = [line for key, line in places if key == problem.key]
                return problem if problem.line in lines else problem._replace(line=lines[0])
        return problem


def _redigested(read: Sequence[Publication], changed: Iterable[Publication]) -> Iterator[Publication]:
    """Yield changed records, each with a digest of all that it says, by which pages notice changes."""
    same = {id(record) for record in read}
    for record in changed:
        if id(record) in same:
            yield record
            continue
        parts = record._asdict() | {"digest": b"", "line": 0, "keywords": sorted(record.keywords)}
        yield record._replace(digest=cachefile.digest(repr(parts).encode("utf-8", "surrogatepass")))


def open_store(
    paths: Iterable[Path],
    srcdir: Path,
    cachedir: Path,
    roles: RoleTable,
    setting: tuple[str, int],
    kinds: LinkKinds = OWN_KINDS,
    change: Callable[[tuple[Publication, ...]], Iterable[Publication]] | None = None,
) -> Store:
    """Open the ``.bib`` files, reading those that are not in the cache.

    :param paths: absolute paths; missing and unreadable files are problems of the result
    :param srcdir: warnings name files relative to this folder
    :param cachedir: made where missing; a folder that cannot be written to costs only time
    :param setting: file and line that name the paths, where to fix a wrong one
    :param kinds: the kinds of links of the site
    :param change: what other extensions make of the records
    """
    files: list[BibFile] = []
    problems: list[Problem] = []
    macros: Mapping[str, str] = {}
    found: list[tuple[Path, str, bytes, bytes]] = []
    for path in dict.fromkeys(paths):
        name = path.relative_to(srcdir).as_posix() if path.is_relative_to(srcdir) else str(path)
        try:
            content = path.read_bytes()
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"bibtex_bibfiles: {name} cannot be read ({reason}); add the file or fix the name"
            problems.append(Problem(BibKind.BIBFILE, message, *setting))
            continue
        found.append((path, name, content, cachefile.digest(content)))
    # a file alone has no others, and goes as soon as it is read
    contents = [(name, content) for _, name, content, _ in found] if len(found) > 1 else []
    joined = JoinedFiles(contents, kinds)
    states = ((os.fsencode(name), own) for _, name, _, own in found)
    joined_digest = cachefile.digest(*itertools.chain.from_iterable(states))
    for path, name, content, own in found:
        context = cachefile.digest(os.fsencode(name), repr(roles.roles).encode(), kinds.state)
        digest = cachefile.digest(own, context, repr(sorted(macros.items())).encode())
        cache = cachedir / cachefile.name_for(str(path))
        file = BibFile(path, name, digest, cache, roles, macros, content, context, joined, joined_digest)
        macros = file.header.macros
        files.append(file)
        problems.extend(file.header.problems)
    keys = ((file.name, zip(file.header.keys, file.header.lines, strict=True)) for file in files)
    problems.extend(shared_keys(keys))
    return Store(tuple(files), tuple(problems), change)
