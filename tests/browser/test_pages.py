"""Every page of the example site, as a reader's browser gets it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from browser.conftest import Site
    from playwright.sync_api import Browser, ConsoleMessage, Route

# the site is built once, in the one worker that has all of these tests
pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> Literal["light", "dark"]:
    return request.param  # type: ignore[no-any-return]


def complaints(browser: Browser, site: Site, scheme: Literal["light", "dark"]) -> Iterator[str]:
    """Yield what goes wrong, or out to other hosts, while each page loads.

    Requests to other hosts are recorded and not sent: tests need no network.
    """
    found: list[str] = []

    def keep_in_house(route: Route) -> None:
        if route.request.url.startswith((site.url, "data:", "blob:")):
            route.continue_()
        else:
            found.append(f"request to {route.request.url}")
            route.abort()

    def keep_error(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.append(message.text)

    with browser.new_context(color_scheme=scheme) as context:
        context.route("**/*", keep_in_house)
        page = context.new_page()
        page.on("console", keep_error)
        page.on("pageerror", lambda error: found.append(str(error)))
        for path in site.pages:
            page.goto(site.url + path, wait_until="networkidle")
            yield from (f"{path}: {complaint}" for complaint in found)
            found.clear()


def test_pages_load_without_errors_and_third_parties(
    browser: Browser, site: Site, scheme: Literal["light", "dark"]
) -> None:
    found = list(complaints(browser, site, scheme))
    assert not found, "\n".join(found)
