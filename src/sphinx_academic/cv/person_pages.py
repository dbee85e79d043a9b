"""What the pages of a person have for a CV, and who the person is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes

from ..authoring.section_notes import SectionNote, Sections
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.page_record import PagePart
from ..model.profile import Profile
from ..people.profile_nodes import ShownProfile
from ..rendering.html import renderer
from ..rendering.nodes import own_name, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.writers.html5 import HTML5Translator


@dataclass(slots=True)
class Contents(PagePart):
    """The table of contents of a page with a CV, with all parts that the CV may have."""

    whole: nodes.bullet_list = field(default_factory=nodes.bullet_list)
    #: of each part its anchor in the table, and where it is from: name, person, pages
    parts: list[tuple[str, str, str | None, tuple[str, ...]]] = field(default_factory=list)


@dataclass(slots=True)
class Gathered(PagePart):
    """What the CVs of a page look for on other pages: names of sections, and the person whose they are."""

    cvs: list[tuple[tuple[str, ...], str | None]] = field(default_factory=list)


#: class of the paragraph below papers that are a choice; its ``total`` is of how many
SELECTED = "cv-selected"


@own_name
class cv_head(nodes.General, nodes.Element):
    """The head of a CV: the person, and links to its files.

    ``me`` is the id of the person or None, ``pages`` the names of pages or empty for all, ``download`` the
    names of the files, ``look`` how the PDF looks, ``docname`` the page, ``number`` which of its CVs this
    is, ``links`` what was written.
    """


@own_name
class cv_part(nodes.General, nodes.Element):
    """One section of a CV.

    ``name`` is the name by which a CV chose it, if it was ``chosen``, and ``title`` its heading; ``most``
    is how many of the selected papers to show, or None for all papers.
    """


def _visit_head(self: HTML5Translator, node: cv_head) -> None:
    self.body.append(self.starttag(node, "div", CLASS="cv-head"))


def _depart_head(self: HTML5Translator, node: cv_head) -> None:
    if links := node.get("links"):
        self.body.append(renderer(self.builder).template("cv-downloads").render(links=links))
    self.body.append("</div>\n")


def _visit_part(self: HTML5Translator, node: cv_part) -> None:
    self.body.append(self.starttag(node, "div", CLASS="cv-part"))


def _depart_part(self: HTML5Translator, node: cv_part) -> None:
    self.body.append("</div>\n")


#: what builders make of the nodes
NODES = {
    cv_head: visitors((_visit_head, _depart_head)),
    cv_part: visitors((_visit_part, _depart_part)),
}


def notes_of(
    env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()
) -> dict[str, list[SectionNote]]:
    """Return the parts of a person's pages.

    :param me: id of the person; None for what belongs to no person
    :param pages: where to look instead, whosever they are
    """
    noted = {page: sections.notes for page, sections in academic_domain(env).parts(Sections)}
    where = pages or noted
    found = {page: [note for note in noted.get(page, ()) if pages or note.me == me] for page in where}
    return {page: notes for page, notes in found.items() if notes}


def pages_of(
    env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()
) -> dict[str, list[SectionNote]]:
    """Return what :func:`notes_of` does, in the order of ``pages`` or else of the site."""
    found = notes_of(env, me, pages)
    # Sphinx walks through all tables of contents to find the order
    order = pages or (env.collect_relations() if len(found) > 1 else found)
    return {page: found[page] for page in dict.fromkeys([*order, *sorted(found)]) if page in found}


def has_section(notes: Iterable[SectionNote], name: str) -> bool:
    """Return whether a page has what a CV lists by a name or by a kind."""
    return any(name in (note.name, note.kind) for note in notes if note.kind != "cv")


def profile_page(env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()) -> str | None:
    """Return the first of the person's pages that has a profile."""
    profiles = dict(academic_domain(env).parts(ShownProfile))
    return next((page for page in pages_of(env, me, pages) if page in profiles), None)


def profile_of(env: BuildEnvironment, me: str | None, pages: Sequence[str] = ()) -> Profile:
    """Return who a CV is about: the first profile of the person's pages, else what conf.py says."""
    page = profile_page(env, me, pages)
    shown = academic_domain(env).part(page, ShownProfile) if page is not None else None
    if shown:
        return shown.profile
    person = settings(env.config).registry.get(me) if me else None
    if person is None:
        return Profile()
    affiliations = ((person.affiliation,),) if person.affiliation else ()
    return Profile(
        str(person.name),
        position=person.position,
        affiliations=affiliations,
        email=person.email,
        links=person.links,
    )


def note_contents(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the whole table, and what its entries lead to."""
    env = app.env
    parts = [
        (f"#{part.parent['ids'][0]}", part["name"], part["me"], part["pages"])
        for part in doctree.findall(cv_part)
        if isinstance(part.parent, nodes.section)
    ]
    if parts and env.docname in env.tocs:
        academic_domain(env).page(env.docname).put(Contents(env.tocs[env.docname], parts))


def leave_out_empty_parts(app: Sphinx, env: BuildEnvironment) -> None:
    """Make the tables of today."""
    for docname, contents in academic_domain(env).parts(Contents):
        missing = {
            anchor
            for anchor, name, me, pages in contents.parts
            if not any(has_section(notes, name) for notes in notes_of(env, me, pages).values())
        }
        table = contents.whole.deepcopy()
        for entry in list(table.findall(nodes.reference)):
            if entry["anchorname"] in missing:
                item = entry.parent.parent
                item.parent.remove(item)
        for emptied in [inner for inner in table.findall(nodes.bullet_list) if not inner.children]:
            emptied.parent.remove(emptied)
        env.tocs[docname] = table
        env.toc_num_entries[docname] = len(list(table.findall(nodes.reference)))
