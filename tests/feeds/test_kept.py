"""When feeds are written, what is kept of them, and where they are linked to, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.feeds import feed
from sphinx_academic.feeds.feed import FeedRole, Written, _State, feed_link
from sphinx_academic.feeds.formats import FeedItem
from sphinx_academic.feeds.plan import Offer, Plan
from sphinx_academic.model.dates import Date

NEWS = Offer("news", "atom", "feed.xml", "News & more")
PAPERS = Offer("publications", "json", "publications.json", "Papers")
PLAN = Plan("https://s.example/", (NEWS, PAPERS), ("list", "other"), b"s", b"p")


def item(name: str) -> FeedItem:
    return FeedItem(name, "u", name.upper(), "h", Date(2024))


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a build of a site with feeds: what it knows, what it plans, and what it did."""
    given = SimpleNamespace(
        state=_State(), known=Written(), plan=PLAN, website=True, done=[], chosen=None, ours=True
    )
    monkeypatch.setattr(feed, "build_state", lambda _config: SimpleNamespace(of=lambda _kind: given.state))
    monkeypatch.setattr(feed, "makes_website", lambda _builder: given.website)
    monkeypatch.setattr(feed, "make_plan", lambda _builder: given.plan)
    monkeypatch.setattr(feed, "_known", lambda _app: given.known)
    monkeypatch.setattr(feed, "is_ours", lambda _app, _name, _context: given.ours)
    monkeypatch.setattr(feed.FeedSettings, "of", lambda _config: SimpleNamespace(feed=given.chosen))
    monkeypatch.setattr(feed, "record_path", lambda _app, name: name)
    monkeypatch.setattr(feed.cachefile, "save", lambda path, _state, value: given.done.append((path, value)))
    monkeypatch.setattr("sphinx_academic.feeds.items.find_news", lambda doctree: [doctree])
    monkeypatch.setattr(
        "sphinx_academic.feeds.items.news_items",
        lambda _builder, base, name, news: (item(f"{name} {news} {base}"),),
    )
    builder = SimpleNamespace(config=SimpleNamespace(language=None), current_docname="sub/a", env=None)
    builder.get_target_uri = lambda name: f"{name}.html"
    given.app = SimpleNamespace(
        config=None, builder=builder, outdir=str(tmp_path), env=SimpleNamespace(found_docs={"a", "b"})
    )
    given.folder = tmp_path
    return given


def test_pages_whose_news_are_not_known(site: Any) -> None:
    assert feed.outdated_pages(site.app, site.app.env) == ["list", "other"]
    assert site.state.plan == PLAN
    site.known = Written(PLAN, {"list": ()})
    assert feed.outdated_pages(site.app, site.app.env) == ["other"]
    # what feeds are made from has changed
    site.known = Written(PLAN._replace(settings=b"t"), {"list": (), "other": ()})
    assert feed.outdated_pages(site.app, site.app.env) == ["list", "other"]
    site.known = Written(PLAN._replace(papers=b"q"), {"list": (), "other": ()})
    assert feed.outdated_pages(site.app, site.app.env) == []
    site.website, site.state = False, _State()
    assert (feed.outdated_pages(site.app, site.app.env), site.state.plan) == ([], None)


def test_what_is_offered(site: Any) -> None:
    assert (feed.offers(site.app.builder), feed.offered_feeds(site.app)) == ((), {})
    site.state.plan = PLAN
    assert feed.offers(site.app.builder) == (NEWS, PAPERS)
    assert feed.offered_feeds(site.app) == {"a": (NEWS, PAPERS), "b": (NEWS, PAPERS)}
    site.state.plan = Plan()
    assert feed.offered_feeds(site.app) == {}


def test_news_of_pages_that_are_written(site: Any) -> None:
    document: Any = "doctree"
    feed.collect_news(site.app, document, "list")
    assert site.state.found == {}
    site.state.plan = PLAN
    for name in ("list", "else"):
        feed.collect_news(site.app, document, name)
    assert site.state.found == {"list": ["doctree"]}


LINKS = (
    '<link rel="alternate" type="application/atom+xml" title="News &amp; more" href="../feed.xml" />\n'
    '<link rel="alternate" type="application/feed+json" title="Papers" href="../publications.json" />\n'
)


@pytest.mark.parametrize(
    ("chosen", "ours", "before", "expected"),
    [
        (None, True, None, LINKS),
        (None, True, "<x>", f"<x>{LINKS}"),
        (None, False, "<x>", "<x>"),
        (True, False, "<x>", f"<x>{LINKS}"),
        (True, True, "", LINKS),
    ],
)
def test_links_in_the_heads_of_pages(
    site: Any, chosen: object, ours: bool, before: str | None, expected: str
) -> None:
    site.state.plan, site.chosen, site.ours = PLAN, chosen, ours
    context: dict[str, Any] = {"pathto": lambda path, resource: f"../{path}" if resource else ""}
    if before is not None:
        context["metatags"] = before
    feed.link_feeds(site.app, "a", "page.html", context, None)
    assert context["metatags"] == expected
    site.state.plan = Plan()
    feed.link_feeds(site.app, "a", "page.html", other := {}, None)
    assert other == {}


