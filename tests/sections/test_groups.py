"""Service, skills, languages, tests and interests: groups of values."""

from __future__ import annotations

import pytest
from bs4 import Tag
from docutils import nodes
from support import Build

from sphinx_academic.cv.data import group_section
from sphinx_academic.cv.records import Detail, Group, Section, Value
from sphinx_academic.model.text import Link, Style, Styled, plain
from sphinx_academic.sections.group_nodes import group, group_label, group_value, group_values, groups
from sphinx_academic.sections.groups import _replace

VENUES = {
    "ICCC": {"name": "Conference on Coastal Computing", "url": "https://example.org/iccc"},
    "JSM": {"name": "Journal of Sea Models"},
}


def page(body: str, directive: str = "service", options: str = "") -> dict[str, str]:
    return {"index.md": f"# Page\n\n```{{{directive}}}\n{options}\n{body}\n```\n"}


def words(element: Tag | None) -> str:
    assert element
    return " ".join(element.text.split())


def lines(html: Tag) -> list[tuple[str, str]]:
    return [(words(term), words(term.find_next_sibling("dd"))) for term in html.select("dl.groups dt")]


SERVICE = "- Coasts: ICCC'22,23,24, KDD 2021\n- **Open sea:** SEA’23'25"


@pytest.mark.parametrize(
    ("style", "coasts", "sea"),
    [
        ("", "ICCC ’22, ’23, ’24; KDD ’21", "SEA ’23, ’25"),
        (":years: compact", "ICCC ’22, ’23, ’24; KDD ’21", "SEA ’23, ’25"),
        (":years: expanded", "ICCC 2022, 2023, 2024; KDD 2021", "SEA 2023, 2025"),
        (":years: none", "ICCC, KDD", "SEA"),
    ],
)
def test_years_are_shown_as_wanted(build: Build, style: str, coasts: str, sea: str) -> None:
    html = build(page(SERVICE, options=style)).html()
    assert lines(html) == [("Coasts", coasts), ("Open sea", sea)]
    times = [time["datetime"] for time in html.select("dl.service .service-years time")]
    assert times == ([] if "none" in style else ["2022", "2023", "2024", "2021", "2023", "2025"])


def test_years_are_data(build: Build) -> None:
    doctree = build(page(SERVICE, options=":years: none")).doctree()
    assert [value["years"] for value in doctree.findall(group_value)] == [
        (2022, 2023, 2024),
        (2021,),
        (2023, 2025),
    ]


def test_years_before_this_century_are_not_shortened_twice(build: Build) -> None:
    html = build(page("- A: KDD'98, UAI 1965")).html()
    assert lines(html) == [("A", "KDD ’98; UAI 1965")]


def test_a_venue_that_the_site_knows(build: Build) -> None:
    body = "- A: ICCC'22, JSM, [ICCC](https://example.org/own)'23\n- B: Journal of Sea Models"
    html = build(page(body), conf={"academic_venues": VENUES}).html()
    known, short, linked, full = html.select(".service-venue")
    assert (known.a["href"], known.a["title"]) == ("https://example.org/iccc", VENUES["ICCC"]["name"])
    assert known.a.text == "ICCC"
    assert short.abbr["title"] == "Journal of Sea Models"
    assert linked.a["href"] == "https://example.org/own"
    assert full.find() is None


def test_markup_is_kept_and_never_read(build: Build) -> None:
    venue = "**KDD**'22, 23 (*chair*, [more](https://example.org))"
    body = f"- *Sea* and `A'22, B`: {venue}, `x,y` Meeting, ![a,b](x.png)"
    html = build(page(body) | {"x.png": b""}).html()
    assert str(html.dt).startswith("<dt><em>Sea</em> and <code")
    first, second, third = html.select(".service-venue")
    assert words(first) == "KDD ’22, ’23 (chair, more)"
    assert [first.strong.text, first.em.text, first.a["href"]] == ["KDD", "chair", "https://example.org"]
    assert words(second) == "x,y Meeting"
    assert third.img["alt"] == "a,b"


NESTED = """
- Programme committees
  - Coasts: ICCC'22,23
- Journals:
  - Coasts:
    - Journal of Tides, Waves, and Currents
    - Sea
  - General
    - Water

    A word about it.
"""


def test_a_link_stays_whole(build: Build) -> None:
    html = build(
        page("- A: [Tides: Now, Then](https://example.org)'22, [KDD'23](https://example.org/kdd)")
    ).html()
    assert lines(html) == [("A", "Tides: Now, Then ’22; KDD ’23")]
    assert [link.text for link in html.select("dd a")] == ["Tides: Now, Then", "KDD"]


