"""JSON-LD: objects of schema.org's vocabulary, and how they are written into a page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from .common import one_line

Object: TypeAlias = dict[str, Any]

_CONTEXT = "https://schema.org"
#: what could end the element, begin a comment or another language's string, or be no UTF-8
_UNSAFE_IN_SCRIPT = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def make(kind: str, **properties: Any) -> Object:
    """Return an object with those of its properties that have a value; an empty one if none has.

    Texts are put on one line; a list of one value becomes that value, which means the same in JSON-LD.

    :param kind: a type of schema.org
    :param properties: by their names in schema.org: texts, numbers, objects, lists of these
    """
    values = {name: _value(value) for name, value in properties.items()}
    values = {name: value for name, value in values.items() if value not in ("", None, {}, [])}
    return {"@type": kind, **values} if values else {}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, list):
        values = [each for each in map(_value, value) if each not in ("", None, {}, [])]
        return values[0] if len(values) == 1 else values
    return value


def named(kind: str, name: str, **properties: Any) -> Object:
    """Return an object that has a name; without one it is empty, whatever else is known of it."""
    return make(kind, name=name, **properties) if one_line(name) else {}


def document(data: Object) -> Object:
    """Return an object as one that stands by itself; an empty one stays empty."""
    return {"@context": _CONTEXT, **data} if data else {}


def script(data: Mapping[str, Any]) -> str:
    """Return JSON to be put, as it is, into ``<script type="application/ld+json">`` and ``</script>``.

    Nothing in it can end the element, in HTML or in XHTML: ``<``, ``>`` and ``&`` are written as ``\\u003c``
    and so on, which JSON reads back as they were.
    """
    text = json.dumps(data, ensure_ascii=False)
    return _UNSAFE_IN_SCRIPT.sub(lambda character: f"\\u{ord(character[0]):04x}", text)
