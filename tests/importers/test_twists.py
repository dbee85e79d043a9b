"""Forms of known structures that are met rarely: what would be lost, or taken for what it is not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from importers.kind_sites import READERS

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.item_dates import split_date_at_end
from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.myst import Writer
from sphinx_academic.importers.paper_links import is_label, is_of_person
from sphinx_academic.importers.records import Block, Page, Paper, Site
from sphinx_academic.importers.resume_items import Item, _point, item_entry
from sphinx_academic.importers.source import Source

Homepage = Callable[[dict[str, str]], Source]


def source(folder: Path, files: Mapping[str, str | bytes]) -> Source:
    """Write a source and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Source(folder)


def page(site: Site, name: str) -> Page:
    """Return a page by its name."""
    return next(page for page in site.pages if page.name == name)


def blocks(page: Page) -> dict[str, Block]:
    """Return the parts of a page by their headings."""
    return {block.title: block for block in page.blocks}


def paper(site: Site, title: str) -> Paper:
    """Return a paper by its title."""
    return next(paper for paper in site.papers if paper.title == title)


def findings(found: Site | Source) -> str:
    """Return the report as text."""
    return "\n".join(f"{each.level} {each.file} {each.message}" for each in found.findings)


# -- papers ---------------------------------------------------------------------------

TABLE = """
# Research

<table>
<tr><td><img src="a.png"></td><td>
<a href="https://arxiv.org/abs/2310.11111"><papertitle>Lamps That Learn</papertitle></a><br>
<strong>Mira Okafor</strong>, <a href="https://li.example">Mei Li</a><br>
<em>NeurIPS</em>, 2023<br><a href="https://lamps.example">project page</a>
<p>We train lamps.</p></td></tr>
<tr><td></td><td><b>Prisms at Dusk</b><br>Ana Gray, <strong>Mira Okafor</strong><br>
<em>Optics Letters</em>, 2021</td></tr>
</table>
"""
LIST = """
# Featured work

- **Mira Okafor**, Mei Li. "Lamps That Learn." In *NeurIPS*, 2023.
- Ana Gray, **Mira Okafor**. "Prisms at Dusk Again." *Optics Letters*, 2021.
"""


@pytest.mark.parametrize(("text", "titles"), [
    (TABLE, ["Lamps That Learn", "Prisms at Dusk"]),
    (LIST, ["Lamps That Learn", "Prisms at Dusk Again"]),
])  # fmt: skip
def test_papers_below_a_heading_that_does_not_say_so(
    homepage: Homepage, text: str, titles: list[str]
) -> None:
    home = f"---\npermalink: /\n---\nI look at lamps.\n\n# News\n\n- 2024.01: Hello\n{text}"
    site = acad_homepage.read(homepage({"_pages/about.md": home}))
    assert [paper.title for paper in site.papers] == titles
    assert [paper.fields["year"] for paper in site.papers] == ["2023", "2021"]
    assert "publications" in [block.kind for block in site.pages[0].blocks]


def test_items_that_are_no_papers_of_the_owner_stay_text(homepage: Homepage) -> None:
    text = "\n# Reading\n\n- Ann Doe, Ben Ray. *Old Lamps*, Optics Letters, 2001.\n- Cy Poe. *Wicks*, 1999.\n"
    site = acad_homepage.read(homepage({"_pages/about.md": f"---\npermalink: /\n---\nHello.\n{text}"}))
    assert not site.papers
    assert "Old Lamps" in blocks(site.pages[0])["Reading"].text


