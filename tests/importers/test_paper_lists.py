"""Lists of papers on a page: what is taken for papers, what lists of the new site show, and what is reported."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.paper_lists import _differ, _has_keyword, _joined, _word, with_papers
from sphinx_academic.importers.records import Block, Paper, Site
from sphinx_academic.importers.source import Source

from .conftest import HOME


def _papers(site: Site) -> list[tuple[str, str, dict[str, str]]]:
    """Return titles, authors and fields, but for the name of the conference, which has a short form."""
    return [
        (
            paper.title,
            "; ".join(author.name for author in paper.authors),
            {name: value for name, value in paper.fields.items() if name != "booktitle"},
        )
        for paper in site.papers
    ]


def _blocks(site: Site) -> list[tuple[str, str, str, dict[str, str]]]:
    return [
        (block.kind, block.title.removeprefix("📝 "), block.text, dict(block.options))
        for block in site.pages[0].blocks
        if block.kind != "profile"
    ]


def _report(site: Site) -> list[tuple[str, int, str]]:
    """Return level, line of the section, and message of what was not simply imported."""
    above = HOME.count("\n") + 2
    return [
        (each.level.name, max(0, each.line - above), each.message)
        for each in site.findings
        if each.level.name != "IMPORTED" or "legend" in each.message
    ]


@pytest.mark.parametrize(("text", "papers", "blocks", "report"), [
    ("- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("Some words before.\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\nSome words after.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "Some words before.", {"sort": "file"}), ("", "", "Some words after.", {})], [("KEPT", 5, "text among the papers: Some words after.")]),
    ("## 2024\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang..\n\n## 2023\n\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "keywords": "2024"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR", "keywords": "2023"})], [("", "Publications", "", {}), ("publications", "2024", "", {"filter": "'\"2024\" in keywords'", "sort": "file"}), ("publications", "2023", "", {"filter": "'\"2023\" in keywords'", "sort": "file"})], []),
    ("## Journals\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\n## Conferences\n\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n- Fog of the Coast. **Mira Okafor**, Wei Zhang. 2022.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "keywords": "Journals"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR", "keywords": "Conferences"}), ("Fog of the Coast", "Mira Okafor; Wei Zhang", {"year": "2022", "keywords": "Conferences"})], [("", "Publications", "", {}), ("publications", "Journals", "", {"filter": "'\"Journals\" in keywords'", "sort": "file"}), ("publications", "Conferences", "", {"filter": "'\"Conferences\" in keywords'", "sort": "file"})], []),
    ("## Selected\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\n## All\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "keywords": "Selected"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("", "Publications", "", {}), ("publications", "Selected", "", {"filter": "'\"Selected\" in keywords'", "sort": "file"}), ("publications", "All", "", {"sort": "file"})], []),
    ("- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "", {"sort": "file"})], [("CHECK", 1, "'Tides of the Sea' stands twice, with the years 2024 and 2023; the first was taken")]),
    ("- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. CVPR 2024.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "CVPR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("- Tides of the Sea. Wei Zhang, Ann Dune. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n- Fog of the Coast. **Mira Okafor**, Wei Zhang. 2022.\n- Waves of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Salt of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n", [("Tides of the Sea", "Wei Zhang; Ann Dune", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"}), ("Fog of the Coast", "Mira Okafor; Wei Zhang", {"year": "2022"}), ("Waves of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Salt of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "", {"sort": "file"})], [("CHECK", 1, "Mira Okafor is none of the authors of: Tides of the Sea")]),
    ("- Tides of the Sea. Wei Zhang, Ann Dune. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Wei Zhang; Ann Dune", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("- [Tides](https://arxiv.org/abs/2401.00001). **Mira Okafor**, Wei Zhang. \n- [Tides renamed](https://arxiv.org/abs/2401.00001). **Mira Okafor**, Wei Zhang.\n", [("Tides", "Mira Okafor; Wei Zhang", {"eprint": "2401.00001", "eprinttype": "arxiv"})], [("publications", "Publications", "", {"sort": "file"})], [("CHECK", 2, "'Tides renamed' has authors and arXiv number of 'Tides', and became the same entry")]),
    ("nothing here", [], [("", "Publications", "nothing here", {})], []),
    ("", [], [], [("LEFT_OUT", 0, "the section '📝 Publications', which is empty")]),
    ("- just words\n- more words\n", [], [("", "Publications", "- just words\n- more words", {})], [("CHECK", 1, "an item among the papers was not understood, and is not in the .bib file: just words"), ("CHECK", 2, "an item among the papers was not understood, and is not in the .bib file: more words")]),
    ("- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\n- just words\n- more words\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "", {"sort": "file"})], [("CHECK", 3, "an item among the papers was not understood, and is not in the .bib file: just words"), ("CHECK", 4, "an item among the papers was not understood, and is not in the .bib file: more words")]),
    ("### Tides of the Sea at Night\n\n**Mira Okafor**, Wei Zhang\n\nICML 2024\n", [("Tides of the Sea at Night", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("### Tides of the Sea\n\nAuthors: **Mira Okafor**, Wei Zhang\n\nICML 2024\n\n### Lamps of the Night\n\nAuthors: Wei Zhang, **Mira Okafor**\n\nICLR 2023\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("**Tides of the Sea**\\\n**Mira Okafor**, Wei Zhang\\\nICML 2024\n\n**Lamps of the Night**\\\nWei Zhang, **Mira Okafor**\\\nICLR 2023\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\\\nLamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("\\* equal contribution\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang\\*. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], [("IMPORTED", 1, "the legend of marks: * equal contribution")]),
    ("\\* equal contribution and some more words that are said of the papers of this list, their authors and the others\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "\\* equal contribution and some more words that are said of the papers of this list, their authors and the others", {"sort": "file"})], []),
    ("- Tides of the Sea. **Mira Okafor**†, Wei Zhang‡. ICML 2024.\n- Lamps of the Night. Wei Zhang‡, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "author+an:mark": "1=†; 2=‡"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR", "author+an:mark": "1=‡"})], [("publications", "Publications", "", {"sort": "file"})], [("KEPT", 1, "marks that no legend explains are kept in author+an:mark: Tides of the Sea: 1=†; 2=‡"), ("KEPT", 2, "marks that no legend explains are kept in author+an:mark: Lamps of the Night: 1=‡"), ("CHECK", 0, "the mark † stands at 1 names, and no legend says what it means"), ("CHECK", 0, "the mark ‡ stands at 2 names, and no legend says what it means")]),
    ("- Paper Title Number 1. Ann Dune, Wei Zhang. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], [("LEFT_OUT", 1, "a paper of the template: Paper Title Number 1")]),
    ("## Papers\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\n## Publications\n\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "keywords": "index 1"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR", "keywords": "index 2"})], [("", "Publications", "", {}), ("publications", "Papers", "", {"filter": "'\"index 1\" in keywords'", "sort": "file"}), ("publications", "Publications", "", {"filter": "'\"index 2\" in keywords'", "sort": "file"})], []),
    ("## A\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n\n## B\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Fog of the Coast. **Mira Okafor**, Wei Zhang. 2022.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "keywords": "A, B"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR", "keywords": "A"}), ("Fog of the Coast", "Mira Okafor; Wei Zhang", {"year": "2022", "keywords": "B"})], [("", "Publications", "", {}), ("publications", "A", "", {"filter": "'\"A\" in keywords'", "sort": "file"}), ("publications", "B", "", {"filter": "'\"B\" in keywords'", "sort": "file"})], []),
    ("## In *2024* [x](https://x.example.org)\n\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n\n## Year 2023\n\n- Fog of the Coast. **Mira Okafor**, Wei Zhang.\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "keywords": "In 2024 x"}), ("Fog of the Coast", "Mira Okafor; Wei Zhang", {"year": "2023", "keywords": "Year 2023"})], [("", "Publications", "", {}), ("publications", "In *2024* [x](https://x.example.org)", "", {"filter": "'\"In 2024 x\" in keywords'", "sort": "file"}), ("publications", "Year 2023", "", {"filter": "'\"Year 2023\" in keywords'", "sort": "file"})], []),
    ("<details><summary>More</summary>\n<ul><li>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</li><li>Lamps of the Night. Wei Zhang, <b>Mira Okafor</b>. ICLR 2023.</li></ul></details>\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"})], [("publications", "Publications", "", {"sort": "file"})], []),
    ("<div class='paper-box'><img src='images/a.png'><div>Tides of the Sea. <b>Mira Okafor</b>, Wei Zhang. ICML 2024.</div></div>\n", [("Tides of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML", "preview": "images/a.png"})], [("publications", "Publications", "", {"sort": "file", "layout": "cards"})], []),
    ("- Waves of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Salt of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n- Lamps of the Night. Wei Zhang, **Mira Okafor**. ICLR 2023.\n- Tides of the Sea. Wei Zhang, Ann Dune. ICML 2024.\n", [("Waves of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Salt of the Sea", "Mira Okafor; Wei Zhang", {"year": "2024", "abbr": "ICML"}), ("Lamps of the Night", "Wei Zhang; Mira Okafor", {"year": "2023", "abbr": "ICLR"}), ("Tides of the Sea", "Wei Zhang; Ann Dune", {"year": "2024", "abbr": "ICML"})], [("publications", "Publications", "", {"sort": "file"})], [("CHECK", 4, "Mira Okafor is none of the authors of: Tides of the Sea")]),
])  # fmt: skip
def test_a_section_of_papers(
    homepage: Callable[[dict[str, str]], Source],
    text: str,
    papers: list[Any],
    blocks: list[Any],
    report: list[Any],
) -> None:
    site = acad_homepage.read(
        homepage({"_pages/about.md": f"{HOME}# 📝 Publications\n\n{text}", "images/a.png": "x"})
    )
    assert _papers(site) == papers
    assert _blocks(site) == blocks
    assert _report(site) == report


@pytest.mark.parametrize(("title", "word"), [
    ("Publications", ""), ("Selected *Publications*", ""), ("publication", ""), ("Papers of mine", "Papers of mine"),
    ("[Journals](https://x.example.org)", "Journals"), ("C++ & Rust/Go, 2.0!", "C++ & Rust/Go 2.0"), ("", ""),
])  # fmt: skip
def test_the_keyword_of_a_list(title: str, word: str) -> None:
    assert _word(Block(title=title)) == word


@pytest.mark.parametrize(("keywords", "word", "found"), [
    ("Fog, lamps", "fog", True), ("Fog, lamps", "LAMPS", True), ("Fog and lamps", "fog", False), ("", "fog", False),
])  # fmt: skip
def test_keywords_of_a_paper(keywords: str, word: str, *, found: bool) -> None:
    assert _has_keyword(Paper("Tides", fields={"keywords": keywords}), word) is found


@pytest.mark.parametrize(("marks", "text"), [
    (["*", "†"], "*†"), (["*", "PhD student"], "* PhD student"), (["ab", "c"], "abc"), ([], ""),
])  # fmt: skip
def test_marks_of_an_author(marks: list[str], text: str) -> None:
    assert _joined(marks) == text


@pytest.mark.parametrize(("one", "other", "differ"), [
    ({"booktitle": "Sea Days"}, {"booktitle": "Fog Days"}, True),
    ({"booktitle": "Sea Days"}, {"journal": "sea-days"}, False),
    ({"booktitle": "Sea Days"}, {"booktitle": "Proceedings of Sea Days"}, False),
    ({"booktitle": "Proceedings of Sea Days"}, {"booktitle": "Sea Days"}, False),
    ({"booktitle": "Sea Days (short)"}, {"booktitle": "Sea Days (long)"}, False),
    ({"booktitle": "Sea Days", "abbr": "SD"}, {"booktitle": "Fog Days", "abbr": "SD"}, False),
    ({"school": "Sea School"}, {"booktitle": "Fog Days"}, True),
    ({"booktitle": "Sea Days"}, {}, False),
    ({}, {"booktitle": "Sea Days"}, False),
    ({"year": "2020"}, {"year": "2021"}, False),
])  # fmt: skip
def test_papers_of_one_title_at_two_places(
    one: dict[str, str], other: dict[str, str], *, differ: bool
) -> None:
    assert _differ(Paper("Tides", fields=one), Paper("Tides", fields=other)) is differ


@pytest.mark.parametrize(("blocks", "found"), [
    ([], [Block("publications", "Papers", 3, options={"papers": "a b"})]),
    (
        [Block("publications", "List", options={"papers": "x", "sort": "file"})],
        [Block("publications", "List", options={"papers": "x a b"})],
    ),
    (
        [Block(title="Text", text="words")],
        [Block("publications", "Text", text="words", options={"papers": "a b"})],
    ),
    (
        [Block("news", "News")],
        [Block("news", "News"), Block("publications", "Papers", 3, options={"papers": "a b"})],
    ),
])  # fmt: skip
def test_papers_that_are_added_to_blocks(blocks: list[Block], found: list[Block]) -> None:
    assert with_papers(blocks, ["a", "b"], "Papers", 3) == found


@pytest.mark.parametrize(("words", "is_legend"), [(14, True), (15, False)])
def test_how_long_a_legend_is(words: int, is_legend: bool, read: Callable[[str], Site]) -> None:
    legend = "\\* equal contribution" + " of it" * ((words - 2) // 2) + " all" * (words % 2)
    site = read(f"{legend}\n\n- Tides of the Sea. **Mira Okafor**\\*, Wei Zhang. ICML 2024.\n")
    texts = [block.text for block in site.pages[0].blocks if block.kind == "publications"]
    assert [bool(text) for text in texts] == [not is_legend]


@pytest.mark.parametrize(("papers", "others", "are_papers"), [
    (2, 0, True),
    (1, 0, False),
    # four of five are enough
    (4, 1, True),
    (3, 1, False),
    (8, 2, True),
    # the first twelve show it
    (12, 5, True),
])  # fmt: skip
def test_lists_below_any_heading_that_are_papers(
    papers: int, others: int, are_papers: bool, homepage: Callable[[dict[str, str]], Source]
) -> None:
    names = (
        "Tides",
        "Lamps",
        "Fog",
        "Salt",
        "Boats",
        "Birds",
        "Seals",
        "Waves",
        "Sand",
        "Stars",
        "Moons",
        "Ice",
    )
    items = [
        f"- {names[number]} of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n" for number in range(papers)
    ]
    items += [f"- {number + 1} walks along the coast\n" for number in range(others)]
    site = acad_homepage.read(homepage({"_pages/about.md": f"{HOME}# What I do\n\n{''.join(items)}"}))
    assert len(site.papers) == (papers if are_papers else 0)


@pytest.mark.parametrize(("line", "is_own"), [
    ("**Mira Okafor**, Wei Zhang. ICML 2024.", True),
    ("**Mira Okafor**, Wei Zhang. 2024.", True),
    ("**Mira Okafor**, Wei Zhang. *Under review*.", True),
    # without the owner, or without a place
    ("Ann Dune, Wei Zhang. ICML 2024.", False),
    ("**Mira Okafor**, Wei Zhang.", False),
])  # fmt: skip
def test_papers_beyond_doubt(line: str, is_own: bool, homepage: Callable[[dict[str, str]], Source]) -> None:
    text = f"{HOME}# What I do\n\n- Tides of the Sea. {line}\n- Lamps of the Night. {line}\n"
    site = acad_homepage.read(homepage({"_pages/about.md": text}))
    assert len(site.papers) == (2 if is_own else 0)


DATA = """
- {title: Tides of the Sea, authors: "Mira Okafor, Wei Zhang", venue: ICML 2024}
- {title: Lamps of the Night, authors: [Mira Okafor], year: 2023, hidden: true}
- {title: Fog of the Coast, authors: [Mira Okafor], year: 2022, draft: true}
- {title: Salt of the Sea, authors: [Mira Okafor], year: 2021, published: false}
- {authors: [Mira Okafor], year: 2020}
- {title: Boats of the Sea, authors: [Mira Okafor], year: 2019, hidden: false, published: true}
"""


def test_papers_of_a_data_file(homepage: Callable[[dict[str, str]], Source]) -> None:
    loop = "{% for p in site.data.papers %}\n- {{ p.title }} {% include p.html %}\n{% endfor %}\n"
    site = acad_homepage.read(
        homepage({"_pages/about.md": f"{HOME}# 📝 Publications\n\n{loop}", "_data/papers.yml": DATA})
    )
    assert [paper.title for paper in site.papers] == ["Tides of the Sea", "Boats of the Sea"]
    assert [
        (each.level.name, each.file, each.message) for each in site.findings if each.level.name != "IMPORTED"
    ] == [
        ("LEFT_OUT", "_data/papers.yml", "a draft: Lamps of the Night"),
        ("LEFT_OUT", "_data/papers.yml", "a draft: Fog of the Coast"),
        ("LEFT_OUT", "_data/papers.yml", "a draft: Salt of the Sea"),
        ("CHECK", "_data/papers.yml", "an entry has no title"),
    ]


def test_data_files_of_no_papers(homepage: Callable[[dict[str, str]], Source]) -> None:
    loop = "{% for p in site.data.papers %}\n{% include p.html %}\n{% endfor %}\n"
    text = f"{HOME}# 📝 Publications\n\nWords.\n\n{loop}"
    data = "- {name: A}\n- {name: B}\n"
    site = acad_homepage.read(homepage({"_pages/about.md": text, "_data/papers.yml": data}))
    assert site.papers == ()
    assert [
        (each.level.name, each.file, each.message) for each in site.findings if each.level.name != "IMPORTED"
    ] == [("LEFT_OUT", "_data/papers.yml", "data that no page draws in a way that was understood")]


def test_how_a_paper_of_a_template_is_named(read: Callable[[str], Site]) -> None:
    title = "Easily create your own simple yet highly customizable papers of the coast, the sea and the night"
    site = read(
        f"- {title}. Ann Dune, Wei Zhang. ICML 2024.\n- Tides of the Sea. **Mira Okafor**, Wei Zhang. ICML 2024.\n"
    )
    assert [paper.title for paper in site.papers] == ["Tides of the Sea"]
    messages = [each.message for each in site.findings if each.level.name == "LEFT_OUT"]
    assert messages == [f"a paper of the template: {title[:80]}"]
