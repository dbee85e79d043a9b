"""The demonstration in Firefox and in WebKit: layout, search, news, what unfolds, copying."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from browser.conftest import serve
from browser.demonstration import PAGES, build_demonstration
from browser.engines import PATIENCE, Engine, Firefox, WebKit
from browser.measures import MEASURE, OPEN, OURS, SIDEWAYS, WIDE

pytestmark = [
    pytest.mark.engines,
    pytest.mark.xdist_group("engines"),
    # within selenium
    pytest.mark.filterwarnings("ignore:setting remote_server_addr:DeprecationWarning"),
]

NAMES = [*(name.removesuffix(".md") for name in PAGES), "papers/wide", "papers/tall", "papers/printed"]
BOXES = """(selector) => [...document.querySelectorAll(selector)].map((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
})"""
#: what can be seen of some elements
SEEN = """(selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility())
    .map((element) => element.id || element.textContent.trim())"""
SET = """(selector, value) => {
    const control = document.querySelector(selector);
    control.focus();
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
}"""
COUNT = """(selector) => [...document.querySelectorAll(selector)]
    .filter((element) => element.checkVisibility()).length"""
Boxes = list[dict[str, float]]


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine: Engine = Firefox(tmp_path_factory.mktemp("profile")) if request.param == "firefox" else WebKit()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_demonstration(tmp_path_factory.mktemp("engines") / "site")) as url:
        yield url


@pytest.fixture(params=[1280, 390])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def wait_for(engine: Engine, function: str, argument: str, expected: object) -> None:
    """Wait until a function returns what is expected: pages do some things when they have the time."""
    end = time.monotonic() + PATIENCE
    while (found := engine.evaluate(function, argument)) != expected and time.monotonic() < end:
        time.sleep(0.1)
    assert found == expected


def boxes(engine: Engine, selector: str) -> Boxes:
    found: Boxes = engine.evaluate(BOXES, selector)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_off(engine: Engine, url: str, name: str, width: int) -> None:
    engine.errors.clear()
    engine.open(f"{url}{name}.html", width)
    engine.evaluate(OPEN)
    found: dict[str, Any] = engine.evaluate(MEASURE, OURS)
    assert found["ours"] == {"contrast": [], "targets": [], "cut": []}
    assert engine.evaluate(WIDE, OURS) == []
    assert engine.evaluate(f"() => {SIDEWAYS}") <= 0
    assert engine.errors == []


def test_a_hero_is_beside_its_photo(engine: Engine, url: str, width: int) -> None:
    engine.open(f"{url}index.html", width)
    [photo], [name] = boxes(engine, ".profile-hero img"), boxes(engine, "h1.profile-name")
    assert round(photo["right"] - photo["left"]) == (224 if width == 1280 else 112)
    assert name["right"] <= photo["left"] if width == 1280 else photo["right"] <= name["left"]


def test_cards_are_aligned(engine: Engine, url: str, width: int) -> None:
    engine.open(f"{url}cards.html", width)
    cards, feet = boxes(engine, ".publication"), boxes(engine, ".publication-foot")
    frames = boxes(engine, ".publication-preview")
    rows = defaultdict(list)
    for place, card in enumerate(cards):
        rows[round(card["top"])].append(place)
    assert max(map(len, rows.values())) == (2 if width == 1280 else 1)
    for row in rows.values():
        for parts in (cards, feet, frames):
            assert max(parts[n]["bottom"] for n in row) - min(parts[n]["bottom"] for n in row) < 1
    for frame in frames:
        across, down = frame["right"] - frame["left"], frame["bottom"] - frame["top"]
        assert abs(across / down - 16 / 9) < 0.02


def test_no_pill_moves_when_something_unfolds(engine: Engine, url: str, width: int) -> None:
    engine.open(f"{url}list.html", width)
    selector = "#pub-wide .publication-links > li > a, #pub-wide summary"
    engine.evaluate("() => document.querySelector('#pub-wide summary').scrollIntoView({ block: 'center' })")
    before = boxes(engine, selector)
    for _ in engine.evaluate(SEEN, "#pub-wide summary"):
        engine.click("#pub-wide details:not([open]) > summary")
    engine.evaluate("() => document.querySelector('#pub-wide summary').scrollIntoView({ block: 'center' })")
    after = boxes(engine, selector)
    shift = after[0]["top"] - before[0]["top"]
    for one, other in zip(before, after, strict=True):
        assert abs(one["left"] - other["left"]) < 1
        assert abs(one["top"] + shift - other["top"]) < 1
    opened = boxes(engine, "#pub-wide details[open] > :is(p, pre)")
    assert len(opened) == 2
    assert min(box["top"] for box in opened) >= max(box["bottom"] for box in after) - 1


def test_search_and_menus(engine: Engine, url: str) -> None:
    engine.open(f"{url}list.html", 1280)
    entries = "li.publication"
    wait_for(engine, COUNT, f"{entries}, form.publications-search:not([hidden])", 9)
    engine.evaluate(SET, ".publications-search [name=q]", "cotide")
    wait_for(engine, SEEN, entries, ["pub-wide"])
    engine.click(".publications-search [type=reset]")
    wait_for(engine, COUNT, entries, 8)
    # a menu has its options as soon as a reader turns to it
    engine.evaluate("() => document.querySelector('.publications-search [name=year]').focus()")
    wait_for(engine, "(selector) => !!document.querySelector(selector)", "[name=year] > [value='2024']", True)
    engine.evaluate(SET, ".publications-search [name=year]", "2024")
    wait_for(engine, SEEN, entries, ["pub-arabic", "pub-tiny", "pub-hebrew"])


def test_news_by_category(engine: Engine, url: str, width: int) -> None:
    engine.open(f"{url}news.html", width)
    assert len(engine.evaluate(SEEN, "li.news-item")) == 4
    engine.click(".news-filter label:nth-of-type(3)")
    [shown] = engine.evaluate(SEEN, "li.news-item")
    assert shown.startswith("news-2026-09")
    engine.click(".news-filter label:nth-of-type(1)")
    assert len(engine.evaluate(SEEN, "li.news-item")) == 4


def test_copying(engine: Engine, url: str) -> None:
    engine.open(f"{url}papers/wide.html", 1280)
    engine.click(".publication-copy")
    wait_for(engine, SEEN, ".publication-copy", ["Copied"])


def test_tabs_of_citations(engine: Engine, url: str) -> None:
    engine.open(f"{url}papers/wide.html", 1280)
    [shown] = engine.evaluate(SEEN, ".paper-citation > pre")
    assert shown.startswith("@inproceedings{wide,")
