"""Where things stand on a page: measured, as readers see them, in themes of different width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

import pytest
from browser.conftest import serve
from browser.demonstration import PAGES, build_demonstration

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser look")

NAMES = [*(name.removesuffix(".md") for name in PAGES), "papers/wide", "papers/tall", "papers/printed"]

#: what is off screen is laid out as it will be, and pictures are there
SETTLE = """async () => {
    const style = document.createElement("style");
    style.textContent = ".publication { content-visibility: visible !important }";
    document.head.append(style);
    for (const image of document.images) image.loading = "eager";
    await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
}"""
#: the boxes of some elements
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
    return { left, top, right, bottom, width, height };
})"""
Box = dict[str, float]


@pytest.fixture(scope="module", params=["furo", "alabaster"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def url(theme: str, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    built = build_demonstration(tmp_path_factory.mktemp("look") / "site", theme)
    with serve(built) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def look(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate(SETTLE)


def boxes(page: Page, selector: str) -> list[Box]:
    found: list[Box] = page.evaluate(BOXES, selector)
    return found


def rows(cards: list[Box]) -> dict[int, list[int]]:
    """Return the places of boxes that begin at the same height."""
    found: dict[int, list[int]] = {}
    for place, card in enumerate(cards):
        found.setdefault(round(card["top"]), []).append(place)
    return found


#: what is wider or higher than its place, of ours and open
CUT_OFF = """() => [...document.querySelectorAll(
        ".publication *, .person *, .profile *, .dated-item *, .paper *")]
    .filter((element) => element.matches(".badge, a, p, div")
        || getComputedStyle(element).overflowX !== "visible")
    .filter((element) => !element.matches(".visually-hidden, .visually-hidden *, .folded, pre, input"))
    .filter((element) => !element.matches(".title-end"))
    .filter((element) => !element.matches(".is-compact *, details:not([open]) *"))
    .filter((element) => getComputedStyle(element).display !== "inline" && element.clientWidth)
    .filter((element) => element.scrollWidth > element.clientWidth + 1 || (
        getComputedStyle(element).overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1))
    .map((element) => element.outerHTML.slice(0, 120))"""
#: what can be pressed and is smaller than 24 px, but for links within a text
SMALL = """() => [...document.querySelectorAll(`.publication-links > li > a, summary, .profile-actions a,
    .profile-links a, .person-links a, .paper-buttons a, .paper-box dd > a, .paper-citation > label,
    .news-filter label, .publication-copy, .publications-search :is(input, select)`)]
    .filter((element) => element.offsetParent)
    .filter((element) => element.offsetWidth < 24 || element.offsetHeight < 24)
    .map((element) => element.outerHTML.slice(0, 120))"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_its_place(page: Page, url: str, theme: str, name: str) -> None:
    """What shifts, and what is cut off in wider windows, is seen in every theme."""
    # the theme itself is no narrower
    page.set_viewport_size({"width": 320 if theme == "furo" else 368, "height": 900})
    look(page, f"{url}{name}.html")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(SMALL) == []
    assert not page.evaluate(SIDEWAYS)
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert not page.evaluate(SIDEWAYS)


@pytest.mark.parametrize(
    ("name", "width"), [("cards", 1280), ("cards", 390), ("list", 1280), ("index", 1280)]
)
def test_pictures_are_16_to_9_whatever_their_shape(page: Page, url: str, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    look(page, f"{url}{name}.html")
    frames = boxes(page, ".publication-preview")
    assert len(frames) > 3
    assert {round(frame["width"] / frame["height"], 1) for frame in frames} == {1.8}
    # whole, and inside of the frame
    pictures = boxes(page, ".publication-preview > img")
    assert pictures
    assert all(picture["width"] <= frame_width(frames) + 1 for picture in pictures)


def frame_width(frames: list[Box]) -> float:
    return max(frame["width"] for frame in frames)


def test_pictures_and_feet_of_cards_are_aligned_across(page: Page, url: str) -> None:
    look(page, f"{url}cards.html")
    cards = boxes(page, ".publication")
    frames, feet = boxes(page, ".publication-preview"), boxes(page, ".publication-foot")
    for row in rows(cards).values():
        assert len({round(frames[place]["bottom"]) for place in row}) == 1
        assert len({round(feet[place]["bottom"]) for place in row}) == 1
        assert len({round(cards[place]["bottom"]) for place in row}) == 1
    # and within their cards
    for card, foot in zip(cards, feet, strict=True):
        assert card["top"] < foot["top"] < foot["bottom"] <= card["bottom"]


@pytest.mark.parametrize("width", [1280, 1600])
def test_four_cards_are_two_by_two(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    look(page, f"{url}index.html")
    # fewer than 17rem are no column: a narrow theme has one
    assert {len(row) for row in rows(boxes(page, ".publication")).values()} in ({2}, {1})
    assert min(card["width"] for card in boxes(page, ".publication")) >= 272


#: commas between authors that begin a line
LONE_COMMAS = """() => [...document.querySelectorAll(".publication-authors .author")].filter((author) => {
    const behind = author.nextSibling;
    if (!behind?.data?.startsWith(",")) return false;
    const range = document.createRange();
    range.setStart(behind, 0);
    range.setEnd(behind, 1);
    const comma = range.getBoundingClientRect();
    const name = [...author.getClientRects()].at(-1);
    return comma.top > name.bottom;
}).map((author) => author.textContent)"""


@pytest.mark.parametrize("name", ["cards", "list", "papers/tall"])
def test_no_comma_stands_alone(page: Page, url: str, name: str) -> None:
    look(page, f"{url}{name}.html")
    for width in range(280, 480, 8):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(LONE_COMMAS) == [], width


@pytest.mark.parametrize("name", ["list", "gutter"])
def test_no_link_moves_when_something_unfolds(page: Page, url: str, name: str) -> None:
    look(page, f"{url}{name}.html")
    selector = "#pub-wide .publication-links > li > a, #pub-wide summary"
    before = boxes(page, selector)
    assert len(before) >= 10
    for place in range(page.locator("#pub-wide summary").count()):
        page.locator("#pub-wide summary").nth(place).click()
        assert boxes(page, selector) == before
        opened = boxes(page, "#pub-wide details[open] > :not(summary)")
        assert min(box["top"] for box in opened) >= max(box["bottom"] for box in before)
    # one row of pills has one height
    assert {round(box["height"]) for box in before} == {26}


#: badges and buttons with too little contrast, or whose ground lets others through
UNREADABLE = """() => {
    const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const read = (colour) => {
        context.clearRect(0, 0, 1, 1);
        context.fillStyle = colour;
        context.fillRect(0, 0, 1, 1);
        return [...context.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (colour) => {
        const [red, green, blue] = colour.map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const shown = document.querySelectorAll(".badge, .profile-actions a, .paper-buttons a, .is-panel");
    return [...shown].filter((element) => {
        const { color, backgroundColor } = getComputedStyle(element.closest(".is-panel") ?? element);
        const [text, ground] = [read(color), read(backgroundColor)];
        const [dark, light] = [luminance(text), luminance(ground)].sort((a, b) => a - b);
        return ground[3] < 255 || (light + 0.05) / (dark + 0.05) < 4.5;
    }).map((element) => element.outerHTML.slice(0, 120));
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["index", "cards", "list", "gutter", "news", "papers/wide"])
def test_badges_and_buttons_can_be_read(
    browser: Browser, url: str, name: str, scheme: Literal["light", "dark"]
) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        look(page, f"{url}{name}.html")
        assert page.evaluate(UNREADABLE) == []


def test_the_hero_is_beside_its_photo(page: Page, url: str) -> None:
    look(page, f"{url}index.html")
    [photo], [name] = boxes(page, ".profile-hero img"), boxes(page, "h1.profile-name")
    assert round(photo["width"]) == round(photo["height"]) == 224
    assert name["right"] <= photo["left"]
    assert abs(name["top"] - photo["top"]) < 8
    page.set_viewport_size({"width": 390, "height": 900})
    [photo], [name] = boxes(page, ".profile-hero img"), boxes(page, "h1.profile-name")
    assert round(photo["width"]) == 112
    assert photo["right"] <= name["left"]


def test_text_begins_on_one_axis(page: Page, url: str) -> None:
    look(page, f"{url}index.html")
    left = {
        round(text_left(page, selector))
        for selector in (".news-item .dated-body", ".experience-item .dated-body")
    }
    assert len(left) == 1


def text_left(page: Page, selector: str) -> float:
    script = """(selector) => {
        const range = document.createRange();
        range.selectNodeContents(document.querySelector(selector));
        return range.getBoundingClientRect().left;
    }"""
    found: float = page.evaluate(script, selector)
    return found


def test_years_stay_in_view(page: Page, url: str) -> None:
    look(page, f"{url}news.html")
    assert (
        page.locator("section.group > h2").first.evaluate("year => getComputedStyle(year).position")
        == "sticky"
    )
    # months alone stand below a year
    assert page.locator(".dated-date").all_inner_texts() == ["Oct", "Sep", "Sep", "Apr 12"]
    page.set_viewport_size({"width": 390, "height": 900})
    rails = page.locator(".news-timeline > li").first
    assert rails.evaluate("item => getComputedStyle(item, '::before').content") == "none"


def test_a_paper_has_its_box_beside_the_text_where_there_is_room(page: Page, url: str) -> None:
    look(page, f"{url}papers/wide.html")
    [room] = boxes(page, ".paper-body")
    [box], [text] = boxes(page, ".paper-box"), boxes(page, ".paper-main")
    if room["width"] >= 704:
        assert text["right"] <= box["left"]
        assert abs(text["top"] - box["top"]) < 1
    else:
        assert box["bottom"] <= text["top"]


def test_citations_are_tabs_without_a_script(browser: Browser, url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{url}papers/wide.html")
        shown = page.locator(".paper-citation > pre:visible")
        assert shown.count() == 1
        assert shown.inner_text().startswith("@inproceedings{wide,")


def test_citations_in_styles(browser: Browser, tmp_path: Any) -> None:
    pytest.importorskip("citeproc", reason="needs the extra `csl`")
    built = build_demonstration(tmp_path / "site", academic_cite_styles=["apa", "ieee"])
    with serve(built) as url, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{url}papers/wide.html")
        shown = page.locator(".paper-citation > pre:visible")
        assert shown.inner_text().startswith("Bell, A.")
        page.get_by_role("radio", name="BibTeX").check()
        assert shown.inner_text().startswith("@inproceedings{wide,")
        # the box leads there
        assert page.get_by_role("link", name="Cite").get_attribute("href") == "#cite"


@pytest.mark.parametrize("name", ["index", "list", "news", "people", "papers/wide"])
def test_a_page_from_right_to_left(page: Page, url: str, name: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    look(page, f"{url}{name}.html")
    page.evaluate("document.documentElement.dir = 'rtl'")
    frames = boxes(page, ".publication, .dated-item, .person, .profile")
    assert all(box["left"] >= -1 and box["right"] <= 391 for box in frames if box["width"])
