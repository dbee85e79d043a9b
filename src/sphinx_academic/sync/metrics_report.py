"""What a run of ``sync --metrics`` has found, as text and as Markdown."""

from __future__ import annotations

from .metrics_merge import NewFigure
from .metrics_run import MetricsReport
from .report import as_one_line, escaped

#: of a list, more items are not shown at the terminal
_MOST_SHOWN = 20
_HEADS = ("source", "wanted", "found", "new")


def _rows(report: MetricsReport) -> list[list[str]]:
    rows = []
    for one in report.asked:
        sources = {count.source or one.title for count in one.counts}
        new = {(figure.subject, figure.name) for figure in report.news if figure.source in sources}
        rows.append([one.title, str(one.wanted), str(len(one.counts)), str(len(new))])
    return rows


def _new(figure: NewFigure) -> str:
    part = figure.part.replace("_", "-")
    before = f" (before: {figure.before})" if figure.before is not None else ""
    return f"{figure.name}: {part} {figure.after}{before}; {figure.source}"


def metrics_as_text(report: MetricsReport) -> str:
    """Return a report for the terminal."""
    table = [list(_HEADS), *_rows(report)] if report.asked else []
    lines = []
    if table:
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        for row in table:
            cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
            lines.append("  ".join([row[0].ljust(widths[0]), *cells]))
    for heading, items in _sections(report):
        if items:
            lines += ["", f"{heading} ({len(items)}):" if len(items) > 1 else f"{heading}:"]
            lines += [f"  {as_one_line(item)}" for item in items[:_MOST_SHOWN]]
            if len(items) > _MOST_SHOWN:
                lines.append(f"  {len(items) - _MOST_SHOWN} more; --report writes all")
    return "\n".join(lines).strip("\n")


def metrics_as_markdown(report: MetricsReport) -> str:
    """Return a report as part of the text of a merge request; what others wrote has no markup in it."""
    lines = ["# Figures", ""]
    if rows := _rows(report):
        lines += [f"| {' | '.join(_HEADS)} |", "| --- | ---: | ---: | ---: |"]
        lines += [f"| {' | '.join(map(escaped, row))} |" for row in rows]
        lines.append("")
    if not report.changed:
        lines += ["Nothing new.", ""]
    for heading, items in _sections(report):
        if items:
            lines += [f"## {escaped(heading)}", "", *(f"- {escaped(item)}" for item in items), ""]
    return "\n".join(lines)


def _sections(report: MetricsReport) -> list[tuple[str, list[str]]]:
    return [
        ("Failed", [f"{title} {message}" for title, message in report.failures]),
        ("New figures", list(map(_new, report.news))),
        ("Remarks", report.remarks),
    ]
