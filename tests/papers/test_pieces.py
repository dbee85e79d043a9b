"""What the page of a paper is put together from, each function on its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
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
from sphinx_academic.pictures.copies import Made, Source
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


@pytest.fixture
def related(made: Any) -> Any:
    """Return pages of five papers, of which the first is near the second alone."""
    made._order = list("abcde")
    records = {key: entry(f"@misc{{{key}, title = {{{key}}}}}") for key in made._order}
    places = {key: Place(f"papers/{key}", "", key) for key in made._order}
    made.records, made.places, made.found = records, places, {}
    made._domain = SimpleNamespace(
        store=SimpleNamespace(find=records.get), paper_pages=places, find=made.found.get, pages={}
    )
    made._change = None
    made._common_state = "common"
    made._listings = {"a": Place("list", "pub-a", "A")}
    made.others = {}
    made._relations = SimpleNamespace(of=lambda record: made.others.get(record.key, ()))
    made._counts = lambda record: made.counts.get(record.key, ())
    made.counts = {}
    return made


def test_what_a_page_is_made_from(related: Any) -> None:
    """Its paper and those before and behind it, what is related to it, and where it is listed."""
    made = related

    def again(change: Any) -> str:
        vars(made).pop("_mentions", None)
        before = [made._inputs(position) for position in range(5)]
        change()
        vars(made).pop("_mentions", None)
        after = [made._inputs(position) for position in range(5)]
        return "".join(key for key, old, new in zip("abcde", before, after, strict=True) if old != new)

    def put(key: str) -> None:
        made.records[key] = entry(f"@misc{{{key}, title = {{Other}}}}")

    assert again(lambda: None) == ""
    assert again(lambda: put("a")) == "ab"
    assert again(lambda: put("c")) == "bcd"
    assert again(lambda: put("e")) == "de"
    assert again(lambda: made.places.update(d=Place("papers/d-2", "", "D"))) == "cde"
    assert again(lambda: made._listings.update(a=Place("list", "pub-x", "A"))) == "a"
    assert again(lambda: made._listings.update(b=Place("a", "pub-b", "B"))) == "b"
    assert again(lambda: made.counts.update(e=(5,))) == "e"
    assert again(lambda: made.others.update(e=(made.records["a"],))) == "e"
    assert again(lambda: made.found.update(a=Place("list", "pub-a", "A"))) == "e"
    assert again(lambda: made._domain.pages.update(list=SimpleNamespace(references=["b"]))) == "b"
    assert again(lambda: setattr(made, "_common_state", "other")) == "abcde"
    # where another extension may say anything, what a page says is compared
    made._change = print
    assert [made._inputs(position) for position in range(5)] == [""] * 5


@pytest.mark.parametrize(
    ("offered", "srcset"),
    [
        ((), ""),
        (
            (("a b-320.png", 320), ("a b.png", 900)),
            "../_images/a%20b-320.png 320w, k/a%20b.png 900w",
        ),
    ],
)
def test_picture_of_a_page(
    monkeypatch: pytest.MonkeyPatch, made: Any, offered: tuple[tuple[str, int], ...], srcset: str
) -> None:
    monkeypatch.setattr(content, "get_image_size", lambda path: (str(path), 1))
    sizes: list[Any] = [None]
    made._pictures = SimpleNamespace(size=lambda _source, _widths: sizes[-1])
    made._builder.srcdir = "/site"
    page = Place("papers/k", "", "K")
    record = entry("@misc{k, title = {T}, preview_alt = {A tide}, preview_caption = {Of \\emph{tides}}}")
    files = PaperFiles({"preview": LocalFile("pic/a b.png", "papers/k/a b.png")}, (), (), (), offered)
    teaser = made._teaser(record, page, files)
    assert (teaser.address, teaser.alt, plain(teaser.caption)) == ("k/a%20b.png", "A tide", "Of tides")
    assert (teaser.srcset, teaser.sizes) == (srcset, content.FIGURE.sizes)
    assert teaser.size == ("/site/pic/a b.png", 1)
    sizes.append((640, 480))
    assert made._teaser(record, page, files).size == (640, 480)
    assert made._teaser(record, page, PaperFiles({}, (), ())) is None


def test_an_old_address_of_a_paper(monkeypatch: pytest.MonkeyPatch, made: Any) -> None:
    given: dict[str, Any] = {}
    template = SimpleNamespace(render=lambda **values: given.update(values) or "html")
    made._templates = SimpleNamespace(template=lambda name: {"redirect": template}[name])
    monkeypatch.setattr(content, "absolute_page", lambda _builder, name: f"https://s.example/{name}")
    made._builder.config.language = "pt_BR"
    assert made._redirect("papers/old", "b") == "html"
    assert given == {
        "title": "B",
        "address": "papers/old -> papers/b",
        "canonical": "https://s.example/papers/b",
        "language": "pt-BR",
    }
    made._builder.config.language = None
    made._redirect("papers/old", "b")
    assert given["language"] == ""


@pytest.mark.parametrize("address", ["", "https://s.example/papers/a.html"])
def test_context_of_a_page(monkeypatch: pytest.MonkeyPatch, made: Any, address: str) -> None:
    asked: list[Any] = []

    def head(*given: Any) -> str:
        asked.append(given)
        return "head"

    monkeypatch.setattr(content, "paper_head", head)
    monkeypatch.setattr(content, "absolute_page", lambda _builder, _name: address)
    monkeypatch.setattr(PaperPages, "_body", lambda *_given: "body")
    made._organizing = frozenset({"x"})
    made._listings = {"a": Place("list", "pub-a", "A")}
    page = made._domain.paper_pages["a"]
    files = PaperFiles({"pdf": LocalFile("a b.pdf", "papers/a/a b.pdf")}, (), ())
    context = made._context(0, page, files)
    assert {name: str(context[name]) for name in ("title", "body", "metatags")} == {
        "title": "Of x² &amp; <em>y</em>",
        "body": "body",
        "metatags": "head",
    }
    assert (context["prev"], context["next"]["link"]) == (None, "papers/a -> papers/b")
    assert context.get("pageurl", "") == address
    assert ("pageurl" in context) is bool(address)
    assert [(one["link"], str(one["title"])) for one in context["parents"]] == [
        ("papers/a -> list#pub-a", "The &lt;list&gt;")
    ]
    assert asked[0][2:] == ("papers/a", frozenset({"x"}), {"pdf": "papers/a/a%20b.pdf"})
    assert "parents" not in made._context(1, made._domain.paper_pages["b"], files)


@pytest.mark.parametrize(
    ("abstract", "organizing", "description", "keywords"),
    [
        ("abstract = {One  two.}", {"site"}, "One two.", {"Sea"}),
        ("abstract = {One  two.}", set(), "One two.", {"Sea", "Site"}),
        ("", {"site", "sea"}, "R. Roe. 2024", set()),
        (f"abstract = {{{'word ' * 50}}}", set(), f"{'word ' * 39}word…", {"Sea", "Site"}),
    ],
)
def test_head_of_a_page(
    monkeypatch: pytest.MonkeyPatch, abstract: str, organizing: set[str], description: str, keywords: set[str]
) -> None:
    fields = f"author = {{Roe, R.}}, year = 2024, keywords = {{Sea, Site}}, {abstract}"
    record = entry(f"@misc{{k, title = {{T}}, {fields}}}")
    tags: list[Any] = []

    def highwire(record: Any, **addresses: str) -> list[tuple[str, str]]:
        tags.append((set(record.keywords), addresses))
        return [("citation_title", "T"), ("citation_pdf_url", "P"), ("citation_author", "R")]

    def article(record: Any, **given: Any) -> Any:
        return set(record.keywords), given

    monkeypatch.setattr("sphinx_academic.export.highwire.highwire", highwire)
    monkeypatch.setattr("sphinx_academic.export.schema_org.scholarly_article", article)
    monkeypatch.setattr(metadata, "_head", lambda _builder, **parts: parts)
    monkeypatch.setattr(metadata, "settings", lambda _config: SimpleNamespace(registry="people"))
    monkeypatch.setattr(metadata, "absolute_page", lambda _builder, name: f"https://s.example/{name}")
    monkeypatch.setattr(metadata, "absolute_url", lambda _builder, path: f"https://s.example/{path}")
    builder: Any = SimpleNamespace(config=None)
    files = {"pdf": "papers/k/a.pdf", "slides": "x"}
    head: Any = metadata.paper_head(builder, record, "papers/k", frozenset(organizing), files)
    url, pdf = "https://s.example/papers/k", "https://s.example/papers/k/a.pdf"
    assert head["tags"] == [
        ("description", description),
        ("citation_pdf_url", "P"),
        ("citation_title", "T"),
        ("citation_author", "R"),
    ]
    assert head["graph"] == [
        ("og:type", "article"),
        ("og:title", "T"),
        ("og:description", description),
        ("og:url", url),
        ("og:image", ""),
    ]
    given = {"url": url, "pdf_url": pdf, "image": "", "people": "people"}
    assert head["objects"] == [(keywords, given)]
    assert tags == [(keywords, {"pdf_url": pdf, "page_url": url, "abstract_url": url if abstract else ""})]
    other: Any = metadata.paper_head(builder, record, "papers/k", frozenset(), {"preview": "x.png"})
    assert (other["graph"][-1], tags[-1][1]["pdf_url"]) == (("og:image", "https://s.example/x.png"), "")


class Preview:
    """The picture of a paper, as it is found."""

    def __init__(self, source: Any, problem: Any = None) -> None:
        self.source, self.problem, self.watched = source, problem, ("w",)


PICTURE, PAGE = Source("pic/a b.png"), Source("talk.pdf", 3)
SMALL, NOTHING = LocalFile("pic/a b.png", "_images/c.png", 0, "/made/c"), PaperFiles({}, ("v",), ("p",))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("preview", "taken", "page", "expected"),
    [
        (None, set(), None, NOTHING),
        (Preview(None), set(), None, NOTHING._replace(watched=("v", "w"))),
        (Preview(None, "q"), set(), None, NOTHING._replace(watched=("v", "w"), problems=("p", "q"))),  # type: ignore[arg-type]
        (
            Preview(PICTURE),
            {"index.html"},
            None,
            PaperFiles(
                {"preview": LocalFile("pic/a b.png", "papers/k/a b.png")},
                ("v", "w"), ("p",), (SMALL,), "a b.png"),  # type: ignore[arg-type]
        ),
        (
            Preview(PICTURE, "q"),
            {"a b.png"},
            None,
            PaperFiles(
                {"preview": LocalFile("pic/a b.png", "papers/k/preview-a b.png")},
                ("v", "w"), ("p", "q"), (SMALL,), "preview-a b.png"),  # type: ignore[arg-type]
        ),
        (Preview(PAGE), set(), None, NOTHING._replace(watched=("v", "w"))),
        (
            Preview(PAGE),
            set(),
            Made("talk-p3.png", 9, Path("/made/p")),
            PaperFiles(
                {"preview": LocalFile("talk.pdf", "papers/k/talk-p3.png", 3, "/made/p")},
                ("v", "w"), ("p",), (SMALL._replace(source="talk.pdf", page=3),), "talk-p3.png"),  # type: ignore[arg-type]
        ),
    ],
)  # fmt: skip
def test_a_page_with_a_picture(
    monkeypatch: pytest.MonkeyPatch, preview: Any, taken: set[str], page: Any, expected: PaperFiles
) -> None:
    monkeypatch.setattr(content.PictureSettings, "of", lambda _config: SimpleNamespace(pdf_previews=True))
    monkeypatch.setattr(content, "pictures", lambda _env: SimpleNamespace(page=lambda _source: page))

    def find(_record: object, _find: object, _pictures: object, slot: Any, *, pdf: bool) -> Any:
        assert (slot, pdf) == (content.FIGURE, True)
        return preview

    monkeypatch.setattr(content, "find_preview", find)
    monkeypatch.setattr(
        content, "offered", lambda _env, _source, _slot, name: (name, (("c.png", "/made/c"),))
    )
    rule: Any = SimpleNamespace(find=None)
    env: Any = SimpleNamespace(config=None)
    record = entry("@misc{k, title = {T}}")
    assert content._with_picture(NOTHING, taken, rule, record, "papers/k", env) == expected
