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
from sphinx_academic.model.profile import ProfileLink, Service, page_below


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
    ("parts", "messages"),
    [
        (
            {"years": "soon"},
            [
                "['years'] ('soon') cannot be read and is not shown; write it as 2021, 2021–2024 or "
                "Sep 2021 – present"
            ],
        ),
        (
            {"since": "soon"},
            [
                "['since'] ('since soon') cannot be read and is not shown; write it as 2021, 2021–2024 or "
                "Sep 2021 – present"
            ],
        ),
        (
            {"since": "soon", "until": 2021},
            [
                "['since'] ('soon – 2021') cannot be read and is not shown; write it as 2021, 2021–2024 or "
                "Sep 2021 – present"
            ],
        ),
        (
            {"until": "soon"},
            [
                "['until'] ('soon') cannot be read and is not shown; write it as 2021, 2021–2024 or "
                "Sep 2021 – present"
            ],
        ),
        (
            {"years": "2024–2021", "since": 2020},
            ["['years'] ('2024–2021') ends before it starts and is not shown; correct it"],
        ),
        ({"lead": "yes"}, ["['lead'] is 'yes', which is neither True nor False; it is ignored; correct it"]),
        ({"email": "eva"}, ["['email'] ('eva') is ignored; it is no e-mail address"]),
        (
            {"url": "javascript:x"},
            ["['url'] is not a web address: 'javascript:x'; it is ignored; write https://…"],
        ),
        (
            {"github": "a b"},
            ["['github'] ('a b') is not shown; it is an id without spaces, or a whole address"],
        ),
        (
            {"links": {"Blog": "eva", "GitHub": "a b"}},
            [
                "['Blog'] ('eva') is not shown; it is no web address (https://…)",
                "['GitHub'] ('a b') is not shown; it is an id without spaces, or a whole address",
            ],
        ),
        (
            {"links": ["eva"]},
            ["['links'] is not a table from labels to addresses; it is ignored; correct it"],
        ),
        ({"aliases": "E. Holm"}, ["['aliases'] is not a list; it is ignored; write a list of names"]),
        (
            {"phone": 1.5, "orcid": None},
            ["['phone'] is not a text but 1.5; it is ignored; write a text"],
        ),
        ({"photo": True}, ["['photo'] is not a text but True; it is ignored; write a text"]),
        ({"postion": "x"}, ["['postion'] is unknown and ignored; did you mean ‘position’?"]),
    ],
)
def test_what_is_said(parts: dict[str, Any], messages: list[str]) -> None:
    _person, problems = read(parts)
    assert [message for message, _kind in problems] == [f"['eva']{message}" for message in messages]


def test_services_of_the_site() -> None:
    services = {"lab": Service("Lab", page_below("https://lab.example/"))}
    problems: list[tuple[str, ProblemKind]] = []
    table = {"eva": {"name": "Eva Holm", "lab": "eva", "links": {"LAB": "e2", "Blog": "https://b.example"}}}
    (person,) = read_people(table, parse_name, lambda *problem: problems.append(problem), services)
    assert person.links == (
        ProfileLink("lab", "Lab", "https://lab.example/eva"),
        ProfileLink("lab", "Lab", "https://lab.example/e2"),
        ProfileLink("other", "Blog", "https://b.example"),
    )
    assert problems == []


@pytest.mark.parametrize(
    ("parts", "person"),
    [
        ({}, Person("eva", parse_name("Eva Holm"))),
        ({"links": None, "github": " ", "url": " "}, Person("eva", parse_name("Eva Holm"))),
        (
            {
                "aliases": ["E. Holm"],
                "phone": 123,
                "photo": "//a/b.jpg",
                "page": "a/b.html.md",
                "lead": False,
            },
            Person(
                "eva",
                parse_name("Eva Holm"),
                (parse_name("E. Holm"),),
                phone="123",
                photo="a/b.jpg",
                page="a/b.html",
                lead=False,
            ),
        ),
    ],
)
def test_person(parts: dict[str, Any], person: Person) -> None:
    assert read(parts) == (person, [])


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
