"""``academic_venues``, the other badges, and links on built pages."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from support import Build, Built

PAPERS = r"""
@inproceedings{long, title = {Long}, author = {Ito, N.}, year = 2024,
  booktitle = {Proceedings of the 41st International Conference on Machine Learning}}
@inproceedings{short, title = {Short}, author = {Ito, N.}, year = 2024, abbr = {ICML'24}}
@article{other, title = {Other}, author = {Ito, N.}, year = 2024, abbr = {JE},
  journal = {Journal of Examples}}
"""
VENUES = {
    "ICML": {
        "name": "International Conference on Machine Learning",
        "kind": "conference",
        "url": "https://icml.example.org",
        "colour": "#003366",
        "colour_dark": "#99ccff",
    }
}
STYLE_SHEET = "academic-venues.css"


def site(build: Build, papers: str, files: dict[str, Any] | None = None, **options: Any) -> Built:
    options = {"builder": "html", "allow_warnings": False} | options
    page = {"index.md": "# Papers\n\n```{publications}\n```\n", "papers.bib": papers, **(files or {})}
    own = {name: options.pop(name) for name in ("builder", "allow_warnings")}
    return build(page, conf={f"academic_{name}": value for name, value in options.items()}, **own)


def entry(html: BeautifulSoup, key: str) -> Tag:
    found = html.find(id=f"pub-{key}")
    assert isinstance(found, Tag)
    return found


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text().split())


def paper(fields: str) -> str:
    return f"@article{{a, title = {{T}}, author = {{Ito, N.}}, year = 2024, journal = {{J}},\n {fields}}}"


def test_a_known_venue(build: Build) -> None:
    html = site(build, PAPERS, venues=VENUES).html()
    for key in ("long", "short"):
        (badge,) = entry(html, key).select(".badge")
        assert words(badge) == "ICML"
        assert badge["class"] == ["badge", "badge-venue", "venue-icml", "venue-kind-conference"]
        assert badge.select_one("a")["href"] == "https://icml.example.org"
        assert not badge.has_attr("style")
    assert words(entry(html, "short").select_one(".venue")) == "International Conference on Machine Learning"
    (badge,) = entry(html, "other").select(".badge")
    assert (words(badge), badge["class"], badge.a) == ("JE", ["badge", "badge-venue"], None)


def test_a_known_venue_outside_html(build: Build) -> None:
    text = site(build, PAPERS, venues=VENUES, builder="text").text("index")
    assert "[ICML] International Conference on Machine Learning, 2024" in text
    tex = site(build, PAPERS, venues=VENUES, builder="latex").outdir.joinpath("test.tex").read_text("utf-8")
    assert r"\sphinxhref{https://icml.example.org}{ICML}" in tex


def test_colours_are_in_one_style_sheet(build: Build) -> None:
    built = site(build, PAPERS, venues=VENUES)
    rules = (built.outdir / "_static" / STYLE_SHEET).read_text("utf-8")
    assert rules.startswith(".venue-icml { --academic-venue-background: var(--academic-if-light, #e3e9ee)")
    links = [str(link["href"]) for link in built.html().select("link[rel=stylesheet]")]
    # with a checksum, so that a browser does not keep an old one
    assert [link for link in links if f"_static/{STYLE_SHEET}?v=" in link]
    before = (built.outdir / "_static" / STYLE_SHEET).stat().st_mtime_ns
    again = built.rebuild()
    assert (again.read, again.written) == ([], [])
    assert (built.outdir / "_static" / STYLE_SHEET).stat().st_mtime_ns == before


@pytest.mark.parametrize("venues", [{}, {"ICML": {"kind": "conference"}}])
def test_no_style_sheet_without_colours(build: Build, venues: dict[str, Any]) -> None:
    built = site(build, PAPERS, venues=venues)
    assert not (built.outdir / "_static" / STYLE_SHEET).exists()
    assert STYLE_SHEET not in built.text("index")


def test_what_is_wrong_is_reported_at_its_line(build: Build) -> None:
    built = site(build, PAPERS, venues={"ICML": {"colour": "reddish"}}, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("conf.py:")
    assert int(warning.split(":")[1]) > 1
    assert "WARNING: academic_venues['ICML']['colour'] is 'reddish', which is no colour" in warning
    assert warning.endswith("[academic.config]")


def test_a_venue_in_prose(build: Build) -> None:
    files = {"prose.md": "# Prose\n\n{venue}`ICML 2016` {venue}`JE 2016`\n"}
    html = site(build, PAPERS, files, venues=VENUES).html("prose")
    known, unknown = html.select(".badge")
    assert known["class"] == ["badge", "badge-venue", "venue-icml", "venue-kind-conference"]
    assert (words(known), unknown["class"]) == ("ICML 2016", ["badge", "badge-venue"])


def test_names_of_the_registry_are_right_in_lint(build: Build) -> None:
    papers = paper("doi = {10.5555/1}").replace("{J}", "{Journal of Exmaples}")
    known = {"JE": {"name": "Journal of Examples"}}
    assert site(build, papers, lint=["venue"]).warnings == []
    built = site(build, papers, lint=["venue"], venues=known, allow_warnings=True)
    (warning,) = built.warnings
    assert "‘Journal of Exmaples’ is elsewhere ‘Journal of Examples’" in warning


@pytest.mark.parametrize(
    ("fields", "badges"),
    [
        ("open_access = {true}", [("open-access", "Open access")]),
        ("oa = {yes}", [("open-access", "Open access")]),
        ("oa = {false}", []),
        (
            "artifact = {available, functional; Reproduced}",
            [
                ("artifact", "Artifacts Available"),
                ("artifact", "Artifacts Evaluated – Functional"),
                ("artifact", "Results Reproduced"),
            ],
        ),
        ("artifacts = {Silver Award}", [("artifact", "Silver Award")]),
        ("artifact = {true}", [("artifact", "Artifacts Available")]),
    ],
)
def test_stated_badges(build: Build, fields: str, badges: list[tuple[str, str]]) -> None:
    html = site(build, paper(fields)).html()
    shown = [(str(badge["class"][1]).removeprefix("badge-"), words(badge)) for badge in html.select(".badge")]
    assert shown == badges


def links(built: Built) -> list[tuple[str, str]]:
    return [
        (words(link), str(link.get("href", "")))
        for link in built.html().select(".publication-links > li > :is(a, span)")
    ]


def test_labels_and_order_of_links(build: Build) -> None:
    fields = (
        "doi = {10.5555/1}, url = {https://example.org/a}, slides = {https://example.org/s}, project = {p}"
    )
    default = links(site(build, paper(fields)))
    assert [label for label, _ in default] == ["Paper", "DOI", "Project", "Slides"]
    given = {"slides": "Deck", "project": "Site", "doi": None}
    assert [label for label, _ in links(site(build, paper(fields), links=given))] == ["Deck", "Site", "Paper"]


def test_any_label(build: Build) -> None:
    fields = "link_model_card = {https://example.org/m}, link_x = {https://example.org/x}"
    built = site(build, paper(fields), links={"x": "The X"})
    assert links(built) == [("The X", "https://example.org/x"), ("Model card", "https://example.org/m")]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("hide", [("PDF", "https://example.org/p")]),
        ("soon", [("PDF", "https://example.org/p"), ("Code (coming soon)", "")]),
    ],
)
def test_an_empty_link(build: Build, value: str, shown: list[tuple[str, str]]) -> None:
    source = paper("pdf = {https://example.org/p}, code = {}")
    built = site(build, source, empty_links=value, allow_warnings=True)
    assert links(built) == shown
    (warning,) = built.warnings
    assert warning.startswith("papers.bib:2: WARNING: a: ‘code’ has no address")
    assert warning.endswith("[academic.empty_link]")
    text = site(build, source, empty_links=value, allow_warnings=True, builder="text").text("index")
    assert ("Code (coming soon)" in text) is (value == "soon")


@pytest.mark.parametrize(
    ("options", "words_of_warning"),
    [
        ({"empty_links": "later"}, "academic_empty_links is 'later', but must be 'hide' or 'soon'"),
        ({"links": {"pdf": 3}}, "academic_links['pdf'] is neither a text nor None but 3"),
    ],
)
def test_wrong_settings_of_links(build: Build, options: dict[str, Any], words_of_warning: str) -> None:
    (warning,) = site(build, paper("pages = 1"), allow_warnings=True, **options).warnings
    assert words_of_warning in warning


@pytest.mark.parametrize(
    ("field", "path"),
    [
        ("pdf = {tides.pdf}", "tides.pdf"),
        ("pdf = {/files/tides.pdf}", "files/tides.pdf"),
        ("pdf = {tides.pdf}", "assets/pdf/tides.pdf"),
        ("supp = {tides.zip}", "assets/pdf/tides.zip"),
        ("html = {tides.html}", "assets/html/tides.html"),
        ("code = {tides.tar.gz}", "tides.tar.gz"),
        ("link_appendix = {tides.pdf}", "tides.pdf"),
    ],
)
def test_local_files(build: Build, field: str, path: str) -> None:
    built = site(build, paper(field), {path: b"content"})
    ((_, address),) = links(built)
    assert (built.outdir / address).read_bytes() == b"content"
    again = built.rebuild()
    assert (again.read, again.written) == ([], [])


@pytest.mark.parametrize(
    "field",
    [
        "pdf = {tides}",
        "code = {tides.zip}",
        "link_x = {tides.pdf}",
        "website = {example.org}",
        "pdf = {../x.pdf}",
    ],
)
def test_a_file_that_is_not_there(build: Build, field: str) -> None:
    built = site(build, paper(field), allow_warnings=True)
    assert links(built) == []
    (warning,) = built.warnings
    assert warning.startswith("papers.bib:1: WARNING: a: ")
    assert "is no file below the source folder" in warning
    assert warning.endswith("[academic.link]")


@pytest.mark.parametrize("address", ["posts/tides.html", "../talks/", "posts/tides#end"])
def test_a_page_of_the_site_is_no_file(build: Build, address: str) -> None:
    built = site(build, paper(f"blog = {{{address}}}"))
    assert links(built) == [("Blog", address)]
    assert built.rebuild().read == []
