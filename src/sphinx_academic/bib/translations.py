"""Entries and pages in different languages: ``title_zh`` on Chinese pages, and what is foreign to a page."""

from __future__ import annotations

from functools import lru_cache

from ..model.foreign import entry_has_kana, foreign_text
from ..model.languages import is_from_right, needs_no_mark, tag_of
from ..model.publication import Publication
from ..model.text import plain
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
    if not _names(language).isdisjoint(record.fields):
        # few builds have such a field to read
        from .latex import parse

        title = _first(record, ("title",), language)
        venue = _first(record, _VENUES, language)
        record = record._replace(
            title=parse(title) if title else record.title, venue=rich(venue) if venue else record.venue
        )
    return _marked(record, language)


def _marked(record: Publication, language: str) -> Publication:
    """Return a record whose title, venue and note are marked where they are foreign to the page."""
    tag = language_tag(record)
    if not tag and not is_from_right(language):
        texts = (record.title, record.venue, record.note)
        if all(needs_no_mark(plain(text), tag) for text in texts):
            return record
    japanese = is_japanese(record)
    title, venue, note = (
        foreign_text(text, language, tag, japanese=japanese) if text else text
        for text in (record.title, record.venue, record.note)
    )
    return record._replace(title=title, venue=venue, note=note)


def language_tag(record: Publication) -> str:
    """Return the tag of the language that an entry states, or an empty string."""
    stated = record.fields.get("langid") or record.fields.get("language") or ""
    return tag_of(stated) if stated else ""


def is_japanese(record: Publication) -> bool:
    """Return whether Chinese characters in an entry are Japanese ones: it has kana somewhere."""
    texts = (plain(record.title), plain(record.venue), *(str(author.name) for author in record.authors))
    return entry_has_kana(*texts)


def _first(record: Publication, names: tuple[str, ...], language: str) -> str:
    sources = (record.fields.get(name + suffix, "") for name in names for suffix in _suffixes(language))
    return next(filter(str.strip, sources), "")
