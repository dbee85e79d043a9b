"""The venues of ``academic_venues``: conferences, journals and the like, with their pages and colours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import filterfalse
from typing import Any, NamedTuple

from .colours import BLACK, DARK, READABLE, WHITE, Colour, contrast, css, mix, parse_colour
from .folding import fold
from .patterns import lazy_pattern
from .problems import Kind, ProblemKind
from .suggestions import did_you_mean
from .urls import safe_url

KINDS = ("conference", "workshop", "findings", "journal", "preprint", "blog")

#: what a venue may say of itself; ``color`` is al-folio's spelling
VENUE_PARTS = frozenset(
    {"name", "short", "aliases", "kind", "url", "colour", "colour_dark", "text", "text_dark"}
    | {"color", "color_dark"}
)

#: "second", "twelfth", "thirty-ninth"
ORDINAL_WORD = (
    r"(?:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y[- ])?(?:first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w{3,7}teenth|\w{3,6}tieth)"
)
#: what counts the years of a venue, and only that: "3D Vision" keeps its number
_COUNT = lazy_pattern(
    rf"['’`]\s?\d\d\b|\b(?:19|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b|\b{ORDINAL_WORD}\b|\s\d{{1,3}}$", re.IGNORECASE
)
#: the year at the end of a short form: "ICML24", "ICML-2024"
_YEAR = lazy_pattern(r"(?<=[^\W\d])[\s'’`-]*(?:\d{4}|\d\d)$")
_OPENING = lazy_pattern(r"^(?:in:? )?(?:(?:proceedings|proc\.?)(?: of)? )?(?:the )?", re.IGNORECASE)
_PARENTHESIZED = lazy_pattern(r"\([^()]*\)\s*$")
_ENDS = " ,;:.-–"


class Shade(NamedTuple):
    """The colours of a badge in one scheme."""

    background: Colour
    text: Colour


class Venue(NamedTuple):
    """One venue of ``academic_venues``."""

    #: what a badge shows
    short: str
    #: of the class ``venue-<slug>``
    slug: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    #: one of :data:`KINDS`, or nothing
    kind: str = ""
    url: str = ""
    light: Shade | None = None
    #: there if and only if the other one is
    dark: Shade | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Return all its names, the short one first."""
        return tuple(filter(None, (self.short, self.name, *self.aliases)))


class VenueTable:
    """The venues of a site; results are cached, because papers repeat their venues."""

    def __init__(self, venues: Iterable[Venue] = ()) -> None:
        self._venues = tuple(venues)
        self._by_name: dict[str, Venue] = {}
        self._found: dict[tuple[str, str], Venue | None] = {}
        for venue in self._venues:
            for name in venue.names:
                self._by_name.setdefault(fold(name), venue)

    def __iter__(self) -> Iterator[Venue]:
        return iter(self._venues)

    def __len__(self) -> int:
        return len(self._venues)

    def claims(self, venue: Venue) -> Iterator[tuple[str, Venue]]:
        """Yield the names of a venue that an earlier one has, and that one."""
        for name in venue.names:
            owner = self._by_name[fold(name)]
            if owner is not venue:
                yield name, owner

    def find(self, short: str, full: str = "") -> Venue | None:
        """Return the venue that an entry names, or None.

        Years and ordinals, "Proceedings of the", what is in parentheses at the end, and what DBLP adds
        behind a comma do not count; capitals and accents neither.

        :param short: the short form that the entry gives, which is looked up first
        :param full: the venue as the entry gives it
        """
        wanted = short, full
        if wanted not in self._found:
            names = (fold(name) for text in wanted for name in _readings(text))
            found = (self._by_name[name] for name in names if name in self._by_name)
            self._found[wanted] = next(found, None)
        return self._found[wanted]


def _readings(text: str) -> Iterator[str]:
    yield text
    yield _YEAR.sub("", text)
    for part in (text, _PARENTHESIZED.sub("", text), text.partition(",")[0]):
        name = _uncounted(part)
        yield name
        yield _OPENING.sub("", name)


def _uncounted(text: str) -> str:
    return " ".join(_COUNT.sub(" ", text).split()).strip(_ENDS)


def read_venues(given: Mapping[Any, Any], warn: Callable[[str, ProblemKind], None]) -> VenueTable:
    """Read a table of venues as ``conf.py`` has it, or as al-folio's ``_data/venues.yml`` has it.

    :param warn: called with each value that cannot be used, as the end of a sentence that begins with the
        table's name
    """
    venues: list[Venue] = []
    for key, parts in given.items():
        if isinstance(parts, Mapping) and str(key).strip():
            taken = {venue.slug for venue in venues}
            venues.append(_Reader(str(key), parts, warn).venue(taken))
        else:
            warn(
                f"[{key!r}] is not a table (a dict) under a name but {parts!r}; it is left out; correct it",
                Kind.CONFIG,
            )
    table = VenueTable(venues)
    for venue in venues:
        for name, owner in table.claims(venue):
            names = f"{venue.short!r} and {owner.short!r}"
            message = f": {names} are both called {name!r}; it means the first; rename one"
            warn(message, Kind.CONFIG)
    return table


