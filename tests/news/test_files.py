"""``{news}`` with one item per file."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from support import NOT_IN_TOCTREE, Build, Built

LONG = """
---
date: 2024-10-05 15:59:00-0400
category: Talk
---

# A long announcement

The first paragraph, with [a page](other.md) and {pub}`two2024`.

The second.

## A heading

The third.
"""
SHORT = "---\ndate: 2023.10  # a month\ninline: true\n---\n\nSomething *short*.\n"
DESCRIBED = "---\ntitle: 'Described: here'\ndescription: What it says.\n---\n\nOne.\n\nTwo.\n"
PLAIN = "# Plain\n\nOne paragraph.\n"
OTHER = "---\norphan: true\n---\n\n# Other\n"
FILES = {
    "news/a-long.md": LONG,
    "news/b-short.md": SHORT,
    "news/2024-10-20-described.md": DESCRIBED,
    "news/2022-05-plain.md": PLAIN,
    "news/more/other.md": OTHER,
}
INDEX = "# News\n\n```{news}\n:files: news/*.md\n```\n\n```{publications}\n```\n"


def site(**changes: str) -> dict[str, str]:
    long = LONG.replace("other.md", "more/other.md")
    return {"index.md": INDEX, **FILES, "news/a-long.md": long, "papers.bib": PAPERS, **changes}


def texts(html: BeautifulSoup) -> list[str]:
    return [" ".join(item.get_text().split()) for item in html.select("li.news-item")]


def complaints(built: Built) -> str:
    return str(built.app.warning.getvalue())


SHOWN = [
    "Oct 20, 2024 Described: here What it says.",
    "Oct 5, 2024 Talk A long announcement The first paragraph, with a page and Two of One Name.",
    "Oct 2023 Something short.",
    "May 2022 Plain One paragraph.",
]


@pytest.mark.parametrize("parallel", [1, 2])
def test_files_are_items(build: Build, parallel: int) -> None:
    built = build(site(), conf=CONF, parallel=parallel)
    assert texts(built.html()) == SHOWN
    assert NOT_IN_TOCTREE not in complaints(built)
    titles = [link["href"] for link in built.html().select(".item-title a")]
    assert titles == ["news/2024-10-20-described.html", "news/a-long.html", "news/2022-05-plain.html"]
    assert built.html().select_one(".news-item a[href='news/more/other.html']")
    assert built.html().select_one("#news-a-long.category-talk")
    assert "The third." in built.html("news/a-long").get_text()
    assert built.rebuild().written == []


def test_among_items_of_the_body(build: Build) -> None:
    body = "\n- [2024.10] October.\n- 2024-10-07, the seventh.\n- [2023.11] November.\n"
    index = INDEX.replace("news/*.md\n", f"news/*.md\n{body}")
    shown = texts(build(site(**{"index.md": index}), conf=CONF).html())
    assert [text[:20] for text in shown] == [
        "Oct 2024 October.",
        "Oct 20, 2024 Describ",
        "Oct 7, 2024 the seve",
        "Oct 5, 2024 Talk A l",
        "Nov 2023 November.",
        "Oct 2023 Something s",
        "May 2022 Plain One p",
    ]


def test_years_are_headings(build: Build) -> None:
    index = INDEX.replace("news/*.md\n", "news/*.md\n:group-by: year\n")
    html = build(site(**{"index.md": index}), conf=CONF).html()
    assert [section["id"] for section in html.select("section.group")] == [
        "news-2024",
        "news-2023",
        "news-2022",
    ]


def test_in_restructuredtext(build: Build) -> None:
    text = "Something *short*.\n\n:category: none\n"
    files = {
        "index.rst": "News\n====\n\n.. news::\n   :files: news/*\n",
        "news/one.rst": f":date: 2024-10-05\n:category: talk\n:inline: true\n\n{text}",
    }
    assert texts(build(files).html()) == ["Oct 5, 2024 Talk Something short. category: none"]


def test_the_list_follows_the_files(build: Build) -> None:
    home = "# Home\n\n```{news}\n:from: list\n:limit: 2\n```\n"
    built = build(site(**{"index.md": home, "list.md": INDEX}), conf=CONF)
    assert texts(built.html()) == SHOWN[:2]
    again = built.rebuild({"news/2025-01-new.md": "# New\n\nIt is.\n"})
    assert sorted(again.read) == ["list", "news/2025-01-new"]
    assert texts(again.html("list"))[0] == texts(again.html())[0] == "Jan 2025 New It is."
    again = again.rebuild({"news/2025-01-new.md": "# Newer\n\nIt is.\n"})
    assert texts(again.html("list"))[0] == texts(again.html())[0] == "Jan 2025 Newer It is."
    again = again.rebuild({"news/2025-01-new.md": None})
    assert texts(again.html("list")) == SHOWN
    assert texts(again.html()) == SHOWN[:2]
    assert again.rebuild().written == []


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "text", "latex", "man", "epub"])
def test_other_builders_show_what_has_no_page_whole(build: Build, builder: str) -> None:
    conf = CONF | {"man_pages": [("index", "test", "Test", [], 1)], "suppress_warnings": ["epub"]}
    built = build(site(), conf=conf, builder=builder)
    names = {"text": "index.txt", "latex": "test.tex", "man": "test.1", "epub": "index.xhtml"}
    written = (built.outdir / names.get(builder, "index.html")).read_text("utf-8")
    assert "A long announcement" in written
    assert ("The third." in written) == (builder in ("singlehtml", "latex", "man"))


@pytest.mark.parametrize(
    ("name", "text", "place", "words"),
    [
        ("news/none.md", "# None\n\nText.\n", "news/none.md:1", "no date; the item is the last"),
        (
            "news/bad.md",
            "---\ndate: 10/05/2024\n---\n\n# Bad\n\nText.\n",
            "news/bad.md:1",
            "‘10/05/2024’ cannot",
        ),
        (
            "news/2020-01-bad.md",
            "---\ndate: soon\n---\n\n# Bad\n\nText.\n",
            "news/2020-01-bad.md:1",
            "‘soon’ cannot be read; that of its name counts",
        ),
    ],
)
def test_a_bad_date_is_one_warning(build: Build, name: str, text: str, place: str, words: str) -> None:
    body = "news/*.md\n\n- [2021.01] In the body.\n"
    pages = site(**{name: text, "index.md": INDEX.replace("news/*.md\n", body)})
    built = build(pages, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"{place}: WARNING:"), warning
    assert words in warning
    assert "[academic.news]" in warning
    assert texts(built.html())[-1].endswith("Text.")


def test_patterns_that_match_nothing(build: Build) -> None:
    built = build(
        {"index.md": INDEX.replace("news/", "nws/"), "papers.bib": PAPERS}, conf=CONF, allow_warnings=True
    )
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING: :files: nws/*.md matches no document")
    again = built.rebuild({"nws/2024-01-one.md": PLAIN})
    assert texts(again.html()) == ["Jan 2024 Plain One paragraph."]


def test_papers_that_files_name_have_their_news(build: Build) -> None:
    index = INDEX.replace("news/*.md\n", "news/*.md\n:auto: accepted\n")
    html = build(site(**{"index.md": index}), conf=CONF).html()
    assert [item["id"] for item in html.select(".category-accepted")] == [
        "news-shen2024hot",
        "news-ito2023bounds",
    ]


def test_patterns_do_not_match_the_page_that_has_them(build: Build) -> None:
    index = "# Home\n\n```{toctree}\nnews/index\nnews/one\n```\n"
    listing = "# All news\n\n```{news}\n:files: '*.md'\n```\n"
    files = {"index.md": index, "news/index.md": listing, "news/one.md": "---\ndate: 2024-10\n---\n\n# One\n"}
    built = build(files)
    assert texts(built.html("news/index")) == ["Oct 2024 One"]


@pytest.mark.parametrize(("length", "shown"), [(400, True), (401, False)])
def test_what_is_short_is_shown_whole(build: Build, length: int, shown: bool) -> None:
    files = {"news/2024-05-a.md": f"# Title\n\n- {'x' * length}\n", "index.md": INDEX, "papers.bib": PAPERS}
    (text,) = texts(build(files, conf=CONF).html())
    assert text == "May 2024 Title" + f" {'x' * length}" * shown


def test_a_new_file_for_one_of_two_lists(build: Build) -> None:
    index = "# News\n\n```{news}\n:files: news/a*\n```\n\n```{news}\n:files: news/b*\n```\n"
    files = {
        f"news/{name}-2024.md": f"---\ndate: 2024-0{number}\n---\n# {name}\n"
        for number, name in enumerate("ab", 1)
    }
    built = build({"index.md": index, **files})
    again = built.rebuild({"news/b-2025.md": "---\ndate: 2025-03\n---\n# New\n"})
    assert texts(again.html()) == ["Jan 2024 a", "Mar 2025 New", "Feb 2024 b"]
