"""Names of people: their keys, their spellings, and which given names may be the same."""

from __future__ import annotations

import pytest

from sphinx_academic.model.people import (
    Registry,
    family_key,
    givens_agree,
    is_abbreviated,
    name_keys,
    spellings,
    suffixes_agree,
    turned,
)
from sphinx_academic.model.person import Author, Name, Person


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (Name("Tang", "Zhenheng"), {("", "zhenheng tang"), ("zhenheng", "tang")}),
        (Name("Berg", "Anna", "van der"), {("", "anna van der berg"), ("anna", "van der berg")}),
        (Name("García-López", "J. M."), {("", "j m garcialopez"), ("jm", "garcia lopez")}),
        (Name("O’Hara", "Anna Bo"), {("", "anna bo ohara"), ("annabo", "ohara")}),
        (Name("Li", "Wei", native="李 伟"), {("", "wei li"), ("wei", "li"), ("", "李 伟")}),
        (Name("Lab", literal=True), {("", "lab")}),
    ],
)  # fmt: skip
def test_keys_of_a_name(name: Name, keys: set[tuple[str, str]]) -> None:
    assert name_keys(name) == keys


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (Name("Tang"), "tang"),
        (Name("Ångström"), "angstrom"),
        (Name("García–López"), "garcia lopez"),
        (Name("Garcia--Lopez"), "garcia lopez"),
        (Name("Berg", "", "Van  der"), "van der berg"),
        (Name("St. John's"), "st johns"),
        (Name("Berg-Holm", "", "d'"), "d berg holm"),
    ],
)
def test_key_of_a_family(name: Name, key: str) -> None:
    assert family_key(name) == key


@pytest.mark.parametrize(
    ("name", "others"),
    [
        (Name("Muller", "Jorg"), []),
        (Name("Müller", "Jörg"), [Name("Mueller", "Joerg")]),
        (Name("Ås", "Ærøy", "ø", "Ö."), [Name("Aas", "Aeroey", "oe", "Oe.")]),
        (Name("Müller", literal=True, native="x"), [Name("Mueller", literal=True, native="x")]),
        (Name("García", "José"), []),
    ],
)
def test_spellings_in_two_letters(name: Name, others: list[Name]) -> None:
    assert spellings(name) == (name, *others)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name("Bo", "Roe"), Name("Roe", "Bo")),
        (Name("Bo", "Roe", "", "Jr."), Name("Roe", "Bo", "", "Jr.")),
        (Name("Bo"), None),
        (Name("Bo", "Roe", "de"), None),
        (Name("Bo", "Roe", literal=True), None),
    ],
)
def test_parts_in_each_others_place(name: Name, expected: Name | None) -> None:
    assert turned(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("", "", True),
        ("Jr.", "", True),
        ("", "III", True),
        ("Jr.", "jr", True),
        ("Jr.", "III", False),
        ("Jr.", "Jr. III", False),
    ],
)
def test_suffixes(one: str, other: str, agree: bool) -> None:
    assert suffixes_agree(Name("A", suffix=one), Name("A", suffix=other)) is agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Ann", "Ann", True),
        ("Ann", "Anna", False),
        ("A.", "Ann", True),
        ("An.", "Ann", True),
        ("Ax.", "Ann", False),
        ("A", "Ann", True),
        ("An", "Ann", False),
        ("Ann", "", False),
        ("", "", False),
        # further names may be missing, but not differ
        ("Ann Bea Cy", "Ann Cy", True),
        ("Ann Bea Cy", "Ann C.", True),
        ("Ann Bea", "Ann Cy", False),
        ("Ann Bea Cy", "Ann Cy Bea", False),
        ("Ann Bea", "A. B. C.", True),
        ("Ann Bea", "B.", False),
        ("A. B.", "A. B. C.", True),
        # initials without full stops; two letters may be a name
        ("AB", "Ann Bea", True),
        ("AB", "Ab", True),
        ("ABC", "Ann Bea Cy", True),
        ("ABCD", "Ann Bea Cy Di", False),
        ("A B", "Ann Bea", True),
        ("A.B.", "Ann Bea", True),
        ("Ab", "Ann Bea", False),
        # hyphens
        ("Xiao-Wen", "Xiaowen", True),
        ("Xiao-Wen", "X.-W.", True),
        ("Xiao-Wen", "X. W.", True),
        ("Xiao-Wen", "X.", True),
        ("Xiao-Wen", "W.", False),
        ("Xiao-Wen", "X. Z.", False),
        ("Xiao-Wen", "Xiao W.", False),
        ("Xiao-Wen Bo", "X.-W. B.", True),
        ("-", "-", False),
        # of other scripts
        ("伟", "伟", True),
        ("伟", "伟明", False),
        ("Jean", "J’", True),
    ],
)
def test_given_names(one: str, other: str, agree: bool) -> None:
    ours, theirs = Name("Doe", one), Name("Doe", other)
    assert givens_agree(ours, theirs) is agree
    assert givens_agree(theirs, ours) is agree


