"""Positions and places in lines for readers, names that may be of one person, and what templates bring."""

# ruff: noqa: E501

from __future__ import annotations

from collections import Counter
from typing import cast

import pytest

from sphinx_academic.importers import template_text
from sphinx_academic.importers.current import Current
from sphinx_academic.importers.findings import Findings
from sphinx_academic.importers.moving import Mover
from sphinx_academic.importers.owner import Owner, _agree, _family, _shares
from sphinx_academic.importers.subtitles import contact, linked_affiliation, position_in, subtitle


@pytest.mark.parametrize(("text", "position", "affiliation"), [
    ("PhD student, , Quay", "PhD student", "Quay"),
    ("PhD student |  | Quay", "PhD student", "Quay"),
    ("PhD student, the Quay", "PhD student", "Quay"),
    ("PhD student | the Quay | Sea", "PhD student", "Quay"),
    ("Professor at the Quay, Sea", "Professor", "Quay, Sea"),
    ("Student; Sea", "Student", "Sea"),
    ("Director of the Institute of Fog", "Director", "Institute of Fog"),
    ("Director of the lamps", "Director of the lamps", ""),
    ("Fellow – Sea", "Fellow", "Sea"),
    ("Fellow-Sea", "Fellow-Sea", ""),
    ("Fellow ‖ Sea", "Fellow", "Sea"),
    ("Student &middot; Sea", "Student", "Sea"),
    ("Head of Lamps @ Sea", "Head of Lamps", "Sea"),
])  # fmt: skip
def test_a_subtitle(text: str, position: str, affiliation: str) -> None:
    assert subtitle(text) == (position, affiliation)


@pytest.mark.parametrize(("affiliation", "text", "written"), [
    ("A, B", "[A](https://a.example.org), [B](https://b.example.org)", "[A](https://a.example.org), [B](https://b.example.org)"),
    ("A, B", "[B](https://b.example.org), [A](https://a.example.org)", "A, [B](https://b.example.org)"),
    ("A", "[](https://a.example.org)", ""),
    ("A *x*", "<a class=y href=https://a.example.org>A</a> x", "[A](https://a.example.org) \\*x\\*"),
    ("A", "<a href='https://a.example.org'>A</a>", "[A](https://a.example.org)"),
    ("A and *more*", "[A](https://a.example.org)", "[A](https://a.example.org) and \\*more\\*"),
    ("A", "[A](javascript:x)", ""),
    ("AA", "[A](https://a.example.org)", "[A](https://a.example.org)A"),
])  # fmt: skip
def test_an_affiliation_with_its_links(affiliation: str, text: str, written: str) -> None:
    assert linked_affiliation(affiliation, text) == written


@pytest.mark.parametrize(("body", "position", "affiliation"), [
    ("I am a student at Quay. I am a professor at Sea.", "student", "Quay"),
    ("I am a student in Fog at the Quay", "student", "Quay"),
    ("I am currently a lecturer with the Sea Group", "lecturer", "Sea Group"),
    ("I am a lecturer with Ann", "lecturer", ""),
    ("I am a very very very very very very very very very student at Quay", "very very very very very very very very very student", "Quay"),
    ("I am a very very very very very very very very student at Quay", "very very very very very very very very student", "Quay"),
    ("I am a postdoc at Quay and I dig", "postdoc", "Quay"),
    ("I am a postdoc at Quay and Sea", "postdoc", "Quay and Sea"),
    ("I am a postdoc at quay", "postdoc", ""),
    ("I am a postdoc at Quay (main)", "postdoc", "Quay"),
    ("I am a postdoc at Quay under Ann", "postdoc", "Quay"),
    ("I am pursuing a PhD in Fog at Quay", "PhD student", "Quay"),
    ("I am working towards the master degree at Quay", "master student", ""),
    ("> I am a **student** at `Quay`", "student", ""),
    ("I'm an engineer @ Sea.", "engineer", "Sea"),
    ("I am the Head of Fog at Sea", "Head of Fog", "Sea"),
    ("I am a b c d e f g h i j k student at Quay", "", ""),
    ("I am a fine old lamp and fog and sea and sand student at Quay", "fine old lamp and fog and sea and sand student", "Quay"),
])  # fmt: skip
def test_a_biography(body: str, position: str, affiliation: str) -> None:
    assert position_in(body) == (position, affiliation)


def test_how_far_a_biography_is_read() -> None:
    sentence = " I am a student at Quay."
    assert position_in("x" * (3000 - len(sentence)) + sentence) == ("student", "Quay")
    assert position_in("x" * 3000 + sentence) == ("", "")


