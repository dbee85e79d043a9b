"""Checks of pictures: those that take long to load, and those that say where they were taken."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..bib.local_files import PICTURES
from ..core.domain import academic_domain
from ..model.site_checks import Level, SiteFinding
from ..pictures.scaling import names_place

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ENDINGS = tuple(PICTURES)
#: of bytes, more than these take a moment, or are a burden
_LARGE, _HUGE = 500_000, 2_000_000


def large_pictures(app: Sphinx) -> Iterator[SiteFinding]:
    """Find large pictures among those that the site publishes."""
    for path in _paths(app):
        try:
            size = os.path.getsize(path)
        except OSError:
            continue
        if size > _LARGE:
            level = Level.WARNING if size > _HUGE else Level.HINT
            message = f"the picture has {size / 1_000_000:.1f} MB"
            yield SiteFinding("picture", level, message, path)


def places(app: Sphinx) -> Iterator[SiteFinding]:
    """Find pictures that say where they were taken, where the package is installed that reads this."""
    if find_spec("PIL") is None:
        return
    for path in _paths(app):
        if names_place(path):
            yield SiteFinding("place", Level.WARNING, "the picture says where it was taken", path)


def _paths(app: Sphinx) -> list[str]:
    return sorted(set(map(os.path.realpath, _pictures(app))))


def _pictures(app: Sphinx) -> Iterator[Path]:
    names = set(app.env.images)
    names |= {name for record in academic_domain(app.env).pages.values() for name in record.files}
    yield from (Path(app.srcdir, name) for name in names if name.casefold().endswith(_ENDINGS))
    for name in (*app.config.html_static_path, *app.config.html_extra_path):
        folder = Path(app.confdir, name)
        paths = [folder] if folder.is_file() else folder.rglob("*")
        yield from (path for path in paths if path.name.casefold().endswith(_ENDINGS))
