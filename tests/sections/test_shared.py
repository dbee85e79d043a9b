"""What dated lists and news do with their items and options, each method on its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.utils import new_document

from sphinx_academic.model.datespans import parse_span
from sphinx_academic.news.directive import MOST_CHOICES, NewsDirective
from sphinx_academic.news.nodes import news_filter, news_fold
from sphinx_academic.rendering.nodes import section_body
from sphinx_academic.sections import dated
from sphinx_academic.sections.dated import DatedDirective, FillDated, bodies_of, dated_from, shown_items
from sphinx_academic.sections.dated_nodes import dated_group, dated_item, dated_label, dated_list


def item(date: str = "", text: str = "", category: str = "") -> dated_item:
    span = parse_span(date) if date else None
    return dated_item("", nodes.paragraph("", text), span=span, url="", cv=True, category=category)


class Bare:
    """In place of docutils: keeps warnings, and makes headings."""

    def __init__(self, name: str = "talks", **given: Any) -> None:
        self.name = name
        self.said: list[str] = []
        self.given = given
        self.content = given.get("content", "")
        self.state = SimpleNamespace(document=new_document("index.md"))
        self.lineno = 10

    def warn(self, kind: Any, message: str) -> None:
        self.said.append(f"{kind}: {message}")

    @property
    def env(self) -> Any:
        numbers = self.given.setdefault("numbers", iter(range(9)))
        return SimpleNamespace(docname="sub/list", new_serialno=lambda _name: next(numbers))

    config: Any = None

    def other_page(self, page: str, problem: Any) -> str | None:
        return None if page == "lost" else f"sub/{page}"

    def set_source_info(self, node: nodes.Node) -> None:
        node.line = self.lineno

    def under_heading(
        self, text: str, anchor: str, content: Any, kind: str, words: Any = None
    ) -> list[nodes.Node]:
        if kind == "rubric":
            return [nodes.rubric("", text), *content]
        return [nodes.section("", nodes.title("", text), *content, ids=[anchor])]


class Talks(Bare, DatedDirective):  # type: ignore[misc]
    """A dated list."""


class News(Bare, NewsDirective):  # type: ignore[misc]
    """A list of news."""


def outline(node: nodes.Node) -> str:
    if isinstance(node, nodes.Text):
        return str(node)
    assert isinstance(node, nodes.Element)
    ids = "".join(f"#{name}" for name in node.get("ids", ()))
    inner = " ".join(filter(None, map(outline, node.children)))
    return f"{type(node).__name__.removeprefix('academic_')}{ids}({inner})"


ENTRIES = (("2024-05", "A"), ("2024", "B"), ("2023", "C"), ("", "D"), ("2023", "E"))


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, ["dated_list(A B C D E)"]),
        ({"group-by": "none"}, ["dated_list(A B C D E)"]),
        (
            {"group-by": "year"},
            [
                "section#talks-2024(title(2024) dated_list(A B))",
                "section#talks-2023(title(2023) dated_list(C))",
                "section#talks-undated(title(Undated) dated_list(D))",
                "section#talks-2023(title(2023) dated_list(E))",
            ],
        ),
        (
            {"group-by": "year", "headings": "rubric"},
            ["rubric(2024)", "dated_list(A B)", "rubric(2023)", "dated_list(C)", "rubric(Undated)",
             "dated_list(D)", "rubric(2023)", "dated_list(E)"],
        ),
    ],
)  # fmt: skip
def test_lists(options: dict[str, Any], shown: list[str]) -> None:
    found = list(Talks().lists([item(*entry) for entry in ENTRIES], {"name": "mine", **options}))
    texts = [outline(node).replace("dated_item(paragraph(", "").replace("))", ")", 0) for node in found]
    for letter in "ABCDE":
        texts = [text.replace(f"{letter}))", letter) for text in texts]
    assert texts == shown
    for listed in (part for node in found for part in node.findall(dated_list)):
        assert (listed["kind"], listed["name"], "year" in listed) == ("talks", "mine", False)
    assert list(Talks().lists([], options)) == []


def test_timelines_stand_below_their_years() -> None:
    options = {"group-by": "year", "layout": "timeline", "compact": True, "headings": "rubric"}
    found = News("news").lists([item("2024"), item("")], options)
    lists = [node for node in found if isinstance(node, dated_list)]
    assert [node.get("year") for node in lists] == [2024, None]
    assert {(node["layout"], node["compact"], node["kind"]) for node in lists} == {("timeline", True, "news")}
    (whole,) = News("news").lists([item("2024")], {"layout": "timeline"})
    assert "year" not in whole  # type: ignore[operator]
    (plain,) = Talks().lists([item("2024")], {"layout": "timeline", "compact": True})
    assert "layout" not in plain  # type: ignore[operator]


@pytest.mark.parametrize(
    ("options", "content", "limit", "said"),
    [
        ({"from": "news"}, "", None, []),
        ({"from": "news", "limit": 3, "more": "All"}, "", 3, []),
        ({"from": "news"}, "- a", None, ["section: {talks} has both :from: and a body; the body is ignored"]),
        (
            {"from": "news", "sort": "source", "group-by": "year"},
            "",
            None,
            [
                "option: :group-by: is ignored, as :from: shows the items of another page; set it there",
                "option: :sort: is ignored, as :from: shows the items of another page; set it there",
            ],
        ),
        ({"from": "news", "layout": "timeline"}, "", None, ["option: :layout: is ignored, as :from: shows"]),
    ],
)  # fmt: skip
def test_items_of_another_page(
    options: dict[str, Any], content: str, limit: int | None, said: list[str]
) -> None:
    made = Talks(content=content)
    (node,) = made._from(options["from"], options)
    assert isinstance(node, dated_from)
    assert {name: node[name] for name in ("page", "docname", "kind", "limit", "look")} == {
        "page": "sub/news",
        "docname": "sub/list",
        "kind": "talks",
        "limit": limit,
        "look": {},
    }
    assert (str(node["problem"]), node.line) == ("section", 10)
    assert len(made.said) == len(said)
    assert all(text.startswith(words) for text, words in zip(made.said, said, strict=True))
    assert made._from("lost", {"from": "lost"}) == []


def test_how_news_of_another_page_look() -> None:
    made = News("news")
    (node,) = made._from("news", {"from": "news", "layout": "timeline", "compact": True})
    assert isinstance(node, dated_from)
    assert (node["look"], str(node["problem"])) == ({"compact": True, "layout": "timeline"}, "news")
    assert made.said == []


def test_the_link_to_all() -> None:
    made = Talks()
    assert made._more({}) == made._more({"from": "x"}) == []
    assert made.said == []
    assert made._more({"more": "All"}) == []
    assert made.said == ["option: :more: is ignored; it needs :from:, the page that it leads to"]
    (paragraph,) = made._more({"more": "All", "from": "x"})
    assert isinstance(paragraph, nodes.paragraph)
    assert (paragraph["classes"], paragraph.astext()) == (["dated-more", "talks-more"], "All")
    link: Any = paragraph[0]
    assert (link["reftarget"], link["refdoc"], link.line) == ("x", "sub/list", 10)


def test_what_stands_around_a_list() -> None:
    first, second = nodes.bullet_list(), nodes.bullet_list()
    texts = [nodes.paragraph("", name) for name in "abc"]
    made = Talks()
    assert made._around([texts[0], first, texts[1], second, texts[2]]) == (texts[:2], texts[2:])
    assert made._around([first, texts[0]]) == ([], texts[:1])
    assert made._around(texts) == ([], texts)
    assert made._around([]) == ([], [])
    assert made.said == []
    inner = dated_list("", kind="news", name="")
    assert made._around([first, inner]) == ([], [inner])
    (text,) = made.said
    assert text.startswith(
        "fence: {news} stands in the body of {talks}, but is no part of it; end {talks} before"
    )


def test_anchors_of_news() -> None:
    entries = [item("2024-05-03"), item(""), item("2024-05-03"), item("2024"), item("")]
    group = dated_group("", dated_label(), dated_list("", item("2024"), kind="news", name=""))
    made = News("news")
    made.state.document.ids["news-2024"] = nodes.paragraph()
    made.name_items([*entries[:3], group, *entries[3:]])
    assert [entry["ids"] for entry in entries] == [
        ["news-2024-05-03-2"],
        ["news-undated-2"],
        ["news-2024-05-03"],
        ["news-2024-2"],
        ["news-undated"],
    ]
    assert all(made.state.document.ids[entry["ids"][0]] is entry for entry in entries)
    assert group[1][0]["ids"] == []


def test_order_of_the_body() -> None:
    entries = [
        item("2023", "A", "Talk"),
        item("2024-05-01", "B"),
        item("2024-05-09", "C"),
        item("2024-06", "D"),
    ]
    made = News("news")

    def texts(options: dict[str, Any]) -> list[str]:
        return [entry.astext() for entry in made.arrange(list(entries), options)]

    assert texts({}) == ["D", "C", "B", "A"]
    assert texts({"sort": "newest"}) == ["D", "C", "B", "A"]
    assert texts({"sort": "source"}) == ["A", "B", "C", "D"]
    assert entries[0]["category"] == "talk"


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ({}, ["dated_list(A B C D)"]),
        ({"fold": 4}, ["dated_list(A B C D)"]),
        ({"fold": 2}, ["dated_list(A B)", "news_fold(dated_list(C D))"]),
        ({"filter-by": "none"}, ["dated_list(A B C D)"]),
        ({"filter-by": "category"}, ["news_filtered(news_filter() dated_list(A B C D))"]),
        (
            {"filter-by": "category", "fold": 3, "group-by": "year", "headings": "rubric"},
            [
                "news_filtered(news_filter() container(rubric(2024) dated_list(A)) container(rubric(2023) "
                "dated_list(B C)) news_fold(container(rubric(2022) dated_list(D))))"
            ],
        ),
        # a section cannot stand in an element of ours
        (
            {"filter-by": "category", "fold": 3, "group-by": "year"},
            [
                "news_filter()",
                "section#news-2024(title(2024) dated_list(A))",
                "section#news-2023(title(2023) dated_list(B C))",
                "news_fold(container(rubric(2022) dated_list(D)))",
            ],
        ),
    ],
)
def test_what_is_folded_and_chosen(options: dict[str, Any], shown: list[str]) -> None:
    entries = [item("2024", "A", "talk"), item("2023", "B"), item("2023", "C"), item("2022", "D", "award")]
    found = list(News("news").lists(entries, options))
    texts = [outline(node).replace("dated_item(paragraph(", "") for node in found]
    for letter in "ABCD":
        texts = [text.replace(f"{letter}))", letter) for text in texts]
    assert texts == shown
    folds = [part for node in found for part in node.findall(news_fold)]
    assert [part["count"] for part in folds] == ([4 - options["fold"]] if options.get("fold", 4) < 4 else [])


def test_numbers_of_choices() -> None:
    made = News("news")
    entries = [
        item("2024", "A", "zoo"),
        item("2023", "B"),
        item("2023", "C", "talk"),
        item("2022", "D", "zoo"),
    ]
    (controls,) = made._controls(entries)
    assert isinstance(controls, news_filter)
    assert (controls["choices"], controls["name"]) == (["talk", "zoo"], "news-sub/list-0")
    assert [entry.get("choice") for entry in entries] == [2, None, 1, 2]
    assert made._controls([item("2024")]) == []
    assert made.said == [
        "option: :filter-by: is ignored; no item has a category; give some a field :category:"
    ]
    many = [item("2024", "", f"c{number:02}") for number in range(MOST_CHOICES)]
    (all_of_them,) = made._controls(many)
    assert all_of_them["choices"] == [f"c{number:02}" for number in range(12)]  # type: ignore[index]
    more = [*many, item("2024", "", "c98"), item("2024", "", "c99")]
    (some,) = made._controls(more)
    assert some["choices"] == [*(f"c{number:02}" for number in range(11)), ""]  # type: ignore[index]
    assert [entry["choice"] for entry in more] == [*range(1, 13), 12, 12]


def page(*bodies: section_body) -> nodes.document:
    made = nodes.document(None, None)  # type: ignore[arg-type]
    made += nodes.section("", *bodies)
    return made


@pytest.mark.parametrize(
    ("kind", "limit", "texts"),
    [("talks", None, "ABC"), ("talks", 2, "AB"), ("talks", 9, "ABC"), ("news", 1, "N"), ("cv", None, "")],
)
def test_lists_of_another_page_are_filled(
    monkeypatch: pytest.MonkeyPatch, kind: str, limit: int | None, texts: str
) -> None:
    """With copies of what stands there, without anchors, in the look of this page."""
    first = dated_list("", item("2024", "A"), kind="talks", name="mine", layout="timeline")
    first[0]["ids"] = ["a"]
    inner = dated_list("", item("2022", "C"), kind="talks", name="")
    group = dated_group("", dated_label(), inner)
    second = dated_list("", item("2023", "B"), group, kind="talks", name="")
    other = page(first, dated_list("", item("2024", "N"), kind="news", name=""), second)
    env: Any = SimpleNamespace(get_doctree=lambda name: other.deepcopy() if name == "sub/x" else None)
    assert [body.astext() for body in bodies_of(env, "sub/x")] == ["A", "N", "B\n\n\n\nC"]
    warned: list[str] = []
    monkeypatch.setattr(dated, "warn", lambda kind, message, location: warned.append(f"{kind}: {message}"))
    collects: list[nodes.document] = []
    monkeypatch.setattr(dated, "collects_texts", collects.__contains__)

    def fill(*, collected: bool = False) -> nodes.document:
        node = dated_from(
            page="sub/x", docname="index", kind=kind, limit=limit, problem="news", look={"compact": True}
        )
        here = page(node)  # type: ignore[arg-type]
        here.settings = SimpleNamespace(env=env)
        collects[:] = [here] if collected else []
        transform = object.__new__(FillDated)
        transform.document = here
        transform.run()
        return here

    # what other pages say is translated there
    assert len(list(fill(collected=True).findall(dated_from))) == 1
    here = fill()
    assert not list(here.findall(dated_from))
    lists = [node for node in here.findall(dated_list) if isinstance(node.parent, nodes.section)]
    if not texts:
        assert lists == []
        assert warned == ["news: :from: the page ‘sub/x’ has no {cv}; add one there"]
        return
    (listed,) = lists
    assert "".join(listed.astext().split()) == texts
    given = {name: listed.get(name) for name in ("kind", "name", "compact", "layout")}
    assert given == {"kind": kind, "name": "", "compact": True, "layout": None}
    assert not [node for node in listed.findall(nodes.Element) if node["ids"]]
    assert warned == []
    assert first[0]["ids"] == ["a"]


def test_when_pages_were_read_whose_items_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    others = [("index", SimpleNamespace(docnames=["b", "lost"])), ("cv", SimpleNamespace(docnames=[]))]
    monkeypatch.setattr(dated, "academic_domain", lambda _env: SimpleNamespace(parts=lambda _kind: others))
    app: Any = SimpleNamespace(env=SimpleNamespace(all_docs={"b": 5.0}))
    assert shown_items(app) == {"index": [5.0, None], "cv": []}
