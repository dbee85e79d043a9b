"""The layouts of a list, and which parts of an entry each of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ..bib.fields import TRUE
from ..model.publication import Publication
from .view import AuthorView, PublicationView

#: what ``:show:`` and ``:hide:`` name
ENTRY_PARTS = ("preview", "authors", "venue", "date", "note", "badges", "links", "abstract", "cite", "bibtex")

#: a part of the defaults alone: BibTeX of the entries that say ``bibtex_show = {true}``, as in al-folio
_BIBTEX_ON_REQUEST = "bibtex-on-request"

_CITATION = frozenset({"authors", "venue", "date", "note", "badges", "links"})
#: what unfolds at a click, and would be in the way on paper
_FOLDED = frozenset({"abstract", "cite", "bibtex", _BIBTEX_ON_REQUEST, "preview"})

#: fields of a view by the part that they are, with what stands there when the part is not shown
_FIELDS: dict[str, dict[str, Any]] = {
    "authors": {"authors": (), "authors_end": ""},
    "venue": {"venue": (), "venue_badge": None},
    "date": {"date": None},
    "note": {"note": ()},
    "badges": {"badges": ()},
    "links": {"links": ()},
    "abstract": {"abstract": ()},
}


class Layout(NamedTuple):
    """A way to set out a list in HTML."""

    #: name of the template
    template: str
    #: element around the entries of a list without numbers
    tag: str
    #: what it shows by default
    parts: frozenset[str]


LAYOUTS = {
    "list": Layout("publications", "ul", _CITATION | {"abstract", _BIBTEX_ON_REQUEST}),
    "compact": Layout("publications-compact", "ul", _CITATION - {"note"}),
    "cards": Layout("publications-cards", "ul", _CITATION - {"note"} | {"preview"}),
    "table": Layout("publications-table", "table", _CITATION - {"date", "note"}),
}


def shown_parts(
    layout: str, show: Iterable[str], hide: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the parts to show in HTML, and those to show in the other builders."""
    shown, hidden = frozenset(show), set(hide)
    if "bibtex" in hidden:
        hidden.add(_BIBTEX_ON_REQUEST)
    parts = (LAYOUTS[layout].parts | shown) - hidden
    printed = (parts - _FOLDED) | (shown - hidden - {"preview"})
    # the column of years is in HTML alone
    return parts, printed | {"date"} - hidden if layout == "table" else printed


def has_text_to_copy(parts: frozenset[str]) -> bool:
    """Return whether some entry may show its BibTeX, or another text to copy."""
    return not parts.isdisjoint({"bibtex", "cite", _BIBTEX_ON_REQUEST})


def with_parts(
    view: PublicationView, record: Publication, parts: frozenset[str], most_authors: int | None = None
) -> PublicationView:
    """Return a view that has some parts alone, and with more authors than a number, some of them folded."""
    changes = dict(_left_out(parts))
    requested = _BIBTEX_ON_REQUEST in parts and record.fields.get("bibtex_show", "").strip().lower() in TRUE
    if requested or "bibtex" in parts:
        # imported only where an entry shows its own
        from ..export.bibtex import bibtex

        changes["bibtex"] = bibtex((record,)).strip()
    if most_authors and "authors" in parts:
        authors, folded = fold_authors(view.authors, most_authors)
        changes |= {"authors": authors, "folded_authors": folded}
    return view._replace(**changes) if changes else view


@lru_cache
def _left_out(parts: frozenset[str]) -> Mapping[str, Any]:
    """Return the fields of what is not among some parts, with what stands there instead."""
    changes: dict[str, Any] = {}
    for part in _FIELDS.keys() - parts:
        changes |= _FIELDS[part]
    return changes


def fold_authors(authors: tuple[AuthorView, ...], most: int) -> tuple[tuple[AuthorView, ...], int]:
    """Mark the authors beyond a number as folded, and return how many: never "me", and never just one."""
    folded = [place for place, author in enumerate(authors) if place >= most and not author.is_me]
    if len(folded) < 2:
        return authors, 0
    marked = list(authors)
    for place in folded:
        marked[place] = authors[place]._replace(folded=True)
    return tuple(marked), len(folded)
