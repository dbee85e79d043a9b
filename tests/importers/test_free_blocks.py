"""Sections of free Markdown: what they become by their headings, how they nest, and what goes."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sphinx_academic.importers.free_pages import FreePages
from sphinx_academic.importers.page_writer import PageWriter
from sphinx_academic.importers.records import Block, Entry
from sphinx_academic.importers.source import Source

Shown = list[tuple[str, str, int, str]]
Report = list[tuple[str, int, str]]


class Elsewhere:
    """Old addresses, of which none is one of the new site."""

    def new_page(self, address: str, page: str) -> str | None:
        return None


def read(
    text: str, folder: Path, *, title: str = "", name: str = "x"
) -> tuple[list[Block], Report, Mapping[str, str]]:
    """Return the parts of a page, the report but for what was imported, and old anchors."""
    (folder / "x.md").write_text(text, "utf-8")
    source = Source(folder)
    pages = FreePages(source, PageWriter(source, Elsewhere()), ["Mira Okafor"])
    blocks = pages.blocks(text, "x.md", name, title=title)
    return (
        blocks,
        [(each.level, each.line, each.message) for each in source.findings if each.level != "Imported"],
        pages.anchors,
    )


def shown(blocks: list[Block]) -> Shown:
    """Return of each part its kind, heading, level, and text or items."""
    return [
        (
            each.kind,
            each.title,
            each.level,
            each.text or "; ".join(", ".join(filter(None, (one.date, one.text))) for one in each.entries),
        )
        for each in blocks
    ]


TALKS = "- 2020: One\n- 2021: Two\n"


@pytest.mark.parametrize(("text", "title", "found"), [
    # the heading of a page is its title
    (f"# Talks\n\n{TALKS}", "Talks", [("talks", "", 2, "2020, One; 2021, Two")]),
    (f"# TALKS\n\nWords.\n\n{TALKS}\nMore.\n\n## Awards\n\n- 2020: A\n", "Talks",
     [("talks", "", 2, "Words."), ("", "", 2, "More."), ("awards", "Awards", 2, "2020, A")]),
    ("# Notes\n\nWords.\n\n## A\n\nB.\n", "Notes", [("", "", 2, "Words."), ("", "A", 2, "B.")]),
    ("# Skills\n\n- C\n", "Skills", [("skills", "", 2, "C")]),
    # which says what it lists
    (TALKS, "Talks", [("talks", "", 2, "2020, One; 2021, Two")]),
    (f"Words.\n\n{TALKS}", "Talks", [("talks", "", 2, "Words.")]),
    (f"# Invited\n\n{TALKS}\n# Others\n\n- 2019: Three\n", "Talks", [("talks", "", 2, "Invited; Others")]),
    (f"## Invited\n\n{TALKS}", "Talks", [("talks", "", 2, "Invited")]),
    # unless its first heading says so
    (f"# Awards\n\n{TALKS}", "Talks", [("awards", "Awards", 2, "2020, One; 2021, Two")]),
    (TALKS, "Notes", [("", "", 2, "- 2020: One\n- 2021: Two")]),
    ("", "Talks", []),
])  # fmt: skip
def test_title_of_a_page(text: str, title: str, found: Shown, tmp_path: Path) -> None:
    assert shown(read(text, tmp_path, title=title)[0]) == found


@pytest.mark.parametrize(("text", "found"), [
    # text goes down one level at a time
    ("# A\n\na\n\n### B\n\nb\n\n## C\n\nc\n\n# D\n\nd\n", [("", "A", 2, "a"), ("", "B", 3, "b"), ("", "C", 3, "c"), ("", "D", 2, "d")]),
    ("## A\n\n## B\n\nb\n", [("", "A", 2, ""), ("", "B", 2, "b")]),
    ("a\n\n# B\n\nb\n", [("", "", 2, "a"), ("", "B", 2, "b")]),
    ("# A\n## B\n### C\n#### D\n##### E\n###### F\n\nf\n",
     [("", "A", 2, ""), ("", "B", 3, ""), ("", "C", 4, ""), ("", "D", 5, ""), ("", "E", 6, ""), ("", "F", 6, "f")]),
    # a section of a kind stands below a heading of none
    (f"# Me\n\na\n\n## Talks\n\n{TALKS}\n## B\n\nb\n", [("", "Me", 2, "a"), ("talks", "Talks", 3, "2020, One; 2021, Two"), ("", "B", 3, "b")]),
    # but not below one of another kind
    (f"# Talks\n\n{TALKS}\n## Awards\n\n- 2020: A\n", [("talks", "Talks", 2, "2020, One; 2021, Two"), ("awards", "Awards", 2, "2020, A")]),
    # groups of a list
    (f"# Talks\n\n## Invited\n\n{TALKS}\n## Others\n\n- 2019: Three\n", [("talks", "Talks", 2, "Invited; Others")]),
    ("# Teaching\n\nWords.\n\n## Fall\n\n- 2020: A\n", [("teaching", "Teaching", 2, "Words.")]),
    # not if words stand between them
    (f"# Talks\n\n## Invited\n\nWords.\n\n{TALKS}", [("", "Talks", 2, ""), ("talks", "Invited", 3, "Words.")]),
    # education has no groups
    ("# Education\n\n- 2020: PhD\n\n## Abroad\n\n- 2019: Sand\n", [("education", "Education", 2, "2020, PhD"), ("education", "Abroad", 3, "2019, Sand")]),
    ("# Education\n\n### Abroad\n\n- 2019: Sand\n", [("", "Education", 2, ""), ("education", "Abroad", 3, "2019, Sand")]),
    # a list of which nothing is a list
    ("# Talks\n\nWords.\n", [("", "Talks", 2, "Words.")]),
    ("# Talks\n", [("", "Talks", 2, "")]),
    ("# Interests\n\n- Fog\n\n## B\n\nb\n", [("", "Interests", 2, "- Fog"), ("", "B", 3, "b")]),
])  # fmt: skip
def test_sections_below_each_other(text: str, found: Shown, tmp_path: Path) -> None:
    assert shown(read(text, tmp_path)[0]) == found


def test_groups_within_groups(tmp_path: Path) -> None:
    text = "# Talks\n\n- 2022: Zero\n\n## **Invited:**\n\n- 2021: One\n\n### Abroad\n\n- 2020: Two\n\n## Others\n\n- 2019: Three\n\nEnd.\n"
    (block,) = read(text.replace("\nEnd.\n", ""), tmp_path)[0]
    assert block.entries == (
        Entry("Zero", "2022"),
        Entry("Invited", entries=(Entry("One", "2021"), Entry("Abroad", entries=(Entry("Two", "2020"),)))),
        Entry("Others", entries=(Entry("Three", "2019"),)),
    )
    assert [each.kind for each in read(text, tmp_path)[0]] != ["talks"]


@pytest.mark.parametrize(("kind", "items", "options"), [
    # a list without a date has the order of its source
    ("Talks", "- One\n- Two\n", {"sort": "source"}), ("Talks", "- One\n  - 2020: Two\n- Three\n", {}), ("Talks", "- 2020: One\n- Two\n", {}),
    ("Projects", "- One\n- Two\n", {}), ("Skills", "- One\n- Two\n", {}), ("Awards", "- One\n- Two\n", {"sort": "source"}),
])  # fmt: skip
def test_order_of_a_list(kind: str, items: str, options: dict[str, str], tmp_path: Path) -> None:
    (block,) = read(f"# {kind}\n\n{items}", tmp_path)[0]
    assert (block.kind, block.options) == (kind.lower(), options)


@pytest.mark.parametrize(("items", "kind", "report"), [
    ("- 2020-01-02: One\n- 2020-01-03: Two\n", "news", []),
    ("- 2020-01-02: One\n- Two\n", "news", [("To be checked", 4, "an item of the news has no date that can be read, and each build warns of it: Two")]),
    ("- One\n  - Below\n- Two\n", "", []),
])  # fmt: skip
def test_news_without_dates(items: str, kind: str, report: Report, tmp_path: Path) -> None:
    (block,), said, _anchors = read(f"# News\n\n{items}", tmp_path)
    assert (block.kind, said) == (kind, report)
    if not kind:
        assert block == Block("", "News", 2, "- One\n  - Below\n- Two")


@pytest.mark.parametrize(("items", "left", "report"), [
    ("- 2020: One\n- 2021: Lorem ipsum dolor\n", ["One"], ["Lorem ipsum dolor"]),
    ("- 2020: One\n- 2021: lorem, you know\n", ["One"], ["lorem, you know"]),
    ("- 2020: CEO, GenCoin\n- 2021: Keeper, Quay\n", ["Keeper, Quay"], ["CEO, GenCoin"]),
    ("- 2020: One\n  - Lorem ipsum\n  - Two\n", ["One/Two"], ["Lorem ipsum"]),
    ("- 2020: Folorems\n", ["Folorems"], []),
])  # fmt: skip
def test_items_of_a_template(items: str, left: list[str], report: list[str], tmp_path: Path) -> None:
    (block,), said, _anchors = read(f"# Experience\n\n{items}", tmp_path)
    assert ["/".join([each.text, *(one.text for one in each.entries)]) for each in block.entries] == left
    assert [message.partition(": ")[2].strip("'") for _level, _line, message in said] == report


def test_a_section_of_nothing_but_the_template(tmp_path: Path) -> None:
    blocks, said, _anchors = read("Words.\n\n# Experience\n\n- 2020: CEO, GenCoin\n", tmp_path)
    assert shown(blocks) == [("", "", 2, "Words.")]
    assert said[-1] == ("Left out", 3, "the section 'Experience', which has nothing but text of the template")


@pytest.mark.parametrize(("text", "report"), [
    ("# Talks\n\nWords.\n", [("Kept as text", 1, "the section 'Talks' is no list, and stands as text")]),
    ("# Talks\n", []),
    ("# Notes\n\n- 2020: One\n- 2021: Two\n",
     [("Kept as text", 1, "the section 'Notes' has 2 items with dates, and its heading does not say which kind of list it is; it stands as text")]),
    ("# Notes\n\n- 2020: One\n- 2021: Two\n- Three\n- Four\n",
     [("Kept as text", 1, "the section 'Notes' has 2 items with dates, and its heading does not say which kind of list it is; it stands as text")]),
    ("# Notes\n\n- 2020: One\n- 2021: Two\n- Three\n- Four\n- Five\n", []),
    ("# Notes\n\n- 2020: One\n", []),
    ("- 2020: One\n- 2021: Two\n", []),
])  # fmt: skip
def test_sections_that_stand_as_text(text: str, report: Report, tmp_path: Path) -> None:
    assert read(text, tmp_path)[1] == report


@pytest.mark.parametrize(("html", "text"), [
    ("<script>x</script><style>y</style><noscript>z</noscript><template>t</template>", ""),
    ("<link href='x'><meta name='y'>", ""),
    ("<span class='show_paper_citations' data='x'>3</span><span id='total_cit'>4</span>", ""),
    ("<img src='https://CLUSTRMAPS.com/x.png'><img src='flagcounter.gif' alt='A'><img src='https://komarev.com/x'>", ""),
    # what a script would answer
    ("<ul><li><a href='javascript:x()'>Show more</a></li><li>One</li></ul>", "- One"),
    ("<p><a href=' JavaScript:x()'>[hide]</a></p>", ""), ("<p>One <a href='javascript:x()'>more</a></p>", "One"),
    ("<p><a href='javascript:x()'>Moreover</a></p>", "Moreover"), ("<p><a href='javascript:x()'>展开</a></p>", ""),
])  # fmt: skip
def test_what_shows_nothing_goes(html: str, text: str, tmp_path: Path) -> None:
    assert "\n\n".join(each.text for each in read(f"{html}\n", tmp_path)[0]) == text


@pytest.mark.parametrize(("html", "report"), [
    ("<form><input><button>x</button></form>", ["<form> was left out"]),
    ("<input><button>x</button>", ["<input> was left out", "<button> was left out"]),
    ("<canvas></canvas><embed src='x'><object data='x'></object>", ["<canvas> was left out", "<embed> was left out", "<object> was left out"]),
    ("<a href='javascript:x()'>Show all</a>", ["a link that a script answers, not a page"]),
    ("<p>x</p>", []),
])  # fmt: skip
def test_what_goes_is_reported(html: str, report: list[str], tmp_path: Path) -> None:
    assert [(level, message) for level, _line, message in read(f"One.\n\n{html}\n", tmp_path)[1]] == [
        ("Left out", each) for each in report
    ]


def test_footnotes_stand_at_the_end(tmp_path: Path) -> None:
    text = f"# Talks\n\n{TALKS}- 2022: Three[^1]\n\n[^1]: A note.\n\n# More\n\nWords.\n"
    assert shown(read(text, tmp_path)[0]) == [
        ("talks", "Talks", 2, "2020, One; 2021, Two; 2022, Three[^1]"), ("", "More", 2, "Words."), ("", "", 2, "[^1]: A note."),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "heading", "anchors"), [
    ("index", '<h2 id="mine">Work</h2>', {"/#mine": "index#work"}),
    ("a/b", '<h2 id="mine">Work</h2>', {"/a/b/#mine": "a/b#work"}),
    ("index", '<h2 id="work">Work</h2>', {}),
    ("index", '<h2 id="section">Work</h2>', {}),
    ("index", '<h2 id="a b">Work</h2>', {}),
    ("index", '<h2 id="mine">灯</h2>', {"/#mine": "index", "/#灯": "index"}),
])  # fmt: skip
def test_old_anchors(name: str, heading: str, anchors: dict[str, str], tmp_path: Path) -> None:
    assert read(f"{heading}\n\nWords.\n", tmp_path, name=name)[2] == anchors


@pytest.mark.parametrize(("before", "after", "is_one"), [
    ("\\* equal contribution\n\n", "", True),
    ("", "\n\\* equal contribution\n", True),
    # too long to be one
    ("\\* equal contribution " + "x" * 378 + "\n\n", "", True),
    ("\\* equal contribution " + "x" * 379 + "\n\n", "", False),
])  # fmt: skip
def test_legend_of_a_page(before: str, after: str, is_one: bool, tmp_path: Path) -> None:
    papers = "".join(
        f"- **{title}**. Mira Okafor\\*, Ann Dune\\*. *Sea*, 2020.\n"
        for title in ("Fog over the Sea", "Lamps at the Quay")
    )
    (tmp_path / "x.md").write_text("x")
    source = Source(tmp_path)
    pages = FreePages(source, PageWriter(source, Elsewhere()), ["Mira Okafor"])
    pages.blocks(f"# Me\n\n{before}# Publications\n\n{papers}{after}", "x.md", "x")
    roles = {author.roles for paper in pages.lists.papers.values() for author in paper.authors}
    assert roles == ({("equal",)} if is_one else {()})