def test_a_page_whose_title_says_that_it_lists_papers(homepage: Homepage) -> None:
    text = """\
        ---
        title: Papers
        permalink: /papers/
        ---
        ## 2025
        1. **M. Okafor**, Mei Li. *Lamps as Graphs*. In CVPR, 2025. ([pdf](https://arxiv.org/pdf/2501.01234))
        ## 2024
        2. Mei Li and **M. Okafor**. A Survey of Wicks: Old and New. *TPAMI*, 2024. [doi:10.1000/wick.1](https://doi.org/10.1000/wick.1)
        """
    files = {
        "_data/navigation.yml": "main:\n  - title: Papers\n    url: /papers/\n",
        "_pages/papers.md": text,
    }
    site = acad_homepage.read(homepage(files))
    assert [(each.title, each.fields["year"]) for each in site.papers] == [
        ("Lamps as Graphs", "2025"), ("A Survey of Wicks: Old and New", "2024"),
    ]  # fmt: skip
    assert site.papers[1].fields["doi"] == "10.1000/wick.1"
    made = page(site, "papers")
    assert [(block.kind, block.title) for block in made.blocks] == [
        ("publications", "2025"), ("publications", "2024"),
    ]  # fmt: skip


def test_a_page_whose_title_says_that_it_lists_courses(homepage: Homepage) -> None:
    table = "| Year | Course |\n|---|---|\n| 2024 | Optics I |\n| Spring 2022 | Lamps |\n"
    files = {
        "_data/navigation.yml": "main:\n  - title: Teaching\n    url: /teaching/\n",
        "_pages/teaching.md": f"---\ntitle: Teaching\npermalink: /teaching/\n---\n\n{table}",
    }
    (block,) = page(acad_homepage.read(homepage(files)), "teaching").blocks
    assert block.kind == "teaching"
    assert [(entry.date, entry.text) for entry in block.entries] == [
        ("2024", "Optics I"), ("Spring 2022", "Lamps"),
    ]  # fmt: skip


PROFILE = "https://scholar.google.com/citations?user=AbC"


@pytest.mark.parametrize("sentence", [
    f"<div>You can also find my articles on <a href='{PROFILE}'>my Scholar profile</a>.</div>",
    f"See [my full list at Google Scholar]({PROFILE}&hl=en).",
    "You can find all of them on [the pages of the lab](https://lab.example/papers).",
])  # fmt: skip
def test_where_papers_can_be_found_is_no_paper(tmp_path: Path, sentence: str) -> None:
    files = {
        "_config.yml": "author:\n  name: Mira Okafor\nurl: https://mira.example\n",
        "_data/navigation.yml": "main:\n  - title: Publications\n    url: /publications/\n",
        "_pages/about.md": "---\npermalink: /\n---\nHello.\n",
        "_pages/publications.html": "---\ntitle: Publications\npermalink: /publications/\n---\n"
        f"{sentence}\n\n{{% for one in site.publications %}}{{% include one.html %}}{{% endfor %}}\n",
        "_includes/one.html": "<h2>{{ post.title }}</h2>",
        "_publications/2021-lamps.md": "---\ntitle: Lamps at Night\ndate: 2021-03-01\nvenue: Lamp Letters\n"
        "citation: 'Okafor, M. (2021). Lamps at Night. <i>Journal of Lamps</i>.'\n---\n",
    }
    site = READERS["academicpages"].read(source(tmp_path, files))
    assert [each.title for each in site.papers] == ["Lamps at Night"]
    lists = [block for block in page(site, "publications").blocks if block.kind == "publications"]
    assert [block.options for block in lists] == [{"group-by": "year"}]
    assert "academicmarker" not in findings(site)


@pytest.mark.parametrize(("address", "is_one"), [
    (PROFILE, True),
    ("https://scholar.google.com/citations?view_op=view_citation&citation_for_view=AbC:1", False),
    ("https://orcid.org/0000-0002-1825-0097", True),
    ("https://github.com/mira", True),
    ("https://github.com/mira/lamps", False),
    ("https://openreview.net/forum?id=1", False),
])  # fmt: skip
def test_pages_of_persons(address: str, is_one: bool) -> None:
    assert is_of_person(address) is is_one


@pytest.mark.parametrize(
    "text", ["doi:10.1000/wick.1", "https://doi.org/10.1/x", "arXiv:2501.01234", "www.a.example"]
)
def test_an_address_is_the_name_of_a_link(text: str) -> None:
    assert is_label(text)


# -- files and dates -------------------------------------------------------------------


