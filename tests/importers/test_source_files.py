"""Files of a source that cannot be read, and where files are looked for."""

# ruff: noqa: E501

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import source as module
from sphinx_academic.importers.source import Source, plain_text


def written(folder: Path, *names: str, text: str = "x") -> Source:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return Source(folder)


def report(source: Source) -> list[tuple[str, str, int, str, str]]:
    return [(each.level.name, each.file, each.line, each.message, each.remedy) for each in source.findings]


@pytest.mark.skipif(os.name == "nt", reason="names are bytes on POSIX alone")
def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("x")
    except OSError:  # a file system that has no such names
        pytest.skip("the file system refuses it")
    source = written(tmp_path, "a.md")
    assert source.names == ("a.md",)
    assert report(source) == [("LEFT_OUT", r"'caf\udce9.md'", 0, "the name of a file is not UTF-8", "")]


def test_folders_that_hold_nothing_of_an_author(tmp_path: Path) -> None:
    names = ("b/a.md", "a.md", "b/c/d.md", "b.md", "resources/a.md", "b/resources/_gen.md", "site/a.md")
    skipped = (".git/a.md", "node_modules/a.md", "b/_site/a.md", "vendor/a/b.md", "resources/_gen/a.md")
    assert written(tmp_path, *names, *skipped).names == tuple(sorted(names))


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path, "a.md", "closed/b.md")
    scan = os.scandir

    def scandir(path: Path) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(module.os, "scandir", scandir)
    assert source.names == ("a.md",)
    assert report(source) == [("LEFT_OUT", "closed", 0, "the folder cannot be read: Permission denied", "")]


def test_a_source_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(path: Path) -> Any:
        raise PermissionError(13, "Permission denied")

    source = Source(tmp_path)
    monkeypatch.setattr(module.os, "scandir", scandir)
    assert source.names == ()
    assert report(source) == [("LEFT_OUT", ".", 0, "the folder cannot be read: Permission denied", "")]


@pytest.mark.parametrize(("most", "names"), [(3, ("a.md", "b.md", "c.md")), (2, ("a.md", "b.md"))])
def test_more_files_are_not_listed(
    most: int, names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MAX_FILES", most)
    source = written(tmp_path, "a.md", "b.md", "c.md")
    assert source.names == names
    message = f"only the first {most} files were looked at"
    assert report(source) == ([] if most == 3 else [("LEFT_OUT", "", 0, message, "")])


def test_links_within_the_source(tmp_path: Path) -> None:
    source = written(tmp_path, "a.md", "sub/b.md")
    (tmp_path / "c.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "again").symlink_to(tmp_path / "sub")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nothing.md")
    assert source.names == ("a.md", "c.md", "sub/b.md")
    assert [(file, message) for _level, file, _line, message, _remedy in report(source)] in (
        [],
        # Python before 3.13 does not resolve a link to itself
        [("self", "it is a link that leads out of the source")],
    )


@pytest.mark.parametrize(("address", "page", "found"), [
    ("/a.png", "", "a.png"),
    ("a.png", "posts/x.md", "posts/a.png"),
    ("/a.png", "posts/x.md", "a.png"),
    ("b.png", "posts/x.md", "b.png"),
    ("../b.png", "posts/x.md", "b.png"),
    ("../../../b.png", "posts/x.md", "b.png"),
    ("./b.png", "", "b.png"),
    # where generators have files
    ("/s.png", "", "static/s.png"),
    ("/t.png", "", "assets/t.png"),
    ("/u.png", "", "static/u.png"),
    ("static/s.png", "", "static/s.png"),
    ("B.PNG", "posts/x.md", "b.png"),
    ("POSTS/A.png", "", "posts/a.png"),
    ("posts\\a.png", "", "posts/a.png"),
    (" b.png?v=1#top ", "", "b.png"),
    ("b.png#top?v=1", "", "b.png"),
    ("posts%2Fa.png", "", "posts/a.png"),
    ("posts/", "", ""),
    ("posts", "", ""),
    ("", "x.md", ""),
    ("#top", "x.md", ""),
    ("gone.png", "posts/x.md", ""),
])  # fmt: skip
def test_where_an_address_leads(address: str, page: str, found: str, tmp_path: Path) -> None:
    names = ("a.png", "posts/a.png", "b.png", "static/s.png", "assets/t.png", "static/u.png", "assets/u.png")
    assert written(tmp_path, *names).find(address, page) == found


def test_data_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path, "a.md", text="1234")
    assert source.data("gone.md") is None
    assert source.data("a.md", 3) is None
    assert source.data("a.md", 4) == b"1234"

    def failing(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", failing)
    assert source.data("a.md") is None
    assert report(source) == [
        ("LEFT_OUT", "gone.md", 0, "the file is not there", ""),
        ("LEFT_OUT", "a.md", 0, "the file has more than 0 MB", ""),
        ("LEFT_OUT", "a.md", 0, "the file cannot be read: Permission denied", ""),
    ]
    assert source.opened == {"gone.md", "a.md"}


def test_the_sizes_of_what_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path, "a.md", text="x" * 30)
    monkeypatch.setattr(module, "MAX_TEXT", 29)
    monkeypatch.setattr(module, "_HEAD", 7)
    assert source.text("a.md") is None
    assert source.head("a.md") == b"x" * 7
    assert source.head("gone.md") == b""
    # to look at how a file begins is not to read it
    assert source.opened == {"a.md"}


