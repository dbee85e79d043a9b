"""Pages of others on a site that uses ours: what is on them, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from foreign.documentation import FILES as FOREIGN
from foreign.documentation import output
from support import CONF, Build

BIB = "@article{tide, title = {Tide Pools}, author = {Ann Doe and Rita Roe}, year = 2020}\n"
OURS = """
    # Ours

    ```{publications}
    ```

    ```{news}
    - [2024.10] Word
    ```

    {equal}`Ann`
"""
NOT_OURS = "# Ours\n\nText.\n"
SITE = {
    "html_baseurl": "https://example.org/",
    "bibtex_bibfiles": ["papers.bib"],
    "academic_venues": {"Tides": {"colour": "#123456"}},
}
PAGES = {
    "index.md": "# Home\n\n```{toctree}\nours\nothers\n```\n",
    "others.md": "# Others\n\nText with a footnote[^a].\n\n[^a]: <tel:123>\n",
    "papers.bib": BIB,
}


def ours_in(page: BeautifulSoup) -> list[str]:
    """Return the addresses of ours in the head of a page."""
    links = [link.get("href") or link.get("src") for link in page.head.select("link, script")]
    return [link.partition("?")[0] for link in links if link and ("academic" in link or "feed" in link)]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "epub", "latex", "text"])
def test_other_pages_are_what_they_are_without_us(build: Build, builder: str, monkeypatch: Any) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    conf = CONF | {"latex_documents": [("others", "others.tex", "Others", "Ann", "howto")]}
    without = build(
        PAGES | {"ours.md": NOT_OURS, "conf.bib": ""},
        conf=conf | {"extensions": ["myst_parser"], "html_baseurl": SITE["html_baseurl"]},
        builder=builder,
    )
    with_us = build(PAGES | {"ours.md": OURS}, conf=conf | SITE, builder=builder)
    expected, found = output(without), output(with_us)
    starts = "others", "index.", "genindex"
    pages = [name for name in expected if "others." in name or name.startswith(starts)]
    assert pages
    assert [name for name in pages if found[name] != expected[name]] == []


def test_style_sheet_and_script_are_on_pages_that_use_them(build: Build) -> None:
    site = build(PAGES | {"ours.md": OURS}, conf=SITE)
    assert {"_static/academic.css", "_static/academic-venues.css", "_static/academic.js", "feed.xml"} <= set(
        ours_in(site.html("ours"))
    )
    for page in ("index", "others", "genindex", "search"):
        assert ours_in(site.html(page)) == []
    assert (site.outdir / "_static" / "academic.css").is_file()


@pytest.mark.parametrize(
    "text",
    [
        "{badge}`New`",
        "{pub}`tide`",
        "{academic:equal}`Ann`",
        "```{news}\n- [2024] A\n```",
        "```{academic:publications}\n```",
        "```{include} part.txt\n```",
    ],
)
def test_each_way_to_use_us_brings_the_style_sheet(build: Build, text: str) -> None:
    pages = PAGES | {"ours.md": f"# Ours\n\n{text}\n", "list.md": "# L\n\n```{publications}\n```\n"}
    pages["part.txt"] = "{badge}`New`\n"
    site = build(pages, conf=SITE)
    assert "_static/academic.css" in ours_in(site.html("ours"))
    assert ours_in(site.html("others")) == []


def test_style_sheet_comes_and_goes_with_what_uses_it(build: Build) -> None:
    site = build(PAGES | {"ours.md": NOT_OURS}, conf=SITE)
    assert not (site.outdir / "_static" / "academic.css").exists()
    site = site.rebuild({"ours.md": OURS})
    assert "_static/academic.css" in ours_in(site.html("ours"))
    assert (site.outdir / "_static" / "academic.css").is_file()
    site = site.rebuild({"ours.md": NOT_OURS})
    assert ours_in(site.html("ours")) == []


def test_pages_of_papers_and_a_single_page_have_the_style_sheet(build: Build) -> None:
    site = build(PAGES | {"ours.md": OURS}, conf=SITE | {"academic_paper_pages": True})
    assert "../_static/academic.css" in ours_in(site.html("papers/tide"))
    site = build(PAGES | {"ours.md": OURS}, conf=SITE, builder="singlehtml")
    assert "_static/academic.css" in ours_in(site.html("index"))


def test_a_site_that_sets_feeds_has_them_on_every_page(build: Build) -> None:
    site = build(PAGES | {"ours.md": OURS}, conf=SITE | {"academic_feed": True})
    assert [link for link in ours_in(site.html("others")) if "static" not in link] != []
    assert "_static/academic.css" not in ours_in(site.html("others"))


LINKS = [
    "irc://example.org/x",
    "tel:123",
    "matrix:u/x",
    "git://example.org/x",
    "javascript:x",
    "data:text/plain,x",
]


@pytest.mark.parametrize("builder", ["html", "latex"])
def test_links_in_footnotes_of_others_are_theirs(build: Build, builder: str) -> None:
    """Also where citations of ours stand on the same page, whose links are checked."""
    links = " ".join(f"`{link.partition(':')[0]} <{link}>`__" for link in LINKS)
    bib = "@misc{bad, title = {Bad}, author = {Ann Doe}, year = 2020, "
    bib += r"howpublished = {\url{irc://example.org/no}}, note = {See \url{javascript:alert(1)}}}"
    page = f"""
