"""``academic_accent`` in HTML: the style sheet with the colour of the site, which all of its pages have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.assets import style_sheet
from ..core.output_files import output_files, part
from ..model.colours import css
from .settings import RenderingSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STYLE_SHEET = "academic-accent.css"
PARTS_OF_ACCENT = ("rendering/schemes.css", "rendering/accent.css")
_OWNER = part("accent")


def add_accent(app: Sphinx) -> None:
    """Write the style sheet and link to it, before those of our components."""
    if app.builder.format != "html" or app.builder.name == "epub":
        return
    output = output_files(app)
    output.renew(_OWNER)
    if accents := RenderingSettings.of(app.config).accents:
        light, dark = map(css, accents)
        value = f"var(--academic-if-light, {light}) var(--academic-if-dark, {dark})"
        rules = f":root body {{ --academic-accent: {value}; }}\n{style_sheet(PARTS_OF_ACCENT)}"
        # before pages are written, for their links to it carry its checksum
        if output.write(_OWNER, f"_static/{STYLE_SHEET}", rules.encode()):
            app.builder.add_css_file(STYLE_SHEET, priority=490)  # type: ignore[attr-defined]
