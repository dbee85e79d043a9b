"""Links to headings of the new pages: where no heading is written, they lead to the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from .moving import heading_lines, myst_anchor
from .records import Block, Entry, Page

_TO_HEADING = re.compile(r"\]\((?P<up>(?:\.\./)*)(?P<name>[^()\s#]+)\.md#(?P<anchor>[^()\s]+)\)")
_ROLE_OR_TARGET = re.compile(r"\{[\w-]+\}`[^`]*`|\]\([^()]*\)")

#: the name of a page and the anchor that it does not have
Report = Callable[[str, str], None]


def with_existing_anchors(pages: Sequence[Page], report: Report) -> list[Page]:
    """Return pages without the anchors in links that no heading of the target has."""
    anchors = {page.name: _anchors(page) for page in pages}

    def checked(text: str) -> str:
        return _TO_HEADING.sub(target, text) if ".md#" in text else text

    def target(match: re.Match[str]) -> str:
        known = anchors.get(match["name"])
        if known is None or match["anchor"] in known:
            return match[0]
        report(match["name"], match["anchor"])
        return f"]({match['up']}{match['name']}.md)"

    return [replace(page, blocks=tuple(_block(block, checked) for block in page.blocks)) for page in pages]


def _block(block: Block, checked: Callable[[str], str]) -> Block:
    return replace(
        block,
        title=checked(block.title),
        text=checked(block.text),
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
