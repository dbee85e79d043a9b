"""What an entry inherits through ``crossref`` and ``xdata``, by the rules of biblatex.

The rules are those of the biblatex manual, "Default Inheritance Setup", with two differences that a
homepage needs: what identifies or describes the parent alone (its DOI, its pages, its abstract) is
not inherited, as it would be shown as the child's; and a chapter takes a title from any kind of parent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ..records.problems import Kind

Fields = dict[str, str]
#: longer chains of parents do not occur, except to exhaust the stack
_DEEPEST = 50
#: reports a problem at a field of the entry with an index
Report = Callable[[int, Kind, str, str], None]

_PARTS = frozenset(
    "inbook bookinbook suppbook incollection suppcollection inreference inproceedings conference".split()
)
_ARTICLES = frozenset({"article", "suppperiodical"})
_VOLUMES = frozenset("book collection proceedings reference".split())

#: the biblatex manual's, and what belongs to the parent alone
_OWN = frozenset(
    """
    ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring
    relatedtype shorthand shorthandintro sortkey shorttitle sorttitle indextitle indexsorttitle
    abstract annotation annote keywords keyword note addendum pages pagetotal eid
    doi url html urldate eprint eprinttype eprintclass archiveprefix primaryclass arxiv hal pmid pubmed file pdf
    code slides poster video website blog supp selected award award_name presentation pubstate preview bibtex_show
    """.split()
)
#: a child that has one of a group takes none of it: they are spellings or parts of one fact
_GROUPS = (
    ("date", "year", "month", "day"),
    ("journaltitle", "journal"),
    ("location", "address"),
    ("institution", "school"),
)
_DATED = frozenset({"date", "year"})


@dataclass(slots=True)
class Inheritance:
    """The entries of a file, and their fields as far as they are resolved; asks for each entry once."""

    #: type and own fields of each entry, in the order of the file
    entries: list[tuple[str, Fields]]
    #: key to index, of the first entry with a key
    by_key: Mapping[str, int]
    report: Report
    _resolved: dict[int, Fields] = field(default_factory=dict)
    _pending: list[int] = field(default_factory=list)

    def resolve(self, index: int) -> Fields:
        """Return an entry's own fields and what it inherits; nothing of its own is overwritten."""
        if index in self._resolved:
            return self._resolved[index]
        kind, own = self.entries[index]
        if "xdata" not in own and "crossref" not in own:
            return own
        self._pending.append(index)
        fields = dict(own)
        for key in own.get("xdata", "").split(","):
            if (parent := self._parent(index, "xdata", key.strip())) is not None:
                fields = self.resolve(parent) | fields
        if (parent := self._parent(index, "crossref", own.get("crossref", "").strip())) is not None:
            fields = _inherit(kind, fields, self.entries[parent][0], self.resolve(parent))
        self._pending.pop()
        self._resolved[index] = fields
        return fields

    def _parent(self, index: int, name: str, key: str) -> int | None:
        if not key:
            return None
        parent = self.by_key.get(key, self.by_key.get(key.lower()))
        if parent is None:
            self.report(index, Kind.CROSSREF, name, f"no entry ‘{key}’ in this file; nothing is inherited")
        elif parent in self._pending or len(self._pending) > _DEEPEST:
            self.report(index, Kind.CROSSREF, name, f"‘{key}’ leads back here; nothing is inherited from it")
            return None
        return parent


def _inherit(kind: str, child: Fields, parent_kind: str, parent: Fields) -> Fields:
    fields = dict(child)
    target = _title_target(kind, parent_kind)
    absent = {name for group in _GROUPS if _has(child, group) for name in group}
    for name, value in parent.items():
        base = name.partition("+")[0]
        if target and base in ("title", "subtitle", "titleaddon"):
            mapped = target.removesuffix("title") + base
            if not (mapped == "journaltitle" and "journal" in child):
                fields.setdefault(mapped, value)
    for name, value in parent.items():
        base = name.partition("+")[0]
        if base in _OWN or base in absent or (target and base in ("title", "subtitle", "titleaddon")):
            continue
        if "+" in name and base in child:
            continue
        fields.setdefault(name, value)
    return fields


def _has(child: Fields, group: tuple[str, ...]) -> bool:
    return any(name in child for name in group if name in _DATED or group[0] != "date")


def _title_target(kind: str, parent_kind: str) -> str:
    """Return the field that a parent's title becomes, or nothing if it stays a title."""
    if parent_kind.startswith("mv") and (kind in _PARTS or kind in _VOLUMES):
        return "maintitle"
    if kind in _PARTS:
        return "booktitle"
    return "journaltitle" if kind in _ARTICLES else ""
