"""How the PDF of a CV looks: template, colour, sizes and photo, from options, ``conf.py`` or defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model.colours import BLACK, READABLE, WHITE, Colour, contrast, css, mix, parse_colour
from ..model.suggestions import did_you_mean


@dataclass(frozen=True, slots=True)
class Template:
    """What a template has where an author says nothing else."""

    accent: Colour
    #: in points, of the fonts in the wheel
    text_size: float
    #: in points, where it has found a sans-serif font of the system; 0 if it wants none
    sans_size: float = 0
    photo: bool = False


TEMPLATES: Mapping[str, Template] = {
    "classic": Template((0x1D, 0x4F, 0x7C), 10.5),
    "modern": Template((0x0F, 0x6E, 0x6A), 10, 9, photo=True),
    "compact": Template((0x7E, 0x1D, 0x2E), 9),
    "sidebar": Template((0x2B, 0x4A, 0x7F), 10, 9, photo=True),
}
#: names of sheets, and those that Typst has for them
PAPER = {"a4": "a4", "letter": "us-letter"}
#: in points
_SMALLEST, _LARGEST = 8, 13
#: of papers that are marked as selected
_SELECTED = 5


@dataclass(frozen=True, slots=True)
class Look:
    """How a CV looks."""

    template: str = "classic"
    #: None for that of the template, as are the next two
    accent: Colour | None = None
    text_size: float | None = None
    photo: bool | None = None
    paper: str = "a4"

    @property
    def defaults(self) -> Template:
        """Return what holds where nothing is given."""
        return TEMPLATES[self.template]

    @property
    def has_photo(self) -> bool:
        """Return whether a photo is wanted."""
        return self.defaults.photo if self.photo is None else self.photo

    @property
    def shown_accent(self) -> str:
        """Return the colour of headings as ``#rrggbb``, as dark as text on its own tint has to be."""
        accent = self.accent or self.defaults.accent
        while contrast(accent, mix(accent, WHITE, 0.1)) < READABLE:
            accent = mix(accent, BLACK, 0.92)
        return css(accent)


def accent(text: str) -> Colour:
    """Read a colour.

    :raises ValueError: for what is none
    """
    colour = parse_colour(text)
    if colour is None:
        raise ValueError("it is a colour as #1d4f7c")
    return colour


def text_size(text: str) -> float:
    """Read a size in points.

    :raises ValueError: for what is none, or one that is too small or too large
    """
    number = text.lower().removesuffix("pt").strip()
    size = float(number) if number.isascii() and number.replace(".", "", 1).isdigit() else 0
    if not _SMALLEST <= size <= _LARGEST:
        raise ValueError(f"it is a number of points from {_SMALLEST} to {_LARGEST}")
    return size


def yes_or_no(text: str) -> bool:
    """Read a decision.

    :raises ValueError: for what is none
    """
    if text.lower() not in ("yes", "no", "true", "false"):
        raise ValueError("it is yes or no")
    return text.lower() in ("yes", "true")


def most_papers(text: str) -> int | None:
    """Read how many of the selected papers to show; None for all papers.

    :raises ValueError: for anything but ``all``, ``selected`` and a number
    """
    if text.lower() == "all":
        return None
    if text.lower() == "selected":
        return _SELECTED
    if not (text.isascii() and text.isdigit() and int(text[:6]) > 0):
        raise ValueError("it is all, selected, or a number of selected papers")
    return int(text[:6])


def one_of(names: Mapping[str, object]) -> Callable[[str], str]:
    """Make a parser of names.

    :return: raises ValueError for others
    """

    def parse(text: str) -> str:
        if text.lower() not in names:
            raise ValueError(did_you_mean(text, names))
        return text.lower()

    return parse


#: options of ``{cv}``, and keys of ``academic_cv``, by the field that they set
PARSERS: Mapping[str, Callable[[str], Any]] = {
    "template": one_of(TEMPLATES),
    "accent": accent,
    "text-size": text_size,
    "photo": yes_or_no,
    "paper": one_of(PAPER),
}