def test_the_head_of_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path, "a.md")

    def failing(self: Path, mode: str) -> Any:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", failing)
    assert source.head("a.md") == b""
    assert report(source) == []


@pytest.mark.parametrize(("data", "level", "line", "message", "text"), [
    ("a\nCafÃ© b".encode(), "IMPORTED", 2, "damaged characters repaired: 'Ã©' is 'é'", "a\nCafé b"),
    (b"a\ncaf\xe9\n", "CHECK", 2, "the file is not UTF-8; it was read as Windows-1252", "a\ncafé\n"),
    (b"a\x00\xff", "LEFT_OUT", 0, "the file is no text", None),
    (b"a\x00", "LEFT_OUT", 0, "the file is no text", None),
])  # fmt: skip
def test_texts_that_are_damaged(
    data: bytes, level: str, line: int, message: str, text: str | None, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_bytes(data)
    source = Source(tmp_path)
    assert source.text("a.md") == text
    assert [each[:4] for each in report(source)] == [(level, "a.md", line, message)]


@pytest.mark.parametrize(("name", "text", "line", "message"), [
    ("a.toml", "a = 1\nb = \n", 2, "it is no TOML: "),
    ("a.toml", "a = [1,\n", 2, "it is no TOML: "),
    ("a.json", '{"a": 1,\n\n b}', 3, "it is no JSON: "),
    ("a.yml", "a: [\n\n", 3, "it is no YAML: "),
])  # fmt: skip
def test_data_files_with_mistakes(name: str, text: str, line: int, message: str, tmp_path: Path) -> None:
    source = written(tmp_path, name, text=text)
    load = getattr(source, name.rpartition(".")[2].replace("yml", "yaml"))
    assert load(name) is None
    ((level, file, found, said, remedy),) = report(source)
    assert (level, file, found) == ("LEFT_OUT", name, line)
    assert said.startswith(message)
    assert remedy == "correct it and import again"
    assert load("gone") is None


@pytest.mark.parametrize("kind", ["json", "toml"])
def test_data_files_of_too_many_levels(kind: str, tmp_path: Path) -> None:
    source = written(tmp_path, "a.json", "a.toml", text="a = " * (kind == "toml") + "[" * 100_000)
    assert getattr(source, kind)(f"a.{kind}") is None
    message = f"it is no {kind.upper()}: too many levels"
    assert report(source) == [("LEFT_OUT", f"a.{kind}", 0, message, "")]


def test_dates_of_toml_are_texts(tmp_path: Path) -> None:
    text = "a = 2024-03-05\nb = [07:32:00]\nc = {d = 2024-03-05T07:32:00Z}\ne = 1\n"
    assert written(tmp_path, "a.toml", text=text).toml("a.toml") == {
        "a": "2024-03-05",
        "b": ["07:32:00"],
        "c": {"d": "2024-03-05T07:32:00+00:00"},
        "e": 1,
    }


def test_pages_that_were_read_are_kept(tmp_path: Path) -> None:
    source = written(tmp_path, "a.md", text="---\na: 1\n---\nText\n")
    page = source.page("a.md")
    assert page == ({"a": 1}, "Text\n", 3)
    assert source.pages_read == {"a.md": page}
    assert source.page("gone.md") == ({}, "", 0)


@pytest.mark.parametrize(("value", "text"), [
    (" a\n  b ", "a b"), (3, "3"), (2.5, "2.5"), (None, ""), (True, ""), (False, ""), ([1], ""), ((1,), ""), ({"a": 1}, ""),
])  # fmt: skip
def test_a_value_as_one_line(value: Any, text: str) -> None:
    assert plain_text(value) == text


def test_paths_outside_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("x")
    source = written(tmp_path / "site", "a.md", "sub/b.md")
    for name in ("", "../secret.md", "sub/../../secret.md", "a\0b", "sub", "a" * 5000):
        assert source.path(name) is None
    assert source.path("sub/../a.md") == (tmp_path / "site/a.md").resolve()
