"""schema.org: what a publication is part of, where in it, and the meeting it was presented at."""

from __future__ import annotations

from ..records.dates import parse_date
from ..records.people import Registry
from ..records.publication import Publication
from ..records.text import plain
from .json_ld import Object, make, named
from .schema_people import editors
from .shared import container_and_publisher, field, first_and_last_page, is_preprint, isbns, issns, one_line

_IN_PERIODICALS = frozenset({"article", "review", "suppperiodical"})
_IN_BOOKS = frozenset(
    {"bookinbook", "inbook", "incollection", "inproceedings", "inreference", "suppbook", "suppcollection"}
)
_BOOKS = frozenset(
    {"book", "collection", "mvbook", "mvcollection", "mvproceedings", "proceedings", "reference"}
)
#: types of schema.org that have pages in something larger
_PAGED = frozenset({"Article", "Chapter", "NewsArticle", "Report", "ScholarlyArticle"})


def first_and_last(publication: Publication, kind: str) -> dict[str, str]:
    """Return ``pageStart`` and ``pageEnd``, or ``pagination`` for what is not one range of pages.

    :param kind: the type of schema.org that the publication has
    """
    if kind not in _PAGED:
        return {}
    first, last = first_and_last_page(publication)
    return {"pageStart": first, "pageEnd": last} if last else {"pagination": first}


def part_of(publication: Publication, people: Registry | None) -> Object:
    """Return the journal with volume and issue, the book with its series, or what else it appeared in."""
    if is_preprint(publication):
        return {}
    container, _ = container_and_publisher(publication)
    name = plain(container)
    if publication.type in _IN_PERIODICALS:
        return _issue(publication, name)
    if publication.type in _IN_BOOKS:
        return _book(publication, name, people)
    if publication.type in _BOOKS:
        return _volume(publication) or named("Book", name)
    return named("CreativeWork", name)


def _issue(publication: Publication, name: str) -> Object:
    """Return the issue of the volume of the journal, without the steps that are not known."""
    whole = named("Periodical", name, issn=issns(publication))
    if volume := one_line(publication.volume):
        whole = make("PublicationVolume", volumeNumber=volume, isPartOf=whole)
    if issue := one_line(publication.number):
        whole = make("PublicationIssue", issueNumber=issue, isPartOf=whole)
    return whole


def _book(publication: Publication, name: str, people: Registry | None) -> Object:
    return named(
        "Book",
        name,
        isbn=isbns(publication),
        bookEdition=field(publication, "edition"),
        **editors(publication, people),
        isPartOf=_volume(publication),
    )


def _volume(publication: Publication) -> Object:
    """Return the volume of the series that a book is; without a series, its volume is one of its own."""
    series = named("BookSeries", field(publication, "series"), issn=issns(publication))
    volume = one_line(publication.volume or publication.number)
    return make("PublicationVolume", volumeNumber=volume, isPartOf=series) if series and volume else series


def presented_at(publication: Publication) -> Object:
    """Return the event that biblatex's ``eventtitle`` names, with its place and first day."""
    start = parse_date(field(publication, "eventdate").partition("/")[0])
    return named(
        "PublicationEvent",
        field(publication, "eventtitle"),
        location=field(publication, "venue"),
        startDate=start.isoformat() if start else "",
    )
