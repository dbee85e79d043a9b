"""Names of fields and types that are nearly known ones, and those that are words of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sphinx_academic.bib.chunks import known_from
from sphinx_academic.bib.entry_types import TYPES as SHOWN_TYPES
from sphinx_academic.bib.fields import TYPE_ALIASES
from sphinx_academic.bib.known_names import FIELDS, READ_FIELDS, TYPES, meant_field, meant_type
from sphinx_academic.bib.link_kinds import LinkKind, LinkKinds
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read

#: of programs; with another first letter, short with another letter, with two slips; with an ending
OWN_WORDS = """
bdsk-url-1 file timestamp mendeley-tags biburl bibsource date-added groups notes languages
optnote optauthor review published posted file2 url2 pdf_locked numpages issn-l urn
folder task node vote memo modal uthors autors titele2 jurnl tags eprint_2 idx
title_zh title_s author+an author+an:role title+an:french link_page_x link_codes
"""

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "bib.md"


def slips(text: str, kinds: LinkKinds | None = None) -> list[tuple[int | None, str | None, str]]:
    found = read(text.encode(), "papers.bib", kinds=kinds or LinkKinds()).problems
    return [(one.line, one.key, one.message) for one in found if one.kind == BibKind.MISSPELT]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # two letters in the wrong order, also the first two, and in short names
        ("awrad", "award"),
        ("hmtl", "html"),
        ("yaer", "year"),
        ("uathor", "author"),
        ("ulr", "url"),
        # a letter twice, or an s
        ("doii", "doi"),
        ("yearr", "year"),
        ("pagess", "pages"),
        ("authors", "author"),
        ("awards", "award"),
        ("codes", "code"),
        # a letter missing, one too many, another one
        ("slected", "selected"),
        ("jornal", "journal"),
        ("abstrct", "abstract"),
        ("page", "pages"),
        ("volumne", "volume"),
        ("organisation", "organization"),
        ("awardname", "award_name"),
        ("award-name", "award_name"),
        ("e-print", "eprint"),
    ],
)
def test_slip_is_known_by_the_field_it_is_near(written: str, meant: str) -> None:
    assert meant_field(written) == meant


@pytest.mark.parametrize("name", [*OWN_WORDS.split(), "tıtle", ""])
def test_name_of_its_own_is_no_slip(name: str) -> None:
    assert meant_field(name) == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("artcle", "article"),
        ("articles", "article"),
        ("inproceeding", "inproceedings"),
        ("masterthesis", "mastersthesis"),
        ("phdthesi", "phdthesis"),
        ("film", ""),
        ("etb", ""),
        ("webpage", ""),
        ("customer", ""),
        ("images", ""),
    ],
)
def test_slip_in_a_type_is_known(written: str, meant: str) -> None:
    assert meant_type(written) == meant


def test_fields_of_the_reference_are_known() -> None:
    rows = re.findall(r"^\| (`[^|]*) \|", REFERENCE.read_text("utf-8"), re.MULTILINE)
    names = {name for row in rows for name in re.findall(r"`([a-z_-]+)`", row)}
    assert "award_name" in names
    # those of which the row says a value, and one that stands for many
    assert names - READ_FIELDS <= {"link_", "jstor", "hdl", "googlebooks"}


def test_types_that_are_shown_are_known() -> None:
    assert SHOWN_TYPES.keys() | TYPE_ALIASES.keys() <= TYPES | {"mvcommentary"}


def test_no_known_name_is_taken_for_a_slip() -> None:
    text = "".join(f"@misc{{{index}, title = {{T}}, {name} = {{1}}}}\n" for index, name in enumerate(FIELDS))
    assert slips(text) == []
    assert slips("".join(f"@{name}{{{name}, title = {{T}}}}\n" for name in sorted(TYPES - {"set"}))) == []


def test_slip_is_reported_at_its_line() -> None:
    text = "@misc{a, title = {A}}\n\n@artcle{b,\n title = {B},\n Slected = {true},\n tags = {x}}\n"
    assert slips(text) == [
        (3, "b", "‘@artcle’ is no type of entry, and is shown as ‘@misc’ is; did you mean ‘@article’?"),
        (
            5,
            "b",
            "‘slected’ is no field that is known, and only filters can use it; did you mean ‘selected’?",
        ),
    ]


def test_field_beside_the_one_it_is_near_is_another() -> None:
    assert slips("@misc{a, title = {A}, pages = {1--2}, page = {1}}") == []
    assert [key for _line, key, _text in slips("@misc{a, page = {1}}\n@misc{b, pages = {1}}")] == ["a"]


def test_inherited_slip_is_reported_where_it_stands() -> None:
    text = "@proceedings{p, title = {P}, jornal = {J}}\n@inproceedings{a, title = {A}, crossref = {p}}\n"
    assert [key for _line, key, _text in slips(text)] == ["p"]


def test_field_of_a_kind_of_link_is_known() -> None:
    text = "@misc{a, title = {A}, videos = {https://example.org/}}"
    assert len(slips(text)) == 1
    assert slips(text, LinkKinds([LinkKind("videos", "Videos", ("videos",))])) == []


def test_slip_is_reported_again_when_the_file_is_read_again() -> None:
    data = b"@misc{a, titel = {A}, year = 2020}\n@misc{b, title = {B}, year = 2020}\n"
    before = read(data, "papers.bib")
    known = known_from(before.publications, {one.key for one in before.problems}, before.chunks)
    assert len(known.chunks) == 1
    assert read(data, "papers.bib", known=known) == before
    assert [one.key for one in before.problems] == ["a"]
