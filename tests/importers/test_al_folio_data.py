"""Data files of al-folio: accounts, co-authors, venues and repositories."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import al_folio
from sphinx_academic.importers.al_folio_data import coauthors, profile_links, repositories, venues
from sphinx_academic.importers.jekyll import Jekyll
from sphinx_academic.importers.records import Block
from sphinx_academic.importers.source import Source


def source(folder: Path, files: dict[str, str]) -> Source:
    """Write a source and return it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return Source(folder)


def messages(found: Source) -> list[str]:
    """Return the report."""
    return [each.message for each in found.findings]


@pytest.mark.parametrize(("socials", "parts"), [
    ("email: mira@tides.org", {"email": "mira@tides.org"}),
    ("tide: {url: 'https://tides.org', title: Tides}", {"links": {"Tides": "https://tides.org"}}),
    ("tide_gauge: {url: 'https://tides.org'}", {"links": {"Tide gauge": "https://tides.org"}}),
    ("cv_pdf: https://tides.org/cv.pdf", {"links": {"CV": "https://tides.org/cv.pdf"}}),
])  # fmt: skip
def test_links_of_a_person(socials: str, parts: dict[str, Any], tmp_path: Path) -> None:
    found = source(tmp_path, {"_data/socials.yml": socials})
    assert profile_links(found, Jekyll(found)).parts == parts
    assert messages(found) == []


@pytest.mark.parametrize(("socials", "report"), [
    ("cv_pdf: /assets/pdf/example_pdf.pdf", []),
    ("cv_pdf: /cv.pdf", ["the CV /cv.pdf is linked from no page"]),
    ("rss_icon: false", []),
    ("rss_icon: true", ["a feed: settings academic_feed and html_baseurl make one"]),
    ("wechat_qr: ''", []),
    ("wechat_qr: a.png", ["a picture with a code for WeChat"]),
])  # fmt: skip
def test_what_is_no_link_of_a_person(socials: str, report: list[str], tmp_path: Path) -> None:
    found = source(tmp_path, {"_data/socials.yml": socials})
    assert profile_links(found, Jekyll(found)).parts == {}
    assert messages(found) == report


def test_socials_say_more_than_settings(tmp_path: Path) -> None:
    files = {"_data/socials.yml": "email: a@tides.org\n", "_config.yml": "email: b@tides.org\n"}
    found = source(tmp_path, files)
    assert profile_links(found, Jekyll(found)).parts == {"email": "a@tides.org"}


@pytest.mark.parametrize(("data", "people"), [
    ("li: [{firstname: [Mei, M.], url: 'https://mei.tides.org'}]",
     [("Mei Li", {"aliases": ["M. Li"], "url": "https://mei.tides.org"})]),
    ("van der li: [{first_name: Mei, url: /mei/}]", [("Mei Van Der Li", {})]),
    ("li: [{firstname: Mei, lastname: Lì}]", [("Mei Lì", {})]),
    ("deLi: {firstname: Mei}", [("Mei deLi", {})]),
    ("li: [{url: 'https://mei.tides.org'}]", []),
])  # fmt: skip
def test_coauthors(data: str, people: list[tuple[str, dict[str, Any]]], tmp_path: Path) -> None:
    found = coauthors(source(tmp_path, {"_data/coauthors.yml": data}), "mira")
    assert [(each.name, each.parts) for each in found] == people


@pytest.mark.parametrize(("data", "parts", "report"), [
    ("ICC: {url: 'https://icc.tides.org', color: '#00369f', full: Coast, kind: journal}",
     {"url": "https://icc.tides.org", "colour": "#00369f", "name": "Coast", "kind": "journal"}, []),
    ("ICC: {url: /icc/}", {}, ["of the venue ICC, url: /icc/"]),
    ("ICC: {color: very blue; x}", {}, ["of the venue ICC, color: very blue; x"]),
    ("ICC: {kind: party, name: ''}", {}, ["of the venue ICC, kind: party"]),
    ("ICC: word", {}, []),
])  # fmt: skip
def test_venues(data: str, parts: dict[str, str], report: list[str], tmp_path: Path) -> None:
    found = source(tmp_path, {"_data/venues.yml": data})
    assert venues(found) == {"ICC": parts}
    assert messages(found) == report


