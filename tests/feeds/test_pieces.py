"""What feeds are made from, each function on its own: which there are, whose, and of which items."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.feeds import items, plan
from sphinx_academic.feeds.formats import FORMATS, Feed, FeedItem, _cleaned, atom, json_feed, rss, tag_uri
from sphinx_academic.feeds.item_text import absolute_html, headline
from sphinx_academic.feeds.plan import Offer
from sphinx_academic.feeds.settings import FeedSettings
from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span
from sphinx_academic.publications.sentences import EXTRAS
from sphinx_academic.sections.dated_nodes import dated_group, dated_item, dated_list

BASE = "https://ito.example.org/site/"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # a full stop within a word, behind a letter, or behind what is short for something
        ("Seen by Dr. Roe. More", "Seen by Dr. Roe"),
        ("Fig. 3 and Eq. 4 agree. More", "Fig. 3 and Eq. 4 agree"),
        ('In "Proc. of Tides". More', 'In "Proc. of Tides"'),
        ("J. Roe and (A. Chen) won. More", "J. Roe and (A. Chen) won"),
        ("With 5 of 9. More", "With 5 of 9"),
        ("e.g. this. More", "e.g. this"),
        # what follows in small letters goes on
        ("The v. 2. edition. More", "The v. 2. edition"),
        ("It is e... and so on", "It is e... and so on"),
        ("It ends... More", "It ends..."),
        ("Really?! More", "Really?!"),
        ("(It ends.) More", "(It ends.)"),
        ("It ends.” More", "It ends.”"),
        ("完成！更多", "完成！"),
        ("他说“好。”更多", "他说“好。”"),
        ("完成？」更多", "完成？」"),
        ("Ends with etc.", "Ends with etc"),
        ("Ends with etc. More", "Ends with etc. More"),
        # words are kept whole, and marks before the cut go
        ("a" * 150 + ", " + "b" * 20, "a" * 150 + "…"),
        ("a" * 150 + " – " + "b" * 20, "a" * 150 + "…"),
        ("a" * 158 + " b", "a" * 158 + " b"),
        ("a" * 159 + " b", "a" * 159 + "…"),
        ("a" * 160 + ".", "a" * 160),
        ("a" * 160 + "!", "a" * 160 + "…"),
    ],
)
def test_first_sentences(text: str, title: str) -> None:
    assert headline(text) == title


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<q cite="a">t</q>', f'<q cite="{BASE}a">t</q>'),
        ('<video poster="a" src="b"></video>', f'<video poster="{BASE}a" src="{BASE}b"></video>'),
        ('<object data="a"></object>', f'<object data="{BASE}a"></object>'),
        (
            '<form action="a"><b formaction="c">t</b></form>',
            f'<form action="{BASE}a"><b formaction="{BASE}c">t</b></form>',
        ),
        ('<a title="x" href="//e.org/a">t</a>', '<a title="x">t</a>'),
        ('<a href="mailto:a@e.org">t</a>', '<a href="mailto:a@e.org">t</a>'),
        ('<a href="">t</a>', "<a>t</a>"),
        ('<a href="a b#c#d">t</a>', f'<a href="{BASE}a%20b#d">t</a>'),
        ('<a href="#">t</a>', f'<a href="{BASE}">t</a>'),
        (
            '<p role="a" tabindex="0" data-x="c" aria-label="d" onfocus="e" lang="g" style="f">t</p>',
            '<p lang="g">t</p>',
        ),
        ('<p datax="a" once="b" ids="c">t</p>', '<p datax="a" ids="c">t</p>'),
        ('<p title="&lt;a&gt; &amp; &quot;b&quot;">t</p>', '<p title="&lt;a&gt; &amp; &quot;b&quot;">t</p>'),
        ('<span class="a">b<span>c</span></span>d', "bcd"),
        ('<span lang="de">a<span>b</span>c</span>d', '<span lang="de">abc</span>d'),
        ('<span id="a" />b<span lang="de" />c', 'b<span lang="de" />c'),
        ("<script src='a' />b", "b"),
        ("<style>a</style>b<script>c</script>d", "bd"),
        (" \n<p> a </p>\n ", "<p> a </p>"),
        ("a&nbsp;&#x3c;&lt;", "a&nbsp;&#x3c;&lt;"),
    ],
)
def test_html_of_an_item(html: str, expected: str) -> None:
    assert absolute_html(html, BASE) == expected


def item(date: Span | None, *ids: str, category: str = "", text: str = "") -> dated_item:
    made = dated_item("", nodes.paragraph("", text), span=date, url="", cv=True, category=category)
    made["ids"] = list(ids)
    return made


def test_news_of_a_page() -> None:
    """Not what has no date, what stands on another page, and what other lists have."""
    day = Span(Date(2024, 10, 5))
    wanted = [item(day, "a"), item(day, "b", "c")]
    document = nodes.document(None, None)  # type: ignore[arg-type]
    group = dated_group("", dated_list("", item(day, "g"), kind="news", name=""))
    document += [
        dated_list("", wanted[0], item(None, "d"), item(day), group, kind="news", name=""),
        dated_list("", item(day, "e"), kind="talks", name=""),
        nodes.section("", dated_list("", wanted[1], kind="news", name="")),
    ]
    found = items.find_news(document)
    assert [one["ids"] for one in found] == [["a"], ["g"], ["b", "c"]]
    # what happens to the page afterwards does not change them
    assert not {*map(id, found)} & {*map(id, wanted)}


def test_words_of_a_line() -> None:
    line = nodes.paragraph(
        "", "", nodes.Text("One "), nodes.emphasis("", "two"), nodes.raw("", "<b>", format="html")
    )
    line += [
        nodes.inline("", " three", classes=["x"]),
        nodes.inline("", " slides", classes=[EXTRAS]),
        nodes.comment("", ""),
        nodes.image(alt="four"),
    ]
    assert items._words(line) == "One two three"


@pytest.mark.parametrize(
    ("name", "docname", "anchor", "url"),
    [
        ("html", "a/b", "", "a/b.html"),
        ("html", "a b", "x y", "a%20b.html#x%20y"),
        ("html", "关于", "é", "%E5%85%B3%E4%BA%8E.html#%C3%A9"),
        ("singlehtml", "a/b", "x", "home%20page.html#x"),
        ("singlehtml", "a/b", "", "home%20page.html"),
    ],
)
def test_addresses_of_items(name: str, docname: str, anchor: str, url: str) -> None:
    builder: Any = SimpleNamespace(
        name=name,
        out_suffix=".html",
        config=SimpleNamespace(root_doc="home page"),
        get_target_uri=lambda docname: f"{docname}.html",
    )
    for base in (BASE, BASE.rstrip("/")):
        assert items.page_url(builder, base, docname, anchor) == BASE + url


@pytest.mark.parametrize(
    ("name", "file", "url"),
    [
        ("html", "news/a", "news/a.html"),
        ("html", None, "list.html#b"),
        ("singlehtml", "news/a", "index.html#b"),
        ("singlehtml", None, "index.html#b"),
    ],
)
def test_an_item_of_a_file_leads_to_its_page(name: str, file: str | None, url: str) -> None:
    builder: Any = SimpleNamespace(
        name=name,
        out_suffix=".html",
        config=SimpleNamespace(root_doc="index"),
        get_target_uri=lambda docname: f"{docname}.html",
    )
    made = item(None, "b", "c")
    if file:
        made["file"] = file
    assert items._news_url(builder, BASE, "list", made) == BASE + url


def feed_item(id: str, *date: int) -> FeedItem:
    return FeedItem(id, "u", id.upper(), "h", Date(*date))


def test_identifiers_of_items_of_several_pages() -> None:
    """The page with most items comes first, then by name; an item of a day behind it keeps its place."""
    pages = {
        "b": (feed_item("x", 2024, 2), feed_item("y", 2023)),
        "a": (feed_item("x", 2024, 2),),
        "c": (feed_item("x", 2024, 2), feed_item("z", 2024, 3), feed_item("y", 2022)),
    }
    found = items.identified(pages, BASE)
    assert [(one.date, one.id) for one in found] == [
        (Date(*date), f"tag:ito.example.org,{'-'.join(f'{part:02}' for part in date)}:site/{name}")
        for date, name in (
            ((2024, 3), "z"),
            ((2024, 2), "x"),
            ((2024, 2), "b/x"),
            ((2024, 2), "a/x"),
            ((2023,), "b/y"),
            ((2022,), "y"),
        )
    ]
    assert [one.title for one in found] == ["Z", "X", "X", "X", "Y", "Y"]


def test_as_many_items_as_programs_read() -> None:
    many = tuple(feed_item(f"n{number}", 2000 + number) for number in range(items.MOST_ITEMS + 1))
    found = items.identified({"a": many}, BASE)
    assert [one.date.year for one in found] == list(range(2000 + items.MOST_ITEMS, 2000, -1))


def fake(monkeypatch: pytest.MonkeyPatch, **config: Any) -> Any:
    """Return a builder of a site with some settings, whose person may be ``ito``."""
    values = {
        "html_baseurl": BASE,
        "project": "Site",
        "author": "Author",
        "html_extra_path": [],
        "feed": None,
    }
    values |= config
    site = SimpleNamespace(me=values.get("me"), registry={"ito": SimpleNamespace(name="Noriko Ito")})
    monkeypatch.setattr(plan, "settings", lambda _config: site)
    feed = SimpleNamespace(
        feed=values["feed"], warn=lambda *words: values.setdefault("warned", []).append(words)
    )
    monkeypatch.setattr(FeedSettings, "of", lambda _config: feed)
    return SimpleNamespace(config=SimpleNamespace(**values), confdir=values.get("confdir", "/nowhere"))


UNSET_AUTHOR, UNSET_PROJECT = "Author name not set", "Project name not set"


@pytest.mark.parametrize(
    ("config", "author", "project"),
    [
        ({"me": "ito"}, "Noriko Ito", "Site"),
        ({"me": "roe"}, "Author", "Site"),
        ({}, "Author", "Site"),
        ({"author": UNSET_AUTHOR}, "Site", "Site"),
        ({"author": ""}, "Site", "Site"),
        ({"author": UNSET_AUTHOR, "project": UNSET_PROJECT}, BASE, ""),
        ({"me": "ito", "project": UNSET_PROJECT}, "Noriko Ito", ""),
    ],
)
def test_whose_feed_it_is(
    monkeypatch: pytest.MonkeyPatch, config: dict[str, Any], author: str, project: str
) -> None:
    builder = fake(monkeypatch, **config)
    assert (plan.author(builder), plan.project(builder)) == (author, project)


@pytest.mark.parametrize(
    ("wanted", "formats"),
    [
        (None, ("atom",)),
        (True, ("atom",)),
        (False, ()),
        ([], []),
        (["json", "atom"], ["atom", "json"]),
        (("rss", "aton"), ["rss"]),
    ],
)
def test_formats_of_a_site(monkeypatch: pytest.MonkeyPatch, wanted: object, formats: object) -> None:
    assert plan._formats(fake(monkeypatch, feed=wanted)) == formats


@pytest.mark.parametrize(
    ("config", "base", "warns"),
    [
        ({}, BASE, False),
        ({"feed": True}, BASE, False),
        ({"html_baseurl": ""}, "", False),
        ({"html_baseurl": "", "feed": False}, "", False),
        ({"html_baseurl": "", "feed": True}, "", True),
        ({"html_baseurl": "", "feed": ["rss"]}, "", True),
        # which is reported by itself
        ({"html_baseurl": "no address", "feed": True}, "", False),
    ],
)
def test_a_feed_needs_an_address(
    monkeypatch: pytest.MonkeyPatch, config: dict[str, Any], base: str, warns: bool
) -> None:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    builder = fake(monkeypatch, **config)
    warned: list[Any] = []
    FeedSettings.of(builder.config).warn = lambda *words: warned.append(words)  # type: ignore[method-assign]
    assert plan._base(builder) == base
    message = (
        ": html_baseurl is not set, so no feed is written; set it to the address of the site, with https://"
    )
    assert warned == ([("feed", message, "feed")] if warns else [])


def test_what_is_offered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A site's own file of that name stays, which is one of its files or in one of its folders."""
    (tmp_path / "extra").mkdir()
    (tmp_path / "extra" / "publications.json").write_text("")
    (tmp_path / "extra" / "feed.xml").mkdir()
    (tmp_path / "rss.xml").write_text("")
    builder = fake(monkeypatch, html_extra_path=["extra", "rss.xml"], confdir=tmp_path)
    assert list(plan._offers(builder, ["publications", "news"], ["atom", "rss", "json"])) == [
        Offer("publications", "atom", "publications.xml", "Site – Publications"),
        Offer("publications", "rss", "publications-rss.xml", "Site – Publications"),
        Offer("news", "atom", "feed.xml", "Site – News"),
        Offer("news", "json", "feed.json", "Site – News"),
    ]
    unnamed = fake(monkeypatch, project=UNSET_PROJECT)
    assert list(plan._offers(unnamed, ["news"], ["rss"])) == [Offer("news", "rss", "rss.xml", "News")]


