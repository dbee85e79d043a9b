"""Sites of Jekyll: addresses of pages, navigations, settings, includes and tags."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from sphinx_academic.importers.jekyll import Jekyll, gfm_anchor, kramdown_anchor
from sphinx_academic.importers.source import Source

PAGE = "---\n---\nText.\n"


def jekyll(folder: Path, files: dict[str, str]) -> Jekyll:
    """Write a site and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
    return Jekyll(Source(folder))


def messages(site: Jekyll) -> list[tuple[str, str, int]]:
    """Return the report: what was found, and where."""
    return [(each.message, each.file, each.line) for each in site.source.findings]


@pytest.mark.parametrize(("config", "url"), [
    ("url: https://mira.tides.org/", "https://mira.tides.org/"),
    ("url: https://tides.org\nbaseurl: /mira/", "https://tides.org/mira/"),
    ("url: https://mira.example.org", ""),
    ("url: http://localhost:4000", ""),
    ("title: Mira", ""),
    ("- no settings", ""),
])  # fmt: skip
def test_address_of_a_site(config: str, url: str, tmp_path: Path) -> None:
    assert jekyll(tmp_path, {"_config.yml": config}).url == url


@pytest.mark.parametrize(("data", "links"), [
    ("main:\n- {title: Talks, url: /talks/}\n- {name: CV, url: /cv/}\n- {title: None}\n- {url: /x/}\n- word",
     [("Talks", "/talks/"), ("CV", "/cv/")]),
    ("- {title: Talks, url: /talks/}", [("Talks", "/talks/")]),
    ("main:\n- {title: More, children: [{title: A, url: /a/}, {title: B}, {url: /c/}, word]}",
     [("A", "/a/")]),
    ("main:\n- {title: More, url: /m/, links: [{title: A, url: /a/}]}", [("More", "/m/"), ("A", "/a/")]),
    ("main:\n- {title: More, sublinks: [{title: A, url: /a/}]}", [("A", "/a/")]),
    ("main: {title: Talks, url: /talks/}", []),
])  # fmt: skip
def test_navigation(data: str, links: list[tuple[str, str]], tmp_path: Path) -> None:
    site = jekyll(tmp_path, {"_data/navigation.yml": data})
    assert [(each.title, each.url) for each in site.navigation()] == links


@pytest.mark.parametrize(("scope", "values"), [
    ("{path: ''}", {"_pages/a.md": "x", "b.md": "x", "_talks/c.md": "x"}),
    ("{path: _pages}", {"_pages/a.md": "x", "b.md": "", "_talks/c.md": ""}),
    ("{path: /b.md/}", {"_pages/a.md": "", "b.md": "x", "_talks/c.md": ""}),
    ("{path: _page}", {"_pages/a.md": "", "b.md": "", "_talks/c.md": ""}),
    ("{type: talks}", {"_pages/a.md": "", "b.md": "", "_talks/c.md": "x"}),
    ("{type: pages}", {"_pages/a.md": "x", "b.md": "x", "_talks/c.md": ""}),
    ("{path: b.md, type: talks}", {"_pages/a.md": "", "b.md": "", "_talks/c.md": ""}),
    ("everything", {"_pages/a.md": "", "b.md": "", "_talks/c.md": ""}),
])  # fmt: skip
def test_values_that_settings_give_to_pages(scope: str, values: dict[str, str], tmp_path: Path) -> None:
    config = f"defaults:\n- word\n- scope: {scope}\n  values: {{layout: x}}\n"
    site = jekyll(tmp_path, {"_config.yml": config, **dict.fromkeys(values, PAGE)})
    assert {name: site.page(name).metadata.get("layout", "") for name in values} == values


def test_a_page_says_more_than_settings(tmp_path: Path) -> None:
    config = "defaults:\n- {scope: {path: ''}, values: {layout: x}}\n"
    site = jekyll(tmp_path, {"_config.yml": config, "a.md": "---\nlayout: y\n---\n"})
    assert site.page("a.md").metadata["layout"] == "y"


