"""Hostile values in every field of a record, as search engines and browsers get them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from bs4 import BeautifulSoup
from export.library import PEOPLE, RICH, TEXTS, entry
from export.vocabulary import addresses, faults

from sphinx_academic.export.highwire import highwire
from sphinx_academic.export.schema_org import item_list, profile_page, scholarly_article, script
from sphinx_academic.model.people import Registry
from sphinx_academic.model.person import Author, Name, Person
from sphinx_academic.model.profile import Profile, ProfileLink
from sphinx_academic.model.publication import Award, Publication
from sphinx_academic.model.text import Link, Math, Style, Styled

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</SCRIPT\n>",
    "<!--<script>",
    "--><img src=x onerror=alert(1)>",
    "]]></script>",
    "\"' onload='alert(1)' \"",
    '", "@type": "Thing", "x": "',
    "\\\\u003c/script>\\",
    "&lt;/script&gt;&quot;",
    "a\u2028b\u2029c\x00d\ud800e",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://example.org/\"'><script>alert(1)</script>",
    "   ",
)
TYPES = "article book dataset inproceedings misc online periodical report software thesis"
LINKS = "doi arxiv url html hal pubmed pdf code data"
FIELDS = """
    edition entrysubtype eid eventdate eventtitle isbn issn keywords langid pagetotal series type venue
    version
"""


def papers(value: str) -> Iterator[Publication]:
    """Yield papers that have a value everywhere, of each type that is treated in its own way."""
    rich = (value, Math(value), Styled(Style.STRONG, (value,)), Link(value, (value,)))
    names = (Author(Name(value, value, value, value)), Author(Name(value, literal=True)))
    for kind in TYPES.split():
        yield entry(f"@{kind}{{k, title = {{T}}, year = 2024}}")._replace(
            **dict.fromkeys(RICH, rich),
            **dict.fromkeys(PEOPLE, names),
            **dict.fromkeys(TEXTS, value),
            status=value,
            awards=(Award(value),),
            links=tuple((name, value) for name in LINKS.split()),
            keywords=frozenset({value}),
            fields=dict.fromkeys(FIELDS.split(), value),
        )


def objects(value: str) -> Iterator[dict[str, Any]]:
    known = Person("p", Name(value, value), (Name(value),), value, value)
    for paper in papers(value):
        yield scholarly_article(paper, url=value, pdf_url=value, image=value, people=Registry((known,)))
        yield item_list([(paper, value)], name=value, url=value)
    links = tuple(ProfileLink(kind, value, value) for kind in ("github", "orcid", "other"))
    rich = ((value, Link(value, (value,))), (Link(value, (value,)),))
    profile = Profile(value, value, value, value, rich, value, value, links, value, value)
    yield profile_page(profile, url=value, image=value, known=known)


@pytest.mark.parametrize("value", HOSTILE)
def test_objects_stay_in_their_script(value: str) -> None:
    for data in objects(value):
        assert data == {} or list(faults(data)) == []
        text = script(data)
        text.encode()
        assert json.loads(text) == data
        assert not set("<>&\u2028\u2029") & set(text)
        page = BeautifulSoup(f'<script type="application/ld+json">{text}</script><p>', "html.parser")
        assert [element.name for element in page.find_all(True)] == ["script", "p"]
        assert page.script is not None
        assert json.loads(page.script.string or "") == data


@pytest.mark.parametrize("value", HOSTILE)
def test_addresses_are_safe(value: str) -> None:
    found = [address for data in objects(value) for address in addresses(data)]
    assert all(address.startswith("https://example.org/") for address in found)
    assert bool(found) == value.startswith("https://")


@pytest.mark.parametrize("value", HOSTILE)
def test_tags_are_texts(value: str) -> None:
    for paper in papers(value):
        tags = highwire(paper, pdf_url=value, page_url=value, abstract_url=value)
        tags_by_name = dict(tags)
        assert all(content == content.strip(" ") != "" for _, content in tags)
        urls = [content for name, content in tags if name.endswith("_url")]
        assert all(url.startswith("https://example.org/") for url in urls)
        assert bool(urls) == value.startswith("https://")
        assert len(tags_by_name) >= len(tags) - 1  # there are two authors
        markup = "".join(f'<meta name="{name}" content="{escape(content)}">' for name, content in tags)
        elements = BeautifulSoup(markup, "html.parser").find_all(True)
        assert [(each["name"], each["content"]) for each in elements] == tags


def test_script_holds_what_no_object_should() -> None:
    data = {"@type": "Thing", "name": "<!-- \ud800 ]]> & \u2029"}
    text = script(data)
    assert text == r'{"@type": "Thing", "name": "\u003c!-- \ud800 ]]\u003e \u0026 \u2029"}'
    assert json.loads(text) == data
