"""Curricula for the tests of what a CV is written as: one with something of everything, one against all."""

from __future__ import annotations

from functools import partial
from unittest.mock import MagicMock

from export.library import publications

import sphinx_academic
from sphinx_academic.cv import records
from sphinx_academic.cv.records import Detail, Group, Item, Paper, Section, Value
from sphinx_academic.model.datespans import parse_span
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled, join
from sphinx_academic.sections.registration import section_kinds

_APP = MagicMock()
sphinx_academic.setup(_APP)
#: a curriculum of a site with our own kinds of sections
Curriculum = partial(records.Curriculum, kinds=section_kinds(_APP.config))


def point(*text: str | Math | Link | Styled, below: tuple[Detail, ...] = ()) -> Detail:
    return Detail(text, below)


def item(date: str, line: str, *details: Detail, url: str = "", group: str = "", **parts: str) -> Item:
    """Return an item; parts are given by what stands in the line."""
    assert all(part in line for part in parts.values())
    found: dict[str, RichText] = {name: (part,) for name, part in parts.items()}
    return Item(parse_span(date), join((line,)), found, url, join((group,)), details)


def group(label: str, *values: str | tuple[str, str]) -> Group:
    pairs = [(value, "") if isinstance(value, str) else value for value in values]
    return Group(join((label,)), tuple(Value((name,), level) for name, level in pairs))


PROFILE = Profile(
    name="Rosa Example",
    other_name="罗莎",
    position="Postdoctoral researcher",
    affiliations=((Link("https://uni.example.org/", ("Example University",)),),),
    location="Turku, Finland",
    email="rosa@example.org",
    links=(
        ProfileLink("github", "GitHub", "https://github.com/rosa-example"),
        ProfileLink("scholar", "Google Scholar", "https://scholar.google.com/citations?hl=en&user=AbC-123"),
        ProfileLink("orcid", "ORCID", "https://orcid.org/0000-0002-1825-0097"),
        ProfileLink("mastodon", "Mastodon", "https://social.example.org/@rosa"),
        ProfileLink("dblp", "DBLP", "https://dblp.org/pid/00/0000"),
        ProfileLink("website", "Website", "https://example.org/grüße"),
        ProfileLink("other", "Lab", "https://lab.example.org/"),
    ),
)

EDUCATION = Section(
    "education",
    "Education",
    (
        item(
            "Sep 2020 – Aug 2024",
            "PhD in Computer Science, Example University (Turku), Turku, Finland, "
            "advised by A. Teacher. GPA: 4.9/5",
            point("Thesis: On ", Math(r"\frac{1}{2}"), " of ", Styled(Style.EMPHASIS, ("everything",))),
            url="https://uni.example.org/phd",
            title="PhD in Computer Science",
            organisation="Example University (Turku)",
            place="Turku, Finland",
            advisor="A. Teacher",
            score="GPA: 4.9/5",
        ),
        item(
            "2018/19",
            "Exchange year, Other University",
            title="Exchange year",
            organisation="Other University",
        ),
    ),
)
EXPERIENCE = Section(
    "experience",
    "Experience",
    (
        item(
            "Sep 2024 – present",
            "Postdoctoral researcher, Example Institute, Aalto, for two groups",
            point("Built a thing", below=(point("which works"),)),
            title="Postdoctoral researcher",
            organisation="Example Institute",
            place="Aalto",
            note="for two groups",
        ),
        item(
            "May 2019 – 2020",
            "Engineer, Firm & Sons",
            title="Engineer",
            organisation="Firm & Sons",
        ),
    ),
)
TEACHING = Section(
    "teaching",
    "Teaching",
    (
        item("Fall 2023", "CS 101 Compilers", group="Example University", code="CS 101", title="Compilers"),
        item("Spring 2023", "Logic", group="Example University", title="Logic"),
    ),
)
AWARDS = Section(
    "awards",
    "Awards",
    (
        item(
            "Jun 2022",
            "Prize of Prizes, Society of Things",
            title="Prize of Prizes",
            organisation="Society of Things",
        ),
        item("2021", "A line without parts"),
    ),
)
SERVICE = Section(
    "service",
    "Service",
    (item("2023", "Area chair, ICXY", title="Area chair", organisation="ICXY"),),
    details=(
        point("Reviewer", below=(point("Journal of Tests"), point("Letters of Tests"))),
        point("ICAB 2022, 2023"),
    ),
)
PROJECTS = Section(
    "projects",
    "Projects",
    (
        item(
            "2022 – 2023",
            "libthing (Python)",
            point("Reads things."),
            url="https://github.com/rosa-example/libthing",
            title="libthing",
        ),
    ),
)
TALKS = Section(
    "talks", "Talks", (item("2024-05-03", "On Things, ICXY", title="On Things", organisation="ICXY"),)
)
SKILLS = Section("skills", "Skills", groups=(group("Software", ("Python", "expert"), "C"),))
LANGUAGES = Section("languages", "Languages", groups=(group("", ("Finnish", "native"), ("中文", "basic")),))
TESTS = Section("tests", "Tests", groups=(group("GRE", "324", "Verbal 154"),))
INTERESTS = Section("interests", "Interests", groups=(group("", "Things", "Other things"),))
MEDIA = Section("media", "In the media", (item("2023", "A paper wrote of it"),))

