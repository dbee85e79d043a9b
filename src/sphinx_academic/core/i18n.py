"""Translation of the few words this package shows."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import _TranslationProxy

if TYPE_CHECKING:
    from sphinx.application import Sphinx

CATALOGUE = "sphinx_academic"
_LOCALE = Path(__file__).parents[1] / "locale"


def _(message: str) -> str:
    """Return a message that is translated when it is shown, so that constants can hold it.

    That of ``get_translation`` is in the language of the site that is built, once there is one; in a module
    that is imported late it would stay in it, for all sites that the process builds.
    """
    # it acts as a text, which is what Sphinx's own function calls it
    return _TranslationProxy(CATALOGUE, "general", message)  # type: ignore[return-value]


def translated(message: str) -> str:
    """Return the label of a record in the language of the site that is built.

    Our own records have their labels in English; those of other extensions may come with a translation.
    """
    return str(message if isinstance(message, _TranslationProxy) else _(message))


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
