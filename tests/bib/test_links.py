"""Links of publications: identifiers in all spellings, fields that hold addresses, addresses to refuse."""

from __future__ import annotations

import pytest

from sphinx_academic.bib.links import empty_kinds
from sphinx_academic.bib.placeholders import stated
from sphinx_academic.bib.problem_kinds import BibKind
from sphinx_academic.bib.reader import read
from sphinx_academic.model.problems import Kind, Problem
from sphinx_academic.model.publication import Publication


def published(fields: str) -> tuple[Publication, tuple[Problem, ...]]:
    found = read(f"@misc{{k, title = {{T}}, {fields}}}".encode(), "papers.bib")
    return found.publications[0], found.problems


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ("doi = {10.1000/a_b}", {"doi": "https://doi.org/10.1000/a_b"}),
        (r"doi = {10.1000/a\_b}", {"doi": "https://doi.org/10.1000/a_b"}),
        ("doi = {DOI: 10.1000/a}", {"doi": "https://doi.org/10.1000/a"}),
        ("doi = {http://dx.doi.org/10.1000/a%3Cb}", {"doi": "https://doi.org/10.1000/a%3Cb"}),
        # escaped twice at most
        ("doi = {10.1000/a%25253Cb}", {"doi": "https://doi.org/10.1000/a%253Cb"}),
        (
            "doi = {10.1000/(SICI)1<2::AID>3.0.CO;2-O}",
            {"doi": "https://doi.org/10.1000/(SICI)1%3C2::AID%3E3.0.CO;2-O"},
        ),
        ("doi = {https://example.org/doi/10.1000/a}", {"doi": "https://doi.org/10.1000/a"}),
        ("doi = {10.1000/a}, url = {https://dx.doi.org/10.1000/a}", {"doi": "https://doi.org/10.1000/a"}),
        ("url = {https://doi.org/10.1000/a}", {"doi": "https://doi.org/10.1000/a"}),
        ("eprint = {2401.17644v2}, archiveprefix = {arXiv}", {"arxiv": "https://arxiv.org/abs/2401.17644v2"}),
        ("eprint = {arXiv:2401.17644 [cs.LG]}", {"arxiv": "https://arxiv.org/abs/2401.17644"}),
        ("arxiv = {https://arxiv.org/pdf/2401.17644.pdf}", {"arxiv": "https://arxiv.org/abs/2401.17644"}),
        ("eprint = {math.AG/0601001}", {"arxiv": "https://arxiv.org/abs/math.AG/0601001"}),
        (
            "eprint = {9901001}, eprinttype = {arxiv}, eprintclass = {hep-th}",
            {"arxiv": "https://arxiv.org/abs/hep-th/9901001"},
        ),
        ("eprint = {2401764}, eprinttype = {jstor}", {"jstor": "https://www.jstor.org/stable/2401764"}),
        ("eprint = {2401.17644}, eprinttype = {mine}", {}),
        ("url = {https://arxiv.org/abs/2401.17644}", {"arxiv": "https://arxiv.org/abs/2401.17644"}),
        (r"url = {https://example.org/\~{}a/b\_c\%20d\#e}", {"url": "https://example.org/~a/b_c%20d#e"}),
        (r"url = {\url{https://example.org/{\textasciitilde}a}}", {"url": "https://example.org/~a"}),
        (
            "url = {https://example.org/a,\n https://example.org/b}",
            {"url": "https://example.org/a", "url-2": "https://example.org/b"},
        ),
        ("url = {https://example.org/long/\n   path}", {"url": "https://example.org/long/path"}),
        ("url = {www.example.org/a}", {"url": "https://www.example.org/a"}),
        ('url = {<a href="https://example.org/a">here</a>}', {"url": "https://example.org/a"}),
        ("url = {hdl.example.org/a}", {"url": "https://hdl.example.org/a"}),
        ("url = {arxiv.org/abs/2401.01234}", {"arxiv": "https://arxiv.org/abs/2401.01234"}),
        ("url = {Example.org}", {"url": "https://Example.org"}),
        ("url = {a.pdf}", {"url": "a.pdf"}),
        ("url = {papers/example.org/a.pdf}", {"url": "papers/example.org/a.pdf"}),
        ("url = {../a.b/c.pdf}", {"url": "../a.b/c.pdf"}),
        ("url = {https:/www.example.org/a}", {"url": "https://www.example.org/a"}),
        ("url = {https://www. example. org/a/b. pdf}", {"url": "https://www.example.org/a/b.pdf"}),
        ("url = {https://arxiv. org/abs/2401.01234}", {"arxiv": "https://arxiv.org/abs/2401.01234"}),
        ("url = {https://www.example.org. Accessed 2024}", {"url": "https://www.example.org"}),
        ("url = {https://example.org/a (last accessed 3 May 2024)}", {"url": "https://example.org/a"}),
        ("url = {https://example.org/a [Online; accessed 3-May-2024]}", {"url": "https://example.org/a"}),
        ("url = {https://example.org/online/accessed a}", {"url": "https://example.org/online/accessed a"}),
        ("pdf = {https:/example.org/a. pdf}", {"pdf": "https://example.org/a. pdf"}),
        (r"howpublished = {\url{https://example.org/a}}", {"url": "https://example.org/a"}),
        ("html = {https://example.org/a}", {"url": "https://example.org/a"}),
        (
            "html = {https://example.org/a}, url = {https://example.org/b}",
            {"url": "https://example.org/b", "html": "https://example.org/a"},
        ),
        (
            "pdf = {a b.pdf}, slides = {s.pdf}, code = {https://example.org/c}",
            {"pdf": "a b.pdf", "code": "https://example.org/c", "slides": "s.pdf"},
        ),
        (
            "hal = {hal-01234}, pmid = {1234}",
            {"hal": "https://hal.science/hal-01234", "pubmed": "https://pubmed.ncbi.nlm.nih.gov/1234/"},
        ),
        ("eprint = {hal-01234}, eprinttype = {hal}", {"hal": "https://hal.science/hal-01234"}),
        (
            "project = {p}, dataset = {d}, demo = {x}, supp = {s}",
            {"data": "d", "demo": "x", "website": "p", "supp": "s"},
        ),
        (
            "press = {n}, errata = {e}, blog = {b}, talk = {t}, model = {m}",
            {"model": "m", "talk": "t", "blog": "b", "errata": "e", "press": "n"},
        ),
        (
            "openreview = {aBcD_12-x}",
            {"openreview": "https://openreview.net/forum?id=aBcD_12-x"},
        ),
        ("openreview = {https://example.org/forum}", {"openreview": "https://example.org/forum"}),
        # of any other kind; a label that is a known kind is that kind
        (
            "link_appendix = {a.pdf}, link_project = {p}, link_model_card = {m}",
            {"appendix": "a.pdf", "website": "p", "model_card": "m"},
        ),
        (
            "link_code = {https://example.org/b}, code = {https://example.org/a}",
            {"code": "https://example.org/a", "code-2": "https://example.org/b"},
        ),
        ("link_ = {https://example.org/a}", {}),
        # programs export these empty
        ("url = {}, doi = { }, eprint = {}", {}),
        # al-folio's numbers of badges
        (
            "doi = {10.1000/a}, altmetric = {true}, dimensions = {true}",
            {
                "doi": "https://doi.org/10.1000/a",
                "altmetric": "https://www.altmetric.com/details/doi/10.1000/a",
                "dimensions": "https://badge.dimensions.ai/details/doi/10.1000/a",
            },
        ),
        (
            "arxiv = {2401.17644}, altmetric = {true}",
            {
                "arxiv": "https://arxiv.org/abs/2401.17644",
                "altmetric": "https://www.altmetric.com/details/doi/10.48550/arXiv.2401.17644",
            },
        ),
        (
            "pmid = {1234}, dimensions = {true}",
            {
                "pubmed": "https://pubmed.ncbi.nlm.nih.gov/1234/",
                "dimensions": "https://badge.dimensions.ai/details/pmid/1234",
            },
        ),
        (
            "altmetric = {248277}, dimensions = {pub.1234}",
            {
                "altmetric": "https://www.altmetric.com/details/248277",
                "dimensions": "https://badge.dimensions.ai/details/id/pub.1234",
            },
        ),
        ("altmetric = {false}, dimensions = {true}", {}),
        ("altmetric = {<script>}, inspirehep_id = {../x}, google_scholar_id = {a b}", {}),
        (
            "google_scholar_id = {me:qyhmnyLat1gC}",
            {
                "scholar": "https://scholar.google.com/citations?view_op=view_citation"
                "&citation_for_view=me:qyhmnyLat1gC"
            },
        ),
        ("google_scholar_id = {qyhmnyLat1gC}", {"scholar": "https://scholar.google.com/scholar?q=T"}),
        ("inspirehep_id = {3255}", {"inspire": "https://inspirehep.net/literature/3255"}),
    ],
)
def test_links(fields: str, links: dict[str, str]) -> None:
    record, problems = published(f"year = 2020, {fields}")
    assert list(record.links) == list(links.items())
    assert problems == ()


