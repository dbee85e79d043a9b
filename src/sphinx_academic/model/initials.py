"""Initials of names, in the script of the name."""

from __future__ import annotations

import unicodedata

from .languages import script_of
from .person import Name

#: scripts whose first character stands for the whole name
_ONE = frozenset(("han", "hangul", "japanese"))
#: scripts with capitals that fonts have
_CAPITALS = frozenset(("cyrillic", "greek", "latin"))
#: the article of Arabic, which belongs to most family names
_ARTICLE = "\u0627\u0644"
#: between letters that would be joined
_NO_JOIN = "\u200c"


def initials(name: Name) -> str:
    """Return the first letters of given and family name, or one for a name in one piece.

    Of a Chinese, Japanese or Korean name, the first character is enough.
    """
    given, family = (unicodedata.normalize("NFC", part) for part in (name.given, name.family))
    script = script_of(given + family)
    if script in _ONE:
        return _first(given + family)
    letters = [letter for part in (given, family) if (letter := _first(_without_article(part)))]
    if script in _CAPITALS:
        # of one letter alone: "ß" becomes two
        letters = [letter[0].upper()[:1] + letter[1:] for letter in letters]
    return (_NO_JOIN if script == "arabic" else "").join(letters)


def _without_article(part: str) -> str:
    rest = part.removeprefix(_ARTICLE)
    return rest if len(rest) > 1 else part


def _first(text: str) -> str:
    """Return the first letter or digit of a text, with the marks that belong to it."""
    for place, character in enumerate(text):
        if character.isalnum():
            end = place + 1
            while end < len(text) and unicodedata.category(text[end]).startswith("M"):
                end += 1
            return text[place:end]
    return ""
