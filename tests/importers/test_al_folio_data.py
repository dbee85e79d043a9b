"""Data files of al-folio: accounts, co-authors, venues and repositories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.al_folio_data import coauthors, profile_links, repositories, venues
from sphinx_academic.importers.jekyll import Jekyll
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
