"""What a CV gathers: which pages and parts of them, in what order, and which papers."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes

from sphinx_academic.authoring.section_notes import SectionNote, Sections
from sphinx_academic.core.page_record import PagePart
from sphinx_academic.cv import directive, person_pages
from sphinx_academic.cv.directive import Gathered, _by_size, _groups, _is_of_another, _merged
from sphinx_academic.cv.person_pages import (
    Contents,
    cv_part,
    has_section,
    leave_out_empty_parts,
    note_contents,
    notes_of,
    pages_of,
    profile_of,
    profile_page,
)
from sphinx_academic.model.datespans import parse_span
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.people.profile_nodes import ShownProfile
from sphinx_academic.publications.listed import Listed
from sphinx_academic.rendering.nodes import publication_list
from sphinx_academic.sections.dated_nodes import dated_group, dated_item, dated_label, dated_list


class Domain:
    """Pages with what is kept of them."""

    def __init__(self, **pages: list[PagePart]) -> None:
        self.pages = pages

    def part(self, docname: str, kind: type) -> Any:
        return next((part for part in self.pages.get(docname, ()) if type(part) is kind), None)

    def parts(self, kind: type) -> Any:
        return [(name, part) for name in self.pages if (part := self.part(name, kind))]


def note(kind: str, name: str = "", me: str | None = "mira") -> SectionNote:
    return SectionNote(kind, name, me)


TALKS, BEST, CV = note("talks"), note("publications", "best"), note("cv")
OTHERS, NO_ONES = note("talks", me="ben"), note("skills", me=None)


@pytest.fixture
def env(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return an environment of some pages, which were not read in the order of the site."""
    domain = Domain(
        b=[Sections([OTHERS]), ShownProfile(Profile("Ben"))],
        c=[Sections([BEST, CV]), ShownProfile(Profile("Mira"))],
        d=[Sections([NO_ONES])],
        e=[Sections([TALKS]), ShownProfile(Profile("M. Okafor"))],
        a=[Sections([TALKS, OTHERS])],
        f=[],
    )
    for module in (directive, person_pages):
        monkeypatch.setattr(module, "academic_domain", lambda _env: domain)
    person = SimpleNamespace(
        name="Wei Zhang",
        position="Postdoc",
        affiliation="Harbour University",
        email="wei@example.org",
        links=(ProfileLink("x", "X", "https://x.com/wei"),),
    )
    people = {"wei": person, "bo": SimpleNamespace(**{**vars(person), "affiliation": ""})}
    monkeypatch.setattr(person_pages, "settings", lambda _config: SimpleNamespace(registry=people))
    asked: list[int] = []
    return SimpleNamespace(
        domain=domain,
        config=None,
        asked=asked,
        all_docs={name: float(number) for number, name in enumerate("abcdef")},
        collect_relations=lambda: asked.append(1) or {"index": [], "c": [], "x": []},
    )


def test_parts_of_a_persons_pages(env: Any) -> None:
    assert notes_of(env, "mira") == {"a": [TALKS], "c": [BEST, CV], "e": [TALKS]}
    assert notes_of(env, "ben") == {"a": [OTHERS], "b": [OTHERS]}
    assert notes_of(env, None) == {"d": [NO_ONES]}
    assert notes_of(env, "wei") == {}
    # of pages that are named, all, whosever they are
    assert notes_of(env, "mira", ("b", "a", "f", "none")) == {"b": [OTHERS], "a": [TALKS, OTHERS]}


def test_pages_stand_in_the_order_of_the_site(env: Any) -> None:
    # and behind them those that stand nowhere in it, by their names
    assert list(pages_of(env, "mira")) == ["c", "a", "e"]
    assert len(env.asked) == 1
    # that of one page is known
    assert list(pages_of(env, None)) == ["d"]
    assert list(pages_of(env, "wei")) == []
    assert list(pages_of(env, "mira", ("c", "a", "c"))) == ["c", "a"]
    assert len(env.asked) == 1


def test_what_a_page_has_by_a_name_or_a_kind() -> None:
    notes = [TALKS, BEST, CV]
    names = ("talks", "publications", "best", "cv", "skills", "")
    # an empty name is none of a section, but what has no name
    assert [name for name in names if has_section(notes, name)] == ["talks", "publications", "best", ""]
    assert not has_section([CV], "")
    assert not has_section([], "talks")


