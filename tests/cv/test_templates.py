"""The templates of the PDF: what each shows, in what order, and that nothing leaves the sheet.

With fonts of the wheel alone, as machines have different ones.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typst
from cv.curricula import FULL, HOSTILE, PROFILE, Curriculum, group, item, point
from export.library import entry
from pypdf import PdfReader, mult

from sphinx_academic.cv.look import PARSERS, TEMPLATES, Look, most_papers
from sphinx_academic.cv.numbering import key_of, numbers_by_kind
from sphinx_academic.cv.pdf import typeset as cv_pdf
from sphinx_academic.cv.pdf.fonts import sans_font, system_fonts
from sphinx_academic.cv.pdf.typeset import make_pdf
from sphinx_academic.cv.records import Paper, Section, Selected
from sphinx_academic.model.colours import READABLE, WHITE, contrast, mix, parse_colour
from sphinx_academic.model.people import Registry
from sphinx_academic.model.profile import Profile
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.view import PublicationView, make_view

FONTS = typst.Fonts
NO_FONT = "no font on this machine has "
NAMES = list(TEMPLATES)
LONG = "On the many words of a title whose author could leave none of them out " * 4
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="60"><rect width="40" height="60"/></svg>'


@pytest.fixture(autouse=True)
def _fonts_of_the_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv_pdf.typst, "Fonts", lambda include_system_fonts: FONTS(False))


def view(paper: Paper) -> PublicationView:
    return make_view(paper.publication, Listed(b"", me=paper.me), RoleTable(), Registry())


def write(cv: Any, target: Path, look: Look, photo: Path | None = None) -> PdfReader:
    """Write a PDF that has no problems but those of fonts."""
    content, problems = make_pdf(cv, [], view, look=look, photo=photo)
    assert [problem for problem in problems if not problem.startswith(NO_FONT)] == []
    target.write_bytes(content)
    return PdfReader(target)


def text(pdf: PdfReader) -> str:
    shown = " ".join(page.extract_text() for page in pdf.pages)
    return " ".join(shown.replace("\u200b", "").replace("\xa0", " ").split())


def paper(number: int, fields: str = "", authors: str = "Rosa Example and Bo Roe", year: int = 2024) -> Paper:
    found = entry(
        f"@inproceedings{{k{number}, title = {{Tides {number}}}, author = {{{authors}}}, year = {year}, "
        f"booktitle = {{Proc. of It}}, {fields}}}"
    )
    return Paper(found, 0, f"[C{number}]")


def papers(*found: Paper, **options: Any) -> Section:
    return Section("publications", "Papers", papers=found, **options)


SKILLS = Section("skills", "Skills", groups=(group("Software", ("Python", "expert"), "C"),))
INTERESTS = Section("interests", "Interests", groups=(group("", "Fogs", "Mists"),))
EDUCATION = Section(
    "education",
    "Education",
    (
        item("2020", "PhD, Uni A, Turku", title="PhD", organisation="Uni A", place="Turku"),
        item("2015", "BSc, Uni B, Oulu", title="BSc", organisation="Uni B", place="Oulu"),
    ),
)
TALKS = Section("talks", "Talks", (item("2024", "A talk, ICXY", title="A talk", organisation="ICXY"),))
SMALL = Curriculum(PROFILE._replace(other_name=""), (EDUCATION, TALKS, papers(paper(1)), SKILLS, INTERESTS))

#: in the order in which a reader has it
ORDER = [
    (
        "classic",
        "Rosa Example; rosa@example.org; Education; 2020; PhD; Turku; Uni A; Talks; Papers; 2024; Tides 1",
    ),
    ("classic", "Papers; Tides 1; [C1]; Bo Roe; Proc. of It; C conference; Skills; Interests"),
    (
        "modern",
        "Rosa Example; rosa@example.org; Education; PhD; Uni A; 2020; Turku; Talks; Papers; Tides 1; 2024",
    ),
    (
        "compact",
        "Rosa Example; rosa@example.org; EDUCATION; PhD, Uni A, Turku; 2020; PAPERS; [C1]; Bo Roe; Tides 1",
    ),
    ("compact", "PAPERS; SKILLS; Software: Python (expert), C; INTERESTS; Fogs, Mists"),
    (
        "sidebar",
        "Rosa Example; CONTACT; rosa@example.org; SKILLS; Python; expert; INTERESTS; Education; PhD; Papers",
    ),
]


@pytest.mark.parametrize(("template", "expected"), ORDER)
def test_order(template: str, expected: str, tmp_path: Path) -> None:
    found = text(write(SMALL, tmp_path / "cv.pdf", Look(template=template)))
    place = -1
    for words in expected.split("; "):
        place = found.find(words, place + 1)
        assert place >= 0, f"{words} is not in its place in {found}"


@pytest.mark.parametrize("template", NAMES)
def test_no_item_is_torn_at_the_end_of_a_sheet(template: str, tmp_path: Path) -> None:
    items = (
        item(
            "2020",
            f"Post {n}, House {n}, where there is much to do",
            title=f"Post {n}",
            organisation=f"House {n}",
        )
        for n in range(100, 260)
    )
    cv = Curriculum(PROFILE, (Section("experience", "Experience", tuple(items)),))
    pdf = write(cv, tmp_path / "cv.pdf", Look(template=template))
    assert len(pdf.pages) > 2
    for page in pdf.pages:
        shown = page.extract_text()
        assert re.findall(r"Post (\d+)", shown) == re.findall(r"House (\d+)", shown)


#: whether a template shows numbers by kind
NUMBERED = [("classic", True), ("modern", False), ("compact", True), ("sidebar", False)]


@pytest.mark.parametrize(("template", "expected"), NUMBERED)
def test_numbers(template: str, expected: bool, tmp_path: Path) -> None:
    found = text(write(SMALL, tmp_path / "cv.pdf", Look(template=template)))
    assert ("[C1]" in found, "C conference" in found) == (expected, expected)
    own = replace(SMALL, sections=(papers(replace(paper(1), number="7.")),))
    # a list that numbers its entries itself is followed by all
    assert "7." in text(write(own, tmp_path / "cv.pdf", Look(template=template)))


def test_sidebar_falls_back_to_education(tmp_path: Path) -> None:
    cv = replace(SMALL, sections=(TALKS, EDUCATION))
    found = text(write(cv, tmp_path / "cv.pdf", Look(template="sidebar")))
    assert found.index("EDUCATION") < found.index("Talks")


def test_what_has_no_room_beside_the_text_is_in_it(tmp_path: Path) -> None:
    many = Section("skills", "Skills", groups=(group("", *(f"Skill {number}" for number in range(90))),))
    cv = replace(SMALL, sections=(TALKS, INTERESTS, many))
    found = text(write(cv, tmp_path / "cv.pdf", Look(template="sidebar")))
    assert found.index("INTERESTS") < found.index("Talks") < found.index("Skills") < found.index("Skill 89")


def test_repeated_years_are_blank(tmp_path: Path) -> None:
    cv = replace(SMALL, sections=(papers(paper(3, year=2021), paper(2, year=2021), paper(1, year=2020)),))
    found = text(write(cv, tmp_path / "cv.pdf", Look()))
    assert (found.count("2021"), found.count("2020")) == (1, 1)


@pytest.mark.parametrize("template", NAMES)
def test_a_choice_says_of_how_many(template: str, tmp_path: Path) -> None:
    section = papers(paper(1), selected=Selected(38, "https://rosa.example.org/papers.html"))
    pdf = write(replace(SMALL, sections=(section,)), tmp_path / "cv.pdf", Look(template=template))
    assert "Selected of 38 papers: rosa.example.org/papers.html" in text(pdf)


HARD = Curriculum(
    Profile(
        name="Maximiliane-Henriette von und zu Hohenlohe-Schillingsfürst-Waldenburg",
        position="Professor of Computational Hydrodynamics",
        email=f"{'maximiliane.' * 5}hohenlohe@informatik.uni.example.org",
        location="Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik, " + "x" * 80,
    ),
    (
        Section(
            "education",
            "x" * 200,
            (
                item("Sep 2020 – Aug 2024", f"{LONG}, Uni, {'z' * 90}", title=LONG, place="z" * 90),
                item("", "No date, Uni", title="No date", organisation="Uni"),
                item("2020", "y" * 300),
            ),
        ),
        papers(
            paper(1, f"note = {{{LONG}}}", " and ".join(f"Firstname Lastname{n}" for n in range(27))),
            paper(2, f"abbr = {{{'Proceedings ' * 20}}}, award = {{{LONG}}}"),
            paper(3, authors=" and ".join(f"Ann Author{number}" for number in range(900))),
            *(paper(number, year=2020 - number // 6) for number in range(4, 60)),
        ),
        Section("skills", "w" * 100, groups=(group("v" * 100, "u" * 100, *("Python",) * 60),)),
        Section("service", "Service", details=(point("t" * 300, below=(point(LONG),)),)),
    ),
    phone="+00 000 0000",
)


@pytest.mark.parametrize("paper_size", ["a4", "letter"])
@pytest.mark.parametrize("template", NAMES)
def test_nothing_leaves_the_sheet(template: str, paper_size: str, tmp_path: Path) -> None:
    photo = tmp_path / "me.svg"
    photo.write_text(SVG)
    look = Look(template=template, paper=paper_size, photo=True)
    others = (replace(HARD, language="ar"), replace(FULL, profile=PROFILE._replace(other_name="")))
    # the other sheet has the same templates
    for cv in (HARD, *(others if paper_size == "a4" else ())):
        pdf = write(cv, tmp_path / "cv.pdf", look, photo)
        for page in pdf.pages:
            width, height = map(float, page.mediabox[2:])
            for found, x, y, size in pieces(page):
                # half an em is less than any letter is wide on average
                end = x + len(found) * size * 0.25
                assert 0 < x < width, found
                assert end < width + 5, found
                assert 0 < y < height, found


def pieces(page: Any) -> list[tuple[str, float, float, float]]:
    """Return the texts of a page with their places and sizes."""
    found: list[tuple[str, float, float, float]] = []

    def note(words: str, matrix: list[float], text_matrix: list[float], _font: object, size: float) -> None:
        words = words.replace("\u200b", "")
        if words.strip():
            x, y = mult(text_matrix, matrix)[4:6]
            found.append((words.strip(), x, y, size))

    page.extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize("template", NAMES)
def test_hostile_texts_and_nothing_at_all(template: str, tmp_path: Path) -> None:
    content, problems = make_pdf(HOSTILE, [], view, look=Look(template=template))
    assert content.startswith(b"%PDF")
    assert [p for p in problems if not p.startswith((NO_FONT, "the formula"))] == []
    for nothing in (Curriculum(Profile(), ()), Curriculum(Profile("X"), ()), Curriculum(Profile(), (TALKS,))):
        assert write(nothing, tmp_path / "cv.pdf", Look(template=template)).pages


@pytest.mark.parametrize("template", NAMES)
def test_tags_language_title_and_conformance(template: str, tmp_path: Path) -> None:
    photo = tmp_path / "me.svg"
    photo.write_text(SVG)
    profile = PROFILE._replace(other_name="", photo_alt="Photo of Rosa")
    pdf = write(replace(SMALL, profile=profile), tmp_path / "cv.pdf", Look(template, photo=True), photo)
    root: Any = pdf.trailer["/Root"]
    assert pdf.metadata is not None
    assert (root["/Lang"], pdf.metadata.title) == ("en", "Rosa Example")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    metadata = root["/Metadata"].get_data()
    assert b"<pdfuaid:part>1<" in metadata
    assert b"<pdfaid:part>2<" in metadata
    assert b"<pdfaid:conformance>A<" in metadata
    tags = list(structure(root["/StructTreeRoot"]))
    assert {"/Title", "/H1", "/Link"} <= {str(tag.get("/S")) for tag in tags} | {"/Title"}
    # the photo has words; icons and rules are ornament
    assert [tag.get("/Alt") for tag in tags if tag.get("/S") == "/Figure"] == ["Photo of Rosa"]


def structure(node: Any) -> Any:
    """Yield the elements of a tree of tags."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from structure(child)
    elif isinstance(node, dict) and node.get("/Type") != "/OBJR":
        yield node
        yield from structure(node.get("/K", []))


