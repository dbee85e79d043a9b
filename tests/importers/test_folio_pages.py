"""What tags of al-folio become before a page is read."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.folio_pages import FolioJekyll
from sphinx_academic.importers.jekyll import JekyllPage
from sphinx_academic.importers.source import Source


def _marked(text: str, folder: Path) -> tuple[str, list[tuple[int, str]]]:
    for name in ("_posts/2020-01-02-a.md", "_includes/own.html"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("")
    source = Source(folder)
    jekyll = FolioJekyll(source)
    jekyll.keys = frozenset({"a", "b"})
    shown = jekyll.marked(text, JekyllPage("p.md", {}, "", 2)).strip("\n")
    return shown, [(each.line, each.message) for each in source.findings]


@pytest.mark.parametrize(("text", "found"), [
    ("{% bibliography -f x %}", ("<div class='academic-bibliography' data-arguments=\"-f x\"></div>", [])),
    ("{%- bibliography --query @*[year>2000] -%}", ("<div class='academic-bibliography' data-arguments=\"--query @*[year&gt;2000]\"></div>", [])),
    ("{% cite a %} {% cite a b --x %} {% cite gone %} {% cite %}", ("<code class='academic-cite'>a</code> <code class='academic-cite'>a b</code> <code>gone</code> <code></code>", [])),
    ("<d-cite key=\"a,b\"></d-cite> <d-cite key='gone'></d-cite> <d-cite></d-cite>", ("<code class='academic-cite'>a b</code> <code>gone</code> <d-cite></d-cite>", [])),
    ("{% reference b %}", ("<code class='academic-cite'>b</code>", [])),
    ("{% link _pages/a.md %} {% post_url 2020-01-02-a %} {% post_url gone %}", ("/_pages/a.md /_posts/2020-01-02-a.md /_posts/gone", [])),
    ("{% capture x %}\nA {% include figure.html path=\"p.png\" %}\n{% endcapture %}\n{{ x }} {{ y }}", ("A <img src=\"p.png\" alt=\"\"> {{ y }}", [])),
    ("<head><title>x</title>\n</head>A", ("A", [])),
    ("<details><summary class='x'>More *of* it</summary>B</details>", ("<details><h3>More *of* it</h3>B</details>", [])),
    ("{% highlight python %}\nx\n{% endhighlight %}", ("```python\nx\n```", [])),
    ("{% include figure.html path='a.png' alt=\"A & B\" title='t' %}", ("<img src=\"a.png\" alt=\"A &amp; B\">", [])),
    ("{% include figure.liquid path=\"a.png\" title=\"T\" caption=\"C\" %}", ("<img src=\"a.png\" alt=\"T\">", [])),
    ("{% include figure.liquid path=\"a.png\" caption=\"C\" %}", ("<img src=\"a.png\" alt=\"C\">", [])),
    ("{% include figure.liquid %}", ("", [])),
    ("{% include video.liquid src=\"v.mp4\" title=\"V\" %}", ("<a href=\"v.mp4\">V</a>", [])),
    ("{% include youtube.html id=\"abc\" %}", ("<a href=\"https://www.youtube.com/watch?v=abc\">Video</a>", [])),
    ("{% include youtube.html id=\"https://y.example.org/abc\" %}", ("<a href=\"https://y.example.org/abc\">Video</a>", [])),
    ("{% include vimeo.html %}", ("", [])),
    ("{% include news.liquid limit=3 %}", ("<div class='academic-news'></div>", [])),
    ("{% include social.liquid %}", ("", [])),
    ("{% include own.html %}", ("{% include own.html %}", [])),
    ("\n\n{% include gone.html %}", ("", [(5, "the include gone.html is not there; what it drew is missing")])),
    ("{% for a in b %}{% include news.liquid %}{% for c in d %}x{% endfor %}{% include news.liquid %}{% endfor %}{% include projects.liquid %}", ("{% for a in b %}{% for c in d %}x{% endfor %}{% endfor %}\n\n<div class='academic-projects'></div>", [])),
    ("{% endfor %}{% for a in b %}{% include news.liquid %}", ("{% endfor %}{% for a in b %}", [])),
    ("<HEAD><TITLE>x</TITLE>\n</HEAD>A <D-CITE KEY='a'></D-CITE> <SUMMARY>S\nt</SUMMARY>", ("A <code class='academic-cite'>a</code> <h3>S\nt</h3>", [])),
    ("{% capture x %}\n{% endcapture %}\n{%- capture y -%}b{%- endcapture -%}{{x}}{{- y -}}{{ x | upper }}", ("b{{ x | upper }}", [])),
    ("{% include figure.liquid path=\"a&b.png\" alt=\"A\" %}", ("<img src=\"a&amp;b.png\" alt=\"A\">", [])),
    ("{% include image.html path=a.png %}{% include figure_cached.html path=b.png %}", ("<img src=\"a.png\" alt=\"\"><img src=\"b.png\" alt=\"\">", [])),
    ("{% include figure path='a.png' %}", ("<img src=\"a.png\" alt=\"\">", [])),
    ("{% include audio.liquid path=\"a&b.mp3\" title=\"A <b>\" %}", ("<a href=\"a&amp;b.mp3\">A &lt;b&gt;</a>", [])),
    ("{% include vimeo.html id='12' %}", ("<a href=\"12\">Video</a>", [])),
    ("  {% highlight c++ linenos %}x\n\n{%- endhighlight -%}", ("```c++\nx\n```", [])),
    ("{% highlight %}x{% endhighlight %}{% highlight js %}y{% endhighlight %}", ("```\nx\n```{% highlight js %}y{% endhighlight %}", [])),
    ("{% cite <b> %} {% cite_details a %} {% details_link b %}", ("<code>&lt;b&gt;</code> <code class='academic-cite'>a</code> <code class='academic-cite'>b</code>", [])),
    ("{%- link /_pages/a.md -%} {% post_url /2020-01-02-a %}", ("/_pages/a.md /_posts/2020-01-02-a.md", [])),
    ("{% include repository/repo.liquid repository='a/b' %}{% include repository/repo_trophies.liquid %}{% include resume/education.liquid %}",
     ("<div class='academic-repositories'></div>\n\n\n\n<div class='academic-cv'></div>", [])),
    ("{% include selected_papers.html %}{% include courses.html %}{% include latest_posts.html %}",
     ("<div class='academic-selected'></div>\n\n\n\n<div class='academic-teachings'></div>\n\n\n\n<div class='academic-posts'></div>", [])),
    ("a\n{% for x in y %}{% include gone.html %}{% endfor %}{% include own.liquid %}", ("a\n{% for x in y %}{% endfor %}", [(4, "the include own.liquid is not there; what it drew is missing")])),
    ("{%- for a in b -%}x{%- endfor -%}{% include news.html %}{% for c in d %}y", ("{%- for a in b -%}x{%- endfor -%}\n\n<div class='academic-news'></div>\n\n{% for c in d %}y", [])),
    ("{% include_cached bib_search.liquid %}", ("<div class='academic-search'></div>", [])),
])  # fmt: skip
def test_tags(text: str, found: tuple[str, list[tuple[int, str]]], tmp_path: Path) -> None:
    assert _marked(text, tmp_path) == found


def test_citations_of_a_post_with_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "assets/bibliography").mkdir(parents=True)
    (tmp_path / "assets/bibliography/own.bib").write_text(
        "@misc{x, title={X}}\n@misc{y, title={Y}}\n@misc{a, title={A}}\n"
    )
    jekyll = FolioJekyll(Source(tmp_path))
    jekyll.keys = frozenset({"a"})
    page = JekyllPage("_posts/2020-01-02-p.md", {"bibliography": "own.bib"})
    text = jekyll.marked('A<d-cite key="y,x"></d-cite> {% cite a %} {% cite a x %} {% cite x gone %}', page)
    assert text == (
        'A<footnote-mark label="y"></footnote-mark><footnote-mark label="x"></footnote-mark>'
        " <code class='academic-cite'>a</code>"
        ' <footnote-mark label="a"></footnote-mark><footnote-mark label="x"></footnote-mark> <code>x gone</code>'
        '\n\n<footnote-text label="a"><em>A</em>.</footnote-text>\n'
        '\n\n<footnote-text label="x"><em>X</em>.</footnote-text>\n'
        '\n\n<footnote-text label="y"><em>Y</em>.</footnote-text>\n'
    )
