"""JSON Resume: what goes where, by a schema of the documented facts of version 1.0.0."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from cv.curricula import (
    AWARDS,
    EDUCATION,
    EMPTY,
    EXPERIENCE,
    FULL,
    HOSTILE,
    INTERESTS,
    LANGUAGES,
    MEDIA,
    PAPERS,
    PROFILE,
    PROJECTS,
    SERVICE,
    SKILLS,
    TALKS,
    TEACHING,
    TESTS,
    Curriculum,
    item,
    point,
)
from jsonschema import Draft7Validator

from sphinx_academic.cv.json_resume import json_resume
from sphinx_academic.cv.plain import degree_and_area
from sphinx_academic.cv.records import Group, Section, Value
from sphinx_academic.model.profile import Profile, ProfileLink

# Facts of https://jsonresume.org/schema, 1.0.0: names, types, the pattern of dates.  Stricter than the
# schema, which allows names that it does not know and texts that say nothing: here, ours in _MORE alone.
_DATE = {"pattern": "^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$"}
_URI = {"pattern": "^(https?|ftp)://[!-~]+$"}
_TEXT = {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"}
_FORMS = {"url": _URI, "canonical": _URI, "$schema": _URI, "email": {"pattern": "^[^@ ]+@[^@ ]+$"}}
_FORMS |= dict.fromkeys(("date", "startDate", "endDate", "releaseDate"), _DATE)
_LISTS = {"highlights", "keywords", "courses", "roles", "authors", "awards", "affiliations"}
_OF_ITEMS = "advisor location score links term academicYear remark"
_MORE = {
    **dict.fromkeys(("work", "volunteer", "projects"), _OF_ITEMS),
    "education": f"{_OF_ITEMS} summary highlights",
    "awards": f"{_OF_ITEMS} url",
    "publications": "authors awards status",
}
_NAMES = {
    "work": "name location description position url startDate endDate summary highlights",
    "volunteer": "organization position url startDate endDate summary highlights",
    "education": "institution url area studyType startDate endDate score courses",
    "awards": "title date awarder summary",
    "certificates": "name date url issuer",
    "publications": "name publisher releaseDate url summary",
    "skills": "name level keywords",
    "languages": "language fluency",
    "interests": "name keywords",
    "projects": "name description highlights keywords startDate endDate url roles entity type",
}


def _table(names: str, **more: Any) -> dict[str, Any]:
    texts = {"type": "array", "minItems": 1, "items": _TEXT}
    known = {name: texts if name in _LISTS else _TEXT | _FORMS.get(name, {}) for name in names.split()}
    return {"type": "object", "additionalProperties": False, "minProperties": 1, "properties": known | more}


def _list(names: str) -> dict[str, Any]:
    return {"type": "array", "minItems": 1, "items": _table(names)}


SCHEMA = _table(
    "$schema",
    basics={
        **_table(
            "name label image email phone url summary otherName pronouns affiliations",
            location=_table("address postalCode city countryCode region"),
            profiles=_list("network username url"),
        ),
        "minProperties": 0,
    },
    meta=_table("canonical version lastModified", sections={"type": "array"}),
    **{name: _list(f"{names} {_MORE.get(name, '')}") for name, names in _NAMES.items()},
)


def resume(cv: Curriculum) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(json_resume(cv))
    Draft7Validator(SCHEMA).validate(loaded)
    return loaded


def of(*sections: Section) -> dict[str, Any]:
    found = resume(Curriculum(Profile(), sections))
    assert found.pop("basics") == {}
    meta = found.pop("meta")
    del meta["sections"]
    assert meta == {"version": "v1.0.0"}
    del found["$schema"]
    return found


def test_head() -> None:
    found = resume(FULL)
    assert found["basics"] == {
        "name": "Rosa Example",
        "label": "Postdoctoral researcher",
        "email": "rosa@example.org",
        "url": "https://rosa.example.org/",
        "location": {"address": "Turku, Finland"},
        "otherName": "罗莎",
        "affiliations": ["Example University"],
        "profiles": [
            {"network": "GitHub", "username": "rosa-example", "url": "https://github.com/rosa-example"},
            {
                "network": "Google Scholar",
                "username": "AbC-123",
                "url": "https://scholar.google.com/citations?hl=en&user=AbC-123",
            },
            {
                "network": "ORCID",
                "username": "0000-0002-1825-0097",
                "url": "https://orcid.org/0000-0002-1825-0097",
            },
            {"network": "Mastodon", "username": "rosa", "url": "https://social.example.org/@rosa"},
            {"network": "DBLP", "username": "0000", "url": "https://dblp.org/pid/00/0000"},
            {"network": "Website", "url": "https://example.org/gr%C3%BC%C3%9Fe"},
            {"network": "Lab", "url": "https://lab.example.org/"},
        ],
    }
    outline = found["meta"].pop("sections")
    assert found["meta"] == {"canonical": "https://rosa.example.org/", "version": "v1.0.0"}
    assert outline[0] == {"kind": "education", "title": "Education", "lists": ["education"], "counts": [2]}
    assert [section["title"] for section in outline] == [section.title for section in FULL.sections]


def test_address_of_the_homepage_may_be_a_link() -> None:
    assert resume(replace(FULL, url=""))["basics"]["url"] == "https://example.org/gr%C3%BC%C3%9Fe"


SECTIONS = [
    (
        EDUCATION,
        {
            "education": [
                {
                    "institution": "Example University (Turku)",
                    "url": "https://uni.example.org/phd",
                    "area": "Computer Science",
                    "studyType": "PhD",
                    "startDate": "2020-09",
                    "endDate": "2024-08",
                    "score": "4.9/5",
                    "advisor": "A. Teacher",
                    "location": "Turku, Finland",
                    "highlights": ["Thesis: On 1/2 of everything"],
                },
                {
                    "institution": "Other University",
                    "studyType": "Exchange year",
                    "startDate": "2018",
                    "endDate": "2019",
                    "academicYear": "2018/2019",
                },
            ]
        },
    ),
    (
        EXPERIENCE,
        {
            "work": [
                {
                    "name": "Example Institute",
                    "location": "Aalto",
                    "position": "Postdoctoral researcher",
                    "startDate": "2024-09",
                    "summary": "for two groups",
                    "highlights": ["Built a thing", "which works"],
                },
                {"name": "Firm & Sons", "position": "Engineer", "startDate": "2019-05", "endDate": "2020"},
            ]
        },
    ),
    (
        TEACHING,
        {
            "work": [
                {
                    "name": "Example University",
                    "position": name,
                    "startDate": "2023",
                    "endDate": "2023",
                    "term": term,
                }
                for name, term in (("CS 101 Compilers", "Fall"), ("Logic", "Spring"))
            ]
        },
    ),
    (
        AWARDS,
        {
            "awards": [
                {"title": "Prize of Prizes", "date": "2022-06", "awarder": "Society of Things"},
                {"title": "A line without parts", "date": "2021"},
            ]
        },
    ),
    (
        SERVICE,
        {
            "volunteer": [
                {"organization": "ICXY", "position": "Area chair", "startDate": "2023", "endDate": "2023"},
                {"organization": "Journal of Tests", "position": "Reviewer"},
                {"organization": "Letters of Tests", "position": "Reviewer"},
                {"organization": "ICAB 2022, 2023", "position": "Service"},
            ]
        },
    ),
    (
        PROJECTS,
        {
            "projects": [
                {
                    "name": "libthing",
                    "highlights": ["Reads things."],
                    "startDate": "2022",
                    "endDate": "2023",
                    "url": "https://github.com/rosa-example/libthing",
                }
            ]
        },
    ),
    (
        TALKS,
        {
            "projects": [
                {
                    "name": "On Things",
                    "startDate": "2024-05-03",
                    "endDate": "2024-05-03",
                    "entity": "ICXY",
                    "type": "talk",
                }
            ]
        },
    ),
    (SKILLS, {"skills": [{"name": "Software", "keywords": ["Python (expert)", "C"]}]}),
    (
        LANGUAGES,
        {
            "languages": [
                {"language": "Finnish", "fluency": "native"},
                {"language": "中文", "fluency": "basic"},
            ]
        },
    ),
    (TESTS, {"certificates": [{"name": "GRE: 324, Verbal 154"}]}),
    (INTERESTS, {"interests": [{"name": "Things"}, {"name": "Other things"}]}),
    (Section("interests", "", details=(point("Things"),)), {"interests": [{"name": "Things"}]}),
    (
        MEDIA,
        {
            "projects": [
                {"name": "A paper wrote of it", "startDate": "2023", "endDate": "2023", "type": "media"}
            ]
        },
    ),
    (Section("talks", "Talks"), {}),
    (Section("awards", "", (item("0900", "Long ago"),)), {"awards": [{"title": "Long ago"}]}),
]


@pytest.mark.parametrize(("section", "expected"), SECTIONS)
def test_section(section: Section, expected: dict[str, Any]) -> None:
    assert of(section) == expected


def test_publications() -> None:
    found = of(PAPERS)["publications"]
    assert [each["name"] for each in found] == [paper.publication.plain_title for paper in PAPERS.papers]
    assert {"publisher", "releaseDate", "url"} <= set().union(*found)


def test_sections_of_one_kind_share_a_list() -> None:
    more = replace(TALKS, kind="grants")
    assert [each["type"] for each in of(TALKS, more)["projects"]] == ["talk", "grant"]


DEGREES = [
    ("PhD in Computer Science", ("PhD", "Computer Science")),
    ("Master of Philosophy in Data Science", ("Master of Philosophy", "Data Science")),
    ("M.Sc. Physics", ("M.Sc.", "Physics")),
    ("MSc, Physics in Theory", ("MSc, Physics", "Theory")),
    ("Ph.D., Mathematics", ("Ph.D.", "Mathematics")),
    ("MA of Arts", ("MA of Arts", "")),
    ("Exchange student", ("Exchange student", "")),
    ("计算机科学博士", ("计算机科学博士", "")),
    ("", ("", "")),
]


@pytest.mark.parametrize(("title", "expected"), DEGREES)
def test_degree_and_area(title: str, expected: tuple[str, str]) -> None:
    assert degree_and_area(title) == expected


@pytest.mark.parametrize("cv", [FULL, HOSTILE, EMPTY])
def test_any_is_valid(cv: Curriculum) -> None:
    resume(cv)


def test_phone_number_is_left_out() -> None:
    assert FULL.phone not in json_resume(FULL)


def test_links_are_web_addresses() -> None:
    links = (ProfileLink("other", "X", "javascript:x"), ProfileLink("other", "Y", "/y"))
    cv = Curriculum(PROFILE._replace(links=links), (), url="data:,")
    assert not {"url", "profiles"} & resume(cv)["basics"].keys()


def test_same_bytes_every_time() -> None:
    assert json_resume(FULL) == json_resume(FULL)
    assert json_resume(HOSTILE).encode()


def test_what_has_no_list_is_in_the_outline() -> None:
    own = Section("own", "Own", (item("2023", "A thing", title="A thing"),), details=(point("A point"),))
    found = resume(Curriculum(Profile(), (own,)))
    assert found["meta"]["sections"] == [
        {"kind": "own", "title": "Own", "content": ["2023 A thing", "A point"]}
    ]


def test_service_by_venues() -> None:
    groups = (Group(("Reviewer",), (Value(("ICXY 2023",)), Value(("ICAB",)))), Group(("Editor",), ()))
    found = of(Section("service", "Service", groups=groups))
    assert found["volunteer"] == [
        {"organization": "ICXY 2023", "position": "Reviewer"},
        {"organization": "ICAB", "position": "Reviewer"},
        {"position": "Editor"},
    ]


def test_supervision_and_news_are_projects_of_a_type() -> None:
    sections = [Section(kind, "", (item("2023", "X", title="X"),)) for kind in ("supervision", "news")]
    assert [each["type"] for each in of(*sections)["projects"]] == ["supervision", "news"]