@pytest.mark.parametrize(("name", "permalink", "setting", "address"), [
    ("_pages/cv.md", "/vita/", "", "vita/"),
    ("_pages/cv.md", "", "", "cv.html"),
    ("cv.md", "", "pretty", "cv/"),
    ("cv.md", "", "/:title/", "cv/"),
    ("cv.md", "", "/:title.html", "cv.html"),
    ("cv.md", "/:title/", "", "cv/"),
    ("index.md", "", "", ""),
    ("talks/index.html", "", "", "talks/"),
])  # fmt: skip
def test_address_of_a_page(name: str, permalink: str, setting: str, address: str, tmp_path: Path) -> None:
    config = f"permalink: '{setting}'\n"
    site = jekyll(tmp_path, {"_config.yml": config, name: f"---\npermalink: '{permalink}'\n---\n"})
    assert list(site.pages) == [address]


def test_files_that_are_no_pages(tmp_path: Path) -> None:
    names = ["a.md", "b.HTML", "README.md", "c/license.md", "404.html", "_drafts/d.md", ".github/e.md",
             "c/_parts/f.md", "docs/g.md", "h.txt", "old/i.md", "old.md", "older.md"]  # fmt: skip
    files = {**dict.fromkeys(names, PAGE), "j.md": "No front matter.\n"}
    site = jekyll(tmp_path, {"_config.yml": "exclude: [old/, old.md]\n", **files})
    assert sorted(page.file for page in site.pages.values()) == ["a.md", "b.HTML", "older.md"]


def test_two_home_pages(tmp_path: Path) -> None:
    site = jekyll(tmp_path, {"_pages/about.md": "---\npermalink: /\n---\n", "index.md": PAGE})
    assert {address: page.file for address, page in site.pages.items()} == {"": "_pages/about.md"}
    assert messages(site) == [
        ("the home page is _pages/about.md; this page has its address, too", "index.md", 0)
    ]


def test_third_page_of_an_address(tmp_path: Path) -> None:
    same = "---\npermalink: /x.html\n---\n"
    site = jekyll(tmp_path, {"_pages/a.md": same, "b.md": same, "c/d.md": same})
    assert {address: page.file for address, page in site.pages.items()} == {
        "x.html": "_pages/a.md",
        "x-2.html": "b.md",
        "x-3.html": "c/d.md",
    }


@pytest.mark.parametrize(("url", "file", "fragment"), [
    ("/cv/", "cv.md", ""),
    ("cv#work%20one", "cv.md", "work one"),
    ("../cv.md", "cv.md", ""),
    ("/cv/index.html", "cv.md", ""),
    ("/index.html#x", "index.md", "x"),
    ("/", "index.md", ""),
    ("/mira/cv", "cv.md", ""),
    ("/miracv", None, ""),
    ("https://tides.org/mira/cv/", "cv.md", ""),
    ("https://www.tides.org/mira/cv/", "cv.md", ""),
    ("https://fog.org/mira/cv/", None, ""),
    ("mailto:mira@tides.org", None, ""),
    ("http://[cv", None, ""),
    ("/talks/#x", None, "x"),
])  # fmt: skip
def test_page_of_an_address(url: str, file: str | None, fragment: str, tmp_path: Path) -> None:
    config = "url: https://tides.org\nbaseurl: /mira\n"
    cv = "---\npermalink: /cv/\n---\n"
    page, found = jekyll(tmp_path, {"_config.yml": config, "index.md": PAGE, "cv.md": cv}).page_of(url)
    assert (page.file if page else None, found) == (file, fragment)


def test_no_address_of_a_site_is_without_its_own(tmp_path: Path) -> None:
    assert jekyll(tmp_path, {"cv.md": PAGE}).page_of("https://tides.org/cv")[0] is None


