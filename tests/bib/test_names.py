"""Name lists to authors: single names against two other parsers, lists, marks, and any input."""

from __future__ import annotations

import string
from collections.abc import Callable
from pathlib import Path

import pytest
from bibtexparser.middlewares.names import parse_single_name_into_parts
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person

from sphinx_academic.bib import names
from sphinx_academic.bib.latex import to_plain
from sphinx_academic.bib.names import NameList, parse_name, parse_names
from sphinx_academic.bib.names.marks import take_marks
from sphinx_academic.bib.names.name_parts import simple_name, split_name
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.model.person import Name
from sphinx_academic.model.roles import DEFAULT_ROLES, Role, RoleTable

FIXTURES = Path(__file__).with_name("fixtures")
ROLES = RoleTable()
Parts = tuple[str, str, str, str]
PIECES = st.sampled_from(
    [*"{}$*#†💡✉🎓\\,;=~&.'1²A李é^<>", " and ", "and", " ", "\\'", "\\dag", "$^", "textbf"]
)


def rows(fixture: str) -> list[list[str]]:
    lines = (FIXTURES / fixture).read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line and not line.startswith("#: ")]
    return [[cell.strip() for cell in line.split("|")] for line in table]


def pybtex_parts(source: str) -> Parts:
    person = Person(source)
    given = person.first_names + person.middle_names
    return _decoded(given, person.prelast_names, person.last_names, person.lineage_names)


def bibtexparser_parts(source: str) -> Parts:
    parts = parse_single_name_into_parts(source, strict=False)
    return _decoded(parts.first, parts.von, parts.last, parts.jr)


def _decoded(*parts: list[str]) -> Parts:
    given, prefix, family, suffix = (to_plain(" ".join(part)).replace("\u00a0", " ") for part in parts)
    return given, prefix, family, suffix


def agrees(oracle: Callable[[str], Parts], source: str, expected: Parts) -> bool:
    try:
        return oracle(source) == expected
    except Exception:  # what they raise is their own
        return False


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("source", "given", "prefix", "family", "suffix", "oracles"), rows("names.txt"))
def test_single_name(source: str, given: str, prefix: str, family: str, suffix: str, oracles: str) -> None:
    (author,) = parse_names(source, ROLES).authors
    expected = (given, prefix, family, suffix)
    remarks = oracles.partition("--")[0]
    name = author.name
    assert (name.given, name.prefix, name.family, name.suffix) == expected
    assert name.literal == ("literal" in remarks)
    # A parser that agrees is named, one that does not is not.
    assert agrees(pybtex_parts, source, expected) == ("pybtex" in remarks)
    assert agrees(bibtexparser_parts, source, expected) == ("bibtexparser" in remarks)
    assert parse_names(source, ROLES).problems == ()


def shown(listed: NameList) -> str:
    """Return a list in the notation of the fixture."""
    authors = [f"{author.name}{''.join(f' [{role}]' for role in author.roles)}" for author in listed.authors]
    problems = [f"!{kind}" for kind, _ in listed.problems]
    return " ".join([" + ".join(authors), *["..."] * listed.others, *problems]).strip()


@pytest.mark.parametrize(("source", "expected"), rows("name_lists.txt"))
def test_list(source: str, expected: str) -> None:
    assert shown(parse_names(source.replace("⏎", "\n"), ROLES)) == expected


def test_different_symbols_for_one_role_are_one_problem() -> None:
    listed = parse_names("Ada A* and Bo B† and Cy C† and Di D*", ROLES)
    ((kind, message),) = listed.problems
    assert kind is BibKind.ANNOTATION
    assert "* and †" in message
    assert "academic_roles" in message


def test_symbols_with_roles_of_their_own_are_no_problem() -> None:
    senior = Role("senior", "†", "senior author")
    roles = RoleTable((*DEFAULT_ROLES, senior, Role("star", "**", "two stars")))
    listed = parse_names(r"Ada A* and Bo B$^\dagger$ and Cy C** and Di D\textsuperscript{*,$\dagger$}", roles)
    assert [author.roles for author in listed.authors] == [
        ("equal",), ("senior",), ("star",), ("equal", "senior")
    ]  # fmt: skip
    assert listed.problems == ()


def test_a_mark_typed_twice_is_not_taken_for_the_single_one_silently() -> None:
    listed = parse_names("Ada A* and Bo B**", ROLES)
    assert [author.roles for author in listed.authors] == [("equal",), ("equal",)]
    assert "* and **" in listed.problems[0][1]


