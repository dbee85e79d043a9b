"""Change detection for the templates and icons that a site puts in place of the package's."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import cache as cachefile
from .build_state import build_state
from .file_digests import file_digests

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_FOLDER = "academic"


class _State:
    #: made at first use
    digest = b""


def own_templates_state(app: Sphinx) -> bytes:
    """Return what changes with any template or icon below ``academic`` in ``templates_path``.

    Sphinx goes by the newest time of all templates, which does not change where one is removed, or comes from
    an older archive, and knows of HTML alone.
    """
    state = build_state(app.config).of(_State)
    if not state.digest:
        digests = file_digests(app.env)
        found = [(path, digests.get(path)) for path in _paths(app)]
        state.digest = cachefile.digest(repr(found).encode("utf-8", "surrogateescape"))
    return state.digest


def _paths(app: Sphinx) -> Iterator[str]:
    for folder in app.config.templates_path:
        root = os.path.join(app.confdir, folder)
        own = sorted(_below(os.path.join(root, _FOLDER)))
        yield from own
        # what those include may lie beside the folder; farther away there may be anything
        if own:
            with os.scandir(root) as entries:
                yield from sorted(entry.path for entry in entries if entry.is_file())


def _below(folder: str) -> Iterator[str]:
    for path, _folders, names in os.walk(folder):
        yield from (os.path.join(path, name) for name in names)
