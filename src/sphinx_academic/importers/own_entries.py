"""The entries of .bib files that a site of free pages has, for the papers that its pages show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ..bib.reader import read
from ..model.folding import fold
from ..model.publication import Publication
from .own_bib import completed, entry_in
from .records import Paper
from .source import MAX_TEXT, Source

#: files of programs, of posts and of templates, which say nothing of the owner's papers
_FOREIGN = re.compile(
    r"(?:^|/)(?:assets/bibliography|_posts|test|tests|example\w*|docs|google_scholar_crawler)/"
)
_MAX_FILES = 200
_NOT_WORDS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"\W*(?:show |copy |view )?(?:bib|bibtex|cite|citation|引用)\W*", re.IGNORECASE)


def shown_entry(nodes: Any) -> tuple[Publication | None, list[Any]]:
    """Return the entry that an item shows as code, and the elements that show it."""
    roots = [nodes] if hasattr(nodes, "find_all") else [node for node in nodes if hasattr(node, "find_all")]
    found: Publication | None = None
    skip: list[Any] = []
    for root in roots:
        for tag in [root, *root.find_all(["pre", "code", "textarea", "div", "details"])]:
            if (
                tag.name not in ("pre", "code", "textarea")
                and tag.find(["pre", "code", "textarea"]) is not None
            ):
                continue
            if any(parent in skip for parent in tag.parents):
                continue
            text = tag.get_text()
            if not text.lstrip().startswith("@") or (entry := entry_in(text)) is None:
                continue
            found = found or entry
            skip.append(_around(tag))
    return found, skip


def _around(tag: Any) -> Any:
    """Return the outermost element that holds an entry and no more than the word above it."""
    text = tag.get_text().strip()
    while tag.parent is not None and tag.parent.name in ("pre", "div", "details", "p", "span"):
        rest = tag.parent.get_text().strip().replace(text, "", 1)
        if rest.strip() and not _LABEL.fullmatch(rest.strip()):
            break
        tag = tag.parent
    return tag


class OwnEntries:
    """Finds the entry of a paper in the .bib files of a source."""

    def __init__(self, source: Source) -> None:
        self._source = source
        #: titles of entries that were found, folded
        self._used: set[str] = set()

    @cached_property
    def _by_title(self) -> dict[str, Publication]:
        found: dict[str, Publication] = {}
        names = [name for name in self._source.below("", ".bib") if not _FOREIGN.search(name)]
        for name in names[:_MAX_FILES]:
            for entry in read(self._source.data(name, MAX_TEXT) or b"", name).publications:
                if entry.plain_title:
                    found.setdefault(_plain(entry.plain_title), entry)
        return found

    def complete(self, paper: Paper, shown: Publication | None) -> Paper:
        """Return a paper with what its own entry says, which wins over its page.

        :param shown: the entry that its item shows
        """
        title = _plain(paper.title)
        entry = shown or self._by_title.get(title)
        if entry is None:
            return paper
        self._used.add(_plain(entry.plain_title))
        return completed(paper, entry, self._source.findings, wins=True)

    def report(self) -> None:
        """Report the files that have entries which no page shows."""
        left: dict[str, list[str]] = {}
        for title, entry in self._by_title.items():
            if title not in self._used:
                left.setdefault(entry.file, []).append(entry.plain_title)
        for name, titles in left.items():
            self._source.findings.left_out(
                f"{len(titles)} entries that no page shows, such as: {_short(titles)}",
                name,
                remedy="if they are yours, name the file in bibtex_bibfiles of conf.py",
            )


def _short(titles: Sequence[str]) -> str:
    return titles[0][:80]


def _plain(text: str) -> str:
    return _NOT_WORDS.sub("", fold(text))
