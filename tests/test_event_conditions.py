"""In which builds each handler has something to do, and what stands for what it returns elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_academic import events
from sphinx_academic.authoring.section_notes import OtherPages, SectionNote, Sections
from sphinx_academic.core import conditions, late
from sphinx_academic.core.build_state import build_state
from sphinx_academic.core.conditions import always
from sphinx_academic.core.output_state import SHOWN_ELSEWHERE
from sphinx_academic.events import _NOTHING, EVENTS, Step, _handler
from sphinx_academic.lint.problem_kinds import OF_PAGES
from sphinx_academic.lint.settings import CHECKS, LintSettings

#: what a handler waits for besides settings: modules that make what it looks after
MODULES = (
    "core.metrics",
    "cv.person_pages",
    "feeds.feed",
    "news.item_files",
    "papers.metadata",
    "people.favicon",
    "people.profile_nodes",
    "publications.downloads",
    "publications.entry_html",
    "redirects.plan",
    "redirects.redirect_pages",
    "rendering.homepages",
    "rendering.late_html",
    "authoring.page_sources",
)
SETTINGS = (
    *("accent", "cite_styles", "feed", "mathml", "metrics", "paper_pages", "people", "people_pages"),
    *("redirects", "sidebar", "strip_comments", "venues"),
)
#: a document is being written, for handlers of `html-page-context`
PAGE = ("index", "page.html", {}, object())


class Site:
    """A site, of which a handler finds out whether it has something to do."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.patch = folder, monkeypatch
        self.values: dict[str, Any] = {}
        self.files: set[str] = set()
        self.imported: set[str] = set()
        self.parts: list[tuple[str, Any]] = []
        self.metadata: dict[str, dict[str, str]] = {}
        self.pages: dict[str, Any] = {}
        self.builder = "html"
        self.lint: Any = False

    def awake(self) -> set[str]:
        """Return the handlers that are called in a build of it, but for those of every build."""
        domain = SimpleNamespace(
            pages=self.pages, parts=lambda kind: [pair for pair in self.parts if type(pair[1]) is kind]
        )
        for module in (conditions, events, sys.modules["sphinx_academic.authoring.section_notes"]):
            self.patch.setattr(module, "academic_domain", lambda _env: domain)
        files = SimpleNamespace(has=lambda owner: owner in {f"/{name}" for name in self.files})
        self.patch.setattr(conditions, "output_files", lambda _app: files)
        self.patch.setattr(conditions, "is_imported", lambda module: module in self.imported)
        config = SimpleNamespace(
            **{"bibtex_bibfiles": [], "_raw_config": {}, "overrides": {}, "html_baseurl": "", **self.values}
        )
        app = SimpleNamespace(
            config=config,
            env=SimpleNamespace(config=config, metadata=self.metadata),
            builder=SimpleNamespace(name=self.builder),
            doctreedir=self.folder,
            outdir=self.folder / "out",
        )
        build_state(config).put(LintSettings.having(lint=self.lint, check_names=tuple(CHECKS)), lasting=True)
        return {
            step.handler
            for steps in EVENTS.values()
            for step in steps
            if step.when is not always and step.when(app, *PAGE)
        }


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.delenv("READTHEDOCS_CANONICAL_URL", raising=False)
    return Site(tmp_path, monkeypatch)


def test_a_site_that_uses_nothing(site: Site) -> None:
    assert site.awake() == set()


#: of settings; any value of ours means that the site is in use, too
WOKEN = {
    "accent": {"rendering.accent:add_accent"},
    "cite_styles": {"publications.citations:check_styles"},
    "feed": {"feeds.feed:check_settings", "feeds.feed:outdated_pages"},
    "mathml": {"rendering.mathematics:choose_renderer"},
    "metrics": {"core.metrics:read_files"},
    "paper_pages": {
        "papers.pages:note_reading",
        "publications.addresses:choose_pages",
        "papers.pages:outdated_pages",
        "publications.addresses:linked_pages",
        "papers.pages:collect_pages",
    },
    "people": {"people.directive:check_people"},
    "people_pages": {"people.starter_pages:start_pages"},
    "redirects": {"redirects.plan:plan_redirects"},
    "sidebar": {
        "people.sidebar:choose_sidebars",
        "people.sidebar:shown_in_sidebars",
        "people.sidebar:add_profile",
    },
    "strip_comments": {"authoring.page_sources:strip_page"},
    "venues": {"publications.venue_colours:add_colours"},
}


