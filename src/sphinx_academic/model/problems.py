"""Problems in an author's input, and the kinds of warning that they become.

The kinds live here, below Sphinx, because most problems are found in a ``.bib`` file;
:mod:`sphinx_academic.core.diagnostics` turns them into Sphinx warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The subtypes of warning, each to be suppressed as ``academic.<subtype>``.

    The string after each value is its documentation: what was found, and what to do about it.
    """

    description: str

    def __new__(cls, value: str, description: str) -> Kind:
        """Make a member whose value is its name in ``suppress_warnings``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    # reading .bib files
    BIBFILE = "bibfile", "A ``.bib`` file is missing, unreadable or empty."
    ENCODING = "encoding", "A ``.bib`` file is not UTF-8 or holds control characters, which are left out."
    SYNTAX = (
        "syntax",
        "BibTeX syntax: a missing comma, an unclosed brace, a stray ``@``. What could be read is shown.",
    )
    EMPTY_KEY = "empty_key", "An entry without a key. It is shown under a key made from its file and line."
    DUPLICATE_KEY = "duplicate_key", "Two entries share a key. Both are listed; references go to the first."
    DUPLICATE_FIELD = "duplicate_field", "An entry gives a field twice. The first value counts."
    UNDEFINED_MACRO = "undefined_macro", "A bare word that no ``@string`` defines. It is shown as it stands."
    LATEX = (
        "latex",
        "A macro of neither LaTeX nor a common package. It is shown as source, or only its argument is.",
    )
    CROSSREF = "crossref", "``crossref`` or ``xdata`` names an entry that does not exist, or a circle."
    NAME = "name", "A name, or a list of names, that cannot be taken apart with certainty."
    FORMULA = (
        "formula",
        "A formula with a macro that is not known, or that cannot be read. It is shown as its source.",
    )
    DATE = "date", "A date or year that cannot be read. The entry or item is kept as written."
    NO_YEAR = "no_year", "An entry without a year. It is sorted by its arXiv number, venue or key."
    ANNOTATION = (
        "annotation",
        "An author annotation or a mark at a name that says nothing certain: an unknown role, person or "
        "symbol, a position that no author has, two symbols for one role.",
    )
    # people and roles
    AMBIGUOUS_NAME = (
        "ambiguous_name",
        "A person matches several authors of one entry, so none is marked. Add ``author+an:person``.",
    )
    SINGLE_EQUAL = "single_equal", "Only one author of an entry is marked as an equal contributor."
    UNKNOWN_PERSON = "unknown_person", "A person id that ``academic_people`` does not define."
    # pages
    CONFIG = "config", "A value in ``conf.py`` that cannot be used; the default is used in its place."
    FENCE = (
        "fence",
        "A directive in MyST whose fence is not closed, so that it has swallowed what was meant to follow. "
        "That is shown after it.",
    )
    DEFECT = "defect", "An error in sphinx-academic that no one has foreseen. Report it."
    OPTION = "option", "An option of a directive or role that cannot be used; it is ignored."
    FILTER = (
        "filter",
        "A ``:filter:`` that cannot be understood, so that the list is empty; a name in it, in ``:type:`` or "
        "in ``:sort:`` that no entry has.",
    )
    UNKNOWN_KEY = "unknown_key", "A key that no ``.bib`` file has, or a paper that no page lists."
    EMPTY = (
        "empty",
        "A list is empty, and nothing says that it may be. Add what it is to show, or ``:if-empty:``.",
    )
    NEWS = "news", "``{news}`` without items, an item without a date, or ``:from:`` a page without news."
    SECTION = "section", "A section without items, or one that no page has from which it is to be taken."
    TEMPLATE = "template", "A template of the site that fails. That of the package is used in its place."
    CV = "cv", "A ``{cv}`` whose PDF cannot be written, or only with faults."
    ANCHOR = "anchor", "An item's ``:name:`` that the page has already, or that is no anchor. It is ignored."
    METRICS = (
        "metrics",
        "``academic_metrics`` names no file, or one that is not JSON, has another form than documented or "
        "figures of more than a year ago. They are not shown.",
    )
    PROFILE = (
        "profile",
        "A ``{profile}`` without a name or without its photo, two on one page, or none for the sidebar.",
    )
    URL = "url", "An address that is not http, https, ftp, mailto or a relative path. It is no link."
    LINK = "link", "A local file that an entry links to is not there, or lies outside the source folder."
    FEED = "feed", "A feed is wanted, but ``html_baseurl`` is not set. No feed is written."
    PAGE = "page", "Two papers, or a paper and a page, would have one address. The later gets another one."
    REDIRECT = (
        "redirect",
        "An old address of ``academic_redirects`` or ``redirect_from`` that cannot be kept: it is that of a "
        "page or a file, or leads to no page, or back to itself. It is left out.",
    )
    OUTPUT = (
        "output",
        "A file cannot be written to the output folder, and is left out, or cannot be removed from it.",
    )
    EMPTY_LINK = (
        "empty_link",
        "A field for a link, such as ``code``, is empty. ``academic_empty_links`` says what is shown.",
    )
    STYLE = (
        "style",
        "A ``:style:`` that cannot be used, or an entry that it cannot format. Our own style is used.",
    )
    # checks across entries: those that ``academic_lint`` names
    LINT_DOI = "lint.doi", "Two entries give the same DOI. Remove one, or correct the DOI."
    LINT_ARXIV = "lint.arxiv", "Two entries give the same arXiv number. Remove one, or correct the number."
    LINT_PREPRINT = (
        "lint.preprint",
        "A preprint and the published version of it are both there. Keep one, or link them by ``related``.",
    )
    LINT_TITLE = (
        "lint.title",
        "Two entries have one title and one first author. Remove one, or link them by ``related``.",
    )
    LINT_NO_DOI = (
        "lint.no_doi",
        "An entry has no DOI, though others of its venue or publisher have one, or these give one to all.",
    )
    LINT_VENUE = "lint.venue", "A venue is nearly, but not exactly, another of the site. Write both alike."
    LINT_CASE = (
        "lint.case",
        "A word in a title is in lower case (``gpu``) that other texts of the site write in capitals.",
    )
    LINT_JOINED = "lint.joined", "Two words of a title or a venue have grown together. Separate them."
    LINT_HTTP = "lint.http", "An address of an entry begins with ``http:``. Use ``https:`` where that works."
    LINT_UNUSED = "lint.unused", "No page lists, names or cites an entry, nor does an entry that is used."
    LINT_DRIFT = (
        "lint.drift",
        "A title in the text beside a ``{pub}`` is nearly, but not exactly, the title of that entry.",
    )


#: begins the subtypes of the checks across entries
LINT = "lint."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place; the message says what was found, what was done, what to do."""

    #: subtype of the warning: a :class:`Kind`, or one of another extension
    kind: str
    message: str
    #: path as the reader was given it
    file: str
    #: 1-based
    line: int | None = None
    #: the entry's key, where there is one
    key: str | None = None
