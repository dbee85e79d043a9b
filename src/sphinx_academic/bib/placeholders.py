"""Placeholder values, which programs export, and authors type, where there is no value."""

from __future__ import annotations

import re

from .inheritance import Fields
from .link_kinds import OWN_KINDS, LinkKinds
from .links import is_made_for_a_link

#: what no one takes for a title or a name
_NOT_AVAILABLE = frozenset(
    {"n/a", "n.a", "not available", "not applicable", "tba", "tbd", "tbc", "to be announced"}
    | {"to be determined", "to be added", "to be confirmed"}
)
_NOTHING = _NOT_AVAILABLE | {"na", "none", "null", "nil", "nan", "undefined", "unspecified", "not specified"}
#: "None" may be a title, "Null" is a family name, and "NA" is short for many a journal
_WORDY_FIELDS = """
    title subtitle shorttitle booktitle booksubtitle maintitle mainsubtitle journaltitle journal
    author editor translator holder abbr shortjournal shortseries series keywords keyword
"""
_WITH_WORDS = frozenset(_WORDY_FIELDS.split())
#: a longer value is no placeholder; "n/a--n/a" is a range of two
_LONGEST = 24
_FIRST = frozenset("nNtTuU-–—?.·/{([\\\"' \t\n0")
#: of what IEEE publishes before it has a volume
_EARLY_ACCESS = {"volume": ("PP",), "number": ("99",), "pages": ("1-1", "1--1", "1–1", "1")}
_COUNTS = ("volume", "number")
_RANGE = re.compile(r"(?P<one>n/?a|nan|none|null|0+)\s*[-–—]+\s*(?P=one)", re.IGNORECASE)
_NO_LETTER = re.compile(r"[-–—?.…/·_\s]+")


def stated(fields: Fields, kinds: LinkKinds = OWN_KINDS) -> Fields:
    """Return the fields of an entry without those whose value is a placeholder: "n/a", "TBA", "-", "?".

    A field that an author makes for a link becomes empty, which says that the link is to come.  "0" is a
    number, but not where volume and number both are; volume "PP" says that there is none yet.
    """
    dropped = [name for name, value in fields.items() if value[:1] in _FIRST and is_placeholder(name, value)]
    if "volume" in fields and "number" in fields and all(_is_zero(fields[name]) for name in _COUNTS):
        dropped += _COUNTS
    if "volume" in fields and fields["volume"].strip("{} ") == "PP":
        dropped += [
            name for name, values in _EARLY_ACCESS.items() if fields.get(name, "").strip("{} ") in values
        ]
    if not dropped:
        return fields
    left = {name: value for name, value in fields.items() if name not in dropped}
    return left | {name: "" for name in dropped if is_made_for_a_link(name, kinds)}


def is_placeholder(name: str, value: str) -> bool:
    """Return whether the value of a field stands for nothing."""
    if len(value) > _LONGEST or not value.strip():
        return False
    text = " ".join(value.split()).strip("{}()[]\"' ").replace("\\", "").replace("{}", "")
    if not text:
        return False
    if _NO_LETTER.fullmatch(text):
        return True
    words = _NOT_AVAILABLE if name in _WITH_WORDS else _NOTHING
    return text.lower().replace(" / ", "/").replace("n. a", "n.a").rstrip(".") in words or (
        name not in _WITH_WORDS and _RANGE.fullmatch(text) is not None
    )


def _is_zero(value: str) -> bool:
    return value.strip("{} ") == "0"
