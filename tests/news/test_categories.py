"""Categories of news: icons, controls that choose by them; and older news that are folded."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import Build

ITEMS = """
- [2024.10] Spoke.
  :category: talk
- [2024.09] {award}`A prize`.
- [2024.08] Nothing special.
- [2023.07] {pub:accepted}`two2024`
- [2023.06] Danced.
  :category: Folk dance
- [2022.05] {award}`Not` what it seems.
  :category: release
"""
FIELDS = CONF | {"myst_enable_extensions": ["fieldlist"]}
PAGE = {"papers.bib": PAPERS, "papers.md": "# Papers\n\n```{publications}\n```\n"}


def news(*options: str, items: str = ITEMS) -> str:
    return "\n".join(["# News", "", "```{news}", *(f":{option}" for option in options), items, "```", ""])


def categories(html: BeautifulSoup) -> list[str]:
    found = (item.select_one(".news-category") for item in html.select("li.news-item"))
    return [icon.get_text() if icon else "" for icon in found]


def test_given_or_implied_by_the_content(build: Build) -> None:
    html = build({"index.md": news(), **PAGE}, conf=FIELDS).html()
    assert categories(html) == ["Talk", "Award", "", "Accepted", "Folk dance", "Release"]
    icons = html.select(".news-category svg")
    assert all(icon["aria-hidden"] == "true" for icon in icons)
    assert len({str(icon) for icon in icons}) == 5
    # one without an icon of its own has the one for others
    assert html.select_one(".category-folk-dance svg")
    assert html.select_one("ul.news.has-categories")
    assert not html.select_one(".news-filter")


def test_every_category_has_a_word_and_an_icon(build: Build) -> None:
    words = "Accepted Published Preprint Award Grant Talk Event Release Position Teaching Service Media"
    names = words.lower().split()
    items = "".join(f"- [2024.10] Item.\n  :category: {name}\n" for name in [*names, "folk dance!", "★"])
    html = build({"index.md": news(items=items)}, conf=FIELDS).html()
    assert categories(html) == [*words.split(), "Folk dance!", "★"]
    icons = html.select(".news-category svg")
    # what is not known has the same one
    assert len({str(icon) for icon in icons}) == len(names) + 1
    slugs = [
        next(name for name in item["class"] if name.startswith("category-"))
        for item in html.select("li.news-item")
    ]
    assert slugs == [*(f"category-{name}" for name in names), "category-folk-dance", "category-other"]


@pytest.mark.parametrize(
    ("sentence", "category"),
    [
        ("{pub:accepted}`shen2024hot`", "Accepted"),
        ("{pub:published}`ito2023bounds`", "Published"),
        ("{pub:available}`ito2025draft`", "Preprint"),
        ("{pub:award}`shen2024hot`", "Award"),
        ("See {pub}`shen2024hot`", ""),
        ("{badge}`New` for us", ""),
    ],
)
def test_what_a_sentence_implies(build: Build, sentence: str, category: str) -> None:
    html = build({"index.md": news(items=f"- [2024.10] {sentence}"), **PAGE}, conf=FIELDS).html()
    assert categories(html) == [category]


def test_in_the_language_of_the_site(build: Build) -> None:
    html = build({"index.md": news("fold: 5"), **PAGE}, conf=FIELDS | {"language": "zh_CN"}).html()
    assert categories(html) == ["报告", "获奖", "", "已录用", "Folk dance", "发布"]
    assert html.select_one("summary").get_text() == "更早的新闻（1 条）"


def test_an_icon_of_the_site(build: Build) -> None:
    conf = FIELDS | {"templates_path": ["_templates"]}
    icon = {"_templates/academic/icons/news-folk-dance.svg": "<svg class='mine'></svg>"}
    html = build({"index.md": news(), **PAGE, **icon}, conf=conf).html()
    assert html.select_one(".category-folk-dance svg.mine")


def test_controls(build: Build) -> None:
    html = build({"index.md": news("filter-by: category"), **PAGE}, conf=FIELDS).html()
    controls = html.select_one(".news-filtered > fieldset.news-filter")
    assert [label.get_text(strip=True) for label in controls.select("label")] == [
        "All",
        "Accepted",
        "Award",
        "Talk",
        "Release",
        "Folk dance",
    ]
    assert [item.get("data-choice") for item in html.select("li.news-item")] == [
        "3",
        "2",
        None,
        "1",
        "5",
        "4",
    ]
    assert [radio.has_attr("checked") for radio in controls.select("input")] == [True] + [False] * 5


def test_controls_of_two_lists_are_apart(build: Build) -> None:
    twice = news("filter-by: category") + "\n" + news("filter-by: category").replace("# News", "# More")
    html = build({"index.md": twice, **PAGE}, conf=FIELDS).html()
    assert len({radio["name"] for radio in html.select(".news-filter input")}) == 2


@pytest.mark.parametrize(
    ("count", "last", "behind"), [(12, "C11", ["12"]), (14, "Other", ["12", "12", "12"])]
)
def test_more_categories_than_controls(build: Build, count: int, last: str, behind: list[str]) -> None:
    items = "".join(f"- [2024.10] Item.\n  :category: c{number:02}\n" for number in range(count))
    html = build({"index.md": news("filter-by: category", items=items)}, conf=FIELDS).html()
    labels = [label.get_text(strip=True) for label in html.select(".news-filter label")]
    assert labels == ["All", *(f"C{number:02}" for number in range(11)), last]
    choices = [item["data-choice"] for item in html.select("li.news-item")]
    assert choices == [*map(str, range(1, 12)), *behind]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (news("filter-by: category", items="- [2024.10] Text."), "no item has a category"),
        (news("filter-by: year"), "it is one of: category, none"),
        (news("fold: some"), "a whole number above zero"),
        (news("auto: rejected"), "it takes: accepted, published, available, award"),
        ("# News\n\n```{news}\n:from: papers\n:fold: 3\n```\n", ":fold: is ignored, as :from: shows"),
    ],
)
def test_bad_options_are_warnings(build: Build, source: str, words: str) -> None:
    built = build({"index.md": source, **PAGE}, conf=FIELDS, allow_warnings=True)
    assert built.warnings[0].startswith("index.md:3: WARNING:"), built.warnings
    assert words in built.warnings[0]
    assert "[academic.option]" in built.warnings[0]


def test_two_items_of_one_name(build: Build) -> None:
    items = "- [2024.10] One.\n  :name: same\n- [2024.09] Two.\n  :name: same\n"
    built = build({"index.md": news(items=items)}, conf=FIELDS, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:7: WARNING: :name: same is ignored"), warning
    assert "[academic.anchor]" in warning


def test_older_items_are_folded(build: Build) -> None:
    html = build({"index.md": news("fold: 4"), **PAGE}, conf=FIELDS).html()
    assert len(html.select("section > ul.news > li")) == 4
    assert html.select_one("details.news-fold > summary").get_text() == "Older news (2)"
    assert len(html.select("details.news-fold > ul.news > li[id]")) == 2


def test_as_many_as_there_are_fold_nothing(build: Build) -> None:
    assert not build({"index.md": news("fold: 6"), **PAGE}, conf=FIELDS).html().select("details")


def test_years_below_the_fold_are_rubrics(build: Build) -> None:
    options = ("fold: 4", "group-by: year", "filter-by: category")
    html = build({"index.md": news(*options), **PAGE}, conf=FIELDS).html()
    assert [section["id"] for section in html.select("section.group")] == ["news-2024", "news-2023"]
    headings = [
        " ".join(heading.get_text().split()) for heading in html.select("details .group > .group-heading")
    ]
    assert headings == ["2023", "2022"]


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_other_builders_have_one_plain_list(build: Build, builder: str) -> None:
    toc = "\n```{toctree}\npapers\n```\n"
    conf = FIELDS | {"man_pages": [("index", "test", "Test", [], 1)], "suppress_warnings": ["epub"]}
    page = news("fold: 4", "filter-by: category") + toc
    built = build({"index.md": page, **PAGE}, conf=conf, builder=builder)
    names = {"text": "index.txt", "latex": "test.tex", "man": "test.1", "epub": "index.xhtml"}
    written = (built.outdir / names[builder]).read_text("utf-8")
    assert "Danced." in written
    for word in ("Older", "details", "fieldset", "news-category", "has-categories", "Folk"):
        assert word not in written


@pytest.mark.parametrize("headings", ["section", "rubric"])
def test_years_below_the_fold_follow_in_one_list(build: Build, headings: str) -> None:
    page = news("fold: 3", "group-by: year", f"headings: {headings}")
    built = build({"index.md": page, **PAGE}, conf=FIELDS, builder="text")
    text = re.sub(r"[-=*\[\]]+", "", (built.outdir / "index.txt").read_text("utf-8"))
    shown = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    assert shown == [
        "News",
        "2024",
        "Oct 2024 Spoke.",
        "Sep 2024 A prize.",
        "Aug 2024 Nothing special.",
        "2023",
        "Jul 2023 Two of One Name is accepted at Names 2024.",
        "Jun 2023 Danced.",
        "2022",
        "May 2022 Not what it seems.",
    ]
