"""The CV as PDF: read back from the file, with hostile texts, other scripts, and templates of a site."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from cv.curricula import (
    EDUCATION,
    EMPTY,
    FULL,
    HOSTILE,
    MARKUP,
    PAPERS,
    PROFILE,
    SERVICE,
    Curriculum,
    item,
    point,
)
from export.library import entry
from pypdf import PdfReader, mult

from sphinx_academic.bib.translations import localized
from sphinx_academic.cv.look import Look
from sphinx_academic.cv.pdf import typeset as cv_pdf
from sphinx_academic.cv.pdf.fonts import font_to_install, scripts, system_fonts
from sphinx_academic.cv.pdf.math import math_tree
from sphinx_academic.cv.pdf.typeset import TemplateError, make_pdf
from sphinx_academic.cv.pdf.typst_data import CvData, View, _with_strong, cv_data, rich
from sphinx_academic.cv.records import Item, Paper, Section, Table
from sphinx_academic.model.people import Registry
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.roles import RoleTable
from sphinx_academic.model.text import Link, Math, RichText, Style, Styled
from sphinx_academic.publications.listed import Listed
from sphinx_academic.publications.view import PublicationView, make_view

FONTS = typst.Fonts
#: begins the problem of a character that no font has; a machine of developers may have few
NO_FONT = "no font on this machine has "
Write = Callable[..., PdfReader]

PAPER = entry(r"""@inproceedings{k, title = {On \emph{Öre} and $n^2$},
    author = {Rosa Example\* and Bo Roe\* and Cy Poe✉},
    booktitle = {Proc. of It}, abbr = {POI}, year = 2024, award = {Best Paper}, doi = {10.5555/1},
    code = {https://example.org/c}}""")
ONE_PAPER = Curriculum(PROFILE, (Section("publications", "Papers", papers=(Paper(PAPER, 0),)),))
#: without the name that needs a font of the system
PLAIN = replace(ONE_PAPER, profile=PROFILE._replace(other_name=""))


def view(paper: Paper) -> PublicationView:
    return make_view(paper.publication, Listed(b"", me=paper.me), RoleTable(), Registry())


def data_of(cv: Curriculum) -> dict[str, Any]:
    return cv_data(cv, view)


def write_pdf(
    cv: Curriculum, target: Path, templates: Sequence[Path], view: View, **options: Any
) -> list[str]:
    """Write the PDF, and return the problems but for fonts that this machine lacks."""
    content, problems = make_pdf(cv, templates, view, **options)
    target.write_bytes(content)
    return [problem for problem in problems if not problem.startswith(NO_FONT)]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a CV without problems, and reads it back."""

    def written(cv: Curriculum, **options: Any) -> PdfReader:
        target = tmp_path / "cv.pdf"
        assert write_pdf(cv, target, [], view, **options) == []
        return PdfReader(target)

    return written


@cache
def has_font(text: str) -> bool:
    """Return whether this machine has a font for a text; the wheel of Typst brings none for Chinese."""
    _content, problems = make_pdf(Curriculum(Profile(text), ()), [], view)
    return problems == []


def text(pdf: PdfReader) -> str:
    """Return the text of all pages, with one blank where there are blanks, ends of lines or of pages."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def links(pdf: PdfReader) -> list[str]:
    notes = [note.get_object() for page in pdf.pages for note in page.get("/Annots", ())]
    return [note["/A"]["/URI"] for note in notes if "/A" in note]


def test_everything_is_in_it(write: Write) -> None:
    pdf = write(FULL)
    found = text(pdf)
    for fact in (
        "Rosa Example",
        "Postdoctoral researcher, Example University",
        "rosa@example.org",
        "+00 000 0000",
        "github.com/rosa-example",
        "Google Scholar",
        "Sep 2020 – Aug 2024",
        "PhD in Computer Science",
        "Example University (Turku), advised by A. Teacher. GPA: 4.9/5",
        "of everything",
        "2018/19 Exchange year",
        "Sep 2024 – present",
        "which works",
        "Fall 2023 CS 101 Compilers",
        "A line without parts",
        "Journal of Tests",
        "libthing (Python)",
        "Python (expert), C",
        "Finnish (native) · ",
        "GRE",
        "A paper wrote of it",
    ):
        assert fact in found
    if has_font("罗莎中文"):
        assert "罗莎" in found
        assert "中文 (basic)" in found
    for paper in PAPERS.papers:
        word = paper.publication.plain_title.split()[0]
        assert word in found or not has_font(word)
    assert {
        "mailto:rosa@example.org",
        "https://uni.example.org/",
        "https://orcid.org/0000-0002-1825-0097",
    } <= set(links(pdf))


def test_group_is_named_once(write: Write) -> None:
    teaching = next(section for section in FULL.sections if section.kind == "teaching")
    assert text(write(Curriculum(Profile(), (teaching,)))).count("Example University") == 1


BOLD = Styled(Style.STRONG, ("Tide",))
EMPHASIS = Styled(Style.EMPHASIS, ("Tide",))


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (("A, Tide, Oslo",), ("Tide",), ("A, ", BOLD, ", Oslo")),
        (
            ("A, ", EMPHASIS, ", ", EMPHASIS, "."),
            (EMPHASIS,),
            ("A, ", Styled(Style.STRONG, (EMPHASIS,)), ", ", EMPHASIS, "."),
        ),
        ((EMPHASIS, ", Tide, Oslo"), ("Tide",), (EMPHASIS, ", ", BOLD, ", Oslo")),
        # within other words, or where there is none
        (("A Tideland",), ("Tide",), ("A Tideland",)),
        (("A, B",), (), ("A, B",)),
    ],
)
def test_only_the_title_of_an_item_stands_out(text: RichText, title: RichText, expected: RichText) -> None:
    assert _with_strong(text, title) == expected


