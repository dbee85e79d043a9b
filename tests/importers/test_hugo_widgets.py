"""What widgets and blocks of Hugo's themes draw: each kind of them, with each form of its data."""

# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from sphinx_academic.importers.findings import Level
from sphinx_academic.importers.free_pages import FreePages
from sphinx_academic.importers.hugo_authors import Author
from sphinx_academic.importers.hugo_source import HugoSource
from sphinx_academic.importers.hugo_widgets import Content, Widgets, home_widgets
from sphinx_academic.importers.page_writer import PageWriter
from sphinx_academic.importers.records import Block, Entry
from sphinx_academic.importers.source import Source

FILE = "content/home/x.md"
MIRA = Author("mira", "Mira Okafor", {}, file="m.md")
Report = list[tuple[Level, str, str, str]]


class Elsewhere:
    """Old addresses, of which none is one of the new site."""

    def new_page(self, address: str, page: str) -> str | None:
        return None


def site(folder: Path, files: Mapping[str, str] | None = None) -> HugoSource:
    for name, text in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return HugoSource(Source(folder))


def posts(page: str, limit: int | None) -> str:
    return f"- {limit} on {page}"


def widgets(folder: Path, **parts: Any) -> Widgets:
    """Return what draws the widgets of a site that has all that is listed, or what is given."""
    hugo = site(folder)
    writer = PageWriter(hugo.source, Elsewhere())
    owner = parts.get("owner", MIRA)
    content: dict[str, Any] = {
        "authors": tuple(each for each in [owner] if each),
        "owner": owner,
        "name": "Mira Okafor",
        "is_lab": False,
        "contact": {},
        "group_links": {},
        "has_papers": True,
        "has_selected": True,
        "has_talks": True,
        "has_projects": True,
        "post_list": posts,
        **parts,
    }
    free = FreePages(hugo.source, writer, [content["name"]])
    return Widgets(Content(hugo, writer, free, **content))


def report(drawn: Widgets) -> Report:
    return [(each.level, each.file, each.message, each.remedy) for each in drawn.content.hugo.findings]


def drawn(
    kind: str, widget: Mapping[str, Any], folder: Path, page: str = "index", **parts: Any
) -> tuple[list[Block], Report]:
    """Return what a widget draws, and the report."""
    all_of_it = widgets(folder, **parts)
    return all_of_it.blocks(kind, {"_file": FILE, **widget}, page), report(all_of_it)


# -- lists of items with dates ---------------------------------------------------------

JOBS = [{"title": "Keeper", "company": "Quay", "date_start": "2020-05-01", "date_end": "2021-06-30"}]
PRIZES = [{"title": "Prize", "organization": "Quay", "date_start": "2020-05-06"}]
KEEPER = Entry("Keeper, Quay", "2020-05 – 2021-06")
PRIZE = Entry("Prize, Quay", "2020-05-06")
WORKER = Author(
    "mira",
    "Mira Okafor",
    {
        "work": [{"title": "Fellow", "company": "Tides"}],
        "awards": [{"title": "Medal", "awarder": "Tides"}],
        "education": [{"course": "PhD", "institution": "Sea School"}],
        "skills": [{"name": "Rowing"}],
        "languages": [{"name": "Dutch"}],
        "interests": ["Fog"],
    },
    file="m.md",
)
EDUCATION = Block("education", "Education", entries=(Entry("PhD, Sea School"),))
LANGUAGES = Block("languages", "Languages", entries=(Entry("Dutch"),))


