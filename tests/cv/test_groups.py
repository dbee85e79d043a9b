"""A CV keeps the groups and the numbers of the list that it takes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pypdf import PdfReader
from support import Build, Built

PAPERS = """
    @article{x1, author={Mira Okafor and A B}, title={Old article}, journal={J One}, year=2010}
    @book{x2, author={Mira Okafor}, title={A Book}, publisher={P}, year=2015}
    @inproceedings{x3, author={Mira Okafor}, title={New conf}, booktitle={Proc C}, year=2024}
    @article{x4, author={C D and Mira Okafor}, title={New article}, journal={J One}, year=2023}
    @book{x5, editor={C D and Mira Okafor}, title={Edited}, publisher={P}, year=2025}
    """
LIST = "```{publications}\n:group-by: %s\n:numbering: %s\n:name: mine\n```\n"
CV = "# CV\n\n```{cv}\n:download: json-resume\n- mine: Publications\n```\n"
CONF: dict[str, Any] = {"academic_people": {"mo": {"name": "Mira Okafor"}}, "academic_me": "mo"}


def site(
    by: str = "type", numbering: str = "descending", more: str = "", papers: str = PAPERS
) -> dict[str, str]:
    return {"index.md": f"# Pubs\n\n{LIST % (by, numbering)}{more}", "cv.md": CV, "papers.bib": papers}


def outline(built: Built) -> list[str]:
    """Return the headings of groups, and the papers with their numbers."""
    lines = []
    for node in built.html("cv").select(".cv-part .group-heading, .cv-part .publications"):
        if "group-heading" in node["class"]:
            lines.append(f"# {node.text.strip()}")
            continue
        for item in node.select(".publication"):
            title = item.select_one(".publication-title").text.strip()
            lines.append(f"{item['value']}. {title}" if item.has_attr("value") else title)
    return lines


@pytest.mark.parametrize(
    ("by", "numbering", "expected"),
    [
        (
            "type",
            "descending",
            ["# Books", "5. Edited", "4. A Book", "# Conference papers", "3. New conf"]
            + ["# Journal articles", "2. New article", "1. Old article"],
        ),
        ("none", "ascending", ["1. Edited", "2. New conf", "3. New article", "4. A Book", "5. Old article"]),
        (
            "type, year",
            "none",
            ["# Books", "# 2025", "[B2] Edited", "# 2015", "[B1] A Book"]
            + ["# Conference papers", "# 2024", "[C1] New conf"]
            + ["# Journal articles", "# 2023", "[J2] New article", "# 2010", "[J1] Old article"],
        ),
    ],
)
def test_groups_and_numbers(build: Build, by: str, numbering: str, expected: list[str]) -> None:
    built = build(site(by, numbering), conf=CONF)
    assert outline(built) == expected
    resume = json.loads((built.outdir / "cv.json").read_text("utf-8"))
    assert len(resume["publications"]) == 5


def test_numbers_are_those_of_the_cv(build: Build) -> None:
    """A paper that no CV shall have leaves no gap, and no heading without papers."""
    papers = PAPERS.replace("title={New conf}", "title={New conf}, cv={no}")
    built = build(site(papers=papers), conf=CONF)
    assert outline(built) == ["# Books", "4. Edited", "3. A Book", "# Journal articles"] + [
        "2. New article",
        "1. Old article",
    ]


def test_a_choice_keeps_the_numbers_of_all(build: Build) -> None:
    papers = PAPERS.replace("{x4,", "{x4, selected={true},").replace("{x5,", "{x5, selected={true},")
    files = site(papers=papers)
    files["cv.md"] = "# CV\n\n```{cv}\n:papers: selected\n- publications\n```\n"
    assert outline(build(files, conf=CONF)) == [
        "# Books",
        "5. Edited",
        "# Journal articles",
        "2. New article",
    ]


def test_several_lists_are_one(build: Build) -> None:
    more = "\n## More\n\n" + (LIST % ("year", "ascending"))
    built = build(site(more=more), conf=CONF)
    numbered = ["[B2] Edited", "[B1] A Book", "[C1] New conf", "[J2] New article", "[J1] Old article"]
    assert outline(built) == numbered


def test_text(build: Build) -> None:
    text = build(site(), conf=CONF, builder="text").text("cv")
    assert text.index("Books") < text.index("Edited") < text.index("Journal articles")


def test_pdf(build: Build) -> None:
    files = site()
    files["cv.md"] = CV.replace("json-resume", "pdf")
    built = build(files, conf=CONF)
    text = "".join(page.extract_text() for page in PdfReader(built.outdir / "cv.pdf").pages)
    order = ["Books", "Edited", "A Book", "Conference papers", "New conf", "Journal articles", "New article"]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