#: fictional papers in the order of their file
PAPERS = Section(
    "publications",
    "Publications",
    papers=tuple(
        Paper(record, 0 if record.authors else None) for record in publications("docs/snippets/papers.bib")
    ),
)

FULL = Curriculum(
    PROFILE,
    (
        *(EDUCATION, EXPERIENCE, TEACHING, AWARDS, PAPERS, SERVICE, PROJECTS, TALKS),
        *(SKILLS, LANGUAGES, TESTS, INTERESTS, MEDIA),
    ),
    phone="+00 000 0000",
    url="https://rosa.example.org/",
)

#: what means something to Typst, to Markdown, to YAML or to those who read them
MARKUP = (
    r'#import "x.typ": * $x^2$ **b** *i* _e_ @cite <label> `raw` \alpha // c /* d */ #panic("x")[a](b) {b} ~'
    " -- - q %TAG: & | > ''' \"\"\" <!-- --> <script> !!-link0-!! $$ 1 + $$"
)
_ODD = f"{MARKUP}\x00\x07\ud800\ufffe\u2028\u0085"
_OF_MARKUP = Item(
    parse_span("2020"),
    (
        _ODD,
        Link('https://example.org/a"b)c(d]e', (_ODD,)),
        Styled(Style.STRONG, (_ODD,)),
        Styled(Style.EMPHASIS, ("*",)),
    ),
    {
        "title": (_ODD,),
        "organisation": (_ODD, Math(_ODD)),
        "place": (_ODD,),
        "score": (Styled(Style.CODE, (_ODD,)),),
    },
    url='javascript:"',
    group=(_ODD,),
    details=(
        point(_ODD, below=(point(_ODD),)),
        point("= heading"),
        point("- list"),
        point("1. list"),
        point(""),
    ),
)
_GROUPS = (Group((_ODD,), (Value((_ODD,), _ODD),)), Group((), ()), Group(("empty",), ()))

HOSTILE = Curriculum(
    Profile(
        name=_ODD,
        other_name=_ODD,
        position=_ODD,
        affiliations=((_ODD,),),
        location=_ODD,
        email="no e-mail",
        links=(
            ProfileLink("other", _ODD, "https://example.org/#x"),
            ProfileLink("x", "X", "https://x.com/a b"),
        ),
    ),
    (
        *(
            Section(kind, _ODD, (_OF_MARKUP, Item(None, ())))
            for kind in ("education", "experience", "awards", "odd")
        ),
        Section("projects", "", (_OF_MARKUP,), _GROUPS, (), (point(_ODD),)),
        *(Section(kind, "Empty") for kind in ("talks", "skills", "publications")),
        *(Section(kind, kind, groups=_GROUPS) for kind in ("skills", "languages", "tests", "interests")),
        Section("service", "Empty", details=(point(_ODD, below=(point(_ODD),)),)),
        Section("publications", "*", papers=tuple(map(Paper, publications("quirks")))),
        Section(
            "talks", "Early", (item("0900", "Long ago"), item("2024-10 – 2024", "A year of two precisions"))
        ),
    ),
    language="../..",
    phone=_ODD,
    url="nowhere",
)

EMPTY = Curriculum(Profile(), ())