def test_files_that_entries_name_are_copied(tmp_path: Path) -> None:
    bib = (
        b"\xef\xbb\xbf---\r\n---\r\n@article{a, title={Lamps}, author={Okafor, M.}, year={2024},\r\n"
        b" pdf={lamps.pdf}, slides={/assets/talk.pdf}, preview={lamps.png}, code={https://code.example}}\r\n"
    )
    files = {
        "_config.yml": "first_name: Mira\nlast_name: Okafor\nenable_publication_badges: {}\n",
        "_pages/about.md": "---\nlayout: about\npermalink: /\n---\nHello.\n",
        "_bibliography/papers.bib": bib,
        "assets/pdf/lamps.pdf": "1",
        "assets/talk.pdf": "2",
        "assets/img/publication_preview/lamps.png": "3",
        "assets/pdf/other.pdf": "4",
    }
    site = READERS["al-folio"].read(source(tmp_path, files))
    assert {name: path.read_bytes() for name, path in site.files.items()} == {
        "assets/pdf/lamps.pdf": b"1",
        "assets/talk.pdf": b"2",
        "assets/img/publication_preview/lamps.png": b"3",
    }


HUGO = {
    "config.toml": 'title = "Mira Okafor"\nbaseURL = "https://mira.example/"\n',
    "content/authors/admin/_index.md": '+++\ntitle = "Mira Okafor"\nsuperuser = true\n+++\n',
}


def test_dates_of_toml(tmp_path: Path) -> None:
    files = {
        **HUGO,
        "content/publication/lamps 1/index.md": '+++\ntitle = "Lamps"\ndate = 2024-05-01T00:00:00\n'
        'authors = ["admin"]\npublication_types = ["2"]\npublication = "*Journal of Lamps*"\n+++\n',
        "content/publication/lamps 1/featured.PNG": "picture",
        "content/post/hello.md": "+++\ntitle = 'Hello'\ndate = 2021-01-02\n+++\nText.\n",
        "content/event/talk.md": "+++\ntitle = 'Talk'\ndate = 2023-03-03T10:00:00Z\n+++\n",
    }
    site = READERS["hugo"].read(source(tmp_path, files))
    assert paper(site, "Lamps").fields["date"] == "2024-05-01"
    assert paper(site, "Lamps").fields["preview"] == "images/featured.png"
    assert "2021-01-02" in page(site, "blog").blocks[0].text
    assert page(site, "talks").blocks[0].entries[0].date == "2023-03-03"


# -- pages ----------------------------------------------------------------------------

JEKYLL_KINDS = {
    "academicpages": {
        "_config.yml": "author:\n  name: Mira Okafor\n",
        "_publications/a.md": "---\ntitle: A\n---\n",
    },
    "al-folio": {"_config.yml": "first_name: Mira\nlast_name: Okafor\nenable_publication_badges: {}\n"},
    "jekyll-scholar": {"_config.yml": "title: Mira Okafor\nscholar: {}\n"},
}


@pytest.mark.parametrize("kind", JEKYLL_KINDS)
def test_two_pages_of_one_address(kind: str, tmp_path: Path) -> None:
    files = {
        **JEKYLL_KINDS[kind],
        "_pages/about.md": "---\nlayout: about\npermalink: /\ntitle: about\n---\nHello.\n",
        "_pages/first.md": "---\nlayout: page\ntitle: First\npermalink: /lamps/\n---\nThe first text.\n",
        "_pages/second.md": "---\nlayout: page\ntitle: Second\npermalink: /lamps/\n---\nThe second text.\n",
        "_pages/third.md": "---\nlayout: page\ntitle: Third\npermalink: /Lamps.html\n---\nThe third text.\n",
    }
    site = READERS[kind].read(opened := source(tmp_path, files))
    # Jekyll writes the last over those before it
    assert "second text" in page(site, "lamps").blocks[0].text
    texts = " ".join(block.text for page in site.pages for block in page.blocks)
    assert "first text" in texts
    assert "third text" in texts
    report = findings(opened)
    assert "_pages/first.md two pages have the address /lamps/, the other is _pages/second.md" in report
    assert "_pages/third.md another page is lamps, too" in report


