"""``:style:``: a list whose entries are what a CSL style makes of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from docutils import nodes

from ..records.problems import Kind, Problem
from ..rendering.cite_as import missing_module
from ..rendering.nodes import publication_list
from .files import Use, find_file

if TYPE_CHECKING:
    from ..directive import AcademicDirective
    from ..outputs.citations import CitationStyle
    from ..records.publication import Publication
    from ..records.text import RichText

_IN_OUR_OWN = "the list is in our own style"


def cite_lists(directive: AcademicDirective, name: str, content: Sequence[nodes.Node]) -> bool:
    """Have the lists in some content show citations, and tell whether they do.

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
    from ..outputs.citations import StyleError

    for record in records:
        try:
            yield style.cite(record)
        except StyleError as error:
            message = (
                f"the style ‘{name}’ cannot format the entry ({error}); it is shown in our own style; "
                "choose another style, or correct the style or the entry"
            )
            failed.append(Problem(Kind.STYLE, message, record.file, record.line, record.key))
            yield ()


def _find_style(directive: AcademicDirective, name: str) -> CitationStyle | None:
    directive.domain.note_program(directive.env.docname, "csl")
    if missing := missing_module(_IN_OUR_OWN):
        _warn(directive, f"{name}: {missing}")
        return None
    from ..outputs.citations import StyleError, named_style, own_style

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
    directive.warn(Kind.STYLE, f":style: {message}")
