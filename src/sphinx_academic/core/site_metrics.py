"""The figures of a build: what others count, as :mod:`.metrics` has read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .build_state import build_state
from .config import MetricsSettings

if TYPE_CHECKING:
    from sphinx.config import Config

    from ..model.figures import Count, Metrics


class MetricsState:
    """What is known of figures."""

    #: what the files say; None without any
    metrics: Metrics | None = None
    #: of what they say, as far as it is not too old
    digest: bytes = b""


def metrics_state(config: Config) -> MetricsState:
    """Return what is known of figures in a build."""
    return build_state(config).lasting(MetricsState)


def current_metrics(config: Config) -> Metrics:
    """Return the figures of a build."""
    # imported where there are figures, for its patterns take time to compile
    from ..model.figures import Metrics

    return metrics_state(config).metrics or Metrics()


def has_metrics(config: Config) -> bool:
    """Return whether a site names a file of figures."""
    return bool(MetricsSettings.of(config).metrics)


def metrics_digest(config: Config) -> bytes:
    """Return what changes when figures do, or when some are too old by now; empty without any."""
    return metrics_state(config).digest


def paper_counts(config: Config) -> Count | None:
    """Return what filters and sort keys take the figures of papers from; None without any."""
    found = metrics_state(config).metrics
    if found is None:
        return None
    metrics = found

    def count(record: object, name: str) -> int | None:
        counted = metrics.count(record, name)  # type: ignore[arg-type]
        return counted.number if counted else None

    return count
