"""``academic_paper_pages``: a page for each paper, made when all documents have been written.

They are pages as the index and the search page are, and no documents: nothing of them is read, stored or
resolved.  A page is written again when what it shows, or what is around it, has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ..core import cache as cachefile
from ..core.assets import PAPER
from ..core.build_state import build_state
from ..core.diagnostics import Warned, repeat, report
from ..core.domain import academic_domain
from ..core.file_digests import file_digests
from ..core.output_files import output_files, part
from ..core.output_state import record_path, written_pages
from ..core.own_templates import own_templates_state
from ..core.programs import program_state
from ..core.repeated_warnings import collector
from ..core.settings import settings_state
from ..core.site_address import site_address
from ..core.site_metrics import metrics_digest
from ..feeds.feed import offers
from ..model.problems import Problem
from ..people.favicon import icon
from ..people.profile_nodes import has_sidebar, sidebar_profile
from ..publications.addresses import naming
from ..publications.entry_html import packages_state
from ..publications.settings import PublicationSettings
from ..publications.view import view_changes
from ..rendering.homepages import homepages
from .metadata import organizing_keywords

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

#: name, context, and template of the theme, as Sphinx wants them
Page = tuple[str, dict[str, Any], str]

_OWNER = part("papers")


@dataclass
class _State:
    #: how many documents the build reads
    read: int = 0
    #: whether it found the pages up to date, and has reported their problems
    has_reported: bool = False


class Written(NamedTuple):
    """What an output folder has."""

    #: name of a page -> digest of what it shows
    pages: Mapping[str, bytes] = {}
    #: files that pages bring along, or would if they were there
    watched: tuple[str, ...] = ()
    #: files that are not there; what pages with lists have reported is not reported again
    problems: tuple[Problem, ...] = ()
    #: of making the pages
    warnings: tuple[Warned, ...] = ()
    #: digest of what pages are made from besides what documents say
    state: bytes = b""
    #: digest of what documents say, and of what is around pages; empty where others have a say in them
    documents: bytes = b""
    #: all files of pages, below the output folder
    targets: tuple[str, ...] = ()


def collect_pages(app: Sphinx) -> Iterator[Page]:
    """Yield the pages to be written, and copy the files that they bring along."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    documents = written_pages(builder)
    # see outdated_pages
    if not naming(builder).pages or not documents:
        return
    known = _known(app)
    output, collected = output_files(app), collector(app)
    output.renew(_OWNER)
    collected.page = _OWNER
    # by -a, or because of something in all pages that only Sphinx or a theme knows of
    anew = documents >= app.env.found_docs and build_state(app.config).of(_State).read in {0, len(documents)}
    around = _around(app, builder)
    said = _documents(app, around)
    is_current = said and said == known.documents and known.state == _state(app, known.watched)
    if is_current and not anew and _are_there(builder):
        # nor is any record loaded
        for path in known.targets:
            output.keep(_OWNER, path)
        _report(app, _unreported(app, known, known.problems))
        return
    # imported only where there is something to write, which is not in every build
    from .content import PaperPages

    pages = PaperPages(builder)
    states: dict[str, bytes] = {}
    watched: list[str] = []
    problems: list[Problem] = []
    all_targets: list[str] = []
    for name, inputs, make, files in pages.all():
        watched += files.watched
        problems += files.problems
        sources = [(file, _digest(app, file.source)) for file in files.found.values()]
        # what a page is made from is found out much faster than what it says; making it may warn
        content = make() if known.warnings or not inputs else None
        state = inputs or content, sources, files.offered, around
        states[name] = cachefile.digest(repr(state).encode("utf-8", "surrogatepass"))
        targets = [file.target for file in files.all]
        target = Path(os.path.relpath(builder.get_outfilename(name), app.outdir)).as_posix()
        all_targets += (target, *targets)
        is_current = not anew and known.pages.get(name) == states[name]
        if is_current and os.path.isfile(builder.get_outfilename(name)):
            for path in (target, *targets):
                output.keep(_OWNER, path)
            continue
        # the pages of an interrupted build are in an unknown state
        with suppress(OSError):
            record_path(app, "papers").unlink(missing_ok=True)
        if content is None:
            content = make()
        for file in files.all:
            output.copy(_OWNER, file.target, Path(app.srcdir, file.made or file.source))
        if isinstance(content, str):
            output.write(_OWNER, target, content.encode("utf-8", "xmlcharrefreplace"))
        elif not output.is_of_site(target):
            output.expect(_OWNER, target)
            yield name, {**content, PAPER: True}, "page.html"
            output.seal(target)
    _report(app, _unreported(app, known, problems))
    collected.page = ""
    warnings = collected.take(_OWNER)
    # each page that warns is made in each build, to warn again
    result = Written(
        states,
        tuple(watched),
        tuple(problems),
        warnings,
        _state(app, watched),
        b"" if warnings else said,
        tuple(dict.fromkeys(all_targets)),
    )
    cachefile.save(record_path(app, "papers"), cachefile.digest(), result)


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Have a document written where pages are to be: without one, Sphinx 8.1 writes nothing at all."""
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    if not naming(builder).pages:
        output_files(app).renew(_OWNER)
        return []
    known = _known(app)
    if known.state != _state(app, known.watched) or not _are_there(builder):
        return [env.config.root_doc]
    _report(app, known.problems)
    repeat(collector(app).here(known.warnings))
    build_state(app.config).of(_State).has_reported = True
    return []


def _known(app: Sphinx) -> Written:
    known = cachefile.load_header(record_path(app, "papers"), cachefile.digest())
    return known if isinstance(known, Written) else Written()


def note_reading(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Note how many documents the build reads."""
    build_state(app.config).of(_State).read = len(docnames)


