"""What is noted of the pages of papers, and when they are written anew, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.papers import metadata, pages
from sphinx_academic.papers.pages import Written, _State
from sphinx_academic.publications.listed import Listed
from sphinx_academic.rendering.nodes import publication_list


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return what decides what pages say, each part to be changed, and an application."""
    values: dict[str, Any] = {
        "naming": SimpleNamespace(
            pages={"k": SimpleNamespace(docname="papers/k")}, redirects={"papers/old": "k"}
        ),
        "homepages": {"ann": "ann"},
        "site_address": "https://s.example/",
        "own_templates_state": "templates",
        "organizing_keywords": ("b", "a"),
        "metrics_digest": b"m",
        "view_changes": None,
        "settings_state": "settings",
        "packages_state": "packages",
        "cite_styles": {},
        "programs": {"csl": "c", "images": "i"},
        "digests": {"a.pdf": b"1"},
        "store": b"store",
        "records": {
            "b": SimpleNamespace(papers={"k": 1}, counts=(), references=()),
            "a": SimpleNamespace(papers={}, counts=(), references=("k",)),
            "none": SimpleNamespace(papers={}, counts=("x",), references=()),
        },
        "titles": {"a": "A", "none": "N"},
        "paper_pages": {"k": "papers/k"},
    }
    for name in ("naming", "homepages", "site_address", "own_templates_state", "organizing_keywords"):
        monkeypatch.setattr(pages, name, lambda _given, name=name: values[name])
    for name in ("metrics_digest", "view_changes", "settings_state"):
        monkeypatch.setattr(pages, name, lambda _given, name=name: values[name])
    monkeypatch.setattr(pages, "packages_state", lambda: values["packages_state"])
    monkeypatch.setattr(pages, "program_state", lambda name: values["programs"][name])
    monkeypatch.setattr(
        pages.PublicationSettings, "of", lambda _config: SimpleNamespace(cite_styles=values["cite_styles"])
    )
    monkeypatch.setattr(
        pages,
        "file_digests",
        lambda _env: {str(tmp_path / name): digest for name, digest in values["digests"].items()},
    )
    domain = SimpleNamespace(store=SimpleNamespace())
    monkeypatch.setattr(pages, "academic_domain", lambda _env: domain)

    def state() -> bytes:
        domain.store.digest = values["store"]
        return pages._state(app, ["a.pdf", "lost.pdf"])

    def documents(around: str = "around") -> bytes:
        domain.pages, domain.paper_pages = values["records"], values["paper_pages"]
        app.env.titles = {name: nodes.title("", text) for name, text in values["titles"].items()}
        return pages._documents(app, around)

    app: Any = SimpleNamespace(config=None, builder=None, srcdir=str(tmp_path), env=SimpleNamespace())
    return SimpleNamespace(values=values, state=state, documents=documents, app=app)


@pytest.mark.parametrize(
    ("name", "value", "changes"),
    [
        ("homepages", {"ann": "team"}, True),
        ("site_address", "https://t.example/", True),
        ("own_templates_state", "others", True),
        ("organizing_keywords", ("b",), True),
        # in another order, as sets are in another process
        ("organizing_keywords", ("a", "b"), False),
        ("metrics_digest", b"n", True),
        ("store", b"other", True),
        ("digests", {"a.pdf": b"2"}, True),
        ("digests", {"a.pdf": b"1", "lost.pdf": b"3"}, True),
        ("digests", {"a.pdf": b"1", "other.pdf": b"3"}, False),
        ("programs", {"csl": "c", "images": "j"}, True),
        # of what is not used
        ("programs", {"csl": "d", "images": "i"}, False),
        ("cite_styles", {"apa": 1}, True),
    ],
)
def test_what_changes_pages(site: Any, name: str, value: Any, changes: bool) -> None:
    before = site.state()
    assert site.state() == before
    site.values[name] = value
    assert (site.state() != before) is changes


def record(**given: Any) -> SimpleNamespace:
    return SimpleNamespace(**{"papers": {}, "counts": (), "references": (), **given})


