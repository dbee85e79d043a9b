"""What directives and roles share, each function on its own: empty links, copies of sources, names."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_academic.authoring import cite, page_sources, registration, section_notes
from sphinx_academic.authoring.cite import CheckLinks, _Entries, _is_balanced, _readable, _Waiting
from sphinx_academic.authoring.directive import _front_matter, _Options, without_messages
from sphinx_academic.authoring.empty_links import without_empty_links
from sphinx_academic.authoring.page_sources import PRIVATE_PAGE, PrivateTexts
from sphinx_academic.authoring.section_notes import OtherPages, SectionNote, Sections
from sphinx_academic.authoring.unclosed_fences import Swallowed, find_swallowed
from sphinx_academic.core.page_record import PageRecord


def link(address: str, *children: nodes.Node) -> nodes.reference:
    return nodes.reference("", "", *children, refuri=address)


def cross(target: str, kind: str = "myst") -> pending_xref:
    inner = nodes.inline("", "", nodes.emphasis("", "a"), nodes.Text("b"), classes=["xref", kind])
    return pending_xref("", inner, reftype=kind, reftarget=target)


@pytest.mark.parametrize("address", ["", " ", "#", " # "])
def test_links_that_lead_nowhere(address: str) -> None:
    """At the top and within; their words stay, with their marks."""
    made = link(address, nodes.strong("", "one"))
    paragraph = nodes.paragraph("", "", nodes.Text("x "), link(address, nodes.Text("two")), cross(address))
    for soon, end in ((False, ""), (True, " (coming soon)")):
        kept, found = without_empty_links([made.deepcopy(), paragraph.deepcopy(), nodes.Text("z")], soon=soon)
        assert [node.astext() for node in found] == ["one", "two", "ab"]
        assert [node.astext() for node in kept] == [
            *(["one", end] if soon else ["one"]),
            f"x two{end}ab{end}",
            "z",
        ]
        assert isinstance(kept[0], nodes.strong)
        assert not list(kept[-2].findall(nodes.reference)) + list(kept[-2].findall(pending_xref))
        assert [node.astext() for node in kept[-2].findall(nodes.emphasis)] == ["a"]


@pytest.mark.parametrize(
    "node",
    [
        link("a"),
        link("#a"),
        link("##"),
        nodes.reference("", "a", refid="a"),
        cross("a"),
        cross("", "doc"),
        cross("#", "ref"),
        nodes.inline("", "a"),
    ],
)
def test_what_is_no_empty_link(node: nodes.Element) -> None:
    paragraph = nodes.paragraph("", "", node)
    before = paragraph.pformat()
    assert without_empty_links([paragraph], soon=True) == ([paragraph], [])
    assert paragraph.pformat() == before


def test_references_of_any_kind_to_nothing() -> None:
    assert len(without_empty_links([cross("", "any")], soon=False)[1]) == 1


@pytest.mark.parametrize(
    ("text", "headings", "expected"),
    [
        ("- a\n# H", True, Swallowed(1, "the heading ‘H’")),
        ("- a\n###### H ##  ", True, Swallowed(1, "the heading ‘H’")),
        ("####### H", True, None),
        ("#H", True, None),
        ("#", True, Swallowed(0, "the heading ‘’")),
        (" # H", True, None),
        ("H\n===", True, Swallowed(0, "the heading ‘H’")),
        ("H\n--", True, Swallowed(0, "the heading ‘H’")),
        ("H\n-", True, None),
        ("H\n= =", True, None),
        ("a\nH\n===", True, None),
        ("a\n\nH\n===", True, Swallowed(2, "the heading ‘H’")),
        *((f"{mark}H\n===", True, None) for mark in (" ", "- ", "* ", "+ ", ": ", "> ", "| ", "1. ", "2) ")),
        ("1.H\n===", True, Swallowed(0, "the heading ‘1.H’")),
        ("# H\n\n# I", True, Swallowed(0, "the heading ‘H’")),
        # in a fence that is closed
        ("```\n# H\n```", True, None),
        ("```\n# H\n````", True, None),
        ("````\n# H\n```\n````\n# I", True, Swallowed(4, "the heading ‘I’")),
        ("```\n~~~\n# H\n```\n# I", True, Swallowed(4, "the heading ‘I’")),
        # what has words ends no fence
        ("```\n``` x\n# H", True, Swallowed(0, "‘```’")),
        ("``` {news}\na", True, Swallowed(0, "{news}")),
        ("~~~ python\na", True, Swallowed(0, "‘python’")),
        ("- ::: x\n  a", True, Swallowed(0, "‘x’", True)),
        ("  ``` x\n  a", True, Swallowed(0, "‘x’", True)),
        ("``", True, None),
        # what comes first; a heading is a part of some bodies
        ("# H\n```{news}", True, Swallowed(0, "the heading ‘H’")),
        ("```{news}\n# H", True, Swallowed(0, "{news}")),
        ("# H\na", False, None),
        ("# H\n```{news}", False, Swallowed(0, "the heading ‘H’")),
        ("a\n```{news}\n# H", False, Swallowed(1, "{news}")),
        ("a", False, None),
        ("", True, None),
    ],
)
def test_what_a_fence_swallows(text: str, headings: bool, expected: Swallowed | None) -> None:
    assert find_swallowed(text.split("\n"), headings=headings) == expected


@pytest.mark.parametrize(
    ("source", "readable"),
    [
        ("5% of", "5\\% of"),
        ("5\\% of", "5\\% of"),
        ("5\\\\% of", "5\\\\\\% of"),
        ("%%", "\\%\\%"),
        ("{a", "a"),
        ("a}", "a"),
        ("}a{", "a"),
        ("{a}{b}", "{a}{b}"),
        ("a\\", "a"),
        ("a\\\\", "a"),
        ("{" * 20 + "}" * 20, "{" * 20 + "}" * 20),
        ("{" * 21 + "}" * 21, ""),
        ("", ""),
    ],
)
def test_what_a_style_can_read(source: str, readable: str) -> None:
    assert _readable(source) == readable
    assert _is_balanced(readable)


def test_entries_are_made_when_they_are_asked_for() -> None:
    from export.library import entry

    records = [entry("@misc{b, title = {B}}"), entry("@misc{a, title = {A}}")]
    found: list[str] = []

    def find(key: str) -> Any:
        found.append(key)
        return {record.key: record for record in records}.get(key)

    entries = _Entries(SimpleNamespace(find=find, publications=records))  # type: ignore[arg-type]
    assert (list(entries), len(entries), found) == (["b", "a"], 2, [])
    assert entries["a"].fields["title"] == "A"
    assert entries["a"] is entries["a"]
    assert found == ["a"]
    with pytest.raises(KeyError, match="lost"):
        entries["lost"]
    assert ("b" in entries, "c" in entries) == (True, False)


def cited(monkeypatch: pytest.MonkeyPatch, data: dict[str, Any]) -> None:
    monkeypatch.setattr(cite, "_cite_data", lambda _env: data)


def citation(docname: str, name: str, key: str) -> SimpleNamespace:
    formatted = SimpleNamespace(text=f"Text of {key}", label=key.upper())
    return SimpleNamespace(
        bibliography_key=SimpleNamespace(docname=docname),
        citation_id=name,
        key=key,
        entry=SimpleNamespace(key=key),
        formatted_entry=formatted,
    )


CITATIONS = (citation("a", "id1", "k1"), citation("a", "id2", "k2"), citation("b", "id3", "k1"))
REFERENCES = (
    SimpleNamespace(docname="c", targets=[SimpleNamespace(key="k1"), SimpleNamespace(key="k3")]),
    SimpleNamespace(docname="a", targets=[SimpleNamespace(key="k2")]),
)


def test_what_pages_cite(monkeypatch: pytest.MonkeyPatch) -> None:
    cited(monkeypatch, {"citations": CITATIONS, "citation_refs": REFERENCES})
    app: Any = SimpleNamespace(env=None)
    first, second = ("id1", "K1", "Text of k1"), ("id2", "K2", "Text of k2")
    third = ("id3", "K1", "Text of k1")
    assert dict(cite.shown_citations(app)) == {
        "a": [first, second, [("a", *second)]],
        "b": [third],
        "c": [[("a", *first), ("b", *third)], None],
    }
    assert cite.cited_keys(app.env) == {"k1", "k2", "k3"}


def test_links_of_citations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that no link may have are taken from citations, and from nothing else of a page."""

    def unsafe() -> nodes.reference:
        return nodes.reference("", "text", refuri="javascript:alert(1)")

    safe = nodes.reference("", "text", refuri="https://example.org")
    document = nodes.document(None, None)  # type: ignore[arg-type]
    ours = nodes.citation("", nodes.paragraph("", "", unsafe(), safe), ids=["id1"], docname="a")
    document += [
        ours,
        nodes.citation("", nodes.paragraph("", "", unsafe()), ids=["id1"], docname="b"),
        nodes.citation("", nodes.paragraph("", "", unsafe()), ids=["id9"], docname="a"),
        nodes.citation("", nodes.paragraph("", "", unsafe()), ids=["id1"]),
        nodes.paragraph("", "", unsafe()),
    ]
    document.settings = SimpleNamespace(env=None)
    transform = object.__new__(CheckLinks)
    transform.document = document
    cited(monkeypatch, {"bibliographies": {}, "citations": CITATIONS})
    transform._check()
    assert len(list(document.findall(nodes.reference))) == 6
    cited(monkeypatch, {"bibliographies": {"x": 1}, "citations": CITATIONS})
    transform._check()
    assert [len(list(part.findall(nodes.reference))) for part in document] == [1, 1, 1, 1, 1]
    assert ours.astext() == "texttext"


