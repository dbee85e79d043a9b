"""What a post cites from a .bib file of its own becomes footnotes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.jekyll import JekyllPage
from sphinx_academic.importers.own_references import OwnReferences
from sphinx_academic.importers.source import Source

ENTRIES = r"""
@article{fog, author = {Okafor, Mira and Wei Zhang}, title = {Fog {\&} \emph{Lamps}}, journal = {Tides}, year = 2020, doi = {10.5555/fog}}
@book{many, editor = {Ann Doe and Bo Roe and Cy Poe and Di Moe}, title = {All}, year = 2021, url = {https://a.example.org/?a&b}}
@misc{few, author = {Ann Doe and others}, title = {Some}, url = {javascript:x}}
@misc{three, author = {Ann Doe and Bo Roe and Cy Poe}, title = {Three}}
@misc{none, title = {Nothing Else}}
"""  # noqa: E501


@pytest.fixture(params=["assets/bibliography/post.bib", "_bibliography/post.bib"])
def references(request: pytest.FixtureRequest, tmp_path: Path) -> OwnReferences:
    path = tmp_path / request.param
    path.parent.mkdir(parents=True)
    path.write_text(ENTRIES, "utf-8")
    return OwnReferences(Source(tmp_path), JekyllPage("_posts/a.md", {"bibliography": "post.bib"}))


def test_marks(references: OwnReferences) -> None:
    assert "gone" not in references
    assert references.footnotes() == ""
    assert references.mark("fog") == '<footnote-mark label="fog"></footnote-mark>'
    references.mark("fog")
    assert references.footnotes().count("<footnote-text") == 1


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "fog",
            "Mira Okafor, Wei Zhang, <em>Fog &amp; Lamps</em>, Tides, 2020."
            ' <a href="https://doi.org/10.5555/fog">https://doi.org/10.5555/fog</a>',
        ),
        (
            "many",
            "Ann Doe et al., <em>All</em>, 2021."
            ' <a href="https://a.example.org/?a&amp;b">https://a.example.org/?a&amp;b</a>',
        ),
        ("few", "Ann Doe et al., <em>Some</em>."),
        ("three", "Ann Doe, Bo Roe, Cy Poe, <em>Three</em>."),
        ("none", "<em>Nothing Else</em>."),
    ],
)
def test_text_of_a_footnote(references: OwnReferences, key: str, text: str) -> None:
    references.mark(key)
    assert references.footnotes() == f'\n\n<footnote-text label="{key}">{text}</footnote-text>\n'


@pytest.mark.parametrize("metadata", [{}, {"bibliography": "gone.bib"}, {"bibliography": ["post.bib"]}])
def test_post_without_a_file(metadata: dict[str, object], tmp_path: Path) -> None:
    source = Source(tmp_path)
    assert "fog" not in OwnReferences(source, JekyllPage("_posts/a.md", metadata))
    assert list(source.findings) == []