SICI = "https://doi.org/10.1175/1520-0477(1996)077%3C0935:XXXXXX%3E2.0.CO;2"


@pytest.mark.parametrize(
    "written",
    [
        r"10.1175/1520-0477(1996)077{\textless}0935:XXXXXX{\textgreater}2.0.CO;2",
        r"10.1175/1520-0477(1996)077\textless{}0935:XXXXXX\textgreater{}2.0.CO;2",
        r"10.1175/1520-0477(1996)077\textless 0935:XXXXXX\textgreater 2.0.CO;2",
        r"10.1175/1520-0477(1996)077$<$0935:XXXXXX$>$2.0.CO;2",
        r"10.1175/1520-0477(1996)077{$<$}0935:XXXXXX{$>$}2.0.CO;2",
        r"10.1175/1520-0477(1996)077$\less$0935:XXXXXX$\greater$2.0.CO;2",
        r"10.1175/1520-0477(1996)077\(<\)0935:XXXXXX\(>\)2.0.CO;2",
        "10.1175/1520-0477(1996)077&lt;0935:XXXXXX&gt;2.0.CO;2",
        "10.1175/1520-0477(1996)077&amp;lt;0935:XXXXXX&amp;gt;2.0.CO;2",
        "10.1175/1520-0477(1996)077%3C0935:XXXXXX%3E2.0.CO;2",
        "https://doi.org/10.1175%2F1520-0477(1996)077%3C0935%3AXXXXXX%3E2.0.CO%3B2",
        "https://doi.org/10.1175%252F1520-0477(1996)077%253C0935:XXXXXX%253E2.0.CO;2",
        "http://dx.doi.org/10.1175/1520-0477(1996)077<0935:XXXXXX>2.0.CO;2.",
    ],
)
@pytest.mark.parametrize("name", ["doi", "url", "ee"])
def test_characters_of_a_doi_that_exporters_escape(written: str, name: str) -> None:
    prefix = "" if name == "doi" or "doi" in written else "https://doi.org/"
    record, problems = published(f"year = 2020, {name} = {{{prefix}{written}}}")
    assert record.links == (("doi", SICI),)
    assert problems == ()


