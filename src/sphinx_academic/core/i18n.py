"""Translation of the few words this package shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE = "sphinx_academic"
_LOCALE = Path(__file__).parents[1] / "locale"

#: translates when the result is shown, so that constants can hold it
_ = get_translation(CATALOGUE)


@cache
def language_of_words(language: str) -> str:
    """Return the language in which this package has its words on a site: English where it has no catalogue.

    Dates and lists that stand in a sentence with such words are in it, too.

    :param language: Sphinx's ``language``
    """
    base = language.replace("-", "_").partition("_")[0]
    has_catalogue = any((_LOCALE / name / "LC_MESSAGES").is_dir() for name in (language, base) if name)
    return language if has_catalogue or base in ("", "en") else "en"


def setup_i18n(app: Sphinx) -> None:
    """Register the message catalogue."""
    app.add_message_catalog(CATALOGUE, str(_LOCALE))