def _around(app: Sphinx, builder: StandaloneHTMLBuilder) -> object:
    """Return what changes with what the theme puts around the text of a page."""
    build = builder.build_info
    sidebar = sidebar_profile(builder.env) if has_sidebar(builder) else None
    return (
        build.config_hash,
        build.tags_hash,
        builder.templates.newest_template_mtime(),
        sidebar,
        icon(app).svg,
        offers(builder),
        own_templates_state(app),
    )


def _report(app: Sphinx, problems: Iterable[Problem]) -> None:
    domain = academic_domain(app.env)
    reported = set(domain.problems())
    placed = map(domain.store.placed, dict.fromkeys(problems))
    report(problem for problem in placed if problem not in reported)


def _state(app: Sphinx, watched: Iterable[str]) -> bytes:
    files = [_digest(app, name) for name in watched]
    # how papers are cited, and what is made of their pictures
    programs = program_state("csl") if PublicationSettings.of(app.config).cite_styles else ""
    programs += program_state("images")
    state = (
        naming(app.builder),
        files,
        homepages(app.env),
        site_address(app.config),
        own_templates_state(app),
        programs,
        sorted(organizing_keywords(app.env)),
        metrics_digest(app.config),
    )
    return cachefile.digest(academic_domain(app.env).store.digest, repr(state).encode())


def _documents(app: Sphinx, around: object) -> bytes:
    """Return what changes with what documents say of papers, and with what is around and in all pages."""
    if view_changes(app.config):
        return b""
    domain = academic_domain(app.env)
    titles = {docname: title.astext() for docname, title in app.env.titles.items()}
    documents = [
        (docname, titles.get(docname), record.papers, record.counts, record.references)
        for docname, record in sorted(domain.pages.items(), key=itemgetter(0))
        if record.papers or record.references
    ]
    state = documents, domain.paper_pages, settings_state(app.config), packages_state(), around
    return cachefile.digest(repr(state).encode("utf-8", "surrogatepass"))


def _unreported(app: Sphinx, known: Written, problems: Iterable[Problem]) -> Iterator[Problem]:
    reported = known.problems if build_state(app.config).of(_State).has_reported else ()
    return (problem for problem in problems if problem not in reported)


def _digest(app: Sphinx, name: str) -> bytes | None:
    return file_digests(app.env).get(os.path.join(app.srcdir, name))


def _are_there(builder: StandaloneHTMLBuilder) -> bool:
    named = naming(builder)
    names = (*(page.docname for page in named.pages.values()), *named.redirects)
    return all(os.path.isfile(builder.get_outfilename(name)) for name in names)