def test_formats_that_there_are_not() -> None:
    for value, expected in (
        (["atom", "aton", 3], ["'aton'; it is left out; did you mean ‘atom’?", "3; it is left out; "]),
        (("xml",), ["'xml'; it is left out; "]),
        (True, []),
        (None, []),
        ("atom", []),
    ):
        warned: list[tuple[str, str]] = []
        site: Any = SimpleNamespace(feed=value, warn=lambda *words, warned=warned: warned.append(words))
        plan.check_formats(site)
        assert len(warned) == len(expected)
        for (name, message), words in zip(warned, expected, strict=True):
            assert name == "feed"
            assert message.startswith(f": there is no format {words}")


FULL = FeedItem(
    "tag:a,2024:1",
    f"{BASE}n.html#1",
    "A <b> & c",
    "<p>x & y</p>",
    Date(2024, 10),
    ("a & b", "c"),
    ("Roe", "Ito"),
)
BARE = FeedItem("tag:a,2025:2", f"{BASE}n.html#2", "B", "", Date(2025))
FEED = Feed("Title & more", f"{BASE}n.html", "Author <a>", "pt-BR", (FULL, BARE))


def test_all_of_an_atom_feed() -> None:
    assert atom(FEED, f"{BASE}feed.xml").decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="pt-BR">\n'
        f" <id>{BASE}feed.xml</id>\n"
        " <title>Title &amp; more</title>\n"
        " <updated>2025-01-01T00:00:00Z</updated>\n"
        f' <link rel="self" type="application/atom+xml" href="{BASE}feed.xml" />\n'
        f' <link rel="alternate" type="text/html" href="{BASE}n.html" />\n'
        " <author>\n  <name>Author &lt;a&gt;</name>\n </author>\n"
        " <entry>\n"
        "  <id>tag:a,2024:1</id>\n"
        "  <title>A &lt;b&gt; &amp; c</title>\n"
        f'  <link rel="alternate" type="text/html" href="{BASE}n.html#1" />\n'
        "  <published>2024-10-01T00:00:00Z</published>\n"
        "  <updated>2024-10-01T00:00:00Z</updated>\n"
        "  <author>\n   <name>Roe</name>\n  </author>\n"
        "  <author>\n   <name>Ito</name>\n  </author>\n"
        '  <category term="a &amp; b" />\n'
        '  <category term="c" />\n'
        '  <content type="html">&lt;p&gt;x &amp; y&lt;/p&gt;</content>\n'
        " </entry>\n"
        " <entry>\n"
        "  <id>tag:a,2025:2</id>\n"
        "  <title>B</title>\n"
        f'  <link rel="alternate" type="text/html" href="{BASE}n.html#2" />\n'
        "  <published>2025-01-01T00:00:00Z</published>\n"
        "  <updated>2025-01-01T00:00:00Z</updated>\n"
        '  <content type="html" />\n'
        " </entry>\n"
        "</feed>\n"
    )


