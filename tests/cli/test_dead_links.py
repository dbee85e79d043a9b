"""The check of links within a site: which are dead, and which are not its business."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic.checking import dead_links, output_page

PAGE = "<h1 id='home'>Home</h1><a name='old'></a><h2 id='Übersicht'>x</h2>"
FILES = (
    "sub/page.html",
    "sub/Other.html",
    "files/with space.txt",
    "files/ünï.txt",
    "img/a.png",
    "img/a,b.png",
)


def found(folder: Path, body: str, monkeypatch: pytest.MonkeyPatch, base: str = "") -> list[str]:
    """Return the messages about a page."""
    for name in FILES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("<p id='here'>x</p>", "utf-8")
    (folder / "index.html").write_text(PAGE + body, "utf-8")
    monkeypatch.setattr(dead_links, "site_address", lambda config: base)
    app: Any = SimpleNamespace(
        outdir=folder, builder=None, confdir=folder, config=SimpleNamespace(bibtex_bibfiles=[])
    )
    return [finding.message for finding in dead_links.dead_links(app)]


@pytest.mark.parametrize(
    "markup",
    [
        *(
            f'<a href="{address}">x</a>'
            for address in (
                "", "#", "#top", "#home", "#old", "#%C3%9Cbersicht", "?q=1", "index.html?q=1#home", "./", ".",
                "sub/page.html", "sub/page.html#here", " sub/page.html ", "sub/../index.html",
                "/sub/page.html",
                "files/with%20space.txt", "files/with space.txt", "files/%C3%BCn%C3%AF.txt", "files/ünï.txt",
                "mailto:a@example.org", "tel:+1", "javascript:x()", "data:text/plain,x", "https://example.org/x",
                "HTTPS://example.org/x", "//example.org/x", "#:~:text=Home", "#home:~:text=Home",
                "sub/page.html#:~:text=x",
            )
        ),
        '<img src="img/a.png" srcset="img/a.png 1x, img/a,b.png 2x,img/a.png 300w">',
        '<video src="img/a.png" poster="img/a.png"><track src="img/a.png"></video>',
        '<object data="img/a.png"></object><p data="none">x</p>',
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, markup: str) -> None:
    assert found(tmp_path, markup, monkeypatch) == []


@pytest.mark.parametrize(
    ("markup", "message"),
    [
        ('<a href="none.html">x</a>', "‘none.html’ on index.html leads to a file that is not there"),
        ('<a href="Sub/page.html">x</a>', "‘Sub/page.html’ on index.html leads to a file that is not there"),
        ('<a href="sub/">x</a>', "‘sub/’ on index.html leads to a file that is not there"),
        ('<a href="/none/">x</a>', "‘/none/’ on index.html leads to a file that is not there"),
        ('<a href="../x">x</a>', "‘../x’ on index.html leads out of the site"),
        ('<a href="http://[x">x</a>', "‘http://[x’ on index.html is no address"),
        ('<a href="#none">x</a>', "‘#none’ on index.html leads to ‘#none’, which index.html does not have"),
        (
            '<a href="#none:~:text=x">x</a>',
            "‘#none:~:text=x’ on index.html leads to ‘#none’, which index.html does not have",
        ),
        *(
            (markup, "‘none.x’ on index.html leads to a file that is not there")
            for markup in (
                '<img src="img/a.png" srcset="img/a.png 1x, none.x 2x">',
                '<source srcset="none.x">',
                '<source srcset="none.x, img/a.png 2x">',
                '<source srcset="img/a.png 1x,none.x 2x">',
                '<video poster="none.x"></video>',
                '<track src="none.x">',
                '<iframe src="none.x"></iframe>',
                '<object data="none.x"></object>',
                '<link rel="stylesheet" href="none.x">',
                '<svg><use href="none.x"></use></svg>',
            )
        ),
    ],
)
def test_links_that_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, markup: str, message: str
) -> None:
    assert found(tmp_path, markup, monkeypatch) == [message]


@pytest.mark.parametrize(
    ("address", "is_dead"),
    [
        ("/~mira/", False),
        ("/~mira", False),
        ("/~mira/sub/page.html", False),
        ("/~mira/none.html", True),
        # of others on the same host
        ("/", False),
        ("/~mirabelle/none.html", False),
        ("/other/", False),
    ],
)
def test_a_site_that_is_a_part_of_a_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, is_dead: bool
) -> None:
    messages = found(tmp_path, f'<a href="{address}">x</a>', monkeypatch, "https://okafor.example/~mira/")
    assert bool(messages) == is_dead


def test_one_link_on_many_pages_is_one_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "second.html").write_text('<a href="none.x">x</a>', "utf-8")
    (message,) = found(tmp_path, '<a href="./none.x">x</a>', monkeypatch)
    assert message == "‘./none.x’ on index.html leads to a file that is not there, also on 1 more page"
    (tmp_path / "third.html").write_text('<a href="none.x">x</a>', "utf-8")
    output_page._pages.cache_clear()
    (message,) = found(tmp_path, '<a href="./none.x">x</a>', monkeypatch)
    assert message.endswith("also on 2 more pages")
