"""The ``.bib`` files of a build: which entries count, which names they have, and what their digests say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from sphinx_academic.core import cache as cachefile
from sphinx_academic.core.store import Header, Store, _redigested, open_store
from sphinx_academic.model.problems import Problem
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import Role, RoleTable


def bib(*keys: str, title: str = "T") -> str:
    return "".join(f"@misc{{{key}, title = {{{title}}}, year = 2020}}\n" for key in keys)


FILES = {"a.bib": bib("one", "two"), "sub/b.bib": bib("two", "three", title="Other"), "c.bib": bib("one")}
SETTING = ("conf.py", 3)


class Site:
    """A folder with files, and the number of them that were read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def open(self, *names: str, roles: RoleTable | None = None, **options: object) -> Store:
        paths = [self.folder / name for name in names or FILES]
        caches = self.folder.parent / "caches"
        return open_store(paths, self.folder, caches, roles or RoleTable(), SETTING, **options)  # type: ignore[arg-type]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def shown(entries: Iterable[Publication]) -> list[str]:
    return [f"{entry.file}:{entry.line} {entry.key}" for entry in entries]


ALL = ["a.bib:1 one", "a.bib:2 two", "sub/b.bib:1 two", "sub/b.bib:2 three", "c.bib:1 one"]


def first_of(found: Iterable[Publication]) -> Iterable[Publication]:
    return iter(list(found))


@pytest.mark.parametrize("change", [None, first_of])
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((), [ALL[0], ALL[1], ALL[3]]),
        (("a.bib",), ALL[:2]),
        (("sub/b.bib",), ALL[2:4]),
        (("c.bib", "sub/b.bib"), ALL[2:]),
        (("c.bib", "a.bib"), ALL[:2]),
        (("none.bib",), []),
    ],
)
def test_entries_of_files(site: Site, change: object, files: tuple[str, ...], expected: list[str]) -> None:
    store = site.open(change=change)
    assert shown(store.publications) == ALL
    assert shown(store.publications_of(files)) == expected


@pytest.mark.parametrize("change", [None, first_of])
def test_entries_by_key_and_digest(site: Site, change: object) -> None:
    store = site.open(change=change)
    found = store.find("two")
    assert found is store.publications[1]
    assert store.find("none") is None
    assert store.record(found.digest) is found
    with pytest.raises(KeyError):
        store.record(b"none")
    assert [list(store.keys_of(file)) for file in store.files] == [["one", "two"], ["two", "three"], ["one"]]


def test_keys_are_those_that_other_extensions_leave(site: Site) -> None:
    def change(entries: tuple[Publication, ...]) -> Iterable[Publication]:
        return [entry._replace(key=f"{entry.key}!") for entry in entries if entry.key != "two"]

    store = site.open(change=change)
    assert [list(store.keys_of(file)) for file in store.files] == [["one!"], ["three!"], ["one!"]]
    assert shown(store.publications_of(())) == ["a.bib:1 one!", "sub/b.bib:2 three!"]


def test_problems_name_each_file_and_those_that_share_a_key(site: Site) -> None:
    site.write("a.bib", bib("one", "two") + "@misc{two, title = {Again}, year = 2020}\n")
    problems = site.open("a.bib", "none.bib", "sub/b.bib").problems
    found = [(problem.kind, problem.file, problem.line, problem.key) for problem in problems]
    assert found[0] == ("bibfile", "conf.py", 3, None)
    assert problems[0].message == (
        "bibtex_bibfiles: none.bib cannot be read (No such file or directory); add the file or fix the name"
    )
    assert [place[1:] for place in found[1:]] == [("a.bib", 3, "two"), ("sub/b.bib", 1, "two")]
    # in each build, also where nothing is read
    assert site.open("a.bib", "none.bib", "sub/b.bib").problems == problems


def test_names_of_files(site: Site, tmp_path: Path) -> None:
    (tmp_path / "above.bib").write_text(bib("four"))
    store = site.open("a.bib", "a.bib", "sub/b.bib", str(tmp_path / "above.bib"))
    # a file that is named twice is read once
    assert [file.name for file in store.files] == ["a.bib", "sub/b.bib", str(tmp_path / "above.bib")]
    assert not [problem for problem in store.problems if problem.key != "two"]


