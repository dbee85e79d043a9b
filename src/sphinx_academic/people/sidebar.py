"""The profile in the sidebar of every page."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from jinja2 import BaseLoader, TemplateNotFound
from sphinx.jinja2glue import BuiltinTemplateLoader

from ..core.assets import add_assets, names_of_theme
from ..core.build_state import build_state
from ..core.diagnostics import warn
from ..model.picture import NO_PICTURE, Picture
from ..model.problems import Kind
from ..pictures.copies import Source, pictures
from ..pictures.offered import PROFILE, offered, srcset
from ..pictures.shown import FOLDER
from ..rendering.nodes import is_embedded
from .problem_kinds import PeopleKind
from .profile_nodes import SIDEBAR, PrecededTemplates, has_sidebar, head_html, is_in_theme, sidebar_profile
from .settings import PeopleSettings

if TYPE_CHECKING:
    from docutils import nodes
    from jinja2 import Environment
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from ..model.profile import Profile


class Place(NamedTuple):
    """Where the sidebar of a theme has a place for the profile."""

    #: the template that it takes the place of, such as the logo; empty where it is the first of all
    instead_of: str = ""
    #: where ``html_sidebars`` is not of this sidebar: the template that it stands before
    before: str = ""


#: by names of themes, of those made from them, too; also any theme that has Furo's brand
PLACES: Mapping[str, Place] = {
    "alabaster": Place(instead_of="about.html"),
    "piccolo_theme": Place(),
    "pydata_sphinx_theme": Place(),
    "shibuya": Place(before="partials/globaltoc-above.html"),
    "sphinx_book_theme": Place(instead_of="navbar-logo.html"),
    "sphinx_immaterial": Place(before="partials/nav.html"),
    "sphinx_rtd_theme": Place(before="searchbox.html"),
    "sphinxawesome_theme": Place(),
}
BRAND = "sidebar/brand.html"


class _Before(BaseLoader):
    """Shows the profile before a template of the theme, unless the site has one of that name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get_source(self, environment: Environment, template: str) -> tuple[str, None, None]:
        """Return the source of that template alone."""
        if template != self.name:
            raise TemplateNotFound(template)
        return f'{{% include "{SIDEBAR}" %}}{{% include "!{template}" %}}', None, None


def choose_sidebars(app: Sphinx) -> None:
    """Put the profile where the theme has a place for it, unless the site has arranged its sidebars."""
    builder, config = app.builder, app.config
    if not PeopleSettings.of(config).sidebar or config.html_sidebars:
        return
    if builder.format != "html" or is_embedded(builder):
        return
    sidebars: Iterable[str] = builder.theme.sidebar_templates  # type: ignore[attr-defined]
    place = _place(builder, sidebars)
    if place is None:
        message = (
            f"academic_sidebar: the theme {config.html_theme!r} has no place for it that is known here; "
            f"use furo, or name {SIDEBAR!r} in html_sidebars"
        )
        warn(Kind.CONFIG, message, location=None)
    elif place.before:
        _put_before(builder, place.before)
    elif place.instead_of in sidebars:
        config.html_sidebars = {"**": [SIDEBAR if name == place.instead_of else name for name in sidebars]}
    else:
        config.html_sidebars = {"**": [SIDEBAR, *sidebars]}


def _place(builder: Builder, sidebars: Iterable[str]) -> Place | None:
    if BRAND in sidebars:
        return Place(instead_of=BRAND)
    found = (PLACES[name] for name in reversed(names_of_theme(builder)) if name in PLACES)
    return next(found, None)


def _put_before(builder: Builder, name: str) -> None:
    templates = getattr(builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        # behind the folders of the site; "!" begins behind them, and now behind this one, too
        templates.loaders.insert(templates.templatepathlen, _Before(name))  # type: ignore[arg-type]
        templates.templatepathlen += 1
        build_state(builder.config).lasting(PrecededTemplates).append(name)


def _photo_name(env: BuildEnvironment, photo: str) -> str | None:
    """Return the name of a picture in the folder of images."""
    return env.images[photo][1] if photo in env.images else None


def _photo(env: BuildEnvironment, shown: Profile, name: str, pathto: Callable[..., str]) -> Picture:
    """Return the photo; its own page brings the smaller copies along."""
    folder = pathto(FOLDER, True)
    sources = srcset(offered(env, Source(shown.photo), PROFILE, name)[0], folder)
    address = posixpath.join(folder, quote(name))
    return Picture(address, shown.photo_alt, sources, PROFILE.sizes if sources else "")


def shown_in_sidebars(app: Sphinx) -> dict[str, object]:
    """Return what every page shows in its sidebar."""
    env = app.env
    if not has_sidebar(app.builder):
        return {}
    shown = sidebar_profile(env)
    if shown is None:
        message = "the sidebar has no profile to show; add a {profile} to a page"
        warn(PeopleKind.PROFILE, message, location=None)
    current = None
    if shown:
        photo = shown[1].photo
        current = (*shown, _photo_name(env, photo), pictures(env).state(photo))
    return dict.fromkeys(env.found_docs, current)


def add_profile(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Render the profile for the sidebar of a page, with addresses as seen from there."""
    if not has_sidebar(app.builder):
        return
    if SIDEBAR not in context.get("sidebars", ()) and not is_in_theme(app.builder):
        return
    if place := _place(app.builder, app.builder.theme.sidebar_templates):  # type: ignore[attr-defined]
        context["academic_brand"] = place.instead_of
    if shown := sidebar_profile(app.env):
        pathto = context["pathto"]
        name = _photo_name(app.env, shown[1].photo)
        photo = _photo(app.env, shown[1], name, pathto) if name else NO_PICTURE
        add_assets(app.builder)  # type: ignore[arg-type]
        context["academic_profile"] = head_html(app.builder, shown[1], photo, pathto(app.config.root_doc))
