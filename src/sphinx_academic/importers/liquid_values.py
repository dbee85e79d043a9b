"""Values of Liquid: what they look like, how they compare, and filters of Liquid and Jekyll."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cmp_to_key
from typing import Any
from urllib.parse import quote

_TAGS = re.compile(r"<[^<>]*>")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def member_of(found: Any, key: Any) -> Any:
    """Return what a key or a position stands for in a value."""
    if isinstance(found, Mapping):
        if key in found:
            return found[key]
        if isinstance(key, int) or str(key) in found:
            return found.get(str(key))
        return len(found) if key == "size" else None
    if isinstance(found, list | tuple):
        if isinstance(key, int):
            return found[key] if -len(found) <= key < len(found) else None
        return {
            "size": len(found),
            "first": found[0] if found else None,
            "last": found[-1] if found else None,
        }.get(key)
    if isinstance(found, str) and key == "size":
        return len(found)
    return None


def items_of(value: Any) -> list[Any]:
    """Return what a loop goes over."""
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, Mapping):
        return [[key, value[key]] for key in value]
    return [] if value is None or value == "" else [value]


def is_true(value: Any) -> bool:
    """Return whether a condition takes a value for true."""
    return value is not None and value is not False


def are_equal(left: Any, right: Any) -> bool:
    """Return whether two values are equal, as ``==`` has it."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Empty):
            return (
                other is None
                if other is None
                else not items_of(other)
                if not isinstance(other, str)
                else not other.strip()
            )
    return bool(left == right)


def compared(left: Any, right: Any) -> int:
    """Return which of two values is greater.

    :raises TypeError: if they cannot be compared
    """
    if isinstance(left, date) or isinstance(right, date):
        left, right = shown(left), shown(right)
    if isinstance(left, str) != isinstance(right, str) or left is None or right is None:
        raise TypeError
    return int(left > right) - int(left < right)


def shown(value: Any) -> str:
    """Return a value as text."""
    if value is None or isinstance(value, Mapping | Empty):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "".join(map(shown, value))
    return str(value)


def number_of(value: Any) -> int | float:
    """Return the number that a value begins with, or 0."""
    match = _NUMBER.match(shown(value).strip())
    if match is None:
        return 0
    return float(match[0]) if "." in match[0] else int(match[0])


class Empty:
    """What ``empty`` and ``blank`` stand for."""


WORDS: Mapping[str, Any] = {
    "nil": None,
    "null": None,
    "true": True,
    "false": False,
    "empty": Empty(),
    "blank": Empty(),
}


def _sorted(value: Any, key: str = "", *_order: Any) -> list[Any]:
    def order(one: Any, other: Any) -> int:
        first, second = (member_of(item, key) if key else item for item in (one, other))
        if first is None or second is None:
            return (first is None) - (second is None)
        try:
            return compared(first, second)
        except TypeError:
            return compared(shown(first), shown(second))

    return sorted(items_of(value), key=cmp_to_key(order))


def _where(value: Any, key: str, wanted: Any = None) -> list[Any]:
    found = []
    for item in items_of(value):
        stated = member_of(item, key)
        if wanted is None:
            fits = is_true(stated)
        elif isinstance(stated, list):
            fits = wanted in stated
        else:
            fits = stated == wanted or shown(stated) == shown(wanted)
        if fits:
            found.append(item)
    return found


def _grouped(value: Any, key: str) -> list[Any]:
    groups: dict[str, list[Any]] = {}
    for item in items_of(value):
        groups.setdefault(shown(member_of(item, key)), []).append(item)
    return [{"name": name, "items": items, "size": len(items)} for name, items in groups.items()]


def _date(value: Any, form: str = "%Y-%m-%d") -> str:
    if isinstance(value, str):
        match = re.match(r"\s*(\d{4})-(\d\d?)-(\d\d?)", value)
        if match is None:
            return value
        value = date(*map(int, match.groups()))
    if not isinstance(value, date | datetime):
        return shown(value)
    form = re.sub(
        r"%-([dmIHy])",
        lambda match: value.strftime(f"%{match[1]}").lstrip("0") or "0",
        # a day in two columns, of which a page shows no blank
        form.replace("%e", "%-d"),
    )
    return value.strftime(form)


