"""Files in the output folder that are no page of a document: the one place that writes and removes them.

Sphinx writes a page for each document, and removes nothing.  What else this package writes (pages of papers,
CVs, feeds, downloads, a style sheet) and what Sphinx copies for it (pictures, PDFs) is recorded beside the
doctrees, for each output folder and builder.  At the end of a build, files that no owner has any more are
removed: only those of the record, below the output folder, whose content is still what was written.

A path is noted in a journal before it is written, so that the record survives a build that is killed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeAlias

from . import cache as cachefile
from .build_state import build_state
from .diagnostics import warn
from .problem_kinds import CoreKind

if TYPE_CHECKING:
    from docutils.nodes import Node, document
    from sphinx.application import Sphinx

#: path relative to the output folder -> digest of what was written; None where that is not known
Files: TypeAlias = dict[str, "str | None"]
#: a docname, or the name of a part of the site: see :func:`part`
Owner: TypeAlias = str

_PART = "/"
#: so many files of a part are in what every build reads of a record
_FEW = 20
#: owns what a killed build has begun
_NO_OWNER = ""


def part(name: str) -> Owner:
    """Return the owner of files that are of no page, by a word that no docname can be."""
    return _PART + name


class OutputFiles:
    """The files of one builder in one output folder."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._root = app.outdir
        self._folder = app.doctreedir / "academic"
        self._prefix = f"files-{cachefile.name_for(os.path.realpath(app.outdir))}-"
        name = self._prefix + cachefile.name_for(app.builder.name)
        self._record = self._folder / name
        self._journal = _Journal(self._folder / f"journal-{name}")
        self._renewed: dict[Owner, Files] = {}
        #: what Sphinx is to write, and its owner; its content is looked at when all is written
        self._expected: dict[str, Owner] = {}
        # a build that renews nothing reads no more than this
        header = _load(self._record, line=0)
        self._parts: dict[Owner, Files | str] = header.get("parts", {})
        self._pages = frozenset(header.get("pages", ()))
        self._known: dict[Owner, Files] | None = None
        #: of which it has been warned that they cannot be removed
        self._stuck: set[str] = set()

    def has(self, owner: Owner) -> bool:
        """Return whether a part of the site has files, of this build or an earlier one."""
        return owner in self._parts or owner in self._renewed

    def renew(self, owner: Owner) -> None:
        """Let go of all files of an owner but those that are written, copied or kept from now on."""
        self._renewed.setdefault(owner, {})

    def write(self, owner: Owner, path: str, content: bytes, *, location: Node | str | None = None) -> bool:
        """Write a file in one step, unless it is there with the same content.

        :param path: relative to the output folder
        :param location: of the warning if that is not possible
        :return: whether the file is there, which may be one of the site's own
        """
        if self.is_of_site(path):
            return True
        target = self._root / path
        is_there = _is_plain(target) and _has_content(target, content)
        if not is_there and not self._replace(target, lambda file: file.write(content), location):
            return False
        self.renew(owner)
        self._renewed[owner][path] = _hash(content).hexdigest()
        return True

    def copy(self, owner: Owner, path: str, source: Path, *, location: Node | str | None = None) -> bool:
        """Copy a file, as :meth:`write` writes one."""
        if self.is_of_site(path):
            return True
        target = self._root / path
        content = _digest(source)
        # not by filecmp, which remembers in a process what files of these times were
        if not (_is_plain(target) and content == _digest(target)):
            with source.open("rb") as original:
                if not self._replace(target, lambda file: shutil.copyfileobj(original, file), location):
                    return False
        self.renew(owner)
        self._renewed[owner][path] = content
        return True

    def expect(self, owner: Owner, path: str) -> None:
        """Note that Sphinx is about to write a file."""
        self._known_files()
        self._journal.note(path)
        self.renew(owner)
        self._renewed[owner][path] = None
        self._expected[path] = owner

    def keep(self, owner: Owner, path: str) -> bool:
        """Keep a file of an owner that is renewed, and return whether it is known."""
        part = self._parts.get(owner)
        known = part if isinstance(part, dict) else self._known_files().get(owner, {})
        if path in known:
            self.renew(owner)
            self._renewed[owner][path] = known[path]
        return path in known

    @property
    def has_renewed_pages(self) -> bool:
        """Return whether a page of a document has been written."""
        return any(not owner.startswith(_PART) for owner in self._renewed)

    def seal(self, path: str) -> None:
        """Note the content of an expected file, which is there now, or will not be."""
        owner = self._expected.pop(path, None)
        if owner is not None and (content := _digest(self._root / path)):
            self._renewed[owner][path] = content
        elif owner is not None:
            del self._renewed[owner][path]

    def is_of_site(self, path: str) -> bool:
        """Return whether the site has a file of its own for a place: in ``html_extra_path``, say."""
        config = self._app.config
        places = [(folder, path) for folder in getattr(config, "html_extra_path", ())]
        if path.startswith("_static/"):
            name = path.removeprefix("_static/")
            folders = getattr(config, "html_static_path", ())
            places += [(folder, name) for folder in folders]
        return any(_provides(Path(self._app.confdir, folder), name) for folder, name in places)

    def remove_stale(self) -> dict[Owner, Files] | None:
        """Remove the files that no owner has any more.

        :return: what there is; None where nothing can have changed since it was recorded
        """
        if self._is_current():
            return None
        known = self._known_files()
        documents = self._app.env.found_docs
        kept = {**known, **self._renewed}
        kept = {owner: kept[owner] for owner in kept if owner.startswith(_PART) or owner in documents}
        files = {path for owned in kept.values() for path in owned}
        stale: Files = {}
        for path, content in chain.from_iterable(owned.items() for owned in known.values()):
            if path not in files:
                stale[path] = content if stale.get(path, content) == content else None
        if stale:
            elsewhere = self._of_other_builders() | _used_by_sphinx(self._app)
            names = {_folded(path): path for path in files}
            for path in sorted(stale.keys() - elsewhere):
                if not self.is_of_site(path) and not self._remove(
                    path, stale[path], names.get(_folded(path))
                ):
                    # the next build tries again
                    kept[_NO_OWNER] = {**kept.get(_NO_OWNER, {}), path: stale[path]}
        return {owner: owned for owner, owned in kept.items() if owned}

    def finish(self) -> None:
        """Remove what is stale, and record what there is."""
        for path in list(self._expected):
            self.seal(path)
        kept = self.remove_stale()
        if kept is not None:
            parts = {owner: _summary(files) for owner, files in kept.items() if owner.startswith(_PART)}
            is_new = kept != self._known or self._journal.is_there()
            if is_new and (kept or self._record.exists()):
                header = {"parts": parts, "pages": sorted(kept.keys() - parts.keys())}
                cachefile.replace(
                    self._record, (json.dumps(part).encode() + b"\n" for part in (header, kept))
                )
            self._journal.remove()
        self._journal.close()

    def abandon(self) -> None:
        """End a build that has failed; the next one learns of what it has written from the journal."""
        self._journal.close()

    def _is_current(self) -> bool:
        """Return whether nothing that this builder has written can be stale, and nothing is new."""
        return (
            all(
                owner.startswith(_PART) and self._parts.get(owner) == (_summary(files) if files else None)
                for owner, files in self._renewed.items()
            )
            and self._pages <= self._app.env.found_docs
            and not self._journal.is_there()
        )

    def _known_files(self) -> dict[Owner, Files]:
        """Return what earlier builds have written, without the content of what a killed one has begun."""
        if self._known is None:
            known: dict[Owner, Files] = _load(self._record, line=1)
            if begun := dict.fromkeys(self._journal.read()):
                known = {
                    owner: {path: None if path in begun else content for path, content in files.items()}
                    for owner, files in known.items()
                }
                known[_NO_OWNER] = known.get(_NO_OWNER, {}) | begun
            self._known = known
        return self._known

    def _replace(self, target: Path, write: Callable[[BinaryIO], Any], location: Node | str | None) -> bool:
        """Put a file in the place of what is there, in one step."""
        self._known_files()
        # short, for the name of the target may be as long as names can be
        temporary = target.with_name(f".academic-{os.getpid()}")
        for path in (target, temporary):
            self._journal.note(path.relative_to(self._root).as_posix())
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with temporary.open("wb") as file:
                    write(file)
                os.replace(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            name = target.relative_to(self._root).as_posix()
            reason = error.strerror or str(error)
            message = f"{name} cannot be written to the output folder ({reason}); remove what is in its place"
            warn(CoreKind.OUTPUT, message, location=location)
            return False
        return True

    def _remove(self, path: str, content: str | None, other: str | None) -> bool:
        """Remove a file that is still what was written, and the folders that it leaves empty.

        :param other: a file that there is, with the same name where case does not matter
        :return: False with a warning, if it is there and cannot be removed
        """
        target = self._root / path
        if ".." in Path(path).parts or not _is_plain(target) or not _is_below(target.parent, self._root):
            return True
        if content is not None and _digest(target) != content:
            return True
        try:
            if other and os.path.samefile(target, self._root / other):
                return True
        except OSError:  # the other is not there
            pass
        try:
            target.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            message = (
                f"{path} is no longer part of the site, but cannot be removed from the output folder "
                f"({reason}); remove it, or allow it to be changed"
            )
            if path not in self._stuck:
                self._stuck.add(path)
                warn(CoreKind.OUTPUT, message, location=None)
            return False
        with suppress(OSError):  # a folder that is not empty, or is not to be changed
            for folder in list(target.parents)[: path.count("/")]:
                folder.rmdir()
        return True

    def _of_other_builders(self) -> set[str]:
        """Return what other builders have in the same folder."""
        found: set[str] = set()
        for path in self._folder.glob(f"{self._prefix}*"):
            if path != self._record:
                found.update(chain.from_iterable(_load(path, line=1).values()))
        return found


class _Journal:
    """The paths that a build begins to write, kept until it is recorded what it has written."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def note(self, path: str) -> None:
        """Add a path; where that is not possible, a killed build may leave it behind."""
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
            os.write(self._file, json.dumps(path).encode() + b"\n")
        except OSError:
            return

    def read(self) -> Iterator[str]:
        """Yield the paths that an earlier build has left."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            try:
                path = json.loads(line)
            except ValueError:  # the build was killed while it wrote the line
                continue
            if isinstance(path, str):
                yield path

    def is_there(self) -> bool:
        """Return whether this build, or one that was killed, has begun to write."""
        return self._path.exists()

    def remove(self) -> None:
        """Forget the paths."""
        self.close()
        try:
            self._path.unlink(missing_ok=True)
        except OSError:
            return

    def close(self) -> None:
        """Add no more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _load(path: Path, line: int) -> dict[str, Any]:
    """Return a line of a record, which other versions of this package have to understand, too.

    The first has the files of parts (where they are many, what changes with them) and the names of pages with
    files, the second has all files.
    """
    try:
        with path.open("rb") as file:
            content = json.loads(list(islice(file, line + 1))[line])
    except (OSError, ValueError, IndexError):
        return {}
    return content if isinstance(content, dict) else {}


def _summary(files: Files) -> Files | str:
    if len(files) <= _FEW:
        return files
    return str(_hash(json.dumps(files, sort_keys=True).encode()).hexdigest())


def _hash(content: bytes = b"") -> Any:
    return hashlib.blake2b(content, digest_size=16)


def _is_plain(path: Path) -> bool:
    """Return whether there is a file, and no link to one."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


def _has_content(path: Path, content: bytes) -> bool:
    return path.stat().st_size == len(content) and path.read_bytes() == content


def _digest(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, _hash).hexdigest()
    except (OSError, ValueError):
        return None


def _provides(folder: Path, path: str) -> bool:
    """Return whether a path of conf.py, a folder or a file, provides a file of the output folder."""
    return folder.name == path or (folder / path).is_file()


def _is_below(folder: Path, root: Path) -> bool:
    """Return whether a folder lies below another, with no symbolic link between them."""
    below = os.path.relpath(folder, root)
    return os.path.realpath(folder) == os.path.normpath(os.path.join(os.path.realpath(root), below))


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _used_by_sphinx(app: Sphinx) -> set[str]:
    """Return the files that Sphinx has for documents, whoever put them there."""
    builder, env = app.builder, app.env
    images = {name for _docs, name in env.images.values()} | set(builder.images.values())
    used = {f"{builder.imagedir or '_images'}/{name}" for name in images}
    used |= {f"_downloads/{name}" for _docs, name in env.dlfiles.values()}
    page = getattr(builder, "get_outfilename", None)
    if page:
        used |= {Path(os.path.relpath(page(docname), app.outdir)).as_posix() for docname in env.found_docs}
    return used


def output_files(app: Sphinx) -> OutputFiles:
    """Return the files of the builder that is at work."""
    return build_state(app.config).of(OutputFiles, lambda: OutputFiles(app))


def recorded_paths(app: Sphinx) -> set[str]:
    """Return what all builders have in all output folders of these doctrees, as it was recorded."""
    records = (app.doctreedir / "academic").glob("files-*")
    return {path for record in records for files in _load(record, line=1).values() for path in files}


def renew_page(app: Sphinx, doctree: document, docname: str) -> None:
    """Let go of the files of a page that is written again."""
    output_files(app).renew(docname)


def remove_before_packing(app: Sphinx) -> Iterator[Any]:
    """Remove from an e-book what is stale before Sphinx packs all that is in its folder."""
    if getattr(app.builder, "embedded", False):
        output_files(app).remove_stale()
    yield from ()


def finish_files(app: Sphinx, exception: Exception | None) -> None:
    """Remove what is stale, and record what there is."""
    if exception is None:
        output_files(app).finish()
    elif files := build_state(app.config).get(OutputFiles):
        files.abandon()
