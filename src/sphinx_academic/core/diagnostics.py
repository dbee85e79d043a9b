"""The one place where a problem in an author's input becomes a Sphinx warning."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx.util import logging
from sphinx.util.logging import get_node_location

from ..model.problems import Problem, limited

if TYPE_CHECKING:
    from docutils.nodes import Node

#: ``file:line``, or (docname, line)
Place: TypeAlias = "str | tuple[str, int] | None"

#: first part of every warning's type; ``suppress_warnings = ["academic.<kind>"]`` silences one kind
WARNING_TYPE = "academic"

logger = logging.getLogger(__name__)

#: what would change the terminal that shows a message
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Warned(NamedTuple):
    """A warning that a later build may have to repeat."""

    kind: str
    text: str
    place: Place


#: attribute of a record of Python's logging: the page that is being read or written, and the warning
WARNED = "academic_warned"

_current_page: Callable[[], str] = str


def follow_pages(current: Callable[[], str]) -> None:
    """Have warnings carry the name of the page that is being read or written, or an empty name."""
    global _current_page
    _current_page = current


def warn(kind: str, message: str, *, location: str | tuple[str, int] | Node | None) -> None:
    """Emit one warning of type ``academic.<kind>``; builds that leave its page as it is repeat it.

    :param location: ``file:line``, (docname, line) or a node that knows its place; None only for
        ``conf.py``, whose values have no line
    """
    text = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", message)
    place = get_node_location(location) if isinstance(location, nodes.Node) else location
    warned = Warned(str(kind), text, place)
    _emit(warned, {WARNED: (_current_page(), warned)})


def repeat(warnings: Iterable[Warned]) -> None:
    """Emit warnings of an earlier build."""
    for warned in warnings:
        _emit(warned, {})


def _emit(warned: Warned, extra: dict[str, object]) -> None:
    logger.warning(
        warned.text, location=warned.place, type=WARNING_TYPE, subtype=warned.kind, extra={**extra}
    )


def report(problems: Iterable[Problem]) -> None:
    """Emit problems found in ``.bib`` files, at most a handful of each kind for one file.

    Who finds them emits them in every build, at the lines where they stand by then.
    """
    for problem in limited(problems):
        text = f"{problem.key}: {problem.message}" if problem.key else problem.message
        repeat([_warned(problem, text)])


def _warned(problem: Problem, message: str) -> Warned:
    # without a line, Sphinx would take the name for that of a document
    place = f"{problem.file}:{problem.line or 1}"
    return Warned(str(problem.kind), _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", message), place)
