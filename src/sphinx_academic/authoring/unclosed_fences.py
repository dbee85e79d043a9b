"""What a fence in MyST has swallowed because it was not closed: the rest of its page.

A fence ends at the first line of as many backticks, tildes or colons as it begins with.  Without its own end,
it ends at that of the next directive, or at the end of the page, and holds headings and directives that were
meant to follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..model.patterns import lazy_pattern

_FENCE = lazy_pattern(r"(?P<indent> *(?:[-*+][ \t]+)?)(?P<mark>`{3,}|~{3,}|:{3,})[ \t]*(?P<info>.*?)[ \t]*")
# a heading that is indented belongs to an item
_HEADING = lazy_pattern(r"#{1,6}(?:[ \t]+(?P<title>.*?))?(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = lazy_pattern(r"(?:=+|-{2,})[ \t]*")
#: what cannot be the text of a heading that is underlined
_NO_TITLE = lazy_pattern(r"\s|[-*+:>#|]|\d+[.)]\s")


class Swallowed(NamedTuple):
    """Where a body ends that was meant to end, counted from 0, and what follows."""

    line: int
    #: the heading or the directive, in words
    what: str
    #: whether it stands in an item, so that the rest is no longer in the body at all
    inside: bool = False


def find_swallowed(lines: Sequence[str], *, headings: bool = True) -> Swallowed | None:
    """Return the first thing in a body that was meant to follow it, or None.

    :param lines: of the body
    :param headings: whether a heading is never a part of the body
    """
    heading: Swallowed | None = None
    fence: re.Match[str] | None = None
    start = 0
    for number, line in enumerate(lines):
        found = _FENCE.fullmatch(line)
        if fence is not None:
            if found and _closes(found, fence):
                fence = None
        elif found:
            fence, start = found, number
        elif heading is None and (title := _title(lines, number)) is not None:
            heading = Swallowed(number, f"the heading ‘{title}’")
    unclosed: Swallowed | None = None
    if fence is not None:
        info = fence["info"] or fence["mark"]
        unclosed = Swallowed(start, info if info.startswith("{") else f"‘{info}’", bool(fence["indent"]))
    # a body that holds the end of another fence holds what is before that, too
    if heading and (headings or unclosed) and not (unclosed and unclosed.line < heading.line):
        return heading
    return unclosed


def _closes(line: re.Match[str], fence: re.Match[str]) -> bool:
    same = line["mark"][0] == fence["mark"][0]
    return same and not line["info"] and len(line["mark"]) >= len(fence["mark"])


def _title(lines: Sequence[str], number: int) -> str | None:
    """Return the text of the heading that begins in a line."""
    line = lines[number]
    if found := _HEADING.fullmatch(line):
        return (found["title"] or "").strip()
    after = lines[number + 1] if number + 1 < len(lines) else ""
    before = lines[number - 1] if number else ""
    if line and not before.strip() and not _NO_TITLE.match(line) and _UNDERLINE.fullmatch(after):
        return line.strip()
    return None
