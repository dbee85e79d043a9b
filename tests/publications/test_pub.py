"""``{pub}``, and ``{cite}`` beside our lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from publications.papers import CONF, PAPERS
from support import Build

LIST = "# Papers\n\n```{publications}\n```\n"


def test_title_or_given_text_from_another_page(build: Build) -> None:
    source = "# Home\n\n{pub}`ito2023bounds` and {pub}`that one <shen2024hot>`.\n"
    html = build({"index.md": source, "papers.md": LIST, "papers.bib": PAPERS}, conf=CONF).html()
    title, given = html.select("a.reference.internal[href^=papers]")
    assert title["href"] == "papers.html#pub-ito2023bounds"
    assert title.select_one("math")
    assert given.get_text() == "that one"


def test_a_link_in_a_title_is_none_within_another(build: Build) -> None:
    bib = "@misc{a, title = {On \\href{https://example.org}{\\emph{Tides}} and Salt}, year = 2024}\n"
    pages = {"index.md": f"# Home\n\n{{pub}}`a`\n\n{LIST[10:]}", "papers.bib": bib}
    html = build(pages, conf=CONF).html()
    (link,) = html.select("p > a")
    assert (link["href"], link.get_text()) == ("#pub-a", "On Tides and Salt")
    assert link.em.get_text() == "Tides"


def test_the_page_with_the_most_papers_is_the_papers_place(build: Build) -> None:
    one = "# One\n\n```{publications}\n:keys: two2024\n```\n"
    source = "# Home\n\n{pub}`two2024`\n"
    pages = {"index.md": source, "a.md": one, "papers.md": LIST, "papers.bib": PAPERS}
    built = build(pages, conf=CONF)
    assert built.html().select_one("a[href='papers.html#pub-two2024']")
    again = built.rebuild({"papers.md": "# Papers\n"})
    assert again.read == ["papers"]
    assert again.html().select_one("a[href='a.html#pub-two2024']")


@pytest.mark.parametrize(
    ("key", "words"), [("nothing2020", "no entry ‘nothing2020’"), ("two2024", "no page lists it")]
)
def test_a_reference_to_nowhere_is_one_warning(build: Build, key: str, words: str) -> None:
    built = build(
        {"index.md": f"# Home\n\n{{pub}}`{key}`\n", "papers.bib": PAPERS}, conf=CONF, allow_warnings=True
    )
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING:")
    assert words in warning
    assert "[academic.unknown_key]" in warning


def test_papers_are_in_the_inventory_for_other_sites(build: Build) -> None:
    theirs = build({"index.md": LIST, "papers.bib": PAPERS}, conf=CONF)
    inventory = str(theirs.outdir / "objects.inv")
    conf = CONF | {
        "extensions": ["myst_parser", "sphinx.ext.intersphinx", "sphinx_academic"],
        "intersphinx_mapping": {"lab": ("https://lab.example.org/", inventory)},
    }
    html = build({"index.md": "# Home\n\n{pub}`shen2024hot`\n"}, conf=conf).html()
    link = html.select_one("a.reference.external")
    assert link["href"] == "https://lab.example.org/index.html#pub-shen2024hot"
    assert link.get_text() == "Hot Pluggable Learning"


DAMAGED = (
    PAPERS
    + """
@thesis{doe2020,
  title = {A Thesis}, author = {Doe, Jane}, institution = {Somewhere}, date = {2020-05}
}
@article{roe2019, title = {Macro}, author = {Roe, R.}, journal = undefinedmacro, year = 2019}
@article{roe2019, title = {Again}, author = {Roe, R.}, journal = {J}, year = 2019}
@article{late2018, title = {After the duplicate}, author = {Late, L.}, journal = {J}, year = {2018}}
"""
)


def test_cite_beside_lists_on_a_file_that_would_have_stopped_it(build: Build) -> None:
    source = LIST + "\n{cite}`doe2020,roe2019,late2018,shen2024hot`\n\n```{bibliography}\n```\n"
    built = build({"index.md": source, "papers.bib": DAMAGED}, conf=CONF, allow_warnings=True)
    assert [warning.rpartition("[")[2] for warning in built.warnings] == [
        "academic.undefined_macro]",
        "academic.duplicate_key]",
    ]
    html = built.html()
    assert len(html.select("li.publication")) == 8
    cited = [" ".join(item.get_text().split()) for item in html.select("div.citation")]
    assert len(cited) == 4
    assert "A Thesis" in " ".join(cited)
    assert "After the duplicate" in " ".join(cited)
    again = built.rebuild(allow_warnings=True)
    assert again.read == []


def test_a_key_in_two_files(build: Build) -> None:
    other = "@misc{two2024, title = {The Other}, author = {Ito, Noriko}, year = {2020}}\n"
    pages = {
        "index.md": "# Home\n\n{pub}`two2024`\n\n```{publications}\n:bibfiles: b.bib\n```\n",
        "papers.md": LIST,
        "a.bib": PAPERS,
        "b.bib": other,
    }
    built = build(pages, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert "b.bib" in warning
    assert "[academic.duplicate_key]" in warning
    assert built.html().select_one("li.publication .publication-title").get_text() == "The Other"
    assert built.html().select_one("a[href$='#pub-two2024']").get_text() == "Two of One Name"


@pytest.mark.parametrize(
    "content", [None, b"", b"@misc{a, title={x\x00y}, year=2020}", b"@misc{a, title={M\xfcller}, year=2020}"]
)
def test_missing_empty_and_broken_files(build: Build, tmp_path: Path, content: bytes | None) -> None:
    conf = CONF | {"bibtex_bibfiles": ["x.bib"]}
    files = {"index.md": LIST} | ({} if content is None else {"x.bib": content})
    built = build(files, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert "x.bib" in warning
    assert "[academic." in warning
