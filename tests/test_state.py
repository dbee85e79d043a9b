"""What a build leaves behind: whatever happened before, the next one writes what a fresh one would."""

from __future__ import annotations

import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import sphinx.builders
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from support import Build, Built, build_site

import sphinx_academic
from sphinx_academic.core import cache as cachefile
from sphinx_academic.core.domain import AcademicDomain

ONE = """
@string{venue = "Journal of Ones"}
@article{one2024, title = {First of One}, author = {Ito, Noriko}, journal = venue, year = {2024}}
@article{both2023, title = {Of Both, in One}, author = {Ito, N. and Chen, A.}, journal = venue, year = {2023}}
"""
TWO = """
@article{two2022, title = {First of Two}, author = {Chen, Ada}, journal = venue, year = {2022}}
@article{both2023, title = {Of Both, in Two}, author = {Ito, N. and Chen, A.}, journal = venue, year = {2021}}
"""
#: as long as TWO
CHANGED = TWO.replace("First", "Third")
SITE = {
    "index.md": "# Home\n\n```{publications}\n:filter: me\n```\n\nSee {pub}`two2022`.\n",
    "all.md": "# All\n\n```{publications}\n:group-by: year\n```\n",
    "cited.md": "# Cited\n\n{cite}`two2022` and {cite}`one2024`.\n",
    "list.md": "# References\n\n```{bibliography}\n```\n",
    "one.bib": ONE,
    "two.bib": TWO,
}
PEOPLE = {"ito": {"name": "Noriko Ito", "aliases": ["N. Ito"]}, "chen": {"name": "Ada Chen"}}
CONF = {"academic_people": PEOPLE, "academic_me": "ito", "bibtex_bibfiles": ["one.bib", "two.bib"]}
PAGES = ("index", "all", "cited", "list")

Pages: TypeAlias = Mapping[str, str]
Fresh: TypeAlias = Callable[..., Pages]


class Killed(BaseException):
    """Ends a build at once, as a signal does: unlike after an error, Sphinx does not clean up behind it."""


def pages(built: Built) -> Pages:
    return {name: built.text(name) for name in PAGES}


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF, allow_warnings=True)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """Return the pages that a build of the site from nothing writes."""
    known: dict[str, Pages] = {}

    def fresh(changes: Mapping[str, str | bytes] = {}, **conf: Any) -> Pages:
        name = repr((changes, conf))
        if name not in known:
            folder = tmp_path_factory.mktemp("fresh") / "site"
            known[name] = pages(build_site(folder, SITE | changes, conf=CONF | conf, allow_warnings=True))
        return known[name]

    return fresh


def source(built: Built, name: str = "two.bib") -> Path:
    return Path(built.app.srcdir) / name


def caches(built: Built) -> list[Path]:
    return sorted(Path(built.app.doctreedir, "academic").iterdir())


