"""Python's search for cycles of objects, which takes a fifth of the time of a small build.

Records form no cycles, and there may be millions of objects in them, each of which every full search visits.
What is changed here is as it was when a build has ended: a process may make many, and do other things.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from .build_state import build_state

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: when so many more objects are there than a full search has left, a quarter, the next one is due, as in
#: Python's own rule for old objects
_MORE = 1.25
#: while a build is at work, so many objects may be made before those that are new are searched; Python's own
#: 700 to 2,000 have a page of documentation searched dozens of times
_NEW_OBJECTS = 50_000


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search, for what makes many objects that stay and no cycles: imports and records.

    Afterwards these are with the old objects, as if they had been searched.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # what has been frozen would thaw, and to count that is to go through it
            if not _process.is_frozen and not gc.get_freeze_count():
                # the new ones become old without a look at each
                gc.freeze()
                gc.unfreeze()
            gc.enable()


class _Process:
    """What is known of the process, which may make many builds."""

    builds: int = 0
    #: objects that the last full search has left
    objects: int = 0
    #: a build has frozen what was there
    is_frozen: bool = False


_process = _Process()


class _Before(NamedTuple):
    """What was set before a build."""

    thresholds: tuple[int, int, int]
    #: objects that another part of the process has taken out of the search
    frozen: int


def begin_build(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> tuple[()]:
    """Search seldom, and no more through what is there already: modules and the environment."""
    before = build_state(app.config).of(_Before, lambda: _Before(gc.get_threshold(), frozen_by_others()))
    if 0 < before.thresholds[0] < _NEW_OBJECTS:
        gc.set_threshold(_NEW_OBJECTS, *before.thresholds[1:])
    _freeze(before)
    _process.builds += 1
    if _process.builds > 1 and not before.frozen:
        _search_earlier_builds()
    return ()


def frozen_by_others() -> int:
    """Return how many objects have been left out of the search before a build."""
    return gc.get_freeze_count()


def _search_earlier_builds() -> None:
    """Search what earlier builds have left, once it is much.

    Python counts what is made and stays, of which nothing is left when it has been frozen: it would never
    search for it.
    """
    if gc.get_freeze_count() > _MORE * _process.objects:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        _process.objects = gc.get_freeze_count()


def keep_what_is_read(app: Sphinx, env: BuildEnvironment) -> None:
    """Leave out what has been read, too: it stays while pages are written."""
    if before := build_state(app.config).get(_Before):
        _freeze(before)


def end_build(app: Sphinx, exception: Exception | None) -> None:
    """Search as before the build, through all that it leaves."""
    if before := build_state(app.config).get(_Before):
        gc.set_threshold(*before.thresholds)
        if not before.frozen:
            gc.unfreeze()
            _process.is_frozen = False


def _freeze(before: _Before) -> None:
    # what another has frozen could not be kept apart from ours when the build ends
    if not before.frozen:
        gc.freeze()
        _process.is_frozen = True


def setup_collection(app: Sphinx) -> None:
    """Leave out the last search, when the process ends and all that it holds goes at once."""
    # once, however many builds one process makes
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
