"""What the environment keeps of a page: one record, which goes when the page is read again.

It has what every room needs, and the parts that rooms declare: a class for what one feature keeps of a page.
Records are pickled with the environment and handed from process to process, so that they stay small: names,
digests and short texts, never records of papers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    from ..model.problems import Problem
    from ..query.query import Query
    from .diagnostics import Warned


class Place(NamedTuple):
    """Where a paper can be seen."""

    docname: str
    anchor: str
    title: str


class PagePart:
    """What a feature keeps of a page; each class makes one of nothing, to be added to."""

    __slots__ = ()

    #: whether the heads of pages that have it, and feeds, say something of it
    is_described: ClassVar[bool] = False


Part = TypeVar("Part", bound=PagePart)


class PageRecord:
    """What the environment keeps of a page.

    No dataclass: to make one takes half a millisecond, in every build.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        #: whether it has a directive or a role of ours
        self.has_ours = False
        #: what its lists show, and the digest of each result
        self.queries: list[tuple[Query, bytes]] = []
        #: the papers that it shows, by their keys
        self.papers: dict[str, Place] = {}
        #: id of a person -> how many of the person's papers it shows
        self.counts: dict[str, int] = {}
        #: keys of the papers that it refers to
        self.references: list[str] = []
        #: found in ``.bib`` files while it was read
        self.problems: list[Problem] = []
        #: of reading it
        self.warnings: tuple[Warned, ...] = ()
        #: path below the source folder -> digest, or None where there is no file
        self.files: dict[str, bytes | None] = {}
        #: of files that Sphinx copies for it into ``_downloads``
        self.downloads: list[str] = []
        #: name -> state, of what may not be installed
        self.programs: dict[str, str] = {}
        #: what the rooms keep, by its class
        self.parts: dict[type[PagePart], Any] = {}

    def part(self, kind: type[Part]) -> Part:
        """Return what a feature keeps of the page, to be added to."""
        if kind not in self.parts:
            self.parts[kind] = kind()
        found: Part = self.parts[kind]
        return found

    def find(self, kind: type[Part]) -> Part | None:
        """Return what a feature keeps of the page, if it keeps anything."""
        found: Part | None = self.parts.get(kind)
        return found

    def put(self, part: PagePart) -> None:
        """Keep what a feature has found, in place of what it kept before."""
        self.parts[type(part)] = part

    @property
    def is_described(self) -> bool:
        """Return whether its head, and feeds, say something of what it has."""
        return bool(self.papers) or any(part.is_described for part in self.parts)

    def note_paper(self, docname: str, key: str, anchor: str, title: str, people: Iterable[str]) -> None:
        """Add a paper, unless it is there already, and count it for its authors."""
        self.papers.setdefault(key, Place(docname, anchor, title))
        for person in people:
            self.counts[person] = self.counts.get(person, 0) + 1
