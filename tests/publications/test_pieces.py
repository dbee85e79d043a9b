"""What lists of papers are put together from, each function on its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from export.library import entry

from sphinx_academic.core.late import resolve
from sphinx_academic.core.page_record import Place
from sphinx_academic.model.dates import Date
from sphinx_academic.model.figures import Counted
from sphinx_academic.model.roles import Role
from sphinx_academic.model.text import Style, Styled
from sphinx_academic.model.venues import Venue
from sphinx_academic.pictures.copies import Source
from sphinx_academic.pictures.offered import PREVIEW
from sphinx_academic.publications import addresses, citations, counts, downloads, entry_html, page
from sphinx_academic.publications.addresses import Naming, _file_name, _free, name_pages, page_slug
from sphinx_academic.publications.badges import badges, venue_badge, venue_classes
from sphinx_academic.publications.directive import PublicationsDirective, _lists, _slug, legend_of
from sphinx_academic.publications.docutils_nodes import (
    name_node,
    publication_nodes,
    separated_nodes,
    shown_number,
)
from sphinx_academic.publications.layouts import has_text_to_copy, shown_parts, with_parts
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.nodes import _with_further_ids, numbers, search_text
from sphinx_academic.publications.previews import FoundPreview, alternative_text, find_preview
from sphinx_academic.publications.records import (
    AuthorView,
    Badge,
    CountView,
    LinkView,
    PublicationView,
    VenueBadge,
)
from sphinx_academic.publications.registration import Export, Layout
from sphinx_academic.publications.roles_of_settings import _NAME, _badge_role
from sphinx_academic.publications.search import FACETS, _useful, search_form
from sphinx_academic.query.select import Group
from sphinx_academic.rendering.nodes import publication_list


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        ("ito2024", "ito2024"),
        ("Ito:2024/A b", "Ito-2024-A-b"),
        ("a__b--c..d", "a__b--c..d"),
        (".a-", "a"),
        ("--..", "paper"),
        ("", "paper"),
        ("e\u0301", "é"),
        ("关于2024", "关于2024"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 60),
        ("x" * 59 + "-y", "x" * 59),
        ("x" * 58 + "-.y", "x" * 58),
    ],
)
def test_last_part_of_an_address(key: str, slug: str) -> None:
    assert page_slug(key) == slug


DEVICE = "a name that Windows keeps for a device"
LIKE_A_FILE = "like the name of another page's file"


@pytest.mark.parametrize(
    ("slug", "name", "reason"),
    [
        ("con", "paper-con", DEVICE),
        ("CON.x", "paper-CON.x", DEVICE),
        ("com1", "paper-com1", DEVICE),
        ("lpt¹", "paper-lpt¹", DEVICE),
        ("com", "com", ""),
        ("com0x", "com0x", ""),
        ("con2", "con2", ""),
        ("icon", "icon", ""),
        ("a.html", "a-html", LIKE_A_FILE),
        ("a.XHTML", "a-XHTML", LIKE_A_FILE),
        ("a.htm", "a-htm", LIKE_A_FILE),
        ("a.html.b", "a.html.b", ""),
        ("html", "html", ""),
    ],
)
def test_names_that_every_system_takes(slug: str, name: str, reason: str) -> None:
    assert _file_name(slug) == (name, reason)


def test_numbers_of_names_that_are_taken() -> None:
    given: dict[str, int] = {}
    owners = {"a": "", "a-2": "", "b": ""}
    assert [_free(name, owners, given) for name in ("A", "c", "a", "B", "b")] == [
        "A-3",
        "c",
        "a-4",
        "B-2",
        "b-3",
    ]
    assert given == {"a": 4, "b": 3}


def test_pages_old_keys_and_problems() -> None:
    """The newest first; an address that is another's does not lead to a second paper."""
    entries = [
        entry("@misc{a, title = {\\emph{A}}, year = 2020, ids = {old, b, A, x.html}}"),
        entry("@misc{b, year = 2022, ids = {old, older}}"),
        entry("@misc{A, title = {Other}, year = 2021}"),
        entry("@misc{a, title = {Again}, year = 2023}"),
    ]
    named = name_pages(entries, ["papers/c", "talks/papers/d", "index"])
    assert named.pages == {
        "a": Place("papers/a", "", "A"),
        "b": Place("papers/b", "", "b"),
        "A": Place("papers/A-2", "", "Other"),
    }
    assert list(named.pages) == ["a", "b", "A"]
    assert named.redirects == {"papers/old": "a", "papers/x-html": "a", "papers/older": "b"}
    assert [(problem.key, problem.message) for problem in named.problems] == [
        (
            "A",
            "the address of its page, papers/A, is that of ‘a’; its page is at papers/A-2; rename one of "
            "them",
        ),
        (
            "a",
            "ids: the address papers/b of ‘b’ is that of ‘b’, and does not lead here; remove it from ‘ids’",
        ),
        (
            "a",
            "ids: the address papers/A of ‘A’ is that of ‘a’, and does not lead here; remove it from ‘ids’",
        ),
        (
            "b",
            "ids: the address papers/old of ‘old’ is that of ‘old’, an old key of ‘a’, and does not lead "
            "here; remove it from ‘ids’",
        ),
    ]


