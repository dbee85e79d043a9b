"""Old addresses of the pages of an imported site, and old anchors on them: each leads to one place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from ..importers.findings import Finding, Level
from ..importers.jekyll import gfm_anchor
from ..importers.moving import myst_anchor, new_anchor
from ..importers.records import Page
from ..model.old_addresses import old_address
from .imported_pages import headings_in

_ROLE = re.compile(r"\{[\w:-]+\}`([^`]*)`")
_TARGET = re.compile(r"\]\([^()]*\)")
_MARKUP = re.compile(r"[\\*`\[\]]")
_PAGE_ENDING = re.compile(r"(?:(?:^|/)index)?\.html?$|(?:^|/)index$")


class _Heading(NamedTuple):
    """A heading of a new page."""

    #: as written
    source: str
    #: without markup
    text: str
    #: the id that docutils gives it; empty where it gives a number
    id: str
    #: the anchor that MyST gives it
    slug: str

    @property
    def anchor(self) -> str:
        """Return the name by which a redirect leads here."""
        return self.id or self.slug


def with_one_place_each(pages: Sequence[Page]) -> tuple[tuple[Page, ...], list[Finding]]:
    """Return pages of whose old addresses each leads to one page, and is that of no page of today."""
    own = {page.name.casefold(): page.name for page in pages}
    known: dict[str, str] = {}
    findings: list[Finding] = []
    made: list[Page] = []
    for page in pages:
        kept = []
        for text in page.redirects:
            try:
                path = _PAGE_ENDING.sub("", old_address(f"/{text.lstrip('/')}").path).casefold()
            except ValueError as error:
                findings.append(_left_out(text, page, str(error)))
                continue
            there = own.get(path or "index") or known.get(path)
            if there is None:
                known[path] = page.name
                kept.append(text)
            elif there != page.name:
                findings.append(_left_out(text, page, f"is that of the page {there}, too"))
            elif path in known or text.lower().endswith((".html", ".htm")):
                # not quite the address of today
                kept.append(text)
        made.append(replace(page, redirects=tuple(kept)))
    return tuple(made), findings


def _left_out(text: str, page: Page, reason: str) -> Finding:
    message = f"the old address {text!r} of the page {page.name} {reason}; it does not lead there"
    return Finding(Level.LEFT_OUT, message)


def redirects_of(
    texts: Mapping[str, str], pages: Iterable[Page], stated: Mapping[str, str]
) -> dict[str, str]:
    """Return the redirects of a site, with those of the anchors that other generators give to headings.

    :param texts: pages in MyST, by their names
    :param pages: the same, with the anchors of their parts
    :param stated: redirects that an importer states
    """
    headings = {name: list(_headings(text)) for name, text in texts.items()}
    found: dict[str, str] = {}
    for old, target in stated.items():
        path, hash, anchor = old.partition("#")
        name, _hash, place = target.partition("#")
        if not hash:
            found[old] = target
        elif (own := _page(path, headings)) is not None and name == own and anchor == "{key}":
            found[_address(own, anchor)] = target
        elif own is not None and name in headings:
            ids = _ids(headings[own])
            if anchor in ids:
                continue
            same = next((each for each in headings[own] if each.slug == anchor), None)
            if same is not None:
                name, place = own, same.anchor
            elif place not in _names(headings[name]):
                place = ""
            found[_address(own, anchor)] = f"{name}#{place}" if place else name
    for page in pages:
        for anchor, place in _old_anchors(page, headings[page.name]):
            found.setdefault(_address(page.name, anchor), f"{page.name}#{place}" if place else page.name)
    return found


def _headings(text: str) -> Iterator[_Heading]:
    ids: set[str] = set()
    slugs: set[str] = set()
    for _line, match in headings_in(text.split("\n")):
        source = match["text"].strip()
        unlinked = _TARGET.sub("", source)
        plain = _MARKUP.sub("", _ROLE.sub(r"\1", unlinked))
        slug = base = myst_anchor(_MARKUP.sub("", _ROLE.sub("", unlinked)))
        number = 0
        while slug in slugs:
            number += 1
            slug = f"{base}-{number}"
        slugs.add(slug)
        id = new_anchor(plain)
        yield _Heading(source, plain, "" if id in ids else id, slug)
        ids.add(id)


def _old_anchors(page: Page, headings: Sequence[_Heading]) -> Iterator[tuple[str, str]]:
    """Yield the anchors that a page had, each with its place today."""
    explicit: defaultdict[str, list[str]] = defaultdict(list)
    untitled: list[str] = []
    for block in page.blocks:
        (explicit[block.title] if block.title else untitled).extend(block.anchors)
    ids = _ids(headings)
    used: Counter[str] = Counter()
    for anchor in untitled:
        if anchor not in ids and _is_anchor(anchor):
            yield anchor, ""
    for heading in headings:
        made = gfm_anchor(heading.text)
        numbered = f"{made}-{used[made]}" if used[made] else made
        used[made] += 1
        for anchor in dict.fromkeys([*explicit.get(heading.source, ()), numbered]):
            if anchor not in ids and _is_anchor(anchor):
                yield anchor, heading.anchor


def _page(path: str, pages: Mapping[str, object]) -> str | None:
    name = _PAGE_ENDING.sub("", path.strip("/")) or "index"
    return name if name in pages else None


def _address(page: str, anchor: str) -> str:
    # a page that is the index of a folder is at the folder
    path = "" if page == "index" else page.removesuffix("/index")
    return f"/{path}/#{anchor}" if path else f"/#{anchor}"


def _is_anchor(text: str) -> bool:
    if not re.search(r"\w", text):
        return False
    try:
        return old_address(f"/#{text}").anchor == text
    except ValueError:
        return False


def _ids(headings: Iterable[_Heading]) -> set[str]:
    return {heading.id for heading in headings} - {""}


def _names(headings: Iterable[_Heading]) -> set[str]:
    return {name for heading in headings for name in (heading.id, heading.slug)} - {""}
