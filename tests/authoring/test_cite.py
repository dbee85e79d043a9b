"""What pybtex's styles are given of an entry, so that they can format it."""

from __future__ import annotations

from typing import Any

import pytest
from export.library import entry

from sphinx_academic.authoring.cite import _entry


def given(source: str) -> tuple[str, dict[str, str], dict[str, list[str]]]:
    """Return the type, the fields and the people that pybtex has."""
    made = _entry(entry(source))
    return made.type, dict(made.fields), {role: [*map(str, people)] for role, people in made.persons.items()}


DEEP = "{" * 20 + "a" + "}" * 20
CASES: list[tuple[str, Any]] = [
    (
        "@article{k, author = {Ann Doe}, title = {T}, year = 2020, journaltitle = {J}, "
        "url = {https://example.org/a_b%20c}, doi = {10.5555/a_b}, note = {5% of {it}}}",
        (
            "article",
            {
                "title": "T",
                "year": "2020",
                "journaltitle": "J",
                "url": "https://example.org/a_b%20c",
                "doi": "10.5555/a_b",
                "note": "5\\% of {it}",
                "journal": "J",
            },
            {"author": ["Doe, Ann"]},
        ),
    ),
    # what a style needs is not there
    (
        "@article{k, author = {Ann Doe}, title = {T}, year = 2020}",
        ("misc", {"title": "T", "year": "2020"}, {"author": ["Doe, Ann"]}),
    ),
    (
        "@thesis{k, author = {Ann Doe}, title = {T}, year = 2020, type = {phdthesis}, institution = {Uni}}",
        (
            "phdthesis",
            {"title": "T", "year": "2020", "type": "phdthesis", "institution": "Uni", "school": "Uni"},
            {"author": ["Doe, Ann"]},
        ),
    ),
    (
        "@mastersthesis{k, author = {Ann Doe}, title = {T}, year = 2020, school = {Uni}}",
        (
            "mastersthesis",
            {"title": "T", "year": "2020", "school": "Uni", "institution": "Uni"},
            {"author": ["Doe, Ann"]},
        ),
    ),
    (
        "@report{k, author = {Ann Doe}, title = {T}, year = 2020, institution = {Lab}, location = {Town}}",
        (
            "techreport",
            {
                "title": "T",
                "year": "2020",
                "institution": "Lab",
                "location": "Town",
                "address": "Town",
                "school": "Lab",
            },
            {"author": ["Doe, Ann"]},
        ),
    ),
    (
        "@techreport{k, author = {Ann Doe}, title = {T}, year = 2020}",
        ("misc", {"title": "T", "year": "2020"}, {"author": ["Doe, Ann"]}),
    ),
    # formulas are kept from other case, and an address that no link may have is left out
    (
        "@inproceedings{k, author = {Doe, Jr., Ann and van der Roe, Bo and {Ode & {Sons}} and others}, "
        "editor = {Cy Poe}, title = {On $O(n)$ and \\$5 of $x\\$y$}, booktitle = {Proc. {All}}, "
        "date = {2021-05-03}, url = {javascript:alert(1)}}",
        (
            "inproceedings",
            {
                "title": "On {$O(n)$} and \\$5 of {$x\\$y$}",
                "booktitle": "Proc. {All}",
                "date": "2021-05-03",
                "year": "2021",
            },
            {"author": ["Doe, Jr., Ann", "van der Roe, Bo", "{Ode & Sons}", "others"], "editor": ["Poe, Cy"]},
        ),
    ),
    (
        "@online{k, author = {Ann Doe}, title = {T}, year = 2020, url = {https://example.org}}",
        ("online", {"title": "T", "year": "2020", "url": "https://example.org"}, {"author": ["Doe, Ann"]}),
    ),
    (
        "@collection{k, editor = {Ann Doe and others}, title = {T}, publisher = {P}, date = {2020}}",
        ("book", {"title": "T", "publisher": "P", "date": "2020", "year": "2020"}, {"editor": ["Doe, Ann"]}),
    ),
    ("@mvproceedings{k, title = {T}, year = 2020}", ("proceedings", {"title": "T", "year": "2020"}, {})),
    (
        "@software{k, author = {Ann Doe}, title = {T}, year = 2020}",
        ("software", {"title": "T", "year": "2020"}, {"author": ["Doe, Ann"]}),
    ),
    # no style knows it
    (
        "@artwork{k, author = {Ann Doe}, title = {T}, year = 2020}",
        ("misc", {"title": "T", "year": "2020"}, {"author": ["Doe, Ann"]}),
    ),
    ("@booklet{k, title = {T}}", ("booklet", {"title": "T"}, {})),
    (
        "@unpublished{k, author={Ann Doe}, title = {T}, note = {a\\% and \\\\% and 5%}}",
        ("unpublished", {"title": "T", "note": "a\\% and \\\\\\% and 5\\%"}, {"author": ["Doe, Ann"]}),
    ),
    # deeper than pybtex can follow, and a backslash at the end
    (
        f"@misc{{k, title = {{{DEEP}}}, note = {{{{{DEEP}}}}}, abstract = {{end \\\\}}}}",
        ("misc", {"title": DEEP, "note": "a", "abstract": "end "}, {}),
    ),
    (
        "@inreference{k, author = {Ann Doe}, title = {T}, year = 2020, booktitle = {B}}",
        ("incollection", {"title": "T", "year": "2020", "booktitle": "B"}, {"author": ["Doe, Ann"]}),
    ),
    (
        "@suppbook{k, author = {Ann Doe}, title = {T}, year = 2020, publisher = {P}}",
        ("inbook", {"title": "T", "year": "2020", "publisher": "P"}, {"author": ["Doe, Ann"]}),
    ),
    (
        "@patent{k, author = {Ann Doe}, title = {T}, year = 2020, number = 5}",
        ("patent", {"title": "T", "year": "2020", "number": "5"}, {"author": ["Doe, Ann"]}),
    ),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_entry(source: str, expected: Any) -> None:
    assert given(source) == expected
