"""Inline nodes as rich text, and as characters that can be cut."""

from __future__ import annotations

import pytest
from docutils import nodes
from support import Build

from sphinx_academic.model.text import Link, Math, Style, Styled, plain
from sphinx_academic.rendering.inline import cut, readable, rich_text


def paragraph(build: Build, text: str) -> nodes.paragraph:
    files = {"index.md": f"# Page\n\n{text}\n"}
    built = build(files, conf={"myst_enable_extensions": ["dollarmath"]})
    return next(iter(built.doctree().findall(nodes.paragraph)))


def test_what_is_kept(build: Build) -> None:
    text = "*A*, **B `c`**, {sup}`2`, {sub}`i`, $x$, [Sea](https://example.org), [Ann](mailto:a@example.org)"
    assert rich_text(paragraph(build, text).children) == (
        Styled(Style.EMPHASIS, ("A",)),
        ", ",
        Styled(Style.STRONG, ("B ", Styled(Style.CODE, ("c",)))),
        ", ",
        Styled(Style.SUPERSCRIPT, ("2",)),
        ", ",
        Styled(Style.SUBSCRIPT, ("i",)),
        ", ",
        Math("x"),
        ", ",
        Link("https://example.org", ("Sea",)),
        ", ",
        Link("mailto:a@example.org", ("Ann",)),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{doc}`Home <index>`", "Home"),
        ("[Home](index.md)", "Home"),
        ("a\nb", "a b"),
        ("a\\\nb", "a b"),
        ("a <b>c</b>", "a c"),
        ("a {badge}`New`", "a New"),
        (r"a \* b", "a * b"),
    ],
)
def test_of_the_rest_the_text(build: Build, text: str, words: str) -> None:
    (found,) = rich_text(paragraph(build, text).children)
    assert found == words


def test_paragraphs_do_not_grow_together() -> None:
    assert rich_text([nodes.paragraph("", "a"), nodes.paragraph("", "b")]) == ("a b",)


def test_cut() -> None:
    strong = nodes.strong("", "", nodes.Text("ab"), nodes.emphasis("", "cd"))
    children = [strong, nodes.Text(": "), nodes.math("", "x,y"), nodes.image(uri="x.png"), nodes.Text("z")]
    text = readable(children)
    assert text == "abcd: \ufffc\ufffc\ufffc\ufffcz"
    assert "".join(map(str, cut(children, 1, 3))) == "<strong>b<emphasis>c</emphasis></strong>"
    assert "".join(node.astext() for node in cut(children, 4, 8)) == ": x,y"
    assert [type(node) for node in cut(children, 9, 11)] == [nodes.image, nodes.Text]
    assert cut(children, 4, 4) == []
    assert plain(rich_text(children)) == "abcd: x,yz"