def test_who_a_cv_is_about(env: Any) -> None:
    assert (profile_page(env, "mira"), profile_of(env, "mira")) == ("c", Profile("Mira"))
    assert (profile_page(env, "ben"), profile_of(env, "ben")) == ("b", Profile("Ben"))
    # of pages that are named, the first
    assert profile_of(env, "mira", ("a", "e", "c")) == Profile("M. Okafor")
    assert (profile_page(env, "mira", ("a",)), profile_of(env, "mira", ("a",))) == (None, Profile())
    # else what conf.py says
    links = (ProfileLink("x", "X", "https://x.com/wei"),)
    whole = Profile("Wei Zhang", position="Postdoc", email="wei@example.org", links=links)
    assert profile_page(env, "wei") is None
    assert profile_of(env, "bo") == whole
    assert profile_of(env, "wei").affiliations == (("Harbour University",),)
    assert profile_of(env, None) == profile_of(env, "none") == Profile()


# the table of contents


def reference(anchor: str) -> nodes.list_item:
    link = nodes.reference("", anchor, anchorname=anchor)
    return nodes.list_item("", nodes.paragraph("", "", link))


def anchors(table: nodes.Element) -> list[str]:
    return [link["anchorname"] for link in table.findall(nodes.reference)]


def test_parts_that_are_empty_today_are_not_in_the_table(env: Any) -> None:
    inner = nodes.bullet_list("", reference("#cv-talks"), reference("#cv-skills"))
    deep = nodes.bullet_list("", reference("#cv-tests"))
    end = reference("#end")
    end += deep
    table = nodes.bullet_list("", nodes.list_item("", nodes.paragraph(), inner), end)
    parts = [
        ("#cv-talks", "talks", "mira", ()),
        ("#cv-skills", "skills", "mira", ()),
        ("#cv-tests", "tests", None, ()),
        ("#end", "skills", "mira", ("d",)),
    ]
    env.domain.pages["cv"] = [Contents(table, parts)]
    env.tocs, env.toc_num_entries = {}, {}
    leave_out_empty_parts(None, env)  # type: ignore[arg-type]
    assert anchors(env.tocs["cv"]) == ["#cv-talks", "#end"]
    assert env.toc_num_entries == {"cv": 2}
    # no list without items
    assert len(list(env.tocs["cv"].findall(nodes.bullet_list))) == 2
    # what is kept is whole, for a part may be there tomorrow
    assert anchors(table) == ["#cv-talks", "#cv-skills", "#end", "#cv-tests"]


