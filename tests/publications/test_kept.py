"""What pages with lists keep and say, each method on its own: entries, figures, groups, sheets of colours."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from export.library import entry

from sphinx_academic.model.problems import Kind, Problem
from sphinx_academic.model.publication import Publication
from sphinx_academic.pictures.copies import Source
from sphinx_academic.publications import directive, page, sentence_domain, venue_colours
from sphinx_academic.publications import nodes as list_nodes
from sphinx_academic.publications.directive import PublicationsDirective
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.previews import FoundPreview
from sphinx_academic.publications.records import CountView, PublicationView
from sphinx_academic.publications.registration import Layout
from sphinx_academic.query.query import Query
from sphinx_academic.query.select import Group
from sphinx_academic.rendering.nodes import publication_list

PAPERS = [
    entry("@misc{a, title = {A}, author = {Roe, R. and Ito, N.}, pdf = {a.pdf}}"),
    entry("@misc{b, title = {B}, author = {Ito, N.}, url = {https://b.example}}"),
    entry("@misc{c, title = {C}, editor = {Roe, R.}, preview = {c.png}}"),
]


class Parts:
    """Parts of the record of a page."""

    def __init__(self) -> None:
        self.ids: set[str] = set()

    def part(self, _kind: type) -> Any:
        return self


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a page whose people are known by their family names, and what it notes."""
    people = {"Roe": "ann", "Ito": None}
    known = SimpleNamespace(
        identified=lambda authors: (
            tuple(people[author.name.family] for author in authors)
            if any(people[author.name.family] for author in authors)
            else ()
        ),
        position_of=lambda me, authors: SimpleNamespace(
            position=next((n for n, author in enumerate(authors) if people[author.name.family] == me), None)
        ),
    )
    problem = Problem(Kind.OPTION, "unknown", "a.bib", 1, "a")
    monkeypatch.setattr(
        page, "unknown_people", lambda _registry, record: [problem] if record.key == "a" else []
    )
    monkeypatch.setattr(
        page, "ambiguous_name", lambda _registry, _me, record: problem if record.key == "c" else None
    )
    noted: dict[str, list[Any]] = {"problems": [], "papers": [], "programs": []}
    record = Parts()
    domain = SimpleNamespace(
        note_problem=lambda docname, problem: noted["problems"].append((docname, problem)),
        note_paper=lambda *words: noted["papers"].append(words),
        note_program=lambda *words: noted["programs"].append(words),
        note_download=lambda _docname, name: f"digest/{name}",
        page=lambda _docname: record,
    )
    monkeypatch.setattr(
        page, "find_file", lambda _env, *paths, **_use: SimpleNamespace(name=f"files/{paths[0]}", refusal="")
    )
    env: Any = SimpleNamespace(docname="list", config=None)
    document: Any = SimpleNamespace(ids={})
    site: Any = SimpleNamespace(registry=known)
    made = page.Page(env, document, site, domain)  # type: ignore[arg-type]
    return SimpleNamespace(page=made, noted=noted, record=record, problem=problem)


def test_entries_of_a_list(own: Any) -> None:
    made = own.page.listed(PAPERS, "ann", {"parts": frozenset(), "name": "mine"})
    assert isinstance(made, publication_list)
    assert (made["name"], made.astext()) == ("mine", list_nodes.search_text(PAPERS))
    assert made["entries"] == (
        Listed(PAPERS[0].digest, "pub-a", 0, ("ann", None), (("a.pdf", "digest/files/a.pdf"),), "ann"),
        Listed(PAPERS[1].digest, "pub-b", None, (), (), "ann"),
        Listed(PAPERS[2].digest, "pub-c", 0, ("ann",), (), "ann"),
    )
    assert own.record.ids == {"ann"}
    assert own.noted["problems"] == [("list", own.problem), ("list", own.problem)]
    assert [words[1:4] for words in own.noted["papers"]] == [
        ("a", "pub-a", "A"),
        ("b", "pub-b", "B"),
        ("c", "pub-c", "C"),
    ]
    # a list of no one
    own.noted["problems"].clear()
    other = own.page.listed(PAPERS[1:], None, {"parts": frozenset()})
    assert other["entries"] == (
        Listed(PAPERS[1].digest, "", None, (), (), ""),
        Listed(PAPERS[2].digest, "", None, ("ann",), (), ""),
    )
    assert own.noted["problems"] == []
    assert len(made.children) == 1