def test_paper_is_shown_as_in_lists(write: Write) -> None:
    pdf = write(ONE_PAPER)
    assert (
        "2024 On Öre and 𝑛2 Rosa Example*, Bo Roe*, Cy Poe✉ POI Proc. of It Best Paper "
        "*equal contribution ✉corresponding author"
    ) in text(pdf).replace("\u2009", "").replace("* equal", "*equal").replace("✉ corr", "✉corr")
    assert links(pdf)[-1] == "https://doi.org/10.5555/1"


def test_metadata(write: Write) -> None:
    # what no font has would cost the accessibility that is stated
    pdf = write(replace(PLAIN, sections=(EDUCATION, *PLAIN.sections)))
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == ("Rosa Example", "Rosa Example")
    # an archival file has a date: the newest of those that the CV states
    assert pdf.metadata.creation_date == datetime(2024, 1, 1, tzinfo=UTC)
    root: Any = pdf.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in root["/Metadata"].get_data()
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in root["/Metadata"].get_data()
    assert [entry["/Title"] for entry in pdf.outline if not isinstance(entry, list)] == [
        "Education",
        "Papers",
    ]


def test_same_bytes_every_time(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        write_pdf(FULL, tmp_path / name, [], view)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_pages(write: Write) -> None:
    many = Section("service", "Service", details=tuple(point(f"point {number}") for number in range(100)))
    first, *others = write(Curriculum(PROFILE, (many,)), look=Look(paper="letter")).pages
    assert [round(float(side)) for side in first.mediabox[2:]] == [612, 792]
    assert f"Rosa Example – 1/{len(others) + 1}" in first.extract_text()
    assert f"Rosa Example – 2/{len(others) + 1}" in others[0].extract_text()


def test_hostile_texts_are_texts(tmp_path: Path) -> None:
    target = tmp_path / "cv.pdf"
    (problem,) = write_pdf(HOSTILE, target, [], view)
    assert problem.startswith("the formula ‘")
    found = text(PdfReader(target))
    # name, position, affiliation, location, phone, and what else there is
    wanted = "".join(MARKUP.split())
    assert found.replace(" ", "").replace("\u200b", "").count(wanted) > 20
    assert "javascript" not in " ".join(links(PdfReader(target)))


def test_a_long_address_costs_its_link_alone(tmp_path: Path) -> None:
    long = "https://example.org/" + "ö" * 4_000
    fits = "https://example.org/" + "o" * 7_980
    addresses = f"url = {{{long}1}}, code = {{{long}2}}"
    paper = entry(f"@misc{{k, title = {{Tides}}, {addresses}, year = 2024}}")
    linked = entry(f"@misc{{l, title = {{Ebbs}}, url = {{{fits}}}, year = 2024}}")
    profile = PROFILE._replace(links=(ProfileLink("other", "My page", f"{long}3"),))
    talk = point(Link(f"{long}4", ("Waves",)))
    sections = (
        Section("publications", "Papers", papers=(Paper(paper, 0), Paper(linked, 0))),
        Section("talks", "Talks", details=(talk,)),
    )
    target = tmp_path / "cv.pdf"
    problems = write_pdf(Curriculum(profile, sections, url=f"{long}5"), target, [], view)
    assert len(problems) == 5
    assert all("is longer than the 8000 characters that a PDF takes" in problem for problem in problems)
    pdf = PdfReader(target)
    assert "Tides" in text(pdf)
    assert "Waves" in text(pdf)
    assert fits in links(pdf)


def test_nothing_at_all(write: Write) -> None:
    pdf = write(EMPTY)
    assert text(pdf) == ""
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Curriculum vitae"


def test_nothing_leaves_the_page(write: Write) -> None:
    long = "x" * 400
    authors = " and ".join(f"Ann Author{number}" for number in range(600))
    papers = (Paper(entry(f"@misc{{k, author = {{{authors}}}, title = {{T}}}}")),)
    sections = (Section("talks", long, (item("2020", long),)), Section("publications", "", papers=papers))
    pdf = write(Curriculum(Profile(name=long), sections))
    places: list[tuple[float, float]] = []

    def note(found: str, matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        if found.strip():
            places.append(tuple(mult(text_matrix, matrix)[4:6]))

    for page in pdf.pages:
        lines = page.extract_text(visitor_text=note).replace("\u200b", "").splitlines()
        assert max(map(len, lines)) < 150
    assert all(0 < x < 595 and -10 < y < 842 for x, y in places)
    assert "x" * 400 in "".join(text(pdf).replace("\u200b", "").split())
    assert "Author599" in text(pdf)


def test_dates_are_in_the_language_of_the_site(write: Write) -> None:
    shown = text(write(Curriculum(Profile(), (EDUCATION,), language="zh_CN"))).replace(" ", "")
    assert ("2020年9月" if has_font("年月") else "2020") in shown
    assert "Sep" not in shown


@pytest.mark.parametrize("language", ["ar", "he"])
def test_right_to_left(write: Write, language: str) -> None:
    cv = replace(FULL, language=language, profile=PROFILE._replace(name="Rosa"))
    assert "Rosa" in text(write(cv))


# -- templates


def test_template_of_the_site(tmp_path: Path) -> None:
    template = tmp_path / "templates" / "academic" / "cv.typ"
    template.parent.mkdir(parents=True)
    template.with_name("part.typ").write_text("#let greeting = [Hello]")
    template.write_text(
        '#import "part.typ": greeting\n#let cv = json(bytes(sys.inputs.facts))\n'
        "#set document(title: cv.title, date: none)\n#greeting #cv.name"
    )
    target = tmp_path / "cv.pdf"
    assert write_pdf(FULL, target, [tmp_path / "nothing", tmp_path / "templates"], view) == []
    assert text(PdfReader(target)) == "Hello Rosa Example"

    template.write_text("#nonsense")
    target.unlink()
    with pytest.raises(TemplateError, match=r"cv\.typ: error: unknown variable: nonsense"):
        write_pdf(FULL, target, [tmp_path / "templates"], view)
    assert not target.exists()


def test_template_of_the_site_that_is_not_accessible(tmp_path: Path) -> None:
    template = tmp_path / "academic" / "cv.typ"
    template.parent.mkdir()
    template.write_text("Hello")
    (problem,) = write_pdf(FULL, tmp_path / "cv.pdf", [tmp_path], view)
    assert re.match("it is no accessible PDF: .*title.*; correct the template", problem)
    assert text(PdfReader(tmp_path / "cv.pdf")) == "Hello"


# -- fonts


def test_missing_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv_pdf.typst, "Fonts", lambda include_system_fonts: FONTS(False))
    content, (problem,) = make_pdf(FULL, [], view)
    assert problem == f"{NO_FONT}'罗'; install one that does, such as Noto Serif CJK SC"
    assert "Rosa Example" in text(PdfReader(BytesIO(content)))


SEARCHES = [
    (PLAIN, [False]),
    # the second time to write what the first refuses, for want of a font
    (ONE_PAPER, [True, True]),
    # no letter, so only the refusal shows it
    (replace(PLAIN, phone="\U0001f9ff"), [False, True, True]),
]


@pytest.mark.parametrize(("cv", "expected"), SEARCHES)
def test_fonts_of_the_system_are_looked_for_where_they_are_needed(
    cv: Curriculum, expected: list[bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requested = []

    def fonts(include_system_fonts: bool) -> typst.Fonts:
        requested.append(include_system_fonts)
        return FONTS(False)

    monkeypatch.setattr(cv_pdf.typst, "Fonts", fonts)
    write_pdf(cv, tmp_path / "cv.pdf", [], view)
    assert requested == expected


SCRIPTS = [
    ("Ünïcödé Ελλάς Кирилл ✉ – “”", "en", "", (), []),
    ("罗莎", "en", "", ("CJK",), ["Noto Serif CJK SC"]),
    ("羅莎", "zh", "TW", ("CJK",), ["Noto Serif CJK TC"]),
    ("日本", "ja", "", ("CJK",), ["Noto Serif CJK JP", "Noto Serif CJK SC"]),
    ("ロサ", "en", "", ("KATAKANA",), ["Noto Serif CJK JP"]),
    ("로사", "en", "", ("HANGUL",), ["Noto Serif CJK KR"]),
    ("روزا", "ar", "", ("ARABIC",), ["Noto Sans Arabic"]),
]


@pytest.mark.parametrize(("found", "language", "region", "expected", "fonts"), SCRIPTS)
def test_fonts_of_scripts(
    found: str, language: str, region: str, expected: tuple[str, ...], fonts: list[str]
) -> None:
    installed = {*(f"Noto Serif CJK {code}" for code in ("SC", "TC", "JP", "KR")), "Noto Sans Arabic"}
    assert scripts(found) == expected
    assert system_fonts(found, language, region, installed) == fonts


def test_font_to_install() -> None:
    texts = ("ש", "☃", "\U0001f9ff", "x", "、")
    fonts = [font_to_install(text, "en", "") for text in texts]
    symbols = "Noto Sans Symbols 2"
    assert fonts == ["Noto Serif Hebrew", symbols, "Noto Color Emoji", symbols, "Noto Serif CJK SC"]


# -- facts


NAMES = ("lead", "rest", "place")
LINES = [
    (
        item("2020", "PhD, Uni (Turku), Turku", title="PhD", organisation="Uni (Turku)", place="Turku"),
        ("PhD", "Uni (Turku)", "Turku"),
    ),
    (
        item("2020", "Uni, PhD, Turku. GPA: 5", title="PhD", organisation="Uni", place="Turku"),
        # as on a page, the title is what stands out
        ("Uni", "*PhD*. GPA: 5", "Turku"),
    ),
    (item("2020", "ML, Turku: a paper", title="ML", place="Turku"), ("ML", "a paper", "Turku")),
    (item("2020", "PhD, Turku Uni", title="PhD", place="Turku"), ("PhD", "Turku Uni", "")),
    (item("2020", "just a line", note="line"), ("", "just a line", "")),
    (item("2020", ""), ("", "", "")),
]


@pytest.mark.parametrize(("one", "expected"), LINES)
def test_line_of_an_item(one: Item, expected: tuple[str, str, str]) -> None:
    (found,) = data_of(Curriculum(Profile(), (Section("education", "", (one,)),)))["sections"][0]["items"]
    shown = [
        [piece if isinstance(piece, str) else f"*{piece['strong'][0]}*" for piece in found[name]]
        for name in NAMES
    ]
    assert tuple(map("".join, shown)) == expected
    assert "".join([*found["lead"], *found["behind"]]) == "".join(found["text"])


def test_lead_may_be_in_two_styles() -> None:
    title: RichText = (Styled(Style.STRONG, ("A",)), " B")
    one = Item(None, (*title[:1], " B, C"), {"title": title})
    (found,) = data_of(Curriculum(Profile(), (Section("talks", "", (one,)),)))["sections"][0]["items"]
    assert (found["lead"], found["behind"], found["date"]) == ([{"strong": ["A"]}, " B"], [", C"], "")


def test_empty_sections_are_left_out() -> None:
    found = data_of(Curriculum(Profile(), (Section("talks", "Talks"), SERVICE)))["sections"]
    assert [section["kind"] for section in found] == ["service"]


YEARS = tuple((str(2001 + number), str(number), "–") for number in range(13))
TABLES: list[tuple[tuple[tuple[str, ...], ...], list[CvData]]] = [
    # years stand side by side, in tables of about the same size
    (
        (("2020", "3", "a long value"), ("2021", "0", "")),
        [
            {
                "title": "Figures",
                "source": "Us",
                "heads": ["Year", "2020", "2021"],
                "rows": [["One", "3", "0"], ["Two", "a long value", ""]],
            }
        ],
    ),
    (
        YEARS,
        [
            {
                "title": "Figures",
                "source": "Us",
                "heads": ["Year", *(row[0] for row in YEARS[:7])],
                "rows": [["One", *"0123456"], ["Two", *["–"] * 7]],
            },
            {
                "title": "",
                "source": "",
                "heads": ["Year", *(row[0] for row in YEARS[7:])],
                "rows": [["One", "7", "8", "9", "10", "11", "12"], ["Two", *["–"] * 6]],
            },
        ],
    ),
    # other labels stand below each other
    (
        (("Nine of it", "3", "4"), ("2021", "0", "1")),
        [
            {
                "title": "Figures",
                "source": "Us",
                "heads": ["Year", "One", "Two"],
                "rows": [["Nine of it", "3", "4"], ["2021", "0", "1"]],
            }
        ],
    ),
    (
        (("Nine long", "3", "4"),),
        [
            {
                "title": "Figures",
                "source": "Us",
                "heads": ["Year", "Nine long"],
                "rows": [["One", "3"], ["Two", "4"]],
            }
        ],
    ),
    ((), []),
]


@pytest.mark.parametrize(("rows", "expected"), TABLES)
def test_tables(rows: tuple[tuple[str, ...], ...], expected: list[CvData]) -> None:
    table = Table(" Figures", ("Year", "One", "Two"), rows, "Us ")
    (found,) = data_of(Curriculum(Profile(), (Section("metrics", "", tables=(table,)),)))["sections"]
    assert found["tables"] == expected


@pytest.mark.parametrize(("count", "sizes"), [(12, [12]), (13, [7, 6]), (24, [12, 12]), (25, [9, 9, 7])])
def test_most_columns_of_a_table(count: int, sizes: list[int]) -> None:
    table = Table("", ("Year", "One"), tuple((str(2001 + number), "0") for number in range(count)), "")
    (found,) = data_of(Curriculum(Profile(), (Section("metrics", "", tables=(table,)),)))["sections"]
    assert [len(one["heads"]) - 1 for one in found["tables"]] == sizes


RICH = [
    (("a", Styled(Style.SMALL_CAPS, ("b",))), ["a", {"small": ["b"]}]),
    ((Link("https://example.org/", ("a",)),), [{"link": "https://example.org/", "body": ["a"]}]),
    ((Link("page.html", ("a",)), Link("javascript:x", ("b",))), [{"body": ["a"]}, {"body": ["b"]}]),
    ((Math(r"\input{x}"),), [{"code": [r"\input{x}"], "formula": r"\input{x}"}]),
    ((Math("x"),), [{"math": {"mi": "x"}, "source": "x"}]),
]


@pytest.mark.parametrize(("found", "expected"), RICH)
def test_rich_text(found: RichText, expected: list[Any]) -> None:
    assert rich(found) == expected


def mi(letter: str) -> dict[str, str]:
    return {"mi": letter}


FORMULAS = [
    (r"\frac{a}{b}", {"mfrac": [mi("a"), mi("b")]}),
    (r"x_i^2", {"msubsup": [mi("x"), mi("i"), {"mn": "2"}]}),
    (r"\sqrt{x}", {"msqrt": [mi("x")]}),
    (r"\sqrt[3]{x}", {"mroot": [mi("x"), {"mn": "3"}]}),
    (r"\hat{x}", {"accent": mi("x"), "mark": "\u0302"}),
    (r"\text{if }", {"mtext": "if\xa0"}),
    (r"\binom{n}{k}", {"fenced": [{"mo": "("}, {"mtable": [[mi("n")], [mi("k")]]}, {"mo": ")"}]}),
    (r"\operatorname{argmax}", {"upright": "argmax"}),
    (r"\mathrm{d}", {"upright": "d"}),
    (r"a\quad", {"mrow": [mi("a"), {"mspace": 1.0}]}),
]


@pytest.mark.parametrize(("source", "expected"), FORMULAS)
def test_formula(source: str, expected: dict[str, Any]) -> None:
    found = math_tree(source)
    assert found is not None
    assert found == expected


def test_letters_of_alphabets() -> None:
    assert math_tree(r"\mathbb{R}") == mi("ℝ")


@pytest.mark.parametrize("source", [r"\input{x}", r"\foo", "{", r"\frac{1}", r"\begin{array}{c}a"])
def test_what_is_no_formula_has_no_tree(source: str) -> None:
    assert math_tree(source) is None


@pytest.mark.parametrize(
    ("macro", "most"),
    [
        ("\\sqrt{%s}", 23),
        ("\\frac{1}{%s}", 23),
        ("\\begin{matrix}%s\\end{matrix}", 23),
        # a row is a level, too
        ("\\phantom{a%s}", 11),
        ("\\begin{matrix}a%s\\end{matrix}", 11),
    ],
)
def test_how_deep_a_formula_may_be(macro: str, most: int) -> None:
    source = "y"
    for _ in range(most):
        source = macro % source
    assert math_tree(source) is not None
    assert math_tree(macro % source) is None


def test_formulas_are_typeset(write: Write) -> None:
    source = (
        r"\left(\frac12\right) \binom{n}{k} \sum_{i=1}^n \lim_{x} \underset{a}{b} \overset{c}{d}"
        r"\overline{xy} \begin{pmatrix}a&b\\c&d\end{pmatrix} \sqrt[3]{x} \phantom{x} \operatorname{argmax}"
        r"\mathrm{d} x_1 \boldsymbol{v} \mathbb{R} \mathcal{O} \mathfrak{g} \mathsf{s} \mathtt{t}"
    )
    found = text(write(Curriculum(Profile(), (Section("service", "", details=(point(Math(source)),)),))))
    assert source not in found
    assert all(word in found.replace(" ", "") for word in ("argmax", "lim", "∑"))


def test_formula_in_formulas_costs_no_pdf(tmp_path: Path) -> None:
    source = "\\sqrt{" * 49 + "x" + "}" * 49
    deep = entry(f"@misc{{deep, author = {{Ann Doe}}, title = {{T ${source}$}}, year = 2020}}")
    papers = (Paper(PAPER, 0), Paper(deep, None))
    target = tmp_path / "cv.pdf"
    (problem,) = write_pdf(
        Curriculum(PROFILE, (Section("publications", "Papers", papers=papers),)), target, [], view
    )
    assert problem.startswith("the formula ‘\\sqrt{\\sqrt{")
    assert "is shown as its source" in problem
    found = text(PdfReader(target))
    assert "Ann Doe" in found
    # words without blanks have places to break at
    assert "sqrt{x}" in found.replace("\u200b", "").replace(" ", "")


@pytest.mark.parametrize("depth", [5, 10])
@pytest.mark.parametrize("macro", ["\\sqrt{%s}", "\\frac{1}{%s}", "x^{%s}", "\\hat{%s}", "\\left(%s\\right)"])
def test_formulas_of_some_depth_are_typeset(write: Write, macro: str, depth: int) -> None:
    source = "y"
    for _ in range(depth):
        source = macro % source
    inner: RichText = (Styled(Style.STRONG, (Styled(Style.EMPHASIS, (Math(source),)),)),)
    assert "sqrt" not in text(
        write(Curriculum(Profile(), (Section("service", "", details=(point(*inner),)),)))
    )


def test_parts_from_right_to_left_stand_by_themselves(write: Write) -> None:
    arabic = entry(
        "@article{a, title = {Two}, author = {חסן, עלי and כהן, דוד and Bell, Ann}, journal = {כתב העת},"
        " volume = 3, number = 2, pages = {10--20}, year = 2011}"
    )
    record = localized(arabic, "en")
    shown = make_view(record, Listed(b""), RoleTable(), Registry(), language="en")
    found = cv_data(
        Curriculum(PROFILE, (Section("publications", "", papers=(Paper(arabic, None),)),)),
        lambda _paper: shown,
    )
    (paper,) = found["sections"][0]["papers"]
    names = [(author["name"], author["language"], author["dir"]) for author in paper["authors"]]
    assert names == [("עלי חסן", "he", "auto"), ("דוד כהן", "he", "auto"), ("Ann Bell", "", "")]
    assert paper["venue"] == [{"foreign": "he", "dir": "auto", "body": ["כתב העת"]}, " 3(2):10–20"]


def test_lines_from_left_to_right_stay_so(tmp_path: Path) -> None:
    paper = entry(
        "@misc{a, title = {T}, author = {חסן, עלי and Bell, Ann}, howpublished = {כתב}, year = 2011}"
    )
    record = localized(paper, "en")
    shown = make_view(record, Listed(b""), RoleTable(), Registry(), language="en")
    section = Section("publications", "", papers=(Paper(paper, None),))
    target = tmp_path / "cv.pdf"
    # which fonts there are does not matter here
    write_pdf(Curriculum(Profile(), (section,)), target, [], lambda _paper: shown)
    places: dict[str, float] = {}

    def note(found: str, matrix: list[float], text_matrix: list[float], _font: object, _size: float) -> None:
        if found.strip():
            places[found.strip()] = mult(text_matrix, matrix)[4]

    PdfReader(target).pages[0].extract_text(visitor_text=note)
    start = next(place for found, place in places.items() if found.startswith("T"))
    assert next(place for found, place in places.items() if "Ann" in found) > start + 5


PAPERS_2 = [
    entry(f"@misc{{k{number}, title = {{Paper {number}}}, author = {{Rosa Example}}, year = 2024}}")
    for number in range(9)
]


def stopping_at(folder: Path, *names: str) -> Path:
    """Write a template that cannot typeset some entries."""
    template = folder / "academic" / "cv.typ"
    template.parent.mkdir()
    wanted = ", ".join(f'"{name}"' for name in names)
    stop = (
        "#for part in cv.sections {\n"
        f'  for paper in part.papers {{ if paper.key in ({wanted},) {{ panic("nested too deeply") }} }}\n'
        f'  for point in part.details {{ if point.text.first() in ({wanted},) {{ panic("no") }} }}\n'
        "}\n"
    )
    ours = Path(cv_pdf.__file__).parents[2] / "templates" / "academic" / "cv.typ"
    shutil.copytree(ours.with_suffix(""), template.with_suffix(""))
    template.write_text(ours.read_text("utf-8") + "\n" + stop, "utf-8")
    return folder


def test_an_entry_that_cannot_be_typeset_costs_itself_alone(tmp_path: Path) -> None:
    papers = tuple(
        Paper(found, 0, headings=("Year 2024",) if number < 4 else ("Year 2023",))
        for number, found in enumerate(PAPERS_2)
    )
    cv = Curriculum(
        PROFILE,
        (
            Section("publications", "Papers", papers=papers),
            Section("service", "Service", details=(point("Good"), point("Bad one"))),
        ),
    )
    templates = stopping_at(tmp_path, "k0", "k7", "Bad one")
    problems = write_pdf(cv, tmp_path / "cv.pdf", [templates], view)
    assert [problem.partition("’")[0] for problem in problems] == ["‘k0", "‘k7", "‘Bad one"]
    assert "nested too deeply" in problems[0]
    assert "write it more simply" in problems[0]
    shown = text(PdfReader(tmp_path / "cv.pdf"))
    assert [number for number in range(9) if f"Paper {number}" in shown] == [1, 2, 3, 4, 5, 6, 8]
    # the heading stood over what is left out
    assert "Year 2024" in shown
    assert "Good" in shown


def test_a_template_that_fails_with_every_entry_is_at_fault(tmp_path: Path) -> None:
    cv = Curriculum(
        PROFILE, (Section("publications", "Papers", papers=tuple(Paper(found, 0) for found in PAPERS_2)),)
    )
    templates = stopping_at(tmp_path, *(found.key for found in PAPERS_2))
    with pytest.raises(TemplateError, match="nested too deeply"):
        write_pdf(cv, tmp_path / "cv.pdf", [templates], view)


@pytest.mark.parametrize("address", ["https://rosa.example.org/", "https://rosa.example.org"])
def test_the_address_of_the_site_is_stated_once(address: str) -> None:
    links = (ProfileLink("website", "Website", address), ProfileLink("other", "Lab", f"{address}/lab"))
    data = data_of(replace(FULL, profile=PROFILE._replace(links=links)))
    assert data["url"] == FULL.url
    assert [link["label"] for link in data["links"]] == ["Lab"]


def test_an_address_within_the_site_leads_nowhere_from_paper() -> None:
    data = data_of(replace(FULL, url="index.html"))
    assert data["url"] == ""