def test_all_of_an_rss_feed() -> None:
    assert rss(FEED, f"{BASE}rss.xml").decode() == (
        "<?xml version='1.0' encoding='utf-8'?>\n"
        '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        " <channel>\n"
        "  <title>Title &amp; more</title>\n"
        f"  <link>{BASE}n.html</link>\n"
        "  <description>Title &amp; more</description>\n"
        "  <language>pt-BR</language>\n"
        "  <lastBuildDate>Wed, 01 Jan 2025 00:00:00 GMT</lastBuildDate>\n"
        f'  <atom:link rel="self" type="application/rss+xml" href="{BASE}rss.xml" />\n'
        "  <item>\n"
        "   <title>A &lt;b&gt; &amp; c</title>\n"
        f"   <link>{BASE}n.html#1</link>\n"
        '   <guid isPermaLink="false">tag:a,2024:1</guid>\n'
        "   <pubDate>Tue, 01 Oct 2024 00:00:00 GMT</pubDate>\n"
        "   <dc:creator>Roe</dc:creator>\n"
        "   <dc:creator>Ito</dc:creator>\n"
        "   <category>a &amp; b</category>\n"
        "   <category>c</category>\n"
        "   <description>&lt;p&gt;x &amp; y&lt;/p&gt;</description>\n"
        "  </item>\n"
        "  <item>\n"
        "   <title>B</title>\n"
        f"   <link>{BASE}n.html#2</link>\n"
        '   <guid isPermaLink="false">tag:a,2025:2</guid>\n'
        "   <pubDate>Wed, 01 Jan 2025 00:00:00 GMT</pubDate>\n"
        "   <dc:creator>Author &lt;a&gt;</dc:creator>\n"
        "   <description />\n"
        "  </item>\n"
        " </channel>\n"
        "</rss>\n"
    )


