"""Characters that were damaged by a wrong encoding: UTF-8 that was read as one of the Windows code pages.

A run of characters is repaired only where all of it decodes to sensible text.  Bytes that a code page does
not define may have been lost; then what is left is looked up among the signs that homepages use.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

#: the first in which a run decodes counts; Latin-1 is Windows-1252 whose C1 controls were kept
_CODE_PAGES = ("cp1252", "cp1254", "latin-1", "cp1250", "cp1257")
#: a text may have gone through more than one
_MOST_ROUNDS = 3
#: of several signs that leave the same after a loss, the one that homepages use
_PREFERRED = "🎉🎤🎖📝🎓🎙🏆🎈🎯🛠💼📚🔍🌐🏅👏🎨”ﬁ’…•→"
#: where signs are looked for: punctuation, ligatures, symbols, emoji
_SIGNS = ((0x2010, 0x2050), (0x2190, 0x21FF), (0x2600, 0x27C0), (0xFB00, 0xFB07), (0x3000, 0x3020))
_EMOJI = ((0x1F300, 0x1F700), (0x1F900, 0x1FAFF))
_VARIATION = "\ufe0f"

Repair = tuple[int, str, str | None]


def repaired(text: str) -> tuple[str, list[Repair]]:
    """Return a text with damaged characters repaired.

    :returns: the text, and for each run: line, the run, and what it is now, or None if it stays
    """
    if not _suspicious().search(text):
        return text, []
    repairs: list[Repair] = []

    def repair(match: re.Match[str]) -> str:
        run = match[0]
        before = text[match.start() - 1 : match.start()]
        after = restored(run, before)
        if after is None and not _looks_damaged(run):
            return run
        line = text.count("\n", 0, match.start()) + 1
        repairs.append((line, run, after))
        return run if after is None else after

    return _runs().sub(repair, text), repairs


def restored(run: str, before: str = "") -> str | None:
    """Return what a run of characters was before it was damaged, or None if it cannot be said.

    :param before: the character before it
    """
    text: str | None = None
    for _ in range(_MOST_ROUNDS):
        decoded = _decoded(run, before)
        if decoded is None:
            break
        text = run = decoded
    if text is not None:
        return text
    for page in _CODE_PAGES[:3]:
        text = _with_losses(run, page)
        if text is not None and _is_sensible(text, run, before):
            return text
    return None


def _decoded(run: str, before: str) -> str | None:
    for page in _CODE_PAGES:
        values = _bytes_of(page)
        if not all(character in values for character in run):
            continue
        try:
            text = bytes(values[character] for character in run).decode()
        except UnicodeDecodeError:
            continue
        if len(text) < len(run) and _is_sensible(text, run, before):
            return text
    return None


def _with_losses(run: str, page: str) -> str | None:
    """Return a run whose undefined bytes are lost, each sign by what is left of it."""
    values = _bytes_of(page)
    if not all(character in values for character in run):
        return None
    data = bytes(values[character] for character in run)
    known = _known_losses(page)
    found: list[str] = []
    place = 0
    while place < len(data):
        for length in (4, 3, 2):
            piece = data[place : place + length]
            try:
                sign: str | None = piece.decode()
            except UnicodeDecodeError:
                sign = known.get(piece)
            if sign is not None and len(sign) == 1 and _is_assigned(sign):
                found.append(sign)
                place += length
                break
        else:
            return None
    return "".join(found)


@cache
def _known_losses(page: str) -> Mapping[bytes, str]:
    """Return what is left of signs in a code page -> the sign, where that is clear."""
    undefined = {value for value in range(0x80, 0xA0) if not _defines(page, value)}
    found: dict[bytes, set[str]] = {}
    for first, last in (*_SIGNS, *_EMOJI, (0xFE0F, 0xFE10)):
        for number in range(first, last):
            sign = chr(number)
            data = sign.encode()
            left = bytes(value for value in data if value not in undefined)
            if 2 <= len(left) < len(data) and _is_assigned(sign):
                found.setdefault(left, set()).add(sign)
    known = {}
    for left, signs in found.items():
        preferred = [sign for sign in _PREFERRED if sign in signs]
        if preferred or len(signs) == 1:
            known[left] = preferred[0] if preferred else signs.pop()
    return known


def _defines(page: str, value: int) -> bool:
    try:
        return bytes([value]).decode(page) != ""
    except UnicodeDecodeError:
        return False


@cache
def _bytes_of(page: str) -> Mapping[str, int]:
    """Return characters -> bytes from 0x80 on; what the code page does not define may have been kept."""
    table: dict[str, int] = {}
    for value in range(0x80, 0x100):
        table[chr(value) if not _defines(page, value) else bytes([value]).decode(page)] = value
    return table


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(
        f"[{''.join({character for page in _CODE_PAGES for character in _bytes_of(page)})}]{{2,}}"
    )


@cache
def _suspicious() -> re.Pattern[str]:
    """Return what every damaged run has: a first byte of UTF-8 and one that continues it."""
    first = {chr(value) for value in range(0xC2, 0xF5)}
    following: set[str] = set()
    for page in _CODE_PAGES:
        for character, value in _bytes_of(page).items():
            if 0xC2 <= value < 0xF5:
                first.add(character)
            elif value < 0xC0:
                following.add(character)
    return re.compile(f"[{''.join(first)}][{''.join(following)}]")


def _is_assigned(character: str) -> bool:
    return unicodedata.category(character) not in ("Cn", "Cc", "Co", "Cs")


def _is_sensible(text: str, run: str, before: str) -> bool:
    """Return whether a decoded text is one that may have been typed."""
    if not all(map(_is_assigned, text)):
        return False
    if len(run) == 2 and before.isupper() and run[1] in "»›”’":
        # "É»" at the end of a word in capitals
        return False
    few = [character for character in text if not _is_usual(character)]
    # a script of its own is a word, not one letter
    scripts = {unicodedata.name(character, "").partition(" ")[0] for character in few}
    return not few or (len(few) > 1 and len(scripts) == 1 and len(few) == len(text))


def _is_usual(character: str) -> bool:
    number = ord(character)
    if 0xA0 <= number < 0x180 or character == _VARIATION:
        return True
    if any(first <= number < last for first, last in (*_SIGNS, *_EMOJI)):
        return True
    return number >= 0x800


def _looks_damaged(run: str) -> bool:
    """Return whether a run that cannot be restored is damaged all the same."""
    return run.startswith(("ðŸ", "ğŸ", "â€", "ï¸", "Ã¢", "ÃƒÂ"))
