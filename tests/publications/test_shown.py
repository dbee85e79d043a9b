"""How lists and sentences are shown, each function on its own: tags of lists, groups, sentences, warnings."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from export.library import entry
from sphinx.addnodes import download_reference, pending_xref

from sphinx_academic.model.picture import Picture
from sphinx_academic.model.venues import Venue, VenueTable
from sphinx_academic.publications import directive, references, sentences
from sphinx_academic.publications import nodes as list_nodes
from sphinx_academic.publications.directive import PublicationsDirective
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.records import LinkView, PublicationView
from sphinx_academic.publications.references import SettleSentences, _files, paper_reference
from sphinx_academic.publications.registration import Layout
from sphinx_academic.publications.sentences import (
    EXTRAS,
    SENTENCE,
    Place,
    _filled,
    _link,
    _listed,
    sentence_nodes,
)
from sphinx_academic.query.query import Query
from sphinx_academic.query.select import Group
from sphinx_academic.rendering.nodes import publication_list

LAYOUTS = {
    "list": Layout("list", frozenset()),
    "table": Layout("table", frozenset(), "table"),
    "own": Layout("own", frozenset(), "div", file=Path("/own.html")),
}


class Translator:
    """Writes tags, for a website or a book."""

    def __init__(self, *, embedded: bool = False) -> None:
        self.body: list[str] = []
        self.config = None
        self.builder = SimpleNamespace(embedded=embedded)

    def starttag(self, _node: object, tag: str, suffix: str, empty: bool, **attributes: str) -> str:
        """Return a tag."""
        assert (suffix, empty) == ("\n", False)
        return f"<{tag}{''.join(f' {name}={value!r}' for name, value in attributes.items())}>"


@pytest.fixture
def visited(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function to the HTML of a list, and what is warned of."""
    warned: list[str] = []
    monkeypatch.setattr(list_nodes, "layouts", lambda _config: LAYOUTS)
    monkeypatch.setattr(list_nodes, "is_embedded", lambda builder: builder.embedded)
    monkeypatch.setattr(list_nodes, "warn", lambda _kind, message, location: warned.append(message))
    monkeypatch.setattr(list_nodes, "later", lambda _self, written: b"".join(written).decode())

    def entries(_self: object, node: publication_list, layout: Layout) -> list[bytes]:
        if layout.template in node.get("failing", ()):
            raise KeyError("in\n two")
        return [f"[{layout.template}]".encode(), b'<li id="pub-a">A</li>']

    monkeypatch.setattr(list_nodes, "_entries_html", entries)

    def visit(*, embedded: bool = False, **attributes: Any) -> str:
        given = {"layout": "list", "numbering": "none", "parts": frozenset(), "entries": (), **attributes}
        translator: Any = Translator(embedded=embedded)
        with pytest.raises(nodes.SkipNode):
            list_nodes._visit_list(translator, publication_list("", **given))
        return "".join(translator.body).replace("'", "")

    return SimpleNamespace(visit=visit, warned=warned)


COPY = " data-copy=Copy data-copied=Copied"


