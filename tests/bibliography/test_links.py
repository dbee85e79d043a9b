"""Links of publications: identifiers in all spellings, fields that hold addresses, addresses to refuse."""

from __future__ import annotations

import pytest

from sphinx_academic.bibliography.entries import read
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
            {"website": "p", "supp": "s", "data": "d", "demo": "x"},
        ),
        ("url = {}, pdf = { }", {}),
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
        "doi = {none}",
        r"howpublished = {\url{vbscript:x}}",
    ],
)
def test_address_that_no_link_may_have(fields: str) -> None:
    record, problems = published(f"year = 2020,\n {fields}")
    assert record.links == ()
    assert [(problem.kind, problem.line, problem.key) for problem in problems] == [(Kind.URL, 2, "k")]
