"""What the environment keeps of the sections of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from ..core.domain import academic_domain
from ..core.page_record import PagePart

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..core.conditions import Condition


class SectionNote(NamedTuple):
    """A part of a page that a CV can gather."""

    #: name of the directive: ``education``, ``publications``
    kind: str
    #: its ``:name:``, or empty
    name: str
    #: id of the person whom it belongs to
    me: str | None


class Sections(PagePart):
    """The parts of a page that a CV can gather."""

    is_described: ClassVar = True

    __slots__ = ("notes",)

    def __init__(self, notes: Iterable[SectionNote] = ()) -> None:
        """Begin with some."""
        self.notes = list(notes)

    @property
    def kinds(self) -> set[str]:
        """Return the names of their directives."""
        return {note.kind for note in self.notes}


class OtherPages(PagePart):
    """The pages whose content a page shows."""

    __slots__ = ("docnames", "missing")

    def __init__(self) -> None:
        """Begin with none."""
        self.docnames: list[str] = []
        #: those that are named, and not there
        self.missing: list[str] = []


def has_section(name: str) -> Condition:
    """Return whether a page has a directive of a name."""

    def condition(app: Sphinx, *args: Any) -> bool:
        return any(name in sections.kinds for _page, sections in academic_domain(app.env).parts(Sections))

    return condition


def shows_other_pages(app: Sphinx, *args: Any) -> bool:
    """Return whether a page shows content of others, or names others that are not there."""
    return any(True for _part in academic_domain(app.env).parts(OtherPages))


def pages_with_other_pages(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Read pages again that name others, when one of these has come or gone."""
    return [
        docname
        for docname, other in academic_domain(env).parts(OtherPages)
        if not env.found_docs.issuperset(other.docnames) or not env.found_docs.isdisjoint(other.missing)
    ]
