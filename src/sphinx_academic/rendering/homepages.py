"""The pages of people: which page of the site is about whom, and how pages link to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ..core.build_state import build_state
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.page_record import PagePart

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment


class NamedPeople(PagePart):
    """The people whom a page names."""

    __slots__ = ("ids",)

    is_described: ClassVar = True

    def __init__(self, ids: Iterable[str] = ()) -> None:
        """Begin with some."""
        self.ids = set(ids)


class OwnPage(PagePart):
    """The person whose ``{profile}`` a page has."""

    __slots__ = ("person",)

    def __init__(self, person: str = "") -> None:
        """Keep the person's id."""
        self.person = person


def homepages(env: BuildEnvironment) -> Mapping[str, str]:
    """Return the page of each person: the one that ``conf.py`` names, else the only one with the profile."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for docname, profile in academic_domain(env).parts(OwnPage):
        found[profile.person].append(docname)
    pages = {person_id: docnames[0] for person_id, docnames in found.items() if len(docnames) == 1}
    for person in settings(env.config).registry:
        if person.page in env.found_docs:
            pages[person.id] = person.page
    return pages


class HomepageLinks:
    """The addresses of people's pages, seen from one page."""

    def __init__(self, builder: StandaloneHTMLBuilder, pages: Mapping[str, str], docname: str) -> None:
        self._builder, self._pages, self.docname = builder, pages, docname
        self._known: dict[str, str] = {}

    def __call__(self, person_id: str) -> str:
        """Return the address of a person's page; nothing where there is none, and on that page itself."""
        known = self._known.get(person_id)
        if known is None:
            page = self._pages.get(person_id, self.docname)
            is_here = page == self.docname
            known = "" if is_here else self._builder.get_relative_uri(self.docname, page)
            self._known[person_id] = known
        return known

    def from_page(self, docname: str) -> HomepageLinks:
        """Return the addresses as seen from another page."""
        return HomepageLinks(self._builder, self._pages, docname)


class _State:
    def __init__(self) -> None:
        #: from the page that was written last
        self.links: HomepageLinks | None = None


def links_to_homepages(builder: StandaloneHTMLBuilder, docname: str) -> HomepageLinks:
    """Return the addresses of people's pages, seen from a page that is being written."""
    state = build_state(builder.config).of(_State)
    links = state.links
    if links is None:
        links = HomepageLinks(builder, homepages(builder.env), docname)
    elif links.docname != docname:
        links = links.from_page(docname)
    state.links = links
    return links


def named_people(app: Sphinx) -> dict[str, list[Any]]:
    """Return for each page that names people where their names lead."""
    pages = homepages(app.env)
    return {
        docname: [(name, pages[name]) for name in sorted(named.ids & pages.keys())]
        for docname, named in academic_domain(app.env).parts(NamedPeople)
    }
