"""Our templates among those of Sphinx's template engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TEMPLATES = str(Path(__file__).parents[1] / "templates")


def add_templates(app: Sphinx) -> None:
    """Let Sphinx's template engine find our template, behind those of the site and of the theme.

    Not through ``templates_path``: what lies there is extracted into the site's own message catalogues,
    and the path is part of the digest in ``.buildinfo``.
    """
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.loaders.append(SphinxFileSystemLoader(_TEMPLATES))
        # pages are written again when a template is newer
        templates.pathchain.append(_TEMPLATES)  # type: ignore[arg-type]
