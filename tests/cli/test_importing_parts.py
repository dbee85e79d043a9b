"""Parts of the command ``import`` by themselves: paths, kinds, what was written before, and the report."""

from __future__ import annotations

import json
from argparse import Namespace
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support import files_below

from sphinx_academic.cli import importing
from sphinx_academic.cli.import_report import report_text, short_report
from sphinx_academic.cli.manifest import NAME, Contents, digest, plan
from sphinx_academic.cli.terminal import Failure, Terminal
from sphinx_academic.importers.findings import Finding, Findings, Level
from sphinx_academic.importers.records import Page, Person, Site

# paths


@pytest.mark.parametrize(
    ("paths", "output", "expected"),
    [
        (["old"], None, (["old"], ".")),
        (["old", "new"], None, (["old"], "new")),
        (["old"], "new", (["old"], "new")),
        (["a.md", "b.md", "c.md"], "new", (["a.md", "b.md", "c.md"], "new")),
        (["~/old", "~/new"], None, (["/home/rosa/old"], "/home/rosa/new")),
        (["~/old"], "~/new", (["/home/rosa/old"], "/home/rosa/new")),
    ],
)
def test_sources_and_the_folder_of_the_new_site(
    monkeypatch: pytest.MonkeyPatch, paths: list[str], output: str | None, expected: tuple[list[str], str]
) -> None:
    monkeypatch.setenv("HOME", "/home/rosa")
    sources, target = importing._paths(Namespace(paths=paths, output=output))
    assert ([*map(str, sources)], str(target)) == expected