@pytest.mark.parametrize(
    ("name", "change", "changes"),
    [
        ("titles", {"a": "Other"}, True),
        # of a page that has nothing to say of papers
        ("titles", {"none": "Other"}, False),
        ("records", {"none": record()}, False),
        ("records", {"none": record(references=("k",))}, True),
        ("records", {"b": record(papers={"k": 2})}, True),
        ("records", {"b": record(papers={"k": 1}, counts=(5,))}, True),
        ("records", {"a": record(references=("l",))}, True),
        ("paper_pages", {"k": "papers/k-2"}, True),
        ("settings_state", "others", True),
        ("packages_state", "others", True),
    ],
)
def test_what_documents_say_of_papers(site: Any, name: str, change: Any, changes: bool) -> None:
    before = site.documents()
    site.values[name] = {**site.values[name], **change} if isinstance(change, dict) else change
    assert (site.documents() != before) is changes
    assert site.documents("else") != site.documents()


def test_order_and_others(site: Any) -> None:
    before = site.documents()
    site.values["records"] = dict(reversed(site.values["records"].items()))
    assert site.documents() == before
    # another extension may say anything
    site.values["view_changes"] = print
    assert site.documents() == b""


@pytest.mark.parametrize(
    ("missing", "expected"), [((), True), (("papers/k",), False), (("papers/old",), False)]
)
def test_whether_pages_are_there(site: Any, tmp_path: Path, missing: tuple[str, ...], expected: bool) -> None:
    (tmp_path / "papers").mkdir()
    for name in {"papers/k", "papers/old"} - set(missing):
        (tmp_path / f"{name}.html").write_text("")
    builder: Any = SimpleNamespace(get_outfilename=lambda name: str(tmp_path / f"{name}.html"))
    assert pages._are_there(builder) is expected


@pytest.mark.parametrize(
    ("named", "state", "there", "outdated"),
    [
        (True, b"s", True, []),
        (True, b"t", True, ["home"]),
        (True, b"s", False, ["home"]),
        (False, b"t", False, []),
    ],
)
def test_where_a_document_has_to_be_written(
    monkeypatch: pytest.MonkeyPatch, named: bool, state: bytes, there: bool, outdated: list[str]
) -> None:
    done: list[Any] = []
    own = _State()
    known = Written(state=b"s", watched=("w",), problems=("p",), warnings=("x",))  # type: ignore[arg-type]
    monkeypatch.setattr(pages, "naming", lambda _builder: SimpleNamespace(pages={"k": 1} if named else {}))
    monkeypatch.setattr(
        pages, "output_files", lambda _app: SimpleNamespace(renew=lambda owner: done.append("renewed"))
    )
    monkeypatch.setattr(pages, "_known", lambda _app: known)
    monkeypatch.setattr(pages, "_state", lambda _app, watched: state if watched == ("w",) else b"")
    monkeypatch.setattr(pages, "_are_there", lambda _builder: there)
    monkeypatch.setattr(pages, "_report", lambda _app, problems: done.append(("reported", problems)))
    monkeypatch.setattr(pages, "collector", lambda _app: SimpleNamespace(here=lambda warnings: warnings))
    monkeypatch.setattr(pages, "repeat", lambda warnings: done.append(("repeated", warnings)))
    monkeypatch.setattr(pages, "build_state", lambda _config: SimpleNamespace(of=lambda _kind: own))
    app: Any = SimpleNamespace(builder=None, config=None)
    env: Any = SimpleNamespace(config=SimpleNamespace(root_doc="home"))
    assert pages.outdated_pages(app, env) == outdated
    if not named:
        assert done == ["renewed"]
    else:
        assert done == ([] if outdated else [("reported", ("p",)), ("repeated", ("x",))])
    assert own.has_reported is (named and not outdated)
    # what has been reported is not reported again
    assert list(pages._unreported(app, known, ["p", "q"])) == (["q"] if own.has_reported else ["p", "q"])  # type: ignore[list-item]


