"""Entries that items show as code, and those of a source's .bib files."""

# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_academic.importers.markup import parse
from sphinx_academic.importers.own_entries import OwnEntries, shown_entry
from sphinx_academic.importers.records import Paper
from sphinx_academic.importers.source import Source

ENTRY = "@misc{%s, title={Tides at Night}}"


def _shown(html: str) -> tuple[str, list[str]]:
    """Return the key of an entry, and the elements that show some."""
    entry, elements = shown_entry(list(parse(html).children))
    return entry.key if entry else "", [f"{each.name}: {each.get_text()[:12]}" for each in elements]


A, B = ENTRY % "a", ENTRY % "b"


@pytest.mark.parametrize(("html", "found"), [
    (f"<p>Tides</p><pre>{A}</pre>", ("a", ["pre: @misc{a, tit"])),
    (f"<p>Tides</p><pre><code>\n {A}</code></pre>", ("a", ["pre: \n @misc{a, t"])),
    (f"<textarea>{A}</textarea>", ("a", ["textarea: @misc{a, tit"])),
    (f"<div>{A}</div>", ("a", ["div: @misc{a, tit"])),
    # a word above the code goes with it, other words stay
    (f"<details><summary>BibTeX</summary><pre>{A}</pre></details>", ("a", ["details: BibTeX@misc{"])),
    (f"<div><p>Show Bib:</p><pre>{A}</pre></div>", ("a", ["div: Show Bib:@mi"])),
    (f"<div><p>引用</p><pre>{A}</pre></div>", ("a", ["div: 引用@misc{a, t"])),
    (f"<div><p>Tides at Night</p><pre>{A}</pre></div>", ("a", ["pre: @misc{a, tit"])),
    (f"<p>{A}</p>", ("a", ["p: @misc{a, tit"])),
    (f"<section><pre>{A}</pre></section>", ("a", ["pre: @misc{a, tit"])),
    # the first entry counts, and all are skipped
    (f"<pre>{A}</pre><p>and</p><pre>{B}</pre>", ("a", ["pre: @misc{a, tit", "pre: @misc{b, tit"])),
    (f"<ul><li><pre>{A}</pre></li><li><pre>{B}</pre></li></ul>", ("a", ["pre: @misc{a, tit", "pre: @misc{b, tit"])),
    # no entries
    ("<pre>print(1)</pre>", ("", [])),
    ("<p>@mira wrote of tides</p>", ("", [])),
    ("<code>@mira</code>", ("", [])),
    (f"<pre>see {A}</pre>", ("", [])),
    ("words", ("", [])),
])  # fmt: skip
def test_entries_that_items_show(html: str, found: tuple[str, list[str]]) -> None:
    assert _shown(html) == found


FILES = {
    "papers.bib": "@article{tides, title={{Tides} at Night}, author={Okafor, Mira}, year={2020}, volume={7}}\n"
    "@misc{sand, title={Sand}, author={Okafor, Mira}}\n@misc{salt, title={Salt}}\n@misc{none, author={A B}}\n",
    "z/papers.bib": "@misc{again, title={Tides: At night!}, volume={8}}\n@misc{fog, title={Fog}}\n",
    # of programs and templates
    **dict.fromkeys(
        ("assets/bibliography/x.bib", "_posts/x.bib", "a/tests/x.bib", "examples/x.bib", "docs/x.bib"),
        "@misc{other, title={Waves}, volume={9}}\n",
    ),
}


@pytest.fixture
def source(tmp_path: Path) -> Source:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Source(tmp_path)


@pytest.mark.parametrize(("title", "key", "volume"), [
    ("Tides at Night", "tides", "7"),
    ("TIDES AT NIGHT.", "tides", "7"),
    ("Fog", "fog", ""),
    ("Waves", "", ""),
    ("Tides", "", ""),
])  # fmt: skip
def test_a_paper_has_what_its_own_entry_says(source: Source, title: str, key: str, volume: str) -> None:
    paper = OwnEntries(source).complete(
        Paper(title, fields={"volume": "1", "code": "https://c.example.org"}), None
    )
    assert (paper.key, paper.bibtex.get("volume", "")) == (key, volume)
    assert paper.fields["code"] == "https://c.example.org"


def test_an_entry_that_the_item_shows_comes_first(source: Source) -> None:
    shown, _elements = shown_entry(parse("<pre>@misc{shown, title={Tides at Night}, volume={3}}</pre>"))
    paper = OwnEntries(source).complete(Paper("Tides at Night"), shown)
    assert (paper.key, paper.bibtex["volume"]) == ("shown", "3")


def test_entries_that_no_page_shows_are_reported(source: Source) -> None:
    entries = OwnEntries(source)
    entries.complete(Paper("Tides at Night"), None)
    entries.report()
    assert [(one.file, one.message) for one in source.findings if "no page shows" in one.message] == [
        ("papers.bib", "2 entries that no page shows, such as: Sand"),
        ("z/papers.bib", "1 entries that no page shows, such as: Fog"),
    ]
