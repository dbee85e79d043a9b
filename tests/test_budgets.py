"""What makes builds fast, as far as it can be counted: a clock would measure other programs, too."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from cProfile import Profile
from pathlib import Path
from typing import Any

import jinja2
import pytest
from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from support import ENVIRONMENT, Build

from sphinx_academic.bib import latex, names
from sphinx_academic.bib import reader as entries
from sphinx_academic.bib.reader import read
from sphinx_academic.core import cache as cachefile
from sphinx_academic.core import collection, domain
from sphinx_academic.model.people import Registry
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.papers import content
from sphinx_academic.publications import entry_html, view
from sphinx_academic.publications import nodes as publications
from sphinx_academic.query import filter_fields
from sphinx_academic.rendering import late_html
from sphinx_academic.rendering.nodes import publication_list

PAPER = r"""@article{{key{number},
  title = {{Title {number} of {{\"U}}bung with $x_{number}$}},
  author = {{Person{person}, Ada and M{{\"u}}ller, Nora and {{van den}} Berg, Jan}},
  journal = {{Journal of Examples}}, year = {{{year}}}, doi = {{10.5555/{number}}},
  abstract = {{What \emph{{number}} {number} is about, at some length.}}
}}
"""


def papers(count: int, changed: int | None = None) -> str:
    """Return a ``.bib`` file in which ten people and ten years take turns."""
    return "".join(
        PAPER.format(number=number, person="ABCDEFGHIJ"[number % 10], year=2000 + number % 10)
        + (f"@misc{{more{number}, title = {{More}}, year = 2000}}\n" if number == changed else "")
        for number in range(count)
    )


def page(*options: str) -> str:
    lines = "".join(f":{option}\n" for option in options)
    return f"# Papers\n\n```{{publications}}\n{lines}```\n"


def person_page(person: str) -> str:
    return page(f'filter: author % "Person{person},"')


class Calls(Counter[str]):
    """Counts the calls of functions that it replaces."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self._monkeypatch = monkeypatch

    def of(self, owner: Any, name: str) -> None:
        function: Callable[..., Any] = getattr(owner, name)

        def counted(*arguments: Any, **options: Any) -> Any:
            self[name] += 1
            return function(*arguments, **options)

        self._monkeypatch.setattr(owner, name, counted)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Calls:
    return Calls(monkeypatch)


def steps(work: Callable[[], object]) -> int:
    """Return how many functions are called, those written in C included."""
    profile = Profile()
    # what is done for the garbage of earlier tests is none of it
    gc.collect()
    gc.disable()
    profile.enable()
    try:
        work()
    finally:
        profile.disable()
        gc.enable()
    return sum(entry.callcount for entry in profile.getstats())


def test_no_node_for_each_entry(build: Build) -> None:
    def count(number: int) -> int:
        built = build({"index.md": page("group-by: year"), "papers.bib": papers(number)})
        return len(list(built.doctree().findall(nodes.Node)))

    assert count(60) == count(30)


def test_a_doctree_holds_no_record(build: Build) -> None:
    built = build({"index.md": page(), "papers.bib": papers(20)})
    stored = (built.outdir.parent / "doctrees" / "index.doctree").read_bytes()
    assert b"publication_list" in stored
    assert b"at some length" not in stored


def test_a_no_op_build_loads_no_record(build: Build, calls: Calls) -> None:
    built = build({"index.md": page(), "other.md": person_page("A"), "papers.bib": papers(20)})
    calls.of(entries, "read")
    calls.of(publications, "make_view")
    again = built.rebuild()
    assert (again.read, again.written, calls) == ([], [], {})


def test_a_change_in_a_page_reads_no_bib_file(build: Build, calls: Calls) -> None:
    built = build({"index.md": page(), "other.md": "# Other\n", "papers.bib": papers(20)})
    calls.of(entries, "read")
    again = built.rebuild({"index.md": page("limit: 3")})
    assert (again.read, calls) == (["index"], {})


def test_a_changed_entry_concerns_only_the_pages_that_show_it(build: Build) -> None:
    pages = {f"page{person}.md": person_page(person) for person in "ABCDEFGHIJ"}
    built = build({"index.md": "# Home\n", **pages, "papers.bib": papers(30)})
    again = built.rebuild({"papers.bib": papers(30).replace("Title 13 of", "New title of")})
    # up to Sphinx 8.1, the first page is written with every other one
    assert (again.read, set(again.written) - {"index"}) == (["pageD"], {"pageD"})


def test_an_entry_elsewhere_in_the_file_concerns_no_page(build: Build) -> None:
    built = build({"index.md": "# Home\n", "page.md": person_page("A"), "papers.bib": papers(10)})
    again = built.rebuild({"papers.bib": papers(10, changed=4)})
    assert again.read == []


def test_each_entry_is_rendered_once(build: Build, calls: Calls) -> None:
    calls.of(publications, "make_view")
    build({"index.md": page("group-by: year, type"), "papers.bib": papers(30)})
    assert calls == {"make_view": 30}


def test_a_file_is_read_once_for_all_pages(build: Build, calls: Calls) -> None:
    calls.of(entries, "read")
    pages = {f"page{person}.md": person_page(person) for person in "ABC"}
    build({"index.md": page(), **pages, "papers.bib": papers(10)})
    assert calls == {"read": 1}


def test_a_name_is_taken_apart_once(calls: Calls) -> None:
    calls.of(names, "simple_name")
    calls.of(names, "split_name")
    roles = RoleTable()
    for number in range(50):
        names.parse_names(f"Budget, Ada{'abcde'[number % 5]} and {{van den}} Budget, Jan", roles)
    assert calls == {"simple_name": 6, "split_name": 1}


@pytest.mark.parametrize(
    "source",
    [
        "Plain words, nothing else",
        r"{DNA} and {\"U}bung \& Andr\'e, {\v c}, \'{\i}",
        "Two  spaces -- and a dash",
    ],
)
def test_simple_text_needs_no_reader(source: str, calls: Calls) -> None:
    calls.of(latex, "_Reader")
    latex.parse(source)
    assert calls == {}


def test_checks_read_no_text_again(calls: Calls) -> None:
    """Macros and formulas are checked in the text that the record holds."""
    latex._read.cache_clear()
    calls.of(latex, "_Reader")
    entry = r"@misc{budget, title = {Budgets of $x^2$}, abstract = {\emph{What} $y$ costs}, year = 2024}"
    assert read(entry.encode(), "papers.bib").problems == ()
    # the abstract; a title with nothing but a formula needs no reader
    assert calls == {"_Reader": 1}


def test_authors_in_latin_letters_need_no_language(calls: Calls) -> None:
    """Only letters of other scripts depend on the language of an entry."""
    calls.of(view, "is_japanese")
    calls.of(view, "foreign_name")
    (record,) = read(
        "@misc{k, title = {T}, author = {Émile Größ and Ada Lee}}".encode(), "k.bib"
    ).publications
    shown = view.make_view(record, view.Listed(record.digest), RoleTable(), Registry(()))
    assert [author.name for author in shown.authors] == ["Émile Größ", "Ada Lee"]
    assert calls == {}


def test_the_search_for_cycles_goes_on_after_a_build(build: Build) -> None:
    assert gc.isenabled()
    build({"index.md": page(), "papers.bib": papers(3)})
    assert gc.isenabled()


def assert_linear(count: Callable[[int], int], size: int) -> None:
    """Check that twice the entries take twice the steps; each run finds half of its texts in caches."""
    _, one, two, four = [count(size << power) for power in range(4)]
    assert four - two <= 1.1 * 2 * (two - one)


def test_reading_is_linear() -> None:
    def count(number: int) -> int:
        data = papers(number).encode()
        return steps(lambda: read(data, "papers.bib"))

    assert_linear(count, 50)


def test_building_is_linear(build: Build) -> None:
    def count(number: int) -> int:
        files = {"index.md": page("group-by: year"), "papers.bib": papers(number)}
        return steps(lambda: build(files))

    # of more than 200 entries, HTML is kept
    assert_linear(count, 24)


def test_a_build_leaves_the_search_for_cycles_as_it_was(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process may go on: what a build has left out of the search would stay in memory for ever."""
    seen: list[tuple[int, bool]] = []
    before = gc.get_threshold(), gc.get_freeze_count()
    monkeypatch.setattr(collection, "frozen_by_others", gc.get_freeze_count)
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    read = domain.pages_to_read

    def look(*arguments: Any) -> list[str]:
        seen.append((gc.get_threshold()[0], gc.get_freeze_count() > 0))
        return read(*arguments)

    monkeypatch.setattr(domain, "pages_to_read", look)
    try:
        build({"index.md": page(), "papers.bib": papers(3)})
        assert seen == [(50_000, True)]
        assert (gc.get_threshold(), gc.get_freeze_count()) == ((700, 10, 10), 0)
        # what another part of the process leaves out stays left out
        gc.freeze()
        build({"index.md": page(), "papers.bib": papers(3)})
        assert gc.get_freeze_count() > 0
    finally:
        gc.set_threshold(*before[0])
        gc.unfreeze()
        if before[1]:
            gc.freeze()


def test_a_process_may_make_many_builds(tmp_path: Path) -> None:
    """What builds leave is found in the end, as it is without us."""
    conf = 'extensions = ["myst_parser", "sphinx_academic"]\nbibtex_bibfiles = ["papers.bib"]\n'
    (tmp_path / "conf.py").write_text(conf, "utf-8")
    (tmp_path / "index.md").write_text(page(), "utf-8")
    (tmp_path / "papers.bib").write_text(papers(3), "utf-8")
    script = """
import gc, io, sys
from sphinx.application import Sphinx
for _ in range(30):
    app = Sphinx(".", ".", "out", "out/.doctrees", "html", status=io.StringIO(), freshenv=True)
    app.build()
    del app
print(sum(isinstance(found, Sphinx) for found in gc.get_objects()))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 15


def test_templates_are_compiled_once(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    # as with another version of Jinja than a wheel was built with
    monkeypatch.setattr("sphinx_academic.rendering.html.COMPILED", Path("none"))
    compiled: list[str] = []
    compile_template = jinja2.Environment.compile

    def note(self: jinja2.Environment, source: Any, name: str | None = None, *others: Any) -> Any:
        if name:
            compiled.append(name)
        return compile_template(self, source, name, *others)

    monkeypatch.setattr(jinja2.Environment, "compile", note)
    built = build({"index.md": page(), "papers.bib": papers(3)})
    assert {"page.html", "academic/publications.html"} <= set(compiled)
    path = built.outdir.parent / "doctrees" / "academic" / "templates"
    first, whole = (built.outdir / "index.html").read_bytes(), path.read_bytes()
    # as it was left; then cut, then of another version
    for left, again in ((whole, False), (whole[: len(whole) // 2], True), (b"sphinx" + whole, True)):
        path.write_bytes(left)
        compiled.clear()
        built.rebuild({"index.md": page("numbering: ascending")})
        assert ("page.html" in compiled, "academic/publications.html" in compiled) == (again, again)
        assert path.read_bytes()[:40] == whole[:40]
        built.rebuild({"index.md": page()})
        assert (built.outdir / "index.html").read_bytes() == first


class Bodies(list[tuple[str, int]]):
    """How long the body of each page is when Sphinx hands it on, and when others may look at it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        handle, complete = StandaloneHTMLBuilder.handle_page, late_html.complete_page

        def hand(builder: Any, pagename: str, context: dict[str, Any], *others: Any, **options: Any) -> None:
            if "body" in context:
                self.append((pagename, len(context["body"])))
            handle(builder, pagename, context, *others, **options)

        def look(app: Any, pagename: str, template: str, context: dict[str, Any], doctree: Any) -> None:
            complete(app, pagename, template, context, doctree)
            if doctree is not None:
                self.append((pagename, len(context["body"])))

        monkeypatch.setattr(StandaloneHTMLBuilder, "handle_page", hand)
        monkeypatch.setattr(late_html, "complete_page", look)


@pytest.mark.parametrize("builder", ["html", "singlehtml", "epub"])
def test_a_long_list_is_put_into_its_page_late(
    builder: str, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sphinx and docutils copy the body of a page again and again; others see all of it."""
    files = {"index.md": page("group-by: year"), "papers.bib": papers(60)}
    whole = build(files, builder=builder).text("index")
    monkeypatch.setattr(late_html, "_LONG", 1000)
    bodies = Bodies(monkeypatch)
    assert build(files, builder=builder).text("index") == whole
    (_, handed), (_, complete) = bodies
    assert handed < 5000 < 20_000 < complete
    assert "<!--" not in whole[whole.index("<body") :]


def test_what_others_render_of_a_long_list_is_whole(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(late_html, "_LONG", 1)
    built = build({"index.md": page(), "papers.bib": papers(3)})
    (found,) = built.doctree().findall(publication_list)
    built.app.builder.current_docname = "index"  # type: ignore[attr-defined]
    assert "Title 2 of" in built.app.builder.render_partial(found)["fragment"]  # type: ignore[attr-defined]


def test_what_most_authors_are_is_decided_once(build: Build, calls: Calls) -> None:
    """The site knows none of them: nothing is looked up, and each name is shown as it was before."""
    calls.of(Registry, "identify")
    view._no_one.cache_clear()
    build({"index.md": page(), "papers.bib": papers(30)})
    assert calls == {}
    assert view._no_one.cache_info().misses == 12


def test_lists_by_author_read_names_once(build: Build) -> None:
    filter_fields._names.cache_clear()
    build(
        {"index.md": "# Home\n", **{f"page{person}.md": person_page(person) for person in "ABC"}}
        | {"papers.bib": papers(30)}
    )
    assert filter_fields._names.cache_info().misses == 10


LONG_LISTS = {
    "grouped": page("group-by: year", "numbering: descending"),
    "table": page("layout: table"),
    "cards": page("layout: cards", "hide: preview"),
    "gutter": page("layout: gutter", "search: year"),
    "compact": page("layout: compact", "max-authors: 2"),
}


def test_an_edit_renders_what_it_changes(build: Build, calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_html, "_MANY", 10)
    files = {f"{name}.md": text for name, text in LONG_LISTS.items()} | {"index.md": "# Home\n"}
    built = build({**files, "papers.bib": papers(20)})
    edited = papers(20).replace("Title 13 of", "New title of")
    calls.of(publications, "make_view")
    again = built.rebuild({"papers.bib": edited})
    assert calls == {"make_view": len(LONG_LISTS)}
    monkeypatch.setattr(entry_html, "_MANY", 1000)
    fresh = build({**files, "papers.bib": edited})
    for name in LONG_LISTS:
        assert again.text(name) == fresh.text(name)


#: a layout of another package, and a handler that changes what entries show
OTHERS = """\
from pathlib import Path
from sphinx_academic.api import add_layout

templates_path = ["templates"]

def setup(app):
    add_layout(app, "own", template=Path(app.srcdir, "own.html"), parts=["date"])
"""
VIEWED = "def setup(app):\n    app.connect('academic-view', lambda app, view, record: view)\n"


@pytest.mark.parametrize(
    ("text", "number", "conf", "kept"),
    [
        (page(), 5, "", True),
        (page(), 4, "", False),
        (page("layout: own"), 5, OTHERS, False),
        (page("style: apa"), 5, "", False),
        (page("show: cite"), 5, "academic_cite_styles = ['apa']\n", False),
        (page(), 5, "templates_path = ['templates']\n", False),
        (page(), 5, VIEWED, False),
    ],
)
def test_entries_are_kept_where_their_html_is_ours_alone(
    build: Build, monkeypatch: pytest.MonkeyPatch, text: str, number: int, conf: str, kept: bool
) -> None:
    monkeypatch.setattr(entry_html, "_MANY", 5)
    files = {"index.md": text, "papers.bib": papers(number)}
    if "own.html" in conf:
        files["own.html"] = "{% for number, entry in entries %}<li>{{ entry.title }}</li>{% endfor %}"
    elif "templates" in conf:
        files["templates/academic/parts/title.html"] = "<b>{{ entry.title }}</b>"
    built = build(files, conf=conf)
    name = cachefile.name_for("entries html index")
    assert (built.outdir.parent / "doctrees" / "academic" / name).is_file() == kept


@pytest.mark.parametrize("damage", [b"", b"sphinx", None])
def test_rendered_entries_that_cannot_be_read_are_rendered_again(
    build: Build, calls: Calls, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    monkeypatch.setattr(entry_html, "_MANY", 1)
    built = build({"index.md": page(), "papers.bib": papers(5)})
    before = built.text("index")
    name = cachefile.name_for("entries html index")
    path = built.outdir.parent / "doctrees" / "academic" / name
    path.write_bytes(path.read_bytes()[:-900] if damage is None else damage)
    built.rebuild({"index.md": page("limit: 4")})
    calls.of(publications, "make_view")
    assert built.rebuild({"index.md": page()}).text("index") == before
    # of the one that the page in between did not show
    assert calls == {"make_view": 1}


@pytest.mark.parametrize(
    "conf",
    [
        {"academic_links": {"doi": "Digital"}},
        {
            "academic_me": "lee",
            "academic_people": {"lee": {"name": "Ada PersonB", "url": "https://a.example"}},
        },
        {"academic_venues": {"JE": {"name": "Journal of Examples"}}},
    ],
)
def test_settings_render_entries_again(
    build: Build, monkeypatch: pytest.MonkeyPatch, conf: dict[str, Any]
) -> None:
    monkeypatch.setattr(entry_html, "_MANY", 1)
    files = {"index.md": page(), "papers.bib": papers(5)}
    built = build(files)
    before = str(built.html().select_one(".publications"))
    again = str(built.rebuild(conf=conf).html().select_one(".publications"))
    monkeypatch.setattr(entry_html, "_MANY", 1000)
    assert again == str(build(files, conf=conf).html().select_one(".publications")) != before


def test_pages_of_papers_are_made_where_they_change(build: Build, calls: Calls) -> None:
    bib = papers(12)
    files = {"index.md": page(), "news.md": "# News\n\n{pub}`key3`\n", "other.md": "# Other\n"}
    built = build({**files, "papers.bib": bib}, conf={"academic_paper_pages": True})
    calls.of(content, "paper_head")
    calls.of(content.PaperPages, "all")
    for changes, made, looked_at in (
        # what no page of a paper is made from: no page is looked at to find that out
        ({"other.md": "# Other\n\nWords.\n"}, 0, 0),
        # a page that mentions one of them has another title
        ({"news.md": "# News of today\n\n{pub}`key3`\n"}, 1, 1),
        ({"other.md": "# Others\n"}, 0, 0),
        # the page itself, and those before and behind it, which say its title
        ({"papers.bib": bib.replace("Title 5 of", "New title of")}, 3, 1),
        ({"index.md": page("group-by: year")}, 0, 0),
    ):
        calls.clear()
        built.rebuild(changes)
        assert (calls["paper_head"], calls["all"]) == (made, looked_at), changes
        assert len(list((built.outdir / "papers").glob("*.html"))) == 12
