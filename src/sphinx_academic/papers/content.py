"""The content of the page of a paper, and its context for the theme."""

from __future__ import annotations

import os
import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property, partial
from itertools import chain, count
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, unquote

from markupsafe import Markup
from sphinx.util.images import get_image_size
from sphinx.util.osutil import relative_uri

from ..bib.alfolio import little_markup
from ..bib.link_kinds import LinkKinds
from ..bib.local_files import file_candidates, is_local, missing_file
from ..bib.translations import localized
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.page_record import Place
from ..core.programs import program_state
from ..core.settings import settings_state
from ..core.site_address import absolute_page, site_address
from ..core.site_links import link_kinds
from ..core.source_files import FileRule, file_rule
from ..export.bibtex import bibtex
from ..lint.related import Relations
from ..model.problems import Problem
from ..model.publication import Publication
from ..model.roles import Role
from ..model.text import RichText, with_formula_text
from ..model.urls import DOI_RESOLVER, is_relative
from ..pictures.copies import Source, pictures
from ..pictures.offered import FIGURE, Offered, offered
from ..pictures.settings import PictureSettings
from ..pictures.shown import FOLDER as IMAGES
from ..publications.addresses import FOLDER, naming
from ..publications.citations import citations
from ..publications.counts import count_views
from ..publications.entry_html import packages_state
from ..publications.links import link_table
from ..publications.previews import alternative_text, find_preview
from ..publications.records import LinkView, PublicationView
from ..publications.registration import COUNT_PARTS
from ..publications.settings import PublicationSettings
from ..publications.view import view_apart, view_changes
from ..rendering.homepages import homepages, links_to_homepages
from ..rendering.html import renderer, unlinked_html
from .metadata import organizing_keywords, paper_head

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


#: kinds of links to the paper itself, the best first
_PAPER = ("pdf", "arxiv", "html", "openreview", "hal", "pmc", "url")
#: bytes in the name of a file
_LONGEST = 255


class LocalFile(NamedTuple):
    """A file that a page brings along."""

    #: relative to the source folder
    source: str
    #: relative to the output folder; Google Scholar wants a paper in the folder of its page, or below
    target: str
    #: of a PDF, if the file is a picture of it
    page: int = 0
    #: what is copied, if that is not the source
    made: str = ""


class PaperFiles(NamedTuple):
    """The files of a paper."""

    #: those that are there, by kind of link; that of the picture is ``preview``
    found: dict[str, LocalFile]
    #: relative to the source folder: all on which the result depends
    watched: tuple[str, ...]
    problems: tuple[Problem, ...]
    #: smaller copies of the picture, and those that browsers are offered
    copies: tuple[LocalFile, ...] = ()
    offered: Offered = ()

    @property
    def all(self) -> tuple[LocalFile, ...]:
        """Return all files."""
        return (*self.found.values(), *self.copies)


def paper_files(
    rule: FileRule, kinds: LinkKinds, record: Publication, page: str, env: BuildEnvironment
) -> PaperFiles:
    """Find the files of a paper.

    :param rule: which files may be published
    :param kinds: the kinds of links of the site
    :param page: name of the page that brings them along
    """
    found: dict[str, LocalFile] = {}
    watched: list[str] = []
    problems = []
    # with dirhtml, the page itself is in their folder
    taken = {"index.html"}
    for kind, link, paths in _candidates(record):
        file = rule.find(paths)
        watched += file.watched
        if source := file.name:
            name = _free_name(posixpath.basename(source), kind, taken)
            taken.add(name.casefold())
            found[kind] = LocalFile(source, f"{page}/{name}")
        elif is_local(kind, link, kinds):
            problems.append(missing_file(record, kind, link, file.refusal))
    return _with_picture(PaperFiles(found, tuple(watched), tuple(problems)), taken, rule, record, page, env)


