"""Names of directives and roles, and what sphinxcontrib-bibtex is given, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils.parsers.rst import Directive, directives
from sphinx.domains import Domain
from sphinxcontrib.bibtex.domain import BibtexDomain

from sphinx_academic.authoring import bibtex_plugins, cite, registration
from sphinx_academic.authoring.directive import AcademicDirective
from sphinx_academic.authoring.registration import _Names, _Role
from sphinx_academic.core.late import LateClass, LateRole
from sphinx_academic.query.query import Query


class Known:
    """Keeps what is registered."""

    def __init__(self) -> None:
        self.done: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *given, **more: self.done.append((name, *given, more))


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> _Names:
    """Return the names of a build."""
    own = _Names()
    monkeypatch.setattr(registration, "_own_names", lambda _app: own)
    return own


def test_names_of_a_build(names: _Names) -> None:
    app: Any = Known()
    app.config = None
    role: Any = object()
    registration.add_directive(app, "news", Directive)
    registration.add_directive(app, "news", AcademicDirective, override=True)
    registration.add_role(app, "Lead", role, option="roles")
    assert app.done == [
        ("add_directive_to_domain", "academic", "news", Directive, {"override": False}),
        ("add_directive_to_domain", "academic", "news", AcademicDirective, {"override": True}),
        ("add_role_to_domain", "academic", "lead", role, {"override": True}),
    ]
    assert names.directives == {"news": AcademicDirective}
    assert names.roles == {"lead": _Role(role, "roles")}
    assert [registration.has_directive(app, name) for name in ("news", "cv")] == [True, False]
    assert [registration.has_role(app, name) for name in ("LEAD", "lead", "pub")] == [True, True, False]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch, names: _Names) -> Any:
    """Return a function that registers plain names, of which some are another's."""
    done: list[tuple[str, str]] = []
    said: list[tuple[str, str]] = []
    free = SimpleNamespace(
        is_free_directive=lambda name: name != "taken", is_free_role=lambda name: name != "taken"
    )
    monkeypatch.setattr(
        registration, "PlainNames", lambda _app, package: free if package == "sphinx_academic" else None
    )
    monkeypatch.setattr(registration, "_forget_other_builds", lambda _own: done.append(("forgot", "")))
    monkeypatch.setattr(
        registration, "register_directive", lambda name, _made: done.append(("directive", name))
    )
    monkeypatch.setattr(registration, "register_role", lambda name, _made: done.append(("role", name)))
    site = SimpleNamespace(warn=lambda *words: said.append(words))
    monkeypatch.setattr(registration, "settings", lambda _config: site)
    standard = SimpleNamespace(directives={"glossary"}, roles={"term"})
    env = SimpleNamespace(domains=SimpleNamespace(standard_domain=standard))
    app: Any = SimpleNamespace(env=env, config=None)
    return SimpleNamespace(app=app, done=done, said=said)


def test_plain_names_that_no_one_has(names: _Names, taken: Any) -> None:
    role: Any = object()
    names.directives |= dict.fromkeys(("news", "taken", "glossary"), Directive)
    names.roles |= {name: _Role(role, "") for name in ("pub", "taken", "term")}
    registration.take_free_names(taken.app)
    assert taken.done == [("forgot", ""), ("directive", "news"), ("role", "pub")]
    assert taken.said == []
    # a site has named it
    names.roles["taken"] = _Role(role, "roles")
    names.roles["term"] = _Role(role, "badges")
    registration.take_free_names(taken.app)
    message = "another role has this name and keeps it; write {{academic:{}}}, or choose another name"
    assert taken.said == [
        ("roles", f"['taken']: {message.format('taken')}"),
        ("badges", f"['term']: {message.format('term')}"),
    ]


def test_directives_of_earlier_builds(monkeypatch: pytest.MonkeyPatch, names: _Names) -> None:
    ours, other = type("Ours", (AcademicDirective,), {"__module__": "sphinx_academic.x"}), Directive
    late: Any = LateClass(lambda: ours, "Late", "sphinx_academic.y")
    known = {"news": ours, "old": ours, "image": other, "late": late}
    monkeypatch.setattr(directives, "_directives", known)
    names.directives["news"] = ours
    registration._forget_other_builds(names)
    assert list(known) == ["news", "image"]


