"""Layouts and download formats that other extensions add."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError
from support import Build, Built

#: a layout of a file beside conf.py, and one of the site's own templates
CONF = """
from pathlib import Path
from sphinx_academic.api import add_export, add_layout

templates_path = ["templates"]

def count(entries):
    return f"{len(entries)}: " + " ".join(entry.key for entry in entries)

def fail(entries):
    raise KeyError("no such thing")

def setup(app):
    lines = Path(app.confdir, "lines.html")
    add_layout(app, "lines", template=lines, parts=["date"], tag="div", printed=["note"])
    add_layout(app, "own", template="publications-own", parts=())
    add_export(app, "count", label="Count", suffix=".txt", media_type="text/plain", write=count)
    twelve = lambda entries: b"12"
    add_export(app, "bytes", label="Bytes", suffix=".bin", media_type="application/x-bytes", write=twelve)
    add_export(app, "broken", label="Broken", suffix=".broken", media_type="text/plain", write=fail)
"""
LINES = """
{% for number, entry in entries %}
<p id="{{ entry.anchor }}">
{{- entry.title | rich }}, {{ entry.year }}, {% inline "academic/parts/title.html" %}</p>
{% endfor %}
"""
BIB = """
@article{a, author = {Ito, No}, title = {A <b> and \\emph{c}}, year = 2024, note = {A note}}
@article{b, author = {Ito, No}, title = {Of B}, year = 2023}
"""
SITE = {
    "index.md": "# Home\n\n```{publications}\n:layout: lines\n:download: count, bytes\n```\n",
    "own.md": "# Own\n\n```{publications}\n:layout: own\n```\n",
    "papers.bib": BIB,
    "lines.html": LINES,
    "templates/academic/publications-own.html": "<li>mine</li>\n",
}


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF)


def test_a_layout_writes_the_entries(site: Built) -> None:
    (listed,) = site.html().select(".publications")
    assert (listed.name, listed["class"]) == ("div", ["publications", "publications-lines"])
    first, second = listed.select("p")
    assert first["id"] == "pub-a"
    assert " ".join(first.get_text().split()).startswith("A <b> and c, 2024,A <b> and c")
    assert first.select("em")
    assert second.get_text().startswith("Of B, 2023")
    assert site.html("own").select_one(".publications-own").get_text().strip() == "mine"


def test_a_site_replaces_the_template(site: Built) -> None:
    name = "templates/academic/publications-lines.html"
    built = site.rebuild({name: "<p>other</p>\n"})
    assert built.html().select_one(".publications-lines").get_text().strip() == "other"
    # as it was without it
    assert site.rebuild({name: None}).html().select_one("#pub-a")


def test_a_changed_template_shows_in_the_next_build(site: Built) -> None:
    built = site.rebuild({"lines.html": LINES.replace("year }}, ", "year }}; ")})
    assert built.html().select_one("#pub-a").get_text().startswith("A <b> and c, 2024;")


def test_the_other_builders_have_its_parts(build: Build) -> None:
    text = build(SITE, conf=CONF, builder="text").text("index")
    assert "A note" in text
    assert "2024" in text
    assert "Ito" not in text


def test_a_layout_that_fails_is_one_warning_and_a_list(build: Build) -> None:
    for broken in ("{% for %}", "{{ 1 // 0 }}", '{% inline "academic/none.html" %}', "{{ entries.x.y }}"):
        built = build({**SITE, "lines.html": broken}, conf=CONF, allow_warnings=True)
        (warning,) = built.warnings
        assert "the layout ‘lines’ fails: " in warning
        assert warning.endswith("report it to the extension that adds it [academic.template]")
        assert warning.startswith("index.md:")
        assert len(built.html().select("ul.publications > li")) == 2


def test_downloads_of_added_formats(site: Built) -> None:
    links = site.html().select(".publication-downloads a")
    assert [(link.get_text(), link["type"]) for link in links] == [
        ("Count", "text/plain"),
        ("Bytes", "application/x-bytes"),
    ]
    assert [Path(site.outdir, str(link["href"])).read_bytes() for link in links] == [b"2: a b", b"12"]


def test_an_export_that_fails_costs_its_file(build: Build) -> None:
    page = SITE["index.md"].replace("count, bytes", "broken, count")
    built = build({**SITE, "index.md": page}, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    assert "the export ‘broken’ fails: KeyError: 'no such thing'; the file is left out" in warning
    assert [link.get_text() for link in built.html().select(".publication-downloads a")] == ["Count"]


def test_options_list_the_words(site: Built) -> None:
    page = "# Home\n\n```{publications}\n:layout: linse\n:download: cont\n```\n"
    first, second = site.rebuild({"index.md": page}, allow_warnings=True).warnings
    assert "lines" in first
    assert "count" in second


WRONG = [
    ('add_layout(app, "x", template="x", parts="date")', "parts is 'date', but must be a list of names"),
    ('add_layout(app, "x", template="x", parts=["titel"])', "no part 'titel'; "),
    ('add_layout(app, "x", template="x", parts=[], printed=["y"])', "printed: no part 'y'; "),
    (
        'add_layout(app, "x", template="x", parts=[], tag="script")',
        "tag is 'script', but must be one of: 'ul'",
    ),
    ('add_layout(app, "x", template=Path("none.html"), parts=[])', "there is no file none.html"),
    ('add_layout(app, "x", template=None, parts=[])', "template is None, but must be a Path"),
    ('add_layout(app, "cards", template="x", parts=[])', "there is one already"),
    ('add_export(app, "x", label="X", suffix="xml", media_type="text/xml", write=str)', "suffix is 'xml'"),
    ('add_export(app, "x", label="X", suffix=".x/y", media_type="text/xml", write=str)', "suffix is '.x/y'"),
    (
        'add_export(app, "x", label="X", suffix=".bib", media_type="text/x", write=str)',
        "the files of 'bibtex'",
    ),
    ('add_export(app, "x", label="X", suffix=".x", media_type="text", write=str)', "media_type is 'text'"),
    ('add_export(app, "x", label="X", suffix=".x", media_type="text/x", write=3)', "write is 3, but must be"),
    ('add_export(app, "x", label="", suffix=".x", media_type="text/x", write=str)', "label is ''"),
    (
        'add_export(app, "ris", label="X", suffix=".x", media_type="text/x", write=str)',
        "there is one already",
    ),
]


@pytest.mark.parametrize(("call", "problem"), WRONG)
def test_what_is_wrong_stops_the_build_at_setup(build: Build, call: str, problem: str) -> None:
    conf = "from pathlib import Path\nfrom sphinx_academic.api import add_export, add_layout\n"
    with pytest.raises(ExtensionError) as caught:
        build({"index.md": "# Home\n"}, conf=f"{conf}def setup(app):\n    {call}\n")
    assert problem in str(caught.value)
