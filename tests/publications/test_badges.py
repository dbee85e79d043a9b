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
