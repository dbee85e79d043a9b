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
    css,
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


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("rgb(255, 255, 255)", (255, 255, 255)),
        ("RGB(0 0 0)", (0, 0, 0)),
        ("rgb( 1 , 2 , 3 )", None),
        ("rgb(1,2,3)", (1, 2, 3)),
        ("rgb(1 2 256)", None),
        ("rgb(1 256 2)", None),
        ("rgb(1 2% 3)", None),
        ("rgb(1 2 3%)", None),
        ("rgb(1 2)", None),
        ("rgb(1deg 2 3)", (1, 2, 3)),
        ("hsl(0 100% 50%)", (255, 0, 0)),
        ("hsl(120, 100%, 50%)", (0, 255, 0)),
        ("hsl(240deg 100% 25%)", (0, 0, 128)),
        ("hsl(360 100% 50%)", (255, 0, 0)),
        ("hsl(0 100% 101%)", None),
        ("hsl(0 101% 100%)", None),
        ("hsl(0 100 50%)", None),
        ("hsl(0 100% 50)", None),
        ("hsl(7, 0%, 100%)", (255, 255, 255)),
        ("hsl(1000 0% 0%)", None),
        ("abc", (170, 187, 204)),
        ("#ABCDEF", (171, 205, 239)),
        ("##abc", None),
        ("ab", None),
        (" Navy\n", (0, 0, 128)),
        ("#navy", None),
    ],
)
def test_every_form_of_a_colour(text: str, colour: Colour | None) -> None:
    assert parse_colour(text) == colour


@pytest.mark.parametrize(
    ("share", "colour"), [(1, (200, 100, 0)), (0, (0, 50, 255)), (0.5, (100, 75, 128)), (0.1, (20, 55, 230))]
)
def test_mixture(share: float, colour: Colour) -> None:
    assert mix((200, 100, 0), (0, 50, 255), share) == colour


@pytest.mark.parametrize(
    ("colour", "written"), [((0, 10, 255), "#000aff"), ((255, 255, 255), "#ffffff"), ((1, 2, 3), "#010203")]
)
def test_colour_in_css(colour: Colour, written: str) -> None:
    assert css(colour) == written


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # below and above the bend of the curve of sRGB
        ((10, 10, 10), (0, 0, 0), 1.0607),
        ((11, 11, 11), (0, 0, 0), 1.0669),
        ((255, 0, 0), (0, 0, 0), 5.252),
        ((0, 255, 0), (0, 0, 0), 15.304),
        ((0, 0, 255), (0, 0, 0), 2.444),
        ((128, 128, 128), (255, 255, 255), 3.9494),
    ],
)
def test_ratio_of_contrast(one: Colour, other: Colour, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=5e-5 * ratio)


@pytest.mark.parametrize(
    ("colour", "light", "dark"),
    [
        # as little darker, and as little lighter, as may be
        ((255, 255, 255), (112, 112, 112), (255, 255, 255)),
        ((0, 0, 0), (0, 0, 0), (143, 143, 143)),
        ((11, 110, 79), (11, 110, 79), (84, 154, 132)),
        ((255, 0, 0), (230, 0, 0), (255, 71, 71)),
    ],
)
def test_accent_is_the_nearest_colour_that_can_be_read(colour: Colour, light: Colour, dark: Colour) -> None:
    assert accent(colour) == (light, dark)