@pytest.mark.parametrize(("text", "drawn", "report"), [
    ("{% include a.html %}", "A", []),
    ("{% include_cached a.html %}", "A", []),
    ("{% include b.html who='Mei' %}", "Hello Mei", []),
    ("{% include_relative a.html %}", "near", []),
    # given as single files, includes lie beside each other
    ("{% include_relative ../near.html %}", "top", []),
    ("\n{% include c.html %}", "\n", [("the page includes c.html, which was not found", "p/a.md", 5)]),
    ("{% include {{ page.title }} %}", "", [("the page includes Page, which was not found", "p/a.md", 4)]),
    ("{% include %}", "", [("the page includes a file, which was not found", "p/a.md", 4)]),
    ("{% include ../../x.html %}", "", [
        ("the page includes ../../x.html, which was not found", "p/a.md", 4)]),
    ("{% include self.html %}", "S", [("self.html includes itself", "_includes/self.html", 1)]),
    ("{% link _talks/a.md %}{% post_url /b %}", "/_talks/a.md/b", []),
    ("{% bibliography %}{% toc %}{% seo %}", "", []),
    ("{% details A *b* %}c{% enddetails %}", '\n\n<details markdown="1">\n<summary>A *b*</summary>\n\nc\n\n</details>\n\n', []),
    ("{% tabs g %}{% tab g In C++ %}a{% endtab %}{% tab b %}c{% endtab %}{% endtabs %}", "\n\n**In C++**\n\na\n\n**b**\n\nc", []),
    ("{% strange x %}", "", [("a tag of Liquid was not understood: {% strange x %}", "p/a.md", 4)]),
    ("{{ page.title }} {{ site.title }}", "Page Site", []),
    ("{{ '/cv/' | relative_url }} {{ '' | absolute_url }}", "/cv/ /", []),
    ("{{ site.baseurl }}/cv{{ site.time }}{{ page.date | date: '%Y' }}{{ page.url }}", "/cv", []),
    ("{{ page.more }}", "", [("a value of Liquid is not known: {{ page.more }}", "p/a.md", 4)]),
    ("{{ one }}\n{{ two }}", "\n", [
        ("a value of Liquid is not known, the first of the page: {{ one }}", "p/a.md", 4)]),
    ("{% raw %}{{ one }}{% endraw %}{% raw %}{", "{{ one }}{", []),
])  # fmt: skip
def test_text_of_a_page(text: str, drawn: str, report: list[tuple[str, str, int]], tmp_path: Path) -> None:
    site = jekyll(
        tmp_path,
        {
            "_config.yml": "title: Site\n",
            "_includes/a.html": "A",
            "_includes/b.html": "Hello {{ include.who }}",
            "_includes/self.html": "S{% include self.html %}",
            "p/a.html": "near",
            "near.html": "top",
            "p/a.md": f"---\ntitle: Page\n---\n{text}",
        },
    )
    page = site.page("p/a.md")
    assert site.text_of(page).text == "\n" * page.offset + drawn
    assert messages(site) == report


@pytest.mark.parametrize(("text", "gfm", "kramdown"), [
    ("Talks & Posters", "talks--posters", "talks--posters"),
    ("2024: New_Work", "2024-new_work", "newwork"),
    ("灯", "灯", "section"),
])  # fmt: skip
def test_anchors_of_headings(text: str, gfm: str, kramdown: str) -> None:
    assert (gfm_anchor(text), kramdown_anchor(text)) == (gfm, kramdown)


@pytest.mark.parametrize(("deepest", "most", "text", "message"), [
    (2, 9, "12", "3.html is not included, for pages are made of at most 2 levels"),
    (3, 9, "123", ""),
    (9, 2, "12", "3.html is not included, for pages are made of at most 2 files"),
    (9, 3, "123", ""),
])  # fmt: skip
def test_most_includes(
    deepest: int, most: int, text: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_academic.importers.jekyll._DEEPEST", deepest)
    monkeypatch.setattr("sphinx_academic.importers.jekyll._MOST_INCLUDED", most)
    site = jekyll(
        tmp_path,
        {
            "_includes/1.html": "1{% include 2.html %}",
            "_includes/2.html": "2{% include 3.html %}",
            "_includes/3.html": "3",
            "a.md": "---\n---\n{% include 1.html %}",
        },
    )
    assert site.text_of(site.page("a.md")).text.strip() == text
    assert messages(site) == ([(message, "_includes/2.html", 1)] if message else [])


def test_one_file_may_be_included_again(tmp_path: Path) -> None:
    site = jekyll(tmp_path, {"_includes/1.html": "1", "a.md": "---\n---\n" + "{% include 1.html %}" * 3})
    found = site.text_of(site.page("a.md"))
    assert (found.text.strip(), found.files) == ("111", ("a.md", "_includes/1.html"))
