"""What an entry of a list shows, decided once for the template and for the ordinary nodes.

Both renderings walk the same :class:`PublicationView`, so they say the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.jekyll import little_markup
from ..i18n import _
from ..records.dates import Date
from ..records.people import Registry
from ..records.person import Author
from ..records.publication import Publication
from ..records.roles import Role, RoleTable
from ..records.text import RichText, join, plain
from ..records.venues import Venue, VenueTable
from .badges import STATUS_LABELS, Badge, VenueBadge, badges, venue_badge
from .links import DEFAULT_LINKS, LinkTable, LinkView

if TYPE_CHECKING:
    from ..config import AcademicConfig

#: what a title links to, the first that is there
_TITLE_LINKS = ("url", "html", "doi", "arxiv", "pdf", "website")

#: types whose publisher says where they appeared
_PUBLISHED_BY = frozenset({"book", "collection", "proceedings", "inbook", "incollection", "manual", "mvbook"})

_THESES = {"phdthesis": _("PhD thesis"), "mastersthesis": _("Master's thesis"), "thesis": _("Thesis")}


#: those of a site that names none
NO_VENUES = VenueTable()


class Listed(NamedTuple):
    """One paper in a list: where its record is, and what only this page knows of it."""

    #: digest by which the store knows the record
    record: bytes
    #: id on this page; empty where an earlier list has it
    anchor: str = ""
    #: position of "me" among the authors, from 0
    me: int | None = None
    #: known person at each position, where there is one; empty if nobody is known
    people: tuple[str | None, ...] = ()
    #: local files that the build copies: link as written -> path below the folder of downloads
    files: tuple[tuple[str, str], ...] = ()


class AuthorView(NamedTuple):
    """One author as shown; a named tuple, because a large list has tens of thousands."""

    name: str
    url: str
    is_me: bool
    marks: tuple[Role, ...]
    #: another author follows
    more: bool = False
    #: to be seen only when somebody asks for all authors
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
    #: address of the picture, seen from the page, and what it shows
    preview: tuple[str, str] | None = None
    #: what stands in place of everything else where the list has a ``:style:``
    citation: RichText = ()


def make_view(
    record: Publication,
    listed: Listed,
    roles: RoleTable,
    registry: Registry,
    venues: VenueTable = NO_VENUES,
    link_table: LinkTable = DEFAULT_LINKS,
    home: Callable[[str], str] | None = None,
) -> PublicationView:
    """Decide what an entry shows.

    :param roles: the site's roles, for symbols and labels
    :param registry: the site's people, for links from co-authors
    :param venues: the site's venues, for their badges
    :param link_table: how the site shows links
    :param home: from the id of a person to the address of the person's page on the site, or to nothing
    """
    links = link_table.shown(record, dict(listed.files))
    by_kind = {link.kind: link.url for link in links if link.url and not link.download}
    by_editors = not record.authors and bool(record.editors)
    venue = venues.find(record.venue_short, plain(record.venue)) if venues else None
    badge = venue_badge(record, venue)
    return PublicationView(
        key=record.key,
        anchor=listed.anchor,
        type=record.type,
        title=record.title or (record.key,),
        title_url=next((by_kind[kind] for kind in _TITLE_LINKS if kind in by_kind), ""),
        authors=_authors(listed, record.editors if by_editors else record.authors, roles, registry, home),
        authors_end=_authors_end(record, by_editors),
        venue_badge=badge,
        venue=_venue(record, badge, venue),
        date=_date(record),
        note=_note(record),
        badges=tuple(badges(record)),
        links=links,
        year=record.year,
        venue_name=venue.short if venue else plain(record.venue),
        keywords="; ".join(sorted(record.keywords - {"selected"})) if record.keywords else "",
        abstract=record.abstract,
    )


def view_apart(
    record: Publication,
    site: AcademicConfig,
    links: LinkTable,
    *,
    me: int | None = None,
    files: tuple[tuple[str, str], ...] = (),
    home: Callable[[str], str] | None = None,
) -> PublicationView:
    """Decide what an entry shows that is in no list; see :class:`Listed` and :func:`make_view`."""
    people = tuple(map(site.registry.identify, record.authors))
    listed = Listed(record.digest, me=me, people=people, files=files)
    return make_view(record, listed, site.role_table, site.registry, site.venue_table, links, home)


def _authors(
    listed: Listed,
    authors: tuple[Author, ...],
    roles: RoleTable,
    registry: Registry,
    home: Callable[[str], str] | None,
) -> tuple[AuthorView, ...]:
    people = listed.people or (None,) * len(authors)
    last = len(authors) - 1
    views = []
    for position, (author, person_id) in enumerate(zip(authors, people, strict=False)):
        is_me = position == listed.me
        person = registry.get(person_id) if person_id and not is_me else None
        marks = tuple(roles.by_id[role] for role in author.roles if role in roles) if author.roles else ()
        url = ((home and home(person.id)) or person.url) if person else ""
        views.append(AuthorView(str(author.name), url, is_me, marks, position < last))
    return tuple(views)


def _authors_end(record: Publication, by_editors: bool) -> str:
    end = ", et al." if record.others else ""
    if by_editors:
        end += " (ed.)" if len(record.editors) == 1 else " (eds.)"
    return end


def _venue(record: Publication, badge: VenueBadge | None, known: Venue | None) -> RichText:
    """Compose venue, volume(number):pages in the order that BibTeX's ``plain`` style made usual.

    :param known: the venue, if the site knows it: an entry that has its short name alone shows all of it
    """
    text: RichText = record.venue or ((record.venue_short,) if record.venue_short and not badge else ())
    if known and known.name and (not text or text == (known.short,)):
        text = (known.name,)
    # badge and link name the archive and the number ("arXiv preprint arXiv:2401.00001") already
    if record.status == "preprint" and badge and plain(text).lower().startswith(("arxiv", "corr")):
        text = ()
    if record.status == "preprint" and not text:
        text = (str(STATUS_LABELS["preprint"]),)
    if record.type == "thesis":
        thesis = str(_THESES.get(record.original_type, _THESES["thesis"]))
        text = (f"{thesis}, ", *text) if text else (thesis,)
    if record.publisher and (record.type in _PUBLISHED_BY):
        text = (*text, f", {record.publisher}" if text else record.publisher)
    volume = record.volume + (f"({record.number})" if record.number else "")
    if record.volume:
        text = (*text, f" {volume}" if text else volume)
    if record.pages:
        text = (*text, _pages(record))
    if info := little_markup(record.fields, "additional_info"):
        text = join((*text, _separator(text, info), *info))
    return text


def _note(record: Publication) -> RichText:
    """Return the note, and al-folio's ``annotation``, which explains marks of its own at the names."""
    if annotation := little_markup(record.fields, "annotation"):
        return join((*record.note, _separator(record.note, annotation), *annotation))
    return record.note


def _separator(text: RichText, more: RichText) -> str:
    """Return what stands between a text and more, which may bring a mark of its own."""
    if not text or plain(more).startswith((".", ",", ";", ":")):
        return ""
    return " " if plain(text).endswith(".") or plain(more).startswith("(") else ". "


def _pages(record: Publication) -> str:
    if record.volume:
        return f":{record.pages}"
    several = not record.pages.isalnum()
    return (", pp. " if several else ", p. ") + record.pages


def _date(record: Publication) -> Date | None:
    """Return the date to show: none where the venue ends in it already ("... ICPP 2024")."""
    date = record.date
    if (
        date
        and not date.month
        and not (record.volume or record.pages)
        and plain(record.venue).endswith(str(date.year))
    ):
        return None
    return date
