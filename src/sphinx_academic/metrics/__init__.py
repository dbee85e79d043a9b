"""Figures that others count: those of a person, and plots over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register ``{metrics}`` and ``{metrics-plot}``."""
    from ..authoring.registration import add_directive
    from ..core.i18n import _
    from ..core.late import add_late_post_transform, late_class
    from ..rendering.registration import add_nodes
    from ..sections.registration import add_listed_section

    plots = "metrics.plot_nodes"
    add_nodes(app, plots, "metrics_plot")
    add_late_post_transform(app, f"{plots}:ExpandPlots", 5, of=plots)
    add_directive(app, "metrics", late_class("metrics.figures_list:MetricsDirective"))
    add_listed_section(app, "metrics", title=_("Figures"), order=450, in_cv=False)
    add_directive(app, "metrics-plot", late_class("metrics.plot_directive:PlotDirective"))
    add_listed_section(app, "metrics-plot", title=_("Plots"), order=460, in_cv=False)
