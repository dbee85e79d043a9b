"""Make the pictures of the gallery: ``python docs/gallery/make.py``, with an installed Chromium.

Each is a part of a page of the site in ``site``, in both schemes: ``NAME-light.png`` and ``NAME-dark.png``.
It needs the extra ``site``, the dependency group ``browser``, and Pillow, which makes the pictures small.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
#: its figures are shown as on 21 November 2026, as in the other examples; later they are too old some day
DAY_OF_FIGURES = "1795219200"
#: so many colours are enough for a picture of text
COLOURS = 48
#: what is hidden in all pictures: buttons of the theme that float over the text
STYLE = ".content-icon-container, .headerlink, .back-to-top { display: none !important }"


class Picture(NamedTuple):
    """A part of a page."""

    page: str
    #: the first and the last element that it shows
    first: str
    last: str = ""
    #: what is clicked before
    click: str = ""
    width: int = 1280


PICTURES = {
    "hero": Picture("hero", ".profile-hero"),
    "hero-phone": Picture("hero", ".profile-hero", width=390),
    "cards": Picture("cards", ".publications-cards"),
    "thumbnails": Picture("thumbnails", ".publications", click="#pub-norberg2026growing details > summary"),
    "gutter": Picture("gutter", "section.group", "section.group:last-of-type"),
    "find": Picture("find", ".publications-search", ".publications"),
    "timeline": Picture("timeline", ".news-timeline", ".dated-more"),
    "years": Picture("years", ".news-filter", "section.group:last-of-type"),
    "sections": Picture("sections", "#experience", "#skills"),
    "paper": Picture("papers/norberg2026growing", ".paper"),
    "metrics": Picture("metrics", "dl.metrics", "figure.metrics-plot"),
    "people": Picture("people", ".people", ".people-lines"),
}


def take(page: Page, url: str, picture: Picture) -> bytes:
    """Return a screenshot."""
    page.set_viewport_size({"width": picture.width, "height": 2400})
    page.goto(f"{url}/{picture.page}.html")
    page.add_style_tag(content=STYLE)
    if picture.click:
        page.locator(picture.click).first.click()
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
    boxes = [
        page.locator(part).first.bounding_box() for part in (picture.first, picture.last or picture.first)
    ]
    [first, last] = [box for box in boxes if box]
    clip = {
        "x": first["x"] - 8,
        "y": first["y"] - 8,
        "width": first["width"] + 16,
        "height": last["y"] + last["height"] - first["y"] + 16,
    }
    return page.screenshot(clip=clip)


def make(browser: Browser, url: str) -> None:
    """Write all pictures."""
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        for name, picture in PICTURES.items():
            image = Image.open(io.BytesIO(take(page, url, picture))).convert("RGB")
            small = image.quantize(COLOURS, dither=Image.Dither.NONE)
            small.save(HERE / f"{name}-{scheme}.png", optimize=True)
        page.close()


def main() -> None:
    """Build the site and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html", str(HERE / "site"), folder]
        subprocess.run(command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": DAY_OF_FIGURES})
        with sync_playwright() as driver:
            executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
            browser = driver.chromium.launch(executable_path=executable)
            make(browser, Path(folder).as_uri())
            browser.close()


if __name__ == "__main__":
    main()
