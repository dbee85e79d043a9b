"""``{people}``, the pages of people, and the way there from the names of authors."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from bs4 import Tag
from support import Build, Built

from sphinx_academic.people import starter_pages

PHOTO = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
PEOPLE: dict[str, dict[str, Any]] = {
    "ann": {"name": "Ann Berg", "group": "pi", "position": "Professor", "photo": "img/ann 1.svg"},
    "bo": {
        "name": "Bo & Holm",
        "group": "phd",
        "topic": "Tides",
        "since": "Sep 2021",
        "email": "bo@example.org",
        "github": "bo",
        "links": {"Blog": "https://example.org/bo"},
    },
    "cy": {
        "name": "Cy Ito",
        "group": "alumni",
        "position": "PhD",
        "years": "2019–2023",
        "next": "Sea Office",
    },
    "di": {"name": "Di Wu", "url": "https://example.org/di"},
    "ed": {"name": "Ed Roe", "group": "robots"},
}
CONF = {"academic_people": PEOPLE}
HOME = "---\nacademic_me: {0}\norphan: true\n---\n\n# {0}\n\n```{{profile}}\n```\n"
PAPER = "@misc{a, title = {T}, author = {Ann Berg and Di Wu and Kim Po}, year = 2024}\n"
LIST = "# Papers\n\n```{publications}\n```\n"


def page(options: str = "", body: str = "") -> dict[str, str | bytes]:
    text = f"# Group\n\n```{{people}}\n{options}\n\n{body}\n```\n"
    return {"index.md": text, "img/ann 1.svg": PHOTO}


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split()).removesuffix("¶")


def texts(built: Built, selector: str, docname: str = "index") -> list[str]:
    return [words(tag) for tag in built.html(docname).select(selector)]


def shown(built: Built) -> list[str]:
    return texts(built, ".person-name")


def test_groups_in_their_order(build: Build) -> None:
    built = build(page(), conf=CONF)
    # the one who leads the group needs no heading
    headings = ["PhD students", "Members", "Robots", "Alumni"]
    assert texts(built, "section > section > h2") == headings
    assert shown(built) == ["Ann Berg", "Bo & Holm", "Di Wu", "Ed Roe", "Cy Ito"]
    layouts = [" ".join(tag["class"]) for tag in built.html().select("ul.people")]
    assert layouts == ["people people-cards"] * 4 + ["people people-lines"]


def test_one_person(build: Build) -> None:
    (person,) = build(page(":group: phd"), conf=CONF).html().select("li.person")
    assert person["id"] == "person-bo"
    assert [words(tag) for tag in person.select("p")] == ["Bo & Holm", "Tides", "Sep 2021 – present"]
    assert [time["datetime"] for time in person.select("time")] == ["2021-09"]
    links = person.select(".person-links a")
    assert [words(link) for link in links] == ["E-mail", "GitHub", "Blog"]
    assert [link["href"] for link in links[1:]] == ["https://github.com/bo", "https://example.org/bo"]


def test_alumni_are_lines(build: Build) -> None:
    (line,) = build(page(":group: alumni"), conf=CONF).html().select("li.person")
    assert words(line) == "Cy Ito 2019 – 2023 PhD; now Sea Office"


LAB: dict[str, dict[str, object]] = {
    "ann": {"name": "Ann Berg", "group": "pi", "position": "Professor"},
    "bo": {"name": "Bo Holm", "group": "postdocs", "position": "Postdoc"},
    "cy": {"name": "Cy Ito", "group": "phd", "position": "PhD student"},
    "di": {"name": "Di Wu", "group": "phd", "position": "PhD student"},
    "ed": {"name": "Ed Roe", "group": "phd", "position": "PhD student"},
    "flo": {"name": "Flo Abe", "group": "masters", "position": "MSc student"},
}


@pytest.mark.parametrize(
    ("changes", "options", "leads"),
    [
        ({}, "", ["Ann Berg"]),
        ({"ann": {"lead": False}}, "", []),
        ({"cy": {"lead": True}}, "", ["Cy Ito"]),
        ({"ann": {"lead": True}, "bo": {"lead": True}}, "", ["Ann Berg", "Bo Holm"]),
        # those who have left do not lead, and one group is no lab
        ({"ann": {"group": "alumni"}}, ":group: alumni, phd", []),
        ({"ann": {"group": "alumni"}}, ":group: phd, alumni", ["Cy Ito"]),
        ({}, ":group: phd", []),
        ({"cy": {"lead": True}}, ":group: phd", ["Cy Ito"]),
    ],
)
def test_the_lead_has_a_wide_card(
    build: Build, changes: dict[str, dict[str, object]], options: str, leads: list[str]
) -> None:
    people = {person: {**facts, **changes.get(person, {})} for person, facts in LAB.items()}
    assert texts(build(page(options), conf={"academic_people": people}), ".is-lead .person-name") == leads


@pytest.mark.parametrize(
    ("changes", "options", "headings"),
    [
        ({}, "", ["Postdoctoral researchers, PhD students, and Master’s students"]),
        # whoever asks for headings has one for each
        (
            {},
            ":headings: section",
            ["Principal investigator", "Postdoctoral researchers", "PhD students", "Master’s students"],
        ),
        # without a position, the heading alone says what someone is
        ({"bo": {"position": ""}}, "", ["Postdoctoral researchers", "PhD students and Master’s students"]),
        ({"bo": {"lead": True}}, "", ["Principal investigator", "PhD students and Master’s students"]),
    ],
)
def test_small_groups_are_in_one_grid(
    build: Build, changes: dict[str, dict[str, object]], options: str, headings: list[str]
) -> None:
    people = {person: {**facts, **changes.get(person, {})} for person, facts in LAB.items()}
    found = texts(build(page(options), conf={"academic_people": people}), "h2")
    assert found == headings


def test_a_lead_is_true_or_false(build: Build) -> None:
    people = {"a": {"name": "A B", "lead": "yes"}}
    built = build(page(), conf={"academic_people": people}, allow_warnings=True)
    assert "['a']['lead'] is 'yes', which is neither True nor False" in built.warnings[0]


def test_a_table_has_the_columns_that_a_person_needs(build: Build) -> None:
    built = build(page(":layout: table\n:group: phd, alumni"), conf=CONF)
    heads = [[words(cell) for cell in row.select("th")] for row in built.html().select("thead tr")]
    assert heads == [["Name", "Role", "Topic", "Years", "Links"]] * 2
    assert texts(built, "tbody tr td:nth-of-type(1)") == ["", "PhD Next: Sea Office"]
    assert texts(build(page(":layout: table", "di"), conf=CONF), "thead th") == ["Name"]


def test_photos_and_initials(build: Build) -> None:
    built = build(page(":group: pi, phd"), conf=CONF)
    photo, initials = built.html().select("li.person > .person-photo")
    assert (photo["src"], photo["alt"]) == ("_images/ann%201.svg", "Photo of Ann Berg")
    assert photo["loading"] == "lazy"
    assert (built.outdir / "_images" / "ann 1.svg").read_bytes() == PHOTO
    assert (initials["data-initials"], initials["aria-hidden"], initials.text) == ("BH", "true", "")
    # where no one has a photo there is no room for one
    assert not build(page(":group: phd"), conf=CONF).html().select(".person-photo")


def test_email_is_only_in_character_references(build: Build) -> None:
    built = build(page(), conf=CONF)
    for path in built.outdir.rglob("*"):
        assert path.is_dir() or b"bo@example" not in path.read_bytes(), path
    source = re.search(r'class="link-email" href="((?:&#\d+;)+)"', built.text("index"))
    assert source
    assert html.unescape(source[1]) == "mailto:bo@example.org"


@pytest.mark.parametrize(
    ("options", "body", "people", "headings"),
    [
        ("", "di, ann", ["Di Wu", "Ann Berg"], []),
        ("", "- di\n- ann", ["Di Wu", "Ann Berg"], []),
        (":group: pi", "di, ann", ["Ann Berg"], []),
        (":headings: none", "di, ann", ["Di Wu", "Ann Berg"], []),
        (":headings: section", "di, ann", ["Ann Berg", "Di Wu"], ["Principal investigator", "Members"]),
        (":group: alumni, pi", "", ["Cy Ito", "Ann Berg"], ["Alumni", "Principal investigator"]),
        (":group: pi\n:headings: section", "", ["Ann Berg"], ["Principal investigator"]),
        (":group: alumni, pi\n:headings: none", "", ["Cy Ito", "Ann Berg"], []),
        (":group: interns\n:if-empty:", "", [], []),
    ],
)
def test_who_is_shown(build: Build, options: str, body: str, people: list[str], headings: list[str]) -> None:
    built = build(page(options, body), conf=CONF)
    assert (shown(built), texts(built, "h2")) == (people, headings)


def test_groups_of_a_site(build: Build) -> None:
    groups = {"robots": "Our robots", "phd": "Doctoral students", "members": None}
    built = build(page(), conf=CONF | {"academic_people_groups": groups})
    headings = ["Our robots", "Doctoral students", "Principal investigator", "Alumni"]
    assert texts(built, "h2") == headings
    two = {"a": {"name": "A B", "group": "pi"}, "b": {"name": "C D", "group": "pi"}}
    built = build(page(":headings: rubric"), conf={"academic_people": two})
    assert texts(built, "p.rubric") == ["Principal investigators"]


def test_text_is_escaped(build: Build) -> None:
    evil = "<b>x</b>"
    fields = dict.fromkeys(("position", "affiliation", "topic", "next"), evil)
    people = {"a": {"name": evil, "years": 2020, "links": {evil: 'https://example.org/"<b>'}, **fields}}
    for layout in ("cards", "list", "table", "lines"):
        built = build(page(f":layout: {layout}"), conf={"academic_people": people})
        assert not built.html().select(".people b")
        assert evil in built.html().select(".person")[0].get_text()


LINE = "index.md:3: WARNING: "


@pytest.mark.parametrize(
    ("options", "body", "people", "message", "kind"),
    [
        ("", "ann, bob", PEOPLE, "no ‘bob’ in academic_people; it is left out; did", "unknown_person"),
        (
            ":group: phds",
            "",
            PEOPLE,
            ":group: no one in academic_people is of the group ‘phds’; it is left out; did",
            "option",
        ),
        (":layout: tiles", "", PEOPLE, ":layout: tiles is ignored; it is one of", "option"),
        ("", "", {}, "academic_people in conf.py is empty; {people} shows no one", "unknown_person"),
    ],
)
def test_what_is_wrong_is_reported(
    build: Build, options: str, body: str, people: dict[str, Any], message: str, kind: str
) -> None:
    built = build(page(options, body), conf={"academic_people": people}, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(LINE + message)
    assert warning.endswith(f"[academic.{kind}]")


@pytest.mark.parametrize(
    ("part", "value", "message", "kind"),
    [
        ("photo", "no.jpg", ": there is no file no.jpg", "profile"),
        ("photo", "../x.jpg", ": there is no file ../x.jpg", "profile"),
        ("page", "no", ": there is no page ‘no’", "config"),
        ("group", "phds", ": ‘phds’ is a group of its own; did you mean ‘phd’?", "config"),
        ("years", "2024–2020", " ('2024–2020') ends before it starts", "date"),
        ("years", "long ago", " ('long ago') cannot be read", "date"),
    ],
)
def test_what_is_wrong_in_conf_py_is_reported_once_in_every_build(
    build: Build, part: str, value: str, message: str, kind: str
) -> None:
    conf = {"academic_people": {"a": {"name": "A B", part: value}}}
    built = build(page(), conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert re.match(r"conf\.py:\d+: WARNING: academic_people\['a'\]\['\w+'\]", warning)
    assert f"['{part}']{message}" in warning
    assert warning.endswith(f"[academic.{kind}]")
    assert shown(built) == ["A B"]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings


def test_photo_that_was_missing_appears(build: Build) -> None:
    built = build({"index.md": page()["index.md"]}, conf=CONF, allow_warnings=True)
    assert built.warnings
    assert built.rebuild({"img/ann 1.svg": PHOTO}).html().select("img.person-photo")


def author_links(built: Built, docname: str = "papers") -> list[str | None]:
    return [author.a and author.a["href"] for author in built.html(docname).select(".author")]


def test_names_lead_to_pages(build: Build) -> None:
    files = page() | {"papers.md": LIST, "papers.bib": PAPER, "people/ann.md": HOME.format("ann")}
    built = build(files, conf=CONF, builder="dirhtml")
    assert built.html().select("#person-ann .person-name a")[0]["href"] == "people/ann/"
    assert built.html().select("#person-di .person-name a")[0]["href"] == "https://example.org/di"
    assert author_links(built) == ["../people/ann/", "https://example.org/di", None]


def test_pages_that_come_and_go(build: Build) -> None:
    files = page() | {"papers.md": LIST, "papers.bib": PAPER, "other.md": "---\norphan: true\n---\n\n# O\n"}
    built = build(files, conf=CONF)
    assert author_links(built)[0] is None
    built = built.rebuild({"ann.md": HOME.format("ann")})
    assert (built.read, sorted(built.written)) == (["ann"], ["ann", "index", "papers"])
    assert author_links(built)[0] == "ann.html"
    assert built.rebuild().written == []
    # of two it is not known which one is meant
    built = built.rebuild({"ann2.md": HOME.format("ann")})
    assert sorted(built.written) == ["ann2", "index", "papers"]
    assert author_links(built)[0] is None
    built = built.rebuild({"ann.md": None})
    assert author_links(built)[0] == "ann2.html"


def test_page_that_conf_py_names(build: Build) -> None:
    people = {**PEOPLE, "di": {**PEOPLE["di"], "page": "di.md"}}
    files = page() | {
        "papers.md": LIST,
        "papers.bib": PAPER,
        "di.md": LIST.replace("Papers", "Di"),
        "di2.md": HOME.format("di"),
    }
    conf = {"academic_people": people, "academic_paper_pages": True}
    built = build(files, conf=conf)
    assert author_links(built)[1] == "di.html"
    # on the page itself, where they are elsewhere
    assert author_links(built, "di")[1] == "https://example.org/di"
    assert author_links(built, "papers/a")[1] == "../di.html"


def test_no_page_no_link_in_paper_pages(build: Build) -> None:
    files = page() | {"papers.md": LIST, "papers.bib": PAPER, "ann.md": HOME.format("ann")}
    built = build(files, conf=CONF | {"academic_paper_pages": True})
    assert author_links(built, "papers/a")[0] == "../ann.html"
    built = built.rebuild({"ann.md": None})
    assert author_links(built, "papers/a")[0] is None


def test_profile_knows_what_conf_py_knows(build: Build) -> None:
    people = {
        "ann": {**PEOPLE["ann"], "affiliation": "Harbour Lab", "email": "ann@example.org", "github": "ann"}
    }
    files = page() | {"people/ann.md": HOME.format("ann").replace("# ann", "# Page")}
    built = build(files, conf={"academic_people": people})
    head = built.html("people/ann").select(".profile")[0]
    assert [words(tag) for tag in head.select("p")] == ["Ann Berg", "Professor", "Harbour Lab"]
    assert [words(tag) for tag in head.select("a")] == ["E-mail", "GitHub"]
    assert head.select("img")[0]["src"] == "../_images/ann%201.svg"


def test_pages_are_started_and_never_written_again(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(starter_pages.logger, "info", lambda text, *parts: said.append(text % parts))
    people = {**PEOPLE, "bo": {**PEOPLE["bo"], "name": "Bo *Holm*"}, "cy": {**PEOPLE["cy"], "page": "own"}}
    conf = {"academic_people": people, "academic_people_pages": "people/"}
    own = HOME.format("cy").replace("```{profile}\n```", "")
    built = build(page() | {"papers.bib": PAPER, "own.md": own}, conf=conf)
    assert said == [
        f"started the page of {name}: people/{file}"
        for name, file in (("Ann Berg", "ann.md"), ("Bo *Holm*", "bo.md"), ("Ed Roe", "ed.md"))
    ]
    # neither who has no group nor who has a page
    folder = built.app.srcdir / "people"
    assert sorted(path.name for path in folder.iterdir()) == ["ann.md", "bo.md", "ed.md"]
    assert texts(built, "h1", "people/bo") == ["Bo *Holm*"]
    assert texts(built, ".publication-title", "people/ann") == ["T"]
    assert built.html().select("#person-ann .person-name a")[0]["href"] == "people/ann.html"
    edited = (folder / "ann.md").read_text("utf-8").replace("# Ann Berg", "# Me")
    again = built.rebuild({"people/ann.md": edited})
    assert again.read == ["people/ann"]
    assert texts(again, "h1", "people/ann") == ["Me"]


def test_the_person_of_the_site_has_the_homepage(build: Build) -> None:
    people = {name: {"name": f"{name.title()} Berg", "group": "pi"} for name in ("ann", "bo")}
    conf = {"academic_people": people, "academic_people_pages": "people", "academic_me": "ann"}
    built = build(page() | {"papers.bib": PAPER}, conf=conf)
    assert [path.name for path in (built.app.srcdir / "people").iterdir()] == ["bo.md"]


def test_pages_are_started_in_restructuredtext(build: Build) -> None:
    people = {"fei": {"name": "Fei_ 张飞", "group": "phd"}}
    conf = {"academic_people": people, "academic_people_pages": "people", "extensions": ["sphinx_academic"]}
    built = build({"index.rst": "Group\n=====\n\n.. people::\n", "papers.bib": PAPER}, conf=conf)
    assert texts(built, "h1", "people/fei") == ["Fei_ 张飞"]
    assert built.html().select("#person-fei a")[0]["href"] == "people/fei.html"


def test_pages_outside_of_the_source_folder(build: Build) -> None:
    conf = CONF | {"academic_people_pages": "../people"}
    (warning,) = build(page(), conf=conf, allow_warnings=True).warnings
    assert "no folder below the source folder" in warning


def test_own_template_of_started_pages(build: Build) -> None:
    files = page() | {"templates/academic/person.md": "# {{ name }} ({{ person.group }})\n"}
    conf = CONF | {"academic_people_pages": "people", "templates_path": ["templates"]}
    conf["exclude_patterns"] = ["templates"]
    assert texts(build(files, conf=conf), "h1", "people/ed") == ["Ed Roe (robots)"]


def test_no_group_is_shown(build: Build) -> None:
    conf = {"academic_people": {"ann": {"name": "Ann Berg"}}, "academic_people_groups": {"members": None}}
    (warning,) = build(page(), conf=conf, allow_warnings=True).warnings
    assert warning.startswith(f"{LINE}{{people}} is empty: no group is shown; add what is missing")


def test_heading_that_is_no_text(build: Build) -> None:
    conf = CONF | {"academic_people_groups": {"phd": 3}}
    built = build(page(), conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert "academic_people_groups['phd'] is neither a text nor None but 3" in warning
    assert "PhD students" in texts(built, "h2")


def test_pages_read_by_several_processes(build: Build) -> None:
    people = {f"p{letter}": {"name": f"{letter}o {letter}owan"} for letter in "ABCDEFGHIJKL"}
    names = " and ".join(person["name"] for person in people.values())
    files = {f"{person}.md": HOME.format(person) for person in people}
    files |= {
        "papers.md": LIST,
        "papers.bib": f"@misc{{a, title = {{T}}, author = {{{names}}}, year = 2024}}",
    }
    built = build(page() | files, conf={"academic_people": people}, parallel=2)
    assert author_links(built) == [f"{person}.html" for person in people]
    assert [link["href"] for link in built.html().select(".person-name a")] == author_links(built)
    built = built.rebuild({"pD.md": None})
    assert sorted(built.written) == ["index", "papers"]
    assert author_links(built)[3] is None


@pytest.mark.parametrize("builder", ["text", "latex", "man", "singlehtml", "epub"])
def test_other_builders(build: Build, builder: str) -> None:
    files = page() | {"papers.md": LIST, "papers.bib": PAPER, "ann.md": HOME.format("ann")}
    conf = CONF | {"epub_show_urls": "no", "version": "1", "epub_basename": "t"}
    built = build(files, conf=conf, builder=builder, allow_warnings=builder == "epub")
    if builder == "text":
        assert "* **Ann Berg**, Professor\n" in built.text("index")
        assert "* **Cy Ito**, PhD (2019 – 2023)\n\n  Next: Sea Office\n" in built.text("index")


def test_a_list_is_one_node(build: Build) -> None:
    people = {f"p{number}": {"name": f"Person {number}", "github": "x"} for number in range(100)}
    built = build(page(), conf={"academic_people": people})
    assert len(built.html().select("li.person")) == 100
    assert len(list(built.doctree().findall())) < 10


def test_a_person_listed_twice_on_a_page_has_one_anchor(build: Build) -> None:
    people = {"ada": {"name": "Ada One"}, "ben": {"name": "Ben Two"}}
    source = "# People\n\n```{people}\nada ben\n```\n\n```{people}\nada\n```\n"
    html = build({"index.md": source}, conf={"academic_people": people}).html()
    assert [tag.get("id") for tag in html.select(".person")] == ["person-ada", "person-ben", None]
    identifiers = [tag["id"] for tag in html.select("[id]")]
    assert len(identifiers) == len(set(identifiers))
    latex = build({"index.md": source}, builder="latex", conf={"academic_people": people})
    (path,) = latex.outdir.glob("test.tex")
    assert path.read_text("utf-8").count("index:person-ada") == 1
