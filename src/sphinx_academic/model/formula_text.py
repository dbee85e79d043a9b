"""Formulas as text, with the superscripts and subscripts that Unicode has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias
from xml.etree.ElementTree import Element

from .mathml import Unreadable, tree
from .patterns import lazy_pattern

#: texts, each with how it stands: "" on the line, "sub" or "sup"
Pieces: TypeAlias = list[tuple[str, str]]

_SUPERSCRIPTS = dict(
    zip(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδεθιφχ′″‴",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᵋᶿᶥᵠᵡ′″‴",
        strict=True,
    )
)
_SUBSCRIPTS = dict(
    zip(
        "0123456789+−-=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)
_RAISED = {"′", "″", "‴", "°", "*", "†", "‡", "®", "™", "©"}
_ACCENTS = {
    "^": "\u0302", "~": "\u0303", "¯": "\u0304", "‾": "\u0304", "˘": "\u0306", "˙": "\u0307", "¨": "\u0308",
    "˚": "\u030a", "´": "\u0301", "`": "\u0300", "ˇ": "\u030c", "→": "\u20d7", "⃛": "\u20db", "⃜": "\u20dc",
}  # fmt: skip
_BELOW = {"_": "\u0332"}
_PRIMES = {"′′": "″", "′′′": "‴", "′′′′": "⁗"}
_RELATION_NAMES = lazy_pattern(
    r"EQUAL|LESS-THAN|GREATER-THAN|ARROW|TILDE OPERATOR|ELEMENT OF|CONTAINS|SUBSET|SUPERSET|PRECEDES|SUCCEEDS"
    r"|PROPORTIONAL|PARALLEL|EQUIVALENT|IDENTICAL|APPROACHES|TACK|MULTIPLICATION SIGN|LOGICAL|MODELS|HARPOON"
)
_ROOTS = {"3": "∛", "4": "∜"}
_LARGE = frozenset("∑∏∐∫∬∭∮⋀⋁⋂⋃⨀⨁⨂⨄⨆")
_BLANKS = lazy_pattern(r"[ \u00a0\u2009]+")
_WORD = lazy_pattern(r"[\w∞.∂ℓℏ°′″]+")


@lru_cache(maxsize=2048)
def formula_text(source: str) -> str:
    """Return a formula as text, such as ``x₁²``; one that cannot be set as its source.

    :param source: LaTeX without delimiters
    """
    try:
        pieces = _row(tree(source))
    except Unreadable:
        return source
    return _flat(pieces)


@lru_cache(maxsize=2048)
def formula_pieces(source: str) -> tuple[tuple[str, str], ...]:
    """Return a formula as texts on the line, below and above it, for formats with no more than these.

    :param source: LaTeX without delimiters
    :return: each text with "", "sub" or "sup"; the source where the formula cannot be set
    """
    try:
        pieces = _row(tree(source))
    except Unreadable:
        return ((source, ""),)
    return tuple((_BLANKS.sub(" ", text), place) for text, place in pieces if text)


def _row(elements: Iterable[Element]) -> Pieces:
    children = list(elements)
    pieces: Pieces = []
    for index, element in enumerate(children):
        made = _pieces(element)
        if _is_relation(element) and pieces and index + 1 < len(children):
            neighbours = (children[index - 1], children[index + 1])
            before = "" if _is_relation(neighbours[0]) else " "
            after = "" if _is_relation(neighbours[1]) else " "
            made = [(f"{before}{made[0][0]}{after}", "")]
        elif pieces and made and (_is_fraction(element) or _is_fraction(children[index - 1])):
            # no factor joins a number of the fraction
            is_joined = pieces[-1][0][-1:].isalnum() and made[0][0][:1].isalnum()
            pieces += [(" ", "")] * is_joined
        pieces += made
        if index + 1 < len(children) and _is_large(element):
            pieces.append((" ", ""))
    return pieces


def _pieces(element: Element) -> Pieces:
    tag = element.tag
    if tag in ("mi", "mn", "mo", "mtext"):
        return [(_leaf(element.text or ""), "")]
    if tag == "mspace":
        width = float(element.get("width", "0").removesuffix("em") or 0)
        return [(" ", "")] if width >= 0.1 else []
    if tag == "mphantom":
        return []
    if tag in ("msub", "munder"):
        return _under(element) if tag == "munder" else [*_pieces(element[0]), *_script(element[1], "sub")]
    if tag in ("msup", "mover"):
        return _over(element) if tag == "mover" else [*_pieces(element[0]), *_script(element[1], "sup")]
    if tag in ("msubsup", "munderover"):
        return [*_pieces(element[0]), *_script(element[1], "sub"), *_script(element[2], "sup")]
    if tag == "mfrac":
        return _fraction(element)
    if tag == "msqrt":
        return [(f"√{_grouped(_flat(_row(element)))}", "")]
    if tag == "mroot":
        degree = _flat(_pieces(element[1]))
        root = _ROOTS.get(degree) or f"{_shifted(degree, _SUPERSCRIPTS) or f'{degree} '}√"
        return [(f"{root}{_grouped(_flat(_pieces(element[0])))}", "")]
    if tag == "mtable":
        rows = (", ".join(filter(None, (_flat(_row(cell)) for cell in row))) for row in element)
        return [("; ".join(filter(None, rows)), "")]
    return _row(element)


def _leaf(text: str) -> str:
    if len(text) == 1:
        # letters of alphabets that few fonts have, and no search finds
        return unicodedata.normalize("NFKC", text) if text > "\uffff" else text
    return _PRIMES.get(text) or "".join(map(_leaf, text))


def _under(element: Element) -> Pieces:
    mark = _BELOW.get(element[1].text or "") if element[1].tag == "mo" else None
    if mark:
        return [("".join(f"{character}{mark}" for character in _flat(_pieces(element[0]))), "")]
    return [*_pieces(element[0]), *_script(element[1], "sub")]


def _over(element: Element) -> Pieces:
    accent = _ACCENTS.get(element[1].text or "") if element[1].tag == "mo" else None
    if accent is None:
        return [*_pieces(element[0]), *_script(element[1], "sup")]
    base = _flat(_pieces(element[0]))
    # one letter with one accent is often a character of its own
    return [(unicodedata.normalize("NFC", "".join(f"{character}{accent}" for character in base)), "")]


def _fraction(element: Element) -> Pieces:
    above, below = (_flat(_pieces(child)) for child in element)
    if element.get("linethickness") == "0":
        return [(f"{above} over {below}", "")]
    return [(f"{_grouped(above)}/{_grouped(below)}", "")]


def _script(element: Element, place: str) -> Pieces:
    # within a script, nothing is set apart
    text = _flat(_pieces(element)).replace(" = ", "=").replace(" → ", "→")
    return [(text, place)]


def _grouped(text: str) -> str:
    return text if len(text) == 1 or _WORD.fullmatch(text) else f"({text})"


def _is_large(element: Element) -> bool:
    """Return whether an element is a large operator, alone or with its limits."""
    while len(element) and element.tag in ("msub", "msup", "msubsup", "munder", "mover", "munderover"):
        element = element[0]
    return element.tag == "mo" and (element.text or " ") in _LARGE


def _is_fraction(element: Element) -> bool:
    """Return whether an element is a fraction, of whatever size, or struck out."""
    while len(element) == 1:
        element = element[0]
    return element.tag == "mfrac"


def _is_relation(element: Element) -> bool:
    text = element.text or ""
    if element.tag != "mo" or len(text) != 1:
        return False
    return text in "<>" or bool(_RELATION_NAMES.search(unicodedata.name(text, "")))


def _flat(pieces: Sequence[tuple[str, str]]) -> str:
    """Return pieces as one text."""
    made: list[str] = []
    for text, place in pieces:
        if not place or not text:
            made.append(text)
            continue
        has_base = bool(made and made[-1].strip())
        made.append(_scripted(text, place, has_base=has_base))
    return _BLANKS.sub(" ", "".join(made)).strip()


def _scripted(text: str, place: str, *, has_base: bool) -> str:
    if text in _RAISED and place == "sup":
        return text
    shifted = _shifted(text, _SUBSCRIPTS if place == "sub" else _SUPERSCRIPTS)
    if shifted:
        return shifted
    # below: what belongs to the text before the formula (O$_{7-\delta}$), and what is no factor (M⊙)
    if place == "sub" and (not has_base or not any(map(str.isalnum, text))):
        return text
    if place == "sup" and len(text) == 1 and not text.isalnum():
        return text
    if place == "sub":
        return f"_{_grouped(text)}"
    return f"^{text}" if len(text) == 1 or text.isdecimal() else f"^({text})"


def _shifted(text: str, table: dict[str, str]) -> str:
    """Return a text in raised or lowered characters; nothing where there are none for it."""
    shifted = [table.get(character, "") for character in text]
    return "".join(shifted) if all(shifted) else ""
