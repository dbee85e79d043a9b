"""The favicon of a homepage that has none: the initials of its person on the colour of the site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..core.build_state import build_state
from ..core.config import settings
from ..core.domain import academic_domain
from ..core.output_files import output_files, part
from ..model.colours import WHITE, Colour, css
from ..rendering.nodes import makes_website
from ..rendering.settings import RenderingSettings
from .profile_nodes import ShownProfile
from .settings import PeopleSettings

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

FILE = "academic-favicon.svg"
_OWNER = part("favicon")
#: where the site has no accent; white can be read on it
_GROUND: Colour = (0x27, 0x57, 0xDD)
#: of other extensions and of themes, which make icons of their own
_SETTINGS = ("html_favicon", "favicons")
#: at the root of a site, where browsers look without a word of a page
_USUAL = ("favicon.ico", "favicon.svg", "favicon.png")


@dataclass
class Icon:
    """The icon of one build: SVG, or nothing."""

    svg: str = ""


def _person(env: BuildEnvironment) -> str:
    """Return the name on the homepage, or else on the one page of whom the site is; or nothing."""
    domain = academic_domain(env)
    if home := domain.part(env.config.root_doc, ShownProfile):
        return home.profile.name
    site = settings(env.config)
    me = site.registry.get(site.me) if site.me else None
    names = [shown.profile.name for _page, shown in domain.parts(ShownProfile)]
    return names[0] if me and names == [str(me.name)] else ""


def favicon(name: str, ground: str, text: str) -> str:
    """Return an icon as SVG; nothing for a name without letters.

    :param ground: its colour, and that of the letters on it
    """
    # imported only where there is someone, which is not in every site
    from ..bib.names import parse_name
    from ..model.initials import initials

    # letters, digits and their marks, which mean nothing in SVG
    letters = initials(parse_name(name))
    if not letters:
        return ""
    # one character may be larger
    size = 30 if sum(letter.isalnum() for letter in letters) > 1 else 38
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="14" fill="{ground}"/>'
        f'<text x="32" y="33" fill="{text}" font-family="system-ui, sans-serif" font-size="{size}" '
        f'font-weight="600" text-anchor="middle" dominant-baseline="central">{letters}</text></svg>\n'
    )


def icon(app: Sphinx) -> Icon:
    """Return the icon of a build."""
    return build_state(app.config).of(Icon, lambda: Icon(_svg(app)))


def _svg(app: Sphinx) -> str:
    config = app.config
    if not PeopleSettings.of(config).favicon or not makes_website(app.builder):
        return ""
    name = _person(app.env)
    if not name:
        return ""
    options: dict[str, Any] = getattr(config, "html_theme_options", None) or {}
    own = (getattr(config, name, None) for name in _SETTINGS)
    if any(own) or options.get("favicons") or any(map(output_files(app).is_of_site, _USUAL)):
        return ""
    accents = RenderingSettings.of(config).accents
    ground = accents.light if accents else _GROUND
    return favicon(name, css(ground), css(WHITE))


def write_icon(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the icon where there is one, before pages link to it."""
    output = output_files(app)
    output.renew(_OWNER)
    if svg := icon(app).svg:
        output.write(_OWNER, f"_static/{FILE}", svg.encode())


def shown_icons(app: Sphinx) -> dict[str, object]:
    """Return what all pages show in the tabs of browsers."""
    svg = icon(app).svg
    return dict.fromkeys(app.env.found_docs, svg) if svg else {}


def add_icon(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link to the icon where no other one is linked to."""
    if icon(app).svg and not context.get("favicon_url"):
        context["favicon_url"] = context["pathto"](f"_static/{FILE}", True)