@pytest.mark.parametrize(
    ("name", "is_website", "expected"),
    [("html", True, True), ("dirhtml", True, True), ("singlehtml", True, False), ("text", False, False)],
)
def test_builders_with_pages(
    monkeypatch: pytest.MonkeyPatch, name: str, is_website: bool, expected: bool
) -> None:
    monkeypatch.setattr(addresses, "makes_website", lambda _builder: is_website)
    assert addresses.has_pages(SimpleNamespace(name=name)) is expected  # type: ignore[arg-type]


def test_where_titles_of_lists_lead(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place("papers/a", "", "A")
    listed = {"list": {"a": Place("list", "pub-a", ""), "b": Place("list", "pub-b", "")}, "none": {}}
    domain = SimpleNamespace(paper_pages={}, listed=lambda: listed)
    monkeypatch.setattr(addresses, "academic_domain", lambda _env: domain)
    app: Any = SimpleNamespace(env=None)
    assert addresses.linked_pages(app) == {}
    domain.paper_pages = {"a": place}
    assert addresses.linked_pages(app) == {"list": [place, None], "none": []}
    assert Naming() == Naming({}, {}, ())


VENUE = Venue("ICML", "icml", "Conference on Learning", kind="conference", url="https://icml.example")


@pytest.mark.parametrize(
    ("fields", "venue", "badge"),
    [
        (
            "",
            VENUE,
            VenueBadge("ICML", "venue", "https://icml.example", ("venue-icml", "venue-kind-conference")),
        ),
        ("abbr = {TD}, journal = {Tide Days}", None, VenueBadge("TD", "venue")),
        ("abbr = {TD}, journal = {TD}", None, None),
        ("abbr = {TD}, journal = {Tide Days}, pubstate = {preprint}", None, VenueBadge("TD", "preprint")),
        (
            "pubstate = {preprint}, eprint = {2401.00001}, archiveprefix = {arXiv}",
            None,
            VenueBadge("arXiv", "preprint"),
        ),
        ("pubstate = {accepted}, eprint = {2401.00001}, archiveprefix = {arXiv}", None, None),
        ("pubstate = {preprint}", None, None),
        ("journal = {Tide Days}", None, None),
    ],
)
def test_badge_of_a_venue(fields: str, venue: Venue | None, badge: VenueBadge | None) -> None:
    assert venue_badge(entry(f"@article{{k, title = {{T}}, {fields}}}"), venue) == badge


def test_classes_of_a_venue() -> None:
    assert venue_classes(VENUE) == ("venue-icml", "venue-kind-conference")
    assert venue_classes(Venue("A&B", "a-b")) == ("venue-a-b",)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("pubstate = {accepted}", [("Accepted", "status")]),
        ("pubstate = {inpress}", [("In press", "status")]),
        ("pubstate = {submitted}", [("Under review", "status")]),
        ("pubstate = {preprint}", []),
        (
            "award = {Best Paper; Oral}, presentation = {SPOTLIGHT}",
            [("Best Paper", "award"), ("Oral", "presentation"), ("Spotlight", "presentation")],
        ),
        ("presentation = {Demo}", [("Demo", "presentation")]),
        *(
            (f"{name} = {{{value}}}", [("Open access", "open-access")])
            for name in ("open_access", "openaccess", "oa")
            for value in ("true", " Yes ")
        ),
        ("oa = {no}", []),
        ("artifact = {true}", [("Artifacts Available", "artifact")]),
        ("artifacts = {false}", []),
        (
            "artifact = {Reusable; functional, Odd one,, odd}, artifacts = {Odd one; replicated}",
            [
                ("Artifacts Evaluated – Reusable", "artifact"),
                ("Artifacts Evaluated – Functional", "artifact"),
                ("Odd one", "artifact"),
                ("odd", "artifact"),
                ("Results Replicated", "artifact"),
            ],
        ),
    ],
)
def test_other_badges(fields: str, expected: list[tuple[str, str]]) -> None:
    found = [tuple(badge) for badge in badges(entry(f"@article{{k, title = {{T}}, {fields}}}"))]
    assert [(text, kind) for text, kind in found if text != "Paper"] == expected


PARTS = frozenset({"authors", "venue", "bibtex-on-request", "preview"})
LIST = Layout("list", PARTS, printed=frozenset({"note"}))


