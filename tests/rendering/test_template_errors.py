"""A template of a site that fails is one warning, with its line and the key; that of the package is shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from support import Build

PAPERS = (
    "@misc{a, author = {Ito, N.}, title = {A}, year = 2024}\n"
    "@misc{b, author = {Ito, N.}, title = {B}, year = 2023}\n"
)
FILES = {"index.md": "# Home\n\n```{publications}\n```\n", "papers.bib": PAPERS}
CONF: dict[str, Any] = {"templates_path": ["_templates"]}
LOOP = "{% for number, entry in entries %}\n<li>{{ entry.title | rich }}</li>\n"


@pytest.mark.parametrize(
    ("name", "template", "line", "words"),
    [
        ("publications", "{{ 1/0 }}", 1, "ZeroDivisionError"),
        ("publications", "<p>\n{{ nothing.at.all }}", 2, "'nothing' is undefined"),
        ("publications", f"{LOOP}{{{{ entry.key.x.y }}}}\n{{% endfor %}}", 3, "a: the template academic/pub"),
        (
            "publications",
            LOOP + "{% if entry.key == 'b' %}{{ 1/0 }}{% endif %}{% endfor %}",
            3,
            "b: the templ",
        ),
        ("publications", "<p>\n{% for %}", 2, "TemplateSyntaxError"),
        ("publications", "{% for x in y %}", 1, "TemplateSyntaxError"),
        (
            "publications",
            '{% include "academic/none.html" %}',
            1,
            "there is no template ‘academic/none.html’",
        ),
        ("publications", '{% extends "none.html" %}', 1, "there is no template ‘none.html’"),
        ("publications", '{% inline "academic/none.html" %}', 1, "there is no template"),
        ("publications", b"\xff\xfe", 1, "UnicodeDecodeError"),
        ("publications", "{{ entries | nosuch }}", 1, "No filter named 'nosuch'"),
        ("publications", '{% include "academic/publications.html" %}', 1, "RecursionError"),
        ("parts/authors", "{{ 1/0 }}", 1, "a: the template academic/publications.html fails"),
    ],
)
def test_a_template_that_fails(build: Build, name: str, template: str | bytes, line: int, words: str) -> None:
    files = {**FILES, f"_templates/academic/{name}.html": template}
    built = build(files, conf=CONF, allow_warnings=True)
    (warning,) = built.warnings
    if name == "publications":
        assert warning.startswith(f"_templates/academic/publications.html:{line}: WARNING: ")
    else:
        assert warning.startswith("_templates/academic:")
    assert words in warning
    assert re.search(r"WARNING: [ab]: the template academic/publications\.html fails: ", warning)
    assert "that of sphinx-academic is used in its place; correct or remove yours" in warning
    assert warning.endswith("[academic.template]")
    assert built.text("index") == build(FILES, conf=CONF).text("index")


def test_a_template_that_works(build: Build) -> None:
    files = {**FILES, "_templates/academic/publications.html": LOOP + "{% endfor %}"}
    assert [item.text for item in build(files, conf=CONF).html().select("ul.publications li")] == ["A", "B"]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("profile-hero", "```{profile}\n:name: Noriko Ito\n```"),
        ("profile", "```{profile}\n:name: Noriko Ito\n:layout: compact\n```"),
        ("people", "```{people}\n```"),
        ("news-filter", "```{news}\n:filter-by: category\n- [2024] A\n  :category: x\n```"),
        ("downloads", "```{publications}\n:download: bibtex\n```"),
        ("search", "```{publications}\n:search:\n```"),
        ("paper", ""),
        ("head", "```{publications}\n```"),
        ("redirect", ""),
        ("feed-publication", "```{publications}\n```"),
    ],
)
def test_every_template_is_guarded(build: Build, name: str, page: str) -> None:
    files: dict[str, Any] = {
        "index.md": f"# Home\n\n{page}\n",
        "papers.bib": PAPERS.replace("year = 2024", "year = 2024, ids = {old}"),
    }
    conf = {
        **CONF,
        "academic_people": {"ito": {"name": "Noriko Ito"}},
        "myst_enable_extensions": ["fieldlist"],
        "academic_paper_pages": name in ("paper", "redirect"),
        "html_baseurl": "https://ito.example.org/",
    }
    expected = build(files, conf=conf).text("index")
    files[f"_templates/academic/{name}.html"] = "{{ 1/0 }}"
    built = build(files, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith(f"_templates/academic/{name}.html:1: WARNING: ")
    assert built.text("index") == expected


def test_the_template_of_a_page_that_is_started(build: Build) -> None:
    conf = {
        **CONF,
        "academic_people": {"ito": {"name": "N. Ito", "group": "phd"}},
        "academic_people_pages": "p",
    }
    files = {"index.md": "# Home\n", "_templates/academic/person.md": "{{ 1/0 }}"}
    built = build(files, conf=conf, allow_warnings=True)
    (warning,) = built.warnings
    assert warning.startswith("_templates/academic/person.md:1: WARNING: ")
    assert "N. Ito" in built.text("p/ito")
