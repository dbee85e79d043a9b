"""``academic_metrics``: figures that others count, from a file in the site's repository."""

from __future__ import annotations

import datetime
import os
from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..core import cache as cachefile
from ..core.build_state import build_state
from ..core.diagnostics import report
from ..core.domain import academic_domain
from ..core.page_record import PagePart
from .problem_kinds import ItemKind
from .settings import SectionSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from .metrics_file import Metrics


@dataclass(slots=True)
class ShownMetrics(PagePart):
    """The figures that a page could show."""

    digest: bytes = b""


@dataclass
class _State:
    #: what the file says; None without one
    metrics: Metrics | None = None


def metrics(env: BuildEnvironment) -> Metrics:
    """Return the figures for the page that is being read, which is read again when they change."""
    found = _current(env)
    academic_domain(env).page(env.docname).put(ShownMetrics(_digest(found)))
    return found


def _current(env: BuildEnvironment) -> Metrics:
    # imported where there are figures, for its patterns take time to compile
    from .metrics_file import Metrics

    return build_state(env.config).lasting(_State).metrics or Metrics()


def _digest(found: Metrics) -> bytes:
    return cachefile.digest(repr(found).encode())


def _today() -> datetime.date:
    """Return the date, or that of the build that is to be reproduced.

    https://reproducible-builds.org/docs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.datetime.now(datetime.UTC)
    return (datetime.datetime.fromtimestamp(int(epoch), datetime.UTC) if epoch.isdecimal() else now).date()


def read_file(app: Sphinx) -> None:
    """Read the file, once for each build; what is wrong with it is reported in each."""
    site = SectionSettings.of(app.config)
    if not site.metrics:
        return
    path = app.confdir / site.metrics
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the path
        reason = getattr(error, "strerror", None) or error
        message = f": {site.metrics} cannot be read ({reason}); no figures are shown; add the file"
        site.warn("metrics", message, ItemKind.METRICS)
        return
    from .metrics_file import read_metrics

    state = build_state(app.config).lasting(_State)
    state.metrics, problems = read_metrics(content, str(path), _today())
    report(problems)


def pages_with_other_figures(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """Read pages again whose figures are not today's: the file has changed, or they are too old now."""
    shown = list(academic_domain(env).parts(ShownMetrics))
    if not shown:
        return []
    current = _digest(_current(env))
    return [docname for docname, metrics in shown if metrics.digest != current]