@pytest.mark.parametrize(
    ("show", "hide", "parts", "printed"),
    [
        ((), (), PARTS, {"authors", "venue", "note"}),
        (("abstract",), (), PARTS | {"abstract"}, {"authors", "venue", "note", "abstract"}),
        (("links",), (), PARTS | {"links"}, {"authors", "venue", "note", "links"}),
        (("preview",), (), PARTS, {"authors", "venue", "note"}),
        (("bibtex",), (), PARTS | {"bibtex"}, {"authors", "venue", "note", "bibtex"}),
        ((), ("bibtex",), PARTS - {"bibtex-on-request"}, {"authors", "venue", "note"}),
        ((), ("authors", "note"), PARTS - {"authors"}, {"venue"}),
        # what is hidden is hidden
        (("links",), ("links",), PARTS, {"authors", "venue", "note"}),
        (("cite", "bibtex"), ("bibtex",), (PARTS | {"cite"}) - {"bibtex-on-request"},
         {"authors", "venue", "note", "cite"}),
    ],
)  # fmt: skip
def test_parts_that_are_shown(
    show: tuple[str, ...], hide: tuple[str, ...], parts: set[str], printed: set[str]
) -> None:
    assert shown_parts(LIST, show, hide) == (parts, printed)


def test_parts_with_a_text_to_copy() -> None:
    assert [
        has_text_to_copy(frozenset({part})) for part in ("bibtex", "cite", "bibtex-on-request", "links")
    ] == [
        True,
        True,
        True,
        False,
    ]
    assert not has_text_to_copy(frozenset())


def author(name: str, **more: Any) -> AuthorView:
    return AuthorView(name, **{"url": "", "is_me": False, "marks": (), **more})


LEAD = Role("lead", "†", "led the work")
FULL = PublicationView(
    key="k",
    anchor="pub-k",
    type="article",
    title=("Of ", Styled(Style.EMPHASIS, ("tides",))),
    title_url="https://a.example/",
    authors=(
        author("R. Roe", is_me=True, marks=(LEAD,), more=True),
        author("N. Ito", url="https://ito.example", more=True),
        author("A. Chen"),
    ),
    authors_end=", et al.",
    venue_badge=VenueBadge("TD", "venue", "https://td.example", ("venue-td",)),
    venue=("Tide Days ", Styled(Style.STRONG, ("5",))),
    date=Date(2024, 10),
    note=("To appear",),
    badges=(Badge("Best Paper", "award"), Badge("Oral", "presentation")),
    links=(
        LinkView("pdf", "Paper", "a.pdf", download=True),
        LinkView("code", "Code", "https://code.example"),
        LinkView("video", "Video (soon)", ""),
    ),
    abstract=("One.",),
    cite=(("APA", ("Roe (2024).",)), ("MLA", ("Roe.",))),
    bibtex="@article{k}",
    counts=(
        CountView("citations", "5 citations", "OpenAlex, 2024"),
        CountView("stars", "1 star", "GitHub, 2024"),
    ),
)
BARE = PublicationView("k", "", "misc", ("T",), "", (), "", None, (), None, (), (), ())


def shown(view: PublicationView, number: int | str | None = None) -> list[str]:
    """Return the lines of an entry with their marks."""
    lines = []
    for block in publication_nodes(view, "en", number):
        inner = block.children if isinstance(block, nodes.line_block) else [block]
        lines += [f"{type(line).__name__}: {marked(line)}" for line in inner]
    return lines


