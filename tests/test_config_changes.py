"""Values on the command line, and what a changed value has read and written again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sphinx.testing.util import SphinxTestApp
from support import COLOUR, CONF, Build

from sphinx_academic.core.config import SyncSettings
from sphinx_academic.core.settings import options_of
from sphinx_academic.settings import SETTINGS, options

PEOPLE = {"ann": {"name": "Ann Doe"}}


def built(folder: Path, overrides: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the settings and the warnings of a build with `-D`."""
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_text("# T\n\n```{news}\n- [2024.10] Out\n```\n")
    conf = CONF | {"academic_people": PEOPLE}
    (folder / "conf.py").write_text("".join(f"{name} = {value!r}\n" for name, value in conf.items()))
    app = SphinxTestApp("html", srcdir=folder, confoverrides=overrides)
    try:
        app.build()
        output = COLOUR.sub("", app.warning.getvalue()).splitlines()
        values = {
            declared.name: getattr(kind.of(app.config), declared.name)
            for kind in SETTINGS
            for declared in options_of(kind)
        }
        return values, [line for line in output if line]
    finally:
        app.cleanup()


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("sidebar", "0", False),
        ("mathml", "true", True),
        ("mathml", "Yes", True),
        ("mathml", "off", False),
        ("me", "ann", "ann"),
        ("me", "", None),
        ("empty_links", "soon", "soon"),
        ("paper_pages", "1", True),
        ("paper_pages", "False", False),
        ("paper_pages", 'year >= 2020 and "a" in keywords', 'year >= 2020 and "a" in keywords'),
        ("feed", "0", False),
        ("feed", "none", None),
        ("feed", "atom,rss", ["atom", "rss"]),
        ("feed", " atom , rss,", ["atom", "rss"]),
        ("lint", "doi, arxiv", ["doi", "arxiv"]),
        ("lint", "1", True),
        ("lint", "", []),
        ("files", ".pdf,talks/", [".pdf", "talks/"]),
    ],
)
def test_command_line(tmp_path: Path, option: str, text: str, value: object) -> None:
    overrides = {f"academic_{option}": text, "html_baseurl": "https://example.org/"}
    values, warnings = built(tmp_path / "site", overrides)
    assert values[option] == value
    assert warnings == []


def test_every_option_but_tables_can_be_set_on_the_command_line(tmp_path: Path) -> None:
    """Whatever the text, no build stops, and each warning is one of ours."""
    names = [option.name for option in options() if dict not in option.types]
    for number, text in enumerate(("a,b", "1", "", "\x00 0.5")):
        _, warnings = built(tmp_path / str(number), {f"academic_{name}": text for name in names})
        assert [line for line in warnings if "[academic." not in line] == []


@pytest.mark.parametrize(
    ("option", "text", "expected"),
    [
        ("sidebar", "maybe", "-D academic_sidebar is 'maybe', but must be True or False; it is ignored"),
        ("mathml", "2", "-D academic_mathml is '2', but must be True or False; it is ignored"),
        (
            "me",
            "bob",
            "-D academic_me is 'bob', but academic_people knows ann; no name is bold; add the person, or "
            "correct the id",
        ),
        ("lint", "dou", "-D academic_lint: there is no check 'dou'; it is left out; did you mean ‘doi’?"),
    ],
)
def test_wrong_values_on_the_command_line(tmp_path: Path, option: str, text: str, expected: str) -> None:
    _, warnings = built(tmp_path / "site", {f"academic_{option}": text})
    assert [line.partition(" [academic.")[0] for line in warnings] == [f"WARNING: {expected}"]


def test_tables_are_refused_by_sphinx(tmp_path: Path) -> None:
    values, warnings = built(tmp_path / "site", {"academic_people": "ann"})
    assert values["people"] == PEOPLE
    assert len(warnings) == 1
    assert "cannot override dictionary config setting 'academic_people'" in warnings[0]


#: option -> a value other than the default, and whether documents are read, whether pages are written
CHANGES: dict[str, tuple[object, bool, bool]] = {
    "people": ({"ann": {"name": "Ann Doe"}}, True, True),
    "members": ({"ann": "https://ann.example/"}, True, True),
    "people_groups": ({"staff": "Staff"}, True, True),
    "people_pages": ("people", False, False),
    "roles": ({"lead": None}, True, True),
    "badges": ({"new": {}}, True, True),
    "type_headings": ({"article": "Papers"}, True, True),
    "venues": ({"Tides": {}}, True, True),
    "links": ({"pdf": "File"}, True, True),
    "empty_links": ("soon", True, True),
    "sidebar": (True, False, True),
    "paper_pages": (True, False, True),
    "feed": (["rss"], False, True),
    "cite_styles": (["apa"], True, True),
    "files": ([".pdf"], True, True),
    "favicon": (False, False, True),
    "picture_sizes": (False, True, True),
    "pdf_previews": (True, True, True),
    "mathml": (True, True, True),
    "accent": ("#0b6e4f", False, True),
    "metrics": ("metrics.json", False, False),
    "lint": (["doi"], True, True),
    "organizing_keywords": (["x"], False, True),
    "strip_comments": (True, True, True),
    "cv": ({"template": "modern"}, True, True),
    "redirects": ({"/old/": "other"}, False, False),
}


@pytest.mark.parametrize("option", CHANGES)
def test_a_changed_value_costs_what_it_needs(build: Build, option: str) -> None:
    value, reads, writes = CHANGES[option]
    pages = {
        "index.md": """
            # T

            ```{publications}
            ```

            ```{profile}
            :name: Ann Doe
            ```

            ```{news}
            - [2024] A
            ```
        """,
        "other.md": "# Other\n\nText.\n",
        "papers.bib": "@article{tide, title = {Tide}, author = {Ann Doe}, year = 2020}\n",
        "metrics.json": '{"source": "counted"}\n',
    }
    conf = CONF | {"html_theme": "furo", "html_baseurl": "https://example.org/"}
    conf |= {"bibtex_bibfiles": ["papers.bib"], "academic_people": {}}
    site = build(pages, conf=conf)
    assert sorted(site.read) == ["index", "other"]
    site = site.rebuild(conf=conf)
    assert (site.read, site.written) == ([], [])
    site = site.rebuild(conf=conf | {f"academic_{option}": value})
    assert ("other" in site.read, "other" in site.written) == (reads, writes)


def test_the_cost_of_every_option_is_tested() -> None:
    # that of another person costs what a change of `people` does
    read_by_builds = {option.name for kind in SETTINGS for option in options_of(kind) if kind != SyncSettings}
    assert read_by_builds - {"me"} == CHANGES.keys()
