"""Kinds of sections that other packages add: what is wrong with them, and how to say it."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.model.section_kinds import Part, SectionKind, new_part_problems

PARTS = {part.name: part for part in (Part("title"), Part("place", ("location", "where")), Part("role"))}


def kind(**given: Any) -> SectionKind:
    return SectionKind(**{"name": "talks", "title": "Talks", "known_parts": PARTS, **given})


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({}, []),
        ({"parts": ("title", "place"), "pdf": "two-lines", "json_resume": "", "rendercv": "education"}, []),
        (
            {"pdf": "lines"},
            ["pdf is 'lines', but must be one of: 'line', 'name', 'two-lines'"],
        ),
        (
            {"json_resume": "jobs"},
            [
                "json_resume is 'jobs', but must be one of: 'education', 'work', 'volunteer', 'awards', "
                "'projects', 'skills', 'languages', 'certificates', 'interests', ''"
            ],
        ),
        (
            {"rendercv": "line"},
            ["rendercv is 'line', but must be one of: 'normal', 'education', 'experience'"],
        ),
        (
            {"parts": ("title", "plaec")},
            ["there is no part 'plaec'; did you mean ‘place’?; a new one is declared in new_parts"],
        ),
        (
            {"parts": ("thing",)},
            ["there is no part 'thing'; known are: title, place, role; a new one is declared in new_parts"],
        ),
        ({"parts": ("title", "role", "title")}, ["parts names one twice: title, role, title"]),
        ({"order": 3}, []),
        ({"order": 2.5}, ["order is 2.5, but must be a whole number"]),
        ({"order": "3"}, ["order is '3', but must be a whole number"]),
        (
            {"pdf": "x", "order": None, "parts": ("role", "role")},
            [
                "pdf is 'x', but must be one of: 'line', 'name', 'two-lines'",
                "parts names one twice: role, role",
                "order is None, but must be a whole number",
            ],
        ),
    ],
)
def test_what_is_wrong_with_a_kind(given: dict[str, Any], problems: list[str]) -> None:
    assert kind(**given).problems() == problems


@pytest.mark.parametrize(
    ("parts", "problems"),
    [
        ([], []),
        ([Part("venue"), Part("second-role", ("other",))], []),
        (["venue"], ["new_parts: 'venue' is no Part"]),
        (
            [Part(3)],  # type: ignore[arg-type]
            ["new_parts: 3 is no name of lower-case letters, digits and hyphens"],
        ),
        *(
            (
                [Part(name)],
                [f"new_parts: {name!r} is no name of lower-case letters, digits and hyphens"],
            )
            for name in ("", "Venue", "1st", "a_b", "a--b", "-a", "a-", "ü")
        ),
        *(
            ([Part(name)], [f"new_parts: there is a field, or another name of one, {name!r}"])
            for name in ("title", "place", "location", "where", "date", "link", "url", "cv")
        ),
        # also between new ones
        ([Part("a", ("b",)), Part("b")], ["new_parts: there is a field, or another name of one, 'b'"]),
        ([Part("a", ("a",))], ["new_parts: there is a field, or another name of one, 'a'"]),
        (
            [Part("a", ("Bad", "title"))],
            [
                "new_parts: 'Bad' is no name of lower-case letters, digits and hyphens",
                "new_parts: there is a field, or another name of one, 'title'",
            ],
        ),
        ([Part("a", words="with %s")], []),
        ([Part("a", words="with")], ["new_parts: the words of 'a' have to hold %s once: 'with'"]),
        ([Part("a", words="%s, %s")], ["new_parts: the words of 'a' have to hold %s once: '%s, %s'"]),
        ([Part("a", opening="(?:with|by) ")], []),
        (
            [Part("a", opening="(")],
            [
                "new_parts: the opening of 'a' is no regular expression: missing ), unterminated subpattern "
                "at position 0"
            ],
        ),
        # what is wrong with one does not hide what is wrong with the next
        (
            [None, Part("title"), Part("b", words="")],
            [
                "new_parts: None is no Part",
                "new_parts: there is a field, or another name of one, 'title'",
                "new_parts: the words of 'b' have to hold %s once: ''",
            ],
        ),
    ],
)
def test_what_is_wrong_with_new_parts(parts: list[Any], problems: list[str]) -> None:
    assert new_part_problems(parts, PARTS) == problems
