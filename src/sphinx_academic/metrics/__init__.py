"""Figures that others count: those of a person, and plots over the years."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register ``{metrics}`` and ``{metrics-plot}``."""
    from ..authoring.registration import add_directive
    from ..core.i18n import _
    from ..sections.registration import add_listed_section
    from .figures_list import MetricsDirective
    from .plot_directive import PlotDirective
    from .plot_nodes import setup_plot_rendering

    setup_plot_rendering(app)
    add_directive(app, "metrics", MetricsDirective)
    add_listed_section(app, "metrics", title=_("Figures"), order=450, in_cv=False)
    add_directive(app, "metrics-plot", PlotDirective)
    add_listed_section(app, "metrics-plot", title=_("Plots"), order=460, in_cv=False)