@pytest.mark.parametrize("first", [False, True])
def test_pictures_of_a_list(monkeypatch: pytest.MonkeyPatch, own: Any, first: bool) -> None:
    settings = SimpleNamespace(pdf_previews=first)
    monkeypatch.setattr(page.PictureSettings, "of", lambda _config: settings)
    monkeypatch.setattr("sphinx_academic.pictures.copies.pictures", lambda _env: None)
    found = {
        "a": FoundPreview(Source("a.pdf", 1)) if first else None,
        "b": FoundPreview(None, (), own.problem),
        "c": FoundPreview(Source("c.png"), (), own.problem),
    }

    def preview(record: Publication, *_given: Any, pdf: bool) -> FoundPreview | None:
        assert pdf is first
        return found[record.key]

    monkeypatch.setattr("sphinx_academic.publications.previews.find_preview", preview)
    made = own.page.listed(PAPERS, None, {"parts": frozenset({"preview"})})
    shown = [
        (
            type(child).__name__.removeprefix("academic_"),
            child["entry"],
            child.get("uri"),
            child.get("source"),
        )
        for child in made.children[1:]
    ]
    pages = [("page_picture", 0, None, Source("a.pdf", 1))] if first else []
    assert shown == [*pages, ("image", 2, "/c.png", None)]
    assert own.noted["programs"] == [("list", "images")]
    assert ("list", own.problem) in own.noted["problems"]
    # a list without pictures
    own.noted["programs"].clear()
    assert len(own.page.listed(PAPERS[:2], None, {"parts": frozenset({"preview"})}).children) == 1 + first
    assert own.noted["programs"] == ([("list", "images")] if first else [])
    assert len(own.page.listed(PAPERS, None, {"parts": frozenset()}).children) == 1


class Example(PublicationsDirective):
    """A directive without docutils around it, whose warnings are kept."""

    def __init__(self, **given: Any) -> None:
        self.name = "publications"
        self.said: list[str] = []
        self.given = given
        self.state: Any = SimpleNamespace(document=SimpleNamespace(ids={}))

    config: Any = SimpleNamespace(language="en")

    def warn(self, kind: Any, message: str) -> None:
        self.said.append(f"{kind}: {message}")

    @property
    def env(self) -> Any:
        return SimpleNamespace(docname="list", new_serialno=lambda name: {"academic-publications": 3}[name])

    @property
    def domain(self) -> Any:
        return self.given.get("domain")

    site: Any = None

    def under_heading(
        self, text: str, anchor: str, content: Any, kind: str, words: Any = None
    ) -> list[nodes.Node]:
        shown = words.astext() if words is not None else text
        return [nodes.section("", nodes.title(kind, shown), *content, ids=[anchor])]


def test_what_all_lists_have_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = Layout("x", frozenset({"authors", "links"}))
    monkeypatch.setattr(directive, "layouts", lambda _config: {"list": layout, "cards": layout})
    assert Example()._attributes({}) == {
        "kind": "publications",
        "directive": 3,
        "name": "",
        "layout": "list",
        "parts": frozenset({"authors", "links"}),
        "printed": frozenset({"authors", "links"}),
        "most_authors": None,
        "fit": "contain",
        "numbering": "none",
    }
    options = {
        "layout": "cards",
        "name": "mine",
        "show": ("abstract",),
        "hide": ("links",),
        "max-authors": 5,
        "preview-fit": "cover",
        "numbering": "descending",
    }
    assert Example()._attributes(options) == {
        "kind": "publications",
        "directive": 3,
        "name": "mine",
        "layout": "cards",
        "parts": frozenset({"authors", "abstract"}),
        "printed": frozenset({"authors", "abstract"}),
        "most_authors": 5,
        "fit": "cover",
        "numbering": "descending",
    }


@pytest.mark.parametrize(
    ("numbering", "first"), [("none", [1, 3, 4]), ("ascending", [1, 3, 4]), ("descending", [4, 2, 1])]
)
def test_numbers_go_on_from_list_to_list(
    monkeypatch: pytest.MonkeyPatch, numbering: str, first: list[int]
) -> None:
    made: list[Any] = []

    def listed(_page: object, records: Any, me: Any, attributes: Any) -> Any:
        made.append((len(records), me, attributes))
        return nodes.paragraph()

    monkeypatch.setattr(page.Page, "listed", listed)
    lists = [PAPERS[:2], PAPERS[2:], PAPERS[:1]]
    assert len(list(Example()._numbered_lists(lists, "ann", {"numbering": numbering, "x": 1}))) == 3
    assert made == [
        (count, "ann", {"numbering": numbering, "x": 1, "first": number})
        for count, number in zip((2, 1, 1), first, strict=True)
    ]


