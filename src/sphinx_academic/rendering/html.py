"""HTML of the blocks: Jinja2 templates with autoescape, each replaceable by a site's own.

A file ``academic/publications.html`` in a folder of ``templates_path`` takes the place of ours.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    ModuleLoader,
    PackageLoader,
    Template,
)
from markupsafe import Markup, escape

from ..core.build_state import build_state
from ..core.compiled_templates import CompiledTemplates
from ..core.i18n import _, translated
from ..core.template_files import template_files
from ..model.dates import Date
from ..model.foreign import tags
from ..model.languages import comma
from ..model.text import Block, Foreign, Link, Math, RichText, blocks, plain
from ..model.urls import safe_url
from .dates import format_dates, format_year
from .template_errors import GuardedTemplate, OwnTemplates
from .template_language import COMPILED, FILTERS, template_environment

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: what ends a sentence, so that no full stop follows
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")


class Renderer:
    """The templates of one build."""

    def __init__(self, builder: Builder) -> None:
        own = [Path(builder.confdir, folder) for folder in builder.config.templates_path]
        self._language = builder.config.language
        self._files = template_files(builder.config)
        self._compiled = build_state(builder.config).find(CompiledTemplates)
        self._templates = OwnTemplates(own, self._environment)

    def template(self, name: str) -> Template | GuardedTemplate:
        """Return ``templates/academic/<name>.html``."""
        return self._templates.template(f"academic/{name}.html")

    def _environment(self, folders: list[Path]) -> Environment:
        # a template has parts of others in it, whose changes are noticed where all of them are ours
        are_ours = not folders and not self._files
        loader: BaseLoader
        if are_ours and COMPILED.is_dir():
            loader = ModuleLoader(COMPILED)
        else:
            own, added = FileSystemLoader(folders), FunctionLoader(self._added)
            loader = ChoiceLoader([own, added, PackageLoader("sphinx_academic")])
        environment = template_environment(loader)
        if are_ours:
            environment.bytecode_cache = self._compiled
        # `translate` is for words that are not literals, `_` for those that extraction shall find
        filters = rich_html, paragraphs_html, unlinked_html, full_stop, self._date, format_year, translated
        environment.filters |= zip(FILTERS, filters, strict=True)
        environment.globals["_"] = _
        environment.globals["comma"] = Markup(comma(self._language or "en"))
        return environment

    def _added(self, name: str) -> tuple[str, str, Callable[[], bool]] | None:
        """Return the source of a template that another extension has added."""
        if name not in self._files:
            return None
        file = self._files[name]
        return file.read_text("utf-8"), str(file), lambda: True

    def _date(self, date: Date, end: Date | None = None) -> str:
        return format_dates(date, end, self._language)


def renderer(builder: Builder) -> Renderer:
    """Return the renderer of a build, made at first use."""
    return build_state(builder.config).of(Renderer, lambda: Renderer(builder))


def character_references(text: str) -> Markup:
    """Write every character as a numeric reference: browsers read it, harvesters seldom do."""
    return Markup("".join(f"&#{ord(character)};" for character in text))


def full_stop(text: str | RichText) -> str:
    """Return the full stop that text needs, if any."""
    return "" if (text if isinstance(text, str) else plain(text[-1:])).endswith(_ENDS) else "."


def rich_html(text: RichText) -> Markup:
    """Turn rich text into HTML; plain text is escaped, an unsafe link keeps only its text."""
    return _as_markup(_rich(text, links=True))


def paragraphs_html(text: RichText) -> Markup:
    """Turn a text of several paragraphs and lists, such as an abstract, into HTML."""
    return Markup("".join(map(_block, blocks(text))))


# all texts here are escaped: Markup is made once of each, as to add or to format it takes ten times as long


def _block(block: Block) -> str:
    if not block.is_list:
        return f"<p>{_rich(block.texts[0], links=True)}</p>"
    items = "".join(f"<li>{_rich(text, links=True)}</li>" for text in block.texts)
    return f"<ul>{items}</ul>"


def unlinked_html(text: RichText) -> Markup:
    """Turn rich text into HTML without links, for a place that is a link itself."""
    return _as_markup(_rich(text, links=False))


def _as_markup(html: str) -> Markup:
    return html if isinstance(html, Markup) else Markup(html)


def _rich(text: RichText, *, links: bool) -> str:
    if len(text) == 1 and isinstance(text[0], str):
        return escape(text[0])
    return "".join([_inline(inline, links=links) for inline in text])


def _inline(inline: Any, *, links: bool) -> str:
    if isinstance(inline, str):
        return escape(inline)
    if isinstance(inline, Math):
        return math_html(inline.source)
    children = _rich(inline.children, links=links)
    if isinstance(inline, Link):
        url = safe_url(inline.href) if links else None
        return f'<a href="{escape(url)}">{children}</a>' if url else children
    if isinstance(inline, Foreign):
        start, end = tags(inline.language, inline.direction)
        return f"{start}{children}{end}"
    name = inline.style.value
    return f"<{name}>{children}</{name}>"


@lru_cache(maxsize=1024)
def math_html(source: str, *, block: bool = False) -> Markup:
    """Turn LaTeX mathematics into MathML, which browsers show without a script; what cannot be set is code.

    :param source: without delimiters
    :param block: it stands on lines of its own
    """
    # imported where there is a formula
    from ..model.mathml import Unreadable, tree

    try:
        math = tree(source, display=block)
    except Unreadable:
        return _source(source)
    # the text of the tree is escaped where it is written; EPUB is XML, but browsers want no empty tags
    return Markup(ElementTree.tostring(math, encoding="unicode", short_empty_elements=False))


def _source(formula: str) -> Markup:
    """Show a formula as it was typed."""
    return Markup('<code class="math">{}</code>').format(formula)