@pytest.mark.parametrize(
    ("change", "is_written"),
    [("", False), ("plan", True), ("found", True), ("missing", True), ("exception", False), ("none", False)],
)
def test_when_feeds_are_written(
    site: Any, monkeypatch: pytest.MonkeyPatch, change: str, is_written: bool
) -> None:
    for offer in PLAN.offers:
        (site.folder / offer.path).write_text("")
    known = {"list": (item("x"),), "gone": (item("z"),)}
    site.known, site.state.plan = Written(PLAN, known), PLAN
    exception = None
    if change == "plan":
        site.state.plan = PLAN._replace(papers=b"q")
    elif change == "found":
        site.state.found["list"] = ["new"]
    elif change == "missing":
        (site.folder / "publications.json").unlink()
    elif change == "exception":
        site.state.found["list"], exception = ["new"], ValueError()
    elif change == "none":
        site.state.plan = None
    monkeypatch.setattr(
        feed, "_write_feeds", lambda _app, _builder, plan, items: site.done.append((plan, dict(items)))
    )
    feed.write_changed_feeds(site.app, exception)
    if not is_written:
        assert site.done == []
        return
    new = (item("list ['new'] https://s.example/"),) if change == "found" else known["list"]
    items = {"list": new, "other": ()}
    assert site.done == [(site.state.plan, items), ("feeds", Written(site.state.plan, items))]


@pytest.mark.parametrize(
    ("news", "home"),
    [
        ({"b": "xy", "a": "x", "c": ""}, "b"),
        # of two with as many, the first by its name
        ({"b": "x", "a": "y"}, "a"),
        ({"c": "", "b": ""}, "b"),
    ],
)
def test_what_feeds_are_given(
    site: Any, monkeypatch: pytest.MonkeyPatch, news: dict[str, str], home: str
) -> None:
    written: list[Any] = []
    output = SimpleNamespace(
        renew=lambda _owner: written.append("renewed"), write=lambda _owner, *given: written.append(given)
    )
    monkeypatch.setattr(feed, "output_files", lambda _app: output)
    listed = {"papers": {"k": 1, "l": 2}, "all": {"k": 1}}
    monkeypatch.setattr(feed, "academic_domain", lambda _env: SimpleNamespace(listed=lambda: listed))
    monkeypatch.setattr(feed, "author", lambda _builder: "Author")
    for name in ("identified", "paper_items"):
        monkeypatch.setattr(f"sphinx_academic.feeds.items.{name}", lambda *_given, name=name: (name,))
    monkeypatch.setattr("sphinx_academic.feeds.items.page_url", lambda _builder, base, name: base + name)
    made = SimpleNamespace(write=lambda feed, url: (feed, url))
    monkeypatch.setattr("sphinx_academic.feeds.formats.FORMATS", {"atom": made, "json": made})
    feed._write_feeds(site.app, site.app.builder, PLAN, news)  # type: ignore[arg-type]
    assert written[0] == "renewed"
    (first, (one, url)), (second, (two, other)) = written[1:]
    assert (first, url) == ("feed.xml", "https://s.example/feed.xml")
    assert (second, other) == ("publications.json", "https://s.example/publications.json")
    base = "https://s.example/"
    assert (one.title, one.home, one.author, one.language, one.items) == (
        "News & more",
        base + home,
        "Author",
        "en",
        ("identified",),
    )
    assert (two.title, two.home, two.items) == ("Papers", f"{base}papers", ("paper_items",))
    site.app.builder.config.language = "pt_BR"
    written.clear()
    feed._write_feeds(site.app, site.app.builder, PLAN, news)  # type: ignore[arg-type]
    assert written[1][1][0].language == "pt-BR"


@pytest.mark.parametrize(
    ("text", "target", "about", "said"),
    [
        ("Follow us", None, "news", ""),
        ("Papers", " publications ", "publications", ""),
        (
            "Papers",
            "publication",
            None,
            "{feed}: there is no feed ‘publication’; it is shown as text; did you",
        ),
    ],
)
def test_roles(
    monkeypatch: pytest.MonkeyPatch, text: str, target: str | None, about: str | None, said: str
) -> None:
    warned: list[tuple[str, Any]] = []
    monkeypatch.setattr(feed, "warn", lambda kind, message, location: warned.append((message, location)))
    role: Any = object.__new__(FeedRole)
    role.title, role.target, role.has_explicit_title, role.rawtext = text, target or text, bool(target), "raw"
    role.get_location = lambda: "here"
    (node,), messages = FeedRole.run(role)
    assert (node.astext(), messages) == (text, [])
    if about:
        assert isinstance(node, feed_link)
        assert (node["about"], node.rawsource, warned) == (about, "raw", [])
    else:
        assert isinstance(node, nodes.Text)
        ((message, location),) = warned
        assert (message.startswith(said), location) == (True, "here")


@pytest.mark.parametrize(
    ("about", "plan", "expected"),
    [
        ("news", PLAN, ['<a class="feed-link" href="../feed.xml" type="application/atom+xml">', "</a>"]),
        (
            "publications",
            PLAN,
            ['<a class="feed-link" href="../publications.json" type="application/feed+json">', "</a>"],
        ),
        ("publications", PLAN._replace(offers=(NEWS,)), [""]),
        ("news", None, [""]),
    ],
)  # fmt: skip
def test_links_that_readers_see(site: Any, about: str, plan: Plan | None, expected: list[str]) -> None:
    def starttag(_node: object, tag: str, suffix: str, CLASS: str, **given: str) -> str:
        assert suffix == ""
        attributes = "".join(f' {name}="{value}"' for name, value in given.items())
        return f'<{tag} class="{CLASS}"{attributes}>'

    site.state.plan = plan
    translator: Any = SimpleNamespace(builder=site.app.builder, body=[], context=[], starttag=starttag)
    node = feed_link("", "words", about=about)
    feed._visit(translator, node)
    feed._depart(translator, node)
    assert (translator.body, translator.context) == (expected, [])
