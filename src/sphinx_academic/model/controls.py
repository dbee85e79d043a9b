"""The characters that no text may hold, and texts without them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .patterns import lazy_pattern

#: what no text may hold; XML (EPUB's pages) forbids most of it
CONTROLS = lazy_pattern(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def cleaned(value: Any) -> Any:
    """Return a value without the characters that no text may hold, in all texts that it has inside.

    Every door by which texts come in leads through here: what ``conf.py``, an option of a directive or a file
    of figures says.  A ``.bib`` file goes through its own reader, which warns of lines.

    :param value: a text, or lists and tables of texts; everything else is returned as it is
    :return: the value itself where nothing in it has to go
    """
    if isinstance(value, str):
        return value if value.isprintable() else CONTROLS.sub("", value)
    if isinstance(value, list | tuple):
        items = [cleaned(item) for item in value]
        return value if all(map(_same, items, value)) else type(value)(items)
    if isinstance(value, Mapping):
        table = {cleaned(name): cleaned(item) for name, item in value.items()}
        is_clean = all(map(_same, table.keys(), value)) and all(map(_same, table.values(), value.values()))
        return value if is_clean and len(table) == len(value) else table
    return value


def _same(one: object, other: object) -> bool:
    return one is other
