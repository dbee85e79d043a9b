"""The HTML of dated lists, groups and news, and what other builders have of them, without a site."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import parse_span
from sphinx_academic.news.directive import _grouped
from sphinx_academic.news.nodes import (
    UnfoldNews,
    _depart_filtered,
    _depart_fold,
    _visit_filter,
    _visit_filtered,
    _visit_fold,
    news_filter,
    news_filtered,
    news_fold,
)
from sphinx_academic.publications.sentences import SENTENCE
from sphinx_academic.sections import dated_nodes, group_nodes
from sphinx_academic.sections.dated_nodes import (
    ExpandDated,
    dated_group,
    dated_item,
    dated_label,
    dated_list,
)
from sphinx_academic.sections.group_nodes import (
    ExpandGroups,
    full_name,
    group,
    group_label,
    group_list,
    group_value,
    group_values,
    groups,
    value_level,
    venue_years,
    years_node,
)
from sphinx_academic.sections.skills import Share


class Translator:
    """Writes the tags of docutils' own translator."""

    def __init__(self, *, embedded: bool = False, language: str = "en") -> None:
        self.body: list[str] = []
        self.builder = SimpleNamespace(embedded=embedded)
        self.config = SimpleNamespace(language=language)

    encode = staticmethod(escape)

    def starttag(self, node: nodes.Element, tag: str, suffix: str = "\n", **attributes: Any) -> str:
        """Return a tag with the classes and ids of its node."""
        classes = [*node.get("classes", ()), *attributes.pop("classes", ())]
        classes += [attributes.pop("CLASS")] if "CLASS" in attributes else []
        ids = [*attributes.pop("ids", ()), *node.get("ids", ())]
        given = {"class": " ".join(classes), "id": " ".join(ids), **attributes}
        shown = "".join(f' {name}="{escape(str(value))}"' for name, value in given.items() if value != "")
        return f"<{tag}{shown}>{suffix}"


VISITORS = {
    dated_list: (dated_nodes._visit_list, dated_nodes._depart_list),
    dated_item: (dated_nodes._visit_item, dated_nodes._depart_item),
    dated_group: (dated_nodes._visit_group, dated_nodes._depart_group),
    dated_label: (dated_nodes._visit_label, dated_nodes._depart_label),
    group_list: (group_nodes._visit_list, group_nodes._depart_list),
    group: (group_nodes._visit_group, group_nodes._depart_group),
    group_label: (group_nodes._visit_label, group_nodes._depart_label),
    group_value: (group_nodes._visit_span, group_nodes._depart_span),
    value_level: (group_nodes._visit_span, group_nodes._depart_level),
    full_name: (group_nodes._visit_full_name, group_nodes._depart_full_name),
    venue_years: (group_nodes._visit_years, group_nodes._visit_years),
    news_fold: (_visit_fold, _depart_fold),
    news_filter: (_visit_filter, _visit_filter),
    news_filtered: (_visit_filtered, _depart_filtered),
}


