"""Elements of HTML as MyST, each by itself: lines, links, frames, code, lists and tables."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.markup import parse_html
from sphinx_academic.importers.myst import Writer, at_line_start


def _writer(kept: list[tuple[str, str]] | None = None) -> Writer:
    return Writer(
        lambda address: None if address == "gone" else address,
        lambda path: None if path == "gone.png" else path,
        lambda message, element: (kept if kept is not None else []).append((message, element.name)),
    )


@pytest.mark.parametrize(("html", "line"), [
    ("a <b> b </b>c<i>d </i> e", "a **b** c*d* e"),
    ("<b></b>x<b> </b>y", "x y"),
    ("<b><strong>a</strong></b>", "**a**"),
    ("<b>**</b>", "**\\*\\***"),
    ("<i><b>a</b></i>", "***a***"),
    ("<b><i>a</i></b>", "***a***"),
    ("<i><b><i>a</i></b></i>", "***a***"),
    ("<i><b>a</b> c</i>", "***a** c*"),
    ("<i><b>a</b> c <b>d</b></i>", "***a** c **d***"),
    ("<i>a</i><b>b</b>", "*a***b**"),
    ("<em>*a*</em>", "*\\*a\\**"),
    ("<del>a</del><s>b</s>", "~~a~~~~b~~"),
    ("<dfn>a</dfn> <var>b</var> <cite>c</cite>", "*a* *b* *c*"),
    ("<code>a</code> <code>a`b</code> <code>`a</code> <code>a``b`</code> <code> </code> <code>a\n  b</code>", "`a` ``a`b`` `` `a `` ``` a``b` ``` `a b`"),
    ("<sup>2</sup><sub> a  b </sub><kbd>`</kbd><abbr>A</abbr><sup></sup><sup><b>x</b></sup>", "{sup}`2`{sub}`a b`\\`A{sup}`x`"),
    ("a<br>b<hr>c", "a b c"),
    ("a<p>b</p>c<div>d</div>e", "a b c d e"),
    ("<script>a</script><style>b</style><button>c</button><select><option>d</option></select>e<!-- f -->", "e"),
    ("<a href='x'>a</a>", "[a](x)"),
    ("<a href=' x '> a </a>b", "[a](x) b"),
    ("<a href='gone'> a </a>b", "a b"),
    ("<a>a</a>", "a"),
    ("<a href='#'>a</a>", "a"),
    ("<a href='x'></a>", ""),
    ("<a href='x'> </a>", ""),
    ("<a href='a b'>c</a>", "[c](<a b>)"),
    ("<a href='a(b)'>c</a>", "[c](<a(b)>)"),
    ("<a href='a<b>c'>d</a>", "[d](<a%3Cb%3Ec>)"),
    ("<a href='a\\b'>c</a>", "[c](<a%5Cb>)"),
    ("<a href='a?x=1&amp;copy;=2'>c</a>", "[c](a?x=1&copy%3B=2)"),
    ("<a href='x'>a [b] <a href='y'>c</a></a>", "[a \\[b\\] c](x)"),
    ("<a href='x'><b>a</b> b</a>", "[**a** b](x)"),
    ("<a href='pub:key'>Tides</a>", "{pub}`Tides <key>`"),
    ("<a href='pub:key'> Tides  at <b>night</b> </a>x", "{pub}`Tides at night <key>` x"),
    ("<a href='pub:key'>a `b`</a>", "{pub}`key`"),
    ("<a href='pub:key'>a &lt;b&gt;</a>", "{pub}`key`"),
    ("<span class='math'>$a_b$</span>", "$a_b$"),
    ("<span class='math'>a_b</span>", "a_b"),
    ("<code class='math'>$a$</code>", "$a$"),
    ("<code class='academic-cite'>a  b</code>", "{pub}`a`, {pub}`b`"),
    ("<code class='academic-cite'></code>", ""),
    ("<span class='academic-cite'>a b</span>", "a b"),
    ("<code class='other'>a b</code>", "`a b`"),
    ("<iframe src='v'></iframe>", "[v](v)"),
    ("<iframe src='v' title=' A *b* '></iframe>", "[A \\*b\\*](v)"),
    ("<video><source src='v.mp4'></video>", "[Video](v.mp4)"),
    ("<video src=' v.mp4 '></video>", "[Video](v.mp4)"),
    ("<audio src='a.mp3'></audio>", "[a.mp3](a.mp3)"),
    ("<iframe></iframe>", ""),
    ("<iframe src='gone'></iframe>", ""),
    ("<footnote-mark label='n'></footnote-mark>x", "[^n]x"),
    ("a_b _c d_ *e* &amp;copy; &amp; x^2 |~ {a} $5 <x> [y] \\\\ é\xa0f", "a_b \\_c d\\_ \\*e\\* \\&copy; & x\\^2 \\|\\~ \\{a\\} \\$5 \\[y\\] \\\\\\\\ é f"),
])  # fmt: skip
def test_a_line(html: str, line: str) -> None:
    writer = _writer()
    assert writer.inline(parse_html(html)) == line
    assert writer.inline(parse_html(html), pictures=True) == line


@pytest.mark.parametrize(("html", "without", "line"), [
    ("<a href='x'><img src='p.png' alt='A *b*'></a>", "[A \\*b\\*](x)", "[![A \\*b\\*](p.png)](x)"),
    ("<a href='x'><img src='p.png'></a>", "", "[![](p.png)](x)"),
    ("<a href='gone'><img src='p.png' alt='A'></a>", "", "![A](p.png)"),
    ("<a href='x'><img src='https://img.shields.io/badge/My%20Papers-blue'></a>", "[My Papers](x)", "[![](https://img.shields.io/badge/My%20Papers-blue)](x)"),
    ("<img src='p.png' alt='a'>", "", "![a](p.png)"),
    ("<img src=' a (b).png ' alt='a\n [b]'>", "", "![a \\[b\\]](<a (b).png>)"),
    ("<img src='gone.png' alt='a'><img alt='b'>", "", ""),
])  # fmt: skip
def test_a_line_with_and_without_pictures(html: str, without: str, line: str) -> None:
    writer = _writer()
    assert writer.inline(parse_html(html)) == without
    assert writer.inline(parse_html(html), pictures=True) == line


@pytest.mark.parametrize(("html", "myst"), [
    ("<ul><li>a</li><li></li><li>b</li></ul>", "- a\n- b"),
    ("<ol><li>a</li><li></li><li>b</li></ol>", "1. a\n2. b"),
    ("<ol start='3'><li>a</li><li>b</li></ol>", "3. a\n4. b"),
    ("<ol start='x'><li>a</li></ol>", "1. a"),
    ("<ol start='-3'><li>a</li></ol>", "1. a"),
    ("<ol><li>a<ol><li>b</li></ol></li></ol>", "1. a\n   1. b"),
    ("<ul><li><p>a</p><ul><li>b</li></ul></li></ul>", "- a\n  - b"),
    ("<ul><li><ul><li>b</li></ul></li></ul>", "- - b"),
    ("<ul>a</ul>", ""),
    ("<ol start='9'><li>a<p>b</p></li><li>c<p>d</p></li></ol>", "9. a\n\n   b\n10. c\n\n    d"),
    ("<h1>a</h1><h6>b <i>c</i></h6><h2> </h2>", "# a\n\n###### b *c*"),
    ("<hr>", "---"),
    ("<pre>\n a\n\n</pre>", "```\n a\n```"),
    ("<pre>a```b</pre>", "````\na```b\n````"),
    ("<pre><code class='x language-Python'>a = 1</code></pre>", "```python\na = 1\n```"),
    ("<pre class='language-json'>{</pre>", "```json\n{\n```"),
    ("<pre class='language-json'>{}</pre>", "```json\n{}\n```"),
    ("<pre class='language-nothing'>x</pre>", "```\nx\n```"),
    ("<pre class='language-py'><code>x</code></pre>", "```\nx\n```"),
    ("<blockquote>a<br>b</blockquote>", "> a\\\n> b"),
    ("<blockquote><p>a</p><pre>\nb\n\nc</pre></blockquote>", "> a\n>\n> ```\n> b\n>\n> c\n> ```"),
    ("<blockquote> </blockquote>", ""),
    ("<p>a</p>b<p>c</p>", "a\n\nb\n\nc"),
    ("<p><span class='math'>$$a$$</span></p>", "$$\na\n$$"),
    ("<p><span class='math'>$a$</span> b</p>", "$a$ b"),
    ("<p>a<span class='math'>$$a$$</span></p>", "a$$a$$"),
    ("<p><div>a</div>b</p>", "a\n\nb"),
    ("<p><b><div>a</div></b></p>", "a"),
    ("<p># a</p>", "\\# a"),
    ("<p>a<br># b<br>- c</p>", "a\\\n\\# b\\\n\\- c"),
    ("<p><br>a<br><br>b</p>", "a\\\nb"),
    ("<span>a</span><span>b</span>", "a b"),
    ("<b>a</b><img src='p.png'>", "**a** ![](p.png)"),
    ("<span>a</span> x <span>b</span>", "a x b"),
    ("<span>a</span>", "a"),
    ("<div><span>a</span>\n<b>b</b></div>", "a **b**"),
    ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>", "| a | b |\n| --- | --- |\n| c |  |"),
    ("<table><tr><td>a|b</td></tr></table>", "| a\\|b |\n| --- |"),
    ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", "| a b |\n| --- |"),
    ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr><tr><td>c</td></tr></table>", "- a\n\nb\n\nc"),
    ("<table><tr></tr></table>", ""),
    ("<table><tr><td>a</td><td><table><tr><td>b</td></tr><tr><td>c</td></tr></table></td></tr><tr><td>d</td></tr></table>", "a\n\n| b |\n| --- |\n| c |\n\nd"),
    ("<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>", "| a |\n| --- |"),
    ("<table><thead><tr><th>a</th></tr></thead><tbody><tr><td><img src='p.png'></td></tr></tbody></table>", "| a |\n| --- |\n| ![](p.png) |"),
    ("<footnote-text label='n'><p>a</p><p>b</p></footnote-text>", "[^n]: a\n\n    b"),
    ("<footnote-text label='n'>a</footnote-text>", "[^n]: a"),
    ("<dt>a</dt>", "**a**"),
    ("<dt>**a**</dt>", "**\\*\\*a\\*\\**"),
    ("<dt> </dt>", ""),
    ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd><dd></dd></dl>", "a\n: b\n\nc\n: d"),
    ("<dl><dt>a</dt><dd>b</dd>x</dl>", "a\n: b"),
    ("<font><p>a</p></font>b", "a\n\nb"),
    ("<a href='x'><div>a</div></a>", "[a](x)"),
    ("<span><img src='p.png'></span>", "![](p.png)"),
    ("<figure><img src='p.png' alt='a'><figcaption>b</figcaption></figure>", "![a](p.png)\n\nb"),
    ("<main><section>a</section></main>", "a"),
    ("<button><p>a</p></button>b", "b"),
    ("", ""),
])  # fmt: skip
def test_blocks(html: str, myst: str) -> None:
    assert _writer().blocks(parse_html(html)) == myst


@pytest.mark.parametrize(("text", "line"), [
    ("- a", "\\- a"),
    ("-a", "-a"),
    ("--a", "\\--a"),
    ("-=a", "\\-=a"),
    ("# a", "\\# a"),
    ("#", "\\#"),
    ("#a", "#a"),
    ("% a", "\\% a"),
    ("= a", "\\= a"),
    ("> a", "\\> a"),
    (">a", ">a"),
    (": a", "\\: a"),
    (":a", ":a"),
    (":::a", "\\:::a"),
    ("::a", "::a"),
    ("1. a", "1\\. a"),
    ("1.a", "1.a"),
    ("12) a", "12\\) a"),
    ("1234567890. a", "1234567890. a"),
    ("(a)=", "\\(a)="),
    ("(a b)=", "(a b)="),
    ("(a)=x", "\\(a)=x"),
    ("  - a", "  \\- a"),
    ("+ a", "\\+ a"),
    ("+1", "+1"),
])  # fmt: skip
def test_the_beginning_of_a_line(text: str, line: str) -> None:
    assert at_line_start(text) == line


@pytest.mark.parametrize(("html", "report"), [
    ("<iframe src='v'></iframe>", [("<iframe> became a link, for it would load a page of another host", "iframe")]),
    ("<p><video src='v'></video></p>", [("<video> became a link, for it would load a page of another host", "video")]),
    ("<audio><source src='v'></audio>", [("<audio> became a link, for it would load a page of another host", "audio")]),
    ("<iframe src='gone'></iframe>", []),
    ("<iframe></iframe>", []),
    ("<img src='p.png'>", []),
])  # fmt: skip
def test_what_is_said_of_frames(html: str, report: list[tuple[str, str]]) -> None:
    kept: list[tuple[str, str]] = []
    _writer(kept).blocks(parse_html(html))
    assert kept == report


def test_a_writer_that_is_told_nothing() -> None:
    tree = parse_html(
        "<a href='javascript:x'>a</a> <a href='https://x.example.org'>b</a> <img src='p.png'><iframe src='https://v.example.org'></iframe>"
    )
    line = "a [b](https://x.example.org) [https://v.example.org](https://v.example.org)"
    assert Writer().inline(tree, pictures=True) == line
