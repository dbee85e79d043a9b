"""Texts of other generators as parts of pages: markers, headings, links, and lists of the papers in them."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.free_pages import (
    FreePages,
    _by_year,
    _tidy,
    _with_drawn,
    _with_links,
    bib_titles,
    marker,
)
from sphinx_academic.importers.page_writer import PageWriter
from sphinx_academic.importers.records import Block, Entry, Page
from sphinx_academic.importers.source import Source


class Addresses:
    """Old addresses: pages below /old/ have names of the new site, others are elsewhere."""

    def new_page(self, address: str, page: str) -> str | None:
        return address.removeprefix("/old/").strip("/") if address.startswith("/") else None


def free(
    folder: Path, files: Mapping[str, str] | None = None, owners: Sequence[str] = ("Mira Okafor",)
) -> FreePages:
    for name, text in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    source = Source(folder)
    return FreePages(source, PageWriter(source, Addresses()), owners)


@pytest.mark.parametrize(("kind", "attributes", "shown"), [
    ("news", {}, "\n\n<div class='academic-news'></div>\n\n"),
    ("cv", {"a": "x", "b": "<\"'&>"}, "\n\n<div class='academic-cv' data-a=\"x\" data-b=\"&lt;&quot;&#x27;&amp;&gt;\"></div>\n\n"),
])  # fmt: skip
def test_marker(kind: str, attributes: dict[str, str], shown: str) -> None:
    assert marker(kind, **attributes) == shown


def test_markers_are_drawn_with_their_attributes(tmp_path: Path) -> None:
    drawn: list[tuple[str, Mapping[str, str]]] = []

    def draw(kind: str, attributes: Mapping[str, str]) -> list[Block]:
        drawn.append((kind, attributes))
        return [Block(kind)] if kind != "nothing" else []

    text = f"One.{marker('a', x='<1>', y='')}Two.{marker('nothing')}{marker('b-c')}<ul>\n{marker('d')}\n</ul>\nThree."
    assert free(tmp_path).blocks(text, "a.md", "a", draw) == [
        Block(text="One."), Block("a"), Block(text="Two."), Block("b-c"), Block("d"), Block(text="Three."),
    ]  # fmt: skip
    assert drawn == [("a", {"x": "<1>", "y": ""}), ("nothing", {}), ("b-c", {}), ("d", {})]
    # without something that draws, they are nothing
    assert free(tmp_path).blocks(text, "a.md", "a") == [
        Block(text="One."),
        Block(text="Two."),
        Block(text="Three."),
    ]


@pytest.mark.parametrize(("text", "shown"), [
    ("A$^\\star$ B$^{\\dagger}$ C$\\ddagger$", "A⋆ B† C‡"), ("A$^\\bigstar$ B$^{\\ast}$ C$\\S$ D$\\P$", "A★ B∗ C§ D¶"),
    ("A$^{*}$ B$^\\#$ C$\\dag$ D$\\ddag$", "A\\* B# C† D‡"), ("A $x^2$ $star_1$", "A $x^2$ $star_1$"),
])  # fmt: skip
def test_marks_typed_as_formulas(text: str, shown: str, tmp_path: Path) -> None:
    assert free(tmp_path).blocks(text, "a.md", "a") == [Block(text=shown)]


@pytest.mark.parametrize(
    ("owners", "stated", "kept"),
    [(["", "Mira Okafor"], "Mira Okafor", ["Mira Okafor"]), ([""], "", []), ([], "", [])],
)
def test_names_of_the_owner(owners: list[str], stated: str, kept: list[str], tmp_path: Path) -> None:
    found = free(tmp_path, owners=owners)
    assert (found.at.stated_name, found.at.owners) == (stated, kept)


def test_links_pictures_and_files_of_a_text(tmp_path: Path) -> None:
    pages = free(tmp_path, {"a.png": "x", "b.pdf": "x"})
    text = "[page](/old/talks/a/) [b](b.pdf) [out](https://o.example.net) ![A](a.png)\n"
    assert pages.blocks(text, "x.md", "notes/x") == [
        Block(text="[page](../talks/a.md) [b](b.pdf) [out](https://o.example.net) ![A](../images/a.png)")
    ]


def test_old_anchors_of_headings(tmp_path: Path) -> None:
    pages = free(tmp_path)
    pages.blocks('<h2 id="my-work">Work</h2>\n\nWords.', "x.md", "index")
    pages.blocks('<h2 id="my-work">Work</h2>\n\nWords.', "y.md", "notes/y")
    assert pages.anchors == {"/#my-work": "index#work", "/notes/y/#my-work": "notes/y#work"}


# -- headings and lines across the page -----------------------------------------------------------


def tidy(*blocks: Block, name: str = "x", redirects: tuple[str, ...] = ()) -> Page:
    return _tidy(Page(name, blocks=blocks, redirects=redirects))


def test_headings_go_down_one_level_at_a_time() -> None:
    found = tidy(
        Block(title="A", level=4, text="# a\n\nText.\n\n#### b\n\n```\n# code\n```"),
        Block(title="B", level=6),
        Block(title="C", level=4),
        Block(level=5, text="## c"),
        Block(title="D", level=1),
    )
    assert [(each.title, each.level, each.text) for each in found.blocks] == [
        ("A", 2, "## a\n\nText.\n\n### b\n\n```\n# code\n```"),
        ("B", 4, ""),
        ("C", 3, ""),
        ("", 5, "### c"),
        ("D", 2, ""),
    ]


@pytest.mark.parametrize(("text", "shown"), [
    ("---\n\n## A", "## A"), ("***\n\nA", "A"), ("A\n\n---\n\n## B", "A\n\n## B"), ("## A\n\n---\n\nB", "## A\n\n\n\nB"), ("A\n\n---", "A"), ("A\n\n___\n", "A\n\n"),
    ("---", ""), ("---\n***\n\nA", "A"), ("A\n\n---\n\nB", "A\n\n---\n\nB"), ("A\n---\nB", "A\n---\nB"), ("-- -\nA", "-- -\nA"),
])  # fmt: skip
def test_lines_across_the_page_divide_something(text: str, shown: str) -> None:
    assert [each.text for each in tidy(Block(text=text)).blocks] == [shown]


def test_no_page_leads_to_itself() -> None:
    given = ("talks/", "/Talks", "talks/index.html", "old/", "talks.html")
    assert tidy(name="Talks", redirects=given).redirects == ("old/", "talks.html")


# -- links to pages that are left out ---------------------------------------------------------------


@pytest.mark.parametrize(("page", "text", "shown"), [
    ("a", "[x *y*](b.md) [z](c.md)", "[x *y*](b.md) z"),
    ("a", "[x](b.md#top) [z](c.md#top) [\\[w\\]](c.md)", "[x](b.md#top) z \\[w\\]"),
    ("d/e", "[x](../b.md) [y](f.md) [z](b.md) [w](../d/f.md)", "[x](../b.md) [y](f.md) z [w](../d/f.md)"),
    ("a", "[x](https://c.md) [y](c.mdx) [z](c d.md) ![p](c.png)", "[x](https://c.md) [y](c.mdx) [z](c d.md) ![p](c.png)"),
    ("a", "no links, c.md", "no links, c.md"),
])  # fmt: skip
def test_links_to_pages_that_are_left_out(page: str, text: str, shown: str) -> None:
    def entry(words: str) -> Entry:
        below = Entry(words, fields={"title": words}, body=words)
        return Entry(words, "2020", (below,), {"link": "c.md", "note": words}, words)

    def blocks(words: str) -> tuple[Block, ...]:
        return (
            Block("talks", words, 3, words, (entry(words),), words, {"more": "[x](c.md)"}, ("a",)),
            Block(),
        )

    given = Page(page, "[T](c.md)", blocks(text), in_navigation=False)
    assert _with_links(given, {"a", "b", "d/f"}) == Page(
        page, "[T](c.md)", blocks(shown), in_navigation=False
    )


# -- markers in blocks ---------------------------------------------------------------------------------

TOKENS = "academicmarker0x", "academicmarker1x"


@pytest.mark.parametrize(("block", "drawn", "found"), [
    # no marker
    (Block("talks", "T", 3, "Words."), [], [Block("talks", "T", 3, "Words.")]),
    # what is drawn takes the heading above it
    (Block("", "T", 3, TOKENS[0], anchors=("t",)), [[Block("cv")]], [Block("cv", "T", 3, anchors=("t",))]),
    # but not below words, nor one that has a heading of its own
    (Block("", "T", 3, f"Words.\n\n{TOKENS[0]}\n\nMore.", anchors=("t",)), [[Block("cv")]],
     [Block("", "T", 3, "Words.", anchors=("t",)), Block("cv"), Block(text="More.")]),
    (Block("", "T", 3, TOKENS[0]), [[Block("cv", "C", 2), Block("talks")]], [Block("", "T", 3), Block("cv", "C", 4), Block("talks")]),
    (Block("", "T", 6, TOKENS[0]), [[Block("cv", "C", 2)]], [Block("", "T", 6), Block("cv", "C", 6)]),
    (Block("", "T", 2, TOKENS[0]), [[Block("cv", "C", 5)]], [Block("", "T", 2), Block("cv", "C", 5)]),
    (Block("", "", 3, TOKENS[0]), [[Block("cv", "C", 2)]], [Block("cv", "C", 2)]),
    # a text takes no heading
    (Block("", "T", 3, TOKENS[0]), [[Block(text="Words.")]], [Block("", "T", 3), Block(text="Words.")]),
    # two, of which the second has the heading of none
    (Block("", "T", 3, "\n\n".join(TOKENS)), [[Block("cv")], [Block("talks")]], [Block("cv", "T", 3), Block("talks")]),
    # a heading above nothing
    (Block("", "T", 3, TOKENS[0]), [[]], []),
    (Block("", "T", 3, f"{TOKENS[0]}\n\nWords."), [[]], [Block("", "T", 3), Block(text="Words.")]),
    # before a list
    (Block("talks", "T", 3, TOKENS[0], (Entry("x"),)), [[Block("cv")]], [Block("cv", "T", 3), Block("talks", "", 3, "", (Entry("x"),))]),
    (Block("talks", "", 3, TOKENS[0], (Entry("x"),)), [[]], [Block("talks", "", 3, "", (Entry("x"),))]),
])  # fmt: skip
def test_what_stands_in_place_of_markers(block: Block, drawn: list[list[Block]], found: list[Block]) -> None:
    assert _with_drawn(block, drawn) == found


# -- papers ------------------------------------------------------------------------------------------------


def listed(title: str = "", papers: str = "", text: str = "", **options: str) -> Block:
    shown = {name.replace("_", "-"): value for name, value in options.items()}
    return Block(
        "publications", title, text=text, options={**({"papers": papers} if papers else {}), **shown}
    )


@pytest.mark.parametrize(("blocks", "found"), [
    ([listed("2021", "a b"), listed("2020", "c"), listed("Talks", "d")], [listed("", "a b c", group_by="year"), listed("Talks", "d")]),
    ([listed("2019 – 2020", "a"), listed("Before 2019", "b"), listed("older", "c"), listed("2018 and earlier", "d")], [listed("", "a b c d", group_by="year")]),
    # words between them
    ([listed("2021", "a"), listed("2020", "b", "Words.")], [listed("", "a", group_by="year"), listed("", "b", "Words.", group_by="year")]),
    ([listed("2021", "a", "Words."), listed("2020", "b")], [listed("", "a b", "Words.", group_by="year")]),
    ([listed("2021", "a"), Block(text="Words."), listed("2020", "b")],
     [listed("", "a", group_by="year"), Block(text="Words."), listed("", "b", group_by="year")]),
    # of entries, of another kind, and no years
    ([listed("2021", keys="a"), listed("2020", "b")], [listed("2021", keys="a"), listed("", "b", group_by="year")]),
    ([Block("talks", "2021", options={"papers": "a"})], [Block("talks", "2021", options={"papers": "a"})]),
    ([listed("2021 papers", "a"), listed("1821", "b"), listed("", "c")], [listed("2021 papers", "a"), listed("1821", "b"), listed("", "c")]),
    ([listed("x", "a", group_by="year"), listed("2020", "b")], [listed("x", "a b", group_by="year")]),
    ([listed("x", group_by="year"), listed("2020", "b")], [listed("x", group_by="year"), listed("", "b", group_by="year")]),
])  # fmt: skip
def test_lists_of_years_are_one_list(blocks: list[Block], found: list[Block]) -> None:
    assert _by_year(blocks) == tuple(found)


PAPERS = {
    "fog": "- **Fog over the Sea**. Mira Okafor, Ann Dune. *Journal of Fog*, 2020.\n",
    "lamps": "- **Lamps at the Quay**. Mira Okafor, Ann Dune. *Journal of Fog*, 2019.\n",
    "sand": "- **Sand below the Waves**. Mira Okafor, Ann Dune. *Journal of Fog*.\n",
}


def read(
    text: str, folder: Path, bib: Mapping[str, str] | None = None, name: str = "papers"
) -> tuple[list[Any], list[Any], FreePages]:
    """Return the lists of a page, each with its heading and options, and the papers with their years."""
    pages = free(folder)
    blocks = pages.blocks(text, "x.md", name)
    made, papers = pages.finished([Page(name, blocks=tuple(blocks))], bib or {})
    return (
        [(each.title, each.options) for each in made[0].blocks],
        [
            (
                paper.title,
                {
                    key: value
                    for key, value in paper.fields.items()
                    if key in ("year", "keywords", "selected")
                },
            )
            for paper in papers
        ],
        pages,
    )


def test_papers_take_the_year_of_the_heading_above_them(tmp_path: Path) -> None:
    lists, papers, _pages = read(
        f"# Publications\n\n## 2021\n\n{PAPERS['fog']}{PAPERS['sand']}\n## 2019\n\n{PAPERS['lamps']}",
        tmp_path,
    )
    assert lists == [("Publications", {}), ("", {"group-by": "year"})]
    assert papers == [
        ("Fog over the Sea", {"year": "2020"}),
        ("Sand below the Waves", {"year": "2021"}),
        ("Lamps at the Quay", {"year": "2019"}),
    ]


def test_entries_of_the_site_count_before_what_a_page_says(tmp_path: Path) -> None:
    text = f"# Publications\n\n{PAPERS['fog']}{PAPERS['lamps']}"
    lists, papers, pages = read(
        text, tmp_path, {"fogoverthesea": "okafor2020", "lampsatthequay": "okafor2019"}
    )
    assert (lists, papers) == ([("Publications", {"keys": "okafor2020, okafor2019"})], [])
    assert [(each.level, each.file, each.message) for each in pages.at.findings][-2:] == [
        (Level.IMPORTED, "x.md", "'Fog over the Sea' is listed by hand, and has an entry, which counts"),
        (Level.IMPORTED, "x.md", "'Lamps at the Quay' is listed by hand, and has an entry, which counts"),
    ]
    lists, papers, _pages = read(text, tmp_path, {"fogoverthesea": "okafor2020"})
    assert (lists, papers) == ([("Publications", {})], [("Lamps at the Quay", {"year": "2019"})])


@pytest.mark.parametrize(("heading", "name", "selected"), [
    ("Selected Publications", "papers", True), ("Representative papers", "papers", True), ("Key publications", "papers", True),
    ("Main publications", "papers", True), ("Highlighted publications", "papers", True), ("Featured publications", "index", True),
    # of the home page, the only list is one of some
    ("Publications", "index", True), ("Publications", "papers", False),
])  # fmt: skip
def test_lists_of_selected_papers(heading: str, name: str, selected: bool, tmp_path: Path) -> None:
    pages = free(tmp_path)
    some = pages.blocks(f"# {heading}\n\n{PAPERS['fog']}", "x.md", name)
    others = pages.blocks(f"# Publications\n\n{PAPERS['fog']}{PAPERS['lamps']}", "y.md", "all")
    made, papers = pages.finished([Page(name, blocks=tuple(some)), Page("all", blocks=tuple(others))], {})
    assert [paper.fields.get("selected") for paper in papers] == (
        ["true", None] if selected else [None, None]
    )
    assert (made[0].blocks[0].options == {"filter": "selected"}) is selected


def test_titles_of_entries() -> None:
    entries = [
        SimpleNamespace(plain_title=title, key=key)
        for title, key in (("Fog: the *Sea*!", "a"), ("", "b"), ("Ünder", "c"))
    ]
    libraries = cast(
        Any,
        {
            "x.bib": SimpleNamespace(publications=entries[:2]),
            "y.bib": SimpleNamespace(publications=entries[2:]),
        },
    )
    assert bib_titles(libraries) == {"fogthesea": "a", "under": "c"}
