"""Lists and controls beside the rules that themes have for every element of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser.conftest import serve
from support import build_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser themes")

#: as in the theme of Read the Docs
THEME = """
legend { display: block; width: 100%; font-size: 150%; white-space: normal }
label { display: block; margin: 0 0 5px; font-size: 90% }
"""
INDEX = """
# Home

```{publications}
:layout: compact
:max-authors: 1
```

```{news}
:filter-by: category
- [2024.10] Spoke.
  :category: talk
- [2024.10] Danced.
  :category: dance
```
"""
PAPERS = "@misc{a2024, title = {A}, year = 2024, author = {Ito, Noriko and Abe, Rui and Roe, Ann}}"


def test_rules_for_every_legend_and_label(browser: Browser, tmp_path: Path) -> None:
    conf = {"myst_enable_extensions": ["fieldlist"]}
    built = build_site(tmp_path / "site", {"index.md": INDEX, "papers.bib": PAPERS}, conf=conf)
    style = built.outdir / "_static" / "academic.css"
    # before ours, as the style sheet of a theme is
    style.write_text(THEME + style.read_text("utf-8"), "utf-8")
    with serve(built.outdir) as url, browser.new_context() as context:
        page = context.new_page()
        page.goto(url + "index.html")
        assert page.locator(".authors-fold").evaluate("label => getComputedStyle(label).display") == "inline"
        # the name of the controls is for screen readers alone
        assert page.locator("fieldset.news-filter legend").evaluate("legend => legend.offsetWidth") == 1
