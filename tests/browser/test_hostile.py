"""Hundreds of hostile inputs as a browser takes them: none runs, none leads away, also in the search."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import pytest
from browser.conftest import serve
from browser.vectors import COUNT, hostile_site
from bs4 import BeautifulSoup
from support import Built, build_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

pytestmark = pytest.mark.xdist_group("browser hostile")

#: what a reader may do anywhere on a page
TOUCH = """() => {
    for (const element of document.querySelectorAll("details")) element.open = true;
    for (const element of document.querySelectorAll("*"))
        for (const name of ["mouseover", "focus", "toggle", "error"]) element.dispatchEvent(new Event(name));
    return [...document.querySelectorAll("[href], [src], [action], [data]")]
        .map((element) => element.href || element.src || element.action || element.data)
        .filter((address) => typeof address === "string" && !/^(https?|mailto|ftp):/.test(address));
}"""
#: opens pages side by side, for which one page loads much less often than for each alone
FRAMES = """(addresses) => Promise.all(addresses.map((address) => new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.width = 1280;
    frame.height = 900;
    frame.onload = done;
    frame.src = address;
    document.body.append(frame);
})))"""
AT_ONCE = 20
#: has the script of Sphinx's page of results search for other words, without loading page and index again
SEARCH = """async (query) => {
    document.querySelector("#search-results").textContent = "";
    Search.performSearch(query);
    while (!/found|did not match/i.test(Search.status.innerText))
        await new Promise((done) => setTimeout(done, 5));
}"""


@dataclass
class Watched:
    """What a browser did with the pages of a site."""

    url: str
    built: Built
    page: Page
    executed: list[int] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc != urlsplit(self.url).netloc and parts.scheme in ("http", "https"):
            self.foreign.append(request.url)


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def watched(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    """Build the site, and have a browser watched that loads nothing from elsewhere."""
    folder = tmp_path_factory.mktemp("hostile")
    site = hostile_site()
    before = set(site.files)
    with pytest.MonkeyPatch.context() as patch:
        # 2026-11-21, for figures are shown for a year
        patch.setenv("SOURCE_DATE_EPOCH", "1795219200")
        built = build_site(folder / "site", site.files, conf=site.conf, allow_warnings=True)
    # everything that was written is in the output folder
    outside = {name for name in files_below(folder / "site") if not name.startswith("_build")}
    assert outside == before | {"conf.py"}
    assert files_below(folder) == {f"site/{name}" for name in files_below(folder / "site")} | {"site"}
    with serve(built.outdir) as url, browser.new_context() as context:
        page = context.new_page()
        watched = Watched(url, built, page)
        page.expose_function("pw", lambda number: watched.executed.append(number))
        page.on("request", watched.note)
        page.on("dialog", lambda dialog: dialog.dismiss())
        yield watched


def test_there_are_enough() -> None:
    site = hostile_site()
    assert site.count >= 250
    assert site == hostile_site()


def redirect(path: Path) -> str:
    """Return where the page at an old key leads, or nothing for other pages."""
    text = path.read_text("utf-8")
    if "http-equiv" not in text:
        return ""
    refresh = BeautifulSoup(text, "html5lib").select_one("head > meta[http-equiv=refresh]")
    return str(refresh["content"]).partition("url=")[2] if refresh else ""


def test_no_page_runs_anything(watched: Watched) -> None:
    pages = sorted(
        path.relative_to(watched.built.outdir).as_posix() for path in watched.built.outdir.rglob("*.html")
    )
    assert len(pages) > COUNT
    wrong: dict[str, list[str]] = {}
    opened = []
    for name in pages:
        if target := redirect(watched.built.outdir / name):
            assert (watched.built.outdir / name).parent.joinpath(unquote(target)).is_file()
        else:
            opened.append(watched.url + quote(name))
    for start in range(0, len(opened), AT_ONCE):
        addresses = opened[start : start + AT_ONCE]
        watched.page.goto(f"{watched.url}_static/file.png")
        watched.page.evaluate(FRAMES, addresses)
        frames = {frame.url.partition("#")[0]: frame for frame in watched.page.main_frame.child_frames}
        # none has led away
        assert sorted(frames) == sorted(addresses)
        for address, frame in frames.items():
            if leading := frame.evaluate(TOUCH):
                wrong[address] = leading
    assert wrong == {}
    assert watched.executed == []
    assert [url for url in watched.foreign if "evil" in url] == []


def queries(outdir: Path) -> list[str]:
    """Return what a reader types to find the titles of sections: half of each, and what is in all of them."""
    index = re.search(
        r'"?alltitles"?:\s*(\{.*?\]\]\})', (outdir / "searchindex.js").read_text("utf-8"), re.DOTALL
    )
    assert index is not None
    titles = [title for title in json.loads(index[1]) if "pw(" in title]
    assert len(titles) > 20
    parts = (max(re.split("[<&]\u2060?", title), key=len).strip() for title in titles)
    return ["img", "script", "word3", "onerror", *parts]


def test_the_search_runs_nothing(watched: Watched) -> None:
    results = 0
    for place, query in enumerate(queries(watched.built.outdir)):
        if place < 10:
            watched.page.goto(f"{watched.url}search.html?q={quote(query)}")
            watched.page.wait_for_function("() => /found|did not match/i.test(document.body.innerText)")
        else:
            watched.page.evaluate(SEARCH, query)
        results += watched.page.locator("#search-results li").count()
        watched.page.evaluate(TOUCH)
        elements = ":is(img, script, svg, iframe, video, object, form, style, details, math)"
        assert not watched.page.locator(f"#search-results {elements}").count(), query
        assert watched.executed == [], query
    assert results > 20


def test_a_browser_runs_what_is_not_kept_from_it(watched: Watched) -> None:
    """Otherwise the tests above would say nothing."""
    seen = len(watched.executed)
    watched.page.set_content("<img src=x onerror=pw(-1)><script>pw(-2)</script>")
    while len(watched.executed) < seen + 2:
        watched.page.wait_for_timeout(20)
    ran, watched.executed[seen:] = watched.executed[seen:], []
    assert sorted(ran) == [-2, -1]
