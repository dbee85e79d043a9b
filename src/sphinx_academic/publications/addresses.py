"""Which papers have a page of their own, at which address; and where their old keys lead."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ..bib.fields import keys_in
from ..core import cache as cachefile
from ..core.build_state import build_state
from ..core.config import settings
from ..core.diagnostics import report
from ..core.domain import academic_domain
from ..core.page_record import Place
from ..model.patterns import lazy_pattern
from ..model.problems import Problem
from ..model.publication import Publication
from ..query.query import FilterError, Query
from ..rendering.nodes import makes_website
from .problem_kinds import PublicationKind
from .settings import PublicationSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

#: the pages are in this folder
FOLDER = "papers/"

#: of a name without its suffix; file systems allow 255 bytes
_LONGEST = 60
#: file names that Windows keeps for devices, with any ending
_DEVICES = lazy_pattern(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?=\.|$)", re.IGNORECASE)
#: an ending like that of a page's file, which others could take for it: ``a.html`` is the file of ``a``
_LIKE_A_FILE = lazy_pattern(r"\.(x?html?)$", re.IGNORECASE)


class Naming(NamedTuple):
    """The pages of papers, and what was found when they were named."""

    #: key -> page, newest paper first
    pages: Mapping[str, Place] = {}
    #: name of a page from an old key -> key
    redirects: Mapping[str, str] = {}
    problems: tuple[Problem, ...] = ()


def naming(builder: Builder) -> Naming:
    """Return the pages of papers in a build."""
    return build_state(builder.config).get(Naming) or Naming()


def page_slug(key: str) -> str:
    """Return the last part of the address for a key."""
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", key))
    return name.strip(".-")[:_LONGEST].rstrip(".-") or "paper"


def _file_name(slug: str) -> tuple[str, str]:
    """Return a slug that every system takes for the name of a page or folder, and why it is another."""
    if _DEVICES.match(slug):
        return f"paper-{slug}", "a name that Windows keeps for a device"
    name = _LIKE_A_FILE.sub(r"-\1", slug)
    return name, "like the name of another page's file" if name != slug else ""


def name_pages(entries: Sequence[Publication], documents: Iterable[str]) -> Naming:
    """Name the pages of some entries; no two names differ in case alone, which some systems ignore.

    :param entries: in the order of the file, so that a new entry at its end takes no address of another
    :param documents: names of the site's pages
    """
    owners = {"index": f"the folder {FOLDER}"}
    for document in documents:
        if document.startswith(FOLDER):
            # with dirhtml, both have one address
            name = document.removeprefix(FOLDER).removesuffix("/index").casefold()
            owners[name] = f"the page {document}"
            for folder in accumulate(name.split("/")[:-1], "{}/{}".format):
                # where the file of a page would be
                if _LIKE_A_FILE.search(folder):
                    owners.setdefault(_LIKE_A_FILE.sub("", folder), f"the folder of the page {document}")
    problems: list[Problem] = []
    slugs: dict[str, str] = {}
    numbers: dict[str, int] = {}
    for entry in entries:
        if entry.key not in slugs:
            wanted = page_slug(entry.key)
            name, reason = _file_name(wanted)
            slug = slugs[entry.key] = _free(name, owners, numbers)
            if wanted != slug:
                remedy = "rename the entry" if reason else "rename one of them"
                reason = reason or f"that of {owners[name.casefold()]}"
                message = (
                    f"the address of its page, {FOLDER}{wanted}, is {reason}; its page is at "
                    f"{FOLDER}{slug}; {remedy}"
                )
                problems.append(Problem(PublicationKind.PAGE, message, entry.file, entry.line, entry.key))
            owners[slug.casefold()] = f"‘{entry.key}’"
    # imported where there are pages of papers
    from ..query.select import sort

    redirects = _redirects(entries, slugs, owners, problems)
    titles = {entry.key: entry.plain_title or entry.key for entry in reversed(entries)}
    order = dict.fromkeys(entry.key for entry in sort(entries, ("-date",)))
    pages = {key: Place(FOLDER + slugs[key], "", titles[key]) for key in order}
    return Naming(pages, redirects, tuple(problems))


def _redirects(
    entries: Iterable[Publication], slugs: Mapping[str, str], owners: dict[str, str], problems: list[Problem]
) -> dict[str, str]:
    """Return the pages at the addresses of old keys, with the key that each leads to."""
    redirects: dict[str, str] = {}
    for entry, old in _old_keys(entries):
        # the address that a page under this key has had
        slug, _reason = _file_name(page_slug(old))
        if slug.casefold() not in owners:
            owners[slug.casefold()] = f"‘{old}’, an old key of ‘{entry.key}’"
            redirects[FOLDER + slug] = entry.key
        elif slug != slugs[entry.key] and redirects.get(FOLDER + slug) != entry.key:
            message = (
                f"ids: the address {FOLDER}{slug} of ‘{old}’ is that of {owners[slug.casefold()]}, and does "
                "not lead here; remove it from ‘ids’"
            )
            problems.append(Problem(PublicationKind.PAGE, message, entry.file, entry.line, entry.key))
    return redirects


def _free(slug: str, owners: Mapping[str, str], numbers: dict[str, int]) -> str:
    """Return a name that has no owner yet.

    :param numbers: slug -> the last number given to it, so that thousands that are alike are counted once
    """
    name, low = slug, slug.casefold()
    while name.casefold() in owners:
        numbers[low] = numbers.get(low, 1) + 1
        name = f"{slug}-{numbers[low]}"
    return name


def _old_keys(entries: Iterable[Publication]) -> Iterator[tuple[Publication, str]]:
    """Yield entries with the keys that biblatex's ``ids`` says they had before."""
    for entry in entries:
        for key in keys_in(entry.fields, "ids"):
            yield entry, key


def has_pages(builder: Builder) -> bool:
    """Return whether a builder writes pages that are no documents: those of web sites do."""
    return makes_website(builder) and builder.name != "singlehtml"


def choose_pages(app: Sphinx, env: BuildEnvironment) -> None:
    """Choose and name the pages; as long as files and settings stay, as they were before."""
    site, domain = settings(app.config), academic_domain(env)
    own = PublicationSettings.of(app.config)
    wanted = own.paper_pages
    if not wanted or not has_pages(app.builder):
        return
    # in source order
    query = Query(filter="" if wanted is True else wanted, me=site.me, sort=())
    documents = sorted(name for name in env.found_docs if name.startswith(FOLDER))
    path = app.doctreedir / "academic" / "pages"
    state = cachefile.digest(domain.store.digest, repr((query, site.people, documents)).encode())
    named = cachefile.load_header(path, state)
    if not isinstance(named, Naming):
        try:
            named = name_pages(domain.result(query), documents)
        except FilterError as error:
            message = f": {wanted}: {error}; no paper has a page; correct the filter"
            own.warn("paper_pages", message, PublicationKind.FILTER)
            return
        cachefile.save(path, state, named)
    report(named.problems)
    if wanted is not True and not named.pages and domain.store.publications:
        message = f": {wanted}: no entry matches; no paper has a page; correct the filter"
        own.warn("paper_pages", message, PublicationKind.FILTER)
    build_state(app.config).put(named)
    domain.paper_pages = named.pages


def linked_pages(app: Sphinx) -> dict[str, list[Place | None]]:
    """Return for each page with lists where the titles in them lead."""
    domain = academic_domain(app.env)
    if not domain.paper_pages:
        return {}
    return {docname: list(map(domain.paper_pages.get, keys)) for docname, keys in domain.listed().items()}
