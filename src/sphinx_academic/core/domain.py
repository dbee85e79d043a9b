"""The ``academic`` domain: what the environment keeps of each page, and references to papers.

Records stay in the :class:`~.store.Store`; the environment holds only the queries of each page, a digest
of each result, and where a paper can be seen, so that it stays small and processes can share it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import ExtensionError
from sphinx.util.nodes import make_refnode

from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from ..query.query import Query
from . import cache as cachefile
from .config import settings
from .diagnostics import repeat, report, warn
from .extensions import PUBLICATIONS_READ, changed_by_handlers
from .file_digests import file_digests
from .i18n import _
from .page_record import PageRecord, Part, Place
from .problem_kinds import CoreKind
from .programs import program_state
from .repeated_warnings import collector
from .site_links import link_kinds
from .site_metrics import metrics_digest, paper_counts
from .store import Store, open_store

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.publication import Publication


#: in a line of an inventory, the rest of such a key would be another object, of any type and address
_LIKE_AN_OBJECT = lazy_pattern(r"\s\S*:\S*\s+-?\d+(?:\s|$)")


class AcademicDomain(Domain):
    """State of the pages, and the objects of the inventory."""

    name = "academic"
    label = "Academic homepage"
    object_types: ClassVar[dict[str, ObjType]] = {
        "publication": ObjType(_("publication"), "pub"),
        # of a paper with a page of its own; Sphinx's search knows places in documents alone
        "listing": ObjType(_("publication")),
    }
    data_version = 5
    #: docname -> record, of the pages that have something of ours, or anything that builds have to know
    initial_data: ClassVar[dict[str, dict[str, PageRecord]]] = {"pages": {}}

    #: the ``.bib`` files of this build; never pickled, because domains are not
    store: Store = Store()
    #: key -> the page of its own that a paper has in this build; its ``docname`` is no document's
    paper_pages: Mapping[str, Place] = {}

    @property
    def pages(self) -> dict[str, PageRecord]:
        """Return the records of the pages, by their names."""
        pages: dict[str, PageRecord] = self.data["pages"]
        return pages

    def page(self, docname: str) -> PageRecord:
        """Return the record of a page, to be added to."""
        return self.pages.setdefault(docname, PageRecord())

    def part(self, docname: str, kind: type[Part]) -> Part | None:
        """Return what a feature keeps of a page, if it keeps anything."""
        record = self.pages.get(docname)
        return record.find(kind) if record else None

    def parts(self, kind: type[Part]) -> Iterator[tuple[str, Part]]:
        """Yield the names of the pages of which a feature keeps something, with what it keeps."""
        for docname, record in self.pages.items():
            if part := record.find(kind):
                yield docname, part

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.pages.update(
            (name, otherdata["pages"][name]) for name in sorted(docnames & otherdata["pages"].keys())
        )

    def has_content(self, docname: str) -> bool:
        """Return whether a page has any of our content."""
        return docname in self.pages

    def has_ours(self, docname: str) -> bool:
        """Return whether a page has a directive or a role of ours."""
        return docname in self.pages and self.pages[docname].has_ours

    def is_used(self) -> bool:
        """Return whether any page has a directive or a role of ours."""
        return any(record.has_ours for record in self.pages.values())

    def query(self, docname: str, query: Query) -> list[Publication]:
        """Return the result of a query for a page, which is read again when the result changes.

        :raises sphinx_academic.query.query.FilterError: for a ``filter`` that cannot be understood
        """
        result = self.result(query)
        self.page(docname).queries.append((query, _digest(result)))
        return result

    def result(self, query: Query) -> list[Publication]:
        """Return the result of a query that no page depends on.

        :raises sphinx_academic.query.query.FilterError: for a ``filter`` that cannot be understood
        """
        # imported where a query runs, which is not in every build
        from ..query.select import select

        site = settings(self.env.config)
        found = list(self.store.publications_of(query.files))
        return select(found, query, site.registry, paper_counts(self.env.config))

    @property
    def state(self) -> bytes:
        """Return what changes with the results that pages show, and with any file that has them."""
        queries = {docname: record.queries for docname, record in self.pages.items() if record.queries}
        figures = metrics_digest(self.env.config)
        return cachefile.digest(self.store.digest, figures, repr(queries).encode())

    def outdated_pages(self) -> Iterator[str]:
        """Yield the pages that would show another result today."""
        results: dict[Query, bytes] = {}
        for docname, record in self.pages.items():
            for query, digest in record.queries:
                if query not in results:
                    results[query] = _digest(self.result(query))
                if results[query] != digest:
                    yield docname
                    break

    def note_use(self, docname: str) -> None:
        """Note that a page has something of ours, whatever it is."""
        self.page(docname).has_ours = True

    def note_paper(
        self, docname: str, key: str, anchor: str, title: str, people: Iterable[str | None] = ()
    ) -> None:
        """Note that a page shows a paper.

        :param people: ids of its authors, for those whom the site knows
        """
        self.page(docname).note_paper(docname, key, anchor, title, filter(None, people))

    def note_reference(self, docname: str, key: str) -> None:
        """Note that a page refers to a paper."""
        self.page(docname).references.append(key)

    def note_problem(self, docname: str, problem: Problem) -> None:
        """Note a problem of a ``.bib`` file that only this page makes visible.

        Each build warns of it once, however many pages it is on, when all pages have been read.
        """
        noted = self.page(docname).problems
        if problem not in noted:
            noted.append(problem)

    def problems(self) -> Iterator[Problem]:
        """Yield the problems that pages make visible, with the lines of today."""
        return (self.store.placed(problem) for record in self.pages.values() for problem in record.problems)

    def note_file(self, docname: str, name: str) -> None:
        """Have a page read again when a file changes, comes or goes.

        :param name: path below the source folder
        """
        digest = file_digests(self.env).get(self.env.srcdir / name)
        self.page(docname).files[name] = digest

    def note_download(self, docname: str, name: str) -> str:
        """Have Sphinx copy a file for a page, and return its path in the folder of downloads."""
        path = str(self.env.dlfiles.add_file(docname, name))
        self.page(docname).downloads.append(path)
        return path

    def note_program(self, docname: str, name: str) -> None:
        """Have a page read again when a program of :mod:`.programs` is installed, or is another version."""
        self.page(docname).programs[name] = program_state(name)

    def pages_with_other_files(self) -> Iterator[str]:
        """Yield the pages that were read with other files, or with other programs, than there are now."""
        digests, root = file_digests(self.env), os.path.join(self.env.srcdir, "")
        for docname, record in self.pages.items():
            if any(digests.get(root + name) != digest for name, digest in record.files.items()) or any(
                program_state(name) != state for name, state in record.programs.items()
            ):
                yield docname

    def find(self, key: str) -> Place | None:
        """Return where to see a paper: on its own page, else where it is listed."""
        return self.paper_pages.get(key) or self.listing(key)

    def listing(self, key: str) -> Place | None:
        """Return where a paper is listed: on the page that shows the most papers of one person."""
        pages = [docname for docname, record in self.pages.items() if key in record.papers]
        return self.pages[max(pages, key=self._rank)].papers[key] if pages else None

    def _rank(self, docname: str) -> tuple[int, int, str]:
        """Return what a page with lists is chosen by: a person's papers, all papers, and the name."""
        record = self.pages[docname]
        return max(record.counts.values(), default=0), len(record.papers), docname

    def listed(self) -> dict[str, dict[str, Place]]:
        """Return the pages that show papers, each with the papers by their keys."""
        return {docname: record.papers for docname, record in self.pages.items() if record.papers}

    def places(self) -> dict[str, Place]:
        """Return where to see each paper, as :meth:`find` does for one."""
        return {**self.listings(), **self.paper_pages}

    def listings(self) -> dict[str, Place]:
        """Return where each paper is listed, as :meth:`listing` does for one."""
        places: dict[str, Place] = {}
        for docname in sorted(self.listed(), key=self._rank):
            places |= self.pages[docname].papers
        return places

    def resolved_references(self) -> dict[str, list[Place | None]]:
        """Return for each page that has references where they lead."""
        places = self.places()
        return {
            docname: list(map(places.get, record.references))
            for docname, record in self.pages.items()
            if record.references
        }

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield the papers for the inventory and for search."""
        listings = self.listings()
        keys = dict.fromkeys(key for papers in self.listed().values() for key in papers)
        for key in itertools.filterfalse(_LIKE_AN_OBJECT.search, keys | dict.fromkeys(self.paper_pages)):
            place = self.paper_pages.get(key) or listings[key]
            yield key, place.title, "publication", place.docname, place.anchor, 1
            if key in self.paper_pages and (listing := listings.get(key)):
                yield key, listing.title, "listing", listing.docname, listing.anchor, 1

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve ``{pub}``; a paper that no page shows keeps its title without a link."""
        place: Place | None = node.get("place") or self.find(target)
        if place is None:
            return None
        return make_refnode(builder, fromdocname, place.docname, place.anchor, contnode, place.title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve ``{any}`` to a paper."""
        reference = self.resolve_xref(env, fromdocname, builder, "pub", target, node, contnode)
        return [("academic:pub", reference)] if reference else []


def academic_domain(env: BuildEnvironment) -> AcademicDomain:
    """Return the domain of an environment."""
    domain = env.get_domain(AcademicDomain.name)
    assert isinstance(domain, AcademicDomain)
    return domain


def _digest(publications: Iterable[Publication]) -> bytes:
    """Return what changes when a result or an entry of it does; where the entry stands does not matter."""
    return cachefile.digest(*(entry.digest for entry in publications))


def open_files(app: Sphinx) -> None:
    """Open the ``.bib`` files, and report what is wrong with them."""
    paths = [(app.confdir / name).resolve() for name in app.config.bibtex_bibfiles]
    site = settings(app.config)
    setting = str(app.confdir / "conf.py"), site.conf.lines.get("bibtex_bibfiles", 1)
    domain = academic_domain(app.env)
    domain.store = open_store(
        paths,
        app.srcdir,
        app.doctreedir / "academic",
        site.role_table,
        setting,
        link_kinds(app.config),
        _change(app),
    )
    report(domain.store.problems)


def _change(app: Sphinx) -> Callable[[tuple[Publication, ...]], Iterable[Publication]] | None:
    """Return what the handlers of other extensions make of all records, if there are any."""
    change = changed_by_handlers(app.config, PUBLICATIONS_READ)
    if change is None:
        return None

    from ..model.publication import Publication

    def checked(records: tuple[Publication, ...]) -> Iterable[Publication]:
        made = tuple(change(records))
        if wrong := next((record for record in made if not isinstance(record, Publication)), None):
            raise ExtensionError(
                f"a handler of {PUBLICATIONS_READ} returned {wrong!r}, which is no Publication"
            )
        return made

    return checked


def pages_to_read(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Re-read the pages whose lists have changed, and no others."""
    domain = academic_domain(env)
    outdated = list(domain.pages_with_other_files())
    if cachefile.load_header(_checked(app), domain.state) is None:
        outdated += domain.outdated_pages()
    return outdated


def note_all_read(app: Sphinx, env: BuildEnvironment) -> None:
    """Remember that all results are up to date, beside an environment that may not be stored."""
    collected = collector(app).take_all()
    domain = academic_domain(env)
    for name, warnings in collected.items():
        if name in env.all_docs:
            domain.page(name).warnings = warnings
    path, state = _checked(app), domain.state
    if cachefile.load_header(path, state) is None:
        cachefile.save(path, state, True)


def places_of_references(app: Sphinx) -> dict[str, list[Place | None]]:
    """Return for each page where its references lead."""
    return academic_domain(app.env).resolved_references()


def _checked(app: Sphinx) -> Path:
    return app.doctreedir / "academic" / "checked"


def report_problems(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of what pages have found in ``.bib`` files, each thing once."""
    domain = academic_domain(env)
    noted = dict.fromkeys(domain.problems())
    report(sorted(noted, key=lambda problem: (problem.file, problem.line or 0)))


def prepare_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Repeat warnings of pages that are not read again, and load the records before processes fork."""
    domain = academic_domain(env)
    for docname, record in sorted(domain.pages.items(), key=lambda page: page[0]):
        if record.warnings and docname not in docnames:
            repeat(collector(app).here(record.warnings))
    if docnames and app.parallel > 1:
        len(domain.store.publications)


def explain_missing_reference(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Say in our own words that a reference leads nowhere."""
    if node.get("refdomain") != AcademicDomain.name:
        return None
    if not node.get("refwarn", True):  # also where ``nitpicky`` demands all
        return True
    key = node["reftarget"]
    if academic_domain(app.env).store.find(key):
        message = f"‘{key}’ is in the bibliography, but no page lists it; add it to a {{publications}} list"
    else:
        message = f"no entry ‘{key}’ in bibtex_bibfiles, nor in an inventory; correct it or add the entry"
    warn(CoreKind.UNKNOWN_KEY, message, location=node)
    return True


def setup_domain(app: Sphinx) -> None:
    """Register the domain and the events that keep pages and ``.bib`` files in step."""
    app.add_domain(AcademicDomain)