def test_options_that_others_add(monkeypatch: pytest.MonkeyPatch, names: _Names) -> None:
    class Plain(AcademicDirective):
        parsers = {"limit": int}

    class Added(Plain):
        @classmethod
        def added_options(cls, config: Any) -> Any:
            return {"layout": str, "limit": float} if config else {}

    config: Any = 1
    for kind in (Plain, Directive):
        assert registration._completed(kind, config) is kind
    assert registration._completed(Added, None) is Added  # type: ignore[arg-type]
    made: Any = registration._completed(Added, config)
    assert (made.parsers, made.__name__, made.__module__) == (
        {"limit": float, "layout": str},
        "Added",
        Added.__module__,
    )
    assert issubclass(made, Added)
    done: list[tuple[str, Any, bool]] = []
    monkeypatch.setattr(
        registration, "add_directive", lambda _app, name, made, override: done.append((name, made, override))
    )
    late: Any = LateClass(lambda: Added, "Added", "x")
    names.directives |= {"plain": Plain, "added": Added, "late": late}
    app: Any = None
    registration.complete_options(app, config)
    assert [(name, override) for name, _made, override in done] == [("added", True), ("late", True)]
    assert isinstance(done[1][1], LateClass)
    assert done[1][1].load().parsers == {"limit": float, "layout": str}


def test_roles_that_are_imported_late() -> None:
    assert registration._is_of(LateRole("x:Y"), "sphinx_academic")


@pytest.fixture
def bibtex(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a site with two files of entries, which are read, and one that is not."""
    for name in ("a.bib", "b.bib", "c.bib"):
        (tmp_path / name).write_text("")
    files = [
        SimpleNamespace(path=(tmp_path / name).resolve(), keys=keys)
        for name, keys in (("a.bib", "xy"), ("b.bib", "yz"))
    ]
    store: Any = SimpleNamespace(
        files=files, keys_of=lambda file: list(file.keys), find={}.get, publications=()
    )
    queries: list[Any] = []
    domain = SimpleNamespace(store=store, query=lambda *given: queries.append(given))
    monkeypatch.setattr(cite, "academic_domain", lambda _env: domain)
    data: dict[str, Any] = {"bibliographies": {}, "citations": (), "citation_refs": ()}
    theirs: Any = object.__new__(BibtexDomain)
    theirs.data = data
    env = SimpleNamespace(domains={"cite": theirs}, get_domain=lambda _name: theirs, docname="list")
    names = ["a.bib", "b.bib", "c.bib", "./a.bib"]
    config = SimpleNamespace(bibtex_bibfiles=names, bibtex_encoding="utf-8-sig")
    app: Any = SimpleNamespace(env=env, config=config, confdir=tmp_path)
    return SimpleNamespace(app=app, data=data, queries=queries, folder=tmp_path, env=env)


def test_entries_that_are_provided(bibtex: Any) -> None:
    """Each key in the first file that has it, with the time of each file."""
    cite.provide_entries(bibtex.app)
    made = bibtex.data["bibdata"]
    assert made.encoding == "utf-8-sig"
    assert {path.name: list(file.keys) for path, file in made.bibfiles.items()} == {
        "a.bib": ["x", "y"],
        "b.bib": ["z"],
        "c.bib": [],
    }
    for path, file in made.bibfiles.items():
        assert file.mtime == path.stat().st_mtime
    # where the domain is another's, it is left alone
    bibtex.data.clear()
    bibtex.env.domains["cite"] = object.__new__(Domain)
    cite.provide_entries(bibtex.app)
    assert bibtex.data == {}
    bibtex.env.domains.clear()
    assert cite._cite_data(bibtex.env) == {"bibliographies": {}, "citations": (), "citation_refs": ()}
    assert cite.cited_keys(bibtex.env) == set()


def test_pages_with_bibliographies(bibtex: Any) -> None:
    document: Any = None
    cite.note_bibliographies(bibtex.app, document)
    assert bibtex.queries == []
    keys = [type("Key", (), {"docname": name})() for name in ("other", "list")]
    bibtex.data["bibliographies"] = dict.fromkeys(keys[:1])
    cite.note_bibliographies(bibtex.app, document)
    assert bibtex.queries == []
    bibtex.data["bibliographies"] = dict.fromkeys(keys)
    cite.note_bibliographies(bibtex.app, document)
    assert bibtex.queries == [("list", Query(sort=("none",)))]


def test_plugins_are_not_replaced() -> None:
    table: dict[str, dict[str, Any]] = {"group": {"known": int}}
    for group, name in (("group", "known"), ("group", "new"), ("other", "new")):
        bibtex_plugins._know(table, group, name, str)
    assert table == {"group": {"known": int, "new": str}, "other": {"new": str}}


def test_handlers_of_another_domain_wait(monkeypatch: pytest.MonkeyPatch, bibtex: Any) -> None:
    connected: list[Any] = []
    monkeypatch.setattr(
        cite, "connect", lambda _app, event, handler, **more: connected.append((event, handler, more))
    )
    waiting = cite._Waiting(bibtex.app)
    waiting.connect("doctree-read", lambda app, *given: (app, given), priority=5)
    ((event, handler, more),) = connected
    assert (event, more) == ("doctree-read", {"priority": 5})
    assert handler(bibtex.app, 1, 2) == (bibtex.app, (1, 2))
    bibtex.env.domains.clear()
    assert handler(bibtex.app, 1, 2) is None
