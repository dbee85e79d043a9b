"""What stands in parentheses behind names of authors."""

from __future__ import annotations

import pytest

from sphinx_academic.importers.author_notes import belongs_to_name, latin_first, latin_form, split_note


@pytest.mark.parametrize(("name", "found"), [
    ("Kai Roe(PhD student)", ("Kai Roe", "PhD student")),
    ("Kai Roe (PhD student,)", ("Kai Roe", "PhD student")),
    ("Kai Roe (PhD; student = x)", ("Kai Roe", "PhD student x")),
    ("(PhD student)", ("(PhD student)", "")),
    ("Kai Roe (Kit)", ("Kai Roe (Kit)", "")),
    ("Kai Roe (MIT)", ("Kai Roe", "MIT")),
    ("Kai Roe (M.I.T. & X)", ("Kai Roe", "M.I.T. & X")),
    ("Kai Roe (李明)", ("Kai Roe (李明)", "")),
    ("Kai Roe (PhD student, 李明)", ("Kai Roe (PhD student, 李明)", "")),
    ("Kai Roe (née Doe)", ("Kai Roe (née Doe)", "")),
    ("Kai Roe (nee Doe)", ("Kai Roe (nee Doe)", "")),
    ("Kai Roe (born Doe)", ("Kai Roe (born Doe)", "")),
    ("Kai Roe (on leave)", ("Kai Roe", "on leave")),
    ("Kai Roe (van Doe)", ("Kai Roe (van Doe)", "")),
    ("Kai Roe （intern）", ("Kai Roe", "intern")),
    ("Kai Roe (intern) x", ("Kai Roe (intern) x", "")),
    ("Kai Roe ( )", ("Kai Roe ( )", "")),
    ("Kai Roe (visiting Doe) (MIT)", ("Kai Roe (visiting Doe)", "MIT")),
    ("Kai Roe (MSc)", ("Kai Roe", "MSc")),
    ("Kai Roe (Ph. D.)", ("Kai Roe", "Ph. D.")),
    ("Kai Roe (Leader)", ("Kai Roe", "Leader")),
    ("Kai Roe (A)", ("Kai Roe (A)", "")),
    ("Kai Roe (Sea School)", ("Kai Roe (Sea School)", "")),
    ("Kai Roe", ("Kai Roe", "")),
])  # fmt: skip
def test_note_behind_a_name(name: str, found: tuple[str, str]) -> None:
    assert split_note(name) == found


@pytest.mark.parametrize(("name", "found"), [
    ("李明（Ming Li）", "Ming Li (李明)"),
    ("李明 (Ming Li)", "Ming Li (李明)"),
    ("李明 (明)", "李明 (明)"),
    ("Ming Li（李明）", "Ming Li (李明)"),
    ("Ming Li (李明)", "Ming Li (李明)"),
    ("李明(123)", "李明(123)"),
    ("Ming Li (Kit)", "Ming Li (Kit)"),
    ("(李明)", "(李明)"),
    ("李明 Ming (Li)", "李明 Ming (Li)"),
    ("Ming 李 (Li)", "Ming 李 (Li)"),
    ("123 (李明)", "123 (李明)"),
    ("李明", "李明"),
    ("李明 (Ming 李)", "李明 (Ming 李)"),
    ("김민수 (Minsu Kim)", "Minsu Kim (김민수)"),
    ("Minsu Kim(김민수)", "Minsu Kim (김민수)"),
    ("たろ (Taro)", "Taro (たろ)"),
    ("123（李明）", "123（李明）"),
    ("123 (Ming Li)", "123 (Ming Li)"),
    ("Ming Li（Kit）", "Ming Li（Kit）"),
])  # fmt: skip
def test_name_in_two_scripts(name: str, found: str) -> None:
    assert latin_first(name) == found


@pytest.mark.parametrize(("name", "found"), [
    ("Ming Li (李明)", "Ming Li"),
    ("李明（Ming Li）", "Ming Li"),
    ("Ming Li (Kit)", "Ming Li (Kit)"),
    ("李明", "李明"),
    ("Ming Li", "Ming Li"),
    ("Ming Li（李明）", "Ming Li"),
])  # fmt: skip
def test_latin_form_of_a_name(name: str, found: str) -> None:
    assert latin_form(name) == found


@pytest.mark.parametrize(("text", "found"), [
    ("李明", True),
    ("PhD student", True),
    ("corresponding", True),
    ("lead", True),
    ("Tides", False),
    ("mislead", False),
    ("internal", False),
    ("intern", True),
    ("2020", False),
    ("Master", True),
])  # fmt: skip
def test_words_that_speak_of_a_person(text: str, found: bool) -> None:
    assert belongs_to_name(text) == found


@pytest.mark.parametrize(("letters", "note"), [(80, "s" * 80), (81, "")])
def test_how_long_a_note_is(letters: int, note: str) -> None:
    assert split_note(f"Kai Roe ({'s' * letters})")[1] == note
