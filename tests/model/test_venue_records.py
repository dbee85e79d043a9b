"""Venues: all that the table of a site says of one, and all that is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.problems import Kind, ProblemKind
from sphinx_academic.model.venues import Shade, Venue, VenueTable, read_venues, tint


def read(given: dict[Any, Any]) -> tuple[VenueTable, list[tuple[str, ProblemKind]]]:
    reported: list[tuple[str, ProblemKind]] = []
    return read_venues(given, lambda message, kind: reported.append((message, kind))), reported


BLUE = (0, 0, 255)


@pytest.mark.parametrize(
    ("given", "venue"),
    [
        ({"ICML": {}}, Venue("ICML", "icml")),
        (
            {
                " J. Tides ": {
                    "short": " JT ",
                    "name": "Journal of Tides",
                    "aliases": ("Tides", "", 3),
                    "kind": "journal",
                    "url": "https://example.org/j t",
                    "colour": "blue",
                }
            },
            Venue(
                "JT",
                "j-tides",
                "Journal of Tides",
                (" J. Tides ", "Tides", "3"),
                "journal",
                "https://example.org/j%20t",
                tint(BLUE),
                tint(BLUE, dark=True),
            ),
        ),
        # its name is no other name of it
        ({"JT": {"short": "JT"}}, Venue("JT", "jt")),
        ({"JT": {"short": None, "name": None, "aliases": None, "kind": "", "url": ""}}, Venue("JT", "jt")),
        ({2024: {"short": 0, "name": 17}}, Venue("2024", "2024", "17")),
        ({"—": {}}, Venue("—", "venue")),
        ({"Ü_b (c)!": {}}, Venue("Ü_b (c)!", "u-b-c")),
        # the spelling of al-folio, behind our own
        (
            {"A": {"color": "blue", "color_dark": "#fff"}},
            Venue("A", "a", light=tint(BLUE), dark=tint((255, 255, 255), dark=True)),
        ),
        (
            {"A": {"color": "red", "colour": "blue", "text": "white", "text_dark": "white"}},
            Venue(
                "A",
                "a",
                light=Shade(BLUE, (255, 255, 255)),
                dark=Shade(BLUE, (255, 255, 255)),
            ),
        ),
    ],
)
def test_venue(given: dict[Any, Any], venue: Venue) -> None:
    table, reported = read(given)
    assert list(table) == [venue]
    assert reported == []


def test_classes_are_unique() -> None:
    table, reported = read({"a b": {}, "A-B": {}, "a/b": {}, "a b 2": {}})
    assert [venue.slug for venue in table] == ["a-b", "a-b-2", "a-b-3", "a-b-2-2"]
    assert len(table) == 4
    assert reported == []


def test_names_of_a_venue() -> None:
    assert Venue("A", "a", "Alpha", ("b", "")).names == ("A", "Alpha", "b")
    assert Venue("A", "a").names == ("A",)


@pytest.mark.parametrize(
    ("given", "messages"),
    [
        (
            {"A": ["x"]},
            ["['A'] is not a table (a dict) under a name but ['x']; it is left out; correct it"],
        ),
        (
            {"A": {"zz": 1}},
            [
                "['A']['zz'] is unknown and ignored; known are: aliases, color, color_dark, colour, "
                "colour_dark, kind, name, short, text, text_dark, url"
            ],
        ),
        ({" ": {}}, ["[' '] is not a table (a dict) under a name but {}; it is left out; correct it"]),
        ({"A": {"short": ["x"]}}, ["['A']['short'] is not a text but ['x']; it is ignored; write a text"]),
        (
            {"A": {"aliases": "x"}},
            ["['A']['aliases'] is not a list; it is ignored; write a list of texts"],
        ),
        (
            {"A": {"kind": "jurnal"}},
            ["['A']['kind'] is 'jurnal', which is no kind; it is ignored; did you mean ‘journal’?"],
        ),
        (
            {"A": {"url": "javascript:x"}},
            ["['A']['url'] is not a web address: 'javascript:x'; it is ignored; write https://…"],
        ),
        (
            {"A": {"colour": "x", "color": "blue", "text": "y"}},
            [
                "['A']['colour'] is 'x', which is no colour; it is ignored; write it as #rrggbb",
                "['A']['text'] is 'y', which is no colour; it is ignored; write it as #rrggbb",
            ],
        ),
        (
            {"A": {"short": "X", "aliases": ["Y"]}, "B": {"name": "y", "aliases": ["a", "C"]}},
            [
                ": 'B' and 'X' are both called 'y'; it means the first; rename one",
                ": 'B' and 'X' are both called 'a'; it means the first; rename one",
            ],
        ),
        (
            {"A": {"colour": "#777777", "text": "#888888"}},
            [
                "['A']['text'] #888888 on #777777 has a contrast of 1.26:1 in the light scheme; text needs "
                "4.5:1; leave it out, and one is chosen that can be read, or change a colour"
            ],
        ),
    ],
)
def test_what_is_said(given: dict[Any, Any], messages: list[str]) -> None:
    assert [message for message, _kind in read(given)[1]] == messages


def test_address_that_is_none_is_a_problem_of_its_kind() -> None:
    assert [kind for _message, kind in read({"A": {"url": "x:y", "kind": "x"}})[1]] == [
        Kind.CONFIG,
        Kind.URL,
    ]


@pytest.mark.parametrize(
    ("short", "full", "found"),
    [
        ("ICML", "", True),
        ("", "ICML", True),
        ("x", "ICML", True),
        ("x", "y", False),
        ("", "", False),
        ("ICML`24", "", True),
        ("ICML - 2024", "", True),
        ("ICML 3", "", True),
        ("ICML 31", "", True),
        ("ICML 310", "", True),
        ("ICML 3100", "", True),
        ("ICML 31000", "", False),
        ("31st ICML", "", True),
        ("thirty-first ICML", "", True),
        ("ThirtyFirst ICML", "", False),
        ("twentieth ICML", "", True),
        ("ICML ’24", "", True),
        ("in ICML", "", True),
        ("In: ICML.", "", True),
        ("Proc ICML", "", True),
        ("proceedings of the ICML (Vienna)", "", True),
        ("proceedings of the ICML (Vienna) x", "", False),
        ("ICML, Vienna", "", True),
        ("Vienna, ICML", "", False),
        ("ICML Vienna", "", False),
    ],
)
def test_what_does_not_count_in_a_name(short: str, full: str, found: bool) -> None:
    table, _ = read({"ICML": {}})
    venue = table.find(short, full)
    assert (venue is not None) is found
    # as papers repeat their venues
    assert table.find(short, full) is venue


def test_short_form_is_looked_up_before_the_full_one() -> None:
    table, _ = read({"A": {}, "B": {}})
    assert [venue and venue.short for venue in (table.find("B", "A"), table.find("A", "B"))] == ["B", "A"]


def test_name_that_is_a_count_is_found_first() -> None:
    table, _ = read({"3DV": {}, "Vision 24": {"name": "Proceedings of the Academy"}, "Vision": {}})
    found = {
        name: venue and venue.short
        for name in ("Vision 24", "Vision 25", "Proceedings of the Academy", "Academy")
        for venue in [table.find(name)]
    }
    assert found == {
        "Vision 24": "Vision 24",
        "Vision 25": "Vision",
        "Proceedings of the Academy": "Vision 24",
        "Academy": None,
    }
