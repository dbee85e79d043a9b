"""What lists of a page are made from, each function on its own: items, their order, values, venues."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from sphinx.addnodes import pending_xref

from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span, parse_span
from sphinx_academic.model.figures import Counted
from sphinx_academic.model.section_kinds import Part
from sphinx_academic.model.venues import Venue, VenueTable
from sphinx_academic.publications.sentences import SENTENCE
from sphinx_academic.sections import item_reader
from sphinx_academic.sections.categories import category_label, category_of, category_slug, in_order
from sphinx_academic.sections.dated import _year, items_of, move, newest_first, page_reference
from sphinx_academic.sections.dated_nodes import (
    _is_plain,
    dated_group,
    dated_item,
    dated_label,
    dated_list,
    language_of,
    sources_of_items,
)
from sphinx_academic.sections.group_nodes import full_name, group_value, separator, value_level, years_node
from sphinx_academic.sections.groups import Line, _label_and_values, _plain
from sphinx_academic.sections.item_parts import PARTS, parts_with
from sphinx_academic.sections.item_reader import ItemReader
from sphinx_academic.sections.line import _end_of_quotation, drop_characters
from sphinx_academic.sections.projects import ProjectsDirective, _addresses
from sphinx_academic.sections.registration import section_kinds
from sphinx_academic.sections.service import VenueReader
from sphinx_academic.sections.skills import Share, ValueReader


def item(date: str = "", **more: Any) -> dated_item:
    return dated_item("", span=parse_span(date) if date else None, url="", cv=True, category="", **more)


def group(*dates: str) -> dated_group:
    return dated_group("", dated_label(), dated_list("", *map(item, dates), kind="talks", name=""))


def dates(entries: Any) -> list[Any]:
    return [
        [one.isoformat() for one in map(_start, entry[1])] if isinstance(entry, dated_group) else _text(entry)
        for entry in entries
    ]


def _start(entry: dated_item) -> Date:
    start = entry["span"].start
    assert isinstance(start, Date)
    return start


def _text(entry: dated_item) -> str:
    return _start(entry).isoformat() if entry["span"] else ""


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (["2020", "2024", "2022"], ["2024", "2022", "2020"]),
        # what has no date stays behind what it follows, or is the first
        (["", "2020", "", "2024"], ["", "2024", "2020", ""]),
        (["2020", "", "2020-05"], ["2020-05", "2020", ""]),
        (["", ""], ["", ""]),
        ([], []),
        # open ranges first, then by the end
        (["2024", "2018 – present", "2019 – 2025"], ["2018", "2019", "2024"]),
    ],
)
def test_newest_first(given: list[str], expected: list[str]) -> None:
    assert dates(newest_first(map(item, given))) == expected


def test_order_of_groups() -> None:
    """Within each, and by the newest of each; of the same date, as in the source."""
    entries = [group("2018", "2020"), item("2021"), group("2019", "2022", "2020"), group("2021")]
    shown = newest_first(entries)
    assert dates(shown) == [["2022", "2020", "2019"], "2021", ["2021"], ["2020", "2018"]]
    assert list(items_of(shown))[0] is entries[2][1][0]
    by_month = newest_first([item("2024-10-01"), item("2024-10-05")], lambda span: span.start.month)
    assert dates(by_month) == ["2024-10-01", "2024-10-05"]


@pytest.mark.parametrize(
    ("entry", "year"),
    [(item("2024-10"), 2024), (item(), None), (group("2018", "2020"), 2018), (item("2019 – 2021"), 2019)],
)
def test_year_of_an_entry(entry: Any, year: int | None) -> None:
    assert _year(entry) == year


@pytest.mark.parametrize(
    ("target", "text", "shown"), [("/list", "", "list"), ("sub/list", "All", "All"), ("/a/b", "x", "x")]
)
def test_links_to_pages(target: str, text: str, shown: str) -> None:
    found = page_reference(target, "index", text)
    assert found.astext() == shown
    assert {name: value for name, value in found.attributes.items() if name.startswith("ref")} == {
        "refdoc": "index",
        "refdomain": "std",
        "reftype": "doc",
        "reftarget": target,
        "refexplicit": bool(text),
        "refwarn": True,
    }


def test_content_on_another_page() -> None:
    """Its references lead to where they did, it has no anchors, and its footnotes stay where they are."""
    doc = pending_xref("", nodes.Text("d"), reftype="doc", reftarget="../x", refdoc="sub/list", ids=["a"])
    ref = pending_xref("", nodes.Text("r"), reftype="ref", reftarget="x", refdoc="sub/list")
    inner = nodes.reference("", "", nodes.emphasis("", "i"), refid="here", ids=["b"])
    outer = nodes.reference("", "o", refuri="https://example.org")
    note = nodes.footnote_reference("", "1", refid="id1")
    alone = nodes.footnote_reference("", "2", refid="id2")
    content = dated_item(
        "", nodes.paragraph("", "", nodes.Text("Text  "), note, alone, doc, ref, inner, outer)
    )
    content["ids"] = ["c"]
    move(content, "sub/list", "index")
    assert content.astext() == "Textdrio"
    assert not [node["ids"] for node in content.findall(nodes.Element) if node["ids"]]
    assert (doc["reftarget"], doc["refdoc"]) == ("/x", "index")
    assert (ref["reftarget"], ref["refdoc"]) == ("x", "index")
    (made,) = (node for node in content.findall(pending_xref) if "place" in node)
    assert (made["refdomain"], made["reftype"], made["reftarget"], made["refdoc"], made["refwarn"]) == (
        "academic",
        "pub",
        "",
        "index",
        False,
    )
    assert tuple(made["place"]) == ("sub/list", "here", "")
    assert isinstance(made[0], nodes.inline)
    assert isinstance(made[0][0], nodes.emphasis)
    assert list(content.findall(nodes.reference)) == [outer]


def sentence(form: str) -> nodes.inline:
    return nodes.inline("", "x", classes=[SENTENCE], form=form)


@pytest.mark.parametrize(
    ("children", "category"),
    [
        ((), ""),
        ((sentence("accepted"),), "accepted"),
        ((sentence("published"),), "published"),
        ((sentence("available"), sentence("accepted")), "preprint"),
        ((sentence("award"),), "award"),
        ((sentence("presentation"),), "award"),
        ((nodes.inline("", "x", classes=["badge", "badge-award"]),), "award"),
        ((nodes.inline("", "x", classes=["badge-award"]), sentence("accepted")), "accepted"),
        ((nodes.inline("", "x", classes=["badge", "badge-oral"]),), ""),
    ],
)
def test_category_of_content(children: tuple[nodes.Node, ...], category: str) -> None:
    paragraph = nodes.paragraph("", "", *(child.deepcopy() for child in children))
    assert category_of(dated_item("", paragraph)) == category


def test_words_for_categories() -> None:
    assert in_order(["zoo", "talk", "award", "abc", "talk"]) == ["award", "talk", "abc", "zoo"]
    assert [category_label(name) for name in ("award", "folk dance", "éa", "")] == [
        "Award",
        "Folk dance",
        "Éa",
        "",
    ]
    assert [category_slug(name) for name in ("folk dance!", "a_b", "-a-", "★", "论文")] == [
        "folk-dance",
        "a-b",
        "a",
        "other",
        "论文",
    ]


@pytest.mark.parametrize(
    ("language", "has_sentence", "expected"),
    [
        ("en", True, "en"),
        ("xx", True, "en"),
        ("xx", False, "xx"),
        ("de", True, "en"),
        ("zh_CN", True, "zh_CN"),
    ],
)
def test_language_of_an_item(language: str, has_sentence: bool, expected: str) -> None:
    children = (sentence("award"),) if has_sentence else (nodes.inline("", "x"),)
    made = dated_item("", nodes.paragraph("", "", *children))
    assert language_of(made, language) == expected


@pytest.mark.parametrize(
    ("span", "is_plain"),
    [
        (Span(Date(2024, 10)), True),
        (Span(Date(2024), Date(2025)), False),
        (Span(Date(2024), ongoing=True), False),
        (Span(Date(2024), term="Spring"), False),
        (Span(Date(2024), remark="expected"), False),
    ],
)
def test_dates_that_are_one_date(span: Span, is_plain: bool) -> None:
    assert _is_plain(span) is is_plain


def test_who_counted_what_items_say() -> None:
    first, second = ("GitHub", Date(2026, 11, 1)), ("PyPI", Date(2026, 10, 5))
    listed = dated_list("", item("2024", sources=[first, second]), item(), item("2023", sources=[first]))
    assert sources_of_items(listed, "en") == "Figures: GitHub, Nov 1, 2026; PyPI, Oct 5, 2026"
    assert sources_of_items(dated_list("", item()), "en") == ""


@pytest.mark.parametrize(
    ("years", "compact", "text"),
    [
        ((2022, 2023), True, "’22, ’23"),
        ((2022,), False, "2022"),
        ((1969, 1970, 2000, 2069, 2070), True, "1969, ’70, ’00, ’69, 2070"),
    ],
)
def test_years(years: tuple[int, ...], compact: bool, text: str) -> None:
    made = years_node(years, compact=compact)
    assert (made.astext(), made["classes"]) == (text, ["service-years"])
    assert made["shown"] == list(zip(years, text.split(", "), strict=True))


def line_of(text: str, *more: nodes.Node) -> Line:
    return Line([nodes.Text(text), *more], text + "".join(node.astext() for node in more))


def values(found: list[nodes.Node]) -> list[str]:
    shown = []
    for node in found:
        if isinstance(node, group_value):
            levels = [
                f"<{one['words']}|{one['share'] and tuple(one['share'])}>"
                for one in node.findall(value_level)
            ]
            shown.append(f"{node.astext()}{''.join(levels)}")
        else:
            shown.append(node.astext())
    return shown


@pytest.mark.parametrize(
    ("kind", "text", "labelled", "expected"),
    [
        ("skills", "Python (expert), C++", True, ["Python (expert)<expert|(5, 5)>", ", ", "C++"]),
        ("skills", "A, b; C", True, ["A, b", "; ", "C"]),
        ("skills", "A；B", False, ["A", "; ", "B"]),
        ("skills", "A、B，C", False, ["A", ", ", "B", ", ", "C"]),
        # how well the label is known
        ("skills", "expert", True, ["expert<expert|(5, 5)>"]),
        ("skills", "expert", False, ["expert"]),
        ("skills", "expert, basic", True, ["expert", ", ", "basic"]),
        ("skills", "hammers", True, ["hammers"]),
        ("skills", "expert (five)", True, ["expert (five)<five|None>"]),
        ("languages", "TOEFL 105, IELTS 8", True, ["TOEFL 105, IELTS 8<TOEFL 105, IELTS 8|None>"]),
        ("languages", "Odish (B2)", True, ["Odish (B2)<B2|(3, 5)>"]),
        ("languages", "Odish（B2）", True, ["Odish (B2)<B2|(3, 5)>"]),
        ("languages", "Odish, Webbish", False, ["Odish", ", ", "Webbish"]),
        ("interests", "Odes, and webs (all)", False, ["Odes, and webs (all)"]),
        ("interests", "Odes, webs", True, ["Odes", ", ", "webs"]),
        # brackets that are no level
        ("skills", "A (b) (c)", False, ["A (b) (c)"]),
        ("skills", "(a)", False, ["(a)"]),
        ("tests", "GRE (324)", False, ["GRE (324)<324|None>"]),
    ],
)
def test_values_of_a_line(kind: str, text: str, labelled: bool, expected: list[str]) -> None:
    found = ValueReader(kind, draws=True).read(line_of(text), labelled)
    assert values(found) == expected
    names = {"skills": "skill", "languages": "language", "tests": "test", "interests": "interest"}
    assert {tuple(node["classes"]) for node in found if isinstance(node, group_value)} == {(names[kind],)}


def test_levels_are_drawn_where_they_are_wanted() -> None:
    (value,) = ValueReader("mine", draws=False).read(line_of("A (expert)"), True)
    assert isinstance(value, group_value)
    (level,) = value.findall(value_level)
    assert (level["words"], level["share"], level["classes"], value["classes"]) == (
        "expert",
        None,
        ["level"],
        ["mine-value"],
    )
    assert Share(4, 5) == (4, 5)
    assert [separator(strong=strong).astext() for strong in (True, False)] == ["; ", ", "]


VENUES = VenueTable(
    [
        Venue("ICML", "icml", "Conference on Learning", url="https://icml.example"),
        Venue("UAI", "uai", "Conference on Uncertainty"),
        Venue("KDD", "kdd"),
    ]
)


def venues(text: str, style: str = "compact", *, labelled: bool = True) -> list[str]:
    shown = []
    for node in VenueReader(VENUES, style).read(line_of(text), labelled):
        parts = []
        for inner in node.children if isinstance(node, group_value) else [node]:
            if isinstance(inner, nodes.reference):
                parts.append(f"[{inner.astext()}]({inner['refuri']} {inner.get('reftitle')})")
            elif isinstance(inner, full_name):
                parts.append(f"{inner.astext()}={inner['title']}")
            else:
                parts.append(inner.astext())
        shown.append("".join(parts))
    return shown


@pytest.mark.parametrize(
    ("text", "style", "labelled", "expected"),
    [
        (
            "ICML'22,23, UAI 2024, KDD",
            "compact",
            True,
            ["[ICML](https://icml.example Conference on Learning) ’22, ’23", "; ",
             "UAI=Conference on Uncertainty ’24", "; ", "KDD"],
        ),
        (
            "ICML'22,23, UAI 2024 (chair)",
            "expanded",
            True,
            ["[ICML](https://icml.example Conference on Learning) 2022, 2023", "; ",
             "UAI=Conference on Uncertainty 2024 (chair)"],
        ),
        ("UAI 2024 (chair), X", "none", True, ["UAI=Conference on Uncertainty (chair)", ", ", "X"]),
        ("UAI 2024; X", "none", True, ["UAI=Conference on Uncertainty", "; ", "X"]),
        ("X, Y", "compact", True, ["X", ", ", "Y"]),
        ("X, Y", "compact", False, ["X, Y"]),
        # what is written in full needs no other words
        ("Conference on Learning", "compact", True, ["[Conference on Learning](https://icml.example None)"]),
        ("Conference on Uncertainty", "compact", True, ["Conference on Uncertainty"]),
    ],
)  # fmt: skip
def test_venues_of_a_line(text: str, style: str, labelled: bool, expected: list[str]) -> None:
    assert venues(text, style, labelled=labelled) == expected


def test_venues_that_lead_somewhere_already() -> None:
    own = nodes.reference("", "ICML", refuri="https://own.example")
    (value,) = VenueReader(VENUES, "compact").read(Line([own], "ICML"), True)
    assert isinstance(value, group_value)
    assert [link["refuri"] for link in value.findall(nodes.reference)] == ["https://own.example"]
    assert value["years"] == ()


@pytest.mark.parametrize(
    ("text", "has_list", "label", "value"),
    [
        ("A: b, c", False, "A", "b, c"),
        ("A： b", False, "A", "b"),
        ("A:b", False, "", "A:b"),
        ("A:", False, "A", ""),
        ("A", False, "", "A"),
        ("A", True, "A", ""),
        ("A (b: c): d", False, "A (b: c)", "d"),
        ("A: b: c", False, "A", "b: c"),
    ],
)
def test_labels(text: str, has_list: bool, label: str, value: str) -> None:
    said: list[tuple[str, bool]] = []

    def read(found: Line, labelled: bool) -> list[nodes.Node]:
        said.append((found.text, labelled))
        return []

    blocks = [nodes.bullet_list()] if has_list else [nodes.paragraph()]
    found, _values = _label_and_values(line_of(text), read, blocks)
    assert "".join(node.astext() for node in found) == label
    assert said == ([(value, bool(label))] if value else [])


def test_labels_are_bold_anyway() -> None:
    inner = [nodes.strong("", "", nodes.strong("", "A"))]
    assert [type(node) for node in _plain(inner)] == [nodes.Text]
    both = [nodes.strong("", "A"), nodes.Text("b")]
    assert _plain(both) == both


@pytest.mark.parametrize(
    ("count", "text", "marks"),
    [(0, "abcdef", 1), (1, "bcdef", 1), (2, "cdef", 1), (3, "def", 1), (4, "ef", 0), (9, "", 0)],
)
def test_characters_that_are_dropped(count: int, text: str, marks: int) -> None:
    made = nodes.paragraph("", "", nodes.Text("ab"), nodes.emphasis("", "cd"), nodes.Text("ef"))
    drop_characters(made, count)
    assert (made.astext(), len(list(made.findall(nodes.emphasis)))) == (text, marks)


ORDER = ("title", "organisation", "place")


@pytest.fixture
def warned(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(
        item_reader, "warn", lambda kind, message, location: found.append(f"{kind}: {message}")
    )
    return found


def read(source: str, *, dated: bool = False) -> Any:
    document = publish_doctree(source, settings_overrides={"report_level": 5})
    bullets = next(iter(document.findall(nodes.bullet_list)))
    return ItemReader(document, "talks", ORDER, dated, PARTS).read(bullets[0])


def said(found: Any) -> dict[str, str]:
    """Return the parts of an item by their names."""
    return {
        name.removeprefix("item-"): part.astext()
        for part in found.findall(nodes.inline)
        for name in part["classes"]
        if name.startswith("item-")
    }


@pytest.mark.parametrize(
    ("source", "date", "parts", "attributes"),
    [
        ("- 2024, Title, Uni, Town", "2024", {"title": "Title", "organisation": "Uni", "place": "Town"}, {}),
        ("- 2024. Title, Uni", "2024", {"title": "Title", "organisation": "Uni"}, {}),
        ("- Title\n\n  :date: 2024-10\n  :place: Town", "2024-10", {"title": "Title", "place": "Town"}, {}),
        ("- 2023, Title\n\n  :date: 2024", "2024", {"title": "Title"}, {}),
        # names of fields in any case, and other words for them
        (
            "- 2024\n\n  :Degree: Title\n  :institution: Uni\n  :CITY: Town\n  :mentor: Ito",
            "2024",
            {"title": "Title", "organisation": "Uni", "place": "Town", "advisor": "Ito"},
            {},
        ),
        *(
            (f"- 2024, T\n\n  :cv: {word}", "2024", {"title": "T"}, {"cv": shown})
            for word, shown in (("no", False), ("False", False), ("yes", True), ("x", True))
        ),
        ("- 2024, T\n\n  :category: Talk", "2024", {"title": "T"}, {"category": "Talk"}),
        ("- 2024, T\n\n  :name: My Talk", "2024", {"title": "T"}, {"ids": ["my-talk"]}),
        ("- 2024, T\n\n  :link: https://a.example", "2024", {"title": "T"}, {"url": "https://a.example"}),
        ("- 2024, T\n\n  :link: ../a.html", "2024", {"title": "T"}, {"url": "../a.html"}),
        ("- 2024, T\n\n  :link: `a <https://a.example>`_", "2024", {"title": "T", "links": "a"}, {"url": ""}),
    ],
)
def test_items(
    warned: list[str], source: str, date: str, parts: dict[str, str], attributes: dict[str, Any]
) -> None:
    found = read(source)
    assert found["span"].start.isoformat() == date
    assert said(found) == parts
    expected = {"cv": True, "category": "", "ids": [], "url": "", **attributes}
    assert {name: found[name] for name in expected} == expected
    assert not list(found.findall(nodes.field_list))
    assert warned == []


@pytest.mark.parametrize(
    ("source", "dated", "message"),
    [
        ("- Title, Uni", True, "news: at the start of ‘Title, Uni’: no date; it is kept as written; write"),
        (f"- {'a' * 50}", True, f"news: at the start of ‘{'a' * 40}’: no date"),
        ("- 2024.13, Title", False, "date: at the start of ‘2024.13, Title’: "),
        ("- `2024 <https://a.example>`_, Title", False,
         "date: at the start of ‘2024, Title’: the date is a link; it is kept as written; link the words"),
        ("- 2024, T\n\n  :date: soon", False, "date: :date: soon is ignored; it is no date; write"),
        ("- 2024, T\n\n  :colour: red", False, "option: unknown field :colour: is ignored; "),
        ("- 2024, T\n\n  :titel: red", False, "option: unknown field :titel: is ignored; did you mean"),
        ("- 2024, T\n\n  :name: ★", False, "anchor: :name: ★ is ignored; it is no anchor"),
        ("- 2024, T\n\n  :link: a.example", False, "url: :link: a.example is ignored; it is no address"),
        ("- 2024, T\n  :link: x", False, "option: fields are read as text; add 'fieldlist' to"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_item(warned: list[str], source: str, dated: bool, message: str) -> None:
    found = read(source, dated=dated)
    assert isinstance(found, dated_item)
    (warning,) = warned
    assert warning.startswith(message)
    assert found["url"] == ""
    assert found["ids"] == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example", "https://a.example"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("/a.html", "/a.html"),
        ("./a.html", "./a.html"),
        ("a.html", ""),
        ("javascript:alert(1)", ""),
        # another host
        ("//evil.example/a", ""),
    ],
)
def test_addresses_that_a_title_may_have(warned: list[str], text: str, address: str) -> None:
    body = nodes.field_body("", nodes.paragraph("", text))
    nodes.field("", nodes.field_name("", "link"), body)
    assert ItemReader(publish_doctree(""), "talks", ORDER)._address(body) == address
    assert bool(warned) is not bool(address)


@pytest.mark.parametrize(
    ("source", "is_group"),
    [
        ("- Uni\n\n  - 2024, A\n  - B", True),
        ("- Uni\n\n  - A\n  - 2024, B", True),
        ("- Uni\n\n  - Lab\n\n    - 2024, A", True),
        ("- Uni\n\n  - A\n  - B", False),
        ("- 2024, Uni\n\n  - 2023, A", False),
        ("- Uni\n\n  Text.\n\n  - 2024, A", False),
        ("- Uni\n\n  - 2024, A\n\n  Text.", False),
        ("- Uni\n\n  :place: Town\n\n  - 2024, A", False),
        ("- Uni\n\n  - ::\n\n      2024, A", False),
    ],
)
def test_groups_of_items(warned: list[str], source: str, is_group: bool) -> None:
    found = read(source)
    assert isinstance(found, dated_group) is is_group
    if is_group:
        label, listed = found.children
        assert label.astext() == "Uni"
        assert listed["kind"] == "talks"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("- 2024. A talk", "2024. A talk"),
        ("- 999. A talk", "A talk"),
        ("- 1000. A talk", "1000. A talk"),
        ("- 2201. A talk", "A talk"),
        ("- 1. A talk", "A talk"),
        ("- A talk", "A talk"),
    ],
)
def test_years_that_are_numbers_of_lists(source: str, text: str) -> None:
    document = publish_doctree(source, settings_overrides={"report_level": 5})
    (bullet,) = next(iter(document.findall(nodes.bullet_list))).children
    assert isinstance(bullet, nodes.Element)
    assert item_reader._unnumbered(bullet)[0].astext() == text


@pytest.mark.parametrize(
    ("source", "has_words"),
    [("`a <https://a.example>`_", True), ("https://a.example", False), ("a", False),
     ("https://a.example https://b.example", True), ("see https://a.example", True)],
)  # fmt: skip
def test_fields_with_links_of_their_own(source: str, has_words: bool) -> None:
    body = nodes.field_body("", *publish_doctree(source).children)
    assert item_reader._has_words(body) is has_words


def test_paragraphs_of_a_field_run_into_one() -> None:
    body = nodes.field_body("", *publish_doctree("a *b*\n\nc\n\n- d").children)
    assert "".join(node.astext() for node in item_reader._inline(body)) == "a b c"


def test_further_parts_stand_behind_the_score() -> None:
    known = parts_with((Part("x"), Part("y")))
    assert list(known) == ["code", "title", "organisation", "place", "advisor", "score", "x", "y", "note"]
    assert list(PARTS) == ["code", "title", "organisation", "place", "advisor", "score", "note"]


def test_addresses_of_a_project() -> None:
    links = [nodes.reference("", "a", refuri="https://a"), nodes.reference("", "b", refid="b")]
    made = dated_item(
        "", nodes.paragraph("", "", *links, nodes.reference("", "c", refuri="https://c")), url=""
    )
    assert list(_addresses(made)) == ["https://a", "https://c"]
    made["url"] = "https://u"
    assert list(_addresses(made)) == ["https://u", "https://a", "https://c"]


def figures(**numbers: Any) -> Any:
    texts = {name: numbers.pop(name) for name in ("description", "language") if name in numbers}
    return SimpleNamespace(texts=texts, numbers=numbers, source="GitHub", date=Date(2026, 11))


@pytest.mark.parametrize(
    ("found", "downloads", "text", "sources"),
    [
        (figures(), None, "Title", None),
        (figures(stars=0), None, "Title", None),
        (figures(language="C"), None, "Title (C)", None),
        (figures(stars=5, language="C", description="D"), None, "Title: D (C · 5 stars)", ["GitHub"]),
        (figures(), 900, "Title (900 downloads)", ["PyPI"]),
        (figures(stars=1), 900, "Title (1 star · 900 downloads)", ["GitHub", "PyPI"]),
        (figures(stars=1), 0, "Title (1 star)", ["GitHub"]),
        (figures(description="D"), 0, "Title: D", None),
    ],
)
def test_figures_behind_a_project(
    found: Any, downloads: int | None, text: str, sources: list[str] | None
) -> None:
    counted = None if downloads is None else Counted(downloads, "PyPI", Date(2026, 11))
    directive: Any = SimpleNamespace(config=SimpleNamespace(language="en"))
    directive._words = lambda *given: ProjectsDirective._words(directive, *given)
    made = item("2024")
    made += nodes.paragraph("", "Title")
    ProjectsDirective._add(directive, made, found, counted)
    assert made.astext() == text
    assert [source for source, _date in made.get("sources", ())] == (sources or [])
    assert ("sources" in made) is (sources is not None)
    assert "".join(node.astext() for node in made["figures"]) == text.removeprefix("Title")
    # what an author says of it comes first
    own = item("2024")
    own += nodes.paragraph("", "", nodes.Text("Title, "), nodes.inline("", "mine", classes=["item-note"]))
    ProjectsDirective._add(directive, own, found, counted)
    assert own.astext() == "Title, mine" + text.removeprefix("Title").removeprefix(": D")
    # and what has no line has no place for them
    other = item("2024")
    other += nodes.bullet_list()
    ProjectsDirective._add(directive, other, found, counted)
    assert "figures" not in other


def test_kinds_of_sections_are_in_the_order_of_a_cv(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = [SimpleNamespace(name=name, order=order) for name, order in (("b", 200), ("a", 300), ("c", 100))]
    monkeypatch.setattr(
        "sphinx_academic.sections.registration.registered",
        lambda _config, _point: {f"key {kind.name}": kind for kind in kinds},
    )
    assert list(section_kinds(None)) == ["c", "b", "a"]  # type: ignore[arg-type]


def test_quotations() -> None:
    for text, end in (('"a" b', 3), ("“a” b", 3), ("‘a’ b", 3), ("《a》b", 3), ('"a', 0), ("a", 0), ("", 0)):
        assert _end_of_quotation(text) == end
