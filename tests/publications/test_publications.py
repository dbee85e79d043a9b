"""``{publications}`` on built pages."""

from __future__ import annotations

from textwrap import dedent

import pytest
from bs4 import BeautifulSoup, Tag
from publications.papers import CONF, PAPERS
from support import Build

from sphinx_academic.rendering.nodes import publication_list


def page(*options: str, **more: str) -> dict[str, str]:
    lines = "\n".join(f":{option}" for option in options)
    return {"index.md": f"# Papers\n\n```{{publications}}\n{lines}\n```\n", "papers.bib": PAPERS, **more}


def keys(html: BeautifulSoup | Tag) -> list[str]:
    return [str(entry["id"]).removeprefix("pub-") for entry in html.select("li.publication")]


def entry(html: BeautifulSoup, key: str) -> Tag:
    found = html.find(id=f"pub-{key}")
    assert isinstance(found, Tag)
    return found


def text(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def test_newest_first_with_every_part(build: Build) -> None:
    html = build(page(), conf=CONF).html()
    assert keys(html) == ["ito2025draft", "shen2024hot", "two2024", "ito2023bounds"]
    hot = entry(html, "shen2024hot")
    assert text(hot.select_one(".publication-title")) == "Hot Pluggable Learning"
    assert hot.select_one(".publication-title a")["href"] == "https://example.org/hot"
    assert [text(badge) for badge in hot.select(".badge")] == ["FL@FM", "Outstanding Paper Award", "Oral"]
    assert hot.select_one("time")["datetime"] == "2024-12"
    assert [link["href"] for link in hot.select(".publication-links a")] == [
        "https://example.org/hot",
        "https://example.org/hot.git",
    ]
    bounds = entry(html, "ito2023bounds")
    assert text(bounds.select_one(".publication-venue")) == "Journal of Examples 35(3):230–237, 2023"
    assert bounds.select_one(".publication-title math")
    assert "$" not in text(bounds)
    assert text(entry(html, "ito2025draft").select_one(".badge-status")) == "Under review"


def test_me_is_a_position_not_a_name(build: Build) -> None:
    html = build(page(), conf=CONF).html()
    authors = entry(html, "two2024").select(".author")
    assert ["is-me" in author["class"] for author in authors] == [False, False, True]


def test_me_of_page_and_of_directive(build: Build) -> None:
    other = page()["index.md"].replace("# Papers", "---\nacademic_me: naoki-ito\n---\n\n# Papers")
    built = build(page("me: naoki-ito", **{"other.md": other}), conf=CONF)
    for docname in ("index", "other"):
        authors = entry(built.html(docname), "two2024").select(".author")
        assert ["is-me" in author["class"] for author in authors] == [True, False, False]


def test_ambiguous_me_marks_no_one_and_says_what_to_write(build: Build) -> None:
    bib = PAPERS.replace("  author+an:person = {1=naoki-ito; 3=noriko-ito},\n", "")
    built = build({**page("keys: two2024"), "papers.bib": bib}, conf=CONF, allow_warnings=True)
    assert not built.html().select(".is-me")
    assert len(built.warnings) == 1
    for part in ("papers.bib:19", "two2024", "author+an:person", "[academic.ambiguous_name]"):
        assert part in built.warnings[0]
    again = built.rebuild(allow_warnings=True)
    assert again.read == []
    assert again.warnings == built.warnings


def test_marks_have_words_and_a_legend(build: Build) -> None:
    html = build(page(), conf=CONF).html()
    shen, ito, wu = entry(html, "shen2024hot").select(".author")
    assert text(shen) == "L. Shen* (equal contribution)"
    assert [mark["class"] for mark in ito.select("sup")] == [
        ["author-role", "role-equal"],
        ["author-role", "role-lead"],
    ]
    assert not wu.select("sup")
    assert text(html.select_one(".role-legend")) == (
        "* equal contribution ◆ project lead ✉ corresponding author"
    )


@pytest.mark.parametrize(
    ("options", "legend"),
    [
        (["filter: key == 'ito2023bounds'"], "✉ corresponding author"),
        (["keys: two2024"], None),
        (["legend: none"], None),
    ],
)
def test_legend_has_only_what_is_used(build: Build, options: list[str], legend: str | None) -> None:
    found = build(page(*options), conf=CONF).html().select_one(".role-legend")
    assert (text(found) if found else None) == legend


def test_coauthor_with_a_url_is_linked(build: Build) -> None:
    html = build(page(), conf=CONF).html()
    link = entry(html, "ito2023bounds").select_one(".publication-authors a")
    assert (text(link), link["href"]) == ("Jan van der Berg", "https://example.org/~berg")


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["filter: selected"], ["shen2024hot"]),
        (["filter: year >= 2024 and not (status == 'submitted')"], ["shen2024hot", "two2024"]),
        (["filter: '\"naoki-ito\" in person'"], ["two2024"]),
        (["type: article"], ["ito2023bounds"]),
        (["keys: two2024, ito2023bounds"], ["two2024", "ito2023bounds"]),
        (["sort: title"], ["ito2025draft", "ito2023bounds", "shen2024hot", "two2024"]),
        (["sort: -title", "limit: 2"], ["two2024", "shen2024hot"]),
        (["bibfiles: papers.bib", "limit: 1"], ["ito2025draft"]),
    ],
)
def test_selection(build: Build, options: list[str], expected: list[str]) -> None:
    assert keys(build(page(*options), conf=CONF).html()) == expected


