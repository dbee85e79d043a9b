"""Checkouts: whose they are, which of their files are read, and what conf.py says without being run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.sync import checkouts
from sphinx_academic.sync.checkouts import _literals, checkout_source, members_in
from sphinx_academic.sync.client import SourceError
from sphinx_academic.sync.work import Work

from .members import Entry, feed, listed, objects

ADDRESSES = {
    "mara": "https://example.org/~teal/",
    "Ben": "https://okoro.example.org",
    "zoe": "https://example.com/Zoe",
}


def test_whose_a_folder_is(tmp_path: Path) -> None:
    for name in ("teal", "BEN", "zoe", "other", ".git", "okoro.example.org"):
        (tmp_path / name).mkdir()
    (tmp_path / "mara").write_text("no folder")
    found, others = members_in(tmp_path, ADDRESSES)
    assert {member: path.name for member, path in found.items()} == {
        "Ben": "BEN",
        "mara": "teal",
        "zoe": "zoe",
    }
    assert others == ["other"]
    # without addresses each is a member's
    found, others = members_in(tmp_path, {})
    assert (sorted(found), others) == (["BEN", "okoro.example.org", "other", "teal", "zoe"], [])


def works(folder: Path, address: str = "", **files: bytes | str) -> list[Work]:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    source = checkout_source({"mara": folder}, {"mara": address} if address else {})
    assert (source.name, source.is_curated, source.rank) == ("members", True, 15)
    assert source.works
    client: Any = None
    return list(source.works(client, "mara"))


def entry(key: str) -> str:
    return f"@misc{{{key}, title = {{{key}}}}}\n"


@pytest.mark.parametrize(
    ("files", "keys"),
    [
        ({"b.bib": entry("b"), "a.BIB": entry("a"), "c.txt": entry("c")}, ["a", "b"]),
        ({"x/y/a.bib": entry("a"), ".git/b.bib": entry("b"), "_build/c.bib": entry("c")}, ["a"]),
        (
            {
                "_site/a.bib": entry("a"),
                "node_modules/b.bib": entry("b"),
                "tests/c.bib": entry("c"),
                "d.bib": entry("d"),
            },
            ["d"],
        ),
        ({"1/2/3/4/5/6/a.bib": entry("a"), "1/2/3/4/5/6/7/b.bib": entry("b")}, ["a"]),
        # those that conf.py names
        ({"conf.py": "bibtex_bibfiles = ['b.bib']", "a.bib": entry("a"), "b.bib": entry("b")}, ["b"]),
        ({"docs/conf.py": "bibtex_bibfiles = 'b.bib'", "a.bib": entry("a"), "docs/b.bib": entry("b")}, ["b"]),
        (
            {"conf.py": "bibtex_bibfiles = ('b.bib', 'no.bib', 3)", "a.bib": entry("a"), "b.bib": entry("b")},
            ["b"],
        ),
        ({"conf.py": "bibtex_bibfiles = ['no.bib']", "a.bib": entry("a")}, ["a"]),
        ({"conf.py": "bibtex_bibfiles = 3", "a.bib": entry("a")}, ["a"]),
        ({"conf.py": "bibtex_bibfiles = ['../x.bib', '/etc/passwd', 'a\\0']", "a.bib": entry("a")}, ["a"]),
        (
            {
                "conf.py": "",
                "docs/conf.py": "bibtex_bibfiles = ['b.bib']",
                "docs/b.bib": entry("b"),
                "a.bib": entry("a"),
            },
            ["a", "b"],
        ),
    ],
)
def test_which_files_are_read(tmp_path: Path, files: dict[str, str], keys: list[str]) -> None:
    (tmp_path / "x.bib").write_text(entry("x"))
    folder = tmp_path / "checkout"
    folder.mkdir()
    assert [one.key for one in works(folder, **files)] == keys


def test_without_entries(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no .bib file in "):
        works(tmp_path, **{"a.txt": "x"})


def test_a_link_to_a_checkout(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "mara"
    real.mkdir()
    link.symlink_to(real)
    assert [one.key for one in works(link, **{"a.bib": entry("a")})] == ["a"]


def test_whose_a_folder_is_by_its_name_first(tmp_path: Path) -> None:
    """The id counts before the end of another's address; folders are taken in their order."""
    addresses = {
        "mara": "https://example.org/ben/",
        "ben": "https://example.org/x/Y/",
        "ida": "",
        "zoe": "x:",
    }
    for name in ("ben", "y", "Mara", "IDA", "zoe", "x", "example.org", "~y"):
        (tmp_path / name).mkdir()
    found, others = members_in(tmp_path, addresses)
    assert {member: path.name for member, path in found.items()} == {
        "ida": "IDA",
        "mara": "Mara",
        "ben": "ben",
        "zoe": "zoe",
    }
    assert others == ["x", "~y"]
    assert list(members_in(tmp_path, {})[0]) == ["IDA", "Mara", "ben", "example.org", "x", "y", "zoe", "~y"]


