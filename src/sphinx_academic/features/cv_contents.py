"""The table of contents of a page with a CV, without the sections that no page has.

Sphinx makes it when it reads the page; what other pages have is known when all are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..domain import academic_domain
from ..rendering.cv import cv_part
from .cv_pages import has_section, notes_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def _note(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the whole table, and what its entries lead to."""
    env = app.env
    parts = [
        (f"#{part.parent['ids'][0]}", part["name"], part["me"], part["pages"])
        for part in doctree.findall(cv_part)
        if isinstance(part.parent, nodes.section)
    ]
    if parts and env.docname in env.tocs:
        academic_domain(env).data["contents"][env.docname] = env.tocs[env.docname], parts


def _leave_out(app: Sphinx, env: BuildEnvironment) -> None:
    """Make the tables of today."""
    for docname, (whole, parts) in academic_domain(env).data["contents"].items():
        missing = {
            anchor
            for anchor, name, me, pages in parts
            if not any(has_section(notes, name) for notes in notes_of(env, me, pages).values())
        }
        table = whole.deepcopy()
        for entry in list(table.findall(nodes.reference)):
            if entry["anchorname"] in missing:
                item = entry.parent.parent
                item.parent.remove(item)
        for emptied in [inner for inner in table.findall(nodes.bullet_list) if not inner.children]:
            emptied.parent.remove(emptied)
        env.tocs[docname] = table
        env.toc_num_entries[docname] = len(list(table.findall(nodes.reference)))


def setup_cv_contents(app: Sphinx) -> None:
    """Register what keeps the tables."""
    # after Sphinx's collector, which makes them, and before it counts the numbers of sections
    app.connect("doctree-read", _note, priority=600)
    app.connect("env-updated", _leave_out)
