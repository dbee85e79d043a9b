"""Names, titles and venues in other scripts: each by itself, with its language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from support import Build

# text-11 and text-15 of the kind that was read in the wrong order
BIB = """
@article{article, title = {مقدمة}, author = {حسن, علي}, journal = {مجلة العلوم}, volume = 3, number = 2,
  pages = {10--20}, year = 2011, langid = {arabic}}
@article{authors, title = {Three authors}, journal = {مجلة البحار}, volume = 3, number = 2, pages = {1--9},
  author = {الحسيني, مريم and خان, علي and زيد, سارة and Bell, Ann}, author+an:role = {1=equal; 2=equal},
  year = 2024}
@article{german, title = {Über das Meer}, author = {Müller, Jörg}, journal = {Annalen}, year = 2020,
  langid = {ngerman}}
@article{russian, title = {Море}, author = {Иванов, Иван}, journal = {Журнал}, year = 2020,
  langid = {russian}}
@article{japanese, title = {海のこと}, author = {山田, 太郎 and Doe, Jane}, journal = {海洋}, year = 2020}
@article{plain, title = {Tide at Łódź}, author = {Doe, Jane}, journal = {Tide Letters}, year = 2020,
  langid = {english}}
"""
FILES = {"index.md": "# Home\n\n{pub:accepted}`article`\n\n```{publications}\n```\n", "a.bib": BIB}


def entry(page: BeautifulSoup, key: str) -> Tag:
    found = page.find(id=f"pub-{key}")
    assert isinstance(found, Tag)
    return found


def marked(part: Tag | None) -> list[tuple[str, str, str]]:
    """Return element, language and text of what is marked."""
    assert part is not None
    return [(tag.name, str(tag.get("lang", "")), tag.get_text()) for tag in part.select("bdi, span[lang]")]


def test_parts_are_isolated(build: Build) -> None:
    page = build(FILES).html()
    article = entry(page, "article")
    assert marked(article.select_one(".publication-title")) == [("bdi", "ar", "مقدمة")]
    assert marked(article.select_one(".publication-authors")) == [("bdi", "ar", "علي حسن")]
    venue = article.select_one(".publication-venue")
    assert marked(venue) == [("bdi", "ar", "مجلة العلوم")]
    # numbers stand outside, in the order of the page
    assert venue is not None
    assert "".join(venue.find_all(string=True)) == "مجلة العلوم 3(2):10–20, 2011"
    assert [tag.get_text() for tag in venue.select("bdi")] == ["مجلة العلوم"]
    authors = entry(page, "authors").select(".author")
    assert [bool(author.select("bdi")) for author in authors] == [True, True, True, False]
    # their marks are not part of the names
    assert "*" not in authors[0].bdi.get_text() if authors[0].bdi else False
    sentence = page.select_one(".pub-sentence")
    assert marked(sentence) == [("bdi", "ar", "مقدمة"), ("bdi", "ar", "مجلة العلوم")]


def test_languages(build: Build) -> None:
    page = build(FILES).html()
    assert marked(entry(page, "german")) == [("span", "de", "Über das Meer"), ("span", "de", "Annalen")]
    russian = [("span", "ru", "Море"), ("span", "ru", "Иван Иванов"), ("span", "ru", "Журнал")]
    assert marked(entry(page, "russian")) == russian
    # Chinese characters are Japanese in an entry with kana
    assert [language for _, language, _ in marked(entry(page, "japanese"))] == ["ja", "ja", "ja"]


@pytest.mark.parametrize("headings", ["section", "rubric"])
def test_headings_of_venues(build: Build, headings: str) -> None:
    page = f"# Home\n\n```{{publications}}\n:group-by: venue\n:headings: {headings}\n```\n"
    html = build({"index.md": page, "a.bib": BIB}).html()
    found = [tag for tag in html.select("h2, p.rubric") if tag.select("bdi, span[lang]")]
    assert {mark for tag in found for mark in marked(tag)} == {
        ("bdi", "ar", "مجلة العلوم"),
        ("bdi", "ar", "مجلة البحار"),
        ("span", "zh", "海洋"),
        ("span", "und-Cyrl", "Журнал"),
    }


def test_own_language_costs_nothing(build: Build) -> None:
    page = build(FILES).html()
    assert marked(entry(page, "plain")) == []


def test_page_from_right_to_left(build: Build) -> None:
    page = build(FILES, conf={"language": "ar"}, allow_warnings=True).html()
    article = entry(page, "article")
    assert marked(article.select_one(".publication-title")) == []
    numbers = article.select_one(".venue bdi")
    assert numbers is not None
    assert (numbers["dir"], numbers.get_text()) == ("ltr", "3(2):10–20")
    plain = entry(page, "plain")
    assert marked(plain.select_one(".publication-title")) == [("bdi", "en", "Tide at Łódź")]
    assert marked(plain.select_one(".publication-authors")) == [("bdi", "", "Jane Doe")]


def test_pages_of_papers_and_people(build: Build) -> None:
    conf: dict[str, Any] = {
        "academic_paper_pages": True,
        "html_baseurl": "https://example.org/",
        "academic_people": {"a": {"name": "علي حسن"}, "b": {"name": "Ann Bell"}},
    }
    files = FILES | {"index.md": FILES["index.md"] + "\n```{people}\n```\n"}
    built = build(files, conf=conf)
    paper = built.html("papers/article")
    assert marked(paper.h1) == [("bdi", "ar", "مقدمة")]
    assert [marked(name) for name in built.html().select(".person-name")] == [[("bdi", "ar", "علي حسن")], []]


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_styles_keep_names_without_capitals_whole(build: Build, style: str) -> None:
    pytest.importorskip("citeproc")
    files = FILES | {"index.md": f"# Home\n\n```{{publications}}\n:style: {style}\n```\n"}
    page = build(files).html()
    found = entry(page, "authors")
    names = [("bdi", "ar", name) for name in ("مريم الحسيني", "علي خان", "سارة زيد")]
    assert marked(found)[:3] == names
    assert "Bell" in found.get_text()
    assert ". مريم ." not in found.get_text()


def test_the_comma_before_folded_authors(build: Build) -> None:
    bib = "@misc{a, title = {T}, author = {Ann Aa and Ben Bb and Cid Cc}, year = 2024}"
    files = {"index.md": "# P\n\n```{publications}\n:max-authors: 1\n```\n", "papers.bib": bib}
    built = build(files, conf={"bibtex_bibfiles": ["papers.bib"], "language": "ar"})
    assert [folded.get_text() for folded in built.html().select(".folded")] == ["، Ben Bb", "، Cid Cc"]


@pytest.mark.parametrize(("language", "comma"), [("ar", "،"), ("fa", "،"), ("he", ","), ("en", ",")])
def test_commas_of_the_page(build: Build, language: str, comma: str) -> None:
    bib = (
        "@inproceedings{a, title = {T}, author = {حسن, علي and Doe, Jane and others}, year = 2011,"
        " booktitle = {مؤتمر}, pages = {1--9}}"
    )
    files = {"index.md": "# Home\n\n```{publications}\n```\n", "a.bib": bib}
    page = build(files, conf={"language": language}, allow_warnings=True).html()
    authors = page.select_one(".publication-authors")
    venue = page.select_one(".publication-venue")
    assert authors is not None
    assert venue is not None
    assert authors.get_text() == f"علي حسن{comma} Jane Doe{comma} et al."
    assert venue.get_text().startswith(f"مؤتمر{comma} pp. 1–9")


@pytest.mark.parametrize(("language", "turned"), [("ar", True), ("he", True), ("en", False)])
def test_direction_of_what_is_ours(build: Build, language: str, turned: bool) -> None:
    built = build(FILES, conf={"language": language}, allow_warnings=True)
    style = (built.outdir / "_static" / "academic.css").read_text("utf-8")
    assert ("direction:rtl" in style) == turned
