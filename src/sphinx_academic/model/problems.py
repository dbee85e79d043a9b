"""Problems in an author's input, and the kinds of warning that they become.

The kinds live here, below Sphinx, because most problems are found in a ``.bib`` file;
:mod:`sphinx_academic.core.diagnostics` turns them into Sphinx warnings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


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
    OPTION = (
        "option",
        "An option of a directive or role, or of a page, that cannot be used; it is ignored.",
    )
    URL = "url", "An address that is not http, https, ftp, mailto or a relative path. It is no link."
    DATE = "date", "A date or year that cannot be read. The entry or item is kept as written."
    UNKNOWN_PERSON = "unknown_person", "A person id that ``academic_people`` does not define."
    AMBIGUOUS_NAME = (
        "ambiguous_name",
        "A person matches several authors of one entry, so none is marked. Add ``author+an:person``.",
    )


#: begins the subtypes of the checks across entries
LINT = "lint."


class Problem(NamedTuple):
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


def of_empty_list(name: str, reason: str) -> str:
    """Return what to warn of where a directive has nothing to show."""
    remedy = "add what is missing, or say by :if-empty: that it may be, with a text to show"
    return f"{{{name}}} is empty: {reason}; {remedy}"


#: how many problems of one kind in one file are reported one by one
MOST_PER_KIND = 5


def limited(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield at most a handful of each kind for one file, and then, in their place, the number of others."""
    seen: Counter[tuple[str, str]] = Counter()
    first_left_out: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        group = problem.file, problem.kind
        seen[group] += 1
        if seen[group] <= MOST_PER_KIND:
            yield problem
        else:
            first_left_out.setdefault(group, problem)
    for group, problem in first_left_out.items():
        count = seen[group] - MOST_PER_KIND
        yield problem._replace(message=f"{count} more like this; fix these to see the rest", key=None)