@pytest.mark.parametrize("name", WOKEN)
def test_settings(site: Site, name: str) -> None:
    site.values = {f"academic_{name}": True}
    assert site.awake() == WOKEN[name]
    assert set(WOKEN) == set(SETTINGS)


IN_USE = {
    "core.output_state:outdated_pages",
    "core.assets:write_files",
    "rendering.late_html:note_page",
    "rendering.search_titles:settle_titles",
}


def test_a_site_in_use(site: Site) -> None:
    site.values = {"_raw_config": {"academic_x": 1}}
    assert site.awake() == IN_USE
    site.values = {}
    site.pages = {"index": SimpleNamespace(files={})}
    assert site.awake() == IN_USE
    site.pages = {"index": SimpleNamespace(files={}), "a": SimpleNamespace(files={"a.pdf": b""})}
    assert site.awake() == {*IN_USE, "people.copied_files:expect_copies"}


@pytest.mark.parametrize(
    ("lint", "bibfiles", "expected"),
    [
        (False, ["a.bib"], set()),
        (True, ["a.bib"], {"lint.run:check_page", "lint.run:check_entries"}),
        (True, [], {"lint.run:check_page"}),
        (["doi"], ["a.bib"], {"lint.run:check_entries"}),
        (
            sorted(name for name, kind in CHECKS.items() if kind in OF_PAGES),
            ["a.bib"],
            {"lint.run:check_page"},
        ),
    ],
)
def test_checks(site: Site, lint: Any, bibfiles: list[str], expected: set[str]) -> None:
    site.lint, site.values = lint, {"bibtex_bibfiles": bibfiles}
    assert site.awake() - IN_USE == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("academic_em", {"authoring.front_matter:check_names"}),
        ("academic_me", set()),
        ("academicpages", set()),
    ],
)
def test_names_in_front_matter(site: Site, name: str, expected: set[str]) -> None:
    site.metadata = {"index": {"title": "x"}, "a": {name: "zoe"}}
    assert site.awake() == expected


IMPORTED = {
    "core.metrics": {"core.metrics:pages_with_other_figures"},
    "cv.person_pages": {
        "cv.person_pages:note_contents",
        "cv.person_pages:leave_out_empty_parts",
        "cv.files:write_files",
    },
    "feeds.feed": {
        "feeds.feed:offered_feeds",
        "feeds.feed:collect_news",
        "feeds.feed:link_feeds",
        "feeds.feed:write_changed_feeds",
    },
    "news.item_files": {"news.item_files:pages_with_other_matches"},
    "papers.metadata": set(),
    "people.favicon": {"people.favicon:add_icon"},
    "people.profile_nodes": {
        "people.profile:note_profiles",
        "people.favicon:write_icon",
        "people.favicon:shown_icons",
        "people.profile_nodes:shown_pages",
        "people.profile_nodes:drop_photos",
        "people.profile_nodes:take_titles",
    },
    "publications.downloads": {"publications.downloads:write_downloads"},
    "publications.entry_html": {"publications.entry_html:save_entries"},
    "redirects.plan": {
        "redirects.redirect_pages:outdated_pages",
        "redirects.plan:kept_anchors",
        "redirects.anchors:keep_anchors",
    },
    "redirects.redirect_pages": {
        "redirects.redirect_pages:note_page",
        "redirects.redirect_pages:write_redirects",
    },
    "rendering.homepages": {"rendering.homepages:named_people"},
    "rendering.late_html": {"rendering.late_html:complete_page"},
    "authoring.page_sources": {
        "authoring.page_sources:leave_out_source",
        "authoring.page_sources:redact_copies",
    },
}


