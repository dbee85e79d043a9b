"""Inline roles in prose."""

from __future__ import annotations

import pytest
from support import Build

SOURCE = """# Home

{badge}`New` {award}`Best <Paper>` {venue}`CVPR 2016`
{equal}`L. Shen` {lead}`Z. Tang` {corresponding}`X. Chu`
"""


def test_badges_and_marks(build: Build) -> None:
    html = build({"index.md": SOURCE}).html()
    badges = {badge.get_text(): badge["class"] for badge in html.select(".badge")}
    assert badges == {
        "New": ["badge"],
        "Best <Paper>": ["badge", "badge-award"],
        "CVPR 2016": ["badge", "badge-venue"],
    }
    authors = [" ".join(author.get_text().split()) for author in html.select(".author")]
    assert authors == [
        "L. Shen* (equal contribution)",
        "Z. Tang◆ (project lead)",
        "X. Chu✉ (corresponding author)",
    ]


def test_mark_in_the_title_of_a_page(build: Build) -> None:
    """Pages without anything of ours have no style sheet that would hide words."""
    toctree = "\n```{toctree}\nours\n```\n"
    files = {"index.md": f"# Home\n{toctree}", "ours.md": "# About {equal}`Ann`\n"}
    built = build(files)
    (link,) = built.html("index").select("main .toctree-wrapper a, .body .toctree-wrapper a")
    assert link.get_text() == "About Ann*"
    assert link.select_one("sup[title='equal contribution']")
    (title,) = built.html("ours").select("h1")
    assert "Ann* (equal contribution)" in title.get_text()


def test_own_badges_and_roles(build: Build) -> None:
    conf = {
        "academic_badges": {"artifact": {"title": "Artifact <evaluated>", "class": "green"}},
        "academic_roles": {
            "advisor": {"symbol": "🎓", "label": "advisor"},
            "lead": {"symbol": "L"},
            "equal": None,
        },
    }
    html = build({"index.md": "# Home\n\n{artifact}`AE` {advisor}`X` {lead}`Y`\n"}, conf=conf).html()
    badge = html.select_one(".badge-artifact")
    assert badge["class"] == ["badge", "badge-artifact", "green"]
    assert badge["title"] == "Artifact <evaluated>"
    assert [mark["class"][1] for mark in html.select("sup")] == ["role-advisor", "role-lead"]
    assert html.select_one(".role-lead span").get_text() == "L"


def test_badges_that_cannot_be(build: Build) -> None:
    badges = {"equal": {"class": "x"}, "pub": {}, "award": "gold", "venue": {"class": "wide"}}
    source = "# Home\n\n{award}`A` {venue}`V` {equal}`E`\n"
    built = build({"index.md": source}, conf={"academic_badges": badges}, allow_warnings=True)
    assert [line.partition("WARNING: ")[2] for line in built.warnings] == [
        "academic_badges['award'] is not a table (a dict); it is ignored; correct it [academic.config]",
        *(
            f"academic_badges['{name}'] is a role of sphinx-academic already; the badge is left out; "
            "choose another name [academic.config]"
            for name in ("equal", "pub")
        ),
    ]
    html = built.html()
    assert [badge["class"] for badge in html.select(".badge")] == [
        ["badge", "badge-award"],
        ["badge", "badge-venue", "wide"],
    ]
    assert html.select_one(".author .role-equal")


@pytest.mark.parametrize(
    ("builder", "name", "expected"),
    [("text", "index.txt", "L. Shen"), ("latex", "test.tex", "CVPR 2016"), ("man", "test.1", "New")],
)
def test_other_builders(build: Build, builder: str, name: str, expected: str) -> None:
    conf = {"man_pages": [("index", "test", "Test", [], 1)]}
    assert expected in (build({"index.md": SOURCE}, builder=builder, conf=conf).outdir / name).read_text(
        "utf-8"
    )


def test_in_restructuredtext(build: Build) -> None:
    html = build({"index.rst": "Home\n====\n\n:award:`Prize` :equal:`A`\n"}).html()
    assert html.select_one(".badge-award").get_text() == "Prize"
