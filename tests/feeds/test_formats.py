"""Feeds as bytes: valid, read back by an independent reader, and unharmed by what is in them."""

from __future__ import annotations

import json
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from feeds.atom_rules import violations

from sphinx_academic.feeds.formats import FORMATS, Feed, FeedItem, atom, json_feed, rss, tag_uri
from sphinx_academic.feeds.item_text import absolute_html, headline
from sphinx_academic.model.dates import Date

BASE = "https://ito.example.org/~ito/"
ITEMS = (
    FeedItem(
        "tag:ito.example.org,2024-10-05:news-2024-10-05",
        f"{BASE}news.html#news-2024-10-05",
        "A <b>day</b> & more",
        '<p><em>Oct 5, 2024</em> A <a href="https://example.org/?a=1&amp;b=2">link</a> ]]> & é 论文</p>',
        Date(2024, 10, 5),
        ("award", "R&D"),
    ),
    FeedItem(
        "tag:ito.example.org,2024-10:news-2024-10",
        f"{BASE}news.html#news-2024-10",
        "A month",
        "<p>Oct 2024</p>",
        Date(2024, 10),
        authors=("Ada Chen", "Noriko Ito"),
    ),
    FeedItem("tag:ito.example.org,2023:x", f"{BASE}n.html#x", "A year", "<p>2023</p>", Date(2023)),
)
FEED = Feed("Noriko Ito – News", f"{BASE}news.html", "Noriko Ito", "zh-CN", ITEMS)
HOSTILE = "]]>\x00\x0b\x1b\x7f\ufffe\ud800<script>alert(1)</script>&lt;&#0;\"'-->{{ x }}%s"


def test_atom_keeps_the_rules_of_its_rfc() -> None:
    assert violations(atom(FEED, f"{BASE}feed.xml")) == []


def test_a_feed_without_items_is_valid() -> None:
    assert violations(atom(replace(FEED, items=()), f"{BASE}feed.xml")) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ((b"<updated>", b"<updated>x"), "updated is"),
        ((b"tag:ito.example.org,2023:x", b"x"), "no absolute IRI"),
        ((b"tag:ito.example.org,2024-10-05:news-2024-10-05", b""), "no absolute IRI"),
        ((b"<author>\n  <name>Noriko Ito</name>\n </author>", b""), "no author"),
        ((b'rel="self"', b'rel="via"'), "no link to itself"),
        ((b'href="https://ito', b'href="/ito'), "is not absolute"),
        ((b"<title>A month</title>", b""), "0 of title"),
        ((b'term="award"', b""), "attributes"),
        ((b"<published>", b"<rights /><published>"), "has a rights"),
    ],
)
def test_the_rules_find_what_is_wrong(change: tuple[bytes, bytes], problem: str) -> None:
    found = violations(atom(FEED, f"{BASE}feed.xml").replace(*change))
    assert problem in "; ".join(found)


@pytest.mark.parametrize("name", ["atom", "rss"])
def test_an_independent_reader_reads_it_back(name: str) -> None:
    url = f"{BASE}feed.xml"
    content = FORMATS[name].write(FEED, url)
    read = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not read.bozo
    assert read.version == {"atom": "atom10", "rss": "rss20"}[name]
    assert (read.feed.title, read.feed.link) == (FEED.title, FEED.home)
    assert [link.href for link in read.feed.links if link.rel == "self"] == [url]
    assert read.feed.get("language", read.feed.title_detail.language) == "zh-CN"
    assert [(entry.id, entry.link) for entry in read.entries] == [(item.id, item.url) for item in ITEMS]
    assert [tuple(entry.published_parsed)[:6] for entry in read.entries] == [
        (2024, 10, 5, 0, 0, 0),
        (2024, 10, 1, 0, 0, 0),
        (2023, 1, 1, 0, 0, 0),
    ]
    contents = [entry.content[0].value if name == "atom" else entry.description for entry in read.entries]
    assert contents == [item.html for item in ITEMS]
    assert [[tag.term for tag in entry.get("tags", [])] for entry in read.entries] == [
        ["award", "R&D"],
        [],
        [],
    ]
    authors = [[author.name for author in entry.get("authors", [])] for entry in read.entries]
    assert authors[1] == ["Ada Chen", "Noriko Ito"]
    # plain text in Atom; a reader of RSS has to guess
    titles = [
        element.text for element in ElementTree.fromstring(content).iter() if element.tag.endswith("title")
    ]
    assert titles[1:] == [item.title for item in ITEMS]


def test_rss_has_what_is_required() -> None:
    channel = ElementTree.fromstring(rss(FEED, f"{BASE}rss.xml"))[0]
    assert all(channel.findtext(name) for name in ("title", "link", "description", "lastBuildDate"))
    assert {guid.get("isPermaLink") for guid in channel.iter("guid")} == {"false"}
    assert channel.findtext("item/pubDate") == "Sat, 05 Oct 2024 00:00:00 GMT"


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        # formats know no years before Christ
        (Date(-44, 3, 15), "0001-03-15T00:00:00Z"),
        (Date(1), "0001-01-01T00:00:00Z"),
        (Date(999, 12), "0999-12-01T00:00:00Z"),
    ],
)
def test_dates_of_early_years(date: Date, expected: str) -> None:
    feed = replace(FEED, items=(replace(ITEMS[0], date=date),))
    assert json.loads(json_feed(feed, BASE))["items"][0]["date_published"] == expected
    assert f"<published>{expected}<" in atom(feed, BASE).decode()


