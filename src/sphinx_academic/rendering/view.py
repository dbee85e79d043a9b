"""What an entry of a list shows, decided once for the template and for the ordinary nodes.

Both renderings walk the same :class:`PublicationView`, so they say the same text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote

from ..i18n import _
from ..records.dates import Date
from ..records.people import Registry
from ..records.person import Author
from ..records.publication import Publication
from ..records.roles import Role, RoleTable
from ..records.text import RichText, plain
from ..records.urls import safe_url

#: link kinds in the words of a reader; other kinds show their name
LINK_LABELS = {
    "doi": _("DOI"),
    "arxiv": _("arXiv"),
    "url": _("Paper"),
    "html": _("HTML"),
    "pdf": _("PDF"),
    "code": _("Code"),
    "hal": _("HAL"),
    "pubmed": _("PubMed"),
    "slides": _("Slides"),
    "poster": _("Poster"),
    "video": _("Video"),
    "website": _("Project"),
    "blog": _("Blog"),
    "supp": _("Supplement"),
    "data": _("Data"),
    "dataset": _("Data"),
    "demo": _("Demo"),
}

STATUS_LABELS = {
    "preprint": _("Preprint"),
    "submitted": _("Under review"),
    "inreview": _("Under review"),
    "accepted": _("Accepted"),
    "inpress": _("In press"),
    "inpreparation": _("In preparation"),
}

#: kinds of presentation, as conferences name them; others show as written
_PRESENTATIONS = {"oral": _("Oral"), "spotlight": _("Spotlight"), "poster": _("Poster")}

#: what a title links to, the first that is there
_TITLE_LINKS = ("url", "html", "doi", "arxiv", "pdf", "website")

#: types whose publisher says where they appeared
_PUBLISHED_BY = frozenset({"book", "collection", "proceedings", "inbook", "incollection", "manual", "mvbook"})

_THESES = {"phdthesis": _("PhD thesis"), "mastersthesis": _("Master's thesis"), "thesis": _("Thesis")}


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


#: links that mean a file when they are not an address
LOCAL_FILES = frozenset({"pdf", "slides", "poster", "supp"})


def is_local(kind: str, link: str) -> bool:
    """Tell whether a link of an entry means a file of the source folder."""
    return kind in LOCAL_FILES and "://" not in link and safe_url(link) is not None


class AuthorView(NamedTuple):
    """One author as shown; a named tuple, because a large list has tens of thousands."""

    name: str
    url: str
    is_me: bool
    marks: tuple[Role, ...]
    #: another author follows
    more: bool = False


class Badge(NamedTuple):
    """One badge of an entry; ``kind`` is the second half of its class ``badge-<kind>``."""

    text: str
    kind: str


class LinkView(NamedTuple):
    """One link of an entry; a ``download`` is a path below the folder of downloads."""

    kind: str
    label: str
    url: str
    download: bool = False


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
    venue_badge: Badge | None
    #: venue, volume, pages; without the date
    venue: RichText
    date: Date | None
    note: RichText
    badges: tuple[Badge, ...]
    links: tuple[LinkView, ...]


def make_view(record: Publication, listed: Listed, roles: RoleTable, registry: Registry) -> PublicationView:
    """Decide what an entry shows.

    :param roles: the site's roles, for symbols and labels
    :param registry: the site's people, for links from co-authors
    """
    links = tuple(_links(record, dict(listed.files)))
    by_kind = {link.kind: link.url for link in links if not link.download}
    by_editors = not record.authors and bool(record.editors)
    venue_badge = _venue_badge(record)
    return PublicationView(
        key=record.key,
        anchor=listed.anchor,
        type=record.type,
        title=record.title or (record.key,),
        title_url=next((by_kind[kind] for kind in _TITLE_LINKS if kind in by_kind), ""),
        authors=_authors(listed, record.editors if by_editors else record.authors, roles, registry),
        authors_end=_authors_end(record, by_editors),
        venue_badge=venue_badge,
        venue=_venue(record, venue_badge),
        date=_date(record),
        note=record.note,
        badges=tuple(_badges(record)),
        links=links,
    )


def _authors(
    listed: Listed, authors: tuple[Author, ...], roles: RoleTable, registry: Registry
) -> tuple[AuthorView, ...]:
    people = listed.people or (None,) * len(authors)
    last = len(authors) - 1
    views = []
    for position, (author, person_id) in enumerate(zip(authors, people, strict=False)):
        is_me = position == listed.me
        person = registry.get(person_id) if person_id and not is_me else None
        marks = tuple(roles.by_id[role] for role in author.roles if role in roles) if author.roles else ()
        url = person.url if person else ""
        views.append(AuthorView(str(author.name), url, is_me, marks, position < last))
    return tuple(views)


def _authors_end(record: Publication, by_editors: bool) -> str:
    end = ", et al." if record.others else ""
    if by_editors:
        end += " (ed.)" if len(record.editors) == 1 else " (eds.)"
    return end


def _venue_badge(record: Publication) -> Badge | None:
    if record.venue_short and record.venue_short != plain(record.venue):
        return Badge(record.venue_short, "preprint" if record.status == "preprint" else "venue")
    if record.status == "preprint" and "arxiv" in dict(record.links):
        return Badge("arXiv", "preprint")
    return None


def _venue(record: Publication, badge: Badge | None) -> RichText:
    """Compose venue, volume(number):pages in the order that BibTeX's ``plain`` style made usual."""
    text: RichText = record.venue or ((record.venue_short,) if record.venue_short and not badge else ())
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
    return text


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


def _badges(record: Publication) -> Iterator[Badge]:
    if record.status and record.status != "preprint":
        yield Badge(str(STATUS_LABELS.get(record.status, record.status)), "status")
    for award in record.awards:
        if award.kind == "presentation":
            yield Badge(str(_PRESENTATIONS.get(award.text.lower(), award.text)), "presentation")
        else:
            yield Badge(award.text, "award")


def _links(record: Publication, files: Mapping[str, str]) -> Iterator[LinkView]:
    for kind, written in record.links:
        label = str(LINK_LABELS.get(kind, kind.replace("_", " ").capitalize()))
        if written in files:
            yield LinkView(kind, label, quote(files[written]), download=True)
        elif not is_local(kind, written) and (url := safe_url(written)):
            yield LinkView(kind, label, url)
