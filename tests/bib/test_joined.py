"""Parents in other files: ``crossref`` and ``xdata`` across the files of a build."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.joined import Elsewhere, JoinedFiles, shared_keys
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.model.problems import Kind, Problem

CHILD = "@inproceedings{a, title = {Child}, author = {Doe, Ann}, crossref = {proc}}"
PARENT = "@proceedings{proc, title = {Proceedings}, year = 2017, publisher = {Press}}"


def read_joined(*texts: str) -> list[Library]:
    """Read files as a build does, each with the macros of those before it."""
    files = [(f"{number}.bib", text.encode()) for number, text in enumerate(texts)]
    joined = JoinedFiles(files)
    libraries: list[Library] = []
    for name, content in files:
        macros = libraries[-1].macros if libraries else None
        libraries.append(read(content, name, macros=macros, joined=joined))
    return libraries


def fields(libraries: list[Library], key: str) -> dict[str, str]:
    found = (record for library in libraries for record in library.publications if record.key == key)
    return dict(next(found).fields)


@pytest.mark.parametrize("texts", [(CHILD, PARENT), (PARENT, CHILD)], ids=["child first", "parent first"])
def test_parent_in_another_file(texts: tuple[str, str]) -> None:
    libraries = read_joined(*texts)
    assert [library.problems for library in libraries] == [(), ()]
    inherited = {"booktitle": "Proceedings", "year": "2017", "publisher": "Press"}
    assert inherited.items() <= fields(libraries, "a").items()
    assert [library.refers_elsewhere for library in libraries] == [text == CHILD for text in texts]


def test_chain_through_three_files() -> None:
    libraries = read_joined(
        "@inbook{part, title = {Part}, crossref = {Volume}}\n"
        "@mvbook{all, title = {All}, author = {Roe, Bo}, year = 2000}",
        "@book{volume, title = {Volume}, volume = 2, crossref = {all}, xdata = {press}}",
        '@string{p = "Press"}\n@xdata{press, publisher = p, year = 2001}',
    )
    assert [library.problems for library in libraries] == [(), (), ()]
    assert (
        fields(libraries, "part").items()
        >= {
            "booktitle": "Volume",
            "maintitle": "All",
            "volume": "2",
            "publisher": "Press",
            "bookauthor": "Roe, Bo",
        }.items()
    )


def test_macros_of_earlier_files_and_the_files_own_entries_first() -> None:
    libraries = read_joined(
        '@string{p = "Press"}\n@proceedings{proc, title = {Of the first}, year = 2017}',
        "@proceedings{other, title = {Other}, publisher = p, year = 2018}",
        "@proceedings{proc, title = {Own}, year = 2019}\n@inproceedings{a, title = {A}, crossref = {proc}}\n"
        "@inproceedings{b, title = {B}, crossref = {other}}",
    )
    assert fields(libraries, "a")["booktitle"] == "Own"
    assert fields(libraries, "b")["publisher"] == "Press"


@pytest.mark.parametrize(
    "texts",
    [
        (CHILD, "@proceedings{other, title = {Other}, year = 2017}"),
        (CHILD, PARENT.replace("year", "crossref = {a}, year")),
    ],
    ids=["in no file", "in a circle"],
)
def test_parent_that_cannot_be_used_is_reported_at_the_child(texts: tuple[str, str]) -> None:
    libraries = read_joined(*texts)
    assert {
        (problem.file, problem.key) for problem in libraries[0].problems if problem.kind == BibKind.CROSSREF
    }
    assert {problem.key for problem in libraries[0].problems} == {"a"}


def test_defect_of_a_parent_is_reported_in_its_own_file() -> None:
    libraries = read_joined(CHILD, PARENT.replace("2017", "{soonish}"))
    assert [[(problem.kind, problem.key) for problem in library.problems] for library in libraries] == [
        [],
        [(Kind.DATE, "proc")],
    ]


def test_many_files_do_not_fill_the_memory() -> None:
    parents = "".join(f"@book{{p{n}, title = {{{'x' * 900}}}, year = 2000}}\n" for n in range(20))
    children = "".join(f"@inbook{{c{n}, title = {{C}}, crossref = {{p{n % 20}}}}}\n" for n in range(2000))
    libraries = read_joined(children, parents)
    size = sum(len(value) for record in libraries[0].publications for value in record.fields.values())
    assert size < 3_000_000


def test_a_set_is_no_entry_of_its_own() -> None:
    found = read(b"@set{s, entryset = {a}}\n@misc{a, title = {A}, year = 2000}", "papers.bib")
    assert [record.key for record in found.publications] == ["a"]
    assert found.problems == ()


def test_entries_besides_those_of_a_file() -> None:
    files = [
        ("a.bib", b"@string{p = {Press}}\n@phdthesis{one, publisher = p, note = {n/a}, code = {TBA}}"),
        ("b.bib", b"\xe9 @misc{two, publisher = p}\n@string{p = {Other}}"),
        ("c.bib", b"@misc{three, publisher = p, crossref = {two}}"),
    ]
    joined = JoinedFiles(files)
    one = Elsewhere("one", "thesis", {"publisher": "Press", "code": ""})
    two = Elsewhere("two", "misc", {"publisher": "Press"})
    three = Elsewhere("three", "misc", {"publisher": "Other", "crossref": "two"})
    assert joined.besides("a.bib") == [two, three]
    assert joined.besides("b.bib") == [one, three]
    assert joined.besides("c.bib") == [one, two]
    assert joined.besides("d.bib") == [one, two, three]


def test_the_files_own_entries_are_not_read_from_others() -> None:
    """Also where what it lacks is in none, and where a key is written in another case."""
    own = "@inbook{a, title = {A}, crossref = {Gone}}\n@book{p, title = {Own}, year = 2000}"
    other = "@book{P, title = {Other}, year = 2001}\n@inbook{b, title = {B}, crossref = {p}}"
    first, second = read_joined(own, other)
    assert [problem.message.partition(";")[0] for problem in first.problems if problem.key == "a"][:1] == [
        "no entry ‘Gone’ in the files of bibtex_bibfiles"
    ]
    assert fields([second], "b")["booktitle"] == "Other"


def test_keys_in_several_files() -> None:
    files = [
        ("a.bib", [("one", 1), ("two", 4)]),
        ("b.bib", [("two", 2), ("three", 3), ("two", 9)]),
        ("c.bib", [("three", 5), ("two", 6), ("one", 7), ("four", 8), ("four", 9)]),
    ]

    def problem(first: str, file: str, line: int, key: str) -> Problem:
        message = (
            f"the key is already used in {first}; both entries are listed, and references go "
            "to the first; rename or remove one"
        )
        return Problem(BibKind.DUPLICATE_KEY, message, file, line, key)

    assert list(shared_keys(files)) == [
        problem("a.bib", "b.bib", 2, "two"),
        problem("b.bib", "c.bib", 5, "three"),
        problem("a.bib", "c.bib", 6, "two"),
        problem("a.bib", "c.bib", 7, "one"),
    ]
