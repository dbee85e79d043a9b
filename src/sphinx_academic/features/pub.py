"""``{pub}``: a link to a paper where the site shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import ReferenceRole

from ..bibliography.query import Query
from ..domain import AcademicDomain, academic_domain
from ..rendering.standard import unlinked_nodes

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class PubRole(ReferenceRole):
    """Refer to an entry by key, with its title or with the text given."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a reference that is resolved when all pages are known."""
        domain = academic_domain(self.env)
        key = self.target.strip()
        record = domain.store.find(key)
        text: list[nodes.Node] = [nodes.Text(self.title)]
        # the title is part of this page, so the page follows the entry, also one that is not there yet
        domain.ask(self.env.docname, Query(keys=(key,)))
        if record and not self.has_explicit_title:
            text = unlinked_nodes(record.title)
        domain.note_reference(self.env.docname, key)
        reference = pending_xref(
            self.rawtext,
            nodes.inline("", "", *text, classes=["xref", "pub"]),
            refdoc=self.env.docname,
            refdomain=AcademicDomain.name,
            reftype="pub",
            reftarget=key,
            refexplicit=self.has_explicit_title,
            refwarn=True,
        )
        self.set_source_info(reference)
        return [reference], []


def setup_pub(app: Sphinx) -> None:
    """Register the role, with and without the name of its domain."""
    app.add_role("pub", PubRole())
    app.add_role_to_domain(AcademicDomain.name, "pub", PubRole())