def test_the_place_of_a_problem_is_that_of_today(site: Site) -> None:
    site.write("a.bib", "\n\n" + bib("one", "two") + bib("one"))
    store = site.open()
    problem = Problem("date", "no date", "a.bib", 4, "two")
    assert store.placed(problem) is problem
    for found, line in (
        (Problem("date", "x", "a.bib", 1, "two"), 4),
        (Problem("date", "x", "a.bib", 2, "one"), 3),
        # of a key that stands there twice, either
        (Problem("date", "x", "a.bib", 5, "one"), 5),
        (Problem("date", "x", "a.bib", None, "two"), 4),
        # of another file, or of no entry that is there
        (Problem("date", "x", "none.bib", 9, "two"), 9),
        (Problem("date", "x", "a.bib", 9, "three"), 9),
        (Problem("date", "x", "sub/b.bib", 9, "three"), 2),
    ):
        placed = store.placed(found)
        assert (placed.line, placed.message, placed.key) == (line, found.message, found.key)


def test_digests_of_the_store(site: Site) -> None:
    store = site.open()
    assert store.digest == site.open().digest
    assert store.digest != site.open("sub/b.bib", "a.bib", "c.bib").digest
    assert store.digest != site.open("a.bib", "sub/b.bib").digest
    assert store.digest != site.open(roles=RoleTable((Role("x", "+", "x"),))).digest
    changed = site.open(change=first_of)
    assert changed.digest == cachefile.digest(*(entry.digest for entry in store.publications))
    assert changed.digest == site.open(change=first_of).digest != store.digest
    # what they make of it counts, and not the files
    site.write("a.bib", "\n" + FILES["a.bib"])
    assert site.open(change=first_of).digest == changed.digest
    assert site.open().digest != store.digest


def test_records_that_are_changed_have_a_digest_of_what_they_say() -> None:
    one = Publication("a", "misc", ("T",), digest=b"1", line=3, keywords=frozenset("ab"))
    other = Publication("b", "misc", ("T",), digest=b"2")
    retitled = one._replace(title=("U",))
    found = list(_redigested((one, other), [one, retitled, other._replace()]))
    assert found[0] is one
    assert [entry.title for entry in found] == [("T",), ("U",), ("T",)]
    digests = [entry.digest for entry in found]
    assert len({*digests, b"2"}) == 4
    # where it stands, and how it was read, does not matter
    same = retitled._replace(line=9, digest=b"9", keywords=frozenset("ba"))
    assert next(_redigested((), [same])).digest == digests[1]
    assert next(_redigested((), [same._replace(keywords=frozenset("a"))])).digest != digests[1]
    lone = next(_redigested((), [one._replace(title=("\ud800",))]))
    assert len(lone.digest) == 16


def test_macros_of_earlier_files_hold_in_later_ones(site: Site) -> None:
    site.write("a.bib", "@string{j = {Journal}}\n")
    site.write("c.bib", "@article{x, journal = j, title = {T}}\n")
    store = site.open("a.bib", "c.bib")
    assert [entry.venue for entry in store.publications] == [("Journal",)]
    assert store.files[0].header.macros == {"j": "Journal"}
    # the same file with other macros is another one
    site.write("a.bib", "@string{j = {Letters}}\n")
    again = site.open("a.bib", "c.bib")
    assert [entry.venue for entry in again.publications] == [("Letters",)]
    assert again.files[1].digest != store.files[1].digest


def test_a_parent_in_another_file_has_the_child_read_again(site: Site) -> None:
    site.write("a.bib", "@misc{x, crossref = {p}, title = {T}}\n")
    site.write("c.bib", "@proceedings{p, title = {P}, publisher = {One}}\n")
    store = site.open("a.bib", "c.bib")
    headers = [file.header for file in store.files]
    assert headers[0].joined != b""
    assert headers[1].joined == b""
    assert store.find("x").publisher == "One"  # type: ignore[union-attr]
    site.write("c.bib", "@proceedings{p, title = {P}, publisher = {Two}}\n")
    again = site.open("a.bib", "c.bib")
    # the file itself is the same
    assert again.files[0].digest == store.files[0].digest
    assert again.find("x").publisher == "Two"  # type: ignore[union-attr]


def test_a_store_of_nothing() -> None:
    store = Store()
    assert (store.publications, list(store.publications_of(())), store.find("a")) == ((), [], None)
    assert Header((), (), (), {}).joined == b""
