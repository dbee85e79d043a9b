"""Formatted citations of papers, in the styles that journals require."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.source_files import Use, find_file
from ..model.problems import Problem
from ..model.publication import Publication
from ..model.text import RichText
from ..rendering.nodes import publication_list
from .problem_kinds import PublicationKind
from .settings import PublicationSettings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..authoring.directive import AcademicDirective
    from ..export.citeproc import CitationStyle
    from ..model.publication import Publication
    from ..model.text import RichText


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

    They are imported only where a page uses a style.

    :param effect: what happens without them
    """
    try:
        import_module("..export.citeproc", __package__)
    except ModuleNotFoundError as error:
        return f"there is no module ‘{error.name}’; {effect}; pip install 'sphinx-academic[csl]'"
    return ""


def citations(record: Publication, styles: Sequence[str], language: str) -> tuple[Citation, ...]:
    """Return the citations of a paper; a style that cannot be used or cannot cite it is left out."""
    if missing_module():
        return ()
    from ..export.citeproc import StyleError, named_style

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
    from ..export.citeproc import StyleError, named_style

    problems: dict[str, None] = {}
    for name in styles:
        try:
            named_style(str(name), language)
        except StyleError as error:
            problems[f"{error}; it is left out"] = None
    return list(problems)


def check_styles(app: Sphinx, config: Config) -> None:
    """Warn of what is wrong with the setting, at every build."""
    site = PublicationSettings.of(config)
    if site.cite_styles:
        for problem in style_problems(site.cite_styles, config.language):
            site.warn("cite_styles", f": {problem}", PublicationKind.STYLE)


_IN_OUR_OWN = "the list is in our own style"


def cite_lists(directive: AcademicDirective, name: str, content: Sequence[nodes.Node]) -> bool:
    """Have the lists in some content show citations, and return whether they do.

    A style that cannot be used is one warning.  An entry that it cannot format is a warning at the entry,
    which stays as it is.

    :param name: of a style, or a path that ends in ``.csl``
    """
    style = _find_style(directive, name)
    if style is None:
        return False
    failed: list[Problem] = []
    lists = [listed for part in content for listed in part.findall(publication_list)]
    for listed in lists:
        records = [directive.domain.store.record(entry.record) for entry in listed["entries"]]
        listed["citations"] = tuple(_cited(style, name, records, failed))
        listed["layout"] = "list"
    if failed and not any(any(listed["citations"]) for listed in lists):
        _warn(directive, f"{failed[0].message}; likewise every entry")
        return False
    for problem in failed:
        directive.domain.note_problem(directive.env.docname, problem)
    return True


def _cited(
    style: CitationStyle, name: str, records: Sequence[Publication], failed: list[Problem]
) -> Iterator[RichText]:
    """Yield the citation of each entry, an empty one where the style fails."""
    from ..export.citeproc import StyleError

    for record in records:
        try:
            yield style.cite(record)
        except StyleError as error:
            message = (
                f"the style ‘{name}’ cannot format the entry ({error}); it is shown in our own style; "
                "choose another style, or correct the style or the entry"
            )
            failed.append(Problem(PublicationKind.STYLE, message, record.file, record.line, record.key))
            yield ()


def _find_style(directive: AcademicDirective, name: str) -> CitationStyle | None:
    directive.domain.note_program(directive.env.docname, "csl")
    if missing := missing_module(_IN_OUR_OWN):
        _warn(directive, f"{name}: {missing}")
        return None
    from ..export.citeproc import StyleError, named_style, own_style

    language = directive.config.language
    try:
        if not name.endswith(".csl"):
            return named_style(name, language)
        if path := find_file(directive.env, directive.env.relfn2path(name)[0], use=Use.STYLE).name:
            return own_style((directive.env.srcdir / path).read_bytes(), language)
        message = f"no such file below the source folder; {_IN_OUR_OWN}; add the file or correct the path"
    except (OSError, StyleError) as error:
        message = f"{error}; {_IN_OUR_OWN}; correct it or choose another style"
    _warn(directive, f"{name}: {message}")
    return None


def _warn(directive: AcademicDirective, message: str) -> None:
    directive.warn(PublicationKind.STYLE, f":style: {message}")
