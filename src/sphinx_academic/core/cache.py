"""Cache files: a small header and a large body of blocks, each checked before use.

Layout: format line, digest of the source, and for the header, which is a pickle, and each block a length, a
checksum and the data.  A block without data ends the body.
Pickles are as trustworthy as Sphinx's own, in whose doctree folder they lie; the checksum guards
against truncated and foreign files, not against an attacker with write access to the build.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import pickle
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from .. import __version__

_SIZE = 16
#: rooms of commands: half the code, and none that a build runs
COMMANDS = frozenset({"checking", "cli", "importers", "sync"})
# and what is made of other files
_LEFT_OUT = COMMANDS | {"__pycache__", "compiled"}


def code_digest(package: str) -> str:
    """Return what changes with the code and the templates of a package, which no pickle outlives.

    An installed one has digests of its files in the ``RECORD`` of its wheel, which hold while no file is
    newer.
    """
    state = hashlib.blake2b(__version__.encode(), digest_size=_SIZE)
    paths, newest = [], 0
    folders = [package]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_file():
                    paths.append(entry.path)
                    newest = max(newest, entry.stat().st_mtime_ns)
                elif entry.name not in _LEFT_OUT:
                    folders.append(entry.path)
    if recorded := _recorded(package, newest):
        state.update(recorded)
        return state.hexdigest()
    for path in sorted(paths):
        # in every build: a third of the time that pathlib takes
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            while content := os.read(file, 1 << 20):
                state.update(content)
        finally:
            os.close(file)
    return state.hexdigest()


def _recorded(package: str, newest: int) -> bytes:
    """Return what an installed package's ``RECORD`` says of its files, or nothing if one is newer."""
    try:
        with open(f"{package}-{__version__}.dist-info/RECORD", "rb") as file:
            if os.fstat(file.fileno()).st_mtime_ns < newest:
                return b""
            # scripts and bytecode are others in each environment
            lines = (line for line in file if line.startswith(b"sphinx_academic/"))
            return b"".join(line for line in lines if b"__pycache__" not in line)
    except OSError:
        return b""


CODE = code_digest(os.path.dirname(os.path.dirname(__file__)))
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
    return _load(path, source, body=False)


def load_body(path: Path, source: bytes) -> tuple[bytes, ...] | None:
    """Return the blocks of a cache made from a source of this digest, or None."""
    found = _load(path, source, body=True)
    return found if isinstance(found, tuple) else None


def load_last(path: Path) -> tuple[object, tuple[bytes, ...]] | None:
    """Return header and blocks of a cache of whatever source, or None."""
    try:
        with path.open("rb") as file:
            if file.read(len(_FORMAT)) != _FORMAT:
                return None
            file.seek(_SIZE, os.SEEK_CUR)
            return pickle.loads(_part(file)), tuple(iter(lambda: _part(file), b""))
    # as in _load
    except Exception:
        return None


def unpickled(blocks: Iterable[bytes]) -> tuple[object, ...] | None:
    """Return what is in the blocks of a cache, each of which is a pickle, or None if something else is."""
    try:
        return tuple(map(pickle.loads, blocks))
    # as in _load
    except Exception:
        return None


def save(path: Path, source: bytes, header: object, body: Iterable[bytes] = ()) -> None:
    """Write a cache file in one step; where that is not possible there is no cache.

    :param body: its blocks, none of which is empty; each is made when it is written, so that they are never
        in memory together
    """
    replace(path, _content(source, header, body))


def _content(source: bytes, header: object, body: Iterable[bytes]) -> Iterator[bytes]:
    yield _FORMAT
    yield source
    for data in itertools.chain([pickle.dumps(header, pickle.HIGHEST_PROTOCOL)], body, [b""]):
        yield len(data).to_bytes(8, "big")
        yield digest(data)
        yield data


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


def _load(path: Path, source: bytes, *, body: bool) -> object | None:
    try:
        with path.open("rb") as file:
            if file.read(len(_FORMAT) + _SIZE) != _FORMAT + source:
                return None
            if not body:
                header: object = pickle.loads(_part(file))
                return header
            length = int.from_bytes(file.read(8), "big")
            file.seek(_SIZE + length, os.SEEK_CUR)
            return tuple(iter(lambda: _part(file), b""))
    # Unpickling damaged data can raise anything; the source is still there to be read.
    except Exception:
        return None


def _part(file: BinaryIO) -> bytes:
    """Return header or block; empty is the end.

    :raises ValueError: if it is damaged, or is not there
    """
    length = int.from_bytes(file.read(8), "big")
    checksum = file.read(_SIZE)
    data = file.read(length)
    if digest(data) != checksum:
        raise ValueError("damaged")
    return data
