"""Whose a homepage of free text is: names, positions and what the settings say."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.owner import _agree, _family, _is_position, _shares, _split_name
from sphinx_academic.importers.source import Source


def _owner(
    folder: Path, config: str, text: str = ""
) -> tuple[str, dict[str, Any], dict[str, str], list[str]]:
    """Return the name of a site, parts of its person, options of the profile, and the report."""
    files = {
        "_config.yml": config,
        "_data/navigation.yml": "main: []\n",
        "_pages/about.md": f"---\npermalink: /\n---\n{text}",
        "images/me.png": "x",
    }
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    source = Source(folder)
    site = acad_homepage.read(source)
    report = [each.message for each in source.findings if each.level.name != "IMPORTED"]
    return site.name, dict(site.people[0].parts), dict(site.pages[0].blocks[0].options), report


@pytest.mark.parametrize(("config", "found"), [
    ("author: {name: Mira Okafor}", ("Mira Okafor", {}, {}, [])),
    ("author: {name: 'Mira Okafor (米拉)'}", ("Mira Okafor", {}, {"other-name": "米拉"}, [])),
    ("author: {name: 米拉}", ("米拉", {}, {}, [])),
    ("author: Mira Okafor", ("Mira Okafor", {}, {}, [])),
    ("title: Mira Okafor's Homepage", ("Mira Okafor", {}, {}, [])),
    ("title: Home\nname: Mira Okafor", ("Mira Okafor", {}, {}, [])),
    ("title: Tide Lab", ("Tide Lab", {}, {}, [])),
    ("author: {name: Your Name}\ntitle: Mira Okafor", ("Mira Okafor", {}, {}, ["the name 'Your Name' is that of the template", "name: 'Your Name' is a placeholder of the template"])),
    ("author: {name: Mira Okafor, bio: 'PhD student<br>Sea School; Quay', employer: Hall}", ("Mira Okafor", {"position": "PhD student", "affiliation": "Sea School, Quay; Hall"}, {}, [])),
    ("author: {name: Mira Okafor, employer: Sea School}\ndescription: 'Professor of tides.'", ("Mira Okafor", {"position": "Professor of tides", "affiliation": "Sea School"}, {}, [])),
    ("author: {name: Mira Okafor}\ndescription: 'Words only'", ("Mira Okafor", {}, {}, [])),
    ("author: {name: Mira Okafor, bio: 'Lorem ipsum'}", ("Mira Okafor", {}, {}, ["bio: 'Lorem ipsum' is a placeholder of the template", "the text 'Lorem ipsum' is that of the template"])),
    ("author: {name: Mira Okafor, avatar: images/me.png}", ("Mira Okafor", {"photo": "images/me.png"}, {}, [])),
    ("author: {name: Mira Okafor, avatar: images/gone.png}", ("Mira Okafor", {}, {}, ["the photo images/gone.png is not in the source"])),
    ("author: {name: Mira Okafor, avatar: 'https://x.example.org/a.png'}", ("Mira Okafor", {}, {}, ["the photo https://x.example.org/a.png lies on another host"])),
    ("author: {name: Mira Okafor, phone: '00', location: Quay, pronouns: she}", ("Mira Okafor", {}, {"location": "Quay"}, ["a number by which people are called is not published"])),
    ("author: {name: Mira Okafor, location: Lorem ipsum}", ("Mira Okafor", {}, {}, ["location: 'Lorem ipsum' is a placeholder of the template"])),
    ("author: {name: Mira Okafor, github: username, orcid: 0000-0002-1825-0097, cv: 'https://x.example.org/cv'}", ("Mira Okafor", {"orcid": "0000-0002-1825-0097", "links": {"CV": "https://x.example.org/cv"}}, {}, ["github: 'username' is a placeholder of the template"])),
    ("title: Mira Okafor\nposition: Reader\naffiliation: Quay\nemail: m@example.net\ngithub_link: https://github.com/m\nurl: https://x.example.org\nscholar: x", ("Mira Okafor", {"position": "Reader", "affiliation": "Quay", "email": "m@example.net", "github": "https://github.com/m", "scholar": "x"}, {}, [])),
])  # fmt: skip
def test_owner(
    config: str, found: tuple[str, dict[str, Any], dict[str, str], list[str]], tmp_path: Path
) -> None:
    assert _owner(tmp_path, config) == found


@pytest.mark.parametrize(("config", "text", "found"), [
    ("author: {name: Mira Okafor}", "I am a lecturer at Quay.\n", ("Mira Okafor", {"position": "lecturer", "affiliation": "Quay"})),
    ("author: {name: Mira Okafor, employer: Hall}", "I am a lecturer at Quay.\n", ("Mira Okafor", {"position": "lecturer", "affiliation": "Hall"})),
    ("author: {name: Mira Okafor}", "# Publications\n\n- Tides at Night. **M. Okafor**, Ann Dune. *ICML* 2020.\n- Sand of the Sea. **Okafor, Mira**, Ann Dune. *ICML* 2019.\n- Fog of the Sea. Ann Dune, **Miri Okafor**. *ICML* 2019.\n- Salt of the Sea. **Ann Dune**, Mira Okafor. *ICML* 2018.\n", ("Mira Okafor", {"aliases": ["M. Okafor", "Miri Okafor"]})),
    ("title: Home", "# Publications\n\n- Tides at Night. **M. Okafor**, Ann Dune. *ICML* 2020.\n- Sand of the Sea. **Okafor, Mira**, Ann Dune. *ICML* 2019.\n- Fog of the Sea. Ann Dune, **Miri Okafor**. *ICML* 2019.\n- Salt of the Sea. **Ann Dune**, Mira Okafor. *ICML* 2018.\n", ("", {})),
])  # fmt: skip
def test_owner_of_a_text(config: str, text: str, found: tuple[str, dict[str, Any]], tmp_path: Path) -> None:
    assert _owner(tmp_path, config, text)[:2] == found


@pytest.mark.parametrize(("text", "found"), [
    ("Mira Okafor (米拉)", ("Mira Okafor", "米拉")),
    ("米拉 Mira Okafor", ("Mira Okafor", "米拉")),
    ("米拉（Mira）", ("Mira", "米拉")),
    ("米拉", ("", "米拉")),
    ("Mira Okafor | Academic Homepage", ("Mira Okafor", "")),
    ("Mira <br> 米拉", ("Mira", "米拉")),
    ("Mira Okafor's website", ("Mira Okafor", "")),
    ("Mira Okafor - blog of mine", ("Mira Okafor", "")),
    ("Page, Jim", ("Page, Jim", "")),
    ("Jim Page", ("Jim Page", "")),
    ("Jim Page's page", ("Jim Page", "")),
    ("Jim Page personal page", ("Jim Page", "")),
    ("Jim Page: blog", ("Jim Page", "")),
    ("Mira Okafor's Home Page!", ("Mira Okafor", "")),
])  # fmt: skip
def test_name_in_two_scripts(text: str, found: tuple[str, str]) -> None:
    assert _split_name(text) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Mira Okafor", "okafor"),
    ("Okafor, Mira", "okafor"),
    ("", ""),
    ("Öke.", "oke"),
])  # fmt: skip
def test_family_name(name: str, found: str) -> None:
    assert _family(name) == found


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Mira Okafor", "M. Okafor", True),
    ("M. O.", "M. Dune", False),
    ("Mira Dune", "Ann-Dune", True),
    ("Okafor, M.", "okafor", True),
    ("A. B", "B. A", False),
])  # fmt: skip
def test_names_with_a_word_in_common(one: str, other: str, found: bool) -> None:
    assert _shares(one, other) == found


@pytest.mark.parametrize(("one", "other", "found"), [
    ("Mira Okafor", "M. Okafor", True),
    ("Okafor, Mira", "Mira Okafor", True),
    ("Ann Okafor", "Mira Okafor", False),
    ("Okafor, A.", "Okafor, Ann", True),
])  # fmt: skip
def test_given_names_that_agree(one: str, other: str, found: bool) -> None:
    assert _agree(one, other) == found


@pytest.mark.parametrize(("text", "found"), [
    ("PhD student", True),
    ("Ph. D. candidate", True),
    ("Sea School", False),
    ("CEO", True),
    ("博士生", True),
    ("Readers", False),
])  # fmt: skip
def test_position(text: str, found: bool) -> None:
    assert _is_position(text) == found