def outline(node: nodes.Node) -> Any:
    assert isinstance(node, nodes.Element)
    if isinstance(node, publication_list):
        return node["headings"]
    title: Any = node[0]
    return node["ids"][0], title.rawsource, title.astext(), [outline(child) for child in node.children[1:]]


def test_groups_and_their_headings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        directive.PublicationSettings, "of", lambda _config: SimpleNamespace(type_headings={"zoo": "Zoos"})
    )
    lists = iter([publication_list() for _ in range(4)])
    one, two = (PAPERS[0],), (PAPERS[1],)
    inner = (Group("type", "article", one), Group("type", "zoo", two))
    groups = [
        Group("year", "2024", (*one, *two), inner),
        Group("year", "", one),
        Group("venue", "Tide & Ebb", two),
        Group("year", "2020", ()),
    ]
    shown = list(Example()._sections(groups, lists, {"headings": "rubric"}, "publications"))
    assert [outline(node) for node in shown] == [
        (
            "publications-2024",
            "rubric",
            "2024",
            [
                ("publications-2024-article", "rubric", "Journal articles", [("2024", "Journal articles")]),
                ("publications-2024-zoo", "rubric", "Zoos", [("2024", "Zoos")]),
            ],
        ),
        ("publications-other", "rubric", "Undated", [("Undated",)]),
        ("publications-tide-ebb", "rubric", "Tide & Ebb", [("Tide & Ebb",)]),
        ("publications-2020", "rubric", "2020", []),
    ]
    # without groups, there is no heading
    (alone,) = Example()._sections([Group("", "", one)], iter([publication_list()]), {}, "publications")
    assert outline(alone) == ()
    (headed,) = Example()._sections(
        [Group("year", "2024", one)], iter([publication_list()]), {}, "publications"
    )
    assert outline(headed)[1] == "section"
    assert Example()._type_order()[:2] == ("zoo", "book")


@pytest.mark.parametrize(
    ("parts", "sort", "has_metrics", "shown", "message"),
    [
        ((), None, True, False, ""),
        (("links",), ("-year",), False, False, ""),
        (("citations",), None, True, True, ""),
        ((), ("-citations",), True, False, ""),
        (("citations", "stars"), None, False, False, ":show: citations, stars"),
        ((), ("-citations", "year"), False, False, ":sort: citations, year"),
        (("stars",), ("citations",), False, False, ":show: stars"),
    ],
)
def test_who_counts_what_a_list_shows(
    monkeypatch: pytest.MonkeyPatch,
    parts: tuple[str, ...],
    sort: tuple[str, ...] | None,
    has_metrics: bool,
    shown: bool,
    message: str,
) -> None:
    noted: list[Any] = []
    monkeypatch.setattr(directive, "has_metrics", lambda _config: has_metrics)
    monkeypatch.setattr("sphinx_academic.core.metrics.metrics", noted.append)
    monkeypatch.setattr(
        "sphinx_academic.publications.counts.sources_of",
        lambda _config, found, given: [f"{len(found)} {sorted(given)}"],
    )
    made = Example()
    attributes = {"parts": frozenset(parts), "printed": frozenset({"note"})}
    found = made._sources(Query(sort=sort), PAPERS, attributes)
    assert [node.astext() for node in found] == ([f"3 {sorted({*parts, 'note'})}"] if shown else [])
    assert all((node["classes"], node["translatable"]) == (["publication-sources"], False) for node in found)  # type: ignore[index]
    assert len(noted) == shown
    whole = f"metrics: {message}: academic_metrics names no file with figures, so there are none; add it"
    assert made.said == ([whole] if message else [])


@pytest.mark.parametrize(("styles", "noted", "said"), [((), True, 1), (("apa",), True, 0)])
def test_styles_of_a_list(
    monkeypatch: pytest.MonkeyPatch, styles: tuple[str, ...], noted: bool, said: int
) -> None:
    programs: list[Any] = []
    domain = SimpleNamespace(note_program=lambda *words: programs.append(words))
    monkeypatch.setattr(
        directive.PublicationSettings, "of", lambda _config: SimpleNamespace(cite_styles=styles)
    )
    monkeypatch.setattr(directive, "style_problems", lambda names, language: [f"no {names[0]} {language}"])
    made = Example(domain=domain)
    made._check_styles()
    assert programs == [("list", "csl")]
    assert made.said == ["style: :show: cite: no apa en"] * said


