"""The names that filters and sort keys use, and what they mean for an entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from ..bib.entry_types import type_names
from ..model.person import Author
from ..model.publication import Publication
from ..model.text import Math, RichText, plain


class Kind(StrEnum):
    """The kinds of value, with the words for them in messages."""

    #: ``tuple[str, ...]``: ways to read one text, such as a type and its BibTeX name; the first is shown
    TEXT = "text"
    #: ``int | float | None``; None is missing
    NUMBER = "a number"
    #: ``bool``
    FLAG = "true or false"
    #: ``frozenset[str]``, case-folded
    SET = "a set"


class Field(NamedTuple):
    """What a name means."""

    kind: Kind
    get: Callable[[Publication], Any]


# Both names of a field are one, as in biblatex's manual (2.2.5, "field aliases").
_ALIASES = (
    ("journal", "journaltitle"),
    ("address", "location"),
    ("school", "institution"),
    ("annote", "annotation"),
    ("archiveprefix", "eprinttype"),
    ("primaryclass", "eprintclass"),
)
_OTHER_NAME = dict(_ALIASES) | {new: old for old, new in _ALIASES}


@lru_cache(maxsize=65_536)
def _decode(source: str) -> str:
    # imported when a filter first uses a field, which few builds do
    from ..bib.latex import to_plain

    return to_plain(source)


def folded_set(texts: Any) -> frozenset[str]:
    """Return texts as a set whose members are found in any letter case."""
    return frozenset(text.casefold() for text in texts)


# lists by author ask for those of the same entries again and again
@lru_cache(maxsize=16_384)
def _names(authors: tuple[Author, ...]) -> tuple[str, ...]:
    """Return names as they are read, and as sphinxcontrib-bibtex writes them: "Tang, Zhenheng"."""
    names = [author.name for author in authors]
    families = [f"{name.prefix} {name.family}" if name.prefix else name.family for name in names]
    read = [
        f"{name.given} {family} {name.suffix}"
        if name.suffix
        else f"{name.given} {family}"
        if name.given
        else family
        for name, family in zip(names, families, strict=True)
    ]
    written = [
        f"{family}, {name.given}" if name.given else family
        for name, family in zip(names, families, strict=True)
    ]
    if any(name.native for name in names):
        read = [
            f"{text} ({name.native})" if name.native else text for text, name in zip(read, names, strict=True)
        ]
    return " and ".join(read), " and ".join(written)


def _short_venue(publication: Publication) -> tuple[str, ...]:
    return (publication.venue_short,)


def _spellings(text: RichText) -> tuple[str, ...]:
    """Return a text, where it has formulas in all spellings: ``CO₂``, ``CO2``, ``CO_2``."""
    if all(isinstance(inline, str) for inline in text):
        return (plain(text),)
    shown = plain(text)
    source = "".join(inline.source if isinstance(inline, Math) else plain((inline,)) for inline in text)
    return tuple(dict.fromkeys((shown, unicodedata.normalize("NFKC", shown), source)))


#: names with a meaning of their own; every other name is a field of the entry, see :func:`field_named`
FIELDS: Mapping[str, Field] = {
    "type": Field(Kind.TEXT, type_names),
    # sphinxcontrib-bibtex knows keys in lower case only
    "key": Field(Kind.TEXT, lambda entry: (entry.key, entry.key.lower())),
    "author": Field(Kind.TEXT, lambda entry: _names(entry.authors)),
    "editor": Field(Kind.TEXT, lambda entry: _names(entry.editors)),
    "year": Field(Kind.NUMBER, lambda entry: entry.year),
    "month": Field(Kind.NUMBER, lambda entry: (entry.date.month if entry.date else 0) or None),
    "date": Field(Kind.TEXT, lambda entry: (entry.date.isoformat() if entry.date else "",)),
    "title": Field(Kind.TEXT, lambda entry: _spellings(entry.title)),
    "abstract": Field(Kind.TEXT, lambda entry: _spellings(entry.abstract)),
    "venue": Field(Kind.TEXT, lambda entry: _spellings(entry.venue)),
    "venue_short": Field(Kind.TEXT, _short_venue),
    "abbr": Field(Kind.TEXT, _short_venue),
    "status": Field(Kind.TEXT, lambda entry: (entry.status,)),
    "award": Field(Kind.TEXT, lambda entry: (", ".join(award.text for award in entry.awards),)),
    "keywords": Field(Kind.SET, lambda entry: folded_set(entry.keywords)),
    "selected": Field(Kind.FLAG, lambda entry: entry.selected),
}


def field_named(name: str) -> Field:
    """Return what a name means: one of :data:`FIELDS`, else a BibTeX field, in any letter case."""
    name = name.lower()
    if name in FIELDS:
        return FIELDS[name]
    other = _OTHER_NAME.get(name, name)
    return Field(Kind.TEXT, lambda entry: (_decode(entry.fields.get(name) or entry.fields.get(other, "")),))
