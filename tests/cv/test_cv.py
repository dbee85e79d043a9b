"""``{cv}``: what it gathers, and the files that it writes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from publications.papers import CONF, PAPERS
from pypdf import PdfReader
from support import Build, Built

SETTINGS: dict[str, Any] = CONF | {"myst_enable_extensions": ["fieldlist", "dollarmath"]}

HOME = """
# Noriko Ito

```{profile}
:position: Professor
:email: noriko@example.org
```

## Education

```{education}
- 2015 – 2019, PhD in Physics, Example University

  On tides.

  - A point.
- 2011 – 2015, BSc in Physics, Example University
  :cv: no
```

## Awards

```{awards}
- 2024, A prize for {pub}`shen2024hot`
```

```{skills}
- Software: Python, TeX
```

```{toctree}
talks
papers
cv
```
"""

PAGES = {
    "index.md": HOME,
    "talks.md": "# Talks\n\n```{talks}\n- 2023, A talk, [EGU](papers.md)\n```\n\n"
    "```{awards}\n- 2025, A later prize\n```\n",
    "papers.md": "# Papers\n\n```{publications}\n:filter: me\n:group-by: year\n```\n\n"
    "```{publications}\n:name: best\n:keys: ito2023bounds\n:layout: cards\n```\n",
    "other.md": "---\nacademic_me: naoki-ito\norphan: true\n---\n# Naoki\n\n"
    "```{talks}\n- 2022, Not hers\n```\n",
    "papers.bib": PAPERS,
}


def cv(body: str, *options: str) -> str:
    return "\n".join(["# CV", "", "```{cv}", *(f":{option}" for option in options), body, "```", ""])


BODY = "- awards\n- education: Degrees\n- talks\n- best: Best paper\n- publications\n- skills"


def sections(html: BeautifulSoup) -> dict[str, str]:
    return {
        section.select_one("h2").find(string=True).strip(): " ".join(
            section.select_one(".cv-part").get_text().split()
        )
        for section in html.select("section.group")
    }


def test_sections_in_the_order_of_the_body(build: Build) -> None:
    built = build({**PAGES, "cv.md": cv(BODY)}, conf=SETTINGS)
    found = sections(built.html("cv"))
    assert list(found) == ["Honours and awards", "Degrees", "Talks", "Best paper", "Publications", "Skills"]
    # of several pages, in one order
    assert found["Honours and awards"] == "2025 A later prize 2024 A prize for Hot Pluggable Learning"
    assert found["Degrees"] == "2015 – 2019 PhD in Physics, Example University On tides. A point."
    assert found["Talks"] == "2023 A talk, EGU"
    titles = [
        title.get_text().strip() for title in built.html("cv").select("#cv-publications .publication-title")
    ]
    assert len(titles) == len(set(titles)) == 4
    assert not built.html("cv").select("#cv-best [class~=publications-cards]")
    assert "equal contribution" in found["Publications"]


def test_an_empty_body_takes_all_that_there_is(build: Build) -> None:
    built = build({**PAGES, "cv.md": cv("")}, conf=SETTINGS)
    names = ["Education", "Publications", "Talks", "Honours and awards", "Skills"]
    assert list(sections(built.html("cv"))) == names
    contents = [entry.get_text() for entry in built.html("cv").select(".sphinxsidebar a[href^='#cv-']")]
    assert contents == names


def test_links_lead_from_the_new_place_and_anchors_are_not_repeated(build: Build) -> None:
    pages = {**PAGES, "deep/cv.md": cv("- talks\n- awards\n- publications"), "cv.md": "# C\n"}
    html = build(pages, conf=SETTINGS).html("deep/cv")
    assert html.select_one("#cv-talks .dated-item a")["href"] == "../papers.html"
    assert html.select_one("#cv-awards a[href*='#pub-shen2024hot']")["href"].startswith("../papers.html")
    assert not html.select("[id^=pub-]")


def test_pages_by_name(build: Build) -> None:
    page = cv("- talks", "from: other", "me: naoki-ito")
    built = build({**PAGES, "cv.md": page}, conf=SETTINGS)
    assert sections(built.html("cv")) == {"Talks": "2022 Not hers"}
    assert built.html("cv").select_one(".cv-head .profile-name").text == "Naoki Ito"


def test_the_cv_is_written_again_when_a_page_of_it_changes(build: Build) -> None:
    built = build({**PAGES, "cv.md": cv(BODY)}, conf=SETTINGS)
    again = built.rebuild({"talks.md": "# Talks\n\n```{talks}\n- 2026, Another talk\n```\n"})
    assert "cv" in again.written
    assert "cv" not in again.read
    assert sections(again.html("cv"))["Talks"] == "2026 Another talk"
    assert built.rebuild().written == []


def test_the_cv_follows_papers_of_pages_that_it_names(build: Build) -> None:
    other = "---\nacademic_me: naoki-ito\n---\n# Naoki\n\n```{publications}\n:keys: ito2023bounds\n```\n"
    pages = {**PAGES, "other.md": other, "cv.md": cv("- publications", "from: other")}
    built = build(pages, conf=SETTINGS)
    again = built.rebuild({"papers.bib": PAPERS.replace("Bounds", "Limits")})
    assert "cv" in again.written
    assert "cv" not in again.read
    assert "Limits" in again.html("cv").select_one(".publication-title").text


def test_the_table_of_contents_has_the_sections_that_the_page_has(build: Build) -> None:
    def contents(built: Built) -> list[str]:
        return [link["href"] for link in built.html("cv").select(".sphinxsidebar a") if "#cv" in link["href"]]

    page = cv("- talks\n- grants")
    built = build({**PAGES, "cv.md": page}, conf=SETTINGS, allow_warnings=True)
    assert contents(built) == ["#cv-talks"]
    grants = f"{PAGES['talks.md']}\n```{{grants}}\n- 2024, A grant\n```\n"
    again = built.rebuild({"talks.md": grants})
    assert "cv" not in again.read
    assert contents(again) == ["#cv-talks", "#cv-grants"]
    # a directive without items is no section
    empty = f"{PAGES['talks.md']}\n```{{grants}}\nNone yet.\n```\n"
    assert contents(again.rebuild({"talks.md": empty}, allow_warnings=True)) == ["#cv-talks"]


def test_a_section_that_no_page_has_leaves_no_heading_where_no_section_may_begin(build: Build) -> None:
    page = "# CV\n\n- A list\n\n  ```{cv}\n  - talks\n  - grants\n  ```\n"
    html = build({**PAGES, "cv.md": page}, conf=SETTINGS, allow_warnings=True).html("cv")
    assert [heading.text for heading in html.select(".group-heading")] == ["Talks"]


def test_a_group_of_items_that_no_cv_shall_have_is_left_out_with_its_label(build: Build) -> None:
    talks = "# Talks\n\n```{talks}\n- Schools\n  - 2023, A talk\n    :cv: no\n- 2022, Another\n```\n"
    html = build({**PAGES, "talks.md": talks, "cv.md": cv("- talks")}, conf=SETTINGS).html("cv")
    assert sections(html) == {"Talks": "2022 Another"}


def test_of_two_on_a_page_one_has_the_files(build: Build) -> None:
    page = cv("- talks", "download: json-resume") + cv("- awards", "download: json-resume").removeprefix(
        "# CV"
    )
    built = build({**PAGES, "cv.md": page}, conf=SETTINGS, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("cv.md:9: WARNING: :download: is ignored; another {cv} of this page")
    assert list(sections(built.html("cv"))) == ["Talks", "Honours and awards"]
    resume = json.loads((built.outdir / "cv.json").read_text("utf-8"))
    assert "awards" not in resume


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "man", "singlehtml", "dirhtml"])
def test_every_builder_has_the_data(build: Build, builder: str) -> None:
    pages = {**PAGES, "cv.md": cv(BODY, "download: json-resume")}
    built = build(pages, builder=builder, conf=SETTINGS | {"man_pages": [("cv", "cv", "", "", 1)]})
    suffixes = (".txt", ".tex", ".xhtml", ".1", ".html")
    files = [path for path in built.outdir.rglob("*") if path.suffix in suffixes]
    text = " ".join("\n".join(path.read_text("utf-8") for path in files).split())
    assert "A later prize" in text
    assert "degrees" in text.lower()


FILES = ("pdf", "json-resume", "rendercv")


@pytest.fixture
def with_files(build: Build) -> Built:
    pytest.importorskip("typst")
    conf = SETTINGS | {"html_baseurl": "https://example.org/~ito/"}
    conf["academic_people"] = {
        **conf["academic_people"],
        "noriko-ito": {"name": "Noriko Ito", "aliases": ["N. Ito"], "phone": "+00 000 0000"},
    }
    return build({**PAGES, "cv.md": cv(BODY, f"download: {', '.join(FILES)}")}, conf=conf)


def test_files(with_files: Built) -> None:
    links = with_files.html("cv").select(".cv-downloads a")
    assert [link["href"] for link in links] == ["cv.pdf", "cv.json", "cv.yaml"]
    assert (with_files.outdir / "cv.pdf").read_bytes().startswith(b"%PDF")
    resume = json.loads((with_files.outdir / "cv.json").read_text("utf-8"))
    assert resume["basics"]["name"] == "Noriko Ito"
    assert [entry["institution"] for entry in resume["education"]] == ["Example University"]
    assert "2011" not in json.dumps(resume["education"])
    assert [entry["title"] for entry in resume["awards"]] == [
        "A later prize",
        "A prize for Hot Pluggable Learning",
    ]
    yaml = (with_files.outdir / "cv.yaml").read_text("utf-8")
    assert 'summary: "On tides."' in yaml
    assert '- "A point."' in yaml
    assert 'website: "https://example.org/~ito/"' in yaml
    assert "noriko@example.org" in yaml


def test_the_telephone_number_is_in_the_pdf_alone(with_files: Built) -> None:
    for path in with_files.outdir.rglob("*"):
        if path.is_file() and path.suffix != ".pdf":
            assert b"000 0000" not in path.read_bytes(), path


def test_two_builds_write_the_same_bytes(with_files: Built) -> None:
    def contents() -> dict[str, bytes]:
        return {name: (with_files.outdir / name).read_bytes() for name in ("cv.pdf", "cv.json", "cv.yaml")}

    before = contents()
    (Path(with_files.app.srcdir) / "cv.md").touch()
    assert "cv" in with_files.rebuild().written
    assert contents() == before


def test_without_typst_the_page_is_there(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    monkeypatch.delitem(__import__("sys").modules, "sphinx_academic.cv.pdf.typeset", raising=False)
    pages = {**PAGES, "cv.md": cv(BODY, "download: pdf, json-resume")}
    built = build(pages, conf=SETTINGS, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("cv.md:3: WARNING: typst is not installed; the PDF is left out; pip install")
    assert [link.text for link in built.html("cv").select(".cv-downloads a")] == ["JSON Resume"]


@pytest.mark.parametrize(
    ("page", "line", "words"),
    [
        (
            cv("- grants\n- talks"),
            3,
            "no page of this CV has ‘grants’; the section is left out; known are: awards,",
        ),
        (cv("- talks\n- talks: Again"), 3, "{cv} names ‘talks’ twice; the second is left out"),
        (cv("Text"), 3, "{cv} names no section; write a bullet list of: education"),
        (cv("- talks", "from: nowhere, talks"), 3, ":from: there is no page ‘nowhere’"),
        (
            cv("- talks", "download: word"),
            3,
            ":download: word is ignored; it takes: pdf, json-resume, rendercv",
        ),
    ],
)
def test_what_is_wrong_is_one_warning(build: Build, page: str, line: int, words: str) -> None:
    built = build({**PAGES, "cv.md": page}, conf=SETTINGS, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"cv.md:{line}: WARNING: "), warning
    assert words in warning
    assert "Grants" not in sections(built.html("cv"))


def test_a_members_cv_names_the_members_page(build: Build) -> None:
    conf = SETTINGS | {"html_baseurl": "https://lab.example.org/"}
    own = "---\nacademic_me: naoki-ito\norphan: true\n---\n# Naoki\n\n```{profile}\n```\n"
    own += "\n```{talks}\n- 2022, A talk\n```\n"
    page = "---\nacademic_me: naoki-ito\n---\n" + cv("- talks", "download: json-resume")
    built = build({**PAGES, "people/naoki.md": own, "other.md": "# O\n", "cv.md": page}, conf=conf)
    resume = json.loads((built.outdir / "cv.json").read_text("utf-8"))
    assert resume["basics"]["url"] == "https://lab.example.org/people/naoki.html"


def test_lists_of_others_on_a_page_of_hers_are_no_part(build: Build) -> None:
    others = "\n```{publications}\n:me: naoki-ito\n:keys: shen2024hot, ito2023bounds\n```\n"
    pages = {**PAGES, "papers.md": "# Papers\n\n```{publications}\n:keys: ito2023bounds\n```\n" + others}
    html = build({**pages, "cv.md": cv("- publications")}, conf=SETTINGS).html("cv")
    assert len(html.select(".publication")) == 1
    assert html.select_one(".is-me").get_text(strip=True) == "Noriko Ito"
    # of a page that it names, all
    named = build({**pages, "cv.md": cv("- publications", "from: papers")}, conf=SETTINGS).html("cv")
    assert len(named.select(".publication")) == 2


# -- numbers and choices of papers


def test_numbers_are_the_same_on_the_page_and_in_the_pdf(build: Build) -> None:
    built = build({**PAGES, "cv.md": cv("- publications", "download: pdf")}, conf=SETTINGS)
    shown = [one.text for one in built.html("cv").select(".publication-number")]
    # one is under review
    assert len(shown) == 3
    legend = built.html("cv").select_one("#cv-publications .role-legend").text
    assert "conference" in legend
    pdf = " ".join(page.extract_text() for page in PdfReader(built.outdir / "cv.pdf").pages)
    places = [pdf.index(number) for number in shown]
    assert places == sorted(places)
    assert "conference" in pdf


@pytest.mark.parametrize(
    ("option", "count", "note"),
    [
        ("papers: all", 4, ""),
        ("papers: selected", 2, "Selected of 4 papers: Papers"),
        ("papers: 1", 1, "Selected of 4 papers: Papers"),
    ],
)
def test_selected_papers(build: Build, option: str, count: int, note: str) -> None:
    # of four papers, two are marked
    papers = PAPERS.replace("{ito2023bounds,", "{ito2023bounds, selected = {true},")
    files = {**PAGES, "papers.bib": papers, "cv.md": cv("- publications\n- best", option, "download: pdf")}
    built = build(files, conf={**SETTINGS, "html_baseurl": "https://noriko.example.org/"})
    html = built.html("cv")
    assert len(html.select("#cv-publications .publication")) == count
    # the list of a name is what its author wants
    assert len(html.select("#cv-best .publication")) == 1
    assert " ".join(found.text for found in html.select(".cv-selected")) == note
    pdf = "".join(page.extract_text() for page in PdfReader(built.outdir / "cv.pdf").pages)
    assert ("Selected of 4 papers: noriko.example.org/papers.html" in " ".join(pdf.split())) == bool(note)


def test_numbers_count_papers_that_are_not_shown(build: Build) -> None:
    def numbers(*options: str) -> dict[str, str]:
        built = build({**PAGES, "cv.md": cv("- best", *options)}, conf=SETTINGS)
        return {
            title.text.split(" ", 1)[1].strip(): title.text.split(" ", 1)[0]
            for title in built.html("cv").select("#cv-best .publication-title")
        }

    whole = build({**PAGES, "cv.md": cv("- publications")}, conf=SETTINGS).html("cv")
    titles = [title.text.strip() for title in whole.select(".publication-title")]
    ((title, number),) = numbers().items()
    assert f"{number} {title}" in titles


def test_without_a_selected_paper_all_are_shown(build: Build) -> None:
    papers = PAPERS.replace("selected", "nothing")
    files = {**PAGES, "papers.bib": papers, "cv.md": cv("- publications", "papers: selected")}
    built = build(files, conf=SETTINGS, allow_warnings=True)
    (warning,) = built.warnings
    assert "cv.md:3: WARNING: :papers: no paper of this CV is marked as selected; all are shown" in warning
    assert len(built.html("cv").select(".publication")) == 4
    assert not built.html("cv").select(".cv-selected")


WRONG = [
    (["template: modren"], None, "cv.md:3: WARNING: :template: modren is ignored; did you mean ‘modern’?"),
    (["accent: bluish"], None, "cv.md:3: WARNING: :accent: bluish is ignored; it is a colour as #1d4f7c"),
    (["text-size: 40"], None, ":text-size: 40 is ignored; it is a number of points from 8 to 13"),
    (["photo: perhaps"], None, ":photo: perhaps is ignored; it is yes or no"),
    (["papers: many"], None, ":papers: many is ignored; it is all, selected"),
    (["photo: yes", "download: pdf"], None, "cv.md:3: WARNING: the PDF has no photo"),
    ([], {"template": "modren"}, "academic_cv['template'] is 'modren' and ignored; did you mean ‘modern’?"),
    ([], {"colour": "#fff"}, "academic_cv['colour'] is unknown and ignored"),
    ([], {"text_size": True}, "academic_cv['text_size'] is True and ignored"),
]


@pytest.mark.parametrize(("options", "setting", "expected"), WRONG)
def test_looks_that_cannot_be_used(
    build: Build, options: list[str], setting: dict[str, Any] | None, expected: str
) -> None:
    conf = {**SETTINGS, **({"academic_cv": setting} if setting else {})}
    built = build({**PAGES, "cv.md": cv("- publications", *options)}, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert expected in warning


def test_looks_of_a_site_hold_where_a_cv_has_none(build: Build) -> None:
    other = cv("- education", "download: pdf", "template: compact").replace(
        "# CV", "---\norphan: true\n---\n# CV"
    )
    files = {**PAGES, "cv.md": cv("- education", "download: pdf"), "two.md": other}
    conf = {**SETTINGS, "academic_cv": {"template": "sidebar", "text_size": 9.5, "paper": "letter"}}
    built = build(files, conf=conf)
    first, second = (PdfReader(built.outdir / f"{name}.pdf").pages[0] for name in ("cv", "two"))
    assert "CONTACT" in first.extract_text()
    assert "CONTACT" not in second.extract_text()
    assert [round(float(page.mediabox[2])) for page in (first, second)] == [612, 612]


ORDERS = [
    ("", "PhD in Physics, Uni", ["PhD in Physics"]),
    (":parts: organisation, title\n", "Uni, PhD in Physics", ["PhD in Physics"]),
    (":parts: organisation, title\n", "Uni, [PhD](https://example.org/)", ["PhD"]),
    (":parts: organisation, place\n", "Uni, Turku", []),
]


@pytest.mark.parametrize(("option", "line", "expected"), ORDERS)
def test_what_stands_out_is_the_same_everywhere(
    build: Build, option: str, line: str, expected: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[str] = []

    def note(data: dict[str, Any], *_others: object) -> tuple[bytes, list[str]]:
        ((item,),) = ([*section["items"]] for section in data["sections"])
        if item["opens_with"] == "title":
            found.append(
                "".join(
                    str(piece.get("body", [""])[0] if isinstance(piece, dict) else piece)
                    for piece in item["lead"]
                )
            )
        found.extend(strong(item["rest"]))
        return b"", []

    monkeypatch.setattr("sphinx_academic.cv.pdf.typeset._typeset", lambda template, data, look: note(data))
    page = f"# Home\n\n```{{education}}\n{option}- 2015 – 2019, {line}\n```\n\n```{{toctree}}\ncv\n```\n"
    built = build({"index.md": page, "cv.md": cv("- education", "download: pdf")}, conf=SETTINGS)
    assert [title.text for title in built.html("cv").select(".item-title")] == expected
    assert found == expected


def strong(texts: list[Any]) -> list[str]:
    """Return the texts in bold type of rich text as data."""
    found = []
    for piece in texts:
        if isinstance(piece, dict) and "strong" in piece:
            (inner,) = piece["strong"]
            found.append(inner if isinstance(inner, str) else inner["body"][0])
    return found
