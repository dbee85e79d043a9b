"""``academic_venues`` in HTML: the style sheet with the colours of their badges.

A file and no ``style`` attributes, which a Content-Security-Policy may forbid.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..assets import add_style_sheet
from ..config import settings
from ..records.venues import style_sheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE_SHEET = "academic-venues.css"


def _add_style_sheet(app: Sphinx) -> None:
    """Write the style sheet where it is linked to, unless it is there as it should be."""
    rules = style_sheet(settings(app.config).venue_table)
    if app.builder.format != "html" or not rules:
        return
    # before pages are written, for their links to it carry its checksum
    path = Path(app.outdir, "_static", STYLE_SHEET)
    content = rules.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    add_style_sheet(app.builder, STYLE_SHEET)


def setup_venues(app: Sphinx) -> None:
    """Register the style sheet."""
    app.connect("builder-inited", _add_style_sheet)