def test_all_of_a_json_feed() -> None:
    first = (
        '  {\n   "id": "tag:a,2024:1",\n'
        f'   "url": "{BASE}n.html#1",\n'
        '   "title": "A <b> & c",\n'
        '   "content_html": "<p>x & y</p>",\n'
        '   "date_published": "2024-10-01T00:00:00Z",\n'
        '   "authors": [\n    {\n     "name": "Roe"\n    },\n    {\n     "name": "Ito"\n    }\n   ],\n'
        '   "tags": [\n    "a & b",\n    "c"\n   ]\n  },\n'
    )
    second = (
        '  {\n   "id": "tag:a,2025:2",\n'
        f'   "url": "{BASE}n.html#2",\n'
        '   "title": "B",\n   "content_html": "",\n'
        '   "date_published": "2025-01-01T00:00:00Z"\n  }\n'
    )
    assert json_feed(FEED, f"{BASE}feed.json").decode() == (
        '{\n "version": "https://jsonfeed.org/version/1.1",\n'
        ' "title": "Title & more",\n'
        f' "home_page_url": "{BASE}n.html",\n'
        f' "feed_url": "{BASE}feed.json",\n'
        ' "language": "pt-BR",\n'
        ' "authors": [\n  {\n   "name": "Author <a>"\n  }\n ],\n'
        f' "items": [\n{first}{second} ]\n}}\n'
    )


