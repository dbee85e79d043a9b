"""What an import did: the file ``import-report.md``, and a few lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..importers.findings import Finding, Level

NAME = "import-report.md"
#: where the report begins: with what the author should look at
_ORDER = (Level.CHECK, Level.KEPT, Level.LEFT_OUT, Level.IMPORTED)
_MEANINGS = {
    Level.CHECK: "Imported, but look whether it is right.",
    Level.KEPT: "Not understood; it stands as text where it stood.",
    Level.LEFT_OUT: "Not in the new site.",
    Level.IMPORTED: "In the new site.",
}
#: on a terminal, more of a kind are not shown
_MOST_SHOWN = 8


def report_text(kind: str, reason: str, findings: Sequence[Finding]) -> str:
    """Return the report as Markdown."""
    lines = [
        "# What was imported",
        "",
        f"The source is of the kind {kind} ({reason}).",
        "This file is no page of the site; remove it when all is done.",
    ]
    for level in _ORDER:
        of_level = [finding for finding in findings if finding.level is level]
        lines += ["", f"## {level.value} ({len(of_level)})", ""]
        if of_level:
            lines += [_MEANINGS[level], "", *(f"- {_markdown(finding)}" for finding in of_level)]
        else:
            lines.append("Nothing.")
    return "\n".join(lines) + "\n"


def _markdown(finding: Finding) -> str:
    where = f"`{place(finding)}`: " if finding.file else ""
    remedy = f" *{_sentence(finding.remedy)}*" if finding.remedy else ""
    return f"{where}{_sentence(finding.message)}{remedy}"


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def place(finding: Finding) -> str:
    """Return file and line."""
    return f"{finding.file}:{finding.line}" if finding.line else finding.file


def short_report(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines for a terminal."""
    findings = list(findings)
    for level in (Level.CHECK, Level.KEPT, Level.LEFT_OUT):
        of_level = [finding for finding in findings if finding.level is level]
        if not of_level:
            continue
        yield f"{level.value} ({len(of_level)}):"
        for finding in of_level[:_MOST_SHOWN]:
            where = f"{place(finding)}: " if finding.file else ""
            yield f"  {where}{' '.join(finding.message.split())}"
        if len(of_level) > _MOST_SHOWN:
            yield f"  and {len(of_level) - _MOST_SHOWN} more in {NAME}"