@pytest.mark.parametrize("kind", ["experience", "resume-experience"])
@pytest.mark.parametrize(("widget", "blocks"), [
    ({"content": {"title": "Posts", "items": JOBS}}, [Block("experience", "Posts", entries=(KEEPER,))]),
    ({"content": {"item": JOBS}}, [Block("experience", "Experience", entries=(KEEPER,))]),
    ({"title": "Posts", "experience": JOBS}, [Block("experience", "Posts", entries=(KEEPER,))]),
    ({"item": JOBS}, [Block("experience", "Experience", entries=(KEEPER,))]),
    ({"items": JOBS}, [Block("experience", "Experience", entries=(KEEPER,))]),
    # an item without a title and an organisation is none
    ({"items": [{"title": "", "location": "Port"}, {"company": "Quay"}]},
     [Block("experience", "Experience", entries=(Entry("Quay"),))]),
    # the title of the content stands before that of the widget; its markup is kept, its soft hyphens are not
    ({"title": "A", "content": {"title": "Ex&shy;per\xadience *here*", "items": JOBS}},
     [Block("experience", "Experience *here*", entries=(KEEPER,))]),
    # an example of the template
    ({"items": [*JOBS, {"title": "CEO", "company": "GenCoin"}]}, [Block("experience", "Experience", entries=(KEEPER,))]),
    ({"items": [{"title": "CEO", "company": "GenCoin"}]}, []),
    ({"items": "word"}, []),
    ({}, []),
])  # fmt: skip
def test_experience(kind: str, widget: Mapping[str, Any], blocks: list[Block], tmp_path: Path) -> None:
    found, said = drawn(kind, widget, tmp_path)
    assert found == blocks
    message = "of 'Experience', items that are examples of the template: 1"
    assert said == ([(Level.LEFT_OUT, FILE, message, "")] if "GenCoin" in str(widget) else [])


@pytest.mark.parametrize("kind", ["accomplishments", "resume-awards", "certificates", "awards"])
@pytest.mark.parametrize(("widget", "blocks"), [
    ({"content": {"items": PRIZES}}, [Block("awards", "Awards", entries=(PRIZE,))]),
    ({"title": "Prizes", "item": PRIZES}, [Block("awards", "Prizes", entries=(PRIZE,))]),
    ({}, []),
])  # fmt: skip
def test_awards(kind: str, widget: Mapping[str, Any], blocks: list[Block], tmp_path: Path) -> None:
    assert drawn(kind, widget, tmp_path) == (blocks, [])


@pytest.mark.parametrize(("kind", "content", "blocks"), [
    # whose it is: named, or the owner
    ("resume-experience", {"username": "MIRA"},
     [Block("experience", "Experience", entries=(Entry("Fellow, Tides"),)), EDUCATION]),
    ("resume-experience", {}, [Block("experience", "Experience", entries=(Entry("Fellow, Tides"),)), EDUCATION]),
    ("resume-experience", {"username": "gone"}, []),
    # what the block says counts, and the education is the person's
    ("resume-experience", {"items": JOBS}, [Block("experience", "Experience", entries=(KEEPER,)), EDUCATION]),
    ("resume-awards", {"title": "Prizes"}, [Block("awards", "Prizes", entries=(Entry("Medal, Tides"),))]),
    ("resume-awards", {"username": "gone"}, []),
    ("resume-skills", {}, [Block("skills", "Skills", entries=(Entry("Rowing"),)), LANGUAGES]),
    ("resume-skills", {"username": "gone"}, []),
    ("resume-skills", {"title": "What *I* do", "items": [{"name": "C", "description": "well"}, {"name": "Go"}]},
     [Block("skills", "What *I* do", entries=(Entry("C (well), Go"),)), LANGUAGES]),
    ("resume-languages", {"title": "Tongues"}, [Block("languages", "Tongues", entries=(Entry("Dutch"),))]),
    ("languages", {}, [Block("languages", "Skills", entries=(Entry("Dutch"),))]),
])  # fmt: skip
def test_blocks_of_a_resume(
    kind: str, content: Mapping[str, Any], blocks: list[Block], tmp_path: Path
) -> None:
    assert drawn(kind, {"content": content}, tmp_path, owner=WORKER) == (blocks, [])


def test_a_person_of_examples_has_an_education_all_the_same(tmp_path: Path) -> None:
    owner = Author("mira", "Mira", {**WORKER.metadata, "work": [{"title": "CEO", "company": "GenCoin"}]})
    assert drawn("experience", {}, tmp_path, owner=owner)[0] == [EDUCATION]


