"""Selecting, sorting and grouping: each condition, ties, and what has no value."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.dates import Date
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.publication import Publication
from sphinx_academic.query.query import Query, why_empty
from sphinx_academic.query.select import _natural, group, select, sort

REGISTRY = Registry((Person("ada", Name("Aal", "Ada")), Person("bo", Name("Bor", "Bo"))))
ADA, BO, CY = (
    Author(Name(family, given)) for family, given in (("Aal", "Ada"), ("Bor", "Bo"), ("Cor", "Cy"))
)


def entry(key: str, kind: str = "misc", **given: Any) -> Publication:
    return Publication(key, kind, (), original_type=kind)._replace(**given)


def keys(found: list[Publication] | tuple[Publication, ...]) -> list[str]:
    return [publication.key for publication in found]


ENTRIES = [
    entry("a", "article", date=Date(2020), file="one.bib", authors=(ADA._replace(roles=("lead",)), BO)),
    entry("b", "thesis", original_type="phdthesis", date=Date(2021), file="two.bib", authors=(BO,)),
    entry("c", "proceedings", date=Date(2022), file="one.bib", editors=(ADA,)),
    entry("d", "misc", file="two.bib", authors=(CY,), editors=(ADA._replace(roles=("equal",)),)),
    entry("e", "misc", date=Date(2019), authors=(ADA._replace(roles=("lead",)), ADA)),
    entry("a", "book", date=Date(2023), file="two.bib", authors=(CY,)),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), ["a", "c", "b", "a", "e", "d"]),
        (Query(limit=0), []),
        (Query(limit=3), ["a", "c", "b"]),
        (Query(limit=9), ["a", "c", "b", "a", "e", "d"]),
        (Query(sort=()), ["a", "b", "c", "d", "e", "a"]),
        (Query(sort=("date",), limit=2), ["e", "a"]),
        (Query(files=("two.bib",)), ["a", "b", "d"]),
        (Query(files=("two.bib", "one.bib")), ["a", "c", "b", "a", "d"]),
        (Query(files=("gone.bib",)), []),
        (Query(types=("PhDThesis",)), ["b"]),
        (Query(types=("thesis", "Misc")), ["b", "e", "d"]),
        (Query(types=("article",), files=("two.bib",)), []),
        # of two with one key, the first, in the order of keys, each once
        (Query(keys=("e", "a", "gone", "b", "e")), ["e", "a", "b"]),
        (Query(keys=("e", "a"), sort=("-date",)), ["a", "e"]),
        (Query(keys=("a",), files=("two.bib",)), []),
        (Query(keys=("e", "b", "a"), types=("thesis", "article")), ["b", "a"]),
        (Query(filter="year > 2020", types=("thesis", "book")), ["a", "b"]),
        (Query(filter=" \n"), ["a", "c", "b", "a", "e", "d"]),
        # a volume that one has edited is one's own; authors of another entry's editors are not
        (Query(filter="me", me="ada"), ["c", "a", "e"]),
        (Query(filter="not me", me="ada"), ["a", "b", "d"]),
        (Query(filter="me", me="bo"), ["b", "a"]),
        (Query(filter="me"), []),
        (Query(filter="'ada' in person"), ["c", "a", "e"]),
        (Query(filter="'ADA' in person and 'bo' in person"), ["a"]),
        (Query(filter="person"), ["c", "b", "a", "e"]),
        (Query(filter="'lead' in roles", me="ada"), ["a"]),
        # where two authors fit, the roles of neither are known
        (Query(filter="me and not roles", me="ada"), ["c", "e"]),
        (Query(filter="'lead' in roles", me="bo"), []),
        (Query(filter="'lead' in roles"), []),
    ],
)
def test_select(query: Query, found: list[str]) -> None:
    assert keys(select(ENTRIES, query, REGISTRY)) == found


def test_figures_in_filters_and_orders() -> None:
    entries = [entry("a"), entry("b", fields={"citations": "7"}), entry("c", fields={"citations": "1"})]

    def count(publication: Publication, name: str) -> int | None:
        return {"c": 9}.get(publication.key) if name == "citations" else None

    assert keys(select(entries, Query(filter="citations > 6", sort=()), REGISTRY)) == ["b"]
    assert keys(select(entries, Query(filter="citations > 6", sort=()), REGISTRY, count)) == ["b", "c"]
    assert keys(select(entries, Query(sort=("citations",)), REGISTRY, count)) == ["b", "c", "a"]
    assert keys(select(entries, Query(sort=("-citations",)), REGISTRY)) == ["b", "c", "a"]
    assert keys(sort(entries, ["-citations"], count)) == ["c", "b", "a"]


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ([], "a b c d"),
        (["none"], "a b c d"),
        (["-none"], "d c b a"),
        (["file"], "a b c d"),
        (["-FILE"], "d c b a"),
        (["date"], "c b a d"),
        (["-date"], "a b c d"),
        (["author"], "b c a d"),
        (["-author"], "a b c d"),
        (["-author", "-none"], "a c b d"),
        (["keywords"], "c a b d"),
        (["-keywords"], "b a c d"),
        (["selected"], "a c d b"),
        (["-selected", "date"], "b c a d"),
        (["volume"], "c b a d"),
        (["-volume"], "a b c d"),
        (["type", "-volume"], "b c a d"),
        (["year"], "c b a d"),
        (["month"], "a b c d"),
        (["abbr"], "b a c d"),
    ],
)
def test_sort(names: list[str], found: str) -> None:
    """What lacks a value is last either way, and what is equal stays as it was."""
    entries = [
        entry(
            "a",
            "misc",
            date=Date(2022, 3),
            authors=(CY,),
            keywords=frozenset({"b", "Z"}),
            fields={"volume": "10"},
            venue_short="Z",
        ),
        entry(
            "b",
            "book",
            date=Date(2021),
            authors=(ADA, CY),
            selected=True,
            keywords=frozenset({"x"}),
            fields={"volume": "9"},
            venue_short="É",
        ),
        entry(
            "c",
            "book",
            date=Date(2020),
            authors=(ADA, BO),
            keywords=frozenset({"z", "a", "c"}),
            fields={"volume": "1"},
        ),
        entry("d"),
    ]
    assert keys(sort(entries, names)) == found.split()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        (" ", None),
        ("12", (0, 12.0)),
        ("-1.5", (0, -1.5)),
        ("−2", (0, -2.0)),
        ("Vol. 9", (1, (("vol. ", (1, "9")), ("", (0, ""))))),
        ("É10b007", (1, (("e", (2, "10")), ("b", (1, "7")), ("", (0, ""))))),
        ("0", (0, 0.0)),
        ("a0", (1, (("a", (0, "")), ("", (0, ""))))),
        ("1e5", (1, (("", (1, "1")), ("e", (1, "5")), ("", (0, ""))))),
    ],
)
def test_what_a_text_sorts_by(text: str, value: Any) -> None:
    assert _natural(text) == value


def outline(publications: list[Publication], *by: str, order: tuple[str, ...] = ()) -> list[tuple[Any, ...]]:
    """Return what groups are by, their values, their entries, and the groups in them."""

    def shown(groups: Any) -> list[tuple[Any, ...]]:
        return [
            (part.by, part.value, "".join(keys(part.publications)), *shown(part.groups)) for part in groups
        ]

    return shown(group(publications, by, order))


def test_groups_of_years() -> None:
    one, two, none = (
        entry("a", date=Date(2020)),
        entry("b", inferred_date=Date(2021, 5)),
        entry("c"),
    )
    later = entry("d", date=Date(2022))
    assert outline([none, one], "year") == [("year", "2020", "a"), ("year", "", "c")]
    assert outline([one, none], "year") == [("year", "2020", "a"), ("year", "", "c")]
    assert outline([none], "year") == [("year", "", "c")]
    # oldest first only where all of the list is
    assert outline([one, none, two], "year") == [
        ("year", "2020", "a"),
        ("year", "2021", "b"),
        ("year", "", "c"),
    ]
    assert outline([two, one], "year") == [("year", "2021", "b"), ("year", "2020", "a")]
    assert outline([one, later, two], "year") == [
        ("year", "2022", "d"),
        ("year", "2021", "b"),
        ("year", "2020", "a"),
    ]


def test_groups_of_types() -> None:
    entries = [entry("a", "misc"), entry("b", "article"), entry("c", "zine"), entry("d", "book")]
    by_order = [("type", "book", "d"), ("type", "article", "b"), ("type", "misc", "a"), ("type", "zine", "c")]
    assert outline(entries, "type", order=("book", "article")) == by_order
    # a type that is named twice stands at its first place
    assert outline(entries, "type", order=("book", "article", "book")) == by_order
    assert [value for _, value, _ in outline(entries, "type")] == ["article", "book", "misc", "zine"]


def test_groups_of_venues() -> None:
    entries = [
        entry("a"),
        entry("b", venue=("Z",)),
        entry("c", venue=("Long",), venue_short="Éa"),
        entry("d", venue_short="e10"),
        entry("e", venue_short="E9"),
        entry("f", venue_short="e9"),
        entry("g", venue=("Z",)),
    ]
    assert outline(entries, "venue") == [
        ("venue", "E9", "e"),
        ("venue", "e9", "f"),
        ("venue", "e10", "d"),
        ("venue", "Éa", "c"),
        ("venue", "Z", "bg"),
        ("venue", "", "a"),
    ]


def test_groups_of_states() -> None:
    states = ["odd", "inpreparation", "preprint", "submitted", "inreview", "accepted", "inpress", ""]
    entries = [entry(str(number), status=status) for number, status in enumerate(states)]
    assert outline(entries, "status") == [
        ("status", "", "7"),
        ("status", "inpress", "6"),
        ("status", "accepted", "5"),
        ("status", "inreview", "34"),
        ("status", "preprint", "2"),
        ("status", "inpreparation", "1"),
        ("status", "odd", "0"),
    ]


def test_groups_in_groups() -> None:
    entries = [entry("a", "misc", date=Date(2021)), entry("b", "book", date=Date(2020)), entry("c", "book")]
    assert outline(entries) == outline(entries, "none") == [("", "", "abc")]
    assert outline(entries, "none", "type", "none", "year", order=("misc",)) == [
        ("type", "misc", "a", ("year", "2021", "a")),
        ("type", "book", "bc", ("year", "2020", "b"), ("year", "", "c")),
    ]
    assert outline([], "type") == []


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        (Query(), "no file has an entry"),
        (Query(sort=("date",), limit=3, me="ada"), "no file has an entry"),
        (Query(files=("a.bib", "b.bib")), "no entry fits :bibfiles: a.bib, b.bib"),
        (
            Query("year", ("book", "misc"), ("k",), ("a.bib",)),
            "no entry fits :filter: year and :type: book, misc and :keys: k and :bibfiles: a.bib",
        ),
        (Query(filter="not me"), "no entry fits :filter: not me and ‘me’ (academic_me names no person)"),
        (Query(filter="not me", me="ada"), "no entry fits :filter: not me"),
        (Query(filter="some == 'me'"), "no entry fits :filter: some == 'me'"),
    ],
)
def test_why_a_list_is_empty(query: Query, reason: str) -> None:
    assert why_empty(query) == reason
