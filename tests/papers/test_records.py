"""What is noted of the pages of papers, and when they are written anew, without a site."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.papers import pages
from sphinx_academic.papers.pages import Written, _State


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
