"""Python's search for cycles of objects, which takes a fifth of the time of a small build.

Records form no cycles, and there may be millions of objects in them, each of which every full search visits.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search, for what makes many objects that stay and no cycles: imports and records."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def setup_collection(app: Sphinx) -> None:
    """Leave out the last search, when the process ends and all that it holds goes at once."""
    # once, however many builds one process makes
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
