"""The one place where a problem in an author's input becomes a Sphinx warning."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx.util import logging

from .records.problems import Kind, Problem

if TYPE_CHECKING:
    from docutils.nodes import Node

#: first part of every warning's type; ``suppress_warnings = ["academic.<kind>"]`` silences one kind
WARNING_TYPE = "academic"

#: how many problems of one kind in one file are told one by one
MOST_PER_KIND = 5

logger = logging.getLogger(__name__)

#: what would change the terminal that shows a message
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def warn(kind: Kind, message: str, *, location: str | tuple[str, int] | Node | None) -> None:
    """Emit one warning of type ``academic.<kind>``.

    :param location: ``file:line``, (docname, line) or a node that knows its place; None only for
        ``conf.py``, whose values have no line
    """
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", message)
    logger.warning(text, location=location, type=WARNING_TYPE, subtype=str(kind))


def report(problems: Iterable[Problem]) -> None:
    """Emit problems found in ``.bib`` files, at most a handful of each kind for one file."""
    seen: Counter[tuple[str, Kind]] = Counter()
    first_untold: dict[tuple[str, Kind], Problem] = {}
    for problem in problems:
        group = problem.file, problem.kind
        seen[group] += 1
        if seen[group] <= MOST_PER_KIND:
            text = f"{problem.key}: {problem.message}" if problem.key else problem.message
            warn(problem.kind, text, location=_place(problem))
        else:
            first_untold.setdefault(group, problem)
    for group, problem in first_untold.items():
        count = seen[group] - MOST_PER_KIND
        message = f"{count} more of this kind from here on; they are told when those above are mended"
        warn(problem.kind, message, location=_place(problem))


def _place(problem: Problem) -> str:
    # without a line, Sphinx would take the name for that of a document
    return f"{problem.file}:{problem.line or 1}"
