"""``{cite}`` and ``{bibliography}``: sphinxcontrib-bibtex fed from our entries.

The only module that knows sphinxcontrib-bibtex and pybtex.  It puts our bibliography where theirs
looks first, stamped with today's file times, so that theirs finds its cache current and parses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from pybtex.database import BibliographyData, Entry, Person
from sphinx.errors import ExtensionError
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime

from .domain import academic_domain
from .records.person import Author
from .store import Store

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from .records.publication import Publication

# What pybtex's styles cannot format as its own type is formatted as another (they raise AttributeError
# for a type they do not know).
_TYPES = {
    "thesis": "phdthesis",
    "report": "techreport",
    "mvbook": "book",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvproceedings": "proceedings",
    "suppbook": "inbook",
    "bookinbook": "inbook",
    "suppcollection": "incollection",
    "inreference": "incollection",
    "periodical": "book",
}

# Fields without which pybtex's styles show an error in place of the entry; with one missing, the entry
# is formatted as "misc", which needs none.
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "article": ("author", "title", "journal", "year"),
    "book": ("title", "publisher", "year"),
    "booklet": ("title",),
    "inbook": ("title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "manual": ("title",),
    "mastersthesis": ("author", "title", "school", "year"),
    "phdthesis": ("author", "title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}

_FORMULA = re.compile(r"(?<!\\)\$(?:[^$\\]|\\.)+\$")

_SYNONYMS = {
    "journaltitle": "journal",
    "location": "address",
    "institution": "school",
    "school": "institution",
}


class _Entries(Mapping[str, Entry]):
    """pybtex entries, each made when somebody asks for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._made: dict[str, Entry] = {}

    def __getitem__(self, key: str) -> Entry:
        if key not in self._made:
            record = self._store.find(key)
            if record is None:
                raise KeyError(key)
            self._made[key] = _entry(record)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return (publication.key for publication in self._store.publications)

    def __len__(self) -> int:
        return len(self._store.publications)


class Bibliography(BibliographyData):  # type: ignore[misc]  # pybtex is not typed
    """A bibliography that is pickled as nothing: the next build makes its own."""

    def __init__(self, store: Store | None = None) -> None:
        super().__init__()
        if store is not None:
            self.entries = _Entries(store)

    def __reduce__(self) -> tuple[Any, ...]:
        return Bibliography, ()


def _entry(record: Publication) -> Entry:
    """Make the entry as BibTeX's own styles know it."""
    fields = {name: value for name, value in record.fields.items() if name not in ("author", "editor")}
    for name, synonym in _SYNONYMS.items():
        if name in fields:
            fields.setdefault(synonym, fields[name])
    if record.date:
        fields.setdefault("year", str(record.date.year))
    if "title" in fields:
        # pybtex's styles change the case of titles, of formulas too, but not inside of braces
        fields["title"] = _FORMULA.sub(r"{\g<0>}", fields["title"])
    persons = {
        role: [_person(author) for author in authors]
        for role, authors in (("author", record.authors), ("editor", record.editors))
        if authors
    }
    if record.others and "author" in persons:
        persons["author"].append(Person("others"))
    present = fields.keys() | persons.keys()
    kind = record.original_type if record.original_type in _REQUIRED else _TYPES.get(record.type, record.type)
    if not present.issuperset(_REQUIRED.get(kind, ())) or kind not in _KNOWN:
        kind = "misc"
    entry = Entry(kind, fields=fields, persons=persons)
    entry.key = record.key
    return entry


#: types that every style of pybtex can format
_KNOWN = _REQUIRED.keys() | {"misc", "online", "software", "patent", "dataset"}


def _person(author: Author) -> Person:
    """Make a person; its parts hold Unicode in which nothing is LaTeX any more."""
    name = author.name
    if name.literal:
        return Person(last=f"{{{name.family}}}")
    return Person(first=name.given, prelast=name.prefix, last=name.family, lineage=name.suffix)


def _provide(app: Sphinx) -> None:
    """Give the ``cite`` domain our entries, in the shape and with the time stamps it expects."""
    store = academic_domain(app.env).store
    seen: set[str] = set()
    files: dict[Any, BibFile] = {}
    read = {file.path: file for file in store.files}
    for name in app.config.bibtex_bibfiles:
        path = (app.confdir / name).resolve()
        keys = [key for key in read[path].header.keys if key not in seen] if path in read else []
        seen.update(keys)
        files.setdefault(path, BibFile(mtime=get_mtime(path), keys=dict.fromkeys(keys)))
    data = BibData(encoding=app.config.bibtex_encoding, bibfiles=files, data=Bibliography(store))
    app.env.get_domain("cite").data["bibdata"] = data


def _check(app: Sphinx, config: Config) -> None:
    # sphinxcontrib-bibtex stops a build that does not set it; a homepage may begin without papers
    if config.bibtex_bibfiles is None:
        config.bibtex_bibfiles = []
    names: object = config.bibtex_bibfiles
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise ExtensionError(f"conf.py: bibtex_bibfiles is {names!r}, but must be a list of file names")


def setup_cite(app: Sphinx) -> None:
    """Load sphinxcontrib-bibtex and stand in front of its reader."""
    app.setup_extension("sphinxcontrib.bibtex")
    app.connect("config-inited", _check, priority=400)
    # after our store is open, before sphinxcontrib-bibtex looks at the files
    app.connect("builder-inited", _provide, priority=400)