def test_unknown_mark_is_named_with_its_name() -> None:
    ((kind, message),) = parse_names("Ada Beispiel🎓 and Bo Beispiel", ROLES).problems
    assert kind is BibKind.ANNOTATION
    assert "🎓" in message
    assert "Ada Beispiel" in message


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, f"{'x' * 59}…")])
def test_messages_quote_the_beginning_of_a_name(length: int, shown: str) -> None:
    ((_kind, message),) = parse_names(f"{'x' * length}🎓", ROLES).problems
    assert f"typed at ‘{shown}’" in message


@pytest.mark.parametrize(("count", "kept"), [(12, ""), (13, "ˣ" * 13)])
def test_a_long_superscript_is_no_mark(count: int, kept: str) -> None:
    (author,) = parse_names(f"Ada Beispiel$^{{{'x' * count}}}$", ROLES).authors
    assert str(author.name) == f"Ada Beispiel{kept}"


@pytest.mark.parametrize("name", ["Jose\u0301", "\u092e\u0940\u0928\u0941", "\u0646\u06cc\u200c\u06a9"])
def test_marks_leave_accents_and_vowel_signs_alone(name: str) -> None:
    (author,) = parse_names(f"Ada {name}*", ROLES).authors
    assert (author.name.family, author.roles) == (name, ("equal",))


def test_affiliation_numbers_are_reported_once() -> None:
    listed = parse_names("A. A$^{1}$ and B. B$^{2,3}$ and C. C¹,²", ROLES)
    assert [kind for kind, _ in listed.problems] == [BibKind.NAME]


def test_person_of_a_page() -> None:
    assert parse_name("Zoë  Beispiel") == parse_name("Beispiel, Zoë") == Name("Beispiel", "Zoë")
    assert parse_name("{Beispiel Lab}") == Name("Beispiel Lab", literal=True)
    assert parse_name("") == Name("")


WORD = st.text(string.ascii_letters + ".'-éÉ", min_size=1, max_size=8)


@given(st.lists(WORD, min_size=1, max_size=4).map(" ".join), st.lists(WORD, max_size=3).map(" ".join))
def test_short_cut_agrees_with_the_rules(first: str, second: str) -> None:
    source = f"{first}, {second}" if second else first
    if name := simple_name(source):
        assert name == split_name(source)
        assert [author.name for author in names._read_people(source, ROLES).authors] == [name]


@given(st.lists(PIECES | st.text(max_size=3)).map("".join) | st.text())
def test_any_text_is_read(source: str) -> None:
    listed = parse_names(source, ROLES)
    assert all(author.name.family for author in listed.authors)
    assert isinstance(parse_name(source), Name)


@given(st.lists(st.text(string.ascii_uppercase, min_size=2, max_size=6), min_size=1, max_size=5))
def test_no_author_is_lost(families: list[str]) -> None:
    families = [family for family in families if family != "AND"] or ["X"]
    listed = parse_names(" and ".join(f"Ada {family}" for family in families), ROLES)
    assert len(listed.authors) == len(families)


@pytest.mark.parametrize(
    "unit", ["*", "* ", "{", "a and ", ", ", "A. B, ", "$^*$", ";", "\\'", "{A} ", "💡", "A & "]
)
def test_work_is_linear(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Count the names and the characters that the steps of reading are given, for n and 2n."""

    def work(size: int) -> int:
        steps = 0

        def counting(function: Callable[..., object]) -> Callable[..., object]:
            def counted(source: str, *arguments: object) -> object:
                nonlocal steps
                steps += 1 + len(source)
                return function(source, *arguments)

            return counted

        monkeypatch.setattr(names, "take_marks", counting(take_marks))
        monkeypatch.setattr(names, "split_name", counting(split_name))
        monkeypatch.setattr(names, "split_outside_braces", counting(names.split_outside_braces))
        names._read_people.cache_clear()
        parse_names(unit * size, ROLES)
        monkeypatch.undo()
        return steps

    assert work(2000) <= 2 * work(1000) + 200


@pytest.mark.parametrize(
    ("source", "name"),
    [
        # what is raised is a mark of an affiliation, and what stands on the line is a part of the name
        ("Vera Ode$^x$", "Vera Ode"),
        (r"Vera Ode\textsuperscript{x}", "Vera Ode"),
        ("Vera Ode$x$", "Vera Odex"),
        (r"Vera Ode\(x\)", "Vera Odex"),
        ("{Ode $n$ Group}", "Ode n Group"),
        ("{Ode $^n$ Group}", "Ode Group"),
    ],
)
def test_formulas_in_names(source: str, name: str) -> None:
    found = parse_names(source, ROLES)
    assert [str(author.name) for author in found.authors] == [name]