@pytest.fixture(autouse=True)
def _builders(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sections.dated_nodes", "news.nodes"):
        monkeypatch.setattr(
            f"sphinx_academic.{module}.is_embedded", lambda builder: builder.embedded, raising=True
        )
    monkeypatch.setattr("sphinx_academic.news.nodes.makes_website", lambda builder: not builder.embedded)
    template = SimpleNamespace(render=lambda **values: f"<filter {values['name']} {values['choices']}>")
    monkeypatch.setattr(
        "sphinx_academic.news.nodes.renderer",
        lambda _builder: SimpleNamespace(template=lambda _name: template),
    )
    monkeypatch.setattr(dated_nodes, "category_html", lambda _builder, category: f"<icon {category}>")


def html(node: nodes.Node, **options: Any) -> str:
    """Return what the visitors make of a node and of all in it, in one line."""
    translator: Any = Translator(**options)

    def walk(part: nodes.Node) -> None:
        if isinstance(part, nodes.Text):
            translator.body.append(escape(str(part)))
            return
        assert isinstance(part, nodes.Element)
        visit, depart = VISITORS.get(type(part), (None, None))
        try:
            if visit:
                visit(translator, part)
        except nodes.SkipNode:
            return
        for child in part.children:
            walk(child)
        if depart:
            depart(translator, part)

    walk(node)
    return "".join(translator.body).replace("\n", "")


def item(date: str, text: str = "", **more: Any) -> dated_item:
    paragraph = nodes.paragraph("", text)
    attributes = {"span": parse_span(date) if date else None, "url": "", "category": "", **more}
    return dated_item("", paragraph, **attributes)


def listed(*entries: Any, kind: str = "news", **more: Any) -> dated_list:
    return dated_list("", *entries, kind=kind, name="", **more)


def opened(*classes: str) -> str:
    return f'<ul class="{" ".join(classes)}" role="list">'


@pytest.mark.parametrize(
    ("node", "tag"),
    [
        (listed(item("2024")), opened("dated", "news")),
        (listed(item("")), opened("dated", "news", "is-undated")),
        (listed(item(""), item("2024")), opened("dated", "news")),
        (listed(item("2024"), layout="timeline"), opened("dated", "news", "news-timeline")),
        (listed(item("2024"), compact=True), opened("dated", "news", "is-compact")),
        (listed(item("2024"), compact=False, year=0), opened("dated", "news")),
        (listed(item("2024"), year=2024, compact=True), opened("dated", "news", "is-compact", "is-by-year")),
        (listed(item("2024", category="talk")), opened("dated", "news", "has-categories")),
        (listed(item("2024", category="talk"), kind="talks"), opened("dated", "talks")),
        (listed(), opened("dated", "news", "is-undated")),
    ],
)
def test_classes_of_a_list(node: dated_list, tag: str) -> None:
    assert html(node).startswith(tag)


def test_icons_are_not_in_books() -> None:
    node = listed(item("2024", category="talk"))
    assert html(node, embedded=True).startswith(opened("dated", "news"))


def time(date: str, text: str, *classes: str) -> str:
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<time{named} datetime="{date}">{text}</time>'


DATE = "dated-date"
BODY = '<div class="dated-body">{}</div></li>'


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (item("2024-10", "A & b"), '<li class="dated-item news-item">' + time("2024-10", "Oct 2024", DATE)),
        (item(""), '<li class="dated-item news-item">'),
        (
            item("2024", category="Folk dance"),
            '<li class="dated-item news-item category-Folk-dance">'
            f'{time("2024", "2024", DATE)}<icon Folk dance>',
        ),
        (item("", choice=3), '<li class="dated-item news-item" data-choice="3">'),
        (
            item("2023 – 2024"),
            f'<li class="dated-item news-item"><span class="{DATE}">{time("2023", "2023")} – '
            f'{time("2024", "2024")}</span>',
        ),
        (
            item("2023 – present"),
            f'<li class="dated-item news-item"><span class="{DATE}">{time("2023", "2023")} – present</span>',
        ),
    ],
)  # fmt: skip
def test_items(node: dated_item, expected: str) -> None:
    around = listed(node)
    shown = html(around)
    assert shown == opened(*_classes(around)) + expected + BODY.format(escape(node.astext())) + "</ul>"


def _classes(node: dated_list) -> list[str]:
    first = node[0]
    undated = [] if first["span"] else ["is-undated"]
    return ["dated", "news", *undated, *(["has-categories"] if first["category"] else [])]


def test_items_that_are_no_news_have_no_icons() -> None:
    shown = html(listed(item("2024", category="talk"), kind="talks"))
    assert '<li class="dated-item talks-item">' in shown
    assert "<icon" not in shown
    assert html(item("")) == '<li class="dated-item">' + BODY.format("")


def test_a_date_that_repeats_the_one_above() -> None:
    """Not that of a group, and not two items without a date at their dates."""
    inner = dated_group("", dated_label("", "L"), listed(item("2024")))
    shown = html(listed(item("2024"), item("2024"), item("2023"), item(""), item(""), inner, item("2024")))
    times = [part.partition('"')[0] for part in shown.split('<time class="')[1:]]
    assert times == [DATE, f"{DATE} is-repeated", DATE, DATE, DATE]


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2024-10-05", "Oct 5"),
        ("2024-10", "Oct"),
        ("2024-10 (expected)", "Oct 2024"),
        ("Spring 2024", "Spring 2024"),
    ],
)
def test_the_year_stands_above(date: str, text: str) -> None:
    shown = html(listed(item(date), year=2024))
    assert f">{text}</time>" in shown


def test_language_of_our_words() -> None:
    said = nodes.inline("", "is accepted", classes=[SENTENCE], form="accepted")
    made = item("2024-10")
    made[0] += said
    shown = html(listed(made), language="de")
    assert '<li class="dated-item news-item" lang="en">' in shown
    assert ">Oct 2024</time>" in shown
    assert "lang=" not in html(listed(made))


