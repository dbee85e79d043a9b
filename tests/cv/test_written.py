"""All that the files of three curricula say: with ``EXPECTED=write`` they are written anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cv.curricula import FULL, HOSTILE, Curriculum, group, item, point
from support import compare

from sphinx_academic.bib.reader import read
from sphinx_academic.cv.json_resume import json_resume
from sphinx_academic.cv.pdf.typst_data import cv_data
from sphinx_academic.cv.records import Item, Paper, Section, Selected, Table
from sphinx_academic.cv.rendercv import rendercv_yaml
from sphinx_academic.model.datespans import parse_span
from sphinx_academic.model.people import Registry
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.model.section_kinds import Part, SectionKind
from sphinx_academic.model.text import Link, Style, Styled
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.view import make_view

EXPECTED = Path(__file__).parent / "expected"


def full_item(date: str, summary: str = "", **parts: str) -> Item:
    """Return an item with all that the parts say in its line, a link, a text and points with more below."""
    line = ", ".join(parts.values())
    found = {name: (value,) for name, value in parts.items()}
    below = (point("A point", below=(point("and one below"), point(""))), point(" "), point("Another"))
    text = (summary, Styled(Style.STRONG, (" strong",))) if summary else ()
    return Item(parse_span(date), (line,), found, "https://example.org/ä b", (), below, text)


#: what papers there are that say little, or what is seldom said
PAPERS = r"""
@article{doi, author = {Vera Ode and others}, title = {With a {DOI}}, journal = {Journal of Odes},
  year = 2021, month = 3, doi = {10.5555/ode.1}, url = {https://example.org/ode},
  award = {Best Ode; Second Prize}}
@inproceedings{web, author = {Abe Neb and Vera Ode}, title = {On the Web}, booktitle = {Proceedings of Webs},
  abbr = {WEB}, year = 2020, url = {https://example.org/web?a=1&b=[2]}, pubstate = {submitted}}
@proceedings{edited, editor = {Vera Ode and Abe Neb}, year = 2019, publisher = {Press of Odes}}
@misc{short, author = {Ode, Vera}, title = {Short}, abbr = {SHT}, date = {0998}, doi = {10.5555/<a>}}
@misc{nothing, note = {nothing else}}
"""
#: a kind that another package has added, with parts of its own
OWN = SectionKind(
    name="exhibitions",
    title="Exhibitions",
    known_parts={
        "title": Part("title"),
        "curator": Part("curator", words="curated by %s"),
        "visitors": Part("visitors", words="%s visitors"),
        "advisor": Part("advisor", words="advised by %s"),
        "hall": Part("hall"),
    },
    new_parts=("curator", "visitors", "hall"),
    json_resume="projects",
    json_resume_type="exhibition",
)


def seldom() -> Any:
    """Return a curriculum of what the others have not, and what stands where something is not said."""
    papers = tuple(
        Paper(record, me, number)
        for record, me, number in zip(
            read(PAPERS.encode(), "odes.bib").publications,
            (0, 1, 1, None, None),
            ("[J1]", "2.", "", "", ""),
            strict=True,
        )
    )
    everything = {
        "title": "Title",
        "organisation": "Place of Work",
        "place": "Town",
        "advisor": "A. Visor",
        "score": "Grade: 1.0",
        "note": "a note",
    }
    bare = Item(None, ("Only a line",))
    sections = (
        Section(
            "education",
            "  Learning   of things ",
            (
                full_item("WS 2019/20", "A text", **{**everything, "title": "Master of Arts in Odes"}),
                full_item("Oct 2015 – present (expected)", **{**everything, "title": "PhD Odes"}),
                item("0901", "School", title="School"),
                bare,
            ),
        ),
        Section("experience", "", (full_item("2014 – Mar 2016", "A text", **everything), bare)),
        Section(
            "experience",
            "Work",
            (
                full_item("Fall 2013 – Spring 2014", "Text", **everything),
                full_item("since Fall 2012", **{**everything, "code": "O 1"}),
                full_item("2011/12", **everything),
            ),
        ),
        Section(
            "service",
            "Service",
            (full_item("2012 – 2013", **everything), item("2011", "Chair", title="Chair")),
            (group("Reviewer", "WEB 2019", ("ODE", "twice")), group("Editor"), group("", "Loose")),
        ),
        Section("awards", "Awards", (full_item("2010 – 2011", "A text", **everything), bare)),
        Section("talks", "Talks", (full_item("May 3–5, 2009", "A text", **everything), bare)),
        Section("supervision", "People", (full_item("2008 – present", "A text", **everything),)),
        Section(
            "exhibitions",
            "",
            (full_item("2007", title="Odes", curator="Abe Neb", visitors="40", hall="Hall 2", advisor="B"),),
        ),
        Section(
            "unknown",
            "Not known",
            (full_item("2006 – 2007", "A text", **everything), item("2005 – 2005", "Once"), Item(None, ())),
            (group("Label", "one", ("two", "well")), group("Alone"), group("", "Loose"), group("")),
            details=(point("A point", below=(point("and one below"),)), point("")),
        ),
        Section("publications", "Papers", papers=papers, selected=Selected(12, "https://example.org/all")),
        Section("publications", "More", papers=papers[:1], details=(point("A remark"),)),
        Section("skills", "Skills", groups=(group("", ("Typing", "fast"), "Singing"), group("Odes", "long"))),
        Section("languages", "Languages", groups=(group("Fluent", "Odish", ("Webbish", "some")),)),
        Section("tests", "Tests", groups=(group("Only a name"), group("", "12"), group("ODE", "9", "8"))),
        Section("interests", "Interests", groups=(group("Things", "Odes", "Webs"), group("", "Walls"))),
        Section(
            "metrics",
            "Figures",
            tables=(
                Table("Citations", ("Year", "All"), (("2020", "3"), ("2021", "0")), "Scholar, May 2024"),
                Table(
                    "By kind",
                    ("Year", "Odes", "Webs", "Walls"),
                    (("2020", "3", "0", "–"), ("2021", "1", "2", "4")),
                    "Us",
                ),
            ),
            sources="Counted by us",
        ),
        Section("experience", "Work", (item("2001", "A line"),), details=(point("beside points"),)),
        Section("talks", "Nothing"),
    )
    links = (
        ProfileLink("website", "Site", "https://ode.example.org/"),
        ProfileLink("website", "Second site", "https://second.example.org/"),
        ProfileLink("website", "Home", "https://example.org/home/"),
        ProfileLink("github", " Git  Hub ", "https://github.com/ode/"),
        ProfileLink("gitlab", "GitLab", "https://gitlab.com/o.de"),
        ProfileLink("orcid", "ORCID", "https://orcid.org/0000-0002-1825-009X"),
        ProfileLink("researchgate", "RG", "https://www.researchgate.net/profile/V-Ode"),
        ProfileLink("scholar", "Scholar", "https://scholar.google.de/citations?user=ode1&hl=en"),
        ProfileLink("semantic", "By id", "https://example.org/people?lang=en&id=77"),
        ProfileLink("openreview", "Userid", "https://example.org/profile?userid=5"),
        ProfileLink("x", "X", "https://twitter.com/ode"),
        ProfileLink("linkedin", "LinkedIn", "https://linkedin.com/company/ode"),
        ProfileLink("mastodon", "Mastodon", "https://web.example.org/@ode/"),
        ProfileLink("other", "Root", "https://example.org"),
        ProfileLink("cv", "CV", "cv.pdf"),
    )
    profile = Profile(
        name='Vera  "V." Ode',
        pronouns="she/her",
        position="Poet  of Webs",
        affiliations=((Link("https://example.org/", ("Webs",)), " & Sons"), ("House of Odes",)),
        location="Town,  Land",
        email="vera@localhost",
        links=links,
    )
    return Curriculum(
        profile,
        sections,
        language="de_CH",
        phone="+00 0",
        url="https://example.org/home/",
        kinds={**FULL.kinds, "exhibitions": OWN},
    )


CURRICULA = {"full": FULL, "hostile": HOSTILE, "seldom": seldom()}


@pytest.mark.parametrize("name", CURRICULA)
def test_json_resume(name: str) -> None:
    compare(EXPECTED / f"{name}.json", json_resume(CURRICULA[name]))


@pytest.mark.parametrize("name", CURRICULA)
def test_rendercv(name: str) -> None:
    compare(EXPECTED / f"{name}.yaml", rendercv_yaml(CURRICULA[name]))


def test_data_of_the_pdf() -> None:
    data = cv_data(
        CURRICULA["seldom"],
        lambda paper: make_view(paper.publication, Listed(b"", me=paper.me), RoleTable(), Registry()),
    )
    compare(
        EXPECTED / "seldom-typst.json", json.dumps(data, indent=1, ensure_ascii=False, default=str) + "\n"
    )


def test_without_an_address_the_first_website_is_that_of_the_person() -> None:
    links = (
        ProfileLink("website", "One", "https://one.example.org/"),
        ProfileLink("website", "Two", "https://two.example.org/"),
    )
    basics = json.loads(json_resume(Curriculum(Profile(name="Vera Ode", links=links), ())))["basics"]
    assert basics == {
        "name": "Vera Ode",
        "url": "https://one.example.org/",
        "profiles": [{"network": "Two", "url": "https://two.example.org/"}],
    }
