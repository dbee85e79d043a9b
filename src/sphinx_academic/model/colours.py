"""Colours: as CSS writes them, their contrast (WCAG), and those that can be read in both schemes."""

from __future__ import annotations

import colorsys
import re
from typing import NamedTuple, TypeAlias

from .patterns import lazy_pattern

#: red, green and blue from 0 to 255
Colour: TypeAlias = tuple[int, int, int]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

#: of pages in the dark scheme; those of themes are close to it
DARK: Colour = (19, 20, 22)

#: of pages, those on which text is the hardest to read: somewhat darker than themes have it in the light
#: scheme, and the least dark of theirs in the dark one (Piccolo's)
LEAST_LIGHT: Colour = (248, 248, 248)
LEAST_DARK: Colour = (36, 36, 41)

#: level AA for text (WCAG 2.2, success criterion 1.4.3)
READABLE = 4.5

_HEX = lazy_pattern(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
#: "rgb(11 110 79)", "rgb(11, 110, 79)", "hsl(161deg 82% 24%)"
_FUNCTION = lazy_pattern(
    r"(rgb|hsl)\(\s*(\d{1,3})(?:deg)?[\s,]\s*(\d{1,3})(%?)[\s,]\s*(\d{1,3})(%?)\s*\)", re.IGNORECASE
)
#: the names of HTML 4, which have been those of CSS from the first
_NAMES = {
    "black": "000000",
    "silver": "c0c0c0",
    "gray": "808080",
    "grey": "808080",
    "white": "ffffff",
    "maroon": "800000",
    "red": "ff0000",
    "purple": "800080",
    "fuchsia": "ff00ff",
    "green": "008000",
    "lime": "00ff00",
    "olive": "808000",
    "yellow": "ffff00",
    "navy": "000080",
    "blue": "0000ff",
    "teal": "008080",
    "aqua": "00ffff",
}


def parse_colour(text: str) -> Colour | None:
    """Return the colour that a text stands for, or None.

    Known are ``#rgb``, ``#rrggbb``, ``rgb(…)`` and ``hsl(…)`` without transparency, and the names of HTML 4.
    """
    written = text.strip()
    match = _HEX.fullmatch(_NAMES.get(written.lower(), written))
    if match is None:
        return _function(written)
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _function(text: str) -> Colour | None:
    match = _FUNCTION.fullmatch(text)
    if match is None:
        return None
    name, *numbers = match[1].lower(), int(match[2]), int(match[3]), int(match[5])
    first, second, third = numbers
    percent = bool(match[4]), bool(match[6])
    if name == "rgb":
        return (first, second, third) if max(numbers) <= 255 and not any(percent) else None
    if not all(percent) or max(second, third) > 100:
        return None
    parts = colorsys.hls_to_rgb(first % 360 / 360, third / 100, second / 100)
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def css(colour: Colour) -> str:
    """Return a colour as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """Return a mixture of two colours, as ``color-mix(in srgb, …)`` makes it.

    :param share: of the first, from 0 to 1
    """
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Accent(NamedTuple):
    """One colour of a site, as it can be read in either scheme."""

    light: Colour
    dark: Colour


def accent(colour: Colour) -> Accent:
    """Return what is nearest to a colour and can be read on pages of either scheme, as text and below text.

    As the ground of a button, it carries white in the light scheme and nearly black in the dark one: these
    are further away from it than the pages are.
    """
    return Accent(_readable(colour, LEAST_LIGHT, BLACK), _readable(colour, LEAST_DARK, WHITE))


def _readable(colour: Colour, ground: Colour, towards: Colour) -> Colour:
    shares = (step / 50 for step in range(50, -1, -1))
    mixtures = (mix(colour, towards, share) for share in shares)
    return next(mixture for mixture in mixtures if contrast(mixture, ground) >= READABLE)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(component / 255) for component in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(component: float) -> float:
    """Take the curve of sRGB away."""
    return component / 12.92 if component <= 0.04045 else float(((component + 0.055) / 1.055) ** 2.4)