def test_types_and_dates() -> None:
    assert {name: each.media_type for name, each in FORMATS.items()} == {
        "atom": "application/atom+xml",
        "rss": "application/rss+xml",
        "json": "application/feed+json",
    }
    assert FEED.date == Date(2025)
    assert Feed("", "", "", "", ()).date == Date(1970)
    assert b"<updated>0001-02-01T" in atom(Feed("", "", "", "", (feed_item("a", -44, 2),)), BASE)
    assert _cleaned({"a": ["b\0", {"c": "\x1bd"}], "e": "é\t"}) == {"a": ["b", {"c": "d"}], "e": "é\t"}


@pytest.mark.parametrize(
    ("base", "date", "name", "expected"),
    [
        ("https://a.example", (2024,), "n", "tag:a.example,2024:n"),
        ("https://a.example/b/", (2024, 1, 2), "p/n", "tag:a.example,2024-01-02:b/p/n"),
        ("https://u:p@A.example:8/b//", (2024,), 'a b"<>', "tag:a.example,2024:b/a%20b%22%3C%3E"),
        ("https://a.example/b%20c d/", (2024,), "%", "tag:a.example,2024:b%20c%20d/%25"),
        ("", (2024,), "n", "tag:,2024:n"),
    ],
)
def test_identifiers_name_host_and_folder(base: str, date: tuple[int, ...], name: str, expected: str) -> None:
    assert tag_uri(base, Date(*date), name) == expected


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that plans the feeds of a site, and what it is warned of."""
    warned: list[str] = []
    monkeypatch.setattr(
        plan.FeedSettings,
        "of",
        lambda config: SimpleNamespace(feed=config.feed, warn=lambda _name, text, _kind: warned.append(text)),
    )
    monkeypatch.setattr(plan, "settings", lambda _config: SimpleNamespace(me=None))
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)

    def make(**given: Any) -> plan.Plan:
        warned.clear()
        news = given.pop("news", ["b", "a"])
        listed = given.pop("listed", {"list": {}, "all": {}})
        sections = [(name, SimpleNamespace(kinds={"news", "talks"})) for name in news]
        sections.append(("other", SimpleNamespace(kinds={"talks"})))
        domain = SimpleNamespace(
            listed=lambda: listed,
            parts=lambda _kind: sections,
            store=SimpleNamespace(digest=given.pop("digest", b"d")),
        )
        monkeypatch.setattr(plan, "academic_domain", lambda _env: domain)
        documents = given.pop("found_docs", {"papers/k", "a"})
        env = SimpleNamespace(all_docs=given.pop("all_docs", {"list": 1.0}), found_docs=documents)
        config: dict[str, Any] = {
            "html_baseurl": BASE,
            "project": "Site",
            "author": "Author",
            "html_extra_path": [],
            "feed": None,
            "language": "en",
            "root_doc": "index",
            **given,
        }
        builder: Any = SimpleNamespace(
            env=env,
            name=config.pop("builder", "html"),
            config=SimpleNamespace(**config),
            confdir="/nowhere",
        )
        return plan.make_plan(builder)

    return SimpleNamespace(make=make, warned=warned)


NEWS = Offer("news", "atom", "feed.xml", "Site – News")
PUBLICATIONS = Offer("publications", "atom", "publications.xml", "Site – Publications")


def test_plan_of_a_site(planned: Any) -> None:
    made = planned.make()
    assert (made.base, made.offers, made.pages) == (BASE, (NEWS, PUBLICATIONS), ("a", "b"))
    assert planned.make(builder="singlehtml").pages == ("index",)
    without_news = planned.make(news=[], builder="singlehtml")
    assert (without_news.offers, without_news.pages) == ((PUBLICATIONS,), ())
    assert planned.make(listed={}).offers == (NEWS,)
    assert planned.warned == []


def test_sites_without_feeds(planned: Any) -> None:
    for given, message in (
        ({"news": [], "listed": {}}, ""),
        ({"news": [], "listed": {}, "feed": True}, ": no page has {news} or lists publications"),
        ({"news": [], "listed": {}, "feed": False}, ""),
        ({"feed": False}, ""),
        ({"feed": ["aton"]}, ""),
        ({"html_baseurl": ""}, ""),
        ({"html_baseurl": "", "feed": True}, ": html_baseurl is not set"),
        ({"html_baseurl": "", "feed": True, "news": [], "listed": {}}, ": no page has {news}"),
    ):
        assert planned.make(**given) == plan.Plan()
        assert [text.startswith(message) for text in planned.warned] == ([True] if message else [])


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"author": "Other"}, "settings"),
        ({"project": "Other"}, "settings"),
        ({"language": "de"}, "settings"),
        ({"html_baseurl": "https://other.example/"}, "settings"),
        ({"feed": ["rss"]}, "settings"),
        ({"listed": {}}, "both"),
        ({"digest": b"e"}, "papers"),
        ({"all_docs": {"list": 2.0}}, "papers"),
        ({"listed": {"list": {}}}, "papers"),
        ({"found_docs": {"papers/k", "papers/l", "a"}}, "papers"),
        ({"found_docs": {"papers/k", "b"}}, ""),
        ({"all_docs": {"list": 1.0, "a": 5.0}}, ""),
    ],
)
def test_what_feeds_are_written_anew_for(planned: Any, change: dict[str, Any], part: str) -> None:
    before, after = planned.make(), planned.make(**change)
    assert (before.settings != after.settings) is (part in ("settings", "both"))
    assert (before.papers != after.papers) is (part in ("papers", "both"))
    assert before == planned.make()


def test_papers_of_the_sites_person() -> None:
    """In the order of pages; of all lists, where none is that person's."""

    def sections(*notes: tuple[str, str | None]) -> SimpleNamespace:
        return SimpleNamespace(notes=[SimpleNamespace(kind=kind, me=me) for kind, me in notes])

    papers = {"b": ["k2", "k1"], "a": ["k3", "k1"], "c": ["k4"], "d": ["k5"]}
    parts = [
        ("b", sections(("publications", "ito"))),
        ("a", sections(("news", None), ("publications", "ito"))),
        ("c", sections(("publications", "roe"))),
        ("d", sections(("talks", "ito"))),
    ]
    domain: Any = SimpleNamespace(
        parts=lambda _kind: parts,
        page=lambda name: SimpleNamespace(papers=papers[name]),
        listings=lambda: ["all"],
    )
    assert list(items._own_papers(domain, "ito")) == ["k3", "k1", "k2"]
    assert list(items._own_papers(domain, "roe")) == ["k4"]
    assert list(items._own_papers(domain, "lost")) == ["all"]
    assert list(items._own_papers(domain, None)) == ["all"]


def test_a_page_is_written_as_its_own() -> None:
    """While its items are, and what the builder knew of another page is there again behind it."""
    builder: Any = SimpleNamespace(
        imagedir="_images", get_target_uri=lambda name: f"{name}.html", current_docname="x", imgpath="y"
    )
    with items._on_page(builder, "sub/a"):
        assert (builder.current_docname, builder.imgpath) == ("sub/a", "../_images")
        assert (builder.dlpath, builder.add_permalinks) == ("../_downloads", False)
    found = {name: value for name, value in vars(builder).items() if name != "get_target_uri"}
    assert found == {"imagedir": "_images", "current_docname": "x", "imgpath": "y"}