def _with_picture(
    files: PaperFiles,
    taken: Set[str],
    rule: FileRule,
    record: Publication,
    page: str,
    env: BuildEnvironment,
) -> PaperFiles:
    """Return the files of a paper with its picture, if it has one."""
    first = PictureSettings.of(env.config).pdf_previews
    preview = find_preview(record, rule.find, pictures(env), FIGURE, pdf=first)
    if preview is None:
        return files
    files = files._replace(watched=(*files.watched, *preview.watched))
    if preview.problem:
        files = files._replace(problems=(*files.problems, preview.problem))
    source = preview.source
    if source is None:
        return files
    made = pictures(env).page(source) if source.page else None
    if source.page and made is None:
        return files
    name = _free_name(made.name if made else posixpath.basename(source.name), "preview", taken)
    picture = LocalFile(source.name, f"{page}/{name}", source.page, str(made.path) if made else "")
    sources, copied = offered(env, source, FIGURE, name)
    # beside those of lists, which may be the same
    copies = (LocalFile(source.name, f"{IMAGES}/{name}", source.page, path) for name, path in copied)
    return files._replace(found={**files.found, "preview": picture}, copies=tuple(copies), offered=sources)


def _free_name(name: str, kind: str, taken: Set[str]) -> str:
    """Return a name for a copy of a file, which no other file of the page has."""
    stem, ending = posixpath.splitext(name)
    for start in chain(["", f"{kind}-"], (f"{kind}-{number}-" for number in count(2))):
        # file systems allow 255 bytes
        room = _LONGEST - len(os.fsencode(start + ending))
        free = start + os.fsencode(stem)[:room].decode("utf-8", "ignore") + ending
        if free.casefold() not in taken:
            return free
    raise AssertionError  # count has no end


