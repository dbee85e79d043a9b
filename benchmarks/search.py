"""Measure how long a page with a search form takes to respond to a key, in an installed Chromium.

    python benchmarks/search.py site/publications.html

Needs playwright.  A key's time is from its event until the frame that shows its result is painted; the
script's share and that of styles and layout are within it.  Keys are half a second apart, so that what
waits for a pause weighs on the next key too.
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median, quantiles
from threading import Thread

from playwright.sync_api import sync_playwright

WORDS = ("lattices for gpu", "garcia", "weather 2023", "nothing of that")

MEASURE = """async (texts) => {
  const input = document.querySelector("form.publications-search input");
  const sleep = (time) => new Promise((done) => setTimeout(done, time));
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  input.focus();
  await sleep(1000);
  const times = [];
  for (const text of texts) {
    const start = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    const script = performance.now() - start;
    document.body.offsetHeight;
    const layout = performance.now() - start;
    await frame();
    times.push([script, layout, performance.now() - start]);
    await sleep(500);
  }
  return times;
}"""


class SilentHandler(SimpleHTTPRequestHandler):
    """Serve a folder and say nothing."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep the table readable."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SilentHandler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def keys(words: Sequence[str]) -> Iterator[str]:
    """Yield what the field holds while words are typed and deleted again."""
    for word in words:
        yield from (word[:end] for end in range(1, len(word) + 1))
        yield from (word[:end] for end in range(len(word) - 1, -1, -1))


def measure(page: Path) -> list[list[float]]:
    """Return the milliseconds of each key: after the script, after layout, after painting."""
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with serve(page.parent) as url, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable)
        tab = browser.new_page(viewport={"width": 1280, "height": 1000})
        tab.goto(url + page.name)
        tab.wait_for_timeout(3000)
        times: list[list[float]] = tab.evaluate(MEASURE, list(keys(WORDS)))
        browser.close()
    return times


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("page", type=Path, help="a built page with a search form")
    times = measure(parser.parse_args().page)
    print(f"| {len(times)} keys, ms | median | 95th percentile | most |\n| --- | --- | --- | --- |")
    for name, values in zip(("script", "and layout", "to the frame"), zip(*times, strict=True), strict=True):
        print(f"| {name} | {median(values):.0f} | {quantiles(values, n=20)[-1]:.0f} | {max(values):.0f} |")


if __name__ == "__main__":
    main()
