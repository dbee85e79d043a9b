"""Venues that a site knows: how entries name them, what is wrong with a table of them, their colours."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.colours import BLACK, contrast, parse_colour
from sphinx_academic.model.problems import Kind, ProblemKind
from sphinx_academic.model.venues import VenueTable, read_venues, style_sheet, tint

TABLE = {
    "ICML": {"name": "International Conference on Machine Learning", "aliases": ["Intl. Conf. Mach. Learn."]},
    "NeurIPS": {"name": "Advances in Neural Information Processing Systems", "aliases": ["NIPS"]},
    "PNAS": {"name": "Proceedings of the National Academy of Sciences"},
    "3DV": {"name": "International Conference on 3D Vision"},
    "TÉ": {"name": "Théorie et exemples"},
    "tcomp": {"short": "T. Comput.", "name": "Transactions on Computing, Ideas and Examples"},
}


def read(given: dict[Any, Any]) -> tuple[VenueTable, list[tuple[str, ProblemKind]]]:
    reported: list[tuple[str, ProblemKind]] = []
    return read_venues(given, lambda message, kind: reported.append((message, kind))), reported


@pytest.mark.parametrize(
    ("short", "full", "found"),
    [
        ("ICML", "", "ICML"),
        ("icml", "", "ICML"),
        ("ICML'24", "", "ICML"),
        ("ICML ’24", "", "ICML"),
        ("ICML-24", "", "ICML"),
        ("ICML24", "", "ICML"),
        ("ICML 2024", "", "ICML"),
        ("NIPS", "", "NeurIPS"),
        ("3DV 2025", "", "3DV"),
        ("TE", "", "TÉ"),
        ("tcomp", "", "T. Comput."),
        ("", "International Conference on Machine Learning", "ICML"),
        ("", "Proceedings of the 41st International Conference on Machine Learning", "ICML"),
        ("", "In Proc. of the Forty-First International Conference on Machine Learning (ICML)", "ICML"),
        ("", "International Conference on Machine Learning, ICML 2024, Vienna, Austria", "ICML"),
        ("", "Advances in Neural Information Processing Systems 37", "NeurIPS"),
        ("", "Proceedings of the National Academy of Sciences", "PNAS"),
        ("", "theorie et Exemples", "TÉ"),
        ("", "Transactions on Computing, Ideas and Examples", "T. Comput."),
        ("Elsewhere", "Intl. Conf. Mach. Learn.", "ICML"),
        ("", "2nd International Conference on 3D Vision", "3DV"),
        # others that only look alike
        ("", "International Conference on Vision", None),
        ("", "National Academy of Sciences", None),
        ("ICML Workshop", "Workshop on Examples at ICML", None),
        ("", "", None),
        ("2024", "2024", None),
    ],
)
def test_names_of_a_venue(short: str, full: str, found: str | None) -> None:
    venue = read(TABLE)[0].find(short, full)
    assert (venue.short if venue else None) == found


def test_what_the_short_form_says_comes_first() -> None:
    venue = read(TABLE)[0].find("NIPS", "International Conference on Machine Learning")
    assert venue is not None
    assert venue.short == "NeurIPS"


def test_a_table_of_al_folio() -> None:
    table, reported = read(
        {"AJP": {"url": "https://example.org/ajp", "color": "#00369f"}, "PhysRev": {"color": None}}
    )
    first, second = table
    assert reported == []
    assert (first.short, first.url, second.light) == ("AJP", "https://example.org/ajp", None)
    assert first.light == tint((0, 0x36, 0x9F))


@pytest.mark.parametrize(
    ("given", "kind", "words"),
    [
        ({"A": "ICML"}, Kind.CONFIG, "['A'] is not a table"),
        ({"A": {"colr": "#fff"}}, Kind.CONFIG, "['A']['colr'] is unknown and ignored; did you mean ‘color’?"),
        ({"A": {"colour": "reddish"}}, Kind.CONFIG, "['colour'] is 'reddish', which is no colour"),
        ({"A": {"colour_dark": "#12"}}, Kind.CONFIG, "['colour_dark'] is '#12', which is no colour"),
        (
            {"A": {"kind": "party"}},
            Kind.CONFIG,
            "['kind'] is 'party', which is no kind; it is ignored; known are: conference",
        ),
        ({"A": {"aliases": "B"}}, Kind.CONFIG, "['aliases'] is not a list"),
        ({"A": {"url": "javascript:x"}}, Kind.URL, "['url'] is not a web address"),
        ({"A": {}, "B": {"aliases": ["a"]}}, Kind.CONFIG, "'B' and 'A' are both called 'a'"),
        ({"A": {"colour": "#ffd700", "text": "#ffffff"}}, Kind.CONFIG, "1.40:1 in the light scheme"),
        (
            {"A": {"colour": "#003366", "colour_dark": "#ffd700", "text_dark": "#fff"}},
            Kind.CONFIG,
            "['text_dark'] #ffffff on #ffd700 has a contrast of 1.40:1 in the dark scheme",
        ),
        (
            {"A": {"colour": "#003366", "text_dark": "#000000"}},
            Kind.CONFIG,
            "#000000 on #003366 has a contrast of 1.67:1 in the dark scheme",
        ),
    ],
)
def test_what_cannot_be_used_is_reported_once(given: dict[Any, Any], kind: ProblemKind, words: str) -> None:
    _, reported = read(given)
    assert [reported_kind for _, reported_kind in reported] == [kind]
    assert words in reported[0][0]


def test_a_colour_that_is_none_costs_nothing_else() -> None:
    (venue,) = read({"A": {"colour": "reddish", "url": "https://example.org"}})[0]
    assert (venue.light, venue.url) == (None, "https://example.org")


@pytest.mark.parametrize("step", [51, 85])
def test_every_tint_can_be_read(step: int) -> None:
    levels = range(0, 256, step)
    shades = [
        tint((red, green, blue), dark=dark)
        for red in levels
        for green in levels
        for blue in levels
        for dark in (False, True)
    ]
    assert min(contrast(*shade) for shade in shades) >= 4.5


def test_a_tint_is_as_near_to_its_colour_as_it_may_be() -> None:
    # 82 % of the colour with black on 11 % of it with white
    assert tint((0x7C, 0x3F, 0xB5)) == ((241, 234, 247), (102, 52, 148))
    # of yellow, less of it
    background, text = tint((255, 238, 0))
    assert contrast(background, text) >= 4.5
    assert text[0] < 150


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000", "#fff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#123", "#123", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    first, second = parse_colour(one), parse_colour(other)
    assert first is not None
    assert second is not None
    assert round(contrast(first, second), 2) == round(contrast(second, first), 2) == ratio


def test_rules_hold_nothing_but_names_and_colours() -> None:
    given = {
        "A } body {": {"colour": "#fd0", "text": "#000", "colour_dark": "#030", "text_dark": "#fff"},
        "A body": {"colour": "#00f", "text": "#fff"},
        "B": {},
    }

    def rule(name: str, background: tuple[str, str], text: tuple[str, str]) -> str:
        values = [
            f"var(--academic-if-light, {one}) var(--academic-if-dark, {other})"
            for one, other in (background, text)
        ]
        rules = f"--academic-venue-background: {values[0]}; --academic-venue-text: {values[1]};"
        return f".venue-{name} {{ {rules} }}"

    assert style_sheet(read(given)[0]).splitlines() == [
        rule("a-body", ("#ffdd00", "#003300"), ("#000000", "#ffffff")),
        rule("a-body-2", ("#0000ff", "#0000ff"), ("#ffffff", "#ffffff")),
    ]


@pytest.mark.parametrize(
    ("given", "light", "dark"),
    [
        ({"colour": "#137a4b"}, tint((0x13, 0x7A, 0x4B)), tint((0x13, 0x7A, 0x4B), dark=True)),
        ({"colour_dark": "#137a4b"}, tint((0x13, 0x7A, 0x4B)), tint((0x13, 0x7A, 0x4B), dark=True)),
        ({"colour": "#000", "colour_dark": "#fff"}, tint((0, 0, 0)), tint((255, 255, 255), dark=True)),
        ({"colour": "#fd0", "text": "#000"}, ((255, 221, 0), BLACK), ((255, 221, 0), BLACK)),
        ({"colour": "#fd0", "text_dark": "#000"}, tint((255, 221, 0)), ((255, 221, 0), BLACK)),
        ({"text": "#000"}, None, None),
    ],
)
def test_schemes(given: dict[str, str], light: object, dark: object) -> None:
    (venue,) = read({"A": given})[0]
    assert (venue.light, venue.dark) == (light, dark)


def test_reported_in_the_order_of_the_author() -> None:
    names = [f"x{number}" for number in range(9, 0, -1)]
    _, reported = read({"A": dict.fromkeys(names, "?")})
    assert [message.partition("]['")[2].partition("'")[0] for message, _ in reported] == names


@pytest.mark.parametrize("value", [True, ["B"], 2.5])
def test_a_name_is_a_text(value: object) -> None:
    table, reported = read({"A": {"name": value}})
    assert [words for words, _ in reported] == [
        f"['A']['name'] is not a text but {value!r}; it is ignored; write a text"
    ]
    (venue,) = table
    assert venue.name == ""
