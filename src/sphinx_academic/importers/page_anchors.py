"""Links to headings of the new pages: where no heading is written, they lead to the page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from .findings import Findings
from .moving import fragments_of, heading_lines, myst_anchor
from .records import Block, Entry, Page
from .sections import headings

_TO_HEADING = re.compile(r"\]\((?P<path>[^()\s#]+)\.md#(?P<anchor>[^()\s]+)\)")
_ROLE_OR_TARGET = re.compile(r"\{[\w-]+\}`[^`]*`|\]\([^()]*\)")

#: the name of a page and the anchor that it does not have
Report = Callable[[str, str], None]
#: name of a new page, and a fragment that led to a heading of it -> the anchor of MyST
Anchors = Mapping[tuple[str, str], str]


def reported_in(findings: Findings) -> Report:
    """Return what adds a line to the report of an import."""

    def report(page: str, anchor: str) -> None:
        missing = f"a link leads to the heading #{anchor}, which is not on the page {page}"
        findings.check(f"{missing}; it leads to the page")

    return report


def note_anchors(tree: Any, page: str, anchors: dict[tuple[str, str], str]) -> None:
    """Add what led to the headings of a tree: their ids, and those that generators make of their texts.

    :param page: name of the new page
    """
    for part in headings(tree):
        if anchor := myst_anchor(part.text):
            for fragment in fragments_of(part):
                anchors.setdefault((page, fragment), anchor)


def with_existing_anchors(pages: Sequence[Page], report: Report, old: Anchors | None = None) -> list[Page]:
    """Return pages without the anchors in links that no heading of the target has.

    :param old: of anchors that are still those of the old site
    """
    anchors = {page.name: _anchors(page) for page in pages}

    def checked(page: Page) -> Page:
        def target(match: re.Match[str]) -> str:
            name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), match["path"]))
            anchor = (old or {}).get((name, match["anchor"]), match["anchor"])
            known = anchors.get(name)
            if known is None or anchor in known:
                return f"]({match['path']}.md#{anchor})"
            report(name, anchor)
            return f"]({match['path']}.md)"

        def text(of: str) -> str:
            return _TO_HEADING.sub(target, of) if ".md#" in of else of

        return replace(page, blocks=tuple(_block(block, text) for block in page.blocks))

    return list(map(checked, pages))


def _block(block: Block, checked: Callable[[str], str]) -> Block:
    return replace(
        block,
        title=checked(block.title),
        text=checked(block.text),
        body=checked(block.body),
        entries=tuple(_entry(entry, checked) for entry in block.entries),
    )


def _entry(entry: Entry, checked: Callable[[str], str]) -> Entry:
    return replace(
        entry,
        text=checked(entry.text),
        body=checked(entry.body),
        entries=tuple(_entry(each, checked) for each in entry.entries),
    )


def _anchors(page: Page) -> set[str]:
    """Return the anchors that MyST gives to the headings of a page; of equal ones, it numbers the later."""
    lines = [page.title]
    for block in page.blocks:
        text = block.text.split("\n")
        lines += [block.title, *(text[number].partition(" ")[2] for number in heading_lines(text))]
    found: set[str] = set()
    for line in filter(None, lines):
        anchor = base = myst_anchor(re.sub(r"[\\*`\[\]]", "", _ROLE_OR_TARGET.sub("", line)))
        number = 0
        while anchor in found:
            number += 1
            anchor = f"{base}-{number}"
        found.add(anchor)
    return found