def test_views_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what others make of them, with figures and citations where these are wanted."""
    view = PublicationView("k", "", "", ("T",), "", (), "", None, (), None, (), (), ())
    records = {b"1": PAPERS[0], b"2": PAPERS[1]}
    domain = SimpleNamespace(store=SimpleNamespace(record=records.__getitem__))
    site = SimpleNamespace(role_table=1, registry=2, venue_table=3)
    state: dict[str, Any] = {"change": None}
    monkeypatch.setattr(list_nodes, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(list_nodes, "settings", lambda _config: site)
    monkeypatch.setattr(list_nodes, "link_table", lambda _config: 4)
    monkeypatch.setattr(list_nodes, "view_changes", lambda _config: state["change"])
    monkeypatch.setattr(
        list_nodes.PublicationSettings,
        "of",
        lambda _config: SimpleNamespace(cite_styles=state.get("styles", ())),
    )
    monkeypatch.setattr(
        list_nodes, "citations", lambda record, styles, language: ((styles[0], (record.key, language)),)
    )

    def make(record: Publication, listed: Listed, *given: Any, language: str) -> PublicationView:
        assert (given, language) == ((1, 2, 3, 4, "home"), "en")
        return view._replace(key=record.key, anchor=listed.anchor)

    monkeypatch.setattr(list_nodes, "make_view", make)
    counted = (CountView("stars", "1 star", "GitHub"),)
    monkeypatch.setattr(
        "sphinx_academic.publications.counts.count_views",
        lambda _config, parts: lambda record: counted if record.key == "a" else (),
    )
    env: Any = SimpleNamespace(config=SimpleNamespace(language="en"))
    node = publication_list("", entries=(Listed(b"1", "x"), Listed(b"2")))

    def views(parts: set[str], places: Any = None) -> list[PublicationView]:
        home: Any = "home"
        return list(list_nodes.publication_views(node, env, frozenset(parts), None, home, places))

    assert [(one.key, one.anchor, one.counts, one.cite) for one in views({"links"})] == [
        ("a", "x", (), ()),
        ("b", "", (), ()),
    ]
    assert [one.key for one in views({"links"}, [1])] == ["b"]
    assert [one.counts for one in views({"stars"})] == [counted, ()]
    assert [one.cite for one in views({"cite"})] == [(("apa", ("a", "en")),), (("apa", ("b", "en")),)]
    state["styles"] = ("mla",)
    assert views({"cite"})[0].cite == (("mla", ("a", "en")),)
    state["change"] = lambda view, record: view._replace(title=("Other", record.key))
    assert [one.title for one in views({"links"})] == [("Other", "a"), ("Other", "b")]
    node["citations"] = (("Cited",), ())
    assert [one.citation for one in views({"links"})] == [("Cited",), ()]


class Registered:
    """Which domains there are."""

    def __init__(self, *names: str) -> None:
        self.added: list[type] = []
        self.registry = SimpleNamespace(has_domain=names.__contains__)
        self.add_domain = self.added.append


def test_the_domain_of_sentences() -> None:
    for names, added in (
        ((), [sentence_domain.PubDomain]),
        (("pub",), []),
        (("other",), [sentence_domain.PubDomain]),
    ):
        app: Any = Registered(*names)
        sentence_domain.add_domain_of_sentences(app, app)
        assert app.added == added
    assert list(sentence_domain.PubDomain.roles) == ["accepted", "published", "available", "award"]
    made: Any = object.__new__(sentence_domain.PubDomain)
    assert made.resolve_any_xref() == []


@pytest.mark.parametrize(
    ("format", "rules", "is_written", "done"),
    [
        ("html", "a {}", True, ["renewed", "academic-venues.css"]),
        ("html", "a {}", False, ["renewed"]),
        ("html", "", True, ["renewed"]),
        ("latex", "a {}", True, []),
    ],
)
def test_colours_of_venues(
    monkeypatch: pytest.MonkeyPatch, format: str, rules: str, is_written: bool, done: list[str]
) -> None:
    found: list[str] = []
    written: list[tuple[str, bytes]] = []
    output = SimpleNamespace(
        renew=lambda _owner: found.append("renewed"),
        write=lambda _owner, path, content: written.append((path, content)) or is_written,
    )
    monkeypatch.setattr(venue_colours, "output_files", lambda _app: output)
    monkeypatch.setattr(venue_colours, "settings", lambda _config: SimpleNamespace(venue_table=None))
    monkeypatch.setattr(venue_colours, "style_sheet", lambda _table: rules)
    monkeypatch.setattr(venue_colours, "add_style_sheet", lambda _builder, name: found.append(name))
    app: Any = SimpleNamespace(builder=SimpleNamespace(format=format), config=None)
    venue_colours.add_colours(app)
    assert found == done
    assert written == ([("_static/academic-venues.css", b"a {}")] if rules and format == "html" else [])
