"""A check of pictures that take long to load."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..bib.local_files import PICTURES
from ..core.domain import academic_domain
from ..model.site_checks import Level, SiteFinding

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_ENDINGS = tuple(PICTURES)
#: of bytes, more than these take a moment, or are a burden
_LARGE, _HUGE = 500_000, 2_000_000


def large_pictures(app: Sphinx) -> Iterator[SiteFinding]:
    """Find large pictures among those that the site publishes."""
    for path in sorted(set(map(os.path.realpath, _pictures(app)))):
        try:
            size = os.path.getsize(path)
        except OSError:
            continue
        if size > _LARGE:
            level = Level.WARNING if size > _HUGE else Level.HINT
            message = f"the picture has {size / 1_000_000:.1f} MB"
            yield SiteFinding("picture", level, message, path)


def _pictures(app: Sphinx) -> Iterator[Path]:
    names = set(app.env.images)
    names |= {name for record in academic_domain(app.env).pages.values() for name in record.files}
    yield from (Path(app.srcdir, name) for name in names if name.casefold().endswith(_ENDINGS))
    for name in (*app.config.html_static_path, *app.config.html_extra_path):
        folder = Path(app.confdir, name)
        paths = [folder] if folder.is_file() else folder.rglob("*")
        yield from (path for path in paths if path.name.casefold().endswith(_ENDINGS))
