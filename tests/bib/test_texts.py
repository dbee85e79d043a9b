"""Names and texts as exporters write them: whole entries, their records, problems and exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import Library, read
from sphinx_academic.export.bibtex import bibtex
from sphinx_academic.export.csl_json import csl_json
from sphinx_academic.export.highwire import highwire
from sphinx_academic.export.ris import ris
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import blocks, plain

FIXTURES = Path(__file__).with_name("fixtures")
RITA = Registry((Person("rita", Name("Skibiński", "Rita")),))


def library(name: str) -> Library:
    return read((FIXTURES / f"{name}.bib").read_bytes(), f"{name}.bib")


def by_key(name: str) -> dict[str, Publication]:
    return {entry.key: entry for entry in library(name).publications}


def names(entry: Publication) -> list[str]:
    return [str(author.name) for author in entry.authors]


@pytest.mark.parametrize("letters", ["Sørensen", "Witała", "Meißner", "Ørsted", "Ås"])
def test_letters_that_are_macros_are_in_every_export(letters: str) -> None:
    entries = library("text-02-name-macro-braces").publications
    assert letters in " ".join(names(entries[0]))
    assert f'"family": "{letters}"' in csl_json(entries)
    assert f"AU  - {letters}" in ris(entries)
    assert letters in " ".join(content for _, content in highwire(entries[0]))
    (again,) = read(bibtex(entries).encode(), "again.bib").publications
    assert letters in " ".join(names(again))


def test_conditionals_of_aps() -> None:
    (entry,) = by_key("text-03-aps-ifmmode").values()
    assert names(entry) == ["Rita Skibiński", "Jan Šmit"]
    assert RITA.position_of("rita", entry.authors).position == 0
    assert library("text-03-aps-ifmmode").problems == ()


def test_escapes_of_crossref() -> None:
    entries = by_key("text-08-crossref-words")
    assert [entry.plain_title for entry in entries.values()] == [
        "Growth of a 5 μm film", "On Parus", "Order in RuO2 films", "CO2 and E. coli"
    ]  # fmt: skip
    assert plain(entries["a"].venue) == "Journal of Water & Ice"


def test_journals_of_ads() -> None:
    found = [(plain(entry.venue), entry.venue_short) for entry in by_key("text-09-ads-macros").values()]
    assert found == [
        ("The Astrophysical Journal", "ApJ"),
        ("Monthly Notices of the Royal Astronomical Society", "MNRAS"),
    ]


def test_small_ones() -> None:
    entries = by_key("text-14-small")
    assert entries["kw"].keywords == {"1,2-diol", "Databases, Protein"}
    assert [(str(author.name), author.name.literal) for author in entries["ext"].authors] == [
        ("Robert and Sons, Inc.", True), ("Ann Doe", False)
    ]  # fmt: skip
    assert entries["unk"].plain_title.startswith("The \\Stacks Project: 5 5 km ")
    assert [len(block.texts) for block in blocks(entries["unk"].abstract)] == [1, 1, 2]
    assert RITA.position_of("rita", entries["vanc"].authors).position == 0
    found = [problem for problem in library("text-14-small").problems if problem.kind is BibKind.LATEX]
    assert [(problem.key, problem.line) for problem in found] == [("unk", 4)]


def test_damage_that_decodes_is_a_role() -> None:
    (entry,) = library("mojibake-role").publications
    assert [(str(author.name), author.roles) for author in entry.authors] == [
        ("Zoe Okafor", ("corresponding",)), ("Xia Lindqvist", ("corresponding",)), ("Bo Berg", ())
    ]  # fmt: skip
    assert {problem.kind for problem in library("mojibake-role").problems} == {BibKind.NAME}


def test_one_warning_for_an_unknown_macro_of_each_field() -> None:
    source = rb"@misc{a, title = {\Foo and \Foo{} and \Bar{x}}, note = {\Foo}, url = {\Foo}, year = 2024}"
    problems = read(source, "a.bib").problems
    found = [problem.message for problem in problems if problem.kind is BibKind.LATEX]
    assert [message.partition(" is ")[0] for message in found] == [
        "‘\\Foo’ and ‘\\Bar’ in ‘title’", "‘\\Foo’ in ‘note’"
    ]  # fmt: skip
