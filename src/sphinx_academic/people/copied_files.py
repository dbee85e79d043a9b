"""Pictures and files that Sphinx copies into the output folder because something of ours shows them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.domain import academic_domain
from ..core.output_files import output_files
from ..pictures.shown import add_copies
from ..rendering.nodes import PHOTO, makes_website, page_picture

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def expect_copies(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Note what Sphinx is about to copy for a page, so that it goes when nothing shows it any more."""
    pages, builder = academic_domain(app.env).pages, app.builder
    if builder.format != "html" or not any(record.files for record in pages.values()):
        return
    output = output_files(app)
    # a single page has those of all
    shown = pages if builder.name == "singlehtml" else pages.keys() & {docname}
    for page in shown:
        for path in pages[page].downloads:
            output.expect(docname, f"_downloads/{path}")
    scale = makes_website(builder)
    images: Iterable[nodes.Element] = doctree.findall(_may_be_ours)  # type: ignore[assignment]
    for image in filter(_is_ours, list(images)):
        if image.get("uri") in app.env.images:
            output.expect(docname, f"_images/{app.env.images[image['uri']][1]}")
        add_copies(app, docname, image, scale=scale)


def _may_be_ours(node: nodes.Node) -> bool:
    return isinstance(node, nodes.image | page_picture)


def _is_ours(node: nodes.Element) -> bool:
    """Return whether a picture is that of an entry, of a person in a list, or of a profile."""
    return "entry" in node or "person" in node or PHOTO in node["classes"]
