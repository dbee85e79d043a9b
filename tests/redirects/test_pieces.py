"""Where old addresses lead and what stands in their way, each function on its own."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.addnodes import toctree

from sphinx_academic.publications.listed import Listed
from sphinx_academic.redirects import plan, redirect_pages
from sphinx_academic.redirects.anchors import _link, _Place, _Places
from sphinx_academic.redirects.plan import Target, _Given, _has_host, _Planner, _texts
from sphinx_academic.redirects.redirect_pages import (
    Redirect,
    _folded,
    _folders,
    _is_elsewhere,
    _obstacle,
    _Taken,
    _title,
)
from sphinx_academic.rendering.nodes import publication_list


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("/a/", ["/a/"]),
        (" /a/ \n\n /b/\t\n", ["/a/", "/b/"]),
        ("", []),
        (None, ["None"]),
        (2024, ["2024"]),
        ('["/a/", " /b/ ", "", " ", 5]', ["/a/", "/b/", "5"]),
        ("[]", []),
        # what looks like a list and is none
        ("[/a/]", ["[/a/]"]),
        ("[a\nb", ["[a", "b"]),
        ('{"a": 1}', ['{"a": 1}']),
    ],
)
def test_addresses_of_a_field(value: object, texts: list[str]) -> None:
    assert list(_texts(value)) == texts


@pytest.mark.parametrize(
    ("address", "has_host"),
    [
        ("https://a.example/b", True),
        ("HTTP://A", True),
        ("https://", False),
        ("https:///a", False),
        ("http://[", False),
        ("https://:80", False),
    ],
)
def test_addresses_with_a_host(address: str, has_host: bool) -> None:
    assert _has_host(address) is has_host


def test_folders_of_a_file() -> None:
    assert [*_folders("a/b/c.html")] == ["a", "a/b"]
    assert [*_folders("c.html")] == []
    assert _folded("Straße/E\u0301") == _folded("STRASSE/é")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("new/index.html", ""),
        ("about/index.html", "is the file of a page"),
        ("About/index.html", "differs from about/index.html in case alone, which not every system minds"),
        ("about", "is a folder, which has about/index.html"),
        ("ABOUT", "is a folder, which has about/index.html"),
        ("a", "is a folder, which has a/b/c.html"),
        ("a/b", "is a folder, which has a/b/c.html"),
        ("a/b/c.html/d/e.html", "would lie in a folder, but a/b/c.html is a file"),
        ("A/B/C.HTML/d", "would lie in a folder, but a/b/c.html is a file"),
        ("a/b/d.html", ""),
        ("old/index.html", "is the file of another old address"),
        ("Old/index.html", "differs from old/index.html in case alone, which not every system minds"),
        ("old", "is a folder, which has old/index.html"),
        ("old/index.html/a", "would lie in a folder, but old/index.html is a file"),
        ("older/index.html", ""),
    ],
)
def test_places_that_have_an_owner(path: str, reason: str) -> None:
    taken = _Taken({"about/index.html": "about", "a/b/c.html": "a/b/c"})
    taken.add("old/index.html")
    assert taken.reason(path) == reason
    pages = {"about/index.html": "about", "a/b/c.html": "a/b/c"}
    assert taken.page(path) == pages.get(path)


GENERATED = b'<meta name="generator" content="sphinx-academic redirect" />'


@pytest.mark.parametrize(
    ("there", "path", "reason"),
    [
        ({}, "a/index.html", ""),
        ({"a/x": b""}, "a/index.html", ""),
        ({"a/index.html": b"same"}, "a/index.html", ""),
        ({"a/index.html": b"<script src='documentation_options.js'>"}, "a/index.html", ""),
        ({"a/index.html": GENERATED}, "a/index.html", ""),
        ({"a/index.html": b"mine"}, "a/index.html", "is a file of the output folder that is not ours"),
        ({"a/index.html/x": b""}, "a/index.html", "is a folder of the output folder"),
        ({"a": b"same"}, "a/index.html", "would lie in a folder, but a is a file"),
        ({"a/b": b""}, "a/b/c/index.html", "would lie in a folder, but a/b is a file"),
    ],
)
def test_what_is_in_the_way(tmp_path: Path, there: dict[str, bytes], path: str, reason: str) -> None:
    for name, content in there.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    app: Any = SimpleNamespace(outdir=str(tmp_path))
    assert _obstacle(app, path, b"same") == reason


@pytest.mark.parametrize(
    ("target", "is_elsewhere", "title"),
    [
        (Target("a"), False, "Page A"),
        (Target("papers/k"), False, "Paper K"),
        (Target("search"), False, "search"),
        (Target("", "", "cv.pdf"), False, "cv.pdf"),
        (Target("", "", "https://a.example"), True, "https://a.example"),
        (Target("a", "", "https://a.example"), False, "Page A"),
    ],
)
def test_titles_of_targets(
    monkeypatch: pytest.MonkeyPatch, target: Target, is_elsewhere: bool, title: str
) -> None:
    paper = SimpleNamespace(docname="papers/k", title="Paper K")
    monkeypatch.setattr(redirect_pages, "naming", lambda _builder: SimpleNamespace(pages={"k": paper}))
    titles = {"a": nodes.title("", "Page A")}
    builder: Any = SimpleNamespace(env=SimpleNamespace(titles=titles))
    assert (_is_elsewhere(target), _title(builder, target)) == (is_elsewhere, title)


@pytest.mark.parametrize(
    ("target", "path", "address", "canonical"),
    [
        (Target("b"), "a/c/index.html", "../../b.html", "https://s.example/b.html"),
        (Target("b"), "a.html", "b.html", "https://s.example/b.html"),
        (Target("b", "x é"), "a/i.html", "../b.html#x%20%C3%A9", "https://s.example/b.html"),
        (Target("home"), "a/i.html", "../", "https://s.example/"),
        # an anchor alone is one of the file itself
        (Target("home", "x"), "a.html", "./#x", "https://s.example/"),
        (Target("home"), "a.html", "./", "https://s.example/"),
        (Target("", "", "my cv.pdf"), "a/i.html", "../my%20cv.pdf", "https://s.example/my%20cv.pdf"),
        (Target("", "", "https://a.example/?b"), "a/i.html", "https://a.example/?b", "https://a.example/?b"),
    ],
)
def test_what_a_file_says(
    monkeypatch: pytest.MonkeyPatch, target: Target, path: str, address: str, canonical: str
) -> None:
    given: dict[str, Any] = {}

    def render(**values: Any) -> str:
        given.update(values)
        return "é \ud800"

    template = SimpleNamespace(template=lambda _name: SimpleNamespace(render=render))
    monkeypatch.setattr(redirect_pages, "renderer", lambda _builder: template)
    monkeypatch.setattr(redirect_pages, "_title", lambda _builder, _target: "T")
    monkeypatch.setattr(
        redirect_pages, "page_address", lambda _builder, name: "" if name == "home" else f"{name}.html"
    )
    monkeypatch.setattr(redirect_pages, "absolute_url", lambda _builder, path: f"https://s.example/{path}")
    builder: Any = SimpleNamespace(config=SimpleNamespace(language="pt_BR"))
    content = redirect_pages._content(builder, path, Redirect(target, "/x/", lambda: None))
    assert content == "é &#55296;".encode()
    assert given == {"title": "T", "address": address, "canonical": canonical, "language": "pt-BR"}


def document(*children: nodes.Node) -> nodes.document:
    made = nodes.document(None, None)  # type: ignore[arg-type]
    made += list(children)
    return made


def test_places_of_a_page() -> None:
    """The first element with an id has it; an entry of a list has its own."""
    listed = publication_list("", entries=(Listed(b"1", "pub-a"), Listed(b"2"), Listed(b"3", "taken")))
    listed["ids"] = ["list"]
    inner = nodes.paragraph("", "", ids=["taken", "in"])
    section = nodes.section("", nodes.title("", "T"), inner, listed, ids=["top"])
    other = nodes.section("", ids=["in"])
    places = _Places(document(section, other))
    assert places.of("") == _Place(section)
    assert places.of("top") == _Place(section)
    assert places.of("in") == places.of("taken") == _Place(inner)
    assert places.of("list") == _Place(listed)
    assert places.of("pub-a") == _Place(listed, "pub-a")
    assert places.of("lost") is None
    places.add(_Place(inner), "old")
    places.add(_Place(listed, "pub-a"), "older")
    places.add(_Place(listed, "pub-a"), "oldest")
    assert places.of("old") == _Place(inner)
    assert places.of("older") == _Place(listed, "pub-a")
    assert (inner["ids"], listed["ids"]) == (["taken", "in", "old"], ["list"])
    assert listed["further_ids"] == {"pub-a": ["older", "oldest"]}
    assert _Places(document(nodes.paragraph())).of("") is None


def link(address: str) -> nodes.reference:
    return nodes.reference("", address, refuri=address)


def test_links_to_other_pages() -> None:
    """That to the place, else the first to the page, else a list of pages that is shown."""
    app: Any = SimpleNamespace(
        builder=SimpleNamespace(get_relative_uri=lambda _start, page: f"{page.replace(' ', '%20')}.html")
    )
    links = [nodes.reference("", "x", refid="x"), link("b%20c.html#y"), link("b c.html"), link("b c.html#x")]
    page = document(nodes.paragraph("", "", *links))

    def found(target: Target, among: nodes.document = page) -> nodes.Element | None:
        place = _link(app, among, "a", target)
        return place.node if place else None

    assert found(Target("b c", "x")) is links[3]
    assert found(Target("b c")) is links[2]
    assert found(Target("b c", "y")) is links[1]
    assert found(Target("b c", "z")) is links[1]
    assert found(Target("d")) is None
    shown, hidden = (toctree(includefiles=["d", "e"], hidden=is_hidden) for is_hidden in (False, True))
    around = nodes.compound("", shown)
    assert found(Target("e"), document(nodes.compound("", hidden), around)) is around
    assert found(Target("e"), document(nodes.compound("", hidden))) is None
    assert found(Target("f"), document(around)) is None


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a planner of a site with some pages, and what it warns of."""
    made: Any = object.__new__(_Planner)
    config = SimpleNamespace(root_doc="home", source_suffix={".md": "", ".txt.md": ""})
    made._env = SimpleNamespace(config=config, found_docs={"home", "talks/index", "index/a", "a.b"})
    made._app = SimpleNamespace(config=config)
    made._others = {"search", "papers/k"}
    made._old = {}
    files = SimpleNamespace(is_of_site=lambda name: name in ("cv.pdf", "../cv.pdf", "x/cv.pdf"))
    monkeypatch.setattr(plan, "output_files", lambda _app: files)
    made.said = []
    monkeypatch.setattr(_Given, "warn", lambda given, message: made.said.append(f"{given.text} {message}"))

    def anchor(_env: object, page: str, text: str) -> str | None:
        return None if text == "lost" else f"{page}-{text}"

    monkeypatch.setattr(plan, "anchor_on_page", anchor)
    return made


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("home", Target("home")),
        ("/", Target("home")),
        (" / ", Target("home")),
        ("", None),
        ("index", Target("home")),
        ("talks", Target("talks/index")),
        ("/talks/", Target("talks/index")),
        ("talks/index.htm", Target("talks/index")),
        ("talks/index.md", Target("talks/index")),
        ("talks/index.txt", None),
        ("a.b", Target("a.b")),
        ("%61%2Eb", Target("a.b")),
        ("search", Target("search")),
        ("papers/k.html", Target("papers/k")),
        ("cv.pdf", Target("", "", "cv.pdf")),
        ("/x/cv.pdf", Target("", "", "x/cv.pdf")),
        ("../cv.pdf", None),
        ("lost", None),
    ],
)
def test_what_a_path_names(planner: Any, path: str, target: Target | None) -> None:
    assert planner._page(path) == target


