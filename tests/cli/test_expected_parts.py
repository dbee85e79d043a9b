"""What builds of an imported site will warn of: dates of items, files of papers, and people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.cli.bib_authors import Papers, read_papers
from sphinx_academic.cli.expected_dates import expected_in_sections
from sphinx_academic.cli.expected_pictures import expected_of_pictures
from sphinx_academic.cli.expected_warnings import expected_warnings
from sphinx_academic.importers.findings import Finding, Level
from sphinx_academic.importers.records import Block, Entry, Page

UNREADABLE = (
    "the date cannot be read; write it as 2024, 2024.10, 2024-10-05, Oct 2024, 2023/24, Fall 2023, "
    "2020.09 – 2024.08 or Sep 2024 – present"
)
BACKWARDS = "the range ends before it starts; correct it"
SEVERAL = "there are several dates; write a range, or one item for each"
LONG = f"13/2024, {'x' * 80}"

DATES: list[tuple[Entry, list[tuple[str, str]]]] = [
    (Entry("A talk", "2024"), []),
    (Entry("A talk"), []),
    (Entry("A talk", "2024 – 2020"), [("2024 – 2020, A talk", BACKWARDS)]),
    (Entry("2024 – 2020, A talk"), [("2024 – 2020, A talk", BACKWARDS)]),
    (Entry("A talk", "2019, 2020"), [("2019, 2020, A talk", SEVERAL)]),
    (Entry("A talk", "13/2024"), [("13/2024, A talk", UNREADABLE)]),
    # markup is no part of it
    (
        Entry("*2024* – [2020](https://example.org), {pub}`x` \\*, ![y](z.png)"),
        [("2024 – 2020, x *, y", BACKWARDS)],
    ),
    (Entry(LONG), [(LONG[:60], UNREADABLE)]),
    # a group of items, which has no date of its own
    (Entry("2024 – 2020", entries=(Entry("A", "2024"),)), []),
    (
        Entry("Schools", entries=(Entry("A", "2024 – 2020"), Entry("B"), Entry("C", "13/2024"))),
        [("2024 – 2020, A", BACKWARDS), ("13/2024, C", UNREADABLE)],
    ),
    (
        Entry("Schools", entries=(Entry("Deep", entries=(Entry("A", "2024 – 2020"),)),)),
        [("2024 – 2020, A", BACKWARDS)],
    ),
    # points below an item
    (Entry("2024 – 2020", entries=(Entry("A point"),)), [("2024 – 2020", BACKWARDS)]),
    (Entry("A", "2024", entries=(Entry("B", "2024 – 2020"),)), []),
]


@pytest.mark.parametrize(("entry", "expected"), DATES)
def test_dates_of_items(entry: Entry, expected: list[tuple[str, str]]) -> None:
    def found(kind: str) -> list[Finding]:
        page = Page("about/me", blocks=(Block("text"), Block(kind, entries=(entry,))))
        return list(expected_in_sections([Page("x"), page]))

    for kind in ("education", "talks", "projects", "supervision", "media"):
        assert found(kind) == [
            Finding(
                Level.CHECK,
                f"each build warns of it: at the start of ‘{text}’: {problem} [academic.date]",
                "about/me.md",
                warns=True,
            )
            for text, problem in expected
        ]
    # those of news are reported where they are read
    for kind in ("news", "service", "skills", ""):
        assert found(kind) == []


BEGINNINGS = [
    (b"\xff\xd8\xff\xe0", True),
    (b"\xff\xd8", False),
    (b"\x89PNG\r\n\x1a\n1", True),
    (b"RIFF....WEBP", True),
    (b"GIF89a", True),
    (b"BM", True),
    (b"II*\0", True),
    (b"MM\0*", True),
    (b"\0\0\0\x1cftypavif", True),
    (b"\0\0\0ftyp", False),
    (b"version https://git-lfs.github.com", False),
    (b"", False),
]


@pytest.mark.parametrize(("content", "is_picture"), BEGINNINGS)
def test_files_that_are_no_pictures(tmp_path: Path, content: bytes, is_picture: bool) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    files: dict[str, bytes | Path] = {"a.png": content, "b.JPG": path, "c.svg": content, "d.pdf": path}
    found = list(expected_of_pictures(files))
    assert [one.file for one in found] == ([] if is_picture else ["a.png", "b.JPG"])
    assert all(one.warns and one.level is Level.CHECK and one.line == 0 for one in found)


BIB = b"""\
@article{one, title = {One}, year = 2024, author = {Okafor, Mira and Wu, L.}, pdf = {one.pdf},
  preview = {one.png}, code = {https://example.org/}, html = {page.html}}
@article{two, title = {Two}, year = 2023, author = {Okafor, M. and Okafor, M.}, slides = {/two.pdf}}
@article{three, title = {Three}, year = 2022, author = {Roe, Bo}, author+an:person = {1=bo}}
"""
PEOPLE: dict[str, dict[str, Any]] = {"mira": {"name": "Mira Okafor", "aliases": ["M. Okafor"]}}
ALL = Page("papers", blocks=(Block("publications"),))


def found(
    bib: bytes = BIB,
    *files: str,
    me: str = "mira",
    page: Page = ALL,
    people: dict[str, dict[str, Any]] = PEOPLE,
    pictures: bool = True,
) -> list[str]:
    """Return what is expected, each with its place."""
    papers = read_papers(bib, "a.bib")
    assert all(not problem.message.startswith("x") for problem in papers.problems)
    findings = expected_warnings(papers, [page], people, me, files, pictures=pictures)
    assert all(one.warns and one.level is Level.CHECK for one in findings)
    return [f"{one.file}:{one.line} {one.message}" for one in findings]


def kinds(lines: list[str]) -> list[str]:
    """Return the place, the key and the kind of each."""
    return [
        f"{line.split(' ')[0]} {line.partition('(')[2].partition(')')[0]} {line.rpartition('.')[2][:-1]}"
        for line in lines
    ]


def test_warnings_of_papers() -> None:
    lines = found()
    assert kinds(lines) == [
        "a.bib:1 one link",
        "a.bib:1 one link",
        "a.bib:3 two ambiguous_name",
        "a.bib:3 two link",
        "a.bib:4 three unknown_person",
    ]
    # as the entry names it, and not where else it might be
    assert "one.pdf" in lines[0]
    assert "one.png" in lines[1]
    assert "assets/" not in "".join(lines)
    assert lines[-1] == (
        "a.bib:4 each build warns of it (three): author+an:person names ‘bo’, not in academic_people; it is "
        "ignored; correct it [academic.unknown_person]"
    )
    assert kinds(found(BIB, "one.pdf", "assets/pdf/two.pdf")) == [
        "a.bib:1 one link",
        "a.bib:3 two ambiguous_name",
        "a.bib:4 three unknown_person",
    ]
    # without a person, none is in doubt; without pictures, none is missing
    assert kinds(found(BIB, "one.pdf", "two.pdf", me="", pictures=False)) == ["a.bib:4 three unknown_person"]
    assert kinds(
        found(BIB, "one.pdf", "two.pdf", "one.png", people={**PEOPLE, "bo": {"name": "Bo Roe"}})
    ) == ["a.bib:3 two ambiguous_name"]


def test_papers_that_no_page_shows_are_no_matter() -> None:
    assert found(page=Page("x", blocks=(Block("text"),))) == []
    assert kinds(found(page=Page("x", blocks=(Block("publications", options={"keys": "three"}),)))) == [
        "a.bib:4 three unknown_person"
    ]


@pytest.mark.parametrize(
    ("name", "field", "is_missing"),
    [
        ("one.pdf", "pdf = {one.pdf}", False),
        ("one.pdf", "pdf = {/one.pdf}", False),
        ("one.pdf", "pdf = {./one.pdf}", False),
        ("assets/pdf/one.pdf", "pdf = {one.pdf}", False),
        ("two.pdf", "pdf = {one.pdf}", True),
        # of a kind that is not published
        ("one.py", "pdf = {one.py}", True),
        ("One.PDF", "pdf = {One.PDF}", False),
        ("assets/html/one.py", "html = {one.py}", False),
        ("one.png", "preview = {one.png}", False),
        ("assets/img/publication_preview/one.png", "preview = {one.png}", False),
        ("one.zip", "preview = {one.zip}", True),
        ("one.pdf", "preview = {one.pdf}", False),
        ("none.pdf", "preview = {one.pdf#page=2}", True),
    ],
)
def test_files_of_papers(name: str, field: str, is_missing: bool) -> None:
    bib = f"@misc{{a, title = {{T}}, year = 2024, author = {{Roe, Bo}}, {field}}}".encode()
    assert bool(found(bib, name)) is is_missing


def test_of_a_key_in_two_files_the_first_counts() -> None:
    first = read(b"@misc{a, title = {T}, year = 2024}", "a.bib").publications
    second = read(b"@misc{a, title = {T}, year = 2024, pdf = {x.pdf}}", "b.bib").publications
    for publications, count in ((first + second, 0), (second + first, 1)):
        findings = expected_warnings(Papers(publications, ()), [ALL], {}, "", (), pictures=False)
        assert len(findings) == count


def test_of_many_warnings_some_are_counted() -> None:
    bib = "".join(f"@misc{{k{number}, title = {{T}}}}\n" for number in range(8)).encode()
    lines = found(bib, page=Page("x"))
    warned = [line for line in lines if "each build warns of it" in line]
    counted = [line for line in lines if "each build only counts it" in line]
    assert [*warned, *counted] == lines
    assert len(counted) + len(warned) - 1 == 8
    assert warned[-1] == (
        f"a.bib:{len(warned)} each build warns of it: {len(counted)} more like this; fix these to see the "
        "rest [academic.no_year]"
    )
    assert [line.split(" ")[0] for line in counted] == [f"a.bib:{number}" for number in range(len(warned), 9)]


def test_people_that_cannot_be_used() -> None:
    lines = found(b"", people={"x": {"name": "X", "aliases": "Y"}}, page=Page("x"))
    assert lines[0].startswith("conf.py:0 each build warns of it: academic_people['x']")
