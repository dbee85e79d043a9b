"""The example site's bibliography, read by pybtex: the facts that its pages are made of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pybtex.database import BibliographyData, Entry, parse_file

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("example")

SITE = Path(__file__).parents[2] / "example_site"


@pytest.fixture(scope="module")
def bibliography() -> BibliographyData:
    return parse_file(str(SITE / "publications.bib"), bib_format="bibtex")


def annotations(entry: Entry, name: str) -> dict[int, list[str]]:
    """Return a biblatex annotation as position -> values."""
    pairs = (part.split("=") for part in entry.fields.get(f"author+an:{name}", "").split(";") if part.strip())
    return {int(position): values.strip().split(",") for position, values in pairs}


def names(entry: Entry) -> list[str]:
    return [
        " ".join([*author.first_names, *author.middle_names, *author.last_names])
        for author in entry.persons["author"]
    ]


def keys_where(bibliography: BibliographyData, field: str, value: str) -> set[str]:
    return {key for key, entry in bibliography.entries.items() if entry.fields.get(field) == value}


def test_every_paper_is_stated_once(bibliography: BibliographyData) -> None:
    titles = [re.sub(r"\W", "", entry.fields["title"]).lower() for entry in bibliography.entries.values()]
    eprints = [entry.fields["eprint"] for entry in bibliography.entries.values() if "eprint" in entry.fields]
    assert len(titles) == len(set(titles)) == 41
    assert len(eprints) == len(set(eprints)) == 11


@pytest.mark.parametrize(
    ("field", "value", "count"),
    [
        ("pubstate", "submitted", 3),
        ("pubstate", "preprint", 7),
        ("keywords", "homepage", 30),
        ("selected", "true", 5),
    ],
)
def test_lists_have_their_lengths(bibliography: BibliographyData, field: str, value: str, count: int) -> None:
    assert len(keys_where(bibliography, field, value)) == count


@pytest.mark.parametrize(
    ("key", "people", "roles"),
    [
        (
            "tang2024bandwidth",
            {1: "zichen-tang", 5: "zhenheng-tang"},
            {5: ["lead", "corresponding"], 8: ["corresponding"]},
        ),
        ("tang2025dreamddp", {1: "zhenheng-tang", 2: "zichen-tang"}, {1: ["equal"], 2: ["equal"]}),
        ("huang2025stale", {2: "zichen-tang", 6: "zhenheng-tang"}, {}),
        ("tang2025capturing", {1: "zhenheng-tang", 3: "zichen-tang"}, {}),
        ("shen2024hot", {2: "zhenheng-tang"}, {1: ["equal"], 2: ["equal", "lead"]}),
        ("shen2025hot", {2: "zhenheng-tang"}, {1: ["equal"], 2: ["equal"]}),
        (
            "tang2022virtual",
            {1: "zhenheng-tang"},
            {1: ["equal"], 2: ["equal"], 6: ["corresponding"]},
        ),
        ("tang2023fusionai", {1: "zhenheng-tang"}, {9: ["corresponding"], 11: ["corresponding"]}),
        ("tang2024vmrnn", {3: "zhenheng-tang"}, {5: ["corresponding"]}),
    ],
)
def test_people_and_roles(
    bibliography: BibliographyData, key: str, people: dict[int, str], roles: dict[int, list[str]]
) -> None:
    entry = bibliography.entries[key]
    assert annotations(entry, "person") == {position: [person] for position, person in people.items()}
    assert annotations(entry, "role") == roles


def test_every_tang_is_identified(bibliography: BibliographyData) -> None:
    signs = {"Z. Tang", "Zhenheng Tang"}
    for key, entry in bibliography.entries.items():
        positions = {position for position, name in enumerate(names(entry), start=1) if name in signs}
        people = annotations(entry, "person")
        assert people.keys() == positions, key
        assert ["zhenheng-tang"] in people.values(), key


def test_roles_point_at_authors_and_no_one_is_equal_alone(bibliography: BibliographyData) -> None:
    for key, entry in bibliography.entries.items():
        roles = annotations(entry, "role")
        assert all(1 <= position <= len(names(entry)) for position in roles), key
        assert sum("equal" in given for given in roles.values()) != 1, key


def test_two_authors_may_share_a_name(bibliography: BibliographyData) -> None:
    assert names(bibliography.entries["dong2024lpzero"]).count("X. Liu") == 2


@pytest.mark.parametrize(
    ("key", "field", "value"),
    [
        ("shen2024hot", "award", "Outstanding Student Paper Award"),
        ("shen2024hot", "presentation", "oral"),
        ("he2022fedcv", "award", "Best Paper Award"),
        ("he2022fedcv", "presentation", "oral"),
        ("tang2024fusefl", "presentation", "spotlight"),
        ("tang2024bandwidth", "booktitle", "53rd International Conference on Parallel Processing"),
        ("wang2024burstgpt", "eprint", "2401.17644"),
    ],
)
def test_facts(bibliography: BibliographyData, key: str, field: str, value: str) -> None:
    assert bibliography.entries[key].fields[field] == value


def test_awards_are_given_to_no_other_entry(bibliography: BibliographyData) -> None:
    awarded = {key for key, entry in bibliography.entries.items() if "award" in entry.fields}
    presented = {key for key, entry in bibliography.entries.items() if "presentation" in entry.fields}
    assert awarded == {"shen2024hot", "he2022fedcv"}
    assert presented == {"shen2024hot", "he2022fedcv", "tang2024fusefl"}


def test_years_stand_in_falling_order(bibliography: BibliographyData) -> None:
    years = [int(entry.fields["year"]) for entry in bibliography.entries.values()]
    assert years == sorted(years, reverse=True)


def test_every_paper_that_a_page_names_exists(bibliography: BibliographyData) -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in SITE.glob("*.md"))
    named = {label or key for label, key in re.findall(r"\{pub\}`(?:[^`<]*<([^`>]*)>|([^`<]*))`", text)}
    assert len(named) > 20
    assert named <= set(bibliography.entries)