def marked(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    assert isinstance(node, nodes.Element)
    inner = "".join(map(marked, node.children))
    if isinstance(node, nodes.reference):
        return f"[{inner}]({node['refuri']})"
    mark = {nodes.strong: "**", nodes.emphasis: "*"}.get(type(node), "")
    return f"{mark}{inner}{mark}"


def test_all_of_an_entry_as_nodes() -> None:
    venue = "line: [TD](https://td.example) Tide Days **5**, Oct 2024. To appear Best Paper Oral"
    counted = "5 citations (OpenAlex, 2024) 1 star (GitHub, 2024)"
    assert shown(FULL, 3) == [
        "line: 3. **Of *tides***",
        "line: **R. Roe**†, [N. Ito](https://ito.example), A. Chen, et al.",
        f"{venue} {counted}",
        "line: Paper [Code](https://code.example) Video (soon)",
        "paragraph: One.",
        "paragraph: APA: Roe (2024).",
        "paragraph: MLA: Roe.",
        "literal_block: @article{k}",
    ]
    blocks = publication_nodes(FULL, "en", None)
    assert (blocks[4]["language"], blocks[0][0].astext()) == ("bibtex", "Of tides")


@pytest.mark.parametrize(
    ("changes", "number", "line"),
    [
        ({}, None, None),
        ({"venue": ("V",)}, None, "V"),
        ({"date": Date(2024)}, None, "2024"),
        ({"date": Date(2024, 5), "date_end": Date(2024, 6)}, None, "May–June 2024"),
        ({"note": ("N",)}, None, "N"),
        ({"note": ("N",), "date": Date(2024)}, None, "2024. N"),
        ({"note": ("N",), "venue": ("V",)}, None, "V. N"),
        ({"venue_badge": VenueBadge("B", "venue")}, None, "B "),
        ({"venue_badge": VenueBadge("B", "venue"), "note": ("N",)}, None, "B N"),
        ({"badges": (Badge("B", "award"),)}, None, " B"),
        ({"counts": (CountView("stars", "1 star", "G"),)}, None, "1 star (G)"),
    ],
)
def test_line_of_the_venue(changes: dict[str, Any], number: None, line: str | None) -> None:
    expected = ["line: **T**", *([f"line: {line}"] if line is not None else [])]
    assert shown(BARE._replace(**changes), number) == expected


@pytest.mark.parametrize(("number", "text"), [(1, "1."), ("[J3]", "[J3]"), (None, ""), ("", "")])
def test_numbers_before_entries(number: int | str | None, text: str) -> None:
    assert shown_number(number) == text


def test_a_citation_takes_the_place_of_all_else() -> None:
    view = FULL._replace(citation=("Roe, ", Styled(Style.EMPHASIS, ("Tides",))))
    counted = " 5 citations (OpenAlex, 2024) 1 star (GitHub, 2024)"
    assert shown(view, "[J3]") == [f"paragraph: [J3] Roe, *Tides*{counted}"]
    assert shown(view._replace(counts=())) == ["paragraph: Roe, *Tides*"]


def test_groups_of_nodes_and_names() -> None:
    groups = [[nodes.Text("a")], [], [nodes.Text("b"), nodes.Text("c")]]
    assert [node.astext() for node in separated_nodes(groups, ", ")] == ["a", ", ", ", ", "b", "c"]
    assert separated_nodes([], ", ") == []
    assert isinstance(name_node("Ann"), nodes.Text)


def test_words_for_search() -> None:
    """Each once, and those of signs as they are typed."""
    records = [
        entry("@article{a, title = {Of CO₂ tides}, author = {Roe, R.}, journal = {Tide Days}, year = 2024}"),
        entry("@article{b, title = {Of ebb}, author = {Roe, R. and Ito, N.}, abbr = {TD}, year = 2024}"),
    ]
    assert search_text(records) == "Of CO₂ tides ebb R. Roe N. Ito Tide Days 2024 TD CO2"
    assert search_text(records[1:]) == "Of ebb R. Roe N. Ito TD 2024"
    assert search_text([]) == ""


def listing(numbering: str, first: int = 1, labels: tuple[str, ...] = ()) -> list[int | str | None]:
    node = publication_list("", numbering=numbering, first=first, labels=labels)
    return [number for _place, number in zip(range(3), numbers(node), strict=False)]


def test_numbers_of_a_list() -> None:
    assert listing("none") == [None, None, None]
    assert listing("ascending", 4) == [4, 5, 6]
    assert listing("descending", 4) == [4, 3, 2]
    assert listing("kind", labels=("[J1]", "", "[C2]")) == ["[J1]", None, "[C2]"]


FURTHER = '<span id="é"></span><span id="&lt;"></span>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<li class="x" id="a">A</li>', f'<li class="x" id="a">{FURTHER}A</li>'),
        ('<tr id="a">\n<td class="x">A</td></tr>', f'<tr id="a">\n<td class="x">{FURTHER}A</td></tr>'),
        ('<tr id="a"><th>A</th></tr>', f'<tr id="a"><th>{FURTHER}A</th></tr>'),
        ('<li id="b">A</li>', '<li id="b">A</li>'),
        ('<li data-id="a">A</li>', '<li data-id="a">A</li>'),
    ],
)  # fmt: skip
def test_further_ids(html: str, expected: str) -> None:
    assert _with_further_ids(html.encode(), {"a": ["é", "<"]}).decode() == expected


class Shown:
    """Which files there are, and what can be made of them."""

    can_read_pdf = True

    def __init__(self, there: Mapping[str, str] = {}, problem: str = "") -> None:
        self.there, self.wrong = there, problem
        self.asked: list[Any] = []

    def find(self, paths: tuple[str, ...], use: Any) -> Any:
        self.asked.append((paths[0], use.value))
        name = next((self.there[path] for path in paths if path in self.there), "")
        return SimpleNamespace(name=name, watched=("w",), refusal="")

    def problem(self, source: Source, widths: tuple[int, ...]) -> str:
        self.asked.append((source, widths))
        return self.wrong


def preview(fields: str, known: Shown, *, pdf: bool = False) -> tuple[FoundPreview | None, str]:
    record = entry(f"@misc{{k, title = {{T}}, {fields}}}")
    pictures: Any = known
    found = find_preview(record, known.find, pictures, PREVIEW, pdf=pdf)
    message = found.problem.message if found and found.problem else ""
    return (found._replace(problem=None) if found else None), message


BROKEN = "cannot be read"


