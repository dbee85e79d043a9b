"""Roles: their symbols, the marks that stand for them, their order."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.roles import DEFAULT_ROLES, Role, RoleTable, changed_role, normalize_mark

LEAD = Role("team-lead", "◆", "", ("💡",))


@pytest.mark.parametrize(
    ("base", "given", "expected"),
    [
        (LEAD, {}, Role("team-lead", "◆", "team lead", ("💡",))),
        (LEAD, {"label": "head"}, Role("team-lead", "◆", "head", ("💡",))),
        (LEAD, {"label": ""}, Role("team-lead", "◆", "team lead", ("💡",))),
        (LEAD._replace(label="lead"), {"label": ""}, Role("team-lead", "◆", "lead", ("💡",))),
        (LEAD, {"symbol": "L"}, Role("team-lead", "L", "team lead", ("💡",))),
        (LEAD, {"symbol": ""}, Role("team-lead", "", "team lead", ("💡",))),
        (LEAD, {"accepts": []}, Role("team-lead", "◆", "team lead", ())),
        (LEAD, {"accepts": ["a", 1], "order": 3}, Role("team-lead", "◆", "team lead", ("a", "1"))),
    ],
)
def test_what_a_site_says_of_a_role(base: Role, given: dict[str, Any], expected: Role) -> None:
    assert changed_role(base, given) == expected


@pytest.mark.parametrize(
    ("mark", "normal"),
    [("✉\ufe0f", "✉"), ("✉\ufe0e", "✉"), ("a\u0301", "á"), ("*", "*"), ("\ufe0f", "")],
)
def test_marks_that_look_the_same_are(mark: str, normal: str) -> None:
    assert normalize_mark(mark) == normal


def test_marks_of_the_usual_roles() -> None:
    table = RoleTable()
    marks = {"*": "equal", "†": "equal", "＊": "equal", "◆": "lead", "💡": "lead", "✉": "corresponding"}
    assert {mark: table.by_mark[mark] for mark in marks} == marks
    assert table.by_mark["#"] == "corresponding"
    assert "x" not in table.by_mark
    assert list(table) == list(DEFAULT_ROLES)
    assert list(table.by_id) == ["equal", "lead", "corresponding"]


def test_symbol_that_is_shown_wins_over_one_that_is_accepted() -> None:
    one, other = Role("one", "a", "", ("b", "c")), Role("other", "b\ufe0f", "", ("a", "c"))
    for roles in ((one, other), (other, one)):
        marks = RoleTable(roles).by_mark
        assert (marks["a"], marks["b"], marks["c"]) == ("one", "other", roles[1].id)


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (["corresponding", "equal", "equal"], ("equal", "corresponding")),
        (["unknown", "lead"], ("lead",)),
        ([], ()),
    ],
)
def test_roles_in_their_order(ids: list[str], expected: tuple[str, ...]) -> None:
    assert RoleTable().in_order(ids) == expected


def test_tables_of_the_same_roles_are_the_same() -> None:
    one, other = RoleTable((LEAD,)), RoleTable((LEAD,))
    assert one == other
    assert hash(one) == hash(other) == hash((LEAD,))
    assert "team-lead" in one
    assert "equal" not in one
