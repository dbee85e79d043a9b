"""Highwire Press tags: which, in what order, once each and never empty."""

from __future__ import annotations

import pytest
from export.library import entry

from sphinx_academic.export.highwire import highwire

Tags = list[tuple[str, str]]

PAGE = {
    "pdf_url": "https://example.org/p/doe.pdf",
    "page_url": "https://example.org/p/",
    "abstract_url": "https://example.org/p/",
}


def tags(body: str, **options: str) -> Tags:
    """Return the tags of an entry, without their common prefix."""
    return [(name.removeprefix("citation_"), content) for name, content in highwire(entry(body), **options)]


FULL = r"""
@article{doe2024,
  author = {van der Doe\*, Jr., Ann and {Roe \& Sons} and others}, editor = {Poe, Cy},
  title = {On \emph{Öre}}, journal = {Journal of It}, volume = 3, number = 4, pages = {1--10},
  publisher = {Press}, date = {2024-05-07}, doi = {10.5555/1}, eprint = {2401.00001},
  url = {https://example.org/elsewhere}, keywords = {selected, b, a}, issn = {1234-5678, 8765-4321},
  isbn = {978-3-16-148410-0}, langid = {british}, abstract = {A}}
"""


def test_everything_at_once() -> None:
    assert tags(FULL, **PAGE) == [
        ("title", "On Öre"),
        ("author", "van der Doe, Ann, Jr."),
        ("author", "Roe & Sons"),
        ("publication_date", "2024/05/07"),
        ("journal_title", "Journal of It"),
        ("publisher", "Press"),
        ("volume", "3"),
        ("issue", "4"),
        ("firstpage", "1"),
        ("lastpage", "10"),
        ("isbn", "978-3-16-148410-0"),
        ("issn", "1234-5678"),
        ("doi", "10.5555/1"),
        ("arxiv_id", "2401.00001"),
        ("pdf_url", "https://example.org/p/doe.pdf"),
        ("public_url", "https://example.org/p/"),
        ("abstract_html_url", "https://example.org/p/"),
        ("language", "en-GB"),
        ("keywords", "b; a"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("@misc{k}", []),
        (
            "@inproceedings{k, title = {T}, booktitle = {Proc.}, series = {S}, number = 7, year = 2024}",
            [("title", "T"), ("publication_date", "2024"), ("conference_title", "Proc.")],
        ),
        (
            "@incollection{k, title = {T}, booktitle = {B}, chapter = 2}",
            [("title", "T"), ("inbook_title", "B")],
        ),
        ("@phdthesis{k, school = {U}}", [("dissertation_institution", "U")]),
        (
            "@techreport{k, institution = {I}, number = {TR-1}}",
            [("technical_report_institution", "I"), ("technical_report_number", "TR-1")],
        ),
        ("@book{k, publisher = {P}, volume = 2, pages = {99 pages}}", [("publisher", "P"), ("volume", "2")]),
        ("@software{k, organization = {O}}", [("publisher", "O")]),
        ("@misc{k, howpublished = {Somewhere}}", []),
        ("@misc{k, year = 2024, month = oct}", [("publication_date", "2024/10")]),
        ("@misc{k, date = {0001-05}}", [("publication_date", "0001/05")]),
        # no date that readers of tags do not know, and none that the entry does not state
        ("@misc{k, date = {0000}}", []),
        ("@misc{k, date = {-0043}}", []),
        ("@misc{k, eprint = {2401.00001}}", [("publisher", "arXiv"), ("arxiv_id", "2401.00001")]),
        (
            "@article{k, journal = {CoRR}, volume = {abs/2401.00001}}",
            [("publisher", "arXiv"), ("arxiv_id", "2401.00001")],
        ),
        ("@article{k, pages = {1--2, 5--6}}", [("firstpage", "1")]),
        ("@book{k, isbn = {0-306-40615-2 (paperback) 9780306406157}}", [("isbn", "0-306-40615-2")]),
        ("@book{k, isbn = {978 0 306 40615 7}, issn = {none}}", [("isbn", "978 0 306 40615 7")]),
        ("@book{k, isbn = {123}, issn = {2434561x(Online)}}", [("issn", "2434-561X")]),
        ("@article{k, eid = {e7}}", [("firstpage", "e7")]),
        ("@proceedings{k, editor = {Poe, Cy}}", []),
        ("@misc{k, author = {others}}", []),
        ("@misc{k, pdf = {files/paper.pdf}, url = {https://example.org}}", []),
        ("@misc{k, pdf = {https://example.org/a.pdf}}", [("pdf_url", "https://example.org/a.pdf")]),
        ("@misc{k, langid = {klingonish}, keywords = {selected}}", []),
    ],
)
def test_tags(body: str, expected: Tags) -> None:
    assert tags(body) == expected


@pytest.mark.parametrize(
    "address",
    ["", " ", "paper.pdf", "/p/", "//example.org/p", "javascript:alert(1)", "data:,x", "mailto:a@b"],
)
def test_only_absolute_addresses(address: str) -> None:
    assert tags("@misc{k}", pdf_url=address, page_url=address, abstract_url=address) == []
