"""Which files of a folder an import has written, so that the next one leaves those alone that were edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .terminal import Failure

NAME = ".sphinx-academic.json"
_VERSION = 1


class Contents(Mapping[str, bytes]):
    """The content of files by their paths; that of files to be copied is read when it is needed."""

    def __init__(self, files: Mapping[str, bytes | Path]) -> None:
        self._files = dict(files)

    def __getitem__(self, name: str) -> bytes:
        content = self._files[name]
        return content.read_bytes() if isinstance(content, Path) else content

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written into a folder."""

    files: Contents
    #: left alone, for they were edited or removed since
    edited: tuple[str, ...] = ()
    #: as they are already
    unchanged: tuple[str, ...] = ()
    #: written by the last import, and not made any more
    obsolete: tuple[str, ...] = ()


def plan(
    target: Path, files: Mapping[str, bytes | Path], *, force: bool, always: frozenset[str] = frozenset()
) -> Plan:
    """Return what an import writes into a folder, with its manifest.

    :param files: what it makes, the last one last
    :param force: whether files that were edited are replaced
    :param always: files that are replaced in any case
    :raises Failure: if the folder has files and no manifest, and ``force`` is not given
    """
    before = _read(target)
    if before is None and not force and target.is_dir() and any(target.iterdir()):
        raise Failure(
            f"{target} is not empty; choose another folder, or replace files of the same name with --force"
        )
    contents = Contents(files)
    digests = {name: digest(contents[name]) for name in contents}
    edited, unchanged = [], []
    write: dict[str, bytes | Path] = {}
    for name, content in files.items():
        there = _digest_of(target / name)
        if before is not None and there == digests[name]:
            unchanged.append(name)
        elif before is None or force or name in always or there == before.get(name, ""):
            write[name] = content
        else:
            edited.append(name)
            # as it was, so that the next import sees that it was edited
            digests[name] = before.get(name, "")
    obsolete = [name for name in before or () if name not in digests and _digest_of(target / name)]
    kept = {name: (before or {})[name] for name in obsolete}
    manifest = {"version": _VERSION, "files": dict(sorted({**digests, **kept}.items()))}
    write[NAME] = (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()
    return Plan(Contents(write), tuple(edited), tuple(unchanged), tuple(obsolete))


def digest(data: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(data).hexdigest()


def _digest_of(path: Path) -> str:
    """Return the digest of a file, empty if there is none."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _read(target: Path) -> dict[str, str] | None:
    """Return the digests that the last import wrote down, by path; None if there was none."""
    try:
        data = json.loads((target / NAME).read_text("utf-8"))
        files = data["files"]
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(files, dict):
        return None
    return {str(name): str(value) for name, value in files.items()}
