"""The domain by itself: where papers are seen, what the inventory has, and which pages are out of date."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.errors import ExtensionError

from sphinx_academic.core import domain as module
from sphinx_academic.core.domain import AcademicDomain, explain_missing_reference, pages_to_read
from sphinx_academic.core.page_record import PagePart, Place
from sphinx_academic.model.problems import Problem
from sphinx_academic.model.publication import Publication
from sphinx_academic.query.query import Query


class Kept(PagePart):
    """What some feature keeps."""


class Other(PagePart):
    """What another one keeps."""


def domain(
    pages: Mapping[str, Mapping[str, tuple[str | None, ...]]] | None = None, **papers: Place
) -> AcademicDomain:
    """Return the domain of a site.

    :param pages: keys of papers by the pages that show them, each with ids of its authors
    :param papers: those that have a page of their own
    """
    env: Any = SimpleNamespace(domaindata={}, srcdir=Path("/site"))
    found = AcademicDomain(env)
    for docname, listed in (pages or {}).items():
        for key, people in listed.items():
            found.note_paper(docname, key, f"pub-{key}", f"{key} on {docname}", people)
    found.paper_pages = papers
    return found


def place(docname: str, key: str) -> Place:
    return Place(docname, f"pub-{key}", f"{key} on {docname}")


#: pages with papers -> the page on which "one" is seen
RANKS: list[tuple[dict[str, dict[str, tuple[str | None, ...]]], str]] = [
    # the most papers of one person, however many there are of others
    (
        {
            "lab": {"one": ("a",), "two": ("b",), "three": ("c",)},
            "mine": {"one": ("a",), "two": ("a",)},
        },
        "mine",
    ),
    # then all papers
    ({"few": {"one": ("a",)}, "more": {"one": ("a",), "two": (None,)}}, "more"),
    ({"more": {"one": ("a",), "two": ()}, "few": {"one": ("a",)}}, "more"),
    # then the name
    ({"a": {"one": ("a",)}, "b": {"one": ("a",)}}, "b"),
    ({"b": {"one": ()}, "a": {"one": ()}}, "b"),
    # a page that does not show it counts for nothing
    ({"a": {"one": ()}, "b": {"two": ("x",), "three": ("x",)}}, "a"),
]


@pytest.mark.parametrize(("pages", "expected"), RANKS)
def test_where_a_paper_is_listed(pages: dict[str, dict[str, tuple[str | None, ...]]], expected: str) -> None:
    found = domain(pages)
    assert found.listing("one") == found.find("one") == place(expected, "one")
    assert found.listings()["one"] == place(expected, "one")
    keys = {key for papers in pages.values() for key in papers}
    assert found.listings() == {key: found.listing(key) for key in keys}
    assert found.listing("none") is None
    assert found.find("none") is None


def test_a_page_of_its_own_comes_before_lists() -> None:
    own = Place("papers/one", "", "One")
    found = domain({"index": {"one": (), "two": ()}}, one=own)
    assert found.find("one") == own
    assert found.listing("one") == place("index", "one")
    assert found.places() == {"one": own, "two": place("index", "two")}
    assert found.listings() == {"one": place("index", "one"), "two": place("index", "two")}
    assert found.listed() == {"index": {"one": place("index", "one"), "two": place("index", "two")}}


def test_where_references_lead() -> None:
    found = domain({"index": {"one": ()}, "more": {}})
    found.note_reference("more", "one")
    found.note_reference("more", "none")
    found.note_reference("more", "one")
    found.note_use("index")
    assert found.resolved_references() == {"more": [place("index", "one"), None, place("index", "one")]}


def test_objects_of_the_inventory() -> None:
    own = {"one": Place("papers/one", "", "One"), "four": Place("papers/four", "", "Four")}
    found = domain(
        {"b": {"one": (), "two": ()}, "a": {"three": ("x",), "an py:class 1": (), "a b": ()}}, **own
    )
    assert list(found.get_objects()) == [
        ("one", "One", "publication", "papers/one", "", 1),
        ("one", "one on b", "listing", "b", "pub-one", 1),
        ("two", "two on b", "publication", "b", "pub-two", 1),
        ("three", "three on a", "publication", "a", "pub-three", 1),
        ("a b", "a b on a", "publication", "a", "pub-a b", 1),
        ("four", "Four", "publication", "papers/four", "", 1),
    ]


@pytest.mark.parametrize(
    ("key", "is_object"),
    [
        ("doe2020", True),
        ("doe 2020", True),
        ("doe: a 1", True),
        ("doe py:class 1", False),
        ("doe py:class -1 x", False),
        ("doe : 12", False),
        ("doe py:class 1x", True),
        ("doe py:class", True),
        ("doe pyclass 1", True),
    ],
)
def test_keys_that_an_inventory_cannot_hold(key: str, is_object: bool) -> None:
    found = domain({"a": {key: ()}})
    assert [one[0] for one in found.get_objects()] == ([key] if is_object else [])


def test_what_pages_have() -> None:
    found = domain({"papers": {"one": ("a", None, "b"), "two": ("a",)}})
    assert found.pages["papers"].counts == {"a": 2, "b": 1}
    assert (found.has_content("papers"), found.has_content("index")) == (True, False)
    # a page that is known for other things has nothing of ours
    assert (found.has_ours("papers"), found.has_ours("index"), found.is_used()) == (False, False, False)
    found.note_use("index")
    assert (found.has_ours("papers"), found.has_ours("index"), found.is_used()) == (False, True, True)
    kept = Kept()
    found.page("index").put(kept)
    assert found.part("index", Kept) is kept
    assert found.part("index", Other) is None
    assert found.part("nowhere", Kept) is None
    assert list(found.parts(Kept)) == [("index", kept)]
    assert list(found.parts(Other)) == []
    found.clear_doc("index")
    found.clear_doc("nowhere")
    assert list(found.pages) == ["papers"]


def test_pages_of_another_process() -> None:
    found, other = domain({"a": {"one": ()}}), domain({"c": {}, "a": {"two": ()}, "b": {"three": ()}})
    other.note_use("d")
    found.merge_domaindata({"b", "d", "none"}, other.data)
    assert list(found.pages) == ["a", "b", "d"]
    assert list(found.pages["a"].papers) == ["one"]
    assert found.pages["b"] is other.pages["b"]


def test_a_problem_is_noted_once_on_a_page() -> None:
    one, other = Problem("date", "One", "papers.bib", 1), Problem("date", "Other", "papers.bib", 2)
    found = domain()
    for docname, problem in (("a", one), ("a", other), ("a", one), ("b", one)):
        found.note_problem(docname, problem)
    assert [record.problems for record in found.pages.values()] == [[one, other], [one]]
    assert list(found.problems()) == [one, other, one]


def test_pages_that_were_read_with_other_files_or_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = {"/site/a.pdf": b"1", "/site/b.pdf": None}
    programs = {"cv": "typst:1", "csl": ""}
    monkeypatch.setattr(
        module, "file_digests", lambda _env: SimpleNamespace(get=lambda name: digests[str(name)])
    )
    monkeypatch.setattr(module, "program_state", programs.__getitem__)
    found = domain()
    found.note_file("files", "a.pdf")
    found.note_file("files", "b.pdf")
    found.note_program("programs", "cv")
    found.note_program("programs", "csl")
    found.note_use("neither")
    assert found.pages["files"].files == {"a.pdf": b"1", "b.pdf": None}
    assert list(found.pages_with_other_files()) == []
    digests["/site/b.pdf"] = b"2"
    assert list(found.pages_with_other_files()) == ["files"]
    programs["csl"] = "citeproc:1"
    assert list(found.pages_with_other_files()) == ["files", "programs"]
    digests["/site/b.pdf"] = None
    assert list(found.pages_with_other_files()) == ["programs"]


class Records(SimpleNamespace):
    """Entries of a query, each with the digest that it has today."""


def test_pages_that_would_show_another_result(monkeypatch: pytest.MonkeyPatch) -> None:
    results = {Query(): [b"1", b"2"], Query(filter="me"): [b"1"]}
    asked: list[Query] = []

    def result(_self: object, query: Query) -> list[Records]:
        asked.append(query)
        return [Records(digest=digest) for digest in results[query]]

    monkeypatch.setattr(AcademicDomain, "result", result)
    found = domain()
    found.query("all", Query())
    found.query("both", Query())
    found.query("both", Query(filter="me"))
    found.query("mine", Query(filter="me"))
    found.note_use("none")
    asked.clear()
    assert list(found.outdated_pages()) == []
    # each query once, on however many pages it is
    assert asked == [Query(), Query(filter="me")]
    results[Query(filter="me")] = [b"3"]
    assert list(found.outdated_pages()) == ["both", "mine"]
    results[Query()].reverse()
    assert list(found.outdated_pages()) == ["all", "both", "mine"]


@pytest.mark.parametrize("is_checked", [True, False])
def test_pages_to_read(monkeypatch: pytest.MonkeyPatch, is_checked: bool) -> None:
    """Results are looked at where anything has changed since they were."""
    found = SimpleNamespace(
        pages_with_other_files=lambda: iter(["files"]), outdated_pages=lambda: iter(["lists"]), state=b"state"
    )
    known = {(Path("/site/doctrees/academic/checked"), b"state"): True} if is_checked else {}
    monkeypatch.setattr(module, "academic_domain", lambda _env: found)
    monkeypatch.setattr(module.cachefile, "load_header", lambda path, state: known.get((path, state)))
    app: Any = SimpleNamespace(doctreedir=Path("/site/doctrees"))
    pages = pages_to_read(app, app, frozenset(), frozenset(), frozenset())
    assert pages == (["files"] if is_checked else ["files", "lists"])


def test_references_to_papers(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[Any, ...]] = []
    monkeypatch.setattr(module, "make_refnode", lambda *arguments: made.append(arguments) or "reference")
    found = domain({"papers": {"one": ()}})
    text, builder = nodes.literal(), object()
    given: dict[str, Any] = {"env": None, "fromdocname": "index", "builder": builder, "contnode": text}
    assert found.resolve_xref(**given, typ="pub", target="one", node={}) == "reference"  # type: ignore[arg-type]
    assert made.pop() == (builder, "index", "papers", "pub-one", text, "one on papers")
    # a place that is known already
    stated = {"place": Place("papers/one", "", "One")}
    assert found.resolve_xref(**given, typ="pub", target="one", node=stated)  # type: ignore[arg-type]
    assert made.pop() == (builder, "index", "papers/one", "", text, "One")
    assert found.resolve_xref(**given, typ="pub", target="none", node={}) is None  # type: ignore[arg-type]
    assert found.resolve_any_xref(**given, target="none", node={}) == []  # type: ignore[arg-type]
    assert found.resolve_any_xref(**given, target="one", node={}) == [  # type: ignore[arg-type]
        ("academic:pub", "reference")
    ]


LISTED = "‘{}’ is in the bibliography, but no page lists it; add it to a {{publications}} list"
UNKNOWN = "no entry ‘{}’ in bibtex_bibfiles, nor in an inventory; correct it or add the entry"
MISSING: list[tuple[dict[str, Any], bool | None, list[str]]] = [
    ({"refdomain": "std", "reftarget": "one"}, None, []),
    ({"reftarget": "one"}, None, []),
    ({"refdomain": "academic", "reftarget": "one"}, True, [LISTED.format("one")]),
    ({"refdomain": "academic", "reftarget": "none"}, True, [UNKNOWN.format("none")]),
    ({"refdomain": "academic", "reftarget": "none", "refwarn": True}, True, [UNKNOWN.format("none")]),
    ({"refdomain": "academic", "reftarget": "none", "refwarn": False}, True, []),
]


@pytest.mark.parametrize(("attributes", "result", "warnings"), MISSING)
def test_references_that_lead_nowhere(
    monkeypatch: pytest.MonkeyPatch, attributes: dict[str, Any], result: bool | None, warnings: list[str]
) -> None:
    said: list[tuple[str, str, object]] = []
    monkeypatch.setattr(
        module, "warn", lambda kind, message, location: said.append((str(kind), message, location))
    )
    store = SimpleNamespace(find={"one": object()}.get)
    monkeypatch.setattr(module, "academic_domain", lambda _env: SimpleNamespace(store=store))
    node: Any = nodes.Element("", **attributes)
    app: Any = SimpleNamespace(env=None)
    assert explain_missing_reference(app, None, node) is result
    assert said == [("unknown_key", message, node) for message in warnings]


class Collected(SimpleNamespace):
    """What a build has collected of warnings, each with the place that it has here."""

    def here(self, warnings: tuple[str, ...]) -> list[str]:
        return [f"here: {warning}" for warning in warnings]


def test_warnings_of_pages_that_are_not_read_are_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[list[str]] = []
    monkeypatch.setattr(module, "repeat", said.append)
    monkeypatch.setattr(module, "collector", lambda _app: Collected())
    found: Any = domain({"b": {}, "a": {}, "c": {}})
    for name, warnings in (("b", ("one", "two")), ("a", ("three",)), ("c", ()), ("d", ("four",))):
        found.page(name).warnings = warnings
    loaded: list[int] = []

    class Loading:
        @property
        def publications(self) -> tuple[()]:
            loaded.append(1)
            return ()

    found.store = Loading()
    monkeypatch.setattr(module, "academic_domain", lambda _env: found)
    app: Any = SimpleNamespace(parallel=1)
    module.prepare_reading(app, app, ["d"])
    assert said == [["here: three"], ["here: one", "here: two"]]
    # records are loaded for all processes, where there are several and something to read
    for app.parallel, docnames, is_loaded in ((1, ["a"], 0), (2, [], 0), (2, ["a"], 1), (4, ["a"], 1)):
        loaded.clear()
        module.prepare_reading(app, app, docnames)
        assert len(loaded) == is_loaded


def test_what_is_noted_when_all_pages_have_been_read(monkeypatch: pytest.MonkeyPatch) -> None:
    collected = {"index": ("one",), "gone": ("two",)}
    monkeypatch.setattr(module, "collector", lambda _app: SimpleNamespace(take_all=lambda: collected))
    saved: dict[Path, bytes] = {}

    def save(path: Path, state: bytes, header: object) -> None:
        assert header is True
        saved[path] = state

    monkeypatch.setattr(module.cachefile, "save", save)
    monkeypatch.setattr(module.cachefile, "load_header", lambda path, state: saved.get(path) == state or None)
    found = domain()
    state = [b"state"]
    monkeypatch.setattr(AcademicDomain, "state", property(lambda _self: state[0]))
    monkeypatch.setattr(module, "academic_domain", lambda _env: found)
    app: Any = SimpleNamespace(doctreedir=Path("/site/doctrees"), all_docs={"index": 1.0})
    module.note_all_read(app, app)
    assert {name: record.warnings for name, record in found.pages.items()} == {"index": ("one",)}
    checked = Path("/site/doctrees/academic/checked")
    assert saved == {checked: b"state"}
    monkeypatch.setattr(module.cachefile, "save", None)
    # as long as it is the same, it is not written again
    module.note_all_read(app, app)


def test_problems_are_reported_once_by_file_and_line(monkeypatch: pytest.MonkeyPatch) -> None:
    problems = {
        key: Problem("date", key, file, line)
        for key, file, line in (
            ("c", "b.bib", 3),
            ("a", "a.bib", 9),
            ("b", "b.bib", None),
            ("d", "b.bib", 20),
        )
    }
    said: list[Problem] = []
    monkeypatch.setattr(module, "report", said.extend)
    found = domain()
    for docname, keys in (("index", "cd"), ("more", "abc")):
        for key in keys:
            found.note_problem(docname, problems[key])
    monkeypatch.setattr(module, "academic_domain", lambda _env: found)
    app: Any = None
    module.report_problems(app, app)
    assert "".join(problem.message for problem in said) == "abcd"


def test_what_handlers_make_of_all_records(monkeypatch: pytest.MonkeyPatch) -> None:
    record = Publication("a", "misc", ("A",))
    made: list[Any] = []
    asked: list[object] = []

    def changed(config: object, event: str) -> Any:
        asked.append((config, event))
        return (lambda records: iter([*records, *made])) if made else None

    monkeypatch.setattr(module, "changed_by_handlers", changed)
    app: Any = SimpleNamespace(config="config")
    assert module._change(app) is None
    assert asked == [("config", "academic-publications-read")]
    made.append(record)
    change = module._change(app)
    assert change is not None
    assert change((record,)) == (record, record)
    made.append("no record")
    with pytest.raises(ExtensionError) as error:
        change((record,))
    assert str(error.value) == (
        "a handler of academic-publications-read returned 'no record', which is no Publication"
    )


def test_files_that_conf_names_are_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[tuple[Any, ...]] = []
    store = SimpleNamespace(problems=("a problem",))
    said: list[Any] = []
    monkeypatch.setattr(module, "open_store", lambda *arguments: opened.append(arguments) or store)
    monkeypatch.setattr(module, "report", said.extend)
    monkeypatch.setattr(module, "link_kinds", lambda _config: "kinds")
    monkeypatch.setattr(module, "_change", lambda _app: "change")
    found = domain()
    monkeypatch.setattr(module, "academic_domain", lambda _env: found)
    conf = SimpleNamespace(lines={})
    site = SimpleNamespace(conf=conf, role_table="roles")
    monkeypatch.setattr(module, "settings", lambda _config: site)
    root = tmp_path.resolve()
    app: Any = SimpleNamespace(
        confdir=root, srcdir=root / "source", doctreedir=root / "doctrees", env=None, config=SimpleNamespace()
    )
    for app.config.bibtex_bibfiles, lines, paths, line in (
        (["a.bib", "sub/../b.bib", "/c.bib"], {"bibtex_bibfiles": 7}, ["a.bib", "b.bib", "/c.bib"], 7),
        ([], {"other": 3}, [], 1),
    ):
        conf.lines = lines
        module.open_files(app)
        setting = (str(root / "conf.py"), line)
        assert opened.pop() == (
            *([root / path for path in paths], root / "source", root / "doctrees" / "academic"),
            *("roles", setting, "kinds", "change"),
        )
        assert found.store is store
        assert said == ["a problem"]
        said.clear()


def test_results_of_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page depends on the result of its query, and one that no page has is no matter."""
    asked: list[tuple[Any, ...]] = []
    entries = [Publication(key, "misc", (key,), digest=key.encode()) for key in "abc"]
    store = SimpleNamespace(
        publications_of=lambda files: iter(entries if not files else entries[:1]), digest=b"s"
    )

    def select(found: Any, query: Query, registry: object, counts: object) -> list[Publication]:
        asked.append((query, registry, counts))
        return found[::-1]

    monkeypatch.setattr("sphinx_academic.query.select.select", select)
    monkeypatch.setattr(module, "settings", lambda _config: SimpleNamespace(registry="people"))
    monkeypatch.setattr(module, "paper_counts", lambda _config: "counts")
    figures = [b""]
    monkeypatch.setattr(module, "metrics_digest", lambda _config: figures[0])
    found = domain()
    found.env.config = None  # type: ignore[assignment]
    found.store = store  # type: ignore[assignment]
    states = [found.state]
    assert found.result(Query(filter="x")) == entries[::-1]
    assert found.pages == {}
    assert found.query("a", Query(files=("a.bib",))) == entries[:1]
    assert found.pages["a"].queries == [(Query(files=("a.bib",)), module._digest(entries[:1]))]
    assert asked == [(Query(filter="x"), "people", "counts"), (Query(files=("a.bib",)), "people", "counts")]
    states.append(found.state)
    # a page without queries changes nothing
    found.note_use("b")
    assert found.state == states[-1]
    found.query("b", Query())
    states.append(found.state)
    store.digest = b"t"
    states.append(found.state)
    figures[0] = b"1"
    states.append(found.state)
    assert len(set(states)) == 5
    assert module._digest(entries) != module._digest(entries[::-1])