@pytest.mark.parametrize(
    "fields",
    [
        "doi = {%s}",
        "doi = {doi:%s}",
        "doi = {DOI %s}",
        "doi = {doi.org/%s}",
        "doi = {https://doi.org/%s}",
        "doi = {http://www.doi.org/doi:%s}",
        "doi = {https://doi-org.proxy.example.edu/%s}",
        "doi = {info:doi/%s}",
        "doi = {<https://doi.org/%s>}",
        r"doi = {\url{https://doi.org/%s}}",
        r"doi = {\href{https://doi.org/%s}{10.1234/Tide.4\_8}}",
        "doi = {%s.}",
        "doi = {%s,}",
        "doi = {https://example.com/doi/full/%s?af=R}",
        "doi = {%s, 10.1234/other}",
        "url = {doi:%s}",
        "url = {%s}",
        r"url = {\url{https://doi.org/%s}}",
        "ee = {https://doi.org/%s}",
        "html = {https://doi.org/%s}",
        "note = {doi:%s}",
        "note = {In Swedish. DOI: %s.}",
        r"note = {\url{https://doi.org/%s}}",
        r"howpublished = {\url{https://doi.org/%s}}",
        "howpublished = {doi: %s}",
        "eprint = {%s}, eprinttype = {doi}",
        # each once, whatever the case of its letters
        "doi = {%s}, url = {https://doi.org/10.1234/tide.4_8}, ee = {http://dx.doi.org/10.1234/TIDE.4_8}",
        "doi = {%s}, website = {https://doi.org/10.1234%%2FTide.4_8}",
    ],
)
@pytest.mark.parametrize("written", ["10.1234/Tide.4_8", r"10.1234/Tide.4\_8", r"10.1234/Tide.4{\_}8"])
def test_spellings_of_one_doi(fields: str, written: str) -> None:
    record, problems = published(f"year = 2020, {fields % written}")
    assert record.links == (("doi", "https://doi.org/10.1234/Tide.4_8"),)
    assert problems == ()


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        # two DOIs are two links
        (
            "doi = {10.1234/a}, url = {https://doi.org/10.1234/b}",
            {"doi": "https://doi.org/10.1234/a", "url": "https://doi.org/10.1234/b"},
        ),
        # a publisher's page is that publisher's
        (
            "doi = {10.1234/a}, url = {https://example.com/doi/10.1234/a}",
            {"doi": "https://doi.org/10.1234/a", "url": "https://example.com/doi/10.1234/a"},
        ),
        (
            "website = {https://example.org/site}, project = {https://example.org/project}",
            {"website": "https://example.org/site", "project": "https://example.org/project"},
        ),
        (
            "website = {https://example.org/x}, project = {http://example.org/x/}",
            {"website": "https://example.org/x"},
        ),
        (
            "dataset = {https://example.org/b}, data = {https://example.org/a}",
            {"data": "https://example.org/a", "dataset": "https://example.org/b"},
        ),
        (
            "errata = {https://example.org/a}, erratum = {https://example.org/b}",
            {"errata": "https://example.org/a", "erratum": "https://example.org/b"},
        ),
        (
            "url = {https://example.org/a}, ee = {https://example.org/b}, html = {https://example.org/c}",
            {"url": "https://example.org/a", "ee": "https://example.org/b", "html": "https://example.org/c"},
        ),
        ("HAL_ID = {hal-01234567}, HAL_VERSION = {v2}", {"hal": "https://hal.science/hal-01234567"}),
        (
            "hal_id = {hal-01234567}, url = {https://inria.hal.science/hal-01234567v2}",
            {"hal": "https://hal.science/hal-01234567"},
        ),
        (
            "pmcid = {PMC123}, pmid = {PMID: 45}",
            {
                "pubmed": "https://pubmed.ncbi.nlm.nih.gov/45/",
                "pmc": "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/",
            },
        ),
        (
            "pmc = {123}, url = {https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/}",
            {"pmc": "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"},
        ),
        ("arxivId = {2401.17644}", {"arxiv": "https://arxiv.org/abs/2401.17644"}),
        (
            "eprint = {2401.17644}, url = {http://www.arxiv.org/abs/2401.17644v3}",
            {"arxiv": "https://arxiv.org/abs/2401.17644"},
        ),
        (
            "eprint = {hep-th/9901001v2}, archivePrefix = {arXiv}, url = {https://arxiv.org/abs/hep-th/9901001}",
            {"arxiv": "https://arxiv.org/abs/hep-th/9901001v2"},
        ),
    ],
)
def test_links_of_two_fields(fields: str, links: dict[str, str]) -> None:
    record, problems = published(f"year = 2020, {fields}")
    assert dict(record.links) == links
    assert problems == ()