@pytest.mark.parametrize(
    ("fields", "known", "pdf", "expected", "message"),
    [
        ("", Shown(), False, None, ""),
        ("pdf = {a.pdf}", Shown({"a.pdf": "a.pdf"}), False, None, ""),
        ("pdf = {a.pdf}", Shown({"a.pdf": "f/a.pdf"}), True, FoundPreview(Source("f/a.pdf", 1), ("w",)), ""),
        # it is reported where it is linked to
        ("pdf = {a.pdf}", Shown(), True, FoundPreview(None, ("w",)), ""),
        ("pdf = {https://a.example/a.pdf}", Shown(), True, None, ""),
        ("preview = {a.png}", Shown({"a.png": "a.png"}), True, FoundPreview(Source("a.png"), ("w",)), ""),
        ("preview = {pdf}", Shown(), False, FoundPreview(None),
         "preview = {pdf}, but no PDF of the entry is a file"),
        (
            "preview = {a.png}",
            Shown({"a.png": "a.png"}, BROKEN),
            False,
            FoundPreview(Source("a.png"), ("w",)),
            "the picture a.png cannot be read; it is shown as it is; replace it by one that is whole, and "
            "smaller",
        ),
        (
            "preview = {a.pdf#page=3}",
            Shown({"assets/pdf/a.pdf": "x/a.pdf"}, "has 2 pages"),
            False,
            FoundPreview(None, ("w",)),
            "the picture page 3 of x/a.pdf has 2 pages; there is no picture; name another page or file",
        ),
        (
            "preview = {a.pdf#page=3}",
            Shown({"a.pdf": "a.pdf"}),
            False,
            FoundPreview(Source("a.pdf", 3), ("w",)),
            "",
        ),
    ],
)  # fmt: skip
def test_picture_of_an_entry(
    fields: str, known: Shown, pdf: bool, expected: FoundPreview | None, message: str
) -> None:
    found, said = preview(fields, known, pdf=pdf)
    assert found == expected
    assert said.startswith(message)
    assert bool(said) is bool(message)


def test_a_picture_that_is_not_there() -> None:
    known = Shown()
    found, message = preview("preview = {lost.png}", known)
    assert found == FoundPreview(None, ("w",))
    assert "lost.png" in message
    assert known.asked == [("lost.png", "picture")]


def test_a_page_of_a_pdf_without_what_reads_it() -> None:
    known = Shown({"a.pdf": "a.pdf"})
    known.can_read_pdf = False
    found, message = preview("preview = {a.pdf}", known)
    assert found == FoundPreview(None, ("w",))
    assert message == (
        "the picture page 1 of a.pdf is not shown, for pypdfium2 is not installed; "
        "pip install sphinx-academic[images]"
    )
    assert known.asked == [("a.pdf", "link")]


@pytest.mark.parametrize(
    ("fields", "number", "text"),
    [
        ("", 0, ""),
        ("preview_alt = {A \\& b}", 0, "A & b"),
        ("preview_alt = {A}", 2, "A"),
        ("", 1, "First page of Of tides"),
        ("", 2, "Page 2 of Of tides"),
    ],
)
def test_words_for_a_picture(fields: str, number: int, text: str) -> None:
    record = entry(f"@misc{{k, title = {{Of \\emph{{tides}}}}, {fields}}}")
    assert alternative_text(record, Source("a", number)) == text


SEARCHED = [
    entry("@article{a, title = {A}, author = {Roe, R.}, year = 2024, keywords = {selected}, journal = {X}}"),
    entry("@article{b, title = {B}, author = {Roe, R.}, year = 2024, keywords = {sea}, journal = {X}}"),
    entry("@misc{c, title = {C}, author = {Ito, N.}, abbr = {Y}, keywords = {sky}}"),
]


def test_menus_of_the_search() -> None:
    """Those with a choice: a keyword that marks entries, and what one has and another has not, are none."""
    assert list(_useful(SEARCHED)) == ["type", "venue", "keyword", "author"]
    assert list(_useful(SEARCHED[:2])) == []
    assert list(_useful([])) == []
    later = entry("@misc{d, title = {D}, year = 2025}")
    assert list(_useful([SEARCHED[0], later])) == ["year", "type"]
    assert FACETS == ("year", "type", "venue", "keyword", "author")


def test_form_of_the_search() -> None:
    serial = iter(range(9))
    env: Any = SimpleNamespace(docname="my Papers/ü", new_serialno=lambda _name: next(serial))
    lists = [publication_list("", entries=()) for _ in range(2)]
    content = [nodes.section("", lists[0]), lists[1], nodes.paragraph("", "x")]
    types = {"book": "Books", "misc": "Other", "article": "Articles"}
    odd = entry("@artwork{e, title = {E}}")
    (form,) = search_form(env, (), [*SEARCHED, odd], types, content)
    assert form.attributes["anchor"] == lists[0]["search"] == lists[1]["search"] == "search-my-papers-u-0"
    assert (form["total"], form["facets"]) == (4, ("type", "venue", "keyword", "author"))
    assert form["types"] == (("misc", "Other"), ("article", "Articles"), ("artwork", "Artwork"))
    (other,) = search_form(env, ("author",), SEARCHED, types, content)
    assert (other["anchor"], other["facets"]) == ("search-my-papers-u-1", ("author",))
    assert search_form(env, ("author",), SEARCHED, types, [nodes.paragraph()]) == []


