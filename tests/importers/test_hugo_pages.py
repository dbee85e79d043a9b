"""Sites of Hugo, read whole: which pages there are, their names and addresses, their lists, and the menu."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import hugo
from sphinx_academic.importers.records import Block, Entry, Page, Site
from sphinx_academic.importers.source import Source

ME = {
    "hugo.yaml": "title: Mira Okafor\n",
    "content/authors/admin/_index.md": "---\ntitle: Mira Okafor\nuser_groups: [x]\n---\n",
}
LAB = {
    "hugo.yaml": "title: Dunes\n",
    "content/authors/ann/_index.md": "---\ntitle: Ann Dune\nuser_groups: [Staff]\n---\n",
    "content/authors/bo/_index.md": "---\ntitle: Bo Berg\nuser_groups: [Staff]\n---\n",
}
Report = list[tuple[str, str]]


def source(folder: Path, files: Mapping[str, str], given: Mapping[str, str] = ME) -> Source:
    """Write a site and return it."""
    for name, text in {**given, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def read(folder: Path, files: Mapping[str, str], given: Mapping[str, str] = ME) -> tuple[Site, Report]:
    """Return what a site states, and the report but for what was imported."""
    opened = source(folder, files, given)
    site = hugo.read(opened)
    return site, [
        (each.file, each.message)
        for each in opened.findings
        if each.level != "Imported" and each.message != "no avatar lies beside it"
    ]


def page(site: Site, name: str) -> Page:
    return next(each for each in site.pages if each.name == name)


def names(site: Site) -> list[str]:
    return [each.name for each in site.pages]


def text(title: str = "", body: str = "Words.\n", **metadata: Any) -> str:
    """Return a file with front matter; values are written as YAML."""
    lines = [f"title: {title}"] if title else []
    return "\n".join(["---", *lines, *(f"{key}: {value}" for key, value in metadata.items()), "---", body])


# -- whose it is, and what it is called -----------------------------------------------------


@pytest.mark.parametrize(("files", "name"), [
    ({}, "Mira Okafor"),
    ({"content/authors/admin/_index.md": "---\ntitle: Dune Group\n---\n"}, "Mira Okafor"),
    ({"content/authors/admin/_index.md": "---\ntitle: Dune Group\n---\n", "hugo.yaml": "x: y\n"}, "Dune Group"),
    ({**LAB, "content/authors/admin/_index.md": ""}, "admin"),
])  # fmt: skip
def test_name(files: Mapping[str, str], name: str, tmp_path: Path) -> None:
    site, _report = read(tmp_path, files)
    assert (site.name, page(site, "index").title) == (name, name)


@pytest.mark.parametrize(("config", "name", "title"), [
    ("title: Dunes\n", "Dunes", "Dunes"),
    ("params: {org_name: Sand}\n", "Sand", "Sand"),
    ("params: {marketing: {seo: {org_name: Sea}}}\n", "Sea", "Sea"),
    ("title: Dunes\nparams: {org_name: Sand}\n", "Dunes", "Dunes"),
    ("x: y\n", "", ""),
])  # fmt: skip
def test_name_of_a_lab_without_an_owner(config: str, name: str, title: str, tmp_path: Path) -> None:
    site, _report = read(tmp_path, {"hugo.yaml": config}, LAB)
    assert (site.kind, site.name, page(site, "index").title) == ("lab", name, title)


@pytest.mark.parametrize(("title", "name", "shown"), [
    ("Tides", "Tides", "Tides"),
    # that of the template
    ("Academic Template", "", "Academic Template"),
])  # fmt: skip
def test_name_of_a_site_without_people(title: str, name: str, shown: str, tmp_path: Path) -> None:
    site, _report = read(
        tmp_path, {"hugo.yaml": f"title: {title}\n", "content/home/a.md": text(widget="blank")}, {}
    )
    assert (site.kind, site.name, page(site, "index").title) == ("lab", name, shown)


@pytest.mark.parametrize(("params", "description"), [
    ("description: On  tides", "On tides"),
    ("marketing: {seo: {description: On sand}}", "On sand"),
    ("description: Lorem ipsum dolor sit amet", ""),
    ("x: y", ""),
])  # fmt: skip
def test_description(params: str, description: str, tmp_path: Path) -> None:
    site, _report = read(tmp_path, {"hugo.yaml": f"params: {{{params}}}\n"})
    assert (site.description, page(site, "index").description) == (description, description)


@pytest.mark.parametrize(("widget", "owner"), [
    ("widget: about\nauthor: bo", "Bo Berg"),
    ("widget: about\nusername: BO", "Bo Berg"),
    ("block: resume-biography-3\ncontent: {username: bo}", "Bo Berg"),
    ("block: biography\ncontent: word\nauthor: bo", "Bo Berg"),
    ("block: about\ncontent: {username: bo}\nauthor: admin", "Bo Berg"),
    ("widget: about", "Mira Okafor"),
    ("widget: blank\nauthor: bo", "Mira Okafor"),
])  # fmt: skip
def test_the_home_page_says_whose_it_is(widget: str, owner: str, tmp_path: Path) -> None:
    files = {
        "content/home/about.md": f"---\n{widget}\n---\n",
        "content/authors/bo/_index.md": text("Bo Berg"),
    }
    site, _report = read(tmp_path, files)
    assert (site.name, site.people[0].name, [each.name for each in site.people]) == (
        owner, owner, [owner, ({"Bo Berg", "Mira Okafor"} - {owner}).pop()]
    )  # fmt: skip


# -- how to reach them -------------------------------------------------------------------------


@pytest.mark.parametrize(("files", "parts", "report"), [
    ({"hugo.yaml": "params: {email: a@example.net, phone: '00'}\n"}, {"email": "a@example.net"},
     [("hugo.yaml", "phone: numbers by which people are called are not published")]),
    ({"config/_default/params.yaml": "email: a@example.net\nphone: '00'\n"}, {"email": "a@example.net"},
     [("config/_default/params.yaml", "phone: numbers by which people are called are not published")]),
    # that of the block counts
    ({"hugo.yaml": "params: {email: a@example.net}\n", "content/home/c.md": "---\nwidget: contact\ncontent: {email: b@example.net}\n---\n"},
     {"email": "b@example.net"}, []),
    ({"hugo.yaml": "params: {email: a@example.net}\n", "content/home/c.md": "---\nwidget: blank\ncontent: {email: b@example.net}\n---\n"},
     {"email": "a@example.net"}, []),
    # and that of the person before all
    ({"hugo.yaml": "params: {email: a@example.net}\n", "content/authors/admin/_index.md": "---\ntitle: M\nemail: m@example.net\n---\n"},
     {"email": "m@example.net"}, []),
    ({"content/home/c.md": "---\nwidget: contact\ncontent: {office_hours: [x], appointment_url: x, directions: x, street: x}\n---\n"}, {},
     [("content/home/c.md", "of the contact, office_hours"), ("content/home/c.md", "of the contact, appointment_url"),
      ("content/home/c.md", "of the contact, directions")]),
    ({"content/home/c.md": "---\nwidget: contact\ncontent: {address: {street: Quay 1}}\n---\n"}, {},
     [("content/home/c.md", "the address of a street is not published")]),
    ({"content/home/c.md": "---\nwidget: contact\ncontent: word\n---\n"}, {}, []),
])  # fmt: skip
def test_contact(files: Mapping[str, str], parts: Mapping[str, str], report: Report, tmp_path: Path) -> None:
    site, said = read(tmp_path, files)
    assert (site.people[0].parts, said) == (parts, report)


@pytest.mark.parametrize(("address", "location", "shown"), [
    ("{city: Port, region: Coast, country: Nowhere}", "Port, Coast, Nowhere", "Port, Coast, Nowhere"),
    ("{country: Nowhere}", "Nowhere", "Nowhere"),
    ("{postcode: 1}", None, None),
    ("Quay 1", None, "Quay 1"),
])  # fmt: skip
def test_address(address: str, location: str | None, shown: str | None, tmp_path: Path) -> None:
    files = {"content/home/c.md": f"---\nwidget: contact\ncontent: {{address: {address}}}\n---\n",
             "hugo.yaml": "params: {address: {city: Elsewhere}}\n" if location else "x: y\n"}  # fmt: skip
    site, said = read(tmp_path, files)
    profile, *rest = page(site, "index").blocks
    assert (profile.options.get("location"), said) == (location, [])
    assert [block.text for block in rest] == ([shown] if shown else [])


def test_people_of_a_person(tmp_path: Path) -> None:
    files = {
        "content/authors/admin/_index.md": text("Mira Okafor", user_groups="[Heads]", interests="[Fog]"),
        "content/authors/ann/_index.md": text("Ann Dune", user_groups="[Friends]", interests="[Sea]"),
        "content/authors/bo/_index.md": text("Ann Dune", interests="[Sand]"),
    }
    site, _report = read(tmp_path, files)
    assert [(each.id, each.parts) for each in site.people] == [
        ("mira-okafor", {}),
        ("ann-dune", {"group": "friends", "topic": "Sea"}),
        ("ann-dune-2", {}),
    ]


def test_people_of_a_lab(tmp_path: Path) -> None:
    files = {
        "content/authors/admin/_index.md": text("Dune Group", email="lab@example.net"),
        "content/authors/bo/_index.md": text("Bo Berg", interests="[Sand]"),
        "content/home/people.md": "---\nwidget: people\n---\n",
        "content/authors/cy/_index.md": text(
            "Cy Carr", user_groups="[Grad Students, Alumni]", interests="[Sea]"
        ),
    }
    site, _report = read(tmp_path, files, LAB)
    assert [(each.id, each.parts) for each in site.people] == [
        ("ann-dune", {"group": "staff"}),
        ("bo-berg", {}),
        ("cy-carr", {"group": "phd", "topic": "Sea"}),
    ]
    assert site.settings == {"academic_people_groups": {"staff": "Staff", "phd": "Grad Students"}}


@pytest.mark.parametrize(("files", "groups"), [
    ({}, {"staff": "Staff"}),
    # the order and the words are those of the site; without those of no one
    ({"content/home/p.md": "---\nwidget: people\nuser_groups: [Alumni, Walkers, Our staff]\n---\n",
      "content/authors/cy/_index.md": text("Cy Carr", user_groups="[Walkers]")}, {"walkers": "Walkers", "staff": "Our staff"}),
    ({"content/home/p.md": "---\nblock: team\ncontent: {user_groups: Our staff}\n---\n"}, {"staff": "Our staff"}),
    ({"content/home/p.md": "---\nblock: blank\ncontent: {user_groups: Our staff}\n---\n"}, {"staff": "Staff"}),
    ({"content/p/index.md": "---\nwidget: people\nuser_groups: Our staff\n---\n"}, {"staff": "Our staff"}),
    ({"content/authors/admin/_index.md": text("Dune Group", user_groups="[Groups]")}, {"staff": "Staff"}),
])  # fmt: skip
def test_groups(files: Mapping[str, str], groups: Mapping[str, str], tmp_path: Path) -> None:
    site, _report = read(tmp_path, files, LAB)
    assert list(site.settings["academic_people_groups"].items()) == list(groups.items())


# -- papers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "metadata", "is_paper"), [
    ("publication/a/index", {}, True),
    ("Publications/a", {}, True),
    ("publication/_index", {}, False),
    ("project/a", {"publication_types": "['2']", "authors": "[admin]"}, True),
    ("project/a", {"publication_types": "['0']", "authors": "[admin]"}, False),
    ("project/a", {"publication_types": "['0', '2']", "authors": "[admin]"}, True),
    ("project/a", {"publication_types": "['2']"}, False),
    ("post/a", {"authors": "[admin]"}, False),
    ("talk/a", {"publication_types": "['1']", "authors": "[admin]"}, True),
    ("notes/a", {"publication_types": "['0']"}, True),
    ("notes/a", {}, False),
])  # fmt: skip
def test_what_is_a_paper(path: str, metadata: Mapping[str, Any], is_paper: bool, tmp_path: Path) -> None:
    site, _report = read(tmp_path, {f"content/{path}.md": text("Fog", **metadata)})
    assert [paper.title for paper in site.papers] == ["Fog"] * is_paper
    assert ("publications" in names(site)) is is_paper


def test_papers_from_the_newest_and_each_once(tmp_path: Path) -> None:
    files = {
        "content/publication/a.md": text("A", date="2020-01-01"),
        "content/publication/b.md": text("B", date="2021-05-06"),
        "content/publication/c.md": text("'*a*!'", date="2023-05-06"),
        "content/publication/d.md": text("D", draft="true", date="2024"),
        "content/publication/e/index.md": text("E"),
        "content/publication/e/cite.bib": "@misc{e, title={E}, year={2022}}",
        "content/publications/f.md": text("F"),
        "content/notes/g.md": text("G", publication_types="['2']", date="2019"),
        "content/publication/h.md": text("Example talk"),
    }
    site, report = read(tmp_path, files)
    assert [paper.title for paper in site.papers] == ["E", "B", "A", "G", "F"]
    assert report == [
        ("content/publication/c.md", "'*a*!' is there twice; the first one was taken"),
        ("content/publication/d.md", "it is a draft"),
        ("content/publication/h.md", "it is an example of the template"),
    ]
    assert site.redirects == {
        "notes/g/": "publications",
        **dict.fromkeys(
            ["publication/a/", "publication/", "publication/b/", "publication/e/"], "publications"
        ),
        "publications/f/": "publications",
    }


def test_entries_without_a_page(tmp_path: Path) -> None:
    bib = "@misc{a, title={A}}\n@misc{b, title={B of {It}}}\n"
    files = {
        "content/publication/a.md": text("A"),
        "all.bib": bib,
        "content/publication/other.bib": bib,
        "all.txt": bib,
    }
    source_of_it = source(tmp_path, files)
    hugo.read(source_of_it)
    assert [
        (each.file, each.message, each.remedy) for each in source_of_it.findings if "page" in each.message
    ] == [("all.bib", "'B of It', of which the site has no page", "copy its entry to publications.bib")]


def test_papers_that_a_page_lists_count_once(tmp_path: Path) -> None:
    listed = "# Publications\n\n- **Fog over the Sea** Mira Okafor, Ann Dune. *Journal of Fog*, 2020.\n- **Lamps at the Quay** Mira Okafor, Ann Dune. *Journal of Fog*, 2019.\n"
    site, _report = read(
        tmp_path,
        {"content/publication/a.md": text("Fog over the sea"), "content/more.md": text("More", listed)},
    )
    assert [paper.title for paper in site.papers] == ["Fog over the sea", "Lamps at the Quay"]


# -- talks, projects and posts ----------------------------------------------------------------------


def test_which_talks_there_are(tmp_path: Path) -> None:
    files = {
        "content/talk/a.md": text("A", "", date="2020-05-06"),
        "content/event/b.md": text("B", "", date="2021-05-06"),
        "content/talk/c.md": text("C", draft="true"),
        "content/talk/d.md": text("Example talk"),
        "content/talk/e.md": text("E", "Lorem ipsum dolor sit amet.\n"),
        "content/talk/f.md": text("F", summary="An example talk using Wowchemy's Markdown slides feature."),
        "content/talk/g.md": text("G", "So: lorem ipsum, and more.\n"),
        "content/talk/h.md": text("", "Words.\n"),
        "content/talk/_index.md": text("Talks of mine"),
        "content/event/_index.md": text("Events"),
    }
    site, report = read(tmp_path, files)
    assert page(site, "talks") == Page(
        "talks",
        "Events",
        (
            Block(
                "talks",
                entries=(
                    Entry("", "2021-05-06", (), {"title": "B"}),
                    Entry("", "2020-05-06", (), {"title": "A"}),
                ),
            ),
        ),
    )
    assert report == [
        ("content/talk/c.md", "it is a draft"),
        *((f"content/talk/{name}.md", "it is an example of the template") for name in "defg"),
    ]
    assert names(site) == ["index", "talks"]


@pytest.mark.parametrize(("metadata", "body", "entry"), [
    ({"date": "2020-05-06T10:00:00Z"}, "", Entry("", "2020-05-06", (), {"title": "A \\*b\\*"})),
    ({"date": "2020-05-06", "date_end": "2020-05-07"}, "", Entry("", "2020-05-06 – 2020-05-07", (), {"title": "A \\*b\\*"})),
    ({"date": "2020-05-06", "date_end": "2020-05-06T18:00:00Z"}, "", Entry("", "2020-05-06", (), {"title": "A \\*b\\*"})),
    ({}, "", Entry(":title: A \\*b\\*", "", (), {})),
    ({"event": "'*Sea* days'", "location": "Port & Quay"}, "",
     Entry(":title: A \\*b\\*", "", (), {"organisation": "*Sea* days", "place": "Port & Quay"})),
    ({"event_url": "https://e.example.net", "external_link": "https://x.example.net"}, "",
     Entry(":title: [A \\*b\\*](https://e.example.net)", "", (), {})),
    ({"external_link": "https://x.example.net"}, "", Entry(":title: [A \\*b\\*](https://x.example.net)", "", (), {})),
    # with a page of its own
    ({"event_url": "https://e.example.net", "abstract": "On fog."}, "Words.\n", Entry(":title: [A \\*b\\*](talks/x.md)", "", (), {})),
    ({"abstract": "On *fog*.", "url_slides": "https://s.example.net", "url_pdf": "[/a.pdf, 'https://p.example.net']",
      "url_video": "''", "url_code": "https://c.example.net",
      "links": "[{name: M*re, url: 'https://m.example.net'}, {type: web, link: 'https://w.example.net'}, {url: 'https://l.example.net'}, {name: x, url: /x}]"}, "",
     Entry(":title: A \\*b\\*", "", (
         Entry("[Slides](https://s.example.net) · [PDF](files/a.pdf) · [PDF](https://p.example.net) · [Code](https://c.example.net)"
               " · [M\\*re](https://m.example.net) · [web](https://w.example.net) · [Link](https://l.example.net)"),
         Entry("On *fog*.")), {})),
    ({"abstract": "Lorem ipsum dolor sit amet"}, "", Entry(":title: A \\*b\\*", "", (), {})),
    # whose it is goes without saying
    ({"authors": "[Ann Dune]"}, "", Entry(":title: A \\*b\\*", "", (), {})),
])  # fmt: skip
def test_entry_of_a_talk(metadata: Mapping[str, str], body: str, entry: Entry, tmp_path: Path) -> None:
    files = {"content/talk/x.md": text("'A *b*'", body, **metadata), "static/a.pdf": "x"}
    site, report = read(tmp_path, files)
    assert page(site, "talks").blocks == (Block("talks", entries=(entry,)),)
    assert report == []


@pytest.mark.parametrize(("authors", "below"), [
    ("[ANN, admin, Di_Dahl*, me]", (Entry("Ann Dune, Di_Dahl\\*"), Entry("[PDF](https://p.example.net)"))),
    ("[admin]", (Entry("[PDF](https://p.example.net)"),)),
])  # fmt: skip
def test_speakers_of_a_lab(authors: str, below: tuple[Entry, ...], tmp_path: Path) -> None:
    files = {"content/talk/x.md": text("A", "", authors=authors, url_pdf="https://p.example.net")}
    site, _report = read(tmp_path, files, LAB)
    assert page(site, "talks").blocks[0].entries[0].entries == below


@pytest.mark.parametrize(("metadata", "body", "shown"), [
    ({}, "", "A \\*b\\*"),
    ({"summary": "On *fog*."}, "", "A \\*b\\*: On *fog*."),
    ({"abstract": "On sand.", "summary": "''"}, "", "A \\*b\\*: On sand."),
    ({"summary": "Lorem ipsum dolor sit amet", "date": "2020-01-01"}, "", None),
    ({"abstract": "Lorem ipsum dolor sit amet"}, "", "A \\*b\\*"),
    ({"external_link": "https://x.example.net", "url_code": "https://c.example.net"}, "", "[A \\*b\\*](https://x.example.net)"),
    ({"url_code": "https://c.example.net", "url_project": "https://p.example.net"}, "", "[A \\*b\\*](https://c.example.net)"),
    ({"url_project": "https://p.example.net"}, "", "[A \\*b\\*](https://p.example.net)"),
    ({"url_project": "https://p.example.net", "summary": "S"}, "Words.\n", "[A \\*b\\*](projects/x.md): S"),
])  # fmt: skip
def test_entry_of_a_project(
    metadata: Mapping[str, str], body: str, shown: str | None, tmp_path: Path
) -> None:
    site, _report = read(tmp_path, {"content/project/x.md": text("'A *b*'", body, **metadata)})
    projects = [each for each in site.pages if each.name == "projects"]
    assert projects == (
        [Page("projects", "Projects", (Block("projects", entries=(Entry(shown),)),))] if shown else []
    )


@pytest.mark.parametrize(("section", "redirects"), [
    ("talk", {"talk/": "talks", "talk/x/": "talks"}),
    ("Talks", {"talks/x/": "talks"}),
    ("events", {"events/": "talks", "events/x/": "talks"}),
    ("project", {"project/": "projects", "project/x/": "projects"}),
    ("post", {"post/": "blog"}),
    ("blog", {}),
])  # fmt: skip
def test_addresses_of_what_has_no_page_of_its_own(
    section: str, redirects: dict[str, str], tmp_path: Path
) -> None:
    site, _report = read(tmp_path, {f"content/{section}/x.md": text("X", "")})
    assert site.redirects == redirects


def test_pages_of_talks_projects_and_posts(tmp_path: Path) -> None:
    files = {
        "content/talk/One Talk/index.md": text(
            "One", "Words.\n", date="2020-05-06", aliases="[/old/one/, 'older']"
        ),
        "content/talks/one-talk.md": text("Two", "More.\n"),
        "content/project/p.md": text("P", "Words.\n", url="/projects/p/"),
        "content/news/n.md": text("N", "", date="2021-05-06T01:02", summary="In *short*."),
        "content/post/m.md": text("M", "## A\n\nB.\n", date="2022-05-06"),
        "content/post/o.md": text("O*", "", abstract="At length."),
    }
    site, report = read(tmp_path, files)

    def own(name: str, title: str, *blocks: Block, old: tuple[str, ...] = ()) -> Page:
        return Page(name, title, blocks, metadata={"orphan": True}, redirects=old, in_navigation=False)

    assert [each for each in site.pages if "/" in each.name] == [
        own("talks/one-talk", "One", Block(text="Words."), old=("talk/one-talk/", "old/one/", "older")),
        own("talks/one-talk-2", "Two", Block(text="More."), old=("talks/one-talk/",)),
        own("projects/p", "P", Block(text="Words.")),
        own("blog/m", "M", Block(text="*2022-05-06*"), Block(title="A", text="B."), old=("post/m/",)),
        own("blog/n", "N", Block(text="*2021-05-06*"), Block(text="In *short*."), old=("news/n/",)),
        own("blog/o", "O*", Block(text="At length."), old=("post/o/",)),
    ]
    assert page(site, "blog") == Page(
        "blog",
        "Blog",
        (Block(text="- 2022-05-06: [M](blog/m.md)\n- 2021-05-06: [N](blog/n.md)\n- [O\\*](blog/o.md)"),),
    )
    assert report == []


# -- other pages -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "metadata", "name"), [
    ("About Me", {}, "about-me"),
    ("notes/Deep/x", {}, "notes/deep/x"),
    ("index", {}, "page"),
    ("x/index", {"slug": "other"}, "other"),
    ("x", {"url": "/y/z.html"}, "y/z.html"),
    # papers, people and the like have pages of their own
    ("publication/_index", {}, None), ("talk/_index", {}, None), ("project/_index", {}, None), ("slides/x", {}, None),
    ("admin/x", {}, None), ("authors/_index", {}, None), ("Author/_index", {}, None), ("home/x", {}, None), ("tags/x", {}, None),
    ("categories/_index", {}, None), ("post/_index", {}, None), ("news/_index", {"sections": "[]"}, None), ("_index", {}, None),
    ("post/_index", {"sections": "[{block: markdown, content: {text: x}}]"}, "post"),
    ("x", {"publication_types": "['1']"}, None),
    ("x", {"draft": "true"}, None), ("x", {"headless": "true"}, None), ("x", {"headless": "'true'"}, "x"),
    ("x", {"title": "Example talk"}, None), ("x", {"title": "''"}, "x"),
])  # fmt: skip
def test_which_other_pages_there_are(
    path: str, metadata: dict[str, str], name: str | None, tmp_path: Path
) -> None:
    site, _report = read(tmp_path, {f"content/{path}.md": text(**{"title": "T", **metadata})})
    assert [each for each in names(site) if each not in ("index", "publications")] == ([name] if name else [])


def test_pages_that_are_left_out(tmp_path: Path) -> None:
    files = {
        "content/a.md": text("A", draft="true"),
        "content/b.md": text("Example talk"),
        "content/c.md": text("C", "Lorem ipsum dolor sit amet.\n"),
        "content/d.md": text("D", ""),
        "content/e.md": text("E", "[d](/d/) [f](/f/)\n"),
        "content/f.md": text("F"),
    }
    site, report = read(tmp_path, files)
    assert names(site) == ["index", "e", "f"]
    assert page(site, "e").blocks == (Block(text="d [f](f.md)"),)
    assert report == [
        ("content/a.md", "it is a draft"),
        ("content/b.md", "it is an example of the template"),
        ("content/c.md", "it is an example of the template"),
        ("content/d.md", "nothing is on this page but what its template draws"),
        ("content/e.md", "a link leads to /d/, which is not among what was imported; its text was kept"),
    ]


def test_widgets_of_a_page_of_widgets(tmp_path: Path) -> None:
    files = {
        "content/tour/index.md": text("Tour", "Below.\n", type="widget_page"),
        "content/tour/a.md": text("A", "One.\n", widget="blank"),
        "content/tour/b.md": text("B", "Two.\n", widget="blank", active="false"),
        "content/tour/c.md": text("C", "Three.\n"),
        "content/tour/d.md": text("Tour", "Four.\n", widget="blank"),
    }
    site, report = read(tmp_path, files)
    assert page(site, "tour").blocks == (
        Block("", "A", text="One."), Block("", "Tour", text="Four."), Block("", text="Below."),
    )  # fmt: skip
    assert report == [
        ("content/tour/b.md", "the widget is not active"),
        ("content/tour/c.md", "it is part of content/tour/index.md, which does not show it"),
    ]
    assert names(site) == ["index", "tour"]


@pytest.mark.parametrize(("metadata", "blocks"), [
    ({"widget": "blank"}, (Block(text="Words."),)),
    ({"widget": "blank", "active": "false"}, (Block(text="Words."),)),
    ({"widget": "markdown", "content": "{title: Other, text: x}"}, (Block(title="Other", text="x"),)),
    ({"sections": "[{block: markdown, content: {title: T, text: One.}}, {block: markdown, content: {title: U, text: Two.}}]"},
     (Block(text="One."), Block(title="U", text="Two."), Block(text="Words."))),
])  # fmt: skip
def test_a_page_that_is_a_widget_or_has_blocks(
    metadata: Mapping[str, str], blocks: tuple[Block, ...], tmp_path: Path
) -> None:
    site, _report = read(tmp_path, {"content/x.md": text("T", **metadata)})
    assert page(site, "x").blocks == blocks


def test_pages_of_a_folder_are_listed_on_its_own(tmp_path: Path) -> None:
    files = {
        "content/courses/_index.md": text(
            "Courses", "", links="['[Old ones](https://o.example.net)', 'Plain *one*']"
        ),
        "content/courses/waves/_index.md": text("Wa*ves", "Intro.\n", links="[x]"),
        "content/courses/waves/week-1.md": text(""),
        "content/courses/waves/deep/down/w.md": text("W"),
        "content/courses/sand.md": text("Sand", links="[x]"),
        "content/courses/empty.md": text("Empty", ""),
        "content/courses/team.md": text("Team", "", widget="people"),
        "content/alone/x.md": text("X"),
    }
    site, report = read(tmp_path, files)
    assert [
        (each.name, each.title, each.in_navigation, [block.text for block in each.blocks])
        for each in site.pages
    ] == [
        ("index", "Mira Okafor", True, [""]),
        ("alone/x", "X", True, ["Words."]),
        (
            "courses",
            "Courses",
            True,
            [
                "- [Old ones](https://o.example.net)\n- Plain *one*\n- Empty\n- [Sand](courses/sand.md)\n- Team\n- [Wa\\*ves](courses/waves.md)"
            ],
        ),
        ("courses/sand", "Sand", True, ["Words."]),
        (
            "courses/waves",
            "Wa*ves",
            False,
            ["Intro.", "- x\n- [W](waves/deep/down/w.md)\n- [Week 1](waves/week-1.md)"],
        ),
        ("courses/waves/deep/down/w", "W", False, ["Words."]),
        ("courses/waves/week-1", "Week 1", False, ["Words."]),
    ]
    assert report == [
        (f"content/courses/{name}.md", "nothing is on this page but what its template draws")
        for name in ("empty", "team")
    ]


@pytest.mark.parametrize(("address", "name"), [
    ("/x/", "x"), ("x", "x"), ("/X/", "x"), ("./x/", "x"), ("../x/#a", "x"), ("../../x", "x"), ("/x/index.html", "x"),
    ("/x/_index.md", "x"), ("/x.html", "x"), ("/x.md", "x"), ("/y/", ""), ("/", "index"), ("/index.html", "index"),
    ("/publication/", "publications"), ("/publications", "publications"), ("/publication/p/", "publications"),
    ("/talk/", "talks"), ("/events/", "talks"), ("/talk/t/", "talks"), ("/project/", ""), ("/post/", "blog"), ("/blog", "blog"),
    ("/news/", "blog"), ("/post/b/", "blog/b"), ("/authors/admin/", "index"),
    ("https://tides.example.org/x/", None), ("https://tides.org/x/", "x"), ("mailto:x@example.net", None),
])  # fmt: skip
def test_new_pages_of_old_addresses(address: str, name: str | None, tmp_path: Path) -> None:
    files = {"hugo.yaml": "title: M\nbaseURL: https://tides.org\n", "content/x.md": text("X"), "content/publication/p.md": text("P"),
             "content/talk/t.md": text("T", ""), "content/post/b.md": text("B")}  # fmt: skip
    reader = hugo._Reader(source(tmp_path, files))
    reader.site()
    assert reader.new_page(address, "") == name


def test_pages_of_people_of_a_lab_are_on_one(tmp_path: Path) -> None:
    reader = hugo._Reader(source(tmp_path, {"content/people/index.md": text("All", widget="people")}, LAB))
    reader.site()
    assert reader.new_page("/authors/ann/", "") == "people"


# -- the menu ------------------------------------------------------------------------------------------


def test_menu(tmp_path: Path) -> None:
    menu = [("Home", "/"), ("Top", "#about"), ("Bio", "/#bio"), ("None", "''"), ("Sand", "/sand/"), ("My talks", "talk/"),
            ("Talks again", "/talk/"), ("Elsewhere", "https://e.example.net"), ("Gone", "/gone/"), ("Deep", "/notes/deep/d/"), ("Me", "/index.html")]  # fmt: skip
    config = "".join(
        f"    - {{name: {name}, url: '{url}', weight: {number}}}\n".replace("''''", "''")
        for number, (name, url) in enumerate(menu)
    )
    files = {
        "hugo.yaml": f"title: M\nmenu:\n  main:\n{config}",
        "content/fog.md": text("Fog"),
        "content/sand.md": text("Sand"),
        "content/talk/t.md": text("T", ""),
        "content/notes/deep/d.md": text("D"),
        "content/notes/deep/e.md": text("E"),
    }
    opened = source(tmp_path, files)
    site = hugo.read(opened)
    assert [(each.name, each.label, each.in_navigation, each.metadata) for each in site.pages] == [
        ("index", "", True, {}),
        ("sand", "", True, {}),
        ("talks", "My talks", True, {}),
        ("notes/deep/d", "Deep", True, {}),
        ("fog", "", True, {}),
        ("notes/deep/e", "", False, {"orphan": True}),
    ]
    assert [
        (each.level, each.file, each.message, each.remedy)
        for each in opened.findings
        if "menu" in each.message
    ] == [
        *(
            ("Imported", "hugo.yaml", f"the menu entry {name!r} leads to a part of the home page", "")
            for name in ("Home", "Top", "Bio", "None")
        ),
        (
            "To be checked",
            "hugo.yaml",
            "the menu entry 'Elsewhere' leads to https://e.example.net",
            "add it to the toctree of index.md",
        ),
        ("Left out", "hugo.yaml", "the menu entry 'Gone' leads to /gone/, which is not there", ""),
    ]
