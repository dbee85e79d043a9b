"""Markdown of kramdown, with HTML in it, as MyST."""

from __future__ import annotations

import pytest
from docutils import nodes
from support import Build

from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer, at_line_start, escaped


def myst(text: str) -> str:
    return Writer(picture=lambda address: f"images/{address}").blocks(parse(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A **b** *c* `d` [e](https://x.example.org)", "A **b** *c* `d` [e](https://x.example.org)"),
        ("one \\\\\ntwo", "one\\\ntwo"),
        ("# Title {#custom}\n{: .class}\ntext", "# Title\n\ntext"),
        # of Distill
        (
            'a\n<d-code block language="python">\n  if x:\n    *y*\n</d-code>\nb',
            "a\n\n```python\nif x:\n  *y*\n```\n\nb",
        ),
        ("a <d-code>x*y*</d-code> b", "a `x*y*` b"),
        ("a <d-code>\nx\ny\n</d-code>", "a\n\n```\nx\ny\n```"),
        ("a <d-math>x_1 < y *z*</d-math> b", "a $x_1 < y *z*$ b"),
        ("a <d-math>$x$</d-math> <d-code>`</d-code>", "a $x$ \\`"),
        ("a <d-math>x_1</d-math> b", "a $x_1$ b"),
        ("a <d-math block>x_1</d-math> b", "a\n\n$$\nx_1\n$$\n\nb"),
        # a table of contents, which themes have
        ("* TOC\n{:toc}\n\na", "a"),
        ("a\n\n1. Contents\n{: .box}\n{:toc .no_toc}\nb", "a\n\nb"),
        ("* toc\n{: toc}\n", ""),
        ("* item\n{: .my-toc}\n", "- item"),
        ("* item\n{: .toc-less}\n", "- item"),
        # options of kramdown, and what it leaves as it is
        ("{::options parse_block_html='true' /}\na", "a"),
        ("{::nomarkdown}<b>a</b>{:/nomarkdown} b", "**a** b"),
        ("{::nomarkdown}<b>a</b>{:/} b", "**a** b"),
        ('[a](https://x.example.org){:target="_blank"} b', "[a](https://x.example.org) b"),
        ("- a\n  - b\n\n- c", "- a\n  - b\n- c"),
        ('<div class="x" markdown="1">\n**a**\n</div>\n- b', "**a**\n\n- b"),
        ("<div>\n  <p>a</p>\n\n      <p>b</p>\n</div>\n\nc", "a\n\nb\n\nc"),
        ("[![A b](me.png)](https://x.example.org)", "[![A b](images/me.png)](https://x.example.org)"),
        (
            '<a href="https://x.example.org"><img src="me.png"> c</a>',
            "[![](images/me.png) c](https://x.example.org)",
        ),
        ('*<p align="justify">a b</p>*\n\n<p>c</p>', "*a b*\n\nc"),
        ("**<div>a</div>**", "**a**"),
        ("<p>a <strong>b</strong><br>c</p>", "a **b**\\\nc"),
        ("<font color=red>a</font> <u>b</u> x<sup>2</sup>", "a b x{sup}`2`"),
        ("![A b](me.png)", "![A b](images/me.png)"),
        ("5 \\* 6 \\$ < 7 & [x]", "5 \\* 6 \\$ \\< 7 & \\[x\\]"),
        ("<p>1. no list</p><p># no heading</p>", "1\\. no list\n\n\\# no heading"),
        ("| a | b |\n| - | - |\n| c | **d** |", "| a | b |\n| --- | --- |\n| c | **d** |"),
        ("```python\n# x\n```", "```python\n# x\n```"),
        ("<script>alert(1)</script><style>p {}</style>a", "a"),
        ("[a](javascript:alert(1)) [b]() [c](#)", r"\[a\](javascript:alert(1)) b c"),
        ('<iframe src="https://v.example.org/x" title="Film"></iframe>', "[Film](https://v.example.org/x)"),
        ("<div><span>2024</span><strong>Lamps</strong></div>", "2024 **Lamps**"),
        ("- a\n\n  <p>b</p>\n\n  <p>c<p>\n\n- d\n\n<p>e</p>", "- a\n\n  b\n\n  c\n- d\n\ne"),
        ("1. a\n   - b\n\n     <p>c</p>\n\n2. d", "1. a\n   - b\n\n     c\n2. d"),
        ("<b>never closed", "**never closed**"),
        ("> quoted\n> text", "> quoted text"),
        ("a **[Paper](https://x.example.org/a(1))** b", "a **[Paper](<https://x.example.org/a(1)>)** b"),
        (
            "<div>**strong** and [a](https://x.example.org) in HTML</div>",
            "**strong** and [a](https://x.example.org) in HTML",
        ),
    ],
)
def test_blocks(text: str, expected: str) -> None:
    assert myst(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\*\*a\*\* \_b\_ \*c\* \`d\` \[e\](f) \![g](h)", r"\*\*a\*\* \_b\_ \*c\* \`d\` \[e\](f) ![g](h)"),
        (r"\*\*a\*\* **b** \*\*c\*\*", r"\*\*a\*\* **b** \*\*c\*\*"),
        (r"**a \*\*b\*\* c**", r"**a \*\*b\*\* c**"),
        (r"- \*\*a\*\*", r"- \*\*a\*\*"),
        (r"## \*\*a\*\*", r"## \*\*a\*\*"),
        ("| a |\n| - |\n| \\*\\*b\\*\\* |", "| a |\n| --- |\n| \\*\\*b\\*\\* |"),
        ('<div markdown="1">\n\\*\\*a\\*\\*\n</div>', r"\*\*a\*\*"),
        ("a<span>\\*\\*b\\*\\*</span>", r"a\*\*b\*\*"),
        ("&#42;&#42;a&#42;&#42; &lsqb;b&#93;(c)", r"\*\*a\*\* \[b\](c)"),
        ("<div>&#42;&ast;a&#x2a;&#42; **b**</div>", r"\*\*a\*\* **b**"),
        ('<div><a href="b" title="&#42;">a</a></div>', "[a](b)"),
        ("<div>&lt;a&gt; &amp;copy; **b** `c &lt; d`</div>", r"\<a\> \&copy; **b** `c < d`"),
        (r"a\_b 2 \* 3", r"a_b 2 \* 3"),
    ],
)
def test_escaped_marks_stay_characters(text: str, expected: str) -> None:
    assert myst(text) == expected


def test_text_with_escaped_marks_is_one_text() -> None:
    (paragraph,) = parse(r"a \*\*b\*\* \_c\_").find_all("p")
    assert [str(child) for child in paragraph.children] == ["a **b** _c_"]


@pytest.mark.parametrize(
    "text",
    [
        "a*b*c _d_ e_f_g **h** `i` [j](k) <l> {m}`n` $o$ ~p~ ^q^ | r & &amp; \\s",
        "{ref}`x` :::{note} # no *",
        "*",
        "_",
        "`",
        "[",
        "](",
        "<b>",
        "&copy; &#65;",
        "%",
        "@x",
    ],
)
def test_escaped_text_shows_itself(build: Build, text: str) -> None:
    built = build({"index.md": f"# T\n\n{at_line_start(escaped(text))}\n"})
    paragraph = next(built.doctree("index").findall(nodes.paragraph))
    assert paragraph.astext().replace("\x00", "") == text


def test_nesting_has_an_end() -> None:
    assert "x" in myst("<div>" * 3000 + "x")


@pytest.mark.parametrize(
    ("opened", "closed"),
    [("<b>", "</b>"), ("<div><b>", "</b></div>"), ("<p>", ""), ("<b>", ""), ("<table><tr><td>", "")],
)
def test_elements_are_as_deep_as_anyone_nests_them(opened: str, closed: str) -> None:
    number = 30_000
    tree = parse(f"<div>{opened * number}fog{closed * number}</div>\n\n<i>lamps</i>")
    assert max(len(list(tag.parents)) for tag in tree.find_all(True)) <= 61
    assert tree.get_text().split() == ["fog", "lamps"]
    # what follows is not within
    assert not closed or len(list(tree.i.parents)) <= 3


def test_links_around_pictures_that_are_left_out() -> None:
    badge = '<a href="https://x.example.org"><img src="https://img.shields.io/badge/My%20Papers-orange"></a>.'
    writer = Writer(picture=lambda address: None)
    assert writer.blocks(parse(badge)) == "[My Papers](https://x.example.org)."
    assert writer.blocks(parse("[![A b](me.png)](https://x.example.org)")) == "[A b](https://x.example.org)"
