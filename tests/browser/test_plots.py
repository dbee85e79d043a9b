"""Plots and counts: colours that stand out from the page in both schemes, and no objection of axe-core."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from browser.conftest import VIOLATIONS, serve
from support import build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("browser")

KINDS = ("article", "inproceedings", "book", "phdthesis", "software", "online", "patent", "dataset")
BIB = "\n".join(
    f"@{kind}{{k{number}, title = {{Tides {number}}}, author = {{Teal, Mara and Okoro, Ben}}, "
    f"year = {2015 + number % 8}, journal = {{J}}, institution = {{I}}, number = {{3}}}}"
    for number, kind in enumerate(KINDS * 2)
)
PAGE = """
# Mara

```{metrics}
```

```{metrics-plot} citations, papers, coauthors
```

```{publications}
:show: citations
```
"""
SOURCE = {"source": "OpenAlex", "date": "2026-11-01"}
METRICS = {
    "people": {"mara": {**SOURCE, "citations": 310, "h_index": 9}},
    "papers": {"k1": {**SOURCE, "citations": 12}},
}
YEARS = {str(year): 3 * (year - 2010) for year in range(2012, 2027)}
HISTORY = {"version": 1, "people": {"mara": {"OpenAlex": {"date": "2026-11-01", "citations": YEARS}}}}
CONF = {
    "html_theme": "furo",
    # its link has no landmark, as axe-core sees it
    "html_show_sourcelink": False,
    "language": "en",
    "academic_metrics": "metrics.json",
    "academic_people": {"mara": {"name": "Mara Teal"}, "ben": {"name": "Ben Okoro"}},
    "academic_me": "mara",
}
#: what is drawn, with its contrast against the page
CONTRASTS = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const luminance = (colour) => {
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = luminance(getComputedStyle(document.body).backgroundColor);
    return [...document.querySelectorAll("figure svg rect, figure svg text")].map((shape) => {
        const own = luminance(getComputedStyle(shape).fill);
        const [light, dark] = own > ground ? [own, ground] : [ground, own];
        return [shape.tagName, (light + 0.05) / (dark + 0.05), getComputedStyle(shape).fill];
    });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_plots_can_be_seen_and_read(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: Literal["light", "dark"]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    files = {"metrics.json": json.dumps(METRICS), "metrics-history.json": json.dumps(HISTORY)}
    built = build_site(tmp_path / "site", {**files, "papers.bib": BIB, "index.md": PAGE}, conf=CONF)
    bundled = pytest.importorskip("axe_playwright_python", reason="needs the dependency group `browser`")
    axe = (Path(bundled.__file__).parent / "axe.min.js").read_text("utf-8")
    with serve(built.outdir) as url, browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.set_viewport_size({"width": 390, "height": 900})
        page.goto(url + "index.html")
        shapes = page.evaluate(CONTRASTS)
        assert {tag for tag, _contrast, _colour in shapes} == {"rect", "text"}
        assert [one for one in shapes if one[1] < (3 if one[0] == "rect" else 4.5)] == []
        # six kinds of papers, which are six colours
        assert len({colour for tag, _contrast, colour in shapes if tag == "rect"}) == 6
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert all(request.startswith(url) for request in requests)
        page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")
        page.evaluate(axe)
        found = page.evaluate(VIOLATIONS)
        assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
