"""Objects of schema.org: what is left out, and people as authors and as those whom a page is about."""

from __future__ import annotations

import json
from typing import Any

import pytest
from export.library import entry

from sphinx_academic.export.json_ld import document, make, named, script
from sphinx_academic.export.schema_org import first_and_last, part_of, presented_at
from sphinx_academic.export.schema_people import authors, editors, person
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.text import Link

ORCID = "0000-0002-1825-0097"


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ({}, {}),
        ({"a": "", "b": None, "c": {}, "d": []}, {}),
        ({"a": ["", None, {}, []]}, {}),
        ({"a": " x\n y "}, {"@type": "T", "a": "x y"}),
        ({"a": ["x"]}, {"@type": "T", "a": "x"}),
        ({"a": ["x", "", "y\n"]}, {"@type": "T", "a": ["x", "y"]}),
        ({"a": {"b": 1}, "c": 0}, {"@type": "T", "a": {"b": 1}, "c": 0}),
        ({"a": False}, {"@type": "T", "a": False}),
    ],
)
def test_object(properties: dict[str, Any], expected: dict[str, Any]) -> None:
    assert make("T", **properties) == expected


def test_object_that_has_a_name() -> None:
    assert named("T", " ", a="x") == {}
    assert named("T", "n", a="x") == {"@type": "T", "name": "n", "a": "x"}
    assert document({}) == {}
    assert document({"a": 1}) == {"@context": "https://schema.org", "a": 1}


@pytest.mark.parametrize("text", ["</script>", "<!--", "a & b", "\u2028\u2029", "é漢😀", "\ud800"])
def test_nothing_ends_the_element(text: str) -> None:
    written = script({"a": text})
    assert not set("<>&\u2028\u2029\ud800") & set(written)
    assert json.loads(written) == {"a": text}


ANN = Person("ann", Name("Bell", "Ann"), (Name("Bell", "A."),), "https://example.org/ann", ORCID)
LAB = Person("lab", Name("The Lab", literal=True), url="https://example.org/lab")
SITE = Registry((ANN, LAB, Person("bo", Name("Roe", "Bo"), url="bo.html", orcid="x")))


@pytest.mark.parametrize(
    ("names", "registry", "expected"),
    [
        ((), SITE, []),
        (
            (Name("Bell", "Ann"),),
            None,
            [{"@type": "Person", "name": "Ann Bell", "givenName": "Ann", "familyName": "Bell"}],
        ),
        (
            (Name("Bell", "Ann"),),
            SITE,
            [
                {
                    "@type": "Person",
                    "name": "Ann Bell",
                    "givenName": "Ann",
                    "familyName": "Bell",
                    "url": "https://example.org/ann",
                    "sameAs": f"https://orcid.org/{ORCID}",
                }
            ],
        ),
        (
            (Name("Doe", "Cy", "van der", "Jr."),),
            SITE,
            [
                {
                    "@type": "Person",
                    "name": "Cy van der Doe Jr.",
                    "givenName": "Cy",
                    "familyName": "van der Doe",
                }
            ],
        ),
        ((Name("Plato"),), SITE, [{"@type": "Person", "name": "Plato"}]),
        ((Name("", "Cy"),), SITE, [{"@type": "Person", "name": "Cy"}]),
        ((Name("Sons", literal=True),), SITE, [{"@type": "Organization", "name": "Sons"}]),
        (
            (Name("The Lab", literal=True),),
            SITE,
            [{"@type": "Person", "name": "The Lab", "url": "https://example.org/lab"}],
        ),
        (
            (Name("Roe", "Bo"),),
            SITE,
            [{"@type": "Person", "name": "Bo Roe", "givenName": "Bo", "familyName": "Roe"}],
        ),
        ((Name(" "), Name("Plato")), SITE, [{"@type": "Person", "name": "Plato"}]),
    ],
)
def test_authors(names: tuple[Name, ...], registry: Registry | None, expected: list[dict[str, Any]]) -> None:
    assert authors(tuple(map(Author, names)), registry) == expected


def test_author_who_is_annotated() -> None:
    found = authors((Author(Name("Zed", "Z."), person="ann"), Author(Name("Bell", "Ann"))), SITE)
    assert [each.get("url") for each in found] == ["https://example.org/ann", None]
    assert "url" not in authors((Author(Name("Zed", "Z."), person="none"),), SITE)[0]