def test_two_capitals_are_a_name_where_all_are_capitals() -> None:
    assert givens_agree(Name("LI", "BO"), Name("Li", "Bo"))
    assert not givens_agree(Name("LI", "BO"), Name("Li", "Bea Olga"))
    assert givens_agree(Name("Li", "BO"), Name("Li", "Bea Olga"))


@pytest.mark.parametrize(
    ("given", "abbreviated"),
    [
        ("A.", True),
        ("A", True),
        ("", True),
        ("Chr.", True),
        ("AB", True),
        ("A. Bea", True),
        ("J.-P.", True),
        ("Ann", False),
        ("Ann B.", False),
        ("Ab", False),
        ("伟", False),
    ],
)
def test_abbreviated(given: str, abbreviated: bool) -> None:
    assert is_abbreviated(Name("Doe", given)) is abbreviated


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (Name("Doe", "Ann"), "Ann Doe"),
        (Name("Doe"), "Doe"),
        (Name("", "Ann"), "Ann"),
        (Name("Doe", "Ann", "van der", "Jr."), "Ann van der Doe Jr."),
        (Name("Doe", "", "de"), "de Doe"),
        (Name("Doe", "", "", "III"), "Doe III"),
        (Name("Li", "Wei", native="李伟"), "Wei Li (李伟)"),
        (Name("Li", native="李"), "Li (李)"),
        (Name(""), ""),
    ],
)
def test_name_as_it_is_shown(name: Name, shown: str) -> None:
    assert str(name) == shown


NAMESAKES = Registry(
    (
        Person("zhenheng", Name("Tang", "Zhenheng"), (Name("Tang", "Z."),)),
        Person("zichen", Name("Tang", "Zichen")),
        Person("lab", Name("The Tide Lab", literal=True)),
        Person("wei", Name("Li", "Wei", native="李伟")),
    )
)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        (Name("Tang", "Z."), "zhenheng"),
        (Name("Tang", "Zi."), "zichen"),
        (Name("Tang", "Zoe"), None),
        (Name("tide lab", "The"), "lab"),
        (Name("李伟", literal=True), "wei"),
        (Name("Other", "W.", native="李伟"), "wei"),
        (Name("Z", "Tang"), "zhenheng"),
    ],
)
def test_who_a_name_fits_best(name: Name, person: str | None) -> None:
    assert NAMESAKES.identify(Author(name)) == person


def test_ids_of_authors() -> None:
    ann, bo = Author(Name("Doe", "Ann")), Author(Name("Roe", "Bo"), person="bo")
    z = Author(Name("Tang", "Z."))
    assert NAMESAKES.identified((ann, z, bo)) == (None, "zhenheng", "bo")
    assert NAMESAKES.identified((ann,)) == ()
    assert Registry().identified((ann, z)) == ()
    assert Registry().identified((ann, bo)) == (None, "bo")
    assert Registry().identify(z) is None
