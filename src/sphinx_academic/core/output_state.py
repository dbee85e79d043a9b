"""Which output pages are up to date.

Sphinx stores what it has read before it writes it, and writes a page again if its source is newer than what
was written.  So a page that was read again because a ``.bib`` file changed stays as it was if the build was
interrupted before it was written, or if another builder with the same doctrees has read it.  Therefore each
output folder has a record, beside the doctrees, of what its pages showed when they were written, and of the
warnings of writing them, which builds that do not write them repeat.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from . import cache as cachefile
from .build_state import build_state
from .diagnostics import Warned, repeat
from .own_templates import own_templates_state
from .repeated_warnings import Collector, collector

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

#: the event for content shown from other pages, emitted when all pages are read: each handler returns a
#: table from the names of pages to any value whose ``repr`` changes whenever what they show does
SHOWN_ELSEWHERE = "academic-shown-elsewhere"


class Record:
    """What the pages in one output folder showed, and what they should show."""

    def __init__(self, path: Path, current: dict[str, bytes]) -> None:
        self._path = path
        self._current = current
        known = cachefile.load_header(path, cachefile.digest())
        self._known: dict[str, bytes]
        self._warnings: dict[str, tuple[Warned, ...]]
        self._known, self._warnings = known if isinstance(known, tuple) else ({}, {})
        self.written: set[str] = set()

    def outdated(self) -> list[str]:
        """Return the pages to be written."""
        return [name for name, state in self._current.items() if self._known.get(name) != state]

    def note(self, docname: str) -> None:
        """Note that a page is being written."""
        self.written.add(docname)

    def repeat_warnings(self, collected: Collector) -> None:
        """Repeat the warnings of the pages that have not been written."""
        for name, warnings in sorted(self._warnings.items()):
            if name in self._current and name not in self.written:
                repeat(collected.here(warnings))

    def save(self, collected: Collector) -> None:
        """Remember the pages that were written, all of them to the end, and their warnings."""
        if self.written:
            kept = self._current.keys() - self.written
            new = collected.take_all()
            known = {name: state for name, state in self._known.items() if name in kept}
            known |= {name: self._current[name] for name in self.written & self._current.keys()}
            warnings = {name: warned for name, warned in self._warnings.items() if name in kept}
            warnings |= {name: new[name] for name in self.written & new.keys()}
            cachefile.save(self._path, cachefile.digest(), (known, warnings))


def written_pages(builder: Builder) -> frozenset[str]:
    """Return the documents that this build has written so far."""
    record = build_state(builder.config).get(Record)
    return frozenset(record.written if record else ())


def record_path(app: Sphinx, *kind: str) -> Path:
    """Return where something is kept of an output folder and its builder, beside the doctrees.

    :param kind: a word for it, where it is not the record of its pages
    """
    place = " ".join((*kind, app.builder.name, os.fspath(app.outdir)))
    return app.doctreedir / "academic" / cachefile.name_for(place)


def _states(app: Sphinx, env: BuildEnvironment) -> dict[str, bytes]:
    """Return for each page what changes when it is read again, or when what it shows of other pages is."""
    elsewhere: defaultdict[str, list[Any]] = defaultdict(list)
    for table in app.emit(SHOWN_ELSEWHERE):
        for docname, value in table.items():
            elsewhere[docname].append(value)
    templates = own_templates_state(app)
    return {
        docname: cachefile.digest(templates, repr((env.all_docs.get(docname), elsewhere[docname])).encode())
        for docname in sorted(env.found_docs)
    }


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Return the pages to be written because what they show of others has changed."""
    builder = app.builder
    # a text in place of a list stands for a builder that writes everything every time
    if isinstance(builder.get_outdated_docs(), str):
        return ()
    record = Record(record_path(app), _states(app, env))
    build_state(app.config).put(record)
    return record.outdated()


def note_written(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note that a page is being written."""
    if record := build_state(app.config).get(Record):
        record.note(docname)


def save_record(app: Sphinx, exception: Exception | None) -> None:
    """Repeat the warnings of pages that were not written, and record what was."""
    record = build_state(app.config).get(Record)
    if record and exception is None:
        record.repeat_warnings(collector(app))
        record.save(collector(app))


def setup_output_state(app: Sphinx) -> None:
    """Register the event, and the handlers that keep the record."""
    app.add_event(SHOWN_ELSEWHERE)
