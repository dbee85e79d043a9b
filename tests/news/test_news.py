"""``{news}`` on built pages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import Build

ITEMS = """
- [2024.10] First of October, about {pub}`shen2024hot`.
- [2024.10] Second of October.

  With a second paragraph.
- [2023.05] {award}`A prize` in May.
- [2024.11] Out of order.
"""


def news(items: str = ITEMS, *options: str) -> str:
    return "\n".join(["# News", "", "````{news}", *(f":{option}" for option in options), items, "````", ""])


PAGE = {"papers.bib": PAPERS, "papers.md": "# Papers\n\n```{publications}\n```\n"}


def texts(html: BeautifulSoup) -> list[str]:
    return [" ".join(item.get_text().split()) for item in html.select("li.news-item")]


def test_newest_first_and_source_order_within_a_month(build: Build) -> None:
    html = build({"index.md": news(), **PAGE}, conf=CONF).html()
    assert texts(html) == [
        "Nov 2024 Out of order.",
        "Oct 2024 First of October, about Hot Pluggable Learning.",
        "Oct 2024 Second of October. With a second paragraph.",
        "May 2023 Award A prize in May.",
    ]
    times = html.select("li.news-item > time")
    assert [time["datetime"] for time in times] == ["2024-11", "2024-10", "2024-10", "2023-05"]
    assert ["is-repeated" in time["class"] for time in times] == [False, False, True, False]


@pytest.mark.parametrize("parallel", [0, 2])
def test_what_two_pages_show_is_one_warning(build: Build, parallel: int) -> None:
    files = {
        "index.md": "# Home\n\n```{news}\n:from: news\n```\n",
        "news.md": news("- [2026.01] {pub}`wrong` is out."),
        **PAGE,
        **{f"page{number}.md": "# Page\n" for number in range(5 * parallel)},
    }
    built = build(files, conf=CONF, allow_warnings=True, parallel=parallel)
    assert ["‘wrong’" in warning for warning in built.warnings] == [True]
    # whichever of them is read again, and where neither is
    more = {name: {name: files[name] + "\nMore.\n"} for name in ("index.md", "news.md")}
    for changed in (more["index.md"], {}, more["news.md"], {"index.md": "# Home\n"}, {}):
        built = built.rebuild(changed, allow_warnings=True)
        assert ["‘wrong’" in warning for warning in built.warnings] == [True]
    right = {"news.md": news("- [2026.01] Nothing.")}
    assert not built.rebuild(right, allow_warnings=True).warnings


def test_days_of_one_month_are_in_their_order(build: Build) -> None:
    items = """
