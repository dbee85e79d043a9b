"""Old addresses of imported pages, and old anchors on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support import build_silently

from sphinx_academic.cli import main
from sphinx_academic.cli.imported_addresses import redirects_of, with_one_place_each
from sphinx_academic.cli.imported_pages import page_text
from sphinx_academic.importers.records import Block, Page


@pytest.mark.parametrize(
    ("pages", "kept", "reported"),
    [
        ({"a": ["old/", "older.html"]}, {"a": ["old/", "older.html"]}, 0),
        # the address of today; with another ending, it is a file of its own in folders of pages
        ({"a": ["a/", "A", "a/index.html", "a.html"]}, {"a": ["a/index.html", "a.html"]}, 0),
        ({"a": ["old"], "b": ["old/"]}, {"a": ["old"], "b": []}, 1),
        ({"a": ["/old", "//older/"], "b": ["OLD.html", "older"]}, {"a": ["/old", "//older/"], "b": []}, 2),
        ({"a": [], "b": ["index.html", ""]}, {"a": [], "b": []}, 2),
        ({"a": [], "b": ["a/"]}, {"a": [], "b": []}, 1),
        ({"a": [], "b": ["A/"]}, {"a": [], "b": []}, 1),
        ({"a": ["a b/../c", "x.pdf", "q?x=1"]}, {"a": []}, 3),
    ],
)
def test_each_old_address_leads_to_one_page(
    pages: Mapping[str, Sequence[str]], kept: Mapping[str, Sequence[str]], reported: int
) -> None:
    made, findings = with_one_place_each(
        [Page("index"), *(Page(name, redirects=tuple(old)) for name, old in pages.items())]
    )
    assert {page.name: list(page.redirects) for page in made[1:]} == kept
    assert len(findings) == reported


def redirects(*pages: Page, stated: Mapping[str, str] | None = None) -> dict[str, str]:
    return redirects_of({page.name: page_text(page) for page in pages}, pages, stated or {})


def test_anchors_of_headings() -> None:
    home = Page(
        "index",
        "Ann",
        (
            Block("news", "🔥 News", anchors=("news-anchor",)),
            Block("", "C++ & *Rust*"),
            Block("", "Tides", text="### Let's see\n\n```{note}\n## no heading\n```"),
            Block("profile", anchors=("about",)),
            Block("", "_Sand_ and {abbr}`sea (S)` by [Bo](https://bo.example.org)"),
        ),
    )
    other = Page("talks", "Talks", (Block("talks", "Talks (2024)"), Block("", "发表"), Block("", "发表")))
    assert redirects(home, other) == {
        "/#news-anchor": "index#news",
        "/#-news": "index#news",
        "/#c--rust": "index#c-rust",
        "/#lets-see": "index#let-s-see",
        "/#about": "index",
        "/#_sand_-and-sea-s-by-bo": "index#sand-and-sea-s-by-bo",
        "/talks/#发表": "talks#发表",
        "/talks/#发表-1": "talks#发表-1",
    }


def test_stated_redirects() -> None:
    home = Page("index", "Ann", (Block("", "📝 Papers"), Block("", "Papers"), Block("", "End")))
    stated = {
        "cv/": "index",
        "/#end": "index#end",
        "/#-papers": "index#papers",
        "/#gone": "index#gone",
        "/gone/#papers": "index#papers",
        "/#away": "away#there",
    }
    assert redirects(home, stated=stated) == {"cv/": "index", "/#-papers": "index#papers", "/#gone": "index"}


@pytest.mark.parametrize("path", ["talks", "/talks/", "/talks.html", "/talks/index.html"])
def test_a_stated_redirect_of_a_page_in_any_form(path: str) -> None:
    talks = Page("talks", "Talks", (Block("", "Next"),))
    assert redirects(Page("index", "Ann"), talks, stated={f"{path}#soon": "talks#next"}) == {
        "/talks/#soon": "talks#next"
    }


FILES = {
    "_config.yml": "title: Mira Okafor\nauthor: {name: Mira Okafor}\n",
    "_data/navigation.yml": "main:\n  - {title: Talks, url: /talks.html}\n",
    "_pages/about.md": "---\npermalink: /\n---\nI look at lamps.\n\n# 🔥 News\n- *2024*: A\n",
    "_pages/talks.md": "---\npermalink: /talks.html\ntitle: Talks\nredirect_from: [/slides/, /old/talks]\n"
    "---\n# Talks\n\n## What's next?\n\nText.\n\n## 📝 Talks\n\nMore.\n",
    "_pages/code.md": "---\npermalink: /code/\ntitle: Code\nredirect_from: /slides/\n---\n# Code\n\n"
    "[talks](/talks.html#whats-next)\n",
}


def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def test_a_built_site_has_the_old_anchors(tmp_path: Path) -> None:
    for name, text in FILES.items():
        path = tmp_path / "old" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("/talks.html}", "/talks.html}\n  - {title: Code, url: /code/}"), "utf-8")
    assert main(["import", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    built = build_silently(tmp_path / "new", "dirhtml")
    ids = {
        name: [
            tag["id"]
            for tag in BeautifulSoup((built / name).read_text("utf-8"), "html.parser").find_all(id=True)
        ]
        for name in ("index.html", "talks/index.html")
    }
    assert "-news" in ids["index.html"]
    assert {"whats-next", "-talks"} <= set(ids["talks/index.html"])
    assert all(len(found) == len(set(found)) for found in ids.values())
    for old in ("talks.html", "slides/index.html", "old/talks/index.html"):
        assert "talks/" in (built / old).read_text("utf-8")
    report = (tmp_path / "new" / "import-report.md").read_text("utf-8")
    assert "the old address 'slides/' of the page code is that of the page talks, too" in report
