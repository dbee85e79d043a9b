"""The style sheets and the script, on the pages that show something of ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from .domain import academic_domain
from .output_files import output_files, part

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

STATIC = Path(__file__).parents[1] / "static"
#: of e-books, whose readers know less of CSS
STATIC_EPUB = Path(__file__).parents[1] / "static_epub"

_NAMES = ("academic.css", "academic.js")
_OWNER = part("assets")

#: in the context of the page of a paper
PAPER = "academic_paper"

#: style sheets of a build besides that of the package
_style_sheets: WeakKeyDictionary[Builder, list[str]] = WeakKeyDictionary()


def add_style_sheet(builder: Builder, name: str) -> None:
    """Link to a file below ``_static`` from every page that shows something of ours."""
    _style_sheets.setdefault(builder, []).append(name)


def add_assets(builder: StandaloneHTMLBuilder) -> None:
    """Add the style sheets and the script to the page that is being written; in ``html-page-context``."""
    for name in ("academic.css", *_style_sheets.get(builder, ())):
        builder.add_css_file(name, priority=500)
    if builder.name != "epub":
        builder.add_js_file("academic.js", priority=500, defer="defer")


def _add_static_folder(app: Sphinx, env: BuildEnvironment) -> None:
    """Have the files copied where a page needs them: EPUB, for one, lists all files that there are."""
    domain, output = academic_domain(env), output_files(app)
    output.renew(_OWNER)
    if app.builder.format == "html" and (domain.data["uses"] or domain.pages):
        # Before the site's own folders, so that a file of the same name there wins.
        # Sphinx has a call for this only from 9.1 on.
        in_book = app.builder.name == "epub"
        app.config.html_static_path.insert(0, str(STATIC_EPUB if in_book else STATIC))
        for name in _NAMES[:1] if in_book else _NAMES:
            output.keep_or_expect(_OWNER, f"_static/{name}")


def is_ours(app: Sphinx, pagename: str, context: dict[str, Any]) -> bool:
    """Return whether a page that is being written shows something of ours, besides the sidebar."""
    used = academic_domain(app.env).data["uses"]
    # all documents of a single page are on one of them
    return PAPER in context or (bool(used) if app.builder.name == "singlehtml" else pagename in used)


def _add_to_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    everywhere = app.registry.html_assets_policy == "always" and academic_domain(app.env).data["uses"]
    if everywhere or is_ours(app, pagename, context):
        add_assets(app.builder)  # type: ignore[arg-type]


def setup_assets(app: Sphinx) -> None:
    """Add the style sheets and the script to the pages that use them."""
    # when the pages of papers have their names
    app.connect("env-updated", _add_static_folder, priority=900)
    app.connect("html-page-context", _add_to_page)
