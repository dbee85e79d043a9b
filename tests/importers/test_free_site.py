"""A site of free pages: which pages there are, what they are called, what stands above them, and what is left out."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.records import Block, Page, Site
from sphinx_academic.importers.source import Source

CONFIG = "author: {name: Mira Okafor}\n"
Report = list[tuple[str, str, str]]


def read(folder: Path, files: Mapping[str, str]) -> tuple[Site, Report]:
    """Return what a site states, and the report but for what was imported."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    source = Source(folder)
    site = acad_homepage.read(source)
    return site, [
        (str(each.level), each.file, each.message) for each in source.findings if each.level != "Imported"
    ]


def text(body: str = "Words.\n", **metadata: Any) -> str:
    return "\n".join(["---", *(f"{key}: {value}" for key, value in metadata.items()), "---", body])


def home(body: str = "I look at lamps.\n", **metadata: Any) -> dict[str, str]:
    return {"_config.yml": CONFIG, "_pages/about.md": text(body, permalink="/", **metadata)}


def menu(*entries: str) -> dict[str, str]:
    return {
        "_data/navigation.yml": "main:\n"
        + "".join(
            f"  - {{title: {entry.partition('=')[0]}, url: '{entry.partition('=')[2]}'}}\n"
            for entry in entries
        )
    }


@pytest.mark.parametrize(("files", "first"), [
    ({"_config.yml": CONFIG, "_pages/x.md": text(permalink="/"), "index.md": "x"}, "x"),
    ({"_config.yml": CONFIG, "_pages/about.md": text("about"), "index.md": "index", "about.md": "x", "README.md": "x"}, "about"),
    ({"_config.yml": CONFIG, "_pages/about.html": text("about"), "index.md": "index"}, "about"),
    ({"_config.yml": CONFIG, "_pages/index.md": "about", "index.md": "index"}, "about"),
    ({"_config.yml": CONFIG, "index.md": "index", "about.md": "about"}, "index"),
    ({"_config.yml": CONFIG, "about.md": "about", "index.html": "index", "README.md": "x"}, "about"),
    ({"_config.yml": CONFIG, "index.html": "index", "README.md": "readme"}, "index"),
    ({"_config.yml": CONFIG, "README.md": "readme"}, "readme"),
    # given as single files
    ({"a.md": "a", "index.md": "index"}, "index"),
    ({"b.md": "b", "c.md": "c"}, "b"),
    ({"b.md": "b", "c.md": text("c", permalink="/")}, "c"),
])  # fmt: skip
def test_home_page(files: Mapping[str, str], first: str, tmp_path: Path) -> None:
    site, _report = read(tmp_path, files)
    assert site.pages[0].name == "index"
    profile, *rest = site.pages[0].blocks
    assert (profile.kind, profile.body or "x", rest) == ("profile", first if first != "x" else "Words.", [])


def test_no_page(tmp_path: Path) -> None:
    site, report = read(tmp_path, {"_config.yml": CONFIG})
    assert (site.pages, report) == ((), [("To be checked", "", "no page was found")])


def test_pages_of_the_menu_and_those_that_they_lead_to(tmp_path: Path) -> None:
    files = {
        **home(
            "[a](/a/) [b](b.html#x) [mail](mailto:x@example.net) [top](#a) [home](/) <a href='/c.html'>c</a> <a href=/d/>d</a> [gone](/gone/)\n"
        ),
        **menu("Home=/", "Eh=/e/", "Again=/e/", "Away=https://x.example.net", "Gone=/gone.html", "Part=/#a"),
        "_pages/a.md": text("[f](/f/)\n", permalink="/a/", title="A"),
        "b.md": text(title="B"),
        "c.html": text(title="C"),
        "_pages/d.md": text(permalink="/d/"),
        "_pages/e.md": text("[a](/a/)\n\n# Sea\n", permalink="/e/", redirect_from="[/old-e/, /e/]"),
        "_pages/f.md": text(permalink="/f/", title="F"),
        "_pages/g.md": text(permalink="/g/", title="G"),
    }
    site, report = read(tmp_path, files)
    assert [
        (page.name, page.title, page.in_navigation, page.label, page.metadata, page.redirects)
        for page in site.pages
    ] == [
        ("index", "Mira Okafor", True, "Home", {}, ()),
        ("e", "Sea", True, "Eh", {}, ("old-e/", "e/")),
        ("a", "A", False, "", {"orphan": True}, ()),
        ("b", "B", False, "", {"orphan": True}, ("b.html",)),
        ("c", "C", False, "", {"orphan": True}, ("c.html",)),
        ("d", "D", False, "", {"orphan": True}, ()),
        ("f", "F", False, "", {"orphan": True}, ()),
    ]
    assert (
        "To be checked",
        "_data/navigation.yml",
        "the navigation leads to /gone.html, which was not found",
    ) in report
    assert [each for each in report if each[1] == "_pages/g.md"] == [
        ("Left out", "_pages/g.md", "no page that is shown leads to this file")
    ]


