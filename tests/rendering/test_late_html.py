"""What other extensions see of lists that are put into their page late."""

from __future__ import annotations

import pytest
from support import Build

from sphinx_academic.rendering import late_html

SETUP = """
extensions = ["myst_parser", "sphinx_academic"]
def render(app, doctree):
    builder = app.builder
    doctree.settings = builder.docsettings
    visitor = builder.create_translator(doctree, builder)
    doctree.walkabout(visitor)
    return "".join(visitor.body)
def change(app, page, template, context, doctree):
    if doctree is not None:
        assert "of one" in context["body"]
        context["body"] = context["body"].replace("Tides of one", "Changed")
        for name in ("index", "other"):
            other = app.env.get_doctree(name)
            app.env.resolve_references(other, name, app.builder)
            assert "of one" in render(app, other)
        assert "of one" in render(app, doctree)
def setup(app):
    app.connect("html-page-context", change, priority=PRIORITY)
"""


@pytest.mark.parametrize("priority", [-500, 0, 900])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_others_see_all(build: Build, monkeypatch: pytest.MonkeyPatch, priority: int, builder: str) -> None:
    monkeypatch.setattr(late_html, "_LONG", 1)
    kept: list[bytes] = []
    keep = late_html.LateHtml.keep
    monkeypatch.setattr(
        late_html.LateHtml, "keep", lambda self, html: (kept.append(b"".join(html)), keep(self, html))[1]
    )
    page = "# Home\n\n```{publications}\n```\n"
    files = {
        "index.md": f"{page}\n```{{toctree}}\nother\n```\n",
        "other.md": page,
        "p.bib": "@article{one, title = {Tides of one}, author = {Bell, Ann}, year = 2024}",
    }
    built = build(files, builder=builder, conf=SETUP.replace("PRIORITY", str(priority)))
    # the list of each page is put in late, and not those that others render
    assert len([html for html in kept if b"Tides of one" in html]) == 2
    for name in ("index", "other"):
        assert "Changed" in built.html(name).text
        assert "Tides of one" not in built.html(name).select_one("ol, ul.publications").text


def test_characters_beyond_two_bytes(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    page = "# Home\n\n```{publications}\n:show: abstract, bibtex\n```\n"
    title = "Sets 𝒪 and 𝔽 of 😀 & 漢字"
    abstract = "In $\\mathcal{O}(n)$"
    names = "𠮷田, 太郎"
    entry = f"title = {{{title}}}, author = {{{names}}}, abstract = {{{abstract}}}, year = 2024"
    texts = []
    for longest in (1 << 16, 1):
        monkeypatch.setattr(late_html, "_LONG", longest)
        built = build({"index.md": page, "p.bib": f"@article{{one, {entry}}}".replace("&", "\\&")})
        texts.append(built.html("index").select_one(".publications").prettify())
        written = built.text("index")
        # of those that wait, Python keeps each character in two bytes
        assert (max(written) < "\U00010000") == (longest == 1)
    assert texts[0] == texts[1]
    assert title in built.html("index").text
