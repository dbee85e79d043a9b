"""Colours as style sheets write them, and how well one can be read on another."""

from __future__ import annotations

import re
from typing import TypeAlias

#: red, green and blue from 0 to 255
Colour: TypeAlias = tuple[int, int, int]

BLACK: Colour = (0, 0, 0)
WHITE: Colour = (255, 255, 255)

#: level AA for text (WCAG 2.2, success criterion 1.4.3)
READABLE = 4.5

_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def parse_colour(text: str) -> Colour | None:
    """Return the colour that ``#rgb`` or ``#rrggbb`` stands for, or None."""
    match = _HEX.fullmatch(text.strip())
    if match is None:
        return None
    digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def css(colour: Colour) -> str:
    """Return a colour as ``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on(background: Colour) -> Colour:
    """Return black or white, whichever reads better on a colour; one of them is always readable."""
    return max(BLACK, WHITE, key=lambda text: contrast(text, background))


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(component / 255) for component in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(component: float) -> float:
    """Take the curve of sRGB away."""
    return component / 12.92 if component <= 0.04045 else float(((component + 0.055) / 1.055) ** 2.4)
