"""No page of the example site has what axe-core objects to, in light and in dark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from browser.conftest import VIOLATIONS, Site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser accessibility")
#: the rules of axe-core for a scheme: in the second, only what depends on colours
RULES = {
    "light": {},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}},
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_no_objection(browser: Browser, site: Site, scheme: Literal["light", "dark"]) -> None:
    bundled = pytest.importorskip("axe_playwright_python", reason="needs the dependency group `browser`")
    axe = (Path(bundled.__file__).parent / "axe.min.js").read_text("utf-8")
    violations = []
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        for address in site.pages:
            page.goto(site.url + address)
            # what is folded is looked at, too
            page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
            page.evaluate(axe)
            found = page.evaluate(VIOLATIONS, RULES[scheme])
            violations += [(address, one["id"], one["nodes"][0]["html"][:200]) for one in found]
    assert violations == []
