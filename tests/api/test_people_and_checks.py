"""Profile services and checks that other extensions add."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sphinx.errors import ExtensionError
from support import Build, Built

from sphinx_academic.api import ProblemKind, add_problem_kinds
from sphinx_academic.core.extensions import extensions, registered
from sphinx_academic.core.site_warnings import WARNINGS

CONF = """
from pathlib import Path
from sphinx_academic.api import add_check, add_profile_service

academic_people = {"ito": {"name": "No Ito", "osf": "xyz12", "links": {"Wiki": "ito"}}}
academic_me = "ito"
academic_lint = ["short", "broken"]

def wiki(text):
    if text == "script":
        return "javascript:alert(1)"
    if not text.isalpha():
        raise ValueError("it is letters")
    return f"https://wiki.example/{text}"

def short(site):
    for entry in site.publications:
        if len(entry.plain_title) < 5:
            yield entry, "the title is short; write more"

def broken(site):
    raise KeyError("no such thing")

def setup(app):
    add_profile_service(app, "osf", label="OSF", address="https://osf.io/", icon=Path(app.confdir, "osf.svg"))
    add_profile_service(app, "wiki", label="Wiki", address=wiki)
    add_check(app, "short", short, description="A title is short.")
    add_check(app, "broken", broken, description="Fails.")
"""
SITE = {
    "index.md": "# Home\n\n```{profile}\n:wiki: abc\n```\n\n```{publications}\n```\n",
    "osf.svg": "<svg class='icon osf'></svg>",
    "papers.bib": "@misc{a, title = {Of}, year = 2024}\n@misc{b, title = {Of all}, year = 2024}\n",
}


@pytest.fixture
def site(build: Build) -> Built:
    return build(SITE, conf=CONF, allow_warnings=True)


def test_services_of_the_profile(site: Built) -> None:
    links = site.html().select(".profile-links a")
    assert [(link["class"], link["href"], link.get_text()) for link in links] == [
        (["link-osf"], "https://osf.io/xyz12", "OSF"),
        (["link-wiki"], "https://wiki.example/abc", "Wiki"),
    ]
    assert links[0].select_one("svg.osf")
    assert links[1].select_one("svg")


@pytest.mark.parametrize(("text", "problem"), [("12", "it is letters"), ("script", "it is no web address")])
def test_what_is_no_address_is_a_warning(build: Build, text: str, problem: str) -> None:
    page = f"# Home\n\n```{{profile}}\n:name: N\n:wiki: {text}\n```\n"
    built = build({"index.md": page, "osf.svg": "<svg/>"}, conf=CONF, allow_warnings=True)
    assert f"index.md:3: WARNING: :wiki: {text} is ignored; {problem}" in " ".join(built.warnings)


def test_without_it_the_option_is_unknown(build: Build) -> None:
    page = "# Home\n\n```{profile}\n:name: N\n:osf: x\n```\n"
    (warning,) = build({"index.md": page}, allow_warnings=True).warnings
    assert "unknown option :osf: is ignored" in warning


def test_checks_are_named_by_conf_py(site: Built) -> None:
    assert site.warnings == [
        "conf.py:13: WARNING: academic_lint: the check 'broken' fails: KeyError: 'no such thing'; it is left "
        "out; report it to the extension that adds it [academic.lint.broken]",
        "papers.bib:1: WARNING: a: the title is short; write more [academic.lint.short]",
    ]


def test_checks_are_made_again_when_the_extension_changes(site: Built) -> None:
    again = site.rebuild(allow_warnings=True)
    assert len(again.warnings) == 2
    assert "papers.bib:1: WARNING: a: the title is short; write more [academic.lint.short]" in again.warnings
    conf = CONF.replace("write more", "write on") + "bibtex_bibfiles = ['papers.bib']\n"
    changed = site.rebuild(conf=conf, allow_warnings=True)
    assert "papers.bib:1: WARNING: a: the title is short; write on [academic.lint.short]" in changed.warnings


@pytest.mark.parametrize("value", ["True", "['short']"])
def test_all_checks_or_some(build: Build, value: str) -> None:
    conf = CONF.replace('["short", "broken"]', value)
    warnings = build(SITE, conf=conf, allow_warnings=True).warnings
    assert any("[academic.lint.short]" in warning for warning in warnings)
    assert any("'broken' fails" in warning for warning in warnings) == (value == "True")


def test_one_name_silences_all(build: Build) -> None:
    assert build(SITE, conf=CONF + "suppress_warnings = ['academic.lint.*']\n").warnings == []


def test_an_unknown_check_gets_a_hint(build: Build) -> None:
    conf = CONF.replace('["short", "broken"]', "['shrot']")
    (warning,) = build(SITE, conf=conf, allow_warnings=True).warnings
    assert "there is no check 'shrot'; it is left out; did you mean ‘short’?" in warning


WRONG = [
    ('add_profile_service(app, "osf", label=1, address="https://osf.io/")', "label is 1, but must be a text"),
    ('add_profile_service(app, "osf", label="O", address="osf.io")', "must be a web address or a function"),
    ('add_profile_service(app, "osf", label="O", address=None)', "must be a web address or a function"),
    ('add_profile_service(app, "osf", label="O", address=str, icon=Path("none.svg"))', "no file none.svg"),
    ('add_profile_service(app, "email", label="O", address=str)', "use this name otherwise"),
    ('add_profile_service(app, "github", label="O", address=str)', "there is one already"),
    ('add_check(app, "x", None, description="D")', "find is None, but must be a function"),
    ('add_check(app, "x", print, description="")', "description is '', but must be a text"),
    ('add_check(app, "doi", print, description="D")', "there is one already"),
]


@pytest.mark.parametrize(("call", "problem"), WRONG)
def test_what_is_wrong_stops_the_build_at_setup(build: Build, call: str, problem: str) -> None:
    conf = "from pathlib import Path\nfrom sphinx_academic.api import add_check, add_profile_service\n"
    with pytest.raises(ExtensionError) as caught:
        build({"index.md": "# Home\n"}, conf=f"{conf}def setup(app):\n    {call}\n")
    assert problem in str(caught.value)


class Mine(ProblemKind):
    MINE = "mine", "It is mine."


@pytest.mark.parametrize(
    ("kinds", "problem"),
    [
        (Mine, ""),
        (ProblemKind("Wrong", {"A": ("no kind", "Text.")}), "'no kind' cannot be added: a name consists of"),
        (ProblemKind("Taken", {"A": ("option", "Text.")}), "'option' cannot be added: there is one already"),
        (ProblemKind("Empty", {"A": ("empty", " ")}), "description is ' ', but must be a text"),
        (ProblemKind, "with members"),
        (Mine.MINE, "with members"),
        (str, "with members"),
    ],
)
def test_kinds_of_warnings(build: Build, kinds: Any, problem: str) -> None:
    app = build({"index.md": "# Home\n"}).app
    extensions(app.config).closed = False
    if problem:
        with pytest.raises(ExtensionError, match=re.escape(problem)):
            add_problem_kinds(app, kinds)
    else:
        add_problem_kinds(app, kinds)
        assert registered(app.config, WARNINGS)["mine"] is Mine.MINE
        with pytest.raises(ExtensionError, match="'mine' cannot be added: there is one already"):
            add_problem_kinds(app, kinds)
