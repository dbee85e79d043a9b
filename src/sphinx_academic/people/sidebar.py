"""The profile in the sidebar of every page."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from ..core.assets import add_assets
from ..core.diagnostics import warn
from ..model.problems import Kind
from ..rendering.nodes import is_embedded
from .problem_kinds import PeopleKind
from .profile_nodes import SIDEBAR, has_sidebar, head_html, sidebar_profile
from .settings import PeopleSettings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

TEMPLATES = str(Path(__file__).parents[1] / "templates")

#: what the profile takes the place of: the brand of Furo, and of themes made from it or from its base
BRAND = "sidebar/brand.html"


def add_templates(app: Sphinx) -> None:
    """Let Sphinx's template engine find our template, behind those of the site and of the theme.

    Not through ``templates_path``: what lies there is extracted into the site's own message catalogues,
    and the path is part of the digest in ``.buildinfo``.
    """
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.loaders.append(SphinxFileSystemLoader(TEMPLATES))
        # pages are written again when a template is newer
        templates.pathchain.append(TEMPLATES)  # type: ignore[arg-type]


def choose_sidebars(app: Sphinx) -> None:
    """Put the profile where the theme has its brand, unless the site has arranged its sidebars itself."""
    builder, config = app.builder, app.config
    if not PeopleSettings.of(config).sidebar or config.html_sidebars:
        return
    if builder.format != "html" or is_embedded(builder):
        return
    sidebars: Iterable[str] = builder.theme.sidebar_templates  # type: ignore[attr-defined]
    if BRAND in sidebars:
        config.html_sidebars = {"**": [SIDEBAR if name == BRAND else name for name in sidebars]}
    else:
        message = (
            f"academic_sidebar: the theme {config.html_theme!r} has no place for it; "
            f"use furo, or name {SIDEBAR!r} in html_sidebars"
        )
        warn(Kind.CONFIG, message, location=None)


def _photo_name(env: BuildEnvironment, photo: str) -> str | None:
    """Return the name of a picture in the folder of images."""
    return env.images[photo][1] if photo in env.images else None


def shown_in_sidebars(app: Sphinx) -> dict[str, object]:
    """Return what every page shows in its sidebar."""
    env = app.env
    if not has_sidebar(app.builder):
        return {}
    shown = sidebar_profile(env)
    if shown is None:
        message = "the sidebar has no profile to show; add a {profile} to a page"
        warn(PeopleKind.PROFILE, message, location=None)
    current = (*shown, _photo_name(env, shown[1].photo)) if shown else None
    return dict.fromkeys(env.found_docs, current)


def add_profile(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Render the profile for the sidebar of a page, with addresses as seen from there."""
    if SIDEBAR not in context.get("sidebars", ()) or not has_sidebar(app.builder):
        return
    if shown := sidebar_profile(app.env):
        pathto = context["pathto"]
        name = _photo_name(app.env, shown[1].photo)
        photo = pathto(posixpath.join("_images", quote(name)), True) if name else ""
        add_assets(app.builder)  # type: ignore[arg-type]
        context["academic_profile"] = head_html(app.builder, shown[1], photo, pathto(app.config.root_doc))
