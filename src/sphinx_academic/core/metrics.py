"""``academic_metrics``: figures are read once, and pages that show them are read again when they change."""

from __future__ import annotations

import datetime
import os
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import cache as cachefile
from .config import MetricsSettings, SyncSettings, settings
from .diagnostics import report
from .domain import academic_domain
from .page_record import PagePart
from .problem_kinds import CoreKind
from .site_metrics import current_metrics, metrics_digest, metrics_state

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from ..model.figures import Metrics


@dataclass(slots=True)
class ShownMetrics(PagePart):
    """The figures that a page could show."""

    digest: bytes = b""


def metrics(env: BuildEnvironment) -> Metrics:
    """Return the figures for the page that is being read, which is read again when they change."""
    academic_domain(env).page(env.docname).put(ShownMetrics(metrics_digest(env.config)))
    return current_metrics(env.config)


def pages_with_other_figures(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Read pages again whose figures are not today's: a file has changed, or they are too old now."""
    current = metrics_digest(app.config)
    shown = academic_domain(env).parts(ShownMetrics)
    return [docname for docname, metrics in shown if metrics.digest != current]


def _today() -> datetime.date:
    """Return the date, or that of the build that is to be reproduced.

    https://reproducible-builds.org/docs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        now = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch.isdecimal() else _now()
    except (ValueError, OverflowError, OSError):  # no day that there is
        now = _now()
    return now.date()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _latest(today: datetime.date) -> datetime.date:
    """Return the last day on which something can have been counted: tomorrow, as it is today somewhere.

    That day is by the clock, also where a build has a date of its own: one of 1980 is usual.
    """
    return max(today, _now().date() + datetime.timedelta(days=1))


def read_files(app: Sphinx) -> None:
    """Read the files, once for each build; what is wrong with them is reported in each."""
    site = MetricsSettings.of(app.config)
    path = app.confdir / site.metrics
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        message = f": {site.metrics} cannot be read ({reason}); no figures are shown; add the file"
        site.warn("metrics", message, CoreKind.METRICS)
        return
    from dataclasses import replace

    from .metrics_file import Known, read_metrics

    today = _today()
    state = metrics_state(app.config)
    people = {person.id: person.orcid for person in settings(app.config).registry}
    store = academic_domain(app.env).store
    known = Known({key for file in store.files for key in store.keys_of(file)}, people)
    state.metrics, problems = read_metrics(content, str(path), today, _latest(today), known)
    history = _history(app, Path(path))
    if history:
        from .metrics_history import read_history

        file, data = history
        years, found = read_history(data, str(file), people, SyncSettings.of(app.config).sync, _latest(today))
        state.metrics = replace(state.metrics, years=years)
        problems += found
    # what is too old, or in the future, is so on one day and not on another
    outdated = repr([problem.message for problem in problems]).encode()
    state.digest = cachefile.digest(content, outdated, history[1] if history else b"")
    report(problems)


def _history(app: Sphinx, path: Path) -> tuple[Path, bytes] | None:
    from ..model.figures import history_file

    file = history_file(path)
    try:
        return file, file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f": {file.name} cannot be read ({error.strerror or error}); no plot shows its years"
        MetricsSettings.of(app.config).warn("metrics", message, CoreKind.METRICS)
        return None