def test_groups_and_sources() -> None:
    inner = listed(item("2024", sources=[("A & B", Date(2026))]), kind="teaching")
    inner["ids"] = ["x"]
    node = dated_group("", dated_label("", "Uni & Co"), inner)
    shown = html(node)
    assert shown.startswith('<li class="dated-group"><p class="dated-label">Uni &amp; Co</p><ul ')
    assert 'id="x"' in shown
    assert shown.endswith('</ul><p class="dated-sources">Figures: A &amp; B, 2026</p></li>')


def value(text: str, *more: nodes.Node) -> group_value:
    return group_value("", text, *more, classes=["skill"])


def grouped(*lists: group_list, ids: tuple[str, ...] = ()) -> groups:
    made = groups("", *lists, kind="skills", name="")
    made["ids"] = list(ids)
    return made


def labelled(label: str, *values: nodes.Node) -> group:
    return group("", group_label("", label), group_values("", "", *values))


def test_lists_of_groups() -> None:
    first = group_list("", labelled("A & b", value("c")), labelled=True)
    second = group_list(
        "", group("", group_values("", "", value("d"), nodes.Text(", "), value("e"))), labelled=False
    )
    assert html(grouped(first, second, ids=("x",))) == (
        '<dl class="groups simple skills" id="x"><div class="group-item"><dt>A &amp; b</dt><dd>'
        '<span class="skill">c</span></dd></div></dl>'
        '<ul class="groups simple skills" role="list"><li class="group-item">'
        '<span class="skill">d</span>, <span class="skill">e</span></li></ul>'
    )
    within = group_list("", labelled("In", value("f")), labelled=True)
    outer = group("", group_label("", "Out"), within)
    shown = html(grouped(group_list("", outer, labelled=True)))
    assert '<dd><dl class="groups simple"><div class="group-item">' in shown


@pytest.mark.parametrize(
    ("share", "dots"),
    [
        (None, ""),
        (Share(3, 5), ' <span class="level-dots" aria-hidden="true">●●●○○</span>'),
        (Share(0, 2), ' <span class="level-dots" aria-hidden="true">○○</span>'),
        (Share(2, 2), ' <span class="level-dots" aria-hidden="true">●●</span>'),
    ],
)
def test_levels(share: Share | None, dots: str) -> None:
    made = value_level("", "good", words="good", share=share, classes=["level"])
    assert html(made) == f'<span class="level">good</span>{dots}'


def test_names_and_years() -> None:
    assert html(full_name("", "UAI", title="On <U>")) == '<abbr title="On &lt;U&gt;">UAI</abbr>'
    assert html(years_node((987, 2024), compact=True)) == (
        f'<span class="service-years">{time("0987", "987")}, {time("2024", "’24")}</span>'
    )


def transformed(kind: Any, *children: nodes.Node) -> nodes.document:
    document = nodes.document(None, None)  # type: ignore[arg-type]
    document += children
    document.settings = SimpleNamespace(
        env=SimpleNamespace(config=SimpleNamespace(language="en"), app=None), language_code="en"
    )
    transform = object.__new__(kind)
    transform.document = document
    transform.run()
    return document


def outline(node: nodes.Node) -> str:
    """Return nodes by their names, with their texts."""
    if isinstance(node, nodes.Text):
        return repr(str(node))
    assert isinstance(node, nodes.Element)
    ids = "".join(f"#{name}" for name in node.get("ids", ()))
    return f"{type(node).__name__.removeprefix('academic_')}{ids}({' '.join(map(outline, node.children))})"


def outlines(document: nodes.document) -> list[str]:
    return [outline(child) for child in document.children]


def test_groups_elsewhere() -> None:
    first = group_list("", labelled("A", value("b")), labelled=True)
    plain = group("", group_values("", "", value("c")))
    nested = group("", group_label("", "D"), group_list("", labelled("E", value("f")), labelled=True))
    block = group("", group_label("", "G"), group_values("", "", value("h")), nodes.paragraph("", "More."))
    only = group("", nodes.paragraph("", "Alone."))
    second = group_list("", plain, nested, block, only, labelled=False)
    shown = transformed(ExpandGroups, grouped(first, second, ids=("x",)), grouped(first.deepcopy()))
    line = "list_item(paragraph({}))"
    first_item = line.format("strong('A') ': ' group_value('b')")
    assert outlines(shown) == [
        "target#x()",
        "bullet_list("
        + " ".join(
            [
                first_item,
                line.format("group_value('c')"),
                "list_item(paragraph(strong('D')) bullet_list("
                + line.format("strong('E') ': ' group_value('f')")
                + "))",
                "list_item(paragraph(strong('G') ': ' group_value('h')) paragraph('More.'))",
                "list_item(paragraph('Alone.'))",
            ]
        )
        + ")",
        f"bullet_list({first_item})",
    ]
    assert shown[1]["classes"] == ["skills"]


