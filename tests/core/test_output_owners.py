"""Files of the output folder by their owners: what is written, kept and removed, without a build."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from support import files_below

from sphinx_academic.core import output_files as module
from sphinx_academic.core.output_files import (
    OutputFiles,
    finish_files,
    output_files,
    part,
    recorded_paths,
    remove_before_packing,
    renew_page,
)

PART = part("feeds")


class Folder:
    """The output folder of a site, and its builds."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "html"
        self.root.mkdir()
        self.doctrees = folder / "doctrees"
        self.confdir = folder / "site"
        self.confdir.mkdir()
        self.docs = {"index", "cv"}
        self.config: dict[str, Any] = {}
        self.builder: dict[str, Any] = {}
        self.sphinx: dict[str, Any] = {"images": {}, "dlfiles": {}}

    def app(self) -> Any:
        """Return the application of a new build."""
        builder = {
            "name": "html",
            "images": {},
            "imagedir": "_images",
            "get_outfilename": lambda docname: str(self.root / f"{docname}.html"),
            **self.builder,
        }
        return SimpleNamespace(
            outdir=self.root,
            doctreedir=self.doctrees,
            confdir=self.confdir,
            config=SimpleNamespace(**self.config),
            builder=SimpleNamespace(**builder),
            env=SimpleNamespace(found_docs=self.docs, **self.sphinx),
        )

    def build(self, **written: dict[str, bytes]) -> None:
        """Make a build in which owners write files; ``_`` stands for the part of the site."""
        files = OutputFiles(self.app())
        for owner, found in written.items():
            files.renew(PART if owner == "_" else owner)
            for name, content in found.items():
                assert files.write(PART if owner == "_" else owner, name, content)
        files.finish()

    def files(self) -> dict[str, str]:
        return {name: content.decode() for name, content in files_below(self.root).items()}

    def record(self) -> list[Any]:
        """Return both lines of the only record."""
        (path,) = (self.doctrees / "academic").glob("files-*")
        return [json.loads(line) for line in path.read_bytes().splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, object]]:
    """Return the list that gets the warnings."""
    said: list[tuple[str, str, object]] = []
    monkeypatch.setattr(
        module, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    return said


def test_what_an_owner_no_longer_writes_is_removed(folder: Folder) -> None:
    folder.build(_={"feeds/a.xml": b"a", "feeds/deep/b.xml": b"b"}, cv={"cv.json": b"{}"})
    assert folder.files() == {"feeds/a.xml": "a", "feeds/deep/b.xml": "b", "cv.json": "{}"}
    # an owner that is not renewed keeps what it has
    folder.build(cv={"cv.yaml": b"x"})
    assert folder.files() == {"feeds/a.xml": "a", "feeds/deep/b.xml": "b", "cv.yaml": "x"}
    folder.build(_={"feeds/a.xml": b"A"})
    assert folder.files() == {"feeds/a.xml": "A", "cv.yaml": "x"}
    # with the folders that are empty then, and no others
    assert not (folder.root / "feeds" / "deep").exists()
    folder.build(_={})
    assert folder.files() == {"cv.yaml": "x"}
    assert list(folder.root.iterdir()) == [folder.root / "cv.yaml"]
    folder.docs.remove("cv")
    folder.build()
    assert folder.files() == {}
    assert folder.root.is_dir()
    assert folder.record() == [{"parts": {}, "pages": []}, {}]


def test_another_file_in_its_place_stays(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a", "b.xml": b"b", "c.xml": b"c"})
    (folder.root / "a.xml").write_bytes(b"of the author")
    (folder.root / "b.xml").unlink()
    (folder.root / "b.xml").symlink_to("a.xml")
    (folder.root / "c.xml").unlink()
    folder.build(_={})
    assert sorted(path.name for path in folder.root.iterdir()) == ["a.xml", "b.xml"]


def test_what_is_there_is_not_written_again(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a"})
    os.utime(folder.root / "a.xml", (1, 1))
    folder.build(_={"a.xml": b"a"})
    assert (folder.root / "a.xml").stat().st_mtime == 1
    for content in (b"b", b"bb"):
        folder.build(_={"a.xml": content})
        assert folder.files() == {"a.xml": content.decode()}
    assert (folder.root / "a.xml").stat().st_mtime > 1
    # a link is replaced, and not followed
    (folder.root / "a.xml").unlink()
    (folder.root / "b.xml").write_bytes(b"bb")
    (folder.root / "a.xml").symlink_to("b.xml")
    folder.build(_={"a.xml": b"bb"})
    assert not (folder.root / "a.xml").is_symlink()
    assert folder.files() == {"a.xml": "bb", "b.xml": "bb"}


def test_copies(folder: Folder, tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    for content in (b"one", b"two", b"three"):
        source.write_bytes(content)
        files = OutputFiles(folder.app())
        assert files.copy(PART, "_downloads/a.pdf", source)
        files.finish()
        assert folder.files() == {"_downloads/a.pdf": content.decode()}
    os.utime(folder.root / "_downloads" / "a.pdf", (1, 1))
    files = OutputFiles(folder.app())
    assert files.copy(PART, "_downloads/a.pdf", source)
    files.finish()
    assert (folder.root / "_downloads" / "a.pdf").stat().st_mtime == 1
    folder.build(_={})
    assert folder.files() == {}


@pytest.mark.parametrize("is_sealed", [True, False])
def test_files_that_sphinx_writes(folder: Folder, is_sealed: bool) -> None:
    files = OutputFiles(folder.app())
    files.expect("cv", "_images/me.png")
    files.expect("cv", "_images/none.png")
    (folder.root / "_images").mkdir()
    (folder.root / "_images" / "me.png").write_bytes(b"png")
    if is_sealed:
        files.seal("_images/me.png")
        files.seal("_images/none.png")
        files.seal("_images/of-no-one.png")
    files.finish()
    (digest,) = folder.record()[1]["cv"].values()
    assert folder.record() == [{"parts": {}, "pages": ["cv"]}, {"cv": {"_images/me.png": digest}}]
    # still that of another document
    folder.sphinx["images"] = {"me.png": ({"index"}, "me.png")}
    folder.build(cv={})
    assert folder.files() == {"_images/me.png": "png"}


@pytest.mark.parametrize(
    ("path", "more"),
    [
        ("_images/a.png", {"images": {"x": ({"index"}, "a.png")}}),
        ("_downloads/1/a.pdf", {"dlfiles": {"x": ({"index"}, "1/a.pdf")}}),
        ("index.html", {}),
        ("cv.html", {}),
    ],
)
def test_what_sphinx_has_for_documents_stays(folder: Folder, path: str, more: dict[str, Any]) -> None:
    folder.build(_={path: b"a"})
    folder.sphinx |= more
    folder.build(_={})
    assert folder.files() == {path: "a"}


def test_pictures_of_the_builder_stay(folder: Folder) -> None:
    folder.builder = {"images": {"math.svg": "math.svg"}, "imagedir": "", "get_outfilename": None}
    folder.build(_={"_images/math.svg": b"a", "_images/other.svg": b"b", "index.html": b"c"})
    folder.build(_={})
    assert folder.files() == {"_images/math.svg": "a"}
    folder.builder = {"images": {"a.svg": "a.svg"}, "imagedir": "pictures"}
    folder.build(_={"pictures/a.svg": b"a"})
    folder.build(_={})
    assert folder.files()["pictures/a.svg"] == "a"


def test_files_are_kept_by_name(folder: Folder) -> None:
    for count in (2, 30):
        folder.build(_={f"{number}.xml": b"a" for number in range(count)}, cv={"cv.json": b"{}"})
        files = OutputFiles(folder.app())
        files.renew(PART)
        assert files.keep(PART, "1.xml")
        assert not files.keep(PART, "none.xml")
        assert not files.keep(PART, "cv.json")
        assert files.keep("cv", "cv.json")
        assert not files.keep("index", "cv.json")
        files.finish()
        assert folder.files() == {"1.xml": "a", "cv.json": "{}"}


def test_which_owners_have_files(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a"}, cv={"cv.json": b"{}"})
    files = OutputFiles(folder.app())
    assert [files.has(part(name)) for name in ("feeds", "papers")] == [True, False]
    assert not files.has_renewed_pages
    files.renew(part("papers"))
    assert files.has(part("papers"))
    assert not files.has_renewed_pages
    files.renew("index")
    assert files.has_renewed_pages
    # what was renewed stays so
    assert files.write(PART, "b.xml", b"b")
    files.renew(PART)
    files.finish()
    assert sorted(folder.files()) == ["b.xml", "cv.json"]


@pytest.mark.parametrize("count", [20, 21])
def test_the_record(folder: Folder, count: int) -> None:
    """A build that renews nothing reads the first line, which has the files of parts if they are few."""
    folder.build(_={f"{number:02}.xml": b"a" for number in range(count)}, cv={"cv.json": b"{}"}, index={})
    header, everything = folder.record()
    assert header["pages"] == ["cv"]
    assert everything.keys() == {PART, "cv"}
    assert len(everything[PART]) == count
    assert header["parts"].keys() == {PART}
    assert (header["parts"][PART] == everything[PART]) is (count == 20)
    assert (len(header["parts"][PART]) == 32) is (count == 21)
    (path,) = (folder.doctrees / "academic").glob("files-*")
    assert list((folder.doctrees / "academic").iterdir()) == [path]
    os.utime(path, (1, 1))
    folder.build()
    folder.build(_={f"{number:02}.xml": b"a" for number in range(count)})
    assert path.stat().st_mtime == 1
    folder.build(_={f"{number:02}.xml": b"b" for number in range(count)})
    assert path.stat().st_mtime > 1


def test_a_build_that_has_nothing_writes_no_record(folder: Folder) -> None:
    folder.build(_={}, index={})
    assert not list(folder.doctrees.rglob("*"))


def test_several_builders(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a", "b.xml": b"b"})
    folder.builder = {"name": "dirhtml"}
    folder.build(_={"a.xml": b"a"})
    assert recorded_paths(folder.app()) == {"a.xml", "b.xml"}
    folder.build(_={})
    # the other has it
    assert folder.files() == {"a.xml": "a", "b.xml": "b"}
    folder.builder = {}
    folder.build(_={})
    assert folder.files() == {}
    assert recorded_paths(folder.app()) == set()


def test_a_build_that_was_killed(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a", "b.xml": b"b"})
    files = OutputFiles(folder.app())
    assert files.write(PART, "a.xml", b"A")
    assert files.write(part("papers"), "new.html", b"n")
    files.abandon()
    (journal,) = (folder.doctrees / "academic").glob("journal-*")
    temporary = f".academic-{os.getpid()}"
    lines = [json.loads(line) for line in journal.read_bytes().splitlines()]
    assert lines == ["a.xml", temporary, "new.html", temporary]
    # the next one is killed, too
    files = OutputFiles(folder.app())
    assert files.write(PART, "c.xml", b"c")
    files.abandon()
    assert [json.loads(line) for line in journal.read_bytes().splitlines()] == [*lines, "c.xml", temporary]
    with journal.open("ab") as file:
        file.write(b'3\n"half')
    (folder.root / temporary).write_bytes(b"half")
    # its files are not known by their content, and go if no one has them
    folder.build()
    assert folder.files() == {"a.xml": "A", "b.xml": "b"}
    assert not journal.exists()
    folder.build(_={"b.xml": b"b"})
    assert folder.files() == {"b.xml": "b"}


@pytest.mark.parametrize("lines", [b'"half', b'"half\n"a.xml"\n', b'3\n[]\n"a.xml"\n"half', b"\xff\n"])
def test_a_line_that_was_not_finished_is_none(folder: Folder, lines: bytes) -> None:
    folder.build(_={"a.xml": b"a"}, cv={"cv.json": b"{}"})
    (record,) = (folder.doctrees / "academic").glob("files-*")
    record.with_name(f"journal-{record.name}").write_bytes(lines)
    (folder.root / "a.xml").write_bytes(b"A")
    folder.build(_={})
    # a file that was begun is not known by its content
    begun = b'"a.xml"' in lines
    assert folder.files() == {"cv.json": "{}"} | ({} if begun else {"a.xml": "A"})


def test_a_name_in_another_case_is_the_same_file_on_some_disks(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build(_={"Ä.xml": b"a"})
    assert module._folded("A\u0308.XML") == module._folded("ä.xml") == "ä.xml"
    same: list[tuple[str, str]] = []
    monkeypatch.setattr(
        os.path, "samefile", lambda one, other: same.append((Path(one).name, Path(other).name)) or True
    )
    folder.build(_={"ä.xml": b"a"})
    assert same == [("Ä.xml", "ä.xml")]
    # so it is not removed
    assert set(folder.files()) == {"Ä.xml", "ä.xml"}


def test_files_of_the_site_come_first(folder: Folder) -> None:
    folder.config = {"html_extra_path": ["extra", "robots.txt"], "html_static_path": ["static"]}
    for name in ("extra/a.xml", "static/b.css", "static/c.xml", "robots.txt"):
        path = folder.confdir / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"of the site")
    files = OutputFiles(folder.app())
    places = (
        "a.xml",
        "robots.txt",
        "_static/b.css",
        "b.css",
        "c.xml",
        "_static/a.xml",
        "extra/a.xml",
        "d.xml",
    )
    found = {place: files.is_of_site(place) for place in places}
    assert [place for place in places if found[place]] == ["a.xml", "robots.txt", "_static/b.css"]
    # it is there, though nothing was written
    assert files.write(PART, "a.xml", b"a")
    assert files.copy(PART, "robots.txt", folder.confdir / "robots.txt")
    files.finish()
    assert folder.files() == {}
    # what was written before the site had its own stays in its place
    folder.build(_={"d.xml": b"d"})
    (folder.confdir / "extra" / "d.xml").write_bytes(b"d")
    folder.build(_={})
    assert folder.files() == {"d.xml": "d"}


def test_a_place_that_is_taken_is_one_warning(folder: Folder, said: list[tuple[str, str, object]]) -> None:
    (folder.root / "a.xml").mkdir()
    files = OutputFiles(folder.app())
    assert not files.write("cv", "a.xml", b"a", location="cv")
    assert files.write("cv", "b.xml", b"b")
    files.finish()
    ((kind, message, location),) = said
    assert (kind, location) == ("output", "cv")
    assert message.startswith("a.xml cannot be written to the output folder (")
    assert message.endswith("); remove what is in its place")
    assert folder.files() == {"b.xml": "b"}
    assert list(folder.record()[1]["cv"]) == ["b.xml"]


def test_what_cannot_be_removed_is_tried_again(
    folder: Folder, said: list[tuple[str, str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.build(_={"a.xml": b"a", "sub/b.xml": b"b"})
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "b.xml":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    files = OutputFiles(folder.app())
    files.renew(PART)
    for _again in range(2):
        assert files.remove_stale() is not None
    files.finish()
    message = (
        "sub/b.xml is no longer part of the site, but cannot be removed from the output folder (Permission "
        "denied); remove it, or allow it to be changed"
    )
    assert said == [("output", message, None)]
    assert folder.files() == {"sub/b.xml": "b"}
    # the next build tries again, whatever it does besides
    monkeypatch.setattr(Path, "unlink", unlink)
    folder.build()
    assert folder.files() == {}


def test_what_cannot_be_removed_is_named_in_order(
    folder: Folder, said: list[tuple[str, str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [f"{letter}.xml" for letter in "hbdacgfe"]
    folder.build(_=dict.fromkeys(names, b"x"))

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        files = OutputFiles(folder.app())
        files.renew(PART)
        files.remove_stale()
    assert [message.partition(" ")[0] for _kind, message, _place in said] == sorted(names)


@pytest.mark.parametrize("path", ["../outside.xml", "link/a.xml"])
def test_nothing_outside_of_the_folder_is_removed(folder: Folder, tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.xml").write_bytes(b"a")
    (tmp_path / "outside.xml").write_bytes(b"a")
    (folder.root / "link").symlink_to(outside)
    folder.build(_={"a.xml": b"a"})
    (record,) = (folder.doctrees / "academic").glob("files-*")
    record.write_bytes(record.read_bytes().replace(b'"a.xml"', json.dumps(path).encode()))
    folder.build(_={})
    assert (outside / "a.xml").exists()
    assert (tmp_path / "outside.xml").exists()


@pytest.mark.parametrize("embedded", [True, False])
def test_handlers_of_events(folder: Folder, embedded: bool) -> None:
    folder.build(_={"a.xml": b"a"}, cv={"cv.json": b"{}"})
    folder.builder = {"embedded": embedded}
    app = folder.app()
    files = output_files(app)
    assert output_files(app) is files
    files.renew(PART)
    found: Iterator[Any] = remove_before_packing(app)
    assert list(found) == []
    assert folder.files() == ({"cv.json": "{}"} if embedded else {"a.xml": "a", "cv.json": "{}"})
    renew_page(app, None, "cv")  # type: ignore[arg-type]
    finish_files(app, None)
    assert folder.files() == {}


def test_a_build_that_fails_removes_nothing(folder: Folder) -> None:
    folder.build(_={"a.xml": b"a"})
    app = folder.app()
    finish_files(app, OSError())
    output_files(app).renew(PART)
    assert output_files(app).write(PART, "b.xml", b"b")
    finish_files(app, OSError())
    assert folder.files() == {"a.xml": "a", "b.xml": "b"}
    folder.build()
    assert folder.files() == {"a.xml": "a"}


@pytest.mark.parametrize(
    "damage",
    [lambda _text: b"", lambda _text: b"[]\n3\n", lambda text: text.splitlines()[0], lambda _text: b"{"],
)
def test_a_record_that_is_damaged_is_none(folder: Folder, damage: Callable[[bytes], bytes]) -> None:
    folder.build(_={"a.xml": b"a"})
    (path,) = (folder.doctrees / "academic").glob("files-*")
    path.write_bytes(damage(path.read_bytes()))
    folder.build(_={"b.xml": b"b"})
    # no one knows whose the first is
    assert folder.files() == {"a.xml": "a", "b.xml": "b"}
