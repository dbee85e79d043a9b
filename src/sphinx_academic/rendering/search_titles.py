"""Titles in the index of Sphinx's search: text, also to a script that takes them for HTML.

Sphinx writes the titles of sections into the index as they are.  Before version 9 its script puts them into
the page as HTML, as scripts of themes may do still, so that a title from a ``.bib`` file would run there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from ..core.domain import academic_domain
from .nodes import makes_website

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: where HTML begins a tag, a comment or a character reference (HTML standard, "tag open state")
_MARKUP = re.compile(r"<(?=[A-Za-z/!?])|&(?=[A-Za-z#])")
#: not seen, and neither part of a word nor the end of one
_WORD_JOINER = "\u2060"


def settle_titles(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Have nothing in the titles of a page with our content look like HTML."""
    if not makes_website(app.builder) or not academic_domain(app.env).has_content(docname):
        return
    for title in document.findall(nodes.title):
        if _MARKUP.search(title.astext()):
            for text in list(title.findall(nodes.Text)):
                text.parent.replace(text, nodes.Text(_parted(text)))


def _parted(text: str) -> str:
    # also at the end of a text, behind which another begins
    return re.sub(rf"{_MARKUP.pattern}|[<&]$", rf"\g<0>{_WORD_JOINER}", text)