@pytest.mark.parametrize(("widget", "entries"), [
    ({"content": {"items": [{"name": "C", "description": "well"}]}}, [Entry("C (well)")]),
    ({"feature": [{"name": "C"}, {"name": "Go"}]}, [Entry("C, Go")]),
    ({"items": [{"name": "C"}]}, [Entry("C")]),
    ({"items": []}, []),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["skills", "featurette", "features"])
def test_skills(kind: str, widget: Mapping[str, Any], entries: list[Entry], tmp_path: Path) -> None:
    block = Block("skills", "Skills", entries=tuple(entries))
    assert drawn(kind, widget, tmp_path) == ([block] if entries else [], [])


def test_skills_of_the_template_are_those_of_the_person(tmp_path: Path) -> None:
    items = [{"name": "Skill 1", "description": "x"}, {"name": "Skill 2"}]
    assert drawn("skills", {"items": items}, tmp_path, owner=WORKER) == (
        [Block("skills", "Skills", entries=(Entry("Rowing"),)), LANGUAGES],
        [],
    )


# -- lists of papers, talks, projects and posts ------------------------------------------


def papers(title: str = "Publications", text: str = "", **options: str) -> Block:
    return Block(
        "publications",
        title,
        text=text,
        options={name.replace("_", "-"): value for name, value in options.items()},
    )


@pytest.mark.parametrize(("kind", "content", "block"), [
    ("collection", {"filters": {"folders": ["publication"]}}, papers(limit="5", group_by="none")),
    ("pages", {"page_type": "Publications", "count": 3}, papers(limit="3", group_by="none")),
    ("pages", {"page_type": "publication", "count": 0}, papers(limit="5", group_by="none")),
    ("pages", {"page_type": "publication", "count": "many"}, papers(limit="5", group_by="none")),
    ("pages", {"page_type": "publication", "count": 1}, papers(limit="1", group_by="none")),
    ("publications", {"title": "New *papers*"}, papers("New *papers*", limit="5", group_by="none")),
    ("featured", {}, papers(filter="selected", group_by="none")),
    ("featured", {"count": 2}, papers(filter="selected", limit="2", group_by="none")),
    ("publications", {"filters": {"featured_only": True}}, papers(filter="selected", group_by="none")),
    ("publications", {"featured_only": True}, papers(filter="selected", group_by="none")),
    ("publications", {"featured_only": "yes", "filters": {"featured_only": 1}}, papers(limit="5", group_by="none")),
    ("publications", {"filters": {"tag": 'a"b é'}}, papers(filter='("a\\"b é" in keywords)', group_by="none")),
    ("publications", {"filters": {"tag": "a"}, "count": 2}, papers(filter='("a" in keywords)', limit="2", group_by="none")),
    ("publications", {"filters": {"tag": "a", "featured_only": True}}, papers(filter="selected", group_by="none")),
    ("publications", {"filters": "word"}, papers(limit="5", group_by="none")),
    ("publications", {"text": "# x\n\nOne *two*.\n\n## y\n\nThree."},
     papers(text="One *two*.\n\nThree.", limit="5", group_by="none")),
    ("publications", {"text": "# x\n\n## y\n\nThree."}, papers(text="Three.", limit="5", group_by="none")),
    ("talks", {}, Block("talks", options={"from": "talks", "limit": "5", "more": "All talks"})),
    ("collection", {"title": "Said", "filters": {"folders": ["Event"]}, "count": 2},
     Block("talks", "Said", options={"from": "talks", "limit": "2", "more": "All talks"})),
    ("projects", {"title": "Work"}, Block("projects", "Work", options={"from": "projects"})),
    ("portfolio", {"count": 4}, Block("projects", options={"from": "projects", "limit": "4"})),
    ("posts", {"title": "Lately"}, Block("", "Lately", text="- 5 on index")),
    ("collection", {"page_type": "blog", "count": 2, "text": "Words."}, Block("", text="Words.\n\n- 2 on index")),
])  # fmt: skip
def test_collections(kind: str, content: Mapping[str, Any], block: Block, tmp_path: Path) -> None:
    assert drawn(kind, {"content": content}, tmp_path) == ([block], [])


def test_a_collection_of_several_folders(tmp_path: Path) -> None:
    content = {
        "title": "All",
        "filters": {"folders": ["talk", "post"]},
        "page_type": ["project", "odd"],
        "text": "Words.",
    }
    assert drawn("collection", {"content": content}, tmp_path, "about") == (
        [
            Block(
                "talks", "All", text="Words.", options={"from": "talks", "limit": "5", "more": "All talks"}
            ),
            Block("", "All", text="- 5 on about"),
            Block("projects", "All", options={"from": "projects"}),
        ],
        [],
    )


def test_without_selected_papers_all_are_featured(tmp_path: Path) -> None:
    content = {"filters": {"tag": "a"}}
    assert drawn("featured", {"content": content}, tmp_path, has_selected=False)[0] == [
        papers(filter='("a" in keywords)', group_by="none")
    ]
    assert drawn("featured", {}, tmp_path, has_selected=False)[0] == [papers(limit="5", group_by="none")]


@pytest.mark.parametrize(("kind", "widget", "missing", "message"), [
    ("publications", {}, "has_papers", "the block publications lists publications, of which there are none"),
    ("featured", {"title": "Best"}, "has_papers", "the block Best lists featured, of which there are none"),
    ("talks", {"content": {"title": "Said", "text": "Words."}}, "has_talks", "the block Said lists talks, of which there are none"),
    ("portfolio", {}, "has_projects", "the block portfolio lists portfolio, of which there are none"),
    ("posts", {}, "post_list", "the block posts lists posts, of which there are none"),
    ("pages", {"content": {"page_type": ["odd", "Even"]}}, "", "the block pages lists odd, even, of which there are none"),
])  # fmt: skip
def test_a_collection_of_nothing(
    kind: str, widget: Mapping[str, Any], missing: str, message: str, tmp_path: Path
) -> None:
    parts: dict[str, Any] = {missing: None} if missing else {}
    found = drawn(kind, widget, tmp_path, **parts)
    assert found == ([], [(Level.LEFT_OUT, FILE, message, "")])


# -- people, contact and texts -------------------------------------------------------------

MEMBER = Author("ann", "Ann Dune", {"user_groups": ["Staff"]})


@pytest.mark.parametrize("kind", ["people", "team-showcase"])
@pytest.mark.parametrize(("widget", "page", "options"), [
    ({"content": {"user_groups": ["Grad Students", "PhD", "Alumni"]}}, "index", {"group": "phd, alumni"}),
    ({"user_groups": ["Alumni"]}, "index", {"group": "alumni"}),
    ({"user_groups": ["Alumni"]}, "people", {}),
    ({}, "index", {}),
])  # fmt: skip
def test_people_of_a_lab(
    kind: str, widget: Mapping[str, Any], page: str, options: dict[str, str], tmp_path: Path
) -> None:
    parts: dict[str, Any] = {"is_lab": True, "authors": (MIRA, MEMBER)}
    assert drawn(kind, {"title": "We", **widget}, tmp_path, page, **parts) == (
        [Block("people", "We", options=options)],
        [],
    )


@pytest.mark.parametrize(
    "parts", [{"is_lab": False, "authors": (MEMBER,)}, {"is_lab": True, "authors": (MIRA,)}]
)
def test_no_people(parts: Mapping[str, Any], tmp_path: Path) -> None:
    assert drawn("people", {"user_groups": ["Staff"]}, tmp_path, **parts) == ([], [])


@pytest.mark.parametrize(("is_lab", "contact", "text"), [
    (True, {"email": "*a*@example.net"}, "\\*a\\*@example.net"),
    (True, {"email": "a@example.net", "address": "Quay *1*", "location": "Port"}, "a@example.net\n\nQuay *1*"),
    (True, {"location": "*Port*"}, "\\*Port\\*"),
    (False, {"email": "a@example.net", "location": "Port"}, "The e-mail address and other pages are in the profile above.\n\nPort"),
    (False, {"address": "Quay 1"}, "Quay 1"),
    (False, {}, ""),
])  # fmt: skip
def test_contact(is_lab: bool, contact: Mapping[str, str], text: str, tmp_path: Path) -> None:
    for title, shown in (("", "Contact"), ("Find us", "Find us")):
        found = drawn("contact-info", {"title": title}, tmp_path, is_lab=is_lab, contact=contact)
        assert found == ([Block("", shown, text=text)] if text else [], [])


@pytest.mark.parametrize("kind", ["markdown", "blank", "about.text", "text", "cta", ""])
def test_texts(kind: str, tmp_path: Path) -> None:
    for widget in (
        {"content": {"title": "T", "text": "One *two*."}, "_body": "x"},
        {"title": "T", "_body": "One *two*.", "content": "word"},
    ):
        assert drawn(kind, widget, tmp_path) == ([Block("", "T", text="One *two*.")], [])
    assert drawn(kind, {"content": {"text": "One."}}, tmp_path) == ([Block("", text="One.")], [])


@pytest.mark.parametrize(
    "widget",
    [{"title": "T", "_body": "Lorem ipsum dolor sit amet."}, {"title": "Example talk", "_body": "One."}],
)
def test_texts_of_the_template(widget: Mapping[str, str], tmp_path: Path) -> None:
    message = f"the block {widget['title']!r}, whose text is that of the template"
    assert drawn("markdown", widget, tmp_path) == ([], [(Level.LEFT_OUT, FILE, message, "")])


def test_a_text_is_reported_with_its_line_in_the_file(tmp_path: Path) -> None:
    shown = widgets(tmp_path)
    assert shown.blocks("blank", {"_file": FILE, "_body": "A\n{{< odd >}}", "_line": 7}, "index") == [
        Block("", text="A")
    ]
    shown.blocks("hero", {"_file": FILE, "_body": "A\n\n{{< even >}}", "_line": 7}, "index")
    shown.blocks("markdown", {"_file": FILE, "content": {"text": "{{< more >}}"}}, "index")
    assert [(each.line, each.message.partition(" was")[0]) for each in shown.content.hugo.findings] == [
        (9, "the shortcode odd"),
        (10, "the shortcode even"),
        (0, "the shortcode more"),
    ]


def test_names_of_people_in_texts(tmp_path: Path) -> None:
    text = '{{< mention "ann" >}} and {{< mention "bo" >}}'
    found, said = drawn("markdown", {"content": {"text": text}}, tmp_path, authors=(MIRA, MEMBER))
    assert (found, said) == ([Block("", text="Ann Dune and bo")], [])


@pytest.mark.parametrize(("kind", "body", "message", "remedy"), [
    ("hero", "", "the block hero shows nothing that these pages have not, or is not known", ""),
    ("hero", "Lorem ipsum dolor sit amet.", "the block hero shows nothing that these pages have not, or is not known", ""),
    ("slider", "One.", "the block slider shows nothing that these pages have not, or is not known", ""),
    ("pricing", "", "the block pricing shows nothing that these pages have not, or is not known", ""),
    ("odd", "One.", "the block odd has no place here", "add what it showed"),
])  # fmt: skip
def test_what_has_no_place(kind: str, body: str, message: str, remedy: str, tmp_path: Path) -> None:
    assert drawn(kind, {"_body": body}, tmp_path) == ([], [(Level.LEFT_OUT, FILE, message, remedy)])


def test_a_hero_with_a_text(tmp_path: Path) -> None:
    assert drawn("hero", {"title": "T", "_body": "One."}, tmp_path) == ([Block("", "T", text="One.")], [])


# -- the profile and the home page ------------------------------------------------------------


def home(folder: Path, *shown: Mapping[str, Any], **parts: Any) -> tuple[list[Block], Report]:
    all_of_it = widgets(folder, **parts)
    found = all_of_it.home([{"_file": "content/_index.md", **each} for each in shown])
    return found, report(all_of_it)


def imported(message: str) -> Report:
    return [(Level.IMPORTED, "content/_index.md", message, "")]


@pytest.mark.parametrize("kind", ["about", "about.biography", "resume-biography-3", "biography", "profile"])
def test_the_profile_is_first(kind: str, tmp_path: Path) -> None:
    owner = Author("mira", "Mira Okafor", {}, "I look at *lamps*.", "m.md")
    text = {"block": "markdown", "content": {"text": "One."}}
    found, said = home(tmp_path, text, {"block": kind, "title": "Me"}, owner=owner)
    assert found == [
        Block("profile", body="I look at *lamps*.", anchors=("section-" + kind,)),
        Block("", text="One.", anchors=("section-markdown",)),
    ]
    assert said == imported("the block 'Me', as the profile")


@pytest.mark.parametrize(("widget", "name"), [
    ({"widget": "v1.about"}, "'about'"),
    ({"block": "v2.about", "content": {"title": "I"}}, "'I'"),
    ({"block": "about", "title": "Me", "content": {"title": "I"}}, "'Me'"),
    ({"block": "about", "content": "word"}, "'about'"),
])  # fmt: skip
def test_what_the_block_of_the_profile_is_called(
    widget: Mapping[str, Any], name: str, tmp_path: Path
) -> None:
    assert home(tmp_path, widget)[1] == imported(f"the block {name}, as the profile")


def test_without_a_block_for_it_the_profile_is_there(tmp_path: Path) -> None:
    assert home(tmp_path, {"widget": "odd"}, {"block": "talks", "title": "T"})[0] == [
        Block("profile"),
        Block(
            "talks",
            "T",
            options={"from": "talks", "limit": "5", "more": "All talks"},
            anchors=("section-talks",),
        ),
    ]
    assert home(tmp_path) == ([Block("profile")], [])


@pytest.mark.parametrize(("widget", "anchors"), [
    ({"_file": "content/home/papers.md", "widget": "blank"}, ("papers",)),
    ({"_file": "content/home/papers.en.md", "widget": "blank"}, ("papers",)),
    ({"_file": "content/_index.md", "block": "Markdown"}, ("section-markdown",)),
    ({"_file": "content/_index.md", "block": "Markdown", "id": "Words"}, ("Words",)),
    ({"_file": "content/home/papers.md", "widget": "blank", "id": "Words"}, ("Words", "papers")),
    ({"_file": "content/home/index.md", "widget": "blank"}, ()),
])  # fmt: skip
def test_anchors_of_a_widget(widget: Mapping[str, Any], anchors: tuple[str, ...], tmp_path: Path) -> None:
    found, _said = home(tmp_path, {"_body": "One.\n\n# Two\n\nThree.", **widget})
    assert [block.anchors for block in found] == [(), anchors, ()]


ALL_ABOUT = [
    Block("interests", "Interests", entries=(Entry("Fog"),)),
    EDUCATION,
    Block("experience", "Experience", entries=(Entry("Fellow, Tides"),)),
    Block("skills", "Skills", entries=(Entry("Rowing"),)),
    LANGUAGES,
    Block("awards", "Awards", entries=(Entry("Medal, Tides"),)),
]


def test_sections_of_the_person_below_the_profile(tmp_path: Path) -> None:
    found, _said = home(tmp_path, {"block": "about"}, owner=WORKER)
    assert found == [Block("profile", anchors=("section-about",)), *ALL_ABOUT]


def test_sections_that_have_blocks_of_their_own_stand_there(tmp_path: Path) -> None:
    shown: list[dict[str, Any]] = [
        {"block": "about"},
        {"block": "resume-experience", "content": {"title": "Posts"}},
        {"block": "resume-skills", "title": "S"},
    ]
    interests, education, work, skills, languages, _awards = ALL_ABOUT
    found, _said = home(tmp_path, *shown, owner=WORKER)
    assert [(block.kind, block.title) for block in found] == [
        ("profile", ""),
        *((block.kind, block.title) for block in (interests, education)),
        (work.kind, "Posts"),
        (skills.kind, "S"),
        (languages.kind, languages.title),
    ]
    # and a block of languages is the only one
    found, _said = home(tmp_path, *shown, {"block": "resume-languages", "title": "L"}, owner=WORKER)
    assert [block.title for block in found if block.kind == "languages"] == ["L"]


@pytest.mark.parametrize(("metadata", "contact", "options"), [
    ({}, {"location": "# 1: Port"}, {"location": '"# 1: Port"'}),
    ({"name": {"pronouns": "she/her"}}, {}, {"pronouns": "she/her"}),
    ({"name": {"pronouns": "she: her"}}, {}, {"pronouns": '"she: her"'}),
    ({"pronouns": "they: them"}, {}, {"pronouns": '"they: them"'}),
    ({"name": {"pronouns": "she"}, "pronouns": "they"}, {}, {"pronouns": "they"}),
    ({"name": "Mira"}, {}, {}),
    ({"organizations": [{"name": "Quay; Port", "url": "https://q.example.net/a;b"}, "Sea"]}, {},
     {"affiliation": '"[Quay, Port](https://q.example.net/a%3Bb); Sea"'}),
    # without a link, the person of conf.py has it
    ({"organizations": ["Quay"]}, {}, {}),
])  # fmt: skip
def test_options_of_the_profile(
    metadata: Mapping[str, Any], contact: Mapping[str, str], options: Mapping[str, str], tmp_path: Path
) -> None:
    owner = Author("mira", "Mira Okafor", metadata)
    assert home(tmp_path, owner=owner, contact=contact)[0] == [Block("profile", options=options)]


@pytest.mark.parametrize(("body", "bio", "blocks"), [
    ("One.\n\n## Two\n\nThree.", "B", [Block("profile", body="One."), Block("", "Two", text="Three.")]),
    ("## Two\n\nThree.", "B *c*", [Block("profile", body="B *c*"), Block("", "Two", text="Three.")]),
    ("", "Lorem ipsum dolor sit amet", [Block("profile")]),
    ("Lorem ipsum dolor sit amet.", "B", [Block("profile", body="B")]),
    ("", "", [Block("profile")]),
])  # fmt: skip
def test_body_of_the_profile(body: str, bio: str, blocks: list[Block], tmp_path: Path) -> None:
    owner = Author("mira", "Mira Okafor", {"bio": bio}, body, "m.md")
    assert home(tmp_path, owner=owner)[0] == blocks


def test_profile_of_no_one(tmp_path: Path) -> None:
    assert home(tmp_path, owner=None, contact={"location": "Port"})[0] == [
        Block("profile", options={"location": "Port"})
    ]


GROUP = Author("dunes", "Dune Group", {"role": "We *dig*", "organizations": [{"name": "Sea & Sand", "url": "https://s.example.net"}],
                                       "interests": ["Fog"]}, "Words.\n\n# More\n\nText.", "g.md")  # fmt: skip


@pytest.mark.parametrize(("parts", "widget", "blocks"), [
    ({"owner": GROUP, "contact": {"email": "a*b@example.net", "location": "*Port*"},
      "group_links": {"Git*Hub": "https://g.example.net", "X": "https://x.example.net"}}, {"title": "Who *we* are"},
     [Block("", text="*Who \\*we\\* are* · [Sea & Sand](https://s.example.net) · We \\*dig\\*"
                     " · [a\\*b@example.net](mailto:a*b@example.net) · \\*Port\\*\n\nWords.\n\n"
                     "[Git\\*Hub](https://g.example.net) · [X](https://x.example.net)"),
      Block("", "More", text="Text."), Block("interests", "Interests", entries=(Entry("Fog"),))]),
    # what stands above the page already is not said again
    ({"owner": GROUP, "name": "We *dig*"}, {"title": "We *dig*"},
     [Block("", text="[Sea & Sand](https://s.example.net)\n\nWords."), Block("", "More", text="Text."),
      Block("interests", "Interests", entries=(Entry("Fog"),))]),
    ({"owner": GROUP, "name": "D"}, {"title": "We *dig*"},
     [Block("", text="*We \\*dig\\** · [Sea & Sand](https://s.example.net)\n\nWords."), Block("", "More", text="Text."),
      Block("interests", "Interests", entries=(Entry("Fog"),))]),
    ({"owner": None, "contact": {"email": "lab at example"}}, {}, [Block("", text="lab at example")]),
    # a person of a lab has a profile
    ({"owner": MIRA}, {"title": "x"}, [Block("profile")]),
])  # fmt: skip
def test_what_a_lab_says_of_itself(
    parts: Mapping[str, Any], widget: Mapping[str, Any], blocks: list[Block], tmp_path: Path
) -> None:
    found, _said = home(tmp_path, {"widget": "about", **widget}, is_lab=True, **parts)
    assert found == blocks


# -- which widgets the home page has ----------------------------------------------------------


@pytest.mark.parametrize(("files", "shown"), [
    # blocks of the page count, in their order
    ({"content/_index.md": "---\nsections: [{block: b}, word, {block: a}]\n---\n", "content/home/x.md": "---\nwidget: x\n---\n"},
     [{"_file": "content/_index.md", "block": "b"}, {"_file": "content/_index.md", "block": "a"}]),
    ({"content/_index.md": "---\nsections: []\n---\nBody.\n", "content/home/x.md": "---\nwidget: x\n---\n"}, []),
    # else files, by their weights, then their names
    ({"content/home/b.md": "---\nwidget: b\nweight: 1\n---\nB\n", "content/home/a.md": "---\nblock: a\nweight: 1\n---\n",
      "content/Home/c.md": "---\nwidget: c\n---\n", "content/home/d/e.md": "---\nwidget: e\n---\n",
      "content/home/f.md": "---\ntitle: F\n---\n", "content/other/g.md": "---\nwidget: g\n---\n"},
     [{"_file": "content/Home/c.md", "_body": "", "_line": 3, "widget": "c"},
      {"_file": "content/home/a.md", "_body": "", "_line": 4, "block": "a", "weight": 1},
      {"_file": "content/home/b.md", "_body": "B\n", "_line": 4, "widget": "b", "weight": 1}]),
    # or the text of the page
    ({"content/_index.md": "---\ntitle: T\n---\nBody.\n"},
     [{"_file": "content/_index.md", "_body": "Body.\n", "_line": 3, "title": "", "block": "markdown"}]),
    ({"content/_index.md": "---\ntitle: T\n---\nBody.\n", "content/home/c.md": "---\nwidget: c\n---\n"},
     [{"_file": "content/home/c.md", "_body": "", "_line": 3, "widget": "c"}]),
    ({"content/_index.md": "---\ntitle: T\n---\n \n"}, []),
    ({}, []),
])  # fmt: skip
def test_widgets_of_the_home_page(
    files: Mapping[str, str], shown: list[dict[str, Any]], tmp_path: Path
) -> None:
    found = site(tmp_path, files)
    assert home_widgets(found) == shown
    assert list(found.findings) == []


def test_a_widget_that_is_not_active(tmp_path: Path) -> None:
    found = site(
        tmp_path,
        {
            "content/home/x.md": "---\nwidget: x\nactive: false\n---\n",
            "content/home/y.md": "---\nwidget: y\nactive: ''\n---\n",
        },
    )
    assert [each["widget"] for each in home_widgets(found)] == ["y"]
    assert [(each.level, each.file, each.message) for each in found.findings] == [
        (Level.LEFT_OUT, "content/home/x.md", "the widget is not active")
    ]
