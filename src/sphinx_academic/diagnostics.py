"""The one place where a problem in an author's input becomes a Sphinx warning."""

from __future__ import annotations

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
MOST_PER_KIND = 10

logger = logging.getLogger(__name__)


def warn(kind: Kind, message: str, *, location: str | tuple[str, int] | Node | None) -> None:
    """Emit one warning of type ``academic.<kind>``.

    :param location: ``file:line``, (docname, line) or a node that knows its place; None only for
        ``conf.py``, whose values have no line
    """
    logger.warning(message, location=location, type=WARNING_TYPE, subtype=str(kind))


def report(problems: Iterable[Problem]) -> None:
    """Emit problems found in ``.bib`` files, at most a handful of each kind for one file."""
    seen: Counter[tuple[str, Kind]] = Counter()
    for problem in problems:
        group = problem.file, problem.kind
        seen[group] += 1
        if seen[group] <= MOST_PER_KIND:
            text = f"{problem.key}: {problem.message}" if problem.key else problem.message
            warn(problem.kind, text, location=_place(problem))
    for (file, kind), count in seen.items():
        if count > MOST_PER_KIND:
            message = f"{count - MOST_PER_KIND} more of the same kind in this file"
            warn(kind, message, location=f"{file}:1")


def _place(problem: Problem) -> str:
    # without a line, Sphinx would take the name for that of a document
    return f"{problem.file}:{problem.line or 1}"