def test_dated_lists_elsewhere() -> None:
    named = item("2024-10", "A")
    named["ids"] = ["a"]
    titled = item("2023")
    titled[0] += [nodes.inline("", "T", classes=["item-title"]), nodes.Text(", x")]
    titled += nodes.paragraph("", "More.")
    undated = item("", "B", sources=[("S", Date(2026))])
    inner = dated_group("", dated_label("", "L"), listed(item("2022", "C"), kind="talks"))
    shown = transformed(ExpandDated, listed(named, titled, undated, inner, kind="talks"))
    assert outlines(shown) == [
        "bullet_list("
        "list_item(paragraph(target#a() strong('Oct 2024') ' ' 'A')) "
        "list_item(paragraph(emphasis('2023') ' ' strong('T') ', x') paragraph('More.')) "
        "list_item(paragraph('B')) "
        "list_item(paragraph('L') bullet_list(list_item(paragraph(strong('2022') ' ' 'C')))))",
        "paragraph('Figures: S, 2026')",
    ]
    assert shown[0]["classes"] == ["talks"]


def test_controls_and_what_is_folded() -> None:
    fold = news_fold("", listed(item("2020")), count=3)
    assert html(fold).startswith('<details class="news-fold"><summary>Older news (3)</summary><ul ')
    assert html(fold).endswith("</ul></details>")
    # what a reader of e-books cannot unfold, and cannot choose
    assert html(fold, embedded=True) == html(fold[0])
    controls = news_filter(choices=["talk", "Folk dance!", ""], name="news-x-0")
    assert html(controls) == (
        "<filter news-x-0 [(1, 'talk', 'Talk'), (2, 'Folk-dance', 'Folk dance!'), (3, 'other', 'Other')]>"
    )
    assert html(controls, embedded=True) == ""
    assert html(news_filtered("", controls)) == f'<div class="news-filtered">{html(controls)}</div>'


def test_one_list_where_nothing_can_be_folded() -> None:
    first, second = listed(item("2024", "A")), listed(item("2023", "B"))
    later = [nodes.rubric("", "2022"), listed(item("2022", "C"))]
    controls = news_filter(choices=[], name="x")
    filtered = news_filtered("", controls, first, news_fold("", second, *later, count=2))
    shown = transformed(UnfoldNews, filtered)
    entry = "dated_item(paragraph('{}'))"
    assert outlines(shown) == [
        f"dated_list({entry.format('A')} {entry.format('B')})",
        "rubric('2022')",
        f"dated_list({entry.format('C')})",
    ]
    # what opens with a heading is another list, and what has none before it is one of its own
    apart = [
        listed(item("2024", "A")),
        news_fold("", nodes.rubric("", "2023"), listed(item("2023", "B")), count=1),
    ]
    alone = [nodes.rubric("", "2021"), news_fold("", listed(item("2021", "D")), count=1)]
    assert outlines(transformed(UnfoldNews, *apart, *alone)) == [
        f"dated_list({entry.format('A')})",
        "rubric('2023')",
        f"dated_list({entry.format('B')})",
        "rubric('2021')",
        f"dated_list({entry.format('D')})",
    ]


def test_headings_go_with_their_lists() -> None:
    def rubric(text: str) -> nodes.rubric:
        return nodes.rubric("", text)

    inner = news_fold("", rubric("2022"), listed(), rubric("2021"), listed(), count=2)
    content = [listed(), rubric("2024"), listed(), rubric("2023"), listed(), inner]
    shown = list(_grouped(content))
    assert [outline(node) for node in shown] == [
        "dated_list()",
        "container(rubric('2024') dated_list())",
        "container(rubric('2023') dated_list())",
        "news_fold(container(rubric('2022') dated_list()) container(rubric('2021') dated_list()))",
    ]
    assert shown[1]["classes"] == ["group"]  # type: ignore[index]
