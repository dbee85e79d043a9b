"""The profile that opens a homepage."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup, Tag
from support import Build, Built

PROFILE = """
```{profile}
:name: Mei-Lin Harada
:other-name: 原田 美鈴
:position: Postdoc
:email: mei@example.org
:scholar: mei
:github: mei
%s
I study slow networks.
```
"""
SECTION = "\n## Education\n\n```{education}\n- 2020, BSc, Western Bay\n```\n"


def page(title: str = "Mei-Lin Harada", options: str = "", before: str = "") -> str:
    return f"# {title}\n{before}\n{PROFILE % options}{SECTION}"


def words(tag: Tag) -> str:
    return " ".join(tag.get_text().split()).removesuffix("¶").removesuffix("#")


def headings(html: BeautifulSoup) -> list[str]:
    return [words(tag) for tag in html.select("h1, h2")]


@pytest.mark.parametrize(
    "title", ["Mei-Lin Harada", "Mei-Lin Harada 原田 美鈴", "Mei-Lin Harada (原田 美鈴)"]
)
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_name_is_the_title(build: Build, title: str, builder: str) -> None:
    html = build({"index.md": page(title)}, builder=builder).html()
    assert headings(html) == ["Mei-Lin Harada", "Education"]
    heading = html.select_one(".profile-hero h1.profile-name")
    assert heading is not None
    # as at other headings
    assert heading.select_one("a.headerlink")["href"] == "#" + html.select_one("section")["id"]


@pytest.mark.parametrize(
    ("title", "before", "name"),
    [("Home", "", ["Mei-Lin Harada"]), ("Mei-Lin Harada", "\nText.\n", [])],
)
def test_a_title_that_says_something_else_stays(
    build: Build, title: str, before: str, name: list[str]
) -> None:
    html = build({"index.md": page(title, before=before)}).html()
    assert headings(html) == [title, "Education"]
    assert [words(tag) for tag in html.select(".profile-hero p.profile-name")] == name


def test_search_and_contents_know_the_title(build: Build) -> None:
    built = build({"index.md": page()}, conf={"html_theme": "alabaster"})
    assert built.html().title.get_text().startswith("Mei-Lin Harada")
    assert '"Mei-Lin Harada":' in built.outdir.joinpath("searchindex.js").read_text("utf-8")
    html = build({"index.md": page(), "b.md": "# B\n\n```{toctree}\nindex\n```\n"}, allow_warnings=True).html(
        "b"
    )
    assert "Mei-Lin Harada" in [words(link) for link in html.select(".toctree-wrapper a")]


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "singlehtml"])
def test_every_builder_has_the_title_once(build: Build, builder: str) -> None:
    built = build({"index.md": page()}, builder=builder, conf={"version": "1", "release": "1"})
    if builder == "singlehtml":
        assert [words(tag) for tag in built.html().select("h1")] == ["Mei-Lin Harada"]
    elif builder == "epub":
        text = (built.outdir / "index.xhtml").read_text("utf-8")
        assert text.count("<h1>Mei-Lin Harada") == 1
    elif builder == "text":
        assert built.text("index").startswith("Mei-Lin Harada\n***")


def actions(built: Built) -> list[str]:
    return [words(link) for link in built.html().select(".profile-actions a")]


def icons(built: Built) -> list[str]:
    return [words(link) for link in built.html().select(".profile-hero .profile-links a")]


CV = {"cv.md": "---\norphan: true\n---\n\n# Curriculum vitae\n\n```{cv}\n```\n"}


@pytest.mark.parametrize(
    ("options", "files", "buttons", "others"),
    [
        ("", {}, ["Google Scholar", "E-mail"], ["GitHub"]),
        ("", CV, ["CV", "Google Scholar", "E-mail"], ["GitHub"]),
        (":link: CV <https://example.org/cv.pdf>", {}, ["CV", "Google Scholar", "E-mail"], ["GitHub"]),
        # a page of the site comes first
        (":link: CV <https://example.org/cv.pdf>", CV, ["CV", "Google Scholar", "E-mail"], ["GitHub", "CV"]),
        (":actions: github, email", CV, ["GitHub", "E-mail"], ["CV", "Google Scholar"]),
        (":actions: none", {}, [], ["E-mail", "Google Scholar", "GitHub"]),
        (":actions: email, scholar, github, cv", CV, ["E-mail", "Google Scholar", "GitHub"], ["CV"]),
    ],
)
def test_actions_are_not_repeated(
    build: Build, options: str, files: dict[str, str], buttons: list[str], others: list[str]
) -> None:
    built = build({"index.md": page(options=options), **files})
    assert (actions(built), icons(built)) == (buttons, others)


def test_a_cv_that_comes_and_goes(build: Build) -> None:
    built = build({"index.md": page()})
    again = built.rebuild(CV)
    assert again.read == ["cv"]
    assert actions(again) == ["CV", "Google Scholar", "E-mail"]
    assert actions(again.rebuild({"cv.md": None})) == ["Google Scholar", "E-mail"]


def test_the_cv_is_that_of_the_person(build: Build) -> None:
    people = {"mei": {"name": "Mei-Lin Harada"}, "bo": {"name": "Bo Holm"}}
    conf = {"academic_people": people, "academic_me": "mei"}
    other = {"cv.md": CV["cv.md"].replace("```{cv}", "```{cv}\n:me: bo")}
    built = build({"index.md": page(), **other}, conf=conf, allow_warnings=True)
    assert actions(built) == ["Google Scholar", "E-mail"]
    assert actions(build({"index.md": page(), **CV}, conf=conf)) == ["CV", "Google Scholar", "E-mail"]


@pytest.mark.parametrize(
    ("options", "conf", "hero"),
    [
        ("", {}, True),
        (":layout: compact", {}, False),
        ("", {"html_theme": "furo", "academic_sidebar": True}, False),
        (":layout: hero", {"html_theme": "furo", "academic_sidebar": True}, True),
    ],
)
def test_the_default_is_a_hero_where_no_sidebar_shows_the_profile(
    build: Build, options: str, conf: dict[str, object], hero: bool
) -> None:
    html = build({"index.md": page(options=options)}, conf=conf).html()
    assert bool(html.select(".profile-hero")) is hero
    # once in any case
    assert [words(tag) for tag in html.select("h1")].count("Mei-Lin Harada") == 1


def test_the_photo_needs_no_words_beside_the_name(build: Build) -> None:
    photo = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>"
    for options, alt in (("", ""), ("\n:photo-alt: At sea", "At sea")):
        built = build({"index.md": page(options=f":photo: me.svg{options}"), "me.svg": photo})
        assert built.html().select_one("img.profile-photo")["alt"] == alt
