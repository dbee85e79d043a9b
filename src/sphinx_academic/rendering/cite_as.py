"""What to write to cite a paper, in the styles that people are asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from ..config import settings
from ..records.problems import Kind
from ..records.publication import Publication
from ..records.text import RichText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: names of styles as they are shown; of others, the name is shown
_LABELS = {
    "apa": "APA",
    "mla": "MLA",
    "chicago": "Chicago",
    "ieee": "IEEE",
    "nlm": "NLM",
    "vancouver": "Vancouver",
}
#: where a list shows citations and ``academic_cite_styles`` names none
DEFAULT_STYLES = ("apa", "mla", "chicago", "ieee", "vancouver")

#: the name of a style and what it says
Citation = tuple[str, RichText]


def missing_module(effect: str = "") -> str:
    """Return what to warn of where the programs that cite are not installed, else nothing.

    They are imported only where somebody asks for a style.

    :param effect: what happens without them
    """
    try:
        import_module("..outputs.citations", __package__)
    except ModuleNotFoundError as error:
        return f"there is no module ‘{error.name}’; {effect}; pip install 'sphinx-academic[csl]'"
    return ""


def citations(record: Publication, styles: Sequence[str], language: str) -> tuple[Citation, ...]:
    """Return the citations of a paper; a style that cannot be used or cannot cite it is left out."""
    if missing_module():
        return ()
    from ..outputs.citations import StyleError, named_style

    found = []
    for name in styles:
        try:
            found.append((_LABELS.get(name, name), named_style(name, language).cite(record)))
        except StyleError:
            continue
    return tuple(citation for citation in found if citation[1])


def style_problems(styles: Iterable[str], language: str) -> list[str]:
    """Return what to warn of where styles cannot be used; one for all if none can."""
    if missing := missing_module("nothing is cited"):
        return [missing]
    from ..outputs.citations import StyleError, named_style

    problems: dict[str, None] = {}
    for name in styles:
        try:
            named_style(str(name), language)
        except StyleError as error:
            problems[f"{error}; it is left out"] = None
    return list(problems)


def _check(app: Sphinx, config: Config) -> None:
    """Warn of what is wrong with the setting, at every build."""
    site = settings(config)
    if site.cite_styles:
        for problem in style_problems(site.cite_styles, config.language):
            site.warn("cite_styles", f": {problem}", Kind.STYLE)


def setup_cite_as(app: Sphinx) -> None:
    """Check the setting once it is read."""
    # when the other values have been checked
    app.connect("config-inited", _check, priority=900)
