"""Identities of entries, pairs that share one, and all that is said of them."""

from __future__ import annotations

import pytest

from sphinx_academic.lint.checks import insecure_links, lint, unused
from sphinx_academic.lint.duplicates import (
    arxiv_of,
    doi_of,
    preprint_and_published,
    referred,
    same_arxiv,
    same_doi,
    same_title,
    title_words,
    work_of,
)
from sphinx_academic.lint.related import Relations
from sphinx_academic.model.checks import CheckedSite
from sphinx_academic.model.person import Author, Name
from sphinx_academic.model.problems import Problem
from sphinx_academic.model.publication import Publication

Links = tuple[tuple[str, str], ...]


def entry(key: str, title: str = "", line: int = 1, **given: object) -> Publication:
    record = Publication(
        key,
        "article",
        (title,) if title else (),
        authors=(Author(Name("Ito", "Noriko")), Author(Name("Wu"))),
        file="papers.bib",
        line=line,
    )
    return record._replace(**given)


def doi(number: str) -> Links:
    return (("url", "https://example.org"), ("doi", f"https://doi.org/{number}"))


def arxiv(number: str) -> Links:
    return (("arxiv", f"https://arxiv.org/abs/{number}"),)


@pytest.mark.parametrize(
    ("links", "number", "preprint"),
    [
        (doi("10.5555/AB"), "10.5555/ab", ""),
        # arXiv's own are its numbers
        (doi("10.48550/arXiv.2401.00001v2"), "", "2401.00001"),
        (doi("10.48550/ARXIV.math.AG/0601001"), "", "math.ag/0601001"),
        (arxiv("math.AG/0601001v3"), "", "math.ag/0601001"),
        (arxiv("2401.00001") + doi("10.48550/arXiv.2402.00002"), "", "2401.00001"),
        (arxiv("2401.00001v12") + doi("10.5555/1"), "10.5555/1", "2401.00001"),
        ((("url", "https://doi.org/10.5555/1"),), "", ""),
        ((), "", ""),
    ],
)
def test_numbers(links: Links, number: str, preprint: str) -> None:
    one = entry("a", links=links)
    assert (doi_of(one), arxiv_of(one)) == (number, preprint)


@pytest.mark.parametrize(
    ("title", "words", "is_work"),
    [
        ("A Model of the Tides", ("a", "model", "of", "the", "tides"), True),
        ("Étés — d'Été!", ("etes", "d", "ete"), True),
        ("Tidal Models", ("tidal", "models"), False),
        ("", (), False),
    ],
)
def test_works(title: str, words: tuple[str, ...], is_work: bool) -> None:
    one = entry("a", title)
    assert title_words(one) == words
    assert work_of(one) == ((words, "ito") if is_work else None)
    assert work_of(one._replace(authors=())) is None


def test_entries_that_an_entry_names() -> None:
    fields = {"related": "a, b", "crossref": "c", "xref": "d", "xdata": "e,a", "entryset": "f", "ids": "g"}
    assert referred(entry("k", fields=fields)) == set("abcdef")


SAME = "remove one, or say in one of them: related = {a}"
DIFFERENT = "their titles differ; correct it in one of them, or remove one"


def test_same_doi() -> None:
    entries = [
        entry("a", "Tides", 1, links=doi("10.5555/1")),
        entry("b", "tides.", 2, links=doi("10.5555/1")),
        entry("c", "Waves", 3, links=doi("10.5555/1")),
        entry("d", "Sand", 4, links=doi("10.5555/1"), type="book"),
        entry("e", "Sand", 5, links=doi("10.5555/1"), status="preprint"),
        entry("f", "Sand", 6, links=doi("10.5555/1"), fields={"related": "a"}),
        entry("a", "Sand", 7, links=doi("10.5555/1")),
        entry("g", "Tides", 8, links=doi("10.5555/1"), file="more.bib"),
        entry("h", "Tides", 9),
    ]
    what = "the DOI 10.5555/1 is also that of ‘a’"
    assert list(same_doi(entries)) == [
        (entries[1], f"{what} (line 1); {SAME}"),
        (entries[2], f"{what} (line 1); {DIFFERENT}"),
        (entries[7], f"{what} (papers.bib, line 1); {SAME}"),
    ]


def test_same_arxiv() -> None:
    entries = [
        entry("a", "Tides", 1, links=arxiv("2401.00001v1"), fields={"related": "d"}),
        entry("b", "Tides", 2, links=arxiv("2401.00001v2")),
        entry("c", "Waves", 3, links=doi("10.48550/arXiv.2401.00001"), type="book"),
        entry("d", "Waves", 4, links=arxiv("2401.00001")),
        entry("e", "Waves", 5, links=arxiv("2401.00001"), status="preprint"),
    ]
    what = "the arXiv number 2401.00001 is also that of ‘a’ (line 1)"
    assert list(same_arxiv(entries)) == [
        (entries[1], f"{what}; {SAME}"),
        (entries[2], f"{what}; {DIFFERENT}"),
    ]


