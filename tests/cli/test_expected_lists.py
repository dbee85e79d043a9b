"""What the report of an import says of lists of papers that builds will warn of."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.cli.expected_lists import expected_in_lists
from sphinx_academic.importers.records import Block, Page
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person

BIB = b"""@article{a, title = {Tides}, author = {Teal, Mara}, year = 2024}
@book{b, title = {Ebb}, author = {Quay, Ida}, year = 2020}
@misc{c, title = {Fog}, author = {Teal, Mara}}
"""
REGISTRY = Registry((Person("mara", Name("Teal", "Mara")),))
WARNS = "each build warns of it: "


def expected(source: bytes = BIB, me: str = "mara", **options: str) -> tuple[list[str], list[str]]:
    """Return what is said of a list, and the keys of the papers that it shows."""
    named = {name.replace("_", "-"): text for name, text in options.items()}
    kind = named.pop("kind", "publications")
    page = Page("papers", blocks=(Block("text"), Block(kind, options=named)))
    findings, shown = expected_in_lists([page], read(source, "a.bib").publications, REGISTRY, me)
    assert {one.file for one in findings} <= {"papers.md"}
    assert all(one.warns for one in findings)
    return [one.message.removeprefix(WARNS) for one in findings], [entry.key for entry in shown]


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        ({}, ["a", "b", "c"]),
        ({"type": "article, misc"}, ["a", "c"]),
        ({"keys": "c,a,"}, ["a", "c"]),
        ({"filter": "me"}, ["a", "c"]),
        ({"limit": "1"}, ["a"]),
        ({"limit": "'2'"}, ["a", "b"]),
        ({"limit": "many"}, ["a", "b", "c"]),
        ({"limit": ""}, ["a", "b", "c"]),
        ({"limit": "-1"}, ["a", "b", "c"]),
        ({"bibfiles": "a.bib"}, ["a", "b", "c"]),
        ({"filter": "year == 2024"}, ["a"]),
        ({"sort": "title, year", "limit": "2"}, ["b", "c"]),
        ({"sort": "title", "limit": "1"}, ["b"]),
        ({"sort": "", "limit": "1"}, ["a"]),
        ({"group_by": "year"}, ["a", "b", "c"]),
        ({"from": "x"}, []),
        ({"kind": "news"}, []),
        ({"type": "report", "if_empty": ""}, []),
    ],
)
def test_lists_that_are_in_order(options: dict[str, str], keys: list[str]) -> None:
    assert expected(**options) == ([], keys)


def test_lists_that_builds_warn_of() -> None:
    (message,), shown = expected(type="report")
    assert message.endswith(" [academic.empty]")
    assert shown == []
    wrong = ":type: no entry is of the type ‘artcle’; did you mean ‘article’? [academic.filter]"
    assert expected(type="artcle") == ([wrong], [])
    assert len(expected(me="", filter="me")[0]) == 1
    (message,), _shown = expected(filter="year ===")
    assert message.startswith(":filter: year ===: ")
    assert message.endswith("; the list is empty [academic.filter]")
    # what is no YAML stands as it is
    (message,), shown = expected(keys="[a")
    assert message.startswith("{publications} is empty: no entry fits :keys: [a; ")
    undated = b"@misc{a, title = {Tides}}"
    assert expected(undated, group_by="year") == (
        [
            ":group-by: no entry has a year, so there is one heading for all; group by something else, or "
            "leave it out [academic.option]"
        ],
        ["a"],
    )
    assert expected(undated, group_by="type") == ([], ["a"])
    assert expected(b"") == ([], [])
