"""The profile before a template of a theme whose sidebar is none of ``html_sidebars``."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Build

from sphinx_academic.people.sidebar import PLACES

LAYOUT = '<html><body><nav>{% include "searchbox.html" %}</nav><main>{{ body }}</main></body></html>'
SITE = {
    # a theme with the name and the layout of one that is not installed
    "themes/sphinx_rtd_theme/theme.conf": "[theme]\ninherit = basic\nstylesheet = basic.css\n",
    "themes/sphinx_rtd_theme/layout.html": LAYOUT,
    "themes/sphinx_rtd_theme/searchbox.html": "<form>Search</form>",
    "themes/child/theme.conf": "[theme]\ninherit = sphinx_rtd_theme\n",
    "index.md": "# Home\n\n```{profile}\n:name: Ann Bell\n\nBiography.\n```\n\n```{toctree}\nsub/page\n```\n",
    "sub/page.md": "# Page\n",
}
CONF = {"html_theme_path": ["themes"], "exclude_patterns": ["themes"], "academic_sidebar": True}


@pytest.mark.parametrize("theme", ["sphinx_rtd_theme", "child"])
def test_before_a_template_of_the_theme(build: Build, theme: str) -> None:
    built = build(SITE, conf={**CONF, "html_theme": theme})
    for page, home in (("index", "#"), ("sub/page", "../index.html")):
        nav = built.html(page).select_one("nav")
        assert nav
        assert [tag.name for tag in nav.find_all(["div", "form"], recursive=False)] == ["div", "form"]
        assert nav.select_one(".profile-in-sidebar .profile-name > a")["href"] == home
    # which the page need not repeat
    assert built.html().select("main .profile-beside-sidebar")
    sheet = (built.outdir / "_static/academic.css").read_text("utf-8")
    assert "#fcfcfc" in sheet


def test_a_template_of_the_site_is_used_as_it_is(build: Build) -> None:
    own = {"_templates/searchbox.html": '<b>Own</b>{% include "!searchbox.html" %}'}
    conf = {**CONF, "html_theme": "sphinx_rtd_theme", "templates_path": ["_templates"]}
    nav = build({**SITE, **own}, conf=conf).html().select_one("nav")
    assert nav
    assert [tag.name for tag in nav.find_all(True, recursive=False)][0] == "b"


def test_sidebars_of_the_site_stay(build: Build) -> None:
    conf = {**CONF, "html_theme": "sphinx_rtd_theme", "html_sidebars": {"**": ["searchbox.html"]}}
    assert not build(SITE, conf=conf).html().select(".profile-in-sidebar, .profile-beside-sidebar")


def test_without_a_profile_nothing_takes_its_place(build: Build) -> None:
    files = {**SITE, "index.md": "# Home\n\n```{toctree}\nsub/page\n```\n"}
    built = build(files, conf={**CONF, "html_theme": "sphinx_rtd_theme"}, allow_warnings=True)
    assert "the sidebar has no profile to show" in built.warnings[0]
    assert "Search" in built.html("sub/page").select_one("nav").get_text()


def test_alabaster_has_it_in_place_of_its_own(build: Build) -> None:
    # Sphinx's tools for tests put "basic" in the place of its default theme, unless it has another name
    named = {"themes/mine/theme.conf": "[theme]\ninherit = alabaster\n"}
    built = build({**SITE, **named}, conf={**CONF, "html_theme": "mine"})
    html = built.html("sub/page")
    assert html.select(".sphinxsidebar .profile-in-sidebar")
    assert not html.select(".sphinxsidebar .logo")


def test_first_of_all_where_it_takes_the_place_of_nothing(build: Build) -> None:
    named = {"themes/piccolo_theme/theme.conf": "[theme]\ninherit = basic\n"}
    html = build({**SITE, **named}, conf={**CONF, "html_theme": "piccolo_theme"}).html("sub/page")
    (sidebar,) = html.select(".sphinxsidebarwrapper")
    first, *others = sidebar.find_all(True, recursive=False)
    assert first.select(".profile-name") or "profile-in-sidebar" in first["class"]
    assert "Next topic" in sidebar.get_text() or "Previous topic" in sidebar.get_text()
    assert others


def test_every_place_has_a_style_sheet() -> None:
    from sphinx_academic.core.assets import PACKAGE, THEMES

    sheets = {path.stem for path in Path(PACKAGE, THEMES).glob("*.css")}
    # PyData's names of colours are those of the sheet of all
    assert PLACES.keys() - sheets <= {"pydata_sphinx_theme", "sphinx_book_theme"}