def test_same_title() -> None:
    title = "A Model of Tides"
    entries = [
        entry("a", title, 1, fields={"volume": "1"}, links=doi("10.5555/1")),
        entry("b", "A model of tides", 2, fields={"number": "2"}),
        entry("c", title, 3, fields={"volume": "2"}),
        entry("d", title, 4, links=doi("10.5555/1")),
        entry("e", title, 5, type="misc"),
        entry("f", title, 6, status="preprint"),
        entry("g", title, 7, authors=(Author(Name("Wu")),)),
        entry("h", title, 8, links=doi("10.5555/2") + arxiv("2401.00001")),
        entry("i", "Tides", 9),
    ]
    what = "the title is also that of ‘a’ (line 1)"
    assert list(same_title(entries)) == [
        (entries[1], f"{what}; {SAME}"),
        (entries[7], f"{what}; {SAME}"),
    ]


def test_preprint_beside_what_is_published() -> None:
    title = "A Model of Tides"
    entries = [
        entry("a", title, 1, status="preprint", links=arxiv("2401.00001")),
        entry("b", title, 2, links=arxiv("2401.00001")),
        entry("c", "Waves", 3, links=doi("10.5555/1")),
        entry("d", "Waves", 4, links=doi("10.5555/1"), status="preprint", file="more.bib"),
        entry("e", "Sand of the Bay", 5, status="preprint"),
        entry("f", "Sand of the Bay", 6, status="preprint"),
        entry("g", "Sand of the Bay", 7),
    ]
    remedy = (
        "keep that one, with the preprint's number as ‘eprint’, or say in one of them: "
        "related = {the other's key}"
    )
    # by DOI, then by number, then by title; each once
    assert list(preprint_and_published(entries)) == [
        (entries[3], f"a preprint of ‘c’ (papers.bib, line 3); {remedy}"),
        (entries[0], f"a preprint of ‘b’ (line 2); {remedy}"),
        (entries[4], f"a preprint of ‘g’ (line 7); {remedy}"),
    ]


def test_insecure_links() -> None:
    entries = [
        entry("a", links=(("url", "http://a.org"), ("pdf", "https://b.org"), ("code", "HTTP://c.org"))),
        entry("b", links=(("url", "httpx://a.org"), ("pdf", "a.pdf"))),
    ]
    message = "insecure: url (http://a.org), code (HTTP://c.org); write https: if the site has it"
    assert list(insecure_links(entries)) == [(entries[0], message)]


def test_unused() -> None:
    """Of two with one key, what the first names is used."""
    entries = [
        entry("a", fields={"related": "b"}),
        entry("a", fields={"related": "c"}),
        entry("b", fields={"xref": "d, a"}),
        entry("c"),
        entry("d"),
        entry("e", fields={"related": "a"}),
    ]
    message = "no page lists, names or cites the entry; remove it, or add it to a {publications} list"
    assert list(unused(entries, {"a", "gone"})) == [(entries[3], message), (entries[5], message)]
    assert [found.key for found, _ in unused(entries, set())] == ["a", "a", "b", "c", "d", "e"]


def test_order_of_what_is_found() -> None:
    """By file and line; of one line in the order of the checks."""
    entries = [entry("a", line=9, file="z.bib"), entry("b", line=2, file="z.bib"), entry("c", file="a.bib")]

    def one(site: CheckedSite) -> list[tuple[Publication, str]]:
        return [(found, "one") for found in site.publications]

    def two(site: CheckedSite) -> list[tuple[Publication, str]]:
        return [(site.publications[1], "two")]

    checks = {"two": two, "one": one, "three": two}
    found = lint(CheckedSite(entries), ["lint.one", "lint.two"], checks)
    assert found == [
        Problem("lint.two", "two", "z.bib", 2, "b"),
        Problem("lint.one", "one", "z.bib", 2, "b"),
        Problem("lint.one", "one", "z.bib", 9, "a"),
        Problem("lint.one", "one", "a.bib", 1, "c"),
    ]


def test_relations() -> None:
    title = "A Model of Tides"
    entries = [
        entry("a", title, links=arxiv("2401.00001v1"), fields={"related": "c, gone, a"}),
        entry("b", title),
        entry("c", "Waves", links=doi("10.5555/1")),
        entry("d", "Sand", links=doi("10.5555/1"), type="inbook"),
        entry("e", "Rain", links=doi("10.5555/1") + arxiv("2401.00001v2")),
        entry("f", "Snow", fields={"related": "b,a"}),
        entry("b", "Another", fields={"related": "c"}),
    ]
    relations = Relations(entries)
    found = {one.key: [other.key for other in relations.of(one)] for one in entries[:6]}
    assert found == {
        "a": ["c", "f", "e", "b"],
        "b": ["f", "a"],
        "c": ["a", "e"],
        "d": [],
        "e": ["a", "c"],
        "f": ["b", "a"],
    }
