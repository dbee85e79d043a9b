"""What ``conf.py`` may say, and what becomes of what it may not."""

from __future__ import annotations

from typing import Any

import pytest
from support import Build

from sphinx_academic.core.settings import PREFIX
from sphinx_academic.model.directory import PERSON_PARTS
from sphinx_academic.model.roles import ROLE_PARTS
from sphinx_academic.model.venues import VENUE_PARTS
from sphinx_academic.settings import options

HOME = {"index.md": "# Home\n"}

#: a page with something of everything that settings change
SITE = {
    "index.md": """
        # Home

        ```{profile}
        :name: Noriko Ito
        ```

        ```{publications}
        :group-by: type
        :show: cite
        ```

        {venue}`ICML` {badge}`X` {equal}`Y`

        ```{news}
        - [2024.10] Item
        ```

        ```{service}
        - Reviewer: ICML 2024
        ```
        """,
    "papers.bib": "@inproceedings{a, author = {Ito*, N. and Wu, L.}, title = {T}, year = 2024, code = {},"
    " booktitle = {ICML}, doi = {10.1/2}}",
}

WRONG: list[Any] = [
    3,
    2.5,
    True,
    "x y",
    b"x",
    ["x"],
    [3, None],
    (["x"],),
    {"x": 1},
    {"x": {"y": 1}},
    {"x": None},
    {3: "x"},
    {"": ""},
    {"a\nb": {"\x00": "\ud800"}},
    {1, 2},
    3j,
]


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("people", "Jane", "a table (a dict)"),
        ("me", 3, "a text or None"),
        ("roles", ["equal"], "a table (a dict)"),
        ("sidebar", 3, "True or False"),
        ("badges", None, "a table (a dict)"),
        ("metrics", True, "a text"),
        ("empty_links", None, "a text"),
        ("lint", 3, "True or False or a list"),
        ("cite_styles", 3, "a list"),
        ("feed", "atom", "True or False or a list or None; it is ignored; for a list of one, write ['atom']"),
    ],
)
def test_a_value_of_a_wrong_type_is_one_warning(build: Build, name: str, value: Any, wanted: str) -> None:
    conf = {f"academic_{name}": value}
    built = build(HOME, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:")
    assert f"academic_{name} is {value!r}, but must be {wanted}" in warning
    assert warning.endswith("[academic.config]")


@pytest.mark.parametrize(
    ("value", "used"),
    [("papers.bib", ["papers.bib"]), (3, []), ({"a": 1}, []), (["papers.bib", 3], ["papers.bib"])],
)
def test_files_of_a_wrong_type_are_one_warning(build: Build, value: Any, used: list[str]) -> None:
    files = {**HOME, "papers.bib": "@misc{a, author = {Ito, N.}, title = {T}, year = 2024}"}
    built = build(files, conf={"bibtex_bibfiles": value}, allow_warnings=True)
    (warning,) = built.warnings
    assert f"bibtex_bibfiles is {value!r}, but must be a list of file names" in warning
    assert built.app.config.bibtex_bibfiles == used


@pytest.mark.parametrize(
    ("conf", "kind", "words"),
    [
        ("academic_people = {'a': {}}", "config", "has no 'name'"),
        ("academic_people = {'a': 'Jane Doe'}", "config", "is not a table"),
        ("academic_people = {'a b': {'name': 'X'}}", "config", "letters, digits and hyphens"),
        ("academic_people = {'a': {'name': 'A', 'aliases': 'B'}}", "config", "not a list"),
        ("academic_people = {'a': {'name': 'A', 'aliases': [3]}}", "config", "3, which is no name"),
        ("academic_people = {'a': {'name': 'A', 'url': 'javascript:x'}}", "url", "not a web address"),
        ("academic_people = {'a': {'name': 'A', 'alises': ['B']}}", "config", "did you mean ‘aliases’?"),
        ("academic_people = {'a': {'name': 'A', 'git_hub': 'a'}}", "config", "did you mean ‘github’?"),
        ("academic_people = {'a': {'name': 'A', 'E-mail': 'a@b.org'}}", "config", "did you mean ‘email’?"),
        ("academic_me = 'unknown'", "unknown_person", "'unknown'"),
        ("academic_roles = {'x': {'label': 'y'}}", "config", "has no 'symbol'"),
        ("academic_roles = {'equal': {'lable': 'y'}}", "config", "did you mean ‘label’?"),
        ("academic_roles = {'equal': {'order': 'y'}}", "config", "['order'] is 'y', but must be a number"),
        ("academic_roles = {'equal': {'accepts': '+'}}", "config", "must be a list"),
        ("academic_badges = {'x': 'y'}", "config", "is not a table"),
        ("academic_badges = {'x': {'titel': 'y'}}", "config", "did you mean ‘title’?"),
        ("academic_badges = {'x': {'class': ['y']}}", "config", "must be a text"),
        ("academic_venues = {'X': {'alias': ['y']}}", "config", "did you mean ‘aliases’?"),
        ("academic_venues = {'X': {'name': ['y']}}", "config", "is not a text"),
        ("academic_venues = {'X': {'kind': 'journals'}}", "config", "did you mean ‘journal’?"),
        ("academic_links = {'code': 3}", "config", "neither a text nor None"),
        ("academic_lint = ['dio']", "config", "did you mean ‘doi’?"),
        ("academic_lint = ['doi', 3]", "config", "[1] is 3, but must be a text"),
        ("academic_feed = ['atm']", "config", "did you mean ‘atom’?"),
        ("academic_empty_links = 'son'", "config", "must be 'hide' or 'soon'"),
        ("academic_people_groups = {3: 'x'}", "config", "a key that is no text"),
        # names
        ("academic_poeple = {}", "config", "academic_poeple is no setting and is ignored; did you mean"),
        ("academic_venue = {}", "config", "did you mean ‘academic_venues’?"),
        ("academic_colour = 'red'", "config", "is no setting and is ignored; known are: academic_people"),
        ("acedemic_people = {}", "config", "did you mean ‘academic_people’?"),
        ("bibtex_bibfile = []", "config", "did you mean ‘bibtex_bibfiles’?"),
        ("if True:\n    academic_mee = ''", "config", "did you mean ‘academic_me’?"),
    ],
)
def test_a_wrong_part_is_one_warning_at_its_line(build: Build, conf: str, kind: str, words: str) -> None:
    built = build(HOME, conf=f"\n{conf}\n", allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:"), warning
    assert int(warning.split(":")[1]) > 1
    assert f"[academic.{kind}]" in warning
    assert words in warning
    assert built.rebuild(allow_warnings=True).warnings == [warning]


@pytest.mark.parametrize(
    "conf",
    [
        # of another extension
        "def setup(app):\n    app.add_config_value('academic_calendar', '', '')\nacademic_calendar = 'x'",
        # no values
        "import datetime as academic_dates\ndef academic_year(): pass\nclass academic_x: pass",
        # resembles none of ours closely
        "people = {}\nbibtex_style = 'plain'\nacademy = 'x'\nbibtex_default_style = 'plain'",
    ],
)
def test_names_that_are_no_fault(build: Build, conf: str) -> None:
    assert build(HOME, conf=f"\n{conf}\n").warnings == []


@pytest.mark.parametrize("value", WRONG)
def test_no_value_of_any_type_stops_a_build(build: Build, value: Any) -> None:
    """Each warning is ours, and none is of a defect in the program."""
    names = [PREFIX + option.name for option in options() if option.name != "people_pages"]
    built = build(SITE, conf={**dict.fromkeys(names, value)}, allow_warnings=True)
    assert built.warnings
    for warning in built.warnings:
        assert "[academic." in warning or "[bibtex." in warning, warning
    assert "<h1>Home" in built.text("index")


@pytest.mark.parametrize("value", WRONG)
def test_no_part_of_any_type_stops_a_build(build: Build, value: Any) -> None:
    conf = {
        "academic_people": {
            "a": dict.fromkeys(PERSON_PARTS, value),
            "b": {**dict.fromkeys(PERSON_PARTS, value), "name": "Noriko Ito"},
        },
        "academic_me": "b",
        "academic_roles": {"equal": dict.fromkeys(ROLE_PARTS, value), "x": dict.fromkeys(ROLE_PARTS, value)},
        "academic_venues": {"ICML": dict.fromkeys(VENUE_PARTS, value)},
        "academic_badges": {"x": {"title": value, "class": value}},
        "academic_links": {"doi": value},
        "academic_type_headings": {"inproceedings": value},
        "academic_people_groups": {"phd": value},
        "academic_lint": True,
    }
    built = build(SITE, conf=conf, allow_warnings=True)
    for warning in built.warnings:
        assert "[academic." in warning or "[bibtex." in warning, warning
    assert "<h1>Home" in built.text("index")


def test_a_site_without_any_setting_builds(build: Build) -> None:
    assert build(HOME, conf={"bibtex_bibfiles": None}).warnings == []
