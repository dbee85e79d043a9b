"""Pages of imported sites as MyST."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_academic.cli.imported_pages import directive, page_text
from sphinx_academic.importers.records import Block, Entry, Page


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A\n\n---\n\nB\n\n---", "A\n\nB"),
        ("---\n\nA", "A"),
        ("A\n---", "A\n---"),
        ("```yaml\n\n---\n\n```", "```yaml\n\n---\n\n```"),
    ],
)
def test_a_directive_holds_no_transition(body: str, expected: str) -> None:
    lines = directive(Block("profile", body=body)).split("\n")
    assert "\n".join(lines[1:-1]) == expected


@pytest.mark.parametrize(
    ("page", "others", "text"),
    [
        (Page("a", "A *b*"), (), "# A \\*b\\*\n"),
        # a block has the heading of the page
        (Page("a", "A", (Block(title="B", level=1),)), (), "# B\n"),
        (Page("a", "A", (Block(text="B", level=1),)), (), "# A\n\nB\n"),
        # levels are entered one by one, and what stands in a fence is no heading
        (
            Page("a", "", (Block(title="B", level=3, text="```\n#### x\n```\n\n#### C\n\n##### D\n\n## E"),)),
            (),
            "# B\n\n```\n#### x\n```\n\n## C\n\n### D\n\n## E\n",
        ),
        (
            Page(
                "a",
                "A",
                (Block(text="~~~\n```\n## x\n~~~ y\n~~~\n\n### C\n\n::::\n:::\n### z\n::::\n\n#### D"),),
            ),
            (),
            "# A\n\n~~~\n```\n## x\n~~~ y\n~~~\n\n## C\n\n::::\n:::\n### z\n::::\n\n### D\n",
        ),
        # no part of a page begins or ends with a rule
        (
            Page(
                "a",
                "A",
                (Block(title="B", text="---\n\n---\n\none\n\n---\n\ntwo\n\n---\n"), Block(text="three")),
            ),
            (),
            "# A\n\n## B\n\none\n\n---\n\ntwo\n\nthree\n",
        ),
        (
            Page("teaching/a", "A", (Block("news", "News", text="Some."),)),
            (Page("b", "B"), Page("c", label="See")),
            "# A\n\n## News\n\nSome.\n\n```{news}\n```\n\n```{toctree}\n:hidden:\n\n/b\nSee </c>\n```\n",
        ),
        (
            Page(
                "a",
                "A",
                description='B "c"',
                metadata={"orphan": True, "order": 3, "tags": ["x", 1, False], "date": "2024-05-06"},
                redirects=("/old/", "older.html"),
            ),
            (),
            """\
            ---
            myst:
              html_meta:
                description: "B \\"c\\""
            orphan: true
            order: 3
            tags: ["x", 1, false]
            date: "2024-05-06"
            redirect_from:
              - "/old/"
              - "/older.html"
            ---

            # A
            """,
        ),
    ],
)
def test_pages(page: Page, others: tuple[Page, ...], text: str) -> None:
    assert page_text(page, others) == dedent(text)


ENTRIES = (
    Entry("One  and\nmore", "2024"),
    Entry("", "2023", body="Some \n words"),
    Entry("Three", entries=(Entry("Four", "2022", (Entry("Five"),)),), fields={"link": "a \n b", "note": ""}),
)


def test_items_of_a_directive() -> None:
    assert directive(Block("talks", entries=ENTRIES, body="not shown")) == (
        "```{talks}\n"
        "- 2024, One and more\n"
        "- 2023\n\n"
        "  Some words\n"
        "- Three\n"
        "  :link: a b\n"
        "  :note: \n"
        "  - 2022, Four\n"
        "    - Five\n"
        "```"
    )


def test_items_of_news_have_their_dates_in_brackets() -> None:
    assert directive(Block("news", entries=ENTRIES, options={"limit": "3"})) == (
        "```{news}\n"
        ":limit: 3\n\n"
        "- [2024] One and more\n"
        "- [2023]\n\n"
        "  Some words\n"
        "- Three\n"
        "  :link: a b\n"
        "  :note: \n"
        "  - 2022, Four\n"
        "    - Five\n"
        "```"
    )