T
=

One [1]_, two [Doe20]_, :cite:`bad`, :footcite:`bad`.

.. [1] {links}
.. [Doe20] {links}

1. {links}

.. footbibliography::

.. bibliography::
"""
    site = build({"index.rst": page, "papers.bib": bib}, conf=SITE, builder=builder, allow_warnings=True)
    if builder == "latex":
        source = next(site.outdir.glob("*.tex")).read_text()
        assert source.count("{irc://example.org/x}") == 3
        assert "{javascript:alert" not in source
        assert "{irc://example.org/no" not in source
        return
    hrefs = [link["href"] for link in site.html().select("a[href]")]
    for link in LINKS:
        assert hrefs.count(link) == 3
    assert "javascript:alert(1)" not in hrefs
    assert "irc://example.org/no" not in hrefs


def test_nodes_of_others_keep_their_visitors(build: Build) -> None:
    """Sphinx finds visitors by the name of the class alone."""
    files = {
        "other_nodes.py": """
            from docutils import nodes
            from sphinx.util.docutils import SphinxDirective

            class badge(nodes.General, nodes.Element): pass
            class profile(nodes.General, nodes.Element): pass
            class group(nodes.General, nodes.Element): pass
            class dated_list(nodes.General, nodes.Element): pass

            class Other(SphinxDirective):
                def run(self):
                    return [kind() for kind in (badge, profile, group, dated_list)]

            def visit(self, node):
                self.body.append(f"<i>other {type(node).__name__}</i>")
                raise nodes.SkipNode

            def setup(app):
                for kind in (badge, profile, group, dated_list):
                    app.add_node(kind, html=(visit, None))
                app.add_directive("other", Other)
        """,
        "index.md": "# T\n\n```{other}\n```\n\n{badge}`Ours`\n",
    }
    conf = """
        import os, sys
        sys.modules.pop("other_nodes", None)
        sys.path.insert(0, os.path.dirname(__file__))
        extensions = ["myst_parser", "sphinx_academic", "other_nodes"]
    """
    page = build(files, conf=conf).html()
    assert [i.get_text() for i in page.select("i")] == [
        f"other {name}" for name in ("badge", "profile", "group", "dated_list")
    ]
    assert page.select_one("span.badge").get_text() == "Ours"


def test_documents_without_our_marks_declare_no_symbols(build: Build) -> None:
    conf = SITE | {
        "latex_documents": [
            ("ours", "ours.tex", "Ours", "Ann", "howto"),
            ("others", "others.tex", "Others", "Ann", "howto"),
        ]
    }
    site = build(PAGES | {"ours.md": OURS}, conf=conf, builder="latex")
    assert "pifont" in (site.outdir / "ours.tex").read_text()
    assert "pifont" not in (site.outdir / "others.tex").read_text()


def test_foreign_pages_hold_no_node_of_ours(build: Build) -> None:
    site = build(FOREIGN, conf={"numfig": True}, allow_warnings=True)
    for docname in sorted(site.app.env.found_docs):
        for node in site.doctree(docname).findall(nodes.Element):
            assert not type(node).__module__.startswith("sphinx_academic"), Path(docname)
