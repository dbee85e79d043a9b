"""A CV on its page: the nodes and their HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from .html import renderer
from .nodes import add_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class cv_head(nodes.General, nodes.Element):
    """What a CV begins with: whose it is, and links to its files.

    ``me`` is the id of the person or None, ``pages`` the names of pages or empty for all, ``download`` the
    names of the files, ``paper`` the size of a sheet, ``docname`` the page, ``number`` which of its CVs this
    is, ``links`` what was written.
    """


class cv_part(nodes.General, nodes.Element):
    """One section of a CV.

    ``name`` is what it was asked for by, if it was ``chosen``, and ``title`` its heading.
    """


def _visit_head(self: HTML5Translator, node: cv_head) -> None:
    self.body.append(self.starttag(node, "div", CLASS="cv-head"))


def _depart_head(self: HTML5Translator, node: cv_head) -> None:
    if links := node.get("links"):
        self.body.append(renderer(self.builder).template("cv-downloads").render(links=links))
    self.body.append("</div>\n")


def _visit_part(self: HTML5Translator, node: cv_part) -> None:
    self.body.append(self.starttag(node, "div", CLASS="cv-part"))


def _depart_part(self: HTML5Translator, node: cv_part) -> None:
    self.body.append("</div>\n")


def setup_cv_rendering(app: Sphinx) -> None:
    """Register the nodes."""
    add_node(app, cv_head, (_visit_head, _depart_head))
    add_node(app, cv_part, (_visit_part, _depart_part))
