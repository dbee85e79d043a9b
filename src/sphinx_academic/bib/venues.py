"""Venues of publications, in full and in short."""

from __future__ import annotations

import re
from functools import lru_cache

from ..model.patterns import lazy_pattern
from ..model.text import RichText, join, plain
from .acronyms import ACRONYM, SERIES, YEAR
from .entry_types import type_of
from .fields import Entry, decoded, rich
from .latex.journals import journal_of
from .status import is_preprint_server, without_status

#: types that preprints are filed under
_PREPRINTS = frozenset({"article", "inproceedings", "misc", "online", "report", "unpublished"})
_SUBTITLES = {
    "journaltitle": "journalsubtitle",
    "journal": "journalsubtitle",
    "booktitle": "booksubtitle",
    "maintitle": "mainsubtitle",
}

#: "(ICPP'24)" or "(ICML)" at the end of a venue
_PARENTHESIZED = lazy_pattern(rf"\({ACRONYM}(?:{YEAR})?\)[\s.]*")
_PLACES = frozenset({"EU", "UAE", "UK", "USA"})
_ONLY_URL = lazy_pattern(r"\s*\\(?:url|href)\b.*|\s*(?:https?://|www\.)\S*\s*", re.DOTALL)


@lru_cache(maxsize=4096)
def _shown(source: str) -> tuple[RichText, str]:
    """Return a venue without what it says of the status, and the status."""
    source, status = without_status(source)
    return rich(source), status


def venue_of(entry: Entry, arxiv: str) -> tuple[RichText, str]:
    """Return the venue and the status it states: "INFOCOM'25 (under review)".

    A preprint that names no venue appeared as ``arXiv:<identifier>``; a ``howpublished`` that is an
    address or merely a status is no venue.
    """
    status = ""
    for name in type_of(entry.type).venue:
        source = entry.first(name)
        if not source or (name == "howpublished" and _ONLY_URL.fullmatch(source)):
            continue
        venue, stated = _shown(source)
        status = status or stated
        if not venue:
            continue
        subtitle = entry.rich(_SUBTITLES.get(name, ""))
        return titled(venue, subtitle), status
    publisher = entry.plain("publisher")
    if arxiv and entry.type in _PREPRINTS and (not publisher or is_preprint_server(publisher)):
        return (f"arXiv:{arxiv}",), status
    return (), status


def titled(title: RichText, subtitle: RichText) -> RichText:
    """Join a title and its subtitle as library catalogues do."""
    if not title or not subtitle:
        return title or subtitle
    separator = " " if plain(title).endswith(("?", "!", ":", ".")) else ": "
    return join((*title, separator, *subtitle))


def short_venue_of(entry: Entry, venue: RichText) -> str:
    """Return the short form: ``abbr``, ``shortjournal``, ``shortseries``, the abbreviation of a
    journal that is written as a macro of astronomers, an acronym in the series or venue.

    An acronym counts only where it cannot be mistaken: as a ``series`` with a year ("ICPP '24"), or in
    parentheses at the end of the venue ("... (ICPP'24)").
    """
    if short := entry.plain("abbr", "shortjournal", "shortseries"):
        return short
    journal = entry.first("journaltitle", "journal")
    if "\\" in journal and (known := journal_of(journal)):
        return known.short
    if entry.type not in ("inproceedings", "proceedings"):
        return ""
    series = entry.first("series")
    if series and (match := SERIES.fullmatch(decoded(series))):
        return match["short"]
    text = plain(venue)
    match = _PARENTHESIZED.fullmatch(text, max(text.rfind("("), 0))
    return match["short"] if match and match["short"] not in _PLACES else ""


def is_preprint(entry: Entry, venue: RichText) -> bool:
    """Return whether an entry is known from a preprint server alone; its type stays what it is."""
    return entry.type in _PREPRINTS and is_preprint_server(plain(venue))