@pytest.mark.parametrize(
    ("given", "start", "end"),
    [
        ({}, "<ul class=publications publications-list role=list>[list]", "</ul>\n"),
        ({"numbering": "ascending"}, "<ol class=publications publications-list role=list>", "</ol>\n"),
        (
            {"numbering": "descending"},
            "<ol class=publications publications-list role=list reversed=reversed>",
            "</ol>\n",
        ),
        ({"numbering": "kind"}, "<ul class=publications publications-list role=list>", "</ul>\n"),
        ({"layout": "table", "numbering": "ascending"}, "<table class=publications publications-table>",
         "</table>\n"),
        (
            {"parts": {"preview"}},
            "<ul class=publications publications-list publications-thumbnails role=list>",
            "</ul>\n",
        ),
        (
            {"parts": {"preview"}, "fit": "cover"},
            "<ul class=publications publications-list publications-thumbnails publications-cover role=list>",
            "</ul>\n",
        ),
        (
            {"parts": {"preview"}, "fit": "contain", "layout": "table"},
            "<table class=publications publications-table>",
            "</table>\n",
        ),
        (
            {"parts": {"preview"}, "citations": (), "fit": "cover"},
            "<ul class=publications publications-list role=list>",
            "</ul>\n",
        ),
        ({"fit": "cover"}, "<ul class=publications publications-list role=list>", "</ul>\n"),
        ({"search": "s"}, "<ul class=publications publications-list role=list data-search=s>", "</ul>\n"),
        ({"search": "s", "embedded": True}, "<ul class=publications publications-list role=list>", "</ul>\n"),
        ({"parts": {"bibtex"}}, f"<ul class=publications publications-list role=list{COPY}>", "</ul>\n"),
        ({"parts": {"links"}}, "<ul class=publications publications-list role=list>", "</ul>\n"),
        (
            {"further_ids": {"pub-a": ["old"]}},
            '<ul class=publications publications-list role=list>[list]<li id="pub-a"><span id="old"></span>A',
            "</li></ul>\n",
        ),
    ],
)  # fmt: skip
def test_tags_of_a_list(visited: Any, given: dict[str, Any], start: str, end: str) -> None:
    shown = visited.visit(**given)
    assert shown.startswith(start)
    assert shown.endswith(f"A</li>{end}" if not end.startswith("</li>") else end)
    assert visited.warned == []


def test_layouts_that_fail(visited: Any) -> None:
    shown = visited.visit(layout="own", failing=("own",))
    assert shown.startswith("<ul class=publications publications-own role=list>[list]")
    assert visited.warned == [
        "the layout ‘own’ fails: KeyError: 'in\\n two'; ‘list’ is used in its place; report it to the "
        "extension that adds it"
    ]
    with pytest.raises(KeyError):
        visited.visit(layout="list", failing=("list",))


