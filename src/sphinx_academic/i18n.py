"""Translation of the few words this package shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE = "sphinx_academic"

#: translates when the result is shown, so that constants can hold it
_ = get_translation(CATALOGUE)


def setup_i18n(app: Sphinx) -> None:
    """Register the message catalogue."""
    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent / "locale"))
