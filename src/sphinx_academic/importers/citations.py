"""Citations in front matter, which alone name the authors, with entities escaped once or twice."""

from __future__ import annotations

import html
import re

from ..bib.latex import parse as parse_latex
from ..model.folding import fold
from ..model.text import plain
from .authors import Names, read_names
from .lines import Line, Look

_TAGS = re.compile(r"<[^<>]*>")
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s\"'<>]+?)[.,;)\]]*(?:\s|$)")
_PAGES = re.compile(r"\b(?:pp?\.|pages?)\s*(\d+)\s*[-–—]+\s*(\d+)", re.IGNORECASE)
_VOLUME = re.compile(r"(?<![\w.])(\d{1,4})\s*\(\s*(\d{1,4}(?:[-–/]\d{1,4})?)\s*\)")
_YOUR_NAME = re.compile(r"^\s*Your Name\b|^\s*tb[ad]\b", re.IGNORECASE)
_NOT_WORDS = re.compile(r"[\W_]+")
_OPENING = re.compile(r"[\s,.;:“\"'‘«(]+$")
_APA_YEAR = re.compile(r"[\s,.(]*\(?\b(?:19|20)\d\d[a-z]?\b\)?[\s.,:)]*$")


def unescaped(text: str) -> str:
    """Return a text without entities, however often they were escaped, and without LaTeX's accents."""
    for _again in range(3):
        text = html.unescape(text)
    if "\\" in text or "{" in text:
        text = plain(parse_latex(text))
    return " ".join(text.split())


def authors_of(citation: str, title: str) -> Names:
    """Return the authors that a citation names before the title."""
    text = " ".join(_TAGS.sub("", unescaped(citation)).split())
    if not text or _YOUR_NAME.match(text):
        return Names()
    place = title_place(text, title)
    before = text[:place] if place > 0 else ""
    if not before:
        # the title is not in it as it is written
        quote = re.search(r"[“\"«]", text)
        before = text[: quote.start()] if quote else re.split(r"[(,]\s*(?:19|20)\d\d", text, maxsplit=1)[0]
        if len(before) > 600 or before == text:
            return Names()
    before = _OPENING.sub("", before)
    before = _OPENING.sub("", _APA_YEAR.sub("", before))
    before = re.sub(r"\s*,?\s*(?:\(?eds?\.?\)?)$", "", before)
    line = Line(before, [Look(0)] * len(before))
    return read_names(line, loose=True)


def title_place(text: str, title: str) -> int:
    """Return where a title begins in a text, letters and digits compared; -1 if it is not in it."""
    letters = [(character, place) for place, character in enumerate(text) if character.isalnum()]
    folded = []
    places = []
    for character, place in letters:
        for each in fold(character):
            folded.append(each)
            places.append(place)
    wanted = _NOT_WORDS.sub("", fold(unescaped(title)))
    if not wanted:
        return -1
    joined = "".join(folded)
    found = joined.find(wanted)
    if found < 0:
        found = joined.find(wanted[:30])
    return places[found] if found >= 0 else -1


def details_of(citation: str) -> dict[str, str]:
    """Return DOI, volume, number and pages that a citation names."""
    text = " ".join(_TAGS.sub("", unescaped(citation)).split())
    found: dict[str, str] = {}
    if match := _DOI.search(text):
        found["doi"] = match[1]
    if match := _PAGES.search(text):
        found["pages"] = f"{match[1]}--{match[2]}"
    if match := _VOLUME.search(text):
        found |= {"volume": match[1], "number": match[2]}
    return found
