"""``sphinx-academic sync --metrics``: citations, stars and downloads into the file of figures."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ..model.extension_points import Extensions
from .terminal import Failure, Terminal

if TYPE_CHECKING:
    from ..sync.client import Network
    from ..sync.metrics_run import MetricsReport, MetricsRun
    from ..sync.metrics_source import MetricsSource
    from ..sync.settings import Site


Result = TypeVar("Result")


def metrics_sources(extensions: Extensions) -> Mapping[str, MetricsSource]:
    """Return the sources of figures of a run."""
    from ..sync.metrics_source import METRICS_SOURCES

    return METRICS_SOURCES.of(extensions)


def names_file(site: Site) -> bool:
    """Return whether a site names a file of figures."""
    name = site.values.get("academic_metrics")
    return isinstance(name, str) and bool(name.strip())


def metrics_run(
    site: Site,
    sources: Mapping[str, MetricsSource],
    network: Network,
    cache: Path,
    arguments: argparse.Namespace,
    terminal: Terminal,
) -> MetricsRun:
    """Return the run that the options of the command want."""
    from ..sync.metrics_run import MetricsRun

    names = [name for text in arguments.source or () for name in text.split(",")]
    return MetricsRun(
        site,
        sources,
        network,
        cache=cache,
        names=names,
        only=arguments.only or (),
        progress=terminal.progress,
    )


def dry_run(it: MetricsRun, terminal: Terminal) -> MetricsReport:
    """Show what would change as a diff; write nothing."""
    from ..sync.run import diff

    held = _checked(it.read)
    changed, report = it.changes(it.ask(held), held)
    if shown := diff(changed, it.site.folder):
        print(shown, end="")
    return _said(report, terminal)


def write(it: MetricsRun, terminal: Terminal) -> MetricsReport:
    """Ask, merge and write."""
    asked = it.ask(_checked(it.read))
    return _said(_checked(lambda: it.write(asked)), terminal)


def _checked(call: Callable[[], Result]) -> Result:
    from ..sync.metrics_run import MetricsError

    try:
        return call()
    except MetricsError as error:
        raise Failure(str(error)) from None


def add_to_report(report: MetricsReport, path: Path, *, is_new: bool) -> None:
    """Write the report as Markdown, behind that of papers unless the file is new."""
    from ..sync.metrics_report import metrics_as_markdown

    before = "" if is_new else f"{path.read_text('utf-8').rstrip()}\n\n"
    path.write_text(f"{before}{metrics_as_markdown(report)}", "utf-8")


def _said(report: MetricsReport, terminal: Terminal) -> MetricsReport:
    from ..sync.metrics_report import metrics_as_text

    terminal.say(metrics_as_text(report) or "No paper, person or repository has figures to ask for.")
    if not report.changed:
        terminal.say("No new figures.")
    for title, message in report.failures:
        terminal.error(f"{title} {message}")
    return report


def exit_code(report: MetricsReport) -> int:
    """Return 0 if all sources have responded, 1 if none has, else 3."""
    failed = [one for one in report.asked if one.failure]
    if not failed:
        return 0
    return 1 if len(failed) == len(report.asked) and not any(one.counts for one in failed) else 3


def together(codes: Sequence[int]) -> int:
    """Return the exit code of a run that has done several things."""
    return max(codes) if 0 not in codes or not any(codes) else 3