PHOTOS = [
    ("me.tiff", b"", "for Typst reads"),
    ("none.png", None, "No such file"),
    ("large.png", b"x" * 4_000_001, "it has 4.0 MB; make it smaller"),
    ("broken.png", b"nothing", "for Typst stops at it"),
]


@pytest.mark.parametrize(("name", "content", "expected"), PHOTOS)
def test_a_photo_that_cannot_be_read_costs_itself_alone(
    name: str, content: bytes | None, expected: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    pdf, problems = make_pdf(SMALL, [], view, look=Look("modern"), photo=tmp_path / name)
    assert pdf.startswith(b"%PDF")
    (problem,) = problems
    assert expected in problem


# -- options

GOOD = [
    ("template", "Modern", "modern"),
    ("accent", "#123", (0x11, 0x22, 0x33)),
    ("text-size", "9.5pt", 9.5),
    ("text-size", "11", 11.0),
    ("text-size", "8 PT", 8.0),
    ("text-size", "13", 13.0),
    *(("photo", text, True) for text in ("Yes", "true")),
    *(("photo", text, False) for text in ("no", "False")),
    ("paper", "letter", "letter"),
]
BAD = [
    *(("template", text) for text in ("", "modren", "1")),
    *(("accent", text) for text in ("bluish", "#12", "")),
    *(("text-size", text) for text in ("7.9", "13.1", "nan", "-9", "1e1", "9pt9", "", "٩", ".", "9.5.1")),
    *(("photo", text) for text in ("", "maybe")),
    ("paper", "a5"),
]


@pytest.mark.parametrize(("name", "given", "expected"), GOOD)
def test_options(name: str, given: str, expected: object) -> None:
    assert PARSERS[name](given) == expected


@pytest.mark.parametrize(("name", "given"), BAD)
def test_options_that_cannot_be_used(name: str, given: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PARSERS[name](given)


@pytest.mark.parametrize(
    ("given", "expected"), [("ALL", None), ("Selected", 5), ("7", 7), ("1", 1), ("1234567", 123456)]
)
def test_most_papers(given: str, expected: int | None) -> None:
    assert most_papers(given) == expected


@pytest.mark.parametrize("given", ["", "0", "-1", "some", "1.5"])
def test_most_papers_that_cannot_be_used(given: str) -> None:
    with pytest.raises(ValueError, match="it is all, selected"):
        most_papers(given)


@pytest.mark.parametrize(
    ("template", "accent", "sizes", "photo"),
    [
        ("classic", "#1d4f7c", (10.5, 0), False),
        ("modern", "#0f6e6a", (10, 9), True),
        ("compact", "#7e1d2e", (9, 0), False),
        ("sidebar", "#2b4a7f", (10, 9), True),
    ],
)
def test_what_a_template_has_where_nothing_is_given(
    template: str, accent: str, sizes: tuple[float, float], photo: bool
) -> None:
    look = Look(template)
    defaults = look.defaults
    assert (look.shown_accent, look.has_photo, look.paper) == (accent, photo, "a4")
    assert (defaults.text_size, defaults.sans_size) == sizes
    assert Look(template, photo=not photo).has_photo is not photo


@pytest.mark.parametrize("given", ["#ffffff", "#ffee00", "#1d4f7c", "#000000"])
@pytest.mark.parametrize("template", NAMES)
def test_accent_can_be_read(template: str, given: str) -> None:
    accent = parse_colour(given)
    assert accent is not None
    shown = parse_colour(Look(template, accent).shown_accent)
    assert shown is not None
    assert contrast(shown, WHITE) >= READABLE
    assert contrast(shown, mix(shown, WHITE, 0.1)) >= READABLE


# -- numbers


def record(kind: str, year: int | None, fields: str = "") -> Publication:
    date = f"year = {year}, " if year else ""
    return entry(f"@{kind}{{k{kind}{year}{len(fields)}, title = {{T}}, {date}{fields}}}")


VENUE = "booktitle = {Proc}, "
NUMBERS = [
    ([("article", 2024, ""), ("article", 2020, "")], ["[J2]", "[J1]"]),
    # the order of the list does not matter, but for papers of one date
    ([("article", 2020, ""), ("article", 2024, "")], ["[J1]", "[J2]"]),
    ([("inproceedings", 2024, VENUE + "note={a}, "), ("inproceedings", 2024, VENUE)], ["[C2]", "[C1]"]),
    # what is under review has no number yet, and takes none away
    (
        [("inproceedings", 2024, VENUE + "pubstate = {submitted}"), ("inproceedings", 2023, VENUE)],
        ["", "[C1]"],
    ),
    ([("article", None, ""), ("article", 1990, "")], ["[J1]", "[J2]"]),
    (
        [("book", 2024, ""), ("incollection", 2023, ""), ("phdthesis", 2022, ""), ("techreport", 2021, "")],
        ["[B2]", "[B1]", "[T1]", "[R1]"],
    ),
    ([("misc", 2024, "eprint = {2401.00001}, eprinttype = {arxiv}"), ("misc", 2020, "")], ["[P1]", "[O1]"]),
    ([("software", 2024, ""), ("dataset", 2023, ""), ("strange", 2020, "")], ["[S1]", "[D1]", "[O1]"]),
]


@pytest.mark.parametrize(("entries", "expected"), NUMBERS)
def test_numbers_by_kind(entries: list[tuple[str, int | None, str]], expected: list[str]) -> None:
    found = [record(*one) for one in entries]
    numbers = numbers_by_kind(found)
    assert [numbers.get(one.digest, "") for one in found] == expected


def test_key() -> None:
    assert key_of(["[C2]", "[J1]", "", "3."]) == [("J", "journal"), ("C", "conference")]


# -- fonts


def test_sans_serif_fonts() -> None:
    assert sans_font(["Liberation Sans", "Inter"]) == "Inter"
    assert sans_font(["Some Serif"]) == ""
    installed = {"Noto Serif CJK SC", "Noto Sans CJK SC"}
    assert system_fonts("罗", "en", "", installed) == ["Noto Serif CJK SC"]
    assert system_fonts("罗", "en", "", installed, sans=True) == ["Noto Sans CJK SC"]
