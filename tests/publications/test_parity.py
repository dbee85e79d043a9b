"""HTML and the nodes of every other builder say the same text."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from publications.parity import html_text, node_text
from support import Build

from sphinx_academic.bib.reader import read
from sphinx_academic.core.config import settings
from sphinx_academic.publications.docutils_nodes import publication_nodes
from sphinx_academic.publications.layouts import with_parts
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.view import make_view
from sphinx_academic.rendering.html import renderer

#: what other builders show as well
PRINTED = frozenset({"authors", "venue", "date", "note", "badges", "links"})

EXAMPLE = Path(__file__).parents[2] / "example_site" / "publications.bib"

QUIRKS = r"""
@book{edited,
  editor = {Doe, Jane and Roe, Richard}, title = {A \emph{Styled} Book}, publisher = {Press}, year = 2020
}
@thesis{thesis,
  author = {Doe, Jane and others}, title = {Thesis: <b>bold</b> & more}, school = {University},
  date = {2019-05-03}
}
@article{bare, title = {Only a Title}}
@misc{noted,
  author = {{The Team}}, title = {H\textsubscript{2}O at $x^2$}, howpublished = {Online},
  note = {With a \href{https://example.org}{link}}
}
@unheardof{unknown, title = {Unknown Type}, author = {M{\"u}ller, J.}, year = {2021}, pages = {1--2}}
"""


@pytest.mark.parametrize(
    "source", [PAPERS, QUIRKS, EXAMPLE.read_text("utf-8")], ids=["papers", "quirks", "example"]
)
def test_same_text(build: Build, source: str) -> None:
    app = build({"index.md": "# Home\n"}, conf=CONF).app
    site = settings(app.config)
    records = read(source.encode(), "papers.bib", site.role_table).publications
    assert len(records) >= 4
    for record in records:
        listed = Listed(b"", me=0, people=tuple(map(site.registry.identify, record.authors)))
        view = with_parts(make_view(record, listed, site.role_table, site.registry), record, PRINTED)
        template = renderer(app.builder).template("publications")
        html = template.render(entries=[(None, view)], downloads="")
        soup = BeautifulSoup(html, "html.parser")
        assert html_text(soup) == node_text(publication_nodes(view, "en", None)), record.key