@pytest.mark.parametrize("address", ["#contact", "./#contact", "/#contact", "./index.html#contact"])
def test_links_to_a_place_on_the_page(tmp_path: Path, address: str) -> None:
    files = {
        "_config.yml": "title: Mira Okafor\nposition: PhD student\navatar: ./a.png\n",
        "index.md": f"---\nlayout: homepage\n---\nMy [place]({address}).\n\n## Contact\n\nRoom 7.\n",
    }
    site = acad_homepage.read(opened := source(tmp_path, files))
    assert "[place](index.md#contact)" in site.pages[0].blocks[0].body
    assert "a link leads to" not in findings(opened)


@pytest.mark.parametrize("toggle", [
    "<a href=\"javascript:toggle_vis('more')\">show more</a>",
    "- <a href='javascript:void(0)' onclick='f()'>Show More</a>",
    "<ul><li><a href='javascript:f()'>View all news</a></li></ul>",
    "<p>[<a href='javascript:f()'>Read more</a>]</p>",
])  # fmt: skip
def test_links_that_unfold_a_part_of_the_page(homepage: Homepage, toggle: str) -> None:
    home = f"---\npermalink: /\n---\nHello.\n\n# News\n\n- 2024.01: A lamp\n\n{toggle}\n\n# Other\n\nText.\n"
    site = acad_homepage.read(opened := homepage({"_pages/about.md": home}))
    (news,) = [block for block in site.pages[0].blocks if block.kind == "news"]
    assert [entry.text for entry in news.entries] == ["A lamp"]
    assert "ore" not in " ".join(block.text for block in site.pages[0].blocks)
    assert "a link that a script answers" in findings(opened)


def test_items_with_dates_below_an_unknown_heading_are_reported(homepage: Homepage) -> None:
    home = (
        "---\npermalink: /\n---\nHello.\n\n# Community\n\n"
        "<div><div><span>2022 – now</span><h4>Jury of lamps</h4><p>Journal of Lamps</p></div>"
        "<div><span>2020</span><h4>Chair</h4><p>Lamp Days</p></div></div>\n\n# Thoughts\n\n- One\n- Two\n"
    )
    site = acad_homepage.read(opened := homepage({"_pages/about.md": home}))
    report = findings(opened)
    assert "Kept as text _pages/about.md the section 'Community' has 2 items with dates" in report
    assert "Thoughts" not in report
    assert "Journal of Lamps" in str(site.pages[0].blocks)


# -- texts ----------------------------------------------------------------------------


def written(text: str) -> str:
    """Return a text as MyST."""
    return Writer(lambda address: address, lambda address: address).blocks(parse(text))


@pytest.mark.parametrize(("text", "expected"), [
    ("of $$x^2_1$$ here", "of $x^2_1$ here"),
    ("$$\nE=mc^2\n$$", "$$\nE=mc^2\n$$"),
    (r"a \\(x_*\\) b \(y_*\)", "a $x_*$ b $y_*$"),
    (r"\\[x=1\\]", "$$\nx=1\n$$"),
    (r"$\ell_1$ norm of $n$", r"$\ell_1$ norm of $n$"),
    ("$5 and $6, US$ 7", r"\$5 and \$6, US\$ 7"),
    (r"\$x_1$ and `$$x$$`", r"\$x_1\$ and `$$x$$`"),
    (r"[[PDF](a.pdf)] \[x\]", r"\[[PDF](a.pdf)\] \[x\]"),
    ("```\n$$x$$\n```", "```\n$$x$$\n```"),
    ("A list:\n\n    of $x_1$", "A list:\n\n```\nof $x_1$\n```"),
    ("$$\na \\\\\nb_1 < c\n$$", "$$\na \\\\ b_1 < c\n$$"),
    ("**$x_1$** is [of $y_2$](a.md)", "**$x_1$** is [of $y_2$](a.md)"),
])  # fmt: skip
def test_formulas(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("```python\nx = 1\n```", "```python\nx = 1\n```"),
    ("```nosuchlanguage\nx\n```", "```\nx\n```"),
    # a build would warn of it
    ("```json\n{a: $}\n```", "```\n{a: $}\n```"),
])  # fmt: skip
def test_languages_of_code(text: str, expected: str) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("![hut](/images/my hut.png)", "![hut](/images/my%20hut.png)"),
    ('[slides](files/my talk.pdf "My talk")', "[slides](files/my%20talk.pdf)"),
    ("[see](not a link)", r"\[see\](not a link)"),
])  # fmt: skip
def test_addresses_with_blanks(text: str, expected: str) -> None:
    assert written(text) == expected


