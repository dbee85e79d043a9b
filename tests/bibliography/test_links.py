"""Links of publications: identifiers in all spellings, fields that hold addresses, addresses to refuse."""

from __future__ import annotations

import pytest

from sphinx_academic.bibliography.entries import read
from sphinx_academic.bibliography.links import empty_kinds
from sphinx_academic.records.problems import Kind, Problem
from sphinx_academic.records.publication import Publication


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
        ("eprint = {2401.17644}, eprinttype = {jstor}", {}),
        ("url = {https://arxiv.org/abs/2401.17644}", {"arxiv": "https://arxiv.org/abs/2401.17644"}),
        (r"url = {https://example.org/\~{}a/b\_c\%20d\#e}", {"url": "https://example.org/~a/b_c%20d#e"}),
        (r"url = {\url{https://example.org/{\textasciitilde}a}}", {"url": "https://example.org/~a"}),
        ("url = {https://example.org/a,\n https://example.org/b}", {"url": "https://example.org/a"}),
        ("url = {https://example.org/long/\n   path}", {"url": "https://example.org/long/path"}),
        ("url = {www.example.org/a}", {"url": "https://www.example.org/a"}),
        ('url = {<a href="https://example.org/a">here</a>}', {"url": "https://example.org/a"}),
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
            {"code": "https://example.org/a"},
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
        (Kind.EMPTY_LINK, 2, "k") for _ in kinds
    ]
    assert list(empty_kinds(record.fields)) == kinds


def test_an_empty_field_is_not_inherited_twice() -> None:
    found = read(b"@misc{a, title={T}, year=2020, code={}}\n@misc{b, crossref={a}, title={U}}", "papers.bib")
    assert [problem.key for problem in found.problems if problem.kind is Kind.EMPTY_LINK] == ["a"]
