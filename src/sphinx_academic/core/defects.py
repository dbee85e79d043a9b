"""Messages of unexpected errors, with what an author can do."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes
from docutils.parsers.rst import DirectiveError
from docutils.utils import SystemMessage
from sphinx.errors import SphinxError
from sphinx.util import logging

from .diagnostics import warn
from .problem_kinds import CoreKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

_PACKAGE = "sphinx_academic"

#: what others say in their own words
FORESEEN = (SphinxError, DirectiveError, SystemMessage, nodes.TreePruningException)

Result = TypeVar("Result")


class AcademicError(SphinxError):
    """An error for which Sphinx's page about crashes, and its request to report them, are out of place."""

    category = "sphinx-academic"


def describe(error: BaseException, what: str) -> str:
    """Return what happened and what to do.

    :param what: what was being done
    """
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _PACKAGE in frame.filename]
    where = f" ({Path(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    logger.debug("%s: %s", what, "".join(traceback.format_exception(error)))
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"{what}: unexpected {text}{where}; this is a defect of sphinx-academic, or of an extension or "
        "template that changes what it makes; report it to sphinx-academic, with the input that it names "
        "and this message (sphinx-build -vv shows the traceback)"
    )


def guarded(function: Callable[..., Result], what: str) -> Callable[..., Result]:
    """Return a function whose unforeseen errors are in our words.

    :raises AcademicError: in place of any other error
    """

    @wraps(function)
    def call(*args: Any, **kwargs: Any) -> Result:
        try:
            return function(*args, **kwargs)
        except FORESEEN:
            raise
        except Exception as error:
            raise AcademicError(describe(error, what)) from error

    return call


def survive(function: Callable[[], object], what: str, effect: str, location: nodes.Node | str) -> bool:
    """Call a function, whose unforeseen error is a warning that costs no more than what it makes.

    :param what: what is being done
    :param effect: what the error costs
    :param location: of the warning
    :return: whether there was none
    """
    try:
        function()
    except FORESEEN:
        raise
    except Exception as error:
        warn(CoreKind.DEFECT, f"{describe(error, what)}; {effect}", location=location)
        return False
    return True


def connect(app: Sphinx, event: str, handler: Callable[..., Any], priority: int = 500) -> None:
    """Connect a handler, whose unforeseen errors are in our words; ``events.py`` lists all of ours."""
    app.connect(event, guarded(handler, f"at the event {event}"), priority=priority)
