"""Cache files: a small header and a large body, each checked before use.

Layout: format line, digest of the source, and twice (header, body) a length, a checksum and a pickle.
Pickles are as trustworthy as Sphinx's own, in whose doctree folder they lie; the checksum guards
against truncated and foreign files, not against an attacker with write access to the build.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from .. import __version__

_SIZE = 16
#: rooms of commands: half the code, and none that a build runs
COMMANDS = frozenset({"checking", "cli", "importers", "sync"})


def _code_digest() -> str:
    """Return what changes with the code and the templates of this package, which no pickle outlives."""
    state = hashlib.blake2b(__version__.encode(), digest_size=_SIZE)
    paths = []
    folders = [os.path.dirname(os.path.dirname(__file__))]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_file():
                    paths.append(entry.path)
                elif entry.name != "__pycache__" and entry.name not in COMMANDS:
                    folders.append(entry.path)
    for path in sorted(paths):
        # in every build: a third of the time that pathlib takes
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            while content := os.read(file, 1 << 20):
                state.update(content)
        finally:
            os.close(file)
    return state.hexdigest()


CODE = _code_digest()
_FORMAT = f"sphinx-academic {CODE}\n".encode()


def digest(*contents: bytes) -> bytes:
    """Return a digest of a sequence of contents, the format of the cache included."""
    state = hashlib.blake2b(_FORMAT, digest_size=_SIZE)
    for content in contents:
        state.update(len(content).to_bytes(8, "big"))
        state.update(content)
    return state.digest()


def name_for(source: str) -> str:
    """Return the name of the cache file of a source, the same for every state of it."""
    return hashlib.blake2b(os.fsencode(source), digest_size=_SIZE).hexdigest()


def load_header(path: Path, source: bytes) -> object | None:
    """Return the header of a cache made from a source of this digest, or None."""
    return _load(path, source, skip=0)


def load_body(path: Path, source: bytes) -> object | None:
    """Return the body of a cache made from a source of this digest, or None."""
    return _load(path, source, skip=1)


def load_last(path: Path) -> tuple[object, object] | None:
    """Return header and body of a cache of whatever source, or None."""
    try:
        with path.open("rb") as file:
            if file.read(len(_FORMAT)) != _FORMAT:
                return None
            file.seek(_SIZE, os.SEEK_CUR)
            return _part(file), _part(file)
    # as in _load
    except Exception:
        return None


def save(path: Path, source: bytes, header: object, body: object) -> None:
    """Write a cache file in one step; where that is not possible there is no cache."""
    content = [_FORMAT, source]
    for part in (header, body):
        data = pickle.dumps(part, pickle.HIGHEST_PROTOCOL)
        content += [len(data).to_bytes(8, "big"), digest(data), data]
    replace(path, content)


def replace(path: Path, content: Iterable[bytes]) -> None:
    """Write a file beside the doctrees in one step; where that is not possible, there is what was there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # left by builds that were killed; one that is still at work will do without its cache
        for stray in path.parent.glob(f"{path.name}.*"):
            stray.unlink(missing_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")
    except OSError:
        return
    try:
        with open(handle, "wb") as file:
            file.writelines(content)
        os.replace(temporary, path)
    except OSError:
        pass
    finally:
        Path(temporary).unlink(missing_ok=True)


def _load(path: Path, source: bytes, *, skip: int) -> object | None:
    try:
        with path.open("rb") as file:
            if file.read(len(_FORMAT) + _SIZE) != _FORMAT + source:
                return None
            for _ in range(skip):
                length = int.from_bytes(file.read(8), "big")
                file.seek(_SIZE + length, os.SEEK_CUR)
            return _part(file)
    # Unpickling damaged data can raise anything; the source is still there to be read.
    except Exception:
        return None


def _part(file: BinaryIO) -> object | None:
    length = int.from_bytes(file.read(8), "big")
    checksum = file.read(_SIZE)
    data = file.read(length)
    return pickle.loads(data) if digest(data) == checksum else None
