"""Entries in another language: ``title_zh`` on the Chinese pages of somebody whose papers have two titles."""

from __future__ import annotations

from functools import lru_cache

from ..records.publication import Publication
from .fields import rich

_VENUES = ("journaltitle", "journal", "booktitle", "eventtitle", "school", "institution")


@lru_cache(maxsize=16)
def _suffixes(language: str) -> tuple[str, ...]:
    code = language.lower().replace("-", "_")
    return tuple(dict.fromkeys((f"_{code}", f"_{code.partition('_')[0]}")))


@lru_cache(maxsize=16)
def _names(language: str) -> frozenset[str]:
    return frozenset(name + suffix for name in ("title", *_VENUES) for suffix in _suffixes(language))


def localized(record: Publication, language: str) -> Publication:
    """Return a record with the title and the venue that it has in a language, as far as it has them.

    ``title_zh_cn`` is for ``zh_CN`` alone, ``title_zh`` for every kind of Chinese.

    :param language: as in Sphinx's ``language``
    """
    if _names(language).isdisjoint(record.fields):
        return record
    # few builds have such a field to read
    from .latex import parse

    title = _first(record, ("title",), language)
    venue = _first(record, _VENUES, language)
    return record._replace(
        title=parse(title) if title else record.title, venue=rich(venue) if venue else record.venue
    )


def _first(record: Publication, names: tuple[str, ...], language: str) -> str:
    sources = (record.fields.get(name + suffix, "") for name in names for suffix in _suffixes(language))
    return next(filter(str.strip, sources), "")