def test_years_are_sections_of_the_page(build: Build) -> None:
    built = build(page("group-by: year"), conf=CONF | {"html_theme": "alabaster"})
    html = built.html()
    assert [section["id"] for section in html.select("section.group")] == [
        "publications-2025",
        "publications-2024",
        "publications-2023",
    ]
    toc = built.app.env.tocs["index"].astext().split()
    assert toc == ["Papers", "2025", "2024", "2023"]


def test_two_levels_of_rubrics(build: Build) -> None:
    html = build(page("group-by: type, year", "headings: rubric"), conf=CONF).html()
    headings = [text(rubric) for rubric in html.select(".rubric")]
    assert headings[:3] == ["Conference papers", "2024", "Journal articles"]
    assert not html.select("section.group")


GROUPED = """
@article{a, title = {A}, journal = {Annals}, year = 2024}
@phdthesis{b, title = {B}, school = {Harbour University}, year = 850, pubstate = {submitted}}
@artwork{c, title = {C}, year = 2024, pubstate = {inpress}}
@software{d, title = {D}, pubstate = {forthcoming}, date = {0000}}
@misc{e, title = {E}, note = {undated}, howpublished = {Annals}}
@inbook{f, title = {F}, booktitle = {Tides}, year = 2024, pubstate = {preprint}}
"""


def test_headings_of_groups(build: Build) -> None:
    lists = "".join(
        f"```{{publications}}\n:group-by: {by}\n:headings: rubric\n```\n\n{by}\n"
        for by in ("year", "type", "venue", "status")
    )
    conf = {"academic_type_headings": {"artwork": "Works of art", "thesis": "My thesis"}}
    files = {"index.md": f"# Papers\n\n{lists}", "papers.bib": GROUPED}
    html = build(files, conf=conf, allow_warnings=True).html()
    assert [text(rubric) for rubric in html.select("section > p")] == [
        *("2024", "850", "1 BC", "Undated", "year"),
        *("Works of art", "My thesis", "Journal articles", "Book chapters", "Software", "Other", "type"),
        *("Annals", "Harbour University", "Tides", "Other", "venue"),
        *("Published", "In press", "Accepted", "Under review", "Preprint", "status"),
    ]
    # HTML has no years before the first
    assert entry(html, "b").time["datetime"] == "0850"
    assert (text(entry(html, "d").select_one("span.date")), entry(html, "d").time) == ("1 BC", None)


def test_sections_inside_an_admonition_become_rubrics(build: Build) -> None:
    source = "# Papers\n\n````{note}\n```{publications}\n:group-by: year\n```\n````\n"
    html = build({"index.md": source, "papers.bib": PAPERS}, conf=CONF).html()
    assert len(html.select(".admonition .rubric")) == 3


