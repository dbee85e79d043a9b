"""``academic_lint`` in a site: which checks are made when, and what their warnings depend on."""

from __future__ import annotations

from typing import Any

import pytest
from support import Build, Built

from sphinx_academic.bib import reader as entries
from sphinx_academic.core import cache as cachefile
from sphinx_academic.lint import checks as lint

PAPERS = """\
@article{one, author = {Ito, Noriko}, title = {A Model of the Tides}, journal = {Examples},
  year = 2024, doi = {10.5555/1}, url = {http://example.org/one}}
@article{two, author = {Ito, Noriko}, title = {Another Model}, journal = {Examples},
  year = 2024, doi = {10.5555/1}}
"""
LIST = "# Papers\n\n```{publications}\n```\n"
FILES = {"index.md": LIST, "papers.bib": PAPERS}
DOI = "papers.bib:3: WARNING: two: the DOI 10.5555/1 is also that of ‘one’"


def kinds(built: Built) -> list[str]:
    return sorted(line.rpartition("[academic.")[2].rstrip("]") for line in built.warnings)


def lint_site(build: Build, files: dict[str, str], *checks: str, **conf: Any) -> Built:
    return build(files, conf={"academic_lint": checks, **conf}, allow_warnings=True)


def test_sure_checks_are_on(build: Build) -> None:
    (warning,) = build(FILES, allow_warnings=True).warnings
    assert warning.startswith(DOI)
    assert warning.endswith("[academic.lint.doi]")


@pytest.mark.parametrize(
    ("value", "reported"),
    [
        (True, ["lint.doi", "lint.http"]),
        (False, []),
        ([], []),
        (["http"], ["lint.http"]),
        (("http", "doi"), ["lint.doi", "lint.http"]),
    ],
)
def test_choice_of_checks(build: Build, value: object, reported: list[str]) -> None:
    assert kinds(build(FILES, conf={"academic_lint": value}, allow_warnings=True)) == reported


@pytest.mark.parametrize(
    ("silenced", "reported"),
    [
        ("academic.lint.doi", ["lint.http"]),
        ("academic.lint", []),
        ("academic.lint.*", []),
        ("academic", []),
        ("academic.*", []),
    ],
)
def test_silenced(build: Build, silenced: str, reported: list[str]) -> None:
    conf = {"academic_lint": True, "suppress_warnings": [silenced]}
    assert kinds(build(FILES, conf=conf, allow_warnings=True)) == reported


def test_replayed_without_records_until_fixed(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    built = lint_site(build, FILES, "doi", "unused")
    with monkeypatch.context() as patch:
        for owner, name in ((cachefile, "load_body"), (entries, "read"), (lint, "lint")):
            patch.setattr(owner, name, None)
        again = built.rebuild(allow_warnings=True)
        assert (again.read, again.warnings) == ([], built.warnings)
    assert built.rebuild({"papers.bib": PAPERS.replace("10.5555/1}}", "10.5555/2}}")}).warnings == []


def test_line_of_today(build: Build) -> None:
    built = lint_site(build, FILES, "doi")
    (warning,) = built.rebuild({"papers.bib": f"\n\n{PAPERS}".encode()}, allow_warnings=True).warnings
    assert warning == built.warnings[0].replace("bib:3:", "bib:5:").replace("line 1", "line 3")


def test_across_files(build: Build) -> None:
    first, second = PAPERS.split("@article{two")
    files = {"index.md": LIST, "a.bib": first, "b.bib": "@article{two" + second}
    (warning,) = lint_site(build, files, "doi").warnings
    assert warning.startswith("b.bib:1: WARNING: two: ")
    assert "(a.bib, line 1)" in warning


UNUSED = "@misc{three, author = {Wu, L.}, title = {Unseen}, year = 2024}\n"


@pytest.mark.parametrize(
    "use",
    [
        "```{publications}\n:keys: three\n```",
        "```{bibliography}\n:all:\n```",
        "{cite}`three`\n\n```{bibliography}\n```",
    ],
)
def test_unused(build: Build, use: str) -> None:
    files = {"index.md": "# Home\n\nText\n", "papers.bib": UNUSED}
    built = lint_site(build, files, "unused")
    assert kinds(built) == ["lint.unused"]
    used = built.rebuild({"index.md": f"# Home\n\n{use}\n"})
    assert used.warnings == []
    assert kinds(used.rebuild({"index.md": "# Home\n"}, allow_warnings=True)) == ["lint.unused"]


def test_a_reference_is_use(build: Build) -> None:
    files = {"index.md": "# Home\n\n{pub}`three`\n", "papers.bib": UNUSED}
    assert kinds(lint_site(build, files, "unused")) == ["unknown_key"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("{pub}`A Model of Tides <one>`", 1),
        ("“A Model of Tides” is {pub}`here <one>`", 1),
        ("- *A model of tides* ({pub}`link <one>`)", 1),
        ("[A Modell of the Tides](https://example.org) {pub}`link <one>`", 1),
        ("“A model of the tides” is {pub}`here <one>` and *in Examples*", 0),
        ("*A Model of Tides*\n\nAnother paragraph has {pub}`one`", 0),
        ("*Another Model* {pub}`one` {pub}`two`", 0),
    ],
)
@pytest.mark.parametrize("parallel", [1, 2])
def test_drift(build: Build, text: str, count: int, parallel: int) -> None:
    files = {"index.md": LIST, "news.md": f"# News\n\n{text}\n", "papers.bib": PAPERS}
    conf = {"academic_lint": ["drift"]}
    built = build(files, conf=conf, allow_warnings=True, parallel=parallel)
    assert [line.partition(" ")[0] for line in built.warnings] == ["news.md:3:"] * count
    again = built.rebuild({"index.md": f"{LIST}\nMore.\n"}, allow_warnings=True)
    assert (again.read, again.warnings) == (["index"], built.warnings)


