"""``academic_metrics``: pages that show figures are read again when these change."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .domain import academic_domain
from .page_record import PagePart
from .site_metrics import current_metrics, metrics_digest

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
