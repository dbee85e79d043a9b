"""What is kept of responses: how long, of which, and what is read of a damaged file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sphinx_academic.sync.response_cache import LONGEST_PAUSE, Journal, Stored, Validators, cache_folder

FOUND = Stored(200, {"etag": '"1"', "content-type": "text/plain"}, b"a\nb")


@pytest.mark.parametrize(
    ("later", "kept"), [(-1.0, False), (0.0, True), (LONGEST_PAUSE, True), (LONGEST_PAUSE + 1, False)]
)
def test_a_stopped_run_goes_on_for_an_hour(tmp_path: Path, later: float, kept: bool) -> None:
    journal = Journal(tmp_path / "journal")
    journal.put("a", FOUND, 1000.0)
    assert journal.get("a", 1000.0 + later) == (FOUND if kept else None)
    assert journal.get("b", 1000.0) is None
    journal.clear()
    assert journal.get("a", 1000.0) is None
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("status", "headers", "kept"),
    [
        (200, {"etag": '"1"'}, True),
        (404, {"etag": '"1"'}, False),
        (200, {"etag": ""}, False),
        (200, {"content-type": "text/plain"}, False),
        (200, {"last-modified": "Fri, 01 Jan 2027 10:00:00 GMT"}, True),
        # what is changed within the same second would look unchanged
        (200, dict.fromkeys(("last-modified", "date"), "Fri, 01 Jan 2027 10:00:00 GMT"), False),
        (200, {"last-modified": "Fri, 01 Jan 2027 10:00:00 GMT", "date": "some day"}, False),
        (200, {"last-modified-version": "7"}, True),
    ],
)
def test_responses_with_validators_are_kept(
    tmp_path: Path, status: int, headers: dict[str, str], kept: bool
) -> None:
    validators = Validators(tmp_path)
    stored = Stored(status, headers, b"")
    validators.put("a", stored)
    assert validators.get("a") == (stored if kept else None)
    assert [len(path.name) for path in tmp_path.iterdir()] == [40] * kept


def test_only_some_headers_are_kept(tmp_path: Path) -> None:
    validators = Validators(tmp_path)
    validators.put("a", Stored(200, {**FOUND.headers, "set-cookie": "x"}, b""))
    found = validators.get("a")
    assert found
    assert found.headers == FOUND.headers


@pytest.mark.parametrize("change", [b"", b"{}\n", b"no JSON\n", b"[]\n"])
def test_a_damaged_file_is_none(tmp_path: Path, change: bytes) -> None:
    validators = Validators(tmp_path)
    validators.put("a", FOUND)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes() + b"c")
    assert validators.get("a") is None
    path.write_bytes(change)
    assert validators.get("a") is None


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights there")
def test_what_is_kept_is_no_ones_but_the_users(tmp_path: Path) -> None:
    """Its folders are made when something is kept, and forgetting what is not there is no error."""
    journal = Journal(tmp_path / "runs" / "a")
    journal.clear()
    assert list(tmp_path.iterdir()) == []
    journal.put("a", FOUND, 1.0)
    journal.put("b", FOUND, 1.0)
    assert (tmp_path / "runs/a").stat().st_mode & 0o777 == 0o700
    assert len(list((tmp_path / "runs/a").iterdir())) == 2
    # a cache that cannot be written is none
    (tmp_path / "file").write_text("")
    odd = Journal(tmp_path / "file" / "a")
    odd.put("a", FOUND, 1.0)
    odd.clear()
    assert odd.get("a", 1.0) is None


def test_without_a_folder_nothing_is_kept() -> None:
    journal = Journal()
    journal.put("a", FOUND, 1.0)
    assert journal.get("a", 1.0) is None
    journal.clear()


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"SPHINX_ACADEMIC_CACHE": "/kept"}, "/kept"),
        ("linux", {}, "/home/me/.cache/sphinx-academic"),
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/sphinx-academic"),
        ("darwin", {"XDG_CACHE_HOME": "/caches"}, "/home/me/Library/Caches/sphinx-academic"),
        ("win32", {}, "/home/me/AppData/Local/sphinx-academic"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/sphinx-academic"),
    ],
)
def test_folder(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str
) -> None:
    for name in ("SPHINX_ACADEMIC_CACHE", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(Path, "home", lambda: Path("/home/me"))
    monkeypatch.setattr(sys, "platform", platform)
    assert cache_folder() == Path(folder)