def test_liquid_that_is_to_be_shown(homepage: Homepage) -> None:
    home = "---\npermalink: /\n---\nI write `{% raw %}{{ page.title }} {% if x %}{% endraw %}` a lot.\n"
    site = acad_homepage.read(opened := homepage({"_pages/about.md": home}))
    assert "`{{ page.title }} {% if x %}`" in site.pages[0].blocks[0].body
    assert "Liquid" not in findings(opened)


def test_lists_that_loops_over_data_draw(homepage: Homepage) -> None:
    home = (
        "---\npermalink: /\n---\nHello.\n\n# Grants\n\n{% for g in site.data.grants %}\n"
        "- {{ g.year }}: **{{ g.name }}**, {{ g.funder }}{% if g.with %}, with {{ g.with }}{% endif %}\n"
        "{% endfor %}\n"
    )
    data = (
        "- {name: Lamp Grant, funder: Lamps, year: 2021, with: Mei}\n- {name: Wick, funder: W, year: 2019}\n"
    )
    site = acad_homepage.read(opened := homepage({"_pages/about.md": home, "_data/grants.yml": data}))
    (grants,) = [block for block in site.pages[0].blocks if block.kind == "grants"]
    assert [(entry.date, entry.text) for entry in grants.entries] == [
        ("2021", "**Lamp Grant**, Lamps, with Mei"), ("2019", "**Wick**, W"),
    ]  # fmt: skip
    assert "grants.yml" not in findings(opened)


# -- dates, menus, languages -------------------------------------------------------------


@pytest.mark.parametrize(("text", "expected"), [
    ("Ph.D, Coast University, 2018 (expected)", ("2018 (expected)", "Ph.D, Coast University")),
    ("Ph.D in Lamps (expected 2028)", ("2028 (expected)", "Ph.D in Lamps")),
    ("as expected", ("", "as expected")),
])  # fmt: skip
def test_expected_dates(text: str, expected: tuple[str, str]) -> None:
    assert split_date_at_end(text) == expected


def test_dates_at_the_end_of_texts_of_a_cv() -> None:
    assert (entry := item_entry(Item("Best thesis, 2019"), "awards")).date == "2019"
    assert entry.text == "Best thesis"
    assert item_entry(Item("Lamps (2019)"), "projects").date == ""
    assert item_entry(Item("2019"), "awards").date == ""


def test_dates_of_a_collection_of_ones_own(tmp_path: Path) -> None:
    files = {
        "_config.yml": "author:\n  name: Mira Okafor\ncollections: {trips: {output: true}, portfolio: {}}\n",
        "_pages/about.md": "---\npermalink: /\n---\n{% for t in site.trips %}{{ t.title }}{% endfor %}\n\n"
        "# Work\n\n{% for t in site.portfolio %}{{ t.title }}{% endfor %}\n",
        "_trips/coast.md": "---\ntitle: Coast\ndate: 2024-02-10\n---\nCold.\n",
        "_portfolio/lamp.md": "---\ntitle: Lamp\ndate: 2024-02-10\n---\nA lamp.\n",
    }
    site = READERS["academicpages"].read(source(tmp_path, files))
    lists = [block.entries for block in site.pages[0].blocks if block.kind == "projects"]
    assert [[entry.date for entry in entries] for entries in lists] == [["2024-02-10"], [""]]


