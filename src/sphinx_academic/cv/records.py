"""What a homepage says besides papers: dated items, groups of skills, and the CV that gathers them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..model.profile import Profile
from ..model.section_kinds import SectionKind
from ..model.text import RichText

if TYPE_CHECKING:
    # not for all who want the names of parts: their patterns take time to compile
    from ..model.datespans import Span
    from ..model.publication import Publication


@dataclass(frozen=True, slots=True)
class Detail:
    """A point below an item, and the points below that."""

    text: RichText
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One dated item: a degree, a position, a talk, an award."""

    #: None for an item without a date, and for one whose date cannot be read
    span: Span | None
    #: the whole line without its date
    text: RichText
    #: those that the kind of section knows and that were recognised or given
    parts: Mapping[str, RichText] = field(default_factory=dict)
    #: absolute address of a page about it, or empty
    url: str = ""
    #: the line of the group that it stands in, such as an employer with several terms of teaching
    group: RichText = ()
    details: tuple[Detail, ...] = ()
    #: running text below the line, before the points
    summary: RichText = ()


@dataclass(frozen=True, slots=True)
class Value:
    """One thing of a group, such as a language, and how well it is known, in words."""

    text: RichText
    level: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A label and what belongs to it: "Software" and Python, PyTorch."""

    #: empty for values without a label
    label: RichText
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A publication as a CV lists it."""

    publication: Publication
    #: position of the person among the authors, from 0; None where unknown
    me: int | None = None
    #: as it is shown: ``[J3]`` by kind, ``3.`` in a list that numbers its entries itself; may be empty
    number: str = ""
    #: headings that the paper stands under, the outermost first
    headings: tuple[str, ...] = ()


def new_headings(path: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of the headings over something that are not over what is before it."""
    shared = 0
    for heading, other in zip(path, before, strict=False):
        if heading != other:
            break
        shared += 1
    return path[shared:]


@dataclass(frozen=True, slots=True)
class Selected:
    """What a section says that lists some of the papers."""

    #: how many papers there are
    number: int
    #: absolute address of the list of all, or empty
    url: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """What a plot of a page shows."""

    title: str
    heads: tuple[str, ...]
    #: as many texts in each as heads; the first is the label
    rows: tuple[tuple[str, ...], ...]
    #: who counts, and when
    source: str

    def lines(self) -> tuple[str, ...]:
        """Return each row on a line, where there are no tables: "2024: 3, 1"."""
        only = len(self.heads) == 2
        return tuple(
            f"{label}: {values[0]}" if only else f"{label}: {self._named(values)}"
            for label, *values in self.rows
        )

    def _named(self, values: Sequence[str]) -> str:
        pairs = zip(self.heads[1:], values, strict=True)
        return ", ".join(f"{head} {value}" for head, value in pairs if value not in ("0", "–"))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a CV; most have only one of items, groups, papers and points."""

    #: a directive's name: ``education``, ``publications``, ``skills``
    kind: str
    title: str
    items: tuple[Item, ...] = ()
    groups: tuple[Group, ...] = ()
    papers: tuple[Paper, ...] = ()
    #: undated points, such as journals reviewed for
    details: tuple[Detail, ...] = ()
    #: where the papers are not all that there are
    selected: Selected | None = None
    #: who counted what the items say in figures, and when
    sources: str = ""
    #: what plots show
    tables: tuple[Table, ...] = ()

    def with_points(self) -> Section:
        """Return the section with its tables as points."""
        tables = (
            Detail((f"{table.title} ({table.source})",), tuple(Detail((line,)) for line in table.lines()))
            for table in self.tables
        )
        return replace(self, tables=(), details=(*self.details, *tables))


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A curriculum vitae."""

    profile: Profile
    sections: tuple[Section, ...]
    #: Sphinx's ``language``
    language: str = "en"
    #: shown in the PDF alone
    phone: str = ""
    #: absolute address of the homepage, or empty
    url: str = ""
    #: the kinds of sections by their names
    kinds: Mapping[str, SectionKind] = field(default_factory=dict)

    def kind_of(self, section: Section) -> SectionKind:
        """Return the kind of a section; one of plain points for a kind that the site does not have."""
        return self.kinds.get(section.kind) or SectionKind(name=section.kind, title="", json_resume="")
