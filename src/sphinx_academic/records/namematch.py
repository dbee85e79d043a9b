"""When two names may be those of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from .folding import fold
from .person import Name

_HYPHENS = re.compile("[-‐‑‒–]+")
_IGNORED = re.compile("[-‐‑‒–.'’‘ʼ`·・]+")
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa", "Æ": "Ae", "Œ": "Oe"}
)
_GIVEN_WORD = re.compile(r"[^\s.]+\.?")


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of given names: "Xiao-Wen" as ``xiaowen``, with its initials ``x`` and ``w``."""

    text: str
    initials: tuple[str, ...]
    #: "Z." and "Z", but also "Zh." and "Chr."
    abbreviated: bool

    def agrees(self, other: _Word) -> bool:
        """Whether the two may be the same name; two full names have to be equal."""
        if self.abbreviated and other.text.startswith(self.text):
            return True
        return self.text == other.text or (other.abbreviated and self.text.startswith(other.text))


_Words: TypeAlias = tuple[_Word, ...]


def name_keys(name: Name) -> set[tuple[str, str]]:
    """Return keys of which equal names share one: given and family name, and the whole as it is read.

    The whole is for names that were taken apart differently: "{Anna van der Berg}", "Anna Van der Berg".
    """
    whole = " ".join(filter(None, (name.given, name.prefix, name.family)))
    keys = {("", _plain(whole)), (_plain(name.given).replace(" ", ""), family_key(name))}
    return keys | {("", _plain(name.native))} if name.native else keys


def spellings(name: Name) -> tuple[Name, ...]:
    """Return a name, and how it is written without umlauts and the like: "Mueller", "Soerensen"."""
    whole = "".join(name[:4])
    if whole.isascii():
        return (name,)
    family, given, prefix, suffix = (part.translate(_TWO_LETTERS) for part in name[:4])
    spelled = name._replace(family=family, given=given, prefix=prefix, suffix=suffix)
    return (name,) if spelled == name else (name, spelled)


def turned(name: Name) -> Name | None:
    """Return a name with family name and given name in each other's place, or None if it has one part."""
    if not name.given or name.literal or name.prefix:
        return None
    return name._replace(family=name.given, given=name.family)


def ends_in_initials(name: Name) -> bool:
    """Return whether the family name looks like initials: "R", "RA", "R."."""
    letters = name.family.replace(".", "").replace("-", "")
    return bool(name.given) and letters.isupper() and (len(letters) == 1 or name.family.endswith("."))


def family_key(name: Name) -> str:
    """Return the family name with its particles, without accents and case."""
    return _plain(f"{name.prefix} {_HYPHENS.sub(' ', name.family)}")


def suffixes_agree(one: Name, other: Name) -> bool:
    """Return whether "Jr." or "III" is the same, or missing at least once."""
    return not (one.suffix and other.suffix) or _plain(one.suffix) == _plain(other.suffix)


def givens_agree(one: Name, other: Name) -> bool:
    """Return whether given names may be the same: "A. C." and "Amelie Chi", never "Zhenheng" and "Zichen"."""
    return any(
        _in_order(_beside(ours, theirs), _beside(theirs, ours))
        for ours in _readings(one)
        for theirs in _readings(other)
    )


def is_abbreviated(name: Name) -> bool:
    """Return whether the first given name is an initial, or missing."""
    return any(not words or words[0].abbreviated for words in _readings(name))


def _plain(text: str) -> str:
    """Return folded words without hyphens, full stops and apostrophes."""
    return " ".join(_IGNORED.sub("", fold(text)).split())


def _readings(name: Name) -> list[_Words]:
    """Return the words of the given names; "AC" may be a name of two letters or two initials."""
    words = tuple(word for match in _GIVEN_WORD.findall(name.given) for word in _split_hyphens(match))
    capitals = name.given.strip()
    if 2 <= len(capitals) <= 3 and capitals.isalpha() and capitals.isupper() and not name.family.isupper():
        return [words, tuple(_initial(letter) for letter in fold(capitals))]
    return [words]


def _split_hyphens(written: str) -> _Words:
    parts = tuple(filter(None, _HYPHENS.split(_plain_word(written))))
    if len(parts) > 1 and all(len(part) == 1 for part in parts):
        return tuple(map(_initial, parts))
    text = "".join(parts)
    # a Chinese name of one character is complete; it has no case
    single = len(text) == 1 and text.upper() != text.lower()
    return (_Word(text, tuple(part[0] for part in parts), single or written.endswith(".")),) if text else ()


def _plain_word(written: str) -> str:
    return fold(written).replace(".", "").replace("'", "").replace("’", "")


def _initial(letter: str) -> _Word:
    return _Word(letter, (letter,), abbreviated=True)


def _beside(words: _Words, other: _Words) -> _Words:
    """Take hyphenated names apart where the other side has initials only: "Xiao-Wen" beside "X. W."."""
    if not all(word.abbreviated for word in other):
        return words
    return tuple(
        part
        for word in words
        for part in (map(_initial, word.initials) if len(word.initials) > 1 else (word,))
    )


def _in_order(one: _Words, other: _Words) -> bool:
    """Whether the first names agree, and the further ones of whoever has fewer are among the other's."""
    short, long = sorted((one, other), key=len)
    if not short or not short[0].agrees(long[0]):
        return False
    rest = iter(long[1:])
    return all(any(word.agrees(candidate) for candidate in rest) for word in short[1:])
