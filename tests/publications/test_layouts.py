"""Layouts of ``{publications}``, and the parts of its entries."""

from __future__ import annotations

import base64

import pytest
from bs4 import BeautifulSoup, Tag
from pybtex.database import parse_string
from support import Build

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAPERS = r"""
@inproceedings{many2024,
  title = {Many \emph{Hands}}, year = 2024, booktitle = {Conference on Examples}, abbr = {CoEx}, pdf = {https://x.org/p},
  author = {Aa, Ann and Bb, Ben and Cc, Cid and Dd, Dan and Ee, Eve and Ito, Noriko},
  abstract = {Of $n$ hands & feet.}, preview = {hands.png}, preview_alt = {Hands}, bibtex_show = {true},
  award = {Best Paper}, note = {A note}
}
@article{one2023, title = {One}, author = {Ito, Noriko}, journal = {Journal of Ones}, year = 2023}
"""
CONF = {
    "bibtex_bibfiles": ["papers.bib"],
    "academic_people": {"ito": {"name": "Noriko Ito"}},
    "academic_me": "ito",
}


def page(*options: str) -> dict[str, str | bytes]:
    lines = "".join(f":{option}\n" for option in options)
    return {
        "index.md": f"# Papers\n\n```{{publications}}\n{lines}```\n",
        "papers.bib": PAPERS,
        "hands.png": PIXEL,
    }


def first(html: BeautifulSoup) -> Tag:
    found = html.select_one(".publication")
    assert found is not None
    return found


def text(html: Tag, selector: str) -> str:
    return " ".join(" ".join(element.get_text().split()) for element in html.select(selector))


def test_abstract_and_bibtex_unfold(build: Build) -> None:
    entry = first(build(page(), conf=CONF).html())
    assert text(entry, "details.publication-abstract summary") == "Abstract"
    assert entry.select_one("details.publication-abstract p math")
    assert "hands & feet." in text(entry, "details.publication-abstract p")
    source = entry.select_one("details.publication-bibtex pre")
    assert source is not None
    [parsed] = parse_string(source.get_text(), "bibtex").entries.values()
    assert parsed.fields["booktitle"] == "Conference on Examples"
    assert parsed.fields.keys().isdisjoint({"abbr", "abstract", "preview", "bibtex_show", "award"})


def test_bibtex_only_where_it_is_requested(build: Build) -> None:
    assert len(build(page(), conf=CONF).html().select(".publication-bibtex")) == 1
    assert len(build(page("show: bibtex"), conf=CONF).html().select(".publication-bibtex")) == 2
    assert len(build(page("hide: bibtex"), conf=CONF).html().select(".publication-bibtex")) == 0


@pytest.mark.parametrize(
    ("part", "selector"),
    [
        ("authors", ".publication-authors"),
        ("venue", ".venue, .badge-venue"),
        ("date", "time"),
        ("note", ".publication-note"),
        ("badges", ".badge-award"),
        ("links", ".publication-links a"),
        ("abstract", ".publication-abstract"),
        ("bibtex", ".publication-bibtex"),
    ],
)
def test_parts_can_be_hidden(build: Build, part: str, selector: str) -> None:
    assert first(build(page(), conf=CONF).html()).select(selector)
    assert not first(build(page(f"hide: {part}"), conf=CONF).html()).select(selector)


def test_cards_have_pictures(build: Build) -> None:
    built = build(page("layout: cards"), conf=CONF)
    html = built.html()
    assert html.select_one("ul.publications.publications-cards[role=list]")
    [image] = html.select(".publication-preview img")
    assert (image["alt"], image["src"]) == ("Hands", "_images/hands.png")
    assert (built.outdir / "_images" / "hands.png").read_bytes() == PIXEL
    # of a paper without a picture, the venue stands in its place
    assert [" ".join(badge.get_text().split()) for badge in html.select(".publication-preview .badge")] == [
        "CoEx 2024",
        "Journal of Ones 2023",
    ]
    assert len(html.select(".publication-preview.is-panel")) == 1
    assert not html.select("details")


def test_badges_of_a_card_are_apart(build: Build) -> None:
    files = page("layout: cards")
    files["papers.bib"] = PAPERS.replace("award = {Best", "presentation = {oral}, award = {Best")
    html = build(files, conf=CONF).html()
    (badge,) = html.select(".publication-venue > .badge-award")
    assert badge.parent.get_text() == "Best Paper Oral"


def test_a_picture_that_is_not_there(build: Build) -> None:
    files = page("layout: cards") | {"papers.bib": PAPERS.replace("hands.png", "../secret.png")}
    built = build(files, conf=CONF, allow_warnings=True)
    [warning] = built.warnings
    assert "preview = {../secret.png} is no file below the source folder" in warning
    assert not built.html().select("img[src*=secret]")


def test_pictures_as_al_folio_has_them(build: Build) -> None:
    files = page("layout: cards")
    files["assets/img/publication_preview/hands.png"] = files.pop("hands.png")
    assert len(build(files, conf=CONF).html().select(".publication-preview img")) == 1


def test_table(build: Build) -> None:
    html = build(page("layout: table"), conf=CONF).html()
    assert [cell.get_text() for cell in html.select("table.publications th")] == [
        "Year",
        "Publication",
        "Venue",
        "Links",
    ]
    rows = html.select("table.publications tr.publication")
    assert [row["id"] for row in rows] == ["pub-many2024", "pub-one2023"]
    assert " ".join(rows[1].get_text().split()) == "2023 One Noriko Ito Journal of Ones"


