"""Every page of the example site, as a reader's browser gets it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from browser.conftest import Site
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

pytestmark = pytest.mark.xdist_group("browser pages")

#: so many pages are open at a time
_AT_ONCE = 8


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Literal["light", "dark"]:
    return request.param  # type: ignore[no-any-return]


def complaints(browser: Browser, site: Site, scheme: Literal["light", "dark"]) -> Iterator[str]:
    """Yield what goes wrong, or out to other hosts, while each page loads."""
    found: list[str] = []

    def keep_request(request: Request) -> None:
        if not request.url.startswith((site.url, "data:", "blob:")):
            found.append(f"request to {request.url}")

    def keep_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    def load(page: Page, path: str) -> Page:
        page.on("request", keep_request)
        page.on("console", keep_error)
        page.on("pageerror", lambda error: found.append(str(error)))
        page.goto(site.url + path)
        return page

    with browser.new_context(color_scheme=scheme) as context:
        for start in range(0, len(site.pages), _AT_ONCE):
            paths = site.pages[start : start + _AT_ONCE]
            # each is waited for while the others load
            pages = [load(context.new_page(), path) for path in paths]
            for page in pages:
                page.wait_for_load_state("networkidle")
                page.close()
            yield from (f"one of {', '.join(paths)}: {complaint}" for complaint in found)
            found.clear()


def test_pages_load_without_errors_and_third_parties(
    browser: Browser, site: Site, scheme: Literal["light", "dark"]
) -> None:
    found = list(complaints(browser, site, scheme))
    assert not found, "\n".join(found)
