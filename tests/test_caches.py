"""Caches of ``.bib`` files: whatever lies in their place, the records are those of the file."""

from __future__ import annotations

import os
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.bib import reader as entries
from sphinx_academic.bib.fields import Entry
from sphinx_academic.core import cache as cachefile
from sphinx_academic.core import record_blocks
from sphinx_academic.core.store import Store, open_store
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import Role, RoleTable

BIB = "".join(f"@misc{{key{number}, title = {{Title {number}}}, year = {{2020}}}}\n" for number in range(30))
BROKEN = BIB + "@misc{key1, title = {Again}, year = {2020}}\n"


class Site:
    """A folder with one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bib = folder / "papers.bib"
        self.bib.write_text(BROKEN, "utf-8")

    def open(self) -> Store:
        return open_store([self.bib], self.folder, self.folder / "caches", RoleTable(), ("conf.py", 1))

    @property
    def cache(self) -> Path:
        (path,) = (self.folder / "caches").iterdir()
        return path


@pytest.fixture
def site(tmp_path: Path) -> Site:
    site = Site(tmp_path)
    site.open()
    return site


def titles(store: Store) -> list[str]:
    return [publication.plain_title for publication in store.publications]


def assert_right(site: Site) -> None:
    """Read twice, the second time from what the first has left."""
    for _ in range(2):
        store = site.open()
        assert titles(store) == [f"Title {number}" for number in range(30)] + ["Again"]
        assert [problem.key for problem in store.problems] == ["key1"]


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _truncate_in_header(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:120])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_version(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"sphinx-academic ", b"sphinx-academic 0"))


def _foreign_pickle(path: Path) -> None:
    path.write_bytes(pickle.dumps({"a": 1}))


def _other_objects(path: Path) -> None:
    source = path.read_bytes()[len(cachefile._FORMAT) :][:16]
    cachefile.save(path, source, ["no header"], (b"no body",))


def _other_blocks(path: Path) -> None:
    source = path.read_bytes()[len(cachefile._FORMAT) :][:16]
    (header, _body) = cachefile.load_last(path) or ((), ())
    cachefile.save(path, source, header, (b"no pickle",))


def _missing_class(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"sphinx_academic.core.store", b"sphinx_academic.stare"))


def _endless_length(path: Path) -> None:
    start = len(cachefile._FORMAT) + 16
    content = path.read_bytes()
    path.write_bytes(content[:start] + b"\x7f" + content[start + 1 :])


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").touch()


def _gone(path: Path) -> None:
    path.unlink()


def _link_in_a_circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


DAMAGE: tuple[Callable[[Path], None], ...] = (
    _truncate, _truncate_in_header, _empty, _other_version, _foreign_pickle, _other_objects, _other_blocks,
    _missing_class, _endless_length, _folder, _gone, _link_in_a_circle,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGE)
def test_damaged(site: Site, damage: Callable[[Path], None]) -> None:
    damage(site.cache)
    assert_right(site)


def test_any_flipped_byte(site: Site) -> None:
    content = site.cache.read_bytes()
    places = random.Random(1).sample(range(len(content)), 150)
    for place in [*range(90), *places]:
        site.cache.write_bytes(content[:place] + bytes([content[place] ^ 0x20]) + content[place + 1 :])
        assert_right(site)


def test_damaged_after_it_was_opened(site: Site) -> None:
    store = site.open()
    _truncate(site.cache)
    assert titles(store)[-1] == "Again"


def test_file_that_changes_while_it_is_read(site: Site) -> None:
    """The records are those of the content that was there at first, and so is the cache."""
    store = site.open()
    _gone(site.cache)
    site.bib.write_text(BIB.replace("Title", "Other"), "utf-8")
    assert titles(store)[-1] == "Again"
    assert set(titles(site.open())) == {f"Other {number}" for number in range(30)}
    site.bib.write_text(BROKEN, "utf-8")
    assert_right(site)


def test_file_that_goes_while_it_is_read(site: Site) -> None:
    store = site.open()
    _gone(site.cache)
    site.bib.unlink()
    assert titles(store)[-1] == "Again"


def test_two_at_once(site: Site) -> None:
    """Each has its own state of the file, and the cache has room for one."""
    first = site.open()
    site.bib.write_text(BIB, "utf-8")
    second = site.open()
    assert (len(first.publications), len(second.publications)) == (31, 30)
    site.bib.write_text(BROKEN, "utf-8")
    assert_right(site)


def test_other_roles_and_macros_read_the_file_again(site: Site) -> None:
    site.bib.write_text("@misc{a, title = mac, author = {Ito*, N. and Chen*, A.}, year = 2020}", "utf-8")
    before = site.folder / "before.bib"
    found = []
    for value, roles in (("one", RoleTable()), ("two", RoleTable()), ("two", RoleTable(()))):
        before.write_text(f'@string{{mac = "{value}"}}@misc{{b, title = {{B}}, year = 2020}}', "utf-8")
        caches = site.folder / "caches"
        entry = open_store([before, site.bib], site.folder, caches, roles, ("conf.py", 1)).find("a")
        assert entry is not None
        found.append((entry.plain_title, entry.authors[0].roles))
    assert found == [("one", ("equal",)), ("two", ("equal",)), ("two", ())]


def test_strays_of_killed_builds_are_swept(site: Site) -> None:
    stray = site.cache.with_name(f"{site.cache.name}.x1y2")
    stray.write_bytes(b"half")
    site.bib.write_text(BIB, "utf-8")
    site.open()
    assert not stray.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser writes anywhere")
def test_folder_that_cannot_be_written_to(site: Site) -> None:
    _gone(site.cache)
    (site.folder / "caches").chmod(0o500)
    assert_right(site)
    assert not list((site.folder / "caches").iterdir())


MANY = "".join(f"@misc{{key{number}, title = {{Title {number}}}, year = 2020}}\n" for number in range(1500))


@pytest.mark.parametrize(
    ("old", "new", "most"),
    [
        ("Title 700}", "Another}", 1),
        # the end of a block may go or come with it
        ("@misc{key700, title = {Title 700}, year = 2020}", "", 2),
        ("@misc{key700,", "@misc{other, title = {Other}, year = 2020} @misc{key700,", 2),
        # nor does it matter that those behind it stand elsewhere
        ("@misc{key700,", "% of 2020\n\n@misc{key700, note = {New},", 1),
        # with a problem, which has the entry read anew by each build, to what it was
        ("Title 700}, year = 2020", "Title 700}, year = {soon}", 1),
    ],
)
def test_an_edit_has_few_blocks_made_anew(
    site: Site, monkeypatch: pytest.MonkeyPatch, old: str, new: str, most: int
) -> None:
    site.bib.write_text(MANY, "utf-8")
    site.open()
    made = []

    def count(value: Any, *options: Any) -> bytes:
        made.append(len(value))
        return pickle.dumps(value, *options)

    counting = SimpleNamespace(dumps=count, loads=pickle.loads, HIGHEST_PROTOCOL=pickle.HIGHEST_PROTOCOL)
    monkeypatch.setattr(record_blocks, "pickle", counting)
    for text in (MANY.replace(old, new), MANY.replace(old, new).replace("Title 9}", "Title nine}")):
        site.bib.write_text(text, "utf-8")
        read = site.open()
        fresh = open_store([site.bib], site.folder, site.folder / "others", RoleTable(), ("conf.py", 1))
        shutil.rmtree(site.folder / "others")
        assert read.publications == fresh.publications == site.open().publications
        # those of the fresh reading, which makes them all, are not counted
        assert 1 <= len(made) - len(list(record_blocks._divided(fresh.publications))) <= most
        made.clear()


EDITS: tuple[Callable[[str], str], ...] = (
    lambda text: "\n\n" + text,
    lambda text: text.replace("Title 5}", "Another}"),
    lambda text: text.replace("year = {2020}", "year = {soon}", 1),
    lambda text: text.replace("title = {Title 7},", "title = {Title 7}"),
    lambda text: text.replace("@misc{key9,", "@misc{,"),
    lambda text: "\n".join(reversed(text.splitlines())),
    lambda text: text.replace("{2020}", "when") + "@string{when = {2021}}\n",
    lambda text: text + "@misc{key31, title = {New}}\n",
    lambda text: "",
)


def state(store: Store) -> tuple[object, ...]:
    # what macros have added is known as a bound
    headers = [file.header._replace(added=0) for file in store.files]
    return store.publications, store.problems, headers


def test_after_an_edit_all_is_as_if_read_anew(site: Site, tmp_path: Path) -> None:
    for number, edit in enumerate(EDITS):
        site.bib.write_text(edit(site.bib.read_text("utf-8") or BROKEN), "utf-8")
        folder = tmp_path / f"new-{number}"
        anew = open_store([site.bib], site.folder, folder, RoleTable(), ("conf.py", 1))
        assert state(site.open()) == state(anew)


def test_an_edit_reads_only_what_it_changes(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = entries._publication

    def note(entry: Entry, *others: Any) -> Publication:
        made.append(entry.key)
        return make(entry, *others)

    monkeypatch.setattr(entries, "_publication", note)
    site.bib.write_text(f"\n{BROKEN.replace('Title 5}', 'Another}')}", "utf-8")
    store = site.open()
    # with every entry that had a problem, to report it again
    assert made == ["key1", "key5", "key1"]
    assert store.publications[0].line == 2


def test_other_roles_read_all_anew(site: Site) -> None:
    site.bib.write_text("@misc{a, author = {Ito, N.§}, title = {T}, year = 2024}\n", "utf-8")
    site.open()
    site.bib.write_text("\n" + site.bib.read_text("utf-8"), "utf-8")
    roles = RoleTable((Role("paid", "§", "paid"),))
    store = open_store([site.bib], site.folder, site.folder / "caches", roles, ("conf.py", 1))
    assert store.publications[0].authors[0].roles == ("paid",)
