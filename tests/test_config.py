"""What ``conf.py`` may say, and what becomes of what it may not."""

from __future__ import annotations

from typing import Any

import pytest
from sphinx.errors import ExtensionError
from support import Build

HOME = {"index.md": "# Home\n"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("people", "Jane"), ("me", 3), ("roles", ["equal"]), ("sidebar", "yes"), ("badges", None)],
)
def test_an_unusable_value_is_one_clear_error(build: Build, name: str, value: Any) -> None:
    with pytest.raises(ExtensionError, match=f"academic_{name} is .*, but must be"):
        build(HOME, conf={f"academic_{name}": value})


@pytest.mark.parametrize(
    ("conf", "kind", "words"),
    [
        ("academic_people = {'a': {}}", "config", "has no 'name'"),
        ("academic_people = {'a': 'Jane Doe'}", "config", "is not a table"),
        ("academic_people = {'a b': {'name': 'X'}}", "config", "letters, digits and hyphens"),
        ("academic_people = {'a': {'name': 'A', 'aliases': 'B'}}", "config", "not a list"),
        ("academic_people = {'a': {'name': 'A', 'url': 'javascript:x'}}", "url", "not a web address"),
        ("academic_me = 'nobody'", "unknown_person", "'nobody'"),
        ("academic_roles = {'x': {'label': 'y'}}", "config", "has no 'symbol'"),
        ("academic_badges = {'x': 'y'}", "config", "is not a table"),
    ],
)
def test_a_wrong_part_is_one_warning_at_its_line(build: Build, conf: str, kind: str, words: str) -> None:
    built = build(HOME, conf=f"\n{conf}\n", allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:"), warning
    assert int(warning.split(":")[1]) > 1
    assert f"[academic.{kind}]" in warning
    assert words in warning


def test_a_site_without_any_setting_builds(build: Build) -> None:
    assert build(HOME, conf={"bibtex_bibfiles": None}).warnings == []