@pytest.mark.parametrize(
    ("part", "heading"),
    [
        (("type", "article"), "Journal articles"),
        (("type", "book"), "My books"),
        (("type", "artwork"), "Artwork"),
        (("status", ""), "Published"),
        (("status", "inreview"), "Under review"),
        (("status", "odd"), "odd"),
        (("year", "2024"), "2024"),
        (("year", "-43"), "44 BC"),
        (("year", ""), "Undated"),
        (("venue", ""), "Other"),
        (("venue", "Tide Days"), "Tide Days"),
    ],
)
def test_headings_of_groups(monkeypatch: pytest.MonkeyPatch, part: tuple[str, str], heading: str) -> None:
    own = SimpleNamespace(type_headings={"book": "My books"})
    monkeypatch.setattr("sphinx_academic.publications.directive.PublicationSettings.of", lambda _config: own)
    directive: Any = SimpleNamespace(config=None)
    assert PublicationsDirective._heading(directive, Group(*part, ())) == heading


@pytest.mark.parametrize(
    ("value", "slug"),
    [
        ("2024", "2024"),
        ("Tide Days & more", "tide-days-more"),
        ("(a)", "a"),
        ("论文", "论文"),
        ("&", "other"),
    ],
)
def test_ids_of_groups(value: str, slug: str) -> None:
    assert _slug(value) == slug


def test_lists_between_headings() -> None:
    one, two, three = ((record,) for record in SEARCHED)
    inner = Group("year", "2024", (*one, *two), (Group("type", "a", one), Group("type", "b", two)))
    assert list(_lists([inner, Group("year", "", ()), Group("year", "2023", three)])) == [one, two, three]


def test_legend_of_papers() -> None:
    """What their authors have, in the order of the site, each once."""
    equal, other = Role("equal", "*", "contributed equally"), Role("other", "#", "no one")
    records = [
        entry("@misc{a, title = {A}, author = {Roe, R. and Ito, N.}, author+an:role = {1=lead; 2=equal}}"),
        entry("@misc{b, title = {B}, editor = {Roe, R.}, editor+an:role = {1=lead}}"),
    ]
    table: Any = (other, equal, LEAD)
    (legend,) = legend_of(records, table)
    assert [item.astext() for item in legend] == ["* contributed equally", "† led the work"]
    assert all(item["translatable"] is False for item in legend)
    assert legend_of(SEARCHED, table) == []


def env_with_numbers() -> Any:
    given: dict[str, int] = {}

    def number(name: str) -> int:
        given[name] = given.get(name, -1) + 1
        return given[name]

    return SimpleNamespace(docname="sub/list", new_serialno=number)


def test_files_of_lists() -> None:
    """The second list of a page has a number; without entries or formats there is none."""
    env = env_with_numbers()
    listed = publication_list("", entries=(Listed(b"1"), Listed(b"2")))
    other = publication_list("", entries=(Listed(b"3"),))
    content = [nodes.section("", listed), other]
    (first,) = downloads.download_links(env, ("ris", "bibtex", "ris"), content)
    assert first.attributes["formats"] == ("ris", "bibtex")
    assert first["path"] == "academic/sub/list/publications"
    assert first["records"] == (b"1", b"2", b"3")
    (second,) = downloads.download_links(env, ("ris",), [other])
    assert (second["path"], second["records"]) == ("academic/sub/list/publications-2", (b"3",))
    assert downloads.download_links(env, (), content) == []
    assert downloads.download_links(env, ("ris",), [nodes.paragraph()]) == []


def test_content_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_records: object) -> str:
        raise KeyError("in\n two")

    warned: list[tuple[Any, ...]] = []
    monkeypatch.setattr(downloads, "warn", lambda *words, **_place: warned.append(words))
    node = nodes.paragraph()
    for write, content in ((lambda _records: "é", "é".encode()), (lambda _records: b"\xff", b"\xff")):
        assert downloads._content("own", Export("Own", ".x", "a/b", write), [], node) == content
    assert downloads._content("own", Export("Own", ".x", "a/b", failing), [], node) is None
    ((_kind, message),) = warned
    assert message == (
        ":download: the export ‘own’ fails: KeyError: 'in\\n two'; the file is left out; report it to the "
        "extension that adds it"
    )
    monkeypatch.setattr(downloads, "is_ours", lambda _write: True)
    with pytest.raises(KeyError):
        downloads._content("own", Export("Own", ".x", "a/b", failing), [], node)


