"""What marks at names mean, and what stands behind names."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.author_notes import belongs_to_name, latin_first, latin_form, split_note
from sphinx_academic.importers.authors import role_of
from sphinx_academic.importers.legends import legend_at_names, read_legend


def _legend(text: str) -> tuple[dict[str, str], dict[str, str]]:
    legend = read_legend(text)
    return dict(legend.roles), dict(legend.words)


@pytest.mark.parametrize(("text", "found"), [
    ("(*: equal contribution; † project leader)", ({"*": "equal", "†": "lead"}, {})),
    ("* equal contribution", ({"*": "equal"}, {})),
    ("* denotes equal contribution, † means the corresponding author.", ({"*": "equal", "†": "corresponding"}, {})),
    ("# and ✉: corresponding author", ({"#": "corresponding", "✉": "corresponding"}, {})),
    ("equal contribution (*)", ({"*": "equal"}, {})),
    ("Equal contribution is marked by *.", ({"*": "equal"}, {})),
    ("Papers with * are good", ({}, {})),
    ("*: student authors", ({}, {"*": "student authors"})),
    ("* indicates co-first authors. † indicates joint senior authors", ({"*": "equal"}, {"†": "joint senior authors"})),
    ("✉ corresponding", ({"✉": "corresponding"}, {})),
    ("*, †: equal contribution", ({"*": "equal", "†": "equal"}, {})),
    ("equal contribution (*), corresponding author (†)", ({"*": "equal", "†": "corresponding"}, {})),
    ("* Equal contribution\n† Intern", ({"*": "equal"}, {"†": "Intern"})),
    ("共同一作 *", ({}, {})),
    ("*: 通讯作者", ({"*": "corresponding"}, {})),
])  # fmt: skip
def test_legend(text: str, found: tuple[dict[str, str], dict[str, str]]) -> None:
    assert _legend(text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("A. Doe#(corresponding author), B", {"#": "corresponding"}),
    ("A. Doe* (equal contribution)", {"*": "equal"}),
    ("A. Doe* (see)", {}),
    ("A. Doe*（共同一作）", {"*": "equal"}),
    ("A. Doe* (tea)", {}),
])  # fmt: skip
def test_legend_at_names(text: str, found: dict[str, str]) -> None:
    assert dict(legend_at_names(text).roles) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Kai Roe(PhD student)", ("Kai Roe", "PhD student")),
    ("Kai Roe (MIT)", ("Kai Roe", "MIT")),
    ("Kai Roe (Kit)", ("Kai Roe (Kit)", "")),
    ("Kai Roe (李明)", ("Kai Roe (李明)", "")),
    ("Kai Roe (李 student)", ("Kai Roe (李 student)", "")),
    ("Kai Roe (née Doe)", ("Kai Roe (née Doe)", "")),
    ("Kai Roe (formerly Doe)", ("Kai Roe (formerly Doe)", "")),
    ("Kai Roe (my student, now)", ("Kai Roe", "my student now")),
    ("Kai Roe（advisor）", ("Kai Roe", "advisor")),
    ("(student)", ("(student)", "")),
    ("Kai Roe (visiting) x", ("Kai Roe (visiting) x", "")),
    ("Kai Roe (of Oslo)", ("Kai Roe", "of Oslo")),
    ("Kai Roe (de Vries)", ("Kai Roe (de Vries)", "")),
    ("Kai (A) (MIT)", ("Kai (A)", "MIT")),
])  # fmt: skip
def test_note_behind_a_name(name: str, found: tuple[str, str]) -> None:
    assert split_note(name) == found


@pytest.mark.parametrize(("text", "found"), [
    ("李明", True),
    ("PhD student", True),
    ("co-advised", True),
    ("oral", False),
    ("ICCC", False),
])  # fmt: skip
def test_words_about_a_person(text: str, found: bool) -> None:
    assert belongs_to_name(text) == found


@pytest.mark.parametrize(("name", "found"), [
    ("李明（Ming Li）", "Ming Li (李明)"),
    ("李明 (Ming Li)", "Ming Li (李明)"),
    ("Ming Li（李明）", "Ming Li (李明)"),
    ("Ming Li (Kit)", "Ming Li (Kit)"),
    ("李明 (2)", "李明 (2)"),
    ("李明（小明）", "李明（小明）"),
    ("Ming Li", "Ming Li"),
    ("(Ming)", "(Ming)"),
    ("김 (Kim)", "Kim (김)"),
])  # fmt: skip
def test_latin_form_first(name: str, found: str) -> None:
    assert latin_first(name) == found


@pytest.mark.parametrize(("name", "found"), [
    ("李明（Ming Li）", "Ming Li"),
    ("Ming Li (李明)", "Ming Li"),
    ("Ming Li (Kit)", "Ming Li (Kit)"),
    ("Ming Li", "Ming Li"),
])  # fmt: skip
def test_latin_form(name: str, found: str) -> None:
    assert latin_form(name) == found


@pytest.mark.parametrize(("words", "found"), [
    ("equal contribution", "equal"),
    ("co-first author", "equal"),
    ("corresponding author", "corresponding"),
    ("project lead", "lead"),
    ("advisor", ""),
    ("equal advising", ""),
    ("intern", ""),
    ("student", ""),
    ("made tea", ""),
    ("共同一作", "equal"),
    ("通讯作者", "corresponding"),
    ("senior author", ""),
    ("joint supervision", ""),
])  # fmt: skip
def test_role_of_words(words: str, found: str) -> None:
    assert role_of(words) == found
