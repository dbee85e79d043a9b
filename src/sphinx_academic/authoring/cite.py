"""``{cite}`` and ``{bibliography}``: sphinxcontrib-bibtex fed from our entries.

The only module that knows sphinxcontrib-bibtex and pybtex, but for where their plugins are.  It puts our
bibliography where theirs looks first, stamped with today's file times, so that theirs finds its cache
current and parses nothing.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sphinxcontrib.bibtex
from docutils import nodes
from pybtex.database import BibliographyData, Entry, Person
from sphinx.extension import Extension
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinxcontrib.bibtex.bibfile import BibData, BibFile, get_mtime
from sphinxcontrib.bibtex.domain import BibtexDomain

from ..core.build_state import build_state
from ..core.config import settings
from ..core.defects import connect, guarded
from ..core.domain import academic_domain
from ..core.store import Store
from ..model.patterns import lazy_pattern
from ..model.urls import safe_url
from ..query.query import Query
from .registration import PlainNames

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from ..model.person import Author
    from ..model.publication import Publication

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

_FORMULA = lazy_pattern(r"(?<!\\)\$(?:[^$\\]|\\.)+\$")

_BRACES = lazy_pattern(r"[{}]")
_PERCENT = lazy_pattern(r"(?<!\\)((?:\\\\)*)%")
#: fields that pybtex shows as they stand
_RAW = frozenset({"url", "doi", "eprint", "pubmed"})
_MARKUP = lazy_pattern(r"[{}\\]")
#: pybtex takes groups apart by recursion
_DEEPEST = 20

_SYNONYMS = {
    "journaltitle": "journal",
    "location": "address",
    "institution": "school",
    "school": "institution",
}


logger = logging.getLogger(__name__)

#: the extension
_BIBTEX = "sphinxcontrib.bibtex"
#: data of the domain where there is none
_NOTHING: Mapping[str, Any] = MappingProxyType({"bibliographies": {}, "citations": (), "citation_refs": ()})


class _Entries(Mapping[str, Entry]):
    """pybtex entries, each made when it is first used."""

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
    fields = {
        name: value if name in _RAW else _readable(value)
        for name, value in record.fields.items()
        if name not in ("author", "editor")
    }
    for name, synonym in _SYNONYMS.items():
        if name in fields:
            fields.setdefault(synonym, fields[name])
    if record.date:
        fields.setdefault("year", str(record.date.year))
    if safe_url(fields.get("url", "")) is None:
        fields.pop("url", None)
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


def _readable(source: str) -> str:
    """Return source that pybtex can read.

    It takes what follows a percent sign for a comment, and stops the build at a brace without a partner
    and at a backslash with nothing behind it.
    """
    source = _PERCENT.sub(r"\1\\%", source)
    return (source if _is_balanced(source) else _BRACES.sub("", source)).rstrip("\\")


def _is_balanced(source: str) -> bool:
    depth = 0
    for brace in _BRACES.findall(source):
        depth += 1 if brace == "{" else -1
        if not 0 <= depth <= _DEEPEST:
            return False
    return not depth


#: types that every style of pybtex can format
_KNOWN = _REQUIRED.keys() | {"misc", "online", "software", "patent", "dataset"}


def _person(author: Author) -> Person:
    """Make a person; its parts hold Unicode in which nothing is LaTeX any more."""
    name = author.name
    if name.literal:
        return Person(last=f"{{{_unmarked(name.family)}}}")
    parts = map(_unmarked, (name.given, name.prefix, name.family, name.suffix))
    return Person(**dict(zip(("first", "prelast", "last", "lineage"), parts, strict=True)))


def _unmarked(text: str) -> str:
    return _readable(_MARKUP.sub("", text))


class CheckLinks(SphinxPostTransform):
    """Take the links out of citations that no link may have: pybtex makes them of any address."""

    # after citations are made, before links are collected
    default_priority = 6

    def run(self, **kwargs: Any) -> None:
        """Leave the text of each such link; an error of ours shall not let one through."""
        guarded(self._check, "at the links of citations")()

    def _check(self) -> None:
        data = _cite_data(self.env)
        if not data["bibliographies"]:
            return
        unsafe = _unsafe_links(self.document)
        # what else is on the page is its author's
        cited = {(item.bibliography_key.docname, item.citation_id) for item in data["citations"] if unsafe}
        for node in unsafe:
            if any(_names(parent) & cited for parent in _parents(node)):
                node.replace_self(node.children)


def _unsafe_links(node: nodes.Element) -> list[nodes.reference]:
    references = node.findall(nodes.reference)
    return [node for node in references if "refuri" in node and safe_url(node["refuri"]) is None]


def _names(node: nodes.Element) -> set[tuple[str, str]]:
    """Return the ids of a citation with its page, which all citations know, those in lists included."""
    return {(node["docname"], name) for name in node["ids"]} if "docname" in node else set()


def _parents(node: nodes.Element) -> Iterator[nodes.Element]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def check_footnotes(app: Sphinx, doctree: nodes.document) -> None:
    """Do the same in the footnotes of ``{footcite}``, which are made when the page is read."""
    names = set((app.env.temp_data.get("bibtex_footcite_names") or {}).values())
    if not names:
        return
    for footnote in doctree.findall(nodes.footnote):
        if not names.isdisjoint(footnote["names"]):
            for node in _unsafe_links(footnote):
                node.replace_self(node.children)


def provide_entries(app: Sphinx) -> None:
    """Give the ``cite`` domain our entries, in the shape and with the time stamps it expects."""
    if not _has_citations(app.env):
        return
    store = academic_domain(app.env).store
    seen: set[str] = set()
    files: dict[Any, BibFile] = {}
    read = {file.path: store.keys_of(file) for file in store.files}
    for name in app.config.bibtex_bibfiles:
        path = (app.confdir / name).resolve()
        keys = [key for key in read.get(path, ()) if key not in seen]
        seen.update(keys)
        files.setdefault(path, BibFile(mtime=get_mtime(path), keys=dict.fromkeys(keys)))
    data = BibData(encoding=app.config.bibtex_encoding, bibfiles=files, data=Bibliography(store))
    _cite_data(app.env)["bibdata"] = data


def note_bibliographies(app: Sphinx, doctree: nodes.document) -> None:
    """Have pages with a ``{bibliography}`` read again when an entry changes.

    sphinxcontrib-bibtex goes by the time of the file, and stops the build at an entry that is newer.
    """
    docname = app.env.docname
    if any(key.docname == docname for key in _cite_data(app.env)["bibliographies"]):
        academic_domain(app.env).query(docname, Query(sort=("none",)))


def shown_citations(app: Sphinx) -> dict[str, list[Any]]:
    """Return for each page the citations on it: it shows their labels, and they are made in every build."""
    data = _cite_data(app.env)
    shown: defaultdict[str, list[Any]] = defaultdict(list)
    made: defaultdict[str, list[Any]] = defaultdict(list)
    for citation in data["citations"]:
        docname = citation.bibliography_key.docname
        text = str(citation.formatted_entry.text)
        shown[docname].append((citation.citation_id, citation.formatted_entry.label, text))
        made[citation.key].append((docname, *shown[docname][-1]))
    for reference in data["citation_refs"]:
        shown[reference.docname] += (made.get(target.key) for target in reference.targets)
    return shown


def cited_keys(env: BuildEnvironment) -> set[str]:
    """Return the keys that pages cite, or list by ``{bibliography}``; known from ``env-updated`` on."""
    data = _cite_data(env)
    cited = {target.key for reference in data["citation_refs"] for target in reference.targets}
    return cited | {citation.entry.key for citation in data["citations"]}


def check_files(app: Sphinx, config: Config) -> None:
    """Check the names of ``.bib`` files, also for sphinxcontrib-bibtex."""
    # sphinxcontrib-bibtex stops a build that does not set it; a homepage may begin without papers
    if config.bibtex_bibfiles is None:
        config.bibtex_bibfiles = []
    names: object = config.bibtex_bibfiles
    given, effect = names, "what is no file name is left out"
    if isinstance(names, str | os.PathLike):
        given, effect = [names], f"it is read as [{os.fspath(names)!r}]"
    given = given if isinstance(given, list | tuple) else []
    usable = [os.fspath(name) for name in given if isinstance(name, str | os.PathLike)]
    if given is not names or len(usable) < len(given):
        config.bibtex_bibfiles = usable
        message = f" is {names!r}, but must be a list of file names; {effect}; correct it"
        settings(config).conf.warn("bibtex_bibfiles", message)


def _cite_data(env: BuildEnvironment) -> Any:
    """Return the data of the ``cite`` domain; nothing, where another extension has a domain of this name."""
    return env.get_domain("cite").data if _has_citations(env) else _NOTHING


def _has_citations(env: BuildEnvironment) -> bool:
    return isinstance(env.domains.get("cite"), BibtexDomain)


class _Waiting:
    """Stands for Sphinx for sphinxcontrib-bibtex, whose names wait until others have theirs."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._calls: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def add_config_value(self, *args: Any, **kwargs: Any) -> None:
        """Add a setting: those of sphinxcontrib-bibtex are ours, too."""
        self._app.add_config_value(*args, **kwargs)

    def connect(self, event: str, handler: Callable[..., Any], **kwargs: Any) -> None:
        """Connect a handler, which is called where the domains are those of sphinxcontrib-bibtex."""

        def where_ours(app: Sphinx, *args: Any) -> Any:
            return handler(app, *args) if _has_citations(app.env) else None

        connect(self._app, event, where_ours, **kwargs)

    def __getattr__(self, name: str) -> Callable[..., None]:
        """Return what keeps any other call."""
        return lambda *args, **kwargs: self._calls.append((name, args, kwargs))

    def register(self, app: Sphinx) -> None:
        """Register what is free; nothing, where another extension has one of the domains."""
        domains = [args[0] for name, args, _ in self._calls if name == "add_domain"]
        if any(app.registry.has_domain(domain.name) for domain in domains):
            logger.verbose("a domain of sphinxcontrib-bibtex is another's; there is no {cite} of ours")
            return
        names = PlainNames(app, _BIBTEX)
        is_free = {"add_directive": names.is_free_directive, "add_role": names.is_free_role}
        for name, args, kwargs in self._calls:
            if name in is_free:
                if not is_free[name](args[0]):
                    logger.verbose("%r is another's, and not that of sphinxcontrib-bibtex", args[0])
                    continue
                # there may be one of an earlier build in this process
                kwargs = {**kwargs, "override": True}
            getattr(app, name)(*args, **kwargs)


def _load(app: Sphinx) -> None:
    """Load sphinxcontrib-bibtex; where the site does not list it, its names are those that are left."""
    if _BIBTEX in app.config.extensions or _BIBTEX in app.extensions:
        app.setup_extension(_BIBTEX)
        return
    waiting: Any = _Waiting(app)
    metadata = sphinxcontrib.bibtex.setup(waiting)
    # as for an extension that is listed: it is not set up again, and its version counts
    app.extensions[_BIBTEX] = Extension(_BIBTEX, sphinxcontrib.bibtex, **metadata)
    build_state(app.config).put(waiting, lasting=True)


def register_free_names(app: Sphinx, config: Config) -> None:
    """Register what sphinxcontrib-bibtex has and no other extension, where the site does not list it."""
    if (waiting := build_state(config).get(_Waiting)) is not None:
        waiting.register(app)


def setup_cite(app: Sphinx) -> None:
    """Load sphinxcontrib-bibtex and stand in front of its reader."""
    _load(app)
    app.add_post_transform(CheckLinks)