class Footnotes:
    def __init__(self, names: dict[str, str] | None) -> None:
        self.env = SimpleNamespace(temp_data={} if names is None else {"bibtex_footcite_names": names})


def test_links_of_footnotes() -> None:
    def page() -> nodes.document:
        document = nodes.document(None, None)  # type: ignore[arg-type]
        for name in ("ours", "own"):
            reference = nodes.reference("", "text", refuri="javascript:alert(1)")
            document += nodes.footnote("", nodes.paragraph("", "", reference), names=[name])
        return document

    for names, kept in ((None, 2), ({}, 2), ({"key": "ours"}, 1), ({"key": "other"}, 2)):
        document = page()
        app: Any = Footnotes(names)
        cite.check_footnotes(app, document)
        assert len(list(document.findall(nodes.reference))) == kept
        assert document.astext().split() == ["text", "text"]


@pytest.mark.parametrize(
    ("given", "used", "message"),
    [
        (None, [], ""),
        ([], [], ""),
        (["a.bib"], ["a.bib"], ""),
        (("a.bib",), ("a.bib",), ""),
        ("a.bib", ["a.bib"], "it is read as ['a.bib']"),
        (Path("a.bib"), ["a.bib"], "it is read as ['a.bib']"),
        ([Path("a.bib"), "b.bib"], [Path("a.bib"), "b.bib"], ""),
        (["a.bib", 5, None], ["a.bib"], "what is no file name is left out"),
        (7, [], "what is no file name is left out"),
        ({"a.bib": 1}, [], "what is no file name is left out"),
    ],
)
def test_names_of_bib_files(monkeypatch: pytest.MonkeyPatch, given: Any, used: Any, message: str) -> None:
    warned: list[tuple[str, str]] = []
    site = SimpleNamespace(conf=SimpleNamespace(warn=lambda *words: warned.append(words)))
    monkeypatch.setattr(cite, "settings", lambda _config: site)
    config: Any = SimpleNamespace(bibtex_bibfiles=given)
    cite.check_files(SimpleNamespace(), config)  # type: ignore[arg-type]
    assert config.bibtex_bibfiles == used
    whole = f" is {given!r}, but must be a list of file names; {message}; correct it"
    assert warned == ([("bibtex_bibfiles", whole)] if message else [])


