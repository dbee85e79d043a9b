"""Digests of files: kept from build to build where times can be relied upon, made anew where they cannot."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sphinx_academic.core import file_digests
from sphinx_academic.core.file_digests import FileDigests

#: as if every file had been changed long before it is read, or just before
LONG_AGO, JUST_NOW = -(10**18), 10**18
Read = Callable[[Path], bytes | None]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files whose contents are read."""
    found: list[str] = []
    digest = hashlib.file_digest

    def counted(file, kind):  # type: ignore[no-untyped-def]
        found.append(Path(file.name).name)
        return digest(file, kind)

    monkeypatch.setattr(hashlib, "file_digest", counted)
    monkeypatch.setattr(file_digests, "_RELIABLE", LONG_AGO)
    return found


@pytest.fixture
def build(tmp_path: Path) -> Read:
    """Return a build that takes one digest."""

    def build(path: Path) -> bytes | None:
        digests = FileDigests(tmp_path / "doctrees" / "digests")
        try:
            return digests.get(path)
        finally:
            digests.save()

    (tmp_path / "doctrees").mkdir()
    return build


def test_a_file_is_read_once_in_a_build(tmp_path: Path, reads: list[str]) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    digests = FileDigests(tmp_path / "digests")
    first = digests.get(path)
    path.write_bytes(b"another")
    # the same throughout a build
    assert digests.get(str(path)) == first == hashlib.blake2b(b"one").digest()
    assert reads == ["a.bib"]


def test_what_has_not_changed_is_not_read_again(tmp_path: Path, build: Read, reads: list[str]) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    assert build(path) == build(path) == hashlib.blake2b(b"one").digest()
    assert reads == ["a.bib"]
    path.write_bytes(b"three")
    assert build(path) == hashlib.blake2b(b"three").digest()
    assert reads == ["a.bib", "a.bib"]


def test_times_just_before_say_nothing(
    tmp_path: Path, build: Read, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    build(path)
    # what was kept of it before goes
    monkeypatch.setattr(file_digests, "_RELIABLE", JUST_NOW)
    path.write_bytes(b"other")
    assert build(path) == build(path) == hashlib.blake2b(b"other").digest()
    assert reads == ["a.bib"] * 3


def test_a_file_that_is_gone(tmp_path: Path, build: Read, reads: list[str]) -> None:
    path = tmp_path / "a.bib"
    assert build(path) is None
    assert build(tmp_path / "\0") is None
    path.write_bytes(b"one")
    assert build(path)
    path.unlink()
    assert build(path) is None
    path.write_bytes(b"one")
    assert build(path) == hashlib.blake2b(b"one").digest()
    assert reads == ["a.bib", "a.bib"]


def test_nothing_new_is_not_saved(tmp_path: Path, build: Read, reads: list[str]) -> None:
    path, kept = tmp_path / "a.bib", tmp_path / "doctrees" / "digests"
    assert build(path) is None
    assert not kept.exists()
    path.write_bytes(b"one")
    build(path)
    before = kept.stat().st_mtime_ns, kept.stat().st_ino
    build(path)
    assert (kept.stat().st_mtime_ns, kept.stat().st_ino) == before


def test_a_damaged_record_is_none(tmp_path: Path, build: Read, reads: list[str]) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    build(path)
    (tmp_path / "doctrees" / "digests").write_bytes(b"\x80")
    assert build(path) == hashlib.blake2b(b"one").digest()
    assert reads == ["a.bib", "a.bib"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes in folders")
def test_a_pipe_is_no_file(tmp_path: Path, build: Read) -> None:
    path = tmp_path / "a.bib"
    os.mkfifo(path)
    assert build(path) is None


@pytest.mark.parametrize(
    ("time_of", "is_kept"), [(3_000_000_001, True), (3_000_000_000, False), (0, False), (-1, False)]
)
def test_how_long_after_its_last_change_a_file_has_to_be_read(
    tmp_path: Path, build: Read, monkeypatch: pytest.MonkeyPatch, time_of: int, is_kept: bool
) -> None:
    path = tmp_path / "a.bib"
    path.write_bytes(b"one")
    # the time of its content can be set, that of its status cannot
    os.utime(path, ns=(0, 0))
    changed = path.stat().st_ctime_ns
    monkeypatch.setattr(file_digests.time, "time_ns", lambda: changed + time_of)
    assert build(path) == hashlib.blake2b(b"one").digest()
    assert (tmp_path / "doctrees" / "digests").exists() is is_kept
