"""Rich text as HTML, and inline nodes as rich text."""

from __future__ import annotations

import pytest
from docutils import nodes
from sphinx.addnodes import pending_xref

from sphinx_academic.model.text import Foreign, Link, Math, RichText, Style, Styled
from sphinx_academic.rendering.html import (
    character_references,
    full_stop,
    paragraphs_html,
    rich_html,
    unlinked_html,
)
from sphinx_academic.rendering.inline import (
    absolute_address,
    cut,
    is_link,
    opening,
    readable,
    rich_text,
)

LINK = Link("https://example.org/?a&b", ("a ", Styled(Style.STRONG, ("<b>",))))


@pytest.mark.parametrize(
    ("text", "html", "unlinked"),
    [
        ((), "", ""),
        (("a & b",), "a &amp; b", "a &amp; b"),
        (("a", "<", "b"), "a&lt;b", "a&lt;b"),
        (
            (LINK, "."),
            '<a href="https://example.org/?a&amp;b">a <strong>&lt;b&gt;</strong></a>.',
            "a <strong>&lt;b&gt;</strong>.",
        ),
        ((Link("javascript:x", ("text",)),), "text", "text"),
        *(
            (
                (Styled(style, ("x",)),),
                f"<{style.value}>x</{style.value}>",
                f"<{style.value}>x</{style.value}>",
            )
            for style in Style
        ),
        (
            (Foreign("zh", "", ("李", Link("/x", ("明",)))),),
            '<span lang="zh">李<a href="/x">明</a></span>',
            '<span lang="zh">李明</span>',
        ),
    ],
)
def test_html(text: RichText, html: str, unlinked: str) -> None:
    assert rich_html(text) == html
    assert unlinked_html(text) == unlinked


def test_formulas_that_cannot_be_set_are_code() -> None:
    assert rich_html((Math("\\nothing{<}"),)) == '<code class="math">\\nothing{&lt;}</code>'
    assert rich_html((Math("x"),)).startswith("<math")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ((), ""),
        (("One.",), "<p>One.</p>"),
        (("• one",), "<ul><li>one</li></ul>"),
        (("One.\nTwo & three.",), "<p>One.</p><p>Two &amp; three.</p>"),
        (
            (
                "One:\n• a ",
                Styled(Style.EMPHASIS, ("b",)),
                "\n• c\nTwo.",
            ),
            "<p>One:</p><ul><li>a <em>b</em></li><li>c</li></ul><p>Two.</p>",
        ),
    ],
)
def test_paragraphs(text: RichText, html: str) -> None:
    assert paragraphs_html(text) == html


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("A title", "."),
        *((f"A title{end}", "") for end in (".", "?", "!", "…", "。", "？", "！", "؟")),
        ("A title:", "."),
        ("", "."),
        ((), "."),
        (("A?", " title"), "."),
        (("A ", Styled(Style.EMPHASIS, ("title?",))), ""),
    ],
)
def test_full_stop(text: str | RichText, stop: str) -> None:
    assert full_stop(text) == stop


def test_addresses_that_only_browsers_read() -> None:
    assert character_references("a@é") == "&#97;&#64;&#233;"


def line() -> list[nodes.Node]:
    """Return inline nodes with fourteen characters."""
    link = nodes.reference("", "", nodes.Text("de"), nodes.strong("", "fg"), refuri="https://example.org")
    return [
        nodes.Text("abc"),
        link,
        nodes.math("", "xy"),
        nodes.Text("hi"),
        nodes.image(alt="k"),
        nodes.Text("lm"),
    ]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (0, 3, "abc"),
        (0, 0, ""),
        (1, 2, "b"),
        (2, 4, "c[d]"),
        (4, 6, "[e*f*]"),
        (3, 7, "[de*fg*]"),
        (7, 9, "$xy$"),
        # formulas and pictures are not divided
        (8, 10, "$xy$h"),
        (11, 12, "!k!"),
        (10, 14, "i!k!lm"),
        (13, 99, "m"),
    ],
)
def test_parts_of_a_line(start: int, end: int, shown: str) -> None:
    def text(node: nodes.Node) -> str:
        marks = {nodes.reference: "[]", nodes.strong: "**", nodes.math: "$$", nodes.image: "!!"}
        inner = (
            node.astext() if isinstance(node, nodes.Text | nodes.math) else "".join(map(text, node.children))
        )
        first, last = marks.get(type(node), ("", ""))
        return f"{first}{node['alt'] if isinstance(node, nodes.image) else inner}{last}"

    assert "".join(map(text, cut(line(), start, end))) == shown


def test_what_is_whole_is_the_node_itself() -> None:
    nodes_of_line = line()
    assert cut(nodes_of_line, 3, 7) == [nodes_of_line[1]]
    assert cut(nodes_of_line, 3, 6)[0] is not nodes_of_line[1]


def test_characters_of_a_line() -> None:
    shown = readable(line())
    assert len(shown) == 14
    assert (shown[:7], shown[9:11], shown[12:]) == ("abcdefg", "hi", "lm")
    # a comma in a link divides nothing
    assert "," not in readable([nodes.reference("", "", nodes.Text("a, b"), refuri="x")])


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (nodes.reference(refuri="x"), True),
        (pending_xref(reftarget="x"), True),
        (nodes.strong(), False),
        (nodes.Text("x"), False),
    ],
)
def test_links(node: nodes.Node, expected: bool) -> None:
    assert is_link(node) is expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("MAILTO:a@example.org", "MAILTO:a@example.org"),
        ("page.html", None),
        ("#x", None),
        ("javascript:x", None),
        ("", None),
    ],
)
def test_addresses_that_lead_to_one_place(address: str, expected: str | None) -> None:
    assert absolute_address(nodes.reference(refuri=address)) == expected


def test_nodes_as_rich_text() -> None:
    """Of what has no other form, the text is kept; of comments and messages, nothing."""
    content = [
        nodes.paragraph("", "", nodes.Text("One\nline"), nodes.raw("", "<br />\n", format="html")),
        nodes.raw("", "\\\\", format="latex"),
        nodes.paragraph(
            "",
            "",
            nodes.Text("Two"),
            nodes.comment("", "hidden"),
            nodes.system_message("", nodes.paragraph("", "m"), level=1),
        ),
        nodes.strong("", "bold"),
        nodes.strong("", ""),
        nodes.literal("", "code"),
        nodes.superscript("", "2"),
        nodes.subscript("", "3"),
        nodes.math("", "x"),
        nodes.image(alt="picture"),
        nodes.image(),
        nodes.reference("", "", nodes.emphasis("", "link"), refuri="https://example.org"),
        nodes.reference("", "here", refuri="#here"),
        nodes.inline("", " inline"),
    ]
    assert rich_text(content) == (
        "One line  Two  ",
        Styled(Style.STRONG, ("bold",)),
        Styled(Style.CODE, ("code",)),
        Styled(Style.SUPERSCRIPT, ("2",)),
        Styled(Style.SUBSCRIPT, ("3",)),
        Math("x"),
        "picture",
        Link("https://example.org", (Styled(Style.EMPHASIS, ("link",)),)),
        "here inline",
    )


def test_the_paragraph_that_blocks_begin_with() -> None:
    first, second = nodes.paragraph("", "a"), nodes.bullet_list()
    assert opening([first, second]) == (first, [second])
    found, others = opening([second, first])
    assert (found.astext(), others) == ("", [second, first])
    assert opening([])[1] == []