@pytest.mark.parametrize(("most", "keys"), [(0, ["z"]), (1, ["z", "a"]), (2, ["z", "a", "b"])])
def test_so_many_folders_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, keys: list[str]
) -> None:
    monkeypatch.setattr(checkouts, "_MOST_FOLDERS", most)
    files = {f"{name}/x.bib": entry(name) for name in "cab"}
    assert [one.key for one in works(tmp_path, **{"z.bib": entry("z"), **files})] == keys


def test_files_of_a_checkout_are_bounded(tmp_path: Path) -> None:
    named = "bibtex_bibfiles = ['b.bib']\n#"
    for size, keys in ((1_000_000, ["b"]), (1_000_001, ["a", "b"])):
        files = {"conf.py": named.ljust(size, "x"), "a.bib": entry("a"), "b.bib": entry("b")}
        assert [one.key for one in works(tmp_path, **files)] == keys


@pytest.mark.parametrize(
    ("folder", "is_looked_into"),
    [
        *((name, False) for name in (".x", "_build", "_builds", "_site", "venv", "env", "vendor", "test")),
        *((name, False) for name in ("tests", "node_modules", "site-packages", "__pycache__")),
        *((name, True) for name in ("build", "site", "_static", "environment", "x.y", "Tests", "a_build")),
    ],
)
def test_folders_with_files_of_others(tmp_path: Path, folder: str, is_looked_into: bool) -> None:
    found = works(tmp_path, **{f"{folder}/a/a.bib": entry("a"), "b.bib": entry("b")})
    assert [one.key for one in found] == ["b", "a"][: 1 + is_looked_into]


def test_links_within_and_out_of_a_checkout(tmp_path: Path) -> None:
    """What a link leads to is read only if it is within."""
    folder = tmp_path / "checkout"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.bib").write_text(entry("secret"))
    (tmp_path / "checkout-of-another").mkdir()
    (tmp_path / "checkout-of-another/x.bib").write_text(entry("x"))
    (folder / "sub/in.bib").write_text(entry("in"))
    (folder / "a.bib").symlink_to(folder / "sub/in.bib")
    (folder / "b.bib").symlink_to(tmp_path / "secret.bib")
    (folder / "c.bib").symlink_to(tmp_path / "checkout-of-another/x.bib")
    (folder / "d.bib").symlink_to(folder / "d.bib")
    (folder / "e.bib").mkdir()
    (folder / "conf.py").symlink_to(tmp_path / "secret.bib")
    assert [one.key for one in works(folder)] == ["in"]


def test_forty_files_are_read(tmp_path: Path) -> None:
    assert len(works(tmp_path, **{f"{number:02d}.bib": entry(f"k{number}") for number in range(41)})) == 40


TIDES = Entry("tides", "Tides", "Mara Teal")


@pytest.mark.parametrize(
    ("address", "conf", "built", "page"),
    [
        ("https://example.org/m/", "", "", "https://example.org/m/publications.html#pub-tides"),
        (
            "https://example.org/m/index.html",
            "",
            "_build/html/",
            "https://example.org/m/publications.html#pub-tides",
        ),
        (
            "",
            "html_baseurl = ' https://example.org/n '",
            "docs/_build/html/",
            "https://example.org/n/publications.html#pub-tides",
        ),
        (
            "",
            "html_baseurl = 'https://example.org/n o'",
            "",
            "https://example.org/n%20o/publications.html#pub-tides",
        ),
        ("", "html_baseurl = 'ftp://example.org/n'", "", ""),
        ("", "html_baseurl = 3", "", ""),
        ("", "", "", ""),
        ("https://example.org/m/", "", "elsewhere/", ""),
    ],
)
@pytest.mark.parametrize("how", ["inventory", "feed"])
def test_pages_of_a_build(tmp_path: Path, address: str, conf: str, built: str, page: str, how: str) -> None:
    site = page.partition("/publications")[0]
    files: dict[str, Any] = {"a.bib": TIDES.bib, "conf.py": conf}
    if how == "inventory":
        files[f"{built}objects.inv"] = objects(listed([TIDES]))
    else:
        files[f"{built}publications.json"] = feed(site, [TIDES])
    assert [one.page for one in works(tmp_path, address, **files)] == [page]


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("a = 1\nb: str = 'x'\nc = d = [1, 'y']\n", {"a": 1, "b": "x", "c": [1, "y"], "d": [1, "y"]}),
        ("a: int\nb = 2", {"b": 2}),
        ("a = open('x')\nb = -a\nc = 3", {"c": 3}),
        ("a.b = 1\na[0] = 2\n(c, d) = 1, 2", {}),
        ("if True:\n    a = 1", {}),
        ("a = 1\na = 2", {"a": 2}),
        ("a =", {}),
        ("a = '\0'", {}),
    ],
)
def test_settings_that_are_literals(code: str, values: dict[str, Any]) -> None:
    assert _literals(code.encode()) == values
