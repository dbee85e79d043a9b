"""The people of a group, as ``conf.py`` lists them."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_academic.bib.names import parse_name
from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span
from sphinx_academic.model.directory import read_people
from sphinx_academic.model.person import Person
from sphinx_academic.model.problems import Kind, ProblemKind


def read(parts: dict[str, Any]) -> tuple[Person, list[tuple[str, ProblemKind]]]:
    problems: list[tuple[str, ProblemKind]] = []
    (person,) = read_people(
        {"eva": {"name": "Eva Holm", **parts}}, parse_name, lambda *problem: problems.append(problem)
    )
    return person, problems


def test_a_person_with_everything() -> None:
    texts = {"group": "phd", "position": "PhD student", "affiliation": "Harbour Lab", "topic": "Tides"}
    person, problems = read(
        {
            **texts,
            "next": "Sea Office",
            "years": "2021 – present",
            "photo": "/img/eva.jpg",
            "email": "eva at example.org",
            "github": "eva",
            "links": {"Blog": "https://example.org/eva", "GitLab": "eva"},
            "page": "/people/eva.md",
            "orcid": "0000-0002-1825-0097",
        }
    )
    assert problems == []
    assert {name: getattr(person, name) for name in texts} == texts
    assert (person.next, person.photo, person.page) == ("Sea Office", "img/eva.jpg", "people/eva")
    assert person.email == "eva@example.org"
    assert person.span == Span(Date(2021), ongoing=True)
    assert [(link.kind, link.label, link.url) for link in person.links] == [
        ("github", "GitHub", "https://github.com/eva"),
        ("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        ("other", "Blog", "https://example.org/eva"),
        ("gitlab", "GitLab", "https://gitlab.com/eva"),
    ]


@pytest.mark.parametrize("parts", [{}, {"name": None}, {"name": "  "}, {"name": 3}, {"position": "Dean"}])
def test_nobody_is_without_a_name(parts: dict[str, Any]) -> None:
    problems: list[tuple[str, ProblemKind]] = []
    people = {"eva": parts, "bo": {"name": "Bo Roe"}}
    read = list(read_people(people, parse_name, lambda *problem: problems.append(problem)))
    assert [person.id for person in read] == ["bo"]
    assert problems == [("['eva'] has no 'name'; the person is left out; add it", Kind.CONFIG)]


@pytest.mark.parametrize(
    ("given", "page"),
    [
        ("people/eva", "people/eva"),
        ("people/eva.rst", "people/eva"),
        ("/eva.md", "eva"),
        ("eva.d", "eva.d"),
        ("eva.html", "eva"),
    ],
)
def test_page_is_a_document(given: str, page: str) -> None:
    person, problems = read({"page": given})
    assert (person.page, problems) == (page, [])


@pytest.mark.parametrize(
    ("given", "url"),
    [
        ("https://eva.example.org", "https://eva.example.org"),
        (" https://eva.example.org/a b ", "https://eva.example.org/a%20b"),
        ("", ""),
    ],
)
def test_url_is_made_an_address(given: str, url: str) -> None:
    person, problems = read({"url": given})
    assert (person.url, problems) == (url, [])


def test_aliases_are_names() -> None:
    person, problems = read({"aliases": ("E. Holm", 3, " ", "Holm, Eva Maria")})
    assert [str(alias) for alias in person.aliases] == ["E. Holm", "Eva Maria Holm"]
    assert [message for message, _ in problems] == [
        f"['eva']['aliases'] has {alias!r}, which is no name; it is left out; write a name"
        for alias in (3, " ")
    ]


@pytest.mark.parametrize(
    ("given", "text"),
    [("  Dean of\n  Tides ", "Dean of Tides"), (3, "3"), (None, ""), ("", ""), (True, None), (2.5, None)],
)
def test_texts(given: object, text: str | None) -> None:
    person, problems = read({"position": given})
    assert person.position == (text or "")
    assert ["is not a text" in message for message, _ in problems] == [True] * (text is None)


@pytest.mark.parametrize("lead", [True, False, None])
def test_lead(lead: bool | None) -> None:
    person, problems = read({"lead": lead})
    assert person.lead is lead
    assert problems == []


@pytest.mark.parametrize(
    ("parts", "span"),
    [
        ({"years": 2021}, Span(Date(2021))),
        ({"years": "2019–2023"}, Span(Date(2019), Date(2023))),
        ({"since": 2021}, Span(Date(2021), ongoing=True)),
        ({"since": "Sep 2021", "until": "2023-06"}, Span(Date(2021, 9), Date(2023, 6))),
        ({"since": 2021, "until": "present"}, Span(Date(2021), ongoing=True)),
        ({"until": "2023"}, Span(Date(2023))),
        ({}, None),
    ],
)
def test_years(parts: dict[str, Any], span: Span | None) -> None:
    person, problems = read(parts)
    assert (person.span, problems) == (span, [])


@pytest.mark.parametrize(
    ("parts", "kind", "part", "words"),
    [
        ({"years": "soon"}, Kind.DATE, "years", "cannot be read"),
        ({"years": "2024–2021"}, Kind.DATE, "years", "ends before it starts"),
        ({"since": 2024, "until": 2021}, Kind.DATE, "since", "ends before it starts"),
        ({"lead": "yes"}, Kind.CONFIG, "lead", "neither True nor False"),
        ({"lead": 1}, Kind.CONFIG, "lead", "neither True nor False"),
        ({"postion": "Dean"}, Kind.CONFIG, "postion", "did you mean ‘position’"),
        ({"position": ["Dean"]}, Kind.CONFIG, "position", "not a text"),
        ({"email": "eva"}, Kind.CONFIG, "email", "no e-mail address"),
        ({"url": "javascript:x"}, Kind.URL, "url", "not a web address"),
        ({"github": "javascript:x"}, Kind.URL, "github", "is not shown"),
        ({"orcid": "0000-0002-1825-0098"}, Kind.URL, "orcid", "check digit"),
        ({"links": {"Blog": "eva"}}, Kind.URL, "Blog", "no web address"),
        ({"links": ["eva"]}, Kind.CONFIG, "links", "not a table"),
        ({"aliases": "E. Holm"}, Kind.CONFIG, "aliases", "not a list"),
    ],
)
def test_what_cannot_be_used_is_reported_once(
    parts: dict[str, Any], kind: ProblemKind, part: str, words: str
) -> None:
    person, ((message, found),) = read(parts)
    assert found is kind
    assert message.startswith(f"['eva'][{part!r}]")
    assert words in message
    assert person == Person("eva", parse_name("Eva Holm"), orcid=str(parts.get("orcid", "")))


def test_reported_in_the_order_of_the_author() -> None:
    names = [f"x{number}" for number in range(9, 0, -1)]
    person, problems = read(dict.fromkeys(names, "?"))
    assert [message.partition("]['")[2].partition("'")[0] for message, _ in problems] == names
