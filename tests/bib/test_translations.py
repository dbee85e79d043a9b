"""Titles and venues in the language of the site."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.bib.translations import _suffixes, is_japanese, language_tag, localized
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.publication import Publication
from sphinx_academic.model.text import Foreign, Style, Styled, plain

ENTRY = """@article{a, title = {Bees}, title_zh = {蜜蜂}, title_zh_TW = {蜂},
  journal = {Annals}, journal_zh = {年鉴},
  title_de = { }, langid = {english}, year = 2024}"""


@pytest.mark.parametrize(
    ("language", "title", "venue"),
    [
        ("en", "Bees", "Annals"),
        ("zh_CN", "蜜蜂", "年鉴"),
        ("zh-tw", "蜂", "年鉴"),
        ("de", "Bees", "Annals"),
        ("", "Bees", "Annals"),
    ],
)
def test_words_of_a_language(language: str, title: str, venue: str) -> None:
    [record] = read(ENTRY.encode(), "papers.bib").publications
    shown = localized(record, language)
    assert (plain(shown.title), plain(shown.venue)) == (title, venue)


def test_most_entries_stay_as_they_are() -> None:
    [record] = read(b"@misc{a, title = {Bees}, year = 2024}", "papers.bib").publications
    assert localized(record, "zh_CN") is record


@pytest.mark.parametrize(
    ("language", "suffixes"),
    [("de", ("_de",)), ("zh_CN", ("_zh_cn", "_zh")), ("zh-TW", ("_zh_tw", "_zh")), ("EN", ("_en",))],
)
def test_suffixes(language: str, suffixes: tuple[str, ...]) -> None:
    assert _suffixes(language) == suffixes


RECORD = Publication("k", "article", ("Bees",), venue=("Annals",), note=("Note",))


@pytest.mark.parametrize(
    ("fields", "title", "venue"),
    [
        ({}, ("Bees",), ("Annals",)),
        ({"title_de": r"\emph{Bienen}"}, (Styled(Style.EMPHASIS, ("Bienen",)),), ("Annals",)),
        ({"title_de": " ", "title_fr": "Abeilles"}, ("Bees",), ("Annals",)),
        # the first of the fields of a venue that has words in the language
        ({"school_de": "Schule", "booktitle_de": "Buch"}, ("Bees",), ("Buch",)),
        ({"journal_de": " ", "institution_de": "Amt"}, ("Bees",), ("Amt",)),
        ({"journaltitle_de": "Jahrbuch", "journal_de": "Heft"}, ("Bees",), ("Jahrbuch",)),
        ({"publisher_de": "Verlag"}, ("Bees",), ("Annals",)),
    ],
)
def test_title_and_venue_of_a_language(
    fields: dict[str, str], title: tuple[object, ...], venue: tuple[object, ...]
) -> None:
    shown = localized(RECORD._replace(fields=fields), "de")
    assert (shown.title, shown.venue, shown.note) == (title, venue, ("Note",))


def test_language_of_an_entry() -> None:
    assert language_tag(RECORD) == ""
    assert language_tag(RECORD._replace(fields={"langid": "german"})) == "de"
    assert language_tag(RECORD._replace(fields={"language": "french"})) == "fr"
    assert language_tag(RECORD._replace(fields={"langid": "german", "language": "french"})) == "de"
    assert language_tag(RECORD._replace(fields={"langid": "", "language": "french"})) == "fr"


def test_kana_make_chinese_characters_japanese() -> None:
    assert not is_japanese(RECORD._replace(title=("蜜蜂",)))
    assert is_japanese(RECORD._replace(title=("蜜蜂の",)))
    assert is_japanese(RECORD._replace(venue=("ハチ",)))
    assert is_japanese(RECORD._replace(authors=(Author(Name("はな")),)))


def test_what_is_foreign_to_a_page() -> None:
    """Title, venue and note are marked, each by itself."""
    chinese = RECORD._replace(title=("蜜蜂",), note=("注",))
    shown = localized(chinese, "en")
    assert (shown.title, shown.venue, shown.note) == (
        (Foreign("zh", "", ("蜜蜂",)),),
        ("Annals",),
        (Foreign("zh", "", ("注",)),),
    )
    shown = localized(chinese._replace(title=(), venue=("ハチ",)), "en")
    assert (shown.title, shown.venue, shown.note) == (
        (),
        (Foreign("ja", "", ("ハチ",)),),
        (Foreign("ja", "", ("注",)),),
    )


def test_language_that_an_entry_states() -> None:
    german = RECORD._replace(fields={"langid": "german"})
    shown = localized(german, "en")
    assert [shown.title, shown.venue, shown.note] == [
        (Foreign("de", "", (text,)),) for text in ("Bees", "Annals", "Note")
    ]
    shown = localized(german, "de")
    assert (shown.title, shown.venue, shown.note) == (("Bees",), ("Annals",), ("Note",))


def test_latin_letters_on_a_page_that_runs_from_the_right() -> None:
    shown = localized(RECORD, "ar")
    assert [shown.title, shown.venue, shown.note] == [
        (Foreign("", "auto", (text,)),) for text in ("Bees", "Annals", "Note")
    ]