def test_repositories(tmp_path: Path) -> None:
    data = "github_users: [mira, 'no name']\ngithub_repos: [mira/lamps, a/b/c]\n"
    block = repositories(source(tmp_path, {"_data/repositories.yml": data}))
    assert block is not None
    assert [each.text for each in block.entries] == [
        "[mira](https://github.com/mira)",
        "[mira/lamps](https://github.com/mira/lamps)",
    ]


@pytest.mark.parametrize("data", ["github_users: []", "- mira"])
def test_no_repositories(data: str, tmp_path: Path) -> None:
    assert repositories(source(tmp_path, {"_data/repositories.yml": data})) is None


def blocks(folder: Path, page: str, fronts: Sequence[str], collection: str, name: str = "x") -> list[Block]:
    """Return what a page of a site shows that has a collection."""
    files = {
        f"_{collection}/{letter}.md": f"---\ntitle: T{letter}\n{front}"
        for letter, front in zip("abcdef", fronts, strict=False)
    }
    config = "first_name: Mira\nlast_name: Okafor\n"
    site = al_folio.read(source(folder, {"_config.yml": config, "_pages/x.md": page, **files}))
    return [block for each in site.pages if each.name == name for block in each.blocks]


COURSES = "---\nlayout: page\npermalink: /x/\n---\n{% include courses.liquid %}\n"


@pytest.mark.parametrize(("fronts", "found"), [
    (["year: 2020"], [("[Ta](teachings/a.md)", "2020", [])]),
    (["year: 2020\nterm: Fall"], [("[Ta](teachings/a.md)", "2020 Fall", [])]),
    (["term: Fall"], [("[Ta](teachings/a.md) (Fall)", "", [])]),
    (["date: 2020-01-02"], [("[Ta](teachings/a.md)", "2020-01-02", [])]),
    (["year: 2020\ndate: 2019-01-02"], [("[Ta](teachings/a.md)", "2020", [])]),
    (["year: someday *x*"], [("[Ta](teachings/a.md) (someday \\*x\\*)", "", [])]),
    (["institution: 'A *b*'\nlocation: C"], [("[Ta](teachings/a.md), A *b*, C", "", [])]),
    (["location: C\ninstructor: A\ntime: B"], [("[Ta](teachings/a.md), C", "", ["A", "B"])]),
    (["date: 2020-05-06", "date: 2020-09-01"], [("[Tb](teachings/b.md)", "2020-09-01", []), ("[Ta](teachings/a.md)", "2020-05-06", [])]),
    # the newest first, those without a year last
    (["year: 2019", "x: 1", "date: 2020-05-06", "year: 2021"],
     [("[Td](teachings/d.md)", "2021", []), ("[Tc](teachings/c.md)", "2020-05-06", []), ("[Ta](teachings/a.md)", "2019", []), ("[Tb](teachings/b.md)", "", [])]),
])  # fmt: skip
def test_courses(fronts: list[str], found: list[tuple[str, str, list[str]]], tmp_path: Path) -> None:
    (block,) = blocks(tmp_path, COURSES, [f"{front}\n---\nText.\n" for front in fronts], "teachings")
    assert (block.kind, block.title, block.options) == ("teaching", "", {})
    assert [(each.text, each.date, [one.text for one in each.entries]) for each in block.entries] == found


