"""Roles of papers and badges, those that settings name, and which papers have pages, without a site."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from export.library import entry

from sphinx_academic.core.page_record import Place
from sphinx_academic.model.roles import Role
from sphinx_academic.model.venues import Venue, VenueTable
from sphinx_academic.publications import addresses, inline_roles, references, roles_of_settings
from sphinx_academic.publications.addresses import Naming
from sphinx_academic.publications.inline_roles import AuthorRole, BadgeRole, VenueRole
from sphinx_academic.publications.references import PubRole, SentenceRole
from sphinx_academic.query.query import FilterError, Query

RECORDS = {
    "k": entry("@misc{k, title = {Tides}}"),
    "won": entry("@misc{won, title = {Ebb}, award = {Prize}}"),
}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what roles of papers note, and warn of."""
    noted: list[Any] = []
    domain = SimpleNamespace(
        store=SimpleNamespace(find=RECORDS.get),
        query=lambda docname, query: noted.append((docname, query)),
        note_reference=lambda *words: noted.append(words),
    )
    monkeypatch.setattr(references, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(references, "warn", lambda kind, message, location: noted.append((message, location)))
    monkeypatch.setattr(
        references,
        "paper_sentence",
        lambda _env, record, form, title: [nodes.Text(f"{record.key} {form} "), title],
    )
    return noted


def role(kind: Any, target: str, title: str = "", *given: Any) -> Any:
    made = kind(*given)
    made.target, made.title, made.has_explicit_title, made.rawtext = target, title, bool(title), "raw"
    env = SimpleNamespace(docname="index", config=SimpleNamespace(language="en"))
    reporter = SimpleNamespace(get_source_and_line=lambda _line: ("index.md", 3))
    made.inliner = SimpleNamespace(
        document=SimpleNamespace(settings=SimpleNamespace(env=env)), reporter=reporter
    )
    made.lineno = 3
    made.get_location = lambda: "index.md:3"
    return made


@pytest.mark.parametrize(
    ("target", "title", "text"),
    [("k", "", "Tides"), (" k ", "", "Tides"), ("k", "this one", "this one"), ("lost", "", "lost")],
)
def test_references_to_papers(said: list[Any], target: str, title: str, text: str) -> None:
    """The page follows the entry, also one that is not there yet."""
    (found,), messages = role(PubRole, target, title).run()
    key = target.strip()
    assert (found.astext(), found["reftarget"], found.rawsource, messages) == (text, key, "raw", [])
    assert (found.source, found.line) == ("index.md", 3)
    assert said == [("index", Query(keys=(key,))), ("index", key)]


@pytest.mark.parametrize(
    ("form", "key", "text", "message"),
    [
        ("accepted", "k", "k accepted Tides", ""),
        ("award", "won", "won award Ebb", ""),
        (
            "award",
            "k",
            "Tides",
            "‘k’ has no award; its title is shown; add ‘award’, or write another sentence",
        ),
        ("award", "lost", "lost", ""),
        ("accepted", "lost", "lost", ""),
    ],
)
def test_sentences_about_papers(said: list[Any], form: str, key: str, text: str, message: str) -> None:
    shown, _messages = role(SentenceRole, key, "", form).run()
    assert "".join(node.astext() for node in shown) == text
    assert said[2:] == ([(message, "index.md:3")] if message else [])


def inline(kind: Any, text: str, *given: Any) -> Any:
    made = kind(*given)
    made.text, made.rawtext = text, "raw"
    made.inliner = SimpleNamespace(
        document=SimpleNamespace(settings=SimpleNamespace(env=SimpleNamespace(config=None)))
    )
    (node,), messages = made.run()
    assert (messages, node.rawsource) == ([], "raw")
    return node


def test_badges(monkeypatch: pytest.MonkeyPatch) -> None:
    table = VenueTable([Venue("ICML", "icml", "Conference on Learning", kind="conference")])
    monkeypatch.setattr(inline_roles, "settings", lambda _config: SimpleNamespace(venue_table=table))
    given = ["badge", "badge-venue"]
    plain = inline(BadgeRole, "New", given, "A tip")
    assert (plain.astext(), plain["classes"], plain["tooltip"]) == ("New", given, "A tip")
    assert inline(VenueRole, "UAI", given, "")["classes"] == given
    known = inline(VenueRole, "Conference on Learning", given, "")
    assert known["classes"] == [*given, "venue-icml", "venue-kind-conference"]
    # each badge has classes of its own
    known["classes"].append("x")
    assert given == ["badge", "badge-venue"]


def test_authors_with_marks() -> None:
    node = inline(AuthorRole, "R. Roe", Role("lead", "†", "led the work"))
    assert (node.astext(), node["classes"]) == ("R. Roe†", ["author"])
    name, mark = node.children
    assert isinstance(name, nodes.Text)
    assert (mark["classes"], mark["label"]) == (["author-role", "role-lead"], "led the work")


NO_NAME = "is no name of a role; it is left out; write letters, digits and hyphens"


@pytest.mark.parametrize(
    ("badges", "there", "added", "said"),
    [
        ({}, (), [("badge", ""), ("award", ""), ("venue", "")], []),
        ({"oral": {}}, (), [("badge", ""), ("award", ""), ("venue", ""), ("oral", "badges")], []),
        ({"award": {"class": "x"}}, (), [("badge", ""), ("award", "badges"), ("venue", "")], []),
        (
            {"award": "x"},
            (),
            [("badge", ""), ("award", "badges"), ("venue", "")],
            ["['award'] is not a table (a dict); it is ignored; correct it"],
        ),
        (
            {"my oral": {}},
            (),
            [("badge", ""), ("award", ""), ("venue", "")],
            [f"['my oral'] {NO_NAME}: 'my-oral'"],
        ),
        (
            {"★": {}},
            (),
            [("badge", ""), ("award", ""), ("venue", "")],
            [f"['★'] {NO_NAME}: 'oral'"],
        ),
        (
            {"lead": {}},
            ("lead",),
            [("badge", ""), ("award", ""), ("venue", "")],
            ["['lead'] is a role of sphinx-academic already; the badge is left out; choose another name"],
        ),
        # ours are there in any case
        ({}, ("badge",), [("badge", ""), ("award", ""), ("venue", "")], []),
    ],
)
def test_roles_that_settings_name(
    monkeypatch: pytest.MonkeyPatch,
    badges: dict[str, Any],
    there: tuple[str, ...],
    added: list[tuple[str, str]],
    said: list[str],
) -> None:
    done: list[tuple[str, str]] = []
    warned: list[str] = []
    lead, own = Role("lead", "†", "led the work"), Role("own", "#", "own")
    site = SimpleNamespace(
        role_table=(lead, own), roles={"own": {}}, warn=lambda _name, message: warned.append(message)
    )
    settings = SimpleNamespace(badges=badges, usable_parts=lambda _option, _name, given, _parts: given)
    monkeypatch.setattr(roles_of_settings, "settings", lambda _config: site)
    monkeypatch.setattr(roles_of_settings.PublicationSettings, "of", lambda _config: settings)
    monkeypatch.setattr(roles_of_settings, "has_role", lambda _app, name: name in there)
    monkeypatch.setattr(
        roles_of_settings, "add_role", lambda _app, name, _role, option: done.append((name, option))
    )
    roles_of_settings.add_roles_of_settings(None, None)  # type: ignore[arg-type]
    assert done == [("lead", ""), ("own", "roles"), *added]
    assert warned == said


@pytest.fixture
def choosing(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> Any:
    """Return a function that chooses the pages of papers, and what it did."""
    done: list[Any] = []
    given = SimpleNamespace(
        done=done, wanted=True, pages=True, known=None, error="", entries=[RECORDS["k"]], puts=[]
    )
    domain = SimpleNamespace(paper_pages={}, store=SimpleNamespace(digest=b"d", publications=(1,)))

    def result(query: Query) -> Any:
        if given.error:
            raise FilterError(given.error, 0)
        done.append(query)
        return given.entries

    domain.result = result
    own = SimpleNamespace(warn=lambda _name, message, kind: done.append(f"{kind}{message}"))
    monkeypatch.setattr(addresses, "settings", lambda _config: SimpleNamespace(me="ann", people={"ann": 1}))
    monkeypatch.setattr(addresses, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(addresses, "has_pages", lambda _builder: given.pages)
    monkeypatch.setattr(
        addresses.PublicationSettings,
        "of",
        lambda _config: SimpleNamespace(paper_pages=given.wanted, warn=own.warn),
    )
    monkeypatch.setattr(addresses.cachefile, "load_header", lambda path, state: given.known)
    monkeypatch.setattr(
        addresses.cachefile, "save", lambda path, state, value: done.append((path.name, value))
    )
    monkeypatch.setattr(addresses, "report", lambda problems: done.append(("reported", *problems)))
    monkeypatch.setattr(addresses, "build_state", lambda _config: SimpleNamespace(put=given.puts.append))

    def choose() -> dict[str, Place]:
        done.clear()
        given.puts.clear()
        domain.paper_pages = {}
        app: Any = SimpleNamespace(config=None, builder=None, doctreedir=tmp_path)
        env: Any = SimpleNamespace(found_docs={"papers/k", "index", "papers/a"})
        addresses.choose_pages(app, env)
        return dict(domain.paper_pages)

    given.choose = choose
    given.domain = domain
    return given


def test_papers_with_pages(choosing: Any) -> None:
    named = Naming({"k": Place("papers/k-2", "", "Tides")}, {}, ())
    assert choosing.choose() == named.pages
    query, (name, saved), (reported, problem) = choosing.done
    assert query == Query(filter="", me="ann", sort=())
    assert (name, saved.pages, reported) == ("pages", named.pages, "reported")
    assert "papers/k, is that of the page papers/k" in problem.message
    assert choosing.puts == [saved]
    # a filter of the site
    choosing.wanted = "year > 2000"
    choosing.choose()
    assert choosing.done[0] == Query(filter="year > 2000", me="ann", sort=())
    # as they were named before
    choosing.known = Naming({"k": Place("papers/x", "", "X")}, {}, ("p",))  # type: ignore[arg-type]
    assert choosing.choose() == choosing.known.pages
    assert choosing.done == [("reported", "p")]


def test_sites_without_pages_of_papers(choosing: Any) -> None:
    for choosing.wanted, choosing.pages in ((False, True), ("", True), (True, False)):
        assert (choosing.choose(), choosing.done, choosing.puts) == ({}, [], [])
    choosing.wanted, choosing.pages, choosing.error = "year >", True, "it ends too early"
    assert choosing.choose() == {}
    message = f"filter: year >: {FilterError(choosing.error, 0)}; no paper has a page; correct the filter"
    assert (choosing.done, choosing.puts) == ([message], [])
    choosing.error, choosing.entries = "", []
    assert choosing.choose() == {}
    assert choosing.done[-1] == "filter: year >: no entry matches; no paper has a page; correct the filter"
    # without any entry, no filter is to blame
    choosing.domain.store.publications = ()
    choosing.choose()
    assert choosing.done[-1] == ("reported",)
    choosing.wanted, choosing.domain.store.publications = True, (1,)
    choosing.choose()
    assert choosing.done[-1] == ("reported",)
