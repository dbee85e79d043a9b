"""Keys of the entries of imported papers."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.names.name_parts import split_name
from sphinx_academic.cli.imported_bib import bib_file, with_years
from sphinx_academic.importers.records import Paper, PaperAuthor


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Ming Li (李明)", "li2024tides"),
        ("Ming Li 李明", "li2024tides"),
        ("Li, Ming", "li2024tides"),
        ("李明", "anonymous2024tides"),
    ],
)
def test_keys_are_of_the_latin_form(name: str, key: str) -> None:
    _text, keys = bib_file([Paper("Tides and Lamps", (PaperAuthor(name),), fields={"year": "2024"})])
    assert keys == {0: key}


def test_a_name_in_two_scripts_is_a_name_with_both() -> None:
    text, _keys = bib_file([Paper("Tides and Lamps", (PaperAuthor("Ming Li (李明)"),))])
    assert "author = {Ming Li (李明)}" in text
    name = split_name("Ming Li (李明)")
    assert (name.family, name.given, name.native) == ("Li", "Ming", "李明")


@pytest.mark.parametrize(
    ("fields", "year"),
    [
        ({"eprint": "2310.12670"}, "2023"),
        ({"arxiv": "arXiv:1905.00001v2"}, "2019"),
        ({"eprint": "2310.12670", "year": "2024"}, "2024"),
        ({"eprint": "2310.12670", "date": "2024-01"}, ""),
        ({"eprint": "math/0309136"}, ""),
        ({"eprint": "2399.00001"}, ""),
        ({}, ""),
    ],
)
def test_a_year_that_is_not_stated_is_that_of_the_arxiv_number(fields: dict[str, str], year: str) -> None:
    (paper,), findings = with_years([Paper("Tides", fields=fields)])
    assert paper.fields.get("year", "") == year
    assert len(findings) == (year != fields.get("year", ""))
