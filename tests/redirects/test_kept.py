"""Which anchors pages keep, which files there are, and what is warned of, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.core.page_record import Place
from sphinx_academic.model.old_addresses import OldAddress
from sphinx_academic.redirects import anchors, plan, redirect_pages
from sphinx_academic.redirects.anchors import keep_anchors
from sphinx_academic.redirects.plan import (
    KEY,
    Anchor,
    Plan,
    Redirect,
    Target,
    _Given,
    _Planner,
    anchor_on_page,
)
from sphinx_academic.redirects.redirect_pages import Written


def nowhere() -> None:
    return None


def document(*children: nodes.Node) -> nodes.document:
    made = nodes.document(None, None)  # type: ignore[arg-type]
    made += list(children)
    return made


def anchor(id: str, page: str, place: str = "", text: str = "") -> Anchor:
    return Anchor(id, Target(page, place), text or f"/#{id}", nowhere)


@pytest.mark.parametrize(
    ("kept", "ids", "said"),
    [
        (anchor("-news", "index", "news"), {"news": ["news", "-news"]}, ""),
        (anchor("-top", "index"), {"top": ["top", "-top"]}, ""),
        (anchor("-all", "other"), {"link": ["link", "-all"]}, ""),
        # where it was
        (anchor("news", "index", "news"), {}, ""),
        (
            anchor("top", "index", "news"),
            {},
            "is an anchor of index today; the old one is left out; remove it",
        ),
        # of all papers of a page, those that can be kept
        (anchor("top", "index", "news", f"/#{KEY}"), {}, ""),
        (anchor("-gone", "lost"), {}, "leads to lost, but index has no link to that"),
        (anchor("-odd", "index", "lost"), {}, "leads to index, but index has no link to that"),
        (anchor("", "lost"), {}, "leads to lost, but index has no link to that"),
    ],
)
def test_anchors_that_a_page_keeps(
    monkeypatch: pytest.MonkeyPatch, kept: Anchor, ids: dict[str, list[str]], said: str
) -> None:
    warned: list[str] = []
    monkeypatch.setattr(anchors, "warn", lambda _kind, message, location: warned.append(message))
    monkeypatch.setattr(anchors, "plan", lambda _builder: Plan(anchors={"index": [kept]}))
    link = nodes.reference("", "All", refuri="other.html", ids=["link"])
    news = nodes.section("", nodes.paragraph("", "", link), ids=["news"])
    page = document(nodes.section("", news, ids=["top"]))
    app: Any = SimpleNamespace(builder=SimpleNamespace(get_relative_uri=lambda _start, name: f"{name}.html"))
    before = page.pformat()
    keep_anchors(app, page, "another")
    assert page.pformat() == before
    keep_anchors(app, page, "index")
    found = {node["ids"][0]: node["ids"] for node in page.findall(nodes.Element) if node["ids"]}
    assert found == {"top": ["top"], "news": ["news"], "link": ["link"], **ids}
    assert [text.startswith(f"‘{kept.text}’ {said}") for text in warned] == ([True] if said else [])


@pytest.fixture
def planner(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a planner whose targets are those of its addresses, and what it warns of."""
    made: Any = object.__new__(_Planner)
    made._env = SimpleNamespace(found_docs={"list", "index"})
    made._builder = SimpleNamespace(name="html", out_suffix=".html")
    made._old = {}
    pages = {"/": Target("index"), "list": Target("list"), "search": Target("search"), "a": None}
    made._page = lambda path: pages.get(path)
    made.said = []
    monkeypatch.setattr(_Given, "warn", lambda given, message: made.said.append(f"{given.text} {message}"))
    papers = {key: Place("list", f"pub-{key}", "") for key in ("k1", "k2")}
    domain = SimpleNamespace(pages={"list": SimpleNamespace(papers=papers)})
    monkeypatch.setattr(plan, "academic_domain", lambda _env: domain)
    return made


def given(text: str = "/old/") -> _Given:
    return _Given(text, "x", nowhere)


def test_anchors_of_all_papers(planner: Any) -> None:
    made, stated = Plan(), given()
    planner._add_keys(made, OldAddress("list", KEY), Target("list", "x"), stated)
    assert made.anchors == {
        "list": [Anchor(key, Target("list", f"pub-{key}"), "/old/", nowhere) for key in ("k1", "k2")]
    }
    assert made.files == {}
    for path, target, where in (("a", "list", "a"), ("list", "index", "list"), ("", "list", "/")):
        planner._add_keys(made, OldAddress(path, KEY), Target(target), stated)
        assert planner.said.pop().startswith(f"/old/ has an anchor for each paper, but ‘{where}’ is no page")
    # a page without papers
    planner._add_keys(other := Plan(), OldAddress("", KEY), Target("index"), stated)
    assert (other, planner.said) == (Plan(), [])


