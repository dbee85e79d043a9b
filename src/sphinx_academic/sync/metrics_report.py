"""What a run of ``sync --metrics`` has found, as text and as Markdown."""

from __future__ import annotations

from .metrics_merge import NewFigure
from .metrics_run import MetricsReport
from .report import markdown_of, text_of

_HEADS = ("source", "wanted", "found", "new")


def _table(report: MetricsReport) -> list[list[str]]:
    rows = []
    for one in report.asked:
        sources = {count.source or one.title for count in one.counts}
        new = {(figure.subject, figure.name) for figure in report.news if figure.source in sources}
        rows.append([one.title, str(one.wanted), str(len(one.counts)), str(len(new))])
    return [list(_HEADS), *rows] if rows else []


def _new(figure: NewFigure) -> str:
    part = figure.part.replace("_", "-")
    before = f" (before: {figure.before})" if figure.before is not None else ""
    return f"{figure.name}: {part} {figure.after}{before}; {figure.source}"


def metrics_as_text(report: MetricsReport) -> str:
    """Return a report for the terminal."""
    return text_of(_table(report), _sections(report))


def metrics_as_markdown(report: MetricsReport) -> str:
    """Return a report as part of the text of a merge request; what others wrote has no markup in it."""
    return markdown_of("Figures", _table(report), _sections(report), has_news=bool(report.changed))


def _sections(report: MetricsReport) -> list[tuple[str, list[str]]]:
    return [
        ("Failed", [f"{title} {message}" for title, message in report.failures]),
        ("New figures", list(map(_new, report.news))),
        ("Remarks", report.remarks),
    ]