class Registering:
    """Stands for Sphinx, in which some names are taken."""

    def __init__(self, domain: str = "") -> None:
        self.done: list[tuple[Any, ...]] = []
        self.registry = SimpleNamespace(has_domain=lambda name: name == domain)

    def __getattr__(self, name: str) -> Any:
        return lambda *args, **kwargs: self.done.append((name, args, kwargs))


@pytest.mark.parametrize("domain", ["", "cite", "other"])
def test_names_of_another_extension_wait(monkeypatch: pytest.MonkeyPatch, domain: str) -> None:
    free = SimpleNamespace(
        is_free_directive=lambda name: name == "bibliography", is_free_role=lambda name: name == "cite"
    )
    monkeypatch.setattr(cite, "PlainNames", lambda _app, _package: free)
    app: Any = Registering(domain)
    waiting = _Waiting(app)
    waiting.add_config_value("x", 1, rebuild="env")
    assert app.done == [("add_config_value", ("x", 1), {"rebuild": "env"})]
    app.done.clear()
    waiting.add_domain(SimpleNamespace(name="cite"))
    waiting.add_directive("bibliography", 1)
    waiting.add_directive("footbibliography", 2)
    waiting.add_role("cite", 3)
    waiting.add_role("footcite", 4, more=5)
    waiting.add_directive_to_domain("std", "a", 6)
    assert app.done == []
    waiting.register(app)
    assert [call[0] for call in app.done] == (
        [] if domain == "cite" else ["add_domain", "add_directive", "add_role", "add_directive_to_domain"]
    )
    assert app.done[1:3] == (
        []
        if domain == "cite"
        else [
            ("add_directive", ("bibliography", 1), {"override": True}),
            ("add_role", ("cite", 3), {"override": True}),
        ]
    )


