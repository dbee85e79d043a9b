"""Text reduced to what matters when it is compared or sorted; never shown."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Accents of Latin, Greek and Cyrillic letters.  Other scripts have combining signs that are not
# decoration: without them, Japanese "ga" would be "ka".
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that Unicode does not take apart
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"Ø": "O", "Ł": "L", "Đ": "D", "Ħ": "H", "Ŧ": "T", "Æ": "AE", "Œ": "OE", "Ð": "D", "Þ": "Th"}
)


def strip_accents(text: str) -> str:
    """Return a text with plain letters for accented ones: "Łukasz Ångström" as "Lukasz Angstrom"."""
    if text.isascii():
        return text
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_LETTERS)
    return unicodedata.normalize("NFC", plain)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return a text without accents, differences of case and compatibility forms, blanks collapsed."""
    if not text.isascii():
        text = strip_accents(unicodedata.normalize("NFKC", text).casefold())
    return " ".join(text.casefold().split())