@pytest.mark.parametrize(("display", "fronts", "found"), [
    ("x: 1", ["importance: 3", "importance: 1", "importance: true", "importance: 1.5", "x: 1"],
     [("", {}, ["[Tb](projects/b.md)", "[Td](projects/d.md)", "[Ta](projects/a.md)", "[Tc](projects/c.md)", "[Te](projects/e.md)"])]),
    ("display_categories: [b, a]", ["category: a", "category: b"],
     [("B", {}, ["[Tb](projects/b.md)"]), ("A", {"name": "projects-1"}, ["[Ta](projects/a.md)"])]),
    ("display_categories: [b]", ["category: a", "category: b", "x: 1"],
     [("B", {}, ["[Tb](projects/b.md)"]), ("A", {"name": "projects-1"}, ["[Ta](projects/a.md)"]), ("Others", {"name": "projects-2"}, ["[Tc](projects/c.md)"])]),
    ("display_categories: [a, b]", ["category: a", "category: a\nimportance: 1"], [("", {}, ["[Tb](projects/b.md)", "[Ta](projects/a.md)"])]),
    ("x: 1", ["category: b_c *d*", "category: a\nimportance: 1"],
     [("A", {}, ["[Tb](projects/b.md)"]), ("B c \\*d\\*", {"name": "projects-1"}, ["[Ta](projects/a.md)"])]),
    ("x: 1", ["description: '*D* [e](/x/)'", "redirect: https://r.example.net/a_b", "redirect: /x/", "redirect: /gone/", "redirect: ftp://x.example.net"],
     [("", {}, ["[Ta](projects/a.md): *D* [e](x.md)", "[Tb](https://r.example.net/a_b)", "[Tc](x.md)", "Td", "Te"])]),
])  # fmt: skip
def test_projects(display: str, fronts: list[str], found: list[tuple[str, dict[str, str], list[str]]], tmp_path: Path) -> None:  # fmt: skip
    page = f"---\nlayout: page\npermalink: /x/\n{display}\n---\n{{% include projects.liquid %}}\n"
    made = blocks(tmp_path, page, [f"{front}\n---\nText.\n" for front in fronts], "projects")
    assert [each.kind for each in made] == ["projects"] * len(found)
    assert [(each.title, each.options, [one.text for one in each.entries]) for each in made] == found


@pytest.mark.parametrize(("fronts", "found"), [
    (["x: 1\n---\n"], "- *Ta*"),
    (["author: [A *b*, B]\n---\n"], "- *Ta*, A \\*b\\*, B"),
    (["stars: 0\n---\n"], "- *Ta* (0 of 5 stars)"),
    (["released: 1999\nstatus: read *s*\nstars: 5\nfinished: 2020-01-02T03:04\n---\n"], "- *Ta* (1999; read \\*s\\*; 5 of 5 stars; read 2020-01-02)"),
    (["date: 2020-01-01\n---\n", "date: 2021-01-01\n---\nBody\n\nof [it](/x/).\n"], "- *Tb*\n\n  Body of [it](x.md).\n\n- *Ta*"),
    (["buy_link: https://x.example.net/a_b\n---\n"], "- [*Ta*](https://x.example.net/a_b)"),
    (["buy_link: ftp://x.example.net\n---\n"], "- *Ta*"),
])  # fmt: skip
def test_books(fronts: list[str], found: str, tmp_path: Path) -> None:
    page = "---\nlayout: book-shelf\npermalink: /x/\n---\n"
    assert blocks(tmp_path, page, fronts, "books") == [Block("", text=found)]


@pytest.mark.parametrize(("schedule", "rows"), [
    ("  - {week: 1, topic: A *b*}\n", ["| 1 |  | A *b* |  |"]),
    ("  - {date: 2020-01-02, description: D}\n  - {title: T}\n", ["|  | 2020-01-02 | D |  |", "|  |  | T |  |"]),
    ("  - {topic: A, description: D, materials: [{name: N, url: a.pdf}, {title: T, link: 'http://x.example.net/a_b'}, {}]}\n",
     ["|  |  | A: D | N, [T](http://x.example.net/a_b) |"]),
    ("  - {materials: [{url: 'https://x.example.net/_a_'}]}\n", ["|  |  |  | [https://x.example.net/\\_a\\_](https://x.example.net/_a_) |"]),
    ("  - {week: 'a|b \\| c'}\n", ["| a\\|b \\| c |  |  |  |"]),
    ("  - word\n", []),
    ("  []\n", []),
])  # fmt: skip
def test_schedule_of_a_course(schedule: str, rows: list[str], tmp_path: Path) -> None:
    made = blocks(tmp_path, COURSES, [f"schedule:\n{schedule}---\nText.\n"], "teachings", "teachings/a")
    heads = ["| Week | Date | Topic | Materials |", "| --- | --- | --- | --- |"]
    table = Block("", "Schedule", text="\n".join([*heads, *rows]))
    assert made == [Block("", text="Text."), *([table] if rows else [])]


