"""What our templates are written in: Jinja2 with autoescape and one statement more.

The build of a wheel compiles them with this, so nothing here needs Sphinx.
"""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound, TemplateSyntaxError
from jinja2.ext import Extension

from ..model.patterns import lazy_pattern

#: names of the filters that a build adds to those of Jinja
FILTERS = ("rich", "paragraphs", "unlinked", "full_stop", "date", "year", "translate")

_SOURCES = Path(__file__).parents[1] / "templates"

#: where a wheel has what our templates become with the Jinja that it was built with
COMPILED = _SOURCES / "compiled" / jinja2.__version__

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


def template_environment(loader: BaseLoader) -> Environment:
    """Return an environment for our templates, without filters."""
    return Environment(
        loader=loader,
        extensions=[Inline],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        # no template changes during a build
        auto_reload=False,
    )


def compile_templates(folder: Path) -> None:
    """Compile our templates into a folder, for Jinja's :class:`~jinja2.ModuleLoader`."""
    environment = template_environment(FileSystemLoader(_SOURCES))
    # a filter is looked up when a template is rendered; what it is here makes no difference
    environment.filters |= dict.fromkeys(FILTERS, str)
    environment.compile_templates(folder, zip=None, ignore_errors=False, filter_func=_is_loaded)


def _is_loaded(name: str) -> bool:
    """Return whether a build loads a template by itself: parts are in others."""
    folder, _, file = name.rpartition("/")
    return folder in ("academic", "academic/icons") and file.endswith((".html", ".svg"))
