"""Text of one encoding read as another ("ðŸ“§" for 📧, "GarcÃ­a" for García) in lists of names.

A run of damage means something only where the whole of it decodes: letters are put right, and signs are
left to :mod:`.marks`, which knows the roles.  What does not decode has no meaning, and is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...model.patterns import lazy_pattern
from ...model.problems import ProblemKind
from ...model.roles import RoleTable, normalize_mark
from ..problem_kinds import BibKind


def _tables() -> tuple[dict[str, int], ...]:
    """Return for each encoding the bytes that characters stand for; unused ones are control characters."""
    tables = []
    for encoding in ("cp1252", "cp1254", "latin-1"):
        table = {}
        for byte in range(0x80, 0x100):
            char = bytes([byte]).decode(encoding, errors="ignore") or chr(byte)
            table[char] = byte
        tables.append({**{chr(byte): byte for byte in range(0x80, 0xA0)}, **table})
    return tuple(tables)


_TABLES = _tables()
_LEAD, _CONTINUATION = (
    "".join(sorted({char for table in _TABLES for char, byte in table.items() if first <= byte <= last}))
    for first, last in ((0xC2, 0xF4), (0x80, 0xBF))
)
#: the first byte of a character in UTF-8 and further ones, as they look
_START = lazy_pattern(f"[{re.escape(_LEAD)}][{re.escape(_CONTINUATION)}]")
_RUN = lazy_pattern(f"(?:{_START.pattern}+)+")
#: beginnings of symbols, which stay recognizable when the rest is lost
_BROKEN = lazy_pattern("ðŸ|â[€‚ƒ„…†‡ˆ˜™š›œžŸ—–‹Œ”“’\x80-\x9f]|ï[¸¼]|[ÂÃ]")
#: the letters of European languages and of Vietnamese
_COMMON = lazy_pattern("[\u00c0-\u017f\u0218-\u021b\u1ea0-\u1ef9]+")
#: how often a text may have been read wrongly
_TIMES = 3
_AND = lazy_pattern(r"\sand\s")
_QUOTES = frozenset("’‘“”–—…´‐‑\u00a0\u00ad")

Found = tuple[ProblemKind, str]


def has_damage(source: str) -> bool:
    """Return whether a list of names may hold damage."""
    return not source.isascii() and _START.search(source) is not None


def repaired(source: str, roles: RoleTable) -> tuple[str, list[Found]]:
    """Return a list of names without damage, and what was found."""
    pieces: list[str] = []
    found: list[Found] = []
    end = 0
    for match in _RUN.finditer(source):
        text, message = _meaning(match[0], roles)
        if message:
            found.append((BibKind.NAME, message.format(name=_name_around(source, match.start()))))
        pieces += (source[end : match.start()], text)
        end = match.end()
    return "".join((*pieces, source[end:])), found


def _name_around(source: str, position: int) -> str:
    """Return the name in which something stands, shortened."""
    before = _AND.split(source[max(position - 60, 0) : position])[-1]
    after = _AND.split(source[position : position + 60], maxsplit=1)[0]
    return " ".join((before + after).split())


def _meaning(run: str, roles: RoleTable) -> tuple[str, str]:
    """Return what a run stands for, and a message about it, which is empty where it is no damage."""
    for text in _decodings(run):
        signs = "".join(char for char in text if not (_is_letter(char) or char in _QUOTES))
        if all(map(_is_letter, text)):
            if not _is_likely(text):
                continue
            return text, f"‘{{name}}’: ‘{run}’ is read as ‘{text}’; save the file as UTF-8"
        if not signs:
            return text, f"‘{{name}}’: ‘{run}’ is read as ‘{text}’; save the file as UTF-8"
        if _are_marks(signs, roles):
            return text, f"‘{{name}}’: ‘{run}’ is read as the mark ‘{signs}’; save the file as UTF-8"
        if all(unicodedata.category(char)[0] in "SPC" or char in "\ufe0f\u200d" for char in signs):
            kept = "".join(char for char in text if char not in signs)
            return kept, (
                f"‘{{name}}’: ‘{run}’, which is no symbol of academic_roles, is left out; correct the name"
            )
    if _BROKEN.match(run):
        rest = bytes(_TABLES[0].get(char, 0) for char in run).decode("utf-8", errors="ignore")
        return "".join(
            filter(str.isalpha, rest)
        ), f"‘{{name}}’: ‘{run}’, which no encoding makes a sign of, is left out; correct the name"
    return run, ""


def _decodings(run: str) -> Iterator[str]:
    """Yield what a run stands for if it was UTF-8, read once or more often in another encoding."""
    for table in _TABLES:
        text, read = run, ""
        for _ in range(_TIMES):
            try:
                text = read = bytes(table[char] for char in text).decode("utf-8")
            except (KeyError, UnicodeDecodeError):
                break
            if not _RUN.fullmatch(text):
                break
        if read:
            yield read


def _is_letter(char: str) -> bool:
    return char.isalpha() or unicodedata.combining(char) > 0


def _is_likely(text: str) -> bool:
    """Return whether damage is likelier than the characters as they stand: "É’" is no "ɒ"."""
    if _COMMON.fullmatch(text):
        return True
    scripts = {unicodedata.name(char, "?").split(" ")[0] for char in text if char.isalpha()}
    return len(text) > 1 and len(scripts) == 1 and scripts != {"LATIN"}


def _are_marks(signs: str, roles: RoleTable) -> bool:
    """Return whether signs are nothing but symbols of roles."""
    signs = normalize_mark(signs)
    marks = sorted(roles.by_mark, key=len, reverse=True)
    while signs:
        mark = next((mark for mark in marks if mark and signs.startswith(mark)), None)
        if mark is None:
            return False
        signs = signs[len(mark) :]
    return True
