"""Warnings of pages that a build does not process again: repeated until their cause is fixed.

Those of reading a page are kept in the environment, those of writing it in the record of the output folder
(:mod:`.output_state`).  They are collected from Python's logging, where those of other processes arrive, too.
"""

from __future__ import annotations

import logging
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from .build_state import build_state
from .diagnostics import WARNED, WARNING_TYPE, Place, Warned, follow_pages

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

#: of all loggers of Sphinx and its extensions
_SPHINX = "sphinx"
#: begins a place in the source folder, which may be another one in the next build
_HERE = "\0"


class Collector(logging.Handler):
    """Collects the warnings of one build by the pages that they are about."""

    def __init__(self, app: Sphinx) -> None:
        super().__init__(logging.WARNING)
        self._app = app
        self._process = os.getpid()
        self._by_page: defaultdict[str, list[Warned]] = defaultdict(list)
        #: that is being written, where the environment does not know it
        self.page = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a warning of ours."""
        # taken away, for Sphinx holds warnings back for a while, and has them handled twice
        page, warned = record.__dict__.pop(WARNED, ("", None))
        if page:
            self._by_page[page].append(warned._replace(place=self._portable(warned.place)))

    def take(self, page: str) -> tuple[Warned, ...]:
        """Return the warnings of a page, and forget them."""
        return tuple(self._by_page.pop(page, ()))

    def take_all(self) -> dict[str, tuple[Warned, ...]]:
        """Return the warnings of all pages, and forget them."""
        return {page: self.take(page) for page in sorted(self._by_page)}

    def here(self, warnings: Iterable[Warned]) -> list[Warned]:
        """Return kept warnings with the places that they have in the source folder of this build."""
        return [warned._replace(place=self._local(warned.place)) for warned in warnings]

    def current_page(self) -> str:
        """Return the page that is being read or written."""
        try:
            docname = str(self._app.env.docname)
        except (AttributeError, KeyError):  # before there is an environment; between two documents
            docname = ""
        if not docname and os.getpid() != self._process:
            # a process of its own writes pages that have been resolved before
            return str(getattr(self._app.builder, "current_docname", None) or "")
        return docname or self.page

    def _portable(self, place: Place) -> Place:
        root = os.path.join(self._app.srcdir, "")
        return (
            _HERE + place.removeprefix(root) if isinstance(place, str) and place.startswith(root) else place
        )

    def _local(self, place: Place) -> Place:
        if isinstance(place, str) and place.startswith(_HERE):
            return os.path.join(self._app.srcdir, place.removeprefix(_HERE))
        return place


class Once(logging.Filter):
    """Lets each warning of ours through once: two pages may show what is wrong, and have to know of it.

    Each handler has one of its own, as each gets every record.
    """

    def __init__(self) -> None:
        super().__init__()
        self._said: set[tuple[object, ...]] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Return whether a record is another's, or says what has not been said."""
        found = record.__dict__
        if found.get("type") != WARNING_TYPE:
            return True
        says = found.get("subtype"), record.msg, found.get("location")
        is_new = says not in self._said
        self._said.add(says)
        return is_new


def collector(app: Sphinx) -> Collector:
    """Return the warnings of the build that is at work."""
    return build_state(app.config).of(Collector, lambda: Collector(app))


def begin_collecting(app: Sphinx) -> None:
    """Collect the warnings of this build, and have each of them shown once."""
    logger = logging.getLogger(_SPHINX)
    for handler in logger.handlers:
        # before those of Sphinx, which count warnings
        handler.filters.insert(0, Once())
    logger.addHandler(collector(app))
    follow_pages(collector(app).current_page)


def note_page(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note which page is being written."""
    collector(app).page = docname


def note_no_page(app: Sphinx) -> Sequence[object]:
    """Note that no document is being written any more."""
    collector(app).page = ""
    return ()


def end_collecting(app: Sphinx, exception: Exception | None) -> None:
    """Collect no more warnings."""
    follow_pages(str)
    logger = logging.getLogger(_SPHINX)
    logger.removeHandler(collector(app))
    for handler in logger.handlers:
        handler.filters[:] = (each for each in handler.filters if not isinstance(each, Once))