@pytest.mark.parametrize(
    "value", ["n/a", "N/A", "n.a.", "None", "NULL", "nan", "TBA", "tbd", "-", "--", "—", "?", "..."]
)
@pytest.mark.parametrize(
    "name", ["url", "doi", "ee", "code", "pdf", "eprint", "arxiv", "link_appendix", "hal"]
)
def test_placeholders_are_no_links(name: str, value: str) -> None:
    record, problems = published(f"year = 2020,\n {name} = {{{value}}}")
    assert record.links == ()
    # a link that an author announces is one that is to come, as is an empty one
    announced = name in ("code", "pdf", "hal", "link_appendix")
    assert [problem.kind for problem in problems] == [BibKind.EMPTY_LINK] * announced


@pytest.mark.parametrize(
    "fields",
    [
        "video = {javascript:alert(1)}",
        "url = {data:text/html,x}",
        "doi = {soon}",
        r"howpublished = {\url{vbscript:x}}",
    ],
)
def test_address_that_no_link_may_have(fields: str) -> None:
    record, problems = published(f"year = 2020,\n {fields}")
    assert record.links == ()
    assert [(problem.kind, problem.line, problem.key) for problem in problems] == [(Kind.URL, 2, "k")]


@pytest.mark.parametrize(
    ("name", "address", "words"),
    [
        ("video", "javascript:", "is no address that a link may have"),
        ("doi", "10", "is no DOI"),
    ],
)
def test_messages_quote_the_beginning_of_an_address(name: str, address: str, words: str) -> None:
    shown = f"{address}{'x' * 80}"[:80]
    for more in ("", "y"):
        _record, (problem,) = published(f"year = 2020, {name} = {{{shown}{more}}}")
        assert f"‘{shown}’ {words}" in problem.message


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ("code = {}", ["code"]),
        ("pdf = { }, url = {}", ["pdf"]),
        ("project = {}, html = {}", ["website", "html"]),
        ("link_model_card = {}", ["model_card"]),
    ],
)
def test_a_field_that_is_left_empty(fields: str, kinds: list[str]) -> None:
    record, problems = published(f"year = 2020,\n {fields}")
    assert record.links == ()
    assert [(problem.kind, problem.line, problem.key) for problem in problems] == [
        (BibKind.EMPTY_LINK, 2, "k") for _ in kinds
    ]
    assert list(empty_kinds(record.fields)) == kinds


