"""``--accessible``: what axe-core finds in the pages, in an installed Chromium, in light and in dark."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from ..model.site_checks import Level, SiteFinding
from .output_page import pages
from .sources import page_files, source_path

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_INSTALL = (
    'the pages were not looked at; pip install "sphinx-academic[accessible]", and install Chromium or name a '
    "browser of its kind in the variable CHROMIUM"
)
#: without what is in order, which would be thousands of elements
_VIOLATIONS = "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations)"
_SERIOUS = ("critical", "serious")


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=os.fspath(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def inaccessible(app: Sphinx) -> Iterator[SiteFinding]:
    """Find what keeps readers from using the pages."""
    try:
        import axe_playwright_python
        from playwright.sync_api import Error, sync_playwright
    except ImportError as error:
        yield SiteFinding("accessible", Level.ERROR, f"{error}: {_INSTALL}")
        return
    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    with sync_playwright() as driver, _served(Path(app.outdir)) as url:
        try:
            browser = driver.chromium.launch(executable_path=program)
        except Error:
            yield SiteFinding("accessible", Level.ERROR, f"no browser could be started: {_INSTALL}")
            return
        documents = page_files(app)
        found: dict[tuple[str, str], tuple[str, Any]] = {}
        for scheme in ("light", "dark"):
            with browser.new_context(color_scheme=scheme) as context:
                context.route(
                    "**/*",
                    lambda route: route.continue_() if route.request.url.startswith(url) else route.abort(),
                )
                page = context.new_page()
                for path in (page.path for page in pages(app) if page.path in documents):
                    page.goto(url + path)
                    page.evaluate(
                        "document.querySelectorAll('details').forEach((part) => { part.open = true; })"
                    )
                    page.evaluate(axe)
                    for one in page.evaluate(_VIOLATIONS):
                        found.setdefault((path, one["id"]), (scheme, one))
        browser.close()
    for (path, name), (scheme, one) in found.items():
        level = Level.WARNING if one["impact"] in _SERIOUS else Level.HINT
        html = " ".join(str(one["nodes"][0]["html"]).split())[:120]
        mode = " in dark mode" if scheme == "dark" else ""
        message = f"{one['help']} ({name}){mode}: {html}"
        yield SiteFinding("accessible", level, message, source_path(app, documents[path]))
