"""The templates and icons that other extensions bring along; those of a site come before them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from .build_state import build_state

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


class _Files(dict[str, Path]):
    """Files by the names that templates of a site have, if they take their place."""


def add_template_file(app: Sphinx, name: str, file: Path) -> None:
    """Let a file be the template of a name: ``academic/publications-posters.html``."""
    build_state(app.config).lasting(_Files)[name] = file


def template_files(config: Config) -> Mapping[str, Path]:
    """Return the files of a build by the names of their templates."""
    return build_state(config).lasting(_Files)
