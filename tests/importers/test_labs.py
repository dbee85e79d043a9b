"""Sites of the Greene lab's template, and others with jekyll-scholar: members, papers, what components draw."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import greenelab, jekyll_scholar
from sphinx_academic.importers.records import Block, Page, Site
from sphinx_academic.importers.source import Source


def source(folder: Path, files: Mapping[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def page(site: Site, name: str) -> Page:
    return next(page for page in site.pages if page.name == name)


def messages(found: Source) -> list[str]:
    return [each.message for each in found.findings]


# -- the Greene lab's template -------------------------------------------------------

MEMBER = {"_members/a.md": "---\nname: Ann Dune\nrole: pi\n---\n"}


@pytest.mark.parametrize(("files", "reason"), [
    ({"_config.yaml": "", **MEMBER, "_data/sources.yaml": ""}, "_members"),
    ({"_config.yml": "", **MEMBER, "_data/citations.yml": ""}, "_members"),
    ({"_config.yml": "", **MEMBER, "_cite/cite.py": ""}, "_members"),
    ({"_config.yml": "", "_cite/cite.py": ""}, "_cite/cite.py"),
    ({"_config.yml": "", **MEMBER}, ""),
    ({"_config.yml": "", "_data/sources.yaml": ""}, ""),
    ({**MEMBER, "_data/sources.yaml": "", "_cite/cite.py": ""}, ""),
])  # fmt: skip
def test_recognised_by(files: Mapping[str, str], reason: str, tmp_path: Path) -> None:
    assert greenelab.recognise(source(tmp_path, files)) == reason


@pytest.mark.parametrize(("component", "shown"), [
    ('button.html link="team" text="Team"', "[Team](team)"),
    ('button.html link="https://x.example.net" type="docs-page"', "[Docs-page](https://x.example.net)"),
    ('button.html link="https://x.example.net" tooltip="Tip"', "[Tip](https://x.example.net)"),
    ('button.html link="https://x.example.net"', ""),
    ('button.html text="Alone"', "Alone"),
    ('button.html text="Map" link="https://www.google.com/maps/x"', "Map"),
    ('button.html type="github" link="a/b.c"', "[Github](https://github.com/a/b.c)"),
    ('button.html type="source" link="a/b"', "[Source](a/b)"),
    ('button.html type="email" link="mailto:a@example.net"', "a@example.net"),
    ('button.html type="email" link="none" text="Mail"', "Mail"),
    ('button.html type="phone" link="00"', ""),
    ('feature.html title="T" link="l" text="B"', "### [T](l)\n\nB"),
    ('card.html title="T" description="D" image="/i.png"', '### T\n\n<img src="/i.png" alt="">\n\nD'),
    ('card.html link="l" description="D"', "D"),
    ('figure.html image="i.png" caption="C"', '<img src="/i.png" alt="C">\n\nC'),
    ("float.html content='a' content2='b' other='c'", "a\n\nb"),
    ('grid.html col1="a" text="b"', "a\n\nb"),
    ("section.html size=full", ""),
    ("icon.html icon='x'", ""),
])  # fmt: skip
def test_components(component: str, shown: str, tmp_path: Path) -> None:
    given = source(tmp_path, {"_config.yml": "", "index.md": ""})
    jekyll = greenelab._LabJekyll(given)
    from sphinx_academic.importers.jekyll import JekyllPage

    assert jekyll.marked(f"{{% include {component} %}}", JekyllPage("index.md", {})).strip() == shown
    assert messages(given) == (
        ["a number by which people are called is not published"] if "phone" in component else []
    )


def test_a_component_that_is_not_known_is_reported_with_its_line(tmp_path: Path) -> None:
    given = source(
        tmp_path,
        {
            "_config.yml": "title: Lab\n",
            "index.md": "---\n---\n\nText.\n\n{% capture x %}\na\n\n{% endcapture %}\n\n{% include odd.html a=x %}\n",
        },
    )
    greenelab.read(given)
    assert [(each.file, each.line, each.message) for each in given.findings] == [
        ("index.md", 11, "the component odd was not understood")
    ]


@pytest.mark.parametrize(("member", "parts"), [
    ("role: principal-investigator", {"group": "pi", "position": "Principal investigator"}),
    ("role: programmer", {"group": "staff", "position": "Programmer"}),
    ("role: undergrad\ngroup: gone", {"group": "alumni", "position": "Undergraduate student"}),
    ("role: phd\ngroup: Past members", {"group": "alumni", "position": "PhD student"}),
    ("role: phd\ngroup: visitors", {"group": "visitors", "position": "PhD student"}),
    ("role: sea-dog", {"group": "sea-dog", "position": "Sea dog"}),
    ("role: keeper", {"group": "keeper", "position": "Keepers of lamps"}),
    ("group: Interns", {"group": "interns"}),
    ("description: Head of *all*\naffiliation: A & B\naliases: [A. Dune]",
     {"position": "Head of all", "affiliation": "A & B", "aliases": ["A. Dune"]}),
    ("links: {github: ann, orcid: '', home-page: https://a.example.net}", {"github": "ann", "website": "https://a.example.net"}),
    ("links: word\nimage: gone.png", {}),
    ("image: images/a.png", {"photo": "images/a.png"}),
])  # fmt: skip
def test_members(member: str, parts: Mapping[str, Any], tmp_path: Path) -> None:
    files = {"_config.yml": "title: Lab\n", "_members/a.md": f"---\nname: Ann Dune\n{member}\n---\n", "images/a.png": "x",
             "_data/types.yaml": "keeper: {description: Keepers of lamps}\nsea-dog: word\n"}  # fmt: skip
    (person,) = greenelab.read(source(tmp_path, files)).people
    assert person.parts == parts


@pytest.mark.parametrize(("roles", "groups"), [
    (["pi", "phd"], {}), (["mascot"], {"mascots": "Mascot"}), (["sea-dog", "sea-dog"], {"sea-dog": "Sea dog"}),
    (["sea-dog\ngroup: gone"], {}), ([""], {}),
])  # fmt: skip
def test_groups(roles: list[str], groups: Mapping[str, str], tmp_path: Path) -> None:
    files = {
        f"_members/{number}.md": f"---\nname: Ann D{number}\nrole: {role}\n---\n"
        for number, role in enumerate(roles)
    }
    settings = greenelab.read(source(tmp_path, {"_config.yml": "title: Lab\n", **files})).settings
    assert settings == ({"academic_people_groups": groups} if groups else {})


@pytest.mark.parametrize(("entry", "fields", "kind"), [
    ("id: 'doi:10.1/x'", {"doi": "10.1/x"}, ""),
    ("id: 'DOI:10.1/x'\nlink: https://doi.org/10.1/x", {"doi": "10.1/x"}, ""),
    # however it is written there, or another one
    ("id: 'doi:10.1/x'\nlink: http://dx.doi.org/10.1/X", {"doi": "10.1/x"}, ""),
    ("id: 'doi:10.1/x'\nlink: https://x.example.net/doi.org/10.1/X", {"doi": "10.1/x", "url": "https://x.example.net/doi.org/10.1/X"}, ""),
    ("link: https://doi.org/10.1/x", {"url": "https://doi.org/10.1/x"}, ""),
    ("id: 'https://x.example.net'", {}, ""),
    ("id: 'url:https://x.example.net'", {"url": "https://x.example.net"}, ""),
    ("id: 'arXiv:2001.00001'", {"arxiv": "2001.00001"}, ""),
    ("buttons: [{type: preprint, link: 'https://p.example.net'}, {type: paper, link: 'https://x.example.net'}, {type: server, link: 'https://s.example.net'}]",
     {"paper": "https://p.example.net", "link_paper": "https://x.example.net", "demo": "https://s.example.net"}, ""),
    ("image: gone.png", {}, ""),
    ("id: 'pubmed:12'\nlink: https://x.example.net", {"pmid": "12", "url": "https://x.example.net"}, ""),
    ("id: 'odd:12'", {}, ""),
    ("id: 'doi:'", {}, ""),
    ("publisher: Sea Letters\ndate: 2020-05-06", {"journal": "Sea Letters", "date": "2020-05-06"}, ""),
    ("publisher: Proc. of Sea Days\ndate: 2020-05-00", {"booktitle": "Proc. of Sea Days", "date": "2020-05"}, ""),
    ("publisher: SeaCon 2020\ndate: 2020-00-00", {"booktitle": "SeaCon 2020", "year": "2020"}, ""),
    ("buttons: [{type: source, link: a/b}, {type: GitHub, link: a/c}]", {"code": "https://github.com/a/b"}, ""),
    ("buttons: [{type: manuscript, text: 'Full-text/x', link: 'https://x.example.net'}]", {"link_full_text_x": "https://x.example.net"}, ""),
    ("buttons: [{type: website, link: ''}, {link: 'https://x.example.net'}]", {"link_link": "https://x.example.net"}, ""),
    ("repo: a/b", {"code": "https://github.com/a/b"}, ""),
    ("tags: [x, y]\ndescription: On `a` *b* _c_", {"keywords": "x, y", "abstract": "On a b c"}, ""),
    ("description: Lorem ipsum dolor", {}, ""),
    ("image: images/a.png", {"preview": "images/a.png"}, ""),
    ("image: https://x.example.net/images/a.png", {}, ""),
])  # fmt: skip
def test_fields_of_a_paper(entry: str, fields: Mapping[str, str], kind: str, tmp_path: Path) -> None:
    lines = entry.replace("\n", "\n  ")
    files = {
        "_config.yml": "title: Lab\n",
        "_data/citations.yaml": f"- title: T <i>x</i>\n  {lines}\n",
        "images/a.png": "x",
    }
    (paper,) = greenelab.read(source(tmp_path, files)).papers
    assert (paper.title, paper.fields, paper.type) == ("T x", fields, kind)


def test_sources_complete_citations(tmp_path: Path) -> None:
    given = source(tmp_path, {
        "_config.yml": "title: Lab\n",
        "_data/citations.yml": "- {id: a, title: A, date: 2020}\n- {id: b, title: 'a!', date: 2021}\n- {id: c}\n",
        "_data/sources.yml": "- {id: a, title: '', date: 2019}\n- {id: d}\n- {id: e, title: E}\n- {}\n",
    })  # fmt: skip
    assert [(paper.title, paper.fields) for paper in greenelab.read(given).papers] == [
        ("A", {"year": "2019"}),
        ("E", {}),
    ]
    assert messages(given) == ["d is among the sources, and citations.yaml has no entry for it"]


PROJECTS = "- {title: A, group: x, link: 'https://a.example.net'}\n- {title: B, subtitle: S, description: D}\n- {title: C, repo: c/c}\n"


@pytest.mark.parametrize(("condition", "titles"), [
    ("", ["A", "B", "C"]), ("group == 'x'", ["A"]), ("group != 'x'", ["B", "C"]), ("!group", ["B", "C"]),
    ("! subtitle", ["A", "C"]), ("group == x", ["A", "B", "C"]), ("group == 'y'", []),
])  # fmt: skip
def test_projects_that_a_list_shows(condition: str, titles: list[str], tmp_path: Path) -> None:
    include = f'{{% include list.html data="projects" component="card" filter="{condition}" %}}'
    files = {
        "_config.yml": "title: Lab\n",
        "_data/projects.yaml": PROJECTS,
        "p.md": f"---\ntitle: P\nnav: {{}}\n---\nText.\n\n{include}\n",
    }
    site = greenelab.read(source(tmp_path, files))
    entries = [entry.text for block in page(site, "p").blocks for entry in block.entries]
    shown = {"A": "[A](https://a.example.net)", "B": "B: S. D", "C": "[C](https://github.com/c/c)"}
    assert entries == [shown[title] for title in titles]


@pytest.mark.parametrize(("condition", "options"), [
    ("role == 'pi'", {"group": "pi"}), ("group == 'alum'", {}), ("role == 'nobody'", {}), ("role != 'pi'", {}), ("", {}),
])  # fmt: skip
def test_people_that_a_list_shows(condition: str, options: Mapping[str, str], tmp_path: Path) -> None:
    include = f'{{% include list.html data="members" filter="{condition}" %}}'
    files = {"_config.yml": "title: Lab\n", **MEMBER, "p.md": f"---\ntitle: P\n---\n{include}\n"}
    site = greenelab.read(source(tmp_path, files))
    assert [(block.kind, block.options) for block in page(site, "p").blocks] == [("people", options)]


def test_pages_for_what_no_page_draws(tmp_path: Path) -> None:
    files = {"_config.yml": "title: Lab\n", **MEMBER, "_data/citations.yaml": "- {id: a, title: A}\n", "_data/projects.yaml": PROJECTS,
             "_posts/2020-01-02-a.md": "---\ntitle: A\n---\nText.\n"}  # fmt: skip
    site = greenelab.read(source(tmp_path, files))
    assert [(each.name, [block.kind for block in each.blocks], each.in_navigation) for each in site.pages] == [
        ("index", [], True), ("people", ["people"], True), ("publications", ["publications"], True),
        ("projects", ["projects"], True), ("blog", [""], True), ("blog/a", ["", ""], False),
    ]  # fmt: skip


def test_nothing_is_listed_of_nothing(tmp_path: Path) -> None:
    lists = "\n\n".join(
        f'{{% include list.html data="{name}" %}}' for name in ("members", "citations", "projects", "posts")
    )
    given = source(
        tmp_path,
        {
            "_config.yml": "title: Lab\n",
            "p.md": f"---\ntitle: P\n---\n{lists}\n{{% include citation.html lookup='a' %}}\n",
        },
    )
    assert [each.name for each in greenelab.read(given).pages] == ["index"]
    assert messages(given) == ["nothing is on this page but what the template has, or draws from nothing"]


# -- jekyll-scholar -------------------------------------------------------------------

BIB = "@article{okafor2020, title={Fog}, author={Okafor, Mira}, journal={Sea}, year={2020}}\n"


@pytest.mark.parametrize(("files", "reason"), [
    ({"_config.yml": "", "_bibliography/a.bib": ""}, "_bibliography"),
    ({"_config.yaml": "title: x\nscholar:\n  style: apa\n"}, "_config.yaml"),
    ({"_config.yml": "scholar : {}\n"}, "_config.yml"),
    ({"_config.yml": "my_scholar: {}\n"}, ""),
    ({"_bibliography/a.bib": ""}, ""),
])  # fmt: skip
def test_scholar_is_recognised_by(files: Mapping[str, str], reason: str, tmp_path: Path) -> None:
    assert jekyll_scholar.recognise(source(tmp_path, files)) == reason


@pytest.mark.parametrize(("config", "name"), [
    ("author: Mira Okafor\nscholar: {last_name: okafor}", "Mira Okafor"),
    ("author: {name: Mira Okafor}\nscholar: {last_name: [Dune, Okafor]}", "Mira Okafor"),
    ("author: {name: Mira Okafor}\nscholar: {last_name: Dune}", ""),
    ("author: {name: Mira Okafor, email: a@example.net}", "Mira Okafor"),
    ("author: {name: Mira Ada van Okafor, position: x}", "Mira Ada van Okafor"),
    ("author: {name: Mira Ada Okafor, scholar: x}", "Mira Ada Okafor"),
    ("author: {name: The Lab of the Sea, orcid: x}", ""),
    ("author: {name: Okafor, email: a@example.net}", ""),
    ("author: Mira Okafor", ""),
    ("author: {name: Albert Einstein}\nscholar: {last_name: Einstein}", ""),
    ("author: {email: a@example.net}\nscholar: word", ""),
])  # fmt: skip
def test_whose_site_it_is(config: str, name: str, tmp_path: Path) -> None:
    site = jekyll_scholar.read(source(tmp_path, {"_config.yml": f"title: Lab\n{config}\n"}))
    assert (site.name, site.kind) == ((name, "person") if name else ("Lab", "lab"))
    assert site.title == "Lab"


@pytest.mark.parametrize(("person", "parts"), [
    ("{name: 'Ann Dune, Ph.D.', group: Heads}", {"group": "pi"}),
    ("{title: Ann Dune Dr., category: PhD Students, position: Walker}", {"group": "phd", "position": "Walker"}),
    ("{name: Ann Dune, role: Postdoc}", {"group": "postdocs"}),
    ("{name: Ann Dune, role: Postdoc, status: '*Runner*', affiliation: 'A & *B*'}",
     {"group": "postdocs", "position": "Runner", "affiliation": "A & B"}),
    ("{name: Ann Dune, email: a@example.net, web: x, github: ann, social: {twitter: ann}, links: {orcid: 0000-0002-1825-0097, site: ''}}",
     {"email": "a@example.net", "github": "ann", "x": "ann", "orcid": "0000-0002-1825-0097"}),
    ("{name: Ann Dune, twitter: '', homepage: https://h.example.net, bio: x, social: {mastodon: https://s.example.net/@ann}, links: {homepage: https://a.example.net}}",
     {"mastodon": "https://s.example.net/@ann", "website": "https://a.example.net"}),
    ("{name: Ann Dune, website: https://w.example.net, url: https://u.example.net, scholar: AbC, linkedin: ann, social: word}",
     {"website": "https://w.example.net", "scholar": "AbC", "linkedin": "ann", "links": {"Url": "https://u.example.net"}}),
    ("{name: Ann Dune, group: Heads, description: Walks, status: ''}", {"group": "pi", "position": "Walks"}),
    ("{name: Ann Dune, position: Heads, group: Heads}", {"group": "pi"}),
    ("{name: 'Ann Dune, MD'}", {}),
    ("{name: Ann Dune PhD}", {}),
    ("{name: Ann Dune, img: 'images\\a.png'}", {"photo": "images/a.png"}),
    ("{name: Ann Dune, photo: a.png}", {"photo": "images/a.png"}),
])  # fmt: skip
def test_people_of_a_data_file(person: str, parts: Mapping[str, Any], tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Lab\n",
        "_data/people.yml": f"- {person}\n- {{name: ''}}\n- {{name: Jane Doe}}\n- word\n",
        "images/a.png": "x",
    }
    given = source(tmp_path, files)
    (found,) = jekyll_scholar.read(given).people
    assert (found.id, found.name, found.parts) == ("ann-dune", "Ann Dune", parts)
    assert messages(given) == ["Jane Doe is an example of the template", "people, as academic_people: 1"]


@pytest.mark.parametrize(("file", "text", "people"), [
    ("_data/team.yaml", "Ann Dune: {role: x}\nStaff: [{name: Bo Berg}]\n", [("Ann Dune", "x"), ("Bo Berg", "staff")]),
    ("_data/Members.json", '[{"name": "Ann Dune"}, {"name": "Ann Dune"}]', [("Ann Dune", ""), ("Ann Dune", "")]),
    ("_data/others.yml", "- {name: Ann Dune}\n", []),
])  # fmt: skip
def test_forms_of_people(file: str, text: str, people: list[tuple[str, str]], tmp_path: Path) -> None:
    site = jekyll_scholar.read(source(tmp_path, {"_config.yml": "title: Lab\n", file: text}))
    assert [(each.name, each.parts.get("group", "")) for each in site.people] == people
    assert len({each.id for each in site.people}) == len(people)


@pytest.mark.parametrize(("files", "pages"), [
    ({}, ["index"]),
    ({"_bibliography/a.bib": BIB}, ["index", "publications"]),
    ({"_bibliography/a.bib": BIB, "publications.md": "---\n---\nWords.\n"}, ["index", "publications", "bibliography"]),
    ({"_bibliography/a.bib": BIB, "papers.md": "---\n---\n{% bibliography %}\n"}, ["index", "papers"]),
    ({"_bibliography/a.bib": BIB, "list.md": "---\nlayout: publication_list\n---\n"}, ["index", "list"]),
    ({"list.md": "---\nlayout: publications\n---\n"}, ["index"]),
    ({"_data/people.yml": "- {name: Ann Dune}\n"}, ["index", "people"]),
    ({"_data/people.yml": "- {name: Ann Dune}\n", "us.md": "---\nlayout: team\n---\n"}, ["index", "us"]),
    ({"us.md": "---\nlayout: team\n---\n"}, ["index"]),
    ({"us.md": "---\nlayout: people\n---\nWords.\n", "_data/people.yml": "- {name: Ann Dune}\n"}, ["index", "us", "people"]),
    ({"_posts/2020-01-02-a.md": "---\n---\nA.\n"}, ["index", "blog", "blog/a"]),
    ({"news.md": "---\n---\n{% for post in site.posts %}x{% endfor %}\n", "_posts/2020-01-02-a.md": "---\n---\nA.\n"}, ["index", "news", "blog/a"]),
    ({"blog.md": "---\n---\nA.\n", "_posts/2020-01-02-a.md": "---\n---\nA.\n"}, ["index", "blog", "blog-list", "blog/a"]),
    ({"tags.md": "---\n---\nA.\n", "feed.html": "---\n---\nA.\n", "taglines.md": "---\n---\nA.\n"}, ["index", "taglines"]),
    ({"off.md": "---\npublished: false\n---\nA.\n"}, ["index"]),
    ({"a.md": "---\n---\nThis is a sample blog post.\n", "b.md": "---\ntitle: Blog Post number 1\n---\nB.\n"}, ["index"]),
])  # fmt: skip
def test_pages_of_a_lab(files: Mapping[str, str], pages: list[str], tmp_path: Path) -> None:
    site = jekyll_scholar.read(source(tmp_path, {"_config.yml": "title: Lab\n", **files}))
    assert [each.name for each in site.pages] == pages


@pytest.mark.parametrize(("config", "body", "blocks"), [
    ("title: Lab", "Words.", [("", "Words.")]),
    ("title: Lab\nsocial: {links: [https://github.com/fog]}", "Words.", [("", "Words."), ("", "[GitHub](https://github.com/fog)")]),
    ("title: Lab\nsocial: {links: [https://github.com/fog]}\nauthor: {email: a@example.net}", "# Fog\n\nWords.",
     [("", "[a@example.net](mailto:a@example.net) · [GitHub](https://github.com/fog)"), ("Fog", "Words.")]),
    ("author: {name: Mira Okafor, email: a@example.net}", "Words.", [("profile", "Words.")]),
    ("author: {name: Mira Okafor, email: a@example.net}", "# Fog\n\nWords.", [("profile", ""), ("Fog", "Words.")]),
])  # fmt: skip
def test_home_page(config: str, body: str, blocks: list[tuple[str, str]], tmp_path: Path) -> None:
    site = jekyll_scholar.read(source(tmp_path, {"_config.yml": config, "index.md": f"---\n---\n{body}\n"}))

    def shown(block: Block) -> tuple[str, str]:
        return (block.title or block.kind, block.text or block.body)

    assert list(map(shown, page(site, "index").blocks)) == blocks