def test_organizations_are_no_editors() -> None:
    found = editors(entry("@book{k, editor = {Poe, Cy and {Board} and Bell, Ann}}"), SITE)
    assert {role: [each["name"] for each in people] for role, people in found.items()} == {
        "editor": ["Cy Poe", "Ann Bell"],
        "contributor": ["Board"],
    }


@pytest.mark.parametrize(
    ("profile", "known", "options", "expected"),
    [
        (Profile(), None, {"url": "https://example.org"}, {}),
        (Profile(name="Ann"), None, {}, {"name": "Ann"}),
        (
            Profile(name="Ann  Bell", other_name="安"),
            ANN,
            {},
            {
                "name": "Ann Bell",
                "alternateName": ["安", "A. Bell"],
                "url": "https://example.org/ann",
                "sameAs": f"https://orcid.org/{ORCID}",
            },
        ),
        (
            Profile(),
            ANN,
            {"url": "https://example.org/me", "image": "a.png"},
            {
                "name": "Ann Bell",
                "alternateName": "A. Bell",
                "url": "https://example.org/me",
                "sameAs": f"https://orcid.org/{ORCID}",
            },
        ),
        (
            Profile(
                name="A",
                location="Turku",
                affiliations=((Link("lab.html", ("Lab",)),), ("X",)),
                links=(
                    ProfileLink("github", "GitHub", "https://example.org/g"),
                    ProfileLink("x", "X", "https://example.org/g"),
                    ProfileLink("other", "Blog", "https://example.org/b"),
                ),
            ),
            None,
            {"image": "https://example.org/a.png"},
            {
                "name": "A",
                "affiliation": [
                    {"@type": "Organization", "name": "Lab"},
                    {"@type": "Organization", "name": "X"},
                ],
                "workLocation": {"@type": "Place", "name": "Turku"},
                "image": "https://example.org/a.png",
                "sameAs": "https://example.org/g",
            },
        ),
    ],
)
def test_person(
    profile: Profile, known: Person | None, options: dict[str, str], expected: dict[str, Any]
) -> None:
    found = person(profile, known=known, **options)
    assert found == ({"@type": "Person", **expected} if expected else {})


@pytest.mark.parametrize(
    ("pages", "kind", "expected"),
    [
        ("1--2", "Chapter", {"pageStart": "1", "pageEnd": "2"}),
        ("1", "Report", {"pagination": "1"}),
        ("1--2", "Book", {}),
        ("", "Article", {"pagination": ""}),
    ],
)
def test_pages(pages: str, kind: str, expected: dict[str, str]) -> None:
    assert first_and_last(entry(f"@misc{{k, pages = {{{pages}}}}}"), kind) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "@article{k, journal = {J}, number = 2}",
            {
                "@type": "PublicationIssue",
                "issueNumber": "2",
                "isPartOf": {"@type": "Periodical", "name": "J"},
            },
        ),
        ("@article{k, journal = {J}}", {"@type": "Periodical", "name": "J"}),
        ("@article{k, journal = {arXiv}, eprint = {2401.00001}}", {}),
        (
            "@inbook{k, booktitle = {B}, edition = {2}, series = {S}, number = {3}}",
            {
                "@type": "Book",
                "name": "B",
                "bookEdition": "2",
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": "3",
                    "isPartOf": {"@type": "BookSeries", "name": "S"},
                },
            },
        ),
        ("@inbook{k, series = {S}}", {}),
        ("@book{k, volume = {3}}", {}),
        ("@book{k, series = {S}, volume = {3}}", {
            "@type": "PublicationVolume",
            "volumeNumber": "3",
            "isPartOf": {"@type": "BookSeries", "name": "S"},
        }),
        ("@misc{k, howpublished = {B}}", {"@type": "CreativeWork", "name": "B"}),
        ("@misc{k}", {}),
    ],
)  # fmt: skip
def test_what_something_is_part_of(body: str, expected: dict[str, Any]) -> None:
    assert part_of(entry(body), None) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("eventtitle = {E}", {"name": "E"}),
        (
            "eventtitle = {E}, venue = {V}, eventdate = {2020-05-01/2020-05-03}",
            {"name": "E", "location": "V", "startDate": "2020-05-01"},
        ),
        ("eventtitle = {E}, eventdate = {soon}", {"name": "E"}),
        ("venue = {V}, eventdate = {2020}", None),
    ],
)
def test_event(fields: str, expected: dict[str, str] | None) -> None:
    found = presented_at(entry(f"@inproceedings{{k, {fields}}}"))
    assert found == ({"@type": "PublicationEvent", **expected} if expected else {})
