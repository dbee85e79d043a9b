"""HTML and Markdown of other generators as MyST, and headings of what was divided."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.free_pages import _by_year, _text_with_steps, _with_drawn
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.moving import _lowered
from sphinx_academic.importers.myst import Writer, at_line_start, escaped
from sphinx_academic.importers.page_writer import Levels
from sphinx_academic.importers.records import Block


def _myst(text: str) -> tuple[str, list[str]]:
    kept: list[str] = []
    writer = Writer(
        lambda address: None if address == "gone" else address,
        lambda path: None if path == "gone.png" else path,
        lambda message, _element: kept.append(message),
    )
    return writer.blocks(list(parse(text).children)), kept


def _years(
    blocks: list[tuple[str, str, str, tuple[tuple[str, str], ...]]],
) -> list[tuple[str, str, dict[str, str]]]:
    made = [Block(kind, title, text=text, options=dict(options)) for kind, title, text, options in blocks]
    return [(each.title, each.kind, dict(each.options)) for each in _by_year(made)]


def _drawn(
    kind: str, title: str, text: str, found: list[list[tuple[str, str, int, str]]]
) -> list[tuple[str, str, int, str]]:
    blocks = [[Block(*each[:3], text=each[3]) for each in drawn] for drawn in found]
    made = _with_drawn(Block(kind, title, 2, text=text), blocks)
    return [(each.kind, each.title, each.level, each.text) for each in made]


@pytest.mark.parametrize(("text", "found"), [
    ("a *b* **c** ***d*** `e` <u>f</u> <del>g</del> <kbd>K</kbd> <sub>s</sub><sup>t</sup> <mark>m</mark>", ("a *b* **c** ***d*** `e` f ~~g~~ {kbd}`K` {sub}`s`{sup}`t` m", [])),
    ("[a](b) [c](gone) [](d) [![x](y.png)](z) <a name='q'></a>", ("[a](b) c [![x](y.png)](z)", [])),
    ("![a](b.png \"t\") ![](gone.png) <img src='c.png' width='30' alt='d'>", ("![a](b.png) ![d](c.png)", [])),
    ("# H1\n\n## H2 *x*\n\ntext", ("# H1\n\n## H2 *x*\n\ntext", [])),
    ("- a\n- b\n  - c\n\n    d\n- e", ("- a\n- b\n  - c\n\n    d\n- e", [])),
    ("1. a\n2. b\n   1. c", ("1. a\n2. b\n   1. c", [])),
    ("3. a\n4. b", ("3. a\n4. b", [])),
    ("> a\n>\n> > b", ("> a\n>\n> > b", [])),
    ("```py\nx = `1`\n```\n\n    indented", ("```\nx = `1`\n```\n\n```\nindented\n```", [])),
    ("~~~\n```\n~~~", ("````\n```\n````", [])),
    ("| a | b |\n|---|:-:|\n| 1 | x \\| y |", ("| a | b |\n| --- | --- |\n| 1 | x \\| y |", [])),
    ("<table><tr><th>a</th></tr><tr><td>b<br>c</td><td><ul><li>d</li></ul></td></tr></table>", ("a\n\nb\\\nc\n\n- d", [])),
    ("<table><tr></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", ("| a | b |\n| --- | --- |\n| c | d |", [])),
    ("<table><tr></tr></table>", ("", [])),
    ("<table><tr><td><p>a</p></td></tr></table>", ("| a |\n| --- |", [])),
    ("<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>", ("| a |  |\n| --- | --- |\n| b | c |", [])),
    ("<table><tr><td><div>a</div></td><td></td><td>b</td></tr></table>", ("a\n\nb", [])),
    ("<dl><dt>a</dt><dd>b</dd><dd>c</dd><dt># d</dt></dl>", ("**a**\n\nb\n\nc\n\n**# d**", [])),
    ("***\n\na\n\n---", ("---\n\na\n\n---", [])),
    ("<details><summary>S</summary><p>T</p></details>", ("S\n\nT", [])),
    ("<div><p>a</p><div>b</div>c</div>", ("a\n\nb\n\nc", [])),
    ("<center>a</center><font color='red'>b</font><span>c</span>", ("a\n\nb c", [])),
    ("<iframe src='https://www.youtube.com/embed/x'></iframe>", ("[https://www.youtube.com/embed/x](https://www.youtube.com/embed/x)", ["<iframe> became a link, for it would load a page of another host"])),
    ("<video src='v.mp4'></video><audio controls></audio>", ("[Video](v.mp4)", ["<video> became a link, for it would load a page of another host"])),
    ("<dl><dt>a</dt><dd>b</dd></dl>", ("a\n: b", [])),
    ("$a_1$ $$b$$ \\(c\\)", ("$a_1$ $b$ $c$", [])),
    ("a<br>b<br/>c  \nd", ("a\\\nb\\\nc\\\nd", [])),
    ("* [ ] a\n* [x] b", ("- \\[ \\] a\n- \\[x\\] b", [])),
    ("{role}`x` {{ y }} <!-- z -->", ("\\{role\\}`x` \\{\\{ y \\}\\}", [])),
    ("a_b_c *d", ("a_b_c \\*d", [])),
    ("#no heading\n+ no list\n1) no", ("#no heading\n\n- no list\n\n1. no", [])),
    ("<pre>a\n  b</pre>", ("```\na\n  b\n```", [])),
    ("<pre><code class='language-py'>x</code></pre>", ("```py\nx\n```", [])),
    ("<p align='center'><b>a</b></p>", ("**a**", [])),
    ("<ul><li><p>a</p><p>b</p></li></ul>", ("- a\n\n  b", [])),
    ("<b> a </b>b<i>c </i>d", ("**a** b*c* d", [])),
    ("&lt;x&gt; &amp; © ~", ("\\<x\\> & © \\~", [])),
    ("https://x.example.org/a_b", ("https://x.example.org/a_b", [])),
    ("<code class='academic-cite'>a b</code>", ("{pub}`a`, {pub}`b`", [])),
    ("<hr><h3></h3><p></p>", ("---", [])),
    ("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", ("> a\n>\n> - b", [])),
    ("a\n\n\n\nb", ("a\n\nb", [])),
    ("<figure><img src='a.png'><figcaption>C</figcaption></figure>", ("![](a.png)\n\nC", [])),
])  # fmt: skip
def test_text_as_myst(text: str, found: tuple[str, list[str]]) -> None:
    assert _myst(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a*b_c`d", "a\\*b_c\\`d"),
    ("[x](y) {z}", "\\[x\\](y) \\{z\\}"),
    ("a < b > c", "a \\< b \\> c"),
    ("#x $y$ ~z^ |", "#x \\$y\\$ \\~z\\^ \\|"),
    ("\\", "\\\\"),
    ("http://x", "http://x"),
])  # fmt: skip
def test_escaped_text(text: str, found: str) -> None:
    assert escaped(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("1. a", "1\\. a"),
    ("- a", "\\- a"),
    ("+ a", "\\+ a"),
    ("* a", "* a"),
    ("# a", "\\# a"),
    ("12) a", "12\\) a"),
    ("=== a", "\\=== a"),
    (": a", "\\: a"),
    ("a", "a"),
    ("> a", "\\> a"),
    ("::: a", "\\::: a"),
    ("% a", "\\% a"),
    ("1.a", "1.a"),
])  # fmt: skip
def test_start_of_a_line(text: str, found: str) -> None:
    assert at_line_start(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("# A\n\n### B\n\n# C", "## A\n\n### B\n\n## C"),
    ("---\n\nA\n\n---", "A"),
    ("A\n\n---\n\nB", "A\n\n---\n\nB"),
    ("# A\n\n---\n\nB", "## A\n\n\n\nB"),
    ("---\n# A", "## A"),
    ("A\n\n***\n\n## B", "A\n\n## B"),
    ("```\n# x\n```\n## A\n~~~\n```\n# y\n~~~\n#### B", "```\n# x\n```\n## A\n~~~\n```\n# y\n~~~\n### B"),
    ("---", ""),
    ("___\n\n", ""),
    ("A\n\n---\n\n---\n\n# B", "A\n\n---\n\n## B"),
])  # fmt: skip
def test_headings_without_gaps(text: str, found: str) -> None:
    assert _text_with_steps(text, Levels()) == found


@pytest.mark.parametrize(("text", "found"), [
    ("a", "a"),
    ("# A\n## B\n#### C", "### A\n#### B\n##### C"),
    ("### A\n# B", "### A\n### B"),
    ("###### A", "### A"),
    ("```\n# x\n```\n## A", "```\n# x\n```\n### A"),
    ("####### a", "####### a"),
])  # fmt: skip
def test_headings_below_those_of_the_page(text: str, found: str) -> None:
    assert _lowered(text) == found


@pytest.mark.parametrize(("blocks", "found"), [
    ([("publications", "2020", "", (("papers", "a"),)), ("publications", "2019", "", (("papers", "b c"),))], [("", "publications", {"papers": "a b c", "group-by": "year"})]),
    ([("publications", "2020", "", (("papers", "a"),)), ("publications", "2019", "text", (("papers", "b"),))], [("", "publications", {"papers": "a", "group-by": "year"}), ("", "publications", {"papers": "b", "group-by": "year"})]),
    ([("publications", "Older", "", (("papers", "a"),)), ("", "2019", "x", ())], [("", "publications", {"papers": "a", "group-by": "year"}), ("2019", "", {})]),
    ([("publications", "2020", "", ()), ("publications", "2018-2019", "", (("papers", "b"),))], [("2020", "publications", {}), ("", "publications", {"papers": "b", "group-by": "year"})]),
    ([("publications", "before 2010", "", (("papers", "a"),)), ("publications", "2009 and earlier", "", (("papers", "b"),))], [("", "publications", {"papers": "a b", "group-by": "year"})]),
])  # fmt: skip
def test_lists_by_year(
    blocks: list[tuple[str, str, str, tuple[tuple[str, str], ...]]],
    found: list[tuple[str, str, dict[str, str]]],
) -> None:
    assert _years(blocks) == found


@pytest.mark.parametrize(("kind", "title", "text", "found_there", "found"), [
    ("", "T", "a\n\nacademicmarker0x\n\nb", [[("people", "", 2, "")]], [("", "T", 2, "a"), ("people", "", 2, ""), ("", "", 2, "b")]),
    ("", "T", "academicmarker0x", [[("people", "", 2, "")]], [("people", "T", 2, "")]),
    ("", "T", "academicmarker0x", [[("people", "P", 2, "")]], [("", "T", 2, ""), ("people", "P", 3, "")]),
    ("", "", "academicmarker0x\n\nacademicmarker1x", [[("a", "", 2, "")], [("b", "B", 5, "")]], [("a", "", 2, ""), ("b", "B", 5, "")]),
    ("news", "N", "academicmarker0x\n\nx", [[]], [("", "N", 2, ""), ("", "", 2, "x"), ("news", "", 2, "")]),
    ("", "T", "academicmarker0x", [[]], []),
    ("", "T", "plain", [], [("", "T", 2, "plain")]),
    ("talks", "T", "academicmarker0x", [[("", "", 2, "x")]], [("", "T", 2, ""), ("", "", 2, "x"), ("talks", "", 2, "")]),
])  # fmt: skip
def test_what_stands_in_the_places_of_markers(
    kind: str,
    title: str,
    text: str,
    found_there: list[list[tuple[str, str, int, str]]],
    found: list[tuple[str, str, int, str]],
) -> None:
    assert _drawn(kind, title, text, found_there) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Term\n: What it *is*\n", "Term\n: What it *is*"),
        ("One\n: first\n: second\n\nTwo\n: third\n", "One\n: first\n: second\n\nTwo\n: third"),
        ("Term\n\n: One.\n\n  Two.\n", "Term\n: One.\n\n  Two."),
        ("<dl><dt>2024</dt><dd>Prize</dd></dl>", "2024\n: Prize"),
        ("<dl><dt>1. A</dt><dd><ul><li>b</li></ul></dd></dl>", "1\\. A\n: - b"),
        # what MyST has no list for
        ("<dl><dt>A</dt><dt>B</dt><dd>c</dd></dl>", "**A**\n\n**B**\n\nc"),
        ("<dl><dd>c</dd></dl>", "c"),
        ("<dl><dt>A</dt></dl>", "**A**"),
        ("<dl><dt></dt><dd>c</dd></dl>", "c"),
        ("<dl><div><dt>A</dt><dd>c</dd></div></dl>", "**A**\n\nc"),
        # no term stands above it
        (": text", "\\: text"),
        ("a<br>: b", "a\\\n\\: b"),
    ],
)
def test_definition_lists(text: str, found: str) -> None:
    assert _myst(text)[0] == found
