"""Sites of other generators, with the name that the author states."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.cli.imported_site import named
from sphinx_academic.importers.records import Person, Site

BO = Person("bo-roe", "Bo Roe")


@pytest.mark.parametrize(
    ("name", "parts", "expected"),
    [
        # what the site called the person is another spelling
        ("M. Okafor", {"email": "m@example.org"}, {"aliases": ["M. Okafor"], "email": "m@example.org"}),
        (
            "M. Okafor",
            {"email": "m@example.org", "aliases": ["Mira Okafor", "Okafor M"]},
            {"aliases": ["M. Okafor", "Okafor M"], "email": "m@example.org"},
        ),
        ("Mira Okafor", {"aliases": ["Mira Okafor"]}, {}),
        ("Mira Okafor", {"email": "m@example.org"}, {"email": "m@example.org"}),
        ("", {}, {}),
    ],
)
def test_the_name_of_a_person(name: str, parts: dict[str, Any], expected: dict[str, Any]) -> None:
    site = named(Site(name=name, people=(Person("x", name, parts), BO)), "Mira Okafor")
    assert site.name == "Mira Okafor"
    assert site.people == (Person("mira-okafor", "Mira Okafor", expected), BO)


@pytest.mark.parametrize("people", [(), (BO,)])
def test_the_name_of_a_group(people: tuple[Person, ...]) -> None:
    site = named(Site("lab", "Tides", people), "Tides Lab")
    assert (site.name, site.people) == ("Tides Lab", people)


def test_the_name_of_a_homepage_without_a_person() -> None:
    assert named(Site(), "Mira Okafor") == Site(name="Mira Okafor")