def field(name: str, text: str) -> nodes.field:
    return nodes.field("", nodes.field_name("", name), nodes.field_body("", nodes.paragraph("", text)))


def test_values_of_front_matter() -> None:
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += nodes.comment("", "x")
    document += nodes.field_list("", field("other", "o"), field("me", " ann "), field("empty", " "))
    document += nodes.docinfo("", field("later", "b"))
    document += nodes.section("", nodes.field_list("", field("inner", "c")))
    document += nodes.field_list("", field("behind", "d"))
    values = {name: _front_matter(document, name) for name in ("me", "empty", "later", "inner", "behind")}
    assert values == {"me": "ann", "empty": None, "later": "b", "inner": None, "behind": None}


def test_options_of_any_name_are_taken() -> None:
    options = _Options(known=str)
    assert ("lost" in options, bool(options), bool(_Options())) == (True, True, True)
    assert [options["lost"](text) for text in ("a", "", None)] == ["a", "", ""]
    assert list(options) == ["known"]


def test_messages_of_a_parser_are_left_out() -> None:
    paragraph = nodes.paragraph("", "", nodes.Text("a"), nodes.problematic("", "*b", refid="x"))
    paragraph += nodes.system_message("", nodes.paragraph("", "no"))
    content = without_messages(
        [nodes.system_message("", nodes.paragraph("", "no")), paragraph, nodes.Text("c")]
    )
    assert [node.astext() for node in content] == ["a*b", "c"]
    assert not list(paragraph.findall(nodes.problematic))
    assert content[0].parent is content[1].parent is not None


