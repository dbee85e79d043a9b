"""The data of the PDF of a CV, part by part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cv.curricula import EMPTY, Curriculum, item, point
from export.library import entry

from sphinx_academic.cv.look import Look
from sphinx_academic.cv.pdf import fonts
from sphinx_academic.cv.pdf.photo import photo_data
from sphinx_academic.cv.pdf.typeset import _without_long_links
from sphinx_academic.cv.pdf.typst_data import cv_data, rich, unset_formulas
from sphinx_academic.cv.records import Group, Item, Paper, Section, Selected, Table, Value
from sphinx_academic.model.dates import Date
from sphinx_academic.model.foreign import ForeignName
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.roles import Role
from sphinx_academic.model.text import Foreign, Link, Math, RichText, Style, Styled
from sphinx_academic.publications.records import (
    AuthorView,
    Badge,
    CountView,
    LinkView,
    PublicationView,
    VenueBadge,
)

VIEW = PublicationView("k", "", "article", ("T",), "", (), "", None, (), None, (), (), ())


def data(cv: Any, view: PublicationView = VIEW, look: Look = Look()) -> dict[str, Any]:  # noqa: B008 (frozen)
    return cv_data(cv, lambda _paper: view, look)


def section(found: Section, view: PublicationView = VIEW) -> dict[str, Any]:
    (made,) = data(Curriculum(Profile(), (found,)), view)["sections"]
    return dict(made)


def test_nothing_at_all() -> None:
    assert data(EMPTY) == {
        "language": "en",
        "region": "",
        "template": "classic",
        "accent": "#1d4f7c",
        "paper": "a4",
        "date": [1970, 1, 1],
        "photo": None,
        "icons": {},
        "contact_title": "Contact",
        **dict.fromkeys(("name", "other_name", "pronouns", "position", "location", "email", "phone"), ""),
        "affiliations": [],
        "url": "",
        "url_text": "",
        "links": [],
        "sections": [],
    }


def test_texts_of_the_head_are_lines() -> None:
    profile = Profile(
        name=" Rosa\n Example ",
        other_name="\t罗莎",
        pronouns=" she ",
        position="Post\x07doc ",
        affiliations=((" a ", Styled(Style.STRONG, ("b",))),),
        location=" Turku ",
        email=" rosa@example.org ",
    )
    cv = Curriculum(profile, (), phone=" 1 ", url="https://rosa.example.org/~a/")
    found = data(cv, look=Look("compact", paper="letter"))
    names = ("name", "other_name", "pronouns", "position", "location", "email", "phone", "url", "url_text")
    assert {name: found[name] for name in names} == {
        "name": "Rosa Example",
        "other_name": "罗莎",
        "pronouns": "she",
        "position": "Postdoc",
        "location": "Turku",
        "email": "rosa@example.org",
        "phone": "1",
        "url": "https://rosa.example.org/~a/",
        "url_text": "rosa.example.org/~a",
    }
    assert found["affiliations"] == [[" a ", {"strong": ["b"]}]]
    assert (found["template"], found["paper"], found["accent"]) == ("compact", "us-letter", "#7e1d2e")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ("en", "")),
        ("pt_BR", ("pt", "BR")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("zh_Hans", ("zh", "")),
        ("sr@latin", ("sr", "")),
        ("fil", ("fil", "")),
        ("de-1996", ("de", "")),
        # what is none
        ("german", ("en", "")),
        ("", ("en", "")),
        ("DE", ("en", "")),
    ],
)
def test_language_and_region(language: str, expected: tuple[str, str]) -> None:
    found = data(replace(EMPTY, language=language))
    assert (found["language"], found["region"]) == expected


def paper(date: str) -> Paper:
    year = f"date = {{{date}}}" if date else ""
    return Paper(entry(f"@misc{{k, title = {{T}}, {year}}}"))


@pytest.mark.parametrize(
    ("papers", "items", "expected"),
    [
        (["2024-05-17"], [], [2024, 5, 17]),
        (["2024-05"], [], [2024, 5, 1]),
        (["2024"], [], [2024, 1, 1]),
        (["2024-05", "2024-05-02", "2023-12-31"], [], [2024, 5, 2]),
        (["2020"], ["Mar 2021 – present"], [2021, 3, 1]),
        ([], ["2019 – 2030"], [2019, 1, 1]),
        ([""], [""], [1970, 1, 1]),
        # no date of a file
        (["-0043"], [], [1970, 1, 1]),
    ],
)
def test_the_date_of_the_file(papers: list[str], items: list[str], expected: list[int]) -> None:
    sections = (
        Section("publications", "", papers=tuple(map(paper, papers))),
        Section("talks", "", tuple(item(date, "A talk") for date in items)),
    )
    assert data(Curriculum(Profile(), sections))["date"] == expected


def test_years_that_a_file_can_have() -> None:
    for year, expected in ((0, 1970), (1, 1), (9999, 9999), (10_000, 1970)):
        record = paper("2020").publication._replace(date=Date(year))
        cv = Curriculum(Profile(), (Section("publications", "", papers=(Paper(record),)),))
        assert data(cv)["date"] == [expected, 1, 1]


LINKS = [
    (ProfileLink("github", " GitHub ", "https://github.com/rosa"), "github.com/rosa"),
    (ProfileLink("website", "", "https://www.example.org/a/"), "example.org/a"),
    # an address that no one types
    (ProfileLink("scholar", " Google\nScholar ", "https://example.org/a?user=b"), "Google Scholar"),
]


@pytest.mark.parametrize(("link", "shown"), LINKS)
def test_links_of_the_head(link: ProfileLink, shown: str) -> None:
    cv = Curriculum(Profile(links=(link,)), (), url="https://rosa.example.org")
    label = " ".join(link.label.split())
    assert data(cv)["links"] == [{"kind": link.kind, "label": label, "url": link.url, "text": shown}]
    # the address of the site stands there already
    for url in (link.url, link.url.rstrip("/"), f"{link.url.rstrip('/')}/"):
        assert data(replace(cv, url=url))["links"] == []
    for url in ("page.html", "javascript:x", ""):
        assert data(replace(cv, profile=Profile(links=(link._replace(url=url),))))["links"] == []


RICH: list[tuple[RichText, list[Any]]] = [
    (("a\u2028b\x00",), ["a b"]),
    # what nothing is left of
    (("\x00", "b"), ["b"]),
    ((Styled(Style.EMPHASIS, ("a", Styled(Style.CODE, ("b",)))),), [{"em": ["a", {"code": ["b"]}]}]),
    ((Styled(Style.SUPERSCRIPT, ("2",)), Styled(Style.SUBSCRIPT, ("i",))), [{"sup": ["2"]}, {"sub": ["i"]}]),
    ((Link("mailto:a@example.org", ("b",)),), [{"link": "mailto:a@example.org", "body": ["b"]}]),
    ((Link("FTP://example.org/a b", ("b",)),), [{"link": "FTP://example.org/a%20b", "body": ["b"]}]),
    ((Link("//example.org/a", ("b",)),), [{"body": ["b"]}]),
    ((Foreign("zh-Hans", "ltr", ("罗",)),), [{"foreign": "zh", "dir": "ltr", "body": ["罗"]}]),
    ((Foreign("und-Arab", "rtl", ("ر",)),), [{"foreign": "", "dir": "rtl", "body": ["ر"]}]),
    ((Math(" x "),), [{"math": {"mi": "x"}, "source": "x"}]),
    ((Math("\\foo\n x"),), [{"code": ["\\foo x"], "formula": "\\foo x"}]),
]


@pytest.mark.parametrize(("text", "expected"), RICH)
def test_rich_text(text: RichText, expected: list[Any]) -> None:
    assert rich(text) == expected


def test_formulas_that_are_shown_as_their_source() -> None:
    found = {
        "name": "x",
        "sections": [
            {
                "items": [{"text": [{"code": ["\\foo"], "formula": "\\foo"}, {"math": {}, "source": "y"}]}],
                "papers": [
                    {"title": [{"code": ["\\bar"], "formula": "\\bar"}]},
                    {"title": ["a", {"em": [{"code": [DEEP], "formula": DEEP}]}]},
                ],
            },
            {"details": [{"text": [{"formula": "\\input{z}"}], "details": [{"text": [{"formula": "{"}]}]}]},
        ],
    }
    # unknown macros of a .bib file have been reported where they stand
    assert list(unset_formulas(found)) == ["\\foo", DEEP, "\\input{z}", "{"]


DEEP = "\\sqrt{" * 30 + "x" + "}" * 30


def line(text: RichText, **parts: RichText) -> dict[str, Any]:
    """Return the data of an item with a line and its parts."""
    (found,) = section(Section("education", "", (Item(None, text, parts),)))["items"]
    return {name: found[name] for name in ("lead", "behind", "opens_with", "separator", "rest", "place")}


UNI = Styled(Style.STRONG, ("Uni",))
LINES: list[tuple[RichText, dict[str, RichText], dict[str, Any]]] = [
    (
        ("PhD: Uni; Turku.",),
        {"title": ("PhD",), "organisation": ("Uni",), "place": ("Turku",)},
        {"lead": ["PhD"], "behind": [": Uni; Turku."], "opens_with": "title", "separator": ": "}
        | {"rest": ["Uni."], "place": ["Turku"]},
    ),
    (
        ("Uni (PhD)",),
        {"title": ("PhD",), "organisation": ("Uni",)},
        # in brackets it is no title of its own
        {"lead": ["Uni"], "behind": [" (PhD)"], "opens_with": "organisation", "separator": " "}
        | {"rest": ["(PhD)"], "place": []},
    ),
    (
        ("Uni, PhD thesis, PhD",),
        {"title": ("PhD",), "organisation": ("Uni",)},
        {"lead": ["Uni"], "behind": [", PhD thesis, PhD"], "opens_with": "organisation", "separator": ", "}
        | {"rest": ["PhD thesis, ", {"strong": ["PhD"]}], "place": []},
    ),
    (
        ("Uni, ", UNI, ", x"),
        {"title": (UNI,), "organisation": ("Uni",)},
        {"lead": ["Uni"], "behind": [", ", {"strong": ["Uni"]}, ", x"], "opens_with": "organisation"}
        | {"separator": ", ", "rest": [{"strong": [{"strong": ["Uni"]}]}, ", x"], "place": []},
    ),
    (
        ("Uni, PhD, ", UNI, "x"),
        {"title": ("PhD",), "organisation": ("Uni",)},
        {"lead": ["Uni"], "behind": [", PhD, ", {"strong": ["Uni"]}, "x"], "opens_with": "organisation"}
        | {"separator": ", ", "place": []}
        | {"rest": [{"strong": ["PhD"]}, ", ", {"strong": ["Uni"]}, "x"]},
    ),
    (
        ("PhD",),
        {"title": ("PhD",)},
        {"lead": ["PhD"], "behind": [], "opens_with": "title", "separator": "", "rest": [], "place": []},
    ),
    (
        ("PhD", UNI),
        {"title": ("PhD",)},
        {"lead": ["PhD"], "behind": [{"strong": ["Uni"]}], "opens_with": "title", "separator": " "}
        | {"rest": [{"strong": ["Uni"]}], "place": []},
    ),
    (
        (UNI, ", PhD"),
        {"organisation": (UNI,), "title": ("PhD",)},
        {"lead": [{"strong": ["Uni"]}], "behind": [", PhD"], "opens_with": "organisation", "separator": ", "}
        | {"rest": [{"strong": ["PhD"]}], "place": []},
    ),
    # the last place is meant, and none that is a part of another word
    (
        ("Uni, Turku, Faculty, Turku",),
        {"organisation": ("Uni",), "place": ("Turku",)},
        {"lead": ["Uni"], "behind": [", Turku, Faculty, Turku"], "opens_with": "organisation"}
        | {"separator": ", ", "rest": ["Turku, Faculty"], "place": ["Turku"]},
    ),
    (
        ("Uni, Turku (Turku)",),
        {"organisation": ("Uni",), "place": ("Turku",)},
        {"lead": ["Uni"], "behind": [", Turku (Turku)"], "opens_with": "organisation"}
        | {"separator": ", ", "rest": ["Turku (Turku)"], "place": []},
    ),
    (
        ("Uni, ", Math("x"), ", Turku"),
        {"organisation": ("Uni",), "place": ("Turku",)},
        {"lead": ["Uni"], "behind": [", ", {"math": {"mi": "x"}, "source": "x"}, ", Turku"]}
        | {"opens_with": "organisation", "separator": ", ", "place": ["Turku"]}
        | {"rest": [{"math": {"mi": "x"}, "source": "x"}]},
    ),
    (
        ("A line, Turku",),
        {"title": ("Another",), "place": ("Turku",)},
        {"lead": [], "behind": ["A line, Turku"], "opens_with": "", "separator": " ", "rest": ["A line"]}
        | {"place": ["Turku"]},
    ),
    (
        (),
        {"title": ("PhD",)},
        {"lead": [], "behind": [], "opens_with": "", "separator": "", "rest": [], "place": []},
    ),
]


@pytest.mark.parametrize(("text", "parts", "expected"), LINES)
def test_the_line_of_an_item(text: RichText, parts: dict[str, RichText], expected: dict[str, Any]) -> None:
    assert line(text, **parts) == expected


def test_an_item() -> None:
    one = replace(
        item("Sep 2020 – May 2021", "PhD, Uni", point("a", below=(point("b"),)), title="PhD", group="G"),
        url="https://example.org/a",
        summary=("Of it",),
    )
    found = section(
        Section(
            "education", " Education ", (one, replace(one, url="a.html", span=None), replace(one, group=()))
        )
    )
    first, second, third = found["items"]
    assert first | {"rest": [], "separator": ""} == {
        "date": "Sep 2020 – May 2021",
        "label": ["G"],
        "lead": ["PhD"],
        "behind": [", Uni"],
        "opens_with": "title",
        "separator": "",
        "rest": [],
        "place": [],
        "text": ["PhD, Uni"],
        "parts": {"title": ["PhD"]},
        "url": "https://example.org/a",
        "summary": ["Of it"],
        "details": [{"text": ["a"], "details": [{"text": ["b"], "details": []}]}],
    }
    # a group has its line over the first of its items
    assert second == first | {"date": "", "label": [], "url": ""}
    assert third == first | {"label": []}
    assert (found["kind"], found["layout"], found["title"]) == ("education", "two-lines", "Education")


def test_a_section() -> None:
    found = section(
        Section(
            "skills",
            "Skills\n",
            groups=(Group(("G",), (Value(("a",), " b "), Value(("c",)))), Group((), ())),
            details=(point("p"),),
            selected=Selected(38, "https://example.org/papers.html"),
            sources=" Counted by us ",
        )
    )
    assert found == {
        "kind": "skills",
        "layout": "line",
        "title": "Skills",
        "items": [],
        "groups": [
            {"label": ["G"], "values": [{"text": ["a"], "level": "b"}, {"text": ["c"], "level": ""}]},
            {"label": [], "values": []},
        ],
        "tables": [],
        "sources": "Counted by us",
        "papers": [],
        "numbered": False,
        "key": [],
        "legend": [],
        "selected": {
            "text": "Selected of 38 papers",
            "url": "https://example.org/papers.html",
            "url_text": "example.org/papers.html",
        },
        "details": [{"text": ["p"], "details": []}],
    }


@pytest.mark.parametrize("url", ["", "papers.html", "javascript:x"])
def test_a_choice_of_papers_whose_page_has_no_address(url: str) -> None:
    found = section(Section("publications", "", details=(point("p"),), selected=Selected(3, url)))
    assert found["selected"] == {"text": "Selected of 3 papers", "url": "", "url_text": ""}


@pytest.mark.parametrize(
    ("found", "is_shown"),
    [
        (Section("talks", "Talks", selected=Selected(3), sources="Us"), False),
        (Section("talks", "", (item("", ""),)), True),
        (Section("talks", "", groups=(Group((), ()),)), True),
        (Section("talks", "", papers=(paper(""),)), True),
        (Section("talks", "", tables=(Table("", ("Year",), (), ""),)), True),
        (Section("talks", "", details=(point(""),)), True),
    ],
)
def test_which_sections_are_shown(found: Section, is_shown: bool) -> None:
    assert len(data(Curriculum(Profile(), (found,)))["sections"]) == is_shown


EQUAL, LEAD = Role("equal", "*", "equal contribution"), Role("lead", "†", "project lead")


def foreign(name: str, language: str, direction: str) -> ForeignName:
    made = ForeignName(name)
    made.language, made.direction, made.pair = language, direction, ()
    return made


AUTHORS = (
    AuthorView("Rosa Example", "https://rosa.example.org", True, (EQUAL, LEAD), True),
    AuthorView(foreign("罗莎", "zh-Hans", "ltr"), "", False, (EQUAL,), True),
    AuthorView("Bo Roe", "", False, (), False, folded=True),
)
FULL = VIEW._replace(
    title=("On ", Styled(Style.EMPHASIS, ("it",))),
    title_url="https://example.org/p",
    authors=AUTHORS,
    authors_end=" et al.",
    venue_badge=VenueBadge(" POI ", "conference"),
    venue=("Proc. of It, 3",),
    date=Date(2024, 5),
    date_end=Date(2024, 6),
    note=("to appear",),
    badges=(Badge(" Best\nPaper ", "prize"),),
    counts=(CountView("citations", "14 citations", "OpenAlex, Nov 2026"),),
    links=(
        LinkView("pdf", "PDF", "https://example.org/p.pdf"),
        LinkView("code", " Code ", "code.html"),
        LinkView("slides", "Slides", "https://example.org/s.pdf", download=True),
    ),
    folded_authors=3,
)


def test_a_paper() -> None:
    found = section(Section("publications", "", papers=(replace(paper("2024"), number="[J1]"),)), FULL)
    (shown,) = found["papers"]
    marks = [{"symbol": "*", "label": "equal contribution"}, {"symbol": "†", "label": "project lead"}]
    assert shown == {
        "key": "k",
        "title": ["On ", {"em": ["it"]}],
        "url": "https://example.org/p",
        "authors": [
            {"name": "Rosa Example", "language": "", "dir": "", "me": True, "marks": marks},
            {"name": "罗莎", "language": "zh", "dir": "ltr", "me": False, "marks": marks[:1]},
        ],
        "more_authors": "and 3 more authors",
        "authors_end": " et al.",
        "venue_short": "POI",
        "venue": ["Proc. of It, 3"],
        "date": "May–June 2024",
        "year": "2024",
        "note": ["to appear"],
        "badges": [
            {"kind": "prize", "text": "Best Paper"},
            {"kind": "citations", "text": "14 citations (OpenAlex, Nov 2026)"},
        ],
        "links": [{"label": "PDF", "url": "https://example.org/p.pdf"}],
        "citation": [],
        "number": "[J1]",
        "headings": [],
    }
    # of the folded ones, too, and each once
    assert found["legend"] == marks
    assert (found["numbered"], found["key"]) == (False, [{"letter": "J", "label": "journal"}])


def test_a_paper_of_which_little_is_known() -> None:
    (shown,) = section(Section("publications", "", papers=(paper(""),)))["papers"]
    assert shown == {
        "key": "k",
        "title": ["T"],
        "authors": [],
        "headings": [],
        "badges": [],
        "links": [],
        "citation": [],
        "note": [],
        "venue": [],
        **dict.fromkeys(("url", "more_authors", "authors_end", "venue_short", "date", "year", "number"), ""),
    }


@pytest.mark.parametrize(
    ("badge", "venue", "expected"),
    [("POI", "", "POI"), ("poi", "Proc. of POI, 3", ""), ("POI", "Proc. of It", "POI"), ("", "It", "")],
)
def test_a_short_name_that_the_full_one_has_is_not_repeated(badge: str, venue: str, expected: str) -> None:
    view = VIEW._replace(venue_badge=VenueBadge(badge, "x"), venue=(venue,) if venue else ())
    (shown,) = section(Section("publications", "", papers=(paper(""),)), view)["papers"]
    assert shown["venue_short"] == expected


@pytest.mark.parametrize(
    ("numbers", "is_numbered"),
    [(("[J1]", "[J2]"), False), (("", ""), False), (("2.", "1."), True), (("[J1]", "1."), True)],
)
def test_numbers_of_papers(numbers: tuple[str, ...], is_numbered: bool) -> None:
    found = section(
        Section("publications", "", papers=tuple(replace(paper(""), number=number) for number in numbers))
    )
    assert [shown["number"] for shown in found["papers"]] == [*numbers]
    assert found["numbered"] is is_numbered


def test_headings_of_papers() -> None:
    paths = [("A ", "1"), ("A ", "1"), ("A ", "2"), ("B", "2"), (), ("B",), ("B", "2")]
    papers = tuple(replace(paper(""), headings=path) for path in paths)
    shown = section(Section("publications", "", papers=papers))["papers"]
    assert [one["headings"] for one in shown] == [["A", "1"], [], ["2"], ["B", "2"], [], ["B"], ["2"]]


# -- what stops the compiler


def test_long_addresses_are_left_out_with_links_that_are_nothing_else() -> None:
    longest, longer = "https://e.org/" + "é" * 3993, "https://e.org/" + "é" * 3994
    assert len(longest.encode()) == 8_000
    found: dict[str, Any] = {
        "url": longer,
        "links": [{"label": "a", "url": longest}, {"label": "b", "url": longer}, {"label": "c", "url": ""}],
        "title": ["x", {"link": longer, "body": ["y"]}, {"link": longest, "body": ["z"]}],
        "number": 3,
    }
    assert list(_without_long_links(found)) == [longer] * 3
    assert found == {
        "url": "",
        "links": [{"label": "a", "url": longest}, {"label": "c", "url": ""}],
        "title": ["x", {"body": ["y"]}, {"link": longest, "body": ["z"]}],
        "number": 3,
    }


@pytest.mark.parametrize(
    ("name", "size", "problem"),
    [
        ("me.png", 4_000_000, ""),
        ("me.PNG", 3, ""),
        ("me.webp", 0, ""),
        ("me.png", 4_000_001, ", for it has 4.0 MB; make it smaller; 600 pixels are enough"),
        ("me.bmp", 3, ", for Typst reads .gif, .jpeg, .jpg, .png, .svg, .webp alone; name another"),
        ("me.svg", None, ": No such file or directory; correct it"),
    ],
)
def test_photos(tmp_path: Path, name: str, size: int | None, problem: str) -> None:
    path = tmp_path / name
    if size is not None:
        path.write_bytes(b"\xff" * size)
    found, problems = photo_data(path, "Rosa")
    assert problems == ([f"the photo {name} is left out{problem}"] if problem else [])
    assert found == (None if problem else {"data": [255] * (size or 0), "alt": "Rosa"})


def test_no_photo() -> None:
    assert photo_data(None, "Rosa") == (None, [])


# -- fonts


@pytest.mark.parametrize(
    ("text", "language", "region", "expected"),
    [
        ("x", "en", "", []),
        ("罗", "en", "", ["Noto Serif CJK SC"]),
        ("罗", "zh", "HK", ["Noto Serif CJK TC"]),
        ("罗", "zh", "MO", ["Noto Serif CJK TC"]),
        ("罗", "zh", "CN", ["Noto Serif CJK SC"]),
        # the region counts for Chinese alone
        ("罗", "en", "TW", ["Noto Serif CJK SC"]),
        ("罗", "ja", "", ["Noto Serif CJK JP", "Noto Serif CJK SC"]),
        ("罗", "ko", "", ["Noto Serif CJK KR", "Noto Serif CJK SC"]),
        # the language counts where there is something of it
        ("ש", "ja", "", ["Noto Serif Hebrew"]),
        ("、", "en", "", ["Noto Serif CJK SC"]),
        ("\uff5f", "en", "", ["Noto Serif CJK SC"]),
        ("ｱ", "en", "", ["Noto Serif CJK JP"]),
        ("ひ로", "en", "", ["Noto Serif CJK JP", "Noto Serif CJK KR"]),
        ("اש", "en", "", ["Noto Serif Hebrew", "Noto Serif Arabic"]),
    ],
)
def test_fonts_that_are_wanted(text: str, language: str, region: str, expected: list[str]) -> None:
    assert [found[0] for found in fonts._fonts(text, language, region)] == expected


def test_fonts_that_are_there() -> None:
    installed = {"SimSun", "PingFang SC", "STSong", "Amiri", "Noto Sans Arabic"}
    assert fonts.system_fonts("罗", "en", "", installed) == ["STSong"]
    assert fonts.system_fonts("罗", "en", "", installed, sans=True) == ["PingFang SC"]
    assert fonts.system_fonts("罗ا", "en", "", installed) == ["STSong", "Noto Sans Arabic"]
    assert fonts.system_fonts("ا", "en", "", {"Amiri"}, sans=True) == ["Amiri"]
    assert fonts.system_fonts("罗", "ja", "", {"SimSun"}) == ["SimSun"]
    assert fonts.system_fonts("罗", "en", "", set()) == []
    # each once, also where two scripts have it
    assert fonts.system_fonts("罗、ㄅ", "en", "", {"SimSun"}) == ["SimSun"]


def test_scripts_of_letters() -> None:
    assert fonts.scripts("aα а ª º µ ᵃ 𝐱 ℝ 1 ☃ \x00") == ()
    assert fonts.scripts("ש罗اא") == ("HEBREW", "ARABIC", "CJK")
    edges = "\u2fff\u3000\u303f\u3040\uff00\uff60"
    assert [fonts.scripts(one) for one in edges] == [(), ("CJK",), ("CJK",), (), ("CJK",), ("CJK",)]