def test_an_empty_field_is_not_inherited_twice() -> None:
    found = read(b"@misc{a, title={T}, year=2020, code={}}\n@misc{b, crossref={a}, title={U}}", "papers.bib")
    assert [problem.key for problem in found.problems if problem.kind is BibKind.EMPTY_LINK] == ["a"]


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"title": "T", "volume": "-", "pdf": "-", "note": "n/a"}, {"title": "T", "pdf": ""}),
        ({"volume": "0", "number": "0", "pages": "n/a--n/a"}, {}),
        ({"volume": "0", "number": "1", "code": "TBA"}, {"volume": "0", "number": "1", "code": ""}),
        ({"year": "n.d.", "title": "?"}, {"year": "n.d."}),
        # some words are titles and names
        (
            {"title": "None", "author": "{Null}", "journal": "NA", "publisher": "{None}", "school": "NA"},
            {"title": "None", "author": "{Null}", "journal": "NA"},
        ),
        ({"title": "Not available", "author": "T.B.A.", "editor": "tba."}, {"author": "T.B.A."}),
        ({"journal": "none--none", "pages": "000-000"}, {"journal": "none--none"}),
        ({"eid": "00-0"}, {"eid": "00-0"}),
        ({"volume": "{0}", "number": " 0 "}, {}),
        ({"volume": "0"}, {"volume": "0"}),
        ({"note": "n. a.", "type": "N / A", "pages": "-" * 24, "isbn": "-" * 25}, {"isbn": "-" * 25}),
        ({"note": "{}", "pages": " "}, {"note": "{}", "pages": " "}),
    ],
)
def test_what_placeholders_leave(given: dict[str, str], left: dict[str, str]) -> None:
    """Fields of links say that the link is to come; others are as if they were not there."""
    assert dict(stated(given)) == left


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("arxiv = {hello}", "‘hello’ is no number of arXiv and was not linked; write 2401.01234"),
        (
            "arxivid = {10.1038/srep03357}",
            "‘10.1038/srep03357’ is no number of arXiv and was not linked; write",
        ),
        ("arxiv_id = {true}", "‘true’ is no number of arXiv and was not linked; write 2401.01234"),
        ("arxiv = {}", ""),
        ("arxiv = {TBA}", ""),
        ("arxiv = {https://arxiv.org/pdf/2401.01234v2.pdf}", ""),
        ("arxiv = {cs/0112017}", ""),
        ("arxiv = {see below}, note = {arXiv:2401.01234}", ""),
        # of these, it may be a number of anything
        ("eprint = {hello}", ""),
    ],
)
def test_what_is_no_number_of_arxiv_is_reported(fields: str, expected: str) -> None:
    found = read(f"@misc{{k, title = {{T}}, year = 2020,\n  {fields}}}".encode(), "x.bib")
    messages = [(problem.kind, problem.line, problem.message[: len(expected)]) for problem in found.problems]
    assert messages == ([("url", 2, expected)] if expected else [])
