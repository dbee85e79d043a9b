"""Every example of the documentation, in MyST and in reStructuredText."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support import Built, Files, build_site

# what these share is made once, by one of the processes
pytestmark = pytest.mark.xdist_group("snippets")

DOCS = Path(__file__).parents[1] / "docs"
SNIPPETS = DOCS / "snippets"
SETTINGS = runpy.run_path(str(SNIPPETS / "settings.py"))
CONF: dict[str, Any] = {
    **{name: value for name, value in SETTINGS.items() if name.startswith(("academic_", "bibtex_"))},
    "myst_enable_extensions": ["fieldlist"],
}

#: folder -> suffix of its files, heading of a page, and a page with all papers, to which references lead
LANGUAGES = {
    "myst": (".md", "# {}\n\n", "```{publications}\n```\n"),
    "rst": (".rst", "{}\n======================\n\n", ".. publications::\n"),
}
NAMES = sorted(path.stem for path in (SNIPPETS / "myst").iterdir())

#: paths say in which language a page is written
SOURCE = re.compile(r' source="[^"]*"')


def pages(language: str) -> Files:
    """Return a site with one page for each example."""
    suffix, heading, everything = LANGUAGES[language]
    portrait = DOCS / "howto" / "portrait.png"
    shared = {
        "papers.bib": SNIPPETS / "papers.bib",
        # as seen from a page, and as conf.py has it
        "portrait.png": portrait,
        "howto/portrait.png": portrait,
        **{name: SNIPPETS / name for name in ("metrics.json", "metrics-history.json")},
    }
    return {
        **{name: path.read_bytes() for name, path in shared.items()},
        f"index{suffix}": heading.format("Everything") + everything,
        f"milan{suffix}": (SNIPPETS / "pages" / f"milan{suffix}").read_text("utf-8"),
        **{
            f"{path.stem}{suffix}": heading.format(path.stem) + path.read_text("utf-8")
            for path in (SNIPPETS / language).iterdir()
        },
    }


@pytest.fixture(scope="module", autouse=True)
def _day_of_figures() -> Iterator[None]:
    """Build all on 2026-11-21, for figures are shown for a year."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795219200")
        yield


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Return the examples in each language, built without a warning."""
    folder = tmp_path_factory.mktemp("snippets")
    return {
        language: build_site(folder / language, pages(language), conf=CONF | {"nitpicky": True})
        for language in LANGUAGES
    }


def doctree(site: Built, name: str) -> str:
    """Return what a page was read as, in a form that can be compared."""
    lines = SOURCE.sub("", site.doctree(name).pformat()).splitlines()
    # the end of a line within a paragraph is a text of its own in MyST
    return "\n".join(line for line in lines if line.strip())


def test_every_example_is_there_in_both_languages() -> None:
    assert sorted(path.stem for path in (SNIPPETS / "rst").iterdir()) == NAMES


@pytest.mark.parametrize("name", [*NAMES, "milan"])
def test_both_languages_make_the_same_document(sites: dict[str, Built], name: str) -> None:
    assert doctree(sites["myst"], name) == doctree(sites["rst"], name)


def test_a_page_says_whose_it_is(sites: dict[str, Built]) -> None:
    authors = sites["myst"].html("milan").select(".author")
    assert ["is-me" in author["class"] for author in authors] == [True, False, False]


def folder_files(folder: Path) -> dict[str, Any]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_first_site(tmp_path: Path) -> None:
    files = folder_files(SNIPPETS / "first-site")
    conf = files.pop("conf.py").decode()
    built = build_site(tmp_path / "site", files, builder="dirhtml", conf=f"{conf}\nnitpicky = True\n")
    page = built.html()
    authors = [author.next_element for author in page.select(".author.is-me")]
    assert authors == ["Mira Okafor", "M. Okafor"]
    assert page.select_one("li.news-item a[href='#pub-okafor2025maps']")


def test_own_look(tmp_path: Path) -> None:
    files = {**folder_files(SNIPPETS / "styling"), **pages("myst")}
    values = {
        "html_static_path": ["_static"],
        "html_css_files": ["site.css"],
        "templates_path": ["_templates"],
    }
    page = build_site(tmp_path / "site", files, conf=CONF | values).html()
    assert page.select_one("#pub-okafor2022thesis").text.strip() == "Forecasting without a Forecaster (2022)"


def test_own_roles(tmp_path: Path) -> None:
    author = "A†, One and B§, Two and D*, Four and E*, Five"
    files = {
        "index.md": "# Page\n\n```{publications}\n```\n",
        "x.bib": f"@misc{{x, title={{T}}, year=2025, author={{{author}}}}}\n",
    }
    conf = {"academic_roles": runpy.run_path(str(SNIPPETS / "own_roles.py"))["academic_roles"]}
    legend = build_site(tmp_path / "site", files, conf=conf).html().select(".role-legend li")
    assert [" ".join(line.text.split()) for line in legend] == [
        "* equal contribution",
        "† led the project",
        "🎓 advisor",
    ]


def test_own_venues(tmp_path: Path) -> None:
    fields = "title={T}, author={Ito, N.}, year=2025, pdf={https://example.org/p}"
    venues = [
        "abbr={ICCC'25}, code={https://example.org/c}, doi={10.5555/1}",
        "booktitle={Proceedings of the 12th International Conference on Coastal Currents}",
        "booktitle={Journal of Tides}",
    ]
    papers = "".join(
        f"@inproceedings{{x{number}, {fields}, {venue}}}\n" for number, venue in enumerate(venues)
    )
    files = {"index.md": "# Page\n\n```{publications}\n```\n", "x.bib": papers}
    settings = runpy.run_path(str(SNIPPETS / "venues.py"))
    conf = {name: value for name, value in settings.items() if name.startswith("academic_")}
    page = build_site(tmp_path / "site", files, conf=conf).html()
    assert [badge.text for badge in page.select(".badge-venue")] == ["ICCC", "ICCC", "J. Tides"]
    assert [link.text for link in page.select(".publication-links a")][:2] == ["PDF", "Source code"]
    assert not page.select(".link-doi")


def test_feeds(tmp_path: Path) -> None:
    values = runpy.run_path(str(SNIPPETS / "feed.py"))
    conf = CONF | {name: value for name, value in values.items() if name.startswith(("academic_", "html_"))}
    site = build_site(tmp_path / "site", pages("myst"), conf=conf)
    assert b"tag:okafor.example.org,2025-06:news-2025-06-2" in (site.outdir / "feed.xml").read_bytes()
    assert (site.outdir / "publications.json").is_file()
    addresses = [link["href"] for link in site.html("feed").select("a.feed-link")]
    assert addresses == ["feed.xml", "publications.xml"]


def test_paper_pages(tmp_path: Path) -> None:
    values = runpy.run_path(str(SNIPPETS / "paper_pages.py"))
    conf = CONF | {name: value for name, value in values.items() if name.startswith(("academic_", "html_"))}
    site = build_site(tmp_path / "site", pages("myst"), conf=conf)
    assert site.html("papers/okafor2025tides").select_one("meta[name=citation_title]")
    assert site.html().select_one(".publication-title a[href='papers/okafor2025tides.html']")
    assert not (site.outdir / "papers" / "okafor2022thesis.html").exists()


def test_news_files(tmp_path: Path) -> None:
    page = build_site(tmp_path / "site", folder_files(SNIPPETS / "news-files")).html()
    items = [" ".join(item.text.split()) for item in page.select("li.news-item")]
    assert [item[:24] for item in items] == [
        "Jun 2, 2025 Talk A keyno",
        "Mar 2025 A preprint abou",
        "Sep 1, 2024 Position I b",
    ]