@pytest.mark.parametrize(("title", "body", "name", "label", "shown"), [
    ("'My Work'", "# Other\n", "work", "Menu", "My Work"), ("''", "# Head *one*\n", "work", "Menu", "Head one"), ("''", "Words.\n", "work", "Menu", "Menu"),
    ("''", "Words.\n", "deep/my-work", "", "My work"),
])  # fmt: skip
def test_title_of_a_page(title: str, body: str, name: str, label: str, shown: str, tmp_path: Path) -> None:
    files = {
        **home(f"[x](/{name}/)\n"),
        **(menu(f"{label}=/{name}/") if label else {}),
        "_pages/x.md": text(body, permalink=f"/{name}/", title=title),
    }
    site, _report = read(tmp_path, files)
    assert [(page.name, page.title) for page in site.pages[1:]] == [(name, shown)]


def test_names_that_are_taken(tmp_path: Path) -> None:
    files = {
        **home("[a](/talks.html) [b](/Talks/) [c](/index/)\n"),
        "_pages/a.md": text(permalink="/talks.html", title="A"),
        "_pages/b.md": text(permalink="/Talks/", title="B"),
        "_pages/c.md": text(permalink="/index/", title="C"),
    }
    site, report = read(tmp_path, files)
    assert [page.name for page in site.pages] == ["index", "talks", "talks-2", "index-2"]
    assert [(file, message) for level, file, message in report if level == "To be checked"] == [
        ("_pages/b.md", "another page is talks, too; this one is talks-2"),
        ("_pages/c.md", "another page is index, too; this one is index-2"),
    ]


def test_translated_pages(tmp_path: Path) -> None:
    files = {
        **home(translation_key="home"),
        "_pages/zh.md": text("灯\n", permalink="/zh/", title="ZH", translation_key="home"),
        "_pages/fr.md": text("Lampe\n", permalink="/fr/", title="FR", translation_key="other"),
        "_pages/de.md": text("Lampe\n", permalink="/de/", title="DE"),
    }
    site, _report = read(tmp_path, files)
    assert [(page.name, page.in_navigation, page.metadata) for page in site.pages] == [
        ("index", True, {}),
        ("zh", False, {"orphan": True}),
    ]


@pytest.mark.parametrize(("language", "found"), [
    ("lang: en", ""), ("lang: de", "de"), ("locale: fr-FR", "fr"), ("lang: es_ES\nlocale: fr", "es"), ("lang: ja", "ja"), ("lang: ko-KR", "ko"),
    ("lang: zh", "zh_CN"), ("lang: zh-CN", "zh_CN"), ("lang: zh-Hans", "zh_CN"), ("lang: zh-TW", ""), ("lang: it", ""), ("x: y", ""),
])  # fmt: skip
def test_language(language: str, found: str, tmp_path: Path) -> None:
    assert read(tmp_path, {**home(), "_config.yml": f"{CONFIG}{language}\n"})[0].language == found


@pytest.mark.parametrize(("body", "profile", "rest"), [
    ("One.\n\nTwo.\n\n# A\n\nB.\n", "One.\n\nTwo.", [("A", "B.")]), ("# A\n\nB.\n", "", [("A", "B.")]), ("", "", []),
    ("# Talks\n\n- 2020: One\n", "", [("Talks", "")]),
])  # fmt: skip
def test_profile(body: str, profile: str, rest: list[tuple[str, str]], tmp_path: Path) -> None:
    site, _report = read(tmp_path, home(body))
    first, *others = site.pages[0].blocks
    assert (first, [(each.title, each.text) for each in others]) == (Block("profile", body=profile), rest)