def test_parts_below_headings_are_noted(env: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put: list[Contents] = []
    monkeypatch.setattr(
        person_pages,
        "academic_domain",
        lambda _env: SimpleNamespace(page=lambda _name: SimpleNamespace(put=put.append)),
    )
    env.docname, env.tocs = "cv", {}
    app: Any = SimpleNamespace(env=env)
    part = cv_part("", name="talks", me="mira", pages=("a",))
    loose = cv_part("", name="skills", me=None, pages=())
    doctree: Any = nodes.container("", nodes.section("", part, ids=["cv-talks", "x"]), loose)
    note_contents(app, doctree)
    env.tocs["cv"] = table = nodes.bullet_list()
    note_contents(app, doctree)
    note_contents(app, nodes.container("", cv_part("", name="skills")))  # type: ignore[arg-type]
    assert put == [Contents(table, [("#cv-talks", "talks", "mira", ("a",))])]


# what changes with other pages


def test_what_a_cv_shows_of_other_pages(env: Any) -> None:
    """A page that has a section of it, or a profile, when it was read; and what there is to choose from."""
    read, profiles, known = directive._shown_of(env, ("talks",), "mira")
    assert read == [("c", 2.0), ("e", 4.0), ("a", 0.0)]
    assert {page: shown.profile.name for page, shown in profiles.items()} == {"c": "Mira", "e": "M. Okafor"}  # type: ignore[attr-defined]
    assert known == ["best", "cv", "talks"]
    assert directive._shown_of(env, ("skills",), None) == ([("d", 3.0)], {}, ["skills"])
    assert directive._shown_of(env, ("talks",), None) == ([], {}, ["skills"])
    assert directive._shown_of(env, ("best",), "ben")[0] == [("b", 1.0)]
    env.domain.pages["cv"] = [Gathered([(("talks",), "mira"), (("skills",), None)])]
    shown = directive.shown_sections(SimpleNamespace(env=env))  # type: ignore[arg-type]
    assert shown == {
        "cv": [directive._shown_of(env, ("talks",), "mira"), directive._shown_of(env, ("skills",), None)]
    }


# lists


def papers(*keys: str, number: int = 1, headings: tuple[str, ...] = (), owner: str = "") -> publication_list:
    entries = tuple(Listed(key.encode(), f"pub-{key}", owner=owner) for key in keys)
    return publication_list("", entries=entries, directive=number, headings=headings)


def test_the_page_with_the_most_papers_comes_first() -> None:
    one, two, three = papers("a"), papers("a", "b"), papers("c", "d", "e")
    assert _by_size({"x": [one, one], "y": [three], "z": [], "w": [two]}) == (["y", "x", "w"], False)
    # as many: the order of the pages
    assert _by_size({"x": [one], "y": [papers("b")]}) == (["x", "y"], False)
    # lists of one directive are one list
    assert _by_size({"x": [one, two], "y": []}) == (["x"], True)
    assert _by_size({"x": [one, papers("b", number=2)]}) == (["x"], False)
    assert _by_size({"x": []}) == ([], False)


def test_each_paper_stands_once_below_its_headings() -> None:
    lists = [
        papers("a", "b", headings=("A",)),
        papers("c", headings=("B",)),
        papers("b", "d", headings=("A",)),
    ]
    a, b, c, d = (Listed(key) for key in (b"a", b"b", b"c", b"d"))
    assert _groups(lists) == {(): {b"a": a, b"b": b, b"c": c, b"d": d}}
    assert list(_groups(lists)[()]) == [b"a", b"b", b"c", b"d"]
    assert _groups(lists, headings=True) == {("A",): {b"a": a, b"b": b, b"d": d}, ("B",): {b"c": c}}
    assert _groups([]) == {}


@pytest.mark.parametrize(
    ("owner", "me", "expected"),
    [
        ("mira", "mira", False),
        ("ben", "mira", True),
        ("", None, False),
        ("ben", None, True),
        ("", "mira", True),
    ],
)
def test_lists_of_another_person(owner: str, me: str | None, expected: bool) -> None:
    assert _is_of_another(papers("a", owner=owner), me) is expected
    mixed = publication_list("", entries=(Listed(b"a", owner=me or ""), Listed(b"b", owner=owner)))
    assert _is_of_another(mixed, me) is expected
    assert not _is_of_another(dated_list(), me)
    assert not _is_of_another(papers(), me)


def item(date: str, text: str = "", cv: bool = True) -> dated_item:
    return dated_item("", nodes.paragraph("", text or date), span=parse_span(date), cv=cv)


def texts(found: list[nodes.Node]) -> list[Any]:
    """Return the items of lists and groups by their texts."""
    shown: list[Any] = []
    for node in found:
        if isinstance(node, dated_group):
            label, inner = node.children
            shown.append({label.astext(): texts(inner.children)})
        elif isinstance(node, dated_item):
            shown.append(node.astext())
        elif isinstance(node, dated_list):
            shown.append((node["kind"], node["name"], texts(node.children)))
        else:
            shown.append(type(node).__name__)
    return shown


def dated(*children: nodes.Node, kind: str = "talks") -> dated_list:
    return dated_list("", *children, kind=kind, name="mine")


def group(label: str, *items: dated_item) -> dated_group:
    return dated_group("", dated_label("", label), dated(*items))


def test_dated_lists_are_joined() -> None:
    def bodies() -> list[nodes.Element]:
        return [dated(item("2020"), item("2023")), nodes.paragraph(), dated(item("2022"))]

    assert texts(_merged(bodies(), 2)) == [("talks", "", ["2023", "2022", "2020"]), "paragraph"]
    first = [nodes.paragraph(), dated(item("2020"), kind="awards")]
    assert texts(_merged(first, 1)) == [("awards", "", ["2020"]), "paragraph"]
    # those of one page stay in the order of their author
    assert texts(_merged(bodies(), 1)) == [("talks", "", ["2020", "2023", "2022"]), "paragraph"]


def test_items_that_no_cv_shall_have_are_left_out() -> None:
    bodies = [
        dated(
            item("2024"),
            item("2023", cv=False),
            group("A", item("2022", cv=False), item("2021")),
            group("B", item("2020", cv=False)),
        )
    ]
    assert texts(_merged(bodies, 1)) == [("talks", "", ["2024", {"A": ["2021"]}])]
    nothing: list[nodes.Element] = [dated(item("2024", cv=False)), nodes.paragraph()]
    assert texts(_merged(nothing, 1)) == ["paragraph"]
    assert _merged([], 0) == []