def test_drift_follows_the_entry(build: Build) -> None:
    files = {
        "index.md": LIST,
        "news.md": "# News\n\n*A Model of the Tides* {pub}`one`\n",
        "papers.bib": PAPERS,
    }
    built = build(files, conf={"academic_lint": ["drift"]})
    changed = built.rebuild(
        {"papers.bib": PAPERS.replace("A Model of the", "A Model of")}, allow_warnings=True
    )
    assert kinds(changed) == ["lint.drift"]


def test_pictures_without_alternative_text(build: Build) -> None:
    fields = {
        "none": "preview = {a.svg}",
        "blank": "preview = {a.svg}, preview_alt = { }",
        "described": "preview = {a.svg}, preview_alt = {Tides}",
        "without": "note = {Nothing}",
    }
    entries = (f"@misc{{{key}, title = {{T}}, year = 2024, {more}}}" for key, more in fields.items())
    page = "# T\n\n```{publications}\n:show: preview\n```\n"
    files = {
        "index.md": f"{page}\n![](a.svg)\n",
        "more.md": f"---\norphan: true\n---\n{page}",
        "a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "papers.bib": "\n".join(entries),
    }
    built = build(files, conf={"academic_lint": ["alt"]}, allow_warnings=True)
    assert [warning.partition(" has no text")[0] for warning in built.warnings] == [
        "papers.bib:1: WARNING: none: the picture a.svg",
        "papers.bib:2: WARNING: blank: the picture a.svg",
    ]
    assert built.rebuild(allow_warnings=True).warnings == built.warnings
    assert build(files).warnings == []


ANOTHER = """
from sphinx_academic.api import add_check

academic_lint = ["seen"]
academic_venues = {"JT": {"name": "Journal of Tides", "aliases": ["Tidal J."]}}
bibtex_bibfiles = ["papers.bib"]

def seen(site):
    for entry in site.publications:
        yield entry, f"{entry.key in site.used}; {', '.join(site.venues)}"

def setup(app):
    add_check(app, "seen", seen, description="Says what it sees.")
"""


def test_what_a_check_of_another_extension_sees(build: Build) -> None:
    """Entries, which of them pages show, and the names of venues."""
    files = {"index.md": "# Home\n\n```{publications}\n:keys: one\n```\n", "papers.bib": PAPERS}
    warnings = build(files, conf=ANOTHER, allow_warnings=True).warnings
    assert warnings == [
        f"papers.bib:{line}: WARNING: {key}: {used}; JT, Journal of Tides, Tidal J. [academic.lint.seen]"
        for line, key, used in ((1, "one", True), (3, "two", False))
    ]


def test_no_files_are_no_entries_to_check(build: Build) -> None:
    built = build({"index.md": "# Home\n"}, conf={"academic_lint": True})
    assert built.warnings == []


def test_pages_make_their_checks_without_those_of_entries(build: Build) -> None:
    files = {"index.md": f"{LIST}\n*A Model of Tides* {{pub}}`one`\n", "papers.bib": PAPERS}
    assert kinds(lint_site(build, files, "alt", "drift")) == ["lint.drift"]
    assert kinds(lint_site(build, files, "doi")) == ["lint.doi"]
