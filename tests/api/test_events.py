"""Events by which other extensions change records and what is shown of them, and their own queries."""

from __future__ import annotations

import pytest
from sphinx.errors import ExtensionError
from support import Build, Built

CONF = """
from pathlib import Path
from sphinx_academic.api import Badge, Query, publications, read_bib

def changed(app, records):
    more = read_bib(Path(app.confdir, "more.txt").read_bytes(), "papers.bib").publications
    kept = (record for record in records if record.key != "c")
    return [*(record._replace(venue=("Journal of Changes",)) for record in kept), *more]

def also(app, records):
    assert all("Changes" in str(record.venue) for record in records if record.key in "ab")

def viewed(app, view, record):
    if record.key == "a":
        return view._replace(badges=(*view.badges, Badge("Cited 7 times", "cited")))

def count(app, doctree):
    found = publications(app.env, Query(filter="year >= 2024"))
    doctree.attributes["found"] = [record.key for record in found]

def setup(app):
    app.connect("academic-publications-read", changed)
    app.connect("academic-publications-read", also, priority=600)
    app.connect("academic-view", viewed)
    app.connect("doctree-read", count)
"""
SITE = {
    "index.md": "# Home\n\n```{publications}\n```\n\n{cite}`d` {pub}`d`\n\n```{bibliography}\n```\n",
    "other.md": "# Other\n\nText.\n",
    "papers.bib": """
        @article{a, author = {Ito, No}, title = {Of A}, year = 2024, journal = {J}}
        @article{b, author = {Ito, No}, title = {Of B}, year = 2023, journal = {J}}
        @article{c, author = {Ito, No}, title = {Of C}, year = 2022, journal = {J}}
        """,
    "more.txt": "@article{d, author = {Chen, Ada}, title = {Of D}, year = 2025, journal = {More}}",
}


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF)


def test_records_are_changed_added_and_taken_away(site: Built) -> None:
    entries = site.html().select(".publication")
    assert [entry["id"] for entry in entries] == ["pub-d", "pub-a", "pub-b"]
    assert ["Journal of Changes" in entry.get_text() for entry in entries] == [False, True, True]
    assert site.html().select_one("a[href='#pub-d']").get_text() == "Of D"
    assert "Ada Chen" in site.html().select_one(".citation").get_text()


def test_what_is_shown_is_changed(site: Built) -> None:
    badges = site.html().select(".publication .badge-cited")
    assert [badge.get_text() for badge in badges] == ["Cited 7 times"]


@pytest.mark.parametrize("builder", ["text", "latex", "epub"])
def test_every_builder_shows_the_same(build: Build, builder: str) -> None:
    built = build(SITE, conf=CONF, builder=builder)
    name = {"text": "index.txt", "latex": "test.tex", "epub": "index.xhtml"}[builder]
    text = (built.outdir / name).read_text("utf-8")
    for words in ("Cited 7 times", "Journal of Changes", "Of D"):
        assert words in text


def test_processes_show_the_same(build: Build) -> None:
    pages = {f"page{number}.md": "# Page\n\n```{publications}\n```\n" for number in range(8)}
    one, two = build(SITE | pages, conf=CONF), build(SITE | pages, conf=CONF, parallel=2)
    assert {name: one.text(name[:-3]) for name in pages} == {name: two.text(name[:-3]) for name in pages}


def test_queries_of_other_extensions(site: Built) -> None:
    assert site.doctree()["found"] == ["d", "a"]
    assert site.doctree("other")["found"] == ["d", "a"]


def test_pages_follow_what_handlers_return(site: Built) -> None:
    assert site.rebuild().read == []
    # the page without a list of ours, too, for it has queried the entries
    changed = site.rebuild({"more.txt": SITE["more.txt"].replace("Of D", "Of E")})
    assert changed.read == ["index", "other"]
    assert "Of E" in changed.html().get_text()
    without = site.rebuild({"more.txt": ""}, allow_warnings=True)
    assert [entry["id"] for entry in without.html().select(".publication")] == ["pub-a", "pub-b"]


def test_without_the_extension_all_is_as_the_file_says(site: Built) -> None:
    conf = "bibtex_bibfiles = ['papers.bib']\n"
    plain = site.rebuild({"index.md": "# Home\n\n```{publications}\n```\n"}, conf=conf)
    assert [entry["id"] for entry in plain.html().select(".publication")] == ["pub-a", "pub-b", "pub-c"]
    assert not plain.html().select(".badge-cited")


@pytest.mark.parametrize(
    ("handler", "problem"),
    [
        ("lambda app, records: [*records, 'x']", "returned 'x', which is no Publication"),
        (
            "lambda app, records: 1 // 0",
            "the event academic-publications-read fails: ZeroDivision",
        ),
    ],
)
def test_a_handler_that_fails_stops_the_build(build: Build, handler: str, problem: str) -> None:
    conf = f"def setup(app):\n    app.connect('academic-publications-read', {handler})\n"
    with pytest.raises(ExtensionError, match=problem):
        build(SITE, conf=conf + "bibtex_bibfiles = ['papers.bib']\n")


def test_a_view_has_to_be_one(build: Build) -> None:
    conf = "def setup(app):\n    app.connect('academic-view', lambda app, view, record: 'x')\n"
    with pytest.raises(ExtensionError, match="returned 'x', which is no PublicationView"):
        build(SITE | {"index.md": "# Home\n\n```{publications}\n```\n"}, conf=conf)
