"""Problems in an author's input, and the kinds of warning that they become.

The kinds live here, below Sphinx, because most problems are found in a ``.bib`` file;
:mod:`sphinx_academic.core.diagnostics` turns them into Sphinx warnings.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ProblemKind(StrEnum):
    """The subtypes of warning, each to be suppressed as ``academic.<subtype>``.

    The string after each value is its documentation: what was found, and what to do about it.
    """

    description: str

    def __new__(cls, value: str, description: str) -> ProblemKind:
        """Make a member whose value is its name in ``suppress_warnings``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member


class Kind(ProblemKind):
    """What any part may find."""

    CONFIG = "config", "A value in ``conf.py`` that cannot be used; the default is used in its place."
    OPTION = "option", "An option of a directive or role that cannot be used; it is ignored."
    URL = "url", "An address that is not http, https, ftp, mailto or a relative path. It is no link."
    DATE = "date", "A date or year that cannot be read. The entry or item is kept as written."
    UNKNOWN_PERSON = "unknown_person", "A person id that ``academic_people`` does not define."
    AMBIGUOUS_NAME = (
        "ambiguous_name",
        "A person matches several authors of one entry, so none is marked. Add ``author+an:person``.",
    )


#: begins the subtypes of the checks across entries
LINT = "lint."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong at one place; the message says what was found, what was done, what to do."""

    #: subtype of the warning: a :class:`ProblemKind`, or one of another extension
    kind: str
    message: str
    #: path as the reader was given it
    file: str
    #: 1-based
    line: int | None = None
    #: the entry's key, where there is one
    key: str | None = None
