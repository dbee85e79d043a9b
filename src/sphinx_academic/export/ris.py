"""RIS, the exchange format of reference managers, by its specification of 2001.

The types it lacks are those that Zotero and EndNote added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..bib.entry_types import places
from ..model.dates import Date
from ..model.person import Author
from ..model.publication import Publication
from ..model.text import plain
from .common import (
    address,
    arxiv_id,
    bare_doi,
    container_and_publisher,
    export_keys,
    family_first,
    field,
    first_and_last_page,
    genre,
    has_other_editors,
    is_preprint,
    keywords,
    one_line,
    status,
)
from .reference_parts import all_editors, contributors, issue, organizer, remarks

#: people of CSL -> tags, as Zotero reads and writes them; all others are subsidiary authors
_ROLES = {"collection-editor": "A3", "container-author": "A2"}

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
    yield from _people("A2", all_editors(publication), has_other_editors(publication))
    people = contributors(publication)
    for role, found in people.items():
        if role != "editor":
            yield from _people(_ROLES.get(role, "A4"), found.authors, found.others)
    yield "TI", plain(publication.title)
    yield "JO" if kind in _JOURNALS else "T2", plain(container)
    if kind in _JOURNALS:
        yield "JA", field(publication, "shortjournal")
    yield "T3", field(publication, "series")
    yield from _date(publication.date)
    yield "VL", publication.volume
    yield "IS", publication.number
    first, last = first_and_last_page(publication)
    # of a book, the one is the number of its pages
    yield "SP", first or field(publication, "pagetotal")
    yield "EP", last
    yield "PB", publisher
    yield "CY", places(publication).publisher


def _details(publication: Publication) -> Iterator[tuple[str, str]]:
    kind = _type(publication)
    yield "ET", field(publication, "edition") or field(publication, "version")
    yield "NV", field(publication, "volumes")
    yield "SE", field(publication, "chapter")
    yield "M3", genre(publication)
    yield "ST", field(publication, "shorttitle")
    isbn, issn = field(publication, "isbn"), field(publication, "issn")
    yield "SN", isbn or issn
    yield "DO", bare_doi(publication)
    yield "UR", address(publication)
    yield "LA", field(publication, "langid", "language")
    for keyword in keywords(publication):
        yield "KW", keyword
    eprint = field(publication, "eprint")
    arxiv = arxiv_id(publication)
    yield "DB", "arXiv" if arxiv else field(publication, "eprinttype", "archiveprefix") if eprint else ""
    yield "AN", arxiv or eprint
    yield "Y2", field(publication, "urldate").replace("-", "/")
    yield from (("N1", note) for note in remarks(publication))
    yield "N1", status(publication)
    # what has no tag is a note that says what it is
    _, publisher = container_and_publisher(publication)
    for label, text in (
        ("Issue", issue(publication)),
        ("Event", field(publication, "eventtitle") if kind == "CONF" else ""),
        ("Place of the event", places(publication).event),
        ("Date of the event", field(publication, "eventdate")),
        ("Organizer", organizer(publication, publisher)),
        ("ISSN", issn if isbn else ""),
        ("Version", field(publication, "version") if field(publication, "edition") else ""),
        ("PMID", field(publication, "pmid")),
        ("PMCID", field(publication, "pmcid")),
        ("Original title", field(publication, "origtitle")),
        ("Original date", field(publication, "origdate")),
    ):
        yield "N1", f"{label}: {text}" if text else ""


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
    # its years have four digits, and no sign
    if date is None or date.year < 1:
        return
    yield "PY", f"{date.year:04d}"
    if date.month:
        day = f"{date.day:02d}" if date.day else ""
        yield "DA", f"{date.year:04d}/{date.month:02d}/{day}/"
