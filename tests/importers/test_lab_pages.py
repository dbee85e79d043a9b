"""Sites of labs, read whole: the Greene lab's template, and others with jekyll-scholar; their pages, links and lists."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import greenelab, jekyll_scholar
from sphinx_academic.importers.jekyll import JekyllPage
from sphinx_academic.importers.records import Block, Entry, Page, Person, Site
from sphinx_academic.importers.registry import Importer
from sphinx_academic.importers.source import Source

CONFIG = {"_config.yml": "title: Dunes\n"}
Report = list[tuple[str, int, str]]


def source(folder: Path, files: Mapping[str, str]) -> Source:
    """Write a site and return it."""
    for name, text in {**CONFIG, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def read(folder: Path, files: Mapping[str, str], importer: Importer = greenelab) -> tuple[Site, Report]:
    """Return what a site states, and the report but for what was imported."""
    opened = source(folder, files)
    site = importer.read(opened)
    return site, [
        (each.file, each.line, each.message) for each in opened.findings if each.level != "Imported"
    ]


def page(site: Site, name: str) -> Page:
    return next(each for each in site.pages if each.name == name)


def names(site: Site) -> list[str]:
    return [each.name for each in site.pages]


def text(title: str = "", body: str = "Words.\n", **metadata: Any) -> str:
    """Return a file with front matter; values are written as YAML."""
    lines = [f"title: {title}"] if title else []
    return "\n".join(["---", *lines, *(f"{key}: {value}" for key, value in metadata.items()), "---", body])


LOREM = "Lorem ipsum dolor sit amet.\n"
LISTS = {
    name: f'{{% include list.html data="{name}" %}}\n'
    for name in ("members", "citations", "projects", "posts")
}
MEMBER = {"_members/ann-dune.md": text("", "", name="Ann Dune", role="pi")}
PAPERS = {"_data/citations.yaml": "- {title: Fog over the Sea}\n- {title: Lamps}\n"}
POST = {"_posts/2020-01-02-a.md": text("A *post*")}

# -- the Greene lab's template ---------------------------------------------------------------


def test_site_of_a_lab(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Dunes\nsubtitle: at the sea\ndescription: We dig.\nurl: https://dunes.org\nlinks: {email: a@example.net, github: dunes, x: ''}\n",
        "index.md": text("Home", "Words.\n"),
    }
    site, report = read(tmp_path, files)
    assert report == []
    assert site == Site(
        kind="lab",
        name="Dunes",
        pages=(
            Page(
                "index",
                "Dunes",
                (
                    Block(text="Words."),
                    Block(text="[a@example.net](mailto:a@example.net) · [GitHub](https://github.com/dunes)"),
                ),
                "We dig.",
            ),
        ),
        url="https://dunes.org/",
        description="We dig.",
    )


@pytest.mark.parametrize(("config", "description", "of_site"), [
    ("subtitle: at the sea\n", "at the sea", ""), ("subtitle: x\ndescription: We dig.\n", "We dig.", "We dig."), ("x: y\n", "", ""),
    ("links: word\n", "", ""),
])  # fmt: skip
def test_description(config: str, description: str, of_site: str, tmp_path: Path) -> None:
    site, _report = read(tmp_path, {"_config.yml": config})
    assert (site.description, page(site, "index").description) == (of_site, description)


@pytest.mark.parametrize(("body", "blocks"), [
    # the title of the site is that of the page
    ("# Du*nes\n\nWords.\n\n# More\n\nText.\n", (Block(text="Words."), Block("", "More", 2, "Text."))),
    ("# Other\n\nWords.\n", (Block("", "Other", 2, "Words."),)),
    ("Words.\n\n# Du*nes\n\nText.\n", (Block("", text="Words."), Block("", "Du\\*nes", 2, "Text."))),
    ("", ()),
])  # fmt: skip
def test_home_page(body: str, blocks: tuple[Block, ...], tmp_path: Path) -> None:
    site, report = read(tmp_path, {"_config.yml": "title: Du*nes\n", "index.md": text("", body)})
    assert page(site, "index").blocks == blocks
    assert report == []


@pytest.mark.parametrize(("body", "place"), [("Words.\n\n# A\n\nText.\n", 1), ("# A\n\nText.\n", 0), ("", 0)])
def test_links_of_the_lab_stand_below_the_first_words(body: str, place: int, tmp_path: Path) -> None:
    files = {"_config.yml": "links: {github: dunes}\n", "index.md": text("", body)}
    site, _report = read(tmp_path, files)
    assert [each.text for each in page(site, "index").blocks].index(
        "[GitHub](https://github.com/dunes)"
    ) == place


def test_paragraphs_of_the_template_go_with_their_headings(tmp_path: Path) -> None:
    body = f"One.\n\n### Features\n\n{LOREM}\n\n  \n\nTwo.\n\n## Kept\n\n{LOREM}\nThree.\n"
    site, report = read(tmp_path, {"a.md": text("A", body)})
    assert [(each.title, each.text) for each in page(site, "a").blocks] == [
        ("", "One.\n\nTwo."),
        ("Kept", "Three."),
    ]
    assert report == [("a.md", 0, "text of the template on this page")]


def test_pages_in_their_order(tmp_path: Path) -> None:
    files = {
        "a.md": text("A"),
        "b/index.md": text("B", nav="{order: 2, tooltip: x}"),
        "c.md": text("C", nav="{order: 1}"),
        "d.md": text("D", nav="{order: true}"),
        "e.md": text("E", nav="{}"),
        "f.md": text("", nav="word"),
        "deep/week-1.md": text(""),
        "404.md": text("Gone"),
        "testbed.md": text("Test"),
        "testbeds.md": text("Beds", redirect_from="[/old/]"),
        "_pages/g.md": text("G"),
        "h.md": text("H", published="false"),
    }
    site, report = read(tmp_path, files)
    assert [
        (each.name, each.title, each.in_navigation, each.metadata, each.redirects) for each in site.pages
    ] == [
        ("index", "Dunes", True, {}, ()),
        ("c", "C", True, {}, ()),
        ("b", "B", True, {}, ()),
        ("a", "A", False, {"orphan": True}, ()),
        ("d", "D", True, {}, ()),
        ("deep/week-1", "Week 1", False, {"orphan": True}, ()),
        ("e", "E", True, {}, ()),
        ("f", "F", False, {"orphan": True}, ()),
        ("testbeds", "Beds", False, {"orphan": True}, ("old/",)),
    ]
    assert report == []


def test_links_between_pages(tmp_path: Path) -> None:
    links = "[b](/b/) [old](/old-b/) [file](b.md) [Ann](/members/ann-dune) [post](/2020/01/02/a.html) [gone](/gone/) [in](#words) [out](#none) [part](/b#more) [no part](/b#none)"
    files = {
        "_config.yml": "title: Dunes\ncollections: {members: {permalink: '/members/:name'}}\n",
        "a.md": text("A", f"{links}\n\n## Words\n\nText.\n"),
        "b.md": text("B", "Words.\n\n## More\n\nText.\n", redirect_from="/old-b/", permalink="/b/"),
        "c.md": text("C", "[d](d.md)\n"),
        "d.md": text("D", ""),
        "e.md": text("E", "[d](d.md)\n"),
        "_members/ann-dune.md": text("", "She *digs*.\n", name="Ann Dune"),
        **POST,
    }
    site, report = read(tmp_path, files)
    assert page(site, "a").blocks[0].text == (
        "[b](b.md) [old](b.md) [file](b.md) [Ann](people/ann-dune.md) [post](blog/a.md) gone [in](a.md#words) out [part](b.md#more) [no part](b.md)"
    )
    assert page(site, "c").blocks[0].text == "d"
    assert [(file, message) for file, _line, message in report] == [
        ("a.md", "a link leads to /gone/, which is not among what was imported; its text was kept"),
        ("d.md", "nothing is on this page but what the template has, or draws from nothing"),
        ("e.md", "a link leads to d.md, which is not among what was imported; its text was kept"),
        ("", "a link leads to the heading #none, which is not on the page b; it leads to the page"),
    ]


@pytest.mark.parametrize("importer", [greenelab, jekyll_scholar])
def test_links_to_a_page_that_is_left_out(importer: Importer, tmp_path: Path) -> None:
    """Whether it is read before or behind what leads to it."""
    links = "[d](d.md) [d](/d.html) [d](d) [d](D.md#x)\n"
    site, report = read(
        tmp_path, {"c.md": text("C", links), "d.md": text("D", ""), "e.md": text("E", links)}, importer
    )
    assert [page(site, name).blocks for name in "ce"] == [(Block(text="d d d d"),)] * 2
    assert site.files == {}
    assert [message for file, _line, message in report if file == "e.md"] == [
        f"a link leads to {address}, which is not among what was imported; its text was kept"
        for address in ("d.md", "/d.html", "d", "D.md#x")
    ]


def test_pages_of_members(tmp_path: Path) -> None:
    files = {
        "_members/a.md": text("", "She\n*digs*.\n", name="Ann Dune"),
        "_members/b.md": text("Ann Dune", "He walks.\n"),
        "_members/c.md": text("", "", name="Cy Carr"),
        "_members/d.md": text("", "Draft.\n", name="Di Dahl", published="false"),
        "_members/e.md": text("", LOREM, name="Eve Earth"),
        "_members/f.md": text("", "", name="Jane Doe"),
    }
    site, report = read(tmp_path, files)
    assert site.people == (
        Person("ann-dune", "Ann Dune"),
        Person("ann-dune-2", "Ann Dune"),
        Person("cy-carr", "Cy Carr"),
    )

    def own(person: str, body: str, old: str) -> Page:
        papers = Block(
            "publications", "Publications", options={"filter": "me", "group-by": "year", "if-empty": ""}
        )
        return Page(
            f"people/{person}",
            "Ann Dune",
            (Block("profile", body=body), papers),
            metadata={"academic_me": person, "orphan": True},
            redirects=(old,),
            in_navigation=False,
        )

    assert site.pages[1:] == (
        own("ann-dune", "She *digs*.", "members/a.html"),
        own("ann-dune-2", "He walks.", "members/b.html"),
        Page("people", "People", (Block("people"),)),
    )
    assert report == [
        ("_members/e.md", 0, "it is an example of the template"),
        ("_members/f.md", 0, "it is an example of the template"),
    ]


@pytest.mark.parametrize(("lookup", "shown"), [
    ("fog OVER the-sea", ["Fog over the Sea"]), ("LAMP", ["Lamps"]), ("a", ["Fog over the Sea", "Lamps"]), ("gone", []), ("", []), ("--", []),
])  # fmt: skip
def test_papers_that_are_cited_on_a_page_are_selected(lookup: str, shown: list[str], tmp_path: Path) -> None:
    files = {"a.md": text("A", f'Words.\n\n{{% include citation.html lookup="{lookup}" %}}\n'), **PAPERS}
    site, _report = read(tmp_path, files)
    assert [paper.title for paper in site.papers if paper.fields.get("selected") == "true"] == shown
    selected = (Block("publications", options={"filter": "selected", "group-by": "none"}),) if shown else ()
    assert page(site, "a").blocks == (Block(text="Words."), *selected)


@pytest.mark.parametrize(("data", "blocks"), [
    ("citations", (Block("publications", options={"group-by": "year", "search": ""}),)),
    ("members", (Block("people"),)),
    ("projects", (Block("projects", entries=(Entry("P\\*"),)),)),
    ("posts", (Block(text="- 2020-01-02: [A \\*post\\*](../blog/a.md)"),)),
    ("odd", ()),
])  # fmt: skip
def test_lists(data: str, blocks: tuple[Block, ...], tmp_path: Path) -> None:
    files = {
        "more/a.md": text("A", f'Words.\n\n{{% include list.html data="{data}" %}}\n', nav="{}"),
        **MEMBER, **PAPERS, "_data/projects.yaml": "- {title: P*}\n- {title: Cool dataset}\n- {title: Q, description: 'Lorem ipsum'}\n- {repo: x/y}\n",
        "_posts/2020-01-02-a.md": text("'A *post*'"),
    }  # fmt: skip
    site, report = read(tmp_path, files)
    assert page(site, "more/a").blocks == (Block(text="Words."), *blocks)
    assert report == [
        ("_data/projects.yaml", 0, f"{title!r} is an example of the template")
        for title in ("Cool dataset", "Q")
    ]
    missing = {"members": "people", "citations": "publications", "projects": "projects", "posts": "blog"}
    assert [name for name in names(site) if name in missing.values()] == [
        name for given, name in missing.items() if given != data
    ]


def test_what_a_page_beside_the_menu_draws_is_drawn_again(tmp_path: Path) -> None:
    files = {
        "a.md": text("A", "".join(f"{each}\n" for each in LISTS.values())),
        **MEMBER,
        **PAPERS,
        "_data/projects.yml": "[{title: P}]\n",
    }
    site, _report = read(tmp_path, files)
    assert site.pages[-3:] == (
        Page("people", "People", (Block("people"),)),
        Page("publications", "Publications", (Block("publications", options={"group-by": "year"}),)),
        Page("projects", "Projects", (Block("projects", entries=(Entry("P"),)),)),
    )


def test_a_list_of_all_people_counts_once(tmp_path: Path) -> None:
    some = '{% include list.html data="members" filter="role == \'pi\'" %}\n'
    files = {
        "a.md": text("A", f"Words.\n\n{some}\n{LISTS['members']}\n{some}"),
        "b.md": text("B", f"{some}\n{some}"),
        **MEMBER,
    }
    site, _report = read(tmp_path, files)
    assert page(site, "a").blocks == (Block(text="Words."), Block("people"))
    assert page(site, "b").blocks == (Block("people", options={"group": "pi"}),) * 2


@pytest.mark.parametrize(("author", "shown"), [
    ("ann-dune", "*2020-01-02, Ann Dune*"), ("bo-ber*g", "*2020-01-02, Bo Ber\\*G*"), ("", "*2020-01-02*"),
])  # fmt: skip
def test_posts(author: str, shown: str, tmp_path: Path) -> None:
    files = {**MEMBER, "_posts/2020-01-02-a.md": text("A", author=f"'{author}'"), "_posts/2020-01-03-b.md": text("B", published="false"),
             "_posts/2020-01-04-c.md": text("Example post 1")}  # fmt: skip
    site, report = read(tmp_path, files)
    assert site.pages[-2:] == (
        Page("blog", "Blog", (Block(text="- 2020-01-02: [A](blog/a.md)"),)),
        Page("blog/a", "A", (Block(text=shown), Block(text="Words.")), metadata={"orphan": True},
             redirects=("2020/01/02/a.html",), in_navigation=False),
    )  # fmt: skip
    assert report == [("_posts/2020-01-04-c.md", 0, "it is an example of the template")]


@pytest.mark.parametrize(("page_title", "body", "blocks"), [
    ("'A *b*'", "# A \\*b\\*\n\nWords.\n", [("", "Words.")]),
    ("A", "# A\n\nWords.\n", [("", "Words.")]),
    ("A", "# B\n\nWords.\n", [("B", "Words.")]),
    ("", "# A\n\nWords.\n", [("", "Words.")]),
])  # fmt: skip
def test_the_title_of_a_page_is_not_said_again(
    page_title: str, body: str, blocks: list[tuple[str, str]], tmp_path: Path
) -> None:
    site, _report = read(tmp_path, {"a.md": text(page_title, body)})
    assert [(each.title, each.text) for each in page(site, "a").blocks] == blocks


def marked(body: str, folder: Path) -> tuple[str, Report]:
    """Return a text with its components as markers, and the report."""
    opened = source(folder, {"a.md": ""})
    shown = greenelab._LabJekyll(opened).marked(body, JekyllPage("a.md", {}, "", 4))
    return shown, [(each.file, each.line, each.message) for each in opened.findings]


@pytest.mark.parametrize(("body", "shown"), [
    # a name is captured again, and a captured text has components of its own
    ("{% capture t %}one{% endcapture %}{% include feature.html title='A' text=t %}{% capture t %}two{% endcapture %}{% include feature.html title='B' text=t %}",
     "\n\n### A\n\none\n\n\n\n### B\n\ntwo\n\n"),
    ("{% capture t %}{% include button.html text='x' link='l' %}{% endcapture %}{% include alert.html content=t %}", "\n\n[x](l)\n\n"),
    ("{% capture t %}\n{% include button.html text='x' %}\n{% endcapture %}\nEnd {% include icon.html %}.", "\n\n\nEnd ."),
    ("{% capture a %}{% include button.html text='x' %}{% endcapture %}{% capture b %}{% include alert.html content=a %}{% endcapture %}{% include alert.html content=b %}",
     "\n\n\n\nx\n\n\n\n"),
    ("{% include list.html data=\"members\" filter=\"role == 'pi'\" component=x %}",
     "\n\n<div class='academic-list' data-data=\"members\" data-filter=\"role == &#x27;pi&#x27;\" data-component=\"x\"></div>\n\n"),
    ("{% include list.html %}", "\n\n<div class='academic-list' data-data=\"\" data-filter=\"\" data-component=\"\"></div>\n\n"),
    ("{% include citation.html lookup='A \"b\"' %}", "\n\n<div class='academic-citation' data-lookup=\"A &quot;b&quot;\"></div>\n\n"),
    ("{% include portrait.html lookup=ann %}", "\n\n<div class='academic-portrait' data-lookup=\"ann\"></div>\n\n"),
    ("{%- include button.html text='a' -%}", "a"),
    ("{% include figure.html caption='C' %}", "\n\nC\n\n"),
    ("{% include card.html %}", "\n\n\n\n"),
    ("{% include button.html type='github' link='a/b/c' text='x' %}", "[x](a/b/c)"),
    ("{% include button.html type='email' link='a@example.net' %}", "a@example.net"),
])  # fmt: skip
def test_components_within_texts(body: str, shown: str, tmp_path: Path) -> None:
    assert marked(body, tmp_path) == (shown, [])


def test_components_are_reported_with_their_lines(tmp_path: Path) -> None:
    body = "A\n{% include odd.html %}\n{% capture t %}\n\n{% endcapture %}\n{% include button.html type='phone' link='0' %}\n"
    assert marked(body, tmp_path)[1] == [
        ("a.md", 6, "the component odd was not understood"),
        ("a.md", 10, "a number by which people are called is not published"),
    ]


# -- jekyll-scholar ---------------------------------------------------------------------------

BIB = "@article{okafor2020, title={Fog}, author={Okafor, Mira}, journal={Sea}, year={2020}}\n@book{dune2019, title={Sand}, author={Dune, Ann}, year={2019}}\n"
ME = "author: {name: Mira Okafor, email: a@example.net}\nscholar: {last_name: Okafor, first_name: [Mira, M.]}\n"


def scholar(folder: Path, files: Mapping[str, str]) -> tuple[Site, Report]:
    return read(folder, files, jekyll_scholar)


def test_site_of_a_person(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Tides\ndescription: On tides.\nurl: https://tides.org\nauthor: {name: Mira Okafor, email: a@example.net, github: mira, position: Fellow,"
        " bio: x, avatar: y.png, picture: z.png, location: Port, orcid: '', title: Dr}\nsocial: {links: ['https://orcid.org/0000-0002-1825-0097']}\n"
        "scholar: {last_name: Okafor, first_name: [Mira, M.]}\n",
        "index.md": text(
            "Home", "I look at *lamps*.\n\n## More\n\nText.\n", redirect_from="[/home/, /me.html]"
        ),
    }
    site, report = scholar(tmp_path, files)
    assert report == []
    assert site == Site(
        name="Mira Okafor",
        title="Tides",
        people=(
            Person(
                "mira-okafor",
                "Mira Okafor",
                {
                    "aliases": ["M. Okafor"],
                    "position": "Fellow",
                    "email": "a@example.net",
                    "github": "mira",
                    "orcid": "https://orcid.org/0000-0002-1825-0097",
                },
            ),
        ),
        pages=(
            Page(
                "index",
                "Mira Okafor",
                (Block("profile", body="I look at *lamps*."), Block("", "More", text="Text.")),
                "On tides.",
                redirects=("home/", "me.html"),
            ),
        ),
        url="https://tides.org/",
        description="On tides.",
    )


@pytest.mark.parametrize(("config", "home", "title"), [
    ("title: Dunes", "Home", "Dunes"), ("x: y", "Home", "Home"), ("x: y", "", ""), (ME, "Home", "Mira Okafor"),
])  # fmt: skip
def test_title_of_the_home_page(config: str, home: str, title: str, tmp_path: Path) -> None:
    site, _report = scholar(tmp_path, {"_config.yml": config, "index.md": text(home)})
    assert (site.name, page(site, "index").title) == (title, title)


@pytest.mark.parametrize(("author", "position"), [
    ("{name: Mira Okafor, email: x, title: Dr}", "Dr"), ("{name: Mira Okafor, email: x, title: Dr, position: Fellow}", "Fellow"),
    ("Mira Okafor", None),
])  # fmt: skip
def test_position_of_the_owner(author: str, position: str | None, tmp_path: Path) -> None:
    site, _report = scholar(tmp_path, {"_config.yml": f"author: {author}\nscholar: {{last_name: Okafor}}\n"})
    assert site.people[0].parts.get("position") == position


def test_pages(tmp_path: Path) -> None:
    files = {
        "_config.yml": f"{ME}",
        "a.md": text(
            "A",
            "[b](/b/) [old](/old-b/) [post](/2020/01/02/p.html) [home](/index.html) [gone](c.md)\n",
            description="'On <b>all</b> of it'",
        ),
        "deep/week-1.md": text(""),
        "b.md": text("B", redirect_from="[/old-b/, /b.html, /b.html]", permalink="/b/"),
        "c.md": text("C", "", layout="tags"),
        "d.md": text("D", ""),
        "dd.md": text("DD", "[d](d.md)\n"),
        "e.md": text("E", LOREM),
        "f.md": text("Example talk"),
        "same/index.md": text("Same"),
        "same.md": text("Same too"),
        "_posts/2020-01-02-p.md": text("P", redirect_from="/old-p/"),
        "_posts/2020-01-03-q.md": text("Q", published="false"),
        "_posts/2020-01-04-r.md": text("Example post 1"),
        "_posts/2020-01-05-s.md": text("S", permalink="/blog/s/", body="## A\n\nB.\n"),
    }
    site, report = scholar(tmp_path, files)

    def shown(each: Page) -> tuple[Any, ...]:
        return each.name, each.title, each.in_navigation, each.metadata, each.redirects

    hidden = {"orphan": True}
    assert list(map(shown, site.pages)) == [
        ("index", "Mira Okafor", True, {}, ()),
        ("a", "A", True, {}, ()),
        ("b", "B", True, {}, ("old-b/", "b.html")),
        ("dd", "DD", True, {}, ()),
        ("deep/week-1", "Week 1", False, hidden, ()),
        ("same", "Same too", True, {}, ()),
        ("same-2", "Same", True, {}, ("same/",)),
        ("blog", "News", True, {}, ()),
        ("blog/p", "P", False, hidden, ("2020/01/02/p.html", "old-p/")),
        ("blog/s", "S", False, hidden, ()),
    ]
    assert page(site, "a").description == "On all of it"
    assert page(site, "a").blocks == (
        Block(text="[b](b.md) [old](b.md) [post](blog/p.md) [home](index.md) gone"),
    )
    assert page(site, "blog").blocks == (
        Block(text="- 2020-01-05: [S](blog/s.md)\n- 2020-01-02: [P](blog/p.md)"),
    )
    assert page(site, "blog/s").blocks == (Block(text="*2020-01-05*"), Block(title="A", text="B."))
    assert report == [
        ("_posts/2020-01-03-q.md", 0, "it is a draft, or not published"),
        ("_posts/2020-01-04-r.md", 0, "it is an example of the template"),
        ("e.md", 0, "its text is that of the template"),
        ("f.md", 0, "its text is that of the template"),
        ("same/index.md", 0, "another page is same, too; this one is same-2"),
        ("c.md", 0, "nothing is on this page but what the layout tags draws"),
        ("d.md", 0, "nothing is on this page but what the layout of the site draws"),
        ("dd.md", 0, "a link leads to d.md, which is not among what was imported; its text was kept"),
    ]


@pytest.mark.parametrize("importer", [greenelab, jekyll_scholar])
@pytest.mark.parametrize(("body", "has_blog"), [
    ("Words.\n", True),
    # a link to one of them is no list
    ("[A](/2020/01/02/a.html)\n", True),
    ("[A](/2020/01/02/a.html)\n\n## B\n\n[B](/2020/01/03/b.html)\n", False),
])  # fmt: skip
def test_a_page_that_lists_all_posts(importer: Importer, body: str, has_blog: bool, tmp_path: Path) -> None:
    files = {"x.md": text("X", body), **POST, "_posts/2020-01-03-b.md": text("B")}
    assert ("blog" in names(read(tmp_path, files, importer)[0])) is has_blog


@pytest.mark.parametrize(("body", "blocks", "report"), [
    ("{% bibliography %}", (Block("publications", options={"group-by": "none"}),), []),
    ("Words.\n\n{% bibliography --query @book %}", (Block(text="Words."), Block("publications", options={"filter": 'type == "book"', "group-by": "none"})), []),
    ("See {% cite okafor2020 %}.", (Block(text="See {pub}`okafor2020`."),), []),
    ("[Fog](#okafor2020)", (Block(text="{pub}`Fog <okafor2020>`"),), []),
    ("{% for p in site.posts %}\n- {{ p.title }}\n{% endfor %}", (Block(text="- 2020-01-02: [A \\*post\\*](../blog/a.md)"),), []),
    ("# X\n\nWords.", (Block(text="Words."),), []),
])  # fmt: skip
def test_what_a_page_draws(body: str, blocks: tuple[Block, ...], report: Report, tmp_path: Path) -> None:
    files = {"_config.yml": ME, "_bibliography/a.bib": BIB, "deep/x.md": text("X", body), **POST}
    site, said = scholar(tmp_path, files)
    assert (page(site, "deep/x").blocks, said) == (blocks, report)


def test_posts_drawn_by_the_home_page(tmp_path: Path) -> None:
    loop = "{% for post in site.posts %}{{ post.title }}{% endfor %}\n"
    site, _report = scholar(tmp_path, {"index.md": text("", f"Words.\n\n{loop}"), **POST})
    assert page(site, "index").blocks == (
        Block(text="Words."),
        Block(text="- 2020-01-02: [A \\*post\\*](blog/a.md)"),
    )