def test_more_than_two_paths_need_a_name_for_the_last() -> None:
    with pytest.raises(Failure) as failure:
        importing._paths(Namespace(paths=["a", "b", "c"], output=None))
    assert (str(failure.value), failure.value.code) == (
        "name one source and one folder, or several files with --kind and -o DIR",
        2,
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    (folder / "sub").mkdir(parents=True)
    for name in ("a.md", "b.md", "sub/c.md"):
        (folder / name).write_text("x")
    return folder


OPENED: list[tuple[list[str], str | None, str, int]] = [
    (["none"], None, "there is no {}/none", 1),
    (["a.md", "none.md"], "x", "there is no {}/none.md", 1),
    (["sub", "a.md"], "x", "name one folder, or files with --kind", 2),
    (["a.md", "sub"], "x", "name one folder, or files with --kind", 2),
    (["a.md"], None, "{}/a.md is a file, whose kind cannot be found out; name it with --kind", 2),
    (["b.md", "a.md"], None, "{}/b.md is a file, whose kind cannot be found out; name it with --kind", 2),
]


@pytest.mark.parametrize(("names", "kind", "message", "code"), OPENED)
def test_sources_that_cannot_be_opened(
    old: Path, names: list[str], kind: str | None, message: str, code: int
) -> None:
    with pytest.raises(Failure) as failure:
        importing._opened([old / name for name in names], kind)
    assert (str(failure.value), failure.value.code) == (message.format(old), code)


def test_sources_that_are_opened(old: Path) -> None:
    assert sorted(importing._opened([old], None).names) == ["a.md", "b.md", "sub/c.md"]
    assert sorted(importing._opened([old], "x").names) == ["a.md", "b.md", "sub/c.md"]
    source = importing._opened([old / "b.md", old / "a.md"], "x")
    assert (sorted(source.names), source.root) == (["a.md", "b.md"], old.resolve())


def test_the_new_site_lies_outside_of_the_source(old: Path, tmp_path: Path) -> None:
    source = importing._opened([old], None)
    for target in (old, old / "new", old / "sub" / ".." / "new"):
        with pytest.raises(Failure, match="lies in the source, which stays as it is; name a folder outside"):
            importing._check_apart(source, [old], target)
    for target in (tmp_path, tmp_path / "new", tmp_path / "older", old / ".." / "new"):
        importing._check_apart(source, [old], target)
    # beside single files is as good as anywhere
    files = [old / "a.md"]
    importing._check_apart(importing._opened(files, "x"), files, old / "new")


def importer(reason: str, signs: str = "") -> Any:
    return SimpleNamespace(recognise=lambda _source: reason, SIGNS=signs)


def test_kinds(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source: Any = SimpleNamespace(root=Path("/old"), names=("a.md",))
    found = {"one": importer("", "one.yml"), "two": importer("has two.yml", "two.yml")}
    assert importing._kind_of(source, "two", found) == ("two", "has two.yml")
    assert importing._kind_of(source, "one", found) == ("one", "as --kind says")
    monkeypatch.setattr(importing, "recognised", lambda *_arguments: iter([("two", "x"), ("one", "y")]))
    assert importing._kind_of(source, None, found) == ("two", "x")
    monkeypatch.setattr(importing, "recognised", lambda *_arguments: iter(()))
    for source.names, what in ((("a.md",), "is of none of the kinds that can be read"), ((), "is empty")):
        with pytest.raises(Failure) as failure:
            importing._kind_of(source, None, found)
        assert str(failure.value) == (
            f"/old {what}; --kind names one; looked for\n  one: one.yml\n  two: two.yml"
        )


COMPLETED: list[tuple[Site, dict[str, str], str, str, int]] = [
    (Site(name="Ann", url="https://a.example.org"), {}, "Ann", "https://a.example.org", 0),
    (Site(name="Ann", url="https://a.example.org"), {"name": "Bo"}, "Bo", "https://a.example.org", 0),
    (Site(name="Ann"), {"url": "https://b.example.org"}, "Ann", "https://b.example.org", 0),
    (Site(), {}, "Your Name", "", 1),
    (Site(), {"name": "Bo"}, "Bo", "", 0),
]


@pytest.mark.parametrize(("site", "given", "name", "url", "count"), COMPLETED)
def test_a_site_has_a_name(site: Site, given: dict[str, str], name: str, url: str, count: int) -> None:
    source: Any = SimpleNamespace(findings=Findings())
    arguments = Namespace(**{"name": None, "url": None, **given})
    made = importing._completed(site, source, arguments)
    assert (made.name, made.url) == (name, url)
    remedy = "state it in conf.py, or import again with --name"
    assert list(source.findings) == [Finding(Level.CHECK, "no name was found", remedy=remedy)] * count


@pytest.mark.parametrize(
    ("pages", "entries", "files", "said"),
    [
        (0, 0, 0, "Imported 0 pages, 0 papers, 0 other files."),
        (1, 1, 1, "Imported 1 page, 1 paper, 1 other file."),
        (2, 3, 4, "Imported 2 pages, 3 papers, 4 other files."),
    ],
)
def test_what_was_imported(pages: int, entries: int, files: int, said: str) -> None:
    site = Site(
        pages=tuple(Page(str(number)) for number in range(pages)),
        people=(Person("a", "A"),),
        files={str(number): b"" for number in range(files)},
    )
    assert importing._counts(site, entries) == said


def test_files_that_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    for edited, obsolete in (((), ()), (("a", "b"), ()), ((), ("c",)), (("a",), ("c", "d"))):
        importing._report_left_alone(edited, obsolete, Terminal())
    edited, gone = "Edited since the last import, and left alone:", "No longer made, and still there:"
    assert capsys.readouterr().out.splitlines() == [
        f"{edited} a, b (--force replaces them)",
        f"{gone} c",
        f"{edited} a (--force replaces them)",
        f"{gone} c, d",
    ]


def test_files_that_hold_text(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"of the source")
    files: dict[str, bytes | Path] = {
        "a.md": b"1",
        "b.bib": b"2",
        "c.yml": b"3",
        "conf.py": b"4",
        "d.pdf": b"5",
        "md": b"6",
        "sub/x.md": tmp_path / "x.md",
        "none.pdf": tmp_path / "none.pdf",
    }
    assert importing._texts_of(files) == {
        "a.md": b"1",
        "b.bib": b"2",
        "c.yml": b"3",
        "conf.py": b"4",
        "sub/x.md": b"of the source",
    }


# what was written before


def of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


class Target:
    """The folder of a new site, and imports into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "new"

    def plan(self, force: bool = False, always: frozenset[str] = frozenset(), **files: str) -> Any:
        contents: dict[str, bytes | Path] = {name: text.encode() for name, text in files.items()}
        return plan(self.folder, contents, force=force, always=always)

    def write(self, force: bool = False, always: frozenset[str] = frozenset(), **files: str) -> Any:
        """Import, and return what was written, left alone, unchanged and obsolete."""
        found = self.plan(force, always, **files)
        self.folder.mkdir(exist_ok=True)
        for name in found.files:
            (self.folder / name).write_bytes(found.files[name])
        written = "".join(name for name in found.files if name != NAME)
        return written, *map("".join, (found.edited, found.unchanged, found.obsolete))

    def edit(self, name: str, text: str | None) -> None:
        if text is None:
            (self.folder / name).unlink()
        else:
            (self.folder / name).write_text(text)

    def manifest(self) -> Any:
        return json.loads((self.folder / NAME).read_text("utf-8"))


@pytest.fixture
def target(tmp_path: Path) -> Target:
    return Target(tmp_path)


def test_a_first_import(target: Target) -> None:
    assert target.write(b="1", a="2") == ("ba", "", "", "")
    text = (target.folder / NAME).read_text("utf-8")
    # a line for each file, in the order of names
    assert text == (f'{{\n "version": 1,\n "files": {{\n  "a": "{of("2")}",\n  "b": "{of("1")}"\n }}\n}}\n')
    assert list(target.plan(b="1", a="3").files) == ["a", NAME]


def test_only_what_was_not_edited_is_written_again(target: Target) -> None:
    target.write(a="1", b="1", c="1", d="1", e="1")
    target.edit("b", "edited")
    target.edit("c", "edited")
    target.edit("d", None)
    # written, edited, unchanged, no longer made
    assert target.write(a="2", b="2", c="1", d="1", f="1") == ("af", "bcd", "", "e")
    digests = target.manifest()["files"]
    assert digests == {"a": of("2"), "b": of("1"), "c": of("1"), "d": of("1"), "e": of("1"), "f": of("1")}
    # so the next one sees it as well
    assert target.write(a="2", b="3", c="1", d="1", f="2") == ("f", "bcd", "a", "e")
    # edited to what is made
    target.edit("b", "4")
    assert target.write(a="2", b="4", f="2") == ("", "", "abf", "ce")
    assert target.manifest()["files"]["b"] == of("4")
    # made again
    assert target.write(a="2", e="2") == ("e", "", "a", "bcf")


def test_some_are_replaced_in_any_case(target: Target) -> None:
    target.write(a="1", b="1")
    target.edit("a", "edited")
    target.edit("b", "edited")
    assert target.write(always=frozenset("b"), a="2", b="2") == ("b", "a", "", "")
    assert target.write(force=True, a="3", b="2") == ("a", "", "b", "")


def test_a_folder_with_other_files(target: Target) -> None:
    target.folder.mkdir()
    # an empty one is as good as none
    assert target.plan(a="1").edited == ()
    target.edit("x", "mine")
    message = (
        f"{target.folder} is not empty; choose another folder, or replace files of the same name with --force"
    )
    for broken in (None, "", "{}", "[]", '{"files": []}', '{"files": null}', "[" * 100_000):
        if broken is not None:
            target.edit(NAME, broken)
        with pytest.raises(Failure) as failure:
            target.plan(a="1")
        assert (str(failure.value), failure.value.code) == (message, 1)
        assert list(target.plan(force=True, a="1").files) == ["a", NAME]
    target.edit(NAME, '{"files": {"x": 3}}')
    assert target.write(a="1", x="new") == ("a", "x", "", "")
    assert files_below(target.folder)["x"] == b"mine"


def test_files_that_are_copied_are_read_when_they_are_needed(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = Contents({"a": path, "b": b"b"})
    assert (list(contents), len(contents)) == (["a", "b"], 2)
    path.write_bytes(b"later")
    assert dict(contents) == {"a": b"later", "b": b"b"}
    assert digest(b"b") == of("b")


# the report


FINDINGS = [
    Finding(Level.IMPORTED, "a page", "a.md", 3),
    Finding(Level.CHECK, "look  at\nit", "b.md", 0, "correct it"),
    Finding(Level.CHECK, "Is it so?", remedy="Or not!"),
    Finding(Level.LEFT_OUT, "nothing", "c.md", 7),
    Finding(Level.IMPORTED, "done."),
]


def test_the_report() -> None:
    assert (
        report_text("jekyll", "has _config.yml", FINDINGS)
        == """\
# What was imported

The source is of the kind jekyll (has _config.yml).
This file is no page of the site; remove it when all is done.

## To be checked (2)

Imported, but look whether it is right.

- `b.md`: look at it. *correct it.*
- Is it so? *Or not!*

## Kept as text (0)

Nothing.

## Left out (1)

Not in the new site.

- `c.md:7`: nothing.

## Imported (2)

In the new site.

- `a.md:3`: a page.
- done.
"""
    )


def test_the_report_of_a_terminal() -> None:
    assert list(short_report(iter(FINDINGS))) == [
        "To be checked (2):",
        "  b.md: look at it",
        "  Is it so?",
        "Left out (1):",
        "  c.md:7: nothing",
    ]
    for count, more in ((8, []), (9, ["  and 1 more in import-report.md"])):
        many = [Finding(Level.KEPT, str(number)) for number in range(count)]
        lines = list(short_report(many))
        assert lines == [f"Kept as text ({count}):", *(f"  {number}" for number in range(8)), *more]
