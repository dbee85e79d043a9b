"""Parts of RenderCV's input: texts, dates, addresses and entries of one type, each by itself."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from cv.curricula import Curriculum, item, point
from export.library import entry

from sphinx_academic.cv import rendercv
from sphinx_academic.cv.json_resume import json_resume
from sphinx_academic.cv.plain import degree_and_area, points, start_and_end, summary, title, values
from sphinx_academic.cv.records import (
    Group,
    Item,
    Paper,
    Section,
    Table,
    Value,
    new_headings,
)
from sphinx_academic.cv.rendercv import literal, markdown, rendercv_yaml
from sphinx_academic.model.dates import Date
from sphinx_academic.model.datespans import Span, parse_span
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.text import Link, RichText, Style, Styled

J = "\u2060"


def loaded(cv: Any) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(rendercv_yaml(cv))["cv"]
    return found


TEXTS: list[tuple[RichText, str, str]] = [
    (("-",), f"{J}-", "hyphen first"),
    (("+ a",), f"{J}+ a", "plus first"),
    (("/a",), f"{J}/a", "slash first"),
    (("=",), f"{J}=", "heading"),
    (("12. a",), f"{J}12. a", "number and full stop"),
    (("12 a",), "12 a", "number"),
    (("a = b",), "a = b", "within"),
    (("<1>",), f"<{J}1>", "label"),
    (("< a",), "< a", "no label"),
    (("!!-x",), f"!{J}!-x", "placeholder"),
    (("!- x",), "!- x", "no placeholder"),
    (("[a](b)",), f"[a]{J}(b)", "no link"),
    (("[a] (b)",), "[a] (b)", "apart"),
    (("$$",), f"${J}$", "no formula"),
    (("a-b - c -d",), "a-b – c -d", "dash"),
    (("# [a]",), "＃ [a]", "number sign beside brackets"),
    (("# a",), "# a", "number sign alone"),
    (("# [a] ", Link("https://example.org", ("b",))), "# (a) [b](https://example.org)", "beside a link"),
    (("a", Styled(Style.STRONG, ("  ",)), "b"), "a b", "blanks alone"),
    ((Styled(Style.STRONG, ("a",)), Styled(Style.STRONG, ("b",))), f"**a**{J}**b**", "side by side"),
    ((Styled(Style.STRONG, ("a",)), " ", Styled(Style.STRONG, ("b",))), "**a** **b**", "apart"),
    ((Styled(Style.EMPHASIS, (" a b",)), "c"), "*a b*c", "blank outside"),
    ((Styled(Style.CODE, ("a*b",)),), "a\\*b", "code"),
    (
        (Link("https://example.org/?a=[b]&c='d'", ("e [f]",)),),
        "[e (f)](https://example.org/?a=%5Bb%5D&c=%27d%27)",
        "address",
    ),
    ((Link("", ("a",)), Link("page.html", ("b",))), "ab", "no address"),
    ((Link("https://example.org", (" ",)),), "", "nothing to click"),
    ((Link("https://example.org", (" a ",)),), "[ a ](https://example.org)", "blanks in a link"),
    (("  a  ",), "a", "edges"),
    ((), "", "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TEXTS)
def test_markdown(text: RichText, expected: str, why: str) -> None:
    assert markdown(text) == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* A *", "∗ A ∗"),
        ("= A", f"{J}= A"),
        (" a\n b ", "a b"),
        ("`a` \\b", "‘a‘ ∖b"),
        ("[a](b)", f"[a]{J}(b)"),
        ("", ""),
    ],
)
def test_literal(text: str, expected: str) -> None:
    assert literal(text) == expected


@pytest.mark.parametrize(
    ("email", "is_shown"),
    [
        ("rosa@example.org", True),
        ("ROSA.e+x-y_z@Mail.Example.ORG", True),
        ("rosa@example", False),
        ("rosa@example.o", False),
        ("rösa@example.org", False),
        ("rosa@exämple.org", False),
        ("rosa@example.org ", False),
        ("a b@example.org", False),
    ],
)
def test_email(email: str, is_shown: bool) -> None:
    assert ("email" in loaded(Curriculum(Profile("R", email=email), ()))) is is_shown


LINKS = [
    ("github", "https://github.com/rosa/", "GitHub", "rosa"),
    ("github", "http://www.github.com/rosa-e", "GitHub", "rosa-e"),
    ("github", "https://github.com/rosa/repo", "", ""),
    ("github", "https://github.com/rösa", "", ""),
    ("github", "https://gitlab.com/rosa", "", ""),
    ("gitlab", "https://gitlab.com/rosa.e", "GitLab", "rosa.e"),
    ("linkedin", "https://linkedin.com/in/rosa%20e", "LinkedIn", "rosa%20e"),
    ("orcid", "https://orcid.org/0000-0002-1825-009X/", "ORCID", "0000-0002-1825-009X"),
    ("orcid", "https://orcid.org/0000-0002-1825-00", "", ""),
    ("researchgate", "https://www.researchgate.net/profile/Rosa.E", "ResearchGate", "Rosa.E"),
    ("scholar", "https://scholar.google.co.uk/citations?user=a-b_&hl=en", "Google Scholar", "a-b_"),
    ("scholar", "https://scholar.google.com/citations?hl=en", "", ""),
    ("x", "https://twitter.com/rosa", "X", "rosa"),
    ("x", "https://y.com/rosa", "", ""),
    ("mastodon", "https://social.example.org/@rosa/", "Mastodon", "@rosa@social.example.org"),
    ("mastodon", "http://social.example.org/@rosa", "", ""),
    ("bluesky", "https://social.example.org/@rosa", "", ""),
]


@pytest.mark.parametrize(("kind", "url", "network", "name"), LINKS)
def test_networks(kind: str, url: str, network: str, name: str) -> None:
    profile = Profile("R", links=(ProfileLink(kind, "", url),))
    expected = [{"network": network, "username": name}] if network else None
    assert loaded(Curriculum(profile, ())).get("social_networks") == expected


@pytest.mark.parametrize(
    ("home", "links", "expected"),
    [
        ("https://a.example.org", ["https://b.example.org"], "https://a.example.org"),
        ("", ["ftp://b.example.org", "https://c.example.org"], "https://c.example.org"),
        ("nowhere", ["http://b.example.org"], "http://b.example.org"),
        ("", [], None),
    ],
)
def test_website(home: str, links: list[str], expected: str | None) -> None:
    others = (ProfileLink("github", "", "https://github.com/rosa"),)
    profile = Profile("R", links=(*others, *(ProfileLink("website", "", link) for link in links)))
    assert loaded(Curriculum(profile, (), url=home)).get("website") == expected


SPAN = Span(Date(2020, 3))
DATES: list[tuple[Span | None, dict[str, Any]]] = [
    (None, {}),
    (Span(None), {}),
    (Span(Date(999)), {}),
    (Span(Date(1000)), {"date": 1000}),
    (SPAN, {"date": "2020-03"}),
    (Span(Date(2020, 3, 7)), {"date": "2020-03-07"}),
    (Span(Date(2020), ongoing=True), {"start_date": 2020, "end_date": "present"}),
    (Span(Date(2020, 3), Date(2021, 5)), {"start_date": "2020-03", "end_date": "2021-05"}),
    # as precise as the one that is less so
    (Span(Date(2020, 3, 1), Date(2021, 5)), {"start_date": "2020-03", "end_date": "2021-05"}),
    (Span(Date(2020), Date(2021, 5, 6)), {"start_date": 2020, "end_date": 2021}),
    (Span(Date(2020), Date(2021), academic_year=True), {"date": "2020/21"}),
    (Span(Date(1999), Date(2000), academic_year=True), {"date": "1999/00"}),
    (Span(Date(2020), Date(2021), term="WS", academic_year=True), {"date": "WS 2020/21"}),
    (Span(Date(2020), term="Fall"), {"date": "Fall 2020"}),
    (Span(Date(2020), Date(2021), term="Fall – Spring"), {"date": "Fall 2020 – Spring 2021"}),
    (Span(Date(2020), Date(2021), term="Fall"), {"date": "Fall 2020 – 2021"}),
    (Span(Date(2020), ongoing=True, term="Fall"), {"date": "Fall 2020 – present"}),
]


@pytest.mark.parametrize(("span", "expected"), DATES)
def test_dates(span: Span | None, expected: dict[str, Any]) -> None:
    assert rendercv._dates(span) == expected


@pytest.mark.parametrize(
    ("title", "degree", "area"),
    [
        ("PhD in Physics", "PhD", "Physics"),
        ("M.Phil. in Physics", "", "M.Phil. in Physics"),
        ("M.Phil in Physics", "M.Phil", "Physics"),
        ("M. Sc. in Physics", "M. Sc.", "Physics"),
        ("Diploma in Physics", "", "Diploma in Physics"),
        ("PhD", "", "PhD"),
    ],
)
def test_a_long_degree_stands_with_its_area(title: str, degree: str, area: str) -> None:
    one = item("2020", f"{title}, Uni", title=title, organisation="Uni")
    (found,) = loaded(Curriculum(Profile(), (Section("education", "E", (one,)),)))["sections"]["E"]
    assert (found.get("degree", ""), found["area"]) == (degree, area)


PAPERS: list[tuple[str, dict[str, Any]]] = [
    ("title = {T}, doi = {10.5555/a.b-(c)}", {"title": "T", "authors": [], "doi": "10.5555/a.b-(c)"}),
    ("title = {T}, doi = {10.5555/a//b}", {"title": "T", "authors": []}),
    ("title = {T}, url = {https://example.org/a_b}", {"title": "T", "authors": []}),
    ("title = {T}, url = {https://example.org/_b}", {"title": "T", "authors": []}),
    ("abbr = {A*}, title = {T}", {"title": "T", "authors": [], "journal": "A∗"}),
    ("title = {T}, date = {0999}", {"title": "T", "authors": []}),
    ("title = {T}, date = {1000}", {"title": "T", "authors": [], "date": 1000}),
    ("", {"title": "k", "authors": []}),
    (
        "title = {T}, editor = {Ann Doe and Bo Roe and others}",
        {"title": "T", "authors": ["Ann Doe", "**Bo Roe**"]},
    ),
]


@pytest.mark.parametrize(("fields", "expected"), PAPERS)
def test_papers(fields: str, expected: dict[str, Any]) -> None:
    if "/a_b" in fields:
        expected = {**expected, "url": "https://example.org/a_b"}
    section = Section("publications", "P", papers=(Paper(entry(f"@misc{{k, {fields}}}"), 1),))
    assert loaded(Curriculum(Profile(), (section,)))["sections"]["P"] == [expected]


def test_sections_of_several_types_are_bullets() -> None:
    section = Section(
        "service",
        "S",
        (
            item("2020 – 2021", "Chair, ICXY", point("below"), title="Chair", organisation="ICXY"),
            item("since 2022", "Editor", title="Editor"),
            item("", ""),
        ),
        groups=(Group(("G",), (Value(("a",), "b"), Value((), "c"))), Group((), ())),
        papers=(Paper(entry("@misc{k, title = {T}, author = {Ann Doe}, year = 2020}")),),
        details=(point("", below=(point("x"), point("y", below=(point("z"),)))), point("")),
    )
    assert loaded(Curriculum(Profile(), (section,)))["sections"]["S"] == [
        {"bullet": "Chair, 2020 – 2021, ICXY"},
        {"bullet": "Editor, 2022 – present"},
        {"bullet": "T, 2020"},
        {"bullet": "G, a (b), (c)"},
        {"bullet": "x; y: z"},
    ]


GROUPS: list[tuple[list[Group], list[dict[str, str]]]] = [
    (
        [Group(("A",), (Value(("b",)),)), Group(("C",), (Value(("d",), "e"),))],
        [{"label": "A", "details": "b"}, {"label": "C", "details": "d (e)"}],
    ),
    ([Group(("A",), (Value(("b",)),)), Group((), (Value(("c",)),))], [{"bullet": "A: b"}, {"bullet": "c"}]),
    ([Group(("A",), ()), Group((), ())], [{"bullet": "A"}]),
]


@pytest.mark.parametrize(("groups", "expected"), GROUPS)
def test_groups(groups: list[Group], expected: list[dict[str, str]]) -> None:
    assert rendercv._groups(groups) == expected


def test_tables_are_points() -> None:
    table = Table("Figures", ("Year", "One", "Two"), (("2020", "3", "0"), ("2021", "–", "4")), "Us")
    only = Table("Few", ("Year", "One"), (("2020", "0"), ("2021", "5")), "Us")
    assert table.lines() == ("2020: One 3", "2021: Two 4")
    assert only.lines() == ("2020: 0", "2021: 5")
    section = Section("metrics", "M", details=(point("first"),), tables=(table, only))
    made = section.with_points()
    assert (made.tables, [*points(made.details)]) == (
        (),
        ["first", "Figures (Us)", "2020: One 3", "2021: Two 4", "Few (Us)", "2020: 0", "2021: 5"],
    )


@pytest.mark.parametrize(
    ("path", "before", "new"),
    [
        ((), (), ()),
        (("A",), (), ("A",)),
        (("A", "1"), ("A", "1"), ()),
        (("A", "2"), ("A", "1"), ("2",)),
        (("B", "1"), ("A", "1"), ("B", "1")),
        (("A",), ("A", "1"), ()),
        ((), ("A",), ()),
    ],
)
def test_headings_that_are_new(path: tuple[str, ...], before: tuple[str, ...], new: tuple[str, ...]) -> None:
    assert new_headings(path, before) == new


def test_texts_of_items() -> None:
    one = Item(
        parse_span("2020"),
        ("x",),
        {"code": ("CS 1",), "title": (" Logic",), "note": ("a ",)},
        summary=(" b",),
    )
    assert title(one) == ("CS 1  Logic",)
    assert title(Item(None, (), {"code": ("CS 1",)})) == ("CS 1",)
    assert title(Item(None, (), {"title": ("Logic",), "code": ()})) == ("Logic",)
    assert title(Item(None, ())) == ()
    assert summary(one) == "a b"
    assert values(Group((), (Value(("a",), "b"), Value(("",), "c"), Value(("d",))))) == ["a (b)", "d"]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (None, (None, None)),
        (Span(None), (None, None)),
        (Span(Date(999), Date(2020)), (None, None)),
        (Span(Date(1000)), (Date(1000), Date(1000))),
        (Span(Date(2020), Date(2021)), (Date(2020), Date(2021))),
        (Span(Date(2020), ongoing=True), (Date(2020), None)),
    ],
)
def test_dates_from_and_until(span: Span | None, expected: tuple[Date | None, ...]) -> None:
    assert start_and_end(Item(span, ())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DPhil Physics", ("DPhil", "Physics")),
        ("B.A., History", ("B.A.", "History")),
        ("LL.M. Law", ("LL.M.", "Law")),
        ("MBA of Arts", ("MBA of Arts", "")),
        ("BScX Physics", ("BScX Physics", "")),
        ("PhD  IN  Physics in Theory", ("PhD", "Physics in Theory")),
        ("Interest", ("Interest", "")),
    ],
)
def test_degrees(text: str, expected: tuple[str, str]) -> None:
    assert degree_and_area(text) == expected


NAMES = [
    ("github", "https://github.com/rosa/", "rosa"),
    ("mastodon", "https://example.org/@rosa", "rosa"),
    ("scholar", "https://example.org/c?hl=en&user=a%26b", "a%26b"),
    ("openreview", "https://openreview.net/profile?id=~Rosa_E1", "~Rosa_E1"),
    ("dblp", "https://dblp.org/pid/00/1", "1"),
    ("github", "https://github.com/x?superuser=y", "x"),
    ("other", "https://example.org/rosa", None),
    ("website", "https://example.org/rosa", None),
    ("github", "https://github.com", None),
]


@pytest.mark.parametrize(("kind", "url", "name"), NAMES)
def test_names_of_people_at_services(kind: str, url: str, name: str | None) -> None:
    cv = Curriculum(Profile("R", links=(ProfileLink(kind, "L", url),)), (), url="https://rosa.example.org")
    found = yaml.safe_load(json_resume(cv))["basics"]["profiles"]
    expected = (
        {"network": "L", "url": url} if name is None else {"network": "L", "username": name, "url": url}
    )
    assert found == [expected]
