"""Cache files by themselves: header, blocks, and what is no cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sphinx_academic.core import cache as cachefile
from sphinx_academic.core.cache import digest, load_body, load_header, load_last, name_for, save, unpickled

SOURCE = digest(b"source")
OTHER = digest(b"other")
BLOCKS = (b"one", b"x" * 70_000, b"\0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "caches" / "a"
    save(path, SOURCE, {"a": [1]}, BLOCKS)
    return path


def test_what_is_saved_is_loaded(path: Path) -> None:
    assert load_header(path, SOURCE) == {"a": [1]}
    assert load_body(path, SOURCE) == BLOCKS
    assert load_last(path) == ({"a": [1]}, BLOCKS)
    assert list(path.parent.iterdir()) == [path]
    save(path, OTHER, None)
    assert load_header(path, SOURCE) is load_header(path, OTHER) is None
    assert load_body(path, OTHER) == ()
    assert load_last(path) == (None, ())


def test_a_cache_of_another_source_is_none(path: Path) -> None:
    assert load_header(path, OTHER) is None
    assert load_body(path, OTHER) is None


@pytest.mark.parametrize("length", [0, 5, len(cachefile._FORMAT), -1, -24, -25, -70_000])
def test_a_cache_that_ends_early_is_none(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert load_body(path, SOURCE) is None
    assert load_last(path) is None
    # the header is read alone
    assert load_header(path, SOURCE) == ({"a": [1]} if length < 0 else None)


def test_a_file_that_is_not_there_is_none(path: Path) -> None:
    for other in (path.parent, path.parent / "b"):
        assert load_header(other, SOURCE) is load_body(other, SOURCE) is load_last(other) is None


def test_one_of_another_version_is_none(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"S" + content[1:])
    assert load_header(path, SOURCE) is load_body(path, SOURCE) is load_last(path) is None


def test_digests() -> None:
    assert len(digest()) == 16
    found = [digest(), digest(b""), digest(b"ab"), digest(b"a", b"b"), digest(b"b", b"a"), digest(b"", b"ab")]
    assert len(set(found)) == len(found)
    assert digest(b"a", b"b") == digest(b"a", b"b")


def test_names() -> None:
    assert name_for("a") == name_for("a") != name_for("b")
    assert len(name_for("a\udcff")) == 32


def test_what_is_left_by_builds_that_were_killed(path: Path) -> None:
    for name in ("a.x1", "a.tmp", "ab", "b.x1"):
        (path.parent / name).touch()
    save(path, SOURCE, 1)
    assert sorted(file.name for file in path.parent.iterdir()) == ["a", "ab", "b.x1"]


def test_where_nothing_can_be_written_all_stays_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    save(path, OTHER, 1)
    assert load_header(path, SOURCE) == {"a": [1]}
    assert list(path.parent.iterdir()) == [path]
    # a file in the place of the folder
    save(path / "b", OTHER, 1)
    assert load_header(path, SOURCE) == {"a": [1]}


def test_blocks_of_pickles(path: Path) -> None:
    import pickle

    assert unpickled(map(pickle.dumps, ("a", 1, None))) == ("a", 1, None)
    assert unpickled(()) == ()
    assert unpickled([pickle.dumps(1), b"no pickle"]) is None


def test_rooms_of_commands_are_no_part_of_the_code(tmp_path: Path) -> None:
    """What a build runs has caches made anew when it changes."""
    names = ("core/cache.py", "cli/new.py", "sync/run.py", "bib/reader.py", "templates/academic/a.html")
    for name in (*names, "core/__pycache__/cache.pyc", "templates/compiled/a.html"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("one")

    def code() -> str:
        return cachefile.code_digest(str(tmp_path))

    before = code()
    changed = {}
    for path in sorted(file for file in tmp_path.rglob("*") if file.is_file()):
        path.write_text("two")
        changed[path.relative_to(tmp_path).as_posix()] = code() != before
        path.write_text("one")
    assert [name for name, is_changed in changed.items() if is_changed] == [
        "bib/reader.py",
        "core/cache.py",
        "templates/academic/a.html",
    ]
    assert code() == before
    # all of a large file counts
    (tmp_path / "bib" / "reader.py").write_text("x" * (1 << 20) + "a")
    long = code()
    (tmp_path / "bib" / "reader.py").write_text("x" * (1 << 20) + "b")
    assert code() != long