@pytest.mark.parametrize("module", IMPORTED)
def test_what_has_been_imported(site: Site, module: str) -> None:
    site.imported = {module}
    assert site.awake() == IMPORTED[module]
    assert set(IMPORTED) == set(MODULES)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"accent"}, {"rendering.accent:add_accent"}),
        ({"venues"}, {"publications.venue_colours:add_colours"}),
        ({"feeds"}, {"feeds.feed:outdated_pages"}),
        (
            {"papers"},
            {"papers.pages:note_reading", "papers.pages:outdated_pages", "papers.pages:collect_pages"},
        ),
        ({"favicon"}, {"people.favicon:write_icon", "people.favicon:shown_icons"}),
        ({"assets"}, {"core.assets:write_files"}),
        ({"redirects"}, {"redirects.redirect_pages:write_redirects"}),
    ],
)
def test_what_an_earlier_build_has_written(site: Site, files: set[str], expected: set[str]) -> None:
    site.files = files
    assert site.awake() == expected


def test_what_pages_have(site: Site) -> None:
    site.metadata = {"a": {}, "b": {"redirect_from": "/old"}}
    assert site.awake() == {"redirects.plan:plan_redirects"}
    site.metadata = {}
    site.parts = [("a", OtherPages())]
    assert site.awake() == {
        "authoring.section_notes:pages_with_other_pages",
        "sections.dated:shown_items",
    }
    for kind, expected in (("talks", set()), ("cv", {"cv.directive:shown_sections"})):
        site.parts = [("a", Sections([SectionNote("skills", "", None), SectionNote(kind, "", None)]))]
        assert site.awake() == expected
    site.parts = []
    (site.folder / "academic" / "pictures").mkdir(parents=True)
    assert site.awake() == {"pictures.copies:remove_unused"}


def test_builders_and_values_of_others(site: Site) -> None:
    site.builder = "epub"
    assert site.awake() == {"rendering.epub:complete_manifest"}
    site.builder = "html"
    site.values = {"html_math_renderer": "x"}
    assert site.awake() == {"rendering.mathematics:choose_renderer"}
    site.values = {"html_sidebars": {"x": []}}
    assert site.awake() == {"people.sidebar:shown_in_sidebars", "people.sidebar:add_profile"}
    # feeds need the address of the site, and so does what the heads of its pages say
    site.values = {"html_baseurl": "https://example.org/"}
    assert site.awake() == {"feeds.feed:outdated_pages"}
    site.values["_raw_config"] = {"academic_x": 1}
    described = "papers.metadata:describe_page"
    assert site.awake() - IN_USE == {"feeds.feed:outdated_pages", described}
    site.values = {"_raw_config": {"academic_x": 1}}
    assert described not in site.awake()
    site.imported = {"people.profile_nodes"}
    assert described in site.awake()


@pytest.mark.parametrize("event", ["env-get-outdated", "html-collect-pages", SHOWN_ELSEWHERE, "env-updated"])
def test_a_handler_that_has_nothing_to_do_is_not_imported(
    monkeypatch: pytest.MonkeyPatch, event: str
) -> None:
    found: list[str] = []
    monkeypatch.setattr(late, "resolve", lambda name: found.append(name) or (lambda *args: [name, *args]))
    given: list[tuple[Any, ...]] = []

    def when(is_needed: bool) -> Callable[..., bool]:
        return lambda app, *args: given.append((app, *args)) or is_needed

    nothing = _NOTHING.get(event)
    assert nothing == ({} if event == SHOWN_ELSEWHERE else None if event == "env-updated" else ())
    idle = _handler(Step(500, "a:b", "why", when(False)), nothing)
    assert idle("app", 1) == nothing
    assert found == []
    busy = _handler(Step(500, "a:b", "why", when(True)), nothing)
    assert busy("app", 1) == ["a:b", "app", 1]
    assert given == [("app", 1)] * 2
    usual = _handler(Step(500, "c:d", "why"), nothing)
    assert usual("app") == ["c:d", "app"]
    assert found == ["a:b", "c:d"]
