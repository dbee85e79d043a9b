"""Addresses in fields: what LaTeX and exporters add to them, all links of an entry, and lists of keywords."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.fields import Entry, RawEntry, RawField
from sphinx_academic.bib.keywords import split_keywords
from sphinx_academic.bib.links import _urls, empty_kinds, is_made_for_a_link, links_of, unescaped
from sphinx_academic.model.problems import Problem

MESSAGES = {
    "no address": "‘{}’ is no address that a link may have and was left out; correct it",
    "empty": "‘{}’ has no address, so there is nothing to link to; write it, or remove the field",
    "no DOI": "‘{}’ is no DOI and was not linked; write 10.NNNN/...",
}


def entry(fields: dict[str, str]) -> Entry:
    """Return an entry whose fields stand in lines 2, 3 and so on."""
    raw = tuple(RawField(name, (value,), line) for line, (name, value) in enumerate(fields.items(), 2))
    return Entry(RawEntry("misc", "k", raw, 1), "k", "misc", fields, "papers.bib", [])


def messages(problems: list[Problem]) -> list[tuple[int | None, str]]:
    return [(problem.line, problem.message) for problem in problems]


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://e.org/a", "https://e.org/a"),
        (" https://e.org/a ", "https://e.org/a"),
        ("www.e.org/a", "https://www.e.org/a"),
        ("e.org/a", "e.org/a"),
        ("\\url{https://e.org/a_b}", "https://e.org/a_b"),
        ("\\href{https://e.org/a}{here}", "https://e.org/a"),
        ("\\nolinkurl{x}", "x"),
        ("https://e.org/a\\_b\\%20c\\#d\\&e\\$f\\^g", "https://e.org/a_b%20c#d&e$f^g"),
        ("https://e.org/{A}b", "https://e.org/Ab"),
        ("https://e.org/\\~{}a", "https://e.org/~a"),
        ("https://e.org/{\\textasciitilde}a", "https://e.org/~a"),
        ("https://e.org/\\textasciitilde{}a", "https://e.org/~a"),
        ("https://e.org/\\textasciitilde a", "https://e.org/~a"),
        ("https://e.org/$\\sim$a", "https://e.org/~a"),
        ("https://e.org/\\string~a", "https://e.org/~a"),
        ("https://e.org/~a", "https://e.org/~a"),
        ('<a href="https://e.org/a">x</a>', "https://e.org/a"),
        ("<a class='x' href='https://e.org/a'>x</a>", "https://e.org/a"),
        ('doi: <a href="https://e.org/a">x</a>', "https://e.org/a"),
        ("<b>x</b>", "<b>x</b>"),
        ("https://e.org/a&amp;b", "https://e.org/a&b"),
        ("https://e.org/long/\n  path", "https://e.org/long/path"),
        ("https://e.org/a\nhttps://e.org/b", "https://e.org/a"),
        ("https://e.org/a, https://e.org/b", "https://e.org/a"),
        ("https://e.org/a and https://e.org/b", "https://e.org/a"),
        ("https://e.org/a; and https://e.org/b", "https://e.org/a"),
        ("https://e.org/a,b", "https://e.org/a,b"),
        ("", ""),
        ("\\url{https://e.org/a}, \\url{https://e.org/b}", "https://e.org/a"),
        ("\\{a\\}", "{a}"),
    ],
)
def test_first_address(source: str, address: str) -> None:
    assert unescaped(source) == address


@pytest.mark.parametrize(
    ("fields", "addresses", "reported"),
    [
        ({"url": "https://e.org/a"}, ["https://e.org/a"], []),
        ({"url": "https://doi.org/10.1000/a"}, ["https://doi.org/10.1000/a"], []),
        ({"url": "10.1000/a"}, ["https://doi.org/10.1000/a"], []),
        ({"url": "\\url{https://doi.org/10.1000/a}"}, ["https://doi.org/10.1000/a"], []),
        ({"url": "https://e.org/a, https://e.org/b"}, ["https://e.org/a", "https://e.org/b"], []),
        (
            {"url": "https://e.org/a, https://doi.org/10.1000/b"},
            ["https://e.org/a", "https://doi.org/10.1000/b"],
            [],
        ),
        ({"url": "javascript:x"}, [], [(2, "no address", "javascript:x")]),
        ({"url": "javascript:x, https://e.org/a"}, ["https://e.org/a"], [(2, "no address", "javascript:x")]),
        ({"url": "a/b.pdf"}, ["a/b.pdf"], []),
        ({"howpublished": "\\url{https://e.org/a}"}, ["https://e.org/a"], []),
        ({"howpublished": "At \\url{https://e.org/a}, 2020"}, ["https://e.org/a"], []),
        ({"howpublished": "\\url{https://doi.org/10.1000/a}"}, ["https://doi.org/10.1000/a"], []),
        ({"howpublished": "\\url{data:x}"}, [], [(2, "no address", "data:x")]),
        ({"howpublished": "https://e.org/a"}, ["https://e.org/a"], []),
        ({"howpublished": " http://e.org/a"}, ["http://e.org/a"], []),
        ({"howpublished": "Talk"}, [], []),
        ({"howpublished": "www.e.org"}, ["https://www.e.org"], []),
        ({"url": "https://e.org/a", "howpublished": "\\url{https://e.org/b}"}, ["https://e.org/a"], []),
        ({"url": " ", "howpublished": "https://e.org/b"}, ["https://e.org/b"], []),
        ({}, [], []),
        ({"howpublished": "\\url{data:x}", "html": "https://e.org/b"}, [], [(2, "no address", "data:x")]),
    ],
)
def test_addresses_of_the_paper(
    fields: dict[str, str], addresses: list[str], reported: list[tuple[int, str, str]]
) -> None:
    one = entry(fields)
    assert _urls(one) == addresses
    assert messages(one.problems) == [(line, MESSAGES[kind].format(text)) for line, kind, text in reported]


@pytest.mark.parametrize(
    ("fields", "links", "reported"),
    [
        (
            {"url": "https://e.org/a", "html": "https://e.org/b"},
            [("url", "https://e.org/a"), ("html", "https://e.org/b")],
            [],
        ),
        ({"html": "https://e.org/b"}, [("url", "https://e.org/b")], []),
        ({"ee": "https://e.org/b"}, [("url", "https://e.org/b")], []),
        (
            {"ee": "https://e.org/b", "html": "https://e.org/c"},
            [("url", "https://e.org/b"), ("html", "https://e.org/c")],
            [],
        ),
        (
            {"eprint": "123", "eprinttype": "googlebooks"},
            [("googlebooks", "https://books.google.com/books?id=123")],
            [],
        ),
        ({"eprint": "20.500/1", "eprinttype": "hdl"}, [("hdl", "https://hdl.handle.net/20.500/1")], []),
        ({"eprint": "123", "eprinttype": "jstor"}, [("jstor", "https://www.jstor.org/stable/123")], []),
        ({"eprint": "123", "eprinttype": "pubmed"}, [("pubmed", "https://pubmed.ncbi.nlm.nih.gov/123/")], []),
        (
            {"eprint": "a b", "eprinttype": "openreview"},
            [("openreview", "https://openreview.net/forum?id=a%20b")],
            [],
        ),
        ({"eprint": "123", "eprinttype": "odd"}, [], []),
        ({"eprint": "", "eprinttype": "hal"}, [], []),
        (
            {"pmid": "123", "pubmed": "456"},
            [
                ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/456/"),
                ("pmid", "https://pubmed.ncbi.nlm.nih.gov/123/"),
            ],
            [],
        ),
        ({"pmid": "PMID:123"}, [("pubmed", "https://pubmed.ncbi.nlm.nih.gov/123/")], []),
        ({"pmid": "PMID 123"}, [("pubmed", "https://pubmed.ncbi.nlm.nih.gov/123/")], []),
        ({"pmcid": "PMC123"}, [("pmc", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/")], []),
        ({"pmc": "pmcid: PMC123"}, [("pmc", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/")], []),
        (
            {"hal": "hal-1", "eprint": "hal-1", "eprinttype": "hal"},
            [("hal", "https://hal.science/hal-1")],
            [],
        ),
        ({"hal": "https://hal.science/hal-1"}, [("hal", "https://hal.science/hal-1")], []),
        ({"openreview": "a b&c"}, [("openreview", "https://openreview.net/forum?id=a%20b%26c")], []),
        ({"pmid": ""}, [], [(2, "empty", "pmid")]),
        ({"code": ""}, [], [(2, "empty", "code")]),
        ({"html": ""}, [], [(2, "empty", "html")]),
        ({"link_x": ""}, [], [(2, "empty", "link_x")]),
        ({"link_code": "https://e.org/a"}, [("code", "https://e.org/a")], []),
        (
            {"link_code": "https://e.org/a", "code": "https://e.org/b"},
            [("code", "https://e.org/b"), ("code-2", "https://e.org/a")],
            [],
        ),
        ({"link_": "https://e.org/a"}, [], []),
        (
            {"link_pdf": "a.pdf", "pdf": "b.pdf", "link_url": "c.pdf"},
            [("pdf", "b.pdf"), ("pdf-2", "a.pdf"), ("url", "c.pdf")],
            [],
        ),
        ({"data": "https://e.org/a", "dataset": "https://e.org/a/"}, [("data", "https://e.org/a")], []),
        (
            {
                "website": "https://e.org/a",
                "project": "https://e.org/b",
                "link_website": "https://e.org/c",
                "link_project": "https://e.org/d",
            },
            [
                ("website", "https://e.org/a"),
                ("project", "https://e.org/b"),
                ("website-2", "https://e.org/c"),
                ("website-3", "https://e.org/d"),
            ],
            [],
        ),
        (
            {"poster": "p.pdf", "slides": "s.pdf", "pdf": "x.pdf", "video": "v", "code": "c"},
            [("pdf", "x.pdf"), ("code", "c"), ("slides", "s.pdf"), ("poster", "p.pdf"), ("video", "v")],
            [],
        ),
        ({"doi": "10.1000/a", "note": "doi:10.1000/b"}, [("doi", "https://doi.org/10.1000/a")], []),
        (
            {"note": "doi:10.1000/b", "howpublished": "doi:10.1000/a"},
            [("doi", "https://doi.org/10.1000/a")],
            [],
        ),
        (
            {"doi": "soon", "url": "https://doi.org/10.1000/a"},
            [("doi", "https://doi.org/10.1000/a")],
            [(2, "no DOI", "soon")],
        ),
        ({"doi": "\\url{so\\_on}"}, [], [(2, "no DOI", "so_on")]),
        ({"eprint": "10.1000/a", "eprinttype": "doi"}, [("doi", "https://doi.org/10.1000/a")], []),
        (
            {"doi": "10.1000/a", "url": "https://doi.org/10.1000/A"},
            [("doi", "https://doi.org/10.1000/a")],
            [],
        ),
        ({"code": "javascript:x"}, [], [(2, "no address", "javascript:x")]),
        (
            {"altmetric": "true", "doi": "10.1000/a"},
            [
                ("doi", "https://doi.org/10.1000/a"),
                ("altmetric", "https://www.altmetric.com/details/doi/10.1000/a"),
            ],
            [],
        ),
        (
            {"altmetric": "1", "dimensions": "p.1"},
            [("dimensions", "https://badge.dimensions.ai/details/id/p.1")],
            [],
        ),
        (
            {"altmetric": "False", "dimensions": "TRUE", "doi": "10.1000/a"},
            [
                ("doi", "https://doi.org/10.1000/a"),
                ("dimensions", "https://badge.dimensions.ai/details/doi/10.1000/a"),
            ],
            [],
        ),
        (
            {"dimensions": "yes", "pmid": "12"},
            [
                ("pubmed", "https://pubmed.ncbi.nlm.nih.gov/12/"),
                ("dimensions", "https://badge.dimensions.ai/details/pmid/12"),
            ],
            [],
        ),
        ({"altmetric": "a b"}, [], []),
        (
            {"google_scholar_id": "a:b", "title": "T"},
            [("scholar", "https://scholar.google.com/citations?view_op=view_citation&citation_for_view=a:b")],
            [],
        ),
        (
            {"google_scholar_id": "b", "title": "T & \\'e/x"},
            [("scholar", "https://scholar.google.com/scholar?q=T%20%26%20%C3%A9%2Fx")],
            [],
        ),
        ({"inspirehep_id": "12"}, [("inspire", "https://inspirehep.net/literature/12")], []),
        ({"google_scholar_id": "a b", "inspirehep_id": "a/b"}, [], []),
        (
            {"howpublished": "\\url{data:x}", "html": "https://e.org/b"},
            [("url", "https://e.org/b")],
            [(2, "no address", "data:x")],
        ),
        ({"howpublished": "www.e.org"}, [("url", "https://www.e.org")], []),
        ({"eprint": "x#y", "eprinttype": "hal"}, [("hal", "https://hal.science/x%23y")], []),
        (
            {"hal_id": "a", "halid": "b"},
            [("hal", "https://hal.science/a"), ("halid", "https://hal.science/b")],
            [],
        ),
        ({"title": "T"}, [], []),
        (
            {"url": "https://e.org/a, https://e.org/b, https://e.org/c"},
            [("url", "https://e.org/a"), ("url-2", "https://e.org/b"), ("url-3", "https://e.org/c")],
            [],
        ),
        (
            {
                "supp": "x",
                "press": "y",
                "errata": "z",
                "erratum": "w",
                "blog": "b",
                "talk": "t",
                "demo": "d",
                "model": "m",
            },
            [
                ("model", "m"),
                ("demo", "d"),
                ("talk", "t"),
                ("blog", "b"),
                ("supp", "x"),
                ("errata", "z"),
                ("erratum", "w"),
                ("press", "y"),
            ],
            [],
        ),
    ],
)
def test_links(
    fields: dict[str, str], links: list[tuple[str, str]], reported: list[tuple[int, str, str]]
) -> None:
    one = entry(fields)
    assert list(links_of(one, "")) == links
    assert messages(one.problems) == [(line, MESSAGES[kind].format(text)) for line, kind, text in reported]


def test_figures_of_a_preprint() -> None:
    links = links_of(entry({"altmetric": "true", "dimensions": "true"}), "2401.17644")
    assert links == (
        ("arxiv", "https://arxiv.org/abs/2401.17644"),
        ("altmetric", "https://www.altmetric.com/details/doi/10.48550/arXiv.2401.17644"),
        ("dimensions", "https://badge.dimensions.ai/details/doi/10.48550/arXiv.2401.17644"),
    )


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"code": "", "pdf": " ", "title": ""}, ["code", "pdf"]),
        ({"link_x": "", "link_code": ""}, ["x", "code"]),
        ({"project": "", "html": ""}, ["website", "html"]),
        ({"code": "x", "data": ""}, ["data"]),
        ({"url": "", "doi": ""}, []),
        ({"pmid": "", "hal_id": ""}, ["pubmed", "hal"]),
        ({}, []),
    ],
)
def test_empty_links(fields: dict[str, str], kinds: list[str]) -> None:
    assert list(empty_kinds(fields)) == kinds


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("code", True),
        ("html", True),
        ("url", False),
        ("link_x", True),
        ("linkx", False),
        ("doi", False),
        ("pmid", True),
        ("project", True),
        ("title", False),
    ],
)
def test_fields_made_for_a_link(name: str, expected: bool) -> None:
    assert is_made_for_a_link(name) is expected


@pytest.mark.parametrize(
    ("source", "keywords"),
    [
        ("a, b; c", ["a", "b", "c"]),
        ("a", ["a"]),
        ("", []),
        (",;,", []),
        ("a,,b", ["a", "b"]),
        ("1,2-diol, x", ["1,2-diol", "x"]),
        ("N,N-dimethyl, x", ["N,N-dimethyl", "x"]),
        ("1,2,3-triazole", ["1,2,3-triazole"]),
        ("1, 2-diol", ["1", "2-diol"]),
        ("10,11-x", ["10,11-x"]),
        ("2010,2011", ["2010", "2011"]),
        ("a,1-b", ["a", "1-b"]),
        ("1',2'-x", ["1',2'-x"]),
        ("{a, b}", ["a", "b"]),
        ("{a}, {b}", ["a", "b"]),
        ("{a, b}, c", ["a, b", "c"]),
        ("R&amp;D; x", ["R&D", "x"]),
        ("R&amp D", ["R&amp D"]),
        ("&#65;, b", ["A", "b"]),
        ("a \\& b, c", ["a & b", "c"]),
        ("\\emph{x}, \\'e", ["x", "é"]),
        ("a{,b", ["a", "b"]),
        ("  a ,  b  ", ["a", "b"]),
        ("&foo; b", ["&foo", "b"]),
    ],
)
def test_keywords(source: str, keywords: list[str]) -> None:
    assert split_keywords(source) == keywords
