"""The layouts of a list, and which parts of an entry each of them shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from ..bib.fields import TRUE
from ..model.publication import Publication
from .records import ET_AL, AuthorView, PublicationView
from .registration import BIBTEX_ON_REQUEST, Layout

#: what unfolds at a click, and would be in the way on paper
_FOLDED = frozenset({"abstract", "cite", "bibtex", BIBTEX_ON_REQUEST, "preview"})

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


def shown_parts(
    layout: Layout, show: Iterable[str], hide: Iterable[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the parts to show in HTML, and those to show in the other builders."""
    shown, hidden = frozenset(show), set(hide)
    if "bibtex" in hidden:
        hidden.add(BIBTEX_ON_REQUEST)
    parts = (layout.parts | shown) - hidden
    printed = (parts - _FOLDED) | (shown - hidden - {"preview"})
    return parts, printed | (layout.printed - hidden)


def has_text_to_copy(parts: frozenset[str]) -> bool:
    """Return whether some entry may show its BibTeX, or another text to copy."""
    return not parts.isdisjoint({"bibtex", "cite", BIBTEX_ON_REQUEST})


def with_parts(
    view: PublicationView, record: Publication, parts: frozenset[str], most_authors: int | None = None
) -> PublicationView:
    """Return a view that has some parts alone, and with more authors than a number, some of them folded."""
    changes = dict(_left_out(parts))
    requested = BIBTEX_ON_REQUEST in parts and record.fields.get("bibtex_show", "").strip().lower() in TRUE
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


#: a card shows all authors up to this number
_FEW_AUTHORS = 5
#: of more, it shows so many, the site's person among them
_CHOSEN_AUTHORS = 3
_IDENTIFIERS = frozenset({"doi", "arxiv", "hal", "pubmed", "pmc", "hdl", "url"})
#: how many links a card has room for
_CARD_LINKS = 3


def as_card(view: PublicationView, most_authors: int | None = None) -> PublicationView:
    """Return what a card has room for: some of many authors, among them "me", and few links.

    :param most_authors: how many of more authors are shown, in place of the usual
    """
    # identifiers are the last that readers of a homepage look for
    links = sorted(view.links, key=lambda link: link.kind in _IDENTIFIERS)
    changes: dict[str, Any] = {"links": tuple(links[:_CARD_LINKS])}
    # never just one more, whose name would take no more room
    if len(view.authors) > (most_authors + 1 if most_authors else _FEW_AUTHORS):
        chosen = choose_authors(view.authors, most_authors or _CHOSEN_AUTHORS)
        # of who is not named, no one knows how many they are
        more = 0 if view.authors_end[1:].startswith(ET_AL) else len(view.authors) - len(chosen)
        changes |= {"authors": chosen, "more_authors": more}
    return view._replace(**changes)


def choose_authors(authors: tuple[AuthorView, ...], most: int = _CHOSEN_AUTHORS) -> tuple[AuthorView, ...]:
    """Return the first authors, the last of whom is "me" if "me" comes later."""
    me = next((place for place, author in enumerate(authors) if author.is_me and place >= most), None)
    chosen = authors[:most] if me is None else (*authors[: most - 1], authors[me])
    return (*chosen[:-1], chosen[-1]._replace(more=False))


def fold_authors(authors: tuple[AuthorView, ...], most: int) -> tuple[tuple[AuthorView, ...], int]:
    """Mark the authors beyond a number as folded, and return how many: never "me", and never just one.

    A comma before a folded author is folded, too.
    """
    folded = [place for place, author in enumerate(authors) if place >= most and not author.is_me]
    if len(folded) < 2:
        return authors, 0
    marked = list(authors)
    for place in folded:
        marked[place] = marked[place]._replace(folded=True)
        marked[place - 1] = marked[place - 1]._replace(more=False)
    return tuple(marked), len(folded)