@pytest.mark.parametrize(
    ("numbering", "values"), [("ascending", ["1", "2", "3", "4"]), ("descending", ["4", "3", "2", "1"])]
)
def test_numbering_goes_through_all_groups(build: Build, numbering: str, values: list[str]) -> None:
    html = build(page(f"numbering: {numbering}", "group-by: year"), conf=CONF).html()
    assert [item["value"] for item in html.select("ol.publications > li")] == values
    plain = build(page(f"numbering: {numbering}"), conf=CONF, builder="text").text("index")
    assert f"{values[0]}. **A Draft**" in plain


@pytest.mark.parametrize(
    ("option", "kind", "words"),
    [
        ("filter: year >", "filter", "column"),
        ("filter: __import__('os')", "filter", "filter"),
        ("fliter: selected", "option", "did you mean ‘filter’"),
        ("limit: many", "option", "whole number"),
        ("group-by: colour", "option", "year, type, venue"),
        ("keys: shen2024hut", "unknown_key", "did you mean ‘shen2024hot’"),
        ("me: noriko", "unknown_person", "did you mean ‘noriko-ito’"),
        ("bibfiles: other.bib", "bibfile", "papers.bib"),
    ],
)
def test_a_wrong_option_is_one_located_warning(build: Build, option: str, kind: str, words: str) -> None:
    built = build(page(option), conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("index.md:3: WARNING:"), warning
    assert f"[academic.{kind}]" in warning
    assert words in warning


def test_rest_gives_the_same_page(build: Build) -> None:
    rst = dedent(
        """\
        Papers
        ======

        .. publications::
           :group-by: year
        """
    )
    in_rst = build({"index.rst": rst, "papers.bib": PAPERS}, conf=CONF)
    in_myst = build(page("group-by: year"), conf=CONF)
    body = "div.body"
    assert in_rst.html().select_one(body) == in_myst.html().select_one(body)


def test_a_list_is_one_leaf(build: Build) -> None:
    doctree = build(page(), conf=CONF).doctree()
    [node] = doctree.findall(publication_list)
    assert len(list(node.findall())) == 2
    assert len(node["entries"]) == 4
    assert "Pluggable" in node.astext()


def test_a_no_op_build_touches_no_document(build: Build) -> None:
    built = build(page("group-by: year"), conf=CONF)
    again = built.rebuild()
    assert (again.read, again.written) == ([], [])


def test_only_pages_that_show_a_change_are_read_again(build: Build) -> None:
    pages = {
        "hot.md": "# Hot\n\n```{publications}\n:keys: shen2024hot\n```\n",
        "prose.md": "# Prose\n\nSee {pub}`ito2023bounds`.\n",
        "none.md": "# None\n",
    }
    built = build(page(**pages), conf=CONF)
    again = built.rebuild({"papers.bib": PAPERS.replace("A Draft", "A Better Draft")})
    assert again.read == ["index"]
    again = again.rebuild({"papers.bib": PAPERS.replace("Bounds of", "Limits of")})
    assert again.read == ["index", "prose"]
    assert "Limits of" in text(again.html("prose").select_one("a.reference"))
    moved = again.rebuild({"papers.bib": "\n" * 7 + PAPERS.replace("Bounds of", "Limits of")})
    assert moved.read == []


def test_a_template_of_the_site_wins(build: Build) -> None:
    own = "{% for number, entry in entries %}<li class='mine'>{{ entry.title | rich }}</li>{% endfor %}"
    built = build(
        page(**{"_templates/academic/publications.html": own}), conf=CONF | {"templates_path": ["_templates"]}
    )
    assert [text(item) for item in built.html().select("li.mine")][0] == "A Draft"


@pytest.mark.parametrize("written", ["none", "none, none"])
def test_no_groups_can_be_stated(build: Build, written: str) -> None:
    page = "# Papers\n\n```{{publications}}\n{}```\n"
    entry = "@misc{{{0}, title = {{{0}}}, author = {{Ito, N.}}, year = {1}}}\n"
    bib = entry.format("a", 2024) + entry.format("b", 2023)
    stated = build({"index.md": page.format(f":group-by: {written}\n"), "papers.bib": bib})
    assert stated.text("index") == build({"index.md": page.format(""), "papers.bib": bib}).text("index")
