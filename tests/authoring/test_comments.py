"""Comments in what pages say, which a site may want to keep to itself."""

from __future__ import annotations

import pytest
from docutils import nodes

from sphinx_academic.authoring.comments import strip_comments


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a <b>b</b>", None),
        ("a <!-- x --> b", "a  b"),
        ("a <!-- x\n--!> b <!---> c <!--> d", "a  b  c  d"),
        # one that is not closed goes on to the end
        ("a <!-- x", "a "),
        ("a <!DOCTYPE x> b <?php x ?> c", "a  b  c"),
        ("a <? x", "a "),
        # there, they are text
        ("<script>a <!-- b --></script> <!-- c -->", "<script>a <!-- b --></script> "),
        ("<STYLE>a <!-- b --></style >", None),
        ("<!-- x -->", ""),
    ],
)
def test_html(written: str, shown: str | None) -> None:
    raw = nodes.raw("", written, format="html")
    content = nodes.section("", nodes.paragraph("", "", nodes.Text("t"), raw))
    assert strip_comments(content) is (shown is not None)
    texts = [node.astext() for node in content.findall(nodes.raw)]
    assert texts == [written if shown is None else shown] * (shown != "")


def test_paragraphs_of_nothing_else_go_with_them() -> None:
    raw = nodes.raw("", "<!-- x -->", format="html")
    content = nodes.section(
        "", nodes.comment("", "x"), nodes.paragraph("", "", raw), nodes.paragraph("", "t")
    )
    assert strip_comments(content)
    assert [child.astext() for child in content.children] == ["t"]
    assert not strip_comments(content)


def test_other_formats_have_none() -> None:
    content = nodes.section("", nodes.raw("", "a <!-- x -->", format="latex"))
    assert not strip_comments(content)
    assert content.astext() == "a <!-- x -->"
