"""Every publication, as search engines and browsers get it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from export.library import all_in, any_publication, every_file
from export.vocabulary import faults
from hypothesis import given, settings

from sphinx_academic.export.highwire import highwire
from sphinx_academic.export.schema_org import item_list, scholarly_article
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Name, Person
from sphinx_academic.model.publication import Publication

PAGE = "https://example.org/p/"
PEOPLE = Registry((Person("ann", Name("Doe", "Ann"), (Name("Doe", "A."),), "https://example.org/ann"),))


def tags(publication: Publication) -> None:
    found = highwire(publication, pdf_url=f"{PAGE}doe.pdf", page_url=PAGE, abstract_url=PAGE)
    for name, content in found:
        assert re.fullmatch("citation_[a-z_]+", name)
        assert content == content.strip(" ") != ""
        assert not re.search(r"[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]", content)
        assert not name.endswith("_url") or content.startswith("https://example.org/")
    counts = Counter(name for name, _ in found if name != "citation_author")
    assert set(counts.values()) == {1}
    first_url = next(name for name, _ in found if name.endswith("_url"))
    assert first_url == "citation_pdf_url"


def objects(publication: Publication) -> None:
    assert list(faults(scholarly_article(publication, url=PAGE, people=PEOPLE))) == []
    assert list(faults(item_list([(publication, PAGE)]))) == []


what_they_get = pytest.mark.parametrize("check", [tags, objects])


@what_they_get
@every_file
def test_files_are_valid(name: str, check: Callable[[Publication], None]) -> None:
    for publication in all_in(name):
        check(publication)


@what_they_get
@settings(max_examples=50)
@given(publication=any_publication)
def test_anything_is_valid(publication: Publication, check: Callable[[Publication], None]) -> None:
    check(publication)
