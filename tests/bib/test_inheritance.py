"""What an entry takes from a parent: which fields, under which names, and what it does not."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.fields import ExpansionLimit
from sphinx_academic.bib.inheritance import _NEVER, _PARENTAL, Inheritance, _inherit, _title_target
from sphinx_academic.bib.problem_kinds import BibKind

PARENT = {
    "author": "A",
    "title": "T",
    "subtitle": "S",
    "titleaddon": "ad",
    "year": "2000",
    "month": "5",
}
PARENTS = ("book", "mvbook", "periodical", "proceedings", "mvproceedings", "misc")


@pytest.mark.parametrize(
    ("child", "targets"),
    [
        # under a parent of each type of PARENTS
        (
            "article",
            ["journaltitle", "journaltitle", "journaltitle", "journaltitle", "journaltitle", "journaltitle"],
        ),
        (
            "suppperiodical",
            ["journaltitle", "journaltitle", "journaltitle", "journaltitle", "journaltitle", "journaltitle"],
        ),
        ("inbook", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("bookinbook", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("suppbook", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("incollection", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("suppcollection", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("inreference", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("inproceedings", ["booktitle", "maintitle", "booktitle", "booktitle", "maintitle", "booktitle"]),
        ("book", ["", "maintitle", "", "", "maintitle", ""]),
        ("collection", ["", "maintitle", "", "", "maintitle", ""]),
        ("proceedings", ["", "maintitle", "", "", "maintitle", ""]),
        ("reference", ["", "maintitle", "", "", "maintitle", ""]),
        ("mvbook", ["", "", "", "", "", ""]),
        ("misc", ["", "", "", "", "", ""]),
        ("thesis", ["", "", "", "", "", ""]),
        ("periodical", ["", "", "", "", "", ""]),
    ],
)
def test_what_a_title_becomes(child: str, targets: list[str]) -> None:
    assert [_title_target(child, parent) for parent in PARENTS] == targets


@pytest.mark.parametrize(
    ("child", "own", "parent", "fields", "expected"),
    [
        (
            "inbook",
            {},
            "book",
            PARENT,
            {
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "inbook",
            {"author": "B"},
            "book",
            PARENT,
            {
                "author": "B",
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "inbook",
            {"bookauthor": "X"},
            "book",
            PARENT,
            {
                "bookauthor": "X",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "inbook",
            {},
            "mvbook",
            PARENT,
            {
                "bookauthor": "A",
                "maintitle": "T",
                "mainsubtitle": "S",
                "maintitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "inbook",
            {},
            "collection",
            PARENT,
            {
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "incollection",
            {},
            "book",
            PARENT,
            {
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "bookinbook",
            {},
            "book",
            PARENT,
            {
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "suppbook",
            {},
            "book",
            PARENT,
            {
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        (
            "book",
            {},
            "mvbook",
            PARENT,
            {
                "maintitle": "T",
                "mainsubtitle": "S",
                "maintitleaddon": "ad",
                "author": "A",
                "year": "2000",
                "month": "5",
            },
        ),
        ("misc", {}, "misc", PARENT, PARENT),
        (
            "inproceedings",
            {"booktitle": "Own"},
            "proceedings",
            PARENT,
            {"booktitle": "Own", "author": "A", "year": "2000", "month": "5"},
        ),
        (
            "inproceedings",
            {"title": "x"},
            "proceedings",
            {"title": "T", "maintitle": "M", "booktitle": "B"},
            {"title": "x", "booktitle": "T", "maintitle": "M"},
        ),
        (
            "article",
            {"journal": "J"},
            "periodical",
            PARENT,
            {"journal": "J", "author": "A", "year": "2000", "month": "5"},
        ),
        (
            "article",
            {"journaltitle": "J"},
            "periodical",
            PARENT,
            {"journaltitle": "J", "author": "A", "year": "2000", "month": "5"},
        ),
        (
            "inbook",
            {"date": "1"},
            "book",
            PARENT,
            {
                "date": "1",
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
            },
        ),
        (
            "inbook",
            {"month": "1"},
            "book",
            PARENT,
            {
                "month": "1",
                "bookauthor": "A",
                "booktitle": "T",
                "booksubtitle": "S",
                "booktitleaddon": "ad",
                "author": "A",
                "year": "2000",
            },
        ),
        ("misc", {"location": "L"}, "misc", {"address": "A"}, {"location": "L"}),
        ("misc", {"address": "L"}, "misc", {"location": "A"}, {"address": "L"}),
        ("misc", {"school": "L"}, "misc", {"institution": "A"}, {"school": "L"}),
        ("misc", {"institution": "L"}, "misc", {"school": "A"}, {"institution": "L"}),
        (
            "misc",
            {},
            "misc",
            {"editor": "E", "editor+an": "1=x", "doi": "d", "keywords+an": "x", "ids": "y"},
            {"editor": "E", "editor+an": "1=x"},
        ),
        (
            "misc",
            {"editor": "F"},
            "misc",
            {"editor": "E", "editor+an": "1=x", "editor+an:person": "1=y"},
            {"editor": "F"},
        ),
        (
            "misc",
            {"publisher": "", "note": "n"},
            "misc",
            {"publisher": "P", "note": "N", "series": "S"},
            {"publisher": "", "note": "n", "series": "S"},
        ),
    ],
)
def test_fields(
    child: str, own: dict[str, str], parent: str, fields: dict[str, str], expected: dict[str, str]
) -> None:
    inherited = _inherit(child, own, parent, fields)
    assert inherited == expected
    # its own come first
    assert list(inherited)[: len(own)] == list(own)


@pytest.mark.parametrize("name", sorted(_NEVER | _PARENTAL))
def test_what_is_the_parents_own(name: str) -> None:
    fields = {name: "x", f"{name}+an": "1=y", "series": "S"}
    assert _inherit("misc", {}, "misc", fields) == {"series": "S"}


def resolved(
    entries: dict[str, dict[str, str]],
    key: str,
    others: dict[str, dict[str, str]] | None = None,
    room: int = 1000,
) -> tuple[dict[str, str], list[tuple[int, str, str]], bool]:
    """Return the fields of an entry, what is reported where, and whether other files were looked at."""
    found: list[tuple[int, str, str]] = []

    def report(index: int, kind: object, name: str, message: str) -> None:
        assert kind is BibKind.CROSSREF
        found.append((index, name, message))

    inheritance = Inheritance(
        [("misc", fields) for fields in entries.values()],
        {name: index for index, name in enumerate(entries)},
        report,
        ExpansionLimit(room),
        lambda: [(name, "misc", fields) for name, fields in (others or {}).items()],
    )
    return dict(inheritance.resolve(list(entries).index(key))), found, inheritance.refers_elsewhere


MISSING = "no entry ‘b’ in the files of bibtex_bibfiles; nothing is inherited; check the key"
CIRCLE = "‘{}’ leads back here; nothing is inherited from it; remove the ‘{}’ of one"
TOO_LARGE = "entries inherit far more than this file holds; nothing comes from ‘b’; remove it"


@pytest.mark.parametrize(
    ("entries", "others", "expected", "reported", "elsewhere"),
    [
        ({"a": {"x": "1"}}, {}, {"x": "1"}, [], False),
        ({"a": {"crossref": "b"}, "b": {"x": "1"}}, {}, {"x": "1"}, [], False),
        ({"a": {"crossref": " "}}, {}, {}, [], False),
        # keys differ in case; the one as it is written wins
        ({"a": {"crossref": "B"}, "b": {"x": "1"}}, {}, {"x": "1"}, [], False),
        ({"a": {"crossref": "B"}, "b": {"x": "1"}, "B": {"x": "2"}}, {}, {"x": "2"}, [], False),
        # of several, the first that has a field, and each once
        (
            {"a": {"xdata": "b, c,b"}, "b": {"x": "1"}, "c": {"x": "2", "y": "2"}},
            {},
            {"x": "1", "y": "2"},
            [],
            False,
        ),
        (
            {"a": {"xdata": "b", "crossref": "c"}, "b": {"x": "1"}, "c": {"x": "2", "y": "2"}},
            {},
            {"x": "1", "y": "2"},
            [],
            False,
        ),
        # in other files, which are read at most once
        ({"a": {"crossref": "b"}}, {"b": {"x": "1"}}, {"x": "1"}, [], True),
        ({"a": {"crossref": "b"}}, {"B": {"x": "1"}, "b": {"x": "2"}}, {"x": "1"}, [], True),
        ({"a": {"xdata": "b,c"}}, {"c": {"x": "1"}}, {"x": "1"}, [(0, "xdata", MISSING)], True),
        ({"a": {"crossref": "b"}}, {}, {}, [(0, "crossref", MISSING)], True),
        (
            {"a": {"crossref": "b", "x": "1"}, "b": {"xdata": "a", "y": "2"}},
            {},
            {"x": "1", "y": "2"},
            [(1, "xdata", CIRCLE.format("a", "xdata"))],
            False,
        ),
        # a circle that another file closes is reported where it begins in this one
        (
            {"a": {"crossref": "b"}},
            {"b": {"crossref": "a", "y": "2"}},
            {"y": "2"},
            [(0, "crossref", CIRCLE.format("a", "crossref"))],
            True,
        ),
    ],
)
def test_parents(
    entries: dict[str, dict[str, str]],
    others: dict[str, dict[str, str]],
    expected: dict[str, str],
    reported: list[tuple[int, str, str]],
    elsewhere: bool,
) -> None:
    fields, found, refers_elsewhere = resolved(entries, "a", others)
    assert {name: value for name, value in fields.items() if name not in ("crossref", "xdata")} == expected
    assert found == reported
    assert refers_elsewhere is elsewhere


@pytest.mark.parametrize(("room", "inherits"), [(15, True), (14, False)])
def test_room_for_what_is_inherited(room: int, inherits: bool) -> None:
    """Both entries count, with names and values: nine characters of the one, and five of the other."""
    fields, found, _ = resolved({"a": {"crossref": "b"}, "b": {"x": "1234"}}, "a", room=room)
    assert ("x" in fields) is inherits
    assert found == ([] if inherits else [(0, "crossref", TOO_LARGE)])


def test_chain_of_fifty_parents() -> None:
    def chain(length: int) -> dict[str, dict[str, str]]:
        return {f"k{n}": {"crossref": f"k{n + 1}"} for n in range(length)} | {f"k{length}": {"x": "1"}}

    fields, found, _ = resolved(chain(50), "k0", room=100_000)
    assert (fields["x"], found) == ("1", [])
    fields, found, _ = resolved(chain(51), "k0", room=100_000)
    assert "x" not in fields
    assert found == [(50, "crossref", CIRCLE.format("k51", "crossref"))]
