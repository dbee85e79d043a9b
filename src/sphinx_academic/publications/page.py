"""Papers on one page: who of their authors is who, their anchors, the files they bring along."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes

from ..bib.local_files import file_candidates, is_local, missing_file
from ..core.collection import no_collection
from ..core.site_links import link_kinds
from ..core.source_files import Found, Use, find_file
from ..model.named_authors import ambiguous_name, unknown_people
from ..model.urls import is_relative
from ..pictures.settings import PictureSettings
from ..rendering.homepages import NamedPeople
from ..rendering.nodes import page_picture, publication_list
from .listed import Listed
from .nodes import search_text

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..core.config import AcademicConfig
    from ..core.domain import AcademicDomain
    from ..model.publication import Publication

#: in a key, what an anchor has a hyphen for
_UNUSUAL = re.compile(r"[^\w.-]+")


def _is_nearby(link: tuple[str, str]) -> bool:
    """Return whether a link may lead to a file; most lead elsewhere, at a glance."""
    return not link[1].startswith(("https://", "http://"))


class Page(NamedTuple):
    """The page that is being read."""

    env: BuildEnvironment
    document: nodes.document
    site: AcademicConfig
    domain: AcademicDomain

    def listed(
        self, records: Sequence[Publication], me: str | None, attributes: Mapping[str, Any]
    ) -> publication_list:
        """Make the node of a list, and note where its papers stand.

        :param me: id of the person whose list it is
        :param attributes: those of the node but for the entries
        """
        with no_collection():
            listed = publication_list("", nodes.Text(search_text(records)), **attributes)
            listed["entries"] = tuple(self._entry(record, me, listed) for record in records)
        if "preview" in attributes["parts"]:
            listed += self._pictures(records)
        return listed

    def _pictures(self, records: Sequence[Publication]) -> Iterator[nodes.Element]:
        """Yield the teaser of each entry that has one."""
        first = PictureSettings.of(self.env.config).pdf_previews
        if not first and not any("preview" in record.fields for record in records):
            return
        # imported where there may be one
        from ..pictures.copies import pictures
        from ..pictures.offered import PREVIEW
        from .previews import alternative_text, find_preview

        is_noted = False
        for place, record in enumerate(records):
            found = find_preview(record, self._find, pictures(self.env), PREVIEW, pdf=first)
            if found is None:
                continue
            if not is_noted:
                is_noted = True
                self.domain.note_program(self.env.docname, "images")
            if found.problem:
                self.domain.note_problem(self.env.docname, found.problem)
            if found.source is None:
                continue
            alt = alternative_text(record, found.source)
            if found.source.page:
                yield page_picture("", source=found.source, alt=alt, entry=place)
            else:
                yield nodes.image("", uri=f"/{found.source.name}", alt=alt, entry=place)

    def _find(self, paths: tuple[str, ...], use: Use) -> Found:
        return find_file(self.env, *paths, use=use)

    def _entry(self, record: Publication, me: str | None, listed: publication_list) -> Listed:
        position = self._position(record, me) if me else None
        people = self.site.registry.identified(record.credited)
        if people:
            for problem in unknown_people(self.site.registry, record):
                self.domain.note_problem(self.env.docname, problem)
            named = self.domain.page(self.env.docname).part(NamedPeople)
            named.ids.update(person for person in people if person)
        return Listed(
            record.digest,
            self._anchor(record, listed, people),
            position,
            people,
            tuple(self._files(record)) if any(map(_is_nearby, record.links)) else (),
            me or "",
        )

    def _anchor(self, record: Publication, listed: publication_list, people: Iterable[str | None]) -> str:
        """Return the anchor of the first mention on a page; a later one would make its address ambiguous."""
        anchor = f"pub-{record.key if record.key.isalnum() else _UNUSUAL.sub('-', record.key)}"
        if anchor in self.document.ids:
            return ""
        self.document.ids[anchor] = listed
        self.domain.note_paper(self.env.docname, record.key, anchor, record.plain_title, people)
        return anchor

    def _position(self, record: Publication, me: str) -> int | None:
        if problem := ambiguous_name(self.site.registry, me, record):
            self.domain.note_problem(self.env.docname, problem)
        return self.site.registry.position_of(me, record.credited).position

    def _files(self, record: Publication) -> Iterator[tuple[str, str]]:
        """Have the local files that an entry links to copied into the build."""
        for kind, link in record.links:
            if is_relative(link):
                found = find_file(self.env, *file_candidates(kind, link))
                if found.name:
                    yield link, self.domain.note_download(self.env.docname, found.name)
                elif is_local(kind, link, link_kinds(self.env.config)):
                    problem = missing_file(record, kind, link, found.refusal)
                    self.domain.note_problem(self.env.docname, problem)