@pytest.mark.parametrize(
    ("path", "target", "page", "message"),
    [
        ("", Target("list", "y"), "index", ""),
        ("list", Target("other"), "list", ""),
        (
            "a",
            Target("list"),
            None,
            "has an anchor, but ‘a’ is no page, and only pages keep their old anchors",
        ),
        ("search", Target("list"), None, "has an anchor, but ‘search’ is no page"),
        ("", Target("", "", "cv.pdf"), None, "has an anchor, which can lead to a page of the site only"),
    ],
)
def test_an_old_anchor(planner: Any, path: str, target: Target, page: str | None, message: str) -> None:
    made = Plan()
    planner._add_anchor(made, OldAddress(path, "x"), target, given())
    assert made.anchors == ({page: [Anchor("x", target, "/old/", nowhere)]} if page else {})
    assert [text.startswith(f"/old/ {message}") for text in planner.said] == ([] if page else [True])


@pytest.mark.parametrize(
    ("name", "suffix", "address", "files"),
    [
        ("html", ".html", OldAddress("a"), ["a/index.html", "a.html"]),
        ("html", ".html", OldAddress("a", "", True), ["a/index.html"]),
        ("html", ".htm", OldAddress("a"), ["a/index.html", "a.htm"]),
        ("html", None, OldAddress("a"), ["a/index.html"]),
        ("dirhtml", ".html", OldAddress("a"), ["a/index.html"]),
        ("html", ".html", OldAddress("a.html"), ["a.html"]),
        ("html", ".html", OldAddress("a.HTM"), ["a.HTM"]),
        ("html", ".html", OldAddress("a.html", "", True), ["a.html/index.html"]),
    ],
)
def test_files_of_an_address(
    planner: Any, name: str, suffix: str | None, address: OldAddress, files: list[str]
) -> None:
    planner._builder = SimpleNamespace(name=name, **({"out_suffix": suffix} if suffix else {}))
    made = Plan()
    planner._add_files(made, address, Target("index"), given())
    assert made.files == {path: Redirect(Target("index"), "/old/", nowhere) for path in files}
    # the same again, and another target, which is one warning
    planner._add_files(made, address, Target("index"), given("/again/"))
    assert planner.said == []
    planner._add_files(made, address, Target("list"), given("/other/"))
    assert planner.said == ["/other/ leads elsewhere as ‘/old/’; the first one counts; remove one of the two"]
    assert {redirect.target for redirect in made.files.values()} == {Target("index")}