def test_json_feed() -> None:
    read = json.loads(json_feed(FEED, f"{BASE}feed.json"))
    assert read["version"] == "https://jsonfeed.org/version/1.1"
    assert (read["title"], read["feed_url"]) == (FEED.title, f"{BASE}feed.json")
    assert (read["authors"], read["language"]) == ([{"name": "Noriko Ito"}], "zh-CN")
    first, second, _ = read["items"]
    assert first == {
        "id": ITEMS[0].id,
        "url": ITEMS[0].url,
        "title": ITEMS[0].title,
        "content_html": ITEMS[0].html,
        "date_published": "2024-10-05T00:00:00Z",
        "tags": ["award", "R&D"],
    }
    assert [author["name"] for author in second["authors"]] == ["Ada Chen", "Noriko Ito"]


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_breaks_a_feed(name: str) -> None:
    item = FeedItem(
        f"tag:x,2024:{HOSTILE}", f"{BASE}#x", HOSTILE, HOSTILE, Date(2024), (HOSTILE,), (HOSTILE,)
    )
    content = FORMATS[name].write(Feed(HOSTILE, BASE, HOSTILE, "en", (item,)), f"{BASE}feed")
    kept = HOSTILE.translate(dict.fromkeys(map(ord, "\x00\x0b\x1b\x7f\ufffe\ud800")))
    if name == "json":
        read = json.loads(content)
        assert (read["title"], read["items"][0]["content_html"]) == (kept, kept)
    else:
        texts = [text for element in ElementTree.fromstring(content).iter() for text in (element.text or "",)]
        assert texts.count(kept) >= 5
        assert b"<script" not in content


@pytest.mark.parametrize(
    ("base", "name", "expected"),
    [
        ("https://ito.example.org", "news-1", "tag:ito.example.org,2024-10:news-1"),
        ("http://ito.example.org/", "news-1", "tag:ito.example.org,2024-10:news-1"),
        ("https://Example.org:8000/~ito/en", "n", "tag:example.org,2024-10:~ito/en/n"),
        (
            "https://münchen.example/%C3%A9/",
            "é#%?",
            "tag:xn--mnchen-3ya.example,2024-10:%C3%A9/%C3%A9%23%25%3F",
        ),
        ("https://a..b/", "n", "tag:a..b,2024-10:n"),
    ],
)
def test_identifier(base: str, name: str, expected: str) -> None:
    assert tag_uri(base, Date(2024, 10), name) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a class="x" id="y" href="../p.html#z">t</a>', '<a href="https://e.org/p.html#z">t</a>'),
        ('<a href="?a=1&amp;b=2">t</a>', '<a href="https://e.org/s/n.html?a=1&amp;b=2">t</a>'),
        ('<a href="#document-n#z">t</a>', '<a href="https://e.org/s/n.html#z">t</a>'),
        (
            '<img src="i.png" srcset="j.png 2x" alt="&quot;">',
            '<img src="https://e.org/s/i.png" alt="&quot;">',
        ),
        ("<br />", "<br />"),
        ('<a href="javascript:x" onclick="y">t</a>', "<a>t</a>"),
        ('<a href="java&#x0A;script:x">t</a>', "<a>t</a>"),
        ('<a href="http://[">t</a>', "<a>t</a>"),
        ("<script>if (a < b) x</script>t<style>b {}</style>", "t"),
        ("<script>never closed", ""),
        ("t<!-- c --><?pi?>", "t"),
        ('<span class="a"><span lang="de">t</span></span></span>', '<span lang="de">t</span>'),
        ("&amp;&lt;&#169;&eacute; ]]>", "&amp;&lt;&#169;&eacute; ]]>"),
        ('<math xmlns="m"><mi>x</mi></math>', '<math xmlns="m"><mi>x</mi></math>'),
        ("<input disabled>", "<input disabled>"),
    ],
)
def test_html_away_from_its_page(html: str, expected: str) -> None:
    assert absolute_html(html, "https://e.org/s/n.html") == expected


def test_hostile_html_has_no_script_and_no_strange_address() -> None:
    html = BeautifulSoup(absolute_html(f"<p>{HOSTILE}<a href='{HOSTILE}'>x</a>", BASE), "html5lib")
    assert html.script is None
    assert all(link.get("href", BASE).startswith(BASE) for link in html.select("a"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We won.", "We won"),
        ("We won! And more.", "We won!"),
        ("Talk by Prof. X. Ito et al. (cf. No. 5), e.g. at ICML. Slides online.",
         "Talk by Prof. X. Ito et al. (cf. No. 5), e.g. at ICML"),
        ("Version 2.0 of a.b is out. Try it", "Version 2.0 of a.b is out"),
        ('She said "yes." Then no', 'She said "yes."'),
        ("论文被录用。更多", "论文被录用"),
        ("two\n lines \x00 here", "two lines here"),
        ("word " * 40, "word " * 31 + "word…"),
        ("字" * 200, "字" * 160 + "…"),
        # as long as a title may be
        ("字" * 160, "字" * 160),
        # a first word that is more than half of it
        ("x" * 81 + " " + "y" * 100, "x" * 81 + "…"),
        ("x" * 80 + " " + "y" * 100, "x" * 80 + " " + "y" * 79 + "…"),
        ("By a.b.c. More", "By a.b.c. More"),
        ("By ab.c.d. More", "By ab.c.d"),
        # what is short for something before a full stop is a word before other marks
        ("Do they say no? More", "Do they say no?"),
        ("This is plan B! More", "This is plan B!"),
        ("This is plan B… More", "This is plan B…"),
        ("By a.bcdefg. More", "By a.bcdefg"),
        ("(Cf. No. 5) More", "(Cf. No. 5) More"),
        ("At 5 a.m. we met", "At 5 a.m. we met"),
        ("", ""),
    ],
)  # fmt: skip
def test_title_of_what_has_none(text: str, expected: str) -> None:
    assert headline(text) == expected
