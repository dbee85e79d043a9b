"""A site with what is hard to set, in every theme, scheme and width: what is ours has no fault."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import pytest
from browser.conftest import serve
from browser.demonstration import PAGES, build_demonstration
from browser.measures import OURS, SHIFTS, WIDE, judge_contrast, measure

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Route

pytestmark = pytest.mark.xdist_group("browser every_theme")

#: where those are that Sphinx and the extra `site` bring, and those that are installed by `tox run -e themes`
ALWAYS = ("furo", "alabaster", "basic")
ON_REQUEST = (
    "pydata_sphinx_theme",
    "sphinx_book_theme",
    "sphinx_rtd_theme",
    "shibuya",
    "sphinx_immaterial",
    "piccolo_theme",
    "sphinxawesome_theme",
)
THEMES = [*ALWAYS, *(pytest.param(name, marks=pytest.mark.themes) for name in ON_REQUEST)]
NAMES = [*(name.removesuffix(".md") for name in PAGES), "papers/wide", "papers/tall"]
#: those with text over pictures, which axe-core looks at, too
WITH_PICTURES = ("index", "cards", "list")
#: what the themes themselves need more room than; the sidebar of basic stays beside the text, however narrow
NARROWEST = {"alabaster": 368, "basic": 640}


@pytest.fixture(scope="module", params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def url(theme: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    assert theme in ALWAYS or find_spec(theme), f"needs the theme {theme}"
    with serve(build_demonstration(tmp_path_factory.mktemp("themes") / "site", theme)) as url:
        yield url


# colours depend on no width
@pytest.mark.parametrize(
    ("width", "scheme"), [(1280, "light"), (768, "light"), (390, "light"), (1280, "dark")]
)
def test_ours_has_no_fault(
    browser: Browser, url: str, theme: str, scheme: Literal["light", "dark"], width: int
) -> None:
    narrowest = NARROWEST.get(theme, 320)
    is_narrow = width == 390
    width = max(width, narrowest)
    elsewhere: list[str] = []
    errors: list[str] = []

    def keep_in_house(route: Route) -> None:
        # what moves when a theme's own font has come is the theme's
        if route.request.resource_type == "font":
            route.abort()
        elif route.request.url.startswith((url, "data:", "blob:")):
            route.continue_()
        else:
            elsewhere.append(route.request.url)
            route.abort()

    def keep_error(message: ConsoleMessage) -> None:
        if message.type == "error" and "academic" in str(message.location):
            errors.append(message.text)

    faults: list[str] = []
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}) as context:
        context.route("**/*", keep_in_house)
        page = context.new_page()
        page.on("console", keep_error)
        for name in NAMES:
            page.goto(f"{url}{name}.html", wait_until="load")
            page.evaluate(SHIFTS)
            page.wait_for_timeout(100)
            if (shifts := page.evaluate("window.shifts")) > 0.05:
                faults.append(f"{name}: layout shift {shifts:.3f}")
            ours, _theirs = measure(page)
            faults += (f"{name}: {kind}: {fault}" for kind, found in ours.items() for fault in found)  # type: ignore[attr-defined]
            if width == 1280 and name in WITH_PICTURES:
                faults += (f"{name}: {fault}" for fault in judge_contrast(page))
            faults += (f"{name}: too wide: {fault}" for fault in page.evaluate(WIDE, OURS))
            if is_narrow:
                page.set_viewport_size({"width": narrowest, "height": 900})
                wide = page.evaluate(WIDE, OURS)
                faults += (f"{name}: too wide at {narrowest}: {fault}" for fault in wide)
                cut = measure(page)[0]["cut"]
                faults += (f"{name}: cut at {narrowest}: {fault}" for fault in cut)
                page.set_viewport_size({"width": width, "height": 900})
    assert faults == []
    assert errors == []
    # Shibuya takes its own font from elsewhere
    assert [address for address in elsewhere if "fonts.g" not in address] == []


def test_the_measure_finds_faults(browser: Browser) -> None:
    page = browser.new_page()
    pale = "color: #999; background: rgb(255 255 255 / 0.5)"
    page.set_content(
        f"<body style='color: #000'><ul class='publications'><li style='{pale}'>Pale</li>"
        "<li><div style='width: 20px; overflow: hidden; white-space: nowrap'>Cut off at the end</div></li>"
        "<li><a href='#' style='display: block; width: 9px; height: 9px'>x</a></li>"
        "<li style='background: linear-gradient(#fff, #fff)'>On a gradient</li></ul>"
        "<p style='color: #aaa'>Of the theme</p>"
    )
    ours, theirs = measure(page)
    assert [fault[:4] for fault in ours["contrast"]] == ["2.85", "21.0"]
    assert len(ours["targets"]) == len(ours["cut"]) == 1
    assert len(theirs["contrast"]) == 1
    page.close()
