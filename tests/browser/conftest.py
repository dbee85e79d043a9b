"""The example site, served on this machine, and a browser to look at it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

#: milliseconds that anything may take: a busy machine is no fault of a page
PATIENCE = 300_000

#: what axe-core objects to, without the thousands of elements that it finds in order
VIOLATIONS = """async (options) =>
    (await axe.run({ ...options, resultTypes: ["violations"] })).violations"""

EXAMPLE_SITE = Path(__file__).parents[2] / "example_site"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder."""
    here = Path(__file__).parent
    for item in items:
        # nothing below it has a folder of its own
        if item.path.parent == here:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """A built site and where it is served."""

    #: with a slash at its end
    url: str
    outdir: Path

    @property
    def pages(self) -> list[str]:
        """Return the addresses of all pages, relative to :attr:`url`, without those that lead on."""
        paths = (
            path.relative_to(self.outdir).as_posix()
            for path in self.outdir.rglob("*.html")
            if 'http-equiv="refresh"' not in path.read_text("utf-8")
        )
        return sorted(path.removesuffix("index.html") for path in paths)


class SilentHandler(SimpleHTTPRequestHandler):
    def do_GET(self) -> None:
        # which browsers fetch unasked
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serve(outdir: Path) -> Iterator[str]:
    """Serve a folder; return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SilentHandler, directory=outdir)) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return an installed Chromium: the one that ``CHROMIUM`` names, else the first on the path."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the dependency group `browser`")
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if executable is None:
        pytest.skip("needs chromium: install Debian's, or name another in the variable CHROMIUM")
    with playwright.sync_playwright() as driver:
        # other hosts have no address: without a route for each request, the browser may keep what it loads
        rules = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
        browser = driver.chromium.launch(executable_path=executable, args=[rules], timeout=PATIENCE)
        new_context = browser.new_context

        def new_patient_context(**options: Any) -> BrowserContext:
            context: BrowserContext = new_context(**options)
            context.set_default_timeout(PATIENCE)
            return context

        browser.new_context = new_patient_context
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Build the example site once and serve it; only where there is a browser to see it."""
    folder = tmp_path_factory.mktemp("example")
    outdir = folder / "dirhtml"
    options = ["-q", "-W", "-n", "-b", "dirhtml", "-d", str(folder / "doctrees")]
    subprocess.run([sys.executable, "-m", "sphinx", *options, str(EXAMPLE_SITE), str(outdir)], check=True)
    with serve(outdir) as url:
        yield Site(url, outdir)