def test_news_without_a_date_is_reported_where_it_stands(tmp_path: Path) -> None:
    files = {
        **JEKYLL_KINDS["al-folio"],
        "_pages/about.md": "---\nlayout: about\npermalink: /\n---\nHello.\n",
        "_news/one.md": "---\ninline: true\n---\nA lamp.\n",
    }
    READERS["al-folio"].read(opened := source(tmp_path, files))
    (found,) = [finding for finding in opened.findings if finding.warns]
    assert (found.file, "A lamp." in found.message) == ("_news/one.md", True)


def test_pages_of_a_menu_of_al_folio(tmp_path: Path) -> None:
    files = {
        **JEKYLL_KINDS["al-folio"],
        "_pages/about.md": "---\nlayout: about\npermalink: /\n---\nHello.\n",
        "_pages/menu.md": "---\nlayout: page\ntitle: more\nnav: true\ndropdown: true\n"
        "children:\n  - {title: lamps, permalink: /lamps/}\n  - {title: divider}\n---\n",
        "_pages/lamps.md": "---\nlayout: page\ntitle: Lamps\npermalink: /lamps/\n---\nLamps.\n",
        "_pages/wicks.md": "---\nlayout: page\ntitle: Wicks\npermalink: /wicks/\n---\nWicks.\n",
    }
    site = READERS["al-folio"].read(source(tmp_path, files))
    assert {page.name: page.in_navigation for page in site.pages[1:]} == {"lamps": True, "wicks": False}


def test_languages_of_hugo(tmp_path: Path) -> None:
    files = {
        "config/_default/hugo.yaml": "title: Mira\ndefaultContentLanguage: en\n",
        "config/_default/languages.yaml": "en: {contentDir: content/en}\nzh: {contentDir: content/zh}\n",
        "config/_default/menus.en.yaml": "main: [{name: Lamps, url: lamps/}]\n",
        "config/_default/menus.zh.yaml": "main: [{name: 灯, url: lamps/}]\n",
        "content/en/authors/admin/_index.md": "---\ntitle: Mira Okafor\n---\n",
        "content/en/_index.md": "---\ntitle: ''\n---\nHello.\n",
        "content/en/lamps/index.md": "---\ntitle: Lamps\n---\nText.\n",
        "content/zh/_index.md": "---\ntitle: ''\n---\n你好\n",
        "content/zh/lamps/index.md": "---\ntitle: 灯\n---\n文\n",
    }
    site = READERS["hugo"].read(opened := source(tmp_path, files))
    assert [(page.name, page.label) for page in site.pages] == [("index", ""), ("lamps", "")]
    assert "Left out content/zh 2 pages in another language, zh" in findings(opened)


def test_old_addresses_of_what_hugo_has_no_page_of(tmp_path: Path) -> None:
    files = {
        **HUGO,
        "content/event/coast/index.md": "---\ntitle: At the coast\ndate: 2023-03-03\n---\n",
        "content/publication/lamps.md": "---\ntitle: Lamps\ndate: 2023-01-01\n---\n",
    }
    site = READERS["hugo"].read(source(tmp_path, files))
    assert site.redirects.items() >= {
        ("event/", "talks"), ("event/coast/", "talks"), ("publication/", "publications"),
        ("publication/lamps/", "publications"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (Item(title="Tides", url="https://a.example.org/"), "[Tides](https://a.example.org/)"),
        (Item(organisation="Lab", url="https://a.example.org/"), "Lab"),
        (Item(title="Tides", organisation="Lab", place="Oslo"), "Tides, Lab, Oslo"),
        (
            Item(title="Tides", date="2024", note="Prize", summary="For lamps"),
            "Tides (2024): Prize. For lamps",
        ),
        (Item(title="Tides", summary="For lamps"), "Tides: For lamps"),
    ],
)
def test_item_of_a_section_without_dates(item: Item, text: str) -> None:
    assert _point(item).text == text