@pytest.mark.parametrize(("lines", "found", "numbers"), [
    ("a<br/>b</p>c\nd", {"location": "a, b, c, d"}, 0),
    ("E-MAIL: a@b.example.org", {"email": "a@b.example.org"}, 0),
    ("Contact: x at sea dot net", {"email": "x at sea dot net"}, 0),
    ("x at sea.net", {"email": "x at sea.net"}, 0),
    ("a@b@c", {"email": "a@b@c"}, 0),
    ("tel 12", {"location": "tel 12"}, 0),
    ("tel. 123 4567", {}, 1),
    ("+1 234 567 8", {}, 1),
    ("123 456", {"location": "123 456"}, 0),
    ("555 your office number", {}, 0),
    ("your city, state", {}, 0),
    ("a &lt;b&gt;", {"location": "a <b>"}, 0),
    ("mail", {"location": "mail"}, 0),
    ("Fax: 00 123 456 7", {}, 1),
    ("a@x.org b@y.org", {"email": "a@x.org"}, 0),
    ("<b>a@x.org</b>", {"email": "a@x.org"}, 0),
    ("mira [at] x [dot] org", {"email": "mira [at] x [dot] org"}, 0),
])  # fmt: skip
def test_lines_of_an_address(lines: str, found: dict[str, str], numbers: int) -> None:
    findings = Findings()
    assert contact(lines, findings, "about.md") == found
    remedy = 'write "phone" in conf.py, which only the PDF of the CV shows'
    report = [(each.level.name, each.file, each.message, each.remedy) for each in findings]
    assert report == [("LEFT_OUT", "about.md", "a telephone number is not published", remedy)] * numbers


@pytest.mark.parametrize(("one", "other", "share", "agree", "family"), [
    ("Mira Okafor", "M. Okafor", True, True, "okafor"),
    ("Mira O.", "Mira Dune", True, True, "o"),
    ("A. B. Dune", "C. Dune", True, False, "dune"),
    ("A B", "B A", False, False, "b"),
    ("Dune-Berg, A", "berg", True, False, "dune-berg"),
    ("Mira", "Öke", False, False, "mira"),
    ("Öke", "oke.", True, True, "oke"),
    ("", "", False, True, ""),
    ("J. Öke", "Öke, J", True, True, "oke"),
])  # fmt: skip
def test_two_names(one: str, other: str, *, share: bool, agree: bool, family: str) -> None:
    assert (_shares(one, other), _agree(one, other), _family(one)) == (share, agree, family)
    assert (_shares(other, one), _agree(other, one)) == (share, agree)


@pytest.mark.parametrize(("text", "words"), [
    ("a <b>c</b> d", "a c d"),
    ("It's", "its"),
    ("It’s", "its"),
    ("{{ x }} a {% y %}", "a"),
    ("*a*_b_ [c](https://x)", "a b c"),
    ("Öl", "ol"),
    ("", ""),
])  # fmt: skip
def test_words_of_a_text(text: str, words: str) -> None:
    assert template_text.words(text) == words


@pytest.mark.parametrize(("title", "found"), [
    ("Page Not In Menu", True),
    ("example post 12", True),
    ("Blog Post", True),
    ("Future Blog Post", True),
    ("future blog posts", False),
    ("Portfolio item number 3", True),
    ("Talk 1 on Relevant Topic in Your Field", True),
    ("Post draft", True),
    ("An Example Talk", True),
    ("Cool Dataset", True),
    ("Cool lamp", False),
    ("", False),
    ("Example Course 2", True),
    ("Lorem ipsum dolor", True),
    ("a post without sense", True),
    ("a post", False),
    ("Welcome to Jekyll!", True),
    ("welcome", False),
])  # fmt: skip
def test_titles_of_a_template(title: str, *, found: bool) -> None:
    assert template_text.is_template_title(title) is found


@pytest.mark.parametrize(("name", "found"), [
    ("John Doe", True),
    ("john  doe", True),
    ("Jane Doe", True),
    ("J. Doe", False),
    ("Name Name", True),
    ("吳恩達", True),
    ("Prof. Example", True),
    ("", False),
    ("First Last", True),
    ("Nelson Bighetti 吳恩達", False),
])  # fmt: skip
def test_people_of_a_template(name: str, *, found: bool) -> None:
    assert template_text.is_template_person(name) is found


@pytest.mark.parametrize(("key", "urls", "found"), [
    ("adams", [], True),
    ("Planck", ["https://de.wikipedia.org/x"], True),
    ("planck", ["https://x.example.org"], False),
    ("planck", ["https://de.wikipedia.org/x", "https://x.example.org"], False),
    ("mira", [], False),
    ("Schrödinger", ["https://link.springer.com/article/10.1007/s00016-x"], True),
])  # fmt: skip
def test_coauthors_of_a_template(key: str, urls: list[str], *, found: bool) -> None:
    assert template_text.is_template_coauthor(key, urls) is found


@pytest.mark.parametrize(("key", "url", "found"), [
    ("AJP", "https://aapt.scitation.org/x", True),
    ("ajp", "https://x.example.org", False),
    ("Phys Rev", "https://journals.aps.org/", True),
    ("PhysRev.", "", False),
    ("Vision", "", True),
    ("Vision", "x", False),
    ("Sea", "", False),
])  # fmt: skip
def test_venues_of_a_template(key: str, url: str, *, found: bool) -> None:
    assert template_text.is_template_venue(key, url) is found


