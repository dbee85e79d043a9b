"""The sources of figures, one file each, in the order in which they are asked."""

from __future__ import annotations

from ...model.extension_points import Extensions
from ..metrics_source import add_metrics_source
from . import codeberg, crossref, github, gitlab, openalex, pypistats, semanticscholar, zenodo


def add_own_metrics(extensions: Extensions) -> None:
    """Add the sources of this package to a run."""
    for module in (openalex, semanticscholar, crossref, github, gitlab, codeberg, pypistats, zenodo):
        add_metrics_source(extensions, module.SOURCE)
