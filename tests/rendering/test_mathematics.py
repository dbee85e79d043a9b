"""Formulas of titles: MathML in HTML and EPUB, text elsewhere, LaTeX in LaTeX."""

from __future__ import annotations

import zipfile

import feedparser
import pytest
from support import Build

TITLE = r"CO$_2$ uptake at 45$^\circ$ with $^{13}$C, M$_\odot$ and $n\log n$"
SHOWN = "CO₂ uptake at 45° with ¹³C, M⊙ and n log n"
FILES = {
    "index.md": """
        # Home

        {pub}`a`

        ```{publications}
        :show: abstract
        ```
    """,
    "a.bib": f"@article{{a, title = {{{TITLE}}}, author = {{Doe, Jane}}, journal = {{J$_1$}}, year = 2021,"
    f" abstract = {{Of {TITLE}.}}, doi = {{10.1234/a}}}}",
}


def test_html(build: Build) -> None:
    built = build(FILES, conf={"academic_paper_pages": True, "html_baseurl": "https://example.org/"})
    page = built.html()
    for where in (".pub", ".publication-title", ".publication-abstract"):
        found = page.select_one(where)
        assert found is not None
        assert not found.select("code")
        assert [math.find().name for math in found.select("math")] == ["msub", "mi", "msup", "msub", "mi"]
        assert "n\u2009log\u2009n" in found.get_text()
    assert page.select(".venue math")
    # the site's own renderer has nothing to do here
    assert "mathjax" not in built.text("index").lower()
    paper = built.html("papers/a")
    assert paper.title is not None
    assert paper.title.get_text().startswith(SHOWN)
    tag = paper.select_one('meta[name="citation_title"]')
    assert tag is not None
    assert tag["content"] == SHOWN
    assert SHOWN in (paper.select_one('script[type="application/ld+json"]') or page).get_text()
    assert paper.select("h1 math")


def test_feed_and_search(build: Build) -> None:
    conf = {"academic_feed": True, "html_baseurl": "https://example.org/"}
    built = build(FILES, conf=conf)
    (entry,) = feedparser.parse((built.outdir / "publications.xml").read_bytes()).entries
    assert entry.title == SHOWN
    html = entry.content[0].value
    assert "CO<sub>2</sub> uptake at 45° with <sup>13</sup>C" in html
    assert "<math" not in html
    index = (built.outdir / "searchindex.js").read_text("utf-8")
    assert '"co2"' in index or "co2:" in index


@pytest.mark.parametrize("builder", ["text", "man"])
def test_text(build: Build, builder: str) -> None:
    conf = {"man_pages": [("index", "test", "Test", [], 1)]}
    built = build(FILES, builder=builder, conf=conf)
    (file,) = (path for path in built.outdir.iterdir() if path.suffix in (".txt", ".1"))
    words = " ".join(file.read_text("utf-8").split())
    assert SHOWN in words
    assert "_2" not in words


def test_latex(build: Build) -> None:
    files = FILES | {"a.bib": r"@misc{a, title = {CO$_2$ and $\bm{x}$ at $\upmu x$, $\ket{a}$}, year = 2021}"}
    built = build(files, builder="latex")
    source = next(built.outdir.glob("*.tex")).read_text("utf-8")
    assert r"\(_2\)" in source
    # with no package that the document may lack
    assert r"\(\boldsymbol {x}\)" in source
    assert r"\(\ensuremath{\mathrm{\mu}}x\)" in source
    assert r"\ket" not in source
    assert "∣a⟩" in source


def test_epub(build: Build) -> None:
    conf = {"epub_copyright": "2026", "version": "1"}
    built = build(FILES, builder="epub", conf=conf)
    with zipfile.ZipFile(next(built.outdir.glob("*.epub"))) as book:
        assert b"<msub><mi></mi><mn>2</mn></msub>" in book.read("index.xhtml")


def test_what_cannot_be_set_is_one_warning(build: Build) -> None:
    files = FILES | {
        "a.bib": "@misc{a,\n  year = 2021,\n  title = {Of $\\foo x$ and $\\foo x$, $y_1$},\n  note = {$z$}}"
    }
    built = build(files, allow_warnings=True)
    assert built.warnings == [
        "a.bib:3: WARNING: a: the formula ‘\\foo x’ has the unknown macro \\foo; it is shown as its source; "
        "use macros of LaTeX and the packages of the AMS [academic.formula]"
    ]
    title = built.html().select_one(".publication-title")
    assert title is not None
    assert [code.get_text() for code in title.select("code.math")] == ["\\foo x", "\\foo x"]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings


def test_filters_know_all_spellings(build: Build) -> None:
    for words in ("CO2", "CO₂", "CO_2"):
        page = FILES["index.md"].replace(":show: abstract", f":filter: title % '{words}'")
        assert len(build(FILES | {"index.md": page}).html().select(".publication")) == 1
