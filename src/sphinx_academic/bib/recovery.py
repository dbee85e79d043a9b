"""Recovery from damaged delimiters: where values end, and how to divide fields; pure functions on text.

Every pattern is possessive, so that none backtracks and each function is linear in what it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ..model.patterns import lazy_pattern
from .fields import NAME, Bare

_BRACES = lazy_pattern(r"[{}]")
_BRACES_OR_QUOTE = lazy_pattern(r'[{}"]')
_PARENTHESES = lazy_pattern(r"[()]")
#: one word, or several that are not the name of the next field
_BARE_WORD = r"""[^\s,{}"\#=]++"""
_BARE = {
    "}": lazy_pattern(rf"{_BARE_WORD}(?:[ \t]++(?!{NAME}\s*+=){_BARE_WORD})*+"),
    ")": lazy_pattern(r"""[^\s,{}"\#=()]++"""),
}
_EQUALS = lazy_pattern(r"\s*+=")
_JOIN = lazy_pattern(r"\s*+\#\s*+")
#: what may stand between the value of a field and the next field, or the end of the entry
_ENDS = " \t\n,})"
_FIELD = lazy_pattern(rf"({NAME})\s*+=\s*+")
#: fields whose values are often written without delimiters
_TYPICAL = "year|month|day|date|volume|number|issue|pages|chapter|doi|eid|issn|isbn"
#: where a field seems to start: on a line of its own, or after a comma if its value or name is typical
FIELD_LIKE = lazy_pattern(
    rf"""\n[ \t]*+,?[ \t]*+({NAME})[ \t]*+=[ \t]*+(?=[{{"\w])"""
    rf"""|,[ \t]*+(?:({NAME})[ \t]*+=[ \t]*+(?=[{{"])|((?i:{_TYPICAL}))[ \t]*+=[ \t]*+(?=\w))"""
)


class Value(NamedTuple):
    """A value that could be delimited, and the position behind it."""

    parts: tuple[str, ...]
    end: int


class Salvaged(NamedTuple):
    """A field taken from damaged text; ``damage`` says what is wrong with it, if anything."""

    name: str
    parts: tuple[str, ...]
    start: int
    damage: str


def close_brace(text: str, start: int, limit: int) -> int:
    """Return the position behind the brace that closes the one at ``start``, or -1.

    As in BibTeX, a backslash does not hide a brace.
    """
    return _close(_BRACES, text, start, limit, "{")


def close_parenthesis(text: str, start: int, limit: int) -> int:
    """Return the position behind the parenthesis that closes the one at ``start``, or -1."""
    return _close(_PARENTHESES, text, start, limit, "(")


def _close(pattern: re.Pattern[str], text: str, start: int, limit: int, opening: str) -> int:
    depth = 0
    for match in pattern.finditer(text, start, limit):
        depth += 1 if match[0] == opening else -1
        if not depth:
            return match.end()
    return -1


def _close_quote(text: str, start: int, limit: int) -> int:
    """Return the position behind the quotation mark that closes the one at ``start``, or -1."""
    depth = 0
    for match in _BRACES_OR_QUOTE.finditer(text, start + 1, limit):
        if match[0] == '"':
            if not depth:
                return match.end()
        else:
            depth += 1 if match[0] == "{" else -1
            if depth < 0:
                return -1
    return -1


def read_value(text: str, start: int, limit: int, closing: str) -> Value | None:
    """Read a value and what ``#`` joins to it.

    :param closing: what closes the entry, a brace or a parenthesis
    :return: None if a delimiter is not closed before ``limit``; a value without parts if there is none
    """
    parts: list[str] = []
    position = start
    while True:
        opening = text[position : min(position + 1, limit)]
        if opening in ("{", '"'):
            end = (close_brace if opening == "{" else _close_quote)(text, position, limit)
            if end < 0:
                return None
            parts.append(text[position + 1 : end - 1])
        else:
            bare = _BARE[closing].match(text, position, limit)
            # a word before an equals sign is the next field's name
            if bare is None or _EQUALS.match(text, bare.end(), limit):
                return Value(tuple(parts), position)
            parts.append(Bare(bare[0]))
            end = bare.end()
        join = _JOIN.match(text, end, limit)
        if join is None:
            return Value(tuple(parts), end)
        position = join.end()


def salvage(text: str, start: int, limit: int, closing: str) -> Iterator[Salvaged]:
    """Divide the rest of a damaged entry at whatever looks like the start of a field.

    :param start: where the damaged field starts; text before the first field is lost
    """
    first = _FIELD.match(text, start, limit)
    starts = [first] if first else []
    starts += FIELD_LIKE.finditer(text, first.end() if first else start, limit)
    for number, match in enumerate(starts):
        last = number + 1 == len(starts)
        end = limit if last else starts[number + 1].start()
        name = match[match.lastindex or 1]
        position = match.start(match.lastindex or 1)
        value = read_value(text, match.end(), end, closing)
        rest = text[value.end : end].strip(_ENDS) if value else ""
        # in "G\"odel" braces are missing, not a quotation mark
        if value is None or rest.endswith('"'):
            parts: tuple[str, ...] = (_undelimited(text[match.end() : end], closing if last else ""),)
            yield Salvaged(name, parts, position, f"the value of ‘{name}’ is not closed")
            continue
        damage = f"‘{shortened(rest)}’ after the value of ‘{name}’ was skipped" if rest else ""
        yield Salvaged(name, value.parts, position, damage)


def _undelimited(raw: str, closing: str) -> str:
    """Return the text of a value that is opened but not closed, followed by its entry's ``closing``."""
    raw = raw.strip().removesuffix(closing).rstrip().removesuffix(",").rstrip()
    if raw[:1] not in ("{", '"'):
        return raw
    inner = raw[1:]
    if raw.startswith('"'):
        return inner.removesuffix('"')
    return inner[:-1] if inner.endswith("}") and inner.count("}") > inner.count("{") else inner


def shortened(text: str) -> str:
    """Return the beginning of a text, on one line, to be quoted in a message."""
    words = " ".join(text[:200].split())
    return words if len(words) <= 40 else words[:39] + "…"
