"""The links of an entry: their words, their order, and which of them mean files of the source folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..authoring.empty_links import SOON
from ..authoring.settings import AuthoringSettings
from ..bib.link_kinds import OWN_KINDS, LinkKinds
from ..bib.links import empty_kinds
from ..bib.local_files import is_local
from ..core.config import AcademicConfig
from ..core.i18n import _, translated
from ..core.site_links import link_kinds
from ..model.person import Person
from ..model.publication import Publication
from ..model.urls import safe_url
from .records import LinkView
from .settings import PublicationSettings

if TYPE_CHECKING:
    from sphinx.config import Config

#: what readers look for first, in this order
_FIRST = {"pdf": 0, "html": 1, "url": 1, "code": 2}
_OTHERS = 3
#: kind -> another, beside which it has a label of its own
_BESIDE = {"website": ("project", _("Website"))}
#: begins kinds of links to the page of a paper on the site of a person, whose id follows
_PAGE_OF = "page_"
#: a kind of link that an entry has once more
_AGAIN = re.compile(r"(?P<kind>.+)-(?P<number>[2-9]|\d\d+)")


class LinkTable:
    """How a site shows links: ``academic_links`` and ``academic_empty_links``."""

    def __init__(
        self,
        labels: Mapping[str, str | None] | None = None,
        kinds: LinkKinds = OWN_KINDS,
        *,
        soon: bool = False,
        people: Iterable[Person] = (),
    ) -> None:
        """Make a table.

        :param kinds: those of the site
        :param labels: from kinds, or from the fields that give them, to words or to None for none at all;
            in this order, with all other kinds behind
        :param soon: say of an empty field that its link is coming soon
        :param people: of the site
        """
        written = dict(labels or {})
        # what is said of a field is said of its kind, unless that is spoken of, too
        given = {kinds.of_field.get(kind, kind): label for kind, label in written.items()} | written
        self._kinds = kinds
        self._given = given.keys()
        self._rank = {kind: rank for rank, kind in enumerate(given)}
        self._hidden = frozenset(kind for kind, label in given.items() if label is None)
        self._labels = {kind: label for kind, label in given.items() if label is not None}
        self._soon = soon
        self._people = people

    def shown(self, record: Publication, files: Mapping[str, str]) -> tuple[LinkView, ...]:
        """Return the links of an entry.

        :param files: local files that the build copies: link as written -> path below the downloads
        """
        links = [*self._links(record, files), *(self._announced(record) if self._soon else ())]
        if self._rank:
            links = [link for link in links if self._known(link.kind) not in self._hidden]
        if len(links) > 1:
            links.sort(key=self._place)
        return tuple(links)

    def _place(self, link: LinkView) -> int:
        """Return what links are ordered by: what the site says, then what readers look for first."""
        if self._rank and (kind := self._known(link.kind)) in self._rank:
            return self._rank[kind]
        return len(self._rank) + _FIRST.get(link.kind, _OTHERS)

    def _known(self, kind: str) -> str:
        """Return a kind, or the one for which it counts."""
        if kind in self._rank:
            return kind
        again = _AGAIN.fullmatch(kind)
        return self._kinds.of_field.get(kind, again["kind"] if again else kind)

    def _announced(self, record: Publication) -> Iterator[LinkView]:
        there = dict(record.links)
        words = str(SOON)
        for kind in dict.fromkeys(empty_kinds(record.fields, self._kinds)):
            if kind not in there:
                yield LinkView(kind, words.format(label=self._label(kind)), "")

    def _links(self, record: Publication, files: Mapping[str, str]) -> Iterator[LinkView]:
        for kind, written in record.links:
            if written in files:
                yield LinkView(kind, self._label(kind, record), quote(files[written]), download=True)
            elif not is_local(kind, written, self._kinds) and (url := safe_url(written)):
                yield LinkView(kind, self._label(kind, record), url)

    def _label(self, kind: str, record: Publication | None = None) -> str:
        if record and kind in _BESIDE and kind not in self._given:
            other, label = _BESIDE[kind]
            if other in dict(record.links):
                return str(label)
        if (given := self._labels.get(kind)) is not None:
            return str(given)
        if known := self._kinds.by_name.get(kind):
            # once for all entries of a list
            label = self._labels[kind] = translated(known.label)
            return label
        if kind.startswith(_PAGE_OF):
            label = self._labels[kind] = self._label_of_page(kind.removeprefix(_PAGE_OF))
            return label
        if again := _AGAIN.fullmatch(kind):
            return f"{self._label(again['kind'])} {again['number']}"
        return re.sub(r"[_-]+", " ", kind).strip().capitalize()

    def _label_of_page(self, owner: str) -> str:
        """Return the label of a link to a paper's page on a member's site, by the id as fields have it."""
        name = next(
            (
                str(person.name)
                for person in self._people
                if re.sub(r"[^\w-]+", "-", person.id.lower()) == owner
            ),
            owner,
        )
        return translated(_("Page of {name}")).format(name=name)


#: what a site shows that says nothing of links
DEFAULT_LINKS = LinkTable()


def link_table(config: Config) -> LinkTable:
    """Return how a site shows links."""
    soon = AuthoringSettings.of(config).links_come_soon
    site = AcademicConfig.of(config)
    people = tuple(site.registry) if site.members else ()
    return LinkTable(PublicationSettings.of(config).link_labels, link_kinds(config), soon=soon, people=people)
