"""RenderCV's input: what goes where, read back as YAML, and by RenderCV itself where it is installed."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib.metadata import version
from typing import Any

import pytest
import yaml
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
    PROFILE,
    PROJECTS,
    SERVICE,
    SKILLS,
    TALKS,
    TEACHING,
    Curriculum,
    item,
    point,
)
from export.library import entry

from sphinx_academic.cv.records import Paper, Section
from sphinx_academic.cv.rendercv import literal, markdown, rendercv_yaml
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.section_kinds import Part
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled

JOINER = "\u2060"


def loaded(cv: Curriculum) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(rendercv_yaml(cv))
    return data


def entries(section: Section) -> list[dict[str, Any]]:
    (found,) = loaded(Curriculum(Profile(), (section,)))["cv"]["sections"].values()
    return list(found)


def test_head() -> None:
    found = loaded(FULL)
    assert "locale" not in found
    assert {key: value for key, value in found["cv"].items() if key != "sections"} == {
        "name": "Rosa Example",
        "location": "Turku, Finland",
        "email": "rosa@example.org",
        "website": "https://rosa.example.org/",
        "social_networks": [
            {"network": "GitHub", "username": "rosa-example"},
            {"network": "Google Scholar", "username": "AbC-123"},
            {"network": "ORCID", "username": "0000-0002-1825-0097"},
            {"network": "Mastodon", "username": "@rosa@social.example.org"},
        ],
    }
    titles = [section.title for section in FULL.sections]
    assert list(found["cv"]["sections"]) == titles


def test_it_is_yaml_as_people_write_it() -> None:
    cv = Curriculum(Profile(name="Rosa"), (TALKS, SKILLS))
    assert rendercv_yaml(cv) == (
        'cv:\n  name: "Rosa"\n  sections:\n    "Talks":\n      - name: "On Things"\n'
        '        date: "2024-05-03"\n        summary: "ICXY"\n    "Skills":\n'
        '      - label: "Software"\n        details: "Python (expert), C"\n'
    )


SECTIONS = [
    (
        EDUCATION,
        [
            {
                "institution": "Example University (Turku)",
                "area": "Computer Science",
                "degree": "PhD",
                "grade": "GPA: 4.9/5",
                "start_date": "2020-09",
                "end_date": "2024-08",
                "location": "Turku, Finland",
                "summary": "advised by A. Teacher",
                "highlights": ["Thesis: On 1/2 of *everything*"],
            },
            {"institution": "Other University", "area": "Exchange year", "date": "2018/19"},
        ],
    ),
    (
        EXPERIENCE,
        [
            {
                "company": "Example Institute",
                "position": "Postdoctoral researcher",
                "start_date": "2024-09",
                "end_date": "present",
                "location": "Aalto",
                "summary": "for two groups",
                "highlights": ["Built a thing: which works"],
            },
            # a month in the one year, and any day of the other
            {"company": "Firm & Sons", "position": "Engineer", "start_date": 2019, "end_date": 2020},
        ],
    ),
    (
        TEACHING,
        [
            {"company": "Example University", "position": "CS 101 Compilers", "date": "Fall 2023"},
            {"company": "Example University", "position": "Logic", "date": "Spring 2023"},
        ],
    ),
    (
        AWARDS,
        [
            {"name": "Prize of Prizes", "date": "2022-06", "summary": "Society of Things"},
            {"name": "A line without parts", "date": 2021},
        ],
    ),
    (
        # of two types
        SERVICE,
        [
            {"bullet": "Area chair, 2023, ICXY"},
            {"bullet": "Reviewer: Journal of Tests; Letters of Tests"},
            {"bullet": "ICAB 2022, 2023"},
        ],
    ),
    (PROJECTS, [{"name": "libthing", "start_date": 2022, "end_date": 2023, "highlights": ["Reads things."]}]),
    (LANGUAGES, [{"bullet": "Finnish (native), 中文 (basic)"}]),
    (INTERESTS, [{"bullet": "Things, Other things"}]),
    (MEDIA, [{"name": "A paper wrote of it", "date": 2023}]),
    # one position without an organisation makes all of them ordinary entries
    (
        replace(EXPERIENCE, items=(*EXPERIENCE.items[1:], item("2018", "Nothing", title="Nothing"))),
        [
            {"name": "Engineer", "start_date": 2019, "end_date": 2020, "summary": "Firm & Sons"},
            {"name": "Nothing", "date": 2018},
        ],
    ),
    (
        Section(
            "grants",
            "",
            (
                item("Fall 2023 – Spring 2024", "A grant"),
                item("since Fall 2023", "Another"),
                item("Fall 2021 – 2022", "Until some day"),
            ),
        ),
        [
            {"name": "A grant", "date": "Fall 2023 – Spring 2024"},
            {"name": "Another", "date": "Fall 2023 – present"},
            {"name": "Until some day", "date": "Fall 2021 – 2022"},
        ],
    ),
]


@pytest.mark.parametrize(("section", "expected"), SECTIONS)
def test_section(section: Section, expected: list[dict[str, Any]]) -> None:
    assert entries(section) == expected


def test_words_for_an_advisor_are_those_of_the_language() -> None:
    education = FULL.kinds["education"]
    parts = {**education.known_parts, "advisor": Part("advisor", words="导师:%s")}
    cv = replace(FULL, kinds={"education": education._replace(known_parts=parts)})
    assert 'summary: "导师:A. Teacher"' in rendercv_yaml(cv)


PUBLICATIONS = [
    (
        "title = {A {*}Title}, author = {Ann Doe and Bo Roe and others}, booktitle = {Proc.}, year = 2024,"
        "month = 5, doi = {10.5555/a_b}, award = {Best Paper}, pubstate = {inpress}",
        {
            "title": "A \\*Title",
            "authors": ["Ann Doe", "**Bo Roe**", "et al."],
            "doi": "10.5555/a_b",
            "journal": "Proc., in press, Best Paper",
            "date": "2024-05",
        },
    ),
    (
        "title = {T}, author = {Ann Doe and Bo Roe}, url = {https://example.org/a}, year = 2024",
        {"title": "T", "authors": ["Ann Doe", "**Bo Roe**"], "url": "https://example.org/a", "date": 2024},
    ),
    # what RenderCV would read as markup of Typst
    ("title = {T}, doi = {10.5555/<1::A>#x}, url = {https://example.org/#a}", {"title": "T", "authors": []}),
]


@pytest.mark.parametrize(("body", "expected"), PUBLICATIONS)
def test_publication(body: str, expected: dict[str, Any]) -> None:
    assert entries(Section("publications", "P", papers=(Paper(entry(f"@misc{{k, {body}}}"), 1),))) == [
        expected
    ]


TEXTS: list[tuple[RichText, str]] = [
    (("plain",), "plain"),
    ((Styled(Style.STRONG, ("a b ",)), Styled(Style.EMPHASIS, ("c",))), "**a b** *c*"),
    ((Styled(Style.STRONG, ("a",)), Styled(Style.EMPHASIS, ("b",))), f"**a**{JOINER}*b*"),
    (("a", Styled(Style.STRONG, (" b ",)), Styled(Style.EMPHASIS, (" ",)), "c"), "a **b**  c"),
    ((Styled(Style.CODE, ("x_1",)), Styled(Style.SUPERSCRIPT, ("2",))), "x_12"),
    (
        (Link("https://example.org/a(b)", ("see [1]",)), " [2] #"),
        "[see (1)](https://example.org/a%28b%29) (2) #",
    ),
    ((Link("javascript:x", ("text",)),), "text"),
    (("5 * 3 *",), "5 \\* 3 \\*"),
    (("C# and F#",), "C# and F#"),
    (("C# [1](x)",), f"C＃ [1]{JOINER}(x)"),
    (("a `b` \\c <d> < $$e$$",), f"a ‘b‘ ∖c <{JOINER}d> < ${JOINER}$e${JOINER}$"),
    (("one - two",), "one – two"),
    (("= a",), f"{JOINER}= a"),
    (("1. a",), f"{JOINER}1. a"),
    ((Math(r"x^2"),), "x²"),
    ((" a\x00\u2028b ",), "a b"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_markdown(text: RichText, expected: str) -> None:
    assert markdown(text) == expected


def test_titles_know_no_markdown() -> None:
    assert literal("* A *") == "∗ A ∗"


LINKS = [
    (ProfileLink("x", "X", "https://x.com/rosa"), {"network": "X", "username": "rosa"}),
    (
        ProfileLink("linkedin", "", "https://www.linkedin.com/in/rosa-e/"),
        {"network": "LinkedIn", "username": "rosa-e"},
    ),
    (ProfileLink("gitlab", "", "https://gitlab.example.org/rosa"), None),
    (ProfileLink("mastodon", "", "https://example.org/rosa"), None),
    (ProfileLink("bluesky", "", "https://bsky.app/profile/rosa.example.org"), None),
]


@pytest.mark.parametrize(("link", "expected"), LINKS)
def test_social_network(link: ProfileLink, expected: dict[str, str] | None) -> None:
    found = loaded(Curriculum(PROFILE._replace(links=(link,)), ()))["cv"].get("social_networks")
    assert found == ([expected] if expected else None)


def test_two_sections_of_one_title() -> None:
    found = loaded(Curriculum(Profile(), (TALKS, TALKS)))["cv"]["sections"]
    assert list(found) == ["Talks", f"Talks{JOINER}"]


def test_email_and_website_must_be_such() -> None:
    assert not {"email", "website", "social_networks"} & loaded(HOSTILE)["cv"].keys()


def test_phone_number_is_left_out() -> None:
    assert FULL.phone not in rendercv_yaml(FULL)


LOCALES = [
    ("en", None),
    ("en_GB", None),
    ("de", "german"),
    ("de_CH", "german"),
    ("pt_BR", "portuguese"),
    ("nb_NO", "norwegian_bokmål"),
    ("zh_CN", "mandarin_chinese"),
    ("zh-TW", "mandarin_chinese"),
    # RenderCV has no words in it
    ("mk", None),
    ("dsb", None),
]


@pytest.mark.parametrize(("language", "expected"), LOCALES)
def test_locale(language: str, expected: str | None) -> None:
    found = loaded(replace(FULL, language=language)).get("locale")
    assert found == ({"language": expected} if expected else None)


def sections_read(source: str) -> dict[str, str]:
    """Have the installed RenderCV validate a file; return the type of entry of each section."""
    if version("rendercv") < "2.4":
        model = pytest.importorskip("rendercv.data.reader").read_input_file(source).cv
        return {section.title: section.entry_type for section in model.sections}
    build = pytest.importorskip("rendercv.schema.rendercv_model_builder")
    _input, model = build.build_rendercv_dictionary_and_model(source)
    return {section.title: section.entry_type for section in model.cv.rendercv_sections}


#: of languages that RenderCV has words in, its form changed with 2.4
OTHER_LANGUAGES = [replace(FULL, language=language) for language, name in LOCALES if name]


@pytest.mark.parametrize("cv", [FULL, HOSTILE, EMPTY, replace(FULL, language="mk"), *OTHER_LANGUAGES])
def test_rendercv_accepts_it(cv: Curriculum) -> None:
    pytest.importorskip("rendercv")
    source = rendercv_yaml(cv)
    if version("rendercv") < "2.4":
        source = source.partition("locale:")[0]
    kinds = sections_read(source)
    if cv is not HOSTILE and cv is not EMPTY:
        assert kinds["Education"] == "EducationEntry"
        assert kinds["Experience"] == kinds["Teaching"] == "ExperienceEntry"
        assert kinds["Publications"] == "PublicationEntry"
        assert kinds["Awards"] == kinds["Talks"] == "NormalEntry"
        assert kinds["Skills"] == "OneLineEntry"
        assert kinds["Service"] == "BulletEntry"


@pytest.mark.parametrize("cv", [FULL, HOSTILE])
def test_rendercv_typesets_it(cv: Curriculum) -> None:
    functions = pytest.importorskip("rendercv.api.functions")
    typst = pytest.importorskip("typst")
    source = functions.create_contents_of_a_typst_file_from_a_yaml_string(rendercv_yaml(cv))
    # icons come with a package from the network
    source, count = re.subn('#import "@preview/.*', "#let fa-icon(..it) = []", source)
    assert count == 1
    assert typst.compile(source.encode()).startswith(b"%PDF")


def test_point_without_text_but_with_more_below() -> None:
    section = Section("service", "", details=(point("", below=(point("a"), point("b"))), point("")))
    assert entries(section) == [{"bullet": "a; b"}]
