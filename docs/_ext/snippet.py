"""``{snippet} NAME``: one example as it is written in MyST and in reStructuredText, and as it looks.

The sources are ``snippets/myst/NAME.md`` and ``snippets/rst/NAME.rst``; ``tests/test_snippets.py`` holds that
both make the same document.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata
    from sphinx.writers.html5 import HTML5Translator

SNIPPETS = Path(__file__).parents[1] / "snippets"


class folded(nodes.General, nodes.Element):
    """Content that an HTML page shows on demand; ``summary`` is what to press. Elsewhere it is open."""


class SnippetDirective(SphinxDirective):
    """Show an example; ``:bib:`` names entries of ``papers.bib`` to show before it."""

    required_arguments = 1
    option_spec: ClassVar = {"bib": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """Return the entries, the two sources and the result."""
        name = self.arguments[0]
        myst = self._read(Path("myst", f"{name}.md"))
        rest = self._read(Path("rst", f"{name}.rst"))
        result = nodes.container(classes=["snippet-result"])
        lines = StringList(myst.splitlines(), source=str(SNIPPETS / "myst" / f"{name}.md"))
        self.state.nested_parse(lines, 0, result)
        return [
            *self._entries(),
            self._code(myst, "markdown", "MyST"),
            folded("", self._code(rest, "rst", "reStructuredText"), summary="The same in reStructuredText"),
            result,
        ]

    def _entries(self) -> list[nodes.Node]:
        keys = self.options.get("bib", "").split()
        if not keys:
            return []
        papers = self._read(Path("papers.bib"))
        found = [re.search(rf"^@\w+\{{{key},\n.*?^\}}\n", papers, re.MULTILINE | re.DOTALL) for key in keys]
        return [self._code("\n".join(match[0] for match in found if match), "bibtex", "papers.bib")]

    def _code(self, text: str, language: str, caption: str) -> nodes.Node:
        literal = nodes.literal_block(text, text, language=language)
        self.set_source_info(literal)
        return container_wrapper(self, literal, caption)

    def _read(self, path: Path) -> str:
        self.env.note_dependency(str(SNIPPETS / path))
        return (SNIPPETS / path).read_text("utf-8")


def _visit_html(self: HTML5Translator, node: folded) -> None:
    self.body.append(self.starttag(node, "details", CLASS="folded"))
    self.body.append(f"<summary>{self.encode(node['summary'])}</summary>\n")


def _depart_html(self: HTML5Translator, node: folded) -> None:
    self.body.append("</details>\n")


def _pass(self: object, node: folded) -> None:
    """Let the children speak for themselves."""


#: the day of the build as far as the figures of the examples are concerned: 21 November 2026
DAY_OF_FIGURES = "1795219200"
_EPOCH = "SOURCE_DATE_EPOCH"
_stated: dict[str, str | None] = {}


def _begin_day_of_figures(app: Sphinx) -> None:
    _stated[_EPOCH] = os.environ.get(_EPOCH)
    os.environ[_EPOCH] = DAY_OF_FIGURES


def _end_day_of_figures(app: Sphinx) -> None:
    before = _stated.pop(_EPOCH, None)
    if before is None:
        os.environ.pop(_EPOCH, None)
    else:
        os.environ[_EPOCH] = before


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    other = dict.fromkeys(("latex", "text", "man", "texinfo"), (_pass, _pass))
    app.add_node(folded, html=(_visit_html, _depart_html), **other)
    app.add_directive("snippet", SnippetDirective)
    # around the reading of figures, which are shown for a year: those of the examples always are
    app.connect("builder-inited", _begin_day_of_figures, priority=499)
    app.connect("builder-inited", _end_day_of_figures, priority=501)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
