"""Positions in biographies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sphinx_academic.importers import acad_homepage
from sphinx_academic.importers.source import Source


@pytest.mark.parametrize(
    ("biography", "parts"),
    [
        (
            "I am currently pursuing my M.Phil. degree in Maps at a college.",
            {"position": "M.Phil. student"},
        ),
        ("I'm pursuing a PhD, on lamps.", {"position": "PhD student"}),
        (
            "I am a research fellow at [Coast College](https://c.example.org).",
            {"position": "research fellow", "affiliation": "Coast College"},
        ),
        (
            "I'm a postdoctoral researcher at the Coast University of Science and Technology under"
            " supervision of Wei Zhang.",
            {
                "position": "postdoctoral researcher",
                "affiliation": "Coast University of Science and Technology",
            },
        ),
        (
            "I am a lecturer at Coast College and work on lamps.",
            {"position": "lecturer", "affiliation": "Coast College"},
        ),
        ("I am pursuing a plan to map all lamps.", {}),
        ("I look at lamps. She is a professor at Coast College.", {}),
    ],
)
def test_the_position_of_an_owner_whose_settings_state_none(
    homepage: Callable[[dict[str, str]], Source], biography: str, parts: dict[str, str]
) -> None:
    source = homepage({"_pages/about.md": f"---\npermalink: /\n---\n\n# About Me\n{biography}\n"})
    owner = acad_homepage.read(source).people[0]
    assert {key: owner.parts[key] for key in ("position", "affiliation") if key in owner.parts} == parts
