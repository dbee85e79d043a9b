"""sphinx-academic: a researcher's homepage from MyST pages and one ``.bib`` file."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register every feature with Sphinx."""
    from .core.collection import no_collection
    from .core.extensions import begin_setup, end_setup, unlogged

    begin_setup(app)

    # imports make many objects, all of which stay
    with no_collection(), unlogged():
        code = _setup_rooms(app)
    end_setup(app)
    return {
        "version": __version__,
        # doctrees hold our records and nodes, which other code may have other words for
        "env_version": zlib.crc32(f"{__version__} {code}".encode()),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _setup_rooms(app: Sphinx) -> str:
    """Register the features of each room, and return the digest of the package's code."""
    from . import authoring, core, cv, feeds, lint, metrics, news, people, publications, rendering, sections
    from .core.cache import CODE
    from .core.site_warnings import add_problem_kinds
    from .events import connect_all
    from .problem_kinds import KINDS
    from .settings import add_all_settings

    # from the bottom to the top, as imports run; the other rooms have handlers of events only
    rooms = (core, rendering, authoring, lint, publications, people, sections, metrics, news, feeds, cv)
    add_all_settings(app)
    for kinds in KINDS:
        add_problem_kinds(app, kinds)
    for room in rooms:
        room.setup(app)
    connect_all(app)
    return CODE
