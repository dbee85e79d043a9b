"""What an entry of a list shows, as both renderings walk it, and as other extensions may change it."""

from __future__ import annotations

from typing import NamedTuple

from ..model.dates import Date
from ..model.picture import Picture
from ..model.roles import Role
from ..model.text import RichText, plain


class Badge(NamedTuple):
    """One badge of an entry; ``kind`` is the second half of its class ``badge-<kind>``."""

    text: str
    kind: str


class VenueBadge(NamedTuple):
    """The badge with the short name of the venue."""

    text: str
    kind: str
    #: its page, where the site knows one
    url: str = ""
    #: more classes: those of a venue that the site knows
    classes: tuple[str, ...] = ()


class LinkView(NamedTuple):
    """One link of an entry; a ``download`` is a path below the folder of downloads.

    The address is empty where there is nothing to link to yet.
    """

    kind: str
    label: str
    url: str
    download: bool = False


#: behind the authors of an entry that does not name all of them, and a comma
ET_AL = " et al."


class CountView(NamedTuple):
    """What others count of an entry: "14 citations", and who counts, and when."""

    #: ``citations``, ``downloads`` or ``stars``
    kind: str
    text: str
    #: "OpenAlex, Nov 1, 2026"
    source: str


class AuthorView(NamedTuple):
    """One author as shown; a named tuple, because a large list has tens of thousands."""

    name: str
    url: str
    is_me: bool
    marks: tuple[Role, ...]
    #: another author follows, behind a comma
    more: bool = False
    #: to be seen only when a reader unfolds all authors
    folded: bool = False


class PublicationView(NamedTuple):
    """Everything an entry shows, in the order in which it is shown."""

    key: str
    #: id on the page, or nothing
    anchor: str
    type: str
    title: RichText
    title_url: str
    authors: tuple[AuthorView, ...]
    #: ", et al." or "(eds.)" after the last author
    authors_end: str
    venue_badge: VenueBadge | None
    #: venue, volume, pages; without the date
    venue: RichText
    date: Date | None
    note: RichText
    badges: tuple[Badge, ...]
    links: tuple[LinkView, ...]
    year: int | None = None
    #: for search: in a line, in alphabetical order
    keywords: str = ""
    #: for search: without volume and pages
    venue_name: str = ""
    abstract: RichText = ()
    #: names of styles, and the citation in each
    cite: tuple[tuple[str, RichText], ...] = ()
    bibtex: str = ""
    #: how many of the authors are folded
    folded_authors: int = 0
    #: how many more authors there are than those that are shown
    more_authors: int = 0
    #: the picture: its first two values are the address, seen from the page, and what it shows
    preview: Picture | None = None
    #: what stands in place of everything else where the list has a ``:style:``
    citation: RichText = ()
    #: the end of a range of dates
    date_end: Date | None = None
    #: shown where the list wants them
    counts: tuple[CountView, ...] = ()

    @property
    def short_venue(self) -> str:
        """Return what stands in the place of a picture: the venue in short, or else its name."""
        if self.venue_badge:
            return self.venue_badge.text
        if plain(self.venue).startswith("arXiv:"):
            return "arXiv"
        return self.venue_name if self.venue else ""
