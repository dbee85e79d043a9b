"""Footnotes, whose labels are those of one page: what several texts become one page must not share any."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count
from typing import Any

_FENCE = re.compile(r"[ >]*(?P<fence>`{3,}|~{3,}|:{3,})(?P<info>.*)")
_TEXT = re.compile(r"(?P<before>[ >]*)\[\^(?P<label>[^\]\s]+)\]: ?")
#: a mark, or code, in which there is none
_MARK = re.compile(r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|(?<!\\)\[\^(?P<label>[^\]\s]+)\]")


class FootnoteLabels:
    """The labels of each new page."""

    def __init__(self) -> None:
        self._taken: dict[str, set[str]] = {}
        self._new: dict[tuple[str, str], dict[str, str]] = {}

    def make_unique(self, tree: Any, file: str, page: str) -> None:
        """Give footnotes labels that no other file has on their new page.

        :param tree: as :func:`~.markup.parse` returns it
        :param file: path in the source
        :param page: name of the new page
        """
        taken = self._taken.setdefault(page, set())
        new = self._new.setdefault((file, page), {})
        for tag in tree.find_all(["footnote-mark", "footnote-text"]):
            label = tag["label"]
            if label not in new:
                names = chain([label], (f"{label}-{number}" for number in count(2)))
                new[label] = next(name for name in names if name not in taken)
                taken.add(new[label])
            tag["label"] = new[label]


def without_lone_footnotes(page: str) -> str:
    """Return a page in MyST whose footnotes all have marks, and marks footnotes.

    A list of papers, for one, does not stay on its page.  A mark that has lost its footnote goes; what a
    footnote says stays where it stood.
    """
    if "[^" not in page:
        return page
    lines = page.split("\n")
    openings = {number: _TEXT.match(lines[number]) for number in _lines_of_text(lines)}
    # where each line goes on behind the label that it begins with
    starts = {number: opening.end() if opening else 0 for number, opening in openings.items()}
    texts = {opening["label"] for opening in openings.values() if opening}
    marks = {
        match["label"] for number, start in starts.items() for match in _MARK.finditer(lines[number], start)
    }

    def kept(match: re.Match[str]) -> str:
        return match[0] if match["code"] or match["label"] in texts else ""

    for number, opening in openings.items():
        line, start = lines[number], starts[number]
        head = opening["before"] if opening and opening["label"] not in marks else line[:start]
        lines[number] = head + _MARK.sub(kept, line[start:])
    return "\n".join(lines)


def _lines_of_text(lines: list[str]) -> Iterator[int]:
    """Yield the numbers of the lines that are neither in code nor a fence; directives hold text."""
    fences: list[str] = []
    in_code = False
    for number, line in enumerate(lines):
        match = _FENCE.match(line)
        if match and fences and match["fence"].startswith(fences[-1]) and not match["info"].strip():
            fences.pop()
            in_code = False
        elif match and not in_code:
            fences.append(match["fence"])
            in_code = not match["info"].startswith("{")
        elif not in_code:
            yield number