def _first(value: Any) -> Any:
    return next(iter(items_of(value)), None)


def _same(value: Any, *_arguments: Any) -> Any:
    return value


def _text(function: Callable[[str], str]) -> Callable[..., str]:
    return lambda value, *_arguments: function(shown(value))


def _slice(value: Any, start: int, length: int = 1) -> Any:
    items = value if isinstance(value, list) else shown(value)
    start = start + len(items) if start < 0 else start
    return items[start : start + length] if start >= 0 else items[:0]


def _divided(value: Any, other: Any) -> int | float:
    number, by = number_of(value), number_of(other)
    return number // by if isinstance(number, int) and isinstance(by, int) else number / by


#: what filters of Liquid and Jekyll return; texts stay Markdown, and addresses those of the source
FILTERS: Mapping[str, Callable[..., Any]] = {
    **dict.fromkeys(
        (
            "escape",
            "escape_once",
            "markdownify",
            "relative_url",
            "absolute_url",
            "xml_escape",
            "smartify",
            "normalize_whitespace",
            "date_to_string",
            "date_to_long_string",
            "jsonify",
            "inspect",
            "newline_to_br",
            "array_to_sentence_string",
        ),
        _same,
    ),
    "strip": _text(str.strip),
    "lstrip": _text(str.lstrip),
    "rstrip": _text(str.rstrip),
    "strip_newlines": _text(lambda text: text.replace("\n", "")),
    "strip_html": _text(lambda text: _TAGS.sub("", text)),
    "downcase": _text(str.lower),
    "upcase": _text(str.upper),
    "capitalize": _text(lambda text: text[:1].upper() + text[1:].lower()),
    "url_encode": _text(quote),
    "uri_escape": _text(quote),
    "slugify": _text(lambda text: re.sub(r"[^\w]+", "-", text.lower()).strip("-")),
    "append": lambda value, text="": shown(value) + shown(text),
    "prepend": lambda value, text="": shown(text) + shown(value),
    "replace": lambda value, old, new="": shown(value).replace(shown(old), shown(new)),
    "replace_first": lambda value, old, new="": shown(value).replace(shown(old), shown(new), 1),
    "remove": lambda value, old: shown(value).replace(shown(old), ""),
    "remove_first": lambda value, old: shown(value).replace(shown(old), "", 1),
    "truncate": lambda value, *_length: shown(value),
    "truncatewords": lambda value, *_length: shown(value),
    "number_of_words": lambda value: len(shown(value).split()),
    "default": lambda value, other=None: value if is_true(value) and value not in ("", []) else other,
    "split": lambda value, separator=" ": shown(value).split(separator or None),
    "join": lambda value, separator=" ": shown(separator).join(map(shown, items_of(value))),
    "first": _first,
    "last": lambda value: (items_of(value) or [None])[-1],
    "size": lambda value: len(value) if isinstance(value, str | list | tuple | Mapping) else 0,
    "sort": _sorted,
    "sort_natural": _sorted,
    "reverse": lambda value: items_of(value)[::-1],
    "where": _where,
    "find": lambda value, key, wanted=None: _first(_where(value, key, wanted)),
    "group_by": _grouped,
    "map": lambda value, key: [member_of(item, key) for item in items_of(value)],
    "compact": lambda value: [item for item in items_of(value) if item is not None],
    "concat": lambda value, other: [*items_of(value), *items_of(other)],
    "push": lambda value, other: [*items_of(value), other],
    "uniq": lambda value: [
        item for number, item in enumerate(items_of(value)) if item not in items_of(value)[:number]
    ],
    "slice": _slice,
    "date": _date,
    "date_to_xmlschema": _date,
    "plus": lambda value, other: number_of(value) + number_of(other),
    "minus": lambda value, other: number_of(value) - number_of(other),
    "times": lambda value, other: number_of(value) * number_of(other),
    "modulo": lambda value, other: number_of(value) % number_of(other),
    "divided_by": _divided,
    "abs": lambda value: abs(number_of(value)),
}