def test_compact_is_one_line(build: Build) -> None:
    entries = build(page("layout: compact"), conf=CONF).html().select("ul.publications-compact > li")
    assert " ".join(entries[1].get_text().split()) == "Noriko Ito. One. Journal of Ones, 2023"


@pytest.mark.parametrize(
    ("title", "author", "options", "shown"),
    [
        ("Why Not?", "Ito, Noriko", [], "Noriko Ito. Why Not? J, 2023"),
        ("So \\emph{There!}", "Ito, Noriko and others", [], "Noriko Ito, et al. So There! J, 2023"),
        ("为什么？", "Roe, Jr., Ann", [], "Ann Roe Jr. 为什么？ J, 2023"),
        (
            "One",
            "Ito, Noriko and Aa, Ann and Roe, Jr., Ann",
            ["max-authors: 1"],
            "Noriko Ito, Ann Aa, Ann Roe Jr. and 2 more authors. One. J, 2023",
        ),
    ],
)
def test_compact_never_doubles_a_full_stop(
    build: Build, title: str, author: str, options: list[str], shown: str
) -> None:
    bib = f"@article{{a2023, title = {{{title}}}, author = {{{author}}}, journal = {{J}}, year = 2023}}"
    files = {**page("layout: compact", *options), "papers.bib": bib}
    entry = first(build(files, conf=CONF).html())
    assert " ".join(entry.get_text().split()) == shown


def test_authors_fold_but_never_me(build: Build) -> None:
    html = build(page("max-authors: 2"), conf=CONF).html()
    entry = first(html)
    assert text(entry, ".folded .author") == "Cid Cc Dan Dd Eve Ee"
    assert text(entry, ".authors-fold") == "and 3 more authors"
    assert text(entry, ".publication-authors > .author") == "Ann Aa Ben Bb Noriko Ito"
    assert entry.select_one(".authors-fold > input[type=checkbox]")


def test_no_comma_is_left_before_folded_authors(build: Build) -> None:
    authors = first(build(page("max-authors: 2"), conf=CONF).html()).select_one(".publication-authors")
    for folded in authors.select(".folded"):
        folded.decompose()
    assert " ".join(authors.get_text().split()) == "Ann Aa, Ben Bb, Noriko Ito and 3 more authors"


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], "Ann Aa, Ben Bb, Noriko Ito and 3 more"),
        (["max-authors: 2"], "Ann Aa, Noriko Ito and 4 more"),
        (["max-authors: 5"], "Ann Aa, Ben Bb, Cid Cc, Dan Dd, Eve Ee, Noriko Ito"),
    ],
)
def test_a_card_names_some_authors_and_counts_the_rest(build: Build, options: list[str], shown: str) -> None:
    entry = first(build(page("layout: cards", *options), conf=CONF).html())
    assert text(entry, ".publication-authors") == shown
    assert not entry.select(".folded, .authors-fold")


def test_one_author_is_not_worth_folding(build: Build) -> None:
    assert not build(page("max-authors: 4"), conf=CONF).html().select(".folded, .authors-fold")


def test_other_builders_show_what_is_requested(build: Build) -> None:
    def output(*options: str) -> str:
        built = build(page(*options), conf=CONF, builder="text")
        return (built.outdir / "index.txt").read_text("utf-8")

    assert "hands & feet" not in output()
    assert "hands & feet" in output("show: abstract")
    assert "@inproceedings{many2024" in output("show: bibtex")
    assert "Eve Ee" in output("max-authors: 2", "layout: cards")
    assert "Conference on Examples" not in output("hide: venue")


def test_search_form_knows_its_lists(build: Build) -> None:
    built = build(page("search: year, venue", "group-by: year"), conf=CONF)
    [form] = built.html().select("form.publications-search[hidden]")
    assert [menu["name"] for menu in form.select("select")] == ["year", "venue"]
    assert {part["data-search"] for part in built.html().select(".publications")} == {form["id"]}
    assert [entry["data-venue"] for entry in built.html().select("[data-venue]")] == ["Journal of Ones"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_search_is_for_browsers(build: Build, builder: str) -> None:
    built = build(page("search:"), conf=CONF, builder=builder)
    for path in built.outdir.rglob("index.*"):
        assert "search-index" not in path.read_text("utf-8", errors="replace")


def test_a_table_has_its_years_in_other_builders_too(build: Build) -> None:
    built = build(page("layout: table"), conf=CONF, builder="text")
    assert "Journal of Ones, 2023" in (built.outdir / "index.txt").read_text("utf-8")


def test_a_styled_list_says_what_search_has_to_know(build: Build) -> None:
    html = build(page("search:", "style: ieee"), conf=CONF).html()
    entry = first(html)
    assert (entry["data-year"], entry["data-venue"]) == ("2024", "Conference on Examples")


def test_short_names_of_venues_without_a_badge_are_in_the_gutter(build: Build) -> None:
    venues = {"a": "x" * 15, "b": "x" * 16, "c": ""}
    files = page("layout: gutter") | {
        "papers.bib": "".join(
            f"@article{{{key}, author = {{Ito, Noriko}}, title = {{{key}}}, year = 2024, "
            f"journal = {{{venue}}}}}\n"
            for key, venue in venues.items()
        )
    }
    gutters = build(files, conf=CONF).html().select(".publication-gutter")
    assert [str(gutter.decode_contents()) for gutter in gutters] == [
        f'<span class="badge is-name">{"x" * 15}</span>',
        "",
        "",
    ]
