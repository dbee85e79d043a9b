"""What each build of an imported site will warn of in its sections, found without Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..importers.findings import Finding, Level
from ..importers.records import Entry, Page
from ..model.date_problems import date_problem

#: directives whose items have dates; those of news are reported where they are read
_DATED = frozenset(
    {"education", "experience", "talks", "teaching", "awards", "grants", "projects", "supervision", "media"}
)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
#: a character behind a backslash is none
_MARKUP = re.compile(r"\\(\W)|[*_`]|\{[\w:-]+\}(?=`)")


def expected_in_sections(pages: Iterable[Page]) -> Iterator[Finding]:
    """Yield a line of the report for each item whose date no build will be able to read."""
    for page in pages:
        for block in page.blocks:
            if block.kind in _DATED:
                for text, problem in _date_problems(block.entries):
                    message = f"at the start of ‘{text[:60]}’: {problem} [academic.date]"
                    yield Finding(
                        Level.CHECK, f"each build warns of it: {message}", f"{page.name}.md", warns=True
                    )


def _date_problems(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        text = _MARKUP.sub(r"\1", _LINK.sub(r"\1", entry.text))
        line = ", ".join(filter(None, [entry.date, text]))
        if not entry.date and any(map(_has_date, entry.entries)):
            yield from _date_problems(entry.entries)
        elif problem := date_problem(line):
            yield line, problem


def _has_date(entry: Entry) -> bool:
    return bool(entry.date) or any(map(_has_date, entry.entries))
