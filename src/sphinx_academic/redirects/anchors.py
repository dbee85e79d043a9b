"""Old anchors of a page: further ids where its sections stand now, or at the links to their new pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from docutils import nodes
from sphinx.addnodes import toctree

from ..core.diagnostics import warn
from .plan import Anchor, Target, plan, shown
from .problem_kinds import RedirectKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def keep_anchors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add the old anchors of a page that is being written."""
    for anchor in plan(app.builder).anchors.get(docname, ()):
        target = anchor.target
        place = (
            _place(doctree, target.anchor) if target.page == docname else _link(app, doctree, docname, target)
        )
        other = _with_id(doctree, anchor.id)
        if other is not None and other is not place:
            _warn(
                anchor,
                f"is an anchor of {docname} today; the old one is left out; remove it, or rename the new one",
            )
        elif place is None:
            _warn(
                anchor,
                f"leads to {target.page}, but {docname} has no link to that, where the anchor could be kept; "
                "it is left out; write a link, or name a place on the page",
            )
        elif other is None:
            # the last, for the first one is what other tables and the search have
            place["ids"].append(anchor.id)


def _warn(anchor: Anchor, message: str) -> None:
    warn(RedirectKind.REDIRECT, f"‘{shown(anchor.text)}’ {message}", location=anchor.locate())


def _place(doctree: nodes.document, anchor: str) -> nodes.Element | None:
    """Return what has an id, or the whole of the page without one."""
    if anchor:
        return _with_id(doctree, anchor)
    return next(iter(doctree.findall(nodes.section)), None)


def _with_id(doctree: nodes.document, anchor: str) -> nodes.Element | None:
    return next((node for node in _elements(doctree) if anchor in node["ids"]), None)


def _elements(doctree: nodes.document) -> Iterator[nodes.Element]:
    yield from doctree.findall(nodes.Element)


def _link(app: Sphinx, doctree: nodes.document, docname: str, target: Target) -> nodes.Element | None:
    """Return the link to a place on another page, else one to the page, else a list of pages that has it."""
    address = unquote(app.builder.get_relative_uri(docname, target.page))
    to_page: nodes.Element | None = None
    for reference in doctree.findall(nodes.reference):
        page, _, anchor = unquote(reference.get("refuri", "")).partition("#")
        if page == address:
            if anchor == target.anchor:
                return reference
            to_page = to_page or reference
    return to_page or next(
        (node.parent for node in _lists(doctree) if target.page in node["includefiles"]), None
    )


def _lists(doctree: nodes.document) -> Iterator[nodes.Element]:
    # these become links only after this event
    return (node for node in doctree.findall(toctree) if not node.get("hidden"))