@pytest.mark.parametrize(("path", "found"), [
    ("bio-photo.jpg", True),
    ("a/bio-photo-2.png", True),
    ("bio-photo-22.png", False),
    ("prof_pic.jpg", True),
    ("prof_pic_color.png", True),
    ("my-prof_pic.jpg", False),
    ("images/500x300.png", True),
    ("avatar-placeholder.svg", True),
    ("fallback.png", True),
    ("fallback", False),
    ("me.png", False),
])  # fmt: skip
def test_pictures_of_a_template(path: str, *, found: bool) -> None:
    assert template_text.is_template_picture(path) is found


@pytest.mark.parametrize(("text", "found"), [
    ("Lorem Ipsum", True),
    ("a lorem  ipsum", True),
    ("loremipsum", False),
    ("x lorem ipsum y", True),
])  # fmt: skip
def test_placeholders_of_a_template(text: str, *, found: bool) -> None:
    assert template_text.has_placeholder_text(text) is found


@pytest.mark.parametrize(("title", "authors", "owner", "found"), [
    ("Relativity: The Special and General Theory", "", "", True),
    ("Relativity: the special and general theory", "Albert Einstein", "Ann Einstein", False),
    ("Relativity: the special and general theory", "A. Okaforr", "Mira Okafor", True),
    ("Paper Title Number 1", "Okafor, M", "Mira Okafor", False),
    ("{Paper} Title Number 1", "", "Mira Okafor", True),
    ("On lamps", "", "", False),
])  # fmt: skip
def test_papers_of_a_template(title: str, authors: str, owner: str, *, found: bool) -> None:
    assert template_text.is_template_paper(title, authors, owner) is found


@pytest.mark.parametrize(("items", "suspicious", "found"), [
    (["Machine Learning Stanford University", "PhD Tides"], False, [False, False]),
    (["Machine Learning Stanford University"], True, [True]),
    (["Machine Learning Stanford University", "PhD Tides"], True, [False, False]),
    (["Neural Networks and Deep Learning Coursera", "Blockchain Fundamentals edX"], False, [True, True]),
    (["Neural Networks and Deep Learning Coursera", "Tides edX"], False, [False, False]),
    (["Topic 1", "English native", "Kora"], False, [True, True, False]),
    ([], True, []),
    (["Lorem ipsum dolor sit"], False, [True]),
    (["University X", "University Xanadu"], False, [True, False]),
    (["x University X rest"], False, [True]),
])  # fmt: skip
def test_items_of_a_template(items: list[str], *, suspicious: bool, found: list[bool]) -> None:
    assert template_text.template_items(items, suspicious=suspicious) == found


def test_what_a_text_of_a_template_opens_with() -> None:
    assert template_text.is_template_text("<p>This is a sample blog post</p> by me")
    assert not template_text.is_template_text("Now: this is a sample blog post")
    # its beginning is looked at
    assert template_text.is_template_text("Lorem ipsum dolor" + " sit" * 1000)
    assert not template_text.is_template_text(" " * 2000 + "Lorem ipsum dolor")


def test_repositories_of_a_template() -> None:
    assert template_text.is_template_repository("jekyll/jekyll")
    assert not template_text.is_template_repository("mira/jekyll")


class _Site:
    """Holds what is found of the owner."""

    def __init__(self) -> None:
        self.owners: list[str] = []


@pytest.mark.parametrize(("name", "bold", "lists", "spellings"), [
    ("Mira Okafor", {"M. Okafor": 1, "Okafor, Mira": 1, "Ann Okafor": 5, "M. Dune": 1}, 50, ["Mira Okafor", "M. Okafor", "Okafor, Mira", "Ann Okafor"]),
    # another name counts where it is set off often, and has a word in common
    ("Mira Okafor", {"Mira Dune": 2, "M. X": 2}, 20, ["Mira Okafor", "Mira Dune"]),
    ("Mira Okafor", {"Mira Dune": 1, "M. X": 2}, 20, ["Mira Okafor"]),
    ("Mira Okafor", {"Mira Dune": 2, "M. X": 2}, 21, ["Mira Okafor"]),
    ("Mira Okafor", {"Mira Dune": 3, "M. X": 2}, 21, ["Mira Okafor", "Mira Dune"]),
    ("Mira Okafor", {"Mira Dune": 1}, 1, ["Mira Okafor", "Mira Dune"]),
    ("Mira Okafor", {"Mira Okafor": 9}, 9, ["Mira Okafor"]),
    ("Mira Okafor", {}, 0, ["Mira Okafor"]),
    # of a site that states no name, the longest form of the name that is set off most
    ("", {"M. Okafor": 5, "Mira Okafor": 1, "Miranda Dune": 4}, 10, ["Mira Okafor", "M. Okafor"]),
    ("", {"M. Okafor": 1}, 10, ["M. Okafor"]),
    ("", {"M. Okafor": 1, "A. Dune": 1}, 10, []),
    ("", {}, 0, []),
])  # fmt: skip
def test_spellings_of_a_name(name: str, bold: dict[str, int], lists: int, spellings: list[str]) -> None:
    site = _Site()
    Owner(cast(Current, site), cast(Mover, None)).find_spellings(name, Counter(bold), lists)
    assert site.owners == spellings
