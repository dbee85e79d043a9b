"""Texts, names and dates of sources, made ready for a ``.bib`` file in UTF-8."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from ..bib.latex import parse
from ..bib.names import parse_name
from ..export.bibtex import balanced
from ..export.latex_text import latex
from ..model.controls import CONTROLS
from ..model.dates import Date, make_date, month_number, parse_date
from ..model.person import Name
from ..model.text import Inline, Math, RichText, Styled, plain
from .work import Contributor

#: a text of more characters is no title, name or venue
LONGEST = 2_000

_TAG_BREAKS = re.compile(r"\s*\n\s*")
_DOLLARS = re.compile(r"(?<!\\)\$")
_TEX = re.compile(r"\\[A-Za-z]|\\[\"'`^~=.]|\{")
_INITIALS = re.compile(r"[^\W\d_a-z]{1,3}|(?:[^\W\d_]\.-?){1,4}")
_NUMBER = re.compile(r"\s+\d{4}$")
_GROUP = re.compile(
    r"\b(?:collaboration|consortium|group|team|committee|project|initiative|network|society|association"
    r"|institute|university|council|agency|working party)\b",
    re.IGNORECASE,
)
_SPECIAL = str.maketrans({char: f"\\{char}" for char in "&%#_"} | {"{": "", "}": "", "\\": ""})


def one_line(text: object) -> str:
    """Return a text on one line without control characters; nothing for what is no text."""
    if isinstance(text, int | float) and not isinstance(text, bool):
        text = str(text)
    if not isinstance(text, str):
        return ""
    return " ".join(CONTROLS.sub("", text[: 10 * LONGEST]).split())[:LONGEST]


def from_markup(text: object) -> str:
    """Return LaTeX for a text with HTML, JATS, MathML, entities, LaTeX or nothing of all these."""
    source = one_line(text)
    if not re.search(r"[\\{}$&<>%#_~^\"'`]|--", source):
        return source
    if not _TEX.search(source):
        # in a text without LaTeX these stand for themselves
        source = source.replace("~", r"\textasciitilde{}").replace("--", "-{}-")
    return balanced(_latex(parse(source)).strip())


def from_plain(text: object) -> str:
    """Return LaTeX for a text without any markup."""
    source = one_line(text)
    return balanced(_latex((html.unescape(source),)) if source else "")


def _latex(text: RichText) -> str:
    """Return rich text as LaTeX, letters and signs in UTF-8."""
    return "".join(map(_inline, text))


def _inline(inline: Inline) -> str:
    if isinstance(inline, str):
        return "".join(_escaped(character) for character in inline)
    if isinstance(inline, Math):
        return f"${inline.source}$" if "$" not in inline.source else latex((inline.source,))
    if isinstance(inline, Styled):
        opening, closing = latex((Styled(inline.style, ("|",)),)).split(r"\textbar{}")
        return f"{opening}{_latex(inline.children)}{closing}"
    return _latex(inline.children)


def _escaped(character: str) -> str:
    if not character.isascii():
        return "~" if character == "\u00a0" else character
    return _ESCAPES.get(character, character)


_ESCAPES = {character: f"\\{character}" for character in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
}


def title_of(text: object) -> str:
    """Return a title as LaTeX: without a full stop at its end, and without the brackets of a translation."""
    title = _without_full_stop(from_markup(text))
    if title.startswith("[") and title.endswith("]") and title.count("[") == 1:
        title = _without_full_stop(title[1:-1])
    return title


def _without_full_stop(title: str) -> str:
    is_end = title.endswith(".") and not title.endswith("..") and not re.search(r"\b[A-Z]\.$", title)
    return title[:-1] if is_end else title


def shown(source: str) -> str:
    """Return LaTeX as it is read: for reports and comparisons."""
    return plain(parse(source)).strip()


# names


def person(
    family: object = "",
    given: object = "",
    *,
    suffix: object = "",
    orcid: str = "",
    affiliations: Iterable[object] = (),
    is_subject: bool = False,
) -> Contributor | None:
    """Return a contributor whose family and given names are known apart."""
    parts = [_name_text(part) for part in (family, given, suffix)]
    if not any(parts):
        return None
    if not parts[0]:
        return named(parts[1], orcid=orcid, affiliations=affiliations, is_subject=is_subject)
    words = parts[0].split(" ")
    particles = 0
    while particles < len(words) - 1 and words[particles].islower():
        particles += 1
    name = Name(" ".join(words[particles:]), parts[1], " ".join(words[:particles]), parts[2])
    return Contributor(name, orcid, _places(affiliations), is_subject)


def organization(name: object) -> Contributor | None:
    """Return an institution, or a name in one piece."""
    text = _name_text(name)
    return Contributor(Name(text, literal=True)) if text else None


def named(
    name: object,
    *,
    orcid: str = "",
    affiliations: Iterable[object] = (),
    is_subject: bool = False,
    initials_last: bool = False,
) -> Contributor | None:
    """Return a contributor whose name is written as a whole.

    :param initials_last: whether "Teal M" is a family name with initials
    """
    text = _NUMBER.sub("", _name_text(name))
    if not text:
        return None
    if "," not in text and _GROUP.search(text):
        return organization(text)
    read: Name | None = None
    if initials_last and "," not in text:
        words = text.split(" ")
        suffix = words.pop() if words[-1] in ("Jr", "Sr", "II", "III", "2nd", "3rd") else ""
        if len(words) > 1 and _INITIALS.fullmatch(words[-1]):
            given = " ".join(f"{letter}." for letter in words[-1] if letter.isalpha())
            return person(
                " ".join(words[:-1]),
                given,
                suffix=suffix,
                orcid=orcid,
                affiliations=affiliations,
                is_subject=is_subject,
            )
    read = parse_name(text.translate(_SPECIAL))
    return Contributor(read._replace(native=""), orcid, _places(affiliations), is_subject)


def _name_text(text: object) -> str:
    # entities are escaped twice by some
    text = html.unescape(html.unescape(one_line(text)))
    text = re.sub(r"</?[A-Za-z][^<>]{0,40}>", "", text) if "<" in text else text
    return " ".join(text.split())[:300].strip(" ,;")


def _places(affiliations: Iterable[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, affiliations))))[:10]


# dates


def date_of(*parts: object) -> Date | None:
    """Return a date of year, month and day, of which later ones may be missing, zero or impossible."""
    numbers = []
    for part in parts[:3]:
        text = str(part).strip()
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else 0
        if not number:
            break
        numbers.append(number)
    while numbers:
        if date := make_date(*numbers):
            return date
        numbers.pop()
    return None


def date_from(text: object) -> Date | None:
    """Return the date of a text such as "2024-05-00", "2024 Nov-Dec" or "May 3, 2024", or None."""
    source = one_line(text)
    if not source:
        return None
    if match := re.match(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?![\d])", source, re.ASCII):
        if rest := re.match(r"\s+([A-Za-z]{3,9})(?:\s+(\d{1,2}))?", source[match.end() :]):
            return date_of(match[1], month_number(rest[1]), rest[2])
        return date_of(*match.groups())
    if date := parse_date(source):
        return date
    year = re.search(r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)", source, re.ASCII)
    return date_of(year[0]) if year else None


def pages_of(first: object, last: object = "") -> str:
    """Return pages with the dashes of BibTeX."""
    begin, end = one_line(first), one_line(last)
    text = f"{begin}--{end}" if begin and end and begin != end else begin
    return re.sub(r"(?<=\w)\s*(?:[-‐‑‒–—]+)\s*(?=\w)", "--", text, count=1)
