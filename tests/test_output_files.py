"""Files that are no page of a document: removed when nothing has them any more, and no other file is."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import Build, Built, build_site

from sphinx_academic.core import output_files
from sphinx_academic.core.output_files import OutputFiles

ONE = "@misc{one, title = {Kept}, author = {Ito, Noriko}, year = {2024}}\n"
TWO = "@misc{two, title = {Gone}, author = {Ito}, year = {2023}, pdf = {two.pdf}, preview = {two.svg}}\n"
LIST = "# Home\n\n```{publications}\n:show: preview\n:download: bibtex\n```\n"
SITE: dict[str, str] = {
    "index.md": LIST,
    "cv.md": "# CV\n\n```{cv}\n:download: json-resume\n- publications\n```\n",
    "papers.bib": ONE + TWO,
    "two.pdf": "draft",
    "two.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
CONF: dict[str, Any] = {"academic_paper_pages": True}
GONE = {"papers.bib": ONE}
#: what there is of the second paper
PAGE, PDF, PICTURE = "papers/two.html", "papers/two/two.pdf", "_images/two.svg"


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF)


def names(built: Built) -> set[str]:
    return {
        path.relative_to(built.outdir).as_posix()
        for path in built.outdir.rglob("*")
        if path.is_file() or path.is_symlink()
    }


def of_two(built: Built) -> set[str]:
    return {name for name in names(built) if "two" in name.rpartition("/")[2]}


def test_paper_that_is_gone(site: Built) -> None:
    assert {PAGE, PDF, PICTURE} < of_two(site)
    again = site.rebuild(GONE)
    assert of_two(again) == set()
    assert not (again.outdir / "papers" / "two").exists()
    assert not list(again.outdir.glob("_downloads/*/two.pdf"))
    assert (again.outdir / "papers" / "one.html").is_file()


@pytest.mark.parametrize(
    ("changes", "conf", "gone"),
    [
        ({"papers.bib": ONE + TWO.replace("pdf = {two.pdf}, ", "")}, CONF, {PDF}),
        ({"papers.bib": ONE + TWO.replace("{two,", "{renamed,")}, CONF, {PAGE, PDF}),
        ({}, {"academic_paper_pages": "year > 2023"}, {PAGE, PDF}),
        ({}, {}, {PAGE, PDF, "papers/one.html"}),
        (
            {"index.md": LIST.replace(":download: bibtex\n", "")},
            CONF,
            {"_downloads/academic/index/publications.bib"},
        ),
        ({"index.md": LIST.replace("preview", "links")}, CONF, {PICTURE}),
        ({"cv.md": "# CV\n\n```{cv}\n- publications\n```\n"}, CONF, {"cv.json"}),
        ({"cv.md": None}, CONF, {"cv.json"}),
        ({"index.md": "# Home\n", "cv.md": "# CV\n"}, {}, {"_static/academic.css", "_static/academic.js"}),
    ],
)
def test_what_is_switched_off(
    site: Built, changes: dict[str, str | None], conf: dict[str, Any], gone: set[str]
) -> None:
    before = names(site)
    assert gone <= before
    again = site.rebuild(changes, conf=conf | {"bibtex_bibfiles": ["papers.bib"]}, allow_warnings=True)
    assert gone.isdisjoint(names(again))


def test_venues_and_feeds(build: Build) -> None:
    on = {
        "academic_venues": {"T": {"colour": "#123456"}},
        "html_baseurl": "https://example.org/",
        "academic_feed": ["atom", "json"],
    }
    files = {"index.md": "# Home\n\n```{news}\n- [2024.1] A\n```\n\n{venue}`T`\n"}
    before = build(files, conf=on)
    there = {"_static/academic-venues.css", "feed.xml", "feed.json"}
    assert there <= names(before)
    assert there.isdisjoint(names(before.rebuild({}, conf={})))


def test_a_file_of_the_user_stays(site: Built) -> None:
    for name in (PAGE, PDF, "papers/two/mine.txt"):
        (site.outdir / name).write_text("of the user", "utf-8")
    again = site.rebuild(GONE)
    assert {PAGE, PDF, "papers/two/mine.txt"} <= names(again)
    # nor is it taken for one of ours later
    assert {PAGE, PDF} <= names(again.rebuild({"index.md": "# Home\n", "cv.md": None}, allow_warnings=True))


def test_a_file_that_cannot_be_removed_is_one_warning_until_it_is(
    site: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if self.name == "two.html":
            raise PermissionError(13, "Permission denied")
        unlink(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        for changes in (GONE, {}):
            again = site.rebuild(changes, allow_warnings=True)
            (warning,) = again.warnings
            assert f"{PAGE} is no longer part of the site, but cannot be removed" in warning
            assert "Permission denied" in warning
            assert warning.endswith("[academic.output]")
    assert of_two(site) == {PAGE}
    assert of_two(site.rebuild()) == set()
    assert of_two(site.rebuild()) == set()


def test_no_link_is_followed(site: Built, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (site.outdir / "papers" / "two").rename(elsewhere)
    (site.outdir / "papers" / "two").symlink_to(elsewhere)
    (site.outdir / PAGE).rename(tmp_path / "page.html")
    (site.outdir / PAGE).symlink_to(tmp_path / "page.html")
    site.rebuild(GONE)
    assert (elsewhere / "two.pdf").is_file()
    assert (tmp_path / "page.html").is_file()


def test_output_folder_that_is_a_link(build: Build, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "site1" / "_build" / "html"
    link.parent.mkdir(parents=True)
    link.symlink_to(tmp_path / "real")
    built = build(SITE, conf=CONF)
    assert {PAGE, PDF, PICTURE} < of_two(built)
    assert link.is_symlink()
    assert (link / PAGE).is_file()
    assert of_two(built.rebuild(GONE)) == set()


def test_two_builders_in_one_folder(build: Build) -> None:
    built = build(SITE, conf=CONF)
    # Sphinx's folder for the other is the same
    built.outdir.with_name("dirhtml").symlink_to(built.outdir)

    def other(changes: dict[str, str]) -> None:
        source = Path(built.app.srcdir)
        for name, text in changes.items():
            (source / name).write_text(text, "utf-8")
        build_site(source, {}, builder="dirhtml", conf=CONF)

    other({})
    there = of_two(built)
    again = built.rebuild(GONE)
    # the page of one builder is gone, and what the other has, too, waits for it
    assert PAGE not in of_two(again)
    assert PDF in of_two(again) < there
    other({})
    assert of_two(again) - {PICTURE} == set()


class Killed(BaseException):
    """Ends a build as a signal does."""


@pytest.mark.parametrize("name", ["seal", "finish", "remove_stale", "_remove"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_killed_build(build: Build, monkeypatch: pytest.MonkeyPatch, name: str, when: str) -> None:
    """What a first build has begun is known to the one that follows, in which it is wanted no more."""
    first = build(
        {"index.md": "# Home\n", "papers.bib": ONE, "two.pdf": "draft", "two.svg": SITE["two.svg"]}, conf=CONF
    )
    original: Callable[..., Any] = getattr(OutputFiles, name)

    def killing(*args: Any) -> Any:
        if when == "after":
            original(*args)
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(OutputFiles, name, killing)
        if name == "_remove":
            first.rebuild({"index.md": LIST, "papers.bib": ONE + TWO})
            patch.setattr(OutputFiles, name, killing)
        with pytest.raises(Killed):
            first.rebuild({"index.md": LIST, "papers.bib": ONE + TWO} if name != "_remove" else GONE)
    again = first.rebuild({"index.md": LIST, **GONE})
    assert of_two(again) == set()
    assert not list(Path(again.app.doctreedir, "academic").glob("journal-*"))
    assert first.rebuild().written == []


def test_a_file_of_the_site_is_neither_written_over_nor_removed(build: Build) -> None:
    files = SITE | {"extra/cv.json": "mine", "extra/papers/one.html": "mine"}
    conf = CONF | {"html_extra_path": ["extra"], "exclude_patterns": ["extra"]}
    built = build(files, conf=conf)
    for _ in range(2):
        assert built.text("papers/one") == "mine"
        assert (built.outdir / "cv.json").read_text("utf-8") == "mine"
        built = built.rebuild()
    again = built.rebuild({"cv.md": "# CV\n"})
    assert (again.outdir / "cv.json").read_text("utf-8") == "mine"


def test_what_is_in_the_place_of_a_file_is_one_warning(site: Built) -> None:
    (site.outdir / "cv.json").unlink()
    (site.outdir / "cv.json").mkdir()
    again = site.rebuild({"cv.md": SITE["cv.md"] + "\nMore.\n"}, allow_warnings=True)
    (warning,) = again.warnings
    assert warning.startswith("cv.md:3: WARNING: cv.json cannot be written to the output folder")
    assert "JSON Resume" not in again.text("cv")


def test_same_content_is_not_written(site: Built) -> None:
    path = site.outdir / "cv.json"
    before = path.stat()
    again = site.rebuild({"cv.md": SITE["cv.md"] + "\nMore.\n"})
    assert "cv" in again.written
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_no_op_build_writes_no_record(site: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    load = output_files._load
    monkeypatch.setattr(output_files, "_load", lambda path, line: (read.append(line), load(path, line))[1])
    monkeypatch.setattr(output_files.cachefile, "replace", lambda *_: pytest.fail("a record is written"))
    site.rebuild()
    assert set(read) == {0}


def test_record_of_another_version_counts(site: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sphinx_academic.core.cache._FORMAT", b"sphinx-academic other\n")
    assert of_two(site.rebuild(GONE)) == set()


def record_of(path: str) -> bytes:
    return b'{"parts": {}, "pages": []}\n' + json.dumps({"x": {path: None}}).encode() + b"\n"


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}\n",
        b"[]\n[]\n",
        *map(record_of, ["../../y", "papers/../../../y", "a\x00b", "\udcff", "x" * 300, "papers", ""]),
    ],
)
def test_damaged_record(site: Built, damage: bytes) -> None:
    outside = site.outdir.parent / "y"
    outside.write_text("outside", "utf-8")
    (record,) = Path(site.app.doctreedir, "academic").glob("files-*")
    record.write_bytes(damage)
    site.rebuild(GONE)
    assert outside.is_file()


def test_record_names_no_place_of_the_machine(site: Built) -> None:
    (record,) = Path(site.app.doctreedir, "academic").glob("files-*")
    paths = [path for files in json.loads(record.read_bytes().splitlines()[1]).values() for path in files]
    assert paths
    assert not any(os.path.isabs(path) or "\\" in path for path in paths)


def test_book_packs_nothing_stale(build: Build) -> None:
    built = build(
        {**SITE, "cv.md": "# CV\n"}, conf=CONF | {"version": "1"}, builder="epub", allow_warnings=True
    )
    assert PICTURE in names(built)
    again = built.rebuild({**GONE}, allow_warnings=True)
    assert "two.svg" not in (again.outdir / "content.opf").read_text("utf-8")
