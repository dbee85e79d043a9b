"""Feeds of built sites: what they say, where they are linked to, and when they are written."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from feeds.atom_rules import ATOM, violations
from publications.papers import CONF as SITE
from publications.papers import PAPERS
from publications.test_layouts import PIXEL
from support import Build, Built, build_site, compare

from sphinx_academic.feeds import feed
from sphinx_academic.feeds.items import MOST_ITEMS

BASE = "https://ito.example.org/~ito/"
CONF = {
    **SITE,
    "project": "Noriko Ito",
    "html_baseurl": BASE,
    "myst_enable_extensions": ["fieldlist"],
}
NEWS = """
# News

(top)=
````{news}
- [2024.10] Our paper {pub}`shen2024hot` is out. See [home](../index.md),
  {ref}`this <top>` and {download}`x <x.txt>`.
- 05 Oct 2024: ![Two plugs](../hot.png) A talk by Prof. X. Ito. More & more.

  A *second* paragraph.
- [2023] {award}`Best Paper`
  :category: award
- Undated and no date
````
"""
FILES: dict[str, str | bytes] = {
    "index.md": """
# Home

```{news}
:from: sub/news
:limit: 2
```

```{toctree}
sub/news
papers
```
""",
    "sub/news.md": NEWS,
    "sub/x.txt": "text",
    "papers.md": "# Papers\n\n```{publications}\n:filter: year < 2025\n```\n",
    "hot.png": PIXEL,
    "papers.bib": PAPERS,
}
SILENT: dict[str, str | bytes] = {**FILES, "sub/news.md": NEWS.replace("- Undated and no date\n", "")}


def content(built: Built, name: str = "feed.xml") -> bytes:
    return (built.outdir / name).read_bytes()


def entries(built: Built, name: str = "feed.xml") -> list[Any]:
    read = feedparser.parse(content(built, name), sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo
    return list(read.entries)


def feeds(built: Built) -> set[str]:
    names = (
        "feed.xml",
        "rss.xml",
        "feed.json",
        "publications.xml",
        "publications-rss.xml",
        "publications.json",
    )
    return {name for name in names if (built.outdir / name).exists()}


def links(built: Built, name: str) -> list[tuple[str, str, str]]:
    found = built.html(name).head.select("link[rel=alternate]")
    return [(str(link["type"]), str(link["title"]), str(link["href"])) for link in found]


def file_at(built: Built, address: str) -> Path:
    """Return the file that the address of the site would lead to."""
    assert address.startswith(BASE)
    path = built.outdir / urlsplit(address).path.removeprefix("/~ito/")
    return path / "index.html" if path.is_dir() else path


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_what_a_feed_of_news_says(build: Build, builder: str) -> None:
    built = build(FILES, conf=CONF, builder=builder, allow_warnings=True)
    assert len([warning for warning in built.warnings if "academic.news" in warning]) == 1
    assert violations(content(built)) == []
    talk, paper, award = entries(built)
    assert [entry.title for entry in (talk, paper, award)] == [
        "A talk by Prof. X. Ito",
        "Our paper Hot Pluggable Learning is out",
        "Best Paper",
    ]
    assert [entry.published for entry in (talk, paper, award)] == [
        "2024-10-05T00:00:00Z",
        "2024-10-01T00:00:00Z",
        "2023-01-01T00:00:00Z",
    ]
    words = [
        " ".join(BeautifulSoup(entry.content[0].value, "html.parser").text.split())
        for entry in (paper, award)
    ]
    assert words == [
        "Oct 2024 Our paper Hot Pluggable Learning is out. See Home, this and x.".replace("Home", "home"),
        "2023 Best Paper",
    ]
    assert [entry.id for entry in (talk, paper, award)] == [
        f"tag:ito.example.org,{date}:~ito/news-{date}" for date in ("2024-10-05", "2024-10", "2023")
    ]
    assert [[tag.term for tag in entry.get("tags", [])] for entry in (talk, paper, award)] == [
        [],
        [],
        ["award"],
    ]
    assert b"class=" not in content(built)


def test_links_behind_a_sentence_are_not_in_its_title(build: Build) -> None:
    files: dict[str, str | bytes] = {
        "index.md": "# A\n\n```{news}\n- [2024.01] {pub:available}`x`\n```\n\n```{publications}\n```\n",
        "papers.bib": "@misc{x, title={T}, year=2024, eprint={2401.00001}, archiveprefix={arXiv}}\n",
    }
    (entry,) = entries(build(files, conf=CONF))
    assert entry.title == "T is available as a preprint on arXiv"
    assert "https://arxiv.org/abs/2401.00001" in entry.content[0].value


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_every_address_is_absolute_and_leads_somewhere(build: Build, builder: str) -> None:
    built = build(SILENT, conf=CONF | {"academic_paper_pages": True}, builder=builder)
    found = 0
    for name in ("feed.xml", "publications.xml"):
        for entry in entries(built, name):
            html = BeautifulSoup(entry.content[0].value, "html.parser")
            addresses = [str(tag.get("href") or tag.get("src")) for tag in html.select("[href], [src]")]
            for address in (entry.link, *addresses):
                if not address.startswith(BASE):
                    assert address.startswith("https://"), address
                    continue
                page, fragment = file_at(built, address), urlsplit(address).fragment
                assert page.is_file(), address
                # Sphinx leads to a document of a single page by an id that its first one has not
                if fragment and fragment != "document-index":
                    assert BeautifulSoup(page.read_bytes(), "html.parser").find(id=fragment), address
                found += 1
    assert found > 10


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_pages_lead_to_the_feeds(build: Build, builder: str) -> None:
    conf = CONF | {"academic_paper_pages": True, "academic_feed": ["json", "atom"]}
    built = build(SILENT, conf=conf, builder=builder)
    up = {"html": "../", "dirhtml": "../../", "singlehtml": ""}[builder]
    pages = {"index": ""}
    if builder != "singlehtml":
        pages |= {"sub/news": up, "papers/shen2024hot": up}
    for name, root in pages.items():
        assert links(built, name) == [
            ("application/atom+xml", "Noriko Ito – News", f"{root}feed.xml"),
            ("application/feed+json", "Noriko Ito – News", f"{root}feed.json"),
            ("application/atom+xml", "Noriko Ito – Publications", f"{root}publications.xml"),
            ("application/feed+json", "Noriko Ito – Publications", f"{root}publications.json"),
        ]
    assert feeds(built) == {"feed.xml", "feed.json", "publications.xml", "publications.json"}
    assert [item["id"] for item in json.loads(content(built, "feed.json"))["items"]] == [
        entry.id for entry in entries(built)
    ]


def test_pages_that_show_nothing_of_ours_lead_to_feeds_that_are_set(build: Build) -> None:
    files = {**SILENT, "plain.md": "---\norphan: true\n---\n# Plain\n"}
    built = build(files, conf=CONF)
    assert [bool(links(built, name)) for name in ("papers", "plain", "search")] == [True, False, False]
    built = built.rebuild(conf=CONF | {"academic_feed": True})
    assert [bool(links(built, name)) for name in ("papers", "plain", "search")] == [True, True, True]


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_other_builders_have_none(build: Build, builder: str) -> None:
    conf = CONF | {"suppress_warnings": ["epub"]}
    built = build(SILENT, conf=conf, builder=builder)
    assert feeds(built) == set()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (None, {"feed.xml", "publications.xml"}),
        (True, {"feed.xml", "publications.xml"}),
        (False, set()),
        ((), set()),
        (("rss",), {"rss.xml", "publications-rss.xml"}),
    ],
)
def test_which_feeds_there_are(build: Build, wanted: Any, expected: set[str]) -> None:
    built = build(SILENT, conf=CONF | {"academic_feed": wanted})
    assert feeds(built) == {Path(link[2]).name for link in links(built, "sub/news")} == expected


def test_without_an_address_sites_that_set_no_feed_are_not_warned(build: Build) -> None:
    built = build(SILENT, conf=CONF | {"html_baseurl": ""})
    assert (feeds(built), links(built, "index")) == (set(), [])


def test_a_feed_that_is_set_needs_an_address(build: Build) -> None:
    """That of one that is no address, see test_site_address.py."""
    conf = CONF | {"html_baseurl": "", "academic_feed": True}
    built = build(SILENT, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:")
    assert warning.endswith("[academic.feed]")
    assert "html_baseurl is not set" in warning
    assert (feeds(built), links(built, "index")) == (set(), [])


def test_an_unknown_format_is_reported(build: Build) -> None:
    built = build(SILENT, conf=CONF | {"academic_feed": ["atom", "rdf"]}, allow_warnings=True)
    (warning,) = built.warnings
    assert "there is no format 'rdf'" in warning
    assert feeds(built) == {"feed.xml", "publications.xml"}


def test_address_of_read_the_docs(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    conf = CONF | {"html_baseurl": ""}
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://ito.readthedocs.example/en/latest/")
    built = build(SILENT, conf=conf)
    address = "https://ito.readthedocs.example/en/latest/sub/news.html#news-2023"
    assert entries(built)[-1].link == address
    monkeypatch.setenv("READTHEDOCS_CANONICAL_URL", "https://ito.example.org/")
    again = built.rebuild()
    assert entries(again)[-1].link == "https://ito.example.org/sub/news.html#news-2023"
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL")
    last = built.rebuild()
    assert (feeds(last), links(last, "papers")) == (set(), [])


@pytest.mark.parametrize(
    ("conf", "author", "title"),
    [
        ("", "https://ito.example.org/", "News"),
        ('author = "N. Ito"\nproject = "Site"\n', "N. Ito", "Site – News"),
        ('author = ""\nproject = "Site"\n', "Site", "Site – News"),
    ],
)
def test_names_that_conf_py_does_not_set(build: Build, conf: str, author: str, title: str) -> None:
    unset = 'extensions = ["myst_parser", "sphinx_academic"]\nhtml_theme = "basic"\ndel project\n'
    conf = f'{unset}academic_feed = ["atom"]\nhtml_baseurl = "https://ito.example.org/"\n{conf}'
    files = {"index.md": "# Home\n\n```{news}\n- [2024] One\n```\n"}
    feed = content(build(files, conf=conf), "feed.xml").decode()
    assert f"<name>{author}</name>" in feed
    assert f"<title>{title}</title>" in feed


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pictures_of_items(build: Build, builder: str) -> None:
    files = {
        "index.md": "# Home\n\n```{toctree}\nsub/news\nz/z/last\n```\n",
        # written last, which says where pictures are as seen from it
        "z/z/last.md": "# Last\n",
        "sub/news.md": "# News\n\n```{news}\n- [2024] A boat ![Boat](boat.png)\n```\n",
        "sub/boat.png": b"\x89PNG\r\n\x1a\n",
    }
    conf = {"html_baseurl": "https://ito.example.org/a/b/", "academic_feed": ["atom"]}
    built = build(files, conf=conf, builder=builder)
    assert b"https://ito.example.org/a/b/_images/boat.png" in content(built)


def test_publications(build: Build) -> None:
    undated = "@misc{undated, title = {Undated}, author = {Ito, N.}, note = {2020}}\n"
    listed = "# Undated\n\n```{publications}\n:keys: undated\n```\n"
    files = {**SILENT, "undated.md": listed, "papers.bib": PAPERS + undated}
    built = build(files, conf=CONF, allow_warnings=True)
    assert violations(content(built, "publications.xml")) == []
    found = entries(built, "publications.xml")
    assert [(entry.title, entry.id) for entry in found] == [
        ("Hot Pluggable Learning", "tag:ito.example.org,2024-12:~ito/pub-shen2024hot"),
        ("Two of One Name", "tag:ito.example.org,2024:~ito/pub-two2024"),
        ("Bounds of O(n log n) for DNA", "tag:ito.example.org,2023:~ito/pub-ito2023bounds"),
    ]
    assert found[0].link == f"{BASE}papers.html#pub-shen2024hot"
    assert [author.name for author in found[0].authors] == ["L. Shen", "N. Ito", "L. Wu"]
    html = BeautifulSoup(found[0].content[0].value, "html.parser")
    assert "Dec 2024" in html.text
    assert html.select_one("a[href='https://example.org/hot.git']").text == "Code"


def test_papers_of_another_persons_page_are_not_the_sites(build: Build) -> None:
    other = "---\nacademic_me: naoki-ito\norphan: true\n---\n# Naoki\n\n```{publications}\n:filter: me\n```\n"
    own = "# Papers\n\n```{publications}\n:keys: ito2023bounds\n```\n"
    built = build({"index.md": own, "naoki.md": other, "papers.bib": PAPERS}, conf=CONF)
    assert [entry.title for entry in entries(built, "publications.xml")] == ["Bounds of O(n log n) for DNA"]


def test_only_the_newest(build: Build) -> None:
    count = MOST_ITEMS + 5
    items = "".join(f"- [{1900 + year}] Item {year}\n" for year in range(count))
    bib = "".join(f"@misc{{k{year}, title = {{T}}, year = {1900 + year}}}\n" for year in range(count))
    pages = {
        "sub/news.md": f"# News\n\n```{{news}}\n{items}```\n",
        # of all pages together
        "older.md": "# Older\n\n```{news}\n- [1850] Older\n```\n",
        "papers.bib": bib,
    }
    built = build({**SILENT, **pages}, conf=CONF)
    for name in ("feed.xml", "publications.xml"):
        years = [entry.published_parsed.tm_year for entry in entries(built, name)]
        assert years == list(range(1900 + count - 1, 1900 + count - 1 - MOST_ITEMS, -1))


def test_identifiers_outlive_newer_items_another_page_and_another_builder(build: Build) -> None:
    built = build(SILENT, conf=CONF)
    before = {entry.title: entry.id for entry in entries(built)}
    newer = str(SILENT["sub/news.md"]).replace(
        "````{news}\n", "````{news}\n- [2024.10] Newer.\n- [2025.01] Newest.\n"
    )
    moved = newer.replace("../", "")
    home = str(FILES["index.md"]).replace("sub/news", "aktuell")
    changes = {"sub/news.md": None, "aktuell.md": moved, "index.md": home, "x.txt": "text"}
    again = built.rebuild(changes, conf=CONF | {"html_baseurl": BASE.replace("https", "http")})
    after = {entry.title: entry.id for entry in entries(again)}
    assert before.items() <= after.items()
    assert len(set(after.values())) == 5


def test_pages_with_items_of_one_date(build: Build) -> None:
    other = "# Other\n\n```{news}\n- [2023] Elsewhere.\n```\n"
    built = build({**SILENT, "a.md": other}, conf=CONF)
    found = {entry.title: entry.id.partition(":~ito/")[2] for entry in entries(built)}
    assert (found["Best Paper"], found["Elsewhere"]) == ("news-2023", "a/news-2023")
    assert violations(content(built)) == []


def test_one_file_for_each_item(build: Build) -> None:
    news = "# News\n\n```{news}\n:files: items/*\n```\n"
    item = "---\ndate: 2024-10-05\ncategory: talk\n---\n# A talk\n\nAt the [lab](other.md).\n"
    pages = {
        "sub/news.md": news,
        "sub/items/lab.md": item,
        "sub/items/other.md": item.replace("A talk", "Another"),
    }
    built = build({**SILENT, **pages}, conf=CONF)
    found = {entry.title: entry for entry in entries(built)}
    assert found["A talk"].link == f"{BASE}sub/items/lab.html"
    assert f'href="{BASE}sub/items/other.html"' in found["A talk"].content[0].value
    assert found["A talk"].tags[0].term == "talk"


def test_items_have_no_permalinks(build: Build) -> None:
    item = """
