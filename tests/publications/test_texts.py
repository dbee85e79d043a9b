"""Names and abstracts in pages: paragraphs, two scripts, family names first."""

from __future__ import annotations

from support import Build

PAGE = """
# Papers

```{publications}
:show: abstract
:sort: file
```
"""
BIB = """
@article{a, title = {One}, author = {Roe, Rita and San Zhang (张三)}, journal = {\\apj}, year = 2021,
  abstract = {First.

  Second \\begin{itemize}\\item a \\item b < c\\end{itemize}}}
@article{b, title = {Two}, author = {Roe R and Doe A}, journal = {J}, year = 2021}
"""
ME = {"academic_people": {"rita": {"name": "Rita Roe"}}, "academic_me": "rita"}


def test_paragraphs_of_an_abstract(build: Build) -> None:
    html = build({"index.md": PAGE, "papers.bib": BIB}, conf=ME).html()
    abstract = html.select_one(".publication-abstract")
    assert [child.get_text() for child in abstract.find_all("p")] == ["First.", "Second"]
    assert [child.get_text() for child in abstract.select("ul > li")] == ["a", "b < c"]


def test_paragraphs_as_nodes(build: Build) -> None:
    text = build({"index.md": PAGE, "papers.bib": BIB}, conf=ME, builder="text").text("index")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    first = lines.index("First.")
    assert lines[first : first + 4] == ["First.", "Second", "* a", "* b < c"]


def test_names_of_two_scripts_and_family_names_first(build: Build) -> None:
    html = build({"index.md": PAGE, "papers.bib": BIB}, conf=ME).html()
    assert "San Zhang (张三)" in html.select_one("#pub-a .publication-authors").get_text()
    assert [me.get_text() for me in html.select(".is-me")] == ["Rita Roe", "R Roe"]


def test_a_name_turned_round_is_one_warning(build: Build) -> None:
    bib = "@article{a, title = {One}, author = {Roe Rita and Ann Doe}, journal = {J}, year = 2021}"
    built = build({"index.md": PAGE, "papers.bib": bib}, conf=ME, allow_warnings=True)
    (warning,) = built.warnings
    assert "papers.bib:1" in warning
    assert "author 1 (Roe Rita) may be ‘rita’" in warning
    assert "write ‘Roe, Rita’" in warning
    assert not built.html().select(".is-me")
