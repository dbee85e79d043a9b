"""The style sheets and the script, on the pages that show something of ours."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..model.patterns import lazy_pattern
from . import cache as cachefile
from .build_state import build_state
from .domain import academic_domain
from .output_files import output_files, part

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

PACKAGE = Path(__file__).parents[1]

#: the parts of the style sheet of websites, each in the folder of what it is for, in the order in which they
#: are served: of rules that weigh the same, the last one wins
PARTS = (
    "rendering/schemes.css",
    "rendering/base.css",
    "publications/icons.css",
    "publications/badges.css",
    "publications/list.css",
    "publications/links.css",
    "publications/authors.css",
    "publications/layouts.css",
    "publications/cards.css",
    "publications/search.css",
    "rendering/headings.css",
    "sections/dated.css",
    "sections/groups.css",
    "metrics/plots.css",
    "news/timeline.css",
    "news/filter.css",
    "people/profile.css",
    "people/hero.css",
    "people/people.css",
    "papers/paper.css",
    "cv/cv.css",
    "rendering/print.css",
    "rendering/forced_colors.css",
)
#: properties that a theme has its own values for, and rules against what it says of all elements of a kind:
#: files by the names of themes, each served behind all parts
THEMES = "rendering/themes"
#: the parts that say what holds for a page as a whole
OF_PAGES = ("rendering/schemes.css", "rendering/base.css", "publications/icons.css", "cv/cv.css")
#: themes whose rules for all lists and paragraphs have an id, so that ours need one, too: where ours stand
WITHIN = {"sphinxawesome_theme": ":is(#content, #left-sidebar)"}
#: of sites in languages that are written from right to left
PARTS_FROM_RIGHT = ("rendering/from_right.css",)
#: of e-books, whose readers know less of CSS
PARTS_OF_BOOKS = ("rendering/epub.css",)
SCRIPT = PACKAGE / "static" / "academic.js"

_COMMENT = lazy_pattern(r"/\*.*?\*/", re.DOTALL)
_INDENTATION = lazy_pattern(r"\n\s*")
#: the blank behind the name of a property, those before a brace, behind a comma and around ">", the ends of
#: lines within a rule, and the semicolon behind its last declaration, unless that sets a property to nothing
_BLANKS = lazy_pattern(
    r"^([\w-]+:) (?!;)| (?=\{$)|(?<=,) | ?(>) |(?<=[{;,])\n|(?<!: );?\n(?=\})", re.MULTILINE
)

#: whole lines of a script; the blanks before others
_SCRIPT_COMMENT = lazy_pattern(r"^\s*(?:/\*.*?\*/\s*?\n|//[^\n]*\n)|^[ \t]+", re.MULTILINE | re.DOTALL)

_OWNER = part("assets")

#: in the context of the page of a paper
PAPER = "academic_paper"


class _StyleSheets(list[str]):
    """Names of style sheets besides that of the package."""


@lru_cache
def style_sheet(parts: tuple[str, ...] = PARTS) -> str:
    """Return the style sheet, without comments and needless blanks: a line for each rule."""
    written = "\n".join((PACKAGE / name).read_text("utf-8") for name in parts)
    lines = _INDENTATION.sub("\n", _COMMENT.sub("", written)).lstrip()
    return _BLANKS.sub(lambda found: found[1] or found[2] or "", lines)


def style_sheet_of_theme(builder: Builder) -> str:
    """Return the style sheet for the theme of a build."""
    from ..model.languages import is_from_right

    parts = parts_of_theme(builder)
    if is_from_right(builder.config.language):
        parts += PARTS_FROM_RIGHT
    within = next((WITHIN[name] for name in names_of_theme(builder) if name in WITHIN), "")
    if not within:
        return style_sheet((*PARTS, *parts))
    components = tuple(name for name in PARTS if name not in OF_PAGES)
    # nested, which makes each rule heavier by what it stands in
    return f"{style_sheet((*OF_PAGES, *parts))}{within} {{\n{style_sheet(components)}}}\n"


def names_of_theme(builder: Builder) -> tuple[str, ...]:
    """Return the name of the theme of a build, behind those of the themes from which it is made."""
    theme = getattr(builder, "theme", None)
    if theme is None:
        return ()
    folders = [Path(folder).name for folder in reversed(theme.get_theme_dirs())]
    # a theme from an archive lies in a folder of another name
    return tuple(dict.fromkeys([*folders, theme.name]))


def parts_of_theme(builder: Builder) -> tuple[str, ...]:
    """Return the parts of the style sheet for the theme of a build."""
    files = (f"{THEMES}/{name}.css" for name in names_of_theme(builder))
    return tuple(name for name in files if (PACKAGE / name).is_file())


@lru_cache
def script() -> str:
    """Return the script, without the lines that are comments, and without indentation."""
    return _SCRIPT_COMMENT.sub("", SCRIPT.read_text("utf-8"))


def add_style_sheet(builder: Builder, name: str) -> None:
    """Link to a file below ``_static`` from every page that shows something of ours."""
    build_state(builder.config).lasting(_StyleSheets).append(name)


def add_assets(builder: StandaloneHTMLBuilder) -> None:
    """Add the style sheets and the script to the page that is being written; in ``html-page-context``."""
    for name in ("academic.css", *build_state(builder.config).lasting(_StyleSheets)):
        builder.add_css_file(name, priority=500)
    if builder.name != "epub":
        builder.add_js_file("academic.js", priority=500, defer="defer")


def write_files(app: Sphinx, env: BuildEnvironment) -> None:
    """Write the files where a page needs them: EPUB, for one, lists all files that there are."""
    domain, output = academic_domain(env), output_files(app)
    output.renew(_OWNER)
    if app.builder.format == "html" and (domain.is_used() or domain.paper_pages):
        # before pages are written, for their links carry checksums; a file of the site's own comes first
        for name, content in _files(app).items():
            output.write(_OWNER, f"_static/{name}", content)


def _files(app: Sphinx) -> dict[str, bytes]:
    """Return the style sheet and the script; made once for a theme, and kept beside the doctrees."""
    builder = app.builder
    words = builder.name == "epub", builder.config.language, names_of_theme(builder)
    # what they are made from is part of the digest of the code
    path = app.doctreedir / "academic" / cachefile.name_for(f"assets {builder.name}")
    state = cachefile.digest(repr(words).encode())
    known = cachefile.load_header(path, state)
    if isinstance(known, dict):
        return known
    if builder.name == "epub":
        files = {"academic.css": style_sheet(PARTS_OF_BOOKS).encode()}
    else:
        files = {"academic.css": style_sheet_of_theme(builder).encode(), "academic.js": script().encode()}
    cachefile.save(path, state, files)
    return files


def is_ours(app: Sphinx, pagename: str, context: dict[str, Any]) -> bool:
    """Return whether a page that is being written shows something of ours, besides the sidebar."""
    domain = academic_domain(app.env)
    # all documents of a single page are on one of them
    return PAPER in context or (
        domain.is_used() if app.builder.name == "singlehtml" else domain.has_ours(pagename)
    )


def add_to_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Add the style sheets and the script to a page that uses them."""
    everywhere = app.registry.html_assets_policy == "always" and academic_domain(app.env).is_used()
    if everywhere or is_ours(app, pagename, context):
        add_assets(app.builder)  # type: ignore[arg-type]