````{news}
- [2024.10] A talk

  ```{code-block} python
  :caption: How it was done
  :name: how
  done = True
  ```
````
"""
    files = {"index.md": "# Home\n" + item, "papers.bib": PAPERS}
    built = build(files, conf=CONF)
    (entry,) = entries(built)
    assert "How it was done" in entry.content[0].value
    assert "headerlink" not in entry.content[0].value
    assert "¶" not in entry.content[0].value
    # the page has them
    assert built.html().select_one(".code-block-caption a.headerlink")


def times(built: Built) -> dict[str, int]:
    return {name: (built.outdir / name).stat().st_mtime_ns for name in feeds(built)}


def test_a_build_without_changes_does_nothing(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(SILENT, conf=CONF)
    before = times(built)
    # would fail if it were called
    monkeypatch.setattr(feed, "_write_feeds", None)
    again = built.rebuild()
    assert (again.read, again.written, times(again)) == ([], [], before)


def test_a_page_without_news_or_papers_has_no_feed_written(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(SILENT, conf=CONF)
    monkeypatch.setattr(feed, "_write_feeds", None)
    again = built.rebuild({"sub/other.md": "---\norphan: true\n---\n# Other\n"})
    assert "sub/other" in again.written


def test_a_feed_is_whole_though_one_page_was_written(build: Build) -> None:
    other = "# Other\n\n```{news}\n- [2022.01] Elsewhere.\n```\n"
    built = build({**SILENT, "other.md": other}, conf=CONF)
    again = built.rebuild({"other.md": other.replace("Elsewhere", "There")})
    # Sphinx 8.1 writes the homepage as well
    assert "sub/news" not in again.written
    titles = [entry.title for entry in entries(again)]
    assert len(titles) == 4
    assert titles[-1] == "There"
    gone = built.rebuild({"other.md": None})
    assert [entry.title for entry in entries(gone)] == titles[:3]


def test_papers_that_change_change_the_feeds(build: Build) -> None:
    built = build(SILENT, conf=CONF)
    before = times(built)
    again = built.rebuild({"papers.bib": PAPERS.replace("Hot Pluggable", "Cold Pluggable")})
    assert entries(again)[1].title == "Our paper Cold Pluggable Learning is out"
    assert entries(again, "publications.xml")[0].title == "Cold Pluggable Learning"
    # shown nowhere, so all stays as it is
    before = times(again)
    unlisted = PAPERS.replace("Hot Pluggable", "Cold Pluggable").replace("A Draft", "Draft")
    last = built.rebuild({"papers.bib": unlisted})
    assert times(last) == before


def test_the_first_news_are_announced_on_every_page(build: Build) -> None:
    files = {**SILENT, "sub/news.md": "# News\n", "index.md": "# Home\n"}
    built = build(files, conf=CONF)
    assert len(links(built, "papers")) == 1
    again = built.rebuild({"sub/news.md": SILENT["sub/news.md"]})
    assert len(links(again, "papers")) == 2
    last = built.rebuild({"sub/news.md": "# News\n"})
    assert (len(links(last, "papers")), feeds(last)) == (1, {"publications.xml"})


def test_a_feed_that_was_deleted_comes_back(build: Build) -> None:
    built = build(SILENT, conf=CONF)
    before = content(built)
    (built.outdir / "feed.xml").unlink()
    again = built.rebuild()
    assert (content(again), again.written) == (before, [])


def test_a_feed_follows_what_another_builder_has_read(build: Build) -> None:
    built = build(SILENT, conf=CONF)
    text = str(SILENT["sub/news.md"]).replace("Best Paper", "Second Best")
    build_site(Path(built.app.srcdir), {"sub/news.md": text}, builder="text", conf=CONF)
    assert entries(built.rebuild())[-1].title == "Second Best"


def test_a_build_that_was_killed(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    class Killed(BaseException):
        """Ends a build at once, as a signal does."""

    def kill(*args: object) -> None:
        raise Killed

    built = build(SILENT, conf=CONF)
    text = str(SILENT["sub/news.md"]).replace("Best Paper", "Second Best")
    with monkeypatch.context() as patch:
        patch.setattr(feed, "_write_feeds", kill)
        with pytest.raises(Killed):
            built.rebuild({"sub/news.md": text})
    assert entries(built)[-1].title == "Best Paper"
    assert entries(built.rebuild())[-1].title == "Second Best"


def test_as_from_nothing_after_its_record_is_lost(build: Build) -> None:
    built = build(SILENT, conf=CONF)
    before = content(built)
    shutil.rmtree(Path(built.app.doctreedir, "academic"))
    assert content(built.rebuild()) == before


def test_same_bytes_with_several_processes(build: Build) -> None:
    pages = {
        f"page{number}.md": f"# Page\n\n```{{news}}\n- [20{number:02}] X.\n```\n" for number in range(10, 30)
    }
    conf = CONF | {"academic_feed": ["atom", "rss", "json"]}
    one = build({**SILENT, **pages}, conf=conf)
    two = build({**SILENT, **pages}, conf=conf, parallel=2)
    assert len(entries(two)) == 23
    assert feeds(one) == feeds(two)
    assert [name for name in feeds(one) if content(one, name) != content(two, name)] == []


def test_a_file_of_the_site_stays(build: Build) -> None:
    conf = CONF | {"html_extra_path": ["extra"]}
    built = build({**SILENT, "extra/feed.xml": "mine"}, conf=conf)
    assert content(built) == b"mine"
    assert [link[2] for link in links(built, "index")] == ["publications.xml"]


HOSTILE = """
# News

