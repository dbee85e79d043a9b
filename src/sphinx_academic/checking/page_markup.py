"""Checks of the markup of pages: pictures without alternative text, comments."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from ..authoring.settings import AuthoringSettings
from ..model.site_checks import Level, SiteFinding
from .sources import place, source_lines

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_IMAGE = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=", re.IGNORECASE)
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def missing_alternatives(app: Sphinx) -> Iterator[SiteFinding]:
    """Find pictures without an alternative text; an empty one says that a picture is an ornament."""
    for docname in sorted(app.env.found_docs):
        doctree = app.env.get_doctree(docname)
        for image in doctree.findall(nodes.image):
            name = image.get("uri", "")
            alternative = image.get("alt")
            where = place(app, docname, name, posixpath.basename(name), near=_line(image))
            if alternative is None or alternative.strip() == posixpath.basename(name) != "":
                yield _missing(name, *where)
            # pictures of papers are beside their titles
            elif not alternative.strip() and name in "\n".join(source_lines(app, docname)):
                message = (
                    f"the picture {name} has an empty alternative text, which is right for an ornament alone"
                )
                yield SiteFinding("alt", Level.HINT, message, *where)
        for raw in doctree.findall(nodes.raw):
            for tag in _IMAGE.findall(raw.astext()) if "html" in raw.get("format", "") else ():
                if not _ALT.search(tag):
                    match = _SOURCE.search(tag)
                    name = match[1] if match else ""
                    yield _missing(name, *place(app, docname, name, tag))


def _line(node: nodes.Element) -> int:
    return node.line or (node.parent.line if node.parent is not None else None) or 0


def _missing(name: str, file: str, line: int) -> SiteFinding:
    message = f"the picture {name} has no alternative text for readers who do not see it"
    return SiteFinding("alt", Level.WARNING, message, file, line)


def comments(app: Sphinx) -> Iterator[SiteFinding]:
    """Find comments that the HTML or the copies of sources have, one finding for each page."""
    if AuthoringSettings.of(app.config).strip_comments:
        return
    for docname in sorted(app.env.found_docs):
        found = [
            node
            for node in app.env.get_doctree(docname).findall(nodes.Element)
            # other extensions have classes of their own that are made from it
            if (type(node) is nodes.comment and node.astext().strip())
            or (isinstance(node, nodes.raw) and node.astext().lstrip().startswith("<!--"))
        ]
        if found:
            text = (
                found[0].astext().strip().removeprefix("<!--").removesuffix("-->").strip().partition("\n")[0]
            )
            file, line = place(app, docname, text)
            more = f", and {len(found) - 1} more" if len(found) > 1 else ""
            shown = text if len(text) <= 60 else f"{text[:60]}…"
            message = f"the comment ‘{shown}’{more} can be read in the published page or its source"
            yield SiteFinding("comment", Level.WARNING, message, file, line or found[0].line or 0)
