"""Writing files into a folder, all or none of them."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from .terminal import Failure


def place(target: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write files into a folder, which is made if it is not there.

    They are written into a new folder beside their places first, on the same disk.  Where there is no target,
    that folder becomes the target by being renamed.  Otherwise the files are renamed one by one, in the order
    of the table; if that is stopped, it is undone.

    :param files: path below the folder, with slashes -> content
    :param force: whether files that are there are replaced
    :raises Failure: if the target is no folder, or if files are there and must not be replaced
    :raises OSError: if the system refuses; the target is as it was
    """
    if os.path.lexists(target):
        if not target.is_dir():
            raise Failure(f"{target} is a file, not a folder; name another place")
        _check(target, files, force=force)
        _place_in(target, files)
    else:
        _place_new(target, files)


def _check(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Check that every file has a place, so that nothing is refused half-way."""
    there = []
    for name in files:
        path = target / name
        for folder in _folders_above(target, name):
            # a link might lead out of the target
            if folder.is_symlink() or (os.path.lexists(folder) and not folder.is_dir()):
                raise Failure(f"{folder} is in the way of {name}: it is no folder; move it away")
        if path.is_dir() and not path.is_symlink():
            raise Failure(f"{path} is a folder, and a file is to be written there; move it away")
        if os.path.lexists(path):
            there.append(name)
    if there and not force:
        names = ", ".join(there)
        remedy = "choose another folder, or replace them with --force"
        raise Failure(f"in {target} there is already {names}; nothing was written; {remedy}")


def _folders_above(target: Path, name: str) -> list[Path]:
    """Return the folders between the target and a file, from the top."""
    return [target / folder for folder in reversed(PurePosixPath(name).parents) if folder.name]


def _place_new(target: Path, files: Mapping[str, bytes]) -> None:
    top = target
    while not os.path.lexists(top.parent):
        top = top.parent
    if not top.parent.is_dir():
        raise Failure(f"{top.parent} is a file, not a folder; name another place")
    beside = Path(tempfile.mkdtemp(prefix=".sphinx-academic-", dir=top.parent))
    try:
        _write(beside / "site" / target.relative_to(top), files)
        (beside / "site").rename(top)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _place_in(target: Path, files: Mapping[str, bytes]) -> None:
    beside = Path(tempfile.mkdtemp(prefix=".sphinx-academic-", dir=target))
    #: of what was done, how it is undone
    made: list[Path] = []
    replaced: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        _write(beside / "new", files)
        (beside / "old").mkdir()
        for number, name in enumerate(files):
            path = target / name
            for folder in _folders_above(target, name):
                if not folder.is_dir():
                    made.append(folder)
                    folder.mkdir()
            if os.path.lexists(path):
                kept = beside / "old" / str(number)
                replaced.append((kept, path))
                path.rename(kept)
            placed.append(path)
            (beside / "new" / name).rename(path)
    except BaseException:
        for path in placed:
            path.unlink(missing_ok=True)
        for kept, path in replaced:
            with suppress(FileNotFoundError):  # it was not yet moved
                kept.rename(path)
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
