"""``academic_mathml``: all mathematics of a site as MathML, without a script and without another host.

Registered only where a site chooses it: Sphinx takes the renderer of any extension that has one in place of
MathJax, and stops at two of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.locale import _ as sphinx_word

from .html import math_html
from .settings import RenderingSettings

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

#: what ``html_math_renderer`` calls it
RENDERER = "mathml"


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(math_html(node.astext()))
    raise nodes.SkipNode


def _visit_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math"))
    if node["number"]:
        self.body.append(f'<span class="eqno">({self.encode(node["number"])})')
        self.add_permalink_ref(node, sphinx_word("Link to this equation"))
        self.body.append("</span>")
    self.body.append(math_html(node.astext(), block=True))
    self.body.append("</div>\n")
    raise nodes.SkipNode


def choose_renderer(app: Sphinx, config: Config) -> None:
    """Register the renderer, and have Sphinx take it, where the site has chosen it."""
    site, chosen = RenderingSettings.of(config), config.html_math_renderer
    if site.mathml and chosen not in (None, RENDERER):
        message = f" is ignored: html_math_renderer is {chosen!r}; remove one of the two"
        site.warn("mathml", message)
    elif site.mathml or chosen == RENDERER:
        config.html_math_renderer = RENDERER
        # another extension may have one of this name, which is as good
        if RENDERER not in app.registry.html_inline_math_renderers:
            app.add_html_math_renderer(RENDERER, (_visit_inline, None), (_visit_block, None))
