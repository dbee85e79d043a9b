"""The figures of a build: what others count, from files in the site's repository, read once."""

from __future__ import annotations

import datetime
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import cache as cachefile
from .build_state import build_state
from .config import MetricsSettings, SyncSettings, settings
from .diagnostics import report
from .problem_kinds import CoreKind

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

    from ..model.figures import Count, Metrics


@dataclass
class _State:
    #: what the files say; None without any
    metrics: Metrics | None = None
    #: of what they say, as far as it is not too old
    digest: bytes = b""


def _state(config: Config) -> _State:
    return build_state(config).lasting(_State)


def current_metrics(config: Config) -> Metrics:
    """Return the figures of a build."""
    # imported where there are figures, for its patterns take time to compile
    from ..model.figures import Metrics

    return _state(config).metrics or Metrics()


def has_metrics(config: Config) -> bool:
    """Return whether a site names a file of figures."""
    return bool(MetricsSettings.of(config).metrics)


def metrics_digest(config: Config) -> bytes:
    """Return what changes when figures do, or when some are too old by now; empty without any."""
    return _state(config).digest


def paper_counts(config: Config) -> Count | None:
    """Return what filters and sort keys take the figures of papers from; None without any."""
    found = _state(config).metrics
    if found is None:
        return None
    metrics = found

    def count(record: object, name: str) -> int | None:
        counted = metrics.count(record, name)  # type: ignore[arg-type]
        return counted.number if counted else None

    return count


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
    if not site.metrics:
        return
    path = app.confdir / site.metrics
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        message = f": {site.metrics} cannot be read ({reason}); no figures are shown; add the file"
        site.warn("metrics", message, CoreKind.METRICS)
        return
    from dataclasses import replace

    from .metrics_file import read_metrics

    today = _today()
    state = _state(app.config)
    state.metrics, problems = read_metrics(content, str(path), today, _latest(today))
    history = _history(app, Path(path))
    if history:
        from .metrics_history import read_history

        file, data = history
        known = {person.id: person.orcid for person in settings(app.config).registry}
        years, found = read_history(data, str(file), known, SyncSettings.of(app.config).sync, _latest(today))
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
