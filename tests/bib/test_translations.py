"""Titles and venues in the language of the site."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.reader import read
from sphinx_academic.bib.translations import localized
from sphinx_academic.model.text import plain

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
