"""What a run of ``sphinx-academic sync`` has found and done, as text and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .work import Work

#: in which a work that a source offered may end
OUTCOMES = ("added", "joined", "known", "doubtful", "notices", "removed")
#: of a list, more items are not shown at the terminal
_MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Change:
    """An entry that was added or changed."""

    file: str
    key: str
    title: str
    year: int | None
    fields: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that was written by hand and is another at a source."""

    file: str
    line: int
    key: str
    field: str
    yours: str
    theirs: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """A work that is hardly the person's, or not one of its own."""

    sources: tuple[str, ...]
    title: str
    #: with its kind
    identifier: str
    reason: str


@dataclass(slots=True)
class Row:
    """What became of the works that a source offered."""

    offered: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    @property
    def lost(self) -> int:
        """Return how many works are in no column: none, if all is right."""
        return self.offered - sum(self.counts.values())


@dataclass(slots=True)
class Report:
    """All of it."""

    rows: dict[str, Row] = field(default_factory=dict)
    added: list[Change] = field(default_factory=list)
    updated: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    #: between an entry that was written by hand and what a source says of it, when they meet
    differences: list[Conflict] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    #: source, title, and what has happened to the work that it concerns
    notices: list[tuple[str, str, str]] = field(default_factory=list)
    #: works that a source no longer lists
    gone: list[tuple[str, str]] = field(default_factory=list)
    #: titles, and years that cannot be
    future: list[tuple[str, int]] = field(default_factory=list)
    #: file, line and key of entries that are damaged
    unchangeable: list[tuple[str, int, str]] = field(default_factory=list)
    #: titles of works that the site never wants
    ignored: list[str] = field(default_factory=list)
    #: keys of new entries without authors
    authorless: list[str] = field(default_factory=list)
    #: source, and what went wrong
    failures: list[tuple[str, str]] = field(default_factory=list)
    #: what else is to be said
    remarks: list[str] = field(default_factory=list)
    requests: int = 0
    _outcomes: dict[tuple[str, str], str] = field(default_factory=dict)

    def count(self, work: Work, outcome: str) -> None:
        """Note what became of a work."""
        self._outcomes[(work.source, work.id)] = outcome

    def offered(self, source: str, work: tuple[str, str], *, again: bool) -> None:
        """Count a work that a source offered in this run.

        :param again: whether it did so before, which says nothing new
        """
        row = self.rows.setdefault(source, Row())
        row.offered += 1
        if again:
            row.counts["joined"] += 1
        elif outcome := self._outcomes.get(work):
            row.counts[outcome] += 1

    @property
    def has_news(self) -> bool:
        """Return whether a file is to be changed."""
        return bool(self.added or self.updated)


