"""HTML of the blocks: Jinja2 templates with autoescape, each replaceable by a site's own.

A file ``academic/publications.html`` in a folder of ``templates_path`` takes the place of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PackageLoader,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from markupsafe import Markup, escape

from ..core.build_state import build_state
from ..core.compiled_templates import CompiledTemplates
from ..core.i18n import _, translated
from ..core.template_files import template_files
from ..model.dates import Date
from ..model.foreign import tags
from ..model.languages import comma
from ..model.patterns import lazy_pattern
from ..model.text import Block, Foreign, Link, Math, RichText, blocks, plain
from ..model.urls import safe_url
from .dates import format_dates, format_year
from .template_errors import GuardedTemplate, OwnTemplates

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: what ends a sentence, so that no full stop follows
_ENDS = (".", "?", "!", "…", "。", "？", "！", "؟")

_INLINE = lazy_pattern(r"""\{%(-?)\s*inline\s+["']([^"']+)["']\s*(-?)%\}""")


class Inline(Extension):
    """``{% inline "academic/parts/authors.html" %}``: a part of a template, put in where it is compiled.

    Jinja's own macros and includes cost a call for each use, and a list has tens of thousands of uses.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put the parts in."""

        def part(match: re.Match[str]) -> str:
            # the signs take the blanks before and behind it, as everywhere in Jinja
            before, after = "{#- #}" if match[1] else "", "{# -#}" if match[3] else ""
            try:
                return f"{before}{self._part(match[2])}{after}"
            except TemplateNotFound as error:
                # a loader would take it for a template that it has not itself
                line = source.count("\n", 0, match.start()) + 1
                raise TemplateSyntaxError(f"there is no template ‘{error}’", line, name, filename) from error

        return _INLINE.sub(part, source)

    def _part(self, name: str) -> str:
        if self.environment.loader is None:  # who extracts messages reads each part by itself
            return ""
        source = self.environment.loader.get_source(self.environment, name)[0]
        return self.preprocess(source.rstrip("\n"), name)


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
        environment = Environment(
            loader=ChoiceLoader(
                [FileSystemLoader(folders), FunctionLoader(self._added), PackageLoader("sphinx_academic")]
            ),
            extensions=[Inline],
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            # no template changes during a build
            auto_reload=False,
        )
        # a template has parts of others in it, whose changes are noticed where all of them are ours
        if not folders and not self._files:
            environment.bytecode_cache = self._compiled
        environment.filters |= {
            "rich": rich_html,
            "paragraphs": paragraphs_html,
            "unlinked": unlinked_html,
            "full_stop": full_stop,
            "date": self._date,
            "year": format_year,
        }
        # a filter for words that are not literals: `_` is for those that extraction shall find
        environment.filters["translate"] = translated
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
    return _rich(text, links=True)


def paragraphs_html(text: RichText) -> Markup:
    """Turn a text of several paragraphs and lists, such as an abstract, into HTML."""
    return Markup("").join(map(_block, blocks(text)))


def _block(block: Block) -> Markup:
    if not block.is_list:
        return _P + rich_html(block.texts[0]) + _END_OF_P
    items = Markup("").join(Markup("<li>{}</li>").format(rich_html(text)) for text in block.texts)
    return Markup("<ul>{}</ul>").format(items)


# to add Markup costs a tenth of what its format() does
_P, _END_OF_P = Markup("<p>"), Markup("</p>")


def unlinked_html(text: RichText) -> Markup:
    """Turn rich text into HTML without links, for a place that is a link itself."""
    return _rich(text, links=False)


def _rich(text: RichText, *, links: bool) -> Markup:
    if len(text) == 1 and isinstance(text[0], str):
        return escape(text[0])
    return Markup("").join(_inline(inline, links=links) for inline in text)


def _inline(inline: Any, *, links: bool) -> Markup:
    if isinstance(inline, str):
        return escape(inline)
    if isinstance(inline, Math):
        return math_html(inline.source)
    children = _rich(inline.children, links=links)
    if isinstance(inline, Link):
        url = safe_url(inline.href) if links else None
        return Markup('<a href="{}">{}</a>').format(url, children) if url else children
    if isinstance(inline, Foreign):
        start, end = tags(inline.language, inline.direction)
        return Markup(start) + children + Markup(end)
    return Markup("<{0}>{1}</{0}>").format(inline.style.value, children)


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
