"""``{pub:accepted}`` and its like, and ``:auto:`` on ``{news}``."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import Build

#: papers in which one thing or another is missing
OTHERS = r"""
@inproceedings{long2024, title={Long}, author={Ito, Noriko}, year=2024,
  booktitle={Proceedings of the 9th Conference on Names}}
@article{short2024, title={Short}, author={Ito, Noriko}, year=2024, journal={Nature Examples}}
@inproceedings{bare2024, title={Bare}, author={Ito, Noriko}, year=2024, month=mar}
@misc{arxiv2024, title={Early}, author={Ito, Noriko}, year=2024, month=feb, eprint={2402.00001},
  archiveprefix={arXiv}}
@inproceedings{poster2024, title={Shown}, author={Roe, R.}, year=2024, abbr={ICCC'24},
  booktitle={ICCC}, presentation={Poster}}
@inproceedings{two2025, title={Twice}, author={Roe, R.}, year=2025, abbr={ICCC}, booktitle={ICCC},
  award={Best Paper Award; Test of Time Award}, slides={talk.pdf}, title_zh={两次}}
"""
FORMULA = "O(n log n)"
LIST = "\n\n```{publications}\n```\n"
SITE = {"papers.bib": PAPERS, "others.bib": OTHERS, "talk.pdf": "%PDF"}


def words(html: BeautifulSoup, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in html.select(selector)]


def say(build: Build, *items: str, **conf: Any) -> list[str]:
    """Return the paragraphs that lines become."""
    source = "# Home\n\n" + "\n\n".join(items) + LIST
    return words(build({"index.md": source, **SITE}, conf=CONF | conf).html(), "section > p")[: len(items)]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "{pub:accepted}`shen2024hot`",
            "Hot Pluggable Learning is accepted at FL@FM 2024. Outstanding Paper Award Oral Paper · Code",
        ),
        ("{pub:accepted}`ito2023bounds`", "for DNA is accepted by the Journal of Examples. DOI"),
        ("{pub:accepted}`short2024`", "Short is accepted by Nature Examples."),
        ("{pub:accepted}`long2024`", "Long is accepted at the 9th Conference on Names 2024."),
        ("{pub:accepted}`bare2024`", "Bare is accepted."),
        ("{pub:accepted}`arxiv2024`", "Early is accepted. arXiv"),
        ("{pub:published}`two2024`", "Two of One Name is published at Names 2024."),
        ("{pub:published}`ito2023bounds`", "for DNA is published in the Journal of Examples. DOI"),
        ("{pub:available}`arxiv2024`", "Early is available as a preprint on arXiv. arXiv"),
        ("{pub:available}`bare2024`", "Bare is available as a preprint."),
        (
            "{pub:award}`shen2024hot`",
            "Hot Pluggable Learning receives the Outstanding Paper Award at FL@FM 2024. Oral Paper · Code",
        ),
        ("{pub:award}`poster2024`", "Shown is selected as Poster at ICCC’24."),
        (
            "{pub:award}`two2025`",
            "Twice receives the Best Paper Award and Test of Time Award at ICCC 2025. Slides",
        ),
        ("{pub:accepted}`This one <bare2024>`", "This one is accepted."),
        # authors go on: their full stop counts, and awards and links come last
        (
            "{pub:award}`shen2024hot`, says the chair. Well done!",
            "Hot Pluggable Learning receives the Outstanding Paper Award at FL@FM 2024, says the chair."
            " Well done! Oral Paper · Code",
        ),
        ("{pub:accepted}`short2024`. It is short.", "Short is accepted by Nature Examples. It is short."),
        ("{pub:accepted}`short2024` It is short.", "Short is accepted by Nature Examples. It is short."),
        # what is no sentence of ours ends as it does
        ("{abbr}`etc.`. {guilabel}`Save.`, as before", "etc.. Save., as before"),
    ],
)
def test_sentences(build: Build, written: str, shown: str) -> None:
    (sentence,) = say(build, written)
    assert sentence.endswith(shown)


def test_sentences_in_the_language_of_the_site(build: Build) -> None:
    items = ("{pub:accepted}`shen2024hot`，大家辛苦了。", "{pub:award}`two2025`", "{pub:accepted}`two2025`")
    assert say(build, *items, language="zh_CN") == [
        "Hot Pluggable Learning 被 FL@FM 2024 录用，大家辛苦了。"
        " Outstanding Paper Award 口头报告 论文 · 代码",
        "两次 在 ICCC 2025 获得 Best Paper Award和Test of Time Award。 幻灯片",
        "两次 被 ICCC 2025 录用。 Best Paper Award Test of Time Award 幻灯片",
    ]


PLACES = r"""
@inproceedings{known, VALUES, booktitle={Proc. of the 3rd Conference of Tides}, award={Best Paper},
  presentation={oral}, altmetric={123}, code={https://example.org/c}}
@article{journal, VALUES, journal={Annals}, award={Prize}}
@article{long, VALUES, journal={Journal of Sand}, award={Prize}, presentation={poster}}
@inproceedings{kinds, VALUES, booktitle={Known Annals}}
@inproceedings{years, VALUES, booktitle={Tide Days 2023}, abbr={TD}, presentation={spotlight}}
@inproceedings{short, VALUES, abbr={TD24}}
@inproceedings{workshop, VALUES, booktitle={In Proceedings of the Workshop for Moors}, presentation={oral}}
@article{server, VALUES, journal={bioRxiv}, abbr={bR}, pubstate={preprint}}
@article{known-server, VALUES, journal={Tide Archive}}
@inproceedings{elsewhere, VALUES, booktitle={Tide Days}, abbr={TD}, eprint={2401.00001},
  archiveprefix={arXiv}}
@inproceedings{nowhere, VALUES, presentation={oral}}
"""
KNOWN = {
    "CT": {"name": "Conference of Tides", "kind": "conference"},
    "KA": {"name": "Known Annals", "kind": "journal"},
    "TA": {"name": "Tide Archive", "kind": "preprint"},
}
#: who have an award, and what is said
AWARDED = ("known", "journal", "long", "years", "workshop", "nowhere")
PLACED = """
known: T is accepted at CT 2024. Best Paper Oral Code
known: T is published at CT 2024. Best Paper Oral Code
known: T is available as a preprint. Best Paper Oral Code
journal: T is accepted by Annals. Prize
journal: T is published in Annals. Prize
journal: T is available as a preprint. Prize
long: T is accepted by the Journal of Sand. Prize Poster
long: T is published in the Journal of Sand. Prize Poster
long: T is available as a preprint. Prize Poster
kinds: T is accepted by KA.
kinds: T is published in KA.
kinds: T is available as a preprint.
years: T is accepted at TD 2024. Spotlight
years: T is published at TD 2024. Spotlight
years: T is available as a preprint. Spotlight
short: T is accepted at TD24.
short: T is published at TD24.
short: T is available as a preprint.
workshop: T is accepted at the Workshop for Moors 2024. Oral
workshop: T is published at the Workshop for Moors 2024. Oral
workshop: T is available as a preprint. Oral
server: T is accepted.
server: T is published.
server: T is available as a preprint on bR.
known-server: T is accepted.
known-server: T is published.
known-server: T is available as a preprint.
elsewhere: T is accepted at TD 2024. arXiv
elsewhere: T is published at TD 2024. arXiv
elsewhere: T is available as a preprint on arXiv. arXiv
nowhere: T is accepted. Oral
nowhere: T is published. Oral
nowhere: T is available as a preprint. Oral
known: T receives the Best Paper at CT 2024. Oral Code
journal: T receives the Prize of Annals.
long: T receives the Prize of the Journal of Sand. Poster
years: T is selected as Spotlight at TD 2024.
workshop: T is selected as Oral at the Workshop for Moors 2024.
nowhere: T is selected as Oral.
"""


def test_where_papers_appear(build: Build) -> None:
    """What is a journal has an article in long names alone, and what is a server accepts nothing."""
    bib = PLACES.replace("VALUES", "title={T}, author={Roe, R.}, year=2024")
    keys = re.findall(r"^@\w+\{([\w-]+)", bib, re.MULTILINE)
    items = [
        f"{key}: {{pub:{form}}}`{key}`" for key in keys for form in ("accepted", "published", "available")
    ]
    items += [f"{key}: {{pub:award}}`{key}`" for key in AWARDED]
    source = "# Home\n\n" + "\n\n".join(items) + LIST
    built = build({"index.md": source, "papers.bib": bib}, conf={"academic_venues": KNOWN})
    assert words(built.html(), "section > p")[: len(items)] == PLACED.strip().splitlines()


def test_links_of_a_sentence(build: Build) -> None:
    source = f"# Home\n\n{{pub:accepted}}`two2025`\n\n{{pub:accepted}}`shen2024hot`\n{LIST}"
    built = build({"index.md": source, **SITE}, conf=CONF)
    slides, paper, code = built.html().select(".pub-extras a")
    assert (built.outdir / slides["href"]).read_text() == "%PDF"
    assert [paper["href"], code["href"]] == ["https://example.org/hot", "https://example.org/hot.git"]
    assert built.html().select_one(".pub-sentence a[href='#pub-shen2024hot']")


def test_in_restructuredtext(build: Build) -> None:
    source = "Home\n====\n\n:pub:accepted:`bare2024`\n\n.. publications::\n"
    assert words(build({"index.rst": source, **SITE}, conf=CONF).html(), ".pub-sentence") == [
        "Bare is accepted."
    ]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_other_builders_say_the_same(build: Build, builder: str) -> None:
    conf = CONF | {"man_pages": [("index", "test", "Test", [], 1)], "suppress_warnings": ["epub"]}
    built = build(
        {"index.md": f"# Home\n\n{{pub:accepted}}`short2024`\n{LIST}", **SITE}, conf=conf, builder=builder
    )
    names = {"text": "index.txt", "latex": "test.tex", "man": "test.1", "epub": "index.xhtml"}
    written = (built.outdir / names[builder]).read_text("utf-8")
    assert "is accepted by Nature Examples" in " ".join(written.split())


def test_the_page_follows_the_entry(build: Build) -> None:
    pages = {"index.md": "# Home\n\n{pub:accepted}`bare2024`\n", "papers.md": f"# Papers{LIST}"}
    built = build({**pages, **SITE}, conf=CONF)
    again = built.rebuild({"others.bib": OTHERS.replace("title={Bare}", "title={Bare}, abbr={ICCC}")})
    assert words(again.html(), ".pub-sentence") == ["Bare is accepted at ICCC 2024."]
    again = again.rebuild({"others.bib": OTHERS.replace("title={Early}", "title={Late}")})
    assert "index" in again.read
    assert again.rebuild().read == []


@pytest.mark.parametrize(
    ("written", "words", "kind"),
    [
        ("{pub:accepted}`nothing2020`", "no entry ‘nothing2020’", "unknown_key"),
        ("{pub:award}`bare2024`", "‘bare2024’ has no award; its title is shown; add ‘award’", "option"),
    ],
)
def test_bad_sentences_are_one_warning(build: Build, written: str, words: str, kind: str) -> None:
    pages = {"index.md": f"# Home\n\n{written}\n{LIST}", **SITE}
    built = build(pages, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING:"), warning
    assert words in warning
    assert f"[academic.{kind}]" in warning


def auto(items: str, forms: str = "accepted") -> str:
    return f"# News\n\n```{{news}}\n:auto: {forms}\n\n{items}\n```\n"


def test_papers_without_news_yield_some(build: Build) -> None:
    items = "- [2024.02] A walk, and {pub}`two2024`.\n- [2023.01] {pub:award}`shen2024hot`"
    pages = {"index.md": auto(items), "papers.md": f"# Papers{LIST}"}
    html = build({**pages, **SITE}, conf=CONF).html()
    # what is dated by a year alone comes behind the months of that year
    assert [text.partition(".")[0] for text in words(html, "li.news-item")] == [
        "Mar 2024 Accepted Bare is accepted",
        "Feb 2024 A walk, and Two of One Name",
        "2024 Accepted Long is accepted at the 9th Conference on Names 2024",
        "2024 Accepted Short is accepted by Nature Examples",
        "Jan 2023 Award Hot Pluggable Learning receives the Outstanding Paper Award at FL@FM 2024",
        f"2023 Accepted Bounds of {FORMULA} for DNA is accepted by the Journal of Examples",
    ]
    assert html.select_one("#news-bare2024.category-accepted")


def test_papers_come_between_items_with_dates(build: Build) -> None:
    items = "- [2025] Late\n- undated\n- [2024.03.05] Day\n- [2023] Early\n- another"
    pages = {"index.md": auto(items), "papers.md": f"# Papers{LIST}"}
    built = build({**pages, **SITE}, conf=CONF, allow_warnings=True)
    found = [text.partition(".")[0] for text in words(built.html(), "li.news-item")]
    assert [text.partition(" at ")[0].partition(" by ")[0] for text in found] == [
        "2025 Late",
        "undated",
        "Dec 2024 Accepted Hot Pluggable Learning is accepted",
        "Mar 5, 2024 Day",
        "Mar 2024 Accepted Bare is accepted",
        "2024 Accepted Long is accepted",
        "2024 Accepted Short is accepted",
        "2024 Accepted Two of One Name is accepted",
        "2023 Early",
        "another",
        f"2023 Accepted Bounds of {FORMULA} for DNA is accepted",
    ]
    assert all("no date" in warning for warning in built.warnings)


def test_the_first_sentence_that_is_true_is_said(build: Build) -> None:
    pages = {"index.md": auto("", "award, available, published"), "papers.md": f"# Papers{LIST}"}
    html = build({**pages, **SITE}, conf=CONF).html()
    said = {item["id"].removeprefix("news-"): item["class"][-1] for item in html.select("li.news-item")}
    assert said == {
        "arxiv2024": "category-preprint",
        "ito2025draft": "category-preprint",
        "shen2024hot": "category-award",
        "bare2024": "category-published",
        "two2024": "category-published",
        "long2024": "category-published",
        "short2024": "category-published",
        "ito2023bounds": "category-published",
    }


#: by type and state of publication
STATES = """
@inproceedings{conference, pubstate={accepted}, booktitle={Names}, VALUES}
@article{journal, pubstate={inpress}, journal={Names}, VALUES}
@incollection{part, booktitle={Names}, VALUES}
@inbook{chapter, booktitle={Names}, VALUES}
@inproceedings{submitted, pubstate={submitted}, booktitle={Names}, VALUES}
@article{preprint, pubstate={preprint}, journal={Names}, VALUES}
@book{book, publisher={Names}, VALUES}
@misc{other, pubstate={accepted}, VALUES}
@phdthesis{thesis, school={Names}, award={Prize}, VALUES}
@article{oral, journal={Names}, presentation={oral}, VALUES}
@article{undated, journal={Names}, title={T}, author={Ito, Noriko}}
@article{others, journal={Names}, title={T}, author={Roe, R.}, year=2024}
""".replace("VALUES", "title={T}, author={Ito, Noriko}, year=2024")


def test_what_is_true_of_papers(build: Build) -> None:
    """Reviewers accept papers, not books, and what is not out yet is not published."""
    pages = {"index.md": auto("", "published, award, accepted"), "papers.md": f"# Papers{LIST}"}
    built = build({**pages, "states.bib": STATES}, conf=CONF, allow_warnings=True)
    html = built.html()
    said = {item["id"].removeprefix("news-"): item["class"][-1] for item in html.select("li.news-item")}
    assert said == {
        "conference": "category-accepted",
        "journal": "category-accepted",
        "part": "category-published",
        "chapter": "category-published",
        "thesis": "category-award",
        "oral": "category-published",
    }
    (warning,) = built.warnings
    assert "undated: no year is stated" in warning


def test_news_of_papers_follow_the_file(build: Build) -> None:
    home = "# Home\n\n```{news}\n:from: news\n:limit: 1\n```\n"
    pages = {"index.md": home, "news.md": auto("- [2023.01] A walk."), "papers.md": f"# Papers{LIST}"}
    built = build({**pages, **SITE}, conf=CONF)
    new = "@article{new2025, title={New}, author={Ito, Noriko}, year=2025, month=jan, journal={Tides}}\n"
    again = built.rebuild({"others.bib": OTHERS + new})
    assert words(again.html("index"), "li.news-item p") == ["New is accepted by Tides."]


def test_papers_that_no_page_lists_have_news_without_a_warning(build: Build) -> None:
    built = build({"index.md": auto("- [2023.01] A walk."), **SITE}, conf=CONF | {"nitpicky": True})
    assert len(built.html().select("li.news-item")) == 7


def test_news_of_papers_without_a_person(build: Build) -> None:
    built = build({"index.md": auto("- [2023.01] A walk."), **SITE}, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: :auto: is ignored; the page has no person")
    assert "[academic.news]" in warning
