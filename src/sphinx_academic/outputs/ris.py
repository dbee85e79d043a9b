"""RIS, the exchange format of reference managers, by its specification of 2001.

The types it lacks are those that Zotero and EndNote added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..records.dates import Date
from ..records.person import Author
from ..records.publication import Publication
from ..records.text import plain
from .shared import (
    address,
    bare_doi,
    container_and_publisher,
    export_keys,
    family_first,
    field,
    first_and_last_page,
    has_other_editors,
    is_preprint,
    keywords,
    one_line,
    status,
)

#: biblatex types; every other is ``GEN``
_TYPES = {
    "article": "JOUR",
    "artwork": "ART",
    "audio": "SOUND",
    "book": "BOOK",
    "bookinbook": "CHAP",
    "booklet": "PAMP",
    "collection": "EDBOOK",
    "commentary": "BOOK",
    "dataset": "DATA",
    "image": "ART",
    "inbook": "CHAP",
    "incollection": "CHAP",
    "inproceedings": "CONF",
    "inreference": "ENCYC",
    "jurisdiction": "CASE",
    "legislation": "STAT",
    "letter": "PCOMM",
    "manual": "BOOK",
    "movie": "MPCT",
    "music": "MUSIC",
    "mvbook": "BOOK",
    "mvcollection": "EDBOOK",
    "mvproceedings": "EDBOOK",
    "mvreference": "EDBOOK",
    "online": "ELEC",
    "patent": "PAT",
    "periodical": "SER",
    "proceedings": "EDBOOK",
    "reference": "EDBOOK",
    "report": "RPRT",
    "review": "JOUR",
    "software": "COMP",
    "standard": "STAND",
    "suppbook": "CHAP",
    "suppcollection": "CHAP",
    "suppperiodical": "JOUR",
    "thesis": "THES",
    "unpublished": "UNPB",
    "video": "VIDEO",
}
#: biblatex's ``entrysubtype`` of articles
_ARTICLES = {"magazine": "MGZN", "newspaper": "NEWS"}
_JOURNALS = frozenset({"JOUR", "MGZN", "NEWS"})


def ris(publications: Iterable[Publication], *, abstracts: bool = False) -> str:
    """Return publications as RIS records, in their order, lines ended by CR and LF; never raises.

    :param abstracts: whether to write the abstracts as well
    """
    records = list(publications)
    keyed = zip(records, export_keys(records), strict=True)
    return "\r\n".join(_record(record, key, abstracts) for record, key in keyed)


def _record(publication: Publication, key: str, abstracts: bool) -> str:
    tags = [*_tags(publication, key), *_details(publication)]
    if abstracts:
        tags.append(("AB", plain(publication.abstract)))
    lines = ((tag, one_line(text)) for tag, text in tags)
    return "".join(f"{tag}  - {text}\r\n" for tag, text in lines if text) + "ER  - \r\n"


def _tags(publication: Publication, key: str) -> Iterator[tuple[str, str]]:
    """Yield what identifies a publication: type, people, title, where and when it appeared."""
    kind = _type(publication)
    container, publisher = container_and_publisher(publication)
    yield "TY", kind
    yield "ID", key
    yield from _people("AU", publication.authors, publication.others)
    yield from _people("ED", publication.editors, has_other_editors(publication))
    yield "TI", plain(publication.title)
    yield "JO" if kind in _JOURNALS else "T2", plain(container)
    if kind in _JOURNALS:
        yield "JA", field(publication, "shortjournal")
    yield "T3", field(publication, "series")
    yield from _date(publication.date)
    yield "VL", publication.volume
    yield "IS", publication.number
    first, last = first_and_last_page(publication)
    yield "SP", first
    yield "EP", last
    yield "PB", publisher
    yield "CY", field(publication, "location", "address")


def _details(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "SN", field(publication, "isbn", "issn")
    yield "DO", bare_doi(publication)
    yield "UR", address(publication)
    yield "LA", field(publication, "langid", "language")
    for keyword in keywords(publication):
        yield "KW", keyword
    yield "N1", plain(publication.note)
    yield "N1", status(publication)


def _type(publication: Publication) -> str:
    if is_preprint(publication):
        return "UNPB"
    if publication.type == "article":
        return _ARTICLES.get(field(publication, "entrysubtype"), _TYPES["article"])
    return _TYPES.get(publication.type, "GEN")


def _people(tag: str, authors: tuple[Author, ...], others: bool) -> Iterator[tuple[str, str]]:
    names = [name for author in authors if (name := family_first(author.name))]
    # as in BibTeX; RIS has no word for it
    for name in (*names, "others") if others and names else names:
        yield tag, name


def _date(date: Date | None) -> Iterator[tuple[str, str]]:
    """Yield the year, and the date with all of its slashes if it says more."""
    if date is None:
        return
    yield "PY", f"{date.year:04d}"
    if date.month:
        day = f"{date.day:02d}" if date.day else ""
        yield "DA", f"{date.year:04d}/{date.month:02d}/{day}/"