def test_problems_are_reported_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    store = SimpleNamespace(placed=lambda problem: f"placed {problem}")
    domain = SimpleNamespace(store=store, problems=lambda: ["placed b"])
    monkeypatch.setattr(pages, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(pages, "report", lambda problems: said.extend(problems))
    app: Any = SimpleNamespace(env=None)
    pages._report(app, ["c", "a", "b", "a"])  # type: ignore[list-item]
    assert said == ["placed c", "placed a"]


def test_how_many_documents_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    own = _State()
    monkeypatch.setattr(pages, "build_state", lambda _config: SimpleNamespace(of=lambda _kind: own))
    app: Any = SimpleNamespace(config=None)
    pages.note_reading(app, app, ["a", "b"])
    assert own.read == 2


class Files:
    """The files of a page."""

    def __init__(self, *names: str, problems: tuple[str, ...] = ()) -> None:
        self.found = {name: SimpleNamespace(source=name, target=f"out/{name}", made="") for name in names}
        self.all = (*self.found.values(), SimpleNamespace(source="c", target="out/c", made="/made/c"))
        self.watched, self.problems, self.offered = tuple(names), problems, ()


class Writing:
    """A build that writes the pages of papers, and what it did."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.done, self.made = folder, [], []
        self.known = Written()
        self.saved: Written | None = None
        self.documents = {"index", "list"}
        self.read = 1
        self.said, self.state = b"said", b"state"
        self.of_site: set[str] = set()
        self.warnings: tuple[str, ...] = ()
        self.inputs = {"papers/a": "inputs a", "papers/b": "", "papers/old": ""}
        self.contents: dict[str, Any] = {
            "papers/a": {"body": "A"},
            "papers/b": {"body": "B"},
            "papers/old": "<p>é\ud800",
        }
        self.files = {"papers/a": Files("a.pdf", problems=("p",)), "papers/b": Files(), "papers/old": Files()}
        done = self.done

        def note(word: str) -> Any:
            return lambda _owner, path, *_more: done.append((word, path))

        output = SimpleNamespace(
            renew=lambda _owner: done.append(("renewed", "")),
            keep=note("kept"),
            copy=lambda _owner, target, path: done.append(("copied", target, path)),
            write=lambda _owner, target, content: done.append(("wrote", target, content)),
            expect=note("expected"),
            seal=lambda path: done.append(("sealed", path)),
            is_of_site=lambda path: path in self.of_site,
        )
        collected = SimpleNamespace(page="", take=lambda _owner: self.warnings)
        own = _State()
        patches: dict[str, Any] = {
            "written_pages": lambda _builder: self.documents,
            "naming": lambda _builder: SimpleNamespace(pages=self.inputs),
            "_known": lambda _app: self.known,
            "output_files": lambda _app: output,
            "collector": lambda _app: collected,
            "build_state": lambda _config: SimpleNamespace(of=lambda _kind: own),
            "_around": lambda _app, _builder: "around",
            "_documents": lambda _app, around: self.said if around == "around" else b"",
            "_state": lambda _app, watched: self.state,
            "_are_there": lambda _builder: all(map(self._is_there, self.inputs)),
            "_report": lambda _app, problems: done.append(("reported", *problems)),
            "_digest": lambda _app, name: name.encode(),
            "record_path": lambda _app, name: folder / name,
        }
        for name, value in patches.items():
            monkeypatch.setattr(pages, name, value)
        monkeypatch.setattr(
            pages.cachefile, "save", lambda _path, _state, value: setattr(self, "saved", value)
        )
        monkeypatch.setattr("sphinx_academic.papers.content.PaperPages", lambda _builder: self)
        self.own = own
        self.builder = SimpleNamespace(get_outfilename=lambda name: str(folder / "out" / f"{name}.html"))

    def _is_there(self, name: str) -> bool:
        return Path(self.builder.get_outfilename(name)).is_file()

    def all(self) -> Any:
        """Yield the pages."""

        def make(name: str) -> Any:
            self.made.append(name)
            return self.contents[name]

        for name, inputs in self.inputs.items():
            yield name, inputs, lambda name=name: make(name), self.files[name]

    def collect(self) -> list[str]:
        """Write the pages, and return those of the theme."""
        self.done.clear()
        self.made.clear()
        self.own.read = self.read
        env = SimpleNamespace(found_docs={"index", "list"})
        app: Any = SimpleNamespace(
            builder=self.builder,
            config=None,
            env=env,
            outdir=str(self.folder / "out"),
            srcdir=str(self.folder),
        )
        found = list(pages.collect_pages(app))
        assert {template for _name, _context, template in found} <= {"page.html"}
        assert all(context[pages.PAPER] is True for _name, context, _template in found)
        for name, *_rest in found:
            self.put(name)
        return [name for name, *_rest in found]

    def put(self, name: str) -> None:
        """Write a file of a page, as the builder does."""
        path = Path(self.builder.get_outfilename(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("")


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Writing:
    return Writing(tmp_path, monkeypatch)


def test_pages_that_are_written(writing: Writing) -> None:
    (writing.folder / "papers").write_text("of another build")
    assert writing.collect() == ["papers/a", "papers/b"]
    folder = writing.folder
    assert writing.done == [
        ("renewed", ""),
        ("copied", "out/a.pdf", folder / "a.pdf"),
        ("copied", "out/c", Path("/made/c")),
        ("expected", "papers/a.html"),
        ("sealed", "papers/a.html"),
        ("copied", "out/c", Path("/made/c")),
        ("expected", "papers/b.html"),
        ("sealed", "papers/b.html"),
        ("copied", "out/c", Path("/made/c")),
        ("wrote", "papers/old.html", "<p>é&#55296;".encode()),
        ("reported", "p"),
    ]
    assert not (folder / "papers").exists()
    saved = writing.saved
    assert saved is not None
    assert (saved.watched, saved.problems, saved.warnings) == (("a.pdf",), ("p",), ())
    assert (saved.state, saved.documents) == (b"state", b"said")
    assert saved.targets == ("papers/a.html", "out/a.pdf", "out/c", "papers/b.html", "papers/old.html")
    assert list(saved.pages) == ["papers/a", "papers/b", "papers/old"]


def test_pages_that_are_current(writing: Writing) -> None:
    """Nothing is loaded where nothing has changed; else what a page is made from is compared."""
    writing.collect()
    writing.put("papers/old")
    writing.known = writing.saved or Written()
    assert writing.collect() == []
    assert writing.done == [
        ("renewed", ""),
        *(("kept", path) for path in writing.known.targets),
        ("reported", "p"),
    ]
    assert writing.made == []
    # a change elsewhere
    writing.state = b"other"
    assert writing.collect() == []
    kept = ["papers/a.html", "out/a.pdf", "out/c", "papers/b.html", "out/c", "papers/old.html", "out/c"]
    assert writing.done == [("renewed", ""), *(("kept", path) for path in kept), ("reported", "p")]
    assert writing.made == ["papers/b", "papers/old"]
    # what one page is made from, and what another one says
    writing.inputs["papers/a"] = "other"
    writing.contents["papers/b"] = {"body": "other"}
    assert writing.collect() == ["papers/a", "papers/b"]
    # a file that is gone
    writing.known = writing.saved or Written()
    Path(writing.builder.get_outfilename("papers/b")).unlink()
    assert writing.collect() == ["papers/b"]
    # another extension says what pages say
    writing.known = writing.saved or Written()
    writing.said = b""
    assert writing.collect() == []
    assert writing.made == ["papers/b", "papers/old"]


@pytest.mark.parametrize(
    ("documents", "read", "anew"),
    [
        ({"index", "list"}, 0, True),
        ({"index", "list"}, 2, True),
        ({"index", "list", "more"}, 3, True),
        # some of them were read, and all are written for what they show
        ({"index", "list"}, 1, False),
        ({"index"}, 0, False),
        ({"index"}, 1, False),
    ],
)
def test_all_pages_are_written_with_all_documents(
    writing: Writing, documents: set[str], read: int, anew: bool
) -> None:
    writing.collect()
    writing.put("papers/old")
    writing.known = writing.saved or Written()
    writing.documents, writing.read = documents, read
    assert writing.collect() == (["papers/a", "papers/b"] if anew else [])


def test_pages_that_warn_are_made_each_time(writing: Writing) -> None:
    writing.warnings = ("w",)
    writing.collect()
    writing.put("papers/old")
    writing.known = writing.saved or Written()
    assert (writing.known.warnings, writing.known.documents) == (("w",), b"")
    assert writing.collect() == []
    assert writing.made == ["papers/a", "papers/b", "papers/old"]


def test_where_nothing_is_written(writing: Writing) -> None:
    writing.of_site = {"papers/b.html"}
    assert writing.collect() == ["papers/a"]
    assert ("expected", "papers/b.html") not in writing.done
    writing.documents = set()
    assert (writing.collect(), writing.done) == ([], [])
    writing.documents, writing.inputs = {"index"}, {}
    assert (writing.collect(), writing.done) == ([], [])


@pytest.mark.parametrize(
    ("given", "address", "ours", "expected"),
    [
        ({}, "https://s.example/a.html", True, {"pageurl": "https://s.example/a.html"}),
        ({}, "", True, {}),
        ({"pageurl": None}, "", True, {"pageurl": None}),
        ({}, "https://s.example/a.html", False, {}),
        ({"pageurl": "x"}, "https://s.example/a.html", True, {"pageurl": "x"}),
    ],
)
def test_address_of_a_page(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, Any], address: str, ours: bool, expected: dict[str, Any]
) -> None:
    monkeypatch.setattr(metadata, "has_pages", lambda builder: builder == "html")
    monkeypatch.setattr(metadata, "uses_us", lambda _env, _name: ours)
    monkeypatch.setattr(metadata, "absolute_page", lambda _builder, _name: address)
    monkeypatch.setattr(metadata, "academic_domain", lambda _env: SimpleNamespace(pages={}))
    app: Any = SimpleNamespace(builder="html", env=None)
    document = nodes.document(None, None)  # type: ignore[arg-type]
    context = dict(given)
    metadata.describe_page(app, "a", "page.html", context, document)
    assert context == expected
    for builder, doctree in (("text", document), ("html", None)):
        app.builder = builder
        metadata.describe_page(app, "a", "page.html", context := dict(given), doctree)
        assert context == given


@pytest.mark.parametrize(
    ("profile", "papers", "before", "tags"),
    [
        (None, {}, None, None),
        ({"p": 1}, {}, None, "[{'p': 1}]"),
        ({"p": 1}, {"k": 1}, "<x>", "<x>[{'p': 1}, {'list': 'a'}]"),
        (None, {"k": 1}, "", "[{'list': 'a'}]"),
        # nothing to say
        ({}, {}, None, None),
    ],
)
def test_what_machines_read_of_a_page(
    monkeypatch: pytest.MonkeyPatch,
    profile: dict[str, int] | None,
    papers: dict[str, int],
    before: str | None,
    tags: str | None,
) -> None:
    shown = None if profile is None else SimpleNamespace(profile=profile)
    record = SimpleNamespace(find=lambda _kind: shown, papers=papers)
    monkeypatch.setattr(metadata, "has_pages", lambda _builder: True)
    monkeypatch.setattr(metadata, "uses_us", lambda _env, _name: False)
    monkeypatch.setattr(metadata, "academic_domain", lambda _env: SimpleNamespace(pages={"a": record}))
    monkeypatch.setattr(metadata, "is_imported", lambda _name: True)
    monkeypatch.setattr(metadata, "_profile_page", lambda _builder, _name, profile: profile)
    monkeypatch.setattr(metadata, "_item_list", lambda _builder, name, _doctree: {"list": name})
    monkeypatch.setattr(metadata, "_head", lambda _builder, objects: objects)
    app: Any = SimpleNamespace(builder=None, env=None)
    document = nodes.document(None, None)  # type: ignore[arg-type]
    context: dict[str, Any] = {} if before is None else {"metatags": before}
    metadata.describe_page(app, "a", "page.html", context, document)
    assert context.get("metatags") == tags
    metadata.describe_page(app, "other", "page.html", other := {}, document)
    assert other == {}
    monkeypatch.setattr(metadata, "is_imported", lambda _name: False)
    metadata.describe_page(app, "a", "page.html", context := {}, document)
    assert context.get("metatags") == ("[{'list': 'a'}]" if papers else None)


def test_papers_that_a_page_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each once, at its page or its place here."""
    records = {key: SimpleNamespace(key=key) for key in (b"1", b"2", b"3")}
    own = {b"2": SimpleNamespace(docname="papers/2"), b"3": SimpleNamespace(docname="lost")}
    domain = SimpleNamespace(store=SimpleNamespace(record=records.__getitem__), paper_pages=own)
    monkeypatch.setattr(metadata, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(
        metadata,
        "absolute_page",
        lambda _builder, name: "" if name == "lost" else f"https://s.example/{name}",
    )
    listed = [Listed(b"1", "pub-é"), Listed(b"1"), Listed(b"2", "pub-2"), Listed(b"3", "pub-3")]
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += publication_list("", entries=tuple(listed))
    builder: Any = SimpleNamespace(env=SimpleNamespace(titles={}))
    found = list(metadata._items(builder, "https://s.example/list", document))
    assert [(record.key, address) for record, address in found] == [
        (b"1", "https://s.example/list#pub-%C3%A9"),
        (b"2", "https://s.example/papers/2"),
        (b"3", "https://s.example/list#pub-3"),
    ]
    assert metadata._item_list(builder, "lost", document) == {}


def test_what_machines_read_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[Any] = []

    def item_list(items: Any, **more: Any) -> Any:
        given.append((items, more))
        return "list"

    monkeypatch.setattr("sphinx_academic.export.schema_org.item_list", item_list)
    monkeypatch.setattr(metadata, "_items", lambda _builder, url, doctree: (url, doctree))
    monkeypatch.setattr(metadata, "absolute_page", lambda _builder, name: f"https://s.example/{name}")
    titles = {"list": nodes.title("", "", nodes.Text("My "), nodes.emphasis("", "papers"))}
    builder: Any = SimpleNamespace(env=SimpleNamespace(titles=titles))
    document: Any = "doctree"
    for name, title in (("list", "My papers"), ("other", "")):
        url = f"https://s.example/{name}"
        assert metadata._item_list(builder, name, document) == "list"
        assert given.pop() == ((url, "doctree"), {"name": title, "url": url, "limit": 100})


@pytest.mark.parametrize(
    ("photo", "image"),
    [("a b.png", "https://s.example/_images/a%20b1.png"), ("lost.png", ""), ("", ""), (None, "")],
)
def test_what_machines_read_of_a_profile(
    monkeypatch: pytest.MonkeyPatch, photo: str | None, image: str
) -> None:
    given: list[Any] = []

    def profile_page(profile: Any, **more: Any) -> Any:
        given.append((profile, more))
        return "profile"

    monkeypatch.setattr("sphinx_academic.export.schema_org.profile_page", profile_page)
    monkeypatch.setattr(metadata, "absolute_page", lambda _builder, name: f"https://s.example/{name}")
    monkeypatch.setattr(metadata, "absolute_url", lambda _builder, path: f"https://s.example/{path}")
    monkeypatch.setattr(metadata, "_known", lambda _builder, _profile: "person")
    builder: Any = SimpleNamespace(images={"a b.png": "a b1.png"})
    profile: Any = SimpleNamespace(photo=photo)
    assert metadata._profile_page(builder, "index", profile) == "profile"
    assert given == [(profile, {"url": "https://s.example/index", "image": image, "known": "person"})]
