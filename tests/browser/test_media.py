"""Colours that the reader's system forces, paper, and languages from right to left."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browser.conftest import serve
from browser.demonstration import build_demonstration
from pypdf import PdfReader

from sphinx_academic.model.colours import WHITE, contrast, parse_colour

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser")

STYLES = """([selector, names]) => [...document.querySelectorAll(selector)].map((element) => {
    const style = getComputedStyle(element);
    return names.map((name) => style.getPropertyValue(name));
})"""


@pytest.fixture(scope="module")
def outdir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demonstration(tmp_path_factory.mktemp("media") / "site")


@pytest.fixture(scope="module")
def url(outdir: Path) -> Iterator[str]:
    with serve(outdir) as url:
        yield url


def styles(page: Page, selector: str, *names: str) -> list[list[str]]:
    found: list[list[str]] = page.evaluate(STYLES, [selector, names])
    assert found, selector
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours(browser: Browser, url: str, scheme: Any) -> None:
    with browser.new_context(forced_colors="active", color_scheme=scheme) as context:
        page = context.new_page()
        for name in ("index", "list", "news", "papers/wide"):
            page.goto(f"{url}{name}.html")
            ((ground,),) = styles(page, "body", "background-color")
            for width, edge, text in styles(
                page, "span.badge:not(.is-panel > *)", "border-top-width", "border-top-color", "color"
            ):
                assert (width, edge) == ("1px", text)
                assert edge != ground
        page.goto(f"{url}news.html")
        checked, *others = styles(page, ".news-filter span", "background-color", "border-top-style")
        assert checked[0] not in [other[0] for other in others]
        assert {style for _ground, style in (checked, *others)} == {"solid"}
        # black lines on nothing can be seen
        page.goto(f"{url}cards.html")
        frames = styles(page, ".publication-preview > img", "background-color")
        page.goto(f"{url}papers/wide.html")
        frames += styles(page, ".paper-teaser", "background-color")
        assert {frame for (frame,) in frames} == {"rgb(255, 255, 255)"}


def test_paper_has_no_words_of_what_is_folded_and_dark_text(browser: Browser, url: str) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(f"{url}list.html")
        page.evaluate("document.body.dataset.theme = 'dark'")
        text = "\n".join(part.extract_text() for part in PdfReader(io.BytesIO(page.pdf())).pages)
        assert "Conference on Tides" in text
        for folded in ("We ask how high", "booktitle", "Abstract", "BibTeX", "Find in"):
            assert folded not in text
        page.emulate_media(media="print")
        colours = styles(page, ":is(.publication, h2) :is(a, span, time, p)", "color")
        for (colour,) in colours:
            ink = parse_colour(colour)
            assert ink is None or contrast(ink, WHITE) >= 4.5, colour
        assert styles(page, "section > h2", "break-after")[0] == ["avoid"]
        # an icon leaves no hole
        assert {exact for (exact,) in styles(page, ".badge-award", "border-top-style")} == {"solid"}
        script = "getComputedStyle(document.querySelector('.badge-award'), '::before').printColorAdjust"
        assert page.evaluate(script) == "exact"


@pytest.mark.parametrize("language", ["ar", "he"])
def test_from_right_to_left(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, language: str
) -> None:
    outdir = build_demonstration(tmp_path_factory.mktemp(language) / "site", language=language)
    with serve(outdir) as url, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{url}index.html")
        # left edges: the photo before the name, the second card before the first, dates behind the text
        for first, second in (
            (".profile-photo", ".profile-name"),
            (".publications-cards > :nth-child(2)", ".publications-cards > :nth-child(1)"),
            (".news-timeline .news-item > :last-child", ".news-timeline time"),
            (".dated-item .dated-body", ".dated-item .dated-date"),
        ):
            places = [page.locator(each).first.bounding_box() for each in (first, second)]
            assert places[0] is not None, first
            assert places[1] is not None, second
            assert places[0]["x"] < places[1]["x"], (first, second)
        page.goto(f"{url}papers/wide.html")
        box, main = (page.locator(each).bounding_box() for each in (".paper-box", ".paper-main"))
        assert box is not None
        assert main is not None
        assert box["x"] < main["x"]
        assert styles(page, ".publication-bibtex pre", "direction") == [["ltr"]]
