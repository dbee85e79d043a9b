"""The one style sheet and the one script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"


def _add_static_folder(app: Sphinx) -> None:
    # Before the site's own folders, so that a file of the same name there wins.
    # Sphinx has a call for this only from 9.1 on.
    app.config.html_static_path.insert(0, str(STATIC))


def setup_assets(app: Sphinx) -> None:
    """Add the style sheet and the script to every page."""
    app.connect("builder-inited", _add_static_folder)
    app.add_css_file("academic.css")
    app.add_js_file("academic.js", loading_method="defer")
