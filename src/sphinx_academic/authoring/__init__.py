"""What directives and roles share: names, options, bodies, and what of a source stays its author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    """Register ``{cite}`` and ``{bibliography}``, whose entries are ours."""
    from .bibtex_plugins import know_plugins

    know_plugins()
    # which imports sphinxcontrib-bibtex
    from .cite import setup_cite

    setup_cite(app)
