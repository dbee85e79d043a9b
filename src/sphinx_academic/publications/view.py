"""What an entry of a list shows, decided once for the template and for the ordinary nodes.

Both renderings walk the same :class:`PublicationView`, so they say the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeAlias

from sphinx.errors import ExtensionError

from ..bib.alfolio import little_markup
from ..bib.translations import is_japanese, language_tag
from ..core.extensions import VIEW, changed_by_handlers
from ..model.dates import Date
from ..model.foreign import foreign_name, isolated
from ..model.languages import comma, is_from_right, needs_no_mark
from ..model.people import Registry
from ..model.person import Author, Name
from ..model.publication import Publication
from ..model.roles import RoleTable
from ..model.text import RichText, join, plain
from ..model.venues import VenueTable
from .badges import badges, venue_badge
from .links import DEFAULT_LINKS, LinkTable
from .listed import Listed
from .records import ET_AL, AuthorView, PublicationView
from .venue_line import separator, venue_line

if TYPE_CHECKING:
    from sphinx.config import Config

    from ..core.config import AcademicConfig

#: what a title links to, the first that is there
_TITLE_LINKS = ("url", "html", "doi", "arxiv", "pdf", "website")

#: of an author; a list has tens of thousands
_ROLES = attrgetter("roles")
_REMARKS = frozenset({"addendum", "annotation"})

#: makes another view of that of an entry
ChangeView: TypeAlias = "Callable[[PublicationView, Publication], PublicationView]"

#: those of a site that names none
NO_VENUES = VenueTable()


def make_view(
    record: Publication,
    listed: Listed,
    roles: RoleTable,
    registry: Registry,
    venues: VenueTable = NO_VENUES,
    link_table: LinkTable = DEFAULT_LINKS,
    home: Callable[[str], str] | None = None,
    *,
    language: str = "en",
) -> PublicationView:
    """Decide what an entry shows.

    :param roles: the site's roles, for symbols and labels
    :param registry: the site's people, for links from co-authors
    :param venues: the site's venues, for their badges
    :param link_table: how the site shows links
    :param home: from the id of a person to the address of the person's page on the site, or to nothing
    :param language: of the page, as in Sphinx's ``language``
    """
    links = link_table.shown(record, dict(listed.files))
    by_kind = {link.kind: link.url for link in links if link.url and not link.download}
    by_editors = not record.authors and bool(record.editors)

    def is_me(people: tuple[Author, ...], place: int) -> bool:
        return bool(listed.owner) and registry.position_of(listed.owner, people).position == place

    venue = venues.find(record.venue_short, plain(record.venue)) if venues else None
    badge = venue_badge(record, venue)
    line = venue_line(record, badge, venue, is_me)
    date = _date(record, line)
    return PublicationView(
        key=record.key,
        anchor=listed.anchor,
        type=record.type,
        title=record.title or (record.key,),
        title_url=next((by_kind[kind] for kind in _TITLE_LINKS if kind in by_kind), ""),
        authors=_marked(
            _authors(listed, record.credited or _collaboration(record), roles, registry, home),
            record,
            language,
        ),
        authors_end=_authors_end(record, by_editors, language),
        venue_badge=badge,
        venue=isolated(line, language),
        date=date,
        date_end=record.date_end if date else None,
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
    owner: str = "",
    files: tuple[tuple[str, str], ...] = (),
    home: Callable[[str], str] | None = None,
    language: str = "en",
    change: ChangeView | None = None,
) -> PublicationView:
    """Decide what an entry shows that is in no list; see :class:`Listed` and :func:`make_view`.

    :param change: what other extensions make of it
    """
    people = tuple(map(site.registry.identify, record.credited))
    listed = Listed(record.digest, me=me, people=people, files=files, owner=owner)
    view = make_view(
        record, listed, site.role_table, site.registry, site.venue_table, links, home, language=language
    )
    return change(view, record) if change else view


def view_changes(config: Config) -> ChangeView | None:
    """Return what other extensions make of what an entry shows; None where none makes anything of it."""
    change = changed_by_handlers(config, VIEW)
    return partial(_checked, change) if change else None


def _checked(change: Callable[..., Any], view: PublicationView, record: Publication) -> PublicationView:
    made = change(view, record)
    if not isinstance(made, PublicationView):
        raise ExtensionError(f"a handler of {VIEW} returned {made!r}, which is no PublicationView")
    return made


def _authors(
    listed: Listed,
    authors: tuple[Author, ...],
    roles: RoleTable,
    registry: Registry,
    home: Callable[[str], str] | None,
) -> tuple[AuthorView, ...]:
    last = len(authors) - 1
    if not listed.people and listed.me is None and not any(map(_ROLES, authors)):
        shown = [_no_one(author.name) for author in authors]
        return (*shown[:-1], shown[-1]._replace(more=False)) if shown else ()
    people = listed.people or (None,) * len(authors)
    views = []
    for position, (author, person_id) in enumerate(zip(authors, people, strict=False)):
        is_me = position == listed.me
        person = registry.get(person_id) if person_id and not is_me else None
        marks = tuple(roles.by_id[role] for role in author.roles if role in roles) if author.roles else ()
        url = ((home and home(person.id)) or person.url) if person else ""
        views.append(AuthorView(str(author.name), url, is_me, marks, position < last))
    return tuple(views)


@lru_cache(maxsize=65_536)
def _no_one(name: Name) -> AuthorView:
    """Return an author before others of whom the site knows nothing, as most are."""
    return AuthorView(str(name), "", is_me=False, marks=(), more=True)


def _marked(authors: tuple[AuthorView, ...], record: Publication, language: str) -> tuple[AuthorView, ...]:
    """Return authors with their names marked where they are foreign to the page."""
    if not is_from_right(language):
        others = [author.name for author in authors if not author.name.isascii()]
        if not others:
            return authors
        tag = language_tag(record)
        if all(needs_no_mark(name, tag) for name in others):
            return authors
    else:
        tag = language_tag(record)
    japanese = is_japanese(record)
    return tuple(
        author._replace(name=foreign_name(author.name, language, tag, japanese=japanese))
        for author in authors
    )


def _authors_end(record: Publication, by_editors: bool, language: str) -> str:
    end = f"{comma(language)}{ET_AL}" if record.others else ""
    if by_editors:
        end += " (ed.)" if len(record.editors) == 1 else " (eds.)"
    if record.credited:
        end += "".join(f" ({author.name})" for author in _collaboration(record))
    return end


def _collaboration(record: Publication) -> tuple[Author, ...]:
    """Return the collaboration for which the authors stand, unless it is one of them."""
    name = dict(record.facts).get("collaboration") if record.facts else None
    if not name or any(name == str(author.name) for author in record.authors):
        return ()
    return (Author(Name(name, literal=True)),)


def _note(record: Publication) -> RichText:
    """Return the note and biblatex's addendum, with what al-folio says of an award and of marks at names.

    There, ``award`` says at length what ``award_name``, the badge, says in short.
    """
    note = record.note
    if "award_name" in record.fields and "award" in record.fields:
        award = little_markup(record.fields, "award")
        if plain(award) not in (text for text, _ in badges(record)):
            note = join((*note, separator(note, award), *award))
    if not _REMARKS.isdisjoint(record.fields):
        for remark in (little_markup(record.fields, name) for name in ("addendum", "annotation")):
            note = join((*note, separator(note, remark), *remark)) if remark else note
    return note


def _date(record: Publication, line: RichText) -> Date | None:
    """Return the date to show: none where the line ends in the year of the venue ("... ICPP 2024")."""
    date = record.date
    if date and not (date.month or record.date_end) and record.venue and line:
        year = str(date.year)
        if plain(record.venue).endswith(year) and plain(line[-1:]).endswith(plain(record.venue[-1:])):
            return None
    return date
