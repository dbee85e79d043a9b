"""Markdown of kramdown as HTML, and trees of HTML that nest too deep, hold footnotes or Markdown."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.markup import (
    _TAG,
    _cleaned,
    _dedented,
    _end_of_element,
    _lines_in_items,
    _shallow,
    has_markup,
    lines_of,
    one_line_of,
    parse,
    parse_html,
    plain_line,
    take_flattened,
    to_html,
)


@pytest.mark.parametrize(("text", "html"), [
    ("a <D-CODE>x</D-CODE> <D-Math>y</D-Math>", "<p>a <code>x</code> <span class='math'>$y$</span></p>\n"),
    ("a <b>x</b> *c*", "<p>a <b>x</b> <em>c</em></p>\n"),
    ("<div>\n*a*\n</div>\n\n*b*", "<div>\n*a*\n</div>\n<p><em>b</em></p>\n"),
    ('<div markdown="1">\n*a*\n</div>', '<div markdown="1"><p><em>a</em></p>\n</div>\n'),
    ("<div markdown='0'>*a*</div>", "<div markdown='0'>*a*</div>\n"),
    ('<div markdown=1><p markdown="span">*a*</p></div>', '<div markdown=1><p markdown="span"><p><em>a</em></p>\n</p>\n</div>\n'),
    ('<section>\n<div markdown="1">\n*a*\n\n<div>*b*</div>\n</div>\n*c*\n</section>', '<section>\n<div markdown="1"><p><em>a</em></p>\n<div>*b*</div>\n</div>\n*c*\n</section>\n'),
    ('<div markdown="1">\n*a*', '<div markdown="1">\n<p><em>a</em></p>\n'),
    ("<div>\n*a*", "<div>\n<p><em>a</em></p>\n"),
    ("<DIV>a</Div> b", "<DIV>a</Div>\n<p>b</p>\n"),
    ("<div><div>a</div>*b*</div>*c*", "<div><div>a</div>*b*</div>\n<p><em>c</em></p>\n"),
    ("<div/>\n*a*", "<div/>\n<p><em>a</em></p>\n"),
    ("<div><div/>a</div> *b*", "<div><div/>a</div>\n<p><em>b</em></p>\n"),
    ("</div>\n*a*", "</div>\n<p><em>a</em></p>\n"),
    ("<hr>\n*a*", "<hr>\n<p><em>a</em></p>\n"),
    ("<hr/>\n*a*", "<hr/>\n<p><em>a</em></p>\n"),
    ("<span>a</span> *b*", "<p><span>a</span> <em>b</em></p>\n"),
    ("<divs>*a*</divs>", "<p><divs><em>a</em></divs></p>\n"),
    ("    <div>a</div>", "<pre><code>&lt;div&gt;a&lt;/div&gt;\n</code></pre>\n"),
    ("   <div>*a*</div>", "   <div>*a*</div>\n"),
    ("text\n<div>*a*</div>\ntext *b*", "<p>text</p>\n<div>*a*</div>\n<p>text <em>b</em></p>\n"),
    ("```\n<div>*a*</div>\n```", "<pre><code>&lt;div&gt;*a*&lt;/div&gt;\n</code></pre>\n"),
    ("- a\n  <div>*b*</div>\n- c", "<ul>\n<li>a<div>*b*</div>\n</li>\n<li>c</li>\n</ul>\n"),
    ("- a\n  <div>*b*\n\n  *c*</div>\n- d", "<ul>\n<li>a</li>\n</ul>\n  <div>*b*\n\n  *c*</div>\n<ul>\n<li>d</li>\n</ul>\n"),
    ("- a\n\n<div>*b*</div>", "<ul>\n<li>a</li>\n</ul>\n<div>*b*</div>\n"),
    ("1. a\n   <p>*b*</p>", "<ol>\n<li>a<p>*b*</p></li>\n</ol>\n"),
    ("1. a\n  <p>*b*</p>", "<ol>\n<li>a</li>\n</ol>\n  <p>*b*</p>\n"),
    ('<div markdown="1">\n   - a\n     - b\n   - c\n</div>', '<div markdown="1"><ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n</div>\n'),
    ("<!-- a --> b", "<!-- a --> b"),
    ("{: .x}\na", "<p>a</p>\n"),
    ("a{: .x} b", "<p>a b</p>\n"),
    ("# A {#b}", '<h1>A<span class="anchor" id="b"></span></h1>\n'),
    ("## A  {#b.c-d:e}  ", '<h2>A<span class="anchor" id="b.c-d:e"></span></h2>\n'),
    ("####### A {#b}", "<p>####### A {#b}</p>\n"),
    ('[a](/b c.png) [d](</e f.png>) [g](/h i.png "t")', '<p><a href="/b%20c.png">a</a> <a href="/e%20f.png">d</a> <a href="/h%20i.png" title="t">g</a></p>\n'),
    ("a \\\\\nb\\\\", "<p>a<br>\nb<br></p>\n"),
    ("<td>**</td> <b>_</b> <i> * </i>", "<td>**</td>\n<p><b>&#95;</b> <i> &#42; </i></p>\n"),
    ("a[^1]\n\n[^1]: Note *x*.", '<p>a<footnote-mark label="1"></footnote-mark></p>\n<footnote-text label="1"><p>Note <em>x</em>.</p>\n</footnote-text>'),
    ("a[^1]", "<p>a[^1]</p>\n"),
    ("[^1]: Note.", '<footnote-text label="1"><p>Note.</p>\n</footnote-text>'),
    ('<div markdown="1">a[^n]</div>\n\n[^n]: Note.', '<div markdown="1"><p>a<footnote-mark label="n"></footnote-mark></p>\n</div>\n<footnote-text label="n"><p>Note.</p>\n</footnote-text>'),
    ("```\n[^1]: x\n```\na[^1]", "<pre><code>[^1]: x\n</code></pre>\n<p>a[^1]</p>\n"),
    ("a ^[b] c", "<p>a ^[b] c</p>\n"),
    (":smile: a:smile:b :nothing_known: 10:30:20", "<p>😄 a:smile:b :nothing_known: 10:30:20</p>\n"),
    ("$$x^2$$", "<p><span class='math'>$$x^2$$</span></p>\n"),
    ("a $$x^2$$ b", "<p>a <span class='math'>$x^2$</span> b</p>\n"),
    ("\\(x\\) \\[x^2\\] \\[x\\] \\\\(y\\\\)", "<p><span class='math'>$x$</span> <span class='math'>$x^2$</span> &#91;x&#93; <span class='math'>$y$</span></p>\n"),
    ("$x$ $5 and $6 $a_b$ a$c_d$ $e$5 $ f_g$ $x<y$", "<p><span class='math'>$x$</span> $5 and $6 <span class='math'>$a_b$</span> a$c_d$ $e$5 $ f_g$ <span class='math'>$x&lt;y$</span></p>\n"),
    ("$$a <br> b$$", "<p><span class='math'>$$a \\\\ b$$</span></p>\n"),
    ("| a | b |\n|---|---|\n| c | d |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>c</td>\n<td>d</td>\n</tr>\n</tbody>\n</table>\n"),
    ("~~a~~", "<p><s>a</s></p>\n"),
    ("term\n: def", "<dl>\n<dt>term</dt>\n<dd>def</dd>\n</dl>\n"),
    ("*<p>a</p>*", "<p><em>a</em></p>\n"),
    ('**<div class="x">a</div>**', '<div class="x"><strong>a</strong></div>\n'),
    ("**<p>a</div>**", "<p><strong><p>a</div></strong></p>\n"),
    ("***<p>a</p>***", "<p><em><strong><p>a</p></strong></em></p>\n"),
    ("\\*<p>a</p>*", "<p>&#42;<p>a</p>*</p>\n"),
    ("a\u200bb \u200d \ufeff\xadc", "<p>ab \u200d c</p>\n"),
    ("Ann Doe$^{1,\\dagger}$, Bo$^*$ Cy$^2$ Di$^{\\text{a}}$ x$^2$ Eve$^\\ast$", "<p>Ann Doe<sup>1,†</sup>, Bo<sup>&#42;</sup> Cy$^2$ Di$^{\\text{a}}$ x$^2$ Eve<sup>&#42;</sup></p>\n"),
    ("12th$^{th}$ Ann^*^", "<p>12th<sup>th</sup> Ann^*^</p>\n"),
    ('<d-code block language="py">\n x\n  y\n</d-code>', '<pre><code class="language-py">x\n y\n</code></pre>\n'),
    ("<d-code>a\nb</d-code>", "<pre><code>a\nb\n</code></pre>\n"),
    ("<d-math>x &lt;  y</d-math> <d-math block>z</d-math>", "<p><span class='math'>$x &lt; y$</span></p>\n<p><span class='math'>$$z$$</span></p>\n"),
    ("$$\n a\n + b\n$$", "<p><span class='math'>$$a + b$$</span></p>\n"),
    ("x\n\n$$\na\n= b \\\\\n- c\n$$\n\ny", "<p>x</p>\n<p><span class='math'>$$a = b \\\\ - c$$</span></p>\n<p>y</p>\n"),
    ("```\n$$\na\n+ b\n$$\n```\n\n$$\nc\n$$", "<pre><code>$$\na\n+ b\n$$\n</code></pre>\n<p><span class='math'>$$c$$</span></p>\n"),
    ("$$a$$ and\n+ b $$c$$", "<p><span class='math'>$a$</span> and</p>\n<ul>\n<li>b <span class='math'>$c$</span></li>\n</ul>\n"),
    ("- a\n\n  $$\n  x\n  - y\n  $$\n- b", "<ul>\n<li>\n<p>a</p>\n<p><span class='math'>$$x - y$$</span></p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    ('<div markdown="1">\n$$\na\n= b\n$$\n</div>', "<div markdown=\"1\"><p><span class='math'>$$a = b$$</span></p>\n</div>\n"),
])  # fmt: skip
def test_markdown_as_html(text: str, html: str) -> None:
    assert to_html(_cleaned(text)) == html


@pytest.mark.parametrize(("text", "html"), [
    ("a[^1] b[^1]\n\n[^1]: One.", '<p>a<footnote-mark label="1"></footnote-mark> b<footnote-mark label="1"></footnote-mark></p>\n<footnote-text label="1"><p>One.</p>\n</footnote-text>'),
    ("a[^1]\n\n[^1]: One.\n\n[^1]: Two.", '<p>a<footnote-mark label="1"></footnote-mark></p>\n<footnote-text label="1"><p>One.</p>\n</footnote-text><p>Two.</p>\n'),
    ("a[^1]\n\n[^2]: Two.", "<p>a[^1]</p>\n<p>Two.</p>\n"),
    ("<footnote-mark>a</footnote-mark><footnote-mark label='x y'>b</footnote-mark><footnote-text label='z'>c</footnote-text><footnote-mark label='q'></footnote-mark>", "<p>abc[^q]</p>\n"),
    ("a<d-footnote>One *x*.</d-footnote> b<d-footnote class='k'>Two.</d-footnote>", '<p>a<footnote-mark label="note-1"></footnote-mark> b<footnote-mark label="note-2"></footnote-mark></p>\n<footnote-text label="note-1">One <em>x</em>.</footnote-text><footnote-text label="note-2">Two.</footnote-text>'),
    ("<ul><li>a **b** `c` [d](e)</li></ul><div>**x** <code>**y**</code></div>", '<ul><li>a <strong>b</strong> <code>c</code> <a href="e">d</a></li></ul>\n<div><strong>x</strong> <code>**y**</code></div>'),
    ("<div><p>**a** <span>![i](j.png)</span></p></div><span>**k**</span>", '<div><p><strong>a</strong> <span><img alt="i" src="j.png"/></span></p></div>\n<p><span><strong>k</strong></span></p>\n'),
    ("<pre>**a**</pre><div>a \\\\\n**b**</div>", "<pre>**a**</pre>\n<div>a<br/>\n<strong>b</strong></div>"),
    ("<!-- a --> **b** `c`", "<!-- a --> <strong>b</strong> <code>c</code>"),
    ("<script>x = '**a**'</script><style>**b**</style>", "<script>x = '**a**'</script><style>**b**</style>"),
    ("<div><!-- **a** --><kbd>**b**</kbd></div>", "<div><!-- **a** --><kbd><strong>b</strong></kbd></div>\n"),
    ("<div>** a** and *b*</div>", "<div>** a** and *b*</div>\n"),
])  # fmt: skip
def test_footnotes_and_markdown_in_html(text: str, html: str) -> None:
    assert str(parse(text)) == html


@pytest.mark.parametrize(("html", "line"), [
    ("<p>a <b>b</b>c</p><p>d</p>", "a bc d"),
    ("a<br>b", "a b"),
    ("<div>a</div>b<!-- c --><span>d</span>", "a bd"),
    ("<ul><li>a</li><li>b</li></ul>", "a b"),
    ("<h1>a</h1>b", "a b"),
    ("a<img>b", "ab"),
])  # fmt: skip
def test_text_of_elements_as_one_line(html: str, line: str) -> None:
    assert one_line_of(parse_html(html)) == line


@pytest.mark.parametrize(("text", "line"), [
    ("a *b*", "a b"),
    ("a  b\n c", "a b c"),
    ("<b>a</b>", "a"),
    ("&amp; a", "& a"),
    ("[a](b)", "a"),
    ("a & b", "a & b"),
    ("`a`", "a"),
    ("_a_", "a"),
    ("a < b", "a < b"),
])  # fmt: skip
def test_markdown_as_a_plain_line(text: str, line: str) -> None:
    assert plain_line(text) == line


@pytest.mark.parametrize(("text", "lines"), [
    ("a\n\n  b", []),
    ("- a\n  b\n c\n\n  d\ne\n  f", ["  b"]),
    ("1. a\n   b\n  c", ["   b"]),
    ("* a\n\n  b\n- c\n    d", ["  b", "    d"]),
    ("10) a\n    b\n   c", ["    b"]),
    ("-a\n  b", []),
    ("-  a\n   b\n  c", ["   b"]),
    ("- a\n- b\n  c", ["  c"]),
])  # fmt: skip
def test_lines_that_belong_to_an_item(text: str, lines: list[str]) -> None:
    assert [text[place:].split("\n")[0] for place in sorted(_lines_in_items(text))] == lines


@pytest.mark.parametrize(("text", "found"), [
    (" a\n  b\n    c\n", "a\nb\n  c\n"),
    ("a\n\n   b\n  c", "a\n\n b\nc"),
    ("a", "a"),
    ("  a", "a"),
    ("a\n\tb\n  c", "a\n\tb\n  c"),
    ("\n  a\n b", "\n a\nb"),
])  # fmt: skip
def test_white_space_that_all_lines_begin_with(text: str, found: str) -> None:
    assert _dedented(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("[a](b)", True),
    ("![a](b)", True),
    ("**a**", True),
    ("`a`", True),
    ("*a*", False),
    ("a", False),
    ("[a] (b)", False),
    ("** a**", False),
    ("[a]()", False),
])  # fmt: skip
def test_texts_with_markup(text: str, *, found: bool) -> None:
    assert has_markup(text) is found


@pytest.mark.parametrize(("html", "lines"), [
    ("a<br>b", [["a"], ["b"]]),
    ("<b>a</b>c<br/><br>d", [["<b>a</b>", "c"], [], ["d"]]),
    ("", [[]]),
    ("<p>a<br>b</p>", [["<p>a<br/>b</p>"]]),
])  # fmt: skip
def test_lines_of_an_element(html: str, lines: list[list[str]]) -> None:
    assert [[str(node) for node in line] for line in lines_of(parse_html(html))] == lines


@pytest.mark.parametrize(("html", "behind"), [
    ("<div>a</div>b", "b"),
    ("<div>a<div>b</div>", None),
    ("<div/>a", "a"),
    ("<DIV>a</div>b", "b"),
    ("<div>a</DIV>b", "b"),
    ("<p>a<b></p>c", "c"),
    ("<div><div></div></div>x", "x"),
    ("<div><div/></div>x", "x"),
    ("<div>a</divx>b</div>c", "c"),
    ("<div a='>'>b</div>c", "c"),
    ("<div / >b</div>c", "b</div>c"),
])  # fmt: skip
def test_where_an_element_ends(html: str, behind: str | None) -> None:
    tag = _TAG.match(html)
    assert tag is not None
    end = _end_of_element(html, tag)
    assert (None if end is None else html[end:]) == behind


B, NO_B = "<b>", "</b>"


@pytest.mark.parametrize(("html", "shallow"), [
    (B * 60 + "x", B * 60 + "x"),
    (B * 61 + "x", B * 60 + "x"),
    # what closes a dropped element goes with it
    (B * 63 + "x" + NO_B * 63 + "y", B * 60 + "x" + NO_B * 60 + "y"),
    (B * 60 + "<i>x</i>" + NO_B * 60, B * 60 + "x" + NO_B * 60),
    (B * 60 + "<I>x</I>y</i>", B * 60 + "xy</i>"),
    # elements that hold nothing have no depth
    ("<br>" * 70 + "<b>x</b>", "<br>" * 70 + "<b>x</b>"),
    ("<b/>" * 70 + "<i>x</i>", "<b/>" * 70 + "<i>x</i>"),
    ("<b />" * 70 + "<i>x</i>", "<b />" * 70 + "<i>x</i>"),
    # what was never opened closes nothing, and what was, all that is in it
    (NO_B * 3 + "x", NO_B * 3 + "x"),
    ("<i>" + B * 59 + "</i>" + B * 59 + "x", "<i>" + B * 59 + "</i>" + B * 59 + "x"),
    ("<i>" + B * 59 + NO_B + "<u><u>x", "<i>" + B * 59 + NO_B + "<u>x"),
])  # fmt: skip
def test_elements_that_lie_too_deep(html: str, shallow: str) -> None:
    assert _shallow(html) == shallow


@pytest.mark.parametrize(
    "html",
    [
        "<div>" + "<b>" * 100 + "x</div>",
        # of which only a parser of HTML says that they are elements
        "<div>" + "<b a=x'>" * 100 + "x</div>",
        "<div>" + "<b \"'>" * 100 + "x</div>",
    ],
)
def test_what_was_taken_out_of_its_place_is_noted_once(html: str) -> None:
    tree = parse(html)
    assert max(len(list(tag.parents)) for tag in tree.find_all(True)) <= 61
    assert (take_flattened(tree), take_flattened(tree)) == (True, False)
    assert tree.find(attrs={"data-flattened": True}) is None
    assert tree.find(attrs={"data-too-deep": True}) is None


def test_shallow_trees_are_as_they_are() -> None:
    tree = parse("<div><b>x</b></div>")
    assert take_flattened(tree) is False
    assert str(tree) == "<div><b>x</b></div>\n"