def test_nested_groups(build: Build) -> None:
    built = build(page(NESTED))
    html = built.html()
    outer = html.select("dl.service > .group-item > dt")
    assert list(map(words, outer)) == ["Programme committees", "Journals"]
    inner = html.select("dl.service dl.groups > .group-item > dt")
    assert list(map(words, inner)) == ["Coasts", "Coasts", "General"]
    assert [words(item) for item in html.select("dl.service li .service-venue")] == [
        "Journal of Tides, Waves, and Currents",
        "Sea",
        "Water",
    ]
    assert "A word about it." in words(html.select("dl.service dd p")[0])


def test_lists_without_labels(build: Build) -> None:
    html = build(page("- Journal of Tides, Waves, and Currents\n- ICCC'22, KDD'23\n- Sea: UAI'23")).html()
    plain_list, labelled = html.select(".service")
    assert (plain_list.name, labelled.name) == ("ul", "dl")
    assert [words(value) for value in plain_list.select(".service-venue")] == [
        "Journal of Tides, Waves, and Currents",
        "ICCC ’22",
        "KDD ’23",
    ]


@pytest.mark.parametrize(
    ("directive", "body", "wanted"),
    [
        ("skills", "- Code: C (expert), R\n- **Data**: R", [("Code", "C (expert), R"), ("Data", "R")]),
        ("skills", "- Code: Python (NumPy, SciPy); C, C++", [("Code", "Python (NumPy, SciPy); C, C++")]),
        ("skills", "- Python: expert", [("Python", "expert")]),
        ("languages", "- English: TOEFL 105", [("English", "TOEFL 105")]),
        ("languages", "- Spoken: English(native), Dutch", [("Spoken", "English (native), Dutch")]),
        ("languages", "- Spoken: English(native) Dutch(good)", [("Spoken", "English(native) Dutch(good)")]),
        ("languages", "- 语言：英语（流利）、荷兰语", [("语言", "英语 (流利), 荷兰语")]),
        ("tests", "- GRE: 324, Verbal 154", [("GRE", "324, Verbal 154")]),
        ("interests", "- At sea: tides, waves", [("At sea", "tides, waves")]),
    ],
)  # fmt: skip
def test_labels_and_values(build: Build, directive: str, body: str, wanted: list[tuple[str, str]]) -> None:
    html = build(page(body, directive)).html()
    assert lines(html) == wanted
    assert html.select(f"dl.{directive} .{directive.removesuffix('s')}")


def test_plain_bullets(build: Build) -> None:
    html = build(page("- Tides, mostly\n- *Waves*", "interests")).html()
    assert [words(item) for item in html.select("ul.interests > li")] == ["Tides, mostly", "Waves"]


def test_fields_are_groups_too(build: Build) -> None:
    text = "Page\n====\n\n.. skills::\n\n   :Software: Python (expert), C++\n   :Data: R\n"
    html = build({"index.rst": text}).html()
    assert lines(html) == [("Software", "Python (expert), C++"), ("Data", "R")]


def test_dots_only_accompany_words(build: Build) -> None:
    body = "- English: native\n- Dutch: B2\n- Latin: TOEFL 105\n- Others: Greek (2/4)"
    html = build(page(body, "languages", ":levels: dots")).html()
    dots = html.select(".level-dots")
    assert [dot.text for dot in dots] == ["●●●●●", "●●●○○", "●●○○"]
    assert {dot["aria-hidden"] for dot in dots} == {"true"}
    assert [words(level) for level in html.select(".level")] == ["native", "B2", "TOEFL 105", "(2/4)"]
    assert not build(page(body, "languages")).html().select(".level-dots")


def test_a_label_of_a_page_leads_to_the_list(build: Build) -> None:
    files = {"index.md": "# Page\n\n[](#mine)\n\n(mine)=\n```{skills}\n- A: B\n```\n"}
    built = build({"index.md": files["index.md"].replace("[](", "[here](")})
    assert built.html().select_one("dl#mine.skills")
    assert r"\label{\detokenize{index:mine}}" in build(
        {"index.md": built.app.srcdir.joinpath("index.md").read_text("utf-8")}, builder="latex"
    ).outdir.joinpath("test.tex").read_text("utf-8")


def test_other_builders_say_the_same(build: Build) -> None:
    text = build(page(NESTED), builder="text").text("index")
    assert "* **Programme committees**\n\n  * **Coasts**: ICCC ’22, ’23" in text
    assert "    * Journal of Tides, Waves, and Currents" in text
    dots = build(page("- English: B2", "languages", ":levels: dots"), builder="text").text("index")
    assert dots.strip().endswith("* **English**: B2")


