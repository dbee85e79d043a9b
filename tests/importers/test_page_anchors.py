"""Links to headings of the new pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from docutils.nodes import make_id
from markdown_it.tree import SyntaxTreeNode
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, compute_unique_slug
from myst_parser.parsers.mdit import create_md_parser

from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.moving import myst_anchor, new_anchor
from sphinx_academic.importers.page_anchors import note_anchors, with_existing_anchors
from sphinx_academic.importers.records import Block, Entry, Page, Site


@pytest.mark.parametrize(
    "heading",
    [
        "Why I'm excited",
        "📝 Publications",
        "A/B (tests), 50 % more",
        "C++ & Rust: a tour",
        "Über 李明",
        "a_b-c",
        "Don’t – or do",
        "Łódź, Straße, Øre",
        "2024 in review",
    ],
)
def test_the_anchor_is_that_of_myst(heading: str) -> None:
    parser = create_md_parser(MdParserConfig(), DocutilsRenderer)
    (node,) = SyntaxTreeNode(parser.parse(f"# {heading}")).children
    assert myst_anchor(heading) == compute_unique_slug(node, set())
    assert new_anchor(heading) == make_id(heading)


def test_links_to_headings_with_punctuation(read: Callable[[str], Site]) -> None:
    site = read(
        "See [why](#why-im-excited) and [what](#whats-new).\n\n"
        "# Why I'm excited\n\nFog.\n\n# What's *new*?\n\nLamps.\n"
    )
    text = "".join(block.text for page in site.pages for block in page.blocks)
    assert "index.md#why-im-excited" in text
    assert "index.md#whats-new" in text


def test_an_anchor_that_is_not_written_is_reported() -> None:
    reported: list[tuple[str, str]] = []
    page = Page(
        "index",
        "Ann",
        (
            Block(
                title="Fog *banks*",
                text="[a](index.md#fog-banks) [b](index.md#gone)\n```\n# gone\n```\n"
                "# There\n[c](index.md#there)",
            ),
        ),
    )
    (found,) = with_existing_anchors([page], lambda *each: reported.append(each))
    code = "```\n# gone\n```\n"
    assert found.blocks[0].text == (
        f"[a](index.md#fog-banks) [b](index.md)\n{code}# There\n[c](index.md#there)"
    )
    assert reported == [("index", "gone")]


def test_links_to_headings_that_are_not_taken(read: Callable[[str], Site]) -> None:
    paper = "- Fog as a Medium of Storage. **Mira Okafor**, Wei Zhang. In ICML 2024.\n"
    site = read(f"See [why](#empty) and [what](#papers).\n\n## Empty\n\n## Papers\n\n{paper}")
    text = "".join(block.text for page in site.pages for block in page.blocks)
    assert "[why](index.md) and [what](index.md#papers)" in text
    assert len([finding for finding in site.findings if "the heading #empty" in finding.message]) == 1


def test_links_are_checked_wherever_they_stand() -> None:
    link, known = "[b](../blog/ann.md#gone)", "[a](ann.md#fog-1) [c](other.md#gone)"
    inner = Entry("x", body=link, entries=(Entry(link),))
    blocks = (
        Block(title=f"Fog {link}"),
        Block(text=f"# Fog\n\n## [Fog](x.md)\n\n{known}"),
        Block(entries=(inner,)),
        Block("profile", body=link),
    )
    (found,) = with_existing_anchors([Page("blog/ann", "Ann", blocks)], lambda *each: None)
    assert found.blocks[0].title == "Fog [b](../blog/ann.md)"
    # of equal headings the later ones are numbered, and links to pages of others stay
    assert found.blocks[1].text.endswith(known)
    assert found.blocks[2].entries == (
        Entry("x", body="[b](../blog/ann.md)", entries=(Entry("[b](../blog/ann.md)"),)),
    )
    assert found.blocks[3].body == "[b](../blog/ann.md)"


def test_anchors_of_the_old_site_become_those_of_myst() -> None:
    tree = parse("## What's *new*? {#news-id}\n\n<a id='old'></a>\n\n## Über uns, seit 2020\n")
    anchors: dict[tuple[str, str], str] = {}
    note_anchors(tree, "blog/news", anchors)
    assert {fragment: anchor for (page, fragment), anchor in anchors.items() if page == "blog/news"} == {
        "news-id": "whats-new",
        "whats-new": "whats-new",
        "old": "über-uns-seit-2020",
        "über-uns-seit-2020": "über-uns-seit-2020",
        "ber-uns-seit-2020": "über-uns-seit-2020",
    }
    pages = [
        Page("blog/news", "", (Block(title="What's *new*?", text="[a](news.md#whats-new)"),)),
        Page("index", "Ann", (Block(text="[a](blog/news.md#news-id) [b](blog/news.md#old)"),)),
    ]
    reported: list[tuple[str, str]] = []
    news, index = with_existing_anchors(pages, lambda *each: reported.append(each), anchors)
    assert news.blocks[0].text == "[a](news.md#whats-new)"
    assert index.blocks[0].text == "[a](blog/news.md#whats-new) [b](blog/news.md)"
    assert reported == [("blog/news", "über-uns-seit-2020")]