@pytest.mark.parametrize(("config", "options", "description", "report"), [
    ("author: {name: Mira Okafor, location: 'Port, Coast'}\ndescription: On lamps", {"location": "Port, Coast"}, "Mira Okafor, On lamps", []),
    ("author: {name: Mira Okafor, location: Lorem ipsum}\ndescription: Lorem ipsum", {}, "Mira Okafor",
     [("Left out", "_config.yml", "location: 'Lorem ipsum' is a placeholder of the template")]),
    ("author: {name: Mira Okafor}", {}, "Mira Okafor", []),
])  # fmt: skip
def test_options_of_the_profile(
    config: str, options: dict[str, str], description: str, report: Report, tmp_path: Path
) -> None:
    site, said = read(tmp_path, {**home(), "_config.yml": f"{config}\n"})
    assert (site.pages[0].blocks[0].options, site.pages[0].description) == (options, description)
    assert [each for each in said if "location" in each[2]] == report


def test_files_that_no_page_leads_to(tmp_path: Path) -> None:
    files = {
        **home("{% include me.md %}\n"),
        "_includes/me.md": "Me.\n", "_includes/other.md": "x", "_pages/a.md": text(permalink="/a/"), "_posts/2020-01-02-p.md": text(), "_news/n.markdown": text(),
        "_drafts/d.html": text(), "b.md": "x", "readme.md": "x", "LICENSE.md": "x", "deep/c.md": "x", "_layouts/l.html": "x", "d.txt": "x",
        "_data/one.yml": "- x\n", "_data/two.json": "[]", "_data/navigation.yml": "main: []\n", "_data/ui-text.yml": "{}\n", "_data/x.csv": "x",
    }  # fmt: skip
    report = read(tmp_path, files)[1]
    assert [(file, message) for level, file, message in report if level == "Left out"] == [
        *(
            (name, "no page that is shown leads to this file")
            for name in (
                "_drafts/d.html",
                "_news/n.markdown",
                "_pages/a.md",
                "_posts/2020-01-02-p.md",
                "b.md",
            )
        ),
        *(
            (name, "data that no page draws in a way that was understood")
            for name in ("_data/one.yml", "_data/two.json")
        ),
    ]


def test_single_files_are_all_pages(tmp_path: Path) -> None:
    site, report = read(
        tmp_path,
        {
            "index.md": "# Mira Okafor\n\nWords.\n",
            "talks.md": "# Talks\n\n- 2020: One\n",
            "b.html": "<p>x</p>\n",
        },
    )
    assert [(page.name, page.title, page.in_navigation) for page in site.pages] == [
        ("index", site.name, True), ("b", "B", True), ("talks", "Talks", True),
    ]  # fmt: skip
    assert report == []


def test_site(tmp_path: Path) -> None:
    files = {
        "_config.yml": f"{CONFIG}url: https://mira.org\ndescription: On lamps\n",
        "_pages/about.md": text(
            "I look at lamps.\n\n# Publications\n\n- **Fog over the Sea**. Mira Okafor, Ann Dune. *Journal of Fog*, 2020.\n",
            permalink="/",
            excerpt="x",
        ),
    }
    site, report = read(tmp_path, files)
    assert (site.kind, site.name, site.url, site.description, report) == (
        "person",
        "Mira Okafor",
        "https://mira.org/",
        "On lamps",
        [],
    )
    assert site.pages == (
        Page(
            "index",
            "Mira Okafor",
            (
                Block("profile", body="I look at lamps."),
                Block("publications", "Publications", options={"sort": "file"}),
            ),
            "Mira Okafor, On lamps",
        ),
    )
    assert [paper.title for paper in site.papers] == ["Fog over the Sea"]
    assert [(str(each.level), each.message, each.line) for each in site.findings] == [
        ("Imported", "a page: index", 0), ("Imported", "a paper: Fog over the Sea", 9),
    ]  # fmt: skip


def test_data_that_a_page_draws_as_text(tmp_path: Path) -> None:
    loop = "{{% for one in site.data.{0} %}}\n- {{{{ one.title }}}}\n{{% endfor %}}\n\n"
    body = (
        f"# Notes\n\nBefore.\n\n{loop.format('steps')}After.\n\n{loop.format('steps')}{loop.format('gone')}"
    )
    files = {**home(body), "_data/steps.yml": "- {date: 2024-05-06, content: 'A *b*'}\n- {text: C}\n"}
    site, report = read(tmp_path, files)
    assert [(block.kind, block.title, block.text) for block in site.pages[0].blocks] == [
        ("profile", "", ""),
        ("", "Notes", "Before."),
        # once
        ("", "", "- 2024-05-06, A \\*b\\*\n- C"),
        ("", "", "After."),
    ]
    assert report == [
        ("Left out", "_pages/about.md", "a loop of Liquid over site.data.gone was not understood")
    ]
