"""Old anchors of a page: further ids where its sections stand now, or at the links to their new pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from docutils import nodes
from sphinx.addnodes import toctree

from ..core.diagnostics import warn
from ..rendering.nodes import publication_list
from .plan import KEY, Anchor, Target, plan, shown
from .problem_kinds import RedirectKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class _Place(NamedTuple):
    """Where an anchor is."""

    node: nodes.Element
    #: the id of an entry, if the element is a list of papers
    entry: str = ""


def keep_anchors(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Add the old anchors of a page that is being written."""
    anchors = plan(app.builder).anchors.get(docname, ())
    if not anchors:
        return
    places = _Places(doctree)
    for anchor in anchors:
        target = anchor.target
        place = places.of(target.anchor) if target.page == docname else _link(app, doctree, docname, target)
        other = places.of(anchor.id) if anchor.id else None
        if other is not None and other != place:
            if KEY in anchor.text:
                # of all papers of a page, those that can be kept
                continue
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
            places.add(place, anchor.id)


def _warn(anchor: Anchor, message: str) -> None:
    warn(RedirectKind.REDIRECT, f"‘{shown(anchor.text)}’ {message}", location=anchor.locate())


class _Places:
    """The places of a page by their ids: elements, and entries of lists of papers."""

    def __init__(self, doctree: nodes.document) -> None:
        self._doctree = doctree
        self._places: dict[str, _Place] = {}
        for node in doctree.findall(nodes.Element):
            self._places |= {id: _Place(node) for id in node["ids"] if id not in self._places}
            if isinstance(node, publication_list):
                for listed in node["entries"]:
                    if listed.anchor:
                        self._places.setdefault(listed.anchor, _Place(node, listed.anchor))

    def of(self, anchor: str) -> _Place | None:
        """Return the place with an id, or the whole of the page without one."""
        if anchor:
            return self._places.get(anchor)
        section = next(iter(self._doctree.findall(nodes.section)), None)
        return None if section is None else _Place(section)

    def add(self, place: _Place, id: str) -> None:
        """Give a place a further id."""
        self._places[id] = place
        if place.entry:
            further: dict[str, list[str]] = place.node.get("further_ids") or {}
            further.setdefault(place.entry, []).append(id)
            place.node["further_ids"] = further
        else:
            # the last, for the first one is what other tables and the search have
            place.node["ids"].append(id)


def _link(app: Sphinx, doctree: nodes.document, docname: str, target: Target) -> _Place | None:
    """Return the link to a place on another page, else one to the page, else a list of pages that has it."""
    address = unquote(app.builder.get_relative_uri(docname, target.page))
    to_page: nodes.Element | None = None
    for reference in doctree.findall(nodes.reference):
        page, _, anchor = unquote(reference.get("refuri", "")).partition("#")
        if page == address:
            if anchor == target.anchor:
                return _Place(reference)
            to_page = to_page or reference
    to_page = to_page or next(
        (node.parent for node in _lists(doctree) if target.page in node["includefiles"]), None
    )
    return None if to_page is None else _Place(to_page)


def _lists(doctree: nodes.document) -> Iterator[nodes.Element]:
    # these become links only after this event
    return (node for node in doctree.findall(toctree) if not node.get("hidden"))