````{news}
- [2024.10] ]]> & &lt; \x1b\x01 <script>alert(1)</script> <b onclick="x">b</b> <a href="javascript:x">j</a>
- [2024.09] <a href="http://[">q</a> <img src="data:x,y" srcset="z 2x"> <span class="x">s</span></span>
````
"""


def test_hostile_news(build: Build) -> None:
    built = build({**SILENT, "sub/news.md": HOSTILE}, conf=CONF)
    assert violations(content(built)) == []
    html = BeautifulSoup("".join(entry.content[0].value for entry in entries(built)), "html.parser")
    assert html.script is None
    assert {name for tag in html.find_all(True) for name in tag.attrs} <= {"href", "src"}
    assert not html.select("[href], [src]")
    assert "]]> & <" in html.text


FEED_LINKS = "# News\n\n{feed}`Follow` and {feed}`papers <publications>`\n\n```{news}\n- [2024] A\n```\n"


@pytest.mark.parametrize(("builder", "root"), [("html", "../"), ("dirhtml", "../../"), ("singlehtml", "")])
def test_a_link_that_readers_see(build: Build, builder: str, root: str) -> None:
    files = {**SILENT, "sub/news.md": FEED_LINKS, "papers.md": "# Papers\n"}
    built = build(files, conf=CONF, builder=builder)
    page = built.html("index" if builder == "singlehtml" else "sub/news")
    follow, *others = page.select("a.feed-link")
    assert (follow.text, follow["href"], follow["type"]) == (
        "Follow",
        f"{root}feed.xml",
        "application/atom+xml",
    )
    # no page lists a paper
    assert others == []
    assert "Follow and papers" in page.text


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_elsewhere_the_link_is_its_words(build: Build, builder: str) -> None:
    conf = CONF | {"project": "Test"}
    built = build({**SILENT, "sub/news.md": FEED_LINKS}, conf=conf, builder=builder)
    path = next(
        path for path in built.outdir.rglob("*") if path.name in {"news.txt", "test.tex", "news.xhtml"}
    )
    assert "Follow and papers" in path.read_text("utf-8")


def test_a_link_to_no_feed_is_reported(build: Build) -> None:
    built = build({"index.md": "# Home\n\n{feed}`Follow <blog>`\n"}, allow_warnings=True)
    (warning,) = built.warnings
    assert "there is no feed ‘blog’; it is shown as text; known are: news, publications" in warning
    assert "Follow" in built.html().text


def test_authors_and_titles_of_a_site_that_says_little(build: Build) -> None:
    conf = {
        "academic_people": CONF["academic_people"],
        "html_baseurl": BASE,
        "myst_enable_extensions": ["fieldlist"],
        "author": "Ada & Co",
        "language": "de",
    }
    built = build({**SILENT}, conf=conf | {"project": "A <b>"})
    read = feedparser.parse(content(built))
    assert (read.feed.author, read.feed.title_detail.language) == ("Ada & Co", "de")
    assert ElementTree.fromstring(content(built)).findtext(f"{ATOM}title") == "A <b> – News"
    assert links(built, "index")[0][1] == "A <b> – News"
    assert "Okt. 2024" in entries(built)[1].content[0].value
    assert os.fspath(built.outdir) not in content(built).decode()


RICH: dict[str, str | bytes] = {
    "index.md": """
        ---
        title: Home
        ---
        # Home

        ```{news}
        :from: all-news
        ```

        ```{toctree}
        all-news
        papers
        ```
        """,
    "all-news.md": """
        # News

        ````{news}
        - [2024.10.05] A talk at [the lab](papers.md), with {download}`slides <x.txt>`. Come along!
          :category: talk

          ![A boat](hot.png)

          ```{admonition} Where
          Room 1, at [noon](#news).
          ```
        - [2023.05 – 2023.09] A stay.

        - [2022] Our {pub}`tides` is out
        ````

        ```{news}
        :files: items/*
        ```
        """,
    "items/prize.md": "---\ndate: 2024-10-05\ncategory: award\n---\n# A prize, & more\n\nFor **us**.\n",
    "papers.md": "# Papers\n\n```{publications}\n:show: abstract\n```\n",
    "x.txt": "text",
    "hot.png": PIXEL,
    "papers.bib": r"""
        @article{tides, title = {Tides of {H$_2$O} \& {DNA}}, author = {Ito, N. and Chen, A.}, year = 2024,
          month = oct, journal = {Annals of $H_2O$}, volume = 3, doi = {10.1000/tides},
          abstract = {Water.\par And $y_1$.}, note = {See $z$}}
        @book{coasts, title = {Coasts}, editor = {Roe, R. and Ito, N.}, year = 2024, month = oct,
          publisher = {Press}, award = {Best Book}}
        @misc{older, title = {Older}, author = {Ito, N.}, year = 2001}
        @misc{undated, title = {Undated}, author = {Ito, N.}, note = {to appear}}
        """,
}


@pytest.mark.parametrize(
    ("builder", "name"),
    [
        ("html", "feed.xml"),
        ("html", "publications.json"),
        ("dirhtml", "rss.xml"),
        ("singlehtml", "feed.json"),
    ],
)
def test_every_line_of_a_feed(build: Build, builder: str, name: str) -> None:
    conf = CONF | {"academic_feed": ["atom", "rss", "json"], "language": "pt_BR"}
    conf |= {"myst_enable_extensions": ["fieldlist", "dollarmath"], "suppress_warnings": ["academic.bib"]}
    built = build(RICH, conf=conf, builder=builder, allow_warnings=True)
    compare(Path(__file__).parent / "expected" / f"{builder}-{name}", content(built, name).decode())
