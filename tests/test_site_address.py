"""The site has one address, from which canonical links, metadata, feeds and redirects are made."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from support import Build, Built

RTD = "READTHEDOCS_CANONICAL_URL"
ITO = "author = {Ito, Noriko}, title = {On Tides}, year = 2024, abstract = {A.}"
FILES = {
    "index.md": "# Home\n\n```{profile}\n```\n\n```{toctree}\nlist\nplain\n```\n",
    "list.md": "# Papers\n\n```{publications}\n```\n\n```{news}\n- [2024.10] Item\n```\n",
    "plain.md": "# Nothing of ours\n",
    "papers.bib": f"@article{{a, {ITO}, journal = {{J}}, ids = {{old}}}}\n",
}
CONF: dict[str, Any] = {
    "academic_people": {"ito": {"name": "Noriko Ito"}},
    "academic_me": "ito",
    "academic_paper_pages": True,
}


def canonical(page: BeautifulSoup) -> str | None:
    link = page.find("link", rel="canonical")
    return str(link["href"]) if link else None


def addresses(built: Built) -> dict[str, Any]:
    """Return the complete addresses that a site names, by where they stand."""
    paper = built.html("papers/a")
    feed = built.outdir / "feed.xml"
    return {
        "list": canonical(built.html("list")),
        "paper": canonical(paper),
        "graph": paper.find("meta", property="og:url")["content"],
        "json-ld": [script.string for script in paper.select("script[type='application/ld+json']")],
        "redirect": canonical(built.html("papers/old")),
        "feed": feed.read_text("utf-8") if feed.is_file() else "",
    }


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("slash", ["/", ""])
def test_one_address_wherever_it_comes_from(
    build: Build, builder: str, slash: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = f"https://ito.example.org/en/latest{slash}"
    by_setting = addresses(build(FILES, conf=CONF | {"html_baseurl": base}, builder=builder))
    monkeypatch.setenv(RTD, base)
    by_environment = addresses(build(FILES, conf=CONF, builder=builder))
    suffix = ".html" if builder == "html" else "/"
    assert by_setting["paper"] == f"https://ito.example.org/en/latest/papers/a{suffix}"
    assert by_setting["paper"] == by_setting["redirect"] == by_setting["graph"]
    assert by_setting["paper"] in "".join(by_setting["json-ld"])
    assert "https://ito.example.org/en/latest/list" in by_setting["feed"]
    assert by_environment == by_setting


def test_a_setting_wins_and_is_never_set(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(RTD, "https://ito.readthedocs.example/en/latest/")
    built = build(FILES, conf=CONF | {"html_baseurl": "https://ito.example.org/"})
    assert addresses(built)["paper"] == "https://ito.example.org/papers/a.html"
    built = build(FILES, conf=CONF)
    assert built.app.config.html_baseurl == ""
    assert canonical(built.html("plain")) is None


def test_a_new_address_of_read_the_docs_reaches_every_page_of_ours(
    build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(FILES, conf=CONF)
    assert canonical(built.html("list")) is None
    for base in ("https://a.example.org/", "https://b.example.org/"):
        monkeypatch.setenv(RTD, base)
        again = built.rebuild()
        fresh = build(FILES, conf=CONF)
        for name in ("index", "list", "plain", "papers/a", "papers/old"):
            assert again.text(name) == fresh.text(name)
        assert addresses(again)["list"] == f"{base}list.html"
    assert built.rebuild().written == []


@pytest.mark.parametrize(
    "base",
    [
        "ito.example.org",
        "//ito.example.org/",
        "/docs/",
        "https://",
        "https://[",
        "javascript:alert(1)",
        "ftp://ito.example.org",
    ],
)
@pytest.mark.parametrize("feed", [None, True])
def test_what_is_no_address_is_one_warning(
    build: Build, base: str, feed: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(RTD, "https://ito.readthedocs.example/")
    conf = CONF | {"html_baseurl": base, "academic_feed": feed}
    built = build(FILES, conf=conf, allow_warnings=True)
    for warnings in (built.warnings, built.rebuild(allow_warnings=True).warnings):
        (warning,) = warnings
        assert warning.startswith("conf.py:")
        assert f"html_baseurl is {base!r}, which is no address" in warning
        assert "https://example.org/" in warning
        assert warning.endswith("[academic.config]")
    assert not list(built.outdir.glob("feed.xml"))


def test_a_site_that_uses_nothing_of_ours_is_not_warned(build: Build) -> None:
    built = build({"index.md": "# Home\n"}, conf={"html_baseurl": "/docs/"})
    assert built.warnings == []