def test_search_finds_values(build: Build) -> None:
    index = build(page("- Coasts: ICCC'22")).outdir.joinpath("searchindex.js").read_text("utf-8")
    assert '"iccc"' in index or "iccc:" in index


@pytest.mark.parametrize("directive", ["service", "skills", "languages", "tests", "interests"])
def test_a_body_without_a_list(build: Build, directive: str) -> None:
    built = build(page("Just words.", directive), allow_warnings=True)
    (warning,) = built.warnings
    assert f"{{{directive}}} has no bullet list; write items as: - " in warning
    assert "Just words." in built.text("index")


def data_of(build: Build, body: str, directive: str) -> Section:
    (node,) = build(page(body, directive)).doctree().findall(groups)
    return group_section(node, "Title")


def test_data_of_flat_groups(build: Build) -> None:
    body = "- *Coasts*: [KDD](https://example.org)'22, TMLR\n- Journals:\n  - A\n  - B\n- C"
    assert data_of(build, body, "service") == Section(
        "service",
        "Title",
        groups=(
            Group(
                (Styled(Style.EMPHASIS, ("Coasts",)),),
                (Value((Link("https://example.org", ("KDD",)), " ’22")), Value(("TMLR",))),
            ),
            Group(("Journals",), (Value(("A",)), Value(("B",)))),
            Group((), (Value(("C",)),)),
        ),
    )


def test_data_of_levels(build: Build) -> None:
    body = "- English: native\n- Dutch: B2\n- Others: Greek (good), Latin"
    assert data_of(build, body, "languages").groups == (
        Group((), (Value(("English",), "native"), Value(("Dutch",), "B2"))),
        Group(("Others",), (Value(("Greek",), "good"), Value(("Latin",)))),
    )


def test_data_of_nested_groups(build: Build) -> None:
    section = data_of(build, NESTED, "service")
    assert section.groups == ()

    def outline(details: tuple[Detail, ...]) -> list[object]:
        return [(plain(detail.text), outline(detail.details)) for detail in details]

    assert outline(section.details) == [
        ("Programme committees", [("Coasts: ICCC ’22, ’23", [])]),
        (
            "Journals",
            [
                ("Coasts", [("Journal of Tides, Waves, and Currents", []), ("Sea", [])]),
                ("General", [("A word about it.", []), ("Water", [])]),
            ],
        ),
    ]


@pytest.mark.parametrize(
    ("has_label", "label", "values", "shown"),
    [
        (True, "Sprachen", "Odisch", ["group_label: Sprachen", "group_values: Odisch", "paragraph: below"]),
        (True, "", "Odisch", ["group_label: Languages", "group_values: Odisch", "paragraph: below"]),
        (False, "", "Odisch", ["group_values: Odisch", "paragraph: below"]),
        # the list is one of values without labels
        (False, "Sprachen", "Odisch", ["group_values: Sprachen: Odisch", "paragraph: below"]),
        (True, "Sprachen", "", ["group_label: Sprachen", "paragraph: below"]),
    ],
)
def test_a_translation_has_a_label_where_the_original_has_one(
    has_label: bool, label: str, values: str, shown: list[str]
) -> None:
    made = group("", *([group_label("", "Languages")] if has_label else []), group_values("", "Odish"))
    made += nodes.paragraph("", "below")
    _replace(made, [nodes.strong("", label)] if label else [], [nodes.Text(values)] if values else [])
    names = [f"{type(child).__name__.split('_', 1)[-1]}: {child.astext()}" for child in made.children]
    assert [name.removeprefix("academic_") for name in names] == shown
    assert not any(made[0].findall(nodes.strong)) or not has_label


@pytest.mark.parametrize(
    "page",
    [
        "(zero)=\n(one)=\n```{skills}\n- **Languages**: Python\n```\n",
        "(zero)=\n(one)=\n```{profile}\n```\n",
    ],
)
def test_each_target_is_one_label_in_latex(build: Build, page: str) -> None:
    conf = {
        "academic_people": {"m": {"name": "Mira Okafor"}},
        "academic_me": "m",
    }
    text = f"# A\n\n{page}\nSee {{ref}}`x <one>` and [y](#zero).\n"
    built = build({"index.md": text}, conf=conf, builder="latex")
    text = built.outdir.joinpath("test.tex").read_text("utf-8")
    for name in ("zero", "one"):
        assert text.count(rf"\label{{\detokenize{{index:{name}}}}}") == 1
