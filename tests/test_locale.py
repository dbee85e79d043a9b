"""The catalogues of translations: complete, and compiled from what is there to read."""

from __future__ import annotations

import io
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from sphinx.locale import translators
from support import Build

import sphinx_academic
from sphinx_academic.bib.link_kinds import OWN_LINK_KINDS
from sphinx_academic.core.i18n import CATALOGUE, _, language_of_words
from sphinx_academic.model.profile import SERVICES
from sphinx_academic.model.roles import DEFAULT_ROLES

PACKAGE = Path(sphinx_academic.__file__).parent
CATALOGUES = sorted(PACKAGE.glob("locale/*/LC_MESSAGES/sphinx_academic.po"))

METHODS = [("**.py", "python"), ("**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"**.html": {"extensions": "sphinx_academic.rendering.template_language.Inline", "silent": "false"}}


def words() -> set[str]:
    """Return all that is shown in words: what is marked in code and templates, and labels of records."""
    marked = extract_from_dir(PACKAGE, method_map=METHODS, options_map=OPTIONS, keywords={"_": None})
    records = (*DEFAULT_ROLES, *SERVICES.values(), *OWN_LINK_KINDS)
    labels = [record.label for record in records]
    return {str(message) for _, _, message, *_ in marked} | set(labels)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_catalogue_is_complete(path: Path) -> None:
    catalogue = read_po(io.BytesIO(path.read_bytes()))
    assert {str(message.id) for message in catalogue if message.id} == words()
    assert [message.id for message in catalogue if message.id and (message.fuzzy or not message.string)] == []
    for message in catalogue:
        assert list(message.check(catalogue)) == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_catalogue_is_compiled(path: Path) -> None:
    catalogue = read_po(io.BytesIO(path.read_bytes()))
    with path.with_suffix(".mo").open("rb") as compiled:
        translate = GNUTranslations(compiled).gettext
    assert {message.id: translate(str(message.id)) for message in catalogue if message.id} == {
        message.id: message.string for message in catalogue if message.id
    }


def test_a_site_in_chinese(build: Build) -> None:
    files = {
        "index.md": "# 论文\n\n```{publications}\n:search:\n:group-by: type\n```\n",
        "papers.bib": "@article{a, author = {D* and R*}, title = {T}, year = 2024, abstract = {A}}",
    }
    html = build(files, conf={"bibtex_bibfiles": ["papers.bib"], "language": "zh_CN"}).html()
    assert [heading.get_text(strip=True).strip("¶") for heading in html.select("h2")] == ["期刊论文"]
    assert html.select_one(".role-legend")
    assert "同等贡献" in html.select(".role-legend")[0].get_text()
    assert html.select("details summary")[0].get_text() == "摘要"
    assert html.select("input[type=search]")[0]["placeholder"] == "在 1 篇论文中查找"


def test_one_language_in_a_sentence(build: Build) -> None:
    files = {
        "index.md": """
            # Start

            ```{news}
            - [2024.10] {pub:award}`a`
            - [2024.10] Ein Vortrag
            ```
            ```{education}
            - 2023.10 – present: Studium, Hafen
            - 2020.10 – 2023.05: Schule, Hafen
            ```
            ```{publications}
            ```
            """,
        "papers.bib": """
            @inproceedings{a, author = {D}, title = {T}, booktitle = {B}, year = 2024,
              award = {Best Paper and Test of Time}}
            """,
    }
    page = build(files, conf={"language": "de"}).html()
    ours, theirs = page.select("li.news-item")
    assert ours["lang"] == "en"
    assert ours.select_one("time").get_text() == "Oct 2024"
    assert "receives the" in ours.get_text()
    assert " und " not in ours.get_text()
    assert not theirs.has_attr("lang")
    assert theirs.select_one("time").get_text() == "Okt. 2024"
    open_, closed = page.select("li.education-item .dated-date")
    assert open_.get_text() == "Oct 2023 – present"
    assert closed.get_text() == "Okt. 2020 – Mai 2023"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "en"),
        ("en_GB", "en_GB"),
        ("", ""),
        ("zh_CN", "zh_CN"),
        ("zh_TW", "en"),
        ("de", "en"),
        ("x", "en"),
    ],
)
def test_language_of_words(language: str, expected: str) -> None:
    assert language_of_words(language) == expected


def test_words_of_a_module_imported_late_are_those_of_each_site() -> None:
    with CATALOGUES[0].with_suffix(".mo").open("rb") as compiled:
        translators["general", CATALOGUE] = GNUTranslations(compiled)
    try:
        word = _("Published")
        assert str(word) != "Published"
    finally:
        translators.clear()
    assert str(word) == "Published"
