"""A site with what is hard to set, in every theme, scheme and width: what is ours has no fault."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal

import pytest
from browser.conftest import serve
from browser.demonstration import PAGES, build_demonstration
from browser.measures import OPEN, OURS, SHIFTS, WIDE, judge_contrast, measure

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
NAMES = [*(name.removesuffix(".md") for name in PAGES), "papers/wide", "papers/tall", "papers/printed"]
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


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (768, "light"),
        (390, "light"),
        (1280, "dark"),
        # colours seldom depend on the width, nor widths on colours
        pytest.param(768, "dark", marks=pytest.mark.themes),
        pytest.param(390, "dark", marks=pytest.mark.themes),
    ],
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


#: by page and selector: size of the font in rem, its weight, margins above and below, and the padding at the
#: start; what is not said depends on where an element stands
SCALE: dict[str, dict[str, tuple[float | None, int | None, float | None, float | None]]] = {
    "index": {
        "h1.profile-name": (2.25, 700, 0, 0),
        ".profile-text > p": (1.0625, 400, 0, 0),
        ".profile-text > p a": (1.0625, 400, None, 0),
        ".profile-bio > p:first-child": (None, 400, None, 0),
        ".profile-actions > li": (None, None, 0, 0),
        ".profile-actions a": (0.9375, 500, 0, 1),
        ".profile-links > li": (0.875, None, 0, 0),
        ".profile-links a": (0.875, 400, 0, 0.5),
        "li.dated-item .dated-date": (0.875, 400, 0, 0),
        ".publications-cards > li": (None, None, None, 0),
        ".publications-cards .publication-authors": (0.875, 400, None, 0),
    },
    "list": {
        ".publications > li": (None, None, 0, 0),
        ".publication-title": (1, 600, 0, 0),
        ".publication-title a": (1, 600, 0, 0),
        ".publication-authors": (0.9375, 400, 0, 0),
        ".publication-links > li": (0.8125, 400, 0, 0),
        ".publication-links > li > a": (0.8125, 400, 0, 0.5625),
        ".publication-links summary": (0.8125, 400, 0, 0.5625),
        ".publication-venue > .badge": (0.75, 600, 0, 0.4375),
    },
    "people": {
        "li.person": (None, None, 0, 0),
        ".people-cards > :not(.is-lead) .person-name": (1, 600, 0, 0),
        ".people-cards > :not(.is-lead) .person-name + p": (0.875, 400, 0, 0),
        ".is-lead .person-name a": (1.375, 600, 0, 0),
        ".person-links > li": (0.875, None, 0, 0),
        ".person-links a": (0.875, 400, 0, 0.375),
    },
    "figures": {
        ".metrics dt": (0.875, 400, 0, 0),
        ".metrics .metrics-value": (1.75, 600, 0, 0),
        ".metrics-plot": (None, None, 2, 0),
        ".metrics-plot figcaption": (0.875, 400, None, 0),
        ".plot-legend > li": (0.875, 400, 0, 0),
        ".plot-legend svg": (0.875, None, 0, 0),
        ".metrics-plot summary": (0.875, 400, 0, 0),
    },
    "news": {".news-filter label > span": (0.875, 400, 0, 0.7)},
    "papers/printed": {
        ".paper-buttons > li": (None, None, 0, 0),
        ".paper-buttons a": (0.9375, 500, 0, 1),
        ".paper-box dt": (0.8125, 400, 0, 0),
        ".paper-box dd": (0.875, 400, 0, 0),
        ".paper-figure": (None, None, 2, 0),
        ".paper-figure figcaption": (0.875, 400, None, 0),
    },
}
MEASURES = """(selectors) => selectors.map((selector) => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    return [...document.querySelectorAll(selector)].map((element) => {
        const style = getComputedStyle(element);
        const [size, above, below, start] = ["fontSize", "marginTop", "marginBottom", "paddingLeft"]
            .map((name) => parseFloat(style[name]) / rem);
        return [size, Number(style.fontWeight), above, below, start];
    });
})"""


def test_one_scale(browser: Browser, url: str) -> None:
    """What a theme says of all lists, paragraphs and links changes nothing of ours."""
    faults = []
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        for name, wanted in SCALE.items():
            page.goto(f"{url}{name}.html")
            for selector, found in zip(wanted, page.evaluate(MEASURES, list(wanted)), strict=True):
                size, weight, margin, start = wanted[selector]
                assert found, selector
                faults += [
                    (name, selector, measures)
                    for measures in found
                    for value, right in zip(measures, (size, weight, margin, margin, start), strict=True)
                    if right is not None and abs(value - right) > 0.05
                ]
    assert faults == []


BOXES = """() => [...document.querySelectorAll(":is(.paper, .publications, .people) img")]
    .map((image) => [image.offsetWidth, image.offsetHeight])"""


@pytest.mark.parametrize("name", ["list", "people", "papers/printed"])
def test_pictures_have_their_room_before_they_come(browser: Browser, url: str, name: str) -> None:
    held: list[Route] = []
    is_open = False

    def hold(route: Route) -> None:
        if route.request.resource_type == "font":
            route.abort()
        elif route.request.resource_type == "image" and not is_open:
            held.append(route)
        else:
            route.continue_()

    with browser.new_context(viewport={"width": 768, "height": 900}) as context:
        context.route("**/*", hold)
        page = context.new_page()
        page.goto(f"{url}{name}.html", wait_until="domcontentloaded")
        before = page.evaluate(BOXES)
        is_open = True
        for route in held:
            route.continue_()
        page.evaluate(OPEN)
        assert page.evaluate(BOXES) == before != []


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
