"""``:download:`` of ``{cv}``: the same data as a PDF, as JSON Resume and for RenderCV."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.util.osutil import relative_uri

from ..bib.translations import localized
from ..core.config import settings
from ..core.diagnostics import warn
from ..core.output_files import output_files
from ..core.site_address import absolute_page, absolute_url
from ..core.source_files import Use, file_rule
from ..publications.links import link_table
from ..publications.records import PublicationView
from ..publications.view import view_apart, view_changes
from ..rendering.html import renderer
from ..rendering.inline import absolute_address
from ..rendering.nodes import makes_website
from ..rendering.settings import RenderingSettings
from ..sections.registration import section_kinds
from .person_pages import cv_head, cv_part, profile_of, profile_page
from .problem_kinds import CVKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from .look import Look
    from .records import Curriculum, Paper


class _File(NamedTuple):
    label: str
    suffix: str
    media_type: str


#: what ``:download:`` names
FILES = {
    "pdf": _File("PDF", ".pdf", "application/pdf"),
    "json-resume": _File("JSON Resume", ".json", "application/json"),
    "rendercv": _File("RenderCV", ".yaml", "application/yaml"),
}


def write_files(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Write the files of each CV of a page, and have the page link to them."""
    if makes_website(app.builder):
        for head in doctree.findall(cv_head):
            head["links"] = tuple(_links(app, docname, doctree, head))


def _links(
    app: Sphinx, owner: str, doctree: nodes.document, head: cv_head
) -> Iterator[tuple[str, str, str, str]]:
    """Write the files; yield of each its name, its label, its address seen from the page, and its type."""
    if not head["download"]:
        return
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment]
    docname = head["docname"]
    cv = _curriculum(builder, doctree, head)
    for name in head["download"]:
        file = FILES[name]
        path = f"{docname}{file.suffix}"
        content = _content(builder, name, cv, head)
        if content is not None and output_files(app).write(owner, path, content, location=head):
            address = relative_uri(builder.get_target_uri(docname), quote(path))
            yield name, file.label, address, file.media_type


def _curriculum(builder: StandaloneHTMLBuilder, doctree: nodes.document, head: cv_head) -> Curriculum:
    # imported where there are files, as is what writes them
    from .data import section_record
    from .records import Curriculum

    page = absolute_page(builder, head["docname"])

    def address(node: nodes.Element) -> str | None:
        relative = node.get("refuri") or (f"#{node['refid']}" if "refid" in node else "")
        return absolute_address(node) or (urljoin(page, relative) if page and relative else None)

    cv = head["docname"], head["number"]
    parts = [part for part in doctree.findall(cv_part) if (part["docname"], part["number"]) == cv]
    person = settings(builder.config).registry.get(head["me"]) if head["me"] else None
    return Curriculum(
        profile_of(builder.env, head["me"], head["pages"]),
        tuple(section_record(part, builder.env, address) for part in parts),
        builder.config.language,
        person.phone if person else "",
        _home(builder, head),
        section_kinds(builder.config),
    )


def _home(builder: StandaloneHTMLBuilder, head: cv_head) -> str:
    """Return the address of the person's homepage: the site, or for another the page of the profile."""
    if head["me"] == settings(builder.config).me:
        return absolute_url(builder, "")
    page = profile_page(builder.env, head["me"], head["pages"])
    return absolute_page(builder, page) if page else ""


def _content(builder: StandaloneHTMLBuilder, name: str, cv: Curriculum, head: cv_head) -> bytes | None:
    """Return what is in a file; what makes it is imported here, for it is not needed in every build."""
    if name == "pdf":
        return _pdf(builder, cv, head)
    if name == "json-resume":
        from .json_resume import json_resume

        return json_resume(cv).encode()
    from .rendercv import rendercv_yaml

    return rendercv_yaml(cv).encode()


def _pdf(builder: StandaloneHTMLBuilder, cv: Curriculum, head: cv_head) -> bytes | None:
    """Return the PDF, if that is possible here."""
    try:
        from .pdf.typeset import TemplateError, make_pdf
    except ModuleNotFoundError as error:
        if error.name != "typst":
            raise
        message = "typst is not installed; the PDF is left out; pip install 'sphinx-academic[cv]'"
        warn(CVKind.CV, message, location=head)
        return None
    site = settings(builder.config)
    links, change = link_table(builder.config), view_changes(builder.config)

    def view(paper: Paper) -> PublicationView:
        language = builder.config.language
        record = localized(paper.publication, language)
        owner = head["me"] or ""
        return view_apart(record, site, links, me=paper.me, owner=owner, language=language, change=change)

    templates = [Path(builder.confdir, folder) for folder in builder.config.templates_path]
    photo = _photo(builder, cv, head)
    look: Look = head["look"]
    if look.accent is None and (accents := RenderingSettings.of(builder.config).accents):
        look = replace(look, accent=accents.light)
    try:
        pdf, problems = make_pdf(cv, templates, view, look=look, photo=photo, icons=_icons(builder, cv))
    except TemplateError as error:
        warn(CVKind.CV, f"the PDF is left out; {error}", location=head)
        return None
    for problem in problems:
        warn(CVKind.CV, f"the PDF: {problem}", location=head)
    return pdf


def _photo(builder: StandaloneHTMLBuilder, cv: Curriculum, head: cv_head) -> Path | None:
    """Return the picture of the profile, or that of a person who has no profile, if the CV wants it."""
    if not head["look"].has_photo:
        return None
    person = settings(builder.config).registry.get(head["me"]) if head["me"] else None
    known = cv.profile.photo or (person.photo if person else "")
    name = file_rule(builder.config, builder.srcdir).find([known], Use.PICTURE).name if known else None
    if name is None and head["look"].photo:
        remedy = "write :photo: in {profile}, or photo in academic_people"
        warn(CVKind.CV, f"the PDF has no photo, for no page of the person has one; {remedy}", location=head)
    return Path(builder.srcdir, name) if name else None


def _icons(builder: StandaloneHTMLBuilder, cv: Curriculum) -> dict[str, str]:
    """Return the drawings of the services that a CV names, by their kinds."""
    kinds = dict.fromkeys(("email", "website", "other", *(link.kind for link in cv.profile.links)))
    template = renderer(builder).template("cv-icon")
    return {kind: template.render(kind=kind).strip() for kind in kinds}
