"""Mathematics as MathML: readable without a script and without asking another host.

Registered beside MathJax, Sphinx takes it for HTML unless ``html_math_renderer`` says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from ..rendering.html import math_html

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(math_html(node.astext()))
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({self.encode(node["number"])})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(math_html(node.astext(), block=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def setup_mathematics(app: Sphinx) -> None:
    """Register the renderer."""
    app.add_html_math_renderer("mathml", (_visit_inline, None), (_visit_block, None))
