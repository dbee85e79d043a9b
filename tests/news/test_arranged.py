"""Where items of news stand among each other, their anchors, and what their files say, in one site."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF
from support import Built, build_site

from sphinx_academic.model.dates import parse_date
from sphinx_academic.model.datespans import Span
from sphinx_academic.news.directive import _insert
from sphinx_academic.news.papers import _NAMED
from sphinx_academic.sections.dated_nodes import dated_group, dated_item, dated_label, dated_list


def item(date: str) -> dated_item:
    return dated_item("", span=Span(parse_date(date)) if date else None, url="", cv=True, category="")


def group(*dates: str) -> dated_group:
    return dated_group("", dated_label(), dated_list("", *map(item, dates), kind="news", name=""))


@pytest.mark.parametrize(
    ("there", "new", "place"),
    [
        ([], "2024-10", 0),
        (["2024-10"], "2024-11", 0),
        (["2024-10"], "2024-10", 1),
        (["2024-10"], "2024-09", 1),
        (["2024-12"], "2025-01", 0),
        (["2025-01"], "2024-12", 1),
        (["2024-10-02"], "2024-10-03", 0),
        (["2024-10-02"], "2024-10-02", 1),
        (["2024-10-02"], "2024-10-01", 1),
        (["2024-10-01"], "2024-10-02", 0),
        (["2024-10-31"], "2024-11-01", 0),
        (["2024-11-01"], "2024-10-31", 1),
        # which of them is older is not known
        (["2024-10"], "2024-10-20", 1),
        (["2024-10-20"], "2024-10", 1),
        (["2024-10"], "2024", 1),
        (["2024"], "2024-10", 0),
        (["2024"], "2024", 1),
        (["2023"], "2024", 0),
        (["2024-10-20", "2024-10", "2024-10-05", "2024-09"], "2024-10-07", 2),
        (["2024-10-20", "2024-10", "2024-10-05", "2024-09"], "2024-10-05", 3),
        (["2024-10", "2024-10", "2024-09", "2024-09"], "2024-09", 4),
        # what has no date says nothing
        ([""], "2024", 1),
        (["", "2023"], "2024", 1),
        (["2025", "", "2023"], "2024", 2),
    ],
)
def test_place_of_an_item_among_others(there: list[str], new: str, place: int) -> None:
    entries = [item(date) for date in there]
    added = item(new)
    listed = [*entries]
    _insert(added, listed)
    assert listed == [*entries[:place], added, *entries[place:]]


@pytest.mark.parametrize(
    ("dates", "place"), [(("2024-10", "2020"), 1), (("", "2020"), 0), (("2020", "2024-10"), 0), (("",), 1)]
)
def test_the_first_date_of_a_group_counts(dates: tuple[str, ...], place: int) -> None:
    listed: list[dated_item | dated_group] = [group(*dates)]
    added = item("2023")
    _insert(added, listed)
    assert listed.index(added) == place


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("{pub}`a2024`", ["a2024"]),
        (":pub:`a2024`", ["a2024"]),
        ("{pub:accepted}`a:b/c-d_e`", ["a:b/c-d_e"]),
        ("{academic:pub}`a` and :academic:pub:award:`b`", ["a", "b"]),
        ("{pub}`This one <a2024>`, {pub}`That <b2024>`", ["a2024", "b2024"]),
        ("{pub}`\na2024`", ["\na2024"]),
        ("{doc}`a2024` `a2024` {publisher}`a2024` {pub} `a2024`", []),
    ],
)
def test_papers_that_a_source_names(source: str, keys: list[str]) -> None:
    assert _NAMED.findall(source) == keys


PAPERS = """
@article{Ito:2023/A_b, title={Older}, author={Ito, Noriko}, year=2023, month=3, journal={Tides}}
@article{ito-2023-a-b, title={Newer}, author={Ito, Noriko}, year=2024, month=3, journal={Tides}}
@article{named2024, title={Named}, author={Ito, Noriko}, year=2024, month=5, journal={Tides}}
@article{both2024, title={Named in both}, author={Ito, Noriko}, year=2024, month=6, journal={Tides}}
"""
BRIEF = "---\ndate: {date}\ninline: true\n---\n\n{text}\n"
PAGES = {
    # by day, of which none comes first by its name
    "days": (
        ":files: days/*",
        "- [2024.10.03] Same as in a file.\n- [2024.10.01] The first.\n- [2024.9] September.",
        [
            ("news-f", "2024-11-01", "November"),
            ("news-b", "2024-10-20", "20"),
            ("news-c", "2024-10-05", "5"),
            ("news-2024-10-03", "2024-10-03", "Same as in a file."),
            ("news-d", "2024-10-03", "3"),
            ("news-g", "2024-10-03", "3 again"),
            ("news-2024-10-01", "2024-10-01", "The first."),
            ("news-a", "2024-10", "October"),
            ("news-2024-09", "2024-09", "September."),
            ("news-e", "2024-01", "January"),
        ],
    ),
    # those of a later year do not change them
    "years": (
        ":files: years/**",
        "",
        [
            ("news-talk-3", "2025-02", "third"),
            ("news-talk-2", "2024-02", "second"),
            ("news-talk", "2023-02", "first"),
            ("news-2023-01-odd-name-1", "2023-01", "odd"),
        ],
    ),
    # nor do newer papers, of which those are left out that the page or a file names
    "papers": (
        ":auto: published\n:files: named/*",
        "- [2024.05] {pub}`named2024`, {pub}`both2024`.",
        [
            ("news-2024-05", "2024-05", "Named, Named in both."),
            ("news-ito-2023-a-b-2", "2024-03", "Newer is published in Tides."),
            ("news-file", "2024-02", "See Named in both."),
            ("news-ito-2023-a-b", "2023-03", "Older is published in Tides."),
        ],
    ),
    "source": (
        ":auto: published\n:files: named/*\n:sort: source",
        "- [2023.05] {pub}`named2024`.\n- [2024.12] Later.\n- [2023.05] Again.",
        [
            ("news-2023-05-2", "2023-05", "Named."),
            ("news-2024-12", "2024-12", "Later."),
            ("news-2023-05", "2023-05", "Again."),
            ("news-file", "2024-02", "See Named in both."),
            ("news-ito-2023-a-b-2", "2024-03", "Newer is published in Tides."),
            ("news-ito-2023-a-b", "2023-03", "Older is published in Tides."),
        ],
    ),
    # items of one day, from the oldest, and those of a group as well
    "anchors": (
        "",
        "- [2024.10.05] Third.\n- [2024.10.05] Second.\n- [2024.10.05] First.\n- [2024] Year.",
        [
            ("news-2024-10-05-3", "2024-10-05", "Third."),
            ("news-2024-10-05-2", "2024-10-05", "Second."),
            ("news-2024-10-05", "2024-10-05", "First."),
            ("news-2024", "2024", "Year."),
        ],
    ),
}
FILES = {
    **{
        f"days/{name}.md": BRIEF.format(date=date, text=text)
        for name, date, text in (
            ("a", "2024-10", "October"),
            ("b", "2024-10-20", "20"),
            ("c", "2024-10-05", "5"),
            ("d", "2024-10-03", "3"),
            ("e", "2024-01", "January"),
            ("f", "2024-11-01", "November"),
            ("g", "2024-10-03", "3 again"),
        )
    },
    "years/2023/talk.md": BRIEF.format(date="2023-02", text="first"),
    "years/2024/talk.md": BRIEF.format(date="2024-02", text="second"),
    "years/2025/talk.md": BRIEF.format(date="2025-02", text="third"),
    "years/2023/2023-01-Odd Name_1.md": "---\ninline: true\n---\n\nodd\n",
    "named/file.md": BRIEF.format(date="2024-02", text="See {pub}`both2024`."),
    "papers.bib": PAPERS,
    "list.md": "# Papers\n\n```{publications}\n```\n",
    # no CV has news unless it is asked for
    "cv.md": "# CV\n\n```{cv}\n:from: papers\n\n- news\n```\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = {
        f"{name}.md": f"# {name}\n\n```{{news}}\n{options}\n\n{items}\n```\n"
        for name, (options, items, _shown) in PAGES.items()
    }
    toc = "# Home\n\n```{toctree}\n:glob:\n*\n```\n"
    return build_site(tmp_path_factory.mktemp("site"), {"index.md": toc, **pages, **FILES}, conf=CONF)


def shown(html: BeautifulSoup) -> list[tuple[str, str, str]]:
    """Return anchor, date and text of each item."""
    return [
        (
            str(item.get("id", "")),
            str(item.select_one("time")["datetime"]),
            " ".join(item.select_one(".dated-body").get_text().split()),
        )
        for item in html.select("li.news-item")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_anchors_and_order(site: Built, name: str) -> None:
    assert shown(site.html(name)) == PAGES[name][2]


def test_items_are_those_of_a_cv_that_wants_them(site: Built) -> None:
    expected = [("", date, text) for _anchor, date, text in PAGES["papers"][2]]
    assert shown(site.html("cv")) == expected


#: what a file has, and what its item shows in the list of pages and where all is one page
WRITTEN = {
    "headings": (
        "One\n===\n\nTide.\n\nTwo\n---\n\nEbb.\n\nThree\n~~~~~\n\nFlow.\n",
        "<p>One</p><p>Tide.</p>",
        "<p>One</p><p>Tide.</p><p>Two</p><p>Ebb.</p><p>Three</p><p>Flow.</p>",
    ),
    "inline": (
        ":inline: true\n\nOne\n===\n\nTide.\n\nTwo\n---\n\nEbb.\n",
        "<p>Tide.</p><p>Two</p><p>Ebb.</p>",
        "<p>Tide.</p><p>Two</p><p>Ebb.</p>",
    ),
    # nothing that only the page needs counts as a part of it
    "short": (
        ":description: not needed\n\n.. a comment\n\n.. meta::\n   :keywords: tide\n\nTitle\n=====\n\n"
        ".. _target:\n\n.. |x| replace:: y\n\n.. toctree::\n   :hidden:\n\n   more/other\n\n- |x|\n",
        "<p>Title</p><ul><li><p>y</p></li></ul>",
        "<p>Title</p><ul><li><p>y</p></li></ul>",
    ),
    "described": (
        ":description: What <b>it</b> says & more\n\nTitle\n=====\n\nTide.\n\nEbb.\n",
        "<p>Title</p><p>What &lt;b&gt;it&lt;/b&gt; says &amp; more</p>",
        "<p>Title</p><p>Tide.</p><p>Ebb.</p>",
    ),
    # the first paragraph, wherever it stands
    "first": (
        "Title\n=====\n\n- a list\n\nTide.\n\nEbb.\n",
        "<p>Title</p><p>Tide.</p>",
        "<p>Title</p><ul><li><p>a list</p></li></ul><p>Tide.</p><p>Ebb.</p>",
    ),
    "named": (
        ":title: In the fields\n\nTide.\n\nEbb.\n",
        "<p>In the fields</p><p>Tide.</p>",
        "<p>In the fields</p><p>Tide.</p><p>Ebb.</p>",
    ),
    "untitled": ("Tide.\n\nEbb.\n", "<p>Tide.</p><p>Ebb.</p>", "<p>Tide.</p><p>Ebb.</p>"),
    "titled": ("Title\n=====\n", "<p>Title</p>", "<p>Title</p>"),
    "inline-titled": (":inline: yes\n\nTitle\n=====\n", "<p>Title</p>", "<p>Title</p>"),
    "nothing": (".. a comment\n", "<p></p>", "<p></p>"),
    # a message that an author wants to keep on the page
    "message": ("Title\n=====\n\n*Tide.\n", "<p>Title</p><p>*Tide.</p>", "<p>Title</p><p>*Tide.</p>"),
}


@pytest.mark.parametrize("builder", ["html", "singlehtml"])
def test_what_files_say(tmp_path_factory: pytest.TempPathFactory, builder: str) -> None:
    # dated by their names, so that the list is in the order of the table
    dates = dict(zip(WRITTEN, (f"2024-{12 - place:02}" for place in range(len(WRITTEN))), strict=True))
    files = {f"news/{dates[name]}-{name}.rst": text for name, (text, *_shown) in WRITTEN.items()}
    files["news/more/other.rst"] = ":orphan:\n\nOther\n=====\n"
    files["index.rst"] = "Home\n====\n\n.. news::\n   :files: news/*\n"
    built = build_site(
        tmp_path_factory.mktemp("site"),
        files,
        conf={"keep_warnings": True, "show_warning_types": True},
        builder=builder,
        allow_warnings=True,
    )
    items = built.html("index").select("#home > ul.news > li")
    found = {}
    for name, item in zip(WRITTEN, items, strict=True):
        assert item["id"] == f"news-{dates[name]}-{name}"
        body = item.select_one(".dated-body")
        for element in body.find_all():
            element.attrs = {}
            if element.name in ("span", "a"):
                element.unwrap()
        found[name] = "".join(
            f"<{part.name}>{part.decode_contents()}</{part.name}>".replace("\n", "")
            for part in body.find_all(recursive=False)
        )
    assert found == {name: case[1 if builder == "html" else 2] for name, case in WRITTEN.items()}


def test_controls_of_all_pages_are_apart_on_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Also those of pages whose names have no Latin letter; their icons are found by what they are."""
    news = "# N\n\n```{news}\n:filter-by: category\n\n- [2024] Text.\n  :category: Folk_dance!\n```\n"
    files = {
        "index.md": '# Home\n\n```{toctree}\n新闻\nnews\n动态\na"b\n```\n',
        **{f"{name}.md": news for name in ("新闻", "动态", "news", 'a"b')},
        "_templates/academic/icons/news-folk-dance.svg": "<svg class='mine'></svg>",
    }
    conf = {"myst_enable_extensions": ["fieldlist"], "templates_path": ["_templates"]}
    html = build_site(tmp_path_factory.mktemp("site"), files, conf=conf, builder="singlehtml").html("index")
    controls = html.select("fieldset.news-filter")
    assert len(controls) == 4
    names = [{str(radio["name"]) for radio in found.select("input")} for found in controls]
    assert names == [{"news-新闻-0"}, {"news-news-0"}, {"news-动态-0"}, {'news-a"b-0'}]
    assert all(len(found.select("label svg.mine")) == 1 for found in controls)
    assert [item["class"] for item in html.select("li.news-item")] == [
        ["dated-item", "news-item", "category-folk-dance"]
    ] * 4
