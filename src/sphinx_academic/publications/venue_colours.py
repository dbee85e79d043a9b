"""``academic_venues`` in HTML: the style sheet with the colours of their badges.

A file and no ``style`` attributes, which a Content-Security-Policy may forbid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.assets import add_style_sheet
from ..core.config import settings
from ..core.output_files import output_files, part
from ..model.venues import style_sheet

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE_SHEET = "academic-venues.css"
_OWNER = part("venues")


def add_colours(app: Sphinx) -> None:
    """Write the style sheet where it is linked to, unless it is up to date."""
    if app.builder.format != "html":
        return
    output = output_files(app)
    output.renew(_OWNER)
    rules = style_sheet(settings(app.config).venue_table)
    # before pages are written, for their links to it carry its checksum
    if rules and output.write(_OWNER, f"_static/{STYLE_SHEET}", rules.encode()):
        add_style_sheet(app.builder, STYLE_SHEET)
