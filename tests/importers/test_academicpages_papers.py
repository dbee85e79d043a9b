"""Parts of papers of academicpages: titles, dates, venues, and paragraphs that say nothing."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from sphinx_academic.importers.academicpages_papers import (
    _date,
    _links,
    _type,
    _venue,
    says_nothing,
    without_tags,
)


@pytest.mark.parametrize(("title", "found"), [
    ("Tides", "Tides"),
    ("H<sub>2</sub>O", "H$_{2}$O"),
    ("x<SUP>2</SUP>", "x$^{2}$"),
    ("a <i>b</i> c", "a b c"),
    ("a < b > c", "a < b > c"),
    ("<sub>$x$</sub>", "$x$"),
    (f"<sub>{'a' * 40}</sub>", f"$_{{{'a' * 40}}}$"),
    (f"<sub>{'a' * 41}</sub>", "a" * 41),
    ("<b>a</b>  b\n c", "a b c"),
    ("<sub></sub>x", "x"),
])  # fmt: skip
def test_title_without_tags(title: str, found: str) -> None:
    assert without_tags(title) == found


@pytest.mark.parametrize(("text", "found"), [
    ("Download paper here", True),
    ("Access the full text of the article", True),
    ("PDF | Slides", True),
    ("TBD", True),
    ("n/a", True),
    ("-", True),
    ("In progress...", True),
    ("coming\n soon.", True),
    ("", True),
    ("Use Google  Scholar for full citation", True),
    ("See Google Scholar", True),
    ("I use Google Scholar for tides", False),
    ("We look at tides", False),
    ("Download tides", False),
    ("Downloaded", False),
])  # fmt: skip
def test_paragraph_that_says_nothing(text: str, found: bool) -> None:
    assert says_nothing(text) == found


@pytest.mark.parametrize(("date", "fields"), [
    ("2020-01-01", {"year": "2020"}),
    ("2020-01-02", {"date": "2020-01-02"}),
    ("2020-11-01", {"date": "2020-11-01"}),
    ("2020-05", {"date": "2020-05"}),
    ("2020", {"year": "2020"}),
    ("May 2020", {"date": "2020-05"}),
    ("Spring 2020", {"year": "2020"}),
    ("around 2020 or so", {"year": "2020"}),
    ("2020-1-2", {"date": "2020-01-02"}),
    ("in the year 1820", {}),
    ("12020", {}),
    ("", {}),
])  # fmt: skip
def test_date_of_an_entry(date: str, fields: dict[str, str]) -> None:
    assert _date(date) == fields


@pytest.mark.parametrize(("fields", "kind"), [
    ({"journal": "x"}, "article"), ({"booktitle": "x"}, "inproceedings"), ({"booktitle": "x", "journal": "y"}, "article"), ({}, "misc"),
])  # fmt: skip
def test_type_by_fields(fields: dict[str, str], kind: str) -> None:
    assert _type(fields) == kind


@pytest.mark.parametrize(("venue", "fields"), [
    ("Journal of Tides", {"journal": "Journal of Tides"}),
    ("Journal of Tides, 2020", {"year": "2020", "journal": "Journal of Tides"}),
    ("Journal of Tides, 12(3), 4-5", {"volume": "12", "number": "3", "pages": "4--5", "journal": "Journal of Tides"}),
    ("Journal of Tides (under review)", {"pubstate": "inreview", "journal": "Journal of Tides"}),
    ("<i>Nature</i>", {"journal": "Nature"}),
    ("In Proceedings of Sea Days", {"booktitle": "Proceedings of Sea Days"}),
    ("In: Proceedings of Sea Days", {"booktitle": "Proceedings of Sea Days"}),
    ("Proceedings of Sea Days (Spotlight)", {"presentation": "spotlight", "booktitle": "Proceedings of Sea Days"}),
    # as the author writes it
    ("ICML 2020", {"year": "2020", "abbr": "ICML", "booktitle": "ICML 2020"}),
    ("NeurIPS Workshop on Sand", {"abbr": "NeurIPS Workshop", "booktitle": "NeurIPS Workshop on Sand"}),
    ("Sea Press", {"booktitle": "Sea Press"}),
    ("Inside the Sea", {"howpublished": "Inside the Sea"}),
    ("PhD thesis, Harbour University", {"school": "Harbour University"}),
    ("Technical report, Quay Lab", {"type": "Technical report", "institution": "Quay Lab"}),
    ("arXiv preprint arXiv:2001.00001", {"eprint": "2001.00001", "eprinttype": "arxiv"}),
    ("bioRxiv", {"pubstate": "preprint", "howpublished": "bioRxiv"}),
    ("To appear", {"pubstate": "accepted"}),
    ("Patent US 1234", {"journal": "Patent US 1234"}),
    ("Patent US 1234, 2020", {"journal": "Patent US 1234", "year": "2020"}),
    ("TBD", {}),
    ("", {}),
])  # fmt: skip
def test_venue_of_front_matter(venue: str, fields: dict[str, str]) -> None:
    assert dict(_venue({"venue": venue})) == fields


@pytest.mark.parametrize(("body", "links"), [
    ("[a *b*](c), [d](<e f>)", [("a b", "c"), ("d", "e%20f")]),
    ("<a href=' x '>y</a>", [("y", "x")]),
    ("<a>x</a>", [("x", "")]),
    ("[a] (b) ![i](x.png)", []),
    ("https://x.example.net", []),
])  # fmt: skip
def test_links_of_a_text(body: str, links: list[tuple[str, str]]) -> None:
    assert list(_links(body)) == links
