"""What ``sphinx-academic check --accessible`` makes of what a browser finds, without a browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.request import urlopen

import pytest
from support import Build

from sphinx_academic.checking import accessible
from sphinx_academic.model.site_checks import Level, SiteFinding

#: scheme, page -> what is found there: its id, how bad it is, and the element
FOUND = {
    ("light", "index.html"): [("image-alt", "critical", "<img\n src='a.png'>")],
    ("dark", "index.html"): [
        ("image-alt", "critical", "<img\n src='a.png'>"),
        ("contrast", "serious", "<p>pale</p>"),
    ],
    ("light", "other.html"): [
        ("region", "moderate", f"<div>{'x' * 200}</div>"),
        ("tabindex", "minor", "<a>"),
    ],
    # no page of an author
    ("light", "genindex.html"): [("region", "serious", "<div>")],
}


class _Route:
    def __init__(self, url: str) -> None:
        self.request = self
        self.url = url
        self.done = ""

    def continue_(self) -> None:
        self.done = "continued"

    def abort(self) -> None:
        self.done = "aborted"


class _Browser:
    """Stands for Playwright, its browser, a context and a page in one."""

    class Error(Exception):
        pass

    def __init__(self, *, starts: bool = True) -> None:
        self.starts = starts
        self.chromium = self
        self.calls: list[str] = []

    @contextmanager
    def driver(self) -> Iterator[_Browser]:
        yield self

    def launch(self, executable_path: str | None) -> _Browser:
        self.calls.append(f"launch {executable_path}")
        if not self.starts:
            raise self.Error
        return self

    @contextmanager
    def new_context(self, color_scheme: str) -> Iterator[_Browser]:
        self.scheme = color_scheme
        yield self

    def route(self, pattern: str, handle: Any) -> None:
        self.pattern, self.handle = pattern, handle

    def new_page(self) -> _Browser:
        return self

    def goto(self, url: str) -> None:
        # the page is served
        with urlopen(url) as answer:
            assert answer.status == 200
        self.root, _, self.path = url.rpartition("/")
        self.calls.append(f"{self.scheme} {self.path}")
        for address in (url, "https://example.org/", self.root.replace("127.0.0.1", "127.0.0.2")):
            route = _Route(address)
            self.handle(route)
            assert route.done == ("continued" if address == url else "aborted")

    def evaluate(self, script: str) -> Any:
        if script != accessible._VIOLATIONS:
            self.calls.append(script.partition("(")[0])
            return None
        return [
            {"id": name, "impact": impact, "help": f"Help with {name}", "nodes": [{"html": html}]}
            for name, impact, html in FOUND.get((self.scheme, self.path), ())
        ]

    def close(self) -> None:
        self.calls.append("close")


def use(browser: _Browser, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    (folder / "axe.min.js").write_text("axe(")
    axe, playwright, api = (ModuleType(name) for name in ("axe", "playwright", "playwright.sync_api"))
    axe.__file__ = str(folder / "__init__.py")
    vars(api).update(Error=browser.Error, sync_playwright=browser.driver)
    for name, module in (
        ("axe_playwright_python", axe),
        ("playwright", playwright),
        ("playwright.sync_api", api),
    ):
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setenv("CHROMIUM", "/opt/browser")


FILES = {"index.md": "# Home\n\n```{toctree}\nother\n```\n", "other.md": "# Other\n"}


def test_what_is_found_in_light_and_in_dark(
    build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    browser = _Browser()
    built = build(FILES)
    use(browser, monkeypatch, tmp_path)
    index, other = (str(Path(built.app.srcdir, name)) for name in ("index.md", "other.md"))
    assert list(accessible.inaccessible(built.app)) == [
        # what is found in both is one
        SiteFinding("accessible", Level.WARNING, "Help with image-alt (image-alt): <img src='a.png'>", index),
        SiteFinding("accessible", Level.HINT, f"Help with region (region): <div>{'x' * 115}", other),
        SiteFinding("accessible", Level.HINT, "Help with tabindex (tabindex): <a>", other),
        SiteFinding(
            "accessible", Level.WARNING, "Help with contrast (contrast) in dark mode: <p>pale</p>", index
        ),
    ]
    assert browser.pattern == "**/*"
    assert browser.calls == [
        "launch /opt/browser",
        *(
            call
            for scheme in ("light", "dark")
            for page in ("index.html", "other.html")
            # what is folded is opened before it is looked at
            for call in (f"{scheme} {page}", "document.querySelectorAll", "axe")
        ),
        "close",
    ]


def test_a_browser_that_does_not_start(build: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built = build(FILES)
    use(_Browser(starts=False), monkeypatch, tmp_path)
    (found,) = accessible.inaccessible(built.app)
    assert (found.rule, found.level) == ("accessible", Level.ERROR)
    assert found.message.startswith("no browser could be started: the pages were not looked at; pip install")


def test_without_the_extra(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = build(FILES)
    monkeypatch.setitem(sys.modules, "axe_playwright_python", None)
    (found,) = accessible.inaccessible(built.app)
    assert (found.rule, found.level) == ("accessible", Level.ERROR)
    assert 'pip install "sphinx-academic[accessible]"' in found.message
