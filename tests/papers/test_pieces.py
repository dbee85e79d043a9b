"""What the page of a paper is put together from, each function on its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from export.library import entry

from sphinx_academic.bib.link_kinds import OWN_KINDS
from sphinx_academic.core.page_record import Place
from sphinx_academic.model.text import plain
from sphinx_academic.papers import content, metadata, pages
from sphinx_academic.papers.content import LocalFile, PaperFiles, PaperPages, _buttons, _free_name
from sphinx_academic.papers.pages import Written
from sphinx_academic.publications.records import LinkView


def links(*kinds: str) -> tuple[LinkView, ...]:
    return tuple(
        LinkView(kind.rstrip("-"), kind, "" if kind.endswith("-") else f"https://a.example/{number}")
        for number, kind in enumerate(kinds)
    )


@pytest.mark.parametrize(
    ("kinds", "buttons", "more"),
    [
        ((), [], []),
        (("doi", "video"), [], ["doi", "video"]),
        (("url", "hal", "openreview", "html", "arxiv", "pdf"), ["pdf"], None),
        (("url", "hal", "openreview", "html", "arxiv"), ["arxiv"], None),
        (("url", "hal", "openreview", "html"), ["html"], None),
        (("url", "pmc", "hal", "openreview"), ["openreview"], None),
        (("url", "pmc", "hal"), ["hal"], None),
        (("url", "pmc"), ["pmc"], None),
        (("doi", "url"), ["url"], ["doi"]),
        (("code", "slides", "pdf"), ["pdf", "code"], ["slides"]),
        (("code", "slides"), ["code"], ["slides"]),
        # what has no address yet is no button
        (("pdf-", "url", "code-"), ["url"], ["pdf-", "code-"]),
    ],
)
def test_buttons_and_other_links(kinds: tuple[str, ...], buttons: list[str], more: list[str] | None) -> None:
    shown, others = _buttons(links(*kinds))
    expected = [kind for kind in kinds if kind not in buttons] if more is None else more
    assert ([link.label for link in shown], [link.label for link in others]) == (buttons, expected)


def test_of_two_links_of_a_kind_the_first_is_the_button() -> None:
    first, second = links("pdf", "pdf")
    assert _buttons((first, second)) == ([first], [second])


@pytest.mark.parametrize(
    ("name", "taken", "free"),
    [
        ("a.pdf", set(), "a.pdf"),
        ("A.PDF", {"b.pdf"}, "A.PDF"),
        ("A.pdf", {"a.pdf"}, "slides-A.pdf"),
        ("a.pdf", {"a.pdf", "slides-a.pdf"}, "slides-2-a.pdf"),
        ("a.pdf", {"a.pdf", "slides-a.pdf", "slides-2-a.pdf"}, "slides-3-a.pdf"),
        ("index.html", {"index.html"}, "slides-index.html"),
        ("x" * 251 + ".pdf", set(), "x" * 251 + ".pdf"),
        ("x" * 252 + ".pdf", set(), "x" * 251 + ".pdf"),
        ("x" * 251 + ".pdf", {"x" * 251 + ".pdf"}, "slides-" + "x" * 244 + ".pdf"),
        # no half of a character
        ("é" * 126 + ".pdf", set(), "é" * 125 + ".pdf"),
    ],
)
def test_names_of_copies(name: str, taken: set[str], free: str) -> None:
    assert _free_name(name, "slides", taken) == free


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            "author = {Roe, R. and Ito, N.}, journal = {Tides \\& \\emph{Ebb}}, year = 2024",
            "R. Roe, N. Ito. Tides & Ebb, 2024",
        ),
        ("editor = {Roe, R.}, year = 2024", "R. Roe. 2024"),
        ("journal = {Tides}", "Tides"),
        ("author = {Roe, R.}", "R. Roe"),
        ("note = {x}", ""),
    ],
)
def test_description_of_what_has_no_abstract(fields: str, words: str) -> None:
    assert metadata._in_words(entry(f"@article{{k, title = {{T}}, {fields}}}")) == words


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ([" Homepage", "TIDES ", 5], {"homepage", "tides", "5"}),
        ((), set()),
        (None, {"mine", "sea"}),
    ],
)
def test_keywords_that_organize(monkeypatch: pytest.MonkeyPatch, stated: Any, words: set[str]) -> None:
    def record(*filters: str) -> SimpleNamespace:
        return SimpleNamespace(queries=[(SimpleNamespace(filter=text), b"") for text in filters])

    pages = {"a": record('"Mine" in keywords', "year > 2000"), "b": record('"sea" in keywords and year', "")}
    monkeypatch.setattr(metadata, "academic_domain", lambda _env: SimpleNamespace(pages=pages))
    monkeypatch.setattr(
        metadata.PaperSettings, "of", lambda _config: SimpleNamespace(organizing_keywords=stated)
    )
    assert metadata.organizing_keywords(SimpleNamespace(config=None)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "known"),
    [("Ann Roe", "ann"), ("A. Roe", None), ("Annie", "ann"), ("Bo Ito", "bo"), ("B", None), ("", None)],
)
def test_the_person_of_a_profile(monkeypatch: pytest.MonkeyPatch, name: str, known: str | None) -> None:
    registry = [
        SimpleNamespace(id="ann", name="Ann Roe", aliases=["A. Roe", "Annie"]),
        SimpleNamespace(id="al", name="Al Roe", aliases=["A. Roe"]),
        SimpleNamespace(id="bo", name="Bo Ito", aliases=[]),
    ]
    monkeypatch.setattr(metadata, "settings", lambda _config: SimpleNamespace(registry=registry))
    found: Any = metadata._known(SimpleNamespace(config=None), SimpleNamespace(name=name))  # type: ignore[arg-type]
    assert (found.id if found else None) == known


TITLES = {"list": "The <list>", "a": "T<sub>1</sub>"}


@pytest.fixture
def made() -> Any:
    """Return pages of papers whose builder and records are written by hand."""
    own: Any = object.__new__(PaperPages)

    def relative(start: str, end: str) -> str:
        return f"{start} -> {end}"

    titles = {name: SimpleNamespace(astext=lambda name=name: TITLES[name]) for name in TITLES}
    own._builder = SimpleNamespace(
        get_relative_uri=relative,
        get_target_uri=lambda name: f"{name}.html",
        env=SimpleNamespace(titles=titles),
        config=SimpleNamespace(language="en"),
    )
    own._order = ["a", "b", "c"]
    records = {
        "a": entry("@misc{a, title = {Of $x^2$ \\& \\emph{y}}}"),
        "b": entry("@misc{b, title = {B}}"),
        "c": entry("@misc{c}"),
    }
    own._domain = SimpleNamespace(
        store=SimpleNamespace(find=records.get),
        paper_pages={key: Place(f"papers/{key}", "", key.upper()) for key in own._order},
    )
    own._root = "../../"
    return own


def test_neighbours(made: Any) -> None:
    page = Place("papers/b", "", "B")
    shown = [made._neighbour(page, position) for position in range(-1, 4)]
    assert shown[0] is shown[4] is None
    assert [(str(one["title"]), one["link"]) for one in shown[1:4]] == [
        ("Of x² &amp; <em>y</em>", "papers/b -> papers/a"),
        ("B", "papers/b -> papers/b"),
        ("c", "papers/b -> papers/c"),
    ]


def test_addresses_seen_from_a_page(made: Any) -> None:
    page = Place("papers/b", "", "B")
    assert made._address(page, Place("list", "pub a", "")) == "papers/b -> list#pub%20a"
    assert made._address(page, Place("list", "", "")) == "papers/b -> list"
    assert made._relative(page, "papers/b/x.pdf") == "b/x.pdf"
    assert made._relative(page, "_images/x.png") == "../_images/x.png"
    assert [made._title(name) for name in ("list", "a", "lost")] == ["The <list>", "T<sub>1</sub>", "lost"]


@pytest.mark.parametrize(
    ("url", "download", "shown"),
    [
        ("talks/a.html", False, "../../talks/a.html"),
        ("../a.html", False, "../../../a.html"),
        ("a.pdf", True, "a.pdf"),
        ("/a.html", False, "/a.html"),
        ("?q", False, "?q"),
        ("#a", False, "#a"),
        ("https://a.example", False, "https://a.example"),
        ("", False, ""),
    ],
)
def test_links_to_other_pages_of_the_site(made: Any, url: str, download: bool, shown: str) -> None:
    link = LinkView("html", "Page", url, download)
    assert made._from_page(link) == link._replace(url=shown)


def test_marks_that_authors_have(made: Any) -> None:
    lead, equal, other = (SimpleNamespace(id=name) for name in ("lead", "equal", "other"))
    made._site = SimpleNamespace(role_table=(other, equal, lead))
    authors = [SimpleNamespace(marks=marks) for marks in ((lead,), (), (lead, equal))]
    assert list(made._legend(SimpleNamespace(authors=authors))) == [equal, lead]


def test_mentions_of_papers(made: Any) -> None:
    """Each page once, in the order of their names."""
    made._domain.pages = {
        "z": SimpleNamespace(references=["a", "b", "a"]),
        "list": SimpleNamespace(references=["a"]),
        "none": SimpleNamespace(references=[]),
    }
    assert dict(made._mentions) == {"a": ["list", "z"], "b": ["z"]}


def test_files_of_a_page() -> None:
    pdf, picture, copy = (LocalFile(f"{name}.x", f"out/{name}.x") for name in ("pdf", "picture", "copy"))
    files = PaperFiles({"pdf": pdf, "preview": picture}, (), (), (copy,))
    assert files.all == (pdf, picture, copy)


class Rule:
    """Which files may be published: those that are there, and look where they were."""

    def __init__(self, there: Mapping[str, str]) -> None:
        self.there = there

    def find(self, paths: tuple[str, ...]) -> Any:
        name = next((self.there[path] for path in paths if path in self.there), "")
        return SimpleNamespace(name=name, watched=paths[:1], refusal="")


def test_which_files_a_page_brings_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links to pages are none; with its own folder, the page itself is in the way of a file of its name."""
    monkeypatch.setattr(content, "_with_picture", lambda files, *_others: files)
    source = (
        "@misc{k, title = {T}, pdf = {a.pdf}, slides = {A.pdf}, poster = {lost.pdf}, website = {talks/}, "
        "html = {index.html}, code = {https://a.example/a.zip}}"
    )
    there = {
        "a.pdf": "files/a.pdf",
        "A.pdf": "other/A.pdf",
        "assets/html/index.html": "assets/html/index.html",
    }
    rule: Any = Rule(there)
    files = content.paper_files(rule, OWN_KINDS, entry(source), "papers/k", None)  # type: ignore[arg-type]
    assert files.found == {
        "pdf": LocalFile("files/a.pdf", "papers/k/a.pdf"),
        "slides": LocalFile("other/A.pdf", "papers/k/slides-A.pdf"),
        "url": LocalFile("assets/html/index.html", "papers/k/url-index.html"),
    }
    assert sorted(files.watched) == ["A.pdf", "a.pdf", "index.html", "lost.pdf", "talks/"]
    (problem,) = files.problems
    assert "lost.pdf" in problem.message
    assert (files.copies, files.offered) == ((), ())


def test_what_is_known_of_a_build_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "record_path", lambda _app, _name: None)
    app: Any = None
    for loaded, known in ((None, Written()), ("x", Written()), (Written(state=b"a"), Written(state=b"a"))):
        monkeypatch.setattr(pages.cachefile, "load_header", lambda *_arguments, loaded=loaded: loaded)
        assert pages._known(app) == known


def test_a_title_is_plain_where_it_is_told_to_machines() -> None:
    assert plain(entry("@misc{k, title = {Of \\emph{x} \\& y}}").title) == "Of x & y"
