"""Sites of al-folio: by what they are recognised, whose they are, their pages and what stands on them."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import al_folio
from sphinx_academic.importers.records import Page, Site
from sphinx_academic.importers.source import Source

CONFIG = "first_name: Mira\nlast_name: Okafor\ntitle: Tides\nmax_author_limit: 3\n"
HOME = "---\nlayout: about\npermalink: /\n---\nWords.\n"


def source(folder: Path, files: Mapping[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in {"_config.yml": CONFIG, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def read(folder: Path, files: Mapping[str, str]) -> Site:
    return al_folio.read(source(folder, files))


def page(site: Site, name: str) -> Page:
    return next(page for page in site.pages if page.name == name)


@pytest.mark.parametrize(("config", "reason"), [
    ("enable_publication_badges: {}\n", "_config.yml has enable_publication_badges"),
    ("title: x\nrepo_theme_light: y\n", "_config.yml has repo_theme_light"),
    ("  repo_theme_light: y\n", ""),
    ("max_author_limit: 3\ntheme_settings: {}\n", ""),
    ("title: x\n", ""),
    ("repo_theme_light_or_not: y\n", ""),
])  # fmt: skip
def test_recognised_by(config: str, reason: str, tmp_path: Path) -> None:
    assert al_folio.recognise(source(tmp_path, {"_config.yml": config})) == reason


NAMES = "first_name: Mira\nlast_name: Okafor\n"
NEWS_ITEM = {"_news/a.md": "---\ninline: true\n---\nA.\n"}


@pytest.mark.parametrize(("config", "files", "reason"), [
    (NAMES, {"_pages/about.md": HOME}, "_pages/about.md has the layout about, beside first_name, last_name"),
    (NAMES + "scholar: {}\n", {"_pages/about.md": HOME, **NEWS_ITEM}, "_pages/about.md has the layout about, beside first_name, last_name, scholar, _news"),
    ("title: Lab\nscholar :\n", {"_pages/about.md": HOME, **NEWS_ITEM}, "_pages/about.md has the layout about, beside scholar, _news"),
    (NAMES, {"index.md": "---\r\ntitle: x\r\nlayout: 'about' # home\r\n---\r\n"}, "index.md has the layout about, beside first_name, last_name"),
    # other sites of Jekyll
    (NAMES + "scholar: {}\n", {"_pages/about.md": HOME.replace("about", "page"), **NEWS_ITEM}, ""),
    (NAMES + "scholar: {}\n", {"_pages/about.md": "---\npermalink: /\n---\nlayout: about\n", **NEWS_ITEM}, ""),
    (NAMES + "scholar: {}\n", {"_pages/about.md": HOME.replace("about", "about-me"), **NEWS_ITEM}, ""),
    (NAMES + "scholar: {}\n", {"_pages/me.md": HOME}, ""),
    ("scholar: {}\n", {"_pages/about.md": HOME}, ""),
    ("author:\n  first_name: Mira\n  last_name: Okafor\n", {"_pages/about.md": HOME, **NEWS_ITEM}, ""),
    (NAMES + "theme_settings: {}\n", {"_pages/about.md": HOME}, ""),
])  # fmt: skip
def test_recognised_by_few_signs(config: str, files: Mapping[str, str], reason: str, tmp_path: Path) -> None:
    given = source(tmp_path, {"_config.yml": config, **files})
    assert al_folio.recognise(given) == reason
    assert not list(given.findings)


@pytest.mark.parametrize(("config", "name", "title", "aliases"), [
    ("first_name: Mira\nmiddle_name: J.\nlast_name: Okafor", "Mira J. Okafor", "Mira J. Okafor", ["Mira Okafor"]),
    ("first_name: Mira (Miri)\nlast_name: Okafor", "Mira (Miri) Okafor", "Mira (Miri) Okafor", ["Mira Okafor"]),
    ("title: Tides", "Tides", "Tides", []),
    ("title: Blank", "", "Blank", []),
    ("title: Tides\nfirst_name: Albert\nlast_name: Einstein", "Tides", "Tides", ["Albert Einstein"]),
    ("first_name: Mira\nlast_name: Okafor\nscholar: {last_name: [Okafor], first_name: [M.]}", "Mira Okafor", "Mira Okafor", ["M. Okafor"]),
])  # fmt: skip
def test_name(config: str, name: str, title: str, aliases: list[str], tmp_path: Path) -> None:
    site = read(tmp_path, {"_config.yml": config, "_pages/about.md": HOME})
    assert (site.name, site.kind, site.pages[0].title) == (name, "person" if name else "lab", title)
    assert [person.parts.get("aliases", []) for person in site.people] == ([aliases] if name else [])


@pytest.mark.parametrize(("title", "found"), [
    ("TIDES LAB", "TIDES LAB"), ("Mira Okafor", "Mira Okafor"), ("blank", ""), ("Blank", ""), ("", ""), ("Albert Einstein", ""),
])  # fmt: skip
def test_what_the_site_is_called(title: str, found: str, tmp_path: Path) -> None:
    site = read(tmp_path, {"_config.yml": CONFIG.replace("Tides", title), "_pages/about.md": HOME})
    assert (site.title, site.name, site.pages[0].title) == (found, "Mira Okafor", "Mira Okafor")


@pytest.mark.parametrize(("front", "files", "parts"), [
    ("subtitle: PhD student, Sea School", {}, {"position": "PhD student", "affiliation": "Sea School"}),
    ("subtitle: Sea School", {}, {"position": "lecturer", "affiliation": "Sea School"}),
    ("x: 1", {}, {"position": "lecturer", "affiliation": "Quay"}),
    ("profile: {more_info: 'mira@example.net<br>Room 1', image: mira.png}", {"assets/img/mira.png": "x"},
     {"position": "lecturer", "affiliation": "Quay", "photo": "images/mira.png", "email": "mira@example.net"}),
    ("profile: {more_info: 'mira@example.net'}", {"_data/socials.yml": "email: own@example.net"},
     {"position": "lecturer", "affiliation": "Quay", "email": "own@example.net"}),
    ("profile: word", {}, {"position": "lecturer", "affiliation": "Quay"}),
])  # fmt: skip
def test_person(front: str, files: Mapping[str, str], parts: Mapping[str, Any], tmp_path: Path) -> None:
    home = f"---\nlayout: about\npermalink: /\n{front}\n---\nI am a lecturer at Quay.\n"
    assert read(tmp_path, {"_pages/about.md": home, **files}).people[0].parts == parts


CV = "cv:\n  name: Mira Okafor\n  label: Keeper\n  sections: {Skills: [{label: Code, details: C}]}\n"
TABLES = "- title: General\n  type: map\n  contents: [{name: Position, value: Walker}, {name: Affiliation, value: Dunes}]\n- title: Skills\n  type: list\n  contents: [D]\n"
RESUME = '{"basics": {"name": "Mira Okafor", "label": "Sailor", "affiliations": ["Sea"]}, "skills": [{"name": "E"}]}'


@pytest.mark.parametrize(("files", "position", "affiliation", "skills"), [
    ({"_data/cv.yml": CV}, "Keeper", "", ["Code: C"]),
    ({"_data/cv.yaml": TABLES}, "Walker", "Dunes", ["D"]),
    ({"assets/json/resume.json": RESUME}, "Sailor", "Sea", ["E"]),
    ({"_data/resume.yml": RESUME}, "Sailor", "Sea", ["E"]),
    ({"_data/cv.yml": CV, "assets/json/resume.json": RESUME}, "Keeper", "", ["Code: C"]),
    ({"_data/cv.yml": "- word\n"}, "", "", []),
    ({"_data/cv.yml": "cv: word\n"}, "", "", []),
    ({"assets/json/resume.json": "[1]"}, "", "", []),
])  # fmt: skip
def test_cv(
    files: Mapping[str, str], position: str, affiliation: str, skills: list[str], tmp_path: Path
) -> None:
    given = source(tmp_path, {"_pages/about.md": HOME, **files})
    site = al_folio.read(given)
    parts = site.people[0].parts
    assert (parts.get("position", ""), parts.get("affiliation", "")) == (position, affiliation)
    assert [
        entry.text
        for each in site.pages
        for block in each.blocks
        if block.kind == "skills"
        for entry in block.entries
    ] == skills
    assert [each.message for each in given.findings if "two CVs" in each.message] == (
        ["the site has two CVs; this one was left out"] if len(files) == 2 else []
    )


BIB = "@article{a, title={Fog}, author={Okafor, Mira}, year={2020}, selected={true}}\n"
NEWS = {"_news/2020-01-02-a.md": "---\ninline: true\n---\nA.\n"}


@pytest.mark.parametrize(("config", "front", "files", "kinds"), [
    ("", "x: 1", NEWS, ["profile"]),
    ("", "news: true", NEWS, ["profile", "news"]),
    ("", "announcements: {enabled: true}", NEWS, ["profile", "news"]),
    ("announcements: {enabled: true}", "x: 1", NEWS, ["profile", "news"]),
    ("announcements: {enabled: false}", "news: false", NEWS, ["profile"]),
    ("", "news: true", {}, ["profile"]),
    ("", "selected_papers: true", {"_bibliography/papers.bib": BIB}, ["profile", "publications"]),
    ("", "selected_papers: {enabled: true}", {"_bibliography/papers.bib": BIB}, ["profile", "publications"]),
    ("", "selected_papers: true", {"_bibliography/papers.bib": BIB.replace("true", "false")}, ["profile"]),
    ("", "x: 1", {"_bibliography/papers.bib": BIB}, ["profile"]),
    ("", "latest_posts: true", {"_posts/2020-01-02-a.md": "---\n---\nA.\n"}, ["profile", ""]),
    ("", "latest_posts: true", {}, ["profile"]),
])  # fmt: skip
def test_what_the_home_page_shows(
    config: str, front: str, files: Mapping[str, str], kinds: list[str], tmp_path: Path
) -> None:
    home = f"---\nlayout: about\npermalink: /\n{front}\n---\nWords.\n"
    site = read(tmp_path, {"_config.yml": CONFIG + config, "_pages/about.md": home, **files})
    assert [block.kind for block in site.pages[0].blocks] == kinds


@pytest.mark.parametrize(("setting", "fields", "shown"), [
    ("true", "preview={fast.png}", {"show": "preview"}), ("true", "", {}), ("false", "preview={fast.png}", {}),
])  # fmt: skip
def test_lists_show_pictures(setting: str, fields: str, shown: Mapping[str, str], tmp_path: Path) -> None:
    site = read(
        tmp_path,
        {
            "_config.yml": f"{CONFIG}enable_publication_thumbnails: {setting}\n",
            "_pages/about.md": HOME.replace("permalink", "selected_papers: true\npermalink"),
            "_pages/papers.md": "---\nlayout: page\npermalink: /papers/\n---\n{% bibliography %}\n",
            "_bibliography/papers.bib": BIB.replace("year", f"{fields}, year"),
            "assets/img/publication_preview/fast.png": "x",
        },
    )
    assert page(site, "index").blocks[1].options == {"filter": "selected", "group-by": "none", **shown}
    assert page(site, "papers").blocks[0].options == {"group-by": "none", **shown}


@pytest.mark.parametrize(("announcements", "limit"), [
    ("{enabled: true, limit: 3}", "3"), ("{enabled: true}", "5"), ("{enabled: true, limit: 0}", "5"), ("{enabled: true, limit: all}", "5"),
])  # fmt: skip
def test_how_many_news(announcements: str, limit: str, tmp_path: Path) -> None:
    site = read(
        tmp_path,
        {"_config.yml": f"{CONFIG}announcements: {announcements}\n", "_pages/about.md": HOME, **NEWS},
    )
    assert site.pages[0].blocks[1].options == {"from": "news", "limit": limit, "more": "All news"}


@pytest.mark.parametrize(("front", "name", "title", "shown", "redirects"), [
    ("permalink: /talks/\ntitle: my talks\nnav: true", "talks", "My talks", True, ()),
    ("permalink: /Talks/\ntitle: x", "talks", "X", False, ()),
    ("permalink: /talks.html\nredirect_from: /old/", "talks", "Talks", False, ("old/",)),
    ("permalink: /a/talks.html", "a/talks", "Talks", False, ()),
    ("permalink: /CV-long/\ntitle: CV", "cv-long", "CV", False, ()),
])  # fmt: skip
def test_page(
    front: str, name: str, title: str, shown: bool, redirects: tuple[str, ...], tmp_path: Path
) -> None:
    site = read(
        tmp_path, {"_pages/about.md": HOME, "_pages/x.md": f"---\nlayout: page\n{front}\n---\nWords.\n"}
    )
    found = page(site, name)
    assert (found.title, found.in_navigation, found.redirects) == (title, shown, redirects)
    assert found.metadata == ({} if shown else {"orphan": True})


def test_order_of_pages(tmp_path: Path) -> None:
    orders = {
        "a": "nav: true\nnav_order: 2",
        "b": "nav: true\nnav_order: '1'",
        "c": "nav: true",
        "d": "nav_order: 0",
        "e": "nav: true\nnav_order: true",
        "f": "nav: true\nnav_order: 1.5",
    }
    pages = {
        f"_pages/{name}.md": f"---\nlayout: page\npermalink: /{name}/\n{front}\n---\nWords.\n"
        for name, front in orders.items()
    }
    site = read(tmp_path, {"_pages/about.md": HOME, **pages})
    assert [each.name for each in site.pages] == ["index", "b", "f", "a", "c", "e", "d"]


@pytest.mark.parametrize(("path", "front", "found"), [
    ("_pages/x.md", "permalink: /x/", True), ("x.md", "permalink: /x/", False), ("x.md", "layout: page\npermalink: /x/", True),
    ("_pages/x.md", "permalink: /404.html", False), ("_pages/x.md", "permalink: /x/\nredirect: /y/", False),
    ("_pages/x.md", "permalink: /x/\nredirect: true", False), ("_pages/x.md", "permalink: /x/\npublished: false", False),
    ("_pages/x.md", "permalink: /x/\ndropdown: true", False), ("assets/x.md", "layout: page\npermalink: /x/", False),
    ("bin/x.md", "layout: page\npermalink: /x/", False), ("lighthouse_x.md", "layout: page\npermalink: /x/", False),
])  # fmt: skip
def test_pages_that_are_taken(path: str, front: str, found: bool, tmp_path: Path) -> None:
    site = read(tmp_path, {"_pages/about.md": HOME, path: f"---\n{front}\n---\nWords.\n"})
    assert len(site.pages) == (2 if found else 1)


@pytest.mark.parametrize(("lang", "language"), [
    ("en", ""), ("en-GB", ""), ("cn", "zh_CN"), ("zh", "zh_CN"), ("zh-TW", "zh_TW"), ("jp", "ja"), ("kr", "ko"), ("de", "de"), ("pt-BR", "pt_BR"),
    ("German", ""), ("", ""), ("DE", ""),
])  # fmt: skip
def test_language(lang: str, language: str, tmp_path: Path) -> None:
    assert (
        read(tmp_path, {"_config.yml": f"{CONFIG}lang: '{lang}'\n", "_pages/about.md": HOME}).language
        == language
    )


@pytest.mark.parametrize(("front", "files", "target"), [
    ("cv_pdf: a.pdf", {"assets/pdf/a.pdf": "x"}, "[PDF](files/a.pdf)"),
    ("cv_pdf: /assets/pdf/a.pdf", {"assets/pdf/a.pdf": "x"}, "[PDF](files/a.pdf)"),
    ("cv_pdf: https://x.example.org/a.pdf", {}, "[PDF](https://x.example.org/a.pdf)"),
    ("cv_pdf: gone.pdf", {}, ""), ("cv_pdf: example_pdf.pdf", {"assets/pdf/example_pdf.pdf": "x"}, ""), ("x: 1", {}, ""),
])  # fmt: skip
def test_pdf_of_the_cv(front: str, files: Mapping[str, str], target: str, tmp_path: Path) -> None:
    cv = f"---\nlayout: cv\npermalink: /cv/\n{front}\n---\nMy life.\n"
    site = read(tmp_path, {"_pages/about.md": HOME, "_pages/cv.md": cv, **files})
    assert [block.text for block in page(site, "cv").blocks] == ["My life.", *([target] if target else [])]


@pytest.mark.parametrize(("profile", "options"), [
    ("more_info: '<p>Room 1</p>'", {"location": "Room 1"}),
    ("more_info: '<p>Room 1: North *a*</p>'", {"location": '"Room 1: North *a*"'}),
    ("address: '<p>Room 1</p><p>Quay</p>'", {"location": "Room 1, Quay"}),
    ("more_info: Room 1, address: Room 2", {"location": "Room 1"}),
    ("address: '<p>555 your office number</p>'", {}),
])  # fmt: skip
def test_options_of_the_profile(profile: str, options: Mapping[str, str], tmp_path: Path) -> None:
    home = f"---\nlayout: about\npermalink: /\nprofile: {{{profile}}}\n---\nWords.\n"
    assert read(tmp_path, {"_pages/about.md": home}).pages[0].blocks[0].options == options


@pytest.mark.parametrize(("address", "target"), [
    ("/x/", "x.md"), ("/", "index.md"), ("/?x", "index.md"), (".", None), ("/gone/", None), ("/old/", "x.md"), ("/loop/", None),
    ("/a/", "x.md"), ("/news/two/", "news/two.md"), ("/news/two.html", "news/two.md"), ("/news/one.html", None),
    ("/projects/p.html", "projects/p.md"), ("/projects/q.html", None), ("/2020/01/02/post.html", "blog/post.md"),
    ("{% link _pages/x.md %}", "x.md"), ("{% link _pages/gone.md %}", None), ("https://e.example.net/x/", "https://e.example.net/x/"),
])  # fmt: skip
def test_where_links_lead(address: str, target: str | None, tmp_path: Path) -> None:
    page = "---\nlayout: page\npermalink: {0}\n{1}\n---\nWords.\n"
    files = {
        "_pages/about.md": HOME.replace("Words.", f"[word]({address})"),
        "_pages/x.md": page.format("/x/", "redirect_from: /a/"),
        "_pages/old.md": page.format("/old/", "redirect: /x/"),
        "_pages/loop.md": page.format("/loop/", "redirect: /loop/"),
        "_news/one.md": "---\ninline: true\ndate: 2020-01-02\n---\nOne.\n",
        "_news/two.md": "---\ntitle: Two\ndate: 2020-01-02\n---\nTwo.\n",
        "_projects/p.md": "---\ntitle: P\n---\nText.\n",
        "_projects/q.md": "---\ntitle: Q\nredirect: https://q.example.net\n---\n",
        "_posts/2020-01-02-post.md": "---\ntitle: Post\n---\nText.\n",
    }
    given = source(tmp_path, files)
    assert al_folio.read(given).pages[0].blocks[0].body == (f"[word]({target})" if target else "word")
    old = "/_pages/gone.md" if "gone.md" in address else address
    assert [each.message for each in given.findings if each.file == "_pages/about.md"] == (
        [] if target else [f"a link leads to {old}, which is not among what was imported; its text was kept"]
    )


def test_one_item_of_news(tmp_path: Path) -> None:
    files = {"_config.yml": f"{CONFIG}announcements: {{enabled: true, limit: 1}}\n", "_pages/about.md": HOME}
    assert read(tmp_path, {**files, **NEWS}).pages[0].blocks[1].options["limit"] == "1"


@pytest.mark.parametrize("collection", ["projects", "teachings", "news", "books", "posts"])
def test_examples_and_drafts_are_reported(collection: str, tmp_path: Path) -> None:
    files = {
        f"_{collection}/2020-01-02-a.md": "---\ntitle: A\npublished: false\n---\nText.\n",
        f"_{collection}/2020-01-02-b.md": "---\ntitle: B\n---\nThis is a sample blog post.\n",
        f"_{collection}/2020-01-02-c.md": "---\ntitle: C\n---\nText.\n",
    }
    given = source(tmp_path, {"_pages/about.md": HOME, **files})
    site = al_folio.read(given)
    folder = "blog" if collection == "posts" else collection
    assert [each.title for each in site.pages if each.name.startswith(f"{folder}/")] == (
        ["C"] if collection != "books" else []
    )
    assert [(each.file, each.message) for each in given.findings if each.file.startswith("_")][:2] == [
        (f"_{collection}/2020-01-02-a.md", "it is a draft, or not published"),
        (f"_{collection}/2020-01-02-b.md", "it is an example of the template"),
    ]


@pytest.mark.parametrize(("body", "blocks"), [
    ("{% include projects.liquid %}\n\n{% include projects.liquid %}\n", [("projects", "")]),
    ("{% include projects.liquid %}\n\nWords.\n\n{% include news.liquid %}\n\n{% include news.liquid %}\n", [("projects", ""), ("", "Words."), ("news", "")]),
    ("Words.\n", [("", "Words.")]),
])  # fmt: skip
def test_what_is_drawn_twice_is_shown_once(body: str, blocks: list[tuple[str, str]], tmp_path: Path) -> None:
    files = {
        "_pages/x.md": f"---\nlayout: page\npermalink: /x/\n---\n{body}",
        "_projects/a.md": "---\ntitle: A\n---\nText.\n",
    }
    site = read(tmp_path, {"_pages/about.md": HOME, **NEWS, **files})
    assert [(each.kind, each.text) for each in page(site, "x").blocks] == blocks


def test_people_with_a_profile_each(tmp_path: Path) -> None:
    """Texts that are those of the template, empty or not there are no profiles; the text of the page is last."""
    people = (
        "---\nlayout: profiles\npermalink: /people/\nprofiles:\n  - {image: a.png, content: a.md}\n"
        "  - {image: gone.png, content: b.md}\n  - {content: empty.md}\n  - {content: sample.md}\n"
        "  - {content: gone.md}\n  - {image: a.png}\n  - word\n---\nAll of them, and [us](/).\n"
    )
    files = {
        "_pages/people.md": people,
        "_pages/a.md": "---\n---\nAnn *walks*, see [people](/people/).\n",
        "b.md": "Bo runs.\n",
        "_pages/empty.md": "---\n---\n\n",
        "_pages/sample.md": "---\n---\nThis is a sample blog post.\n",
        "assets/img/a.png": "x",
    }
    given = source(tmp_path, {"_pages/about.md": HOME, **files})
    site = al_folio.read(given)
    assert [(each.kind, each.text) for each in page(site, "people").blocks] == [
        ("", "![](images/a.png)"),
        ("", "Ann *walks*, see [people](people.md)."),
        ("", "Bo runs."),
        ("", "All of them, and [us](index.md)."),
    ]
    messages = [(each.file, each.message) for each in given.findings]
    assert ("_pages/sample.md", "a profile whose text is that of the template") in messages
    assert "_pages/empty.md" not in [file for file, message in messages if "profile" in message]


def test_links_lead_to_headings_that_are_there(tmp_path: Path) -> None:
    files = {
        "_pages/about.md": HOME.replace("Words.", "[a](/x/#part), [b](/x/#gone)"),
        "_pages/x.md": "---\nlayout: page\npermalink: /x/\n---\n## Part\n\nWords.\n",
    }
    given = source(tmp_path, files)
    assert al_folio.read(given).pages[0].blocks[0].body == "[a](x.md#part), [b](x.md)"
    assert [each.message for each in given.findings] == [
        "a link leads to the heading #gone, which is not on the page x; it leads to the page"
    ]


@pytest.mark.parametrize(("files", "title"), [
    ({"_pages/a.md": HOME, "_pages/b.md": HOME.replace("/", "/b/").replace("Words", "Others")}, "Words."),
    ({"_pages/b.md": HOME.replace("/", "/b/").replace("Words", "Others")}, "Others."),
    ({"_pages/b.md": HOME.replace("about", "page").replace("/", "/b/")}, ""),
])  # fmt: skip
def test_home_page(files: Mapping[str, str], title: str, tmp_path: Path) -> None:
    assert read(tmp_path, files).pages[0].blocks[0].body == title


@pytest.mark.parametrize(("title", "files", "shown", "report"), [
    ("My publications", {}, True, []),
    ("My publications", {"_bibliography/papers.bib": BIB}, False, ["'My publications', for the .bib file has the papers"]),
    ("Selected papers", {"_bibliography/papers.bib": BIB}, False, ["'Selected papers', for the .bib file has the papers"]),
    ("Newspapers", {"_bibliography/papers.bib": BIB}, True, []),
])  # fmt: skip
def test_papers_of_a_cv_beside_those_of_the_site(
    title: str, files: Mapping[str, str], shown: bool, report: list[str], tmp_path: Path
) -> None:
    cv = f"cv:\n  name: Mira Okafor\n  sections:\n    {title}: [Two papers]\n    Skills: [{{label: Code, details: C}}]\n"
    given = source(tmp_path, {"_pages/about.md": HOME, "_data/cv.yml": cv, **files})
    made = page(al_folio.read(given), "cv")
    assert [block.title for block in made.blocks] == [*([title] if shown else []), "Skills"]
    assert [
        each.message for each in given.findings if "papers" in each.message and each.file == "_data/cv.yml"
    ] == report


@pytest.mark.parametrize("collection", ["projects", "teachings"])
def test_a_short_document_without_a_title_is_a_page(collection: str, tmp_path: Path) -> None:
    site = read(tmp_path, {"_pages/about.md": HOME, f"_{collection}/my-fog.md": "---\n---\nText.\n"})
    assert page(site, f"{collection}/my-fog").title == "My fog"
