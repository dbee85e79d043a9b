"""News by category and folded news, without any script."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from browser.conftest import serve
from support import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.xdist_group("browser news")

ITEMS = """
- [2024.10] Spoke.
  :category: talk
- [2024.10] Danced.
  :category: dance
- [2023.08] Nothing special.
- [2022.05] Danced again.
  :category: dance
  :name: again
"""


def news(*options: str) -> str:
    return "\n".join(
        ["```{news}", ":filter-by: category", *(f":{option}" for option in options), ITEMS, "```"]
    )


@pytest.fixture(scope="module")
def url(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    years = news("group-by: year").replace("  :name: again\n", "")
    files = {"index.md": f"# Home\n\n## Folded\n\n{news('fold: 2')}\n\n## Years\n\n{years}\n"}
    conf = {"myst_enable_extensions": ["fieldlist"]}
    built = build_site(tmp_path_factory.mktemp("news") / "site", files, conf=conf)
    with serve(built.outdir) as url:
        yield url + "index.html"


@pytest.fixture
def page(browser: Browser, url: str) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(url)
        yield page


def shown(page: Page, section: str) -> list[str]:
    return page.locator(f"#{section} .news-item:visible .dated-body").all_inner_texts()


def test_readers_choose_a_category(page: Page) -> None:
    assert shown(page, "folded") == ["Spoke.", "Danced."]
    controls = page.get_by_role("group", name="Show news by category").first
    controls.get_by_role("radio", name="Dance").check()
    # what is folded is shown, and the month that the item above would have said
    assert shown(page, "folded") == ["Danced.", "Danced again."]
    assert (
        page.locator("#folded .dated-date:visible").first.evaluate("date => getComputedStyle(date).opacity")
        == "1"
    )
    # the other list stays
    assert len(shown(page, "years")) == 4
    controls.get_by_role("radio", name="All").check()
    assert shown(page, "folded") == ["Spoke.", "Danced."]


def test_by_keyboard(page: Page) -> None:
    page.get_by_role("radio", name="All").first.focus()
    page.keyboard.press("ArrowRight")
    assert shown(page, "folded") == ["Spoke."]


def test_years_without_an_item_vanish(page: Page) -> None:
    page.locator("#years").get_by_role("radio", name="Talk").check()
    assert shown(page, "years") == ["Spoke."]
    assert page.locator("#years .group:visible").count() == 1


def test_a_folded_item_has_an_address(page: Page, url: str) -> None:
    page.goto(url + "#again")
    assert page.locator("#again").is_visible()


def test_what_is_printed_is_everything(page: Page) -> None:
    page.get_by_role("radio", name="Talk").first.check()
    page.emulate_media(media="print")
    assert len(shown(page, "folded")) == 4
    assert not page.locator(".news-filter:visible, summary:visible").count()
