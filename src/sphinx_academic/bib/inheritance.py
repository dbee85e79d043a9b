"""Inheritance through ``crossref`` and ``xdata``, by the rules of biblatex.

The rules are those of the biblatex manual, "Default Inheritance Setup", with two differences that a
homepage needs: what identifies or describes the parent alone (its DOI, its pages, its abstract) is
not inherited, as it would be shown as the child's; and a chapter takes a title from any kind of parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from ..model.problems import ProblemKind
from .fields import ExpansionLimit, keys_in
from .problem_kinds import BibKind

Fields = Mapping[str, str]
#: longer chains of parents do not occur, except to exhaust the stack
_DEEPEST = 50
#: reports a problem at a field of the entry with an index
Report = Callable[[int, ProblemKind, str, str], None]

_PARTS = frozenset(
    {
        "inbook",
        "bookinbook",
        "suppbook",
        "incollection",
        "suppcollection",
        "inreference",
        "inproceedings",
    }
)
#: their author may be another than that of the book
_PARTS_OF_BOOKS = frozenset({"inbook", "bookinbook", "suppbook"})
_ARTICLES = frozenset({"article", "suppperiodical"})
_VOLUMES = frozenset({"book", "collection", "proceedings", "reference"})

_NEVER = frozenset(
    {
        "ids",
        "crossref",
        "xref",
        "xdata",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "shorttitle",
        "sorttitle",
        "indextitle",
        "indexsorttitle",
    }
)
#: what identifies or describes the parent alone
_PARENTAL = frozenset(
    {
        "abstract",
        "annotation",
        "annote",
        "keywords",
        "keyword",
        "note",
        "addendum",
        "pages",
        "pagetotal",
        "eid",
        "doi",
        "url",
        "html",
        "urldate",
        "eprint",
        "eprinttype",
        "eprintclass",
        "archiveprefix",
        "primaryclass",
        "arxiv",
        "hal",
        "pmid",
        "pubmed",
        "file",
        "pdf",
        "code",
        "slides",
        "poster",
        "video",
        "website",
        "blog",
        "supp",
        "selected",
        "award",
        "award_name",
        "presentation",
        "pubstate",
        "preview",
        "bibtex_show",
    }
)
#: a child that states one of a set takes nothing of the other: they are spellings or parts of one fact
_FACTS = (
    (frozenset({"date", "year"}), frozenset({"date", "year", "month", "day"})),
    (frozenset({"journaltitle", "journal"}), frozenset({"journaltitle", "journal"})),
    (frozenset({"location", "address"}), frozenset({"location", "address"})),
    (frozenset({"institution", "school"}), frozenset({"institution", "school"})),
)
_TITLES = ("title", "subtitle", "titleaddon")


class Inheritance:
    """The entries of a file, and their fields as far as they are resolved, each once."""

    def __init__(
        self,
        entries: list[tuple[str, Fields]],
        by_key: dict[str, int],
        report: Report,
        limit: ExpansionLimit,
        elsewhere: Callable[[], Iterable[tuple[str, str, Fields]]] = tuple,
    ) -> None:
        """Begin with nothing resolved.

        :param entries: type and own fields of each entry, in the order of the file; those of other files are
            added behind
        :param by_key: key to index, of the first entry with a key
        :param elsewhere: returns key, type and own fields of the entries of all other files
        """
        self.entries, self.by_key = entries, by_key
        self.report, self.limit, self.elsewhere = report, limit, elsewhere
        #: an entry refers to a key that this file does not have, so that it depends on the other files
        self.refers_elsewhere = False
        self._resolved: dict[int, Fields] = {}
        self._pending: list[int] = []
        #: how many of the entries are those of the file
        self._own = len(entries)

    def resolve(self, index: int) -> Fields:
        """Return an entry's own fields and what it inherits; nothing of its own is overwritten."""
        if index in self._resolved:
            return self._resolved[index]
        kind, own = self.entries[index]
        if "xdata" not in own and "crossref" not in own:
            return own
        self._pending.append(index)
        fields = own
        for key in dict.fromkeys(keys_in(own, "xdata")):
            if (parent := self._parent(index, "xdata", key, fields)) is not None:
                fields = {**self.resolve(parent), **fields}
        if (parent := self._parent(index, "crossref", own.get("crossref", "").strip(), fields)) is not None:
            fields = _inherit(kind, fields, self.entries[parent][0], self.resolve(parent))
        self._pending.pop()
        self._resolved[index] = fields
        return fields

    def _parent(self, index: int, name: str, key: str, fields: Fields) -> int | None:
        """Find an entry to inherit from, and resolve it; ``fields`` are those that it is added to."""
        if not key:
            return None
        parent = self._find(key)
        if parent is None and not self.refers_elsewhere:
            self._join()
            parent = self._find(key)
        if parent is None:
            message = f"no entry ‘{key}’ in the files of bibtex_bibfiles; nothing is inherited; check the key"
            self.report(index, BibKind.CROSSREF, name, message)
        elif parent in self._pending or len(self._pending) > _DEEPEST:
            message = f"‘{key}’ leads back here; nothing is inherited from it; remove the ‘{name}’ of one"
            # a circle that another file closes is reported where it begins in this one
            self.report(index if index < self._own else self._pending[0], BibKind.CROSSREF, name, message)
        elif self.limit.left and self.limit.take(_size(self.resolve(parent)) + _size(fields)):
            return parent
        else:
            message = f"entries inherit far more than this file holds; nothing comes from ‘{key}’; remove it"
            self.report(index, BibKind.CROSSREF, name, message)
        return None

    def _find(self, key: str) -> int | None:
        return self.by_key.get(key, self.by_key.get(key.lower()))

    def _join(self) -> None:
        """Add the entries of the other files; a key that this file has is its own."""
        self.refers_elsewhere = True
        for key, kind, fields in self.elsewhere():
            for name in (key, key.lower()):
                self.by_key.setdefault(name, len(self.entries))
            self.entries.append((kind, fields))


def _size(fields: Fields) -> int:
    return sum(len(name) + len(value) for name, value in fields.items())


def _inherit(kind: str, child: Fields, parent_kind: str, parent: Fields) -> Fields:
    fields = dict(child)
    own = {name for stated, fact in _FACTS if not stated.isdisjoint(child) for name in fact}
    if "author" in parent and kind in _PARTS_OF_BOOKS and parent_kind in ("book", "mvbook"):
        fields.setdefault("bookauthor", parent["author"])
    target = _title_target(kind, parent_kind)
    if target:
        if target not in own and target not in child:
            stem = target.removesuffix("title")
            fields.update({stem + name: parent[name] for name in _TITLES if name in parent})
        own.update(_TITLES)
    for name, value in parent.items():
        base, _, annotation = name.partition("+")
        if not (base in _NEVER or base in _PARENTAL or base in own or (annotation and base in child)):
            fields.setdefault(name, value)
    return fields


def _title_target(kind: str, parent_kind: str) -> str:
    """Return the field that a parent's title becomes, or nothing if it stays a title."""
    if parent_kind.startswith("mv") and (kind in _PARTS or kind in _VOLUMES):
        return "maintitle"
    if kind in _PARTS:
        return "booktitle"
    return "journaltitle" if kind in _ARTICLES else ""
