"""Digests of the contents of source files, which do not depend on the times of files.

A file is read again only if the file system says anything else of it than when it was read: its size, its
number, a time, among them that of the last change of its status, which no program can set.  Times are coarse:
where a file was changed just before it was read, they say nothing, and it is read in the next build, too.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import cache as cachefile
from .build_state import build_state

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_Status: TypeAlias = tuple[int, ...]

#: how much later than its last change, in nanoseconds, a file has been read whose times can be relied upon
_RELIABLE = 3_000_000_000


class FileDigests:
    """The digests of one build, kept beside the doctrees."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[str, tuple[_Status, bytes]] | None = None
        self._current: dict[str, bytes | None] = {}
        self._is_changed = False

    def get(self, path: str | os.PathLike[str]) -> bytes | None:
        """Return a digest of what a file holds, the same throughout a build; None where there is no file."""
        name = os.fspath(path)
        if name not in self._current:
            self._current[name] = self._digest(name)
        return self._current[name]

    def save(self) -> None:
        """Keep the digests for the next build."""
        if self._is_changed:
            cachefile.save(self._path, cachefile.digest(), self._kept)

    def _digest(self, name: str) -> bytes | None:
        if self._kept is None:
            kept = cachefile.load_header(self._path, cachefile.digest())
            self._kept = kept if isinstance(kept, dict) else {}
        now = time.time_ns()
        try:
            found = os.stat(name)
            status = found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_dev
            if name in self._kept and self._kept[name][0] == status:
                return self._kept[name][1]
            # a pipe would have the build wait for ever
            if not stat.S_ISREG(found.st_mode):
                digest = None
            else:
                with open(name, "rb") as file:
                    digest = hashlib.file_digest(file, hashlib.blake2b).digest()
        except (OSError, ValueError):
            digest = None
        changed = max(found.st_mtime_ns, found.st_ctime_ns) if digest else now
        if digest and changed < now - _RELIABLE:
            self._kept[name] = status, digest
            self._is_changed = True
        elif self._kept.pop(name, None):
            self._is_changed = True
        return digest


def file_digests(env: BuildEnvironment) -> FileDigests:
    """Return the digests of a build."""
    return build_state(env.config).of(
        FileDigests, lambda: FileDigests(Path(env.doctreedir, "academic", "digests"))
    )


def save_digests(app: Sphinx, exception: Exception | None) -> None:
    """Keep the digests for the next build."""
    if digests := build_state(app.config).get(FileDigests):
        digests.save()