def test_what_a_list_shows_on_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Titles lead to the page of the first entry of a key; pictures are those of their entries."""
    records = {
        b"1": entry("@misc{a, title = {A}}"),
        b"2": entry("@misc{a, title = {Again}}"),
        b"3": entry("@misc{c}"),
    }
    first = {"a": SimpleNamespace(digest=b"1"), "c": SimpleNamespace(digest=b"3")}
    pages = {"a": SimpleNamespace(docname="papers/a")}
    domain = SimpleNamespace(
        paper_pages=pages, store=SimpleNamespace(record=records.__getitem__, find=first.get)
    )
    monkeypatch.setattr(list_nodes, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(list_nodes, "links_to_homepages", lambda _builder, _page: lambda person: f"/{person}")
    monkeypatch.setattr(list_nodes, "is_embedded", lambda _builder: False)
    picture = Picture("x.png", "X")
    monkeypatch.setattr(
        "sphinx_academic.pictures.shown.shown_picture",
        lambda _builder, image, _slot: picture if image["uri"] == "x" else None,
    )
    asked: list[Any] = []

    def views(_node: object, _env: object, parts: object, most: object, home: Any, places: Any) -> Any:
        asked.append((most, home("ann"), tuple(places)))
        return (
            PublicationView(f"k{place}", "", "", (), "old", (), "", None, (), None, (), (), ())
            for place in places
        )

    monkeypatch.setattr(list_nodes, "publication_views", views)
    node = publication_list(
        "",
        nodes.Text("words"),
        nodes.image(uri="x", entry=1),
        nodes.image(uri="y", entry=0),
        entries=(Listed(b"1", people=("ann", None)), Listed(b"2"), Listed(b"3")),
        numbering="ascending",
        first=4,
        parts=frozenset({"preview"}),
        layout="list",
        most_authors=7,
    )
    builder = SimpleNamespace(
        current_docname="list",
        dlpath="_downloads",
        env=None,
        get_relative_uri=lambda start, end: f"{start}>{end}",
    )
    translator: Any = SimpleNamespace(builder=builder)
    shown = list_nodes._Shown(translator, node)
    assert len(shown) == 3
    found = list(shown.entries((0, 1, 2)))
    assert [(number, view.title_url, view.preview) for number, view in found] == [
        (4, "list>papers/a", None),
        (5, "old", picture),
        (6, "old", None),
    ]
    assert [view.key for _number, view in shown.entries((2,))] == ["k2"]
    assert asked == [(7, "/ann", (0, 1, 2)), (7, "/ann", (2,))]
    assert shown.context == {
        "downloads": "_downloads/",
        "searched": False,
        "pictures": True,
        "parts": frozenset({"preview"}),
    }
    keys = shown.keys("list")
    assert len(set(keys)) == 3
    assert shown.keys("list") == keys
    assert all(key != other for key, other in zip(keys, shown.keys("other"), strict=True))
    # what a card shows is chosen when it is shown
    node["layout"] = "cards"
    list(list_nodes._Shown(translator, node).entries((0,)))
    assert asked[-1][0] is None
    # what changes with what an entry shows
    for name, value in (("first", 9), ("most_authors", 8)):
        before, node[name] = node[name], value
        assert list_nodes._Shown(translator, node).keys("list")[2] != keys[2]
        node[name] = before
    domain.paper_pages = {}
    others = list_nodes._Shown(translator, node).keys("list")
    assert (others[0] != keys[0], others[1:]) == (True, keys[1:])


def sentence(text: str = "It is accepted.", *extras: str) -> list[nodes.Node]:
    made = [nodes.inline("", "", nodes.emphasis("", text[:2]), nodes.Text(text[2:]), classes=[SENTENCE])]
    return [*made, *(nodes.inline("", f" {extra}", classes=[EXTRAS]) for extra in extras)]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (sentence(), "It is accepted."),
        ([*sentence(), nodes.Text(" And more.")], "It is accepted. And more."),
        *(
            ([*sentence(), nodes.Text(f"{mark} And")], f"It is accepted{mark} And")
            for mark in (".", ",", ";", ":", "!", "?", "。", "，", "；", "：", "！", "？")
        ),
        ([*sentence("它被录用。"), nodes.Text("，好。")], "它被录用，好。"),
        ([*sentence("It is accepted"), nodes.Text(", too")], "It is accepted, too"),
        # awards and links come last
        ([*sentence("It is accepted.", "Oral"), nodes.Text(" And more.")], "It is accepted. And more. Oral"),
        ([*sentence("It is accepted.", "Oral"), nodes.Text(", too")], "It is accepted, too Oral"),
        (sentence("It is accepted.", "Oral"), "It is accepted. Oral"),
        ([*sentence("It is accepted."), nodes.inline("", "!", classes=["x"])], "It is accepted!"),
    ],
)
def test_what_follows_a_sentence(given: list[nodes.Node], shown: str) -> None:
    paragraph = nodes.paragraph("", "", nodes.Text("So: "), *(node.deepcopy() for node in given))
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += paragraph
    transform = object.__new__(SettleSentences)
    transform.document = document
    transform._settle()
    assert paragraph.astext() == f"So: {shown}"


def test_a_reference_to_a_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    noted: list[Any] = []
    domain = SimpleNamespace(note_reference=lambda *words: noted.append(words))
    monkeypatch.setattr(references, "academic_domain", lambda _env: domain)
    env: Any = SimpleNamespace(docname="index", config=SimpleNamespace(language="en"))
    record = entry("@misc{k, title = {Of \\emph{tides} \\href{https://a.example}{here}}}")
    found = paper_reference(env, "k", record)
    assert isinstance(found, pending_xref)
    assert {name: found[name] for name in ("refdoc", "refdomain", "reftype", "reftarget")} == {
        "refdoc": "index",
        "refdomain": "academic",
        "reftype": "pub",
        "reftarget": "k",
    }
    assert (found["refexplicit"], found["refwarn"], found[0]["classes"]) == (False, True, ["xref", "pub"])
    assert found.astext() == "Of tides here"
    assert len(list(found.findall(nodes.emphasis))) == 1
    assert not list(found.findall(nodes.reference))
    own = paper_reference(env, "k", record, "this one", required=False)
    assert (own.astext(), own["refexplicit"], own["refwarn"]) == ("this one", True, False)
    assert paper_reference(env, "k", None).astext() == "k"
    assert paper_reference(env, "k", entry("@misc{k}")).astext() == "k"
    assert noted == [("index", "k")] * 4


def test_files_of_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def find(_env: object, *paths: str) -> Any:
        return SimpleNamespace(name="files/a.pdf" if "a.pdf" in paths else "")

    monkeypatch.setattr(references, "find_file", find)
    record = entry(
        "@misc{k, title = {T}, pdf = {a.pdf}, slides = {lost.pdf}, code = {https://a.example/a.pdf}}"
    )
    assert _files(None, record) == {"a.pdf": "files/a.pdf"}  # type: ignore[arg-type]


SITE: Any = SimpleNamespace(
    venue_table=VenueTable(
        [
            Venue("CT", "ct", "Conference of Tides", kind="conference", url="https://ct.example"),
            Venue("KA", "ka", "Known Annals", kind="journal"),
            Venue("TA", "ta", "Tide Archive", kind="preprint"),
        ]
    )
)
EMPTY: Any = SimpleNamespace(venue_table=VenueTable())


def said(fields: str, form: str, *links: LinkView, site: Any = EMPTY, kind: str = "inproceedings") -> str:
    record = entry(f"@{kind}{{k, title = {{T}}, year = 2024, {fields}}}")
    found = sentence_nodes(record, form, [nodes.Text("T")], links, site, "en")
    return "".join(node.astext() for node in found)


@pytest.mark.parametrize(
    ("fields", "form", "site", "text"),
    [
        ("booktitle = {Tide Days}", "accepted", EMPTY, "T is accepted at Tide Days 2024."),
        ("booktitle = {Tide Days 2023}", "accepted", EMPTY, "T is accepted at Tide Days 2023."),
        ("booktitle = {Tide Days'23}", "accepted", EMPTY, "T is accepted at Tide Days'23."),
        ("booktitle = {Proc. of the Tide Days}", "accepted", EMPTY, "T is accepted at Tide Days 2024."),
        ("booktitle = {In: Proceedings of Tide Days}", "accepted", EMPTY, "T is accepted at Tide Days 2024."),
        ("booktitle = {Workshop on Tides}", "published", EMPTY,
         "T is published at the Workshop on Tides 2024."),
        ("booktitle = {Days for Tides}", "accepted", EMPTY, "T is accepted at the Days for Tides 2024."),
        ("booktitle = {Tide Days}, abbr = {TD}", "accepted", EMPTY, "T is accepted at TD 2024."),
        ("booktitle = {Tide Days}, abbr = {TD24}", "accepted", EMPTY, "T is accepted at TD24."),
        ("booktitle = {Conference of Tides}", "accepted", SITE, "T is accepted at CT 2024."),
        ("booktitle = {Known Annals}", "accepted", SITE, "T is accepted by KA."),
        ("booktitle = {Tide Archive}", "accepted", SITE, "T is accepted."),
        ("booktitle = {arXiv}", "accepted", EMPTY, "T is accepted."),
        ("", "accepted", EMPTY, "T is accepted."),
        ("", "available", EMPTY, "T is available as a preprint."),
        (
            "pubstate = {preprint}, abbr = {bR}, booktitle = {bioRxiv}",
            "available",
            EMPTY,
            "T is available as a preprint on bR.",
        ),
        (
            "booktitle = {Tide Days}, eprint = {2401.00001}, archiveprefix = {arXiv}",
            "available",
            EMPTY,
            "T is available as a preprint on arXiv.",
        ),
        ("booktitle = {Tide Days}, award = {Best Paper}", "award", EMPTY,
         "T receives the Best Paper at Tide Days 2024."),
        (
            "booktitle = {Tide Days}, award = {Best Paper; Prize}, presentation = {oral}",
            "award",
            EMPTY,
            "T receives the Best Paper and Prize at Tide Days 2024. Oral",
        ),
        ("booktitle = {Tide Days}, presentation = {oral}", "award", EMPTY,
         "T is selected as Oral at Tide Days 2024."),
        (
            "booktitle = {Tide Days}, award = {Best Paper}, presentation = {oral}",
            "accepted",
            EMPTY,
            "T is accepted at Tide Days 2024. Best Paper Oral",
        ),
    ],
)  # fmt: skip
def test_sentences(fields: str, form: str, site: Any, text: str) -> None:
    assert said(fields, form, site=site) == text


def test_articles_are_in_journals() -> None:
    assert said("journal = {Tides}", "accepted", kind="article") == "T is accepted by Tides."
    assert said("journal = {Journal of Tides}", "published", kind="article") == (
        "T is published in the Journal of Tides."
    )
    assert (
        said("journal = {Tides}, award = {Prize}", "award", kind="article")
        == "T receives the Prize of Tides."
    )


def test_links_behind_a_sentence() -> None:
    links = (
        LinkView("pdf", "Paper", "a%20b.pdf", download=True),
        LinkView("code", "Code", "https://code.example"),
        LinkView("video", "Video", ""),
        *(LinkView(kind, kind, "https://x") for kind in ("altmetric", "dimensions", "scholar", "inspire")),
    )
    assert said("", "accepted", *links) == "T is accepted. Paper\N{NO-BREAK SPACE}· Code"
    (file,) = _link(links[0])
    assert isinstance(file, download_reference)
    assert (file["reftarget"], file["classes"], file.astext()) == ("/a b.pdf", ["link-pdf"], "Paper")
    (other,) = _link(links[1])
    assert isinstance(other, nodes.reference)
    assert (other["refuri"], other["classes"]) == ("https://code.example", ["link-code"])


def test_pieces_of_a_sentence() -> None:
    values = {"title": [nodes.Text("T")], "venue": [nodes.Text("a"), nodes.Text("b")]}
    found = list(_filled("{title} is at {venue}{lost}.", values))
    assert [node.astext() for node in found] == ["T", " is at ", "a", "b", "."]
    assert _listed([], "en") == []
    assert Place() == ("", ())
    assert sentences._with_year("Tides", "") == "Tides"


class Example(PublicationsDirective):
    """A directive without docutils around it, whose warnings are kept."""

    def __init__(self, **given: Any) -> None:
        self.name = "publications"
        self.said: list[str] = []
        self.given = given

    def warn(self, kind: Any, message: str) -> None:
        self.warned = True
        self.said.append(f"{kind}: {message}")

    config: Any = SimpleNamespace(language="en")

    @property
    def env(self) -> Any:
        return SimpleNamespace(relfn2path=lambda name: (name, f"/site/{name}"), docname="list")

    @property
    def domain(self) -> Any:
        records = [
            entry(f"@misc{{{key}, title = {{T}}}}") for key in self.given.get("keys", ("ito2024", "roe2023"))
        ]
        files = [SimpleNamespace(name=name, path=Path(f"/site/{name}")) for name in ("a.bib", "b/c.bib")]
        vocabulary = SimpleNamespace(fields=self.given.get("fields", frozenset()))
        store = SimpleNamespace(
            publications=tuple(records),
            find={record.key: record for record in records}.get,
            files=files,
            vocabulary=vocabulary,
            problems=self.given.get("problems", ()),
        )
        return SimpleNamespace(store=store)

    @property
    def site(self) -> Any:
        roles = SimpleNamespace(by_id={})
        return SimpleNamespace(registry=[], role_table=roles)


def test_queries() -> None:
    made = Example()
    assert made._query({}, None) == Query()
    options = {"filter": "f", "type": ("t",), "keys": ("ito2024",), "sort": ("-year",), "limit": 3}
    assert made._query({**options, "bibfiles": ("a.bib",)}, "ann") == Query(
        filter="f", types=("t",), keys=("ito2024",), files=("a.bib",), sort=("-year",), limit=3, me="ann"
    )
    assert made.said == []
    assert made._query({"keys": ("ito2023", "zzz")}, None).keys == ("ito2023", "zzz")
    assert made.said == [
        "unknown_key: :keys: no entry ‘ito2023’ in bibtex_bibfiles; it is left out; did you mean ‘ito2024’?",
        "unknown_key: :keys: no entry ‘zzz’ in bibtex_bibfiles; it is left out; correct the key or add "
        "the entry",
    ]


def test_files_of_a_query() -> None:
    made = Example()
    assert list(made._files(["a.bib", "b/c.bib", "c.bib"])) == ["a.bib", "b/c.bib", "c.bib"]
    assert made.said == [
        "bibfile: :bibfiles: c.bib is not in bibtex_bibfiles; it is ignored; known are: a.bib, b/c.bib"
    ]


@pytest.mark.parametrize(
    ("query", "has_metrics", "fields", "count"),
    [
        (Query(), False, (), 0),
        (Query(filter="citations > 5"), False, (), 1),
        (Query(filter="citations > 5 and downloads > 2"), False, (), 2),
        (Query(filter="citations > 5"), True, (), 0),
        (Query(filter="citations > 5"), False, ("citations",), 0),
        (Query(filter="year > 5"), False, (), 0),
    ],
)
def test_figures_that_a_filter_names(
    monkeypatch: pytest.MonkeyPatch, query: Query, has_metrics: bool, fields: tuple[str, ...], count: int
) -> None:
    monkeypatch.setattr(directive, "has_metrics", lambda _config: has_metrics)
    monkeypatch.setattr("sphinx_academic.query.vocabulary.unknown_names", lambda *_given: ["unknown"])
    made = Example(fields=frozenset(fields))
    made._check(query)
    unknown = ["filter: unknown"] if query.filter else []
    assert made.said[: len(unknown)] == unknown
    found = made.said[len(unknown) :]
    assert len(found) == count
    assert all(
        "fits nothing, for academic_metrics names no file with figures; add it" in text for text in found
    )


@pytest.mark.parametrize(
    ("by", "values", "keys", "warns"),
    [
        ((), ("",), ("a",), False),
        (("venue",), ("",), ("a",), True),
        (("venue",), ("", "x"), ("a",), False),
        (("year",), ("",), ("a",), True),
        # published is a heading
        (("status",), ("",), ("a",), False),
    ],
)
def test_headings_by_what_no_entry_has(
    by: tuple[str, ...], values: tuple[str, ...], keys: tuple[str, ...], warns: bool
) -> None:
    made = Example(keys=keys)
    made._check_groups(by, [Group(by[0] if by else "", value, ()) for value in values])
    assert [text.partition(",")[0] for text in made.said] == (
        [f"option: :group-by: no entry has a {by[0]}"] if warns else []
    )


def test_why_a_list_is_empty() -> None:
    made = Example(keys=())
    assert made._why_empty(Query()) == "there are no entries in bibtex_bibfiles"
    assert not made.warned
    broken = Example(keys=(), problems=("x",))
    assert broken._why_empty(Query()) == "there are no entries in bibtex_bibfiles"
    assert broken.warned
    other = Example()
    assert "entries in bibtex_bibfiles" not in other._why_empty(Query(filter="year > 3000"))
    assert not other.warned
