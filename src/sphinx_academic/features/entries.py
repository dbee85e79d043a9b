"""One paper on one page: who of its authors is who, its anchor, the files it brings along."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils import nodes

from ..records.problems import Kind, Problem
from ..rendering.nodes import publication
from ..rendering.publications import publication_node
from ..rendering.view import Shown, is_local
from .files import find_file

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from ..config import AcademicConfig
    from ..domain import AcademicDomain
    from ..records.publication import Publication


@dataclass(frozen=True)
class Page:
    """The page that is being read."""

    env: BuildEnvironment
    document: nodes.document
    site: AcademicConfig
    domain: AcademicDomain

    def entry(self, record: Publication, me: str | None) -> publication:
        """Make the node of one entry, and note where it stands.

        :param me: id of the person whose list it is
        """
        position = self._position(record, me) if me else None
        people = tuple(map(self.site.registry.identify, record.authors))
        for person in people:
            if person and self.site.registry.get(person) is None:
                message = f"author+an:person names ‘{person}’, not in academic_people; add or correct it"
                self._note(record, Kind.UNKNOWN_PERSON, message)
        shown = Shown(record, position, people if any(people) else (), self._files(record))
        node = publication_node(shown)
        anchor = "pub-" + re.sub(r"[^\w.-]+", "-", record.key)
        # the first one on a page has the anchor; a later one would make its address ambiguous
        if anchor not in self.document.ids:
            self.document.ids[anchor] = node
            node["ids"].append(anchor)
            self.domain.note_paper(self.env.docname, record.key, anchor, record.plain_title)
        return node

    def _position(self, record: Publication, me: str) -> int | None:
        match = self.site.registry.position_of(me, record.authors)
        if match.position is None and len(match.candidates) > 1:
            who = " and ".join(f"{place + 1} ({record.authors[place].name})" for place in match.candidates)
            self._note(
                record,
                Kind.AMBIGUOUS_NAME,
                f"‘{me}’ may be author {who}, so none is marked; say which one by position: "
                f"author+an:person = {{{match.candidates[0] + 1}={me}}}",
            )
        return match.position

    def _files(self, record: Publication) -> dict[str, str]:
        """Have the local files that an entry links to copied into the build."""
        files = {}
        for kind, link in record.links:
            if is_local(kind, link):
                if name := find_file(self.env, link):
                    files[link] = str(self.env.dlfiles.add_file(self.env.docname, name))
                else:
                    message = (
                        f"{kind} = {{{link}}} is no file below the source folder; the link is left out; "
                        "add the file or correct the path"
                    )
                    self._note(record, Kind.LINK, message)
        return files

    def _note(self, record: Publication, kind: Kind, message: str) -> None:
        self.domain.note_problem(
            self.env.docname, Problem(kind, message, record.file, record.line, record.key)
        )
