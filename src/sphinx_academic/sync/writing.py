"""Files that are replaced together, and a lock against two runs at once.

New content is written beside the files first; a journal says what is to be renamed.  If the run is killed
while files are renamed, the next run completes that.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

JOURNAL = ".academic-sync.journal"
LOCK = ".academic-sync.lock"
#: by anyone
_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_BESIDE = ".academic-sync-new"


class Changed(Exception):
    """A file was changed by another program while it was to be replaced."""


class Locked(Exception):
    """Another run is at work; the text says which."""


def replace_files(folder: Path, files: Mapping[Path, tuple[bytes | None, bytes]]) -> None:
    """Replace files, all or none of them.

    :param folder: where the journal is kept
    :param files: path -> content that it has (None if it is not there), and content that it gets; the last
        one says what is in the others
    :raises Changed: if one has another content; nothing is changed
    :raises PermissionError: if one is read-only, which does not keep it from being replaced; likewise
    """
    resolved = {Path(os.path.realpath(path)): contents for path, contents in files.items()}
    beside = {path: path.with_name(f".{path.name}{_BESIDE}") for path in resolved}
    journal = folder / JOURNAL
    try:
        for path, (before, after) in resolved.items():
            _check(path, before)
            if before is not None and not path.stat().st_mode & _WRITABLE:
                raise PermissionError(errno.EACCES, "it is read-only", str(path))
            _write(beside[path], after)
            if before is not None:
                os.chmod(beside[path], path.stat().st_mode & 0o7777)
        steps = [
            [str(path), str(beside[path]), _digest(before), _digest(after)]
            for path, (before, after) in resolved.items()
        ]
        _write(journal.with_name(f"{JOURNAL}{_BESIDE}"), json.dumps(steps).encode())
        for path, (before, _after) in resolved.items():
            _check(path, before)
        journal.with_name(f"{JOURNAL}{_BESIDE}").replace(journal)
    except BaseException:
        for path in (*beside.values(), journal.with_name(f"{JOURNAL}{_BESIDE}")):
            path.unlink(missing_ok=True)
        raise
    for path, new in beside.items():
        new.replace(path)
    journal.unlink(missing_ok=True)
    _sync_folder(folder)


def recover(folder: Path) -> list[str]:
    """Complete what a run that was killed had begun; what was changed since then stays as it is.

    :return: names of files that were completed
    """
    journal = folder / JOURNAL
    try:
        steps = [tuple(map(str, step)) for step in json.loads(journal.read_bytes())]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError):
        steps = []
    done = []
    is_whole = True
    for path, new, before, after in (step for step in steps if len(step) == 4):
        beside, target = Path(new), Path(path)
        # a journal of another place leads nowhere
        if not beside.name.endswith(_BESIDE) or beside.parent != target.parent:
            continue
        now = _digest(target.read_bytes() if target.is_file() else None)
        if now == before and is_whole and beside.is_file() and _digest(beside.read_bytes()) == after:
            beside.replace(target)
            done.append(target.name)
        elif now != after:
            is_whole = False
        beside.unlink(missing_ok=True)
    journal.unlink(missing_ok=True)
    return done


def _check(path: Path, before: bytes | None) -> None:
    now = path.read_bytes() if path.is_file() else None
    if now != before:
        raise Changed(str(path))


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    with suppress(OSError, AttributeError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep other runs away from a folder; the system ends the lock with the process, however that ends.

    :raises Locked: if another run has it
    """
    path = folder / LOCK
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _take(descriptor)
        except OSError:
            owner = os.read(descriptor, 20).decode("ascii", "replace")
            os.close(descriptor)
            raise Locked(f"process {owner}" if owner.isdigit() else "another process") from None
        # it may have been removed meanwhile by the one who had it
        with suppress(OSError):
            if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                break
        os.close(descriptor)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        yield
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


def _take(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
