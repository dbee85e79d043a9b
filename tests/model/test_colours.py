"""Colours: what is read as one, and what can be read on it."""

from __future__ import annotations

import pytest

from sphinx_academic.model.colours import (
    LEAST_DARK,
    LEAST_LIGHT,
    READABLE,
    Colour,
    accent,
    contrast,
    mix,
    parse_colour,
)

GREEN = (11, 110, 79)
#: what accents stand on in the darkest and in the lightest place
BUTTON_LIGHT, BUTTON_DARK = (255, 255, 255), (0x10, 0x15, 0x1C)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#0b6e4f", GREEN),
        (" #0B6E4F ", GREEN),
        ("0b6e4f", GREEN),
        ("#fc0", (255, 204, 0)),
        ("rgb(11, 110, 79)", GREEN),
        ("rgb(11 110 79)", GREEN),
        ("hsl(161, 82%, 24%)", (11, 111, 80)),
        ("hsl(521deg 82% 24%)", (11, 111, 80)),
        ("Teal", (0, 128, 128)),
        ("rgb(256, 0, 0)", None),
        ("rgb(1%, 0, 0)", None),
        ("hsl(0, 101%, 0%)", None),
        ("hsl(0, 10, 0%)", None),
        ("#0b6e4", None),
        ("#0b6e4f80", None),
        ("turquoise-ish", None),
        ("red; } body { display: none", None),
        ("", None),
    ],
)
def test_what_is_a_colour(text: str, colour: Colour | None) -> None:
    assert parse_colour(text) == colour


#: every corner of the cube, and steps within it
CUBE = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]


def test_accents_can_be_read_in_both_schemes() -> None:
    for colour in CUBE:
        light, dark = accent(colour)
        assert contrast(light, LEAST_LIGHT) >= READABLE, colour
        assert contrast(dark, LEAST_DARK) >= READABLE, colour
        # below text, as the ground of a button
        assert contrast(light, BUTTON_LIGHT) >= READABLE, colour
        assert contrast(dark, BUTTON_DARK) >= READABLE, colour
        # the stronger one on its own tint, as the style sheet mixes them
        for one, page, text in ((light, (255, 255, 255), (0, 0, 0)), (dark, (19, 20, 22), (207, 208, 208))):
            assert contrast(mix(one, text, 0.82), mix(one, page, 0.09)) >= READABLE, colour


@pytest.mark.parametrize("colour", [GREEN, (0x27, 0x57, 0xDD)])
def test_what_can_be_read_stays_as_it_is(colour: Colour) -> None:
    light, dark = accent(colour)
    assert light == colour
    assert dark != colour