@pytest.mark.parametrize(("files", "parts", "report"), [
    ({"_data/socials.yaml": "github_username: mira\nodd: {other: x}"}, {"github": "mira"}, ["of the links, odd, which has no address"]),
    ({"_data/social.yml": "academia_edu: {username: mira, organization: harbour}"}, {"links": {"Academia.edu": "https://harbour.academia.edu/mira"}}, []),
    ({"_data/socials.yml": "academia_edu: {username: mira}"}, {"links": {"Academia.edu": "https://independent.academia.edu/mira"}}, []),
    ({"_data/socials.yml": "mastodon_username: sea.example.net/@mira"}, {"mastodon": "https://sea.example.net/@mira"}, []),
    ({"_data/socials.yml": "mastodon_username: https://sea.example.net/@mira"}, {"mastodon": "https://sea.example.net/@mira"}, []),
    ({"_data/socials.yml": "rss: true\nrss_icon: true"}, {}, ["a feed: settings academic_feed and html_baseurl make one"]),
    ({"_data/socials.yml": "github_username: a", "_config.yml": "github_username: b\nurl: https://x.example.net\ntitle: T\nx: y\nscholar: {last_name: O}\norcid_id: 0000-0001-2345-6789"},
     {"github": "a", "orcid": "0000-0001-2345-6789"}, []),
    ({"_config.yml": "wechat_qr: a.png\nword: x"}, {}, ["a picture with a code for WeChat"]),
    ({"_data/socials.yml": "- word"}, {}, []),
])  # fmt: skip
def test_links_of_socials_and_settings(files: dict[str, str], parts: dict[str, Any], report: list[str], tmp_path: Path) -> None:  # fmt: skip
    found = source(tmp_path, files)
    assert profile_links(found, Jekyll(found)).parts == parts
    assert messages(found) == report


def test_coauthors_of_one_name_and_examples_among_them(tmp_path: Path) -> None:
    """Ids are free, the owner is none of them, and the longest spelling is the name."""
    data = (
        "li: [{firstname: [M., Mei, M. Q.], url: 'ftp://x'}, {firstname: Mei}]\n"
        "okafor: [{firstname: Mira}]\nbach: [{firstname: J. S., url: 'https://en.wikipedia.org/wiki/Johann_Sebastian_Bach'}]\nempty:\n"
    )
    found = source(tmp_path, {"_data/coauthors.yaml": data})
    assert [(each.id, each.name, each.parts) for each in coauthors(found, "mira-okafor")] == [
        ("mei-li", "Mei Li", {"aliases": ["M. Li", "M. Q. Li"]}),
        ("mei-li-2", "Mei Li", {}),
    ]
    assert messages(found) == [
        "of the co-authors, Mira Okafor, who is the site's person",
        "1 co-authors, which are examples of the template",
        "co-authors, as academic_people: 2",
    ]


def test_repositories_that_are_examples(tmp_path: Path) -> None:
    data = "github_users: [torvalds]\ngithub_repos: [mira/a_b]\n"
    found = source(tmp_path, {"_data/repositories.yaml": data})
    block = repositories(found)
    assert block is not None
    assert (block.kind, block.title, block.options) == ("projects", "", {"name": "repositories"})
    assert [each.text for each in block.entries] == ["[mira/a_b](https://github.com/mira/a_b)"]
    assert messages(found) == [
        "the repository torvalds, which is an example of the template",
        "pictures of GitHub's statistics, which another host makes",
    ]