def given(text: str, target: str, *, is_page: bool = False) -> _Given:
    return _Given(text, target, lambda: None, is_page)


def test_where_addresses_lead(planner: Any) -> None:
    planner._old = {
        "b": given("/b/", "talks#x"),
        "c": given("/c/", "/b/"),
        "ö": given("/ö/", "home"),
        "loop": given("/loop/", "loop2"),
        "loop2": given("loop2", "loop"),
        "page": given("/page/", "talks/index", is_page=True),
    }
    targets = {
        "talks": Target("talks/index"),
        "talks#x": Target("talks/index", "talks/index-x"),
        "talks#%C3%A9": Target("talks/index", "talks/index-é"),
        "talks#pub-{key}": Target("talks/index"),
        "talks#lost": Target("talks/index"),
        "cv.pdf#page=2": Target("", "", "cv.pdf"),
        "c": Target("talks/index", "talks/index-x"),
        "/c/#y": Target("talks/index", "talks/index-y"),
        "%C3%B6": Target("home"),
        "page#z": Target("talks/index", "talks/index-z"),
        " HTTPS://A.example ": Target("", "", "HTTPS://A.example"),
        "https://": None,
        "lost/": None,
        "loop": None,
    }
    found = {target: planner._target(given("/a/", target)) for target in targets}
    assert found == targets
    assert planner.said == [
        "/a/ leads to ‘#lost’, but talks/index has no such anchor; it leads to the page; correct it",
        "/a/ leads to ‘https://’, which is no address; it is left out; correct it",
        "/a/ leads to ‘lost/’, which is no page; it is left out; correct it",
        "/a/ leads back to itself; it is left out; name a page that there is",
    ]
    assert planner._target(given("/a/", "home", is_page=True)) == Target("home")
    # of itself
    planner.said.clear()
    planner._old["a"] = given("/a/", "a")
    assert planner._target(planner._old["a"]) is None
    assert planner.said == ["/a/ leads back to itself; it is left out; name a page that there is"]


def test_a_long_text_in_a_message() -> None:
    assert plan.shown(" a\n b ") == "a b"
    assert plan.shown("é" * 81) == "é" * 80 + "…"
