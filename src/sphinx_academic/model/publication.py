"""The record of a publication, from which every list, reference and export is made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .dates import Date
from .person import Author
from .text import RichText, plain


class Award(NamedTuple):
    """A distinction of a paper: a prize ("Best Paper Award") or a kind of presentation ("Oral")."""

    text: str
    #: "prize" or "presentation"
    kind: str = "prize"


class Publication(NamedTuple):
    """One entry of a ``.bib`` file, decoded; nothing in it is markup of BibTeX any more but ``fields``.

    A named tuple, because a large site stores and loads ten thousand.
    """

    #: as written, case kept; made up from file and line where the entry has none
    key: str
    #: biblatex entry type in lower case (``inproceedings``, ``article``, ``online``, ``thesis``, ...);
    #: BibTeX's and al-folio's aliases are resolved, unknown types stay as they are
    type: str
    title: RichText
    authors: tuple[Author, ...] = ()
    editors: tuple[Author, ...] = ()
    #: the author list ends in "and others"
    others: bool = False
    date: Date | None = None
    #: the last day, month or year, where the entry states a range: "June–July", 2024-05-03/2024-05-07
    date_end: Date | None = None
    #: where it appeared, in full: journaltitle, booktitle, eventtitle, school, institution, howpublished
    venue: RichText = ()
    #: the short form: al-folio's ``abbr``, ``shortjournal``, ``series`` of a conference; may be empty
    venue_short: str = ""
    volume: str = ""
    number: str = ""
    #: with an en dash; empty where not given
    pages: str = ""
    #: number of an article that is not numbered by pages
    eid: str = ""
    publisher: str = ""
    #: what else identifies it, as far as the entry states it: names are those of
    #: :data:`sphinx_academic.bib.entry_types.FACTS`
    facts: tuple[tuple[str, str], ...] = ()
    #: people other than authors and editors, by the name of their field: translator, holder, ...
    contributors: tuple[tuple[str, tuple[Author, ...]], ...] = ()
    note: RichText = ()
    abstract: RichText = ()
    #: "" (published), or one of: preprint, submitted, inreview, accepted, inpress, inpreparation
    status: str = ""
    awards: tuple[Award, ...] = ()
    #: kind ("doi", "arxiv", "pdf", "code", ...) -> absolute URL or path relative to the source folder;
    #: as written, to be checked by :func:`sphinx_academic.model.urls.safe_url` before it is shown
    links: tuple[tuple[str, str], ...] = ()
    keywords: frozenset[str] = frozenset()
    #: al-folio's ``selected = {true}`` or the keyword "selected"
    selected: bool = False
    #: where to sort an entry without a date, inferred from its arXiv id, key or venue; never shown
    inferred_date: Date | None = None
    #: of key, type and all fields as written: of two entries with the same one, all that is shown is the same
    digest: bytes = b""
    #: every field as written in the file after macro expansion and inheritance, names in lower case
    fields: Mapping[str, str] = {}
    #: type as written, lower case
    original_type: str = ""
    file: str = ""
    #: 1-based line of the entry's ``@``
    line: int = 0

    @property
    def year(self) -> int | None:
        """Return the year of publication, if the entry states one."""
        return self.date.year if self.date else None

    @property
    def credited(self) -> tuple[Author, ...]:
        """Return who stands for the work: its authors, else its editors."""
        return self.authors or self.editors

    @property
    def sort_date(self) -> Date | None:
        """Return the date to order by: the stated one, else the inferred one."""
        return self.date or self.inferred_date

    @property
    def plain_title(self) -> str:
        """Return the title's characters without styles."""
        return plain(self.title)