def test_a_whole_plan(planner: Any) -> None:
    """Each address by its kind; what is none is warned of, and what leads nowhere is left out."""
    targets = {"/a/": Target("list"), "/#x": Target("list"), f"/list#{KEY}": Target("list"), "/lost/": None}
    planner._target = lambda stated: targets[stated.text]
    made = planner.plan([given(text) for text in ("/a/", "/?", *list(targets)[1:], "/a/")])
    assert list(made.files) == ["a/index.html"]
    assert {page: [one.id for one in found] for page, found in made.anchors.items()} == {
        "index": ["x"],
        "list": ["k1", "k2"],
    }
    assert list(planner._old) == ["a", "lost"]
    assert planner.said == [
        "/? has a query, which no file can stand for; write the path without it; it is left out"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Heading", "Heading"),
        ("label", "id-of-label"),
        ("LABEL", "id-of-label"),
        ("anon", "id-of-anon"),
        ("elsewhere", None),
        ("slug", "id-of-slug"),
        ("pub-k", "pub-k"),
        ("figure", "figure"),
        ("lost", None),
    ],
)
def test_places_that_authors_name(monkeypatch: pytest.MonkeyPatch, text: str, found: str | None) -> None:
    contents = nodes.bullet_list(
        "", nodes.reference("", "H", anchorname="#Heading"), nodes.reference("", "T")
    )
    labels = {"label": ("list", "id-of-label", "L"), "elsewhere": ("index", "elsewhere", "E")}
    data = {"labels": labels, "anonlabels": {"anon": ("list", "id-of-anon")}}
    domain = SimpleNamespace(pages={"list": SimpleNamespace(papers={"k": Place("list", "pub-k", "")})})
    monkeypatch.setattr(plan, "academic_domain", lambda _env: domain)
    page = document(nodes.figure("", ids=["figure"]))
    env: Any = SimpleNamespace(
        found_docs={"list", "bare"},
        tocs={"list": contents},
        metadata={"list": {"myst_slugs": {"slug": (1, "id-of-slug", "S")}}, "bare": {"myst_slugs": "x"}},
        get_domain=lambda _name: SimpleNamespace(data=data),
        get_doctree=lambda _name: page,
    )
    assert anchor_on_page(env, "list", text) == found
    # a page of which nothing is known, and one that has next to nothing
    assert anchor_on_page(env, "search", text) == text
    assert anchor_on_page(env, "bare", text) == ("figure" if text == "figure" else None)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a function that writes the files of a plan, and what was written and said."""
    said: list[str] = []
    done: list[tuple[str, bytes]] = []
    monkeypatch.setattr(redirect_pages, "warn", lambda _kind, message, location: said.append(message))
    monkeypatch.setattr(redirect_pages, "_content", lambda _builder, path, _redirect: path.encode())
    pages = {"index.html": "index", "about/index.html": "about"}
    monkeypatch.setattr(redirect_pages, "_files_of_pages", lambda *_given: pages)

    class Output:
        ours = ("kept/index.html",)

        def is_of_site(self, path: str) -> bool:
            return path == "extra.html"

        def keep(self, _owner: str, path: str) -> bool:
            return path in self.ours

        def write(self, _owner: str, path: str, content: bytes) -> bool:
            done.append((path, content))
            return path != "fails.html"

    monkeypatch.setattr(redirect_pages, "output_files", lambda _app: Output())

    def write(*given: tuple[str, Target]) -> list[str]:
        files = {path: Redirect(target, f"/{path}", nowhere) for path, target in given}
        monkeypatch.setattr(redirect_pages, "plan", lambda _builder: Plan(files))
        app: Any = SimpleNamespace(builder=None, outdir=str(tmp_path))
        return list(redirect_pages._written(app, ()))

    return SimpleNamespace(write=write, said=said, done=done, folder=tmp_path)


def test_files_that_are_written(written: Any) -> None:
    for name in ("mine", "kept"):
        (written.folder / name).mkdir()
        (written.folder / name / "index.html").write_text("mine")
    found = written.write(
        ("a/index.html", Target("index")),
        # a page at its old address needs nothing, but for another place on it
        ("about/index.html", Target("about")),
        ("index.html", Target("about")),
        ("mine/index.html", Target("index")),
        ("kept/index.html", Target("index")),
        ("extra.html", Target("index")),
        ("fails.html", Target("index")),
        ("fails.html/x", Target("index")),
        ("a/index.html/x", Target("index")),
    )
    assert found == ["a/index.html", "kept/index.html", "fails.html/x"]
    assert [path for path, _content in written.done] == [*found[:2], "fails.html", "fails.html/x"]
    assert all(path.encode() == content for path, content in written.done)
    effect = "; the old address is left out; remove one of them"
    assert written.said == [
        f"‘/index.html’: index.html is the file of a page{effect}",
        f"‘/mine/index.html’: mine/index.html is a file of the output folder that is not ours{effect}",
        f"‘/extra.html’: extra.html is a file of the site (html_extra_path){effect}",
        f"‘/a/index.html/x’: a/index.html/x would lie in a folder, but a/index.html is a file{effect}",
    ]
    written.said.clear()
    assert written.write(("about/index.html", Target("about", "x"))) == []
    assert written.said == [f"‘/about/index.html’: about/index.html is the file of a page{effect}"]


def test_pages_that_are_noted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    build = redirect_pages._Build(Written(b"a", ("x",)), b"a", tmp_path)
    assert not build.is_current
    (tmp_path / "x").write_text("")
    assert redirect_pages._Build(Written(b"a", ("x",)), b"a", tmp_path).is_current
    assert not redirect_pages._Build(Written(b"a", ("x",)), b"b", tmp_path).is_current
    assert redirect_pages._Build(Written(b"a"), b"a", tmp_path).is_current
    state: dict[type, Any] = {redirect_pages._Build: build}
    monkeypatch.setattr(redirect_pages, "build_state", lambda _config: state)
    app: Any = SimpleNamespace(config=None, env=SimpleNamespace(found_docs={"index"}))
    for name in ("index", "search", "papers/k"):
        redirect_pages.note_page(app, name, "page.html", {}, None)
    assert build.pages == {"search", "papers/k"}
    state.clear()
    redirect_pages.note_page(app, "search", "page.html", {}, None)


@pytest.mark.parametrize(
    "changed", ["targets", "pages", "named", "old", "titles", "address", "language", "templates"]
)
def test_what_files_are_written_anew_for(monkeypatch: pytest.MonkeyPatch, changed: str) -> None:
    def state(change: str = "") -> bytes:
        def value(name: str) -> str:
            return f"other {name}" if name == change else name

        redirect = Redirect(Target(value("targets")), "/a/", nowhere)
        monkeypatch.setattr(redirect_pages, "plan", lambda _builder: Plan({"a": redirect}))
        pages = {"k": SimpleNamespace(docname=value("named"))}
        named = SimpleNamespace(pages=pages, redirects={value("old"): "k"})
        monkeypatch.setattr(redirect_pages, "naming", lambda _builder: named)
        monkeypatch.setattr(redirect_pages, "_title", lambda _builder, _target: value("titles"))
        monkeypatch.setattr(redirect_pages, "site_address", lambda _config: value("address"))
        monkeypatch.setattr(redirect_pages, "own_templates_state", lambda _app: value("templates"))
        config = SimpleNamespace(language=value("language"))
        env = SimpleNamespace(found_docs={"b", value("pages")})
        return redirect_pages._state(SimpleNamespace(builder=None, config=config, env=env))  # type: ignore[arg-type]

    assert state() == state()
    assert state(changed) != state()


def test_order_of_pages_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets and tables are in another order in the next process."""
    monkeypatch.setattr(redirect_pages, "plan", lambda _builder: Plan())
    for name in ("site_address", "own_templates_state"):
        monkeypatch.setattr(redirect_pages, name, lambda _given: "")

    def state(*names: str) -> bytes:
        pages = {name: SimpleNamespace(docname=name) for name in names}
        named = SimpleNamespace(pages=pages, redirects=dict.fromkeys(names))
        monkeypatch.setattr(redirect_pages, "naming", lambda _builder: named)
        env = SimpleNamespace(found_docs=names)
        app: Any = SimpleNamespace(builder=None, config=SimpleNamespace(language="en"), env=env)
        return redirect_pages._state(app)

    assert state("a", "b") == state("b", "a")
    assert state("a", "b") != state("a")


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a function that ends a build of which something is known, and what it did."""
    done: list[Any] = []
    output = SimpleNamespace(
        renew=lambda owner: done.append("renewed"), keep=lambda owner, path: done.append(("kept", path))
    )
    collected = SimpleNamespace(page="", here=lambda warnings: warnings, take=lambda _owner: ("new warning",))
    monkeypatch.setattr(redirect_pages, "output_files", lambda _app: output)
    monkeypatch.setattr(redirect_pages, "collector", lambda _app: collected)
    monkeypatch.setattr(redirect_pages, "repeat", lambda warnings: done.append(("repeated", warnings)))
    monkeypatch.setattr(redirect_pages, "record_path", lambda _app, name: name)
    monkeypatch.setattr(
        redirect_pages.cachefile, "save", lambda path, _state, value: done.append((path, value))
    )
    monkeypatch.setattr(redirect_pages, "has_pages", lambda builder: builder != "text")

    def written(_app: object, pages: frozenset[str]) -> list[str]:
        # warnings of it are those of the files
        assert collected.page
        done.append(("written", pages))
        return ["x"]

    monkeypatch.setattr(redirect_pages, "_written", written)

    def end(build: Any, *, builder: str = "html", exception: Exception | None = None) -> list[Any]:
        done.clear()
        state = {redirect_pages._Build: build} if build else {}
        monkeypatch.setattr(redirect_pages, "build_state", lambda _config: state)
        app: Any = SimpleNamespace(config=None, builder=builder)
        redirect_pages.write_redirects(app, exception)
        assert collected.page == ""
        return list(done)

    return end


KNOWN: Any = Written(b"s", ("a", "b"), frozenset({"search", "genindex"}), ("old warning",))  # type: ignore[arg-type]


def build(folder: Path, *pages: str, state: bytes = b"s") -> Any:
    for name in KNOWN.files:
        (folder / name).write_text("")
    made = redirect_pages._Build(KNOWN, state, folder)
    made.pages.update(pages)
    return made


def test_the_end_of_a_build(ended: Any, tmp_path: Path) -> None:
    kept = ["renewed", ("kept", "a"), ("kept", "b"), ("repeated", ("old warning",))]
    assert ended(build(tmp_path)) == kept
    assert ended(build(tmp_path, "search")) == kept
    assert ended(build(tmp_path, "search", "genindex")) == kept
    # a page that was not there before may be in the way
    for pages in (("search", "new"), ("search", "genindex", "new")):
        made = frozenset(pages)
        record = Written(b"s", ("x",), made, ("new warning",))  # type: ignore[arg-type]
        assert ended(build(tmp_path, *pages)) == ["renewed", ("written", made), ("redirects", record)]
    # where no page is written, those that were before are still there
    changed = Written(b"t", ("x",), KNOWN.pages, ("new warning",))  # type: ignore[arg-type]
    assert ended(build(tmp_path, state=b"t")) == ["renewed", ("written", KNOWN.pages), ("redirects", changed)]
    # a site without old addresses has none any more
    assert ended(None) == ["renewed"]
    assert ended(build(tmp_path), builder="text") == []
    assert ended(build(tmp_path), exception=ValueError()) == []


@pytest.mark.parametrize(
    ("files", "known", "state", "outdated"),
    [
        (False, KNOWN, b"s", []),
        (True, KNOWN, b"s", []),
        (True, KNOWN, b"t", ["home"]),
        (True, None, b"s", ["home"]),
        (True, "odd", b"s", ["home"]),
    ],
)
def test_where_a_page_has_to_be_written(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    files: bool,
    known: Any,
    state: bytes,
    outdated: list[str],
) -> None:
    for name in KNOWN.files:
        (tmp_path / name).write_text("")
    redirect = Redirect(Target("index"), "/a/", nowhere)
    monkeypatch.setattr(redirect_pages, "plan", lambda _builder: Plan({"a": redirect} if files else {}))
    monkeypatch.setattr(redirect_pages, "record_path", lambda _app, name: name)
    monkeypatch.setattr(redirect_pages.cachefile, "load_header", lambda *_given: known)
    monkeypatch.setattr(redirect_pages, "_state", lambda _app: state)
    put: list[Any] = []
    monkeypatch.setattr(redirect_pages, "build_state", lambda _config: SimpleNamespace(put=put.append))
    app: Any = SimpleNamespace(builder=None, config=None, outdir=str(tmp_path))
    env: Any = SimpleNamespace(config=SimpleNamespace(root_doc="home"))
    assert redirect_pages.outdated_pages(app, env) == outdated
    assert [made.known for made in put] == ([known if known is KNOWN else Written()] if files else [])


def test_front_matter_of_pages() -> None:
    """In the order of their names."""
    metadata = {
        "b": {"redirect_from": "/b/"},
        "a": {"redirect_from": "/a/\n/c/", "x": "y"},
        "c": {"x": "/d/"},
    }
    env: Any = SimpleNamespace(metadata=metadata, doc2path=lambda name: f"/lost/{name}.md")
    found = list(plan._of_pages(env))
    assert [(one.text, one.target, one.is_page) for one in found] == [
        ("/a/", "a", True),
        ("/c/", "a", True),
        ("/b/", "b", True),
    ]
    assert [one.locate() for one in found] == ["/lost/a.md:1", "/lost/a.md:1", "/lost/b.md:1"]


@pytest.mark.parametrize(
    ("overrides", "place"), [({}, "/lost/conf.py:1"), ({"academic_redirects": "x"}, None)]
)
def test_settings(monkeypatch: pytest.MonkeyPatch, overrides: dict[str, str], place: str | None) -> None:
    said: list[str] = []
    monkeypatch.setattr(plan._Given, "warn", lambda given, message: said.append(f"{given.text} {message}"))
    conf = SimpleNamespace(path="/lost/conf.py", overrides=overrides)
    site = SimpleNamespace(redirects={"/a/": "index", "/b/": 5, "/c/": "list"}, conf=conf)
    monkeypatch.setattr(plan.RedirectSettings, "of", lambda _config: site)
    app: Any = SimpleNamespace(config=None)
    found = list(plan._of_settings(app))
    assert [(one.text, one.target, one.is_page, one.locate()) for one in found] == [
        ("/a/", "index", False, place),
        ("/c/", "list", False, place),
    ]
    assert said == ["/b/ leads to ‘5’, which is no text; it is left out; write the name of a page"]


def test_whose_warning_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    monkeypatch.setattr(
        plan, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    for is_page, name in ((True, "redirect_from"), (False, "academic_redirects")):
        plan._Given(f"/{'a' * 90}", "x", lambda: "here", is_page).warn("is odd")
        assert said.pop() == ("redirect", f"{name}: ‘/{'a' * 79}…’ is odd", "here")