def _sections(report: Report, titles: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield headings with their items, as plain text."""

    def names(sources: Sequence[str]) -> str:
        return ", ".join(titles.get(source, source) for source in sources)

    def of(change: Change) -> str:
        return f"{change.key}: {change.title}{f' ({change.year})' if change.year else ''}"

    yield "Failed", [f"{titles.get(source, source)} {message}".strip() for source, message in report.failures]
    yield "New entries", [f"{of(change)}; {names(change.sources)}" for change in report.added]
    yield "Changed entries", [f"{of(change)}; {', '.join(change.fields)}" for change in report.updated]
    yield "Conflicts, left as you wrote them", list(map(_conflict(names), report.conflicts))
    yield (
        "Doubtful, not added; ‘sphinx-academic sync add’ adds one, academic_sync_ignore silences it",
        [
            f"{doubt.title or 'without a title'}; {doubt.identifier}; {names(doubt.sources)}: {doubt.reason}"
            for doubt in report.doubts
        ],
    )
    yield (
        "Notices, which are no papers",
        [f"{title}; {names([source])}" for source, title, _mark in report.notices],
    )
    yield "Differs from what you wrote, which stays", list(map(_conflict(names), report.differences))
    yield (
        "No longer listed; the entries stay",
        [f"{title}; {names([source])}" for source, title in report.gone],
    )
    yield (
        "Dates in the future, which are left out",
        [f"{title}: {year}" for title, year in sorted(set(report.future))],
    )
    yield (
        "Entries that cannot be changed; correct their syntax",
        [f"{file}:{line}: {key}" for file, line, key in report.unchangeable],
    )
    yield "New entries without authors; add them", list(report.authorless)
    yield "Set aside by academic_sync_ignore", list(report.ignored)
    yield "Remarks", list(report.remarks)


def _conflict(names: Callable[[Sequence[str]], str]) -> Callable[[Conflict], str]:
    def shown(conflict: Conflict) -> str:
        yours = f"‘{conflict.yours}’" if conflict.yours else "removed"
        place = f"{conflict.file}:{conflict.line}: {conflict.key}, {conflict.field}"
        return f"{place}: yours {yours}, theirs ‘{conflict.theirs}’ ({names(conflict.sources)})"

    return shown


def _table(report: Report, titles: Mapping[str, str]) -> list[list[str]]:
    heads = ["source", "offered", "added", "joined", "known", "doubtful", "notices", "removed", "lost"]
    rows = [
        [
            titles.get(source, source),
            str(row.offered),
            *(str(row.counts[outcome]) for outcome in OUTCOMES),
            str(row.lost),
        ]
        for source, row in report.rows.items()
    ]
    return [heads, *rows] if rows else []


def as_text(report: Report, titles: Mapping[str, str]) -> str:
    """Return a report for the terminal."""
    return text_of(_table(report, titles), _sections(report, titles))


def as_markdown(report: Report, titles: Mapping[str, str]) -> str:
    """Return a report as the text of a merge request; what others wrote has no markup in it."""
    return markdown_of("Papers", _table(report, titles), _sections(report, titles), has_news=report.has_news)


def text_of(table: Sequence[Sequence[str]], sections: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Return a report for the terminal.

    :param table: its rows, the heads first; empty if there are none
    :param sections: headings, each with its items; those without items are left out
    """
    lines = []
    if table:
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = [
                row[0].ljust(widths[0]),
                *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
            ]
            lines.append("  ".join(cells).rstrip())
    for heading, items in sections:
        if items:
            lines += ["", f"{heading} ({len(items)}):" if len(items) > 1 else f"{heading}:"]
            lines += [f"  {as_one_line(item)}" for item in items[:_MOST_SHOWN]]
            if len(items) > _MOST_SHOWN:
                lines.append(f"  {len(items) - _MOST_SHOWN} more; --report writes all")
    return "\n".join(lines).strip("\n")


def markdown_of(
    title: str,
    table: Sequence[Sequence[str]],
    sections: Iterable[tuple[str, Sequence[str]]],
    *,
    has_news: bool,
) -> str:
    """Return a report in Markdown, from the same parts as :func:`text_of`."""
    lines = [f"# {title}", ""]
    if table:
        heads, *rows = table
        lines += [f"| {' | '.join(heads)} |", f"| {' | '.join(['---', *['---:'] * (len(heads) - 1)])} |"]
        lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows]
        lines.append("")
    if not has_news:
        lines += ["Nothing new.", ""]
    for heading, items in sections:
        if items:
            lines += [f"## {escaped(heading)}", "", *(f"- {escaped(item)}" for item in items), ""]
    return "\n".join(lines)


def as_one_line(text: str) -> str:
    """Return a text without ends of lines and what cannot be printed."""
    return "".join(character if character.isprintable() else " " for character in text)


def escaped(text: str) -> str:
    """Return a text without meaning in Markdown, and without mentions of users and issues."""
    text = re.sub(r"([\\`*_{}\[\]()#+!|~$])", r"\\\1", as_one_line(text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("@", "@\u200b").replace("://", ":\u200b//")