@pytest.fixture
def long_list(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a list that is long enough to keep its HTML, with a builder around it."""
    record = SimpleNamespace(papers=range(200))
    domain = SimpleNamespace(pages={"list": record})
    site = SimpleNamespace(own_files=False, change=None)
    monkeypatch.setattr(entry_html, "academic_domain", lambda _env: domain)
    monkeypatch.setattr(entry_html, "template_files", lambda _config: site.own_files)
    monkeypatch.setattr(entry_html, "view_changes", lambda _config: site.change)
    monkeypatch.setattr(entry_html, "build_state", lambda _config: SimpleNamespace(of=lambda _kind: pages))
    monkeypatch.setattr(entry_html, "_state", lambda _builder: b"state")
    pages: Any = entry_html._Pages()
    env = SimpleNamespace(doctreedir=tmp_path)
    builder = SimpleNamespace(config=None, current_docname="list", env=env, name="html")
    node = publication_list("", entries=[None] * 3, parts=frozenset({"authors"}))
    return SimpleNamespace(
        record=record,
        domain=domain,
        site=site,
        builder=builder,
        node=node,
        layout=SimpleNamespace(is_ours=True),
    )


def known(given: Any) -> Any:
    return entry_html.known_entries(given.builder, given.node, given.layout)


def test_long_lists_are_kept(long_list: Any) -> None:
    first = known(long_list)
    assert first is not None
    # one for all lists of a page
    assert known(long_list) is first
    long_list.record.papers = range(199)
    assert known(long_list) is None
    # those of a CV are papers of other pages
    long_list.node["entries"] = [None] * 200
    assert known(long_list) is first
    long_list.node["entries"] = [None] * 199
    assert known(long_list) is None


@pytest.mark.parametrize("reason", ["page", "layout", "citations", "cite", "templates", "changes"])
def test_what_others_have_a_say_in_is_not_kept(long_list: Any, reason: str) -> None:
    if reason == "page":
        long_list.domain.pages.clear()
    elif reason == "layout":
        long_list.layout.is_ours = False
    elif reason == "citations":
        long_list.node["citations"] = ()
    elif reason == "cite":
        long_list.node["parts"] = frozenset({"authors", "cite"})
    elif reason == "templates":
        long_list.site.own_files = True
    else:
        long_list.site.change = print
    assert known(long_list) is None


def test_citations_in_styles(monkeypatch: pytest.MonkeyPatch) -> None:
    """A style that cannot be used, or that says nothing of the paper, is left out."""
    from sphinx_academic.export import citeproc

    def style(name: str, language: str) -> Any:
        if name == "lost":
            raise citeproc.StyleError("no such style")
        return SimpleNamespace(cite=lambda _record: () if name == "silent" else (f"{name} {language}",))

    monkeypatch.setattr(citeproc, "named_style", style)
    record = SEARCHED[0]
    found = citations.citations(record, ("apa", "lost", "silent", "own", "ieee"), "de")
    assert found == (("APA", ("apa de",)), ("own", ("own de",)), ("IEEE", ("ieee de",)))
    assert citations.style_problems(("apa", "lost", "lost", "own"), "de") == ["no such style; it is left out"]
    monkeypatch.setattr(citations, "missing_module", lambda effect="": f"no module; {effect}")
    assert citations.citations(record, ("apa",), "de") == ()
    assert citations.style_problems(("apa", "lost"), "de") == ["no module; nothing is cited"]


def test_citations_of_a_list() -> None:
    from sphinx_academic.export.citeproc import StyleError

    class Fails:
        def cite(self, record: Any) -> tuple[str, ...]:
            if record.key == "b":
                raise StyleError("no year")
            return (record.key,)

    failed: list[Any] = []
    style: Any = Fails()
    assert list(citations._cited(style, "apa", SEARCHED, failed)) == [("a",), (), ("c",)]
    (problem,) = failed
    assert (problem.key, problem.line) == ("b", SEARCHED[1].line)
    assert problem.message == (
        "the style ‘apa’ cannot format the entry (no year); it is shown in our own style; choose another "
        "style, or correct the style or the entry"
    )


@pytest.mark.parametrize(
    ("kind", "number", "text"),
    [
        ("citations", 0, "0 citations"),
        ("citations", 1, "1 citation"),
        ("downloads", 2, "2 downloads"),
        ("downloads", 1, "1 download"),
        ("stars", 1, "1 star"),
        ("stars", 999, "999 stars"),
        ("stars", 1000, "1,000 stars"),
        ("stars", 12345, "12,345 stars"),
    ],
)
def test_figures_in_words(kind: str, number: int, text: str) -> None:
    assert counts.count_text(kind, number, "en") == text


def test_who_counted_and_when() -> None:
    found = [Counted(5, "OpenAlex", Date(2024, month, 1)) for month in (3, 1, 2)]
    assert counts.source_text(found[0], "en") == "OpenAlex, Mar 1, 2024"
    assert counts._span("OpenAlex", found, "en") == "OpenAlex, Jan 1, 2024 – Mar 1, 2024"
    assert counts._span("OpenAlex", found[:1], "en") == "OpenAlex, Mar 1, 2024"


@pytest.mark.parametrize(
    ("name", "given", "classes", "title"),
    [
        ("badge", {}, ["badge"], ""),
        ("badge", {"class": "a b"}, ["badge", "a", "b"], ""),
        ("award", {"title": "T"}, ["badge", "badge-award"], "T"),
        ("My Oral", {"class": "x"}, ["badge", "badge-my-oral", "x"], ""),
    ],
)
def test_roles_of_badges(name: str, given: dict[str, str], classes: list[str], title: str) -> None:
    role = _badge_role(name, given)
    assert (role._name, role._args) == ("publications.inline_roles:BadgeRole", (classes, title))
    assert resolve(role._name)(*role._args).badge_classes == classes


def test_the_role_of_venues() -> None:
    role = _badge_role("venue", {})
    assert (role._name, role._args) == (
        "publications.inline_roles:VenueRole",
        (["badge", "badge-venue"], ""),
    )


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("oral", True),
        ("a-b_c.d+e", True),
        ("-a_", True),
        ("ü", True),
        ("a--b", True),
        ("a b", False),
        ("a:b", False),
        ("ü-", False),
        ("", False),
        ("a..b", False),
    ],
)
def test_names_of_roles(name: str, is_one: bool) -> None:
    assert bool(_NAME.fullmatch(name)) is is_one


@pytest.mark.parametrize(
    ("link", "is_near"),
    [
        ("a.pdf", True),
        ("/a", True),
        ("ftp://a", True),
        ("https://a", False),
        ("http://a", False),
        ("HTTP", True),
    ],
)
def test_links_that_may_be_files(link: str, is_near: bool) -> None:
    assert page._is_nearby(("pdf", link)) is is_near


def page_of(**more: Any) -> Any:
    papers: list[tuple[Any, ...]] = []
    domain = SimpleNamespace(note_paper=lambda *words: papers.append(words), papers=papers, problems=[])
    domain.note_problem = lambda _docname, problem: domain.problems.append(problem)
    domain.note_download = lambda _docname, name: f"digest/{name}"
    document = SimpleNamespace(ids={"pub-taken": 1})
    env = SimpleNamespace(docname="list", config=None)
    return page.Page(env, document, more.get("site"), domain)  # type: ignore[arg-type]


def test_anchors_of_papers() -> None:
    """The first mention of a page has it; signs that an anchor cannot have are hyphens."""
    own, listed = page_of(), publication_list()
    keys = ("ito2024", "Ito:2024/x y", "a_b.c-d", "taken", "ito2024", "关于")
    records = [entry("@misc{k, title = {Of \\emph{T}}}")._replace(key=key) for key in keys]
    assert [own._anchor(record, listed, ("ann", None)) for record in records] == [
        "pub-ito2024",
        "pub-Ito-2024-x-y",
        "pub-a_b.c-d",
        "",
        "",
        "pub-关于",
    ]
    assert own.domain.papers[0] == ("list", "ito2024", "pub-ito2024", "Of T", ("ann", None))
    assert len(own.domain.papers) == 4
    assert own.document.ids["pub-ito2024"] is listed


def test_files_that_entries_link_to(monkeypatch: pytest.MonkeyPatch) -> None:
    there = {"a.pdf": "files/a.pdf"}

    def find(_env: object, *paths: str) -> Any:
        return SimpleNamespace(name=next((there[path] for path in paths if path in there), ""), refusal="")

    monkeypatch.setattr(page, "find_file", find)
    from sphinx_academic.bib.link_kinds import OWN_KINDS

    monkeypatch.setattr(page, "link_kinds", lambda _config: OWN_KINDS)
    own = page_of()
    record = entry(
        "@misc{k, title = {T}, pdf = {a.pdf}, slides = {lost.pdf}, website = {talks/}, "
        "code = {https://a.example/a.zip}}"
    )
    assert list(own._files(record)) == [("a.pdf", "digest/files/a.pdf")]
    (problem,) = own.domain.problems
    assert "lost.pdf" in problem.message


@pytest.mark.parametrize(
    ("view", "short"),
    [
        (FULL, "TD"),
        (BARE, ""),
        (BARE._replace(venue=("arXiv:2401.00001",), venue_name="X"), "arXiv"),
        (BARE._replace(venue=("Tide Days",), venue_name="Tides"), "Tides"),
        (BARE._replace(venue_name="Tides"), ""),
    ],
)
def test_what_stands_in_the_place_of_a_picture(view: PublicationView, short: str) -> None:
    assert view.short_venue == short


def test_a_view_with_some_parts() -> None:
    record = entry("@misc{k, title = {T}, bibtex_show = {TRUE }}")
    every = frozenset({"authors", "venue", "date", "note", "badges", "links", "abstract"})
    view = FULL._replace(bibtex="")
    assert with_parts(view, record, every) == view
    assert with_parts(view, record, frozenset()) == view._replace(
        authors=(),
        authors_end="",
        venue=(),
        venue_badge=None,
        date=None,
        note=(),
        badges=(),
        links=(),
        abstract=(),
    )
    for part, wants in (("bibtex", True), ("bibtex-on-request", True), ("cite", False)):
        assert with_parts(view, record, every | {part}).bibtex.startswith("@misc{k,") is wants
    other = entry("@misc{k, title = {T}, bibtex_show = {no}}")
    assert with_parts(view, other, every | {"bibtex-on-request"}).bibtex == ""
    folded = with_parts(view, record, every, 1)
    assert (folded.folded_authors, [one.folded for one in folded.authors]) == (2, [False, True, True])
    assert with_parts(view, record, every - {"authors"}, 1).folded_authors == 0