- [2024-02-15] The fifteenth.
- [2024-02] Some day of it.
- [2024-02-26] The twenty-sixth.
- [2024-03-01] March.
- [2024-02-26] Once more.
- [2023] Some year.
"""
    html = build({"index.md": news(items)}).html()
    assert [text.partition("2024 ")[2] or text for text in texts(html)] == [
        "March.",
        "The twenty-sixth.",
        "Some day of it.",
        "Once more.",
        "The fifteenth.",
        "2023 Some year.",
    ]


def test_a_bullet_without_its_space_is_no_item_and_reported(build: Build) -> None:
    items = "- [2026.02] One.\n-[2026.01] Two.\n-June 2025: Three.\n- [2025.01] From\n  -2024 to now; -5."
    built = build({"index.md": news(items, "name: all")}, conf=CONF, allow_warnings=True)
    assert built.warnings == [
        f"index.md:{line}: WARNING: ‘-{begins}’ begins no item, and is text of what is above it; write "
        f"‘- {begins}’ [academic.news]"
        for line, begins in ((6, "[2026.01]"), (7, "June 2025:"))
    ]
    alone = built.rebuild({"index.md": news("-[2026.01] Alone.")}, allow_warnings=True)
    assert [warning.partition(":")[2][:12] for warning in alone.warnings] == ["4: WARNING: "]


def test_anchors_stay_when_an_item_is_added_on_top(build: Build) -> None:
    built = build({"index.md": news(), **PAGE}, conf=CONF)
    before = {item.get_text(): item["id"] for item in built.html().select("li.news-item")}
    again = built.rebuild({"index.md": news("- [2024.10] A new one." + ITEMS)})
    after = {item.get_text(): item["id"] for item in again.html().select("li.news-item")}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 5


def test_groups_by_year(build: Build) -> None:
    html = build({"index.md": news(ITEMS, "group-by: year"), **PAGE}, conf=CONF).html()
    assert [section["id"] for section in html.select("section.group")] == ["news-2024", "news-2023"]


def test_a_page_with_items_of_another_is_written_again_and_not_read(build: Build) -> None:
    """Nor is what shows other parts of it, such as a CV, whose PDF takes a second."""
    pages = {
        "index.md": "# Home\n\n```{news}\n:from: news\n```\n\n```{talks}\n- 2024, A talk\n```\n",
        "news.md": news("- [2024.10] First.\n"),
        "cv.md": "# CV\n\n```{cv}\n```\n",
    }
    built = build(pages)
    again = built.rebuild({"news.md": news("- [2024.10] Second.\n")})
    assert (again.read, again.written) == (["news"], ["index", "news"])
    assert texts(again.html("index")) == ["Oct 2024 Second."]


def test_a_page_whose_items_are_shown_comes_and_goes(build: Build) -> None:
    built = build({"index.md": "# Home\n\n```{news}\n:from: news\n```\n"}, allow_warnings=True)
    missing = (
        "index.md:3: WARNING: :from: there is no page ‘news’; write its path without suffix [academic.news]"
    )
    assert built.warnings == [missing]
    again = built.rebuild({"news.md": news("- [2024.10] First.\n")})
    assert (again.read, texts(again.html("index"))) == (["index", "news"], ["Oct 2024 First."])
    gone = again.rebuild({"news.md": None}, allow_warnings=True)
    assert (gone.read, gone.warnings, texts(gone.html("index"))) == (["index"], [missing], [])


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_from_another_page_with_links_from_the_new_place(build: Build, builder: str) -> None:
    pages = {
        "index.md": "# Home\n\n```{news}\n:from: sub/news\n:limit: 2\n:more: All news\n```\n",
        "sub/news.md": news(ITEMS + "- [2025.01] See [the other page](other.md).\n"),
        "sub/other.md": "# Other\n",
    }
    conf = CONF | {"root_doc": "index"}
    toc = "\n```{toctree}\n:hidden:\nsub/news\nsub/other\npapers\n```\n"
    pages["index.md"] += toc
    built = build({**pages, **PAGE}, conf=conf, builder=builder)
    items = built.html("index").select("#home li.news-item")[:2]
    links = [item.select_one("a") for item in items]
    expected = {
        "html": ["sub/other.html", None],
        "dirhtml": ["sub/other/", None],
        "singlehtml": ["#document-sub/other", None],
    }[builder]
    assert [link["href"] if link else None for link in links] == expected
    assert not [item for item in items if item.has_attr("id")]
    assert built.html("index").select_one(".news-more a").get_text() == "All news"


def test_the_homepage_follows_the_news_page(build: Build) -> None:
    home = "# Home\n\n```{news}\n:from: news\n:limit: 1\n```\n"
    built = build({"index.md": home, "news.md": news(), **PAGE}, conf=CONF)
    again = built.rebuild({"news.md": news(ITEMS + "- [2025.02] Newer.\n")})
    assert texts(again.html()) == ["Feb 2025 Newer."]


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (news("- [2024.13] Month thirteen."), 4, "the date cannot be read"),
        (news("- No date at all."), 4, "[2024.10]"),
        (news("A paragraph."), 3, "no bullet list"),
        ("# Home\n\n```{news}\n:from: nowhere\n```\n", 3, "no page ‘nowhere’"),
        ("# Home\n\n```{news}\n:from: papers\n```\n", 3, "has no {news}"),
    ],
)
def test_bad_news_is_one_warning_and_stays(build: Build, source: str, line: int, words: str) -> None:
    built = build({"index.md": source, **PAGE}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"index.md:{line}: WARNING:"), warning
    assert words in warning
    assert "[academic.news]" in warning
    assert ("thirteen" in built.html().get_text()) == ("thirteen" in source)


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_other_builders_show_dates_and_text(build: Build, builder: str) -> None:
    toc = "\n```{toctree}\npapers\n```\n"
    conf = CONF | {"man_pages": [("index", "test", "Test", [], 1)], "suppress_warnings": ["epub"]}
    built = build({"index.md": news() + toc, **PAGE}, conf=conf, builder=builder)
    names = {"text": "index.txt", "latex": "test.tex", "man": "test.1", "epub": "index.xhtml"}
    written = (built.outdir / names[builder]).read_text("utf-8")
    assert "Oct 2024" in written
    assert "Hot Pluggable Learning" in written


def test_dates_in_the_language_of_the_site(build: Build) -> None:
    html = build({"index.md": news(), **PAGE}, conf=CONF | {"language": "de"}).html()
    assert html.select("time")[1].get_text() == "Okt. 2024"
