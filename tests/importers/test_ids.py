"""Ids of people and names of pages."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.ids import free_id, id_of, page_name


@pytest.mark.parametrize(("name", "default", "found"), [
    ("Mira Okafor", "me", "mira-okafor"),
    ("Ñandú O'Neil", "me", "nandu-o-neil"),
    ("李明", "me", "me"),
    ("2 Pac", "me", "me"),
    ("abcdefghij-abcdefghij-abcdefghij-abcdefghij", "me", "abcdefghij-abcdefghij-abcdefghij-abcdefg"),
    ("abcdefghij abcdefghij abcdefghij abcdef j", "me", "abcdefghij-abcdefghij-abcdefghij-abcdef"),
    ("", "x", "x"),
])  # fmt: skip
def test_id(name: str, default: str, found: str) -> None:
    assert id_of(name, default) == found


@pytest.mark.parametrize(("name", "taken", "found"), [
    ("Mira", (), "mira"),
    ("Mira", ("mira",), "mira-2"),
    ("Mira", ("mira", "mira-2", "mira-3"), "mira-4"),
    ("李", ("person",), "person-2"),
])  # fmt: skip
def test_free_id(name: str, taken: tuple[str, ...], found: str) -> None:
    assert free_id(name, taken) == found


@pytest.mark.parametrize(("path", "found"), [
    ("Talks/My Talk!", "talks/my-talk"),
    ("a//b", "a/b"),
    ("", "page"),
    ("über.x", "uber.x"),
    ("-a-/.b.", "a/b"),
    ("A_B", "a_b"),
])  # fmt: skip
def test_name_of_a_page(path: str, found: str) -> None:
    assert page_name(path) == found