def _candidates(record: Publication) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield kind and link of each file with where it may be."""
    for kind, link in record.links:
        if is_relative(link):
            yield kind, link, file_candidates(kind, link)


def _buttons(links: tuple[LinkView, ...]) -> tuple[list[LinkView], list[LinkView]]:
    """Return the links that are buttons, the one to the paper first, and all others."""
    by_kind = {link.kind: link for link in reversed(links) if link.url}
    paper = next((by_kind[kind] for kind in _PAPER if kind in by_kind), None)
    buttons = [link for link in (paper, by_kind.get("code")) if link]
    return buttons, [link for link in links if link not in buttons]


class PaperPage(NamedTuple):
    """What there is to know of a page before it is made."""

    name: str
    #: changes with what it says, but for its files; empty where only what it says shows that
    inputs: str
    #: returns its context for the theme, or its HTML
    make: Callable[[], dict[str, Any] | str]
    files: PaperFiles


class _Teaser(NamedTuple):
    """The picture of a paper on its page."""

    address: str
    alt: str
    caption: RichText
    #: width and height, if they are known
    size: tuple[int, int] | None
    #: the attributes of the same names; without smaller copies, the first is empty
    srcset: str
    sizes: str


class PaperPages:
    """What the pages of one build are made from."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._domain = academic_domain(builder.env)
        self._pictures = pictures(builder.env)
        self._site = settings(builder.config)
        self._templates = renderer(builder)
        self._order = list(self._domain.paper_pages)
        self._listings = self._domain.listings()
        self._links = link_table(builder.config)
        self._counts = count_views(builder.config, frozenset(COUNT_PARTS))
        self._change = view_changes(builder.config)
        #: address of the site's root, seen from a page
        self._root = "../" * builder.get_target_uri(f"{FOLDER}x").count("/")
        # all pages are in one folder
        self._home = links_to_homepages(builder, f"{FOLDER}x")

    @cached_property
    def _relations(self) -> Relations:
        return Relations(self._domain.store.publications)

    @cached_property
    def _mentions(self) -> Mapping[str, list[str]]:
        """Map keys to the documents that refer to them."""
        mentions: defaultdict[str, list[str]] = defaultdict(list)
        for docname, record in sorted(self._domain.pages.items(), key=itemgetter(0)):
            for key in dict.fromkeys(record.references):
                mentions[key].append(docname)
        return mentions

    @cached_property
    def _organizing(self) -> frozenset[str]:
        return organizing_keywords(self._builder.env)

    @cached_property
    def _common_state(self) -> str:
        """Return what changes with all that decides what any page says, besides papers and documents."""
        builder, config = self._builder, self._builder.config
        programs = program_state("csl") if PublicationSettings.of(config).cite_styles else ""
        pages = sorted(homepages(builder.env).items())
        state = (settings_state(config), packages_state(), programs, site_address(config), pages)
        return repr((*state, sorted(self._organizing)))

    def all(self) -> Iterator[PaperPage]:
        """Yield what there is to know of each page, those at old addresses included."""
        config = self._builder.config
        rule, kinds = file_rule(config, self._builder.srcdir), link_kinds(config)
        for position, key in enumerate(self._order):
            page = self._domain.paper_pages[key]
            files = paper_files(rule, kinds, self._record(key), page.docname, self._builder.env)
            make = partial(self._context, position, page, files)
            yield PaperPage(page.docname, self._inputs(position), make, files)
        for name, key in naming(self._builder).redirects.items():
            make_redirect = partial(self._redirect, name, key)
            yield PaperPage(name, "", make_redirect, PaperFiles({}, (), ()))

    def _inputs(self, position: int) -> str:
        """Return what changes with what a page says, but for its files; nothing where all may change it."""
        if self._change:
            return ""
        key = self._order[position]
        record, listing = self._record(key), self._listings.get(key)
        near = [
            (self._record(other).digest, self._domain.paper_pages[other])
            for other in self._order[max(position - 1, 0) : position + 2]
        ]
        related = [(other.digest, self._domain.find(other.key)) for other in self._relations.of(record)]
        mentions = [(name, self._title(name)) for name in self._mentions.get(key, ())]
        place = (listing, self._title(listing.docname)) if listing else None
        return repr((self._common_state, near, related, mentions, place, self._counts(record)))

    def _context(self, position: int, page: Place, files: PaperFiles) -> dict[str, Any]:
        key = self._order[position]
        record = self._record(key)
        targets = {kind: quote(file.target) for kind, file in files.found.items()}
        head = paper_head(self._builder, record, page.docname, self._organizing, targets)
        context: dict[str, Any] = {
            # themes take the tags away: what is left of a formula would be no text to read
            "title": unlinked_html(with_formula_text(record.title) or (key,)),
            "body": self._body(record, page, files),
            "metatags": str(head),
            "prev": self._neighbour(page, position - 1),
            "next": self._neighbour(page, position + 1),
        }
        if address := absolute_page(self._builder, page.docname):
            # as Sphinx does where html_baseurl is set
            context["pageurl"] = address
        if listing := self._listings.get(key):
            title = Markup.escape(self._title(listing.docname))
            context["parents"] = [{"link": self._address(page, listing), "title": title}]
        return context

    def _redirect(self, name: str, key: str) -> str:
        page = self._domain.paper_pages[key]
        return self._templates.template("redirect").render(
            title=page.title,
            address=self._builder.get_relative_uri(name, page.docname),
            canonical=absolute_page(self._builder, page.docname),
            language=(self._builder.config.language or "").replace("_", "-"),
        )

    def _record(self, key: str) -> Publication:
        record = self._domain.store.find(key)
        assert record is not None  # it has been named since the files were read
        return localized(record, self._builder.config.language)

    def _body(self, record: Publication, page: Place, files: PaperFiles) -> Markup:
        view = self._view(record, files.found)
        buttons, more = _buttons(view.links)
        listing = self._listings.get(record.key)
        html = self._templates.template("paper").render(
            entry=view._replace(badges=()),
            badges=view.badges,
            abstract=record.abstract,
            counts=self._counts(record),
            cite=citations(
                record,
                PublicationSettings.of(self._builder.config).cite_styles,
                self._builder.config.language,
            ),
            bibtex=bibtex((record,)).strip(),
            legend=list(self._legend(view)),
            teaser=self._teaser(record, page, files),
            buttons=buttons,
            doi=next(
                (
                    (link.url, unquote(link.url.removeprefix(DOI_RESOLVER)))
                    for link in more
                    if link.kind == "doi"
                ),
                None,
            ),
            more=[link for link in more if link.kind != "doi"],
            related=[self._related(page, other) for other in self._relations.of(record)],
            mentions=[
                (self._title(docname), self._builder.get_relative_uri(page.docname, docname))
                for docname in self._mentions.get(record.key, ())
            ],
            listing=(self._title(listing.docname), self._address(page, listing)) if listing else None,
            downloads=self._relative(page, quote(page.docname) + "/"),
        )
        return Markup(html)

    def _teaser(self, record: Publication, page: Place, files: PaperFiles) -> _Teaser | None:
        """Return the picture, if there is one."""
        if "preview" not in files.found:
            return None
        file = files.found["preview"]
        source = Source(file.source, file.page)
        own = posixpath.basename(file.target)
        folders = {own: posixpath.dirname(file.target)}
        addresses = (
            f"{self._relative(page, quote(f'{folders.get(name, IMAGES)}/{name}'))} {width}w"
            for name, width in files.offered
        )
        return _Teaser(
            self._relative(page, quote(file.target)),
            alternative_text(record, source),
            little_markup(record.fields, "preview_caption"),
            # where it is known, nothing moves when the picture has come
            self._pictures.size(source, FIGURE.widths)
            or get_image_size(Path(self._builder.srcdir, file.source)),
            ", ".join(addresses),
            FIGURE.sizes,
        )

    def _view(self, record: Publication, files: Mapping[str, LocalFile] = {}) -> PublicationView:
        site = self._site
        view = view_apart(
            record,
            site,
            self._links,
            me=site.registry.position_of(site.me, record.credited).position if site.me else None,
            owner=site.me or "",
            files=tuple(
                (link, posixpath.basename(files[kind].target)) for kind, link in record.links if kind in files
            ),
            home=self._home,
            language=self._builder.config.language,
            change=self._change,
        )
        return view._replace(links=tuple(map(self._from_page, view.links)))

    def _from_page(self, link: LinkView) -> LinkView:
        """Lead to another page of the site from here as from its root."""
        is_page = not link.download and is_relative(link.url) and link.url[0] not in "/?#"
        return link._replace(url=self._root + link.url) if is_page else link

    def _legend(self, view: PublicationView) -> Iterator[Role]:
        used = {role.id for author in view.authors for role in author.marks}
        return (role for role in self._site.role_table if role.id in used)

    def _related(self, page: Place, record: Publication) -> PublicationView:
        view, place = self._view(record), self._domain.find(record.key)
        return view._replace(title_url=self._address(page, place)) if place else view

    def _neighbour(self, page: Place, position: int) -> dict[str, Any] | None:
        if not 0 <= position < len(self._order):
            return None
        key = self._order[position]
        title = unlinked_html(with_formula_text(self._record(key).title) or (key,))
        return {"link": self._address(page, self._domain.paper_pages[key]), "title": title}

    def _title(self, docname: str) -> str:
        title = self._builder.env.titles.get(docname)
        return title.astext() if title else docname

    def _address(self, page: Place, place: Place) -> str:
        """Return the address of a place, seen from a page."""
        address = self._builder.get_relative_uri(page.docname, place.docname)
        return f"{address}#{quote(place.anchor)}" if place.anchor else address

    def _relative(self, page: Place, path: str) -> str:
        return relative_uri(self._builder.get_target_uri(page.docname), path)