class _Reader:
    """What one venue says of itself."""

    def __init__(self, key: str, given: Mapping[Any, Any], warn: Callable[[str, ProblemKind], None]) -> None:
        self._key, self._given, self._warn = key, given, warn

    def venue(self, taken: set[str]) -> Venue:
        # in the author's order, as sets have none
        for name in filterfalse(VENUE_PARTS.__contains__, self._given):
            self._report(name, f"is unknown and ignored; {did_you_mean(str(name), sorted(VENUE_PARTS))}")
        short = self._text("short") or self._key
        light, dark = self._shades()
        return Venue(
            short,
            _slug(self._key, taken),
            self._text("name"),
            tuple(self._aliases(self._key if short != self._key else "")),
            self._kind(),
            self._url(),
            light,
            dark,
        )

    def _report(self, name: object, message: str, kind: ProblemKind = Kind.CONFIG) -> None:
        self._warn(f"[{self._key!r}][{name!r}] {message}", kind)

    def _text(self, *names: str) -> str:
        """Return the first of some parts that is there; an empty value in YAML is None."""
        for name in names:
            value = self._given.get(name)
            if isinstance(value, str | int) and not isinstance(value, bool):
                if text := str(value or "").strip():
                    return text
            elif value is not None:
                self._report(name, f"is not a text but {value!r}; it is ignored; write a text")
        return ""

    def _aliases(self, key: str) -> Iterator[str]:
        aliases = self._given.get("aliases") or ()
        if not isinstance(aliases, list | tuple):
            self._report("aliases", "is not a list; it is ignored; write a list of texts")
            aliases = ()
        yield from filter(None, [key, *map(str, aliases)])

    def _kind(self) -> str:
        kind = self._text("kind")
        if kind and kind not in KINDS:
            self._report("kind", f"is {kind!r}, which is no kind; it is ignored; {did_you_mean(kind, KINDS)}")
            return ""
        return kind

    def _url(self) -> str:
        url = self._text("url")
        if url and safe_url(url) is None:
            self._report("url", f"is not a web address: {url!r}; it is ignored; write https://…", Kind.URL)
            return ""
        return safe_url(url) or ""

    def _colour(self, *names: str) -> Colour | None:
        text = self._text(*names)
        colour = parse_colour(text)
        if text and colour is None:
            self._report(names[0], f"is {text!r}, which is no colour; it is ignored; write it as #rrggbb")
        return colour

    def _shades(self) -> tuple[Shade, Shade] | tuple[None, None]:
        """Return the colours in both schemes: as they are where the text has one, too, else tints of them."""
        colour, colour_dark = self._colour("colour", "color"), self._colour("colour_dark", "color_dark")
        text, text_dark = self._colour("text"), self._colour("text_dark")
        own = colour or colour_dark
        if own is None:
            return None, None
        light = Shade(colour, text) if colour and text else tint(own)
        if text_dark:
            dark = Shade(colour_dark or own, text_dark)
        elif text and not colour_dark:
            dark = light
        else:
            dark = tint(colour_dark or own, dark=True)
        self._check(light, "text", "light")
        if dark != light:
            self._check(dark, "text_dark", "dark")
        return light, dark

    def _check(self, shade: Shade, part: str, scheme: str) -> None:
        ratio = contrast(*shade)
        if ratio < READABLE:
            found = f"{css(shade.text)} on {css(shade.background)} has a contrast of {ratio:.2f}:1"
            remedy = "leave it out, and one is chosen that can be read, or change a colour"
            self._report(part, f"{found} in the {scheme} scheme; text needs {READABLE}:1; {remedy}")


def tint(colour: Colour, *, dark: bool = False) -> Shade:
    """Return a quiet ground in a colour, and a text that can be read on it, near to the colour."""
    background = mix(colour, DARK, 0.2) if dark else mix(colour, WHITE, 0.11)
    towards, share = (WHITE, 0.42) if dark else (BLACK, 0.82)
    text = mix(colour, towards, share)
    while contrast(background, text) < READABLE:
        share -= 0.06
        text = mix(colour, towards, max(share, 0))
    return Shade(background, text)


def _slug(key: str, taken: set[str]) -> str:
    slug = re.sub(r"[\W_]+", "-", fold(key)).strip("-") or "venue"
    number = 2
    unique = slug
    while unique in taken:
        unique = f"{slug}-{number}"
        number += 1
    return unique


def style_sheet(venues: Iterable[Venue]) -> str:
    """Return the rules that give badges the colours of their venues; nothing where no venue has one.

    Which scheme there is, the style sheet of the package says, in one place for all.
    """
    return "".join(
        f"{_rule(venue.slug, venue.light, venue.dark)}\n" for venue in venues if venue.light and venue.dark
    )


def _rule(slug: str, light: Shade, dark: Shade) -> str:
    values = [
        f"var(--academic-if-light, {css(one)}) var(--academic-if-dark, {css(other)})"
        for one, other in zip(light, dark, strict=True)
    ]
    background, text = values
    return f".venue-{slug} {{ --academic-venue-background: {background}; --academic-venue-text: {text}; }}"