class Pages:
    """As much of a site as copies of sources need."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, **config: Any) -> None:
        self.outdir = folder / "out"
        (self.outdir / "_sources" / "sub").mkdir(parents=True)
        self.pages = {name: PageRecord() for name in ("sub/a", "b", "c")}
        self.env = SimpleNamespace(
            docname="sub/a",
            doc2path=lambda name, base=True: str(folder / f"{name}.md") if base else f"{name}.md",
        )
        self.config = SimpleNamespace(html_sourcelink_suffix=".txt", **config)
        self.builder = None
        domain = SimpleNamespace(
            page=self.pages.__getitem__,
            part=lambda name, kind: self.pages[name].find(kind) if name in self.pages else None,
            parts=lambda kind: [
                (name, found) for name, page in self.pages.items() if (found := page.find(kind)) is not None
            ],
        )
        for module in (page_sources, section_notes):
            monkeypatch.setattr(module, "academic_domain", lambda _env: domain)
        monkeypatch.setattr(page_sources, "makes_website", lambda _builder: True)
        (folder / "sub").mkdir()
        self.folder = folder

    def private(self, name: str, *texts: str) -> None:
        self.pages[name].part(PrivateTexts).texts.extend(texts)


@pytest.mark.parametrize(
    ("strips", "source", "is_private"),
    [
        (True, "# A\n\ntext 5 % and a < b\n", False),
        (True, "# A\n\n<!-- x -->\n", True),
        *((True, f"# A\n\n{start}% x\n", True) for start in ("", " ", "\t", "> ", "- ", "* ", "+ ")),
        (True, "# A\n\na % x\n", False),
        (True, "---\na: b # c\n---\n# A\n", True),
        (True, "---\na: b\n---\n# A\n", False),
        (True, "---  \na: b\nc: d # e\n---\n\nA\n", True),
        (True, "a\n---\na: # b\n---\n", False),
        (False, "# A\n\n<!-- x -->\n", False),
        (True, None, False),
    ],
)
def test_pages_that_may_have_a_comment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, strips: bool, source: str | None, is_private: bool
) -> None:
    app: Any = Pages(tmp_path, monkeypatch)
    monkeypatch.setattr(
        page_sources.AuthoringSettings, "of", lambda _config: SimpleNamespace(strip_comments=strips)
    )
    if source is not None:
        (tmp_path / "sub" / "a.md").write_text(source)
    page_sources.strip_page(app, nodes.document(None, None))  # type: ignore[arg-type]
    found = app.pages["sub/a"].find(PrivateTexts)
    assert (found.texts if found else []) == ([PRIVATE_PAGE] if is_private else [])
    # one that a node shows
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += nodes.comment("", "x")
    page_sources.strip_page(app, document)
    assert (document.astext() == "") is strips
    assert bool(app.pages["sub/a"].find(PrivateTexts)) is strips


@pytest.mark.parametrize(
    ("texts", "stays"),
    [
        ((), True),
        (("ann@",), True),
        (("ann@", "bo@"), True),
        (("ann@", "lost@"), False),
        ((PRIVATE_PAGE,), False),
    ],
)
def test_where_a_copy_can_have_none_there_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, texts: tuple[str, ...], stays: bool
) -> None:
    app: Any = Pages(tmp_path, monkeypatch)
    (tmp_path / "sub" / "a.md").write_text("Write to ann@, bo@.")
    copy = tmp_path / "out" / "_sources" / "sub" / "a.md.txt"
    copy.write_text("x")
    if texts:
        app.private("sub/a", *texts)
    context = {"sourcename": "sub/a.md.txt"}
    page_sources.leave_out_source(app, "sub/a", "page.html", context, None)
    assert (context["sourcename"], copy.exists()) == (("sub/a.md.txt", True) if stays else ("", False))
    # where there is neither, nothing is read
    for empty in ({}, {"sourcename": ""}):
        page_sources.leave_out_source(app, "sub/a", "page.html", empty, None)
        assert not empty.get("sourcename")


def test_copies_without_addresses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The longest first, so that no part of one is left; copies that do not change keep their time."""
    app: Any = Pages(tmp_path, monkeypatch)
    copies = {name: tmp_path / "out" / "_sources" / f"{name}.md.txt" for name in app.pages}
    for copy in copies.values():
        copy.write_text("ann@a.b and ann@a, é")
    app.private("sub/a", "ann@a", "ann@a.b")
    app.private("b", "ann@a", PRIVATE_PAGE)
    app.private("c", "lost@")
    before = copies["c"].stat().st_mtime_ns
    monkeypatch.setattr(page_sources, "makes_website", lambda _builder: False)
    page_sources.redact_copies(app, None)
    assert copies["b"].exists()
    monkeypatch.setattr(page_sources, "makes_website", lambda _builder: True)
    page_sources.redact_copies(app, None)
    assert copies["sub/a"].read_text("utf-8") == "… and …, é"
    assert not copies["b"].exists()
    assert copies["c"].stat().st_mtime_ns == before
    # again, also where one is gone
    page_sources.redact_copies(app, None)
    # one suffix, where both are the same
    app.config.html_sourcelink_suffix = ".md"
    (tmp_path / "out" / "_sources" / "b.md").write_text("ann@a")
    page_sources.redact_copies(app, None)
    assert not (tmp_path / "out" / "_sources" / "b.md").exists()


def test_sections_and_other_pages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    app: Any = Pages(tmp_path, monkeypatch)
    assert not section_notes.shows_other_pages(app)
    app.pages["b"].part(Sections).notes += [SectionNote("talks", "", None), SectionNote("news", "n", "ann")]
    assert app.pages["b"].find(Sections).kinds == {"talks", "news"}
    assert [section_notes.has_section(name)(app) for name in ("talks", "news", "cv")] == [True, True, False]
    app.pages["b"].part(OtherPages).docnames += ["c"]
    app.pages["c"].part(OtherPages).missing += ["d"]
    assert section_notes.shows_other_pages(app)

    def changed(*found: str) -> list[str]:
        env: Any = SimpleNamespace(found_docs=set(found))
        return section_notes.pages_with_other_pages(app, env, set(), set(), set())

    assert changed("b", "c") == []
    assert changed("b") == ["b"]
    assert changed("c", "d") == ["c"]
    assert changed("d") == ["b", "c"]


@pytest.mark.parametrize(
    ("module", "package", "is_own"),
    [
        ("sphinx_academic", "sphinx_academic", True),
        ("sphinx_academic.news", "sphinx_academic", True),
        ("sphinx_academical", "sphinx_academic", False),
        ("other.sphinx_academic", "sphinx_academic", False),
        ("sphinxcontrib.bibtex.roles", "sphinxcontrib.bibtex", True),
    ],
)
def test_whose_a_name_is(module: str, package: str, is_own: bool) -> None:
    kind = type("Kind", (), {"__module__": module})
    assert registration._is_of(kind, package) is is_own
    assert registration._is_of(kind(), package) is is_own