@pytest.mark.parametrize(
    ("owner", "name", "when"),
    [
        (cachefile, "save", "before"),
        (cachefile, "save", "after"),
        (os, "replace", "before"),
        (Builder, "write_doctree", "after"),
        (Builder, "read", "after"),
        (Builder, "write", "before"),
        (StandaloneHTMLBuilder, "write_doc", "after"),
        (Builder, "write", "after"),
        (StandaloneHTMLBuilder, "finish", "before"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_killed(
    site: Built, fresh: Fresh, monkeypatch: pytest.MonkeyPatch, owner: Any, name: str, when: str
) -> None:
    original = getattr(owner, name)

    def killing(*args: Any, **options: Any) -> None:
        if when == "after":
            original(*args, **options)
        raise Killed

    known = len(caches(site))
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, killing)
        with pytest.raises(Killed):
            site.rebuild({"two.bib": CHANGED}, allow_warnings=True)
    again = site.rebuild(allow_warnings=True)
    assert pages(again) == fresh({"two.bib": CHANGED})
    assert len(caches(again)) == known
    assert site.rebuild(allow_warnings=True).written == []


def _same_time_and_size(built: Built) -> None:
    path = source(built)
    stat = path.stat()
    path.write_text(CHANGED.lstrip("\n"), "utf-8")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert path.stat().st_size == stat.st_size


def _older_than_before(built: Built) -> None:
    source(built).write_text(CHANGED + "@misc{old, title = {Restored}, year = {2000}}\n", "utf-8")
    os.utime(source(built), (0, 0))


def _other_builder(built: Built) -> None:
    changes = {"two.bib": CHANGED, "index.md": SITE["index.md"].replace("two2022", "one2024")}
    build_site(Path(built.app.srcdir), changes, builder="text", conf=CONF, allow_warnings=True)


def _cited_elsewhere(built: Built) -> None:
    path = source(built, "cited.md")
    path.write_text(path.read_text("utf-8").replace("one2024", "both2023"), "utf-8")


def _doctrees_deleted(built: Built) -> None:
    _same_time_and_size(built)
    shutil.rmtree(built.app.doctreedir)


def _output_deleted(built: Built) -> None:
    _same_time_and_size(built)
    shutil.rmtree(built.outdir)


def _deleted(built: Built) -> None:
    text = source(built).read_text("utf-8")
    source(built).unlink()
    assert "two.bib cannot be read" in " ".join(built.rebuild(allow_warnings=True).warnings)
    source(built).write_text(text, "utf-8")


def _a_folder_in_its_place(built: Built) -> None:
    source(built).unlink()
    source(built).mkdir()
    assert "two.bib cannot be read" in " ".join(built.rebuild(allow_warnings=True).warnings)
    source(built).rmdir()
    source(built).write_text(CHANGED, "utf-8")


@pytest.mark.parametrize(
    "change",
    [
        _same_time_and_size,
        _older_than_before,
        _other_builder,
        _cited_elsewhere,
        _doctrees_deleted,
        _output_deleted,
        _deleted,
        _a_folder_in_its_place,
    ],
)
def test_changed(site: Built, fresh: Fresh, change: Callable[[Built], None]) -> None:
    change(site)
    again = site.rebuild(allow_warnings=True)
    now = {name: source(site, name).read_bytes() for name in SITE}
    assert pages(again) == fresh(now)
    still = site.rebuild(allow_warnings=True)
    assert (still.read, still.written) == ([], [])


def test_links_to_a_file_are_followed(site: Built, fresh: Fresh, tmp_path: Path) -> None:
    shared = [tmp_path / "shared.bib", tmp_path / "other.bib"]
    shared[0].write_text(TWO, "utf-8")
    shared[1].write_text(CHANGED.replace("2022}", "2020}"), "utf-8")
    source(site).unlink()
    source(site).symlink_to(shared[0])
    assert pages(site.rebuild(allow_warnings=True)) == fresh()
    shared[0].write_text(CHANGED, "utf-8")
    assert pages(site.rebuild(allow_warnings=True)) == fresh({"two.bib": CHANGED})
    source(site).unlink()
    source(site).symlink_to(shared[1])
    assert pages(site.rebuild(allow_warnings=True)) == fresh({"two.bib": shared[1].read_bytes()})


@pytest.mark.parametrize(
    "change",
    [
        {"bibtex_bibfiles": ["two.bib", "one.bib"]},
        {"bibtex_bibfiles": ["two.bib"]},
        {"academic_me": "chen"},
        {"academic_people": {**PEOPLE, "chen": {"name": "Ada Chen", "url": "https://example.org/chen"}}},
        {"academic_roles": {"equal": {"symbol": "=", "label": "both first"}}},
    ],
    ids=lambda change: "".join(change),
)
def test_another_setting(build: Build, fresh: Fresh, change: dict[str, Any]) -> None:
    marked = {"two.bib": TWO.replace("{Chen, Ada}", "{Chen*, Ada and Ito*, Noriko}")}
    built = build(SITE | marked, conf=CONF, allow_warnings=True)
    before = pages(built)
    again = built.rebuild(conf=CONF | change, allow_warnings=True)
    assert pages(again) == fresh(marked, **change)
    assert pages(again) != before


def test_clock_runs_backwards(site: Built, fresh: Fresh, monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time_ns
    with monkeypatch.context() as patch:
        patch.setattr(sphinx.builders.time, "time_ns", lambda: now() - 10**18)
        site.rebuild({"two.bib": CHANGED}, allow_warnings=True)
        again = site.rebuild({"two.bib": CHANGED.replace("Third", "Fifth")}, allow_warnings=True)
    assert pages(again) == fresh({"two.bib": CHANGED.replace("Third", "Fifth")})


def test_another_version_reads_everything_again(site: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    assert site.rebuild(allow_warnings=True).read == []
    monkeypatch.setattr(sphinx_academic, "__version__", "999.0")
    assert sorted(site.rebuild(allow_warnings=True).read) == sorted(PAGES)


def test_edit_that_changes_no_page_is_looked_at_once(site: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[AcademicDomain] = []
    original = AcademicDomain.outdated_pages
    monkeypatch.setattr(
        AcademicDomain, "outdated_pages", lambda self: (checked.append(self), original(self))[1]
    )
    site.rebuild({"list.md": "# Nothing\n"}, allow_warnings=True)
    checked.clear()
    again = site.rebuild({"two.bib": f"% a remark\n{TWO}"}, allow_warnings=True)
    assert (again.read, again.written, len(checked)) == ([], [], 1)
    site.rebuild(allow_warnings=True)
    assert len(checked) == 1


def test_a_bibliography_follows_the_order_of_the_file(build: Build) -> None:
    entries = [
        f"@misc{{k{year}, title = {{T{year}}}, author = {{Ito, N.}}, year = {year}}}\n"
        for year in (2024, 2022)
    ]
    page = "# All\n\n```{bibliography}\n:all:\n:style: unsrt\n```\n"
    built = build({"index.md": page, "papers.bib": "".join(entries)})
    again = built.rebuild({"papers.bib": "".join(reversed(entries))})
    assert again.read == ["index"]
    assert [re.search(r"T\d+", cited.text)[0] for cited in again.html().select("div.citation")] == [
        "T2022",
        "T2024",
    ]


@pytest.mark.parametrize("failing", ["mkdir", "mkstemp", "replace"])
def test_no_room_for_caches(
    build: Build, fresh: Fresh, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    owner = {"mkdir": Path, "mkstemp": tempfile, "replace": os}[failing]
    original = getattr(owner, failing)

    def fail(*args: Any, **options: Any) -> Any:
        # beside the doctrees, and not the style sheet in the output folder
        if "academic" in (text := f"{args} {options}") and "_static" not in text:
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(*args, **options)

    broken = SITE | {"one.bib": ONE + "@article{one2024, title = {Again}, year = {2024}}"}
    with monkeypatch.context() as patch:
        patch.setattr(owner, failing, fail)
        built = build(broken, conf=CONF, allow_warnings=True)
        again = built.rebuild(allow_warnings=True)
        assert again.warnings == built.warnings != []
        assert again.read == []
    assert pages(built.rebuild({"two.bib": CHANGED}, allow_warnings=True)) == fresh(
        broken | {"two.bib": CHANGED}
    )


@pytest.mark.parametrize("parallel", [1, 2])
def test_reference_follows_its_paper(build: Build, fresh: Fresh, parallel: int) -> None:
    built = build(SITE, conf=CONF, allow_warnings=True, parallel=parallel)
    assert 'href="all.html#pub-two2022"' in built.text("index")
    # now the other page shows more papers
    changes = {
        "all.md": "# All\n\n```{publications}\n:keys: two2022\n```\n",
        "cited.md": "# Cited\n\n```{publications}\n```\n",
    }
    again = built.rebuild(changes, allow_warnings=True)
    assert "index" not in again.read
    assert 'href="cited.html#pub-two2022"' in again.text("index")
    assert pages(again) == fresh(changes)


def test_parent_in_another_file_changes(build: Build) -> None:
    parent = "@proceedings{proc, title = {Proceedings}, year = 2017, publisher = {Press}}\n"
    files = {
        "index.md": "# Home\n\n```{publications}\n:filter: key == 'child'\n```\n",
        "other.md": "# Other\n\n```{publications}\n:filter: key == 'other'\n```\n\n[home](index.md)\n",
        "a.bib": "@inproceedings{child, title = {C}, author = {D, A}, crossref = {proc}}\n"
        "@misc{other, title = {O}, author = {D, A}, year = 2000}\n",
        "b.bib": parent,
    }
    first = build(files, allow_warnings=True)
    assert "Proceedings" in first.text("index")
    # a file that is read again for the sake of another has the same records; no page is
    added = "@misc{more, title = {More}, author = {D, A}, year = 2001}\n"
    second = first.rebuild({"b.bib": parent + added}, allow_warnings=True)
    assert second.read == []
    third = second.rebuild({"b.bib": added + parent.replace("Proceedings", "Symposium")}, allow_warnings=True)
    assert third.read == ["index"]
    assert "Symposium" in third.text("index")
    fourth = third.rebuild({"b.bib": added}, allow_warnings=True)
    assert [line for line in fourth.warnings if "‘proc’" in line]
    assert "Symposium" not in fourth.text("index")
    # and the warning is repeated as long as the parent is missing
    assert [line for line in fourth.rebuild(allow_warnings=True).warnings if "‘proc’" in line]
    fifth = fourth.rebuild({"b.bib": added + parent}, allow_warnings=True)
    assert not [line for line in fifth.warnings if "‘proc’" in line]
    assert "Proceedings" in fifth.text("index")
    assert fifth.rebuild(allow_warnings=True).read == []
