"""Old addresses, as a browser without scripts follows them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from browser.conftest import serve
from support import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# beside the tests of the example site, in the one worker that has a browser
pytestmark = pytest.mark.xdist_group("browser redirects")

FILES = {
    "index.md": "# Home\n\n## News\n\n[All papers](papers.md)\n\n```{toctree}\n:hidden:\npapers\n```\n",
    "papers.md": "---\nredirect_from: [/pubs/, /#-papers]\n---\n\n# Papers\n",
}
REDIRECTS = {"/about/": "index", "/old.html": "index#news", "/2020/talk": "papers", "/#-news": "index#news"}


@pytest.mark.parametrize(
    ("builder", "papers"), [("html", "papers.html"), ("dirhtml", "papers/")], ids=["html", "dirhtml"]
)
def test_old_addresses(
    browser: Browser, tmp_path: Path, builder: Literal["html", "dirhtml"], papers: str
) -> None:
    home = "index.html" if builder == "html" else ""
    conf = {"academic_redirects": REDIRECTS}
    built = build_site(tmp_path / "site", FILES, conf=conf, builder=builder)
    expected = {
        "about/": home,
        "about": home,
        "old.html": f"{home}#news",
        "2020/talk": papers,
        "2020/talk/": papers,
        "pubs/": papers,
    }
    with serve(built.outdir) as url, browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for old, new in expected.items():
            page.goto(url + old)
            page.wait_for_url(url + new)
            assert page.locator("h1").first.inner_text().startswith("Papers" if new == papers else "Home")
        for anchor, text in (("-news", "News"), ("-papers", "All papers")):
            page.goto(f"{url}#{anchor}")
            assert (
                page.locator(":target")
                .locator("xpath=ancestor-or-self::*[self::a or self::section][1]")
                .inner_text()
                .startswith(text)
            )
